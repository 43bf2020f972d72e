//! What is wrong with a JSON text, and how to go on behind it.
//!
//! One mistake is one error, at the smallest place that shows it, and costs as little of the tree as it can. Each
//! function here consumes something or closes something, so reading ends; what is looked ahead is bounded or consumed.

mod brackets;
mod look;
mod scalars;

use std::borrow::Cow;

use wirelint_source::TextRange;

use super::{Frame, Next, Reader};
use crate::SyntaxError;
use crate::tree::RawKind;

/// How far a decision between two readings looks, in bytes.
const LOOKAHEAD: usize = 256;

/// What has been reported so far.
#[derive(Default)]
pub(super) struct Complaints {
    pub(super) count: usize,
    /// Brackets do not match.
    pub(super) brackets: bool,
    /// Where the last error ended.
    end: Option<usize>,
    too_deep: bool,
    /// The string whose control characters have been reported.
    string: Option<usize>,
}

impl Complaints {
    /// Whether the last error ended at `at` or behind it.
    pub(super) fn is_behind(&self, at: usize) -> bool {
        self.end.is_some_and(|end| end >= at)
    }
}

impl Reader<'_> {
    /// Skips to the document's value; `false` where there is none.
    pub(super) fn starts(&mut self) -> bool {
        self.blank();
        while self.odd_blank() {}
        if self.at_end() {
            self.complain(0, 0, "there is no JSON value in this file");
            return false;
        }
        true
    }

    /// A value is due, but nothing here starts one.
    #[cold]
    pub(super) fn odd_value(&mut self) -> Next {
        if self.odd_blank() {
            return Next::Value;
        }
        let mapping = self.stack.last().map(|frame| frame.mapping);
        if self.at_end() {
            // The document's own value is always there, were it only as a missing one.
            self.absent(mapping.or(Some(true)));
            return Next::Rest;
        }
        match (self.peek(), mapping) {
            (b',' | b'}' | b']', Some(true)) => {
                self.missing("a value is missing");
                self.absent(mapping);
                Next::Rest
            }
            (b',', Some(false)) => self.extra_commas(Next::Value),
            (b']', Some(false)) => {
                self.trailing_comma();
                Next::Rest
            }
            (b'}', Some(false)) => Next::Rest,
            (b':', _) => {
                self.complain(self.at, self.at + 1, "`:` is one too many");
                self.at += 1;
                self.blank();
                Next::Value
            }
            (b'\'' | b'`', _) => {
                self.wrong_quotes(false);
                Next::Rest
            }
            _ => {
                self.odd_word();
                Next::Rest
            }
        }
    }

    /// A key or the end of the mapping is due.
    #[cold]
    pub(super) fn odd_key(&mut self) -> Next {
        if self.odd_blank() {
            return Next::Key;
        }
        if self.at_end() {
            return Next::Rest;
        }
        match self.peek() {
            b'}' => {
                self.trailing_comma();
                Next::Rest
            }
            b']' => Next::Rest,
            b',' => self.extra_commas(Next::Key),
            b':' => {
                self.missing("a key is missing");
                self.absent(Some(true));
                self.at += 1;
                self.blank();
                Next::Value
            }
            b'{' | b'[' => {
                self.missing("a key is missing");
                self.absent(Some(true));
                Next::Value
            }
            b'\'' | b'`' => {
                self.wrong_quotes(true);
                self.colon()
            }
            _ => self.bare_key(),
        }
    }

    /// Reads the colon behind a key.
    fn colon(&mut self) -> Next {
        if self.blank() != b':' {
            return self.no_colon();
        }
        self.at += 1;
        self.blank();
        Next::Value
    }

    /// Something else than a colon follows a key.
    #[cold]
    pub(super) fn no_colon(&mut self) -> Next {
        while self.odd_blank() {}
        match self.peek() {
            b':' => {
                self.at += 1;
                self.blank();
                return Next::Value;
            }
            b'=' => {
                let end = self.at + if self.bytes.get(self.at + 1) == Some(&b'>') { 2 } else { 1 };
                self.complain(self.at, end, "`:` is due between a key and its value");
                self.at = end;
                self.blank();
                return Next::Value;
            }
            0 if self.at_end() => {}
            b',' | b'}' | b']' => self.missing("this key has no value"),
            b'"' if self.key_follows(self.at) => {
                self.missing("this key has no value");
                self.absent(Some(true));
                return Next::Key;
            }
            _ => {
                self.missing("`:` is missing between a key and its value");
                return Next::Value;
            }
        }
        self.absent(Some(true));
        Next::Rest
    }

    /// Neither a comma nor the right end of the collection follows a value.
    #[cold]
    pub(super) fn odd_rest(&mut self) -> Next {
        if self.odd_blank() {
            return Next::Rest;
        }
        if self.at_end() {
            return self.truncated();
        }
        let Some(&frame) = self.stack.last() else { return Next::End };
        let byte = self.peek();
        match byte {
            b'}' | b']' if byte == frame.closer() => {
                let message = format!("this `{}` ends the document, but it goes on", char::from(byte));
                self.complaints.brackets = true;
                self.complain(self.at, self.at + 1, message);
                self.at += 1;
                Next::Rest
            }
            b'}' | b']' => self.wrong_closer(frame, byte),
            b';' => {
                self.complain(self.at, self.at + 1, "`,` is due here instead of `;`");
                self.comma = self.at;
                self.at += 1;
                self.blank();
                frame.content()
            }
            b':' if !frame.mapping => {
                if !frame.colon_said {
                    let help = "a collection of keys and values stands in `{` and `}`";
                    let error = SyntaxError::new(
                        self.range(self.at, self.at + 1),
                        "`:` stands inside of `[` and `]`",
                    );
                    self.report(
                        error.help(help).related(self.range(frame.start, frame.start + 1), "opened here"),
                    );
                }
                if let Some(frame) = self.stack.last_mut() {
                    frame.colon_said = true;
                }
                self.at += 1;
                self.blank();
                Next::Value
            }
            b'{' | b'[' if frame.mapping => {
                self.missing("`,` and a key are missing");
                self.absent(Some(true));
                Next::Value
            }
            _ if self.goes_on(frame, byte) => {
                self.missing("`,` is missing");
                frame.content()
            }
            _ => {
                self.junk();
                Next::Rest
            }
        }
    }

    /// Text behind the document's value.
    #[cold]
    pub(super) fn trailing(&mut self) -> Next {
        self.blank();
        while self.odd_blank() {}
        if self.at_end() {
            return Next::End;
        }
        let start = self.at;
        if let byte @ (b'}' | b']') = self.peek() {
            self.complaints.brackets = true;
            self.complain(start, start + 1, format!("`{}` closes nothing", char::from(byte)));
        } else {
            let end = self.word_end(start).max(self.char_end(start));
            self.complain(start, end, "the document has ended before this");
        }
        Next::End
    }

    /// Commas with nothing between them.
    fn extra_commas(&mut self, next: Next) -> Next {
        let start = self.at;
        let mut end = start;
        while self.peek() == b',' {
            self.at += 1;
            end = self.at;
            self.blank();
        }
        self.complain(start, end, "`,` is one too many");
        // The commas before a closing bracket have been reported with this.
        self.comma = 0;
        next
    }

    /// The collection ends behind a comma.
    fn trailing_comma(&mut self) {
        let comma = self.comma;
        if self.stack.last().is_some_and(|frame| comma > frame.start) {
            self.complain(comma, comma + 1, "`,` is one too many before a closing bracket");
        }
    }

    /// Skips a comment or a blank that JSON does not have, and the white space behind it.
    fn odd_blank(&mut self) -> bool {
        let start = self.at;
        let rest = &self.bytes[start..];
        let (end, message) = match rest {
            [b'#', ..] | [b'/', b'/', ..] => {
                let line = memchr::memchr2(b'\n', b'\r', rest);
                (start + line.unwrap_or(rest.len()), "JSON has no comments")
            }
            [b'/', b'*', ..] => {
                let close = memchr::memmem::find(&rest[2..], b"*/").map(|found| start + found + 4);
                (close.unwrap_or(self.bytes.len()), "JSON has no comments")
            }
            [0x0b | 0x0c | 0x80.., ..] => {
                let rest = &self.text[start..];
                let blank = |it: char| match it {
                    '\x0b' | '\x0c' | '\u{200b}' | '\u{feff}' => true,
                    _ => it.is_whitespace() && !it.is_ascii(),
                };
                let end = start + rest.len() - rest.trim_start_matches(blank).len();
                (end, "JSON has only spaces, tabs and line breaks between its values")
            }
            _ => return false,
        };
        if end == start {
            return false;
        }
        self.complain(start, end, message);
        self.at = end;
        self.blank();
        true
    }

    /// Adds a missing value or key; in a sequence nothing is missing.
    fn absent(&mut self, mapping: Option<bool>) {
        if mapping == Some(true) {
            let at = self.before();
            self.leaf(RawKind::Missing, at, at, 0);
        }
    }

    /// Reports something that is missing behind the last token, unless an error has just been reported there.
    fn missing(&mut self, message: &'static str) {
        let at = self.before();
        if !self.said_at(at) {
            self.complain(at, at, message);
        }
    }

    fn said_at(&self, at: usize) -> bool {
        self.complaints.end.is_some_and(|end| end >= at)
    }

    fn complain(&mut self, start: usize, end: usize, message: impl Into<Cow<'static, str>>) {
        self.report(SyntaxError::new(self.range(start, end), message));
    }

    fn report(&mut self, error: SyntaxError) {
        self.complaints.end = Some(error.range.end as usize);
        self.complaints.count += 1;
        self.builder.error(error);
    }

    #[expect(clippy::unused_self, reason = "reads as the other places do")]
    fn range(&self, start: usize, end: usize) -> TextRange {
        TextRange::new(start as u32, end as u32)
    }
}

impl Frame {
    /// What follows a comma.
    fn content(self) -> Next {
        if self.mapping { Next::Key } else { Next::Value }
    }
}
