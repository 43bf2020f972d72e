//! Which comments belong to a statement, as protobuf has it.
//!
//! See `leading_comments`, `trailing_comments` and `leading_detached_comments` of `SourceCodeInfo.Location` in
//! `descriptor.proto`; where that leaves a choice, this does what `protoc` does. Only the comments between two statements
//! count: before a statement's first token, and behind its `;` or the `{` that opens its block.

use wirelint_source::{ItemId, TextRange};

use super::node::{Node, NodeKind};
use super::tree::Parse;

/// The comments of a statement.
#[derive(Clone, Debug)]
pub struct Comments<'t> {
    /// The one right above it, if there is one.
    pub leading: Option<CommentBlock<'t>>,
    /// The one behind its `;` or `{`, if there is one.
    pub trailing: Option<CommentBlock<'t>>,
    /// Those further above it, which belong to nothing.
    pub detached: Vec<CommentBlock<'t>>,
    /// The one above it that belongs to what stands before, if there is one: behind a `;` or `{`.
    pub previous: Option<CommentBlock<'t>>,
}

/// A block comment, or `//` comments that belong together.
#[derive(Clone, Copy)]
pub struct CommentBlock<'t> {
    parse: &'t Parse,
    item: ItemId,
    /// Indices of the item's comments.
    first: usize,
    end: usize,
}

impl<'t> CommentBlock<'t> {
    /// Each comment of it, `//` or `/*` included, in bytes from the start of the file.
    pub fn ranges(self) -> impl Iterator<Item = TextRange> + use<'t> {
        let start = self.parse.item_start(self.item);
        let item: &'t _ = &self.parse.items[self.item];
        item.comments[self.first..self.end].iter().map(move |it| it.shifted(start))
    }

    /// From the first comment to the last, in bytes from the start of the file.
    pub fn range(self) -> TextRange {
        self.ranges().reduce(TextRange::cover).unwrap_or_default()
    }

    /// The lines without comment signs, and without the space and `*` that the lines of a block comment begin with. Of a `//`
    /// comment everything behind the signs.
    pub fn lines(self) -> impl Iterator<Item = &'t str> {
        let text: &'t str = &self.parse.text;
        self.ranges().flat_map(move |range| {
            let comment = range.of(text);
            let is_block = comment.starts_with("/*");
            let inner = if is_block { block_content(comment) } else { &comment[2..] };
            inner.split('\n').enumerate().map(move |(number, line)| {
                let line = line.strip_suffix('\r').unwrap_or(line);
                if number == 0 || !is_block {
                    return line;
                }
                let line = line.trim_start_matches([' ', '\t', '\r', '\x0b', '\x0c']);
                line.strip_prefix('*').unwrap_or(line)
            })
        })
    }

    /// What a descriptor has for it: the lines, those of `//` comments each with their line break.
    pub fn text(self) -> String {
        let mut out = String::new();
        let is_block = self.ranges().next().is_some_and(|it| it.of(&self.parse.text).starts_with("/*"));
        for (number, line) in self.lines().enumerate() {
            if is_block && number > 0 {
                out.push('\n');
            }
            out.push_str(line);
            if !is_block {
                out.push('\n');
            }
        }
        out
    }
}

impl std::fmt::Debug for CommentBlock<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.text())
    }
}

fn block_content(comment: &str) -> &str {
    let inner = &comment[2..];
    inner.strip_suffix("*/").unwrap_or(inner)
}

/// The comments between two tokens, and what they belong to.
struct Gap<'t> {
    parse: &'t Parse,
    item: ItemId,
    /// Indices of the item's comments.
    first: usize,
    end: usize,
    /// From the end of the token before to the start of the one behind, in bytes from the start of the file.
    range: TextRange,
}

#[derive(Default)]
struct Split {
    trailing: Option<(usize, usize)>,
    detached: Vec<(usize, usize)>,
    leading: Option<(usize, usize)>,
}

impl<'t> Comments<'t> {
    pub(super) fn of(node: Node<'t>) -> Self {
        let before = Gap::before(node);
        let split = before.split();
        let leading = split.leading.map(|it| before.block(it));
        let detached = split.detached.into_iter().map(|it| before.block(it)).collect();
        let previous = split.trailing.map(|it| before.block(it));
        Self { leading, trailing: trailing(node), detached, previous }
    }
}

/// The comment right above `node`, else the one behind its `;` or `{`.
pub(super) fn nearest(node: Node<'_>) -> Option<CommentBlock<'_>> {
    let before = Gap::before(node);
    // Where nothing stands there is nothing to split.
    let leading = if before.first < before.end { before.split().leading } else { None };
    leading.map(|it| before.block(it)).or_else(|| trailing(node))
}

fn trailing(node: Node<'_>) -> Option<CommentBlock<'_>> {
    let gap = Gap::behind_head(node).filter(|it| it.first < it.end)?;
    Some(gap.block(gap.split().trailing?))
}

impl<'t> Gap<'t> {
    /// The comments before the first token of `node`.
    fn before(node: Node<'t>) -> Self {
        let parse = node.parse();
        let start = node.range().start;
        let item = node.id().item;
        let (comments, base) = (&node.arena().comments, parse.item_start(item));
        let end = comments.partition_point(|it| it.start + base < start);
        let mut first = end;
        let mut from = start;
        let is_space = |from: u32, to: u32| TextRange::new(from, to).of(&parse.text).trim_ascii().is_empty();
        while first > 0 && is_space(comments[first - 1].end + base, from) {
            first -= 1;
            from = comments[first].start + base;
        }
        let before = parse.text[..from as usize].trim_ascii_end();
        Self { parse, item, first, end, range: TextRange::new(before.len() as u32, start) }
    }

    /// The comments behind the `;` or `{` of `node`.
    fn behind_head(node: Node<'t>) -> Option<Self> {
        let parse = node.parse();
        let open = node.child(NodeKind::Open);
        let start = open.unwrap_or(node).range().end;
        if open.is_none() && !node.text().ends_with(';') {
            return None;
        }
        let mut item = node.id().item;
        // What is behind a top-level statement stands in the next item, at last in the skeleton.
        if start == parse.item_start(item) + parse.items[item].nodes[0].end {
            let next = item.0 + 1;
            item = if (next as usize) < parse.items.count() { ItemId(next) } else { ItemId::SKELETON };
        }
        let (comments, base) = (&parse.items[item].comments, parse.item_start(item));
        let first = comments.partition_point(|it| it.start + base < start);
        let mut end = first;
        let mut to = start;
        let is_space = |from: u32, to: u32| TextRange::new(from, to).of(&parse.text).trim_ascii().is_empty();
        while end < comments.len() && is_space(to, comments[end].start + base) {
            to = comments[end].end + base;
            end += 1;
        }
        let behind = parse.text[to as usize..].trim_ascii_start();
        let range = TextRange::new(start, (parse.text.len() - behind.len()) as u32);
        Some(Self { parse, item, first, end, range })
    }

    fn block(&self, (first, end): (usize, usize)) -> CommentBlock<'t> {
        CommentBlock { parse: self.parse, item: self.item, first, end }
    }

    /// What belongs to the token before, to neither, and to the one behind.
    fn split(&self) -> Split {
        let mut split = Split::default();
        let text: &str = &self.parse.text;
        let base = self.parse.item_start(self.item);
        let comments = &self.parse.items[self.item].comments;
        let range = |index: usize| comments[index].shifted(base);
        let is_line = |index: usize| range(index).of(text).starts_with("//");
        let has_break = |from: u32, to: u32| TextRange::new(from, to).of(text).contains('\n');
        // What comes first in a file has nothing before it, not even a byte order mark.
        let is_first = matches!(&text[..self.range.start as usize], "" | "\u{feff}");
        let mut attaches = !is_first;
        let mut buffer: Option<(usize, usize)> = None;
        let mut at = self.range.start;
        let mut next = self.first;
        let flush = |buffer: &mut Option<(usize, usize)>, attaches: &mut bool, split: &mut Split| {
            if let Some(block) = buffer.take() {
                if *attaches {
                    split.trailing = Some(block);
                } else {
                    split.detached.push(block);
                }
                *attaches = false;
            }
        };
        // Behind a line comment, or a block comment below the first line, the line break belongs to the comment.
        let past_break = |at: u32| {
            let rest = &text[at as usize..];
            let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\x0b', '\x0c']).len();
            let breaks = usize::from(rest[blank..].starts_with('\n'));
            at + (blank + breaks) as u32
        };
        let mut first_line_end = None;
        if !is_first {
            if next < self.end && !has_break(at, range(next).start) {
                buffer = Some((next, next + 1));
                at = range(next).end;
                if is_line(next) {
                    at = past_break(at);
                } else {
                    first_line_end = Some(at);
                }
                next += 1;
                flush(&mut buffer, &mut attaches, &mut split);
            } else {
                at = past_break(at);
            }
        }
        while next < self.end {
            if has_break(at, range(next).start) {
                flush(&mut buffer, &mut attaches, &mut split);
                attaches = false;
            }
            buffer = match buffer {
                Some((first, _)) if is_line(next) && is_line(first) => Some((first, next + 1)),
                _ => {
                    flush(&mut buffer, &mut attaches, &mut split);
                    Some((next, next + 1))
                }
            };
            at = past_break(range(next).end);
            next += 1;
        }
        if has_break(at, self.range.end) {
            flush(&mut buffer, &mut attaches, &mut split);
            attaches = false;
        }
        let behind = text.as_bytes().get(self.range.end as usize);
        if matches!(behind, None | Some(b'}' | b']' | b')')) {
            flush(&mut buffer, &mut attaches, &mut split);
        }
        let is_on_one_line = !is_first && !has_break(self.range.start, self.range.end);
        let meets = is_on_one_line || first_line_end.is_some_and(|end| !has_break(end, self.range.end));
        let count =
            split.detached.len() + usize::from(split.trailing.is_some()) + usize::from(buffer.is_some());
        if behind.is_some() && meets && count == 1 {
            // It may belong to either side, so it belongs to none.
            let only = split.trailing.take().or(buffer.take());
            split.detached.extend(only);
        }
        split.leading = buffer;
        split
    }
}
