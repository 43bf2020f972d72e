//! Anchors and tags (YAML 1.2.2 §6.9), and the handles that tags may use.

use memchr::memchr;
use wirelint_source::TextRange;

use super::Reader;
use super::chars::{is_blank, is_break, is_flow};

/// The anchor and the tag of a node, and where they stand.
#[derive(Clone, Copy, Default)]
pub(super) struct Properties {
    pub(super) anchor: Option<TextRange>,
    pub(super) tag: Option<TextRange>,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Properties {
    pub(super) const NONE: Self = Self { anchor: None, tag: None, start: 0, end: 0 };

    pub(super) const fn any(&self) -> bool {
        self.anchor.is_some() || self.tag.is_some()
    }
}

impl Reader<'_> {
    /// Whether an anchor or a tag starts here.
    #[inline]
    pub(super) fn at_properties(&self) -> bool {
        match self.peek() {
            b'&' => !self.is_space(self.pos + 1) && !is_flow(self.byte(self.pos + 1)),
            b'!' => true,
            _ => false,
        }
    }

    /// Reads the anchor and the tag that start here, and goes to the content behind them. With `lines` they may stand
    /// on several lines, as in flow collections.
    pub(super) fn properties(&mut self, lines: bool) -> Properties {
        let mut all = Properties { start: self.pos, end: self.pos, ..Properties::NONE };
        while self.at_properties() {
            let start = self.pos;
            let anchor = self.peek() == b'&';
            let valid = if anchor { self.anchor() } else { self.tag() };
            let range = TextRange::new(start as u32, self.pos as u32);
            if valid && !self.is_space(self.pos) && !(lines && is_flow(self.peek())) {
                let what = if anchor { "anchor" } else { "tag" };
                self.error(self.pos, self.pos, format!("a space is missing after this {what}"));
            }
            let slot = if anchor { &mut all.anchor } else { &mut all.tag };
            let twice = slot.is_some();
            *slot = Some(slot.unwrap_or(range));
            if twice {
                self.error_twice(range, anchor);
                // One report is enough for any number of them.
                self.pass_properties(lines);
            }
            all.end = self.trimmed_end();
            self.skip();
            if self.fresh() && !lines {
                break;
            }
        }
        all
    }

    /// The position before the blanks that stand before the reader.
    fn trimmed_end(&self) -> usize {
        self.trimmed(self.line, self.pos)
    }

    fn error_twice(&mut self, range: TextRange, anchor: bool) {
        let what = if anchor { "an anchor" } else { "a tag" };
        self.error(range.start as usize, range.end as usize, format!("this node already has {what}"));
    }

    /// Passes further anchors and tags of the line.
    fn pass_properties(&mut self, lines: bool) {
        self.skip_blanks();
        while self.at_properties() {
            if self.peek() == b'&' {
                self.anchor();
            } else {
                self.tag();
            }
            if lines && is_flow(self.peek()) {
                break;
            }
            self.skip_blanks();
        }
    }

    /// One set of properties out of those before a node and those on its own line.
    pub(super) fn joined(&mut self, outer: Properties, own: Properties) -> Properties {
        if !outer.any() || !own.any() {
            return if own.any() { own } else { outer };
        }
        if let (Some(_), Some(again)) = (outer.anchor, own.anchor) {
            self.error_twice(again, true);
        }
        if let (Some(_), Some(again)) = (outer.tag, own.tag) {
            self.error_twice(again, false);
        }
        Properties {
            anchor: outer.anchor.or(own.anchor),
            tag: outer.tag.or(own.tag),
            start: outer.start,
            end: own.end,
        }
    }

    /// Passes the name behind `&` or `*`: any characters but blanks, brackets, braces and commas.
    pub(super) fn anchor(&mut self) -> bool {
        self.pos += 1;
        while let Some(&byte) = self.bytes.get(self.pos)
            && !is_blank(byte)
            && !is_break(byte)
            && !is_flow(byte)
        {
            self.pos += 1;
        }
        true
    }

    /// Passes a tag. Returns whether it is well formed.
    fn tag(&mut self) -> bool {
        let start = self.pos;
        if self.byte(start + 1) == b'<' {
            let end = self.line_end(start);
            if let Some(length) = memchr(b'>', &self.bytes[start..end]) {
                self.pos = start + length + 1;
                return true;
            }
            self.pos = end;
            self.error(start, start + 2, "the `>` that ends this tag is missing");
            return false;
        }
        self.anchor();
        let text = &self.text[start..self.pos];
        if let Some(second) = text[1..].find('!')
            && second > 0
        {
            let handle = &text[..second + 2];
            if !self.handles.contains(&handle) {
                let end = start + handle.len();
                let message = format!("the tag handle `{handle}` is not declared by a `%TAG` line");
                self.error(start, end, message);
            }
        }
        true
    }
}
