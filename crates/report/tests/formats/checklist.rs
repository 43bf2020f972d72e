//! The checklist for programs is what its schema promises, and nothing in a contract gets out of the one for people.

use serde_json::Value;
use wirelint_diagnostics::{
    CheckItem, CheckState, CheckedContract, CheckedOperation, Checklist, Piece, Place, Problem, Violation,
};
use wirelint_report::{ChecklistFormat, write_checklist};
use wirelint_source::TextRange;

use crate::fixture::Texts;

/// A checklist with one item of each state, about operations that people call `name`.
fn checklist(name: &str) -> (Checklist, Texts) {
    let mut texts = Texts::default();
    let file = texts.add("api.yaml", "a: 1\né: x\n");
    let range = TextRange::new(9, 10);
    let place = |message: &str| Place { file, range, message: message.to_owned() };
    let item = |state: CheckState| CheckItem {
        id: "repeat/after-timeout",
        state,
        question: vec![
            Piece::Words("What does ".into()),
            Piece::Name(name.into()),
            Piece::Words(" do?".into()),
        ],
        operations: vec![CheckedOperation { name: name.into(), file, range }],
        risk: 4,
        evidence: if state == CheckState::Proved { vec![place("a key"), place("a key")] } else { Vec::new() },
        violations: if state == CheckState::Violated {
            let violation = |rule| Violation { rule, place: place("it may run twice") };
            vec![violation("a/b"), violation("a/b"), violation("c/d")]
        } else {
            Vec::new()
        },
    };
    let contract = CheckedContract {
        file: "api.yaml".to_owned(),
        title: name.to_owned(),
        items: [CheckState::Violated, CheckState::Open, CheckState::Proved].map(item).into(),
        left_out: 1,
        unread: 2,
    };
    let problem = Problem { file: "b.yaml".to_owned(), message: "gone".to_owned() };
    (Checklist { contracts: vec![contract], problems: vec![problem] }, texts)
}

fn printed(format: ChecklistFormat, (checklist, texts): &(Checklist, Texts)) -> String {
    let mut out = Vec::new();
    write_checklist(format, checklist, texts, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn the_checklist_is_what_the_schema_promises() {
    let schema: Value = serde_json::from_str(include_str!("../../schema/checklist-v1.schema.json")).unwrap();
    assert!(jsonschema::meta::is_valid(&schema), "the schema is one");
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut checklist = checklist("GET /");
    let value: Value = serde_json::from_str(&printed(ChecklistFormat::Json, &checklist)).unwrap();
    let errors: Vec<String> = validator.iter_errors(&value).map(|it| it.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let question = &value["contracts"][0]["questions"][0];
    assert_eq!(question["question"], "What does `GET /` do?");
    assert_eq!(question["violations"][0]["range"]["start"]["column"], 4);
    let one = checklist.0.contracts[0].items[0].clone();
    checklist.0.contracts[0].items = vec![one; 13];
    let value: Value = serde_json::from_str(&printed(ChecklistFormat::Json, &checklist)).unwrap();
    assert!(!validator.is_valid(&value), "the schema says how many there are at most");
}

#[test]
fn people_get_a_list_of_tasks() {
    insta::assert_snapshot!(printed(ChecklistFormat::Markdown, &checklist("GET /")));
}

#[test]
fn nothing_in_a_contract_gets_out_of_its_place() {
    let text = printed(ChecklistFormat::Markdown, &checklist("x` <b> ``\n- [x] @all [a](b) ![c](d)"));
    assert!(text.contains("What does ``` x` <b> ``␊- [x] @all [a](b) ![c](d) ``` do?"), "{text}");
    assert!(text.contains(r"(x\` \<b\> \`\`␊- \[x\] @all \[a\](b) !\[c\](d))"), "{text}");
    assert_eq!(text.lines().filter(|it| it.starts_with("- [x]")).count(), 1, "{text}");
}

#[test]
fn no_contracts_are_no_output() {
    assert_eq!(printed(ChecklistFormat::Markdown, &(Checklist::default(), Texts::default())), "");
}
