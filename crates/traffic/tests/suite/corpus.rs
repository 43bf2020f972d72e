//! Google's published service configs, where `WIRELINT_CORPUS` names a folder that has them (in `protobuf/googleapis/`).

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Instant;

use wirelint_model::OperationId;
use wirelint_model::traffic::{Dialect, FaultKind, Target, Traffic, Unmet};
use wirelint_traffic::{Address, Callee, Callees, join};
use wirelint_yaml::Tree;

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

/// The methods in a folder of .proto files, as well as they can be seen without a parser: `rpc` inside of `service` inside of a package.
fn methods(folder: PathBuf) -> Callees {
    let mut waiting = vec![folder];
    let mut callees = Vec::new();
    let mut services = Vec::new();
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|it| it == "proto") {
                let text = std::fs::read_to_string(path).unwrap();
                let (mut package, mut service) = ("", "");
                for line in text.lines() {
                    let mut words = line.split(|it: char| !(it.is_alphanumeric() || it == '_' || it == '.'));
                    match (words.next(), words.next()) {
                        (Some("package"), Some(name)) => package = name,
                        (Some("service"), Some(name)) => {
                            service = name;
                            services.push(format!("{package}.{service}").into());
                        }
                        _ => {
                            let name = line
                                .trim_start()
                                .strip_prefix("rpc ")
                                .and_then(|it| it.split(['(', ' ']).next());
                            let Some(name) = name else { continue };
                            let operation = OperationId(callees.len() as u32);
                            let address = Address::grpc(&format!("{package}.{service}"), name);
                            callees.push(Callee { operation, addresses: vec![address] });
                        }
                    }
                }
            }
        }
    }
    Callees { services, callees, ..Callees::default() }
}

/// Every twelfth of what names none was looked for in the .proto files: it is not there.
#[test]
fn service_configs_are_joined_to_their_methods() {
    let Some(folder) = std::env::var_os("WIRELINT_CORPUS") else {
        println!("skipped: WIRELINT_CORPUS does not name a folder with protobuf/googleapis");
        return;
    };
    let methods = methods(PathBuf::from(folder).join("protobuf/googleapis"));
    let texts: Vec<String> = files().iter().map(|it| std::fs::read_to_string(it).unwrap()).collect();
    let start = Instant::now();
    let read: Vec<(Tree, Traffic)> = texts.iter().map(|it| read(it)).collect();
    let reading = start.elapsed();
    let traffic: Vec<&Traffic> = read.iter().map(|(_, it)| it).collect();
    let start = Instant::now();
    let joined = join(&traffic, std::slice::from_ref(&methods));
    println!("{} methods, read in {reading:?}, joined in {:?}", methods.callees.len(), start.elapsed());
    let retried = joined.applied.iter().filter(|it| {
        let policy = &traffic[it.policy.file as usize].tables[it.policy.table as usize].policies
            [it.policy.policy as usize];
        policy.retry.is_some()
    });
    let mut shown =
        format!("{} methods have a policy, {} are retried\n", joined.applied.len(), retried.count());
    for what in [Unmet::Service, Unmet::Method] {
        let all: Vec<_> = joined.unmatched.iter().filter(|it| it.what == what).collect();
        writeln!(
            shown,
            "{what:?}: {} name none, {} of them nearly one",
            all.len(),
            all.iter().filter(|it| it.nearest.is_some()).count()
        )
        .unwrap();
        for it in all.iter().step_by(12) {
            let (tree, traffic) = &read[it.policy.file as usize];
            let policy = &traffic.tables[it.policy.table as usize].policies[it.policy.policy as usize];
            let place = policy.selectors[it.selector as usize].span;
            let names = tree
                .absolute(place.item, place.range)
                .of(tree.text())
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            writeln!(shown, "  {names} {:?}", it.nearest).unwrap();
        }
    }
    insta::assert_snapshot!(shown);
}
