//! What every name means, shown as a list of names in their order.

use std::fmt::Write as _;

use wirelint_graphql::names::{name_of, names_in};
use wirelint_graphql::schema::{At, Schema};
use wirelint_source::ItemId;

use crate::schema;

/// Every name of the first text that means something: the word, what it means, and in which text and line (from 1) that is
/// defined. Names of definitions are left out.
fn names(texts: &[&str]) -> String {
    let schema = schema(texts);
    let mut out = String::new();
    let mut add = |schema: &Schema, item: u32| {
        names_in(schema, At { doc: 0, item: ItemId(item) }, &|_| true, &mut |it| {
            let definition = it.meaning.definition();
            if definition.and_then(|it| name_of(it.view)) == Some(it.node) {
                return;
            }
            write!(out, "{} {}", it.node.text(), it.meaning).unwrap();
            match definition {
                Some(at) if schema.docs()[at.doc as usize].file.is_some() => {
                    let before = &texts[at.doc as usize][..name_of(at.view).unwrap().range().start as usize];
                    writeln!(out, " {}:{}", at.doc, before.lines().count().max(1)).unwrap();
                }
                Some(_) => writeln!(out, " built in").unwrap(),
                None => writeln!(out).unwrap(),
            }
        });
    };
    for item in 1..schema.docs()[0].parse.item_count() as u32 {
        add(&schema, item);
    }
    out
}

const SCHEMA: &str = "\
type Query { a(in: In, of: [E!] = [X]): A u: U n: N }
interface N { id: ID! }
type A implements N { id: ID! a: A }
type B implements N { id: ID! b(of: Int): E }
union U = A | B
enum E { X Y }
input In { e: E, more: [In!], of: Int }
directive @d(e: E) on FIELD
";

#[test]
fn selections_are_followed_through_fragments_lists_and_interfaces() {
    let text =
        "{ a { id a { id } } n { id ... on B { b } ...F } u { ... { __typename } ... on A { a { x } } } }
fragment F on B { b id }";
    insta::assert_snapshot!(names(&[text, SCHEMA]), @r"
    a Query.a 1:1
    id A.id 1:3
    a A.a 1:3
    id A.id 1:3
    n Query.n 1:1
    id N.id 1:2
    B B 1:4
    b B.b 1:4
    F F 0:2
    u Query.u 1:1
    __typename __typename
    A A 1:3
    a A.a 1:3
    B B 1:4
    b B.b 1:4
    id B.id 1:4
    ");
}

#[test]
fn arguments_values_and_variables_are_followed() {
    let text = "query($e: E = Y, $e: In, $i: In = { e: X, more: { more: [{ of: $e, no: X }] } }) {
  a(in: { e: $e }, of: [X, Y, Z], no: X) @d(e: Y) @skip(if: $e) { id(e: X) } none(e: X) @none(e: $none) }
fragment F on B { b(of: $e) @d(e: $e) }";
    insta::assert_snapshot!(names(&[text, SCHEMA]), @r"
    E E 1:6
    Y E.Y 1:6
    e $e 0:1
    In In 1:7
    In In 1:7
    e In.e 1:7
    X E.X 1:6
    more In.more 1:7
    more In.more 1:7
    of In.of 1:7
    e $e 0:1
    a Query.a 1:1
    in Query.a(in:) 1:1
    e In.e 1:7
    e $e 0:1
    of Query.a(of:) 1:1
    X E.X 1:6
    Y E.Y 1:6
    d @d 1:8
    e @d(e:) 1:8
    Y E.Y 1:6
    skip @skip built in
    if @skip(if:) built in
    e $e 0:1
    id A.id 1:3
    B B 1:4
    b B.b 1:4
    of B.b(of:) 1:4
    d @d 1:8
    e @d(e:) 1:8
    ");
}

#[test]
fn definitions_name_types_and_directives() {
    let text = "schema @d { query: Query mutation: None }
extend type A implements N & None @d(e: X) { id: [ID!]! more(in: In = { e: Y } @d(e: Y)): AWSDate @key(fields: \"id\") }
extend union U = B | None
extend enum E { X Z @deprecated(reason: \"so\") }
extend input In { of: String = X more2: E = X }
extend type Alone { a: Alone }
directive @d(e: E = X) on FIELD";
    insta::assert_snapshot!(names(&[text, SCHEMA]), @r"
    d @d 0:7
    Query Query 1:1
    A A 1:3
    N N 1:2
    d @d 0:7
    e @d(e:) 0:7
    X E.X 1:6
    id A.id 1:3
    ID ID built in
    In In 1:7
    e In.e 1:7
    Y E.Y 1:6
    d @d 0:7
    e @d(e:) 0:7
    Y E.Y 1:6
    AWSDate AWSDate
    key @key
    U U 1:5
    B B 1:4
    E E 1:6
    X E.X 1:6
    deprecated @deprecated built in
    reason @deprecated(reason:) built in
    In In 1:7
    of In.of 1:7
    String String built in
    E E 1:6
    X E.X 1:6
    Alone Alone 0:6
    E E 1:6
    X E.X 1:6
    ");
}

#[test]
fn introspection_begins_at_the_root_of_queries() {
    insta::assert_snapshot!(names(&["{ __schema { types { kind } } __type(name: \"A\") { name } n { __type } }", SCHEMA]), @r"
    __schema __Introspection.__schema built in
    types __Schema.types built in
    kind __Type.kind built in
    __type __Introspection.__type built in
    name __Introspection.__type(name:) built in
    name __Type.name built in
    n Query.n 1:1
    ");
}

#[test]
fn a_fragment_of_the_same_file_goes_before_others() {
    let other = "fragment F on A { id }\nfragment G on A { id }";
    insta::assert_snapshot!(names(&["{ a { ...F ...G ...H } }\nfragment F on A { id }", other, SCHEMA]), @r"
    a Query.a 2:1
    F F 0:2
    G G 1:2
    A A 2:3
    id A.id 2:3
    ");
}
