//! Incremental equals full: whatever somebody does at an editor, a host that lives on says what a fresh one says that is given
//! the same files and buffers.
//!
//! A failure prints its seed and the smallest case that it could be made to. `WIRELINT_SEED=N` runs that seed alone.

#![allow(clippy::print_stdout, reason = "a test that skips something says so")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;
use wirelint_analysis::rules;
use wirelint_source::{TextEdit, TextRange};
use wirelint_test_editor::{Action, Live, Session, Step, World, difference, said};

/// How many states one person goes through.
const STATES: usize = 30;

#[test]
fn a_host_says_what_a_fresh_one_says() {
    if let Some(seed) = std::env::var("WIRELINT_SEED").ok().and_then(|it| it.parse().ok()) {
        check([seed], STATES);
        return;
    }
    let met = check(0..200, STATES);
    // A step that is never done, or a rule that never finds anything, would test nothing.
    for step in [Step::Undo, Step::Fix, Step::Paste, Step::Disk, Step::Configure, Step::Kind, Step::Folders] {
        assert!(met.steps.contains_key(&step), "nobody did {step:?}");
    }
    let silent: Vec<&str> = rules().iter().map(|it| it.id).filter(|it| !met.rules.contains(it)).collect();
    assert!(silent.is_empty(), "{silent:?} found nothing in any state");
}

#[test]
fn after_a_hundred_thousand_edits_too() {
    if std::env::var_os("WIRELINT_EXHAUSTIVE").is_none_or(|it| it != "1") {
        println!("skipped: set WIRELINT_EXHAUSTIVE=1 for 100,000 edits");
        return;
    }
    check(1_000..1_700, 100);
}

/// What happened in all sessions.
#[derive(Default)]
struct Met {
    steps: BTreeMap<Step, usize>,
    rules: BTreeSet<&'static str>,
}

fn check(seeds: impl IntoParallelIterator<Item = u64>, states: usize) -> Met {
    // One failure is enough to look at.
    let failed = AtomicBool::new(false);
    let each = |seed| {
        let mut session = Session::new(seed);
        let mut met = Met::default();
        // What the first edit takes away was found all the same.
        met.rules.extend(session.run.outcome.findings.iter().map(|it| it.rule));
        for _ in 0..states {
            if failed.load(Ordering::Relaxed) {
                break;
            }
            if let Err(difference) = session.settle() {
                let is_first = !failed.swap(true, Ordering::Relaxed);
                assert!(!is_first, "{}", session.failure(difference));
            }
            met.rules.extend(session.run.outcome.findings.iter().map(|it| it.rule));
        }
        met.steps = std::mem::take(&mut session.steps);
        met
    };
    seeds.into_par_iter().map(each).reduce(Met::default, |mut all, met| {
        all.rules.extend(met.rules);
        for (step, count) in met.steps {
            *all.steps.entry(step).or_default() += count;
        }
        all
    })
}

/// What a closed object is given for depends on who else takes it, in every operation of the contract.
#[test]
fn a_request_body_that_is_deleted_is_forgotten() {
    let text = "\
openapi: 3.1.1
paths:
  /orders:
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Both' } } } }
      responses: { '200': { description: Created, content: { application/json: { schema: { $ref: '#/components/schemas/Both' } } } } }
components:
  schemas:
    Both: { type: object, additionalProperties: false, properties: { id: { type: string } } }
";
    let line = "      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Both' } } } }\n";
    check_edit(text, line, "");
}

/// A receipt need not say what to ask for where the caller has named it.
#[test]
fn an_id_that_the_caller_chooses_counts_as_soon_as_a_body_has_it() {
    let text = "\
openapi: 3.1.1
paths:
  /exports:
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Export' } } } }
      responses: { '202': { description: Will be made } }
components:
  schemas:
    Export: { type: object, properties: { colour: { type: string } } }
";
    check_edit(text, "colour", "reference");
}

/// A parameter is deprecated where its schema is, wherever that stands.
#[test]
fn a_parameter_is_deprecated_as_soon_as_its_schema_is() {
    let text = "\
openapi: 3.1.1
paths:
  /orders:
    get:
      parameters: [{ name: shop, in: query, required: true, schema: { $ref: '#/components/schemas/Shop' } }]
      responses: { '200': { description: Orders } }
components:
  schemas:
    Shop: { type: string, deprecated: false }
";
    check_edit(text, "false", "true");
}

/// Of the words about a type that several operations have only those count that something hangs on.
#[test]
fn what_is_said_of_a_shared_type_counts_as_soon_as_it_says_something() {
    let text = "\
openapi: 3.1.1
paths:
  /orders:batchCreate:
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Orders' } } } }
      responses: { '200': { description: Created } }
  /parcels:batchCreate:
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Orders' } } } }
      responses: { '200': { description: Created } }
components:
  schemas:
    Orders:
      description: What is wanted.
      type: array
      items: { type: object, properties: { sku: { type: string } } }
";
    let edits = [
        ("openapi.yaml", "wanted", "asked for"),
        ("openapi.yaml", "wanted", "wanted, at most 10 of it"),
        ("openapi.yaml", "wanted", "wanted, all or nothing"),
    ];
    assert_eq!(check_edits(&[("openapi.yaml", text)], &edits)[1..], [true, true]);
}

/// After `old` was replaced by `new` an editor says what a fresh one says.
#[track_caller]
fn check_edit(text: &str, old: &str, new: &str) {
    check_edits(&[("openapi.yaml", text)], &[("openapi.yaml", old, new)]);
}

/// After each of `edits` (a file, what is there and what comes in its place), which is taken back then, an editor says what a fresh one says;
/// gives for each whether that is something else than before.
#[track_caller]
fn check_edits(files: &[(&str, &str)], edits: &[(&str, &str, &str)]) -> Vec<bool> {
    let path = |name: &str| PathBuf::from("/api").join(name);
    let mut world = World { folders: vec!["/api".into()], cwd: "/api".into(), ..World::default() };
    for (name, text) in files {
        world.apply(&Action::Open(path(name), (*text).to_owned()));
    }
    let mut live = Live::new(world);
    let before = said(&live.ask());
    let each = edits.iter().map(|(name, old, new)| {
        let start = live.world.buffers[&path(name)].text.find(old).expect("it is there") as u32;
        let mut edit = |old: &str, new: &str| {
            let range = TextRange::new(start, start + old.len() as u32);
            live.apply(&Action::Edit(path(name), TextEdit { range, text: new.to_owned() }));
            assert_eq!(difference(&live), None, "{name}: {new} for {old}");
            said(&live.ask())
        };
        let changed = edit(old, new) != before;
        assert_eq!(edit(new, old), before, "{name}: {new} for {old}, taken back");
        changed
    });
    each.collect()
}

/// A folder that nobody has on the disk comes to be with the first file that is saved in it, and may go with the last.
#[test]
fn a_folder_is_there_as_long_as_a_file_in_it_is() {
    let path = PathBuf::from("/api/new/openapi.yaml");
    let mut world = World { folders: vec!["/api/new".into()], cwd: "/api".into(), ..World::default() };
    world.apply(&Action::Open(path.clone(), PAYMENTS.to_owned()));
    let mut live = Live::new(world);
    assert_eq!(difference(&live), None);
    let before = said(&live.ask());
    live.apply(&Action::Write(path.clone(), PAYMENTS.into()));
    assert_eq!(difference(&live), None);
    assert_ne!(said(&live.ask()), before);
    live.apply(&Action::Delete(path));
    assert_eq!(difference(&live), None);
    assert_eq!(said(&live.ask()), before);
}

/// What a file is read as is decided anew where it is no longer in any folder.
#[test]
fn source_code_is_no_document_whoever_refers_to_it() {
    let (code, contract) = (PathBuf::from("/api/web/row.ts"), PathBuf::from("/api/both/b.json"));
    let mut world = World { folders: vec!["/api".into()], cwd: "/api".into(), ..World::default() };
    let text = "export const ROW = gql`fragment Row on Order { id ${more} }`;\n// gql: nothing here.\n";
    world.apply(&Action::Write(code, text.into()));
    let mut live = Live::new(world);
    live.ask();
    live.apply(&Action::Folders(vec!["/api/other".into()]));
    let text = r#"{ "openapi": "3.0.3", "paths": { "/b": { "$ref": "paths.json" } } }"#;
    live.apply(&Action::Open(contract.clone(), text.to_owned()));
    assert_eq!(difference(&live), None);
    let start = text.find("paths.json").expect("it is there") as u32;
    let range = TextRange::new(start, start + "paths.json".len() as u32);
    live.apply(&Action::Edit(contract, TextEdit { range, text: "../web/row.ts".to_owned() }));
    assert_eq!(difference(&live), None);
}

const PAYMENTS: &str = "\
openapi: 3.1.1
info: { title: Payments, version: '1' }
paths:
  /payments:
    post:
      operationId: createPayment
      requestBody: { content: { application/json: { schema: { type: object, properties: { amount: { type: integer } } } } } }
      responses: { '201': { description: Paid } }
  /refunds:
    get:
      operationId: listRefunds
      responses: { '200': { description: Refunds } }
";

const ROUTES: &str = "\
virtual_hosts:
- name: payments
  domains: ['*']
  routes:
  - match: { prefix: /payments }
    route: { cluster: payments, timeout: 5s, retry_policy: { retry_on: '5xx', num_retries: 2 } }
  - match: { prefix: /refunds }
    route: { cluster: payments, timeout: 5s }
";

/// An edit may leave which policy holds for which operation, and change what there is to say of that.
#[test]
fn what_is_configured_around_a_contract_follows_its_edits() {
    let changed = check_edits(
        &[("openapi.yaml", PAYMENTS), ("routes.yaml", ROUTES)],
        &[
            // What the operation does.
            ("openapi.yaml", "createPayment", "searchPayments"),
            // Its answers, and the places behind them.
            ("openapi.yaml", "description: Paid", "description: It is paid"),
            // Its path, so that another policy holds for it.
            ("openapi.yaml", "/refunds", "/repayments"),
            // What the contract is called, by which the configuration is known to be for it.
            ("openapi.yaml", "title: Payments", "title: Ledger"),
        ],
    );
    assert_eq!(changed, [true; 4]);
}

#[test]
fn what_is_configured_around_a_contract_follows_edits_of_the_configuration() {
    let changed = check_edits(
        &[("openapi.yaml", PAYMENTS), ("routes.yaml", ROUTES)],
        &[
            ("routes.yaml", "prefix: /payments", "prefix: /payment/"),
            ("routes.yaml", "5xx", "connect-failure"),
            ("routes.yaml", "timeout: 5s }", "timeout: 5 }"),
            ("routes.yaml", "domains", "domainz"),
            // It stays what it is while its first word is half-typed.
            ("routes.yaml", "virtual_hosts", "virtual_h"),
        ],
    );
    assert_eq!(changed, [true; 5]);
}

/// What a method gives may stand in another file, and only what stands in some of its items has a say.
#[test]
fn what_a_method_gives_follows_the_edits_of_another_file() {
    let service = "syntax = \"proto3\";\npackage shop.v1;\nimport \"order.proto\";\n\
         service Orders {\n  rpc GetOrder(GetOrderRequest) returns (Order);\n}\n\
         message GetOrderRequest {\n  string name = 1;\n}\n";
    let order = "// Ours.\nsyntax = \"proto3\";\npackage shop.v1;\n\
         // Where it is.\nenum State {\n  PAID = 0;\n  DONE = 1;\n}\n\
         // What is bought.\nmessage Order {\n  // Where it is.\n  State state = 2;\n}\n\
         message Unused {\n  State state = 1;\n}\n";
    let changed = check_edits(
        &[("service.proto", service), ("order.proto", order)],
        &[
            ("order.proto", "PAID", "NONE"),
            ("order.proto", "State state = 2", "string state = 2"),
            ("order.proto", "enum State", "message Draft {}\nenum State"),
            ("order.proto", "message Order", "message Ordered"),
            ("service.proto", "returns (Order)", "returns (GetOrderRequest)"),
            ("order.proto", "// Ours.", "// Mine."),
            ("order.proto", "// What", "// That"),
            ("order.proto", "message Unused", "message Unread"),
        ],
    );
    assert_eq!(changed, [true, true, true, true, true, false, false, false]);
}

/// A GraphQL file is read as one, whoever refers to it.
#[test]
fn a_graphql_file_that_a_contract_refers_to_follows_its_edits() {
    let contract = "openapi: 3.1.1\npaths:\n  /b: { $ref: 'schema.graphql#/b' }\n";
    let changed = check_edits(
        &[("openapi.yaml", contract), ("schema.graphql", "# Ours.\ntype Query {\n  a: Nope\n}\n")],
        &[
            ("schema.graphql", "Nope", "Int"),
            ("schema.graphql", "# Ours.\n", ""),
            ("schema.graphql", "type Query", "{ b: 1 }"),
        ],
    );
    assert_eq!(changed, [true; 3]);
}

/// What a type is stands in one file, who names it in another, and what it is part of in a third.
#[test]
fn a_graphql_schema_in_several_files_follows_the_edits_of_each() {
    let schema =
        "type Query { order(id: ID!): Order found: [Found!] }\ntype Order { id: ID! state: State }\n";
    let more = "union Found = Order | Shop\nextend type Order { shop: Shop }\ntype Shop { name: String }\nenum State { PAID }\n";
    let operations = "query One($id: ID!) { order(id: $id) { ...Parts shop { name } } }\nfragment Parts on Order { id state }\n";
    let config = "schema: ['*.graphqls']\ndocuments: '*.graphql'\n";
    let changed = check_edits(
        &[
            ("schema.graphqls", schema),
            ("more.graphqls", more),
            ("one.graphql", operations),
            (".graphqlrc.yml", config),
        ],
        &[
            ("schema.graphqls", "id: ID! state", "ids: ID! state"),
            ("schema.graphqls", "order(id: ID!)", "order(id: String!)"),
            ("more.graphqls", "name: String", "names: String"),
            ("more.graphqls", "extend type Order", "extend type Other"),
            ("more.graphqls", "enum State", "input State"),
            ("one.graphql", "...Parts", "...Part"),
            ("one.graphql", "on Order", "on Shop"),
            ("one.graphql", "($id: ID!)", ""),
            (".graphqlrc.yml", "'*.graphqls'", "'schema.graphqls'"),
            (".graphqlrc.yml", "documents", "document"),
        ],
    );
    assert_eq!(changed[..9], [true; 9]);
}

/// What an operation lacks may stand in a fragment that it uses.
#[test]
fn what_an_operation_lacks_is_said_in_a_fragment_whatever_is_written_beside_it() {
    let fragment = "query One { ...Parts }\n# Here.\nfragment Parts on Query {\n  a @include(if: $b)\n}\n";
    let changed = check_edits(
        &[("schema.graphql", "type Query { a: Int }\n"), ("one.graphql", fragment)],
        &[
            ("one.graphql", "  a", "  # wirelint-ignore graphql/variable-undefined: soon\n  a"),
            ("one.graphql", "# Here.\n", ""),
        ],
    );
    assert_eq!(changed, [true; 2]);
}

/// Names that nothing has may come from a file that is imported and not there.
#[test]
fn what_is_unknown_follows_the_imports_in_comments() {
    let schema = "type Query { a: Int }\n";
    // The comment stands above a type, of which nothing else changes.
    let one =
        "# import Parts from '../elsewhere/parts.graphql'\ntype Two { b: Int }\nquery One { a ...Parts }\n";
    let changed = check_edits(
        &[("web/schema.graphql", schema), ("web/one.graphql", one)],
        &[
            ("web/one.graphql", "import Parts", "mutation Parts"),
            ("web/one.graphql", "import Parts", "import Part"),
        ],
    );
    assert_eq!(changed, [true; 2]);
}

/// What a resolver asks for stands in one file or in another, its schema in a third, and a comment may silence it.
#[test]
fn resolvers_follow_the_edits_of_all_that_they_hang_on() {
    let schema = "# Ours.\ntype Query { posts(first: Int = 9): [Post!]! post: Post }\ntype Post { id: ID! author: User! }\n\
         type User { id: ID! name: String }\n";
    let resolvers = "import { userOf } from './users';\nexport const resolvers = {\n  // Whose it is.\n  Post: {\n    \
         author: (post) => userOf(post.authorId),\n  },\n};\n";
    let users = "import { MongoClient } from 'mongodb';\nconst users = new MongoClient('').db().collection('users');\n\
         // Asks.\nexport const userOf = (id) => users.findOne({ _id: id });\n";
    let operation = "query One { post { id } }\n";
    let config = "resolvers: { loaders: [nothing] }\n";
    let changed = check_edits(
        &[
            ("schema.graphql", schema),
            ("src/resolvers.ts", resolvers),
            ("src/users.ts", users),
            ("one.graphql", operation),
            ("wirelint.yaml", config),
            ("other.ts", "export const one = 1;\n"),
        ],
        &[
            ("src/resolvers.ts", "post.authorId", "1"),
            ("src/resolvers.ts", "Post: {", "\n  Post: {"),
            ("src/resolvers.ts", "Post: {", "Posts: {"),
            ("src/resolvers.ts", "// Whose it is.", "// wirelint-ignore-file n-plus-one"),
            ("src/resolvers.ts", "./users", "./user"),
            ("src/users.ts", "findOne", "hint"),
            ("src/users.ts", "mongodb", "mongo"),
            ("src/users.ts", "// Asks.\n", ""),
            ("schema.graphql", "# Ours.\n", ""),
            ("schema.graphql", "{ id: ID! author", "{ author"),
            ("schema.graphql", "[Post!]!", "Post"),
            ("schema.graphql", "type Post", "type Posts"),
            ("wirelint.yaml", "nothing", "userOf"),
            ("wirelint.yaml", "resolvers", "resolver"),
            ("src/users.ts", "// Asks.", "// It asks"),
            ("src/users.ts", "// Asks.", "export const typeDefs = gql`type More { a: Int }`;"),
            ("one.graphql", "post { id }", "post { ids }"),
            ("other.ts", "one", "resolver"),
        ],
    );
    assert_eq!(changed[..17], [true; 17]);
    assert!(!changed[17]);
}

/// A policy is mended for all that it repeats, in however many packages that is.
#[test]
fn what_repeats_methods_of_several_packages_follows_the_edits_of_one() {
    let proto = |package: &str| {
        format!(
            "syntax = \"proto3\";\npackage {package}.v1;\nservice Orders {{\n  rpc SubmitOrder(SubmitOrderRequest) returns (Order);\n}}\n\
             message SubmitOrderRequest {{ Order order = 1; }}\nmessage Order {{ string name = 1; }}\n"
        )
    };
    let config = r#"{ "methodConfig": [{
        "name": [{ "service": "one.v1.Orders" }, { "service": "two.v1.Orders" }],
        "timeout": "5s",
        "retryPolicy": {
            "maxAttempts": 3, "initialBackoff": "0.1s", "maxBackoff": "1s", "backoffMultiplier": 2,
            "retryableStatusCodes": ["UNAVAILABLE", "DEADLINE_EXCEEDED"]
        }
    }] }"#;
    let changed = check_edits(
        &[
            ("one.proto", &proto("one")),
            ("two.proto", &proto("two")),
            ("orders_grpc_service_config.json", config),
        ],
        &[
            ("one.proto", "rpc SubmitOrder(", "rpc GetOrder("),
            ("two.proto", "rpc SubmitOrder(", "rpc GetOrder("),
            ("two.proto", "service Orders", "service Sales"),
            ("orders_grpc_service_config.json", "two.v1.Orders", "two.v1.Order"),
        ],
    );
    assert_eq!(changed, [true; 4]);
}

/// Where a schema is opened, which source code answers which schema is another question.
#[test]
fn a_schema_that_is_opened_is_the_nearest_one_to_its_source_code() {
    let path = |name: &str| PathBuf::from("/api").join(name);
    let mut world = World { folders: vec!["/api".into()], cwd: "/api".into(), ..World::default() };
    for (name, text) in [
        (
            "case1/api/schema.graphql",
            "type Query {\n  posts(first: Int = 20): [Post!]!\ntype Post {\n  author: String!\n",
        ),
        (
            "case2/src/resolvers.ts",
            "export const resolvers = {\n  Post: {\n    author: (parent, _, { db }) => \
             db.collection('users').findOne({ _id: parent.authorId }),\n  },\n};\n",
        ),
        (
            "case2/src/server.ts",
            "import { MongoClient } from 'mongodb';\nconst db = new MongoClient('').db();\n\
             const context = async () => ({ db });\n\
             startStandaloneServer(new ApolloServer({ resolvers }), { context });\n",
        ),
    ] {
        world.apply(&Action::Write(path(name), text.into()));
    }
    world.apply(&Action::Open(path("example2/schema.graphql"), "type Line {\n  a: Query\n".to_owned()));
    let mut live = Live::new(world);
    live.ask();
    let text = "type Query {\n  posts: [Post!]!\n  drafts: [Draft!]!\n}\ntype Post {\n  id: ID!\n  id: ID!\n  author: User!\n}\n\
         type User {\n  id: ID!\n}\n";
    live.apply(&Action::Open(path("case2/schema.graphql"), text.to_owned()));
    assert_eq!(difference(&live), None);
}

/// A pattern for a schema may lead to a file of another kind, which is read as what it is.
#[test]
fn what_a_pattern_for_a_schema_matches_may_be_something_else() {
    let path = |name: &str| PathBuf::from("/api").join(name);
    let mut world = World { folders: vec!["/api".into()], cwd: "/api".into(), ..World::default() };
    for (name, text) in [
        (".graphqlrc.yml", "schema: '{schema.graphql,more/*}'\n"),
        (
            "schema.graphql",
            "type Mutation { payOrder(id: ID!): Order! }\ntype Query { order: Order }\ntype Order { id: ID! }\n",
        ),
        (
            "more/shop.graphqls",
            "scalar Money\nunion Found = Order | Shop\nextend type Query { shops: [Shop!] }\ntype Shop { id: ID! }\n",
        ),
    ] {
        world.apply(&Action::Write(path(name), text.into()));
    }
    let mut live = Live::new(world);
    live.ask();
    for name in [
        "more/money.proto",
        "more/shop.json",
        "more/shop.yaml",
        "more/shop.prisma",
        "more/shop.ts",
        "more/shop",
    ] {
        live.apply(&Action::Rename(path("more/shop.graphqls"), path(name)));
        assert_eq!(difference(&live), None, "{name}");
        live.apply(&Action::Rename(path(name), path("more/shop.graphqls")));
        assert_eq!(difference(&live), None, "{name}, back");
    }
}

/// What was asked and not waited for may have been begun: which .proto files belong together is known before they are linked.
#[test]
fn a_package_that_goes_after_an_interrupted_question_is_missed() {
    let path = |name: &str| PathBuf::from("/api").join(name);
    let mut world = World { folders: vec!["/api".into()], cwd: "/api".into(), ..World::default() };
    for (name, text) in [
        ("other/legacy.proto", "syntax = \"proto2\";\nimport \"shop/v1/order.proto\";\nmessage Legacy {}\n"),
        ("shop/v1/order.proto", "package shop.v1;\n"),
        ("shop/v1/twice.proto", "package shop.v1;\n"),
        ("wirelint.yaml", "extends: ['buf:STANDARD']\n"),
    ] {
        world.apply(&Action::Open(path(name), text.to_owned()));
    }
    let mut live = Live::new(world);
    live.apply(&Action::Interrupt(0));
    let edit = TextEdit { range: TextRange::new(0, 0), text: "x".to_owned() };
    live.apply(&Action::Edit(path("shop/v1/twice.proto"), edit));
    assert_eq!(difference(&live), None);
    live.apply(&Action::Interrupt(0));
    live.apply(&Action::Open(path("shop/v1/order.proto"), String::new()));
    assert_eq!(difference(&live), None);
}

/// Which documents are one schema may be said by the code that reads them.
#[test]
fn a_pattern_in_code_that_changes_makes_other_schemas() {
    let changed = check_edits(
        &[
            ("graphs/user.graphql", "type Query { user: User }\ntype User { id: ID! post: Post }\n"),
            ("graphs/post.graphql", "type Query { post: Post }\ntype Post { id: ID! }\n"),
            ("package.json", "{}\n"),
            ("src/server.ts", "export const typeDefs = loadFilesSync('graphs/*.graphql');\n"),
            ("src/other.ts", "export const one = 1;\n"),
        ],
        &[
            ("src/server.ts", "graphs/*", "graph/*"),
            ("src/server.ts", "loadFilesSync", "load"),
            ("src/server.ts", "*.graphql", "user.graphql"),
            ("graphs/post.graphql", "type Query", "type Queries"),
        ],
    );
    assert_eq!(changed, [true, false, true, false]);
}
