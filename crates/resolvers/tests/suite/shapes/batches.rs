//! Loaders that join, and those that do not.

use super::{check, check_all};

#[test]
fn a_batch_that_maps_its_keys_to_queries_joins_nothing() {
    check(
        &[
            (
                "loaders.js",
                r"const DataLoader = require('dataloader');
const User = require('./User');
const batchUsers = async (ids) => { return Promise.all(ids.map(id => User.findById(id))); };
module.exports = () => ({ user: new DataLoader(keys => batchUsers(keys)) });",
            ),
            ("User.js", r"module.exports = require('mongoose').model('User', s);"),
            (
                "server.js",
                r"const { ApolloServer } = require('apollo-server');
const createLoaders = require('./loaders');
new ApolloServer({ typeDefs, resolvers, context: () => ({ loaders: createLoaders() }) });",
            ),
            (
                "resolvers.js",
                r"module.exports = { Post: { author: (p, _, { loaders }) => loaders.user.load(p.authorId) } };",
            ),
        ],
        "!Post.author",
    );
}

#[test]
fn a_batch_collects_its_keys_in_a_loop() {
    check(
        &[(
            "resolvers.js",
            r"const DataLoader = require('dataloader');
const User = require('./models/user');
const loader = new DataLoader(async (keys) => { const ids = []; for (const k of keys) { ids.push(k); } const rows = await User.findAll({ where: { id: ids } }); return keys.map(k => rows.find(r => r.id === k)); });
module.exports = { Post: { author: (post) => loader.load(post.authorId) } };",
        )],
        "+Post.author",
    );
}

#[test]
fn a_batch_may_look_at_its_first_key() {
    check(
        &[(
            "resolvers.js",
            r"const DataLoader = require('dataloader');
const db = require('knex')({});
const loader = new DataLoader(async (keys) => { const where = {}; keys.forEach(k => { where[k.id] = true; }); const rows = await db('users').whereIn('id', Object.keys(where)).andWhere({ x: keys[0].x }); const m = new Map(); rows.forEach(r => m.set(r.id, r)); return keys.map(k => m.get(k.id)); });
module.exports = { Post: { author: (post) => loader.load({ id: post.authorId, x: 1 }) } };",
        )],
        "+Post.author",
    );
}

#[test]
fn a_batch_groups_with_lodash() {
    check(
        &[(
            "resolvers.js",
            r"const DataLoader = require('dataloader');
const _ = require('lodash');
const { keyBy, groupBy, uniq } = require('lodash');
const { Op } = require('sequelize');
const db = require('./db');
const author = new DataLoader(async (ids) => { const rows = await db.User.findAll({ where: { id: { [Op.in]: uniq(ids) } } }); const by = keyBy(rows, 'id'); return ids.map(id => by[id]); });
const comments = new DataLoader(keys => db.Comment.findAll({ where: { postId: _.uniq(_.map(keys, 'id')) } }).then(rows => { const g = _.groupBy(rows, 'postId'); return keys.map(k => g[k.id] || []); }));
module.exports = { Post: { author: (post) => author.load(post.authorId), comments: (p) => comments.load({ id: p.id }) } };",
        )],
        "+Post.author +Post.comments",
    );
}

#[test]
fn a_batch_has_types() {
    check(
        &[
            (
                "loaders.ts",
                r"import DataLoader from 'dataloader';
import { In } from 'typeorm';
import { User } from './User';
import { AppDataSource } from './ds';
const batchFn = async (keys: readonly string[]) => { const fetched = await AppDataSource.getRepository(User).findBy({ id: In(keys as string[]) }); const map: { [k: string]: User } = {}; fetched.forEach(u => { map[u.id] = u; }); return keys.map(k => map[k]); };
export const createUserLoader = () => new DataLoader<string, User>(batchFn);
export const createCommentLoader = () => new DataLoader<{ postId: number; userId: number }, Comment | null>(async (keys) => { const c = await Comment.findByIds(keys as any); const m: Record<string, Comment> = {}; c.forEach((x) => { m[`${x.userId}|${x.postId}`] = x; }); return keys.map((key) => m[`${key.userId}|${key.postId}`]); });",
            ),
            (
                "ds.ts",
                r"import { DataSource } from 'typeorm';
export const AppDataSource = new DataSource({});",
            ),
            (
                "User.ts",
                r"import { Entity, BaseEntity } from 'typeorm';
@Entity() export class User extends BaseEntity {}",
            ),
            (
                "server.ts",
                r"import { ApolloServer } from 'apollo-server-express';
import { createUserLoader, createCommentLoader } from './loaders';
new ApolloServer({ schema, context: ({ req, res }) => ({ req, res, userLoader: createUserLoader(), commentLoader: createCommentLoader() }) });",
            ),
            (
                "resolvers.ts",
                r"export const resolvers = { Post: { author: (p: any, _: any, { userLoader }: MyContext) => userLoader.load(p.authorId), comments: (p: any, _: any, { commentLoader, req }: MyContext) => commentLoader.load({ postId: p.id, userId: req.session.userId }) } };",
            ),
        ],
        "+Post.author +Post.comments",
    );
}

#[test]
fn a_service_makes_loaders_for_the_context() {
    check_all(
        &[
            (
                "dataloader.service.ts",
                r"import * as DataLoader from 'dataloader';
import { UserService } from './user.service';
@Injectable()
export class DataloaderService {
  constructor(private readonly users: UserService) {}
  getLoaders(): IDataloaders { const usersLoader = this._createUsersLoader(); return { usersLoader }; }
  private _createUsersLoader() { return new DataLoader<number, User>(async (keys: readonly number[]) => this.users.getBatch(keys as number[])); }
}",
            ),
            (
                "user.service.ts",
                r"import { Repository } from 'typeorm';
@Injectable() export class UserService {
  constructor(@InjectRepository(User) private repo: Repository<User>) {}
  async getBatch(ids: readonly number[]): Promise<User[]> { const users = await this.repo.find({ where: { id: In(ids as number[]) } }); const mapped = this._map(ids, users); return mapped; }
  private _map(ids: readonly number[], users: User[]) { return ids.map(id => users.filter(u => u.id === id)[0] || null); }
}",
            ),
            (
                "app.module.ts",
                r"import { GraphQLModule } from '@nestjs/graphql';
import { DataloaderService } from './dataloader.service';
@Module({ imports: [GraphQLModule.forRootAsync<ApolloDriverConfig>({ driver: ApolloDriver, imports: [DataloaderModule], useFactory: (svc: DataloaderService) => ({ autoSchemaFile: true, context: () => ({ loaders: svc.getLoaders() }) }), inject: [DataloaderService] })] }) export class AppModule {}",
            ),
            (
                "r.ts",
                r"import { Resolver, ResolveField, Parent, Query, ObjectType, Field, Context } from '@nestjs/graphql';
@ObjectType() export class User { @Field() id: string; }
@ObjectType() export class Post { @Field() id: string; authorId: string }
@Resolver(() => Post) export class PostResolver {
  @Query(() => [Post]) posts() {}
  @ResolveField('author', () => User) author(@Parent() post: Post, @Context() { loaders }: { loaders: IDataloaders }) { const { authorId } = post; return loaders.usersLoader.load(authorId); }
  @ResolveField('comments', () => [User]) comments(@Parent() post: Post, @Loader(CommentsLoader) l: DataLoader<string, User[]>) { return l.load(post.id); }
}",
            ),
        ],
        "+Post.author +Post.comments",
    );
}

#[test]
fn options_may_say_that_nothing_is_gathered() {
    check(
        &[(
            "resolvers.js",
            "const DataLoader = require('dataloader'); const db = require('knex')({});\n\
             const users = async (ids) => { const rows = await db('users').whereIn('id', [...ids]); return ids.map(id => rows.find(it => it.id === id)); };\n\
             const alone = new DataLoader(users, { batch: false }); const few = new DataLoader(users, { maxBatchSize: 1 });\n\
             const all = new DataLoader(users, { maxBatchSize: 100 });\n\
             module.exports = { Post: { author: p => alone.load(p.authorId) }, Comment: { author: c => few.load(c.authorId) },\n\
             User: { posts: u => all.load(u.id) } };",
        )],
        "!Comment.author !Post.author +User.posts",
    );
}

#[test]
fn one_function_may_make_loaders_by_their_names() {
    check(
        &[
            (
                "loaders.js",
                "const DataLoader = require('dataloader'); const { User } = require('./models');\n\
                 const batches = { author: ids => User.findAll({ where: { id: ids } }),\n\
                 posts: ids => Promise.all(ids.map(id => User.findOne({ where: { id } }))) };\n\
                 exports.registry = () => { const made = {}; return name => made[name] || (made[name] = new DataLoader(keys => batches[name](keys))); };",
            ),
            (
                "server.js",
                "const { createYoga } = require('graphql-yoga'); const { registry } = require('./loaders');\n\
                 createYoga({ schema, context: () => ({ pick: registry() }) });",
            ),
            (
                "resolvers.js",
                "module.exports = { Post: { author: (p, _, { pick }) => pick('author').load(p.authorId) },\n\
                 User: { posts: (u, _, { pick }) => pick('posts').load(u.id) } };",
            ),
        ],
        "+Post.author !User.posts",
    );
}
