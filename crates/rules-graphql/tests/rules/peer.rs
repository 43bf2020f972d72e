//! The same findings as the real graphql-eslint, rule by rule and place for place, where `WIRELINT_GRAPHQL_ESLINT` names the folder that
//! `npm i --legacy-peer-deps @graphql-eslint/eslint-plugin@4.4.0 eslint@9 graphql@16` was run in: on cases of its own (`peer/*.txt`), on
//! schemas and operations from a generator, and on published schemas where `WIRELINT_CORPUS` says where they are.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs};

use serde_json::{Value as Json, json};
use wirelint_graphql::syntax::{NodeKind, parse};
use wirelint_rules_graphql::rules;
use wirelint_test_fixture::Fixture;

use crate::generate;
use crate::support::{Told, lint_told};

const SCRIPT: &str = include_str!("eslint.js");

/// Rules of graphql-js that point at another one of several places than we do; of these findings are counted.
const ELSEWHERE: &[&str] = &[
    "executable-definitions",
    "no-fragment-cycles",
    "overlapping-fields-can-be-merged",
    "unique-argument-names",
    "unique-input-field-names",
    "unique-variable-names",
    "unique-directive-names-per-location",
    "variables-in-allowed-position",
];

/// Rules, by their name in graphql-eslint and with options, and files.
struct Case {
    name: String,
    rules: BTreeMap<String, Json>,
    files: Vec<(String, String)>,
}

/// What the script gives of a finding: path, rule, line, column, message.
type Message = (String, String, Option<u64>, Option<u64>, String);

/// Findings by rule: the file, the line and the column, from 1.
type Places = BTreeMap<String, Vec<(String, u64, u64)>>;

#[test]
fn written_cases_are_judged_alike() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/peer");
    let mut cases = Vec::new();
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        cases.extend(text.split("=== ").skip(1).map(Case::parse));
    }
    compare(&cases);
}

#[test]
fn generated_cases_are_judged_alike() {
    let count = if env::var_os("WIRELINT_EXHAUSTIVE").is_some() { 400 } else { 60 };
    let cases = (0..count).map(|seed| {
        let files = generate::files(seed);
        let mut rules = every_rule();
        // It ends with an error where a fragment is never used.
        rules.remove("no-one-place-fragments");
        Case { name: format!("seed {seed}"), rules, files }
    });
    compare(&cases.collect::<Vec<_>>());
}

#[test]
fn published_schemas_are_judged_alike() {
    let Some(corpus) = env::var_os("WIRELINT_CORPUS") else {
        eprintln!("skipped: set WIRELINT_CORPUS to a folder with `graphql/*.graphql`");
        return;
    };
    let case = |name: &str| {
        let text = fs::read_to_string(Path::new(&corpus).join("graphql").join(name)).unwrap();
        // Some rules of theirs ask for operations.
        let operation = ("a.graphql".to_owned(), "query A { __typename }\n".to_owned());
        let files = vec![("schema.graphql".to_owned(), without_doubles(text)), operation];
        let rules = every_rule();
        Case { name: name.to_owned(), rules, files }
    };
    compare(&[case("github.graphql"), case("saleor.graphql")]);
}

/// `text` without fields that are there twice: with them graphql-eslint says nothing else.
fn without_doubles(mut text: String) -> String {
    let found = crate::support::lint(&[("schema.graphql", &text)], &["graphql/field-defined-twice"]);
    for it in found.iter().rev() {
        let tree = parse(&*text);
        let name = tree.node_at(it.range.start).unwrap();
        let field = name.parent().filter(|it| it.kind() == NodeKind::FieldDefinition).unwrap().range();
        text.replace_range(field.start as usize..field.end as usize, "");
    }
    text
}

/// Every rule that graphql-eslint has, as its presets have them.
fn every_rule() -> BTreeMap<String, Json> {
    let mut all: BTreeMap<String, Json> = names().into_iter().map(|it| (it.to_owned(), Json::Null)).collect();
    let mut told = |rule: &str, options: Json| _ = all.insert(rule.to_owned(), options);
    told(
        "alphabetize",
        json!({
            "fields": ["ObjectTypeDefinition", "InterfaceTypeDefinition", "InputObjectTypeDefinition"],
            "values": true, "selections": ["OperationDefinition", "FragmentDefinition"], "variables": true,
            "arguments": ["FieldDefinition", "Field", "DirectiveDefinition", "Directive"], "definitions": true,
            "groups": ["...", "id", "*", "{", "createdAt"],
        }),
    );
    told(
        "match-document-filename",
        json!({
            "query": "kebab-case", "mutation": "kebab-case", "subscription": "kebab-case", "fragment": "kebab-case",
        }),
    );
    told(
        "naming-convention",
        json!({
            "types": "PascalCase", "FieldDefinition": "camelCase", "InputValueDefinition": "camelCase", "Argument": "camelCase",
            "DirectiveDefinition": "camelCase", "EnumValueDefinition": "UPPER_CASE", "VariableDefinition": "camelCase",
            "FieldDefinition[parent.name.value=Query]": { "forbiddenPrefixes": ["query", "get"], "forbiddenSuffixes": ["Query"] },
            "ObjectTypeDefinition,ObjectTypeExtension": { "forbiddenPrefixes": ["Type"], "forbiddenSuffixes": ["Type"] },
            "OperationDefinition": { "style": "PascalCase", "forbiddenPrefixes": ["Query", "Get"], "forbiddenSuffixes": ["Query"] },
            "FragmentDefinition": { "style": "PascalCase", "forbiddenSuffixes": ["Fragment"] },
        }),
    );
    told("no-root-type", json!({ "disallow": ["mutation", "subscription"] }));
    told(
        "require-description",
        json!({
            "types": true, "DirectiveDefinition": true, "FieldDefinition": true, "EnumValueDefinition": true,
            "InputValueDefinition": true, "OperationDefinition": true,
        }),
    );
    told("selection-set-depth", json!({ "maxDepth": 2, "ignore": ["skipped"] }));
    told("input-name", json!({ "checkInputType": true, "checkQueries": true }));
    all
}

/// What graphql-eslint calls its rules.
fn names() -> BTreeSet<&'static str> {
    rules().flat_map(|it| it.peers).filter_map(|it| it.strip_prefix("@graphql-eslint/")).collect()
}

impl Case {
    /// `NAME`, then lines `rule: {options}`, then a fixture.
    fn parse(text: &str) -> Self {
        let (name, mut rest) = text.split_once('\n').unwrap();
        let mut rules = BTreeMap::new();
        while let Some((line, behind)) = rest.split_once('\n').filter(|it| !it.0.starts_with("//-")) {
            let (rule, options) = line.split_once(':').unwrap_or((line, ""));
            let options =
                if options.trim().is_empty() { Json::Null } else { serde_json::from_str(options).unwrap() };
            rules.insert(rule.trim().to_owned(), options);
            rest = behind;
        }
        let files = Fixture::parse(rest).files.into_iter().map(|it| (it.path.clone(), it.text)).collect();
        Self { name: name.to_owned(), rules, files }
    }

    fn ours(&self) -> Places {
        let files: Vec<(&str, &str)> = self.files.iter().map(|it| (&*it.0, &*it.1)).collect();
        let mut places = Places::new();
        for (peer, options) in &self.rules {
            let prefixed = format!("@graphql-eslint/{peer}");
            let metas = rules().filter(|it| it.peers.contains(&&*prefixed));
            let told: Vec<Told> = metas.map(|it| (it.id, options.clone())).collect();
            assert!(!told.is_empty(), "nothing is called {peer}");
            for it in lint_told(&files, &told) {
                let (path, text) = files[it.file];
                let before = &text[..it.range.start as usize];
                let line = before.matches('\n').count() as u64 + 1;
                let column = before.rsplit('\n').next().unwrap().encode_utf16().count() as u64 + 1;
                places.entry(peer.clone()).or_default().push((path.to_owned(), line, column));
            }
        }
        places
    }
}

fn compare(cases: &[Case]) {
    let Some(folder) = env::var_os("WIRELINT_GRAPHQL_ESLINT") else {
        eprintln!("skipped: set WIRELINT_GRAPHQL_ESLINT to the folder that graphql-eslint is installed in");
        return;
    };
    let theirs = ask(Path::new(&folder), cases);
    let mut said = String::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (case, theirs) in cases.iter().zip(&theirs) {
        let ours = case.ours();
        if let Some(it) = theirs.get("") {
            writeln!(said, "{}: it fails: {it:?}\n{:?}", case.name, case.files).unwrap();
            continue;
        }
        for rule in case.rules.keys() {
            let set = |places: &Places| -> BTreeSet<(String, u64, u64)> {
                places.get(rule).into_iter().flatten().cloned().collect()
            };
            let (ours, theirs) = (set(&ours), set(theirs));
            let name = names().into_iter().find(|it| it == rule).unwrap();
            *counts.entry(name).or_default() += theirs.len();
            if ELSEWHERE.contains(&&**rule) && ours.is_empty() == theirs.is_empty() {
                continue;
            }
            for (what, places) in [("only ours", &ours - &theirs), ("only theirs", &theirs - &ours)] {
                for (file, line, column) in &places {
                    let text = &case.files.iter().find(|it| it.0 == *file).unwrap().1;
                    let line_text = text.lines().nth(*line as usize - 1).unwrap_or_default();
                    if !is_explained(rule, what == "only ours", text, line_text) {
                        writeln!(said, "{}: {what}: {rule} {file}:{line}:{column}: {line_text}", case.name)
                            .unwrap();
                    }
                }
            }
        }
    }
    eprintln!("{counts:#?}");
    let shown: String = said.chars().take(20_000).collect();
    assert!(said.is_empty(), "{} differ\n{shown}", said.lines().count());
}

/// Differences that the rule's documentation explains.
fn is_explained(rule: &str, is_ours: bool, text: &str, line: &str) -> bool {
    let is_extension = line.trim_start().starts_with("extend ");
    match rule {
        // It is said once for each schema; in tests the peer says it for each file.
        "relay-page-info" => !is_ours && !text.contains("type Query"),
        "relay-connection-types" | "relay-edge-types" => !is_ours && is_extension,
        "no-unused-fields" => !is_ours && text.contains("implements"),
        // Files are told apart by what is in them, not by configuration.
        "executable-definitions" => !is_ours && text.contains("type Query"),
        // What is too deep in another file's fragment is found where that is used.
        "selection-set-depth" => !text.contains("fragment ") && (!is_ours || line.contains("...")),
        // Built-in scalars are known to graphql-js 16 only where the schema uses them.
        "known-type-names" => {
            !is_ours
                && line.contains('$')
                && ["ID", "Int", "Float"].iter().any(|it| line.contains(&format!(": {it}")))
        }
        // Each file is judged there without the fragments of others.
        "overlapping-fields-can-be-merged" => is_ours && text.contains("fragment "),
        // Directives that come with a tool are known.
        "known-directives" => {
            !is_ours
                && wirelint_graphql::schema::Vendor::of_directive(
                    line.split('@').nth(1).unwrap_or_default().split(['(', ' ']).next().unwrap_or_default(),
                )
                .is_some()
        }
        _ => false,
    }
}

fn ask(folder: &Path, cases: &[Case]) -> Vec<Places> {
    let mut node = Command::new("node")
        .args(["-e", SCRIPT])
        .arg(folder)
        // Otherwise it keeps what it has found in one project for all others.
        .env("NODE_ENV", "test")
        .env("NODE_OPTIONS", "--max-old-space-size=4096")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node is installed where the package is");
    let input: Vec<Json> = cases.iter().map(|it| json!({ "rules": it.rules, "files": it.files })).collect();
    let input = json!(input).to_string();
    let mut stdin = node.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).unwrap());
    let output = node.wait_with_output().unwrap();
    writer.join().unwrap();
    let judged: Vec<Vec<Message>> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(judged.len(), cases.len());
    let places = judged.into_iter().map(|found| {
        let mut places = Places::new();
        for (file, rule, line, column, message) in found {
            // What is no rule's is a failure, told by its message.
            let file = if rule.is_empty() { message } else { file };
            let place = (file, line.unwrap_or_default(), column.unwrap_or_default());
            places.entry(rule).or_default().push(place);
        }
        places
    });
    places.collect()
}
