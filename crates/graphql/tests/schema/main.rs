//! What names mean over many documents.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]
#![allow(clippy::print_stdout, reason = "a test that skips something says so")]

mod names;

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;
use wirelint_graphql::schema::{Element, Schema, Source, Vendor};
use wirelint_graphql::syntax::{OperationType, TypeKind, parse};
use wirelint_source::{FileId, Spare, TextEdit, TextRange};

const SCHEMA: &str = include_str!("../syntax/schema.graphql");

fn schema(texts: &[&str]) -> Schema {
    let source =
        |(number, text): (u32, &&str)| Source { file: FileId(number), parse: Arc::new(parse(*text)) };
    Schema::of((0..).zip(texts).map(source).collect())
}

/// Everything that a schema says of what is not built in, one thing a line.
fn outline(schema: &Schema) -> String {
    let mut out = String::new();
    for ty in schema.types().filter(|it| !it.is_built_in()) {
        write!(out, "{ty:?}").unwrap();
        let implements: Vec<_> = ty.interfaces().map(|it| it.to_string()).collect();
        if !implements.is_empty() {
            write!(out, " < {}", implements.join(" & ")).unwrap();
        }
        let members: Vec<_> = ty
            .fields()
            .map(|it| format!("{}: {}", it.name().unwrap().text(), it.ty().unwrap()))
            .chain(ty.input_fields().map(|it| format!("{}: {}", it.name().unwrap().text(), it.ty().unwrap())))
            .chain(ty.values().map(|it| it.name().unwrap().text().to_owned()))
            .chain(ty.members().map(|it| it.to_string()))
            .collect();
        let (extensions, doubles) = (ty.extensions().count(), ty.duplicates().count());
        writeln!(out, " {{{}}} +{extensions} ={doubles}", members.join(", ")).unwrap();
    }
    for root in schema.roots() {
        writeln!(out, "{} {}", root.operation, schema.type_of(root.ty).name()).unwrap();
    }
    out
}

#[test]
fn a_type_is_its_definition_and_its_extensions_in_any_file() {
    let schema = schema(&[
        "extend type A implements I { b: Int }\ninterface I { b: Int }\nextend enum E { Y }",
        "type A { a: Int }\nenum E { X }\ninput N { x: Int }\nextend input N { y: Int }\nextend type A @k",
        "type A { c: Int }\nunion U = A\nextend union U = B\ntype B { a: Int }\nextend scalar D @d\nextend input A { z: Int }",
    ]);
    assert_eq!(
        outline(&schema),
        "object A < I {a: Int, b: Int} +3 =1\n\
         interface I {b: Int} +0 =0\n\
         enum E {X, Y} +1 =0\n\
         input object N {x: Int, y: Int} +1 =0\n\
         union U {A, B} +1 =0\n\
         object B {a: Int} +0 =0\n\
         scalar D {} +1 =0\n"
    );
    let a = schema.ty("A").unwrap();
    assert_eq!(a.definition().unwrap().doc, 1);
    assert_eq!(a.field("b").unwrap().doc, 0);
    assert!(a.field("c").is_none() && a.input_field("z").is_none());
    assert!(a.has_directive("k") && !a.has_directive("d"));
    assert!(schema.ty("D").unwrap().definition().is_none());
    let possible = |name: &str| -> Vec<&str> {
        let ids = schema.possible_types(schema.ty(name).unwrap().id());
        ids.iter().map(|&it| schema.type_of(it).name()).collect()
    };
    assert_eq!(possible("U"), ["A", "B"]);
    assert_eq!((possible("I"), possible("A"), possible("E")), (vec!["A"], vec!["A"], vec![]));
    assert!(a.is_sub_type_of(schema.ty("I").unwrap()) && a.is_sub_type_of(schema.ty("U").unwrap()));
    assert!(!schema.ty("B").unwrap().is_sub_type_of(schema.ty("I").unwrap()));
}

#[test]
fn roots_are_stated_or_called_so() {
    let roots = |text: &str| {
        let schema = schema(&[text]);
        let roots = schema.roots().iter();
        roots.map(|it| format!("{}={}", it.operation, schema.type_of(it.ty).name())).collect::<Vec<_>>()
    };
    assert_eq!(
        roots("type Query { a: Int } type Mutation { a: Int } input Subscription { a: Int }"),
        ["query=Query", "mutation=Mutation"]
    );
    assert_eq!(roots("schema { query: Q } type Q { a: Int } type Mutation { a: Int }"), ["query=Q"]);
    assert_eq!(
        roots("schema { query: Q } extend schema { mutation: M } type Q { a: Int } type M { a: Int }"),
        ["query=Q", "mutation=M"]
    );
    assert_eq!(
        roots("extend schema @link(url: \"https://a.example/b\") type Query { a: Int }"),
        ["query=Query"]
    );
    assert_eq!(schema(&[]).root(OperationType::Query), None);
}

#[test]
fn what_is_built_in_is_there_and_may_be_defined() {
    let schema = schema(&["scalar ID directive @skip(if: Boolean!) on FIELD type Query { id: ID }"]);
    assert!(schema.ty("Int").unwrap().is_built_in());
    assert!(!schema.ty("ID").unwrap().is_built_in() && schema.ty("ID").unwrap().duplicates().count() == 0);
    assert_eq!(schema.ty("__Type").unwrap().field("ofType").unwrap().ty().unwrap().to_string(), "__Type");
    assert_eq!(schema.directive_definitions("skip").map(|it| it.doc).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(schema.directive("include").unwrap().arguments().count(), 1);
    assert!(schema.span(1, schema.ty("Int").unwrap().definition().unwrap().node()).is_none());
}

#[test]
fn names_of_federation_are_known() {
    let schema = schema(&[r#"extend schema
             @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", {name: "@shareable", as: "@shared"}, "FieldSet"])
             @link(url: "https://my.example/specs/lock/v1.0", as: "secure", import: ["@locked"])
           type Query { a: Int }"#]);
    let links: Vec<_> = schema.links().iter().map(|it| (&*it.name, &*it.version, &*it.namespace)).collect();
    assert_eq!(links, [("federation", "2.3", "federation"), ("lock", "1.0", "secure")]);
    for known in
        ["key", "shared", "federation__requires", "secure", "secure__more", "locked", "argumentDefinitions"]
    {
        assert!(schema.knows_directive(known), "{known}");
    }
    assert!(!schema.knows_directive("lock") && !schema.knows_directive("secured"));
    assert!(
        schema.knows_type("FieldSet") && schema.knows_type("secure__Level") && !schema.knows_type("Locked")
    );
    assert!(schema.is_subgraph() && !schema.is_supergraph());
    assert_eq!(Vendor::of_directive("aws_auth"), Some(Vendor::AppSync));
}

#[test]
fn a_supergraph_is_recognised() {
    let text = r#"schema @link(url: "https://specs.apollo.dev/link/v1.0")
        @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION) { query: Query }
        directive @join__type(graph: join__Graph!) repeatable on OBJECT
        type Query @join__type(graph: A) { a: Int }"#;
    assert!(schema(&[text]).is_supergraph());
    let old = r#"schema @core(feature: "https://specs.apollo.dev/join/v0.1") { query: Query } type Query { a: Int }"#;
    assert!(schema(&[old]).is_supergraph());
    assert!(!schema(&[SCHEMA]).is_supergraph());
}

#[test]
fn coordinates_name_elements() {
    let schema = schema(&[SCHEMA]);
    let is = |coordinate: &str| match schema.element(coordinate) {
        None => "nothing".to_owned(),
        Some(Element::Type(it)) => format!("{it:?}"),
        Some(Element::Field(_, it)) => format!("field {}", it.ty().unwrap()),
        Some(Element::Argument(_, _, it)) => format!("argument {}", it.ty().unwrap()),
        Some(Element::InputField(_, it)) => format!("input field {}", it.ty().unwrap()),
        Some(Element::EnumValue(_, it)) => format!("value {}", it.name().unwrap().text()),
        Some(Element::Directive(it)) => format!("directive {}", it.name().unwrap().text()),
        Some(Element::DirectiveArgument(_, it)) => format!("directive argument {}", it.ty().unwrap()),
    };
    for (coordinate, expected) in [
        ("Product", "object Product"),
        ("Product.reviews", "field [Review!]"),
        ("Product.prices(first:)", "argument Int"),
        ("PriceFilter.extra", "input field Int"),
        ("Kind.OTHER", "value OTHER"),
        ("@place", "directive place"),
        ("@place(names:)", "directive argument [String]"),
        ("Product.none", "nothing"),
        ("Product.prices(last:)", "nothing"),
        ("Product.prices(first)", "nothing"),
        ("Kind.OTHER(a:)", "nothing"),
        ("@none", "nothing"),
        ("", "nothing"),
    ] {
        assert_eq!(is(coordinate), expected, "{coordinate}");
    }
    assert_eq!(schema.ty("Product").unwrap().kind(), TypeKind::Object);
}

#[test]
fn a_published_schema_is_whole_with_its_doubled_fields() {
    let Some(corpus) = env::var_os("WIRELINT_CORPUS") else {
        println!("skipped: set WIRELINT_CORPUS for published schemas");
        return;
    };
    let text = fs::read_to_string(Path::new(&corpus).join("graphql/github.graphql")).unwrap();
    let schema = schema(&[&text]);
    let owner = schema.ty("EnterpriseOwnerInfo").unwrap();
    let mut names: Vec<_> = owner.fields().map(|it| it.name().unwrap().text()).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(all - names.len(), 2);
    for ty in schema.types() {
        assert!(ty.fields().all(|it| ty.field(it.name().unwrap().text()).is_some()));
        assert!(ty.fields().all(|it| schema.named(it.ty().unwrap()).is_some()));
    }
    assert!(schema.possible_types(schema.ty("Node").unwrap().id()).len() > 100);
}

proptest! {
    #[test]
    fn after_an_edit_the_schema_is_that_of_the_new_text(
        start in 0_usize..2_500,
        length in 0_usize..40,
        text in prop_oneof![
            Just(String::new()),
            "[a-zA-Z {}:!]{0,6}",
            Just("}\nextend type Query { x: Int }\n".to_owned()),
            Just("\ntype B {\n".to_owned()),
        ],
    ) {
        let other = "extend type Product { more: Int }";
        let before = schema(&[SCHEMA, other]);
        let tree = &before.docs()[0].parse;
        let start = start.min(tree.text().len());
        let end = (start + length).min(tree.text().len());
        let edit = TextEdit::replace(TextRange::new(start as u32, end as u32), text);
        let text = tree.text().edited(&edit, Spare::default()).unwrap();
        let (parse, changed) = tree.edited(text.clone(), &edit);
        let after = before.edited(0, Arc::new(parse), Some(&changed));
        let fresh = schema(&[&text, other]);
        let whole = |it: &Schema| {
            let names = it.types().flat_map(|ty| ty.fields().filter_map(move |it| ty.field(it.name()?.text())));
            let doc = &it.docs()[0].summaries;
            (names.count(), doc.iter().map(|it| it.fingerprint).collect::<Vec<_>>())
        };
        prop_assert_eq!(whole(&after), whole(&fresh));
        if parse_errors(&after) == 0 {
            prop_assert_eq!(outline(&after), outline(&fresh));
        }
    }
}

fn parse_errors(schema: &Schema) -> usize {
    schema.docs().iter().map(|it| it.parse.errors().count()).sum()
}

#[test]
fn a_fingerprint_is_of_what_is_said() {
    let of = |text: &str| schema(&[text]).docs()[0].summaries[1].fingerprint;
    let same = of("type A { a(b: Int = 1): [Int!] @c }");
    assert_eq!(of("\"D\"\ntype A {\n  # x\n  \"E\" a(b: Int = 1,): [ Int ! ] @ c\n}"), same);
    for other in [
        "type B { a(b: Int = 1): [Int!] @c }",
        "type A { a(b: Int = 2): [Int!] @c }",
        "type A { a(b: Int = 1): [Int]! @c }",
        "type A { a(b: Int = 1): [Int!] }",
        "extend type A { a(b: Int = 1): [Int!] @c }",
        "interface A { a(b: Int = 1): [Int!] @c }",
    ] {
        assert_ne!(of(other), same, "{other}");
    }
}
