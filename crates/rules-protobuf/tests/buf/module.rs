//! What our rules find in a module: all files below a folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use unicode_width::UnicodeWidthChar as _;
use wirelint_lint::Runner;
use wirelint_protobuf::faults::Faults;
use wirelint_protobuf::link::{Linked, Source, link};
use wirelint_protobuf::syntax::parse;
use wirelint_rules_protobuf::{Ignores, Options, Subject, Surroundings, run_all, run_file};
use wirelint_source::{FileId, TextRange};

use crate::compare::Found;

/// Files that are whole and have the usual settings.
struct Usual(Arc<Options>);

impl Surroundings for Usual {
    fn not_utf8(&self, _: FileId) -> Vec<TextRange> {
        Vec::new()
    }

    fn has_dependencies(&self, _: FileId) -> bool {
        false
    }

    fn options(&self, _: FileId) -> Arc<Options> {
        Arc::clone(&self.0)
    }
}

/// Everything that rules with one of buf's names find.
pub(crate) fn lint(folder: &Path) -> Vec<Found> {
    let linked = read(folder);
    let faults = Faults::new(&linked);
    let usual = Usual(Arc::default());
    let subject = Subject { linked: &linked, faults: &faults, surroundings: &usual };
    let is_theirs = |meta: &'static wirelint_lint::Meta| !meta.peers.is_empty();
    let mut runner = Runner::new(&is_theirs, false);
    run_all(subject, linked.docs().len() as u32, &mut runner);
    for number in 0..linked.docs().len() as u32 {
        run_file(subject, number, &mut runner);
    }
    let (diagnostics, _, failures) = runner.finish();
    assert!(failures.is_empty(), "{failures:?}");
    let ignores: Vec<Ignores> = linked.docs().iter().map(|it| Ignores::of(&it.parse)).collect();
    let found = diagnostics.into_iter().filter_map(|it| {
        let number = linked.doc_of(it.span.file).unwrap() as usize;
        let doc = &linked.docs()[number];
        let peers = wirelint_rules_protobuf::rules().find(|meta| meta.id == it.rule).unwrap().peers;
        let start = doc.parse.absolute(it.span.item, it.span.range).start;
        if ignores[number].silences(peers[0], start) {
            return None;
        }
        // v2 does not have it.
        if peers[0] == "FIELD_NO_DESCRIPTOR" {
            return None;
        }
        let (line, column) = place(doc.parse.text(), start as usize);
        Some(Found {
            path: doc.path.to_string(),
            line,
            column,
            rule: peers[0].to_owned(),
            message: it.message,
        })
    });
    found.collect()
}

fn read(folder: &Path) -> Linked {
    let mut paths = Vec::new();
    find(folder, &mut paths);
    let sources = paths.iter().enumerate().map(|(number, path)| {
        let relative = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
        Source {
            file: FileId(number as u32),
            root: 0,
            path: relative.into(),
            parse: Arc::new(parse(fs::read_to_string(path).unwrap())),
        }
    });
    link(sources.collect())
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

/// Line and column from 1; columns as a terminal has them, with tabs to every fourth.
fn place(text: &str, offset: usize) -> (u32, u32) {
    let before = &text[..offset];
    let start = before.rfind('\n').map_or(0, |it| it + 1);
    let mut column = 0;
    for it in before[start..].chars() {
        column += if it == '\t' { 4 - column % 4 } else { it.width().unwrap_or(0) as u32 };
    }
    (before.matches('\n').count() as u32 + 1, column + 1)
}
