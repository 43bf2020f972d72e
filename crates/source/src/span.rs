//! Where something stands.

use crate::TextRange;

/// A file of the current run, numbered in the order in which the host met it. Means nothing outside the run.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FileId(pub u32);

/// An item of a document: a part with an arena of its own, whose ranges count from its own start.
/// Item 0 is the skeleton that holds the others; its ranges count from the start of the file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ItemId(pub u32);

impl ItemId {
    /// The skeleton of a document, and the item of every position that is relative to the file.
    pub const SKELETON: Self = Self(0);
}

/// A place in a file: a range relative to the start of an item. It survives edits elsewhere in the file and becomes
/// absolute only when a finding is published.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The item whose start is the range's origin.
    pub item: ItemId,
    /// The bytes, from the item's start.
    pub range: TextRange,
}

impl Span {
    /// A span whose range counts from the start of the file.
    pub const fn in_file(file: FileId, range: TextRange) -> Self {
        Self { file, item: ItemId::SKELETON, range }
    }
}
