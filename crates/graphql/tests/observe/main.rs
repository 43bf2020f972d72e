//! What is observed of schemas: operations, what they take and give, what directives and comments say.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fmt::Write as _;
use std::sync::Arc;

use wirelint_graphql::observe;
use wirelint_graphql::schema::{Schema, Source};
use wirelint_graphql::syntax::parse;
use wirelint_model::{Observations, TypeId, TypeKind};
use wirelint_source::FileId;

fn observed(texts: &[&str]) -> Observations {
    let source =
        |(number, text): (u32, &&str)| Source { file: FileId(number), parse: Arc::new(parse(*text)) };
    observe(&Schema::of((0..).zip(texts).map(source).collect()))
}

/// The operations of a schema, a line each, with a line for each input behind it.
fn shown(observed: &Observations) -> String {
    let mut shown = String::new();
    for operation in &observed.operations {
        let output = observed.output(operation.outputs[0].id);
        let kind = operation.root.as_ref().unwrap().kind;
        let gives = ty(observed, output.media[0].ty.unwrap());
        writeln!(shown, "{} ({kind:?}): {gives}", operation.name).unwrap();
        for used in &operation.inputs {
            let input = observed.input(used.id);
            let is = if input.required { "!" } else { "" };
            let bounds = (input.bounds.minimum, input.bounds.maximum, input.bounds.default);
            writeln!(shown, "  {}{is}: {} {bounds:?}", input.name, ty(observed, input.ty.unwrap())).unwrap();
        }
    }
    shown
}

fn ty(observed: &Observations, id: TypeId) -> String {
    let types = &observed.types;
    match types.kind(id) {
        TypeKind::List => {
            let most = types.composition(id).iter().find_map(|it| types.get(*it).max_items);
            let most = most.map(|it| format!("≤{it}")).unwrap_or_default();
            format!("[{}]{most}", types.item(id).map_or(String::new(), |it| ty(observed, it)))
        }
        TypeKind::Object => {
            let names = types.fields(id).map(|it| &*it.name).collect::<Vec<_>>().join(" ");
            format!("{{{names}}}")
        }
        kind => format!("{kind:?}"),
    }
}

#[track_caller]
fn check(texts: &[&str], expected: &str) {
    assert_eq!(shown(&observed(texts)), expected);
}

#[test]
fn root_fields_are_operations_wherever_they_stand() {
    check(
        &[
            "schema { query: Q mutation: M subscription: S } type Q { order(id: ID!): Order _service: Order }",
            "extend type Q { orders: [Order!]! } type M { pay(input: In!): Order } type S { paid: Order }
             type Order { id: ID! total: Money } input In { sum: Int! = 1 } scalar Money",
        ],
        "Q.order (Query): {id total}\n  id!: String (None, None, None)\n\
         Q.orders (Query): [{id total}]\n\
         M.pay (Mutation): {id total}\n  input!: {sum} (None, None, None)\n\
         S.paid (Subscription): {id total}\n",
    );
}

#[test]
fn types_may_hold_themselves_and_what_is_missing_is_unknown() {
    let observed = observed(&["type Query { a: A b: Nowhere } type A { a: A b: [A] }"]);
    assert_eq!(shown(&observed), "Query.a (Query): {a b}\nQuery.b (Query): Any\n");
    let unknown = observed.output(observed.operations[1].outputs[0].id).media[0].ty.unwrap();
    assert!(!observed.types.is_described(unknown));
}

#[test]
fn unions_are_one_of_several() {
    let observed = observed(&["type Query { a: U } union U = A | B type A { x: Int } type B { y: Int }"]);
    assert_eq!(shown(&observed), "Query.a (Query): {x y}\n");
}

#[test]
fn directives_bound_numbers_and_lists() {
    check(
        &["type Query {
             a(first: Int = 10 @constraint(min: 1, max: 100), ids: [ID!]! @constraint(maxItems: 50)): [Int] @listSize(assumedSize: 20)
             b(first: Int, name: String @length(max: 9)): Int @listSize(assumedSize: 50, slicingArguments: [\"first\"], slicingArgumentDefaultValue: 10)
             c(first: Int): Int @listSize(assumedSize: 50, slicingArguments: [\"first\"])
           }"],
        "Query.a (Query): [Integer]≤20\n  first: Integer (Some(1.0), Some(100.0), Some(10.0))\n  ids!: [String]≤50 (None, None, None)\n\
         Query.b (Query): Integer\n  first: Integer (None, Some(50.0), Some(10.0))\n  name: String (None, None, None)\n\
         Query.c (Query): Integer\n  first: Integer (None, None, None)\n",
    );
}

#[test]
fn reasons_belong_to_the_prose_and_statements_do_not() {
    let observed = observed(&["
        type Query {
          # wirelint: bounded=5
          \"\"\"
          All of them. And more.
          \"\"\"
          all: [Int] @deprecated(reason: \"Use `some`.\") # wirelint: nonsense
          some: Int @deprecated
        }
        type Mutation { pay: Int @wirelint(effect: \"idempotent\", dedup: order) }"]);
    let all = &observed.operations[0];
    assert_eq!(&*all.description, "All of them. And more.\n\nDeprecated: Use `some`.");
    assert_eq!(&*all.summary, "All of them");
    let stated = &all.extensions.as_ref().unwrap().stated;
    assert_eq!(stated.bounded.map(|it| it.0), Some(5));
    assert_eq!(stated.unknown.len(), 1, "what is not understood is kept");
    let some = &observed.operations[1];
    assert!(some.deprecated.is_some() && some.description.is_empty() && some.extensions.is_none());
    let stated = &observed.operations[2].extensions.as_ref().unwrap().stated;
    assert_eq!(stated.effect.map(|it| it.0), Some(wirelint_model::Effect::Idempotent));
    assert_eq!(stated.dedup.as_ref().map(|it| &*it.0), Some("order"));
}

#[test]
fn a_broken_schema_is_observed_as_far_as_it_is_read() {
    for text in [
        "",
        "type Query",
        "type Query {",
        "type Query { a",
        "type Query { a: }",
        "type Query { a( : Int }",
        "extend type Mutation { x(a: [: Int): [!",
    ] {
        observed(&[text]);
    }
    let observed = observed(&["type Query { a: Int a: String b: } type Query { c: Int }"]);
    let names: Vec<_> = observed.operations.iter().map(|it| &*it.name).collect();
    assert_eq!(names, ["Query.a"], "the first of two counts, and what has no type is no operation");
}
