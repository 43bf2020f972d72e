//! Published files: every name in them means something.

use std::env;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use wirelint_protobuf::builtin;
use wirelint_protobuf::faults::Faults;
use wirelint_protobuf::link::{Source, Target, link};
use wirelint_protobuf::syntax::parse;
use wirelint_source::FileId;

#[test]
fn what_is_built_in_can_be_read_and_linked() {
    let paths: Vec<_> = builtin::paths().collect();
    assert!(paths.is_sorted());
    let sources = (0..).zip(&paths).map(|(number, path)| {
        let parse = builtin::parse(path).unwrap();
        assert_eq!(parse.errors().collect::<Vec<_>>(), [], "{path}");
        Source { file: FileId(number), root: 0, path: (*path).into(), parse }
    });
    let linked = link(sources.collect());
    assert_eq!(linked.duplicates(), []);
    for doc in linked.docs() {
        assert!(doc.imports.iter().all(|it| it.target.is_some()), "{}", doc.path);
        for link in doc.links() {
            assert!(link.target.symbol().is_some(), "{}: {:?}", doc.path, doc.parse.node(link.node));
        }
    }
}

#[test]
fn every_name_in_published_files_means_something() {
    let Some(corpus) = env::var_os("WIRELINT_CORPUS") else {
        eprintln!("skipped: WIRELINT_CORPUS is not set");
        return;
    };
    let root = Path::new(&corpus).join("protobuf/googleapis");
    let mut sources = Vec::new();
    find(&root, &root, &mut sources);
    assert!(sources.len() > 1000);
    let linked = link(sources);
    let mut names = 0;
    let mut lost = Vec::new();
    for doc in linked.docs() {
        // Where an import is missing, or comes from elsewhere, so do names.
        let is_whole = doc.imports.iter().all(|it| it.target.is_some());
        for link in doc.links().iter().filter(|_| is_whole) {
            names += 1;
            if !matches!(link.target, Target::Symbol(_)) {
                let text = doc.parse.node(link.node).text();
                lost.push(format!("{}: {text} {:?}", doc.path, link.target));
            }
        }
    }
    assert!(names > 100_000);
    // Compilers accept them, but for what is not there.
    let faults = Faults::new(&linked);
    for (number, doc) in
        (0..).zip(linked.docs()).filter(|(_, doc)| doc.imports.iter().all(|it| it.target.is_some()))
    {
        lost.extend(faults.of(number).into_iter().map(|it| format!("{}: {}", doc.path, it.message)));
    }
    let first = lost.iter().take(10).cloned().collect::<Vec<_>>().join("\n");
    assert!(lost.is_empty(), "{} of {names}:\n{first}", lost.len());
}

fn find(folder: &Path, root: &Path, sources: &mut Vec<Source>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            find(&path, root, sources);
        } else if path.extension().is_some_and(|it| it == "proto") {
            let text = fs::read_to_string(&path).unwrap();
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            sources.push(Source {
                file: FileId(sources.len() as u32),
                root: 0,
                path: name.into(),
                parse: Arc::new(parse(text)),
            });
        }
    }
}
