//! What introspection results say as SDL, and where in the JSON it stands.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use wirelint_graphql::introspection::{Introspected, is_introspection, read};
use wirelint_graphql::syntax::{Node, parse};
use wirelint_source::TextRange;
use wirelint_test_fixture::{Annotation, Fixture, assert_annotations};
use wirelint_yaml::Format;

/// What graphql-js 16 answers for [`SCHEMA`], pretty.
const RESULT: &str = include_str!("shop.json");
/// The schema that the answer is about.
const SCHEMA: &str = include_str!("shop.graphql");

#[track_caller]
fn introspected(json: &str) -> Introspected {
    let schema = read(&wirelint_yaml::parse(json, Format::Json)).unwrap();
    // Whatever the JSON is, the SDL can be read, and every place lies in the JSON.
    let parse = parse(schema.sdl.clone());
    let errors: Vec<_> = parse.errors().collect();
    assert!(errors.is_empty(), "{errors:?}\n{}", schema.sdl);
    for node in parse.definitions().flat_map(Node::descendants) {
        let place = schema.place(node.range());
        assert!(place.end as usize <= json.len() && json.is_char_boundary(place.start as usize), "{place:?}");
    }
    schema
}

#[test]
fn the_schema_is_what_was_asked() {
    assert!(is_introspection(&wirelint_yaml::parse(RESULT, Format::Json)));
    assert_eq!(&*introspected(RESULT).sdl, SCHEMA);
    assert_eq!(introspected(RESULT).faults, []);
    let bare = RESULT.trim().strip_prefix("{\n  \"data\": ").unwrap().strip_suffix('}').unwrap();
    assert_eq!(&*introspected(bare).sdl, SCHEMA);
}

#[test]
fn names_stand_where_they_stand_in_the_json() {
    let schema = introspected(RESULT);
    let parse = parse(schema.sdl.clone());
    let mut count = 0;
    for node in parse.definitions().flat_map(Node::descendants) {
        let range = node.range();
        let place = schema.place(range);
        if matches!(node.kind(), wirelint_graphql::syntax::NodeKind::Name) {
            let word = range.of(&schema.sdl);
            let written = place.of(RESULT);
            // Names of directives that stand for a flag lead to it.
            if word != written {
                let is_of_a_flag = matches!(word, "deprecated" | "reason" | "specifiedBy" | "url" | "oneOf");
                // Of a default value with escapes all is meant.
                assert!(is_of_a_flag || written.contains("{kinds:"), "{word} {written}");
                continue;
            }
            count += 1;
            let inner = TextRange::new(range.start + 1, range.end);
            assert_eq!(schema.place(inner).of(RESULT), &word[1..]);
            assert!(schema.sdl_of(place.start + 1).unwrap().start == range.start + 1, "{word}");
        }
    }
    assert!(count > 30, "{count}");
}

/// What the stretches marked in the JSON say in the SDL, from each message to its place.
#[test]
fn each_thing_stands_where_a_person_would_point() {
    let json = r#"
{ "__schema": {
  "queryType": { "name": "Query" },
  //             ^^^^^^^^^^^^^^^ [no]
  "types": [
    { "kind": "OBJECT", "name": "Query", "description": "All \"of\" it", "fields": [
      { "name": "users", "args": [
        { "name": "first", "type": { "kind": "SCALAR", "name": "Int" }, "defaultValue": "10" }
      ], "type": { "kind": "NON_NULL", "ofType": { "kind": "LIST", "ofType": { "kind": "OBJECT", "name": "User" } } }, "isDeprecated": true, "deprecationReason": "Use `people`" }
    ] } ] } }
"#;
    let json: String =
        json.lines().filter(|it| !it.contains("[no]")).fold(String::new(), |all, it| all + it + "\n");
    let schema = introspected(&json);
    let places: [(&str, &str); 9] = [
        ("Query\n}", "Query"),
        ("\"\"\"All \"of\" it\"\"\"", r#""All \"of\" it""#),
        ("users", "users"),
        ("first", "first"),
        ("Int", "Int"),
        ("10", "10"),
        (
            "[User]!",
            r#"{ "kind": "NON_NULL", "ofType": { "kind": "LIST", "ofType": { "kind": "OBJECT", "name": "User" } } }"#,
        ),
        ("[User]", r#"{ "kind": "LIST", "ofType": { "kind": "OBJECT", "name": "User" } }"#),
        ("\"Use `people`\"", r#""Use `people`""#),
    ];
    for (sdl, written) in places {
        let at = schema.sdl.find(sdl).unwrap_or_else(|| panic!("{sdl} in {}", schema.sdl)) as u32;
        let length = if sdl.ends_with('}') { 5 } else { sdl.len() as u32 };
        assert_eq!(schema.place(TextRange::new(at, at + length)).of(&json), written, "{sdl}");
    }
    // A stretch of two things is what holds both.
    let at = schema.sdl.find("first: Int").unwrap() as u32;
    assert!(schema.place(TextRange::new(at, at + 10)).of(&json).starts_with("{ \"name\": \"first\""));
}

/// What is wrong is what is marked, and what is left is `sdl`.
#[track_caller]
fn check(marked: &str, sdl: &str) {
    let fixture = Fixture::parse(marked);
    let schema = introspected(&fixture.files[0].text);
    let found = schema.faults.iter().map(|it| Annotation::new(0, it.range.into(), &*it.message));
    assert_annotations(&fixture, &found.collect::<Vec<_>>());
    assert_eq!(schema.sdl.trim_end(), sdl.trim());
}

#[test]
fn what_is_missing_costs_itself() {
    check(
        r#"
{ "__schema": { "types": [
  { "kind": "OBJECT", "name": "A", "fields": [
    { "name": "a", "type": { "kind": "SCALAR", "name": "Int" } },
    { "name": "b b", "type": { "kind": "SCALAR", "name": "Int" } },
//            ^^^^^ `b b` is not a name
    { "name": "c", "type": { "kind": "NON_NULL", "ofType": null } },
//                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the type of `c` ends before it is named: the query did not ask deep enough
    { "name": "d" },
//             ^ `d` has no type
    { "name": "e", "args": [{ "name": "f", "type": { "name": "Int" }, "defaultValue": "1) g(h: 2" }], "type": { "name": "Int" } }
//                                                                                    ^^^^^^^^^^^ the default value of `f` is not a value
  ] },
  { "kind": "THING", "name": "B" },
//          ^^^^^^^ the type `B` has the kind `THING`, which does not exist
  { "kind": "ENUM" },
//^^^^^^^^^^^^^^^^^^ a type has no name
  { "kind": "ENUM", "name": "C", "enumValues": [{ "name": "X" }, {}] }
//                                                               ^^ an enum value has no name
], "directives": [{ "name": "d", "locations": [] }] } }
//                           ^ the directive `d` has no locations
"#,
        "
type A {
  a: Int
  e(f: Int): Int
}

enum C {
  X
}
",
    );
    check(
        "{ \"__schema\": { \"types\": [ { \"kind\": \"OBJECT\", \"name\": \"A\", \"fields\": [ { \"name\": \"a\", \"type\": { \"name\": \"Int\" } }",
        "type A {\n  a: Int\n}",
    );
    check("{ \"__schema\": {} }\n//            ^^ the schema has no `types`\n", "");
}

#[test]
fn other_json_is_none() {
    for text in [
        "",
        "{}",
        "[]",
        "{ \"data\": { \"__schema\": null } }",
        "{ \"data\": { \"user\": { \"__schema\": {} } } }",
    ] {
        let tree = wirelint_yaml::parse(text, Format::Json);
        assert!(!is_introspection(&tree) && read(&tree).is_none(), "{text}");
    }
}

#[test]
fn no_cut_of_a_result_is_too_much() {
    for end in (0..RESULT.len()).step_by(97) {
        let json = &RESULT[..RESULT.floor_char_boundary(end)];
        if is_introspection(&wirelint_yaml::parse(json, Format::Json)) {
            introspected(json);
        }
    }
    // A token that is another one.
    for (word, other) in [
        ("\"name\"", "\"nam\""),
        ("\"ofType\": null", "\"ofType\": []"),
        ("\"kind\"", "1"),
        ("{", "["),
        ("\"args\": [", "\"args\": {"),
    ] {
        for (at, _) in RESULT.match_indices(word).step_by(7) {
            let json = format!("{}{other}{}", &RESULT[..at], &RESULT[at + word.len()..]);
            if is_introspection(&wirelint_yaml::parse(&*json, Format::Json)) {
                introspected(&json);
            }
        }
    }
}

#[test]
fn deep_types_end() {
    let types = "{\"kind\":\"LIST\",\"ofType\":".repeat(100_000);
    let json = format!(
        "{{\"__schema\":{{\"types\":[{{\"kind\":\"OBJECT\",\"name\":\"A\",\"fields\":[{{\"name\":\"a\",\"type\":{types}"
    );
    assert_eq!(introspected(&json).sdl.trim(), "type A");
}

#[test]
fn fifty_megabytes_are_read_in_seconds() {
    let mut json = String::from("{\"data\":{\"__schema\":{\"queryType\":{\"name\":\"T0\"},\"types\":[");
    let mut number = 0;
    while json.len() < 50_000_000 {
        let comma = if number == 0 { "" } else { "," };
        write!(json, "{comma}{{\"kind\":\"OBJECT\",\"name\":\"T{number}\",\"description\":\"The thing with the number {number}\\nand more\",\"fields\":[").unwrap();
        for field in 0..20 {
            let comma = if field == 0 { "" } else { "," };
            write!(json, "{comma}{{\"name\":\"field{field}\",\"description\":null,\"args\":[{{\"name\":\"first\",\"type\":{{\"kind\":\"SCALAR\",\"name\":\"Int\",\"ofType\":null}},\"defaultValue\":\"10\"}}],\"type\":{{\"kind\":\"NON_NULL\",\"name\":null,\"ofType\":{{\"kind\":\"OBJECT\",\"name\":\"T{field}\",\"ofType\":null}}}},\"isDeprecated\":false,\"deprecationReason\":null}}").unwrap();
        }
        json.push_str("],\"inputFields\":null,\"interfaces\":[],\"enumValues\":null,\"possibleTypes\":null}");
        number += 1;
    }
    json.push_str("],\"directives\":[]}}}");
    let start = Instant::now();
    let tree = wirelint_yaml::parse(json, Format::Json);
    let schema = read(&tree).unwrap();
    let taken = start.elapsed();
    assert_eq!((schema.faults.len(), schema.sdl.matches("\ntype ").count()), (0, number));
    assert!(schema.sdl.len() < tree.text().len() / 4);
    // A tenth of this on a machine at rest.
    assert!(taken < Duration::from_secs(20), "{taken:?}");
}
