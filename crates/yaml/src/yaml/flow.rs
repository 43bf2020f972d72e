//! Flow collections: brackets and braces (YAML 1.2.2 §7.4).

use wirelint_source::TextRange;

use crate::tree::{EXPLICIT, FLOW, RawKind, UNCLOSED};
use crate::{MAX_DEPTH, SyntaxError};

use super::chars::{is_blank, is_break, is_flow};
use super::lines::{Shape, Stop};
use super::properties::Properties;
use super::{END, Level, Reader, Token};

/// The flow collections that are open, as one: they share the block collection around them.
#[derive(Default)]
pub(super) struct Flow {
    /// The column of that block collection. Lines inside are indented by more.
    col: i32,
    brackets: u32,
    braces: u32,
    /// Whether a closing bracket was missing, so that all of them end where that was noticed.
    broken: bool,
    /// The last line whose indentation was looked at.
    checked: usize,
    /// Whether a line that is not indented enough has been reported.
    reported: bool,
    /// The lines that were searched for keys that are collections, and where such keys start.
    searched: (usize, usize),
    keys: Vec<usize>,
}

impl Flow {
    /// Whether the reader is inside a flow collection.
    pub(super) const fn is_open(&self) -> bool {
        self.brackets + self.braces > 0
    }
}

impl Reader<'_> {
    /// Reads the flow collection that starts here in a block collection. The reader then stands behind it.
    pub(super) fn flow(&mut self, around: Level, props: Properties) {
        self.flow.col = around.col;
        self.flow.broken = false;
        self.flow.reported = false;
        self.flow.checked = self.line;
        self.flow_collection(props);
    }

    fn flow_collection(&mut self, props: Properties) {
        if self.builder.depth() >= MAX_DEPTH {
            self.flow_too_deep(props);
            return;
        }
        let start = self.pos;
        let sequence = self.peek() == b'[';
        let kind = if sequence { RawKind::Sequence } else { RawKind::Mapping };
        let open = self.open(kind, start, FLOW, props);
        self.pos += 1;
        self.end = self.pos;
        let count = if sequence { &mut self.flow.brackets } else { &mut self.flow.braces };
        *count += 1;
        let closed = self.flow_content(start, sequence);
        let count = if sequence { &mut self.flow.brackets } else { &mut self.flow.braces };
        *count -= 1;
        self.close(open, if closed { 0 } else { UNCLOSED });
    }

    /// Reads what stands between the brackets, and the closing one. Returns whether there is one.
    fn flow_content(&mut self, start: usize, sequence: bool) -> bool {
        let (closer, other) = if sequence { (b']', b'}') } else { (b'}', b']') };
        // Whether an entry may stand here: behind the opening bracket and behind each comma.
        let mut ready = true;
        loop {
            if !self.flow_skip() {
                self.unclosed_flow(start, closer);
                return false;
            }
            let byte = self.peek();
            if byte == closer {
                self.pos += 1;
                self.end = self.pos;
                return true;
            } else if byte == other {
                let outer = if sequence { self.flow.braces } else { self.flow.brackets };
                if outer > 0 {
                    self.unclosed_flow(start, closer);
                    self.flow.broken = false;
                    return false;
                }
                let (closer, other) = (char::from(closer), char::from(other));
                self.error(self.pos, self.pos + 1, format!("`{closer}` is expected here, not `{other}`"));
                // Most likely it was meant to close this one.
                self.pos += 1;
                self.end = self.pos;
                return true;
            } else if byte == b',' {
                if ready {
                    let what = if sequence { "an element" } else { "a key" };
                    self.error(self.pos, self.pos + 1, format!("{what} is missing before this `,`"));
                    self.pass_commas();
                }
                self.pos += 1;
                ready = true;
            } else {
                if !ready {
                    let end = self.end;
                    self.error(end, end, "`,` is missing here");
                }
                if sequence {
                    self.flow_element();
                } else {
                    self.flow_pair();
                }
                ready = false;
            }
        }
    }

    /// Goes to the last of several commas, which are one mistake.
    fn pass_commas(&mut self) {
        let mut at = self.pos;
        while matches!(self.byte(at), b',' | b' ' | b'\t') {
            if self.byte(at) == b',' {
                self.pos = at;
            }
            at += 1;
        }
    }

    fn flow_element(&mut self) {
        let start = self.pos;
        let line = self.line;
        if self.at_flow_indicator(b'?') || self.at_flow_indicator(b':') {
            self.single_pair(start, Properties::NONE, None);
            return;
        }
        let props = if self.at_properties() { self.properties(true) } else { Properties::NONE };
        if !self.flow_line() {
            self.missing(props);
            return;
        }
        match self.peek() {
            b'[' | b'{' => {
                if self.flow_is_key(self.pos) {
                    self.single_pair(start, props, None);
                } else {
                    self.flow_collection(props);
                }
            }
            b',' | b']' | b'}' => self.missing(props),
            b':' if self.at_flow_indicator(b':') => self.single_pair(start, props, None),
            _ => {
                let (token, stop) = self.flow_scalar(props);
                if self.flow_skip() && self.at_flow_colon(token.kind, stop) {
                    if self.line != line {
                        self.error(
                            start,
                            token.end,
                            "the key of a pair in a list cannot go over several lines",
                        );
                    }
                    self.single_pair(start, props, Some(token));
                } else {
                    self.leaf(token, props);
                }
            }
        }
    }

    /// Reads a mapping of one pair, as it may stand in a list without braces.
    fn single_pair(&mut self, start: usize, props: Properties, key: Option<Token>) {
        if self.builder.depth() >= MAX_DEPTH {
            self.too_deep_pair(start);
            return;
        }
        let open = self.open(RawKind::Mapping, start, FLOW | EXPLICIT, Properties::NONE);
        if let Some(token) = key {
            self.leaf(token, props);
            self.flow_value();
        } else if self.at_flow_indicator(b'?') {
            self.explicit_flow_pair();
        } else if self.at_flow_indicator(b':') {
            self.end = self.end.max(self.pos);
            self.missing(props);
            self.flow_value();
        } else {
            self.flow_collection(props);
            self.flow_skip();
            self.flow_value();
        }
        self.close(open, 0);
    }

    fn flow_pair(&mut self) {
        if self.at_flow_indicator(b'?') {
            self.explicit_flow_pair();
            return;
        }
        let props = if self.at_properties() { self.properties(true) } else { Properties::NONE };
        let (kind, stop) = self.flow_key(props);
        if self.flow_skip() && self.at_flow_colon(kind, stop) {
            self.flow_value();
        } else {
            self.missing(Properties::NONE);
        }
    }

    /// Reads the key of a pair, its properties having been read.
    fn flow_key(&mut self, props: Properties) -> (RawKind, Stop) {
        if !self.flow_line() {
            self.missing(props);
            return (RawKind::Missing, Stop::Line);
        }
        match self.peek() {
            b'[' | b'{' => {
                self.flow_collection(props);
                (RawKind::Sequence, Stop::Flow)
            }
            b',' | b']' | b'}' => {
                self.missing(props);
                (RawKind::Missing, Stop::Flow)
            }
            b':' if self.at_flow_indicator(b':') => {
                self.end = self.end.max(self.pos);
                self.missing(props);
                (RawKind::Missing, Stop::Colon)
            }
            _ => {
                let (token, stop) = self.flow_scalar(props);
                self.leaf(token, props);
                (token.kind, stop)
            }
        }
    }

    fn explicit_flow_pair(&mut self) {
        self.pos += 1;
        self.end = self.pos;
        if !self.flow_skip() {
            self.missing(Properties::NONE);
            self.missing(Properties::NONE);
            return;
        }
        let props = if self.at_properties() { self.properties(true) } else { Properties::NONE };
        let (kind, stop) = self.flow_key(props);
        if self.flow_skip() && self.at_flow_colon(kind, stop) {
            self.flow_value();
        } else {
            self.missing(Properties::NONE);
        }
    }

    /// Reads the value behind the colon at the reader, if there is one.
    fn flow_value(&mut self) {
        if self.peek() != b':' || self.flow.broken {
            self.missing(Properties::NONE);
            return;
        }
        self.pos += 1;
        self.end = self.pos;
        if !self.flow_skip() {
            self.missing(Properties::NONE);
            return;
        }
        let props = if self.at_properties() { self.properties(true) } else { Properties::NONE };
        if !self.flow_line() {
            self.missing(props);
            return;
        }
        match self.peek() {
            b'[' | b'{' => self.flow_collection(props),
            b',' | b']' | b'}' => self.missing(props),
            _ => {
                let (token, stop) = self.flow_scalar(props);
                let token = if stop == Stop::Colon { self.missing_comma(token) } else { token };
                self.leaf(token, props);
            }
        }
    }

    /// Cuts a value that runs into the next key (`{a: 1 b: 2}`) where that key starts.
    fn missing_comma(&mut self, token: Token) -> Token {
        if token.kind != RawKind::Plain {
            return token;
        }
        let text = &self.bytes[token.start..token.end];
        let Some(blank) = text.iter().rposition(|&byte| is_blank(byte) || is_break(byte)) else {
            return token;
        };
        let next = token.start + blank + 1;
        let mut end = token.start + blank;
        while end > token.start && (is_blank(self.bytes[end - 1]) || is_break(self.bytes[end - 1])) {
            end -= 1;
        }
        self.go_back(next);
        Token { end, ..token }
    }

    /// Reads a scalar or an alias. The reader then stands behind it, for unquoted ones at the content behind it.
    fn flow_scalar(&mut self, props: Properties) -> (Token, Stop) {
        match self.peek() {
            b'"' | b'\'' => {
                let token = self.quoted(self.flow.col, false);
                (token, Stop::Flow)
            }
            b'*' if self.at_alias() => {
                self.alias_properties(props);
                (self.alias(), Stop::Flow)
            }
            byte => {
                if self.at_lone_indicator() {
                    return self.lone_indicators(props);
                }
                if matches!(byte, b'|' | b'>') {
                    let sign = char::from(byte);
                    let message =
                        format!("text that starts with `{sign}` must be quoted inside brackets or braces");
                    self.error(self.pos, self.pos + 1, message);
                } else {
                    self.plain_start();
                }
                self.flow_plain()
            }
        }
    }

    fn at_lone_indicator(&self) -> bool {
        matches!(self.peek(), b'-' | b'?' | b':') && self.at_flow_indicator(self.peek())
    }

    /// Passes indicators of block collections, which cannot stand here, and reads what they lead.
    #[cold]
    fn lone_indicators(&mut self, props: Properties) -> (Token, Stop) {
        let start = self.pos;
        let sign = char::from(self.peek());
        self.error(start, start + 1, format!("`{sign}` cannot stand alone inside brackets or braces"));
        let mut end = start;
        while self.at_lone_indicator() {
            self.pos += 1;
            end = self.pos;
            self.skip_blanks();
        }
        if self.is_space(self.pos) || is_flow(self.peek()) || self.peek() == b'#' {
            return (Token::new(RawKind::Error, start, end), Stop::Flow);
        }
        self.flow_scalar(props)
    }

    /// Whether the indicator stands here as such.
    fn at_flow_indicator(&self, indicator: u8) -> bool {
        self.peek() == indicator
            && self.pos < self.bytes.len()
            && (self.is_space(self.pos + 1) || is_flow(self.byte(self.pos + 1)))
    }

    /// Whether a colon stands here that makes a key of what was read before. Behind quotes and brackets no blank needs
    /// to follow it (YAML 1.2.2 §7.4.2).
    fn at_flow_colon(&self, key: RawKind, stop: Stop) -> bool {
        match key {
            RawKind::SingleQuoted | RawKind::DoubleQuoted | RawKind::Sequence | RawKind::Mapping => {
                self.peek() == b':'
            }
            _ => self.at_flow_indicator(b':') || (stop == Stop::Colon && self.peek() == b':'),
        }
    }

    /// Goes to the next content. Returns whether the collection goes on there.
    pub(super) fn flow_skip(&mut self) -> bool {
        self.skip();
        self.flow_line()
    }

    /// Whether the flow collection goes on in the line at hand.
    fn flow_line(&mut self) -> bool {
        if self.flow.broken {
            return false;
        }
        if !self.fresh() || self.line == self.flow.checked && self.col != END {
            return true;
        }
        self.flow.checked = self.line;
        if self.col == END {
            self.flow.broken = true;
            return false;
        }
        if self.spaces > self.flow.col || matches!(self.peek(), b']' | b'}') {
            return true;
        }
        if self.col <= self.flow.col && self.is_block_line() {
            self.flow.broken = true;
            return false;
        }
        if !self.flow.reported {
            self.flow.reported = true;
            let end = self.char_end(self.pos);
            let message = if self.tab_indented() {
                "a tab cannot indent this line; the brackets around it stand in a block"
            } else {
                "this line is not indented more than what the brackets around it belong to"
            };
            self.error(self.line, end, message);
        }
        true
    }

    /// Whether the line at hand is meant as part of a block collection.
    fn is_block_line(&self) -> bool {
        let end = self.line_end(self.pos);
        let last = self.trimmed(self.pos, end);
        if self.shape(self.pos) == Shape::Text || (last > self.pos && self.bytes[last - 1] == b',') {
            return false;
        }
        // The last entry before the closing bracket has no comma.
        let mut next = end;
        while self.bytes.get(next).is_some_and(|&byte| is_break(byte) || is_blank(byte)) {
            next += 1;
        }
        !matches!(self.byte(next), b']' | b'}')
    }

    fn unclosed_flow(&mut self, start: usize, closer: u8) {
        // The innermost one is reported; those around it may well be closed where it should have been.
        if self.flow.broken && self.flow.reported && self.flow.checked == usize::MAX {
            return;
        }
        let opener = char::from(self.bytes[start]);
        let here = TextRange::new(start as u32, start as u32 + 1);
        let closer = char::from(closer);
        let error = SyntaxError::new(here, format!("the `{opener}` that opens here is never closed"));
        let end = TextRange::empty(self.end as u32);
        self.report(error.related(end, format!("`{closer}` is missing here at the latest")));
        if self.flow.broken {
            self.flow.reported = true;
            self.flow.checked = usize::MAX;
        }
    }

    /// Makes one error node of a flow collection that is nested too deeply.
    #[cold]
    fn flow_too_deep(&mut self, props: Properties) {
        let start = self.pos;
        let limit = MAX_DEPTH;
        self.error(
            start,
            self.char_end(start),
            format!("this is nested more than {limit} levels deep and is not read"),
        );
        let mut open: Vec<u8> = Vec::new();
        let mut end = start;
        // Whether a scalar may start here: quotes inside unquoted text are text.
        let mut ready = true;
        while self.flow_skip() {
            let byte = self.peek();
            match byte {
                b'[' | b'{' => {
                    open.push(if byte == b'[' { b']' } else { b'}' });
                    self.pos += 1;
                    ready = true;
                }
                b']' | b'}' => {
                    open.pop();
                    self.pos += 1;
                    ready = true;
                }
                b'"' | b'\'' if ready => {
                    self.pos = self.quoted(self.flow.col, false).end;
                    ready = false;
                }
                _ => {
                    ready = matches!(byte, b',' | b':' | b'?');
                    self.pos += 1;
                    while self.pos < self.bytes.len() && !self.bytes[self.pos].is_ascii() {
                        self.pos += 1;
                    }
                }
            }
            end = self.pos;
            if open.is_empty() {
                break;
            }
        }
        self.leaf(Token::new(RawKind::Error, start, end), props);
    }

    fn too_deep_pair(&mut self, start: usize) {
        let limit = MAX_DEPTH;
        self.error(
            start,
            self.char_end(start),
            format!("this is nested more than {limit} levels deep and is not read"),
        );
        while self.flow_skip() && !matches!(self.peek(), b',' | b']' | b'}') {
            match self.peek() {
                b'[' | b'{' => self.flow_collection(Properties::NONE),
                b'"' | b'\'' => self.pos = self.quoted(self.flow.col, false).end,
                _ => {
                    let (end, _) = self.flow_plain_stop(self.pos);
                    self.pos = end.max(self.pos + 1);
                }
            }
        }
    }

    /// Whether the flow collection at `at` is a key: its closing bracket stands in the same line, within 1024
    /// characters, with a colon behind it. A line is searched once, whatever it holds.
    pub(super) fn flow_is_key(&mut self, at: usize) -> bool {
        let (from, to) = self.flow.searched;
        if !(from <= at && at < to) {
            self.search_keys(at);
        }
        self.flow.keys.binary_search(&at).is_ok()
    }

    fn search_keys(&mut self, from: usize) {
        self.flow.keys.clear();
        let mut open: Vec<usize> = Vec::new();
        let mut at = from;
        // Whether a scalar may start here.
        let mut ready = true;
        while let Some(&byte) = self.bytes.get(at)
            && !is_break(byte)
        {
            match byte {
                b'[' | b'{' => {
                    open.push(at);
                    ready = true;
                }
                b']' | b'}' => {
                    if let Some(start) = open.pop()
                        && at - start <= 1024
                        && self.is_key_behind(at + 1, self.flow.is_open() || !open.is_empty())
                    {
                        self.flow.keys.push(start);
                    }
                    ready = true;
                }
                b'"' | b'\'' if ready => {
                    let Some(end) = self.quote_end(at) else { break };
                    at = end - 1;
                    ready = false;
                }
                b'#' if self.is_comment(at) => break,
                _ => ready = (is_blank(byte) && ready) || matches!(byte, b',' | b':' | b'?'),
            }
            at += 1;
        }
        self.flow.keys.sort_unstable();
        self.flow.searched = (from, self.line_end(from).max(from + 1));
    }

    /// Whether a colon follows the closing bracket before `at`.
    fn is_key_behind(&self, mut at: usize, in_flow: bool) -> bool {
        while is_blank(self.byte(at)) {
            at += 1;
        }
        self.byte(at) == b':' && (in_flow || self.is_space(at + 1))
    }
}
