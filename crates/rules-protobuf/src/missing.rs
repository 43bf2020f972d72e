//! What cannot be known because something is not here, or cannot be read.

use std::collections::BTreeSet;

use wirelint_protobuf::link::{Doc, Linked};
use wirelint_protobuf::syntax::{Import, ImportKind};

/// The paths of the imports of `doc` that lead to no file and well might: each once.
pub(crate) fn imports(doc: &Doc) -> impl Iterator<Item = Import<'_>> {
    let missing = doc.imports.iter().filter(|it| it.target.is_none() && !it.is_double);
    missing
        .filter_map(|it| Import::cast(doc.parse.node(it.node)))
        .filter(|it| it.path().is_some_and(|path| wirelint_protobuf::roots::is_clean(&path.string())))
}

/// What a document sees: itself, its imports, and what those import publicly.
fn seen(linked: &Linked, number: u32) -> impl Iterator<Item = &Doc> {
    let mut seen = BTreeSet::from([number]);
    let mut pending: Vec<u32> =
        linked.docs()[number as usize].imports.iter().filter_map(|it| it.target).collect();
    while let Some(next) = pending.pop() {
        if seen.insert(next) {
            let public = linked.docs()[next as usize].imports.iter();
            pending.extend(public.filter(|it| it.kind == ImportKind::Public).filter_map(|it| it.target));
        }
    }
    seen.into_iter().map(|it| &*linked.docs()[it as usize])
}

/// Whether `name`, which the document does not find, may be defined where nobody can look: in a file that is not here, or in what could
/// not be read.
pub(crate) fn may_define(linked: &Linked, number: u32, name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or(name);
    let has_public_gap =
        |doc: &Doc| doc.imports.iter().any(|it| it.kind == ImportKind::Public && it.target.is_none());
    let is_lost = |doc: &Doc| {
        let mut broken: Vec<_> = doc.parse.errors().map(|(item, _)| item).collect();
        broken.dedup();
        broken.into_iter().any(|item| doc.parse.item_text(item).contains(last))
    };
    let own = &linked.docs()[number as usize];
    own.imports.iter().any(|it| it.target.is_none())
        || seen(linked, number).any(|doc| has_public_gap(doc) || is_lost(doc))
}

/// Whether files of the folder that `path` is in, as it is imported, are here.
pub(crate) fn is_folder_here(linked: &Linked, path: &str) -> bool {
    let folder = |path: &str| path.rfind('/').map_or(0, |at| at + 1);
    let wanted = &path[..folder(path)];
    linked.docs().iter().any(|it| it.file.is_some() && it.path[..folder(&it.path)] == *wanted)
}
