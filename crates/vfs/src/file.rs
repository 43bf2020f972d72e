//! A file's text, and all texts of a moment.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use wirelint_source::{FileId, LineIndex, Sources, Spare, Text, TextEdit, TextRange};

use crate::decode::Decoded;
use crate::{LoadError, MAX_FILE_LEN};

/// The texts of a moment, for reports. What happens to the [`Vfs`](crate::Vfs) afterwards does not show here.
#[derive(Clone, Default, Debug)]
pub struct Files {
    pub(crate) files: Vec<Arc<File>>,
}

impl Files {
    /// The file. `id` is one that the [`Vfs`](crate::Vfs) had handed out when this was taken.
    pub fn get(&self, id: FileId) -> &Arc<File> {
        &self.files[id.0 as usize]
    }

    /// All files, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Arc<File>)> {
        self.files.iter().enumerate().map(|(at, file)| (FileId(at as u32), file))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

impl Sources for Files {
    fn path(&self, file: FileId) -> &str {
        self.get(file).shown_path()
    }

    fn text(&self, file: FileId) -> &str {
        self.get(file).text()
    }

    fn lines(&self, file: FileId) -> &LineIndex {
        self.get(file).lines()
    }
}

/// A file's text as it was when it was read.
#[derive(Debug)]
pub struct File {
    path: PathBuf,
    shown: String,
    text: Text,
    invalid: Vec<TextRange>,
    more_invalid: bool,
    lines: OnceLock<LineIndex>,
}

impl File {
    pub(crate) fn new(path: PathBuf, shown: String, decoded: Decoded) -> Self {
        let Decoded { text, invalid, more_invalid } = decoded;
        Self { path, shown, text: Text::from(text), invalid, more_invalid, lines: OnceLock::new() }
    }

    /// The file with one edit made, in the memory of the text `spare` if that is free.
    pub(crate) fn edited(&self, edit: &TextEdit, spare: Spare) -> Result<Self, LoadError> {
        // A range beyond the end is refused below.
        let kept = (self.text.len() as u64).saturating_sub(u64::from(edit.range.len()));
        let len = kept + edit.text.len() as u64;
        if len > MAX_FILE_LEN {
            return Err(LoadError::TooLarge(len));
        }
        let text = self.text.edited(edit, spare).ok_or_else(|| {
            LoadError::Other(format!("has no characters at the bytes {:?} to be replaced", edit.range))
        })?;
        let lines =
            self.lines.get().map_or_else(OnceLock::new, |lines| OnceLock::from(lines.edited(&text, edit)));
        // Only editors edit, and what they open is text.
        let invalid = Vec::new();
        Ok(Self {
            path: self.path.clone(),
            shown: self.shown.clone(),
            text,
            invalid,
            more_invalid: false,
            lines,
        })
    }

    /// Whether it holds this text, and held it when it was read.
    pub(crate) fn is_just(&self, text: &str) -> bool {
        self.invalid.is_empty() && *self.text == *text
    }

    /// The absolute, normalised path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The path as users see it: relative to the working directory, with `/`.
    pub fn shown_path(&self) -> &str {
        &self.shown
    }

    /// The text, as long as the file in bytes: a byte order mark stays, and each invalid byte is a `?`.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// The lines of the text; found when first asked for.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(self.text.clone()))
    }

    /// Where bytes stand that are no UTF-8, neighbours merged; at most the first 100 runs.
    pub fn invalid_utf8(&self) -> &[TextRange] {
        &self.invalid
    }

    /// Whether there are more runs of invalid bytes than [`invalid_utf8`](Self::invalid_utf8) has.
    pub fn has_more_invalid_utf8(&self) -> bool {
        self.more_invalid
    }
}
