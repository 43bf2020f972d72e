//! Where the workspace is and which files it is made of.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folder of the workspace's manifest.
pub(crate) fn root() -> PathBuf {
    // Cargo sets the variable when it runs us; a binary that is called directly falls back to where it was built.
    let manifest =
        std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&manifest).ancestors().nth(2).map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// The project's text files, as they are now or, in tests, as they are imagined.
#[derive(Default)]
pub(crate) struct Tree {
    /// Sorted by path.
    pub(crate) files: Vec<TextFile>,
}

/// One of them.
pub(crate) struct TextFile {
    /// From the root, with `/`.
    pub(crate) path: String,
    /// Its text; files that are not UTF-8 are no text files.
    pub(crate) text: String,
}

impl TextFile {
    /// Whether its name ends in `.` and `extension`.
    pub(crate) fn is(&self, extension: &str) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, it)| it == extension)
    }
}

impl Tree {
    /// Reads what git tracks or would track: everything below `root` that no `.gitignore` names. Works without git.
    pub(crate) fn read(root: &Path) -> Result<Self> {
        let walk = ignore::WalkBuilder::new(root)
            .hidden(false)
            .ignore(false)
            .git_global(false)
            .parents(false)
            .require_git(false)
            .filter_entry(|it| it.file_name() != ".git")
            .build();
        let mut files = Vec::new();
        for entry in walk {
            let entry = entry?;
            if !entry.file_type().is_some_and(|it| it.is_file()) {
                continue;
            }
            let bytes = fs::read(entry.path()).with_context(|| format!("{}", entry.path().display()))?;
            let Ok(text) = String::from_utf8(bytes) else { continue };
            let path = entry.path().strip_prefix(root).unwrap_or(entry.path());
            files.push(TextFile { path: path.to_string_lossy().replace('\\', "/"), text });
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self { files })
    }

    /// The text of the file at `path`.
    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        self.files.iter().find(|it| it.path == path).map(|it| &*it.text)
    }

    /// A tree of these paths and texts.
    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|(path, text)| TextFile { path: (*path).into(), text: (*text).into() });
        Self { files: files.collect() }
    }
}
