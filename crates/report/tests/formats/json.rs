//! The `json` format.

use serde_json::Value;
use wirelint_diagnostics::Severity;
use wirelint_report::{Format, Options};

use crate::fixture::{Run, clean_run, run};

fn report(run: &Run, show: Severity) -> String {
    run.report(Format::Json, &Options { show, ..Options::default() })
}

/// The report as any release writes it.
fn unversioned(report: &str) -> String {
    report.replacen(&format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION")), "\"version\": \"0.0.0\"", 1)
}

#[test]
fn the_whole_report() {
    insta::assert_snapshot!(unversioned(&report(&run(), Severity::Warning)));
}

#[test]
fn a_clean_report() {
    insta::assert_snapshot!(unversioned(&report(&clean_run(), Severity::Hint)));
}

#[test]
fn the_report_is_what_the_schema_promises() {
    let schema: Value = serde_json::from_str(include_str!("../../schema/report-v1.schema.json")).unwrap();
    assert!(jsonschema::meta::is_valid(&schema), "the schema is one");
    let open = jsonschema::validator_for(&schema).unwrap();
    // Readers pass over members that they do not know, so the published schema allows them; we may write none that
    // it does not describe.
    let mut schema = schema;
    close(&mut schema);
    let closed = jsonschema::validator_for(&schema).unwrap();
    for run in [run(), clean_run()] {
        let report: Value = serde_json::from_str(&report(&run, Severity::Hint)).unwrap();
        let errors: Vec<String> =
            closed.iter_errors(&report).map(|it| format!("{}: {it}", it.instance_path())).collect();
        assert_eq!(errors, Vec::<String>::new());

        let mut newer = report.clone();
        newer["later"] = true.into();
        assert!(open.is_valid(&newer));
        assert!(!closed.is_valid(&newer), "the closed schema closes something");
        let mut older = report;
        older.as_object_mut().unwrap().remove("problems");
        assert!(!open.is_valid(&older));
    }
}

/// Forbids members that a schema does not describe, at every depth.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            members.values_mut().for_each(close);
            if members.contains_key("required") {
                members.insert("additionalProperties".into(), false.into());
            }
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

#[test]
fn the_summary_counts_what_is_not_shown() {
    let report: Value = serde_json::from_str(&report(&run(), Severity::Error)).unwrap();
    assert!(report["findings"].as_array().unwrap().iter().all(|it| it["severity"] == "error"));
    assert_eq!(report["summary"]["infos"], 1);
    assert_eq!(report["summary"]["hints"], 1);
}
