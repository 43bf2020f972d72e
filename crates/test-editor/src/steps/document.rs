//! What a person sees in a text: keys, values, references.

use std::path::Path;

use wirelint_source::TextRange;
use wirelint_yaml::{Format, Node, parse};

/// A text with what is in it.
pub(crate) struct Document {
    /// Keys and values in the text's order.
    pub(crate) entries: Vec<Entry>,
    /// Where scalars stand that are no keys, without their quotes.
    pub(crate) scalars: Vec<TextRange>,
    /// How pointers to what can be referred to are written.
    pub(crate) targets: Vec<String>,
}

/// A key with its value.
pub(crate) struct Entry {
    /// Without quotes.
    pub(crate) key: TextRange,
    pub(crate) value: TextRange,
    /// How deep it stands; 0 at the top.
    pub(crate) depth: usize,
    pub(crate) is_reference: bool,
    pub(crate) is_collection: bool,
}

impl Document {
    pub(crate) fn new(path: &Path, text: &str) -> Self {
        let format = if is_json(path) { Format::Json } else { Format::Yaml };
        let mut document = Self { entries: Vec::new(), scalars: Vec::new(), targets: Vec::new() };
        if is_proto(path) || is_graphql(path) {
            document.words(text);
            return document;
        }
        let tree = parse(text, format);
        if let Some(root) = tree.root() {
            document.walk(root, 0);
        }
        document
    }

    /// Takes each word of a .proto or GraphQL file for a value, and the first one of a line for the key of what follows.
    fn words(&mut self, text: &str) {
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let mut words: Vec<TextRange> = Vec::new();
            let is_part = |it: char| it.is_alphanumeric() || matches!(it, '_' | '.');
            let mut at = start;
            for part in line.split_inclusive(|it| !is_part(it)) {
                let word = part.trim_end_matches(|it| !is_part(it));
                if !word.is_empty() {
                    words.push(TextRange::new(at as u32, (at + word.len()) as u32));
                }
                at += part.len();
            }
            if let [key, .., last] = words[..] {
                let value = TextRange::new(words[1].start, last.end);
                let depth = usize::from(line.starts_with([' ', '\t']));
                self.entries.push(Entry { key, value, depth, is_reference: false, is_collection: false });
            }
            self.scalars.extend(words);
            start += line.len();
        }
    }

    fn walk(&mut self, node: Node<'_>, depth: usize) {
        if node.resolved() != node || depth > 30 {
            return;
        }
        if !node.is_mapping() && !node.is_sequence() {
            self.scalars.push(content(node));
        }
        for entry in node.entries() {
            let is_reference = entry.key.is_text("$ref");
            let is_collection = entry.value.is_mapping() || entry.value.is_sequence();
            let (key, value) = (content(entry.key), content(entry.value));
            self.entries.push(Entry { key, value, depth, is_reference, is_collection });
            if is_collection && depth <= 3 {
                self.targets
                    .push(format!("#{}", node.tree().pointer(entry.value.id()).trim_start_matches('#')));
            }
            self.walk(entry.value, depth + 1);
        }
        for element in node.elements() {
            self.walk(element, depth + 1);
        }
    }
}

/// Where the node's content stands, its quotes left out.
fn content(node: Node<'_>) -> TextRange {
    let range = node.range();
    let text = node.source();
    let quoted = text.len() >= 2 && text.starts_with(['"', '\'']) && text.ends_with(['"', '\'']);
    if quoted { TextRange::new(range.start + 1, range.end - 1) } else { range }
}

pub(crate) fn is_proto(path: &Path) -> bool {
    path.extension().is_some_and(|it| it == "proto")
}

pub(crate) fn is_graphql(path: &Path) -> bool {
    path.extension().is_some_and(|it| it == "graphql" || it == "graphqls" || it == "gql")
}

pub(crate) fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|it| it == "json")
}

/// The start of the line that `at` is in.
pub(crate) fn line_start(text: &str, at: u32) -> u32 {
    text[..at as usize].rfind(['\n', '\r']).map_or(0, |it| it as u32 + 1)
}

/// The end of the line that `at` is in, behind its break.
pub(crate) fn line_end(text: &str, at: u32) -> u32 {
    text[at as usize..].find('\n').map_or(text.len(), |it| at as usize + it + 1) as u32
}

/// The lines that `range` touches, as a whole.
pub(crate) fn lines_of(text: &str, range: TextRange) -> TextRange {
    TextRange::new(line_start(text, range.start), line_end(text, range.end.max(range.start)))
}

/// The nearest place at or before `at` that is between two characters.
pub(crate) fn floor(text: &str, at: usize) -> u32 {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at as u32
}
