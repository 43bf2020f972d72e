//! From one top-level statement to the next.

use wirelint_source::{ReadItem, ReadItems, TextRange};

use super::{Parser, SyntaxError};
use crate::syntax::tree::Item;

/// Gives the items of a text from some place on.
pub(in crate::syntax) struct Reader<'t> {
    parser: Parser<'t>,
}

impl<'t> Reader<'t> {
    /// Starts at `base`, where an item begins.
    pub(in crate::syntax) fn new(text: &'t str, base: u32, by_columns: bool) -> Self {
        let mut parser = Parser::new(text, base);
        parser.by_columns = by_columns;
        Self { parser }
    }
}

impl ReadItems for Reader<'_> {
    type Item = Item;

    fn at(&self) -> u32 {
        self.parser.base
    }

    fn is_by_columns(&self) -> bool {
        self.parser.by_columns
    }

    fn read(&mut self) -> Option<ReadItem<Item>> {
        let parser = &mut self.parser;
        if parser.at_end() {
            return None;
        }
        let (start, lexer, token) = (parser.base, parser.lexer, parser.token);
        let comments = parser.comments.len();
        parser.statement();
        if parser.ran_out && !parser.by_columns {
            // Once more, and from here on.
            parser.by_columns = true;
            parser.lexer = lexer;
            parser.token = token;
            parser.read = start;
            parser.comments.truncate(comments);
            parser.nodes.clear();
            parser.errors.clear();
            parser.statement();
            parser.ran_out = true;
        }
        let mut item = parser.take_item();
        if parser.ran_out {
            item.seen = u32::MAX;
        }
        parser.ran_out = false;
        Some(ReadItem { start, item, by_columns: parser.by_columns })
    }

    fn finish(mut self) -> (u32, Item) {
        let end = self.parser.base;
        // Ranges of the skeleton count from the start of the file.
        self.parser.base = 0;
        let mut skeleton = self.parser.take_item();
        skeleton.seen = 0;
        (end, skeleton)
    }
}

impl Parser<'_> {
    /// What has been read since the last item, with ranges from its start; the next one begins here.
    fn take_item(&mut self) -> Item {
        let base = self.base;
        // Behind such a comment there is no token, so it belongs to the skeleton.
        if let Some(start) = self.lexer.unclosed.filter(|_| self.nodes.is_empty()) {
            let range = TextRange::new(start, start + 2);
            let error = SyntaxError::new(range, "the comment is never closed");
            self.error(error.help("a comment that begins with `/*` ends with `*/`"));
        }
        for node in &mut self.nodes {
            node.start -= base;
            node.end -= base;
        }
        let nodes: Box<[_]> = self.nodes.as_slice().into();
        self.nodes.clear();
        // The skeleton has what follows the last item.
        let end = if nodes.is_empty() { u32::MAX } else { self.read };
        let count = self.comments.partition_point(|it| it.start < end);
        let relative = |it: TextRange| TextRange::new(it.start - base, it.end - base);
        let comments = self.comments.drain(..count).map(relative).collect();
        let errors = self.errors.drain(..).map(|it| it.relative_to(base)).collect();
        // One byte further: it says where the token ends.
        let seen = self.token.range.end.max(self.furthest.get()) + 1 - base;
        self.base = self.read;
        Item { nodes, comments, errors, seen }
    }
}
