//! Files that are there as a whole or not at all.

use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use tempfile::Builder;

/// Puts what `print` writes in the place of what stands at `path`, in one step: whoever reads it meanwhile has the old text
/// or the new one. Links are followed, permissions kept. What is no regular file (`/dev/stderr`, a pipe) is written to as it
/// is.
pub(crate) fn replace(path: &Path, print: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let before = match fs::metadata(path) {
        Ok(before) => Some(before),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if before.as_ref().is_some_and(|it| !it.is_file() && !it.is_dir()) {
        return print(&mut File::options().write(true).open(path)?);
    }
    // A link stays a link: what it leads to is replaced.
    let real = if before.is_some() { fs::canonicalize(path)? } else { path.to_path_buf() };
    if before.is_some() {
        // Renaming asks only whether the folder may be written.
        drop(File::options().append(true).open(&real)?);
    }
    let folder = real.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = Builder::new();
    builder.prefix(".wirelint-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As for any new file: the process's mask takes away what it takes away.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let scratch = builder.tempfile_in(folder)?;
    let mut out = BufWriter::new(scratch.as_file());
    print(&mut out)?;
    out.flush()?;
    drop(out);
    if let Some(before) = before {
        keep_owner(&before, scratch.path());
        scratch.as_file().set_permissions(before.permissions())?;
    }
    scratch.persist(&real)?;
    Ok(())
}

/// What the system says of a path that the user knows already, in the style of our messages: `No such file or directory (os
/// error 2) at path "…"` becomes `no such file or directory`.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut characters = text.chars();
    characters.next().map(|it| it.to_lowercase().chain(characters).collect()).unwrap_or_default()
}

/// Gives the new file to the owner of the old one, where that is allowed: an administrator's run takes nobody's files away.
#[cfg(unix)]
fn keep_owner(before: &Metadata, path: &Path) {
    use std::os::unix::fs::{MetadataExt, chown};
    _ = chown(path, Some(before.uid()), Some(before.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_: &Metadata, _: &Path) {}
