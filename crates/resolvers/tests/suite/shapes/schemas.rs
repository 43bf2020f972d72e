//! Where there is no file of SDL.

use super::check_all;
use crate::support::Service;

#[test]
fn templates_may_be_unmarked() {
    check_all(
        &[
            (
                "schema.js",
                r"const { buildSchema } = require('graphql');
const typeDefs = `
  type Query { posts: [Post] }
  type Post { id: ID, author: User }
  type User { id: ID }
`;
module.exports = typeDefs;",
            ),
            (
                "resolvers.js",
                r"const axios = require('axios');
module.exports = { Post: { author: async ({ authorId }) => { const { data } = await axios.get(`http://u/${authorId}`); return data; } } };",
            ),
        ],
        "!Post.author",
    );
}

#[test]
fn connections_are_lists() {
    check_all(
        &[
            (
                "schema.js",
                r"import { GraphQLObjectType, GraphQLSchema, GraphQLString, GraphQLList } from 'graphql';
import { connectionDefinitions, connectionArgs, connectionFromPromisedArray, globalIdField, nodeDefinitions } from 'graphql-relay';
import { db } from './db';
const commentType = new GraphQLObjectType({ name: 'Comment', fields: { id: globalIdField('Comment') } });
const { connectionType: commentConnection } = connectionDefinitions({ nodeType: commentType });
const postType = new GraphQLObjectType({ name: 'Post', fields: () => ({ id: globalIdField(), comments: { type: commentConnection, args: connectionArgs, resolve: (post, args) => connectionFromPromisedArray(db.getComments(post.id), args) } }) });
const { connectionType: postConnection } = connectionDefinitions({ name: 'Post', nodeType: postType });
export default new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { posts: { type: postConnection, resolve: () => [] } } }) });",
            ),
            (
                "db.js",
                r"import mysql from 'mysql2/promise';
const pool = mysql.createPool({});
export const db = { async getComments(id) { const [rows] = await pool.execute('select', [id]); return rows; } };",
            ),
        ],
        "!Post.comments",
    );
}

#[test]
fn types_name_each_other_later() {
    check_all(
        &[(
            "schema.js",
            r"const graphql = require('graphql');
const Book = require('../models/book');
const Author = require('../models/author');
const _ = require('lodash');
const { GraphQLObjectType, GraphQLString, GraphQLSchema, GraphQLID, GraphQLList } = graphql;
const BookType = new GraphQLObjectType({ name: 'Book', fields: ( ) => ({
  id: { type: GraphQLID }, genre: { type: GraphQLString, resolve(parent) { return _.find(genres, { id: parent.genreId }); } },
  author: { type: AuthorType, resolve(parent, args){ return Author.findById(parent.authorId); } } }) });
const AuthorType = new GraphQLObjectType({ name: 'Author', fields: ( ) => ({
  id: { type: GraphQLID }, books: { type: new GraphQLList(BookType), resolve(parent, args){ return Book.find({ authorId: parent.id }); } } }) });
const RootQuery = new GraphQLObjectType({ name: 'RootQueryType', fields: { books: { type: new GraphQLList(BookType), resolve(parent, args){ return Book.find({}); } } } });
module.exports = new GraphQLSchema({ query: RootQuery });",
        )],
        "!Author.books !Book.author -Book.genre -RootQueryType.books",
    );
}

#[test]
fn nexus_wraps_types_in_functions() {
    check_all(
        &[(
            "types.ts",
            r"import { makeSchema, objectType, list, nonNull, interfaceType } from 'nexus';
const Node = interfaceType({ name: 'Node', resolveType: (x) => x.kind, definition(t) { t.id('id'); } });
const Post = objectType({ name: 'Post', definition(t) { t.implements('Node'); t.string('title'); } });
const User = objectType({ name: 'User', definition(t) { t.implements(Node); t.field('posts', { type: nonNull(list(nonNull('Post'))), async resolve(root, _args, ctx) { return ctx.prisma.post.findMany({ where: { authorId: root.id } }); } }); } });
const Query = objectType({ name: 'Query', definition(t) { t.list.field('users', { type: User, resolve: (_r, _a, ctx) => ctx.prisma.user.findMany() }); } });
export const schema = makeSchema({ types: { Node, Post, User, Query } });",
        )],
        "-Node.__resolveType !User.posts",
    );
}

#[test]
fn nodes_of_pothos_have_fields() {
    check_all(
        &[(
            "b.ts",
            r"import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
const builder = new SchemaBuilder<{ Context: Ctx }>({ plugins: [RelayPlugin] });
interface Ctx { repo: PostRepo }
import { Pool } from 'pg';
class PostRepo { constructor(private pool: Pool) {} byUser(id: string) { return this.pool.query('x', [id]); } }
class UserRow { id!: string }
const Post = builder.objectRef<{ id: string }>('Post').implement({ fields: t => ({ id: t.exposeID('id') }) });
const User = builder.node(UserRow, { name: 'User', id: { resolve: u => u.id }, fields: (t) => ({ posts: t.connection({ type: Post, resolve: async (user, args, ctx) => resolveArrayConnection({ args }, await ctx.repo.byUser(user.id)) }) }) });
builder.queryField('users', t => t.field({ type: [User], resolve: () => [] }));",
        )],
        "!User.posts",
    );
}

#[test]
fn the_nodes_of_a_connection_of_nexus_are_its_resolver() {
    check_all(
        &[(
            "types.ts",
            "import { objectType, queryType } from 'nexus';\n\
             export const Song = objectType({ name: 'Song', definition(t) { t.id('id') } });\n\
             export const Album = objectType({ name: 'Album', definition(t) { t.id('id');\n\
               t.connectionField('songs', { type: Song, nodes: (album, args, { prisma }) => prisma.song.findMany({ where: { albumId: album.id } }) }) } });\n\
             export const Query = queryType({ definition(t) { t.list.field('albums', { type: 'Album' }) } });",
        )],
        "!Album.songs",
    );
}

#[test]
fn a_plugin_of_nexus_makes_fields_of_models() {
    check_all(
        &[
            (
                "schema.prisma",
                r"model User {
  id    Int    @id
  name  String
  posts Post[]
}
model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id])
  authorId Int
}",
            ),
            (
                "types.ts",
                r"import { makeSchema, objectType, queryType } from 'nexus';
import { nexusPrisma } from 'nexus-plugin-prisma';
const User = objectType({ name: 'User', definition(t) { t.model.id(); t.model.name(); t.model.posts({ ordering: true }); t.int('rank', { resolve: async (user, _, ctx) => ctx.prisma.vote.count({ where: { userId: user.id } }) }); } });
const Post = objectType({ name: 'Post', definition(t) { t.model.id(); t.int('score', { resolve: (post, _, ctx) => ctx.prisma.vote.count({ where: { postId: post.id } }) }); } });
const Query = queryType({ definition(t) { t.crud.user(); t.crud.users({ filtering: true }); } });
export const schema = makeSchema({ types: [User, Post, Query], plugins: [nexusPrisma()] });",
            ),
        ],
        "!Post.score +User.posts !User.rank",
    );
}

#[test]
fn fields_of_nexus_may_be_imported() {
    check_all(
        &[
            (
                "prisma/schema.prisma",
                r"model User {
  id    Int    @id
  posts Post[]
}
model Post {
  id       Int  @id
}",
            ),
            (
                "types.ts",
                r"import { makeSchema, objectType, queryType } from 'nexus';
import { User, Post } from 'nexus-prisma';
export const UserType = objectType({ name: User.$name, definition(t) { t.field(User.id); t.field(User.posts); } });
export const PostType = objectType({ name: Post.$name, description: Post.$description, definition(t) { t.field(Post.id); t.int('score', { resolve: (post, _, ctx) => ctx.prisma.vote.count({ where: { postId: post.id } }) }); } });
export const Query = queryType({ definition(t) { t.list.field('users', { type: 'User', resolve: (_, __, ctx) => ctx.prisma.user.findMany() }); } });",
            ),
        ],
        "!Post.score +User.posts",
    );
}

#[test]
fn simple_objects_of_pothos_are_resolved_by_their_last_argument() {
    check_all(
        &[(
            "types.ts",
            r"import SchemaBuilder from '@pothos/core';
import SimpleObjectsPlugin from '@pothos/plugin-simple-objects';
import { Pool } from 'pg';
const pool = new Pool();
const builder = new SchemaBuilder({ plugins: [SimpleObjectsPlugin] });
const Page = builder.simpleObject('Page', { fields: (t) => ({ id: t.id(), authorId: t.id() }) }, (t) => ({ author: t.string({ resolve: async (page) => (await pool.query('select name from a where id = $1', [page.authorId])).rows[0].name }) }));
builder.queryType({ fields: (t) => ({ pages: t.field({ type: [Page], resolve: () => [] }) }) });",
        )],
        "!Page.author",
    );
}

#[test]
fn references_of_pothos_are_implemented_elsewhere() {
    check_all(
        &[
            (
                "schema.ts",
                r"import SchemaBuilder from '@pothos/core';
export const builder = new SchemaBuilder({});
export const Track = builder.objectRef<{ id: string }>('Track');
builder.queryType({ fields: (t) => ({ tracks: t.field({ type: [Track], resolve: () => [] }) }) });",
            ),
            (
                "track.ts",
                r"import { Track } from './schema';
import { Pool } from 'pg';
const pool = new Pool();
Track.implement({ fields: (t) => ({ title: t.string({ resolve: (track) => track.title }), plays: t.int({ resolve: (track) => pool.query('select 1', [track.id]) }) }) });",
            ),
        ],
        "!Track.plays -Track.title",
    );
}

#[test]
fn entities_of_pothos_are_asked_for_by_their_keys() {
    check_all(
        &[(
            "schema.ts",
            r"import SchemaBuilder from '@pothos/core';
import { Pool } from 'pg';
const pool = new Pool();
const builder = new SchemaBuilder({});
const Track = builder.objectRef<{ id: string }>('Track').implement({ fields: (t) => ({ id: t.exposeID('id') }) });
builder.queryType({ fields: (t) => ({ track: t.field({ type: Track, resolve: () => null }) }) });
builder.asEntity(Track, { key: builder.selection<{ id: string }>('id'), resolveReference: ({ id }) => pool.query('select 1', [id]) });",
        )],
        "!Track.__resolveReference",
    );
}

/// A package may have some types of a schema that others put together.
#[test]
fn where_no_operation_begins_what_nothing_gives_is_asked_for_first() {
    let code = r"import { GraphQLObjectType, GraphQLList, GraphQLString } from 'graphql';
import axios from 'axios';
const User = new GraphQLObjectType({ name: 'User', fields: { name: { type: GraphQLString } } });
const Post = new GraphQLObjectType({ name: 'Post', fields: () => ({ author: { type: User, resolve: (post) => axios.get(`/users/${post.author}`) } }) });
export const Feed = new GraphQLObjectType({ name: 'Feed', fields: { owner: { type: User, resolve: (feed) => axios.get(`/users/${feed.owner}`) }, posts: { type: new GraphQLList(Post) } } });";
    check_all(&[("feed.ts", code)], "-Feed.owner !Post.author");
    let found = Service::of(&[("feed.ts", code)]).analyse();
    let author = found.fields.iter().find(|it| it.field == "author").expect("it is linked");
    assert_eq!(author.query.as_deref(), Some("... on Feed { posts { author { name } } }"));
}

/// Nobody can ask for a field as code names it.
#[test]
fn what_code_names_has_no_query() {
    let text = r"import { Resolver, FieldResolver, Root, Query, ObjectType, Field, ID } from 'type-graphql';
import { Pool } from 'pg'; const pool = new Pool(); const path = named('users');
@ObjectType() class Post { @Field(() => ID) id: string; }
@Resolver(() => Post) export class PostResolver {
  @Query(() => [Post]) async posts() { return []; }
  @FieldResolver(() => Post) async [path](@Root() post: Post) { return pool.query('select 1', [post.id]); }
  @FieldResolver(() => Post) async next(@Root() post: Post) { return pool.query('select 2', [post.id]); }
}";
    let found = Service::of(&[("posts.ts", text)]).analyse();
    let queries: Vec<_> = found.fields.iter().map(|it| (&*it.field, it.query.as_deref())).collect();
    assert_eq!(queries, [("[path]", None), ("next", Some("{ posts { next { id } } }")), ("posts", None)]);
}

#[test]
fn a_constant_names_what_a_method_resolves() {
    check_all(
        &[
            (
                "keys.ts",
                "export const AUTHOR: keyof Post = 'author';\nexport const KEYS = { title: 'title' } as const;",
            ),
            (
                "post.ts",
                r"import { Resolver, FieldResolver, Root, Query, ObjectType, Field } from 'type-graphql';
import { getRepository } from 'typeorm';
import { AUTHOR, KEYS } from './keys';
@ObjectType() export class User { @Field() id: string; }
@ObjectType() export class Post { @Field() id: string; @Field() title: string; authorId: string }
@Resolver(() => Post) export class PostResolver {
  @Query(() => [Post]) posts() {}
  @FieldResolver(() => User) async [AUTHOR](@Root() post: Post) { return getRepository(User).findOne(post.authorId); }
  @FieldResolver(() => String) [KEYS.title](@Root() post: Post) { return post.title.trim(); }
}",
            ),
        ],
        "!Post.author -Post.title",
    );
}
