//! A text inside of a string of another: what it says, and where each of its bytes is written.

use std::borrow::Cow;

use wirelint_source::TextRange;
use wirelint_yaml::{Format, Node, Style, Tree, parse};

/// The text of a string, with its escapes undone.
#[derive(Default)]
pub(crate) struct Embedded {
    text: String,
    /// Where stretches of it stand in the file: the first byte here and there. In order.
    stretches: Vec<(u32, u32)>,
}

impl Embedded {
    /// The text of a literal block (`|`), line by line as it stands there without its indentation; `None` where `node` is none.
    pub(crate) fn of_block(node: Node<'_>) -> Option<Self> {
        let content = node.text().filter(|_| node.style() == Style::Literal)?;
        let Cow::Owned(content) = content else { return None };
        let source = node.source();
        let mut written = source.split_inclusive('\n');
        // The header with its `|`.
        let mut at = node.range().start + written.next()?.len() as u32;
        let mut block = Self::default();
        for line in content.split_inclusive('\n') {
            // A last line may have lost its break, or got one.
            let Some(whole) = written.next() else {
                block.push(line, at);
                continue;
            };
            let bare = |it: &str| it.trim_end_matches(['\n', '\r']).len();
            let indent = bare(whole).saturating_sub(bare(line)) as u32;
            block.push(line, at + indent);
            at += whole.len() as u32;
        }
        Some(block)
    }

    /// Adds `text`, which stands in the file from `at` on as it is.
    pub(crate) fn push(&mut self, text: &str, at: u32) {
        let end = self.text.len() as u32;
        let goes_on = self.stretches.last().is_some_and(|(inner, outer)| end - inner + outer == at);
        if !text.is_empty() && !goes_on {
            self.stretches.push((end, at));
        }
        self.text.push_str(text);
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The text without its first `len` bytes.
    pub(crate) fn without_start(self, len: usize) -> Self {
        let mut rest = Self::default();
        let mut from = len;
        let ends = self.stretches.iter().skip(1).map(|(inner, _)| *inner as usize);
        for ((inner, outer), end) in self.stretches.iter().zip(ends.chain([self.text.len()])) {
            if end > from {
                rest.push(&self.text[from..end], outer + from as u32 - inner);
                from = end;
            }
        }
        rest
    }

    /// The tree of the text.
    pub(crate) fn tree(&self, format: Format) -> Tree {
        parse(self.text.clone(), format)
    }

    /// Where `range` stands in the file.
    pub(crate) fn outer(&self, range: TextRange) -> TextRange {
        let at = |inner: u32| {
            let found = self.stretches.partition_point(|(start, _)| *start <= inner).checked_sub(1);
            found.map_or(0, |it| self.stretches[it].1 + inner - self.stretches[it].0)
        };
        // The last byte is looked up rather than the one behind it, which may stand in another stretch.
        let end = if range.is_empty() { at(range.end) } else { at(range.end - 1) + 1 };
        TextRange::new(at(range.start), end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_inside_are_places_in_the_file() {
        // In the file: `ab\"cd" "ef`, from byte 10 on.
        let mut embedded = Embedded::default();
        for (text, at) in [("ab", 10), ("\"", 13), ("c", 14), ("d", 15), ("ef", 19)] {
            embedded.push(text, at);
        }
        assert_eq!(embedded.text(), "ab\"cdef");
        assert_eq!(embedded.outer(TextRange::new(0, 2)), TextRange::new(10, 12));
        assert_eq!(embedded.outer(TextRange::new(2, 5)), TextRange::new(13, 16));
        assert_eq!(embedded.outer(TextRange::new(4, 7)), TextRange::new(15, 21));
        let rest = embedded.without_start(4);
        assert_eq!(rest.text(), "def");
        assert_eq!(rest.outer(TextRange::new(0, 3)), TextRange::new(15, 21));
        assert_eq!(rest.outer(TextRange::empty(3)), TextRange::empty(21));
    }
}
