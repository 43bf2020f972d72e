//! GraphQL that no author wants and every linter meets, through the binary: a clear word each, at its place, and soon.

use std::fmt::Write as _;

use crate::Folder;
use crate::bad_input::{lint, lint_one};
use crate::skip;

const SCHEMA: &str = "type Query {\n  shop: Shop\n}\ntype Shop {\n  id: ID!\n  next: Shop\n}\n";

/// A finding behind whatever stands before it: variables that nobody uses.
const LAST: &str = "query Last($last: ID) {\n  shop {\n    id\n  }\n}\n";

/// Lints `operations` beside a schema.
#[track_caller]
fn lint_operations(operations: &str) -> String {
    lint(&Folder::with("schema.graphql", SCHEMA).and("bad.graphql", operations), ".")
}

#[test]
fn fragments_that_use_each_other() {
    let fragments = "fragment A on Shop { next { ...B } }\nfragment B on Shop { id ...A ...B }\n";
    insta::assert_snapshot!(lint_operations(&format!("query A {{ shop {{ ...A }} }}\n{fragments}{LAST}")), @"
    bad.graphql:3:28: error graphql/fragment-cycle the fragment `A` uses itself
    bad.graphql:3:33: error graphql/fragment-cycle the fragment `B` uses itself
    bad.graphql:4:12: error graphql/variable-unused the variable `$last` is never used
    exit 1
    ");
    let count = 20_000;
    let mut text = "query A { shop { ...F0 } }\n".to_owned();
    for number in 0..count {
        writeln!(text, "fragment F{number} on Shop {{ next {{ ...F{} }} }}", (number + 1) % count).unwrap();
    }
    insta::assert_snapshot!(lint_operations(&(text + LAST)), @"
    bad.graphql:20001:37: error graphql/fragment-cycle the fragment `F0` uses itself
    bad.graphql:20002:12: error graphql/variable-unused the variable `$last` is never used
    exit 1
    ");
}

#[test]
fn selections_of_100_000_levels() {
    const LEVELS: usize = 100_000;
    let deep = |open: &str, close: &str| {
        format!("query A {{ shop {}{{ id }}{} }}\n{LAST}", open.repeat(LEVELS), close.repeat(LEVELS))
    };
    insta::assert_snapshot!(lint_operations(&deep("{ next ", "}")), @"
    bad.graphql:1:1409: error graphql/syntax-error this nests deeper than 200 levels
    bad.graphql:2:12: error graphql/variable-unused the variable `$last` is never used
    exit 1
    ");
    insta::assert_snapshot!(lint_operations(&deep("{ ...on Shop ", "}")), @"
    bad.graphql:1:2603: error graphql/syntax-error this nests deeper than 200 levels
    bad.graphql:2:12: error graphql/variable-unused the variable `$last` is never used
    exit 1
    ");
    insta::assert_snapshot!(lint_operations(&deep("{ next(x: [", "])}")), @"
    bad.graphql:1:18: error graphql/leaf-mismatch `Shop.next` is `Shop`, of which fields must be selected
    bad.graphql:1:23: error graphql/argument-unknown `Shop.next` has no argument `x`
    bad.graphql:1:33: error graphql/syntax-error expected `:` and the value of the field, found `(`
    bad.graphql:2:12: error graphql/variable-unused the variable `$last` is never used
    exit 1
    ");
    let unclosed = format!("query A {{ shop {}", "{ next ".repeat(LEVELS));
    insta::assert_snapshot!(lint_operations(&unclosed), @"
    bad.graphql:1:1409: error graphql/syntax-error this nests deeper than 200 levels
    exit 1
    ");
}

#[test]
fn a_schema_without_a_query() {
    let last = "type Last {\n  id: ID!\n  id: ID!\n}\n";
    insta::assert_snapshot!(lint_one("bad.graphql", last), @"
    bad.graphql:1:6: error graphql/root-type-wrong the schema has no query
    bad.graphql:3:3: error graphql/field-defined-twice `Last` has the field `id` twice
    exit 1
    ");
    let schema = format!("schema {{ mutation: M }}\ntype M {{ a: Int }}\n{last}");
    insta::assert_snapshot!(lint_one("bad.graphql", schema), @"
    bad.graphql:1:1: error graphql/root-type-wrong the schema has no query
    bad.graphql:5:3: error graphql/field-defined-twice `Last` has the field `id` twice
    exit 1
    ");
    let schema = format!("schema {{ query: Quarry }}\n{last}");
    insta::assert_snapshot!(lint_one("bad.graphql", schema), @"
    bad.graphql:1:17: error graphql/type-unknown there is no type `Quarry`
    bad.graphql:4:3: error graphql/field-defined-twice `Last` has the field `id` twice
    exit 1
    ");
    insta::assert_snapshot!(lint_one("bad.graphql", format!("extend type Query {{ a: Int }}\n{last}")), @"
    bad.graphql:1:13: error graphql/type-extension-wrong `Query` is extended, but nowhere defined
    bad.graphql:4:3: error graphql/field-defined-twice `Last` has the field `id` twice
    exit 1
    ");
}

#[test]
fn a_type_that_is_extended_in_ten_files() {
    let mut folder = Folder::with("schema.graphql", SCHEMA);
    for number in 0..10 {
        // Each third one defines again what there is, each fifth one asks for what there is not.
        let again = if number % 3 == 0 { "  next: Shop\n" } else { "" };
        let other = if number % 5 == 1 { format!("  other: Other{number}\n") } else { String::new() };
        let text = format!("extend type Shop {{\n  own{number}: Int\n{again}{other}}}\n");
        folder = folder.and(&format!("parts/{number}.graphql"), text);
    }
    let operations = "query A {\n  shop {\n    own0\n    own9\n    own10\n  }\n}\n";
    insta::assert_snapshot!(lint(&folder.and("web/a.graphql", operations), "."), @"
    parts/0.graphql:3:3: error graphql/field-defined-twice `Shop` has the field `next` twice
    parts/1.graphql:3:10: error graphql/type-unknown there is no type `Other1`
    parts/3.graphql:3:3: error graphql/field-defined-twice `Shop` has the field `next` twice
    parts/6.graphql:3:3: error graphql/field-defined-twice `Shop` has the field `next` twice
    parts/6.graphql:4:3: error graphql/field-defined-twice `Shop` has the field `other` twice
    parts/6.graphql:4:10: error graphql/type-unknown there is no type `Other6`
    parts/9.graphql:3:3: error graphql/field-defined-twice `Shop` has the field `next` twice
    web/a.graphql:5:5: error graphql/field-unknown `Shop` has no field `own10`
    exit 1
    ");
}

#[test]
fn a_large_introspection_result() {
    let is_exhaustive = std::env::var_os("WIRELINT_EXHAUSTIVE").is_some_and(|it| it == "1");
    if !is_exhaustive {
        skip("set WIRELINT_EXHAUSTIVE=1 for an introspection result of 50 MB");
    }
    let field = |name: &str, ty: &str| {
        format!(r#"{{"name":"{name}","args":[],"type":{ty},"isDeprecated":false,"deprecationReason":null}}"#)
    };
    let named = |kind: &str, name: &str| format!(r#"{{"kind":"{kind}","name":"{name}","ofType":null}}"#);
    let object = |name: &str, fields: &[String]| {
        let fields = fields.join(",");
        format!(
            r#"{{"kind":"OBJECT","name":"{name}","description":"What there is of {name}.","fields":[{fields}],"interfaces":[]}}"#
        )
    };
    let mut text = String::from("{\"data\":{\"__schema\":{\"queryType\":{\"name\":\"Query\"},\"types\":[\n");
    let bytes = if is_exhaustive { 50 << 20 } else { 2 << 20 };
    let mut number = 0;
    while text.len() < bytes {
        let next = named("OBJECT", &format!("Thing{}", number + 1));
        let fields = [field("id", &named("SCALAR", "ID")), field("next", &next)];
        text += &object(&format!("Thing{number}"), &fields);
        text += ",\n";
        number += 1;
    }
    let last = object(&format!("Thing{number}"), &[]);
    let query = object(
        "Query",
        &[field("thing", &named("OBJECT", "Thing0")), field("gone", &named("OBJECT", "Gone"))],
    );
    let transcript = lint_one("schema.json", format!("{text}{last},\n{query}\n]}}}}}}\n"));
    // The last two lines, of how many there are.
    let transcript = transcript.replace(&format!("Thing{number}"), "ThingLAST");
    let transcript = transcript.replace(&format!(":{}:", number + 2), ":LAST:");
    insta::assert_snapshot!(transcript.replace(&format!(":{}:", number + 3), ":QUERY:"), @"
    schema.json:LAST:26: error graphql/type-empty `ThingLAST` has no fields
    schema.json:QUERY:268: error graphql/type-unknown there is no type `Gone`
    exit 1
    ");
}
