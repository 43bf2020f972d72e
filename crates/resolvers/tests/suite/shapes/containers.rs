//! Containers of dependencies, buses, and what stands for a promise.

use super::{check, check_all};

#[test]
fn an_abstract_class_stands_for_what_its_module_provides() {
    check_all(
        &[
            (
                "port.ts",
                r"export abstract class UserRepository { abstract byId(id: string): Promise<User>; }
export interface MailPort { send(id: string): Promise<void> }",
            ),
            (
                "adapter.ts",
                r"import { UserRepository } from './port';
import { PrismaService } from './prisma.service';
@Injectable() export class PrismaUserRepository implements UserRepository {
  constructor(private prisma: PrismaService) {}
  byId(id: string) { return this.prisma.user.findFirst({ where: { id } }); }
}",
            ),
            (
                "prisma.service.ts",
                r"import { PrismaClient } from '@prisma/client';
@Injectable() export class PrismaService extends PrismaClient implements OnModuleInit { async onModuleInit() { await this.$connect(); } }",
            ),
            (
                "module.ts",
                r"import { UserRepository } from './port';
import { PrismaUserRepository } from './adapter';
@Module({ providers: [PostResolver, { provide: UserRepository, useClass: PrismaUserRepository }] }) export class M {}",
            ),
            (
                "post.resolver.ts",
                r"import { Resolver, ResolveField, Parent, Query, ObjectType, Field } from '@nestjs/graphql';
import { UserRepository } from './port';
@ObjectType() export class User { @Field() id: string; }
@ObjectType() export class Post { @Field() id: string; authorId: string }
@Resolver(() => Post) export class PostResolver {
  constructor(private readonly users: UserRepository) {}
  @Query(() => [Post]) posts() {}
  @ResolveField(() => User) author(@Parent() post: Post) { return this.users.byId(post.authorId); }
}",
            ),
        ],
        "!Post.author",
    );
}

#[test]
fn symbols_are_bound_in_a_container() {
    check(
        &[
            (
                "types.ts",
                r"export const TYPES = { UserRepo: Symbol.for('UserRepo'), Users: Symbol.for('Users') };",
            ),
            (
                "container.ts",
                r"import { Container } from 'inversify';
import { TYPES } from './types';
import { UserRepo } from './repo';
export const container = new Container();
container.bind<IUserRepo>(TYPES.UserRepo).to(UserRepo).inSingletonScope();",
            ),
            (
                "repo.ts",
                r"import { injectable } from 'inversify';
import { Pool } from 'pg';
const pool = new Pool();
@injectable() export class UserRepo implements IUserRepo { async find(id: string) { const { rows } = await pool.query('select', [id]); return rows[0]; } }",
            ),
            (
                "resolvers.ts",
                r"import { container } from './container';
import { TYPES } from './types';
const users = container.get<IUserRepo>(TYPES.UserRepo);
export const resolvers = { Post: { author: (post: Post) => users.find(post.authorId) } };",
            ),
        ],
        "!Post.author",
    );
}

#[test]
fn a_bus_hands_a_query_to_its_handler() {
    check_all(
        &[
            (
                "schema.graphql",
                r"type Query { posts: [Post!]! }
type Post { id: ID! author: User comments: [Comment!]! }
type Comment { id: ID! }
type User { id: ID! }",
            ),
            (
                "src/posts.resolver.ts",
                r"import { Resolver, ResolveField, Parent, Query } from '@nestjs/graphql';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetUser } from './get-user';
@Resolver('Post') export class PostsResolver {
  constructor(private readonly bus: QueryBus, private readonly repo: CommentRepository) {}
  @ResolveField('author') async author(@Parent() post) { return await this.bus.execute(new GetUser(post.authorId)); }
  @ResolveField() async comments(@Parent() post) { return this.repo.findByPost(post.id); }
}
@Injectable() class CommentRepository extends Repository<Comment> { findByPost(id: string) { return this.find({ where: { post: id } }); } }
import { Repository } from 'typeorm';",
            ),
            ("src/get-user.ts", r"export class GetUser { constructor(readonly id: string) {} }"),
            (
                "src/get-user.handler.ts",
                r"import { QueryHandler, IQueryHandler } from '@nestjs/cqrs';
import { GetUser } from './get-user';
import { InjectModel } from '@nestjs/mongoose';
@QueryHandler(GetUser) export class GetUserHandler implements IQueryHandler<GetUser> { constructor(@InjectModel('User') private readonly users: Model<User>) {} async execute(query: GetUser) { const { id } = query; return this.users.findById(id).lean(); } }",
            ),
        ],
        "!Post.author !Post.comments",
    );
}

#[test]
fn a_module_reference_gives_an_instance() {
    check_all(
        &[
            (
                "src/users/users.service.ts",
                r"import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { User } from './user.entity';
@Injectable()
export class UsersService extends BaseService<User> {
  constructor(@InjectRepository(User) private readonly repo: Repository<User>) { super(repo); }
  async findOneOrThrow(id: string): Promise<User> { const user = await this.repo.findOneBy({ id }); if (!user) throw new NotFoundException(); return user; }
}",
            ),
            (
                "src/users/user.entity.ts",
                r"import { ObjectType, Field } from '@nestjs/graphql';
@ObjectType() @Entity() export class User { @Field() id: string; }",
            ),
            (
                "src/posts/posts.resolver.ts",
                r"import { Resolver, ResolveField, Parent, Query, ObjectType, Field } from '@nestjs/graphql';
import { UsersService } from 'src/users/users.service';
import { User } from 'src/users/user.entity';
import { ModuleRef } from '@nestjs/core';
@ObjectType() export class Comment { @Field() id: string; }
@ObjectType() export class Post { @Field() id: string; }
@Resolver(of => Post)
export class PostsResolver {
  private users: UsersService;
  constructor(private readonly moduleRef: ModuleRef, @InjectModel('Comment') private comments: Model<CommentDocument>) {}
  onModuleInit() { this.users = this.moduleRef.get(UsersService, { strict: false }); }
  @Query(returns => [Post]) posts() { return []; }
  @ResolveField(returns => User) author(@Parent() post: Post) { const { authorId } = post as any; return this.users.findOneOrThrow(authorId); }
  @ResolveField('comments', returns => [Comment]) async getComments(@Parent() post) { return this.comments.find({ post: post._id }).exec(); }
}",
            ),
        ],
        "!Post.author !Post.comments",
    );
}

#[test]
fn a_container_makes_what_it_is_asked_for() {
    check_all(
        &[
            (
                "r.ts",
                r"import { Resolver, FieldResolver, Root, Query, ObjectType, Field, UseMiddleware } from 'type-graphql';
import { container } from 'tsyringe';
import { Users } from './users';
@ObjectType() export class User { @Field() id: string; }
@ObjectType() export class Post { @Field() id: string; authorId: string }
@Resolver(() => Post) export class PostResolver {
  private users = container.resolve(Users);
  @Query(() => [Post]) posts() { return []; }
  @FieldResolver(() => User) @UseMiddleware(isAuth) author(@Root() { authorId }: Post) { return this.users.byId(authorId); }
}",
            ),
            (
                "users.ts",
                r"import { MongoClient, Collection } from 'mongodb';
@singleton() export class Users { private col: Collection; constructor(@inject('Mongo') client: MongoClient) { this.col = client.db('x').collection('users'); } byId = async (id: string) => { return this.col.findOne({ _id: id }); }; }",
            ),
        ],
        "!Post.author",
    );
}
