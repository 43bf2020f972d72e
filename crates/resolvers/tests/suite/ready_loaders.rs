//! Loaders that the context has already for what a resolver asks alone: code in, code out, and what is said of that.

use wirelint_resolvers::{Batched, Verdict};

use crate::support::Service;

const SDL: &str = "type Query { posts: [Post!]! }\n\
                   type Post { id: ID!, author: User, comments: [Comment!]! }\n\
                   type Comment { id: ID!, author: User }\ntype User { id: ID!, name: String }";

/// With Knex: a loader of users by their ids, and one of comments by their posts.
const KNEX: &str = "
import { ApolloServer } from '@apollo/server';
import DataLoader from 'dataloader';
import knex from 'knex';
import { resolvers } from './resolvers';
const db = knex({});
const context = () => ({
  db,
  loaders: {
    user: new DataLoader(async (ids: readonly string[]) => {
      const rows = await db('users').whereIn('id', [...ids]).whereNull('deleted_at');
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
    comments: new DataLoader(async (posts: readonly string[]) => {
      const rows = await db<Comment>('comments').whereIn('post_id', posts as string[]).orderBy('at');
      return posts.map((post) => rows.filter((row) => row.post_id === post));
    }),
  },
});
new ApolloServer({ resolvers, context });
";

/// What a resolver map becomes where the context is made in `server`; `None` where nothing is offered.
fn fixed(server: &str, resolvers: &str) -> Option<String> {
    let files = [("schema.graphql", SDL), ("server.ts", server), ("resolvers.ts", resolvers)];
    let found = Service::of(&files).analyse();
    let mut after = resolvers.to_owned();
    let mut ready: Vec<_> = found.fields.iter().filter_map(|it| it.ready.as_ref()).collect();
    ready.sort_by_key(|it| std::cmp::Reverse(it.place.range.start));
    for it in &ready {
        assert_eq!(found.paths[it.place.unit.0 as usize], "resolvers.ts");
        after.replace_range(std::ops::Range::<usize>::from(it.place.range), &it.text);
    }
    (!ready.is_empty()).then_some(after)
}

/// Checks what `before` becomes, and that all is batched then.
#[track_caller]
fn check(server: &str, before: &str, after: &str) {
    let before = format!("export const resolvers = {{ {before} }};");
    let after = format!("export const resolvers = {{ {after} }};");
    assert_eq!(fixed(server, &before).as_deref(), Some(&*after));
    let files = [("schema.graphql", SDL), ("server.ts", server), ("resolvers.ts", &after)];
    let found = Service::of(&files).analyse();
    let fields = found.fields.iter().filter(|it| it.ty != "Query");
    let verdicts: Vec<Verdict> = fields.map(|it| it.verdict).collect();
    assert!(verdicts.iter().all(|it| *it == Verdict::Batched(Batched::Loader)), "{verdicts:?}");
}

/// Checks that `before` asks once for each, and nothing is offered.
#[track_caller]
fn check_none(server: &str, before: &str) {
    let before =
        format!("import {{ archive, find }} from './other'; export const resolvers = {{ {before} }};");
    let files = [("schema.graphql", SDL), ("server.ts", server), ("resolvers.ts", &*before)];
    let found = Service::of(&files).analyse();
    assert!(found.fields.iter().any(|it| it.verdict == Verdict::PerItem), "{:?}", found.fields);
    assert_eq!(fixed(server, &before), None);
}

#[test]
fn a_resolver_takes_the_loader_out_of_its_context() {
    check(
        KNEX,
        "Post: { author: (parent, _, { db }) => db('users').where({ id: parent.authorId }).first() }",
        "Post: { author: (parent, _, { loaders }) => loaders.user.load(parent.authorId) }",
    );
    check(
        KNEX,
        "Post: { author: async (post, args, context) => { const user = await context.db('users').where('id', post.authorId).first(); return user; } }",
        "Post: { author: async (post, args, context) => { const user = await context.loaders.user.load(post.authorId); return user; } }",
    );
    check(
        KNEX,
        "Post: { author: async (post, args, { db }) => { const user = await db<User>('users').where({ id: post.authorId }).first(); return user; } }",
        "Post: { author: async (post, args, { loaders }) => { const user = await loaders.user.load(post.authorId); return user; } }",
    );
    check(
        KNEX,
        "Post: { author({ authorId }, _, { db, loaders: { comments, user: users } }: Context) { return db<User>(\"users\").where({ id: authorId }).first(); } }",
        "Post: { author({ authorId }, _, { db, loaders: { comments, user: users } }: Context) { return users.load(authorId); } }",
    );
}

#[test]
fn a_context_may_be_known_by_its_type_too() {
    let server = KNEX.replace(
        "const context = () => ({",
        "export type Context = ReturnType<typeof context>;\nexport const context = () => ({",
    );
    let with = |map: &str| {
        format!("...{{}} }}; import type {{ Context }} from './server'; export const more = {{ {map}")
    };
    check(
        &server,
        &with(
            "Post: { author: (post: { authorId: string }, _: unknown, { db }: Context) => db('users').where({ id: post.authorId }).first() }",
        ),
        &with(
            "Post: { author: (post: { authorId: string }, _: unknown, { loaders }: Context) => loaders.user.load(post.authorId) }",
        ),
    );
}

#[test]
fn what_is_used_otherwise_stays_in_the_parameters() {
    check(
        KNEX,
        "Post: { author: (post, _, { db }) => { db.on('query', log); return db('users').where({ id: post.authorId }).first(); } }",
        "Post: { author: (post, _, { loaders, db }) => { db.on('query', log); return loaders.user.load(post.authorId); } }",
    );
    check(
        KNEX,
        "Post: { author: (post, _, { log, db }) => (log('author'), db('users').where({ id: post.authorId }).first()) }",
        "Post: { author: (post, _, { log, loaders }) => (log('author'), loaders.user.load(post.authorId)) }",
    );
}

#[test]
fn a_resolver_without_a_context_gets_one() {
    let loaders = |given: &str| {
        let mongoose = "import mongoose from 'mongoose'; export const User = mongoose.model('User', {});";
        server(mongoose, given)
    };
    let server = loaders(
        "users: new DataLoader(async (ids) => { const all = await User.find({ _id: { $in: ids } });\n\
           return ids.map((id) => all.find((it) => it._id === id)); })",
    );
    let with =
        |map: &str| format!("...{{}} }}; import {{ User }} from './server'; export const more = {{ {map}");
    for (before, after) in [
        ("post => User.findById(post.authorId)", "(post, _args, { users }) => users.load(post.authorId)"),
        (
            "async (post) => await User.findById(post.authorId)",
            "async (post, _args, { users }) => await users.load(post.authorId)",
        ),
        (
            "({ authorId }, _) => User.findOne({ _id: authorId })",
            "({ authorId }, _, { users }) => users.load(authorId)",
        ),
        (
            "function (post, ) { return User.findById(post.authorId).lean(); }",
            "function (post, _args, { users }, ) { return users.load(post.authorId); }",
        ),
    ] {
        check(
            &server,
            &with(&format!("Post: {{ author: {before} }}")),
            &with(&format!("Post: {{ author: {after} }}")),
        );
    }
    // A parameter without a type would be out of place.
    check_none(&server, &with("Post: { author: (post: Post) => User.findById(post.authorId) }"));
}

#[test]
fn all_rows_of_a_key_come_from_a_loader_of_lists() {
    check(
        KNEX,
        "Post: { comments: (post, _, { db }) => db('comments').where({ post_id: post.id }) }",
        "Post: { comments: (post, _, { loaders }) => loaders.comments.load(post.id) }",
    );
    // One of them is no list, and a list no one.
    check_none(
        KNEX,
        "Post: { comments: (post, _, { db }) => db('comments').where({ post_id: post.id }).first() }",
    );
    check_none(KNEX, "Post: { author: (post, _, { db }) => db('users').where({ id: post.authorId }) }");
}

/// Another context, in which `made` makes the loaders, with what is imported for it.
fn server(imports: &str, loaders: &str) -> String {
    format!(
        "import {{ ApolloServer }} from '@apollo/server'; import DataLoader from 'dataloader'; import {{ resolvers }} from './resolvers';\n\
         {imports}\nnew ApolloServer({{ resolvers, context: async () => ({{ {loaders} }}) }});"
    )
}

#[test]
fn each_mapper_has_its_own_words_for_the_same() {
    let mongo = server(
        "import { MongoClient } from 'mongodb'; export const db = new MongoClient('').db();",
        "db, users: new DataLoader(async (ids) => { const all = await db.collection('users').find({ _id: { $in: ids } }).toArray();\n\
           return ids.map((id) => all.find((it) => it._id === id)); })",
    );
    check(
        &mongo,
        "Post: { author: (post, _, { db }) => db.collection('users').findOne({ _id: post.authorId }) }",
        "Post: { author: (post, _, { users }) => users.load(post.authorId) }",
    );
    let prisma = server(
        "import { PrismaClient } from '@prisma/client'; import { keyBy } from 'lodash'; const prisma = new PrismaClient();",
        "prisma, users: new DataLoader(async (ids) => {\n\
           const rows = await prisma.user.findMany({ where: { id: { in: [...ids] } } }); const byId = keyBy(rows, 'id'); return ids.map((id) => byId[id]); })",
    );
    check(
        &prisma,
        "Post: { author: (post, _, ctx) => ctx.prisma.user.findFirst({ where: { id: post.authorId } }) }",
        "Post: { author: (post, _, ctx) => ctx.users.load(post.authorId) }",
    );
    let typeorm = server(
        "import { DataSource, In } from 'typeorm'; import { User } from './user'; const source = new DataSource({});",
        "source, users: new DataLoader(async (ids) => {\n\
           const rows = await source.getRepository(User).find({ where: { id: In(ids) }, relations: ['team'] });\n\
           return ids.map((id) => rows.find((row) => row.id === id)); })",
    );
    check(
        &typeorm,
        "Post: { author: (post, _, { source }) => source.getRepository(User).findOneBy({ id: post.authorId }) }",
        "Post: { author: (post, _, { users }) => users.load(post.authorId) }",
    );
    let drizzle = server(
        "import { drizzle } from 'drizzle-orm/node-postgres'; import { inArray } from 'drizzle-orm'; const db = drizzle('');",
        "db, comments: new DataLoader(async (ids) => {\n\
           const rows = await db.select().from(comments).where(inArray(comments.postId, ids));\n\
           return ids.map((id) => rows.filter((row) => row.postId === id)); })",
    );
    check(
        &drizzle,
        "Post: { comments: (post, _, { db }) => db.select().from(comments).where(eq(comments.postId, post.id)) }",
        "Post: { comments: (post, _, { comments }) => comments.load(post.id) }",
    );
}

#[test]
fn what_is_not_exactly_known_is_left_alone() {
    let one = "db('users').where({ id: post.authorId }).first()";
    let with = |body: &str| format!("Post: {{ author: (post, _, {{ db }}) => {body} }}");
    for body in [
        // Other rows, other columns, another key, another table, another database.
        "db('users').where({ id: post.authorId, team: 1 }).first()",
        "db('users').where({ id: post.authorId }).whereNull('banned_at').first()",
        "db('users').where({ id: post.authorId }).first('name')",
        "db('users').where({ id: post.authorId }).join('teams', 'a', 'b').first()",
        "db('users').where({ email: post.authorEmail }).first()",
        "db('people').where({ id: post.authorId }).first()",
        "db('users').where('id', '>', post.authorId).first()",
        // More than a key that is there.
        "db('users').where({ id: post.authorId ?? post.editorId }).first()",
        "db('users').where({ id: find(post.authorId) }).first()",
        // Several queries.
        "db('users').where({ id: post.authorId }).first() ?? db('users').where({ id: post.editorId }).first()",
    ] {
        check_none(KNEX, &with(body));
    }
    // Whose context is no name, or has one of its own of that name.
    check_none(KNEX, &format!("Post: {{ author: (post, _, {{ db, ...rest }}) => {one} }}"));
    check_none(
        KNEX,
        &format!("Post: {{ author: (post, _, {{ db }}) => {{ const loaders = 1; return {one}; }} }}"),
    );
    // The function is called by others, too.
    check_none(
        KNEX,
        &format!(
            "Post: {{ author: authorOf }} }}; function authorOf(post, _, {{ db }}) {{ return {one}; }} void {{ a: 1"
        ),
    );
}

#[test]
fn one_loader_has_to_be_the_only_one() {
    let user = "async (ids) => { const rows = await db('users').whereIn('id', ids); return ids.map((id) => rows.find((it) => it.id === id)); }";
    let one = "Post: { author: (post, _, { db }) => db('users').where({ id: post.authorId }).first() }";
    let after = "Post: { author: (post, _, { user }) => user.load(post.authorId) }";
    let knex = "import knex from 'knex'; const db = knex({});";
    check(&server(knex, &format!("db, user: new DataLoader({user})")), one, after);
    check_none(
        &server(knex, &format!("db, user: new DataLoader({user}), member: new DataLoader({user})")),
        one,
    );
    // Shared by all requests, it is a fault of its own.
    check_none(&server(&format!("{knex} const user = new DataLoader({user});"), "db, user"), one);
    // One that loads one after the other helps nobody.
    check_none(&server(knex, &format!("db, user: new DataLoader({user}, {{ batch: false }})")), one);
    // What it gives is something else than the row.
    for batch in [
        user.replace("it.id === id)", "it.id === id)?.name"),
        user.replace("rows.find((it) => it.id === id)", "rows.filter((it) => it.id === id)"),
        user.replace("ids.map((id) => rows.find((it) => it.id === id))", "rows"),
        user.replace("whereIn('id', ids)", "whereIn('id', [1, 2])"),
        user.replace("whereIn('id', ids)", "whereIn('team_id', ids)"),
    ] {
        check_none(&server(knex, &format!("db, user: new DataLoader({batch})")), one);
    }
}
