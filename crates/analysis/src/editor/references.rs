//! Who refers to the thing under the cursor.

use std::collections::BTreeMap;
use std::path::Path;

use wirelint_openapi::link::{At, Linked};
use wirelint_openapi::syntax::Operation;
use wirelint_source::{FileId, TextRange};
use wirelint_yaml::{Node, NodeId};

use crate::editor::target::{definition, doc_of, extent, links, naming};
use crate::editor::{FileRange, graphql, proto, resolvers};
use crate::host::Snapshot;

impl Snapshot<'_> {
    /// Every string or name that refers to what stands at `offset` of the file at `path`, or to what the string there refers to, in
    /// all contracts and files; with the place of its definition if that is asked for. A field's resolver is among them, and who asks about a
    /// resolver asks about its field. Ordered by path and place.
    pub fn references(&self, path: &Path, offset: u32, with_definition: bool) -> Vec<FileRange> {
        let Some((file, _)) = self.file(path) else { return Vec::new() };
        let mut targets: Vec<(FileId, NodeId)> = Vec::new();
        for contract in self.contracts_with(file) {
            let linked = &contract.linked;
            let named = naming(linked, file, offset).map(|it| it.target);
            let target = named.or_else(|| definition(linked, file, offset));
            targets.extend(target.map(|at| (linked.file(at), at.node)));
        }
        targets.sort_unstable();
        targets.dedup();

        let mut found: BTreeMap<(String, TextRange), FileRange> = BTreeMap::new();
        let mut add_in = |file: FileId, range: TextRange| {
            let file = self.vfs.file(file);
            found.entry((file.shown_path().to_owned(), range)).or_insert(FileRange { file, range });
        };
        for met in proto::met(*self, path, offset) {
            met.references(*self, with_definition).into_iter().for_each(|(file, range)| add_in(file, range));
        }
        let mut add_named = |met: &graphql::Met| {
            met.references(*self, with_definition).into_iter().for_each(|(file, range)| add_in(file, range));
            let resolvers =
                met.defined(*self).map(|(file, range)| resolvers::met_in_schema(*self, file, range));
            for (file, range) in resolvers.into_iter().flatten().filter_map(|it| it.given()) {
                add_in(file, range);
            }
        };
        graphql::met(*self, path, offset).iter().for_each(&mut add_named);
        for (file, range) in resolvers::met(*self, path, offset).iter().filter_map(|it| it.stated(*self)) {
            let path = self.vfs.file(file).path().to_path_buf();
            graphql::met(*self, &path, range.start).iter().for_each(&mut add_named);
        }
        let mut add = |linked: &Linked, at: At, range: TextRange| add_in(linked.file(at), range);
        for (file, node) in targets {
            for contract in self.contracts_with(file) {
                let linked = &contract.linked;
                let Some(doc) = doc_of(linked, file) else { continue };
                let target = At { doc, node };
                for reference in linked.references_to(target) {
                    add(linked, reference.value, linked.node(reference.value).range());
                }
                if let Some(id) = Operation(linked.node(target)).operation_id().and_then(Node::str) {
                    for (at, _) in links(linked).filter(|(_, it)| *it == id) {
                        add(linked, at, linked.node(at).range());
                    }
                }
                if with_definition {
                    add(linked, target, extent(linked, target).0);
                }
            }
        }
        found.into_values().collect()
    }
}
