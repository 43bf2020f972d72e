//! The texts that positions point into.

use crate::{FileId, LineIndex};

/// What a report needs of the files that findings stand in. Implemented by whoever holds the texts.
pub trait Sources {
    /// The file's path as users see it: relative to the working directory, with `/`.
    fn path(&self, file: FileId) -> &str;

    /// The whole text, as it was read.
    fn text(&self, file: FileId) -> &str;

    /// The lines of [`text`](Self::text).
    fn lines(&self, file: FileId) -> &LineIndex;
}
