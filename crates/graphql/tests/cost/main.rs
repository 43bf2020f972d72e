//! What operations cost.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fmt::Write as _;
use std::sync::Arc;

use wirelint_graphql::cost::Cost;
use wirelint_graphql::schema::{Schema, Source};
use wirelint_graphql::syntax::parse;
use wirelint_source::FileId;

const SHOP: &str = r#"
    type Query {
      me: User
      orders(first: Int, after: String): [Order!]!
      users("At most 50." first: Int = 20, after: String): UserConnection!
      tags: [Tag!]!
      bounded: [Tag!]! @listSize(assumedSize: 7)
      paged(page: PageInput): [Order!]!
      sized(first: Int): Feed @listSize(slicingArguments: ["first"], sizedFields: ["entries"])
    }
    type Mutation { pay(id: ID!): Order }
    input PageInput { limit: Int }
    type UserConnection { edges: [UserEdge!] nodes: [User!] totalCount: Int pageInfo: PageInfo! }
    type UserEdge { node: User cursor: String }
    type PageInfo { hasNextPage: Boolean! }
    type User { id: ID! orders(first: Int): [Order!] friends(first: Int, after: String): UserConnection }
    type Order { id: ID! lines(first: Int): [Tag!] user: User heavy: Tag @cost(weight: "100") }
    type Tag { name: String }
    type Feed { entries: [Tag!] others: [Tag!] id: ID }
"#;

fn cost(operation: &str) -> Option<Cost> {
    let source = |file, text: &str| Source { file: FileId(file), parse: Arc::new(parse(text)) };
    let schema = Schema::of(vec![source(0, SHOP), source(1, operation)]);
    Cost::of(&schema, schema.operations()[0])
}

#[track_caller]
fn check(operation: &str, expected: &str) {
    let cost = cost(operation).unwrap();
    let mut shown = cost.objects.to_string();
    for list in &cost.lists {
        write!(shown, " {}×{}:{:?}", list.by, list.name, list.known).unwrap();
    }
    assert_eq!(shown, expected, "{operation}");
}

#[test]
fn objects_count_and_scalars_do_not() {
    check("{ me { id } }", "1");
    check("mutation { pay(id: 1) { id } }", "11");
    check("{ me { orders(first: 1) { heavy { name } } } }", "102");
}

#[test]
fn lists_multiply_by_what_is_known_of_them() {
    check("{ orders(first: 5) { id } }", "5 5×orders:Given");
    check("{ orders { id } }", "10 10×orders:Assumed");
    check("{ bounded { name } tags { name } }", "17 10×tags:Assumed");
    check("query($n: Int = 3) { orders(first: $n) { id } }", "3 3×orders:Given");
    check("query($n: Int) { orders(first: $n) { id } }", "10 10×orders:Assumed");
    check("query($n: Int) { users(first: $n) { nodes { id } } }", "51 50×users:Schema");
    check("{ paged(page: { limit: 4 }) { id } }", "4 4×paged:Given");
    check("{ orders(first: 2) { lines(first: 3) { name } } }", "8 2×orders:Given 3×lines:Given");
}

#[test]
fn a_page_is_one_and_its_list_is_as_long_as_is_asked_for() {
    check("{ users(first: 4) { nodes { id } } }", "5 4×users:Given");
    check("{ users { edges { node { id } cursor } pageInfo { hasNextPage } } }", "42 20×users:Schema");
    check("{ sized(first: 3) { entries { name } others { name } } }", "14 10×others:Assumed");
}

#[test]
fn fragments_count_where_they_are_used() {
    check(
        "{ users(first: 4) { ...F } } fragment F on UserConnection { nodes { ...U } } fragment U on User { orders(first: 2) { id } }",
        "13 4×users:Given 2×orders:Given",
    );
    check(
        "{ me { ...U ...U } } fragment U on User { id ...U orders(first: 2) { user { ...U } } }",
        "9 2×orders:Given",
    );
}

#[test]
fn what_is_too_large_costs_nothing_to_find_out() {
    let deep = format!("{{ me {}", "{ friends { nodes ".repeat(90)) + "{ id }" + &"} }".repeat(90) + "}";
    assert!(cost(&deep).is_some_and(|it| it.objects == u64::MAX || it.objects > 1 << 60));
    let mut chain = String::from("{ me { ...F0 } }");
    for number in 0..5_000 {
        write!(chain, " fragment F{number} on User {{ ...F{} }}", number + 1).unwrap();
    }
    assert_eq!(cost(&chain), None, "deeper than anybody writes");
    let wide = format!("{{ {} }}", "me { id } ".repeat(30_000));
    assert_eq!(cost(&wide), None);
}
