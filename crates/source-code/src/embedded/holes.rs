//! What stands for an expression, so that the document around it can be read.
//!
//! Only tokens and brackets are looked at. What an expression will say is not known; the smallest thing that can be read in its place is
//! nearly always nothing, and else a name.

use std::ops::Range;

/// A byte of an expression.
pub(super) const HOLE: u8 = 0;

/// What is selected where nothing else is: the one field that every composite type has.
const FIELD: &str = "__typename";
/// What is defined where nothing else is.
const DEFINITION: &str = "_:Int";
/// The body of an operation or fragment that has none.
const BODY: &str = "{__typename}";

/// Replaces every [`HOLE`] in `content`, a document. Gives the stretches of those that stand beside definitions.
pub(super) fn fill(content: &mut [u8]) -> Vec<Range<usize>> {
    let tokens = tokens(content);
    let mut filler =
        Filler { content, tokens: &tokens, open: Vec::new(), header: Header::None, beside: Vec::new() };
    filler.run();
    let Filler { content, beside, .. } = filler;
    // What is in strings and comments.
    content.iter_mut().filter(|it| **it == HOLE).for_each(|it| *it = b' ');
    beside
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// A name, or a number.
    Name,
    /// A punctuator, `...` by its first dot.
    Sign(u8),
    Str,
    Hole,
}

#[derive(Clone, Copy, Debug)]
struct Token {
    kind: Kind,
    start: usize,
    end: usize,
}

/// The tokens of a document ("Lexical Tokens", section 2.1.6), and the expressions that stand between them. A name that an expression is a
/// part of is one token.
fn tokens(content: &mut [u8]) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let is_name = |it: u8| it.is_ascii_alphanumeric() || it == b'_';
    let mut at = 0;
    while let Some(&byte) = content.get(at) {
        let start = at;
        let run = |from: usize, content: &[u8], is: &dyn Fn(u8) -> bool| {
            from + content[from..].iter().take_while(|it| is(**it)).count()
        };
        let kind = match byte {
            b' ' | b'\t' | b'\n' | b'\r' | b',' => {
                at += 1;
                continue;
            }
            b'#' => {
                at = run(at, content, &|it| !matches!(it, b'\n' | b'\r'));
                continue;
            }
            b'"' => {
                at = string_end(content, at);
                Kind::Str
            }
            b'.' => {
                at = run(at, content, &|it| it == b'.');
                Kind::Sign(b'.')
            }
            HOLE => {
                at = run(at, content, &|it| it == HOLE);
                let behind = run(at, content, &is_name);
                // `${a}Name`, but not `${a}fragment F on T`.
                if behind > at && !is_keyword(&content[at..behind]) {
                    at = run(at, content, &|it| is_name(it) || it == HOLE);
                    put_name(&mut content[start..at]);
                    Kind::Name
                } else {
                    Kind::Hole
                }
            }
            _ if is_name(byte) || byte == b'-' => {
                at = run(at + 1, content, &|it| is_name(it) || it == HOLE);
                if content[start..at].contains(&HOLE) {
                    put_name(&mut content[start..at]);
                }
                Kind::Name
            }
            _ => {
                at += 1;
                Kind::Sign(byte)
            }
        };
        tokens.push(Token { kind, start, end: at });
    }
    tokens
}

/// Where the string or block string at `start` ends.
fn string_end(content: &[u8], start: usize) -> usize {
    let rest = &content[start..];
    if rest.starts_with(b"\"\"\"") {
        let mut at = 3;
        while at < rest.len() {
            if rest[at..].starts_with(b"\\\"\"\"") {
                at += 4;
            } else if rest[at..].starts_with(b"\"\"\"") {
                return start + at + 3;
            } else {
                at += 1;
            }
        }
        return content.len();
    }
    let mut at = 1;
    while let Some(&byte) = rest.get(at) {
        match byte {
            b'"' => return start + at + 1,
            b'\n' | b'\r' => return start + at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    content.len()
}

/// Makes a name of a stretch with expressions in it: what is written stays.
fn put_name(stretch: &mut [u8]) {
    let begins = stretch.first() == Some(&HOLE);
    stretch.iter_mut().filter(|it| **it == HOLE).for_each(|it| *it = b'_');
    if begins {
        // Two underlines are reserved.
        stretch[0] = b'x';
    }
}

/// Words that definitions begin with.
fn is_keyword(word: &[u8]) -> bool {
    is_executable(word)
        || header_of(word).is_some()
        || matches!(word, b"extend" | b"directive" | b"scalar" | b"union")
}

fn is_executable(word: &[u8]) -> bool {
    matches!(word, b"query" | b"mutation" | b"subscription" | b"fragment")
}

/// What the braces of a definition hold that begins with `word`.
fn header_of(word: &[u8]) -> Option<Header> {
    Some(match word {
        b"query" | b"mutation" | b"subscription" | b"fragment" => Header::Executable,
        b"type" | b"interface" | b"input" => Header::Fields,
        b"enum" => Header::Values,
        b"schema" => Header::Roots,
        _ => return None,
    })
}

/// What was begun and has not had its braces yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Header {
    None,
    Executable,
    Fields,
    Values,
    Roots,
}

/// What a bracket holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Inside {
    Selections,
    Definitions(Header),
    Parentheses,
    /// A list, or an object: both may be empty.
    Value,
}

struct Open {
    inside: Inside,
    /// The bracket.
    at: usize,
    /// Whether something stands in it that is no expression.
    has_content: bool,
    has_hole: bool,
}

struct Filler<'a> {
    content: &'a mut [u8],
    tokens: &'a [Token],
    open: Vec<Open>,
    header: Header,
    beside: Vec<Range<usize>>,
}

impl Filler<'_> {
    fn run(&mut self) {
        // The token before, blanks passed over.
        let mut before: Option<Token> = None;
        let mut nexts = vec![None; self.tokens.len()];
        let mut behind = None;
        for (next, token) in nexts.iter_mut().zip(self.tokens).rev() {
            *next = behind;
            behind = if token.kind == Kind::Hole { behind } else { Some(*token) };
        }
        for (&token, next) in self.tokens.iter().zip(nexts) {
            match token.kind {
                Kind::Hole if !self.hole(token, before, next) => continue,
                Kind::Sign(sign @ (b'{' | b'(' | b'[')) => self.opened(sign, token.start),
                Kind::Sign(b'}' | b')' | b']') => self.closed(token.start),
                Kind::Name if self.open.is_empty() => {
                    if let Some(header) = header_of(&self.content[token.start..token.end]) {
                        self.header = header;
                    }
                }
                _ => {}
            }
            if !matches!(token.kind, Kind::Sign(b'{' | b'(' | b'['))
                && let Some(open) = self.open.last_mut()
            {
                open.has_content = true;
            }
            before = Some(token);
        }
    }

    fn opened(&mut self, sign: u8, at: usize) {
        let inside = match (sign, self.open.last().map(|it| it.inside)) {
            (b'(', _) => Inside::Parentheses,
            (b'{', None) => match self.header {
                Header::None | Header::Executable => Inside::Selections,
                header => Inside::Definitions(header),
            },
            (b'{', Some(Inside::Selections)) => Inside::Selections,
            _ => Inside::Value,
        };
        if sign == b'{' && self.open.is_empty() {
            self.header = Header::None;
        }
        if let Some(open) = self.open.last_mut() {
            open.has_content = true;
        }
        self.open.push(Open { inside, at, has_content: false, has_hole: false });
    }

    fn closed(&mut self, at: usize) {
        let Some(open) = self.open.pop() else { return };
        if open.has_content || !open.has_hole {
            return;
        }
        let region = open.at + 1..at;
        match open.inside {
            Inside::Value => {}
            Inside::Parentheses => {
                self.content[open.at] = b' ';
                self.content[at] = b' ';
            }
            Inside::Selections => {
                if !self.put(region.clone(), FIELD) {
                    self.put_shortest(region);
                }
            }
            Inside::Definitions(Header::Values) => self.put_shortest(region),
            Inside::Definitions(Header::Roots) => {
                self.put(region, "query:_");
            }
            Inside::Definitions(_) => {
                // A type without braces can be read; one with empty ones not.
                if !self.put(region, DEFINITION) {
                    self.content[open.at] = b' ';
                    self.content[at] = b' ';
                }
            }
        }
    }

    /// Replaces an expression, and says whether by something that is a token.
    fn hole(&mut self, hole: Token, before: Option<Token>, next: Option<Token>) -> bool {
        let inside = self.open.last().map(|it| it.inside);
        let sign = |it: Option<Token>| match it.map(|it| it.kind) {
            Some(Kind::Sign(sign)) => sign,
            _ => 0,
        };
        let word = match before {
            Some(it) if it.kind == Kind::Name => &self.content[it.start..it.end],
            _ => b"",
        };
        let is_named_by = matches!(sign(before), b'.' | b':' | b'=' | b'@' | b'$' | b'|' | b'&')
            || matches!(word, b"on" | b"implements")
            || (inside.is_none()
                && matches!(
                    word,
                    b"fragment" | b"type" | b"interface" | b"union" | b"enum" | b"input" | b"scalar"
                ))
            || (inside.is_none() && is_executable(word) && matches!(sign(next), b'{' | b'(' | b'@'));
        let is_named = is_named_by
            || match (inside, sign(next)) {
                (Some(_), b':') | (Some(Inside::Definitions(_)), b'(') => true,
                // Behind a field it is its arguments or directives; at the beginning it is the field.
                (Some(Inside::Selections), b'{' | b'(' | b'@') => matches!(sign(before), b'{' | b'}'),
                _ => false,
            };
        let range = hole.start..hole.end;
        if is_named {
            put_name(&mut self.content[range]);
            return true;
        }
        if let Some(open) = self.open.last_mut() {
            open.has_hole = true;
            // Stays for now: whether it is alone is known at the closing bracket.
            return false;
        }
        if self.header == Header::Executable && !matches!(sign(next), b'{' | b'(' | b'@') {
            self.header = Header::None;
            self.put(range, BODY);
            return true;
        }
        if self.header == Header::None || !matches!(sign(next), b'{' | b'(' | b'@') {
            self.header = Header::None;
            self.beside.push(range.clone());
        }
        self.content[range].fill(b' ');
        false
    }

    /// Writes `text` where `region` has so many blanks or bytes of expressions on end, one of an expression among them.
    fn put(&mut self, region: Range<usize>, text: &str) -> bool {
        let mut start = region.start;
        while start + text.len() <= region.end {
            let free = |it: &u8| matches!(*it, HOLE | b' ' | b'\t');
            let length = self.content[start..region.end].iter().take_while(|it| free(it)).count();
            let end = start + length;
            let hole = self.content[start..end].iter().position(|it| *it == HOLE);
            if let Some(hole) = hole.filter(|_| length >= text.len()) {
                let at = (start + hole).min(end - text.len());
                self.content[at..at + text.len()].copy_from_slice(text.as_bytes());
                return true;
            }
            start = end + 1;
        }
        false
    }

    /// Writes a name in place of the first expression in `region`.
    fn put_shortest(&mut self, region: Range<usize>) {
        let content = &mut self.content[region];
        let Some(start) = content.iter().position(|it| *it == HOLE) else { return };
        let length = content[start..].iter().take_while(|it| **it == HOLE).count();
        put_name(&mut content[start..start + length]);
    }
}
