//! Ours beside `protox-parse`, an independent reader of proto2 and proto3: where it accepts a file, both say the same.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]
#![allow(clippy::print_stderr, reason = "what is skipped is said")]

mod ours;
mod theirs;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use wirelint_protobuf::syntax::parse;

/// Says whether the two agree; `None` where the other refuses the text.
fn difference(text: &str) -> Option<Result<(), String>> {
    let descriptor = protox_parse::parse("x.proto", text).ok()?;
    let parse = parse(text);
    if let Some((item, error)) = parse.errors().next() {
        let at = parse.absolute(item, error.range).start as usize;
        let line = text[..at].matches('\n').count() + 1;
        return Some(Err(format!("line {line}: {}", error.message)));
    }
    let mut ours = ours::describe(parse.file());
    let mut theirs = theirs::describe(&descriptor);
    ours.sort();
    theirs.sort();
    let only = |these: &[String], those: &[String]| -> Vec<String> {
        these.iter().filter(|it| those.binary_search(it).is_err()).take(3).cloned().collect()
    };
    if ours == theirs {
        return Some(Ok(()));
    }
    Some(Err(format!("only ours: {:#?}\nonly theirs: {:#?}", only(&ours, &theirs), only(&theirs, &ours))))
}

#[test]
fn both_say_the_same_of_what_the_language_has() {
    for text in [include_str!("proto2.proto"), include_str!("proto3.proto")] {
        difference(text).expect("the other reads it").unwrap();
    }
}

#[test]
fn both_say_the_same_of_published_files() {
    let Some(corpus) = env::var_os("WIRELINT_CORPUS") else {
        eprintln!("skipped: WIRELINT_CORPUS is not set");
        return;
    };
    let mut paths = Vec::new();
    find(&Path::new(&corpus).join("protobuf"), &mut paths);
    let mut read = 0;
    let mut differences = Vec::new();
    for path in paths {
        match difference(&fs::read_to_string(&path).unwrap()) {
            Some(Err(difference)) => differences.push(format!("{}: {difference}", path.display())),
            Some(Ok(())) => read += 1,
            None => {}
        }
    }
    assert!(read > 1000, "only {read} files were compared");
    let first = differences.iter().take(5).cloned().collect::<Vec<_>>().join("\n");
    assert!(differences.is_empty(), "{} of {read} differ:\n{first}", differences.len());
}

fn find(folder: &Path, paths: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            find(&path, paths);
        } else if path.extension().is_some_and(|it| it == "proto") {
            paths.push(path);
        }
    }
}
