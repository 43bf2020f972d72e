//! The YAML reader (YAML 1.2.2): one pass over the bytes, line by line, straight into the [`Builder`].
//!
//! The state is [`Reader`]: where it stands in which line, what was read last, and which flow collection is open. What
//! the lines around mean to a node is one [`Level`], so reading can start at any node whose level is known. Recursion
//! is as deep as collections nest, at most [`MAX_DEPTH`](crate::MAX_DEPTH).
//!
//! Recovery: a mistake is reported once, where it is made; then indentation says where reading goes on.

mod block;
mod chars;
mod documents;
mod flow;
mod lines;
mod plain;
mod properties;
mod quoted;
mod recovery;
mod text_block;

use std::borrow::Cow;

use wirelint_source::{Text, TextRange};

use crate::SyntaxError;
use crate::builder::{Builder, Open};
use crate::tree::{Format, RawKind, Tree};
use properties::Properties;

/// Reads all documents of `text`.
pub(crate) fn parse(text: Text) -> Tree {
    let owned = text.clone();
    let mut reader = Reader::new(&owned);
    reader.stream();
    reader.finish().finish(text, Format::Yaml, Vec::new())
}

/// Reads again the value at `start`, behind the colon or dash of an entry of the collection `level`, in a line that starts at
/// `line` and whose first content is at `first`. `around` is where the collections start in which it stands, outermost first, and whether they
/// are mappings. Gives what was read up to the next content, and where that is; it starts a line.
pub(crate) fn parse_item<'t>(
    text: &'t str,
    around: &[(usize, bool)],
    entry: Entry,
    limit: usize,
) -> Option<(Builder<'t>, usize)> {
    let mut reader = Reader::new(text);
    reader.control_characters(entry.start, limit);
    for &(start, mapping) in around {
        let kind = if mapping { RawKind::Mapping } else { RawKind::Sequence };
        reader.builder.open(kind, start as u32, start as u32, 0);
    }
    let col = chars::columns(entry.first - entry.line);
    (reader.line, reader.first, reader.col, reader.spaces) = (entry.line, entry.first, col, col);
    (reader.pos, reader.end) = (entry.start, entry.start);
    let level = Level {
        col: chars::columns(entry.key - entry.line),
        kind: if entry.in_mapping { LevelKind::Mapping } else { LevelKind::Sequence },
    };
    if entry.in_mapping {
        reader.value(level, block::Place::Inline);
    } else {
        reader.inner_tab();
        reader.value_of_item(level);
    }
    let next = reader.pos;
    // What was said of this line silences what would be said of it next.
    let leaks = reader.excused == reader.line || reader.tabbed == reader.line || reader.shift != 0;
    (reader.fresh() && !leaks).then(|| (reader.finish(), next))
}

/// An entry of a block collection. Offsets are bytes from the start of the text.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    /// Where its line starts.
    pub(crate) line: usize,
    /// The first content of that line.
    pub(crate) first: usize,
    /// The key or dash.
    pub(crate) key: usize,
    /// Behind the colon or dash.
    pub(crate) start: usize,
    /// Whether it is a pair of a mapping, not an element of a list.
    pub(crate) in_mapping: bool,
}

/// The column of what is no content: the end of the text, and the markers between documents.
const END: i32 = -1;

struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    builder: Builder<'t>,
    /// The next byte to read.
    pos: usize,
    /// The start of the line that `pos` is in.
    line: usize,
    /// The first content of that line, and its column: the spaces before it, or [`END`].
    first: usize,
    col: i32,
    /// What is to be added to a byte's distance from `line` to get its column: not 0 where tabs indent.
    shift: i32,
    /// How many spaces start the line, tabs behind them not counted.
    spaces: i32,
    /// The end of the last token that belongs to a node.
    end: usize,
    pending: Pending,
    /// The line that has been reported: it is not reported again for standing where it stands.
    excused: usize,
    /// The last line that tabs indent, reported or not.
    tabbed: usize,
    flow: flow::Flow,
    /// The tag handles that the document at hand declares.
    handles: Vec<&'t str>,
}

/// What stands around a node: the collection that it belongs to.
#[derive(Clone, Copy)]
struct Level {
    /// The column of the collection's keys or dashes; [`END`] at the root.
    col: i32,
    kind: LevelKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum LevelKind {
    Root,
    Mapping,
    Sequence,
}

impl Level {
    const ROOT: Self = Self { col: END, kind: LevelKind::Root };

    /// How a message calls the collection.
    const fn noun(self) -> &'static str {
        match self.kind {
            LevelKind::Root => "document",
            LevelKind::Mapping => "mapping",
            LevelKind::Sequence => "list",
        }
    }
}

/// A scalar, an alias or an error that has been read but not yet put into the tree: it may turn out to be a key.
#[derive(Clone, Copy)]
struct Token {
    kind: RawKind,
    flags: u8,
    extra: u16,
    start: usize,
    end: usize,
}

impl Token {
    const fn new(kind: RawKind, start: usize, end: usize) -> Self {
        Self { kind, flags: 0, extra: 0, start, end }
    }
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            builder: Builder::new(text),
            pos: 0,
            line: 0,
            first: 0,
            col: 0,
            shift: 0,
            spaces: 0,
            end: 0,
            pending: Pending::default(),
            excused: usize::MAX,
            tabbed: usize::MAX,
            flow: flow::Flow::default(),
            handles: Vec::new(),
        }
    }

    fn finish(mut self) -> Builder<'t> {
        self.attach(usize::MAX);
        self.builder
    }

    /// Puts a scalar, an alias or an error into the tree.
    #[inline]
    fn leaf(&mut self, token: Token, props: Properties) {
        let range = TextRange::new(token.start as u32, token.end as u32);
        self.attach(token.start);
        self.builder.leaf(token.kind, range, token.flags, token.extra);
        self.builder.props(props.anchor, props.tag);
        self.end = self.end.max(token.end);
    }

    /// Puts an absent node into the tree, behind what was read last.
    fn missing(&mut self, props: Properties) {
        self.end = self.end.max(props.end);
        self.leaf(Token::new(RawKind::Missing, self.end, self.end), props);
    }

    /// Opens a collection that starts at `start`, keys' anchors and tags included.
    fn open(&mut self, kind: RawKind, start: usize, flags: u8, props: Properties) -> Open {
        let from = if props.any() { props.start.min(start) } else { start };
        self.attach(from);
        let open = self.builder.open(kind, start as u32, from as u32, flags);
        self.builder.props(props.anchor, props.tag);
        self.attach(start);
        self.end = self.end.max(start);
        open
    }

    /// Closes a collection behind what was read last.
    fn close(&mut self, open: Open, flags: u8) {
        // What is missing at the end is missing inside.
        self.attach(self.end + 1);
        self.builder.close(open, self.end as u32, flags);
    }

    /// Gives the builder the comments and errors that start before `before`: they belong to the item that is open now.
    #[inline]
    fn attach(&mut self, before: usize) {
        if self.pending.next < before {
            self.pending.attach(&mut self.builder, before);
        }
    }

    #[inline]
    fn comment_at(&mut self, start: usize, end: usize) {
        self.pending.next = self.pending.next.min(start);
        self.pending.comments.push(TextRange::new(start as u32, end as u32));
    }

    fn error(&mut self, start: usize, end: usize, message: impl Into<Cow<'static, str>>) {
        self.report(SyntaxError::new(TextRange::new(start as u32, end as u32), message));
    }

    #[cold]
    fn report(&mut self, error: SyntaxError) {
        self.pending.next = self.pending.next.min(error.range.start as usize);
        self.pending.errors.push(error);
    }
}

/// Comments and errors that have been met before it was clear in which item they stand.
struct Pending {
    /// All comments, and how many of them the builder has.
    comments: Vec<TextRange>,
    attached: usize,
    /// The errors that the builder does not have.
    errors: Vec<SyntaxError>,
    /// Stretches of control characters, known before reading starts, and how many the builder has.
    controls: Vec<TextRange>,
    reported: usize,
    /// Where the first of all these starts.
    next: usize,
}

impl Default for Pending {
    fn default() -> Self {
        Self {
            comments: Vec::new(),
            attached: 0,
            errors: Vec::new(),
            controls: Vec::new(),
            reported: 0,
            next: usize::MAX,
        }
    }
}

impl Pending {
    /// Forgets what starts at `from` or behind it.
    fn forget(&mut self, from: u32) {
        while self.comments.len() > self.attached && self.comments.last().is_some_and(|it| it.start >= from) {
            self.comments.pop();
        }
        self.errors.retain(|error| error.range.start < from);
    }

    #[cold]
    fn attach(&mut self, builder: &mut Builder<'_>, before: usize) {
        let mut next = usize::MAX;
        for comment in &self.comments[self.attached..] {
            if comment.start as usize >= before {
                next = comment.start as usize;
                break;
            }
            builder.comment(*comment);
            self.attached += 1;
        }
        for control in &self.controls[self.reported..] {
            if control.start as usize >= before {
                next = next.min(control.start as usize);
                break;
            }
            builder.error(documents::control_character(*control));
            self.reported += 1;
        }
        for error in self.errors.extract_if(.., |error| (error.range.start as usize) < before) {
            builder.error(error);
        }
        let first = self.errors.iter().map(|error| error.range.start as usize).min();
        self.next = first.map_or(next, |first| next.min(first));
    }
}
