//! The roots of files of which nobody states any.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_protobuf::builtin;
use wirelint_protobuf::roots::{Guesses, folders, is_clean};
use wirelint_protobuf::syntax::{Import, Package, Parse};
use wirelint_source::FileId;
use wirelint_vfs::{Vfs, relative_path};

use super::roots::{Member, Root};
use crate::trees::{Trees, is_proto};

/// What roots were guessed from, so that an edit need not look at all files again.
pub(super) struct Guessed {
    base: PathBuf,
    guesses: Guesses,
    /// The files by their numbers among the guesses.
    numbers: FxHashMap<FileId, usize>,
    /// Whether files are among them that are only imported: those hang on each import.
    has_imported: bool,
}

/// Adds `files`, of which nothing is stated, to `members`, and the roots that they and what they import show to `roots`. Nothing outside of
/// `base`, their workspace, takes part.
pub(super) fn guess(
    vfs: &Vfs,
    trees: &Trees,
    base: &Path,
    files: &[FileId],
    roots: &mut Vec<Root>,
    members: &mut Vec<Member>,
) -> Guessed {
    let mut reached = Reached {
        vfs,
        base,
        known: FxHashSet::default(),
        looked_for: FxHashSet::default(),
        begun: FxHashMap::default(),
    };
    let shown = |file: FileId| relative_path(base, vfs.file(file).path());
    let mut all: Vec<(FileId, String, Arc<Parse>)> =
        files.iter().map(|&file| (file, shown(file), trees.proto(vfs, file))).collect();
    reached.known.extend(all.iter().map(|it| it.1.clone()));
    // What they import says where they are imported from, whether or not it is to be judged.
    let mut next = 0;
    while let Some((_, path, parse)) = all.get(next) {
        let (path, parse) = (path.clone(), Arc::clone(parse));
        for import in parse.file().imports().filter_map(Import::path) {
            if let Some(file) = reached.load(&path, &import.string()) {
                all.push((file, shown(file), trees.proto(vfs, file)));
            }
        }
        next += 1;
    }
    let mut guesses = Guesses::default();
    for (_, path, parse) in &all {
        guesses.add(path, parse);
    }
    let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
    for ((file, ..), guessed) in all.iter().zip(guesses.guess()).take(files.len()) {
        let root = *numbers.entry(guessed.root).or_insert_with_key(|folder| {
            let folders = vec![base.join(folder)];
            roots.push(Root { folders, has_dependencies: false });
            roots.len() as u32 - 1
        });
        members.push(Member { file: *file, root, path: guessed.path.into() });
    }
    Guessed {
        base: base.to_path_buf(),
        guesses,
        numbers: all.iter().enumerate().map(|(number, it)| (it.0, number)).collect(),
        has_imported: all.len() > files.len(),
    }
}

impl Guessed {
    /// Whether all files have the same roots as before, though `file` has another package or other imports. Where it says no, it is of no
    /// more use.
    pub(super) fn holds(&mut self, vfs: &Vfs, trees: &Trees, file: FileId) -> bool {
        let Some(&number) = self.numbers.get(&file) else { return true };
        if self.has_imported {
            return false;
        }
        let parse = trees.proto(vfs, file);
        let path = relative_path(&self.base, vfs.file(file).path());
        let is_elsewhere = |import: &String| {
            may_be_here(import)
                && folders(&path)
                    .map(|folder| joined(folder, import))
                    .take_while(|it| !self.guesses.has(it))
                    .any(|it| vfs.load_inside(&self.base.join(it)).is_ok())
        };
        !self.guesses.new_imports(number, &parse).iter().any(is_elsewhere)
            && self.guesses.edited(number, &parse)
    }
}

/// Whether nothing is another one that roots are guessed from.
pub(crate) fn has_same_header(a: &Parse, b: &Parse) -> bool {
    let package = |it: &Parse| it.file().package().and_then(Package::path).map(|it| it.name().into_owned());
    let import = |it: Import<'_>| (it.kind(), it.path().map(|it| it.string().into_owned()));
    package(a) == package(b) && a.file().imports().map(import).eq(b.file().imports().map(import))
}

/// Files that are imported from some folder above their importers, by their paths from `base`.
struct Reached<'a> {
    vfs: &'a Vfs,
    base: &'a Path,
    known: FxHashSet<String>,
    /// What is not there.
    looked_for: FxHashSet<String>,
    /// Of folders and files that imports begin with, whether they are on the disk: few folders have another `google` in them.
    begun: FxHashMap<String, bool>,
}

impl Reached<'_> {
    /// The file that `import` means in the file at `path`, if it is there and has not been met.
    fn load(&mut self, path: &str, import: &str) -> Option<FileId> {
        if !may_be_here(import) {
            return None;
        }
        let first = import.split('/').next().unwrap_or_default();
        for folder in folders(path) {
            let path = joined(folder, import);
            if self.known.contains(&path) {
                return None;
            }
            if self.looked_for.contains(&path) {
                continue;
            }
            let is_there = |begin: &String| self.vfs.exists_inside(&self.base.join(begin));
            let is_begun = *self.begun.entry(joined(folder, first)).or_insert_with_key(is_there);
            let at = self.base.join(&path);
            // Where nothing begins so there may still be a buffer.
            if (is_begun || self.vfs.id_of(&at).is_some())
                && let Ok(file) = self.vfs.load_inside(&at)
            {
                self.known.insert(path);
                return Some(file);
            }
            self.looked_for.insert(path);
        }
        None
    }
}

/// Whether `import` may lead to a file of the workspace that is read as what it is.
fn may_be_here(import: &str) -> bool {
    is_clean(import) && is_proto(Path::new(import)) && builtin::parse(import).is_none()
}

fn joined(folder: &str, import: &str) -> String {
    if folder.is_empty() { import.to_owned() } else { format!("{folder}/{import}") }
}
