//! What is observed of schemas: operations, what they take and give, what directives and comments say.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fmt::Write as _;
use std::sync::Arc;

use wirelint_graphql::schema::{Schema, Source};
use wirelint_graphql::syntax::parse;
use wirelint_graphql::{Difference, observe, observe_again, observe_reading};
use wirelint_model::{Observations, TypeId, TypeKind};
use wirelint_source::{FileId, TextEdit, TextRange};

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

/// Everything that is observed, by what it is and not by its number, so many types deep.
fn whole(observed: &Observations) -> String {
    let mut shown = format!("{:?}\n", observed.about);
    for operation in &observed.operations {
        writeln!(shown, "{:?}", (&operation.name, &operation.description, operation.span, &operation.root))
            .unwrap();
        for used in &operation.inputs {
            let input = observed.input(used.id);
            writeln!(
                shown,
                "{:?} {}",
                (&input.name, input.span, input.required),
                deep(observed, input.ty.unwrap(), 6)
            )
            .unwrap();
        }
        let body = operation.body.and_then(|it| observed.body(it.id).media[0].ty);
        let output = observed.output(operation.outputs[0].id);
        for ty in body.into_iter().chain(output.media[0].ty) {
            writeln!(shown, "{}", deep(observed, ty, 6)).unwrap();
        }
    }
    shown
}

fn deep(observed: &Observations, id: TypeId, depth: u8) -> String {
    let ty = observed.types.get(id);
    if depth == 0 {
        return "…".into();
    }
    let own = (
        ty.kind,
        &ty.required,
        ty.unknown,
        ty.deprecated,
        ty.format,
        &ty.values,
        ty.max_items,
        &ty.description,
        ty.span,
    );
    let fields =
        ty.fields.iter().map(|it| format!("{} {:?} {}", it.name, it.span, deep(observed, it.ty, depth - 1)));
    let others = ty.parts.iter().chain(&ty.variants).chain(&ty.item).map(|it| deep(observed, *it, depth - 1));
    format!("{own:?}[{}]", fields.chain(others).collect::<Vec<_>>().join(", "))
}

#[test]
fn observing_again_gives_what_observing_gives() {
    const SHOP: &str = r#"
"A shop."
schema { query: Query mutation: Mutation }
type Query { orders(first: Int = 10 @constraint(max: 100), where: Where): [Order!]! one: Thing nowhere: Nowhere }
type Mutation { pay(input: Pay!): Order }
input Where { text: String not: Where }
input Pay { "How much." sum: Money! order: ID! }
type Order { id: ID! "Who pays." user: User lines: [Line!]! @listSize(assumedSize: 9) state: State }
type Line { order: Order! count: Int }
extend type Line { price: Money @deprecated(reason: "Use `count`.") }
type User { orders: [Order] }
enum State { OPEN PAID }
union Thing = Order | User
scalar Money
"#;
    let edits = [
        ("Who pays.", "Who pays for it."),
        ("user: User", "user: User!"),
        ("state: State", "state: State also: [State] where: String"),
        ("lines: [Line!]! @listSize(assumedSize: 9)", ""),
        ("enum State { OPEN PAID }", "enum State { OPEN PAID GONE }"),
        ("Order | User", "User"),
        ("price: Money", "price: Int! total: Money"),
        ("max: 100", "max: 50"),
        ("one: Thing", "one: Thing two(id: ID!): User"),
        ("nowhere: Nowhere", "nowhere: Elsewhere"),
        ("input: Pay!", "input: Pay!, key: String"),
        ("A shop.", "A shop with more."),
        ("count: Int", "count: Int # wirelint: bounded=3"),
        ("type User {", "type Customer {"),
        ("scalar Money", "enum Money { A }"),
        ("scalar Money", "scalar Money type New { a: Int }"),
        ("not: Where", ""),
        ("type Order {", "type Order { new: New "),
        ("enum State {", "a enum State {"),
        ("\"A shop.\"", "type First { a: Int }\nscalar Second\n\"A shop.\""),
        ("type User {", "scalar User type Usr {"),
        ("nowhere: Nowhere", "nowhere: Nowhere }\nscalar Nowhere\ntype Else { a: Nowhere"),
        ("extend type Line {", "type Line {"),
        ("union Thing", "scalar Line\nunion Thing"),
        ("schema {", "schema @a(b: 1) {"),
        ("type Query {", "type Asking {"),
    ];
    let file = FileId(0);
    let mut parsed = Arc::new(parse(SHOP));
    let mut schema = Schema::of(vec![Source { file, parse: Arc::clone(&parsed) }]);
    let (mut observed, mut reading) = observe_reading(&schema);
    // Each edit, and back again.
    for (from, to) in edits.into_iter().flat_map(|(from, to)| [(from, to), (to, from)]) {
        let text = parsed.text().to_string();
        let at = if from.is_empty() { None } else { text.find(from) };
        // What was taken away is put back by the whole text.
        let new = at.map_or_else(|| SHOP.to_owned(), |_| text.replacen(from, to, 1));
        let prefix = text.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
        let rest = text.len().min(new.len()) - prefix;
        let suffix = text.bytes().rev().zip(new.bytes().rev()).take(rest).take_while(|(a, b)| a == b).count();
        let range = TextRange::new(prefix as u32, (text.len() - suffix) as u32);
        let edit = TextEdit::replace(range, &new[prefix..new.len() - suffix]);
        let (next, changed) = parsed.edited(new.as_str().into(), &edit);
        parsed = Arc::new(next);
        let now = schema.edited(0, Arc::clone(&parsed), Some(&changed));
        let fresh = observe(&now);
        let types = std::mem::take(&mut observed.types);
        let difference = Difference::between(&schema, &now).expect("there is one document");
        (observed, reading, _) =
            observe_again(&now, (types, reading), &difference).expect("little is left over");
        assert_eq!(whole(&observed), whole(&fresh), "{from} to {to}");
        schema = now;
    }
}
