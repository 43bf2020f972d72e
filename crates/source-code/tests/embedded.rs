//! Which GraphQL documents stand in source code, and what is read of them.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::path::Path;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use wirelint_source_code::{Document, Embedded, Language, embedded};

fn language(path: &str) -> Language {
    Language::of(Path::new(path)).unwrap()
}

/// What must hold of each mask.
#[track_caller]
fn assert_fits(text: &str, found: &Embedded) {
    assert_eq!(found.mask.len(), text.len());
    for (number, (byte, source)) in found.mask.bytes().zip(text.bytes()).enumerate() {
        let is_break = |it: u8| matches!(it, b'\n' | b'\r');
        assert_eq!(is_break(byte), is_break(source), "at {number}");
        let documents = found.documents.iter().filter(|it| {
            it.range.contains(wirelint_source::TextRange::new(number as u32, number as u32 + 1))
        });
        let in_document = documents.count() > 0;
        assert!(in_document || byte == b' ' || is_break(byte), "at {number}");
        let escapes = text.as_bytes()[..number].iter().rev().take(12).any(|it| *it == b'\\');
        let in_hole = found.documents.iter().flat_map(|it| &it.holes).any(|it| {
            // What stands for an expression may take blanks around it.
            (it.range.start as usize).saturating_sub(12) <= number && number < it.range.end as usize + 12
        });
        assert!(
            byte == source || byte == b' ' || is_break(byte) || escapes || in_hole,
            "at {number}: {byte} for {source}"
        );
    }
}

/// The documents of `source`, each as the mask has it, blanks at the ends and lines joined.
#[track_caller]
fn documents(path: &str, source: &str) -> Vec<String> {
    let Some(found) = embedded(language(path), source) else { return Vec::new() };
    assert_fits(source, &found);
    let text = |range: wirelint_source::TextRange| {
        range.of(&found.mask).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    found.documents.iter().map(|it| text(it.range)).collect()
}

#[track_caller]
fn check(source: &str, expected: &[&str]) {
    assert_eq!(documents("a.tsx", source), expected, "{source}");
    assert_eq!(documents("a.js", source), expected, "{source}");
}

#[test]
fn tags_calls_and_comments_make_documents() {
    check("const a = gql`{ a }`; const b = graphql`query B { b }`", &["{ a }", "query B { b }"]);
    check("const a = gql(`{ a }`), b = graphql(`{ b }`)", &["{ a }", "{ b }"]);
    check("gql.fragment`{ a }`; graphql.experimental `{ b }`", &["{ a }", "{ b }"]);
    check(
        "const a = /* GraphQL */ `{ a }`; const b = /*graphql*/`{ b }`; f(/* GraphQL */ `{ c }`)",
        &["{ a }", "{ b }", "{ c }"],
    );
    check("const typeDefs = `#graphql\n  type A { a: Int }\n`", &["#graphql type A { a: Int }"]);
    check("gql('{ a }'); gql(\"query { b(c: \\\"d\\\") }\")", &["{ a }", "query { b(c: \"d \") }"]);
    check("const c = <div title={f(gql`{ a }`)}>Don't</div>", &["{ a }"]);
    check("export default { data() { return { q: gql`{ a }` } } }", &["{ a }"]);
}

#[test]
fn what_is_none_is_left_alone() {
    for source in [
        "",
        "const a = `{ a }`",
        "// gql`{ a }`\n/* gql`{ b }` */ const c = 'gql`{ c }`'",
        "sql`SELECT gql(1)`",
        "graphql(QUERY)(Component); gql(query); graphql({ schema, source: `{ a }` })",
        "graphql.query('GetUser', () => {}); gql('name')",
        "const a = /gql`{ a }`/",
        "const a = /* not GraphQL */ `{ a }`",
        "<p>gql`a`</p>",
        "gql`{ a }",
    ] {
        check(source, &[]);
    }
}

#[test]
fn types_do_not_hide_documents() {
    let source = "const a = gql<A, B>`{ a }`; const b = graphql(`{ b }` as const); const c = gql(/* GraphQL */ `{ c }` satisfies X); const d = <T>gql`{ d }`;";
    assert_eq!(documents("a.ts", source), ["{ a }", "{ b }", "{ c }", "{ d }"]);
    assert_eq!(
        documents("a.mts", "enum A { B }\nabstract class C<T> { @dec() private q = gql`{ a }` }"),
        ["{ a }"]
    );
}

#[test]
fn a_tag_may_have_another_name() {
    check("import query from 'graphql-tag'; query`{ a }`", &["{ a }"]);
    check("import { useQuery, gql as q } from '@apollo/client'; q`{ a }`; q(`{ b }`)", &["{ a }", "{ b }"]);
    check("import { css as q } from 'styles'; q`{ a }`", &[]);
}

#[test]
fn fragments_beside_definitions_are_blank() {
    let source = "const Q = gql`\n  query Q { user { ...A ...B } }\n  ${A}\n  ${B.fragments.all}\n`\nconst R = gql`${A} fragment C on T { ...A }`";
    check(source, &["query Q { user { ...A ...B } }", "fragment C on T { ...A }"]);
    let found = embedded(language("a.ts"), source).unwrap();
    assert!(found.documents.iter().all(Document::is_whole));
    assert_eq!(found.documents[0].holes.len(), 2);
    check("gql`${a}fragment C on T { a }`", &["fragment C on T { a }"]);
    check("gql`${all}`", &[""]);
    // A document in an expression is one as well.
    check(
        "gql`{ ...F } ${gql`fragment F on T { a }`}`",
        &["{ ...F } fragment F on T { a }", "fragment F on T { a }"],
    );
}

#[test]
fn expressions_in_definitions_leave_them_readable() {
    for (source, expected) in [
        // Selections.
        ("{ user { id ${fields} } }", "{ user { id } }"),
        ("{ user { ${fields} } }", "{ user { __typename} }"),
        ("{ user { ${f} } }", "{ user { x___ } }"),
        ("{ user {\n      ${f}\n    } }", "{ user { __typename } }"),
        ("{ user { ...${Fragment} } }", "{ user { ...x__________ } }"),
        ("{ user { ... on ${Type} { id } } }", "{ user { ... on x______ { id } } }"),
        ("{ ${field} { id } }", "{ x_______ { id } }"),
        ("{ ${field}(id: 1) { id } }", "{ x_______(id: 1) { id } }"),
        ("{ user ${args} { id } }", "{ user { id } }"),
        ("{ user { id } ${other} { id } }", "{ user { id } x_______ { id } }"),
        ("{ alias: ${field} }", "{ alias: x_______ }"),
        ("{ ${alias}: field }", "{ x_______: field }"),
        ("{ user${suffix} { id } }", "{ user_________ { id } }"),
        ("{ ${prefix}User { id } }", "{ x________User { id } }"),
        // Arguments and values.
        ("{ user(id: ${id}) { id } }", "{ user(id: x____) { id } }"),
        ("{ user(id: \"${id}\") { id } }", "{ user(id: \" \") { id } }"),
        ("{ user(${args}) { id } }", "{ user { id } }"),
        ("{ user(ids: [${a}, ${b}], in: { ${c} }) { id } }", "{ user(ids: [ , ], in: { }) { id } }"),
        ("{ user(first: 1${zeros}) { id } }", "{ user(first: 1________) { id } }"),
        // Operations.
        ("query ${name} { id }", "query x______ { id }"),
        ("query ${name}($id: ID!) { id }", "query x______($id: ID!) { id }"),
        ("query Q(${vars}) { id }", "query Q { id }"),
        ("query Q($${a}: ${B}) { id }", "query Q($x___: x___) { id }"),
        ("query Q @${d} { id }", "query Q @x___ { id }"),
        ("query Q ${directives} { id }", "query Q { id }"),
        ("query Q ${selections}", "query Q {__typename}"),
        ("fragment ${F} on ${T} { id }", "fragment x___ on x___ { id }"),
        // Types.
        ("type A { id: ID ${fields} }", "type A { id: ID }"),
        ("type A { ${fields} }", "type A { _:Int }"),
        ("type A{${f}}", "type A"),
        ("type A { a: ${T} ${b}: Int ${c}(d: Int): Int }", "type A { a: x___ x___: Int x___(d: Int): Int }"),
        (
            "input A { ${fields} } enum B { ${values} } union C = ${D} | E",
            "input A { _:Int } enum B { x________ } union C = x___ | E",
        ),
        ("type ${A} implements ${B} & ${C} { a: Int }", "type x___ implements x___ & x___ { a: Int }"),
        ("\"\"\"About ${a}\"\"\" type A # ${b}\n{ a: Int }", "\"\"\"About \"\"\" type A # { a: Int }"),
    ] {
        let source = format!("const a = gql`{source}`;");
        check(&source, &[expected]);
        let found = embedded(language("a.ts"), &source).unwrap();
        assert!(!found.documents[0].is_whole(), "{source}");
        let hole = found.documents[0].holes[0].range;
        assert!(
            hole.of(&source).starts_with("${") && hole.of(&source).ends_with('}') && found.is_unknown(hole),
            "{source}"
        );
    }
}

#[test]
fn escapes_are_what_they_stand_for() {
    check(r#"gql`"Use \`a\`" type A { a: Int }`"#, &["\"Use `a `\" type A { a: Int }"]);
    check(r#"gql`{ a(b: "\\n \u0041\x42\u{43} \${c} \u00e9") }`"#, &["{ a(b: \" \\n A B C ${c} é\") }"]);
    check("gql(\"{ a \\\n b }\")", &["{ a b }"]);
    check(r"gql`{ a \u12 \x \uD800 \0 }`", &["{ a 12 }"]);
}

#[test]
fn offsets_are_those_of_the_file() {
    let source = "// Größe\r\nconst é = gql`\r\n  # ü\r\n  { größe: a(b: \"✓\") }\r\n`;\r\n";
    let found = embedded(language("a.ts"), source).unwrap();
    assert_fits(source, &found);
    let at = source.find("a(b").unwrap();
    assert_eq!((found.mask.find("a(b"), found.mask.find("✓")), (Some(at), source.find("✓")));
    assert_eq!(found.mask.matches("\r\n").count(), source.matches("\r\n").count());
}

#[test]
fn broken_code_keeps_its_documents() {
    assert_eq!(documents("a.ts", "function f( { const q = gql`{ a }`;\nclass {{{ gql`{ b }`"), ["{ a }"]);
}

#[test]
fn large_and_deep_texts_end() {
    let module = |it: usize| {
        format!("function m{it}(e,t){{return e?t[{it}]:(0,n.jsx)(\"a\",{{b:`x${{t}}`,c:/a[/]b/g.test(e)}})}}")
    };
    let bundle: String = (0..25_000).map(module).collect::<String>() + "var q=gql`{ a }`;";
    assert!(bundle.len() > 1_500_000);
    let texts = [
        bundle,
        "gql`{ a }`;".repeat(20_000),
        format!("gql`{}`", "{a ".repeat(10_000)),
        format!("gql`{}`", "${a} ".repeat(20_000)),
        format!("gql`{{ {} }}`", "${a} ".repeat(20_000)),
        format!("{}gql`{{ a }}`{}", "(".repeat(20_000), ")".repeat(20_000)),
        format!("{}{}", "gql`${".repeat(5_000), "}`".repeat(5_000)),
        format!("{}gql`{{ a }}`", "[<a>{`${".repeat(10_000)),
        format!("gql`{{ a }}`{}", "\u{0}\u{1}}{)(\\".repeat(20_000)),
    ];
    for text in texts {
        let start = Instant::now();
        for path in ["a.js", "a.tsx"] {
            let _ = embedded(language(path), &text);
        }
        // A tenth of this on a machine at rest.
        assert!(start.elapsed() < Duration::from_mins(1), "{:?} for {:?}", start.elapsed(), &text[..20]);
    }
}

proptest! {
    #[test]
    fn every_mask_fits_its_source(parts in proptest::collection::vec(prop_oneof![
        Just("gql`"), Just("`"), Just("${"), Just("}"), Just("{"), Just("("), Just(")"), Just(" a "), Just("query "), Just("type "),
        Just("\\`"), Just("\\u00e9"), Just("é"), Just("\""), Just("\"\"\""), Just("#"), Just("\r\n"), Just("..."), Just(":"), Just("/* GraphQL */`"),
        Just("gql('"), Just("'"), Just("\u{0}"), Just("\u{2028}"), Just("$"), Just("@"), Just("on "),
    ], 0..24)) {
        let source = format!("gql`{}`", parts.concat());
        for path in ["a.ts", "a.tsx", "a.js"] {
            if let Some(found) = embedded(language(path), &source) {
                assert_fits(&source, &found);
            }
        }
    }
}
