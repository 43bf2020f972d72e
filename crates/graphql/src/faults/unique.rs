//! Names that stand twice.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::{Check, FaultKind};
use crate::syntax::{Fragment, Node, Operation};

impl<'s> Check<'_, 's> {
    /// Reports each name that has stood before. `what` begins the message: "the field".
    pub(super) fn unique(&mut self, kind: FaultKind, what: &str, names: impl Iterator<Item = Node<'s>>) {
        let names: Vec<Node<'s>> = names.collect();
        // Most are few, and none is doubled.
        if names.len() < 2 {
            return;
        }
        let mut first: FxHashMap<&str, Node<'s>> = FxHashMap::default();
        for name in names {
            match first.entry(name.text()) {
                Entry::Vacant(entry) => {
                    entry.insert(name);
                }
                Entry::Occupied(entry) => {
                    let before = self.span(*entry.get());
                    self.report(kind, name, format!("{what} `{}` is there twice", name.text()))
                        .related(before, "the first one");
                }
            }
        }
    }

    /// Operations and fragments of each document in the file: a server gets a document as a whole.
    pub(super) fn unique_executables(&mut self) {
        let parse = &self.schema.docs()[self.doc as usize].parse;
        let operations: Vec<Operation<'s>> = parse.document().operations().collect();
        for document in operations.chunk_by(|a, b| parse.part_of(a.node()) == parse.part_of(b.node())) {
            for operation in document.iter().filter(|it| it.name().is_none() && document.len() > 1) {
                let node = operation
                    .keyword()
                    .or(operation.selection_set().and_then(|it| it.node().children().next()));
                self.report(
                    FaultKind::LoneAnonymousOperation,
                    node.unwrap_or(operation.node()),
                    "an operation without a name stands beside others",
                )
                .help("give it a name".to_owned());
            }
        }
        let names = operations.iter().filter_map(|it| it.name());
        self.unique(FaultKind::UniqueOperationNames, "the operation", names);
        let fragments = parse.document().fragments().filter_map(Fragment::name);
        self.unique(FaultKind::UniqueFragmentNames, "the fragment", fragments);
    }

    /// A document for a server has nothing but operations and fragments.
    pub(super) fn executable_definitions(&mut self) {
        let parse = &self.schema.docs()[self.doc as usize].parse;
        let mut sent: Vec<usize> = parse.document().operations().map(|it| parse.part_of(it.node())).collect();
        sent.dedup();
        if sent.is_empty() {
            return;
        }
        let types = parse.document().definitions().filter(|it| !it.is_executable());
        for definition in types.filter(|it| sent.binary_search(&parse.part_of(it.node())).is_ok()) {
            let node = definition.name().unwrap_or(definition.node());
            self.report(
                FaultKind::ExecutableDefinitions,
                node,
                "a document with operations cannot be sent with definitions of types",
            );
        }
    }
}
