//! Source code that answers GraphQL: what is found in it, what is told of it, and what no author wants and every linter meets.

use std::fmt::Write as _;
use std::time::Instant;

use serde_json::Value;

use crate::Folder;
use crate::bad_input::{LONG, lint};

const BLOG: &str = "\
//- package.json
{}
//- schema.graphql
type Query {
  posts(first: Int = 20): [Post!]!
  post(id: ID!): Post
}
type Post {
  id: ID!
  title: String!
  author: User!
  comments(first: Int = 20): [String!]!
  likes: Int!
}
type User {
  id: ID!
  name: String!
}
//- src/db.ts
import { MongoClient } from 'mongodb';

const db = new MongoClient('').db();

export async function userOf(id: string) {
  return db.collection('users').findOne({ _id: id });
}
//- src/server.ts
import DataLoader from 'dataloader';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import axios from 'axios';
import { Post } from './post';

const resolvers = { Query: { post: (_, { id }) => axios.get(`http://posts/${id}`) }, Post };

startStandaloneServer(new ApolloServer({ typeDefs: '', resolvers }), {
  context: async () => ({
    comments: new DataLoader((ids) => axios.post('http://comments', ids)),
  }),
});
//- src/post.ts
import { userOf } from './db';
import { likesOf } from 'likes';

export const Post = {
  author: async (post) => {
    const user = await userOf(post.authorId);
    return user;
  },
  comments: (post, _, { comments }) => comments.load(post.id),
  likes: (post) => likesOf(post),
};
";

#[test]
fn an_n_plus_one_is_found_in_the_resolver() {
    let folder = Folder::new(BLOG);
    insta::assert_snapshot!(folder.run("lint --statistics"), @"
    warning[n-plus-one/resolver-per-item]:
      `{ posts { author { id } } }`: 1 + N calls of `db.collection('users').findOne`
       ╭─[src/post.ts:5:3]
     4 │ export const Post = {
     5 │   author: async (post) => {
       ·   ───┬──
       ·      ╰── runs once for each `Post`
     6 │     const user = await userOf(post.authorId);
       ╰────
      note: `Query.posts` is the list
       ╭─[schema.graphql:2:3]
     2 │   posts(first: Int = 20): [Post!]!
       ·   ─────
       ╰────
      note: `db.collection('users').findOne` asks for one at a time
       ╭─[src/db.ts:6:10]
     6 │   return db.collection('users').findOne({ _id: id });
       ·          ───────────────────────────────────────────
       ╰────
      note: calls `userOf`
       ╭─[src/post.ts:6:24]
     6 │     const user = await userOf(post.authorId);
       ·                        ─────────────────────
       ╰────
      note: and 1 more place
      help: have the context make a data loader for each request, `author: new DataLoader((keys) => …)`,
            which makes one query for all keys, and load through it here:
            `context.loaders.author.load(key)`
      see: wirelint explain n-plus-one/resolver-per-item

    1 warning in 3 files (2 operations); 1 info not shown (--show info)
    ! 1  info     n-plus-one/batch-order-not-kept
    ! 1  warning  n-plus-one/resolver-per-item
    ! .: 4 of 9 fields linked to a resolver: 1 per element, 1 batched, 1 harmless, 1 not known
    exit 0
    ");
}

#[test]
fn files_say_which_give_fields_their_resolvers() {
    let folder = Folder::new(BLOG);
    insta::assert_snapshot!(folder.run("files"), @"
    package.json    - is no contract
    schema.graphql  graphql
    src/post.ts     resolvers of 3 fields
    src/server.ts   resolvers of 1 field
    .: 4 of 9 fields linked to a resolver: 1 per element, 1 batched, 1 harmless, 1 not known
    exit 0
    ");
    let json: Value = serde_json::from_slice(&folder.output("files --format json", &[], "").stdout).unwrap();
    insta::assert_snapshot!(json["resolvers"], @r#"[{"batched":1,"fields":9,"folder":".","harmless":1,"linked":4,"per-item":1,"unknown":1}]"#);
    // Who names one wants it to be read, with what else is there or not.
    insta::assert_snapshot!(folder.run("lint --format concise src/post.ts schema.graphql"), @"
    src/post.ts: error has no GraphQL document in it (in a template literal with the tag `gql` or `graphql`)
    exit 2
    ");
    insta::assert_snapshot!(folder.run("files src/server.ts src/db.ts"), @"
    src/db.ts      - is no contract
    src/server.ts  - gives no field of a schema that is there its resolver
    exit 0
    ");
}

#[test]
fn the_reasoning_is_explained_at_a_line() {
    let folder = Folder::new(BLOG);
    insta::assert_snapshot!(folder.run("explain --at src/post.ts:6"), @"
    Post.author

      Given its resolver at src/post.ts:5 (resolver map).

    Verdict
      1 + N: it calls `db.collection('users').findOne` once for each `Post`, and nothing joins these
      calls.

      That is certain: everything on the way was followed.

    Why it runs many times
      - `Query.posts` is a list (schema.graphql:2)

      The smallest operation that asks for it many times:

          { posts { author { id } } }

    What it asks for
      - it calls `userOf` (src/post.ts:6)
      - `db.collection('users').findOne` makes a query (src/db.ts:6)

    Batched form
      Have the context make a data loader for each request, `author: new DataLoader((keys) => …)`, which
      makes one query for all keys, and load through it here: `context.loaders.author.load(key)`.

      See `wirelint explain n-plus-one/resolver-per-item`.
    exit 0
    ");
    insta::assert_snapshot!(folder.run("explain --at src/post.ts:9"), @"
    Post.comments

      Given its resolver at src/post.ts:9 (resolver map).

    Verdict
      Batched: `comments.load` is the call of a data loader, which joins those of all `Post`.

      That is certain: everything on the way was followed.

    Why it runs many times
      - `Query.posts` is a list (schema.graphql:2)

      The smallest operation that asks for it many times:

          { posts { comments } }

    What it asks for
      - `comments.load` loads through a data loader (src/post.ts:9)
    exit 0
    ");
    insta::assert_snapshot!(folder.run("explain --at src/post.ts:10 --format markdown"), @"
    # Post.likes

    Given its resolver at src/post.ts:10 (resolver map).

    ## Verdict
    Not known: it calls `likesOf` at src/post.ts:10, and what that does is not known. Where it joins or asks for data, say so: `wirelint explain resolvers`.

    ## Why it runs many times
    - `Query.posts` is a list (schema.graphql:2)

    The smallest operation that asks for it many times:
    ```graphql
    { posts { likes } }
    ```
    exit 0
    ");
    insta::assert_snapshot!(folder.run("explain --at src/server.ts:7"), @"
    Query.post

      Given its resolver at src/server.ts:7 (resolver map).

    Verdict
      Harmless: no list leads to `Query`, so it runs once for an operation.
    exit 0
    ");
    let json: Value =
        serde_json::from_slice(&folder.output("explain --at src/post.ts:5 --format json", &[], "").stdout)
            .unwrap();
    let one = &json["resolvers"][0];
    assert_eq!((&one["field"], &one["verdict"]), (&Value::from("Post.author"), &Value::from("per-item")));
}

#[test]
fn a_line_without_a_resolver_is_an_error_that_says_where_there_are_some() {
    let folder = Folder::new(BLOG);
    insta::assert_snapshot!(folder.run("explain --at src/post.ts:1"), @"
    ! wirelint: no field is given a resolver at line 1 of src/post.ts; there are `Post.author` at line 5, `Post.comments` at line 9, `Post.likes` at line 10
    exit 2
    ");
    insta::assert_snapshot!(folder.run("explain --at src/db.ts:5"), @"
    ! wirelint: no field of GraphQL is known to have a resolver in src/db.ts
    exit 2
    ");
    insta::assert_snapshot!(folder.run("explain --at src/none.ts:5"), @"
    ! wirelint: src/none.ts: no such file
    exit 2
    ");
    insta::assert_snapshot!(folder.run("explain --at src/post.ts"), @"
    ! wirelint: `src/post.ts` is no FILE:LINE: a line is a number from 1
    exit 2
    ");
    insta::assert_snapshot!(folder.run("explain naming --at src/post.ts:5"), @"
    ! wirelint: the argument '[RULE]' cannot be used with '--at <FILE:LINE>' (see --help)
    exit 2
    ");
    insta::assert_snapshot!(folder.run("explain"), @"
    ! wirelint: the following required arguments were not provided: <RULE> (see --help)
    exit 2
    ");
}

/// The findings in the blog with `text` in the place of the file of its resolvers.
#[track_caller]
fn lint_resolvers(text: &str) -> String {
    let folder = Folder::new(BLOG);
    folder.write("src/post.ts", text);
    lint(&folder, ".")
}

const AUTHOR: &str =
    "import { userOf } from './db';\nexport const Post = { author: (post) => userOf(post.authorId) };\n";

#[test]
fn code_that_does_not_parse_is_read_as_far_as_it_goes() {
    insta::assert_snapshot!(lint_resolvers(&format!("{AUTHOR}export const x = {{ ((( `${{ \n")), @"
    src/post.ts:2:23: warning n-plus-one/resolver-per-item `{ posts { author { id } } }`: 1 + N calls of `db.collection('users').findOne`
    exit 1
    ");
    insta::assert_snapshot!(lint_resolvers(&"}{)(`".repeat(20_000)), @"exit 1");
    insta::assert_snapshot!(lint_resolvers("\u{0}\u{feff}resolvers\u{202e}"), @"exit 1");
}

#[test]
fn resolvers_that_call_each_other_and_files_that_export_each_other() {
    let folder = Folder::new(BLOG);
    folder.write("src/post.ts", "export { Post } from './a';\n");
    folder.write(
        "src/a.ts",
        "export * from './b';\nimport { userOf } from './db';\nimport { g } from './b';\nexport const f = (x) => g(x) || userOf(x);\n\
         export const Post = { author: (post) => f(post.authorId), likes: (post) => Post.author(post) };\n",
    );
    folder
        .write("src/b.ts", "export * from './a';\nimport { f } from './a';\nexport const g = (x) => f(x);\n");
    insta::assert_snapshot!(lint(&folder, "."), @"
    src/a.ts:5:23: warning n-plus-one/resolver-per-item `{ posts { author { id } } }`: 1 + N calls of `db.collection('users').findOne`
    src/a.ts:5:59: warning n-plus-one/resolver-per-item `{ posts { likes } }`: 1 + N calls of `db.collection('users').findOne`
    exit 1
    ");
}

#[test]
fn keys_that_nobody_knows_say_nothing() {
    insta::assert_snapshot!(
        lint_resolvers("import { userOf } from './db';\nexport const Post = { [key()]: (post) => userOf(post.id), ...more() };\n"),
        @"exit 1"
    );
}

#[test]
fn what_was_installed_built_or_is_ignored_is_not_looked_at() {
    let folder = Folder::new(BLOG);
    for path in ["node_modules/x/post.ts", "dist/post.ts", "out/post.ts", "src/post.test.ts"] {
        folder.write(path, AUTHOR.replace("./db", "../src/db"));
    }
    folder.write(".gitignore", "out\n");
    folder.write("src/post.ts", "export const Post = {};\n");
    insta::assert_snapshot!(lint(&folder, "."), @"exit 1");
}

#[test]
fn a_minified_bundle_and_10_megabytes_of_generated_code() {
    let line = AUTHOR.replace('\n', " ");
    insta::assert_snapshot!(lint_resolvers(&line.repeat(5_000)), @"exit 1");
    let mut text = AUTHOR.to_owned();
    while text.len() < 10 << 20 {
        writeln!(text, "export const resolver{} = {{ author: (post) => userOf(post.id) }};", text.len())
            .unwrap();
    }
    insta::assert_snapshot!(lint_resolvers(&text), @"exit 1");
    // Under the limit it is read.
    text.truncate(1 << 19);
    let end = text.rfind('\n').unwrap();
    insta::assert_snapshot!(lint_resolvers(&text[..=end]), @"
    src/post.ts:2:23: warning n-plus-one/resolver-per-item `{ posts { author { id } } }`: 1 + N calls of `db.collection('users').findOne`
    exit 1
    ");
}

#[test]
fn what_the_configuration_excludes_is_not_looked_at() {
    let folder = Folder::new(BLOG).and("wirelint.yaml", "exclude: [src/post.ts]\n");
    insta::assert_snapshot!(folder.run("lint --format concise"), @"exit 0");
    folder.write("wirelint.yaml", "rules: { n-plus-one: off }\n");
    insta::assert_snapshot!(folder.run("lint --format concise --statistics"), @"exit 0");
    folder.write("wirelint.yaml", "rules: { n-plus-one/resolver-per-item: error }\n");
    insta::assert_snapshot!(folder.run("lint --format concise --select n-plus-one/resolver-per-item"), @"
    src/post.ts:5:3: error n-plus-one/resolver-per-item `{ posts { author { id } } }`: 1 + N calls of `db.collection('users').findOne`
    exit 1
    ");
}

#[test]
fn code_of_100_000_levels() {
    const LEVELS: usize = 100_000;
    for (open, close) in
        [("(\n", ")"), ("[\n", "]"), ("f(\n", ")"), ("(x) =>\n", ""), ("x ? 1 :\n", ""), ("x +\n", "")]
    {
        let code = format!("const deep = {}1{};\n{AUTHOR}", open.repeat(LEVELS), close.repeat(LEVELS));
        let said = lint_resolvers(&code);
        assert!(
            said.contains("1 + N calls") || said == "exit 1\n",
            "{open}: {}",
            &said[..said.len().min(1000)]
        );
    }
}

/// The time and the memory that it takes grow with the length of what is read.
#[test]
fn a_chain_of_2000_types_with_8000_resolvers() {
    let folder = Folder::with("package.json", "{}");
    let mut schema = "type Query { posts: [T0!]! }\n".to_owned();
    let mut code = "import axios from 'axios';\nexport const resolvers = {\n".to_owned();
    for number in 0..2_000 {
        let next = (number + 1) % 2_000;
        writeln!(schema, "type T{number} {{ a: Int b: Int c: Int d: Int next: T{next} }}").unwrap();
        write!(code, "T{number}: {{").unwrap();
        for field in ["a", "b", "c", "d"] {
            write!(code, " {field}: (it) => axios.get(it.{field}),").unwrap();
        }
        code += " },\n";
    }
    folder.write("schema.graphql", schema);
    folder.write("resolvers.ts", code + "};\n");
    let started = Instant::now();
    let said = folder.run("lint --format concise .");
    assert!(started.elapsed() < LONG, "took {:?}", started.elapsed());
    let found: Vec<&str> = said.lines().filter(|it| it.contains("n-plus-one/resolver-per-item")).collect();
    insta::assert_snapshot!(found[60], @"resolvers.ts:18:8: warning n-plus-one/resolver-per-item `{ posts { next { next { … { next { a } } } } } }`: 1 + N calls of `axios.get`");
    assert!(found.len() >= 4 * 49 && said.len() < 1 << 20, "{} findings, {} bytes", found.len(), said.len());
}

#[test]
fn what_is_explained_is_what_is_linted_without_a_repository_too() {
    let folder = Folder::new(
        "\
//- package.json
{}
//- schema.graphql
type Query {
  posts(first: Int = 20): [Post!]!
}
type Post {
  id: ID!
  likes: Int!
}
//- data/likes.ts
import axios from 'axios';

export const likesOf = (id) => axios.get(`http://likes/${id}`);
//- api/resolvers.ts
import { likesOf } from '../data/likes';

export const resolvers = { Post: { likes: (post) => likesOf(post.id) } };
",
    );
    std::fs::remove_dir(folder.path(".git")).unwrap();
    let verdict = |folder: &Folder, at: &str| {
        let output = folder.output(&format!("explain --at {at} --format json"), &[], "");
        let page: Value = serde_json::from_slice(&output.stdout).unwrap();
        page["resolvers"][0]["verdict"].clone()
    };
    let linted = folder.run("lint --fail-on never");
    assert!(linted.contains("n-plus-one/resolver-per-item"), "{linted}");
    assert_eq!(verdict(&folder, "api/resolvers.ts:3"), "per-item");
}
