//! What asks for nothing, and looks as if.

use super::check;

#[test]
fn arrays_and_maps_have_the_methods_of_databases() {
    check(
        &[
            (
                "data.js",
                r"exports.users = [{ id: 1 }];
exports.byId = new Map(exports.users.map(u => [u.id, u]));",
            ),
            (
                "resolvers.js",
                r"const { users, byId } = require('./data');
const slugify = require('slugify');
const moment = require('moment');
module.exports = { Post: { author: (p) => users.find(u => u.id === p.authorId), comments: (p) => p.comments.filter(c => c.visible), title: (p) => slugify(p.title) }, User: { name: (u) => moment(u.born).format('L'), posts: (u, { first }) => u.posts.slice(0, first) }, Comment: { author: (c, a, { user }) => byId.get(c.authorId) || null } };",
            ),
        ],
        "-Comment.author -Post.author -Post.comments -Post.title -User.name -User.posts",
    );
}

#[test]
fn libraries_reckon() {
    check(
        &[
            (
                "resolvers.ts",
                r"import { format } from 'date-fns';
import config from './config';
import jwt from 'jsonwebtoken';
import { encode } from './cursor';
import i18n from 'i18next';
import crypto from 'crypto';
import { Prisma } from '@prisma/client';
export const resolvers = {
  Post: { author: (p: any) => p.author ?? null, comments: (p: any) => Object.values(p.comments).map((c: any) => ({ ...c, at: format(c.at, 'x') })), title: (p: any, a: any, { t }: any) => i18n.t(`posts.${p.titleKey}`) },
  User: { name: (u: any) => jwt.sign({ id: u.id }, config.get('secret')), posts: (u: any) => new Prisma.Decimal(u.x).toNumber() },
  Comment: { author: (c: any) => crypto.createHash('md5').update(c.email).digest('hex') } };",
            ),
            ("cursor.ts", r"export const encode = (id: string) => Buffer.from(id).toString('base64');"),
        ],
        "-Comment.author -Post.author -Post.comments -Post.title -User.name -User.posts",
    );
}

#[test]
fn registries_of_loaders_join() {
    check(
        &[(
            "resolvers.js",
            r"module.exports = { User: { name: (u, a, ctx) => ctx.viewer.id === u.id ? u.name : null, posts: (u, a, { dataLoaders }) => dataLoaders.get('postsByUser').loadNonNull(u.id) }, Post: { title: (p, { lang }) => p.titles[lang] || p.titles.en } };",
        )],
        "-Post.title -User.name +User.posts",
    );
}

#[test]
fn what_is_the_same_for_all_is_asked_once() {
    check(
        &[(
            "resolvers.js",
            r"const { Pool } = require('pg');
const pool = new Pool();
module.exports = { Post: { author: async () => (await pool.query('select * from site_owner')).rows[0], comments: async (p, { first = 10 }) => { const q = `select * from c where post = ${p.id} limit ${first}`; return (await pool.query(q)).rows; } } };",
        )],
        "-Post.author !Post.comments",
    );
}

#[test]
fn data_sources_that_load_are_no_fault() {
    check(
        &[
            (
                "index.js",
                r"const { ApolloServer } = require('apollo-server');
const Users = require('./users');
new ApolloServer({ typeDefs, resolvers, dataSources: () => ({ users: new Users(client.db().collection('users')) }) });",
            ),
            (
                "users.js",
                r"const { MongoDataSource } = require('apollo-datasource-mongodb');
module.exports = class Users extends MongoDataSource { getUser(id) { return this.findOneById(id); } };",
            ),
            (
                "resolvers.js",
                r"module.exports = { Post: { author: (post, _, { dataSources: { users } }) => users.getUser(post.authorId) } };",
            ),
        ],
        "?Post.author",
    );
}
