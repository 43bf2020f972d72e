//! What other readers accept is accepted, and what they refuse is refused: on documents with a token
//! changed. What published schemas say is what another reader reads in them.

use std::env;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use wirelint_graphql::syntax::{InputValueDefinition, Node, NodeKind, parse};
use wirelint_source::{TextEdit, TextRange};

use crate::Random;
use crate::broken::corpus_texts;

/// Definitions to change tokens in, one at a time.
const PIECES: &[&str] = &[
    "type A implements & B & C @d(x: 1) { \"D\" f(a: [Int!]! = [1] @e, b: T): A! @g h: Int }",
    "extend type A implements B { a: Int }",
    "interface I implements J { id: ID! }",
    "union U @a = | A | B | C",
    "enum E { \"\"\"block\"\"\" V @d W }",
    "input I @oneOf { a: Int = 1, b: {c: 1} }",
    "input I { a: Int = 1 @a, b: I = {c: [1.5e3, \"s\", null, true, E]} }",
    "\"D\" schema @a { query: Q mutation: M }",
    "extend schema @a { subscription: S }",
    "\"D\" directive @d(a: Int = 1) repeatable on | FIELD | OBJECT",
    "\"D\" scalar S @s(u: \"x\")",
    "query Q($a: Int = 1 @d, $b: [T!]) @e { b: c(d: $a, e: {f: $b}) @f { g } ...H ... on I @x { j } ... @k { l } }",
    "{ a(b: [1, -1.5, \"s\\n\", \"\"\"t\"\"\", true, null, E, $v, {c: {d: []}}]) { b c } }",
    "fragment H on T @m { n ...O }",
    "mutation { a } subscription S { b }",
    "\"D\" query Q(\"v\" $a: Int) { a }",
    "\"D\" fragment F on T { a }",
];

/// `PIECES` with a token taken out, doubled, swapped or replaced.
fn changed_pieces(count: usize) -> Vec<String> {
    let others = [
        "!",
        "$",
        "&",
        "(",
        ")",
        "...",
        ":",
        "=",
        "@",
        "[",
        "]",
        "{",
        "|",
        "}",
        "x",
        "on",
        "true",
        "null",
        "1",
        "1.5",
        "\"s\"",
        "type",
        "query",
        "extend",
        "implements",
        "fragment",
        "repeatable",
        "é",
        "01",
        "\"\\q\"",
        "enum",
        "\"\"\"b\"\"\"",
        "-",
    ];
    let mut random = Random(3);
    let mut texts = Vec::new();
    for number in 0..count {
        let text = PIECES[number % PIECES.len()];
        let tree = parse(text);
        let tokens: Vec<TextRange> =
            tree.tokens(TextRange::new(0, text.len() as u32)).map(|it| it.range).collect();
        let token = tokens[random.below(tokens.len())];
        let other = others[random.below(others.len())];
        let edit = match random.below(4) {
            0 => TextEdit::replace(token, ""),
            1 => TextEdit::insert(token.end, format!(" {} ", token.of(text))),
            2 => TextEdit::replace(token, other),
            _ => TextEdit::insert(token.start, format!(" {other} ")),
        };
        texts.push(wirelint_source::apply_edits(text, &[edit]).unwrap());
    }
    texts
}

/// Whether something is described that can be executed, as it may be since September 2025.
fn describes_executable(text: &str) -> bool {
    let parse = parse(text);
    let mut nodes = parse.definitions().flat_map(Node::descendants);
    nodes.any(|it| {
        let kind = it.kind();
        let is_executable =
            matches!(kind, NodeKind::Operation | NodeKind::Fragment | NodeKind::VariableDefinition);
        is_executable && it.child(NodeKind::Description).is_some()
    })
}

/// It recovers from some mistakes without a word, so only one direction is asked.
#[test]
fn what_we_accept_apollo_parser_accepts() {
    let accepts = |text: &str| apollo_parser::Parser::new(text).parse().errors().len() == 0;
    let mut accepted = 0;
    for text in changed_pieces(6_000) {
        if parse(&*text).errors().count() == 0 && !describes_executable(&text) {
            accepted += 1;
            assert!(accepts(&text), "{text}");
        }
    }
    assert!(accepted > 500, "{accepted}");
}

#[test]
fn graphql_js_agrees() {
    let Some(path) = env::var_os("WIRELINT_GRAPHQL_JS") else {
        println!(
            "skipped: set WIRELINT_GRAPHQL_JS to the folder of the npm package `graphql`, version 16 or 17"
        );
        return;
    };
    let texts = changed_pieces(20_000);
    let (major, accepted) = graphql_js(Path::new(&path), &texts);
    let mut differences = String::new();
    for (text, accepted) in texts.iter().zip(accepted) {
        // Version 16 is from before September 2025; version 17 knows a draft in which a selection may be empty.
        let differs = if major < 17 {
            describes_executable(text)
        } else {
            let has_selection = |node: Node<'_>| node.child(NodeKind::SelectionSet).is_some();
            let parse = parse(&**text);
            let is_executable = parse.definitions().any(|it| it.descendants().any(has_selection));
            is_executable && parse.errors().all(|(_, it)| it.message.starts_with("expected a field between"))
        };
        let ours = parse(&**text).errors().count() == 0;
        if ours != accepted && !differs {
            writeln!(differences, "{}: {text}", if ours { "we accept" } else { "we refuse" }).unwrap();
        }
    }
    assert_eq!(differences, "");
}

/// The package's major version, and which of `texts` its `parse` reads without an error.
fn graphql_js(path: &Path, texts: &[String]) -> (u32, Vec<bool>) {
    const SCRIPT: &str = "
        const { parse, versionInfo } = require(process.argv[1]);
        const texts = require('fs').readFileSync(0, 'utf8').split('\\0');
        process.stdout.write(versionInfo.major + '\\n');
        for (const text of texts) {
            let accepts = '1';
            try { parse(text); } catch { accepts = '0'; }
            process.stdout.write(accepts);
        }
    ";
    let mut node = Command::new("node")
        .args(["-e", SCRIPT])
        .arg(path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node is installed where the package is");
    let input = texts.join("\0");
    let mut stdin = node.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).unwrap());
    let output = node.wait_with_output().unwrap();
    writer.join().unwrap();
    let output = String::from_utf8(output.stdout).unwrap();
    let (major, accepted) = output.split_once('\n').unwrap();
    let accepted: Vec<bool> = accepted.chars().map(|it| it == '1').collect();
    assert_eq!(accepted.len(), texts.len());
    (major.parse().unwrap(), accepted)
}

/// Every type with its fields, arguments, values and members, one a line, of our tree.
fn outline(text: &str) -> Vec<String> {
    let parse = parse(text);
    assert_eq!(parse.errors().count(), 0);
    let input = |owner: &str, it: InputValueDefinition<'_>| {
        let description = it.description().map(|it| it.string().into_owned());
        format!("{owner}.{}: {} {description:?}", it.name().unwrap().text(), it.ty().unwrap())
    };
    let mut lines = Vec::new();
    for ty in parse.document().types() {
        let name = ty.name().unwrap().text();
        lines.push(format!("{} {name} {:?}", ty.kind(), ty.description().map(|it| it.string().into_owned())));
        lines.extend(ty.interfaces().map(|it| format!("{name} implements {it}")));
        lines.extend(ty.members().map(|it| format!("{name} = {it}")));
        for field in ty.fields() {
            let path = format!("{name}.{}", field.name().unwrap().text());
            lines.push(format!("{path}: {}", field.ty().unwrap()));
            lines.extend(field.arguments().map(|it| input(&path, it)));
        }
        lines.extend(ty.input_fields().map(|it| input(name, it)));
        for value in ty.values() {
            let directives: Vec<_> = value.directives().map(|it| it.name().unwrap().text()).collect();
            lines.push(format!("{name}.{} {directives:?}", value.name().unwrap().text()));
        }
    }
    lines
}

fn their_input<'a>(owner: &str, it: &graphql_parser::schema::InputValue<'a, &'a str>) -> String {
    format!("{owner}.{}: {} {:?}", it.name, it.value_type, it.description)
}

fn their_fields<'a>(
    name: &str,
    fields: &[graphql_parser::schema::Field<'a, &'a str>],
    lines: &mut Vec<String>,
) {
    for field in fields {
        let path = format!("{name}.{}", field.name);
        lines.push(format!("{path}: {}", field.field_type));
        lines.extend(field.arguments.iter().map(|it| their_input(&path, it)));
    }
}

/// The same of the tree of `graphql-parser`.
fn their_outline(text: &str) -> Vec<String> {
    use graphql_parser::schema::{Definition, TypeDefinition, parse_schema};
    let document = parse_schema::<&str>(text).unwrap();
    let mut lines = Vec::new();
    for definition in &document.definitions {
        let Definition::TypeDefinition(ty) = definition else { continue };
        match ty {
            TypeDefinition::Scalar(it) => lines.push(format!("scalar {} {:?}", it.name, it.description)),
            TypeDefinition::Object(it) => {
                lines.push(format!("object {} {:?}", it.name, it.description));
                lines
                    .extend(it.implements_interfaces.iter().map(|by| format!("{} implements {by}", it.name)));
                their_fields(it.name, &it.fields, &mut lines);
            }
            TypeDefinition::Interface(it) => {
                lines.push(format!("interface {} {:?}", it.name, it.description));
                lines
                    .extend(it.implements_interfaces.iter().map(|by| format!("{} implements {by}", it.name)));
                their_fields(it.name, &it.fields, &mut lines);
            }
            TypeDefinition::Union(it) => {
                lines.push(format!("union {} {:?}", it.name, it.description));
                lines.extend(it.types.iter().map(|member| format!("{} = {member}", it.name)));
            }
            TypeDefinition::Enum(it) => {
                lines.push(format!("enum {} {:?}", it.name, it.description));
                for value in &it.values {
                    let directives: Vec<_> = value.directives.iter().map(|it| it.name).collect();
                    lines.push(format!("{}.{} {directives:?}", it.name, value.name));
                }
            }
            TypeDefinition::InputObject(it) => {
                lines.push(format!("input object {} {:?}", it.name, it.description));
                lines.extend(it.fields.iter().map(|field| their_input(it.name, field)));
            }
        }
    }
    lines
}

#[test]
fn published_schemas_say_what_graphql_parser_reads_in_them() {
    let Some(corpus) = env::var_os("WIRELINT_CORPUS") else {
        println!("skipped: set WIRELINT_CORPUS for published schemas");
        return;
    };
    for text in corpus_texts(Path::new(&corpus)) {
        let (ours, theirs) = (outline(&text), their_outline(&text));
        assert!(ours.len() > 1_000);
        for (ours, theirs) in ours.iter().zip(&theirs) {
            assert_eq!(ours, theirs);
        }
        assert_eq!(ours.len(), theirs.len());
    }
}
