//! The roots of files of which nobody states any.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashMap;
use wirelint_protobuf::builtin;
use wirelint_protobuf::roots::is_clean;
use wirelint_protobuf::syntax::{Import, Package, Parse};
use wirelint_source::FileId;
use wirelint_vfs::{Vfs, relative_path};

use super::roots::{Member, Root};
use crate::trees::{Trees, is_proto};

/// Adds `files`, of which nothing is stated, to `members`, and the roots that they and what they import show to `roots`. Nothing outside of
/// `base`, their workspace, takes part.
pub(super) fn guess(
    vfs: &Vfs,
    trees: &Trees,
    base: &Path,
    files: &[FileId],
    roots: &mut Vec<Root>,
    members: &mut Vec<Member>,
) {
    let mut reached = Reached { vfs, base, known: BTreeSet::new(), found: FxHashMap::default() };
    let mut all: Vec<(FileId, String, Arc<Parse>)> =
        files.iter().map(|&file| (file, reached.shown(file), trees.proto(vfs, file))).collect();
    reached.known.extend(all.iter().map(|it| base.join(&it.1)));
    // What they import says where they are imported from, whether or not it is to be judged.
    let mut next = 0;
    while let Some((file, _, parse)) = all.get(next) {
        let folder = vfs.file(*file).path().parent().map(Path::to_path_buf).unwrap_or_default();
        let parse = Arc::clone(parse);
        for import in parse.file().imports().filter_map(Import::path) {
            if let Some(file) = reached.load(&folder, &import.string()) {
                all.push((file, reached.shown(file), trees.proto(vfs, file)));
            }
        }
        next += 1;
    }
    let given: Vec<(&str, &Parse)> = all.iter().map(|(_, path, parse)| (&**path, &**parse)).collect();
    let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
    for ((file, ..), guessed) in all.iter().zip(wirelint_protobuf::roots::guess(&given)).take(files.len()) {
        let root = *numbers.entry(guessed.root).or_insert_with_key(|folder| {
            let folders = vec![base.join(folder)];
            roots.push(Root { folders, has_dependencies: false });
            roots.len() as u32 - 1
        });
        members.push(Member { file: *file, root, path: guessed.path.into() });
    }
}

/// Whether nothing is another one that roots are guessed from.
pub(crate) fn has_same_header(a: &Parse, b: &Parse) -> bool {
    let package = |it: &Parse| it.file().package().and_then(Package::path).map(|it| it.name().into_owned());
    let import = |it: Import<'_>| (it.kind(), it.path().map(|it| it.string().into_owned()));
    package(a) == package(b) && a.file().imports().map(import).eq(b.file().imports().map(import))
}

/// Files that are imported from some folder above their importers.
struct Reached<'a> {
    vfs: &'a Vfs,
    base: &'a Path,
    known: BTreeSet<PathBuf>,
    /// By what is imported the folders from which it is there, and those from which it is not.
    found: FxHashMap<String, FxHashMap<PathBuf, bool>>,
}

impl Reached<'_> {
    fn shown(&self, file: FileId) -> String {
        relative_path(self.base, self.vfs.file(file).path())
    }

    /// The file that `import` means in `folder`, if it is there and has not been met.
    fn load(&mut self, folder: &Path, import: &str) -> Option<FileId> {
        if !is_clean(import) || !is_proto(Path::new(import)) || builtin::parse(import).is_some() {
            return None;
        }
        let known = self.found.entry(import.to_owned()).or_default();
        for root in folder.ancestors().take_while(|it| it.starts_with(self.base)) {
            match known.get(root) {
                Some(true) => return None,
                Some(false) => continue,
                None => {}
            }
            let path = root.join(import);
            if self.known.contains(&path) {
                known.insert(root.to_path_buf(), true);
                return None;
            }
            let file = self.vfs.load_inside(&path).ok();
            known.insert(root.to_path_buf(), file.is_some());
            if let Some(file) = file {
                self.known.insert(path);
                return Some(file);
            }
        }
        None
    }
}
