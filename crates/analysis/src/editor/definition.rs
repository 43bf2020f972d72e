//! Where the thing under the cursor is defined.

use std::path::Path;

use wirelint_source::TextRange;

use crate::editor::FileRange;
use crate::editor::target::{extent, naming};
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
    /// different meanings give several places.
    pub fn definition(&self, path: &Path, offset: u32) -> Vec<Definition> {
        let Some((file, _)) = self.file(path) else { return Vec::new() };
        let mut all: Vec<Definition> = Vec::new();
        for contract in self.contracts_with(file) {
            let linked = &contract.linked;
            let Some(naming) = naming(linked, file, offset) else { continue };
            let (focus, whole) = extent(linked, naming.target);
            let target = self.vfs.file(linked.file(naming.target));
            let is_known = |it: &Definition| it.focus.range == focus && it.focus.file.path() == target.path();
            if !all.iter().any(is_known) {
                let origin = linked.node(naming.origin).range();
                all.push(Definition { origin, focus: FileRange { file: target, range: focus }, whole });
            }
        }
        all
    }
}
