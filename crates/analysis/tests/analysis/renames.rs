//! Fixes that write a name wherever it is meant: over files, and after edits of any of them.

use std::path::Path;

use wirelint_analysis::{Host, Options, apply_fixes};
use wirelint_diagnostics::Applicability;

use crate::support;

const SCHEMA: &str = "type Query {\n  get_it: Int\n  other: Int\n}\n";
const CONFIG: &str = "rules:\n  graphql/field-not-camel-case: warning\n";

/// What the unsafe fixes make of each file that they change.
fn fixed(host: &mut Host) -> Vec<(String, String)> {
    let run = host.snapshot().diagnostics(&());
    let (files, _) = apply_fixes(&run, Applicability::Unsafe, &|_| true);
    files.into_iter().map(|it| (it.shown, it.after)).collect()
}

fn host(operation: &str) -> Host {
    let files = [("wirelint.yaml", CONFIG), ("schema.graphql", SCHEMA), ("web/a.graphql", operation)];
    support::host(&files, Options::default())
}

#[test]
fn a_rename_follows_what_other_files_have_become() {
    let mut edited = host("query A {\n  other\n}\n");
    let schema = SCHEMA.replace("get_it", "getIt");
    assert_eq!(fixed(&mut edited), [("schema.graphql".to_owned(), schema.clone())]);
    for operation in ["query A {\n  get_it\n}\n", "query A {\n  other\n  more: get_it\n}\n"] {
        edited.set_buffer(Path::new("/api/web/a.graphql"), operation.to_owned()).expect("text is text");
        let expected = [
            ("schema.graphql".to_owned(), schema.clone()),
            ("web/a.graphql".to_owned(), operation.replace("get_it", "getIt")),
        ];
        assert_eq!(fixed(&mut edited), expected);
        assert_eq!(fixed(&mut host(operation)), expected);
    }
}

#[test]
fn a_rename_is_gone_when_its_name_is_taken() {
    let mut edited = host("query A {\n  other\n}\n");
    assert_eq!(fixed(&mut edited).len(), 1);
    let operation = "query A {\n  getIt: other\n  get_it\n}\n";
    edited.set_buffer(Path::new("/api/web/a.graphql"), operation.to_owned()).expect("text is text");
    assert_eq!(fixed(&mut edited), []);
}
