//! What resolvers are handed.

use super::check;

#[test]
fn what_a_middleware_puts_on_the_request_is_there() {
    check(
        &[
            (
                "app.js",
                r"const express = require('express');
const { graphqlHTTP } = require('express-graphql');
const pool = require('./pool');
app.use((req, res, next) => { req.db = pool; next(); });
app.use('/graphql', graphqlHTTP((req) => ({ schema, graphiql: true, context: { req } })));",
            ),
            (
                "pool.js",
                r"const { Pool } = require('pg');
module.exports = new Pool();",
            ),
            (
                "resolvers.js",
                r"module.exports = { Post: { author: (p, a, { req }) => req.db.query('select', [p.authorId]) } };",
            ),
        ],
        "!Post.author",
    );
}

#[test]
fn a_context_may_be_an_instance() {
    check(
        &[
            (
                "context.ts",
                r"import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export class Context { db = prisma; constructor(public req: Request) {} get users() { return new UserModel(this.db); } }
class UserModel { constructor(private db: PrismaClient) {} byId(id: string) { return this.db.user.findFirst({ where: { id } }); } }",
            ),
            (
                "server.ts",
                r"import { createYoga } from 'graphql-yoga';
import { Context } from './context';
createYoga({ schema, context: ({ request }) => new Context(request) });",
            ),
            (
                "resolvers.ts",
                r"export const resolvers = { Post: { author: (p: any, _: {}, ctx: any) => ctx.users.byId(p.authorId) } };",
            ),
        ],
        "!Post.author",
    );
}

#[test]
fn a_context_is_what_a_function_gives() {
    check(
        &[
            (
                "repo.ts",
                r"import { Pool } from 'pg';
export const makeRepo = (table: string, { pool }: { pool: Pool }) => ({ byId: async (id: string) => (await pool.query(`select * from ${table} where id = $1`, [id])).rows[0] });",
            ),
            (
                "ctx.ts",
                r"import { Pool } from 'pg';
import { makeRepo } from './repo';
const pool = new Pool();
export const createContext = async () => ({ repos: { users: makeRepo('users', { pool }) } });
export type Context = Awaited<ReturnType<typeof createContext>>;",
            ),
            (
                "server.ts",
                r"import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@apollo/server/express4';
import { createContext } from './ctx';
const server = new ApolloServer<Context>({ typeDefs, resolvers });
app.use('/graphql', expressMiddleware(server, { context: createContext }));",
            ),
            (
                "resolvers.ts",
                r"export const resolvers = { Post: { author: (p: any, _: any, { repos }: any) => repos.users.byId(p.authorId) } };",
            ),
        ],
        "!Post.author",
    );
}

#[test]
fn data_sources_are_part_of_the_context() {
    check(
        &[
            (
                "index.ts",
                r"import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { UsersAPI } from './users';
const server = new ApolloServer<Ctx>({ typeDefs, resolvers });
const { url } = await startStandaloneServer(server, { context: async ({ req }) => { const { cache } = server; return { dataSources: { usersAPI: new UsersAPI({ cache }) } }; } });",
            ),
            (
                "users.ts",
                r"import { RESTDataSource } from '@apollo/datasource-rest';
export class UsersAPI extends RESTDataSource {
  override baseURL = 'https://x/';
  async one(id: string): Promise<User> { return this.get<User>(`users/${encodeURIComponent(id)}`); }
}",
            ),
            (
                "resolvers.ts",
                r"export const resolvers = { Post: { author: async (p, _, { dataSources }) => { return dataSources.usersAPI.one(p.authorId); } } };",
            ),
        ],
        "!Post.author",
    );
}

#[test]
fn a_context_has_a_database() {
    check(
        &[
            (
                "server.js",
                r"const { ApolloServer } = require('apollo-server-express');
const { MongoClient } = require('mongodb');
async function start() {
  const client = await MongoClient.connect(url, { useNewUrlParser: true });
  const db = client.db();
  const server = new ApolloServer({ typeDefs, resolvers, context: async ({ req }) => { const currentUser = await db.collection('users').findOne({ t: req.headers.authorization }); return { db, currentUser }; } });
}",
            ),
            (
                "resolvers.js",
                r"module.exports = { Post: { author: (p, args, { db }) => db.collection('users').findOne({ id: p.userId }), comments: (p, args, { db }) => db.collection('comments').find({ post: p.id }).toArray() } };",
            ),
        ],
        "!Post.author !Post.comments",
    );
}

#[test]
fn a_type_may_say_what_the_context_has() {
    check(
        &[
            (
                "context.ts",
                "export interface Bindings { DB: D1Database; SEEN: KVNamespace; OTHER: Fetcher; secret: string }",
            ),
            (
                "resolvers.ts",
                "import { createSchema } from 'graphql-yoga'; import type { Bindings } from './context';\n\
                 const lookUp = (db: D1Database, id: string) => db.prepare('select * from users where id = ?').bind(id).first();\n\
                 createSchema<Bindings & YogaInitialContext>({ typeDefs, resolvers: { Post: {\n\
                   author: (post, _, { DB }) => lookUp(DB, post.authorId), comments: (post, _, { SEEN }) => SEEN.get(post.id),\n\
                   title: (post, _, { secret }) => secret.includes(post.title) }, User: { posts: async (user, _, ctx) => (await ctx.OTHER.fetch(`/posts/${user.id}`)).json() } } });",
            ),
        ],
        "!Post.author !Post.comments -Post.title !User.posts",
    );
}

#[test]
fn a_function_of_a_registry_is_told_by_its_name() {
    let resolvers = (
        "resolvers.js",
        "export default { Post: { author: (post, _, context) => context.queries.authorOfPost(context, post.id) } };",
    );
    let one = (
        "queries/authorOfPost.js",
        "export default async function authorOfPost(context, id) { return context.collections.Users.findOne({ posts: id }); }",
    );
    check(&[resolvers, one], "!Post.author");
    // Of two of one name nobody knows which it is.
    let elsewhere = ("queries/more.js", "export const authorOfPost = (context, id) => context.memory[id];");
    check(&[resolvers, one, elsewhere], "?Post.author");
    // Of two that files of other folders give it is the one in the folder that is called like the registry.
    check(&[resolvers, one, ("helpers.js", elsewhere.1)], "!Post.author");
    // A file is called like what it gives without a name.
    let by_file = ("queries/authorOfPost.js", &*one.1.replace("function authorOfPost", "function ask"));
    check(&[resolvers, by_file], "!Post.author");
}

#[test]
fn a_class_of_a_registry_is_told_by_its_name() {
    let resolvers = (
        "resolvers.js",
        "export default { Post: {\n\
           author: (post, _, { dataSources }) => dataSources.Users.ofPost(post.id),\n\
           title: (post, _, { dataSources: { Users } }) => Users.named(post) } };",
    );
    let source = "import OurDataSource from '@org/our-data-source';\n\
         export default class UsersDataSource extends OurDataSource {\n\
           ofPost = (id) => this.request(`Posts/${id}`).expand('author').first();\n\
           named(post) { return post.title.toUpperCase(); } }";
    check(&[resolvers, ("users/data-source.js", source)], "!Post.author -Post.title");
    // Of two of one name nobody knows which it is; that it is a source of data says its name.
    let other = ("old.js", "export class Users { ofPost(id) { return this.memory[id]; } }");
    check(&[resolvers, ("users/data-source.js", source), other], "!Post.author !Post.title");
}

#[test]
fn what_a_context_is_declared_as_does_not_hide_what_it_has() {
    check(
        &[(
            "resolvers.ts",
            r"interface Queryable { query(text: string, values: unknown[]): Promise<any> }
interface Labels { of(key: string): Promise<string>; plain(key: string): string }
export const resolvers = {
  Post: { author: async (post: any, _: unknown, { pool }: { pool: Queryable }) => (await pool.query('select 1', [post.authorId])).rows[0],
    comments: (post: any, _: unknown, ctx: { db: Queryable }) => ctx.db.query('select 2', [post.id]),
    title: (post: any, _: unknown, { labels }: { labels: Labels }) => labels.of(post.key) },
  User: { name: (user: any, _: unknown, { labels }: { labels: Labels }) => labels.plain(user.key) } };",
        )],
        "!Post.author !Post.comments ?Post.title -User.name",
    );
    check(
        &[
            (
                "server.ts",
                r"import { ApolloServer } from '@apollo/server'; import { startStandaloneServer } from '@apollo/server/standalone';
import { resolvers } from './resolvers'; import { createPool } from 'mysql2';
const pool = createPool({});
startStandaloneServer(new ApolloServer({ typeDefs, resolvers }), { context: async () => ({ store: pool }) });",
            ),
            (
                "resolvers.ts",
                r"interface Queryable { query(text: string, values: unknown[]): Promise<any> }
export const resolvers = { Post: { author: (post: any, _: unknown, { store }: { store: Queryable }) => store.query('select 1', [post.authorId]) } };",
            ),
        ],
        "!Post.author",
    );
}
