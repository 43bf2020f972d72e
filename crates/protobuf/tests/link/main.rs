//! What names mean across files.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]
#![allow(clippy::print_stderr, reason = "what is skipped is said")]

mod corpus;
mod edits;
mod features;
mod names;

use std::sync::Arc;

use wirelint_protobuf::link::{Linked, Source, Target, link};
use wirelint_protobuf::syntax::parse;
use wirelint_source::FileId;
use wirelint_test_fixture::{Annotation, Fixture};

/// The files of a fixture in one root.
fn sources(fixture: &Fixture) -> Vec<Source> {
    (0..)
        .zip(&fixture.files)
        .map(|(number, file)| Source {
            file: FileId(number),
            root: 0,
            path: file.path.as_str().into(),
            parse: Arc::new(parse(&*file.text)),
        })
        .collect()
}

/// What each name means and what is wrong with each import.
fn annotations(linked: &Linked) -> Vec<Annotation> {
    let mut found = Vec::new();
    for doc in linked.docs() {
        let Some(FileId(file)) = doc.file else { continue };
        let mut add = |range: wirelint_source::TextRange, message: String| {
            found.push(Annotation::new(file as usize, range.into(), message));
        };
        for link in doc.links() {
            let name = |it| linked.symbol(it).full_name();
            let kind = |it| linked.symbol(it).kind().noun();
            let message = match link.target {
                Target::Symbol(it) => format!("{} {}", kind(it), name(it)),
                Target::NotImported(it) => format!("not imported: {}", name(it)),
                Target::WrongKind(it) => format!("of the wrong kind: {} {}", kind(it), name(it)),
                Target::Unresolved => "unresolved".into(),
            };
            add(doc.parse.node(link.node).range(), message);
        }
        for import in &doc.imports {
            let range = doc.parse.node(import.node).range();
            for (is, what) in [
                (import.target.is_none(), "missing"),
                (import.target.is_some() && !import.is_used, "unused"),
                (import.is_cyclic, "cyclic"),
                (import.is_double, "double"),
            ] {
                if is {
                    add(range, what.into());
                }
            }
        }
    }
    for it in linked.duplicates() {
        let symbol = linked.symbol(it.symbol);
        let first = linked.symbol(it.first);
        let name = symbol.span().unwrap();
        let range = symbol.doc().parse.absolute(name.item, name.range);
        let message = format!("also in {}: {}", first.doc().path, first.full_name());
        found.push(Annotation::new(name.file.0 as usize, range.into(), message));
    }
    found
}

fn linked(fixture: &Fixture) -> Linked {
    link(sources(fixture))
}
