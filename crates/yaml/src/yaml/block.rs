//! Block collections, and the nodes in them (YAML 1.2.2 §8.2).

use crate::MAX_DEPTH;
use crate::tree::RawKind;

use super::lines::{Shape, Stop};
use super::properties::Properties;
use super::{Level, LevelKind, Reader, Token};

/// Where a node starts, which decides what it may be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// On a line of its own.
    Line,
    /// Behind `- `, `? ` or the `:` of an explicit key, where a collection may start.
    Compact,
    /// Behind `key:`.
    Inline,
    /// Behind `---`.
    Marker,
}

/// A key at the reader. A scalar has been read, the reader standing at its colon; others are still to be read.
#[derive(Clone, Copy)]
pub(super) enum Key {
    /// A scalar or an alias, and whether a colon follows.
    Token(Token, Properties, bool),
    /// A flow collection.
    Flow(Properties),
    /// Nothing: the colon is here.
    Empty(Properties),
    /// `? `
    Explicit,
    /// No key: a list stands where a key is expected.
    Stray,
}

impl Reader<'_> {
    /// Reads the node that starts here, and goes to the content behind it.
    pub(super) fn node(&mut self, around: Level, place: Place) {
        let mut place = place;
        // Of the lines before, and of the line at hand: the latter belong to a key that starts it.
        let mut outer = Properties::NONE;
        let mut props = Properties::NONE;
        let mut start = self.pos;
        let mut col = self.column();
        while self.at_properties() {
            let own = self.properties(false);
            if !self.fresh() {
                props = own;
                break;
            }
            outer = self.joined(outer, own);
            let item = self.col == around.col && around.kind == LevelKind::Mapping && self.at_indicator(b'-');
            if self.col <= around.col && !item {
                self.missing(outer);
                return;
            }
            place = Place::Line;
            start = self.pos;
            col = self.col;
        }
        let compact = place == Place::Line || place == Place::Compact;
        match self.peek() {
            b'-' if self.is_space(self.pos + 1) => {
                if place == Place::Inline || place == Place::Marker {
                    self.error(
                        self.pos,
                        self.pos + 1,
                        "a list cannot start on this line; put it on the next one",
                    );
                } else if props.any() {
                    self.error(
                        props.start,
                        props.end,
                        "the anchor or tag of a list cannot stand on the line of its first item",
                    );
                }
                self.tab_error();
                let col = self.column();
                let all = self.joined(outer, props);
                self.sequence(around, col, all);
            }
            b'?' if self.is_space(self.pos + 1) => {
                if !compact {
                    self.error(
                        self.pos,
                        self.pos + 1,
                        "a mapping cannot start on this line; put it on the next one",
                    );
                }
                self.tab_error();
                let col = self.column();
                let all = self.joined(outer, props);
                self.mapping(around, col, start, all, Key::Explicit);
            }
            b':' if self.is_space(self.pos + 1) && compact => {
                self.tab_error();
                self.mapping(around, col, start, outer, Key::Empty(props));
            }
            b'[' | b'{' => {
                if compact && self.flow_is_key(self.pos) {
                    self.tab_error();
                    self.mapping(around, col, start, outer, Key::Flow(props));
                } else {
                    let all = self.joined(outer, props);
                    self.flow(around, all);
                    self.skip();
                    self.expect_line_end(around);
                }
            }
            b'"' | b'\'' => {
                let line = self.line;
                let token = self.quoted(around.col, false);
                self.skip_blanks();
                if self.at_colon(token) && (compact || place == Place::Marker) {
                    if self.line != line {
                        self.error(token.start, token.end, "a key cannot go over several lines");
                    }
                    self.first_key(around, place, col, start, outer, Key::Token(token, props, true));
                } else {
                    self.end_leaf(around, token, outer, props);
                }
            }
            b'*' if self.at_alias() => {
                let token = self.alias();
                if self.at_indicator(b':') && (compact || place == Place::Marker) {
                    self.alias_properties(props);
                    let key = Key::Token(token, Properties::NONE, true);
                    self.first_key(around, place, col, start, outer, key);
                } else {
                    self.alias_value(around, token, outer, props);
                }
            }
            b'|' | b'>' => {
                let token = self.text_block(around);
                let all = self.joined(outer, props);
                self.leaf(token, all);
            }
            _ => {
                self.plain_start();
                let stop = self.plain_stop(self.pos);
                if stop.1 == Stop::Colon && (compact || place == Place::Marker) {
                    let token = Token::new(RawKind::Plain, self.pos, self.trimmed(self.pos, stop.0));
                    self.pos = stop.0;
                    self.first_key(around, place, col, start, outer, Key::Token(token, props, true));
                    return;
                }
                let token = self.plain(around, stop);
                if compact && self.fresh() && self.col > around.col && self.is_half_key() {
                    // What looked like text lacks a colon, or is none of the mapping's that follows.
                    let col = col.min(self.col);
                    let (token, colon) = self.half_key(token);
                    self.mapping(around, col, start, outer, Key::Token(token, props, colon));
                    return;
                }
                let all = self.joined(outer, props);
                self.leaf(token, all);
                self.expect_line_end(around);
            }
        }
    }

    /// Opens the mapping whose first key has just been read.
    fn first_key(
        &mut self,
        around: Level,
        place: Place,
        col: i32,
        start: usize,
        outer: Properties,
        key: Key,
    ) {
        let mut col = col;
        if place == Place::Marker {
            self.error(
                start,
                self.pos,
                "a mapping cannot start on the line of `---`; put it on the next one",
            );
            col = 0;
        }
        if let Key::Token(token, ..) = key {
            self.tab_error_at(token.start);
        }
        self.mapping(around, col, start, outer, key);
    }

    fn end_leaf(&mut self, around: Level, token: Token, outer: Properties, props: Properties) {
        self.skip();
        let all = self.joined(outer, props);
        self.leaf(token, all);
        self.expect_line_end(around);
    }

    fn alias_value(&mut self, around: Level, token: Token, outer: Properties, props: Properties) {
        let mut token = token;
        let end = self.line_end(self.pos);
        let comment = self.peek() == b'#' && self.is_comment(self.pos);
        if self.pos < end && !comment {
            // `**bold** words`, `*.txt files`: meant as text.
            let (stop, _) = self.plain_stop(self.pos);
            self.error(token.start, token.start + 1, "text that starts with `*` must be quoted");
            token = Token::new(RawKind::Plain, token.start, self.trimmed(self.pos, stop));
            self.pos = stop;
        } else {
            self.alias_properties(outer);
            self.alias_properties(props);
        }
        self.end_leaf(around, token, Properties::NONE, Properties::NONE);
    }

    pub(super) fn alias_properties(&mut self, props: Properties) {
        if props.any() {
            self.error(props.start, props.end, "an alias cannot have an anchor or a tag of its own");
        }
    }

    /// Whether the scalar just read is a key: a colon with a blank behind it is here.
    fn at_colon(&self, token: Token) -> bool {
        self.at_indicator(b':') && token.end <= self.pos
    }

    /// Reads the mapping at `col`, whose first key starts at `start` with its anchor and tag.
    fn mapping(&mut self, around: Level, col: i32, start: usize, props: Properties, first: Key) {
        if self.builder.depth() >= MAX_DEPTH {
            self.too_deep(around, start, props);
            return;
        }
        let mut lines = self.lines(LevelKind::Mapping, around, col);
        let open = self.open(RawKind::Mapping, start, 0, props);
        let mut key = first;
        let mut at = col;
        loop {
            self.entry(lines.entry_level(at), key);
            match self.next_key(&mut lines) {
                Some(next) => (key, at) = next,
                None => break,
            }
        }
        self.close(open, 0);
    }

    /// Reads a key, which stands at the column of `level`, and its value.
    fn entry(&mut self, level: Level, key: Key) {
        let colon = match key {
            Key::Token(token, props, colon) => {
                if token.end - token.start > 1024 && colon {
                    self.error(
                        token.start,
                        token.end,
                        "a key can have 1024 characters at most, unless `? ` is before it",
                    );
                }
                self.leaf(token, props);
                colon
            }
            Key::Flow(props) => {
                self.flow(level, props);
                self.skip_blanks();
                self.at_indicator(b':')
            }
            Key::Empty(props) => {
                self.end = self.end.max(self.pos);
                self.missing(props);
                true
            }
            Key::Explicit => {
                self.explicit_key(level);
                return;
            }
            Key::Stray => {
                self.leaf(Token::new(RawKind::Error, self.pos, self.pos), Properties::NONE);
                self.sequence(level, level.col, Properties::NONE);
                return;
            }
        };
        if colon {
            self.pos += 1;
            self.end = self.end.max(self.pos);
        }
        self.value(level, Place::Inline);
    }

    /// Reads the value behind a colon, or behind a key that lacks one.
    #[inline]
    pub(super) fn value(&mut self, level: Level, place: Place) {
        self.skip();
        if !self.fresh() {
            self.node(level, place);
        } else if self.col > level.col || (self.col == level.col && self.at_indicator(b'-')) {
            self.node(level, Place::Line);
        } else {
            self.missing(Properties::NONE);
        }
    }

    /// Reads the key behind `? `, and the value behind `: ` on a later line.
    fn explicit_key(&mut self, level: Level) {
        self.pos += 1;
        self.end = self.end.max(self.pos);
        self.inner_tab();
        self.value(level, Place::Compact);
        if self.fresh() && self.col == level.col && self.at_indicator(b':') {
            self.tab_error();
            self.pos += 1;
            self.end = self.end.max(self.pos);
            self.inner_tab();
            self.value(level, Place::Compact);
        } else {
            self.missing(Properties::NONE);
        }
    }

    /// Goes to the next key of the mapping, if there is one, and says where it stands.
    #[inline]
    fn next_key(&mut self, lines: &mut Lines) -> Option<(Key, i32)> {
        loop {
            if self.col <= lines.around.col {
                return None;
            }
            if self.col > lines.level.col && self.shape(self.pos) == Shape::Text {
                self.drop_text(lines.level);
                continue;
            }
            if self.col != lines.level.col && !self.misplaced(lines) {
                return None;
            }
            let col = self.col;
            if let Some(key) = self.key(lines.level) {
                return Some((key, col));
            }
        }
    }

    /// Reads the key at the start of a line; `None` where a line was passed that has none.
    fn key(&mut self, level: Level) -> Option<Key> {
        self.tab_error();
        let mut props = Properties::NONE;
        if self.at_properties() {
            props = self.properties(false);
            if self.fresh() {
                self.error(props.start, props.end, "a key is missing behind this anchor or tag");
                // The reader is at the next line, so there is no colon to be passed.
                self.end = self.end.max(props.end);
                let token = Token::new(RawKind::Missing, props.end, props.end);
                return Some(Key::Token(token, props, false));
            }
        }
        let start = self.pos;
        let token = match self.peek() {
            b'?' if self.is_space(start + 1) => {
                return Some(Key::Explicit);
            }
            b':' if self.is_space(start + 1) => return Some(Key::Empty(props)),
            b'-' if self.is_space(start + 1) => {
                if !self.is_excused(self.line) {
                    self.error(start, start + 1, "a list item cannot stand among the keys of a mapping");
                }
                return Some(Key::Stray);
            }
            b'[' | b'{' if self.flow_is_key(start) => return Some(Key::Flow(props)),
            b'"' | b'\'' => {
                let token = self.quoted(level.col, true);
                self.skip_blanks();
                token
            }
            b'*' if self.at_alias() => {
                let token = self.alias();
                self.alias_properties(props);
                token
            }
            b']' | b'}' | b',' if self.stray_closer() => return None,
            _ => {
                self.plain_start();
                let (stop, kind) = self.plain_stop(start);
                let token = Token::new(RawKind::Plain, start, self.trimmed(start, stop));
                self.pos = stop;
                if kind == Stop::Colon {
                    return Some(Key::Token(token, props, true));
                }
                token
            }
        };
        if self.at_indicator(b':') {
            return Some(Key::Token(token, props, true));
        }
        let (token, colon) = self.half_key(token);
        Some(Key::Token(token, props, colon))
    }

    /// Reads the list at `col`.
    fn sequence(&mut self, around: Level, col: i32, props: Properties) {
        if self.builder.depth() >= MAX_DEPTH {
            self.too_deep(around, self.pos, props);
            return;
        }
        let mut lines = self.lines(LevelKind::Sequence, around, col);
        let open = self.open(RawKind::Sequence, self.pos, 0, props);
        let mut at = col;
        loop {
            // A line that lacks its dash has its node all the same.
            let dash = self.peek() == b'-' && !self.is_text_dash();
            let item = lines.entry_level(at);
            if dash {
                self.pos += 1;
                self.end = self.end.max(self.pos);
                self.inner_tab();
                self.value_of_item(item);
            } else {
                self.node(item, Place::Line);
            }
            match self.next_item(&mut lines) {
                Some(next) => at = next,
                None => break,
            }
        }
        self.close(open, 0);
    }

    pub(super) fn value_of_item(&mut self, level: Level) {
        self.skip();
        if !self.fresh() {
            self.node(level, Place::Compact);
        } else if self.col > level.col {
            self.node(level, Place::Line);
        } else {
            self.missing(Properties::NONE);
        }
    }

    /// Goes to the next item of the list, if there is one, and says where it stands.
    fn next_item(&mut self, lines: &mut Lines) -> Option<i32> {
        loop {
            let Lines { level, around, .. } = *lines;
            if self.col == level.col && self.at_indicator(b'-') {
                self.tab_error();
                return Some(self.col);
            }
            // A list may stand at the column of the key that it belongs to.
            if self.col <= around.col {
                return None;
            }
            if self.col == level.col {
                return self.no_item(around).then_some(self.col);
            }
            if self.col > level.col && self.shape(self.pos) == Shape::Text {
                self.drop_text(level);
                continue;
            }
            return self.misplaced(lines).then_some(self.col);
        }
    }

    fn lines(&self, kind: LevelKind, around: Level, col: i32) -> Lines {
        Lines { level: Level { col, kind }, around, tolerated: col, unsure: self.shift != 0 }
    }
}

/// Where the lines of a block collection stand.
pub(super) struct Lines {
    pub(super) level: Level,
    pub(super) around: Level,
    /// The wrong column that has been reported.
    pub(super) tolerated: i32,
    /// Whether the column of the collection is a guess, since tabs indent its first line.
    pub(super) unsure: bool,
}

impl Lines {
    /// What an entry at column `at` is to its content. One column too few is a slip; more may be meant.
    const fn entry_level(&self, at: i32) -> Level {
        let col = if at + 1 == self.level.col { self.level.col } else { at };
        Level { col, kind: self.level.kind }
    }
}
