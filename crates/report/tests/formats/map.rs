//! The map for programs is what its schema promises.

use serde_json::Value;
use wirelint_diagnostics::{AxisMap, MappedCell, MappedContract, MappedRow, Place, Problem};
use wirelint_report::{MapFormat, write_map};
use wirelint_source::TextRange;

use crate::fixture::Texts;

#[test]
fn the_map_is_what_the_schema_promises() {
    let schema: Value = serde_json::from_str(include_str!("../../schema/map-v1.schema.json")).unwrap();
    assert!(jsonschema::meta::is_valid(&schema), "the schema is one");
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut texts = Texts::default();
    let file = texts.add("api.yaml", "é: x\n");
    let range = TextRange::new(4, 5);
    let cell = |value: &str| MappedCell {
        value: value.to_owned(),
        basis: if value.is_empty() { "" } else { "implied" },
        evidence: vec![Place { file, range, message: "there".to_owned() }],
    };
    let cells = ["waits", "5 s", "same result", "If-Match", "", "whole list", "404"].map(cell);
    let row = MappedRow { operation: "GET /".into(), file, range, cells, risk: 2, reasons: vec!["a list"] };
    let contract = MappedContract {
        file: "api.yaml".into(),
        title: String::new(),
        weights: vec![("whole_list", 3)],
        rows: vec![row],
    };
    let problem = Problem { file: "b.yaml".to_owned(), message: "gone".to_owned() };
    let mut map = AxisMap { contracts: vec![contract], problems: vec![problem] };
    let printed = |map: &AxisMap| -> Value {
        let mut out = Vec::new();
        write_map(MapFormat::Json, map, &texts, 80, &mut out).unwrap();
        serde_json::from_slice(&out).unwrap()
    };
    let value = printed(&map);
    let errors: Vec<String> = validator.iter_errors(&value).map(|it| it.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(value["contracts"][0]["operations"][0]["range"]["start"]["column"], 4);
    map.contracts[0].rows[0].cells[2].value = "who knows".to_owned();
    assert!(!validator.is_valid(&printed(&map)), "the schema says which words there are");
}
