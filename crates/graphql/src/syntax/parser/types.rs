//! References to types: `Int`, `[Int]`, `Int!`.

use super::{MAX_DEPTH, Mark, Parser, Raw, Step};
use crate::syntax::node::NodeKind;
use crate::syntax::tree::UNCLOSED;

impl Parser<'_> {
    /// The type behind a `:`.
    pub(super) fn type_ref(&mut self, what: &'static str) -> Step {
        let mark = Mark(self.nodes.len() as u32);
        if self.at(b'[') {
            self.list_type()?;
        } else {
            self.type_name(what)?;
        }
        if self.at(b'!') {
            self.bump();
            self.wrap(mark, NodeKind::NonNullType);
            if self.at(b'!') {
                let _ = self.expected_here("what follows the type");
                self.bump();
                self.raw(mark).end = self.read;
            }
        }
        Ok(())
    }

    fn list_type(&mut self) -> Step {
        let mark = self.begin(NodeKind::ListType);
        let open = self.bump().range;
        if self.depth >= MAX_DEPTH {
            self.too_deep(open);
            self.finish(mark);
            return Ok(());
        }
        self.depth += 1;
        let read = self.type_ref("the type of the list's elements");
        self.depth -= 1;
        let is_closed = read.is_ok() && self.eat(b']');
        if !is_closed {
            self.raw(mark).flags |= UNCLOSED;
            if read.is_ok() {
                self.unclosed(open, b']');
            }
        }
        self.finish(mark);
        // All but the bracket is there.
        read
    }

    /// The name of a type. One that a `:` follows is the next field's name: the type is missing.
    pub(super) fn type_name(&mut self, what: &'static str) -> Step {
        let is_next = self.depth == 0 && self.is_first_on_line() && self.begins_definition();
        if !self.at_name() || is_next {
            return Err(self.expected(what));
        }
        let checkpoint = self.checkpoint();
        self.leaf(NodeKind::NamedType);
        if self.at(b':') || (self.at(b'(') && self.depth > 0) {
            self.go_back(&checkpoint);
            return Err(self.expected(what));
        }
        Ok(())
    }

    /// Puts the node of `mark`, with all that is in it, into another one.
    fn wrap(&mut self, mark: Mark, kind: NodeKind) {
        let start = self.nodes[mark.0 as usize].start;
        for inner in &mut self.nodes[mark.0 as usize..] {
            inner.next += 1;
        }
        let next = self.nodes.len() as u32 + 1;
        self.nodes.insert(mark.0 as usize, Raw { start, end: self.read, next, kind, flags: 0 });
    }
}
