//! Rows that are objects.

use wirelint_resolvers::{Confidence, Verdict};

use super::{SDL, Service, check, check_all};

#[test]
fn populating_a_row_asks_for_it() {
    check(
        &[(
            "resolvers.js",
            r"const User = require('./models/User');
module.exports = { Post: { async comments(post) { await post.populate('comments').execPopulate(); return post.comments; } }, User: { posts: async (user) => (await user.populate('posts')).posts } };",
        )],
        "!Post.comments !User.posts",
    );
}

#[test]
fn references_and_collections_are_loaded() {
    check_all(
        &[(
            "r.ts",
            r"import { Resolver, FieldResolver, Root, Query, ObjectType, Field, Ctx } from 'type-graphql';
import { Entity, ManyToOne, Collection, OneToMany, Reference, wrap } from '@mikro-orm/core';
@ObjectType() @Entity() export class User { @Field() id: string; }
@ObjectType() @Entity() export class Post { @Field() id: string; @ManyToOne() author: Reference<User>; @OneToMany() comments = new Collection<User>(this); }
@Resolver(() => Post) export class PostResolver {
  @Query(() => [Post]) posts(@Ctx() { em }: Ctx) { return em.find(Post, {}); }
  @FieldResolver(() => User) author(@Root() post: Post) { return post.author.load(); }
  @FieldResolver(() => [User]) async comments(@Root() post: Post) { await post.comments.init(); return post.comments.getItems(); }
}",
        )],
        "!Post.author !Post.comments",
    );
}

#[test]
fn rows_have_getters_of_their_associations() {
    check(
        &[
            (
                "models/index.js",
                r"const fs = require('fs');
const Sequelize = require('sequelize');
const sequelize = new Sequelize(config);
const db = {};
fs.readdirSync(__dirname).forEach(file => {
  const model = require(path.join(__dirname, file))(sequelize, Sequelize.DataTypes);
  db[model.name] = model;
});
Object.keys(db).forEach(name => { if (db[name].associate) db[name].associate(db); });
db.sequelize = sequelize;
module.exports = db;",
            ),
            (
                "models/user.js",
                r"module.exports = (sequelize, DataTypes) => {
  const User = sequelize.define('User', { name: DataTypes.STRING });
  User.associate = (models) => { User.hasMany(models.Post); };
  return User;
};",
            ),
            (
                "resolvers.js",
                r"const { User, Post } = require('./models');
module.exports = { Post: { author(post) { return User.findByPk(post.userId); } }, User: { posts: (u) => u.getPosts() } };",
            ),
        ],
        "!Post.author !User.posts",
    );
}

#[test]
fn a_relation_that_is_a_promise_is_loaded_when_it_is_read() {
    check_all(
        &[(
            "song.ts",
            "import { Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';\n\
             import { Entity, ManyToOne } from 'typeorm';\n\
             @ObjectType() @Entity() export class Album { @Field() id: string }\n\
             @ObjectType() @Entity() export class Song { @Field() id: string\n\
               @ManyToOne(() => Album, { lazy: true }) album: Promise<Album>; @ManyToOne(() => Album) first: Album }\n\
             @Resolver(Song) export class SongResolver { @Query(() => [Song]) songs() {}\n\
               @FieldResolver(() => Album) async onAlbum(@Root() song: Song) { const album = await song.album; return album }\n\
               @FieldResolver(() => Album) firstOn(@Root() song: Song) { return song.first } }",
        )],
        "-Song.firstOn !Song.onAlbum",
    );
}

#[test]
fn getters_that_are_handed_the_context_of_a_loader_are_gathered() {
    check(
        &[(
            "resolvers.js",
            "import { EXPECTED_OPTIONS_KEY } from 'dataloader-sequelize'; import { Sequelize } from 'sequelize';\n\
             export default { Post: { author: (p, _, { gather }) => p.getAuthor({ [EXPECTED_OPTIONS_KEY]: gather }), comments: p => p.getComments() } };",
        )],
        "+Post.author !Post.comments",
    );
    // It gathers what is asked for by its key, not what is searched for.
    check(
        &[(
            "resolvers.js",
            "import { EXPECTED_OPTIONS_KEY } from 'dataloader-sequelize'; import { Model } from 'sequelize';\n\
             class User extends Model {} class Comment extends Model {}\n\
             export default { Post: { author: (p, _, { gather }) => User.findByPk(p.authorId, { [EXPECTED_OPTIONS_KEY]: gather }),\n\
               comments: (p, _, { gather }) => Comment.findAll({ where: { post: p.id }, [EXPECTED_OPTIONS_KEY]: gather }) } };",
        )],
        "+Post.author !Post.comments",
    );
}

#[test]
fn a_method_of_a_row_is_told_by_its_name_where_one_class_has_it() {
    check(
        &[
            (
                "models.js",
                "const { Model } = require('sequelize');\n\
                 class Account extends Model { async latestInvoice() { return Invoice.findOne({ where: { accountId: this.id } }); } isOpen() { return this.open; } }\n\
                 class Invoice extends Model {}\n\
                 module.exports = { Account, Invoice };",
            ),
            (
                "resolvers.js",
                "module.exports = { User: { posts: async (user, _, { loaders }) => { const account = await loaders.account.load(user.accountId); return account.latestInvoice(); },\n\
                 name: async user => user.isOpen() } };",
            ),
        ],
        "-User.name !User.posts",
    );
}

#[test]
fn a_getter_is_of_an_association_that_is_declared() {
    check(
        &[
            (
                "models/user.js",
                r"module.exports = (sequelize, DataTypes) => { const User = sequelize.define('User', {}); User.associate = (models) => { User.hasMany(models.Post, { as: 'articles', foreignKey: 'x' }); User.belongsToMany(models.Category, { through: 'uc' }); };
User.prototype.getFullName = function () { return [this.first, this.last].join(' '); }; return User; };",
            ),
            (
                "resolvers.js",
                r"const { Sequelize } = require('sequelize');
module.exports = { User: { name: (u) => u.getFullName(), posts: (u) => u.getArticles({ limit: 10 }) }, Post: { title: (p) => p.getImageUrl('small') } };",
            ),
        ],
        "-Post.title -User.name !User.posts",
    );
}

#[test]
fn getters_are_of_one_or_of_many() {
    check(
        &[
            (
                "models/user.js",
                r"module.exports = (sequelize, DataTypes) => { const User = sequelize.define('User', {}); User.associate = ({ Category, Reply }) => { User.belongsToMany(Category, { through: 'uc' }); User.hasMany(Reply); }; return User; };",
            ),
            (
                "resolvers.js",
                r"const { Sequelize } = require('sequelize');
module.exports = { User: { posts: (u) => u.getCategories() }, Post: { comments: async (p) => p.countReplies() } };",
            ),
        ],
        "!Post.comments !User.posts",
    );
}

#[test]
fn methods_are_given_to_rows_afterwards() {
    check(
        &[
            (
                "user.js",
                r"const mongoose = require('mongoose');
const schema = new mongoose.Schema({});
schema.methods.displayName = function () { return this.nick || this.name; };
schema.methods.recentPosts = function (n) { return mongoose.model('Post').find({ author: this._id }).limit(n); };
module.exports = mongoose.model('User', schema);",
            ),
            (
                "resolvers.js",
                r"module.exports = { User: { name: (u) => u.displayName(), posts: (u) => u.recentPosts(5) } };",
            ),
        ],
        "-User.name !User.posts",
    );
}

#[test]
fn what_a_mapper_knows_of_its_tables_is_in_memory() {
    check(
        &[(
            "resolvers.ts",
            r"import { DataSource } from 'typeorm';
const source = new DataSource({});
const posts = source.getRepository('Post');
export const resolvers = { Post: { title: (post: any) => source.getMetadata(post.kind).name, comments: (post: any) => posts.metadata.findRelationWithPropertyPath(post.path), author: (post: any) => posts.findOneBy({ id: post.id }) } };",
        )],
        "!Post.author -Post.comments -Post.title",
    );
}

#[test]
fn what_rows_come_with_is_not_asked_for() {
    check_all(
        &[(
            "r.ts",
            r"import { Resolver, FieldResolver, Root, Query, ObjectType, Field } from 'type-graphql';
import { Entity, OneToMany, ManyToOne, DataSource } from 'typeorm';
const source = new DataSource({});
@ObjectType() @Entity() export class Stop { @Field() id: string; }
@ObjectType() @Entity() export class Route { @Field() id: string;
  @OneToMany(() => Stop, (stop) => stop.route, { eager: true }) stops: Stop[];
  @ManyToOne(() => Stop, (stop) => stop.routes, { eager: false }) start: Stop; }
@Resolver(() => Route) export class RouteResolver {
  @Query(() => [Route]) routes() { return source.getRepository(Route).find(); }
  @FieldResolver(() => [Stop]) async stops(@Root() route: Route) { if (!route.stops?.length) { return source.getRepository(Stop).findBy({ route: route.id }); } return route.stops; }
  @FieldResolver(() => Stop) async start(@Root() route: Route) { if (route.start) return route.start; return source.getRepository(Stop).findOneBy({ route: route.id }); } }",
        )],
        "!Route.start +Route.stops",
    );
}

#[test]
fn what_is_asked_for_where_some_property_is_not_there_is_not_certain() {
    let code = r"import { Pool } from 'pg';
const pool = new Pool();
const filled = (name) => async (post) => { if (post[name]) return post[name]; return pool.query('select 1', [post.id]); };
export const resolvers = { Post: { author: filled('author'), comments: async (post) => pool.query('select 2', [post.id]),
  title: async (post, args) => { const key = `${args.lang}Title`; if (post[key]) { return post[key]; } return pool.query('select 3', [post.id]); } } };";
    let found = Service::of(&[("schema.graphql", SDL), ("resolvers.js", code)]).analyse();
    let said: Vec<_> = found.fields.iter().map(|it| (&*it.field, it.verdict, it.confidence)).collect();
    assert_eq!(
        said,
        [
            ("author", Verdict::PerItem, Confidence::Certain),
            ("comments", Verdict::PerItem, Confidence::Certain),
            ("title", Verdict::PerItem, Confidence::Likely),
        ]
    );
}

#[test]
fn functions_on_what_a_resolver_gives_run_for_each_of_them() {
    let functions = r"const db = require('knex')({});
const postOf = (row) => ({ ...row, author: () => db('users').where({ id: row.authorId }).first(), title: () => row.title.trim() });
const posts = async () => { const rows = await db('posts'); return rows.map((row) => postOf(row)); };";
    check(
        &[(
            "resolvers.js",
            &format!(
                "{functions}\nmodule.exports = {{ Query: {{ posts, post: async (_, {{ id }}) => postOf(await db('posts').where({{ id }}).first()) }} }};"
            ),
        )],
        "!Post.author -Post.title",
    );
    check(
        &[(
            "resolvers.js",
            &format!(
                "{functions}\nmodule.exports = {{ Query: {{ posts }}, Post: {{ author: (post) => post.author(), title: (post) => post.title() }} }};"
            ),
        )],
        "!Post.author -Post.title",
    );
}

#[test]
fn methods_of_what_a_resolver_makes_run_for_each_of_them() {
    check_all(
        &[
            (
                "schema.graphql",
                "type Query { groups: [Group!]! } type Group { id: ID! members: Page! } type Page { items: [ID!]! total: Int! }",
            ),
            (
                "resolvers.js",
                r"import { pool } from './database';
class Members { constructor(query, group) { this.query = query; this.group = group; }
  items() { return pool.query(this.query, [this.group]); }
  total() { return this.group.size; } }
export const resolvers = { Group: { members: (group) => new Members('select 1', group) }, Page: { items: async (page) => page.items(), total: (page) => page.total() } };",
            ),
            ("database.js", "import { Pool } from 'pg'; export const pool = new Pool();"),
        ],
        "-Group.members !Page.items -Page.total",
    );
}

#[test]
fn what_lists_fill_in_by_reckoned_names_nobody_knows() {
    check_all(
        &[
            (
                "schema.graphql",
                "type Query { posts: [Post!]! drafts: [Draft!]! } type Post { id: ID! title: String } type Draft { id: ID! title: String }",
            ),
            (
                "resolvers.js",
                r"import { Pool } from 'pg';
const pool = new Pool();
const filled = (name) => async (row) => { if (row[name]) return row[name]; return pool.query('select 1', [row.id]); };
const translated = (row, words) => { for (const [key, value] of Object.entries(words)) { row[key] = value; } return row; };
export const resolvers = {
  Query: { posts: async () => (await pool.query('select 2')).map((row) => translated(row, row.words)), drafts: () => pool.query('select 3') },
  Post: { title: filled('title') }, Draft: { title: filled('title') } };",
            ),
        ],
        "!Draft.title ?Post.title",
    );
}
