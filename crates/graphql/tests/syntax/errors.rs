//! Where broken text is reported, and what is left of it.

use std::fmt::Write as _;

use wirelint_graphql::syntax::{Node, NodeKind, parse};
use wirelint_test_fixture::{Annotation, Fixture, assert_annotations};

/// The errors are those that `marked` marks, and what is there is `expected`.
#[track_caller]
fn check(marked: &str, expected: &str) {
    let fixture = Fixture::parse(marked);
    let parse = parse(&*fixture.files[0].text);
    let found: Vec<Annotation> = parse
        .errors()
        .map(|(item, error)| {
            let range = parse.absolute(item, error.range);
            Annotation::new(0, range.into(), &*error.message)
        })
        .collect();
    assert_annotations(&fixture, &found);
    let outline: Vec<String> = parse.definitions().map(outline).collect();
    assert_eq!(outline.join(" "), expected);
}

/// `A{a(b:Int):C d}`: names, lists in their brackets, types behind a `:`; `?` where a field has no type.
fn outline(node: Node<'_>) -> String {
    let inner = || node.children().map(outline).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
    match node.kind() {
        NodeKind::Name | NodeKind::Alias | NodeKind::DirectiveLocation => node.text().to_owned(),
        NodeKind::NamedType | NodeKind::ListType | NodeKind::NonNullType => format!(":{}", node.text()),
        NodeKind::Error => "!".to_owned(),
        NodeKind::Description | NodeKind::OperationType => String::new(),
        NodeKind::VariableDefinitions | NodeKind::Arguments | NodeKind::ArgumentDefinitions => {
            format!("({})", inner())
        }
        NodeKind::SelectionSet
        | NodeKind::FieldDefinitions
        | NodeKind::InputFieldDefinitions
        | NodeKind::EnumValueDefinitions
        | NodeKind::RootOperations
        | NodeKind::Object => format!("{{{}}}", inner()),
        NodeKind::List => format!("[{}]", inner()),
        NodeKind::Directive => format!("@{}", inner()),
        NodeKind::Implements => format!("<{}>", inner()),
        NodeKind::FieldDefinition | NodeKind::InputValueDefinition => {
            let has_type = node.children().any(|it| {
                matches!(it.kind(), NodeKind::NamedType | NodeKind::ListType | NodeKind::NonNullType)
            });
            let mut out = inner();
            write!(out, "{}", if has_type { "" } else { "?" }).unwrap();
            out
        }
        NodeKind::Field | NodeKind::Argument | NodeKind::InlineFragment | NodeKind::FragmentSpread => inner(),
        _ if node.children().next().is_none() => node.text().to_owned(),
        _ => inner(),
    }
}

#[test]
fn a_field_half_typed_costs_itself() {
    check(
        r"
type A {
  a: Int
  b:
#   | expected the type of the field
  c: Int
  d
#  | expected `:` and the type of the field
  e(x: ): Int
#      ^ expected the type of the argument, found `)`
  f(x): Int
#    ^ expected `:` and the type of the argument, found `)`
  g(): Int
#  ^^ expected an argument between `(` and `)`
  h: [Int
#        | expected `]`
  i: [Int!!]
#         ^ expected what follows the type, found `!`
  j(x: Int = ): Int
#            ^ expected the default value, found `)`
  k: Int @
#         | expected the name of the directive behind `@`
  : Int
# ^ expected a field, found `:`
  l Int
#   ^^^ expected `:` and the type of the field, found `Int`
  m: Int = 1
#        ^^^ only arguments and fields of input objects have default values
  n: Int
}
type B { a: Int }
",
        "A {a :Int b? c :Int d? e (x?) :Int f (x?) :Int g () :Int h :[Int i :[Int!!] j (x :Int) :Int k :Int @ ! l? m :Int 1 n :Int} B {a :Int}",
    );
}

#[test]
fn arguments_without_their_bracket_end_where_the_next_line_is_a_field() {
    check(
        r"
type A {
  a(x: Int
#         | expected `)`
  b: Int
  c(y: Int): Int
}
query B {
  a(x: 1
#       | expected `)`
  b
  c(x: 1 { d }
#        ^ expected `)` before `{`
  e
}
query C($a: Int {
#               ^ expected `)` before `{`
  a
}
",
        "A {a (x :Int)? b :Int c (y :Int) :Int} B {a (x 1) b c (x 1) {d} e} C (a :Int) {a}",
    );
}

#[test]
fn a_missing_brace_costs_its_definition() {
    check(
        r"
type A {
  a: Int

# About B.
type B {
#<<<< expected `}` before `type`
  b: Int
}
query C {
  c {
    d
}
fragment D on A { a }
#<<<<<<<< expected `}` before `fragment`
",
        "A {a :Int} B {b :Int} C {c {d}} D :A {a}",
    );
}

#[test]
fn a_missing_brace_in_indented_text_costs_its_definition() {
    check(
        r"
  query A {
    a {
      b
  }

  query B {
# ^^^^^ expected `}` before `query`
    query
    type name
  }
",
        "A {a {b}} B {query type name}",
    );
}

#[test]
fn what_was_written_before_2018_is_read_and_reported() {
    check(
        r"
type A implements B, C { a: Int }
#                    ^ expected `&` before `C`
type A implements B C D{ a: Int }
#                   ^ expected `&` before `C`
#                     ^ expected `&` before `D`
type E {}
#      ^^ expected a field between `{` and `}`
enum F {}
#      ^^ expected a value between `{` and `}`
query { a {} }
#         ^^ expected a field between `{` and `}`
type G implements & A { a: Int }
type H implements A
  & B { a: Int }
",
        "A <:B :C> {a :Int} A <:B :C :D> {a :Int} E {} F {} {a {}} G <:A> {a :Int} H <:A :B> {a :Int}",
    );
}

#[test]
fn what_cannot_stand_in_a_definition_is_passed_over() {
    check(
        r"
type A extends B { a: Int }
#      ^^^^^^^ expected `implements`, a directive or `{`, found `extends`
input C { a(x: Int): Int, b }
#          ^^^^^^^^ a field of an input object has no arguments
#                           ^ expected `:` and the type of the field, found `}`
union D = | A B
#             ^ expected `|` or another definition, found `B`
union E =
#        | expected a type of the union
type F { a: Int }
extend type G
#            | expected `implements`, a directive or `{` and fields, which the extension adds
extend foo H { a }
#      ^^^ expected `schema`, `scalar`, `type`, `interface`, `union`, `enum` or `input` behind `extend`, found `foo`
tpye I { a: Int }
#<<<< expected a definition such as `type`, `query` or `fragment`, found `tpye`
directive @a on field | FIELD
#               ^^^^^ `field` is not a place where directives may stand
directive @b(x: Int) @c on FIELD
#                    ^^ directives cannot stand on the definition of a directive
directive @d
#           | expected `on` and the places where the directive may stand
scalar J { a }
#        ^ expected a directive or another definition, found `{`
schema { querry: Query, query: Query }
#        ^^^^^^ expected `query`, `mutation` or `subscription`, found `querry`
schema
#     | expected `{` and the root operations
enum K { true, A: B, C }
#        ^^^^ a value of an enum cannot be called `true`
#               ^ expected a value of the enum, found `:`
type
#   | expected the name of the type
type L { a: Int }
interface 7 { a: Int }
#         ^ expected the name of the type, found `7`
}
type M { a: Int }
",
        "A {a :Int} C {a (x :Int) :Int b?} D :A E = F {a :Int} G ! ! a field FIELD b (x :Int) @c FIELD d J {! :Query} schema K {true A ! B C} type L {a :Int} interface 7 { a: Int }
} M {a :Int}",
    );
}

#[test]
fn fragments_have_a_name_and_a_type() {
    check(
        r"
fragment on on A { a }
#        ^^ a fragment cannot be called `on`
fragment B($a: Int) on A { a }
#         ^^^^^^^^^ a fragment cannot define variables
fragment C { a }
#          ^ expected `on` and the type that the fragment is on, found `{`
fragment on A { a }
#        ^^ expected the name of the fragment, found `on`
fragment D on { a }
#             ^ expected the type that the fragment is on, found `{`
fragment E on A
#              | expected `{` and the fields of the fragment
query { ... ...on { a } ...@skip(if: true) { a } ... on A b }
#           ^^^ expected the name of a fragment, or `on` and a type, or `{`, found `...`
#                 ^ expected the type that the fragment is on, found `{`
#                                                         ^ expected the name of a fragment, or `on` and a type, or `{`, found `b`
",
        "on :A {a} B (a :Int) :A {a} C {a} :A {a} D {a} E :A {{a} @skip (if true) {a} :A b}",
    );
}

#[test]
fn descriptions_stand_before_definitions() {
    check(
        r#"
"A" { a }
#<<< the short form of a query has no description
"B" query B { a }
"C" fragment C on A { a }
"D" extend type D @d
#<<< an extension has no description
"E" foo
#   ^^^ expected a definition behind the description, found `foo`
type F {
  "a" a: Int
  "b"
#    | expected a field behind the description
}
"G"
#  | expected a definition behind the description
"#,
        "{a} B {a} C :A {a} D @d ! F {a :Int ?} !",
    );
}

#[test]
fn arguments_and_variables_half_typed_cost_themselves() {
    check(
        r"
query A($a Int, $b: , $c: Int, $d: Int = $x, $: Int) @skip(if: $a) {
#          ^^^ expected `:` and the type of the variable, found `Int`
#                     ^ expected the type of the variable, found `$`
#                                        ^^ `$x` cannot stand in a constant value
#                                             ^ expected the name of the variable behind `$`, found `:`
  a:
  b(x) { c }
#    ^ expected `:` and the value of the argument, found `)`
  b(x: ) { c }
#      ^ expected the value of the argument, found `)`
  b(x: y: 1) { c }
#      ^ expected the value of the argument, found `y`
  b() { c }
#  ^^ expected an argument between `(` and `)`
  d {}
#   ^^ expected a field between `{` and `}`
  e(x: {a: 1, b}, y: [1, :], z: [{])
#              ^ expected `:` and the value of the field, found `}`
#                        ^ expected a value, found `:`
#                                 ^ expected `}` before `]`
  ) f
# ^ expected a field or a fragment, found `)`
  {g}
  $h i: j
# ^ expected a field or a fragment, found `$`
}
",
        "A (a b c :Int d :Int x $) @skip (if a) {a b (x) {c} b (x) {c} b (x y 1) {c} b () {c} d {} e (x {a 1 b} y [1 !] z [{}]) ! f {g} ! h i j}",
    );
}

#[test]
fn literals_are_checked() {
    check(
        r#"
{
  a(x: 01, y: 1.e, z: 1foo, w: "\q\u12", v: -, u: .5)
//     ^^ `01` is not a number: it begins with `0`
//            ^^^ `1.e` is not a number: digits are missing behind the `.`
//                    ^^^^ `1foo` is not a number
//                              ^^ `\q` is not an escape
//                                ^^^^ `\u12` is not an escape
//                                          ^ expected the value of the argument, found `-`
//                                                ^ expected the value of the argument, found `.`
  b(x: "abc)
//     ^^^^^ the string is never closed
//          | expected `)`
  c(x: "a\
//     ^^^ the string is never closed
//        | expected `)`
  ", y: 1)
//^^^^^^^^ the string is never closed
  d ..e ...F
//  ^^ expected a field or a fragment, found `..`
}
"#,
        r#"{a (x 01 y 1.e z 1foo w "\q\u12" v u) b (x) c (x) ! d ! e F}"#,
    );
}

#[test]
fn a_block_string_that_never_ends_is_said_at_its_beginning() {
    check(
        r#"
type A { a: Int }
"""
#<<< the string is never closed
About B.
type B { a: Int }
"#,
        "A {a :Int} ! B {a :Int}",
    );
}

#[test]
fn lost_quotes_of_a_description_cost_what_is_next_to_it() {
    check(
        r#"
"""
About A.
type A { a: Int }
"""
#  | expected a definition behind the description
About B.
"""
type B { a: Int }
"""
About C.
"""
type C {
  """
  About a.
  a: Int
  """
  About b.
#       ^ expected `:` and the type of the field, found `b`
  """
  b: Int
}
"""
About D.
#     ^ expected `:` and the type of the field, found `D`
"""
type D {
#<<<< expected `}` before `type`
  """
  About a.
  """
  a: Int
}
"#,
        "! B {a :Int} C {About? About?} D {a :Int}",
    );
}
