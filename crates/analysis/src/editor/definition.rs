//! Where the thing under the cursor is defined.

use std::path::Path;

use wirelint_source::TextRange;

use crate::editor::target::{extent, naming};
use crate::editor::{FileRange, graphql, proto, resolvers};
use crate::host::Snapshot;

/// Where something is defined.
#[derive(Clone, Debug)]
pub struct Definition {
    /// The string that names it, in the file that was asked about.
    pub origin: TextRange,
    /// Its name, or its beginning where it has none.
    pub focus: FileRange,
    /// The whole of it, in the same file.
    pub whole: TextRange,
}

impl Snapshot<'_> {
    /// Where what the string at `offset` of the file at `path` refers to is defined, one step on. Contracts that give the string
    /// different meanings give several places. In .proto files that is a name or an import, in GraphQL
    /// a name, in configuration the name of a service or method. A field of a schema leads to its resolver, and that to the field.
    pub fn definition(&self, path: &Path, offset: u32) -> Vec<Definition> {
        let Some((file, _)) = self.file(path) else { return Vec::new() };
        let mut all: Vec<Definition> = Vec::new();
        for met in proto::met(*self, path, offset).iter().filter(|it| !it.is_definition) {
            add(&mut all, met.definition(*self));
        }
        for met in graphql::met(*self, path, offset).iter().filter(|it| !it.is_definition) {
            add(&mut all, met.definition(*self));
        }
        for met in resolvers::met(*self, path, offset) {
            add(&mut all, met.definition(*self));
        }
        for contract in self.contracts_with(file) {
            let linked = &contract.linked;
            let Some(naming) = naming(linked, file, offset) else { continue };
            let (focus, whole) = extent(linked, naming.target);
            let file = self.vfs.file(linked.file(naming.target));
            let origin = linked.node(naming.origin).range();
            add(&mut all, Some(Definition { origin, focus: FileRange { file, range: focus }, whole }));
        }
        all
    }
}

/// Adds a definition that is not known yet.
fn add(all: &mut Vec<Definition>, new: Option<Definition>) {
    let Some(new) = new else { return };
    let is_known =
        |it: &Definition| it.focus.range == new.focus.range && it.focus.file.path() == new.focus.file.path();
    if !all.iter().any(is_known) {
        all.push(new);
    }
}
