//! Names of files that configuration explains.

use super::check;

#[test]
fn packages_of_the_repository_are_followed() {
    check(
        &[
            ("package.json", r#"{ "name": "root", "private": true, "workspaces": ["packages/*"] }"#),
            (
                "packages/data/package.json",
                r#"{ "name": "@acme/data", "version": "0.0.0", "exports": { ".": { "types": "./dist/index.d.ts", "default": "./dist/index.js" }, "./users": "./src/users.ts" } }"#,
            ),
            ("packages/data/src/index.ts", r"export { findUser } from './users';"),
            (
                "packages/data/src/users.ts",
                r"import postgres from 'postgres';
const sql = postgres();
export const findUser = async (id: string) => { const [u] = await sql`select * from users where id = ${id}`; return u; };",
            ),
            (
                "packages/api/package.json",
                r#"{ "name": "@acme/api", "dependencies": { "@acme/data": "workspace:*" } }"#,
            ),
            (
                "packages/api/src/resolvers.ts",
                r"import { findUser } from '@acme/data';
export const resolvers = { Post: { author: (p: any) => findUser(p.authorId) } };",
            ),
        ],
        "!Post.author",
    );
}

#[test]
fn what_another_package_gives_is_told_by_its_name() {
    check(
        &[(
            "resolvers.ts",
            r"import { prisma } from '@acme/database';
import db from '@acme/db';
import _ from 'lodash';
import * as R from 'ramda';
export const resolvers = { Post: { comments: (p: any) => prisma.comment.findMany({ where: { postId: p.id } }), author: (p: any) => db.user.findFirst({ where: { id: p.authorId } }), title: (p: any) => R.find(R.propEq('id', p.id), _.get(p, 'titles')) } };",
        )],
        "!Post.author !Post.comments -Post.title",
    );
}

#[test]
fn maps_are_put_together_of_files() {
    check(
        &[
            (
                "resolvers/index.js",
                r"const post = require('./post');
const user = require('./user');
module.exports = { Query: { ...post.Query, ...user.Query }, ...post.types, User: { ...user.User } };",
            ),
            (
                "resolvers/post.js",
                r"const { pool } = require('../db');
exports.Query = {};
exports.types = { Post: { author: async (p) => (await pool.query('x', [p.authorId])).rows[0] } };",
            ),
            (
                "resolvers/user.js",
                r"const { pool } = require('../db');
module.exports.User = { posts: ({ id }) => pool.query('y', [id]) };",
            ),
            (
                "db.js",
                r"const { Pool } = require('pg');
exports.pool = new Pool();",
            ),
        ],
        "!Post.author !User.posts",
    );
}

#[test]
fn what_nobody_has_read_is_not_harmless() {
    check(
        &[(
            "resolvers.ts",
            r"import { priceOf } from '@acme/pricing';
import { createCatalog } from 'acme-catalog';
import * as path from 'node:path';
import { inspect } from 'util';
import R from 'ramda';
const catalog = createCatalog();
export const resolvers = {
  Post: { author: (p: any) => catalog.writer(p.id), comments: (p: any) => priceOf(p).comments, title: (p: any) => path.join(inspect(p.title), R.toUpper(p.id)) },
  Comment: { author: (c: any) => c.author ?? priceOf('nobody') },
  User: { name: async (u: any) => { const it = createCatalog(u); return (await it.open()).name; } } };",
        )],
        "-Comment.author ?Post.author ?Post.comments -Post.title ?User.name",
    );
}

#[test]
fn queries_that_are_built_are_sent_with_a_connection() {
    check(
        &[
            (
                "resolvers.js",
                r"import { select } from '@acme/query-builder';
import { getRepository } from '@acme/shell';
import { from } from './builder';
import { connection } from './database';
export const resolvers = {
  Post: { author: (p, _, { pool }) => select().from('users').where('id', '=', p.authorId).load(pool),
    comments: async (p) => { const query = select('*').from('comments'); query.where('post', '=', p.id); return await query.execute(connection); },
    title: (p, _, { locale }) => select('title').of(p).get(locale) },
  Comment: { author: (c) => getRepository('User').findOneBy({ id: c.authorId }) },
  User: { posts: (u) => from('posts').where('author', u.id).execute(connection), name: () => select().from('names').execute(connection) } };",
            ),
            (
                "builder.js",
                r"class Query { constructor(table) { this.table = table; this.terms = []; }
  where(field, value) { this.terms.push([field, value]); return this; }
  async execute(connection) { return connection.query('select 1', this.terms); } }
export const from = (table) => new Query(table);",
            ),
            ("database.js", r"import { Pool } from 'pg'; export const connection = new Pool();"),
        ],
        "!Comment.author !Post.author !Post.comments ?Post.title -User.name !User.posts",
    );
}
