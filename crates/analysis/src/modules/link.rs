//! From the files of a module to what all their names mean.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use wirelint_protobuf::link::{Linked, Source, Wanted, link, wanted};
use wirelint_protobuf::roots::is_clean;
use wirelint_source::FileId;
use wirelint_vfs::Vfs;

use super::roots::{Planned, Root};
use crate::trees::{Trees, is_proto};

/// A module, linked for the texts that its files have.
pub(crate) struct Module {
    pub(crate) linked: Linked,
    roots: Arc<[Root]>,
    /// So many of the first documents are judged; those behind them are only imported.
    members: u32,
}

/// Reads `files`, on all threads.
pub(super) fn parse_all(vfs: &Vfs, trees: &Trees, files: &[FileId]) {
    files.par_iter().for_each(|&file| _ = trees.proto(vfs, file));
}

impl Module {
    /// Links the members of `planned` with all that they import, as far as it is in the workspace.
    pub(super) fn link(vfs: &Vfs, trees: &Trees, planned: &Planned) -> Self {
        let mut sources: Vec<Source> = planned
            .members
            .iter()
            .map(|it| Source {
                file: it.file,
                root: it.root,
                path: Arc::clone(&it.path),
                parse: trees.proto(vfs, it.file),
            })
            .collect();
        let members = sources.len() as u32;
        let mut known: FxHashSet<Arc<str>> = sources.iter().map(|it| Arc::clone(&it.path)).collect();
        let mut files: FxHashSet<FileId> = sources.iter().map(|it| it.file).collect();
        // What has been added last may import what nobody has asked for yet.
        let mut new = 0;
        while new < sources.len() {
            let wanted = wanted(&sources[new..]);
            new = sources.len();
            for it in wanted {
                if known.contains(&*it.path) {
                    continue;
                }
                let Some((root, file)) = load(vfs, &planned.roots, &it) else { continue };
                if !files.insert(file) {
                    continue;
                }
                let path: Arc<str> = it.path.into();
                known.insert(Arc::clone(&path));
                sources.push(Source { file, root, path, parse: trees.proto(vfs, file) });
            }
        }
        Self { linked: link(sources), roots: planned.roots.clone().into(), members }
    }

    /// Whether the module is of other files where `files` have other texts by now: one imports what is there and was not wanted, or nobody
    /// imports any more what is only here for that.
    pub(super) fn wants_other_files(&self, trees: &Trees, vfs: &Vfs, files: &BTreeSet<FileId>) -> bool {
        files.iter().any(|&file| {
            let Some(number) = self.linked.doc_of(file) else { return false };
            let doc = &self.linked.docs()[number as usize];
            let parse = trees.proto(vfs, file);
            let (left, new) = self.linked.other_imports(number, &parse);
            let is_there = |path: String| {
                let wanted = Wanted { root: doc.root, path };
                is_clean(&wanted.path) && load(vfs, &self.roots, &wanted).is_some()
            };
            left.into_iter().any(|it| it >= self.members) || new.into_iter().any(is_there)
        })
    }

    /// The same where `files`, which it is of, have other texts by now.
    pub(super) fn edited(
        &self,
        trees: &Trees,
        vfs: &Vfs,
        files: impl IntoIterator<Item = FileId>,
    ) -> Option<Self> {
        let mut linked: Option<Linked> = None;
        for file in files {
            let before = linked.as_ref().unwrap_or(&self.linked);
            let Some(doc) = before.doc_of(file) else { continue };
            linked = Some(before.edited(doc, trees.proto(vfs, file)));
        }
        Some(Self { linked: linked?, roots: Arc::clone(&self.roots), members: self.members })
    }

    /// The same, sharing with `known` what is equal in both.
    pub(super) fn sharing(self, known: &Self) -> Self {
        Self { linked: self.linked.sharing(&known.linked), ..self }
    }

    /// The files that are judged, in the order of their paths.
    pub(crate) fn members(&self) -> impl Iterator<Item = FileId> {
        self.linked.docs()[..self.members as usize].iter().filter_map(|it| it.file)
    }

    /// How many of the first documents are judged.
    pub(super) fn member_count(&self) -> u32 {
        self.members
    }

    /// The files that are only imported, each with one that imports it.
    pub(super) fn imported(&self) -> impl Iterator<Item = (FileId, FileId)> {
        let docs = self.linked.docs();
        let mut importers = vec![None; docs.len()];
        for doc in docs {
            for target in doc.imports.iter().filter_map(|it| it.target) {
                importers[target as usize] = importers[target as usize].or(doc.file);
            }
        }
        docs.iter().zip(importers).skip(self.members as usize).filter_map(|(doc, by)| Some((doc.file?, by?)))
    }

    /// Whether what `file` imports may come from elsewhere.
    pub(super) fn has_dependencies(&self, file: FileId) -> bool {
        let root = self.linked.doc_of(file).map(|it| self.linked.docs()[it as usize].root);
        root.and_then(|it| self.roots.get(it as usize)).is_some_and(|it| it.has_dependencies)
    }
}

/// The file that `wanted` means, with the number of its root: its importer's own, else the first that has it.
fn load(vfs: &Vfs, roots: &[Root], wanted: &Wanted) -> Option<(u32, FileId)> {
    let own = wanted.root as usize;
    let others = (0..roots.len()).filter(|&it| it != own);
    std::iter::once(own).filter(|&it| it < roots.len()).chain(others).find_map(|root| {
        // Whatever it is that is called otherwise, it may be read as something else already.
        let path = Path::new(&wanted.path);
        let at = |folder: &Path| is_proto(path).then(|| vfs.load_inside(&folder.join(path)).ok()).flatten();
        Some((root as u32, roots[root].folders.iter().find_map(|it| at(it))?))
    })
}
