//! Classes that are made of others.

use super::{check, check_all};

#[test]
fn a_base_calls_what_it_leaves_to_others() {
    check_all(
        &[
            (
                "base.service.ts",
                r"export abstract class BaseService<T> {
  constructor(protected readonly repository: Repository<T>) {}
  async findById(id: string): Promise<T> { return this.getById(id); }
  protected abstract getById(id: string): Promise<T>;
}",
            ),
            (
                "user.service.ts",
                r"import { Repository, EntityManager } from 'typeorm';
@Injectable()
export class UserService extends BaseService<User> {
  constructor(private manager: EntityManager) { super(manager.getRepository(User)); }
  protected getById(id: string) { return this.repository.findOne({ where: { id } }); }
}
import { BaseService } from './base.service';",
            ),
            (
                "post.resolver.ts",
                r"import { Resolver, ResolveField, Parent, Query, ObjectType, Field } from '@nestjs/graphql';
import { UserService } from './user.service';
@ObjectType() export class User { @Field() id: string; }
@ObjectType() export class Post { @Field() id: string; authorId: string }
@Resolver(() => Post) export class PostResolver {
  constructor(private readonly userService: UserService) {}
  @Query(() => [Post]) posts() {}
  @ResolveField(() => User) async author(@Parent() post: Post) { return this.userService.findById(post.authorId); }
}",
            ),
        ],
        "!Post.author",
    );
}

#[test]
fn a_function_makes_a_class_of_another() {
    check(
        &[
            (
                "mixin.ts",
                r"export function WithUsers<T extends Constructor>(Base: T) { return class extends Base { async userOf(id: string) { return this.knex('users').where({ id }).first(); } }; }",
            ),
            (
                "ds.ts",
                r"import { WithUsers } from './mixin';
class Base { constructor(protected knex: Knex) {} }
export class Api extends WithUsers(Base) {}
import { Knex } from 'knex';",
            ),
            (
                "server.ts",
                r"import { ApolloServer } from '@apollo/server';
import { Api } from './ds';
import knex from 'knex';
const db = knex({});
const server = new ApolloServer({ typeDefs, resolvers, context: () => ({ api: new Api(db) }) });",
            ),
            (
                "resolvers.ts",
                r"export const resolvers = { Post: { author: (p: any, _: any, { api }: any) => api.userOf(p.authorId) } };",
            ),
        ],
        "!Post.author",
    );
}

#[test]
fn a_base_is_made_with_what_is_handed_to_it() {
    check_all(
        &[
            (
                "r.ts",
                r"import { Resolver, ResolveField, Parent, Query, ObjectType, Field } from '@nestjs/graphql';
import { CommentsService } from './c';
@ObjectType() export class Comment { @Field() id: string; }
@ObjectType() export class Post { @Field() id: string; authorId: string }
@Resolver(() => Post) export class PostResolver {
  constructor(private readonly c: CommentsService) {}
  @Query(() => [Post]) posts() {}
  @ResolveField('comments', () => [Comment]) comments(@Parent() post: Post) { return this.c.findMany({ where: { postId: post.id } }); }
}",
            ),
            (
                "c.ts",
                r"import { CommentsServiceBase } from './base/c.base';
@Injectable() export class CommentsService extends CommentsServiceBase { constructor(protected readonly prisma: PrismaService) { super(prisma); } }
import { PrismaService } from './prisma.service';",
            ),
            (
                "base/c.base.ts",
                r"import { PrismaService } from '../prisma.service';
export class CommentsServiceBase { constructor(protected readonly prisma: PrismaService) {} async findMany<T extends Prisma.CommentFindManyArgs>(args: Prisma.SelectSubset<T, X>): Promise<Comment[]> { return this.prisma.comment.findMany<Prisma.CommentFindManyArgs>(args); } }",
            ),
            (
                "prisma.service.ts",
                r"import { PrismaClient } from '@prisma/client';
@Injectable() export class PrismaService extends PrismaClient {}",
            ),
        ],
        "!Post.comments",
    );
}

#[test]
fn an_instance_may_be_kept_by_its_class() {
    check(
        &[
            (
                "services/UserService.ts",
                r"import { AppDataSource } from '../data-source';
import { User } from '../entity/User';
export class UserService {
  private static instance: UserService;
  private userRepository = AppDataSource.getRepository(User);
  static getInstance(): UserService { if (!UserService.instance) { UserService.instance = new UserService(); } return UserService.instance; }
  findById(id: string) { return this.userRepository.findOne({ where: { id } }); }
  static async posts(id: string) { return AppDataSource.getRepository(Post).findBy({ author: id }); }
}",
            ),
            (
                "data-source.ts",
                r"import { DataSource } from 'typeorm';
export const AppDataSource = new DataSource({ type: 'postgres' });",
            ),
            (
                "resolvers/index.ts",
                r"import { UserService } from '../services/UserService';
export const resolvers = { Post: { author: (post: any) => UserService.getInstance().findById(post.authorId) }, User: { posts: (u: any) => UserService.posts(u.id) } };",
            ),
        ],
        "!Post.author !User.posts",
    );
}

#[test]
fn a_service_chooses_its_manager() {
    check_all(
        &[
            (
                "r.ts",
                r"import { Resolver, ResolveField, Parent, Query, ObjectType, Field } from '@nestjs/graphql';
import { CommentService } from './c';
@ObjectType() export class Comment { @Field() id: string; }
@ObjectType() export class Post { @Field() id: string; authorId: string }
@Resolver(() => Post) export class PostResolver {
  constructor(private readonly c: CommentService) {}
  @Query(() => [Post]) posts() {}
  @ResolveField('comments', () => [Comment]) comments(@Ctx() ctx: RequestContext, @Parent() post: Post) { return this.c.getByPost(ctx, post.id); }
}",
            ),
            (
                "c.ts",
                r"import { TransactionalConnection } from './conn';
@Injectable() export class CommentService { constructor(private connection: TransactionalConnection) {}
  async getByPost(ctx: RequestContext, id: ID) { const qb = this.connection.getRepository(ctx, Comment).createQueryBuilder('c'); qb.leftJoin('c.post', 'post').where('post.id = :id', { id }); return qb.getMany(); } }",
            ),
            (
                "conn.ts",
                r"import { DataSource, EntityManager, Repository } from 'typeorm';
import { InjectDataSource } from '@nestjs/typeorm';
@Injectable() export class TransactionalConnection { constructor(@InjectDataSource() private dataSource: DataSource, private wrapper: W) {}
  get rawConnection(): DataSource { return this.dataSource; }
  getRepository<E>(ctxOrTarget: any, maybeTarget?: any): Repository<E> { if (ctxOrTarget instanceof RequestContext) { const m = this.getManager(ctxOrTarget); if (m) return m.getRepository(maybeTarget); return this.rawConnection.getRepository(maybeTarget); } return this.rawConnection.getRepository(ctxOrTarget); }
  private getManager(ctx: RequestContext): EntityManager | undefined { return (ctx as any)[KEY]; } }",
            ),
        ],
        "!Post.comments",
    );
}

#[test]
fn a_method_of_a_class_gives_the_map() {
    check(
        &[
            (
                "r.ts",
                r"import { Db } from './db';
export class PostResolvers { constructor(private db: Db) {} getResolvers() { return { Post: { author: this.author.bind(this) } }; } private async author(p: any) { return this.db.one('select', [p.authorId]); } }",
            ),
            (
                "db.ts",
                r"import pgPromise from 'pg-promise';
const pgp = pgPromise();
const conn = pgp(process.env.URL!);
export class Db { one(q: string, v: any[]) { return conn.one(q, v); } }",
            ),
        ],
        "!Post.author",
    );
}

#[test]
fn a_method_calls_the_one_that_it_replaces() {
    check(
        &[
            (
                "users.ts",
                "import { Knex } from 'knex';\n\
                 class Table { constructor(protected knex: Knex, protected name: string) {} one(id: string) { return this.knex(this.name).where({ id }).first() } }\n\
                 class Cached extends Table { private seen = new Map(); one(id: string) { return this.seen.get(id) ?? super.one(id) } }\n\
                 export class Users extends Cached { constructor(knex: Knex) { super(knex, 'users') } one(id: string) { return super.one(id.trim()) } }",
            ),
            (
                "resolvers.ts",
                "import knex from 'knex'; import { Users } from './users'; const users = new Users(knex({}));\n\
                 export const resolvers = { Post: { author: post => users.one(post.authorId) } };",
            ),
        ],
        "!Post.author",
    );
}

#[test]
fn static_methods_call_those_of_their_base() {
    check(
        &[(
            "resolvers.js",
            r"const { Model } = require('objection');
class Table extends Model { static async matching(terms) { return this.query().where(terms); } static label(row) { return row.title; } }
class Member extends Table { static async matching(terms) { return super.matching({ ...terms, active: true }); } static label(row) { return super.label(row).trim(); } }
module.exports = { Post: { author: (post) => Member.matching({ id: post.authorId }), title: (post) => Member.label(post) } };",
        )],
        "!Post.author -Post.title",
    );
}
