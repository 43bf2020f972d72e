//! Code as people write it: services in a few lines, and what is said of each of their fields.

mod batches;
mod classes;
mod clients;
mod containers;
mod contexts;
mod go;
mod harmless;
mod java;
mod python;
mod rows;
mod ruby;
mod schemas;
mod workspaces;
mod wrappers;

use std::fmt::Write as _;

use crate::support::Service;
use wirelint_resolvers::{Batched, Verdict};

const SDL: &str = "type Query { posts: [Post!]!, post: Post }\n\
                   type Post { id: ID!, author: User, comments: [Comment!]!, title: String }\n\
                   type Comment { id: ID!, author: User }\ntype User { id: ID!, name: String, posts: [Post!]! }";

/// Checks what is said of each field that has a resolver and is no root field, sorted: `!` one access per parent, `+` batched, `-` harmless, `?` unknown.
#[track_caller]
fn check(files: &[(&str, &str)], expected: &str) {
    let mut all = vec![("schema.graphql", SDL)];
    all.extend_from_slice(files);
    check_all(&all, expected);
}

#[track_caller]
fn check_all(files: &[(&str, &str)], expected: &str) {
    let found = Service::of(files).analyse();
    let said: Vec<String> = found
        .fields
        .iter()
        .filter(|it| it.ty != "Query")
        .map(|it| {
            let sign = match it.verdict {
                Verdict::PerItem => '!',
                Verdict::Batched(_) => '+',
                Verdict::Harmless => '-',
                Verdict::Unknown => '?',
            };
            format!("{sign}{}.{}", it.ty, it.field)
        })
        .collect();
    assert_eq!(said.join(" "), expected);
}

#[test]
fn names_alone_tell_what_a_context_has() {
    check(
        &[(
            "resolvers.js",
            "module.exports = { Post: {\n\
               author: (post, args, { models }) => models.User.findById(post.authorId),\n\
               comments: (post, args, ctx) => ctx.commentLoader.load(post.id),\n\
               title: post => post.title.trim() },\n\
             User: { posts: (user, _, { prisma }) => prisma.user.findUnique({ where: { id: user.id } }).posts(),\n\
               name: u => NAMES.find(it => it.id === u.id) } };",
        )],
        "!Post.author +Post.comments -Post.title -User.name +User.posts",
    );
}

#[test]
fn types_and_fields_may_be_files() {
    check(
        &[
            (
                "src/resolvers/Post.ts",
                "import { db } from '../db'; export default { author: (p) => db.user.findFirst({ where: { id: p.authorId } }) };",
            ),
            (
                "src/resolvers/User/posts.js",
                "const { db } = require('../../db'); module.exports = (u) => db.post.findMany({ where: { authorId: u.id } });",
            ),
            (
                "src/db.ts",
                "import { PrismaClient } from '@prisma/client'; export const db = new PrismaClient();",
            ),
        ],
        "!Post.author !User.posts",
    );
}

#[test]
fn classes_of_rows_have_static_methods() {
    check(
        &[
            (
                "resolvers.ts",
                "import { User } from './user'; import axios from 'axios';\n\
              export const resolvers = { Post: { author: (post) => User.findOneBy({ id: post.authorId }),\n\
              comments: async (post) => (await axios.get(`/c/${post.id}`)).data } };",
            ),
            (
                "user.ts",
                "import { BaseEntity, Entity } from 'typeorm'; @Entity() export class User extends BaseEntity {}",
            ),
        ],
        "!Post.author !Post.comments",
    );
}

#[test]
fn what_does_not_come_from_the_parent_is_not_multiplied_by_it() {
    check(
        &[(
            "resolvers.ts",
            "import { PrismaClient } from '@prisma/client'; const db = new PrismaClient();\n\
             export const resolvers = { Post: { author: (_, __, { userId }) => db.user.findFirst({ where: { id: userId } }),\n\
             comments: (_, { first }) => db.comment.findMany({ take: first }) } };",
        )],
        "-Post.author -Post.comments",
    );
}

#[test]
fn a_type_that_no_list_reaches_is_silent() {
    check_all(
        &[
            (
                "schema.graphql",
                "type Query { me: User }\ntype User { id: ID!, posts: [Post!]! }\ntype Post { id: ID!, author: User }",
            ),
            (
                "resolvers.ts",
                "import { PrismaClient } from '@prisma/client'; const db = new PrismaClient();\n\
                 export const resolvers = { User: { posts: (u) => db.post.findMany({ where: { authorId: u.id } }) } };",
            ),
        ],
        // A user of a post is one of several.
        "!User.posts",
    );
    check_all(
        &[
            (
                "schema.graphql",
                "type Query { me: User }\ntype User { id: ID!, posts: [Post!]! }\ntype Post { id: ID! }",
            ),
            (
                "resolvers.ts",
                "import { PrismaClient } from '@prisma/client'; const db = new PrismaClient();\n\
                 export const resolvers = { User: { posts: (u) => db.post.findMany({ where: { authorId: u.id } }) } };",
            ),
        ],
        "-User.posts",
    );
}

/// Each is looked into for a name, and for all that it has.
#[test]
fn what_has_itself_in_it_ends() {
    for code in [
        "let r = {}; r = { ...r, Query: f(r.Query), ...r }; module.exports = { resolvers: { Post: { author: p => r.db.find(p.id) }, ...r } };",
        "let q = r.Query || {}; let r = {}; r = { Query: f(q), ...r, ...r, ...r, ...r, ...r }; module.exports = { resolvers: r };",
        "class A extends B {} class B extends A {} module.exports = { resolvers: { Post: { author: p => A.find(p.id) } } };",
        "class A extends A {} module.exports = { resolvers: { Post: { author: p => new A().find(p.id), title: A.title } } };",
        "let a = [...a, ...a, b]; let b = [...b, ...a]; module.exports = { resolvers: { Post: { author: p => a[0].find(p.id) } } };",
        "const r = { get Post() { return { ...r.Post, ...this.Post } } }; module.exports = { resolvers: r };",
        "const a = () => ({ ...b(), ...a(), ...b() }); const b = () => ({ ...a(), ...b(), ...a() }); module.exports = { resolvers: { ...a(), Post: a().Post } };",
    ] {
        let found = Service::of(&[("schema.graphql", SDL), ("resolvers.js", code)]).analyse();
        assert!(found.fields.iter().all(|it| it.verdict != Verdict::PerItem), "{code}");
    }
}

#[test]
fn what_goes_in_circles_ends() {
    check(
        &[
            (
                "a.ts",
                "export * from './b'; export { x } from './b'; import { g } from './b'; export function f(p) { return g(p); }",
            ),
            (
                "b.ts",
                "export * from './a'; export { x } from './a'; import { f } from './a'; export function g(p) { return f(p) ?? g(g(p)); }",
            ),
            (
                "resolvers.ts",
                "import { f, x } from './a'; import { resolvers as own } from './resolvers';\n\
              const author = (p) => author(author(p)) || f(p);\n\
              export const resolvers = { ...own, Post: { author, comments: x, [unknown()]: f, ...resolvers.Post } };",
            ),
        ],
        "-Post.author ?Post.comments",
    );
}

#[test]
fn loaders_that_join_nothing_do_not_batch() {
    check(
        &[(
            "resolvers.ts",
            "import DataLoader from 'dataloader'; import { Pool } from 'pg'; const pool = new Pool();\n\
             const byId = new DataLoader(async (ids) => Promise.all(ids.map((id) => pool.query('select 1', [id]))));\n\
             const all = new DataLoader((ids) => pool.query('select * from t where id = any($1)', [ids]));\n\
             export const resolvers = { Post: { author: (p) => byId.load(p.authorId),\n\
               comments: (p) => new DataLoader((ids) => pool.query('select 1', [ids])).load(p.id), title: (p) => all.load(p.id) } };",
        )],
        "!Post.author !Post.comments +Post.title",
    );
}

#[test]
fn prisma_gathers_what_does_not_wait_for_each_other() {
    check(
        &[(
            "resolvers.ts",
            "import { PrismaClient } from '@prisma/client'; const db = new PrismaClient();\n\
             export const resolvers = { Post: {\n\
               comments: (p) => Promise.all(p.ids.map((id) => db.comment.findUnique({ where: { id } }))),\n\
               author: async (p) => { for (const id of p.ids) { await db.user.findUnique({ where: { id } }); } } } };",
        )],
        "!Post.author +Post.comments",
    );
}

#[test]
fn what_a_tool_wrote_is_passed_over() {
    let minified = format!(
        "var a=1;{}module.exports={{Post:{{author:p=>db.user.findFirst({{id:p.id}})}}}}",
        "a=a+1;".repeat(2_000)
    );
    check(&[("resolvers.js", &minified)], "");
    let installed =
        "export const resolvers = { Post: { author: (p, _, { db }) => db.user.findFirst({ id: p.id }) } };";
    check(&[("node_modules/x/resolvers.js", installed), ("dist/resolvers.js", installed)], "");
    check(&[("src/resolvers.js", installed)], "!Post.author");
}

#[test]
fn without_a_schema_nothing_is_said() {
    let code =
        "export const resolvers = { Post: { author: (p, _, { db }) => db.user.findFirst({ id: p.id }) } };";
    check_all(&[("resolvers.ts", code)], "");
}

#[test]
fn decorated_classes_state_the_schema() {
    let found = Service::of(&[
        (
            "post.ts",
            "import { ObjectType, Field, ID } from '@nestjs/graphql'; import { User } from './user';\n\
             @ObjectType() export class Post { @Field(() => ID) id: string; @Field(() => User) author: User; userId: string }",
        ),
        ("user.ts", "import { ObjectType, Field } from '@nestjs/graphql'; @ObjectType('Account') export class User { @Field() name: string }"),
        (
            "post.resolver.ts",
            "import { Resolver, Query, ResolveField, Parent } from '@nestjs/graphql'; import { Post } from './post'; import { User } from './user';\n\
             import { PostService } from './post.service';\n\
             @Resolver(() => Post) export class PostResolver { constructor(private readonly service: PostService) {}\n\
               @Query(() => [Post]) posts() { return this.service.all(); }\n\
               @ResolveField(() => User) author(@Parent() post: Post) { return this.service.author(post.userId); } }",
        ),
        (
            "post.service.ts",
            "import { Injectable } from '@nestjs/common'; import { InjectRepository } from '@nestjs/typeorm'; import { Repository } from 'typeorm';\n\
             @Injectable() export class PostService { constructor(@InjectRepository(User) private users: Repository<User>) {}\n\
               all() { return []; } author(id: string) { return this.users.findOneBy({ id }); } }",
        ),
    ])
    .analyse();
    let author = found.fields.iter().find(|it| it.field == "author").expect("it is linked");
    assert_eq!(author.verdict, Verdict::PerItem);
    assert_eq!(author.query.as_deref(), Some("{ posts { author { name } } }"));
    let access = author.access.as_ref().expect("it has an access");
    assert_eq!(access.what, "this.users.findOneBy");
    assert_eq!(access.calls.len(), 1);
    assert_eq!(access.calls[0].what, "this.service.author");
}

#[test]
fn what_each_list_has_loaded_is_not_asked_for_again() {
    let resolvers = |include: &str| {
        format!(
            "import {{ PrismaClient }} from '@prisma/client'; const db = new PrismaClient();\n\
             export const resolvers = {{ Query: {{ posts: () => db.post.findMany({{ {include} }}), post: () => null }},\n\
             User: {{ posts: (u) => db.post.findMany({{ where: {{ authorId: u.id }}, {include} }}) }},\n\
             Post: {{ author: (p) => p.author ?? db.user.findFirst({{ where: {{ id: p.authorId }} }}) }} }};"
        )
    };
    check(&[("resolvers.ts", &resolvers(""))], "!Post.author !User.posts");
    // `post` gives something that has not loaded it.
    check(&[("resolvers.ts", &resolvers("include: { author: true }"))], "!Post.author !User.posts");
    let whole = resolvers("include: { author: true }")
        .replace("post: () => null", "post: () => db.post.findFirst({ include: { author: true } })");
    let found = Service::of(&[("schema.graphql", SDL), ("resolvers.ts", &whole)]).analyse();
    let author = found.fields.iter().find(|it| it.ty == "Post").expect("it is linked");
    assert_eq!(author.verdict, Verdict::Batched(Batched::Loaded));
}

#[test]
fn what_is_called_is_named_without_what_only_the_compiler_reads() {
    let found = Service::of(&[
        ("schema.graphql", SDL),
        (
            "resolvers.ts",
            "import { Pool } from 'pg'; const db = { pool: new Pool() };\n\
             export const resolvers = { Post: { author: async (p) => (await db.pool!.query<Row>('select 1', [p.id])).rows[0] } };",
        ),
    ])
    .analyse();
    let asked = found.fields[0].access.as_ref().expect("it asks for something");
    assert_eq!(asked.what, "db.pool.query");
}

/// A server's thread may have half of what tests have.
#[test]
fn deep_programs_need_little_stack() {
    let mut code =
        String::from("import { PrismaClient } from '@prisma/client'; const db = new PrismaClient();\n");
    for at in 0..30 {
        let (open, close) = ("[{ a: (".repeat(12), ") }]".repeat(12));
        _ = writeln!(
            code,
            "type T{at} = {{ next: T{} }}; class C{at} {{ constructor(readonly next: C{}) {{}} }}",
            at + 1,
            at + 1
        );
        _ = writeln!(
            code,
            "const f{at} = (p, c: C0, t: T0) => {open} c.next.next ?? f{}(p, c.next, t.next) {close};",
            at + 1
        );
    }
    code += "const f30 = (p) => db.user.findFirst({ where: { id: p.id } });\n";
    code +=
        "export const resolvers = { Post: { author: (p, _, c) => f0(p, c, c), comments: (p) => f30(p) } };";
    let read = std::thread::Builder::new().stack_size(1 << 20).spawn(move || {
        check(&[("resolvers.ts", &code)], "-Post.author !Post.comments");
    });
    read.expect("a thread starts").join().expect("it does not overflow");
}

#[test]
fn loaders_come_as_parameters_and_as_functions() {
    check_all(
        &[(
            "resolver.ts",
            "import { ObjectType, Field, Resolver, Query, ResolveField, Parent, Context } from '@nestjs/graphql';\n\
             import { Dataloader } from './dataloader.decorator'; import { AuthorLoader } from './loaders'; import { QueryBus } from '@nestjs/cqrs';\n\
             @ObjectType() export class User { @Field() name: string }\n\
             @ObjectType() export class Post { @Field() id: string }\n\
             @Resolver(() => Post) export class PostResolver { constructor(private readonly queryBus: QueryBus) {}\n\
               @Query(() => [Post]) posts() { return []; }\n\
               @ResolveField(() => User) author(@Parent() post: Post, @Dataloader() users: AuthorLoader) { return users.load(post.id); }\n\
               @ResolveField(() => User) editor(@Parent() post: Post, @Loader({ model: 'User' }) load) { return load(post.id); }\n\
               @ResolveField(() => User) reader(@Parent() post: Post, @Context() { loaders }) { return loaders.users.load(post.id); }\n\
               @ResolveField(() => User, { name: 'owner' }) ownerOf(@Parent() post: Post) { return this.queryBus.execute(new OwnerQuery(post.id)); } }",
        )],
        "+Post.author +Post.editor ?Post.owner +Post.reader",
    );
}

#[test]
fn wrappers_of_packages_call_what_they_are_given() {
    check(
        &[(
            "resolvers.js",
            "const { combineResolvers } = require('graphql-resolvers'); const _ = require('lodash'); const { User } = require('./models');\n\
             const posts = { Post: { author: combineResolvers(isAuthenticated, async (post) => User.findByPk(post.authorId)) } };\n\
             const users = { User: { posts: (user, _, { dataSources }) => dataSources.posts.ofUser(user.id), name: (user) => user.name } };\n\
             module.exports = _.merge({}, posts, users);",
        )],
        "!Post.author -User.name !User.posts",
    );
}

#[test]
fn objects_that_are_spread_in_themselves_end() {
    let spread = [
        "app.use((request, response, next) => { request.headers = { ...request.headers, trace: 1 }; next(); });",
        "app.use((req) => { req.viewer = { ...req.viewer }; });",
        "server.use(async (ctx) => { const { request } = ctx; request.headers = { ...request.headers }; });",
        "server.use(async (ctx) => { const request = ctx.request; request.headers = { ...request.headers }; });",
        "let state = {}; state.headers = { ...state.headers, trace: 1 }; state.viewer = { ...state.headers, ...state.viewer };",
        "const state = { ...state, get headers() { return this.headers; } }; class Box extends Box { static headers = Box.headers; }",
    ];
    for it in spread {
        check(
            &[
                ("server.js", it),
                (
                    "resolvers.js",
                    "module.exports = { Post: { title: (post, _, context) => context.headers.host + context.viewer.name + post.id,\n\
                       author: (post, _, { headers, db }) => db.users.findOne({ id: post.authorId, at: headers.trace }) } };",
                ),
            ],
            "!Post.author -Post.title",
        );
    }
}

#[test]
fn types_that_files_import_from_one_another_end() {
    check(
        &[
            ("a.ts", "import { Owner } from './b'; export { Owner };"),
            ("b.ts", "import { Owner } from './a'; export { Owner };"),
            (
                "resolvers.ts",
                "import { Owner } from './a';\n\
                 export const resolvers = { Post: { title: (post: Owner) => post.name.first, author: (post, _, { db }: { db: Owner }) => db.users.findOne(post.id) } };",
            ),
        ],
        "!Post.author -Post.title",
    );
}

#[test]
fn chains_of_a_thousand_properties_end() {
    let mut body = String::from("const a0 = context.a; const p0 = post.a; const m0 = _.a;");
    for it in 0..4000 {
        _ = write!(body, "\nconst a{n} = a{it}.a; const p{n} = p{it}.a; const m{n} = m{it}.a;", n = it + 1);
    }
    let text = format!(
        "import _ from 'lodash'; export const resolvers = {{ Post: {{ title: (post, args, context) => {{ {body} return p4000; }} }} }};"
    );
    check(&[("resolvers.js", &text)], "-Post.title");
}
