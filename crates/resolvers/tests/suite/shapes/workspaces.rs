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
