//! From one definition to the next.

use wirelint_source::{ReadItem, ReadItems, TextRange};

use super::Parser;
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
        let start = parser.base;
        let checkpoint = parser.checkpoint();
        let begins_line = start == 0 || parser.is_first_on_line();
        parser.margin = if begins_line { parser.column() } else { 0 };
        parser.definition();
        if parser.ran_out && !parser.by_columns {
            // Once more, and from here on.
            parser.by_columns = true;
            parser.go_back(&checkpoint);
            parser.has_ended_early = false;
            parser.retries = 0;
            parser.definition();
            parser.ran_out = true;
        }
        let mut item = parser.take_item();
        if parser.ran_out {
            item.seen = u32::MAX;
        }
        parser.ran_out = false;
        parser.retries = 0;
        parser.has_ended_early = false;
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
        // One byte further: it says where the token ends. A number looks at two bytes more, for a `...`.
        let seen = self.token.range.end.max(self.furthest.get()) + 3 - base;
        self.base = self.read;
        Item { nodes, comments, errors, seen }
    }
}
