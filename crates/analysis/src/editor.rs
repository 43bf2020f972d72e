//! What an editor asks about a place: what it refers to, who refers to it, what a document consists of, how a finding is
//! silenced. Knows no protocol: places are bytes of files.
//!
//! All answers are about the texts that the host has at that moment, and cost at most one walk over the contracts that the file is part of.

mod axis;
mod definition;
mod describe;
mod graphql;
mod ignore;
mod page;
mod proto;
mod references;
mod resolvers;
mod symbols;
mod target;

pub use axis::{axis_line, axis_page};
pub use definition::Definition;
pub use describe::Description;
pub use page::rule_page;
pub use symbols::{Symbol, SymbolKind};

use std::path::Path;
use std::sync::Arc;

use wirelint_source::{FileId, TextRange};
use wirelint_vfs::File;
use wirelint_yaml::Tree;

use crate::host::Snapshot;
use crate::trees::is_proto;

/// A stretch of a file.
#[derive(Clone, Debug)]
pub struct FileRange {
    /// The file, with the text that the range is of.
    pub file: Arc<File>,
    /// The bytes, from the start of the file.
    pub range: TextRange,
}

impl Snapshot<'_> {
    /// The file at `path` with its tree, if it has been read and is YAML or JSON.
    fn parsed(&self, path: &Path) -> Option<(FileId, Arc<File>, Arc<Tree>)> {
        let (id, file) = self.file(path).filter(|_| !is_proto(path))?;
        Some((id, file, self.memo.trees.get(self.vfs, id)))
    }
}
