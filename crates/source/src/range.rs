//! A stretch of bytes.

use std::fmt;
use std::ops::Range;

/// A half-open range of byte offsets, from 0. Whether the offsets count from the start of a file or of an item
/// is said by whoever hands it out (see [`Span`](crate::Span)).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TextRange {
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl TextRange {
    /// The range from `start` up to and without `end`. An `end` before `start` gives the empty range at `start`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// The empty range at `offset`.
    pub const fn empty(offset: u32) -> Self {
        Self { start: offset, end: offset }
    }

    /// The range, in `text`, with the rest of its lines, the end of the last included, where nothing else is on them; else the range itself.
    pub fn with_lines(self, text: &str) -> Self {
        let (before, behind) = (&text[..self.start as usize], &text[self.end as usize..]);
        let is_blank = |it: char| matches!(it, ' ' | '\t' | '\r');
        let start = before.trim_end_matches(is_blank);
        let rest = behind.trim_start_matches(is_blank);
        let begins_line = start.is_empty() || start.ends_with('\n');
        match rest.strip_prefix('\n') {
            Some(rest) if begins_line => Self::new(start.len() as u32, (text.len() - rest.len()) as u32),
            _ => self,
        }
    }

    /// The length in bytes.
    #[inline]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the range holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `offset` lies in the range, its end included (a cursor there still touches it).
    pub const fn touches(self, offset: u32) -> bool {
        self.start <= offset && offset <= self.end
    }

    /// Whether `other` lies wholly inside this range.
    #[inline]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest range that holds both.
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same stretch seen from an origin `by` bytes earlier: item-relative to file-relative.
    #[inline]
    pub const fn shifted(self, by: u32) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }

    /// The same stretch after something before it has become `delta` bytes longer.
    pub const fn moved(self, delta: i32) -> Self {
        Self { start: self.start.saturating_add_signed(delta), end: self.end.saturating_add_signed(delta) }
    }

    /// The bytes of `text` in this range. `text` must be what the range was made for.
    #[inline]
    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }
}

impl From<TextRange> for Range<usize> {
    fn from(range: TextRange) -> Self {
        range.start as usize..range.end as usize
    }
}

impl fmt::Debug for TextRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
