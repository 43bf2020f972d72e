//! Definition, references, hover and outline over GraphQL files.

use crate::navigation::{check_definition, check_references, hover};
use crate::symbols::outline_of;

/// A schema in two files, and operations with fragments beside it.
const FILES: &str = "\
//- schema.graphql
schema { query: Query }
type Query {
  order(id: ID!): Order
  orders(filter: Filter, first: Int = 10): [Order!]!
  node(id: ID!): Node
  found: [Found!]
}
\"What has an id.\"
interface Node { id: ID! }
\"\"\"
Something that is bought.
\"\"\"
type Order implements Node @mark(level: 2) {
  id: ID!
  \"What it costs.\"
  price: Money @deprecated(reason: \"Use `total`\")
  state: State
}
enum State { NEW PAID }
input Filter { state: State = NEW, and: [Filter!] }
directive @mark(level: Int) on OBJECT | FIELD
//- more/shop.graphqls
extend type Order @key(fields: \"id\") { shop: Shop }
type Shop { name(length: Int): String }
union Found = Order | Shop
extend type Alone { id: ID }
scalar Money
//- orders.graphql
query Orders($state: State = PAID, $first: Int!) {
  orders(filter: { state: $state, and: [{ state: PAID }] }, first: $first) {
    ...Parts
    shop { title: name(length: 3) @mark(level: 1) }
  }
  node(id: 1) { id ... on Order { price } }
  found { __typename ... on Shop { name } }
}
fragment Parts on Order { id state shop { name(length: $first) } nothing }
";

/// `FILES` with the cursor before the `nth` (from 0) `text` in it.
fn at(text: &str, nth: usize) -> String {
    let (at, _) = FILES.match_indices(text).nth(nth).expect("it is there");
    format!("{}$0{}", &FILES[..at], &FILES[at..])
}

#[test]
fn types_lead_to_their_definitions() {
    check_definition(&at("Query }", 0), &["schema.graphql 1:5-1:10"]);
    check_definition(&at("Order!]!", 0), &["schema.graphql 12:5-12:10"]);
    check_definition(&at("Node @mark", 0), &["schema.graphql 8:10-8:14"]);
    check_definition(&at("Shop\ne", 0), &["more/shop.graphqls 1:5-1:9"]);
    check_definition(&at("Order @key", 0), &["schema.graphql 12:5-12:10"]);
    check_definition(&at("Order { price", 0), &["schema.graphql 12:5-12:10"]);
    check_definition(&at("State = PAID", 0), &["schema.graphql 18:5-18:10"]);
}

#[test]
fn a_selection_leads_to_the_field_of_the_type_that_it_is_on() {
    check_definition(&at("orders(filter: {", 0), &["schema.graphql 3:2-3:8"]);
    check_definition(&at("shop { title", 0), &["more/shop.graphqls 0:39-0:43"]);
    check_definition(&at("name(length: 3", 0), &["more/shop.graphqls 1:12-1:16"]);
    check_definition(&at("id ... on", 0), &["schema.graphql 8:17-8:19"]);
    check_definition(&at("price }", 0), &["schema.graphql 15:2-15:7"]);
    check_definition(&at("name }", 0), &["more/shop.graphqls 1:12-1:16"]);
    check_definition(&at("state shop", 0), &["schema.graphql 16:2-16:7"]);
}

#[test]
fn arguments_values_fragments_and_variables_lead_to_what_they_name() {
    check_definition(&at("length: 3", 0), &["more/shop.graphqls 1:17-1:23"]);
    check_definition(&at("level: 1", 0), &["schema.graphql 20:16-20:21"]);
    check_definition(&at("mark(level: 1", 0), &["schema.graphql 20:11-20:15"]);
    check_definition(&at("and: [{", 0), &["schema.graphql 19:35-19:38"]);
    check_definition(&at("state: PAID", 0), &["schema.graphql 19:15-19:20"]);
    check_definition(&at("PAID }]", 0), &["schema.graphql 18:17-18:21"]);
    check_definition(&at("NEW, and", 0), &["schema.graphql 18:13-18:16"]);
    check_definition(&at("Parts\n", 0), &["orders.graphql 8:9-8:14"]);
    check_definition(&at("$state,", 0).replace("$0$", "$$0"), &["orders.graphql 0:14-0:19"]);
}

#[test]
fn a_definition_and_what_is_not_there_lead_nowhere() {
    check_definition(&at("Order implements", 0), &[]);
    check_definition(&at("Alone", 0), &[]);
    check_definition(&at("nothing", 0), &[]);
    check_definition(&at("__typename", 0), &[]);
    check_definition(&at("ID!)", 0), &[]);
    check_definition(&at("key(fields", 0), &[]);
    check_definition(&at("title", 0), &[]);
    // Which operation a fragment is used by is open.
    check_definition(&at("$first) } nothing", 0).replace("$0$", "$$0"), &[]);
}

#[test]
fn a_definition_knows_who_names_it_in_all_files() {
    let order = [
        "more/shop.graphqls 0:12-0:17",
        "more/shop.graphqls 2:14-2:19",
        "orders.graphql 5:26-5:31",
        "orders.graphql 8:18-8:23",
        "schema.graphql 2:18-2:23",
        "schema.graphql 3:44-3:49",
        "schema.graphql 12:5-12:10",
    ];
    check_references(&at("Order implements", 0), &order);
    check_references(&at("Order @key", 0), &order);
    let name = [
        "more/shop.graphqls 1:12-1:16",
        "orders.graphql 3:18-3:22",
        "orders.graphql 6:35-6:39",
        "orders.graphql 8:42-8:46",
    ];
    check_references(&at("name(length: Int", 0), &name);
    check_references(&at("Parts on", 0), &["orders.graphql 2:7-2:12", "orders.graphql 8:9-8:14"]);
    check_references(
        &at("$first: Int", 0).replace("$0$", "$$0"),
        &["orders.graphql 0:36-0:41", "orders.graphql 1:68-1:73"],
    );
    check_references(
        &at("level: Int", 0),
        &["orders.graphql 3:40-3:45", "schema.graphql 12:33-12:38", "schema.graphql 20:16-20:21"],
    );
    check_references(
        &at("PAID }\ni", 0),
        &["orders.graphql 0:29-0:33", "orders.graphql 1:49-1:53", "schema.graphql 18:17-18:21"],
    );
    check_references(&at("Money\n", 0), &["more/shop.graphqls 4:7-4:12", "schema.graphql 15:9-15:14"]);
}

#[test]
fn a_hover_shows_what_is_named() {
    let shown = hover(&at("price }", 0));
    // What is found there follows.
    let (name, finding) = shown.split_once("\n---\n").expect("what is deprecated is not to be used");
    assert!(finding.contains("graphql/deprecated-used"), "{finding}");
    insta::assert_snapshot!(name, @r#"
    5:34-5:39
    **field** `Order.price` in `schema.graphql`

    What it costs.

    **Deprecated**: Use `total`

    ```graphql
    price: Money @deprecated(reason: "Use `total`")
    ```
    "#);
    insta::assert_snapshot!(hover(&at("Order!]!", 0)), @r#"
    3:44-3:49
    **type** `Order`

    Something that is bought.

    ```graphql
    type Order implements Node @mark(level: 2) {
      id: ID!
      "What it costs."
      price: Money @deprecated(reason: "Use `total`")
      state: State
    }
    ```
    "#);
    insta::assert_snapshot!(hover(&at("first: $first", 0)), @r"
    1:60-1:65
    **argument** `Query.orders(first:)` in `schema.graphql`

    ```graphql
    first: Int = 10
    ```
    ");
    insta::assert_snapshot!(hover(&at("Parts\n", 0)), @r"
    2:7-2:12
    **fragment** `Parts`

    ```graphql
    fragment Parts on Order { id state shop { name(length: $first) } nothing }
    ```
    ");
    insta::assert_snapshot!(hover(&at("ID!)", 0)), @r"
    2:12-2:14
    **scalar** `ID`

    Built in: an identifier, which is sent as a string and is not meant to be read by people.

    ```graphql
    scalar ID
    ```
    ");
    insta::assert_snapshot!(hover(&at("deprecated(", 0)), @r#"
    15:16-15:26
    **directive** `@deprecated`

    Built in: what it stands on is still supported, and no longer to be used; `reason` says why, and what to use instead.

    ```graphql
    directive @deprecated(reason: String! = "No longer supported") on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
    ```
    "#);
    insta::assert_snapshot!(hover(&at("key(fields", 0)), @r"
    0:19-0:22
    **directive** `@key`

    Comes with Apollo Federation; no file here defines it.
    ");
    insta::assert_snapshot!(hover(&at("__typename", 0)), @r"
    6:10-6:20
    **field** `__typename`

    Built in: the name of the object's type.
    ");
}

#[test]
fn a_file_is_types_operations_and_fragments() {
    let text = "\
\"\"\"Ours.\"\"\"
schema { query: Query }
type Query implements A & B { \"All.\" orders(first: Int): [Order!]! old: Int @deprecated }
extend type Query { more: ID }
interface A { a: Int }
union Found = Order | Shop
enum State { NEW OLD @deprecated(reason: \"so\") }
input Filter { state: State = NEW }
scalar Money
directive @mark(level: Int = 1) on FIELD
query Orders($first: Int) { orders(first: $first) { id } }
{ orders { id } }
fragment Parts on Order { id }
type
";
    insta::assert_snapshot!(outline_of("a.graphql", text), @r"
    schema 3 0:0-0:0
      query (Query) 8 1:9-1:14
    Query (implements A & B) 5 2:5-2:10
      orders ([Order!]!) 8 2:37-2:43
      old (Int) 8 deprecated 2:67-2:70
    extend Query 5 3:12-3:17
      more (ID) 8 3:20-3:24
    A 11 4:10-4:11
      a (Int) 8 4:14-4:15
    Found 5 5:6-5:11
    State 10 6:5-6:10
      NEW 22 6:13-6:16
      OLD 22 deprecated 6:17-6:20
    Filter 23 7:6-7:12
      state (State) 8 7:15-7:20
    Money 26 8:7-8:12
    @mark 24 9:11-9:15
      level (Int) 8 9:16-9:21
    Orders (query) 6 10:6-10:12
    (no name) (query) 6 11:0-11:0
    Parts (on Order) 19 12:9-12:14
    (no name) 5 13:0-13:0
    ");
}

/// A schema, and a component that asks for something of it.
const CODE: &str = "\
//- schema.graphql
type Query { order(id: ID!): Order }
type Order { id: ID! price: Int }
//- src/order.tsx
import { gql } from 'graphql-tag';

const PRICE = gql`fragment Price on Order { price }`;
export const ORDER = gql`
  query Order($id: ID!) {
    order(id: $id) { id ...Price }
  }
  ${PRICE}
`;
";

/// `CODE` with the cursor before `text` in it.
fn in_code(text: &str) -> String {
    let at = CODE.find(text).expect("it is there");
    format!("{}$0{}", &CODE[..at], &CODE[at..])
}

#[test]
fn documents_in_code_lead_to_the_schema_and_are_found_from_it() {
    check_definition(&in_code("order(id: $id)"), &["schema.graphql 0:13-0:18"]);
    check_definition(&in_code("Price }"), &["src/order.tsx 2:27-2:32"]);
    check_definition(&in_code("gql`fragment"), &[]);
    check_references(&in_code("order(id: ID!)"), &["schema.graphql 0:13-0:18", "src/order.tsx 5:4-5:9"]);
    check_references(&in_code("price: Int"), &["schema.graphql 1:21-1:26", "src/order.tsx 2:44-2:49"]);
}

#[test]
fn in_code_a_hover_shows_what_a_document_names_and_nothing_else() {
    insta::assert_snapshot!(hover(&in_code("price }")), @r"
    2:44-2:49
    **field** `Order.price` in `../schema.graphql`

    ```graphql
    price: Int
    ```
    ");
    assert_eq!(hover(&in_code("PRICE =")), "");
    assert_eq!(hover(&in_code("import")), "");
}

#[test]
fn the_outline_of_code_is_that_of_its_documents() {
    let text = CODE.split_once("order.tsx\n").expect("it is there").1;
    insta::assert_snapshot!(outline_of("order.tsx", text), @r"
    Price (on Order) 19 2:27-2:32
    Order (query) 6 4:8-4:13
    ");
    assert_eq!(outline_of("other.ts", "export const a = { b: 1 };\n"), "");
}
