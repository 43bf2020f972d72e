//! What to do where the text is not YAML: say so once, and find the place where reading goes on.

use wirelint_source::TextRange;

use crate::SyntaxError;
use crate::tree::{RawKind, UNCLOSED};

use super::block::Lines;
use super::chars::{is_blank, is_break};
use super::lines::{BOM, Shape};
use super::properties::Properties;
use super::{Level, LevelKind, Reader, Token};

impl Reader<'_> {
    /// Deals with a line inside a collection that stands at none of its columns. Returns whether the line is taken as
    /// the collection's; else it is left to the one around, which is nearer.
    #[cold]
    pub(super) fn misplaced(&mut self, lines: &mut Lines) -> bool {
        let Lines { level, around, .. } = *lines;
        self.tab_error();
        let col = self.col;
        if lines.unsure && !self.tab_indented() {
            lines.unsure = false;
            lines.level.col = col;
            return true;
        }
        let root = around.kind == LevelKind::Root;
        if col < level.col && !root && col - around.col < level.col - col {
            return false;
        }
        // Lines that are wrong in the same way are one mistake.
        if col == lines.tolerated {
            self.excused = self.line;
            return true;
        }
        lines.tolerated = col;
        if self.is_excused(self.line) {
            return true;
        }
        let keys = if level.kind == LevelKind::Mapping { "keys" } else { "items" };
        let (noun, of) = (level.noun(), level.col);
        let message = if col > level.col {
            format!("this line is indented more ({col}) than the {keys} of its {noun} ({of})")
        } else if root {
            format!("this line is indented less ({col}) than the {keys} of its {noun} ({of})")
        } else {
            let (outer, outer_col) = (around.noun(), around.col);
            format!(
                "this line is indented less than its {noun} ({of} columns) but more than the {outer} around it ({outer_col})"
            )
        };
        self.excused = self.line;
        let (start, end) = self.line_word();
        self.error(start, end, message);
        true
    }

    /// Whether a mistake before `line` explains what is wrong there. Then an item before has a say in what is reported behind it.
    pub(super) fn is_excused(&mut self, line: usize) -> bool {
        let is_excused = self.excused == line;
        if is_excused {
            self.builder.not_local();
        }
        is_excused
    }

    /// The first word of the line, which a message about its indentation points at.
    fn line_word(&self) -> (usize, usize) {
        let mut end = self.pos;
        while !self.is_space(end) {
            end += 1;
        }
        (self.pos, end)
    }

    /// Passes the line at the reader, which belongs to nothing, and those like it behind it.
    pub(super) fn drop_text(&mut self, level: Level) {
        let start = self.pos;
        let end = self.line_end(start);
        if !self.is_excused(self.line) {
            let message = "this text belongs to nothing: the value before it is complete";
            self.error(start, self.trimmed(start, end), message);
        }
        self.pass_text(level);
    }

    /// Goes behind this line, and behind those after it that are indented more than `level` and look like text.
    fn pass_text(&mut self, level: Level) {
        loop {
            let stop = self.rest_of_line(self.pos);
            // It is part of the collection all the same: whoever changes it changes the collection.
            self.end = self.end.max(self.trimmed(self.pos, stop));
            self.pos = stop;
            self.skip();
            if self.col <= level.col || self.shape(self.pos) != Shape::Text {
                return;
            }
        }
    }

    /// Where the line's text ends: at its comment or its end.
    fn rest_of_line(&self, at: usize) -> usize {
        let end = self.line_end(at);
        let text = &self.bytes[at..end];
        let comment = text.windows(2).position(|pair| is_blank(pair[0]) && pair[1] == b'#');
        comment.map_or(end, |comment| at + comment + 1)
    }

    /// Reports what stands behind a complete node on the same line, and passes it.
    #[inline]
    pub(super) fn expect_line_end(&mut self, around: Level) {
        if !self.fresh() {
            self.text_behind(around);
        }
    }

    #[cold]
    fn text_behind(&mut self, around: Level) {
        let start = self.pos;
        let end = self.trimmed(start, self.rest_of_line(start));
        let range = TextRange::new(start as u32, end as u32);
        let before = self.byte(self.end.saturating_sub(1));
        let error = match (self.peek(), before) {
            (b'#', _) => SyntaxError::new(range, "a space is missing before this comment"),
            (b':', _) => SyntaxError::new(range, "a mapping cannot start here, on the line of another key")
                .help("put it on a line of its own, or quote the value"),
            (_, b'"') => SyntaxError::new(range, "text behind the closing quote")
                .help("write a quote inside the value as `\\\"`"),
            (_, b'\'') => SyntaxError::new(range, "text behind the closing quote")
                .help("write a quote inside the value as `''`"),
            (_, b']' | b'}') => SyntaxError::new(range, "text behind the closing bracket"),
            _ => SyntaxError::new(range, "the end of the line is expected here"),
        };
        self.report(error);
        self.pass_text(around);
    }

    /// Reports a character that cannot start an unquoted scalar; it is read as one all the same.
    #[inline]
    pub(super) fn plain_start(&mut self) {
        if matches!(
            self.peek(),
            b'@' | b'`' | b'%' | b',' | b']' | b'}' | b'*' | b'&' | b'[' | b'{' | b'#' | b':' | b'-' | b'?'
        ) {
            self.odd_start();
        }
    }

    fn odd_start(&mut self) {
        let byte = self.peek();
        let error = match byte {
            b'-' | b'?' | b':' if !self.is_space(self.pos + 1) => return,
            b':' => "a key is missing before this `:`".to_owned(),
            b']' | b'}' | b',' => format!("this `{}` closes nothing", char::from(byte)),
            b'#' => "a space is missing before this comment".to_owned(),
            b'`' => "text that starts with a backtick must be quoted".to_owned(),
            _ => format!("text that starts with `{}` must be quoted", char::from(byte)),
        };
        self.excused = self.line;
        self.error(self.pos, self.pos + 1, error);
    }

    /// Passes a line of closing brackets that close nothing.
    pub(super) fn stray_closer(&mut self) -> bool {
        let start = self.pos;
        let mut end = start;
        while matches!(self.byte(end), b']' | b'}' | b',' | b' ' | b'\t') {
            end += 1;
        }
        if !(end >= self.bytes.len() || is_break(self.bytes[end]) || self.bytes[end] == b'#') {
            return false;
        }
        let closer = char::from(self.bytes[start]);
        let what = if closer == ',' { "separates" } else { "closes" };
        self.error(start, self.trimmed(start, end), format!("this `{closer}` {what} nothing"));
        self.pos = end;
        self.end = self.trimmed(start, end);
        self.skip();
        true
    }

    /// Whether the unquoted scalar just read lacks a colon: the line that follows it at its column is a key.
    pub(super) fn is_half_key(&self) -> bool {
        self.shape(self.pos) == Shape::Key
    }

    /// Makes a key of a scalar that no colon follows. Returns whether the reader is at a colon then.
    pub(super) fn half_key(&mut self, token: Token) -> (Token, bool) {
        let text = &self.text[token.start..token.end];
        if token.kind == RawKind::Plain
            && let Some(colon) = text.find(':')
            && colon > 0
            && colon + 1 < text.len()
            && !text[colon + 1..].starts_with("//")
            && !text[..colon].contains([' ', '\t'])
        {
            let at = token.start + colon;
            // What has been reported behind it is forgotten.
            self.go_back(at);
            self.error(at, at + 1, "a space is missing behind this `:`");
            return (Token { end: at, flags: 0, ..token }, true);
        }
        if ["<<<<<<<", "=======", ">>>>>>>"].iter().any(|marker| text.starts_with(marker)) {
            self.error(token.start, token.end, "a merge conflict is left in the file here");
            return (Token { kind: RawKind::Error, ..token }, false);
        }
        let words = token.kind == RawKind::Plain && text.contains([' ', '\t', '\n', '\r']);
        // A quote that was never closed may have held the colon.
        let is_excused = self.is_excused(self.line);
        if token.flags & UNCLOSED == 0 && (!is_excused || self.pos > token.end) {
            if words {
                self.error(token.start, token.end, "this line is no `key: value`");
            } else {
                self.error(token.end, token.end, "`:` is missing after this key");
            }
        }
        if words {
            return (Token { kind: RawKind::Error, ..token }, false);
        }
        (token, false)
    }

    /// Goes back to `at`, which the reader has passed. What has been met since will be met again.
    pub(super) fn go_back(&mut self, at: usize) {
        self.pos = at;
        if at < self.line {
            self.line = self.bytes[..at].iter().rposition(|&byte| is_break(byte)).map_or(0, |it| it + 1);
            self.line += if self.bytes[self.line..at].starts_with(BOM) { BOM.len() } else { 0 };
        }
        self.shift = 0;
        self.pending.forget(at as u32);
    }

    /// Whether the dash here starts text (`-foo`, `---`) that does not lack its space.
    pub(super) fn is_text_dash(&self) -> bool {
        self.byte(self.pos + 1) == b'-'
    }

    /// Deals with a line at the column of the list's dashes that is no item. Returns whether it is taken as one.
    pub(super) fn no_item(&mut self, around: Level) -> bool {
        let start = self.pos;
        if self.peek() == b'-' && !self.is_text_dash() {
            self.error(start + 1, start + 1, "a space is missing behind this `-`");
            return true;
        }
        if matches!(self.peek(), b']' | b'}' | b',') && self.stray_closer() {
            return false;
        }
        if !self.is_excused(self.line) {
            let (start, end) = self.line_word();
            self.error(start, end, "`- ` is missing: this line stands among the items of a list");
            self.excused = self.line;
        }
        !(around.kind == LevelKind::Mapping && self.shape(start) == Shape::Key)
    }

    /// Makes one error node of a collection that is nested too deeply.
    #[cold]
    pub(super) fn too_deep(&mut self, around: Level, start: usize, props: Properties) {
        let limit = crate::MAX_DEPTH;
        self.error(
            start,
            self.char_end(start),
            format!("this is nested more than {limit} levels deep and is not read"),
        );
        let mut end = start;
        loop {
            let line_end = self.line_end(self.pos);
            end = end.max(self.trimmed(start.max(self.line), line_end));
            self.pos = line_end;
            self.skip();
            if self.col < around.col || (self.col == around.col && !self.at_indicator(b'-')) || self.at_end()
            {
                break;
            }
            if self.col == around.col && around.kind == LevelKind::Sequence {
                break;
            }
        }
        self.leaf(Token::new(RawKind::Error, start, end), props);
    }

    /// Reports tabs in the indentation of a line that starts here and for which indentation counts.
    #[inline]
    pub(super) fn tab_error(&mut self) {
        if self.tab_indented() {
            self.report_tab();
        }
    }

    /// The same, where the line's first token has been read already.
    pub(super) fn tab_error_at(&mut self, start: usize) {
        if start == self.first && self.col > self.spaces {
            self.report_tab();
        }
    }

    #[cold]
    fn report_tab(&mut self) {
        // The lines of one tabbed stretch are one mistake.
        let before = self.previous_line();
        let known = self.tabbed == self.line || before.is_some_and(|line| self.tabbed == line);
        self.tabbed = self.line;
        self.excused = self.line;
        if known {
            return;
        }
        // The reader may have gone on to another line since.
        let mut tab = self.first;
        let mut at = self.first;
        while at > 0 && is_blank(self.bytes[at - 1]) {
            at -= 1;
            tab = if self.bytes[at] == b'\t' { at } else { tab };
        }
        let range = TextRange::new(tab as u32, self.first as u32);
        let error = SyntaxError::new(range, "a tab cannot indent this line");
        self.report(error.help("indent with spaces; YAML counts columns, and a tab has no width"));
    }

    fn previous_line(&self) -> Option<usize> {
        let end = self.line.checked_sub(1)?;
        let end =
            if end > 0 && self.bytes[end] == b'\n' && self.bytes[end - 1] == b'\r' { end - 1 } else { end };
        Some(self.bytes[..end].iter().rposition(|&byte| is_break(byte)).map_or(0, |at| at + 1))
    }

    /// Reports a tab between `-`, `?` or `:` and a block collection, whose column it makes unclear.
    pub(super) fn inner_tab(&mut self) {
        let start = self.pos;
        let mut at = start;
        let mut tab = None;
        while is_blank(self.byte(at)) {
            if self.byte(at) == b'\t' {
                tab.get_or_insert(at);
            }
            at += 1;
        }
        let Some(tab) = tab else { return };
        let nested = matches!(self.byte(at), b'-' | b'?' | b':') && self.is_space(at + 1)
            || (at < self.bytes.len() && !is_break(self.bytes[at]) && self.shape(at) == Shape::Key);
        if nested {
            self.error(tab, tab + 1, "a tab cannot indent the collection behind it");
            // The lines of that collection cannot be measured against it.
            let end = self.line_end(at);
            self.excused = if end < self.bytes.len() { self.behind_break(end) } else { end };
        }
    }
}
