//! Which files are one schema with its operations.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_source::FileId;
use wirelint_vfs::{Vfs, relative_path};

use super::group::{Document, groups};
use super::shape::{Name, Shape, default_roots, mentioned, stated};
use crate::trees::Trees;

/// The files of a run, in projects.
#[derive(Default, PartialEq, Eq, Debug)]
pub(crate) struct Plan {
    pub(crate) projects: Vec<Planned>,
}

/// A project: a schema, and the operations that it answers.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct Planned {
    /// The files, in the order of their paths.
    pub(crate) members: Vec<FileId>,
}

/// What a plan was made from, so that an edit need not look at all files again.
#[derive(Default)]
pub(super) struct Grounds {
    shapes: FxHashMap<FileId, Shape>,
    /// What all documents state.
    roots: FxHashSet<Name>,
    /// It hangs on more than what the documents show.
    is_delicate: bool,
}

impl Grounds {
    /// Whether the plan is the same, though `file` has another text.
    pub(super) fn hold(&self, vfs: &Vfs, trees: &Trees, file: FileId) -> bool {
        let Some(known) = self.shapes.get(&file) else { return true };
        !self.is_delicate && *known == Shape::of(&trees.graphql(vfs, file), &self.roots)
    }
}

impl Plan {
    /// Puts `files`, which are in the order of their paths, into projects.
    pub(super) fn of(vfs: &Vfs, trees: &Trees, files: &[FileId]) -> (Self, Grounds) {
        let parses: Vec<_> = files.par_iter().map(|&file| trees.graphql(vfs, file)).collect();
        let mut roots: FxHashSet<Name> = default_roots().map(|it| it.1).into_iter().collect();
        roots.extend(parses.iter().flat_map(|it| stated(it)).map(|it| it.1));
        let shapes: Vec<Shape> = parses.par_iter().map(|it| Shape::of(it, &roots)).collect();
        let mut by_workspace: BTreeMap<PathBuf, Vec<usize>> = BTreeMap::new();
        for (at, &file) in files.iter().enumerate() {
            by_workspace.entry(workspace_of(vfs, vfs.file(file).path())).or_default().push(at);
        }
        let mut projects = Vec::new();
        let mut is_delicate = false;
        for (workspace, own) in by_workspace {
            let paths: Vec<String> =
                own.iter().map(|at| relative_path(&workspace, vfs.file(files[*at]).path())).collect();
            let documents: Vec<Document<'_>> =
                own.iter().zip(&paths).map(|(at, path)| Document { path, shape: &shapes[*at] }).collect();
            let mut mentions = |number: u32| mentioned(&parses[own[number as usize]]);
            let (groups, delicate) = groups(&documents, &mut mentions);
            is_delicate |= delicate;
            let member = |it: &u32| files[own[*it as usize]];
            projects.extend(groups.iter().map(|it| Planned { members: it.iter().map(member).collect() }));
        }
        let shapes = files.iter().copied().zip(shapes).collect();
        (Self { projects }, Grounds { shapes, roots, is_delicate })
    }
}

fn workspace_of(vfs: &Vfs, path: &Path) -> PathBuf {
    vfs.workspace().root_of(path).or(path.parent()).unwrap_or(path).to_path_buf()
}
