//! Documents with a token changed: graphql-js finds the same rules broken, at the same places.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use wirelint_graphql::faults::{Fault, FaultKind};
use wirelint_graphql::schema::Vendor;
use wirelint_graphql::syntax::{Node, parse};
use wirelint_source::TextRange;

use crate::{faults, schema};

pub(crate) const SCHEMA: &str = include_str!("oracle/schema.graphql");
pub(crate) const OPERATIONS: &str = include_str!("oracle/operations.graphql");

/// Judges each `[schema, operations]` of standard input: for each rule the nodes that its errors point at. Operations are judged only
/// where there is nothing wrong with the schema.
const SCRIPT: &str = r"
const path = process.argv[1];
const { parse, validate, buildASTSchema, validateSchema, specifiedRules, versionInfo } = require(path);
const { validateSDL } = require(path + '/validation/validate');
const { specifiedSDLRules } = require(path + '/validation/specifiedRules');
const places = (error) => (error.nodes ?? []).filter((it) => it && it.loc).map((it) => [it.loc.start, it.loc.end]);
const judge = ([sdl, operations]) => {
    const found = [];
    const add = (rule, errors) => {
        for (const error of errors) found.push([rule, places(error), error.message]);
    };
    const document = parse(sdl);
    for (const rule of specifiedSDLRules) {
        add(rule.name.replace('OnDirectives', '').replace(/Rule$/, ''), validateSDL(document, undefined, [rule]));
    }
    let schema;
    if (found.length == 0) {
        try {
            schema = buildASTSchema(document, { assumeValidSDL: true });
            add('types', validateSchema(schema));
        } catch (error) {
            found.push(['build', [], error.message]);
            return found;
        }
    }
    if (operations !== null && found.length == 0) {
        const document = parse(operations);
        for (const rule of specifiedRules) {
            add(rule.name.replace(/Rule$/, ''), validate(schema, document, [rule], { maxErrors: 1000 }));
        }
    }
    return found;
};
const input = JSON.parse(require('fs').readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify([versionInfo.major, input.map(judge)]));
";

/// The rules that graphql-js has no names for.
const OF_TYPES: &[FaultKind] = &[
    FaultKind::RootTypes,
    FaultKind::ReservedNames,
    FaultKind::EmptyTypes,
    FaultKind::OutputTypes,
    FaultKind::InputTypes,
    FaultKind::Interfaces,
    FaultKind::UnionMembers,
    FaultKind::InputObjectCycles,
    FaultKind::OneOfFields,
    FaultKind::DeprecatedRequired,
    FaultKind::DefaultValues,
    FaultKind::DefaultValueCycles,
    FaultKind::DeprecatedImplementations,
];

/// A linear congruential generator (Knuth's constants).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % end as u64) as usize
    }
}

pub(crate) fn mutated(text: &str, random: &mut Random) -> String {
    const OTHERS: &[&str] = &[
        "Int",
        "String",
        "ID",
        "Boolean",
        "Float",
        "Date",
        "Dog",
        "Cat",
        "Pet",
        "Any",
        "Node",
        "Named",
        "Kind",
        "In",
        "Filter",
        "Choice",
        "Person",
        "Query",
        "Unknown",
        "__name",
        "null",
        "true",
        "1",
        "-1.5",
        "3000000000",
        "\"s\"",
        "DOG",
        "[1]",
        "{need: 1}",
        "{}",
        "$id",
        "$none",
        "!",
        "@one",
        "@many(c: [])",
        "@run(n: 1)",
        "@none",
        "@oneOf",
        "@deprecated",
        "id",
        "name",
        "...Names",
        "...DogParts",
        "...Pets",
        "{ id }",
        "... on Cat { id }",
        "type",
        "query",
        "extend",
        "interface",
        "input",
        "subscription",
        "mutation",
    ];
    loop {
        let tree = parse(text);
        let ranges: Vec<TextRange> =
            tree.tokens(TextRange::new(0, text.len() as u32)).map(|it| it.range).collect();
        let at = ranges[random.below(ranges.len())];
        let other = ranges[random.below(ranges.len())].of(text);
        let (before, own, behind) = (&text[..at.start as usize], at.of(text), &text[at.end as usize..]);
        let chosen = OTHERS[random.below(OTHERS.len())];
        let nodes: Vec<Node<'_>> = tree.definitions().flat_map(Node::descendants).collect();
        let node = nodes[random.below(nodes.len())].range();
        let changed = match random.below(7) {
            6 => format!("{} {}", &text[..node.end as usize], &text[node.start as usize..]),
            0 => format!("{before}{behind}"),
            1 => format!("{before}{own} {own}{behind}"),
            2 => format!("{before}{other}{behind}"),
            3 => format!("{before}{own} {chosen} {behind}"),
            _ => format!("{before}{chosen}{behind}"),
        };
        // What cannot be read is nothing to judge; a schema and operations are judged apart.
        let tree = parse(&*changed);
        let is_executable = text == OPERATIONS;
        let is_pure = tree.document().definitions().all(|it| it.is_executable() == is_executable);
        if tree.errors().count() == 0 && is_pure {
            return changed;
        }
    }
}

/// Whether that version of graphql-js finds it too.
fn is_found(fault: &Fault, major: u64, is_schema: bool, is_extension: bool) -> bool {
    match fault.kind {
        // Of values in a schema, version 17 judges default values.
        FaultKind::ValuesOfCorrectType => !is_schema,
        FaultKind::DefaultValues
        | FaultKind::DefaultValueCycles
        | FaultKind::DeprecatedImplementations
        | FaultKind::KnownOperationTypes => major >= 17,
        // To version 16 root types may be the same, and a field in an extension of an input object is an argument. Where an input
        // object is never null, neither version sees that it has `@oneOf`.
        FaultKind::RootTypes => major >= 17 || !fault.message.ends_with(" already"),
        FaultKind::VariablesInAllowedPosition => !fault.message.ends_with("which has `@oneOf`, may not"),
        // `@one` may stand on arguments.
        FaultKind::KnownDirectives => {
            major >= 17 || fault.message != "`@one` cannot stand on INPUT_FIELD_DEFINITION" || !is_extension
        }
        _ => true,
    }
}

/// The rules that are broken, each with the stretches at fault; those of the schema alone where something is wrong with it.
fn ours(major: u64, sdl: &str, operations: Option<&str>) -> BTreeMap<String, Vec<(TextRange, String)>> {
    let mut rules: BTreeMap<String, Vec<(TextRange, String)>> = BTreeMap::new();
    let mut add = |texts: &[&str], doc: usize| {
        let schema = schema(texts);
        let tree = &schema.docs()[doc].parse;
        for fault in faults(&schema).swap_remove(doc) {
            let is_extension = tree.item_text(fault.span.item).trim_start().starts_with("extend");
            let rule = match fault.kind {
                _ if !is_found(&fault, major, doc == 0, is_extension) => "other".into(),
                kind if OF_TYPES.contains(&kind) => "types".into(),
                kind => format!("{kind:?}"),
            };
            let range = tree.absolute(fault.span.item, fault.span.range);
            rules.entry(rule).or_default().push((range, fault.message));
        }
    };
    add(&[sdl], 0);
    if let Some(operations) = operations {
        add(&[sdl, operations], 1);
    }
    // Theirs are asked in two steps, the second only where the first finds nothing.
    if rules.keys().any(|it| it != "types" && it != "other") && operations.is_none() {
        rules.remove("types");
    }
    rules
}

#[test]
fn graphql_js_finds_the_same() {
    let Some(path) = env::var_os("WIRELINT_GRAPHQL_JS") else {
        eprintln!(
            "skipped: set WIRELINT_GRAPHQL_JS to the folder of the npm package `graphql`, version 16 or 17"
        );
        return;
    };
    let count = if env::var_os("WIRELINT_EXHAUSTIVE").is_some() { 3_000 } else { 300 };
    let mut random = Random(7);
    let mut inputs: Vec<(String, Option<String>)> =
        vec![(SCHEMA.into(), None), (SCHEMA.into(), Some(OPERATIONS.into()))];
    for _ in 0..count {
        inputs.push((mutated(SCHEMA, &mut random), None));
        inputs.push((SCHEMA.into(), Some(mutated(OPERATIONS, &mut random))));
    }
    let (major, theirs) = ask(Path::new(&path), &inputs);
    let mut differences = String::new();
    let mut broken = BTreeMap::new();
    let mut differing = 0;
    for ((sdl, operations), theirs) in inputs.iter().zip(&theirs) {
        let ours = ours(major, sdl, operations.as_deref());
        for rule in ours.keys() {
            *broken.entry(rule.clone()).or_insert(0) += 1;
        }
        let said = compare(major, &ours, theirs);
        if !said.is_empty() {
            differing += 1;
            let (before, text) = match operations {
                Some(it) => (OPERATIONS, it),
                None => (SCHEMA, sdl),
            };
            let line = text.lines().zip(before.lines()).find(|it| it.0 != it.1).map_or("", |it| it.0);
            writeln!(differences, "{line}\n{said}").unwrap();
        }
    }
    eprintln!("{broken:#?}");
    assert!(differences.is_empty(), "{differences}\n{differing} of {} differ", inputs.len());
}

fn ask(path: &Path, inputs: &[(String, Option<String>)]) -> (u64, Vec<Value>) {
    let mut node = Command::new("node")
        .args(["-e", SCRIPT])
        .arg(path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node is installed where the package is");
    let input = json!(inputs).to_string();
    let mut stdin = node.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).unwrap());
    let output = node.wait_with_output().unwrap();
    writer.join().unwrap();
    let (major, judged): (u64, Vec<Value>) = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(judged.len(), inputs.len());
    (major, judged)
}

/// The stretches that an error points at, and what it says.
type Error<'t> = (Vec<(u64, u64)>, &'t str);

/// What differs, as text.
fn compare(major: u64, ours: &BTreeMap<String, Vec<(TextRange, String)>>, theirs: &Value) -> String {
    let mut rules: BTreeMap<&str, Vec<Error<'_>>> = BTreeMap::new();
    for error in theirs.as_array().unwrap() {
        // They know no vendor.
        let unknown = error[2].as_str().unwrap().strip_prefix("Unknown directive \"@");
        if unknown.is_some_and(|it| Vendor::of_directive(it.trim_end_matches("\".")).is_some()) {
            continue;
        }
        let places = error[1].as_array().unwrap().iter();
        let places = places.map(|it| (it[0].as_u64().unwrap(), it[1].as_u64().unwrap())).collect();
        rules.entry(error[0].as_str().unwrap()).or_default().push((places, error[2].as_str().unwrap()));
    }
    let mut said = String::new();
    // Some values of directives end the making of the schema, and so does a default value of an impossible type.
    if rules.contains_key("build") {
        return if ours.is_empty() { "    only theirs: build".into() } else { said };
    }
    // Of doubled definitions we take the first one, and they the last.
    let doubled: &[&str] =
        &["UniqueTypeNames", "UniqueVariableNames", "UniqueFragmentNames", "UniqueInputFieldNames"];
    let is_doubled = doubled.iter().find(|it| rules.contains_key(**it) && ours.contains_key(**it));
    for (rule, faults) in ours.iter().filter(|it| it.0 != "other") {
        if is_doubled.is_some_and(|it| it != rule) {
            continue;
        }
        let Some(errors) = rules.get(&**rule) else {
            writeln!(said, "    only ours: {rule} {faults:?}").unwrap();
            continue;
        };
        for (range, message) in faults {
            let is_in = |it: &(u64, u64)| it.0 <= u64::from(range.start) && u64::from(range.end) <= it.1;
            if !errors.iter().any(|it| it.0.is_empty() || it.0.iter().any(is_in)) {
                writeln!(said, "    elsewhere: {rule} {message} {range:?}, theirs {errors:?}").unwrap();
            }
        }
        // They name every pair, and every circle; and version 17 says of some values two things.
        let is_counted = match &**rule {
            "OverlappingFieldsCanBeMerged" | "NoFragmentCycles" | "types" => false,
            "ValuesOfCorrectType" => major < 17,
            _ => true,
        };
        if is_counted && errors.len() != faults.len() {
            writeln!(said, "    other number: {rule} ours {faults:?}, theirs {errors:?}").unwrap();
        }
    }
    for (rule, errors) in rules.iter().filter(|it| !ours.contains_key(*it.0) && is_doubled.is_none()) {
        writeln!(said, "    only theirs: {rule} {errors:?}").unwrap();
    }
    said
}
