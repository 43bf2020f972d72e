//! What compilers reject: files in, faults out.
//!
//! Each case of `cases/*.txt` begins with `=== ` and its name, and is a fixture with markers. With `WIRELINT_BLESS` set, markers are
//! written as they are found. With `WIRELINT_BUF` naming the binary of `buf`, every case is built with that too: it accepts what has no
//! error here, and no other; cases whose name ends in `(buf: …)` say where it differs and why.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]
#![allow(clippy::print_stderr, reason = "what is skipped is said")]

mod mutations;

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use wirelint_protobuf::faults::{Faults, Severity};
use wirelint_protobuf::link::{Source, link};
use wirelint_protobuf::syntax::parse;
use wirelint_source::FileId;
use wirelint_test_fixture::{Annotation, Fixture, assert_annotations, render};

/// The cases of all files: the file, and name and text of each.
fn cases() -> Vec<(PathBuf, Vec<(String, String)>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/cases");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let cases = text.split("=== ").skip(1).map(|case| {
                let (name, text) = case.split_once('\n').unwrap();
                (name.to_owned(), text.to_owned())
            });
            (path, cases.collect())
        })
        .collect()
}

fn found(fixture: &Fixture) -> (Vec<Annotation>, bool) {
    let sources: Vec<Source> = (0..)
        .zip(&fixture.files)
        .map(|(number, file)| {
            let path = if file.path.is_empty() { "a.proto" } else { &file.path };
            let parse = Arc::new(parse(&*file.text));
            Source { file: FileId(number), root: 0, path: path.into(), parse }
        })
        .collect();
    let mut found = Vec::new();
    let mut is_refused = false;
    for (number, source) in sources.iter().enumerate() {
        for (item, error) in source.parse.errors() {
            is_refused = true;
            let range = source.parse.absolute(item, error.range);
            found.push(Annotation::new(number, range.into(), format!("syntax: {}", error.message)));
        }
    }
    let linked = link(sources);
    let faults = Faults::new(&linked);
    for (number, doc) in linked.docs().iter().enumerate().filter(|it| it.1.file.is_some()) {
        for fault in faults.of(number as u32) {
            let range = doc.parse.absolute(fault.span.item, fault.span.range);
            let is_error = fault.severity == Severity::Error;
            is_refused |= is_error;
            let word = if is_error { "" } else { "warning: " };
            found.push(Annotation::new(number, range.into(), format!("{word}{}", fault.message)));
        }
    }
    (found, is_refused)
}

#[test]
fn each_case_has_its_faults() {
    let is_blessing = env::var_os("WIRELINT_BLESS").is_some();
    for (path, cases) in cases() {
        let mut blessed = String::new();
        for (name, text) in cases {
            let fixture = Fixture::parse(&text);
            let (found, _) = found(&fixture);
            if is_blessing {
                writeln!(blessed, "=== {name}\n{}", render(&fixture.files, &found).trim_end()).unwrap();
            } else {
                eprintln!("{name}");
                assert_annotations(&fixture, &found);
            }
        }
        if is_blessing {
            fs::write(path, blessed).unwrap();
        }
    }
}

/// Broken files have other things wrong with them; that none of it ends the program is all that is asked.
#[test]
fn every_beginning_of_a_file_can_be_judged() {
    let cases = cases();
    let texts = cases.iter().flat_map(|it| &it.1).map(|it| &*it.1);
    let files = [include_str!("../oracle/proto2.proto"), include_str!("../oracle/proto3.proto")];
    for text in texts.chain(files) {
        // What stands between two such ends is as a rule in the middle of a word.
        let step = if env::var_os("WIRELINT_EXHAUSTIVE").is_some() { 1 } else { 17 };
        for (end, _) in text.char_indices().step_by(step) {
            let source = |text: &str| Source {
                file: FileId(0),
                root: 0,
                path: "a.proto".into(),
                parse: Arc::new(parse(text)),
            };
            let linked = link(vec![source(&text[..end])]);
            let found = Faults::new(&linked).of(0);
            // What was cut off is missed where it is used, and nowhere outside of the file.
            assert!(found.iter().all(|it| it.span.file == FileId(0)));
        }
    }
}

#[test]
fn buf_refuses_the_same() {
    let Some(buf) = env::var_os("WIRELINT_BUF") else {
        eprintln!("skipped: WIRELINT_BUF is not set");
        return;
    };
    let mut differences = Vec::new();
    for (name, text) in cases().into_iter().flat_map(|it| it.1) {
        let fixture = Fixture::parse(&text);
        let folder = tempfile::tempdir().unwrap();
        for file in &fixture.files {
            let path = if file.path.is_empty() { "a.proto" } else { &file.path };
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, &*file.text).unwrap();
        }
        let built = Command::new(&buf).arg("build").current_dir(folder.path()).output().unwrap();
        let (_, is_refused) = found(&fixture);
        if built.status.success() == is_refused && !name.contains("(buf: ") {
            let said = String::from_utf8_lossy(&[built.stdout, built.stderr].concat()).into_owned();
            let word = if is_refused { "refused here" } else { "accepted here" };
            differences.push(format!("{name}: {word}\n{said}"));
        }
    }
    assert!(differences.is_empty(), "{}\n{} differ", differences.join("\n"), differences.len());
}
