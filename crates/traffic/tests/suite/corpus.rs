//! Google's published service configs, where `WIRELINT_CORPUS` names a folder that has them (in `protobuf/googleapis/`).

use std::collections::BTreeMap;
use std::path::PathBuf;

use wirelint_model::traffic::{Dialect, FaultKind, Target};

use crate::{print, read};

fn files() -> Vec<PathBuf> {
    let Some(folder) = std::env::var_os("WIRELINT_CORPUS") else { return Vec::new() };
    let mut waiting = vec![PathBuf::from(folder).join("protobuf/googleapis")];
    let mut found = Vec::new();
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let is_json = path.extension().is_some_and(|it| it == "json");
            if path.is_dir() {
                waiting.push(path);
            } else if is_json && path.to_string_lossy().contains("grpc_service_config") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// What is odd in them, looked at by hand: 100 attempts; configs in which some policies say how often and others do not; names with a blank
/// before them; policies that retry after nothing; names for which there are two policies.
#[test]
fn every_service_config_is_understood_but_for_what_is_odd_in_it() {
    let mut faults: BTreeMap<String, usize> = BTreeMap::new();
    let (mut policies, mut retries, mut names, mut generators) = (0, 0, 0, 0);
    let files = files();
    for path in &files {
        let (tree, traffic) = read(&std::fs::read_to_string(path).unwrap());
        let shown = print::traffic(&tree, &traffic);
        assert_eq!(traffic.tables.len(), 1, "{}: {shown}", path.display());
        let table = &traffic.tables[0];
        assert_eq!(table.dialect, Dialect::Grpc);
        generators += usize::from(table.generator);
        policies += table.policies.len();
        for policy in &table.policies {
            retries += usize::from(policy.retry.is_some());
            names += policy.selectors.iter().filter(|it| matches!(it.target, Target::Grpc { .. })).count();
            let at = |it: &wirelint_model::traffic::Selector| print::text_at(&tree, it.span).starts_with('{');
            assert!(policy.selectors.iter().all(at), "{}: {shown}", path.display());
        }
        for fault in &traffic.faults {
            let what = print::fault(&tree, &fault.field, &fault.kind);
            let what =
                if matches!(fault.kind, FaultKind::Duplicate(_)) { "a name again".to_owned() } else { what };
            *faults.entry(what).or_default() += 1;
        }
    }
    if files.is_empty() {
        println!("skipped: WIRELINT_CORPUS does not name a folder with protobuf/googleapis");
        return;
    }
    println!(
        "{} files, {policies} policies, {retries} retries, {names} names, {generators} generators",
        files.len()
    );
    let faults: Vec<String> = faults.iter().map(|(what, count)| format!("{count} × {what}")).collect();
    insta::assert_snapshot!(faults.join("\n"));
}
