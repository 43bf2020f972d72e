//! JSON (RFC 8259) into the tree, in one pass.
//!
//! What is right is read here, on a path without detours; whatever is not expected at its place goes to [`recover`],
//! which reports it once and says how reading goes on. A valid text never gets there. Knows nothing of YAML.

mod recover;
mod text;

use wirelint_source::{Text, TextRange};

use crate::MAX_DEPTH;
use crate::builder::{Builder, Open};
use crate::incremental::Stretch;
use crate::tree::{FLOW, Format, Raw, RawKind, Tree};

/// Reads `text`. The tree has no errors if and only if the text is valid by RFC 8259, a byte order mark in front of it
/// and nesting beyond [`MAX_DEPTH`] apart (§8.1 and §9 leave both to the reader).
pub(crate) fn parse(text: Text) -> Tree {
    let owned = text.clone();
    let mut reader = Reader::new(&owned);
    let first = reader.begin();
    let paused = reader.read(first, true);
    if reader.complaints.brackets {
        // Brackets do not say which of them is missing; indentation does, if it is in order.
        let mut second = Reader::new(&owned);
        second.by_indent = owned.contains('\n');
        if second.by_indent {
            let first = second.begin();
            second.read(first, false);
        }
        let is_better = |second: &Reader<'_>, reader: &Reader<'_>| {
            second.by_indent && second.complaints.count <= reader.complaints.count
        };
        // There may be more mistakes to come, but not fewer.
        if !is_better(&second, &reader) {
            reader.read(paused, false);
        }
        if is_better(&second, &reader) {
            reader = second;
        }
    }
    if reader.complaints.brackets {
        reader.builder.not_local();
    }
    reader.builder.finish(text, Format::Json, Vec::new())
}

/// Reads again the value at `start`, which stands in collections that start at `around` (outermost first; whether they are
/// mappings). Gives what was read, up to the end of that value.
pub(crate) fn parse_item<'t>(text: &'t str, around: &[(usize, bool)], start: usize) -> Option<Builder<'t>> {
    let mut reader = Reader::new(text);
    for &(start, mapping) in around {
        let kind = if mapping { RawKind::Mapping } else { RawKind::Sequence };
        let open = reader.builder.open(kind, start as u32, start as u32, FLOW);
        reader.stack.push(Frame { open, start, mapping, colon_said: false, indent: None });
        reader.mappings += usize::from(mapping);
    }
    reader.at = start;
    let mut next = Next::Value;
    while reader.builder.finished() == 0 && reader.stack.len() >= around.len() {
        next = match next {
            Next::Value => reader.value(),
            Next::Key => reader.key(),
            // The end of the value is in here; what is behind it is not for us to read.
            Next::Rest if reader.stack.len() == around.len() => return None,
            Next::Rest => reader.rest_once(),
            Next::End => return None,
        };
    }
    // An error that ends with the value may keep what is wrong behind it from being reported.
    let silences = reader.complaints.is_behind(reader.at);
    (!reader.complaints.brackets && !silences).then_some(reader.builder)
}

/// Reads on behind an item that ends at `at`: `before` is the skeleton with that item last, which stands in the collections `around` (outermost
/// first: their indices in it, where they start, whether they are mappings). Without an item it reads from the beginning. Ends behind the
/// first item of which `meets` says so by its start and the kinds of what it stands in, else at the end of the text. `None` where something
/// is wrong on the way.
pub(crate) fn parse_on(
    text: &str,
    before: &[Raw],
    around: &[(u32, usize, bool)],
    at: usize,
    mut meets: impl FnMut(u32, &[bool]) -> bool,
) -> Option<Stretch> {
    let mut reader = Reader::new(text);
    let mut next = if before.is_empty() {
        reader.begin()
    } else {
        reader.at = at;
        Next::Rest
    };
    for (open, &(_, start, mapping)) in
        reader.builder.go_on(before, around.iter().map(|it| it.0)).into_iter().zip(around)
    {
        reader.stack.push(Frame { open, start, mapping, colon_said: false, indent: None });
        reader.mappings += usize::from(mapping);
    }
    let mut known = 0;
    while next != Next::End && reader.complaints.count == 0 {
        next = match next {
            Next::Value => reader.value(),
            Next::Key => reader.key(),
            Next::Rest => reader.rest_once(),
            Next::End => break,
        };
        if reader.builder.finished() > known {
            known = reader.builder.finished();
            let kinds: Vec<bool> = reader.stack.iter().map(|frame| frame.mapping).collect();
            if reader.complaints.count == 0 && meets(reader.builder.last_start(), &kinds) {
                break;
            }
        }
    }
    let open: Vec<Open> = reader.stack.iter().map(|frame| frame.open).collect();
    (reader.complaints.count == 0).then(|| reader.builder.finish_stretch(&open))?
}

struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// The next byte to read.
    at: usize,
    builder: Builder<'t>,
    /// The open collections, outermost first.
    stack: Vec<Frame>,
    /// How many of them are mappings.
    mappings: usize,
    /// Where the last comma stood that led to the next key or element.
    comma: usize,
    complaints: recover::Complaints,
    /// Lines that are indented too little or too much for the open brackets show which of those are wrong.
    by_indent: bool,
}

/// An open collection.
#[derive(Clone, Copy)]
struct Frame {
    open: Open,
    /// Where its bracket stands.
    start: usize,
    mapping: bool,
    /// A colon in this sequence has been reported; more of them are the same mistake.
    colon_said: bool,
    /// How much the line of the bracket is indented, where lines count and that can be told.
    indent: Option<usize>,
}

/// What is read next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// A key, or the end of the mapping.
    Key,
    /// A value, at once.
    Value,
    /// A comma, or the end of the collection.
    Rest,
    /// Nothing: the document is over.
    End,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at: if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 },
            builder: Builder::new(text),
            stack: Vec::with_capacity(32),
            mappings: 0,
            comma: 0,
            complaints: recover::Complaints::default(),
            by_indent: false,
        }
    }

    /// Comes to the document's value, if there is one.
    fn begin(&mut self) -> Next {
        if !self.starts() {
            return Next::End;
        }
        self.builder.root();
        Next::Value
    }

    /// Reads from `next` to the end of the document or, where it `pauses`, to the first brackets that do not match. Gives what is next then.
    fn read(&mut self, mut next: Next, pauses: bool) -> Next {
        loop {
            if self.by_indent {
                next = self.aligned(next);
            } else if self.complaints.brackets && pauses {
                return next;
            }
            next = match next {
                Next::Value => self.value(),
                Next::Key => self.key(),
                Next::Rest => self.rest(),
                Next::End => return Next::End,
            };
        }
    }

    /// Reads a value, or the start of a collection. No blank stands before it.
    #[inline]
    fn value(&mut self) -> Next {
        match self.peek() {
            b'"' => {
                self.string(false);
                Next::Rest
            }
            b'{' => self.open(RawKind::Mapping, b'}', Next::Key),
            b'[' => self.open(RawKind::Sequence, b']', Next::Value),
            b'-' | b'0'..=b'9' => {
                self.number();
                Next::Rest
            }
            b't' if self.literal(b"true") => Next::Rest,
            b'f' if self.literal(b"false") => Next::Rest,
            b'n' if self.literal(b"null") => Next::Rest,
            _ => self.odd_value(),
        }
    }

    /// Reads a key and its colon.
    #[inline]
    fn key(&mut self) -> Next {
        if self.blank() != b'"' {
            return self.odd_key();
        }
        self.string(true);
        if self.blank() != b':' {
            return self.no_colon();
        }
        self.at += 1;
        self.blank();
        Next::Value
    }

    /// Reads what stands behind a value.
    #[inline]
    fn rest(&mut self) -> Next {
        loop {
            let next = self.rest_once();
            if next != Next::Rest || self.by_indent {
                return next;
            }
        }
    }

    /// Reads the comma behind a value, or one bracket that closes.
    #[inline]
    fn rest_once(&mut self) -> Next {
        let Some(&frame) = self.stack.last() else { return self.trailing() };
        let byte = self.blank();
        if byte == b',' {
            self.comma = self.at;
            self.at += 1;
            if frame.mapping {
                return Next::Key;
            }
            self.blank();
            return Next::Value;
        }
        if byte != frame.closer() || (self.stack.len() == 1 && !self.is_last_closer()) {
            return self.odd_rest();
        }
        self.at += 1;
        self.close(self.at, 0);
        Next::Rest
    }

    /// Opens a collection at its bracket and skips to its content; `closer` at once means that it is empty.
    #[inline]
    fn open(&mut self, kind: RawKind, closer: u8, content: Next) -> Next {
        if self.stack.len() >= MAX_DEPTH {
            return self.too_deep();
        }
        let start = self.at;
        let open = self.builder.open(kind, start as u32, start as u32, FLOW);
        let mapping = kind == RawKind::Mapping;
        let indent = if self.by_indent { self.indent_of_line(start) } else { None };
        self.stack.push(Frame { open, start, mapping, colon_said: false, indent });
        self.mappings += usize::from(mapping);
        self.at += 1;
        if self.blank() == closer {
            return Next::Rest;
        }
        content
    }

    /// Closes the innermost collection, which ends at `end`.
    #[inline]
    fn close(&mut self, end: usize, flags: u8) {
        if let Some(frame) = self.stack.pop() {
            self.mappings -= usize::from(frame.mapping);
            self.builder.close(frame.open, end as u32, flags);
        }
    }

    #[inline]
    fn leaf(&mut self, kind: RawKind, start: usize, end: usize, flags: u8) {
        self.builder.leaf(kind, TextRange { start: start as u32, end: end as u32 }, flags, 0);
    }

    /// The next byte; 0 at the end of the text, where [`at_end`](Self::at_end) tells it from a NUL.
    #[inline]
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    fn at_end(&self) -> bool {
        self.at >= self.bytes.len()
    }

    /// Skips white space and gives the byte behind it, as [`peek`](Self::peek) does.
    #[inline]
    fn blank(&mut self) -> u8 {
        self.at = text::skip_blank(self.bytes, self.at);
        self.peek()
    }
}

impl Frame {
    fn closer(self) -> u8 {
        if self.mapping { b'}' } else { b']' }
    }
}
