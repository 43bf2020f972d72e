//! Lists in brackets: what all of them have in common.

use wirelint_source::TextRange;

use super::{MAX_DEPTH, Parser, Step, SyntaxError, Unread};
use crate::syntax::node::NodeKind;
use crate::syntax::tree::UNCLOSED;

/// How often stretches of one item are read once more, otherwise: no text shall take long.
pub(super) const MAX_RETRIES: u32 = 16;

/// One kind of list.
pub(super) struct List<'t> {
    pub(super) kind: NodeKind,
    pub(super) close: u8,
    /// What a list must have at least one of; `None` where it may be empty.
    pub(super) needs: Option<&'static str>,
    /// Reads an element. Where it reads nothing, the next token is passed over.
    pub(super) element: fn(&mut Parser<'t>) -> Step,
    /// Whether an element begins at the token to be read next, for sure.
    pub(super) begins: fn(&Parser<'t>) -> bool,
}

impl<'t> Parser<'t> {
    /// The list whose bracket is to be read next. What cannot be read of it costs its element; `Err` where the bracket is
    /// never closed.
    pub(super) fn list(&mut self, list: &List<'t>) -> Step {
        if list.close != b')' {
            return self.list_once(list);
        }
        let checkpoint = self.checkpoint();
        let (ran_out, has_ended_early) = (self.ran_out, self.has_ended_early);
        let read = self.list_once(list);
        if read.is_ok() || self.indentation.is_some() || self.retries == MAX_RETRIES {
            return read;
        }
        // What was taken for more of the list may be the fields below it. Once more: it ends before a line that is indented no
        // deeper than its own.
        self.retries += 1;
        self.go_back(&checkpoint);
        (self.ran_out, self.has_ended_early) = (ran_out, has_ended_early);
        self.indentation = Some(self.line_indentation());
        let read = self.list_once(list);
        self.indentation = None;
        read
    }

    fn list_once(&mut self, list: &List<'t>) -> Step {
        let mark = self.begin(list.kind);
        let open = self.bump().range;
        if self.depth >= MAX_DEPTH {
            self.too_deep(open);
            self.finish(mark);
            return Ok(());
        }
        self.depth += 1;
        let read = self.elements(list, open.start);
        self.depth -= 1;
        if read.is_err() {
            self.raw(mark).flags |= UNCLOSED;
            self.unclosed(open, list.close);
        }
        self.finish(mark);
        if let Some(what) = list.needs
            && read.is_ok()
            && self.nodes.len() == mark.0 as usize + 1
        {
            let range = TextRange::new(open.start, self.read);
            let (open, close) = (open.of(self.text), list.close as char);
            let error = SyntaxError::new(range, format!("expected {what} between `{open}` and `{close}`"));
            self.error(error.help("leave the brackets out where nothing stands in them"));
        }
        read
    }

    /// Says that what the bracket at `open`, which has been read, opens nests too deeply, and passes over it.
    pub(super) fn too_deep(&mut self, open: TextRange) {
        let error = SyntaxError::new(open, format!("this nests deeper than {MAX_DEPTH} levels"));
        self.error(error.help("what stands in it is not read"));
        self.skip_brackets(1);
        if self.is_over() {
            // One error is enough.
            self.has_ended_early = true;
        }
    }

    /// What stands between the brackets, and the one that closes.
    fn elements(&mut self, list: &List<'t>, open: u32) -> Step {
        loop {
            if self.eat(list.close) {
                return Ok(());
            }
            if self.is_over() || self.is_left(list, open) {
                return Err(Unread);
            }
            let before = self.token.range.start;
            if (list.element)(self).is_err() {
                if self.token.range.start == before && !self.is_over() {
                    self.junk();
                }
                self.skip_element(list, open);
            }
        }
    }

    /// Whether the token to be read next cannot stand in the list, but in what is around it.
    pub(super) fn is_left(&self, list: &List<'t>, open: u32) -> bool {
        match self.token.symbol {
            b'}' => true,
            b')' => list.close == b']' || list.kind == NodeKind::Object,
            b']' => list.kind == NodeKind::Object,
            b'{' => list.close == b')',
            _ if list.close != b')' || !self.is_first_on_line() => false,
            // A field of the selection that the arguments stand in.
            _ if list.kind == NodeKind::Arguments && self.at_name() && self.peek().symbol != b':' => true,
            _ => {
                let is_behind = self.token.range.start > open + 1;
                is_behind && self.indentation.is_some_and(|limit| self.column() <= limit)
            }
        }
    }

    /// How far the line is indented on which the token to be read next stands.
    fn line_indentation(&self) -> u32 {
        let before = &self.text[self.base as usize..self.token.range.start as usize];
        let line = before.rfind(['\n', '\r']).map_or(before, |at| &before[at + 1..]);
        (line.len() - line.trim_start_matches([' ', '\t', ',', '\u{feff}']).len()) as u32
    }
}
