//! How a file is laid out: line breaks, indentation, quotes, what stands around a node.

use std::ops::Range;

use memchr::{memchr2, memrchr2};

use super::EditError;
use super::quote::{Quote, needs_quotes};
use crate::tree::{Format, NodeId, Tree};
use crate::{Entry, Node, Scalar, Style};

/// How much of a file, in bytes from its start, is looked at for its habits. Many edits of a large file must not read all of it
/// each.
const HABITS: usize = 64 << 10;

/// How far an end of a line is looked for, in bytes. A file of one line, as minified JSON is, must not be read whole for each edit;
/// what has no line breaks in this stretch is not laid out by lines.
const LINE: usize = 64 << 10;

/// The surroundings of one node.
pub(super) struct Layout<'t> {
    pub(super) text: &'t str,
    pub(super) json: bool,
    /// The collections that hold the node, outermost first.
    pub(super) ancestors: Vec<Node<'t>>,
    /// How lines end.
    pub(super) newline: &'static str,
    /// One step of indentation, by this file's first indented line.
    pub(super) step: &'t str,
    /// Whether lists are indented more than the keys that they are the values of.
    pub(super) lists_indented: bool,
    /// Quotes of strings that need some.
    pub(super) quotes: Quote,
}

/// How a file is written as a whole, as far as its beginning tells.
#[derive(Debug)]
pub(crate) struct Habits {
    newline: &'static str,
    /// Where one step of indentation stands in the text.
    step: Option<Range<usize>>,
    lists_indented: bool,
    quotes: Quote,
}

impl Habits {
    fn of(tree: &Tree) -> Self {
        let text = &**tree.text();
        let json = tree.format() == Format::Json;
        let beginning = &text[..text.floor_char_boundary(HABITS)];
        Self {
            newline: newline(beginning),
            step: step(beginning),
            lists_indented: json || lists_indented(beginning),
            quotes: if json { Quote::Double } else { quotes(beginning) },
        }
    }
}

impl<'t> Layout<'t> {
    pub(super) fn new(node: Node<'t>) -> Self {
        let tree = node.tree();
        let text = &**tree.text();
        let habits = tree.habits.get_or_init(|| Habits::of(tree));
        Self {
            text,
            json: tree.format() == Format::Json,
            ancestors: ancestors(tree, node.id()),
            newline: habits.newline,
            step: habits.step.clone().map_or("  ", |step| &text[step]),
            lists_indented: habits.lists_indented,
            quotes: habits.quotes,
        }
    }

    /// The collection that holds the node.
    pub(super) fn parent(&self) -> Option<Node<'t>> {
        self.ancestors.last().copied()
    }

    pub(super) fn line_start(&self, at: usize) -> usize {
        let from = at.saturating_sub(LINE);
        memrchr2(b'\n', b'\r', &self.text.as_bytes()[from..at])
            .map_or_else(|| self.text.floor_char_boundary(from), |found| from + found + 1)
    }

    pub(super) fn line_end(&self, at: usize) -> usize {
        let to = self.text.floor_char_boundary(at + LINE);
        memchr2(b'\n', b'\r', &self.text.as_bytes()[at..to]).map_or(to, |found| at + found)
    }

    /// The start of the line behind the one at `at`, or the end of the text.
    pub(super) fn next_line(&self, at: usize) -> usize {
        let end = self.line_end(at);
        let rest = &self.text[end..];
        end + if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) }
    }

    /// The end of the line where only blanks and a comment stand between `at` and it.
    pub(super) fn rest_of_line(&self, at: usize) -> Option<usize> {
        let end = self.line_end(at);
        let rest = &self.text[at..end];
        let content = rest.trim_start_matches([' ', '\t']);
        let comment = content.starts_with('#') && (content.len() < rest.len() || at == self.line_start(at));
        (content.is_empty() || (comment && !self.json)).then_some(end)
    }

    /// The white space that the line at `at` starts with.
    pub(super) fn line_indent(&self, at: usize) -> &'t str {
        let line = &self.text[self.line_start(at)..];
        &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
    }

    /// The indentation of what starts at `at`, behind nothing but blanks and the `-`, `?` and `:` of block collections.
    pub(super) fn indent_at(&self, at: usize) -> Result<String, EditError> {
        let before = &self.text[self.line_start(at)..at];
        let before = before.strip_prefix('\u{feff}').unwrap_or(before);
        if !before.chars().all(|it| matches!(it, ' ' | '\t' | '-' | '?' | ':')) || before.starts_with("---") {
            return Err(EditError::Broken);
        }
        Ok(before.chars().map(|it| if it == '\t' { '\t' } else { ' ' }).collect())
    }

    /// One step of indentation inside of `mapping`, whose entries are indented by `indent`: what its own entries have,
    /// else what it has itself, else what the file has.
    pub(super) fn step_in(&self, mapping: Option<Node<'t>>, indent: &str) -> String {
        let inner = mapping.into_iter().flat_map(Node::entries).find_map(|entry| {
            let child = entry.value;
            if child.style() != Style::Block || !child.is_mapping() {
                return None;
            }
            let first = self.indent_at(self.entry_start(child.entries().next()?)).ok()?;
            first.strip_prefix(indent).filter(|step| !step.is_empty()).map(str::to_owned)
        });
        let outer = || {
            let parent =
                self.parent().filter(|parent| parent.style() == Style::Block && parent.is_mapping())?;
            let outer = self.indent_at(self.entry_start(parent.entries().next()?)).ok()?;
            indent.strip_prefix(&outer).filter(|step| !step.is_empty()).map(str::to_owned)
        };
        inner.or_else(outer).unwrap_or_else(|| self.step.to_owned())
    }

    /// Where an entry starts: at its `?`, the anchor or tag of its key, or its key.
    pub(super) fn entry_start(&self, entry: Entry<'t>) -> usize {
        let start = start_with_props(entry.key);
        let before = self.text[self.line_start(start)..start].trim_end_matches([' ', '\t']);
        let explicit =
            before.ends_with('?') && before.trim_start().trim_start_matches(['-', ' ', '\t']) == "?";
        if explicit { self.line_start(start) + before.len() - 1 } else { start }
    }

    /// How the siblings that need no quotes are written: that is how new strings are.
    pub(super) fn habit(&self, siblings: impl Iterator<Item = Node<'t>>, flow: bool) -> Quote {
        if self.json {
            return Quote::Double;
        }
        let mut habits = siblings.filter_map(|node| {
            let quote = Quote::of(node.style())?;
            match node.scalar()? {
                Scalar::Str(text) if !needs_quotes(&text, flow) => Some(quote),
                _ => None,
            }
        });
        let first = habits.next().unwrap_or(Quote::Plain);
        if habits.any(|habit| habit == Quote::Plain) { Quote::Plain } else { first }
    }
}

/// Where the text of a node starts, anchor and tag included.
pub(super) fn start_with_props(node: Node<'_>) -> usize {
    let tree = node.tree();
    let props = node.props().into_iter().flat_map(|props| [props.anchor, props.tag]).flatten();
    let first = props.map(|range| tree.absolute(node.id().item, range).start).min();
    first.unwrap_or(u32::MAX).min(node.range().start) as usize
}

/// Where an entry ends, its absent value included.
pub(super) fn entry_end(entry: Entry<'_>) -> usize {
    entry.key.range().end.max(entry.value.range().end) as usize
}

fn ancestors(tree: &Tree, id: NodeId) -> Vec<Node<'_>> {
    let mut found: Vec<Node<'_>> = std::iter::successors(tree.parent(id), |(above, _)| tree.parent(*above))
        .map(|(id, _)| tree.node(id))
        .collect();
    found.reverse();
    found
}

fn newline(text: &str) -> &'static str {
    match memchr2(b'\n', b'\r', text.as_bytes()) {
        Some(at) if text[at..].starts_with("\r\n") => "\r\n",
        Some(at) if text[at..].starts_with('\r') => "\r",
        _ => "\n",
    }
}

/// Where the indentation of the first line stands that has some, lists and comments apart.
fn step(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    text.split(['\n', '\r']).find_map(|line| {
        let here = start;
        start += line.len() + 1;
        let content = line.trim_start_matches([' ', '\t']);
        let indent = line.len() - content.len();
        let plain = !content.is_empty() && !content.starts_with(['#', '-', '?']);
        (plain && indent > 0).then_some(here..here + indent)
    })
}

/// Whether the first list that is the value of a key is indented more than the key.
fn lists_indented(text: &str) -> bool {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut lines = text.split(['\n', '\r']).filter(|line| {
        let content = line.trim_start();
        !content.is_empty() && !content.starts_with('#')
    });
    let Some(mut last) = lines.next() else { return true };
    for line in lines {
        if line.trim_start().starts_with("- ")
            && last.trim_end().ends_with(':')
            && !last.trim_start().starts_with('-')
        {
            return indent(line) > indent(last);
        }
        last = line;
    }
    true
}

/// The quotes that this file uses first.
fn quotes(text: &str) -> Quote {
    let first = text.match_indices(['"', '\'']).find(|(at, _)| {
        let before = text[..*at].trim_end_matches(' ');
        before.is_empty() || before.ends_with(['\n', '\r', ':', '-', '[', '{', ','])
    });
    first.map_or(Quote::Double, |(_, quote)| if quote == "'" { Quote::Single } else { Quote::Double })
}
