//! The same as graphql-schema-linter, rule by rule, on generated schemas and the corpus, where `WIRELINT_GRAPHQL_SCHEMA_LINTER` says
//! where it is installed (the folder `node_modules/graphql-schema-linter`; compared with 3.0.1, with graphql 15).
//!
//! It points to the beginning of definitions, descriptions included; so what we point to is carried there before it is compared.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs};

use serde_json::{Value, json};
use wirelint_graphql::syntax::{NodeKind, parse};
use wirelint_rules_graphql::rules;

use crate::support::{Finding, lint};

/// Judges each schema of standard input by all rules, and says for each the places of what they find.
const SCRIPT: &str = r"
const path = process.argv[1];
const fs = require('fs');
const { validateSchemaDefinition } = require(path + '/lib/validator.js');
const files = fs.readdirSync(path + '/lib/rules');
const rules = files.map((it) => Object.values(require(path + '/lib/rules/' + it))[0]);
const configuration = {
    getOldImplementsSyntax: () => false,
    getCommentDescriptions: () => false,
    getRulesOptions: () => ({}),
    getIgnoreList: () => ({}),
};
const judge = (definition) => {
    const sourceMap = { getOriginalPathForLine: () => 'schema.graphql' };
    const found = validateSchemaDefinition({ definition, sourceMap }, rules, configuration);
    return found.map((it) => [it.ruleName, it.locations[0].line, it.locations[0].column, it.message]);
};
process.stdout.write(JSON.stringify(JSON.parse(fs.readFileSync(0, 'utf8')).map(judge)));
";

/// A rule by its name there, with a line and a column, both from 1.
type Found = BTreeSet<(String, usize, usize)>;

/// Rules that another rule of ours does better, and that are compared elsewhere.
const OTHERS: [&str; 3] =
    ["deprecations-have-a-reason", "relay-connection-types-spec", "relay-page-info-spec"];

#[test]
fn generated_and_published_schemas_are_judged_alike() {
    let Some(path) = env::var_os("WIRELINT_GRAPHQL_SCHEMA_LINTER") else {
        eprintln!("skipped: set WIRELINT_GRAPHQL_SCHEMA_LINTER to an installed graphql-schema-linter");
        return;
    };
    let mut schemas: Vec<String> = (0..600).map(generated).collect();
    if let Some(corpus) = env::var_os("WIRELINT_CORPUS") {
        // That of GitHub has a field twice, which the tool does not get past.
        schemas.push(fs::read_to_string(Path::new(&corpus).join("graphql/saleor.graphql")).unwrap());
    }
    let theirs = theirs(Path::new(&path), &schemas);
    let (mut wrong, mut count, mut met) = (String::new(), 0, BTreeSet::new());
    for (schema, theirs) in schemas.iter().zip(theirs) {
        let ours = ours(schema);
        count += theirs.len();
        met.extend(theirs.iter().map(|it| it.0.clone()));
        for it in theirs.symmetric_difference(&ours).take(20) {
            let who = if ours.contains(it) { "only we" } else { "only they" };
            let line = schema.lines().nth(it.1 - 1).unwrap_or_default();
            writeln!(wrong, "{who}: {it:?}: {line}").unwrap();
        }
        if wrong.len() > 4000 {
            break;
        }
    }
    eprintln!("{} schemas, {count} findings alike, of {} rules", schemas.len(), met.len());
    assert!(wrong.is_empty(), "{wrong}");
    assert_eq!(met.len(), compared().count(), "each rule finds something");
}

/// The rules that are compared: by our id, with the name that it has there.
fn compared() -> impl Iterator<Item = (&'static str, &'static str)> {
    let of_rule = |it: &'static wirelint_lint::Meta| {
        let peer = it.peers.iter().find(|it| NAMES.contains(it))?;
        Some((it.id, *peer)).filter(|it| !OTHERS.contains(&it.1))
    };
    rules().filter_map(of_rule)
}

/// What it calls those of its rules that a rule of ours is for.
const NAMES: [&str; 16] = [
    "arguments-have-descriptions",
    "defined-types-are-used",
    "descriptions-are-capitalized",
    "enum-values-all-caps",
    "enum-values-have-descriptions",
    "enum-values-sorted-alphabetically",
    "fields-are-camel-cased",
    "fields-have-descriptions",
    "input-object-fields-sorted-alphabetically",
    "input-object-values-are-camel-cased",
    "input-object-values-have-descriptions",
    "interface-fields-sorted-alphabetically",
    "relay-connection-arguments-spec",
    "type-fields-sorted-alphabetically",
    "types-are-capitalized",
    "types-have-descriptions",
];

fn theirs(path: &Path, schemas: &[String]) -> Vec<Found> {
    let mut node = Command::new("node")
        .args(["-e", SCRIPT])
        .arg(path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node runs");
    let mut input = node.stdin.take().unwrap();
    input.write_all(json!(schemas).to_string().as_bytes()).unwrap();
    drop(input);
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "the script fails");
    let all: Vec<Vec<Value>> = serde_json::from_slice(&output.stdout).unwrap();
    let found = |it: &Value| {
        let rule = it[0].as_str().unwrap();
        assert_ne!(rule, "invalid-graphql-schema", "{it}");
        let number = |at: usize| it[at].as_u64().unwrap() as usize;
        (!OTHERS.contains(&rule)).then(|| (rule.to_owned(), number(1), number(2)))
    };
    all.iter().map(|it| it.iter().filter_map(found).collect()).collect()
}

fn ours(schema: &str) -> Found {
    let parsed = parse(schema);
    let ids: Vec<&str> = compared().map(|it| it.0).collect();
    let found = |it: Finding| {
        let peer = compared().find(|(id, _)| *id == it.rule).unwrap().1;
        let is_of_type = |kind: NodeKind| {
            matches!(
                kind,
                NodeKind::ScalarType
                    | NodeKind::ObjectType
                    | NodeKind::InterfaceType
                    | NodeKind::UnionType
                    | NodeKind::EnumType
                    | NodeKind::InputObjectType
            )
        };
        let is_member = |kind: NodeKind| {
            matches!(
                kind,
                NodeKind::FieldDefinition | NodeKind::InputValueDefinition | NodeKind::EnumValueDefinition
            )
        };
        let start = if peer == "types-are-capitalized" {
            it.range.start
        } else {
            let mut node = parsed.node_at(it.range.start).unwrap();
            let of_whole = peer.ends_with("-sorted-alphabetically");
            while !(is_of_type(node.kind()) || (is_member(node.kind()) && !of_whole)) {
                node = node.parent().unwrap();
            }
            node.range().start
        };
        let before = &schema[..start as usize];
        let column = before.chars().rev().take_while(|it| *it != '\n').count() + 1;
        (peer.to_owned(), before.matches('\n').count() + 1, column)
    };
    lint(&[("schema.graphql", schema)], &ids).into_iter().map(found).collect()
}

/// Numbers that look random, and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        // Knuth's constants for MMIX, whose high bits are good.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn one_of<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.roll(of.len())]
    }
}

/// A valid schema with this and that in it which a rule finds.
fn generated(seed: u64) -> String {
    const FIELDS: [&str; 10] =
        ["id", "name", "open_orders", "Total", "zip", "aB", "ab", "a1", "_private", "createdAt"];
    const INPUTS: [&str; 7] = ["id", "order_id", "By", "name", "limit", "x", "aB"];
    const VALUES: [&str; 6] = ["OPEN", "Closed", "paid", "A_B", "A1", "Z"];
    const DESCRIPTIONS: [&str; 8] = [
        "",
        "",
        "\"What it is.\"\n",
        "\"what it is.\"\n",
        "\"\"\"\n  long, and small\n  \"\"\"\n",
        "\"\"\"Long\"\"\" ",
        "\"\" ",
        "\"`code`\" ",
    ];
    let dice = &mut Dice(seed * 7919 + 1);
    let mut text = String::new();
    let scalars =
        ["Int", "String!", "[ID!]!", "Date", "State", "OrderConnection", "OrderConnection!", "order"];
    let some = |dice: &mut Dice, of: &[&'static str]| -> Vec<&'static str> {
        let mut all: Vec<&str> = of.iter().copied().filter(|_| dice.roll(2) == 0).collect();
        if all.is_empty() {
            all.push(of[0]);
        }
        match dice.roll(4) {
            0 | 1 => all.sort_unstable(),
            2 => all.reverse(),
            _ => {}
        }
        all
    };
    let mut kinds = vec![
        "type Query",
        "type order implements Node",
        "interface Node",
        "type OrderConnection",
        "type Lonely",
        "interface lonelyToo",
    ];
    if dice.roll(2) == 0 {
        kinds.swap(0, 4);
    }
    for kind in kinds {
        writeln!(text, "{}{kind} {{", dice.one_of(&DESCRIPTIONS)).unwrap();
        if kind.ends_with("Node") {
            text.push_str("  id: ID!\n");
        }
        for name in some(dice, &FIELDS) {
            if kind == "interface Node" || (name == "id" && kind.ends_with("Node")) {
                continue;
            }
            write!(text, "  {}{name}", dice.one_of(&DESCRIPTIONS)).unwrap();
            let paging = [
                "first: Int",
                "first: Int!",
                "first: String",
                "after: String",
                "last: Int",
                "last: Int!",
                "before: ID",
                "last: [Int]",
            ];
            let mut arguments: Vec<String> = Vec::new();
            let mut names = BTreeSet::new();
            for it in paging.iter().filter(|_| dice.roll(3) == 0) {
                if names.insert(it.split(':').next().unwrap()) {
                    arguments.push((*it).to_owned());
                }
            }
            if dice.roll(3) == 0 {
                let name = dice.one_of(&INPUTS);
                arguments.push(format!("{}{name}: By", dice.one_of(&DESCRIPTIONS)));
            }
            if !arguments.is_empty() {
                write!(text, "({})", arguments.join(", ")).unwrap();
            }
            writeln!(text, ": {}", dice.one_of(&scalars)).unwrap();
        }
        text.push_str("}\n\n");
    }
    for kind in ["input By", "input Unused"] {
        writeln!(text, "{}{kind} {{", dice.one_of(&DESCRIPTIONS)).unwrap();
        for name in some(dice, &INPUTS) {
            writeln!(
                text,
                "  {}{name}: {}",
                dice.one_of(&DESCRIPTIONS),
                dice.one_of(&["Int", "Date", "[ID!]"])
            )
            .unwrap();
        }
        text.push_str("}\n\n");
    }
    for kind in ["enum State", "enum Forgotten"] {
        writeln!(text, "{}{kind} {{", dice.one_of(&DESCRIPTIONS)).unwrap();
        for name in some(dice, &VALUES) {
            writeln!(text, "  {}{name}", dice.one_of(&DESCRIPTIONS)).unwrap();
        }
        text.push_str("}\n\n");
    }
    write!(
        text,
        "{}scalar Date\n\nextend type Query {{\n  more_of(By: Int): Int\n}}\n",
        dice.one_of(&DESCRIPTIONS)
    )
    .unwrap();
    if dice.roll(2) == 0 {
        text.push_str("directive @mark(Why: String) on FIELD_DEFINITION\n\nunion Either = order | Lonely\n");
    }
    text
}
