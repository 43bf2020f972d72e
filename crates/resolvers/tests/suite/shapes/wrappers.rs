//! Resolvers in wrappers, and what is done around an access.

use super::check;

#[test]
fn wrappers_call_what_they_wrap() {
    check(
        &[
            (
                "auth.js",
                r"export const authenticated = next => (root, args, context, info) => { if (!context.user) throw new Error('x'); return next(root, args, context, info); };
const createResolver = (resolver) => { const base = resolver; base.createResolver = (child) => createResolver(async (p, a, c, i) => { await resolver(p, a, c, i); return child(p, a, c, i); }); return base; };
export const requiresAuth = createResolver((parent, args, { user }) => { if (!user) throw new Error(); });",
            ),
            (
                "resolvers.js",
                r"import { authenticated, requiresAuth } from './auth';
import { combineResolvers } from 'graphql-resolvers';
import pool from './pool';
export default { Post: { author: authenticated((post) => pool.query('select * from users where id = $1', [post.authorId]).then(r => r.rows[0])), comments: requiresAuth.createResolver(async (post, a, { models }) => models.Comment.findAll({ where: { postId: post.id } })) }, User: { posts: combineResolvers(isAuthenticated, async (u) => { const { rows } = await pool.query('select', [u.id]); return rows; }) } };",
            ),
            (
                "pool.js",
                r"import { Pool } from 'pg';
const pool = new Pool();
export default pool;",
            ),
        ],
        "!Post.author !Post.comments !User.posts",
    );
}

#[test]
fn retries_and_limits_call_what_they_are_given() {
    check(
        &[(
            "resolvers.js",
            r"const axios = require('axios').default;
const retry = require('async-retry');
const pLimit = require('p-limit');
const limit = pLimit(5);
const http = axios.create({ baseURL: 'x' });
module.exports = { Post: { author: (p) => retry(async (bail) => { const res = await http.get(`/u/${p.authorId}`); return res.data; }, { retries: 2 }), comments: (p) => limit(() => http.get('/c', { params: { post: p.id } }).then(({ data }) => data)) } };",
        )],
        "!Post.author !Post.comments",
    );
}

#[test]
fn conditions_are_put_together_step_by_step() {
    check(
        &[(
            "resolvers.js",
            r"const Comment = require('./models/comment');
module.exports = { Post: { comments: async (post, { visible }) => { const where = {}; where.postId = post.id; if (visible) where.visible = true; return Comment.findAll({ where }); } } };",
        )],
        "!Post.comments",
    );
}

#[test]
fn functions_may_be_piped() {
    check(
        &[
            (
                "r.ts",
                r"import { pipe } from 'fp-ts/function';
import * as TE from 'fp-ts/TaskEither';
import { prisma } from './prisma';
const byId = (id: string) => TE.tryCatch(() => prisma.user.findFirst({ where: { id } }), String);
export const resolvers = { Post: { title: (p: any) => pipe(p.title, (t: string) => t.trim()), author: (p: any) => pipe(byId(p.authorId), TE.getOrElse(() => { throw 1; }))() }, User: { name: (u: any) => [u.first, u.last].join(' ') } };",
            ),
            (
                "prisma.ts",
                r"import { PrismaClient } from '@prisma/client';
declare global { var prisma: PrismaClient | undefined; }
export const prisma = globalThis.prisma || new PrismaClient();",
            ),
        ],
        "!Post.author -Post.title -User.name",
    );
}
