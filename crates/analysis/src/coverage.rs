//! What a run has seen all of, so that it can say of something that nothing in there needs it.

use std::path::Path;

use crate::host::Snapshot;

/// Whether the run has walked all of `folder` (absolute).
pub(crate) fn covers(snapshot: Snapshot<'_>, folder: &Path) -> bool {
    let Snapshot { vfs, options, .. } = snapshot;
    options
        .arguments
        .iter()
        .any(|argument| folder.starts_with(wirelint_vfs::normalize(vfs.cwd(), argument.as_ref())))
}

/// Whether the run has walked the whole workspace of the file at `path` (absolute), and so met every contract that may
/// refer to it.
pub(crate) fn covers_workspace_of(snapshot: Snapshot<'_>, path: &Path) -> bool {
    let vfs = snapshot.vfs;
    covers(snapshot, vfs.workspace().root_of(path).unwrap_or(vfs.cwd()))
}
