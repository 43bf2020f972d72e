//! Lines and columns as reports print them: from 1, columns in Unicode scalar values.
//!
//! [`LineIndex`] counts a column from its line's start, which on a minified file is the whole file, once per
//! finding. Here a long line is counted once and remembered, so that a report stays linear.
//!
//! [`LineIndex`]: wirelint_source::LineIndex

use std::cell::RefCell;
use std::collections::BTreeMap;

use wirelint_source::{FileId, Sources};

/// How many bytes of a line are counted for each column; a longer line is marked at every multiple of it.
const STRIDE: usize = 4096;

/// The positions of one report.
pub(crate) struct Positions<'a> {
    pub(crate) sources: &'a dyn Sources,
    /// How many characters a long line has before each multiple of [`STRIDE`], by file and line (from 0).
    marks: RefCell<BTreeMap<(FileId, u32), Vec<u32>>>,
}

/// A line and a column, both from 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Point {
    pub(crate) line: u32,
    /// In Unicode scalar values.
    pub(crate) column: u32,
}

impl<'a> Positions<'a> {
    pub(crate) fn new(sources: &'a dyn Sources) -> Self {
        Self { sources, marks: RefCell::default() }
    }

    /// The position of the byte at `offset`. Inside a character it is that character's, past the end it is the
    /// end's.
    pub(crate) fn point(&self, file: FileId, offset: u32) -> Point {
        let text = self.sources.text(file);
        let lines = self.sources.lines(file);
        let mut offset = (offset as usize).min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = lines.line_of(offset as u32);
        let bytes = &text.as_bytes()[lines.line_start(line) as usize..];
        let length = offset - lines.line_start(line) as usize;
        let before = match length / STRIDE {
            0 => count(&bytes[..length]),
            mark => {
                let mut marks = self.marks.borrow_mut();
                let marks = marks.entry((file, line)).or_insert_with(|| {
                    let end = lines.line_start(line + 1) - lines.line_start(line);
                    mark_line(&bytes[..end as usize])
                });
                marks[mark] + count(&bytes[mark * STRIDE..length])
            }
        };
        Point { line: line + 1, column: before + 1 }
    }
}

/// How many characters start in `bytes`. A continuation byte of UTF-8 starts none (RFC 3629 §3), so `bytes` may
/// begin or end inside a character.
fn count(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count() as u32
}

fn mark_line(line: &[u8]) -> Vec<u32> {
    let mut before = 0;
    let mut marks = vec![0];
    for chunk in line.chunks(STRIDE) {
        before += count(chunk);
        marks.push(before);
    }
    marks
}

#[cfg(test)]
mod tests {
    use wirelint_source::{ColumnUnit, LineIndex};

    use super::*;

    struct OneText(String, LineIndex);

    impl Sources for OneText {
        fn path(&self, _: FileId) -> &'static str {
            "api.yaml"
        }

        fn text(&self, _: FileId) -> &str {
            &self.0
        }

        fn lines(&self, _: FileId) -> &LineIndex {
            &self.1
        }
    }

    #[test]
    fn marks_change_no_column() {
        let text = ["short: é", &"価".repeat(2 * STRIDE), &"é!".repeat(STRIDE), "", "end"].join("\r\n");
        let sources = OneText(text.clone(), LineIndex::new(&text));
        let positions = Positions::new(&sources);
        for offset in 0..=text.len() as u32 + 2 {
            let slow = sources.1.position(&text, offset, ColumnUnit::Scalar);
            let fast = positions.point(FileId(0), offset);
            assert_eq!(fast, Point { line: slow.line + 1, column: slow.column + 1 }, "offset {offset}");
        }
    }
}
