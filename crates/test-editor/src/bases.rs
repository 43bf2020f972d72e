//! Worlds to begin with.

use std::path::{Path, PathBuf};

use wirelint_analysis::{Kind, rules};
use wirelint_test_fixture::Fixture;

use crate::{Random, World};

/// How many fixtures one world has in turn: two of three seeds are to have all of them together.
const EACH: usize = 4;

/// How many of the wrong examples about GraphQL one world has in turn.
const EXAMPLES: usize = 2;

impl World {
    /// The example shop.
    pub fn shop() -> Self {
        let folder = repository().join("test-data/shop");
        let mut world = Self::empty("/shop");
        for path in files_below(&folder) {
            let name = path.strip_prefix(&folder).expect("it is below");
            world
                .disk
                .insert(Path::new("/shop").join(name), std::fs::read(&path).expect("the shop is readable"));
        }
        world.disk.insert("/shop/wirelint.yaml".into(), SHOP_CONFIG.into());
        world
    }

    /// Some of the rules' fixtures, each in a folder of its own, and small contracts that share files. One `seed` after the other has the
    /// next four of them, so that no rule is left to chance, and up to three more.
    pub fn cases(seed: u64, random: &mut Random) -> Self {
        let mut world = Self::empty("/api");
        let mut add = |folder: &str, fixture: &str| {
            for file in Fixture::parse(fixture).files {
                world.disk.insert(Path::new("/api").join(folder).join(file.path), file.text.into());
            }
        };
        let texts: Vec<String> = files_below(&repository().join("crates/analysis/tests/rules"))
            .iter()
            .map(|it| std::fs::read_to_string(it).expect("fixtures are readable"))
            .collect();
        // At the start of a line only: code compares with `===`.
        let cases_in = texts.iter().filter_map(|text| text.strip_prefix("=== "));
        let cases: Vec<&str> = cases_in.flat_map(|text| text.split("\n=== ")).collect();
        for number in 0..EACH + random.below(4) {
            // Every third seed begins with the shop.
            let turn = ((seed - seed / 3) as usize).wrapping_mul(EACH).wrapping_add(number) % cases.len();
            let case =
                if number < EACH { cases[turn] } else { random.pick(&cases).expect("there are fixtures") };
            let (_, body) = case.split_once('\n').unwrap_or_default();
            let marked = body.split("--- fixed").next().unwrap_or_default();
            add(&format!("case{number}"), &format!("{}\n", marked.trim_end()));
        }
        add("both", SHARED);
        if random.chance(60) {
            add("protos", PROTOS);
        }
        if random.chance(50) {
            add("protos", PROTO_CONFIG);
        }
        if random.chance(30) {
            add("protos", "//- buf.yaml\nversion: v1\ndeps: [buf.build/acme/types]\n");
        }
        if random.chance(50) {
            add("graphs", GRAPHS);
            if random.chance(60) {
                add("graphs", random.pick(&GRAPH_CONFIGS).expect("there are some"));
            }
        }
        let examples = graphql_examples();
        for number in 0..EXAMPLES + random.below(2) {
            let turn =
                ((seed - seed / 3) as usize).wrapping_mul(EXAMPLES).wrapping_add(number) % examples.len();
            let folder = format!("example{number}");
            add(&folder, &examples[turn]);
            if random.chance(80) {
                // Else it is part of what lies beside it.
                add(&folder, "//- .graphqlrc.yml\nschema: '*.graphql'\n");
            }
            add(&folder, "//- wirelint.yaml\nextends: [all]\n");
        }
        if random.chance(25) {
            // Without it the workspace hangs on where configurations are.
            world.disk.remove(Path::new("/api/.git/HEAD"));
        }
        if random.chance(20) {
            let crlf = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).replace('\n', "\r\n").into_bytes();
            world.disk.values_mut().for_each(|it| *it = crlf(it));
        }
        world
    }

    fn empty(folder: &str) -> Self {
        let mut world = Self { folders: vec![folder.into()], cwd: folder.into(), ..Self::default() };
        world.disk.insert(Path::new(folder).join(".git/HEAD"), "ref: refs/heads/main\n".into());
        world
    }
}

/// What the documentation of the rules about GraphQL shows as wrong, each as the text of a fixture.
fn graphql_examples() -> Vec<String> {
    let mut examples = Vec::new();
    let of_graphql = rules().into_iter().filter(|it| it.kinds.contains(&Kind::GraphQl));
    for block in of_graphql.flat_map(|it| it.docs.split("```graphql").skip(1)) {
        let Some((info, rest)) = block.split_once('\n') else { continue };
        let code = rest.split("```").next().unwrap_or_default();
        let lines = code.lines().map(|it| it.strip_prefix(' ').unwrap_or(it));
        let code = lines.collect::<Vec<_>>().join("\n");
        if info.trim().ends_with("incorrect") {
            let has_files = code.starts_with("#- ") || code.starts_with("//- ");
            let head = if has_files { "" } else { "//- schema.graphql\n" };
            let query = if has_files || code.contains("Query") { "" } else { "type Query { ok: Int }\n" };
            examples.push(format!("{head}{}\n{query}", code.trim_end()));
        }
    }
    examples
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files below a folder, in the order of their names.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder is there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            all.extend(files_below(&path));
        } else {
            all.push(path);
        }
    }
    all.sort();
    all
}

/// Files that import each other, with what one file may say of another.
const PROTOS: &str = "\
//- shop/v1/order.proto
syntax = \"proto3\";
package shop.v1;
import \"shop/v1/money.proto\";
import \"shop/v1/options.proto\";
import \"acme/types/v1/address.proto\";
import \"google/protobuf/timestamp.proto\";
// An order — “価格” 😀
message Order {
  option (set) = { inner { deep: 1 } };
  string id = 1 [(level) = 2];
  Money price = 2;
  google.protobuf.Timestamp placed = 3;
  State state = 4;
  Gone gone = 5; // wirelint-ignore protobuf/invalid-file: soon
  reserved 6 to 8;
}
enum State { STATE_UNSPECIFIED = 0; STATE_PAID = 1; }
service Orders {
  rpc Get(GetRequest) returns (Order);
  rpc List(GetRequest) returns (stream Order) {}
}
message GetRequest { string id = 1; acme.types.v1.Address address = 2; }
//- shop/v1/money.proto
syntax = \"proto3\";
package shop.v1;
import public \"shop/v1/currency.proto\";
message Money { int64 units = 1; Currency currency = 2; State state = 3; }
//- shop/v1/currency.proto
syntax = \"proto3\";
package shop.v1;
enum Currency { CURRENCY_UNSPECIFIED = 0; EUR = 1; }
message Deep { int32 deep = 1; }
//- shop/v1/options.proto
syntax = \"proto3\";
package shop.v1;
import \"google/protobuf/descriptor.proto\";
import \"shop/v1/currency.proto\";
message Set { Deep inner = 1; }
extend google.protobuf.MessageOptions { Set set = 50001; }
extend google.protobuf.FieldOptions { int32 level = 50001; }
//- shop/v1/twice.proto
edition = \"2023\";
package shop.v1;
message Money { int32 deep = 1 [features.field_presence = IMPLICIT]; }
//- other/legacy.proto
syntax = \"proto2\";
import \"shop/v1/order.proto\";
message Legacy {
  required shop.v1.Order order = 1;
  optional group Part = 2 { optional shop.v1.State state = 1 [default = STATE_PAID]; }
  extensions 100 to 200;
}
extend Legacy { optional shop.v1.Deep more = 150; }
";

/// All rules that look at all files together, and most of the others.
const PROTO_CONFIG: &str = "\
//- wirelint.yaml
extends: [recommended, 'buf:STANDARD', 'buf:COMMENTS', 'buf:UNARY_RPC']
rules:
  protobuf/package-import-cycle: warning
  protobuf/package-stable-imports-unstable: warning
";

const SHOP_CONFIG: &str = "\
extends: [recommended]
rules:
  limits: warning
overrides:
  - files: [\"payments/**\"]
    rules: { errors: info }
";

/// A schema in two files, operations on it, and fragments that they share; and another service beside it.
const GRAPHS: &str = "\
//- schema.graphql
\"\"\"Where it begins — “価格” 😀\"\"\"
schema { query: Query, mutation: Mutation }
type Query {
  order(id: ID!): Order
  orders(first: Int = 10, after: String, state: State): [Order!]!
  found(text: String): [Found]
  node(id: ID!): Node
}
type Mutation {
  createOrder(input: OrderInput!): Order @mark(level: 2)
  payOrder(id: ID!, amount: Int!): Order! @deprecated(reason: \"Use `pay`\")
}
interface Node { id: ID! }
type Order implements Node {
  id: ID!
  \"What it costs\"
  price: Money # wirelint-ignore graphql: soon
  state: State!
  shop: Shop
  lines: [Line!]!
}
enum State { NEW PAID GONE @deprecated }
input OrderInput { shop: ID!, lines: [LineInput!]! = [], state: State = NEW }
input LineInput { sku: String!, count: Int = 1 }
directive @mark(level: Int! = 1) repeatable on FIELD_DEFINITION | FIELD
//- more/shop.graphqls
# Ours.
type Shop implements Node @key(fields: \"id\") { id: ID!, name: String, orders(first: Int): [Order] }
type Line { sku: String!, count: Int!, order: Order! }
scalar Money @specifiedBy(url: \"https://example.com/money\")
union Found = Order | Shop
extend type Query { shops(ids: [ID!]!): [Shop!] }
extend type Mutation { pay(order: ID!, key: String): PayPayload }
type PayPayload { order: Order, errors: [String!] }
extend enum State { LOST }
//- operations/orders.graphql
query Orders($first: Int = 5, $state: State) {
  orders(first: $first, state: $state) { ...OrderParts shop { ...ShopParts orders { id lines { sku order { id } } } } }
  found(text: \"a\") { __typename ... on Order { id } ... on Shop { name } }
}
mutation Create($input: OrderInput!) { createOrder(input: $input) { id ...OrderParts } }
query Wrong($unused: ID) { order(id: 1) { nothing price { units } } shops(ids: [\"a\", {b: 1}]) { id } }
//- operations/fragments.gql
fragment OrderParts on Order { price state @mark(level: 1) shop { ...ShopParts } }
fragment ShopParts on Shop { id name }
fragment Unused on Line { sku }
//- other/schema.graphql
type Query { version: String, shops: [Shop] }
type Shop { id: ID!, kind: Kind }
enum Kind { SMALL LARGE }
";

/// What states which of those files are a project.
const GRAPH_CONFIGS: [&str; 5] = [
    "//- .graphqlrc.yml\nschema: ['schema.graphql', 'more/*.graphqls']\ndocuments: operations/**\n",
    "//- .graphqlrc.yml\nprojects:\n  ours: { schema: '{schema.graphql,more/*}', documents: 'operations/*' }\n  \
     theirs: { schema: other/schema.graphql, documents: 'operations/*.graphql' }\n",
    "//- graphql.config.json\n{ \"schema\": [\"schema.graphql\", \"https://example.com/graphql\"], \"include\": \"**\", \"exclude\": \"other/**\" }\n",
    "//- operations/.graphqlrc\nschema: ../other/schema.graphql\ndocuments: '*'\n",
    "//- wirelint.yaml\nextends: [all]\n",
];

/// Two contracts that share a file, with what YAML has for sharing in one of them, and a configuration.
const SHARED: &str = "\
//- a.yaml
openapi: 3.1.1
info: { title: A, version: '1' }
x-defaults: &defaults
  '429': &slow { description: Too many requests }
paths:
  /things/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: # the thing
      operationId: getThing
      responses:
        <<: *defaults
        '200':
          description: A thing — “価格” 😀
          content: { application/json: { schema: { $ref: 'common.yaml#/Thing' } } }
  /things:
    get:
      operationId: listThings
      parameters:
        - { name: limit, in: query, schema: { type: integer } }
        - $ref: 'common.yaml#/Cursor'
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '200': { $ref: '#/components/responses/Page' }, '503': *slow }
    post:
      operationId: listThings
      responses: { '429': { $ref: 'common.yaml#/Slow' } }
  /others: { $ref: 'paths.json#/others' }
components:
  responses:
    Page:
      description: A page of things
      content:
        application/json:
          schema:
            type: object
            properties:
              items: { type: array, items: { $ref: 'common.yaml#/Thing' } }
              next_cursor: { type: string }
//- b.json
{
  \"openapi\": \"3.0.3\",
  \"info\": { \"title\": \"B\", \"version\": \"1\" },
  \"paths\": {
    \"/a/{x}/{x}\": {
      \"get\": {
        \"operationId\": \"a\",
        \"parameters\": [{ \"name\": \"page_size\", \"in\": \"query\", \"description\": \"at most 50\", \"schema\": { \"type\": \"integer\" } }],
        \"responses\": { \"429\": { \"$ref\": \"common.yaml#/Slow\" }, \"200\": { \"description\": \"\\u00e9\", \"description\": \"é\" } }
      },
      \"delete\": {
        \"operationId\": \"a\",
        \"requestBody\": { \"$ref\": \"#/components/requestBodies/Gone\" },
        \"responses\": { \"204\": { \"description\": \"Gone\" } }
      }
    },
    \"/b\": { \"$ref\": \"paths.json#/others\" }
  },
  \"components\": {
    \"requestBodies\": { \"Gone\": { \"content\": { \"application/json\": { \"schema\": { \"type\": \"array\" } } } } },
    \"schemas\": { \"Loop\": { \"allOf\": [{ \"$ref\": \"#/components/schemas/Loop\" }] } }
  }
}
//- paths.json
{ \"others\": {
  \"parameters\": [{ \"$ref\": \"common.yaml#/Cursor\" }],
  \"get\": { \"operationId\": \"others\", \"responses\": { \"503\": { \"description\": \"Please try again later\" } } }
} }
//- common.yaml
Thing: { type: object, properties: { parent: { $ref: '#/Thing' }, id: { type: string } } }
Cursor: { name: cursor, in: query, schema: { type: string } }
# wirelint-ignore errors/throttle-without-retry-after: the gateway adds it
Slow: { description: Too many requests }
Gone: { description: Too many requests }
//- wirelint.yaml
rules: { pagination: warning }
overrides:
  - files: [b.json]
    rules: { limits/page-size-unbounded: error }
";
