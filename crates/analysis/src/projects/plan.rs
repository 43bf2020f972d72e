//! Which files are one schema with its operations.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_source::FileId;
use wirelint_vfs::{Kind, Vfs, relative_path};

use super::configured::{Configuration, Configurations};
use super::group::{Document, groups};
use super::joined::{Reader, bundles, patterns};
use super::shape::{Name, Shape, default_roots, mentioned, stated};
use crate::find::Found;
use crate::trees::Trees;

/// The files of a run, in projects.
#[derive(Default)]
pub(crate) struct Plan {
    pub(crate) projects: Vec<Planned>,
    /// What states some of them.
    pub(crate) configurations: Vec<Arc<Configuration>>,
}

/// A project: a schema, and the operations that it answers.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct Planned {
    /// The files that are judged, in the order of their paths.
    pub(crate) members: Vec<FileId>,
    /// Files of the schema that nobody asked to judge.
    pub(crate) others: Vec<FileId>,
    /// Part of the schema is out of reach.
    pub(crate) is_partial: bool,
    /// Code joins what the files define under one name.
    pub(crate) is_joined: bool,
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

/// The patterns of documents that source files read together, by the paths of those that were looked at.
#[derive(Default)]
pub(super) struct Readers(FxHashMap<PathBuf, Vec<String>>);

impl Readers {
    /// Whether the file reads the same, though it has another text. Where it says no, the file is looked at again.
    pub(super) fn hold(&mut self, vfs: &Vfs, file: FileId) -> bool {
        let file = vfs.file(file);
        let holds = self.0.get(file.path()).is_none_or(|it| *it == patterns(file.path(), file.text()));
        if !holds {
            self.0.remove(file.path());
        }
        holds
    }
}

impl Plan {
    /// Puts `files`, which are in the order of their paths, into projects: those that are stated, and what is left into those that the
    /// documents show.
    pub(super) fn of(vfs: &Vfs, trees: &Trees, found: &Found, readers: &mut Readers) -> (Self, Grounds) {
        let files: &[FileId] = &found.graphqls().collect::<Vec<_>>();
        let mut configurations = Configurations::new(vfs, files);
        let mut stated: BTreeMap<PathBuf, (Arc<Configuration>, Vec<FileId>)> = BTreeMap::new();
        let mut free: Vec<FileId> = Vec::new();
        for &file in files {
            let source = vfs.file(file);
            let folder = source.path().parent().unwrap_or(source.path());
            match configurations.of(folder, &workspace_of(vfs, source.path())) {
                Some(it) => {
                    let folder = it.folder().to_path_buf();
                    stated.entry(folder).or_insert_with(|| (it, Vec::new())).1.push(file);
                }
                None => free.push(file),
            }
        }
        let mut projects = Vec::new();
        for (configuration, own) in stated.into_values() {
            let (members, left) = configuration.assign(vfs, &own);
            free.extend(left);
            projects.extend(members.into_values().map(|it| {
                let own: FxHashSet<FileId> = it.own.iter().copied().collect();
                let others = it.schema.into_iter().filter(|file| !own.contains(file)).collect();
                Planned { others, members: it.own, is_partial: it.is_partial, is_joined: false }
            }));
        }
        free.sort_by_cached_key(|it| vfs.file(*it).path().to_path_buf());
        let (shown, grounds) = shown((vfs, trees), &free, (found, readers));
        projects.extend(shown);
        (Self { projects, configurations: configurations.all }, grounds)
    }
}

/// The projects that `files`, which are in the order of their paths, show.
fn shown(
    (vfs, trees): (&Vfs, &Trees),
    files: &[FileId],
    (found, readers): (&Found, &mut Readers),
) -> (Vec<Planned>, Grounds) {
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
        let bundles = read_together(vfs, (found, readers), &workspace, &documents);
        let (groups, delicate) = groups(&documents, &bundles, &mut mentions);
        is_delicate |= delicate;
        let member = |it: &u32| files[own[*it as usize]];
        projects.extend(groups.iter().map(|it| Planned {
            members: it.documents.iter().map(member).collect(),
            others: Vec::new(),
            is_partial: false,
            is_joined: it.is_joined,
        }));
    }
    let shapes = files.iter().copied().zip(shapes).collect();
    (projects, Grounds { shapes, roots, is_delicate })
}

/// The numbers of documents, whose paths are from `workspace`, that code in there reads together. It is looked at only where that may say
/// something else than the documents do: where operations begin in several.
fn read_together(
    vfs: &Vfs,
    (found, readers): (&Found, &mut Readers),
    workspace: &Path,
    documents: &[Document<'_>],
) -> Vec<Vec<u32>> {
    if documents.iter().filter(|it| it.shape.is_rooted).nth(1).is_none() {
        return Vec::new();
    }
    let paths: Vec<PathBuf> = documents.iter().map(|it| workspace.join(it.path)).collect();
    let is_manifest = |it: &&Path| it.file_name().is_some_and(|it| it == "package.json");
    let candidates = || found.sorted.iter().map(|it| &*it.candidate.path);
    let packages: FxHashSet<&Path> = candidates().filter(is_manifest).filter_map(Path::parent).collect();
    let sources: Vec<&Path> =
        candidates().filter(|it| Kind::is_source(it) && workspace_of(vfs, it) == workspace).collect();
    let new: Vec<&Path> = sources.iter().copied().filter(|it| !readers.0.contains_key(*it)).collect();
    let look = |path: &&Path| {
        let patterns = vfs.glance(path, |text| patterns(path, text)).unwrap_or_default();
        (path.to_path_buf(), patterns)
    };
    let looked: Vec<(PathBuf, Vec<String>)> = new.par_iter().map(look).collect();
    readers.0.extend(looked);
    let reading = sources.into_iter().filter_map(|path| Some((path, &**readers.0.get(path)?)));
    let bundles = reading.filter(|it| !it.1.is_empty()).flat_map(|(path, patterns)| {
        let mut above = path.ancestors().skip(1).take_while(|it| it.starts_with(workspace));
        let package = above.find(|it| packages.contains(it)).unwrap_or(workspace);
        bundles(&Reader { path, patterns, package }, &paths)
    });
    bundles.collect()
}

fn workspace_of(vfs: &Vfs, path: &Path) -> PathBuf {
    vfs.workspace().root_of(path).or(path.parent()).unwrap_or(path).to_path_buf()
}
