//! What data is asked for with.

use super::{check, check_all};

#[test]
fn commands_are_sent() {
    check(
        &[(
            "resolvers.ts",
            r"import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
export const resolvers = { Post: { author: async (post: any) => { const { Item } = await client.send(new GetCommand({ TableName: 'u', Key: { id: post.authorId } })); return Item; } } };",
        )],
        "!Post.author",
    );
}

#[test]
fn a_chain_begins_at_a_table() {
    check(
        &[(
            "resolvers.ts",
            r"import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
export const resolvers = { Post: { author: async (post: any) => { const { data } = await supabase.from('users').select('*').eq('id', post.authorId).single(); return data; } } };",
        )],
        "!Post.author",
    );
}

#[test]
fn generated_clients_of_grpc_are_told_by_their_channel() {
    check(
        &[
            (
                "client.js",
                r"const grpc = require('@grpc/grpc-js');
const { UsersClient } = require('./gen/users_grpc_pb');
const messages = require('./gen/users_pb');
const client = new UsersClient('localhost:1', grpc.credentials.createInsecure());
exports.getUser = (id) => new Promise((resolve, reject) => { const req = new messages.GetUserRequest(); req.setId(id); client.getUser(req, (err, res) => { if (err) return reject(err); resolve(res.toObject()); }); });",
            ),
            (
                "resolvers.js",
                r"const { getUser } = require('./client');
module.exports = { Post: { author: (p) => getUser(p.authorId) } };",
            ),
        ],
        "!Post.author",
    );
}

#[test]
fn messages_are_sent_to_other_services() {
    check_all(
        &[(
            "r.ts",
            r"import { Resolver, ResolveField, Parent, Query, ObjectType, Field } from '@nestjs/graphql';
import { ClientProxy } from '@nestjs/microservices';
@ObjectType() export class User { @Field() id: string; }
@ObjectType() export class Post { @Field() id: string; authorId: string }
@Resolver(() => Post) export class PostResolver {
  constructor(@Inject('USERS') private readonly client: ClientProxy) {}
  @Query(() => [Post]) posts() {}
  @ResolveField(() => User) author(@Parent() post: Post) { return this.client.send({ cmd: 'get_user' }, post.authorId).toPromise(); }
}",
        )],
        "!Post.author",
    );
}

#[test]
fn observables_are_requests() {
    check_all(
        &[(
            "r.ts",
            r"import { Resolver, ResolveField, Parent, Query, ObjectType, Field } from '@nestjs/graphql';
import { HttpService } from '@nestjs/axios';
import { firstValueFrom, map } from 'rxjs';
@ObjectType() export class User { @Field() id: string; }
@ObjectType() export class Post { @Field() id: string; authorId: string }
@Injectable() class Users { constructor(private readonly http: HttpService) {} get(id: string) { return this.http.get(`/u/${id}`).pipe(map(r => r.data)); } }
@Resolver(() => Post) export class PostResolver {
  constructor(private readonly users: Users) {}
  @Query(() => [Post]) posts() {}
  @ResolveField(() => User) author(@Parent() post: Post) { return firstValueFrom(this.users.get(post.authorId)); }
}",
        )],
        "!Post.author",
    );
}

#[test]
fn generated_functions_around_a_client_ask_it() {
    check(
        &[(
            "r.ts",
            r"import { GraphQLClient, gql } from 'graphql-request';
import { getSdk } from './generated/sdk';
const client = new GraphQLClient('http://x');
const sdk = getSdk(client);
export const resolvers = { Post: { author: async (p: any) => { const { user } = await sdk.GetUser({ id: p.authorId }); return user; } } };",
        )],
        "!Post.author",
    );
}

#[test]
fn a_promise_of_a_callback_is_the_same_call() {
    check(
        &[
            (
                "store.js",
                r"const redis = require('redis');
const client = redis.createClient();
const { promisify } = require('util');
const getAsync = promisify(client.get).bind(client);
module.exports = { user: id => getAsync(`user:${id}`) };",
            ),
            (
                "resolvers.js",
                r"const store = require('./store');
module.exports = { Post: { author: (p) => store.user(p.authorId) } };",
            ),
        ],
        "!Post.author",
    );
}

#[test]
fn a_query_language_may_be_a_package() {
    check(
        &[
            (
                "db.js",
                r"const r = require('rethinkdbdash')({ db: 'x' });
module.exports = { db: r };",
            ),
            (
                "user.js",
                r"const { db } = require('./db');
const getUserById = (id) => db.table('users').get(id).run();
module.exports = { getUserById };",
            ),
            (
                "resolvers.js",
                r"const { getUserById } = require('./user');
module.exports = { Post: { author: ({ authorId }) => getUserById(authorId) } };",
            ),
        ],
        "!Post.author",
    );
}

#[test]
fn what_is_only_signed_asks_nobody() {
    check(
        &[(
            "r.ts",
            r"import { S3Client, GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import AWS from 'aws-sdk';
const s3 = new S3Client({});
const old = new AWS.S3();
export const resolvers = { Post: { title: (p: any) => getSignedUrl(s3, new GetObjectCommand({ Key: p.key }), {}), author: async (p: any) => (await s3.send(new HeadObjectCommand({ Key: p.key }))).Metadata } };",
        )],
        "!Post.author -Post.title",
    );
}

#[test]
fn counting_is_asking() {
    check(
        &[
            (
                "r.ts",
                r"import { prisma } from './prisma';
export const resolvers = { Post: { title: async (p: any) => String(await prisma.comment.count({ where: { postId: p.id } })) }, User: { name: (u: any) => prisma.$transaction([prisma.a.count({ where: { id: u.id } }), prisma.b.count()]) } };",
            ),
            (
                "prisma.ts",
                r"import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();",
            ),
        ],
        "!Post.title !User.name",
    );
}

#[test]
fn what_is_prepared_before_asks_when_it_is_run() {
    check(
        &[(
            "resolvers.js",
            "import Database from 'better-sqlite3'; import { Storage } from '@google-cloud/storage';\n\
             const db = new Database('x'); const byId = db.prepare('select * from users where id = ?');\n\
             const bucket = new Storage().bucket('files');\n\
             export default { Post: { author: post => byId.get(post.authorId), comments: post => bucket.getFiles({ prefix: post.id }),\n\
             title: post => bucket.file(post.key).publicUrl() } };",
        )],
        "!Post.author !Post.comments -Post.title",
    );
}

#[test]
fn conditions_may_be_functions() {
    check(
        &[(
            "resolvers.ts",
            r"import { drizzle } from 'drizzle-orm/node-postgres';
import { Kysely } from 'kysely';
import knex from 'knex';
const db = drizzle(process.env.URL!);
const kysely = new Kysely<DB>({});
const k = knex({});
export const resolvers = { Post: { author: (p: any) => db.query.users.findFirst({ columns: { id: true }, where: (fields, operators) => operators.eq(fields.id, p.authorId) }), comments: (p: any) => kysely.selectFrom('comments').selectAll().where((eb) => eb.or([eb('post', '=', p.id), eb('root', '=', p.id)])).execute() }, User: { posts: (u: any) => k('posts').where((b) => b.where('author', u.id).orWhere('editor', u.id)) } };",
        )],
        "!Post.author !Post.comments !User.posts",
    );
}

#[test]
fn a_condition_may_have_nothing_to_do_with_the_parent() {
    check(
        &[(
            "resolvers.ts",
            r"import { drizzle } from 'drizzle-orm/node-postgres';
const db = drizzle(process.env.URL!);
export const resolvers = { Post: { author: (p: any, _: any, { viewer }: any) => db.query.users.findFirst({ where: (fields, { eq }) => eq(fields.id, viewer.id) }) } };",
        )],
        "-Post.author",
    );
}

#[test]
fn a_client_of_a_package_is_told_by_what_it_is_called() {
    check(
        &[(
            "resolvers.ts",
            r"import type { CatalogClient, Formatter } from '@acme/catalog';
import { usersGateway } from '@acme/users';
interface Context { catalog: CatalogClient; formatter: Formatter }
export const resolvers = {
  Post: { author: (p: any) => usersGateway.getUser(p.authorId), comments: (p: any, _: unknown, { catalog }: Context) => catalog.listEntities({ post: p.id }), title: (p: any, _: unknown, { formatter }: Context) => formatter.getTitle(p) },
  User: { name: (u: any) => usersGateway.format(u.name) } };",
        )],
        "!Post.author !Post.comments ?Post.title ?User.name",
    );
}

#[test]
fn a_condition_in_a_function_is_about_the_parent() {
    check(
        &[(
            "resolvers.ts",
            r"import { Brackets, DataSource } from 'typeorm';
import LRU from 'lru-cache';
const source = new DataSource({});
const names = new LRU({ max: 100 });
const commentsOf = async (id: string, keys: string[]) => {
  const query = source.getRepository('Comment').createQueryBuilder().select();
  keys.forEach((key) => { const one = new Brackets((it) => { it.where({ post: id }); it.andWhere({ key }); }); query.orWhere(one); });
  return query.getMany();
};
export const resolvers = {
  Post: { comments: (p: any, args: any) => commentsOf(p.id, args.keys), title: (p: any, args: any) => { names.set(p.id, p.title); return names.get(p.id); } },
  Comment: { author: (c: any, args: any) => { const query = source.createQueryBuilder(); args.keys.forEach((key: string) => query.orWhere(new Brackets((it) => { it.where({ key }); }))); return query.getOne(); } } };",
        )],
        "-Comment.author !Post.comments -Post.title",
    );
}

#[test]
fn what_is_imported_when_it_is_needed_is_followed() {
    check(
        &[
            (
                "resolvers.js",
                r"export default { Post: {
  comments: async (post) => { const { commentsOf } = await import('./comments.js'); return commentsOf(post.id); },
  title: async (post) => (await import('./titles.js')).titleOf(post) } };",
            ),
            (
                "comments.js",
                r"import { Pool } from 'pg';
const pool = new Pool();
export const commentsOf = (id) => pool.query('select 1', [id]);",
            ),
            ("titles.js", "export const titleOf = (post) => post.title.trim();"),
        ],
        "!Post.comments -Post.title",
    );
}

#[test]
fn a_declared_pool_is_told_by_its_name() {
    check(
        &[
            (
                "resolvers.ts",
                r"import { PoolLike, anchorOf } from './anchors';
export default { Post: { comments: async (post: { id: number }, _: unknown, { pool }: { pool: PoolLike }) => (await anchorOf(post, pool)).comments } };",
            ),
            (
                "anchors.ts",
                r"export interface PoolLike { query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>; }
export async function anchorOf(post: { id: number }, pool: PoolLike) { const found = await pool.query('select 1', [post.id]); return found.rows[0]; }",
            ),
        ],
        "!Post.comments",
    );
}
