//! Where broken text is reported, and what is left of it.

use wirelint_protobuf::syntax::{File, Message, parse};
use wirelint_test_fixture::{Annotation, Fixture, assert_annotations};

/// The errors are those that `marked` marks, and the definitions that are there are `expected`.
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
    assert_eq!(outline(parse.file()), expected);
}

/// `A{a b B{c}} S(M N)`: messages with their fields and messages, enums with values, services with methods.
fn outline(file: File<'_>) -> String {
    let mut parts: Vec<String> = file.messages().map(message).collect();
    for it in file.enums() {
        let values: Vec<_> = it.values().filter_map(|it| Some(it.name()?.text())).collect();
        parts.push(format!("{}<{}>", it.name().map_or("", |it| it.text()), values.join(" ")));
    }
    for it in file.services() {
        let methods: Vec<_> = it.methods().filter_map(|it| Some(it.name()?.text())).collect();
        parts.push(format!("{}({})", it.name().map_or("", |it| it.text()), methods.join(" ")));
    }
    parts.join(" ")
}

fn message(it: Message<'_>) -> String {
    let mut inner: Vec<String> = it
        .fields()
        .map(|field| {
            let name = field.name().map_or("?", |it| it.text());
            field.number().map_or_else(|| format!("{name}?"), |_| name.to_owned())
        })
        .collect();
    inner.extend(it.messages().map(message));
    format!("{}{{{}}}", it.name().map_or("", |it| it.text()), inner.join(" "))
}

#[test]
fn a_missing_semicolon_costs_nothing() {
    check(
        r#"
syntax = "proto3"
//               | expected `;` behind the statement
message A {
  string a = 1
//            | expected `;` behind the field
  string b = 2;
  string c = 3 [deprecated = true]
//                                | expected `;` behind the field
}
enum E {
  X = 0
//     | expected `;` behind the value
  Y = 1;
}
"#,
        "A{a b c} E<X Y>",
    );
}

#[test]
fn a_field_half_typed_costs_itself() {
    check(
        r"
message A {
  string a = 1;
  string
//      | expected the name of the field
  string b = 2;
  string c =
//          | expected the number of the field
  string d = 4;
  string e
//        | expected `=` and the number of the field
  repeated
//        | expected the type of the field
}
message B { string f = x; string g = 2; }
//                     ^ expected the number of the field, found `x`
",
        "A{a ?? b c? d e? ??} B{f? g}",
    );
}

#[test]
fn a_missing_brace_costs_its_message() {
    check(
        r"
message A {
  string a = 1;
message B {
//<<<<<<< expected `}` before `message`
  string b = 1;
}
service S {
  rpc M(A) returns (B) {
    option deprecated = true;
  rpc N(A) returns (B);
//^^^ expected `}` before `rpc`
}
enum E {
  X = 0;
}
",
        "A{a} B{b} E<X> S(M N)",
    );
}

#[test]
fn a_brace_too_many_costs_what_follows_up_to_the_next_definition() {
    check(
        r"
message A {
  string a = 1;
}
  string b = 2;
//^^^^^^ expected a top-level statement such as `message`, `enum` or `service`, found `string`
}
message B {}
}
//< this `}` closes nothing
",
        "A{a} B{}",
    );
}
