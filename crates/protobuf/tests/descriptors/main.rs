//! What linked files say beside the descriptors that `protox`, an independent compiler of proto2 and proto3, makes of them: where it
//! accepts a file, names, numbers, types, labels, JSON names, oneofs, reserved stretches and the options that change what is sent agree.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]
#![allow(clippy::print_stderr, reason = "what is skipped is said")]

mod generate;
mod ours;
mod theirs;

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use protox::file::{ChainFileResolver, File, FileResolver, GoogleFileResolver};
use wirelint_protobuf::link::{Source, link};
use wirelint_protobuf::syntax::parse;
use wirelint_source::FileId;

/// Files by the paths by which they are imported.
type Files = BTreeMap<String, String>;

struct InMemory(Files);

impl FileResolver for InMemory {
    fn open_file(&self, name: &str) -> Result<File, protox::Error> {
        let text = self.0.get(name).ok_or_else(|| protox::Error::file_not_found(name))?;
        File::from_source(name, text)
    }
}

/// What came of a comparison.
#[derive(Default)]
struct Compared {
    /// How many facts were compared.
    facts: usize,
    /// Those that only one of them has.
    differences: Vec<String>,
    /// Files that the other one refuses, with what it says.
    refused: Vec<String>,
}

/// Compares what both say of `files`.
fn compare(files: &Files) -> Compared {
    let mut resolver = ChainFileResolver::new();
    resolver.add(InMemory(files.clone()));
    resolver.add(GoogleFileResolver::new());
    let mut compiler = protox::Compiler::with_file_resolver(resolver);
    compiler.include_imports(true);
    // A file that is refused takes no other one with it.
    let mut compared = Compared::default();
    let mut accepted: Vec<&String> = Vec::new();
    for path in files.keys() {
        match compiler.open_file(path) {
            Ok(_) => accepted.push(path),
            Err(error) => compared.refused.push(format!("{path}: {error}")),
        }
    }
    let set = compiler.file_descriptor_set();
    let sources = (0..).zip(files).map(|(number, (path, text))| Source {
        file: FileId(number),
        root: 0,
        path: path.as_str().into(),
        parse: Arc::new(parse(text.as_str())),
    });
    let linked = link(sources.collect());
    for (number, path) in (0..).zip(files.keys()).filter(|it| accepted.contains(&it.1)) {
        let theirs = set.file.iter().find(|it| it.name() == path).unwrap();
        let mut ours = ours::describe(&linked, number);
        let mut theirs = theirs::describe(theirs);
        ours.sort();
        theirs.sort();
        compared.facts += theirs.len();
        let only = |these: &[String], those: &[String], whose: &str| -> Vec<String> {
            let missing = these.iter().filter(|it| those.binary_search(it).is_err());
            missing.map(|it| format!("{path}: only {whose}: {it}")).collect()
        };
        compared.differences.extend(only(&ours, &theirs, "ours"));
        compared.differences.extend(only(&theirs, &ours, "theirs"));
    }
    compared
}

#[track_caller]
fn check(files: &Files, least: usize) {
    let Compared { facts, differences, refused } = compare(files);
    let first = |of: &[String]| of.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
    assert!(refused.is_empty(), "{} refused:\n{}", refused.len(), first(&refused));
    assert!(
        differences.is_empty(),
        "{} differences in {facts} facts:\n{}",
        differences.len(),
        first(&differences)
    );
    assert!(facts >= least, "only {facts} facts were compared");
}

#[test]
fn descriptors_agree_on_generated_files() {
    for seed in 0..200 {
        check(&generate::files(seed), 50);
    }
}

#[test]
fn descriptors_agree_on_what_the_languages_have() {
    for name in ["proto2.proto", "proto3.proto"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/mutations").join(name);
        check(&Files::from([(name.to_owned(), fs::read_to_string(path).unwrap())]), 20);
    }
}

#[test]
fn descriptors_agree_on_published_files() {
    let Some(corpus) = env::var_os("WIRELINT_CORPUS") else {
        eprintln!("skipped: WIRELINT_CORPUS is not set");
        return;
    };
    let root = Path::new(&corpus).join("protobuf/googleapis");
    let mut files = Files::new();
    find(&root, &root, &mut files);
    // The previews define again what the others do.
    files.retain(|path, _| !path.starts_with("preview/"));
    check(&files, 300_000);
}

fn find(folder: &Path, root: &Path, files: &mut Files) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            find(&path, root, files);
        } else if path.extension().is_some_and(|it| it == "proto") {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            files.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
}
