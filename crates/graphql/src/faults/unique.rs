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

    /// Operations and fragments of the document: a server gets the document as a whole.
    pub(super) fn unique_executables(&mut self) {
        let parse = &self.schema.docs()[self.doc as usize].parse;
        let operations: Vec<Operation<'s>> = parse.document().operations().collect();
        if operations.len() > 1 {
            for operation in operations.iter().filter(|it| it.name().is_none()) {
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
        let document = self.schema.docs()[self.doc as usize].parse.document();
        if document.operations().next().is_none() {
            return;
        }
        for definition in document.definitions().filter(|it| !it.is_executable()) {
            let node = definition.name().unwrap_or(definition.node());
            self.report(
                FaultKind::ExecutableDefinitions,
                node,
                "a document with operations cannot be sent with definitions of types",
            );
        }
    }
}
