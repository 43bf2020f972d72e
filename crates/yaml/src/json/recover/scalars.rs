//! Strings, numbers and words that JSON does not have.

use super::{LOOKAHEAD, Next, Reader};
use crate::SyntaxError;
use crate::tree::{RawKind, UNCLOSED};

impl Reader<'_> {
    /// What ends no string stands at `at` in the one that starts at `start`: a control character or nothing. Gives
    /// where to read on, or `Err` where the string ends here without a quote.
    #[cold]
    pub(in crate::json) fn odd_string(&mut self, start: usize, at: usize) -> Result<usize, usize> {
        let Some(&byte) = self.bytes.get(at) else { return Err(at) };
        let is_break = matches!(byte, b'\n' | b'\r');
        if is_break && !self.string_goes_on(at) {
            return Err(at);
        }
        if self.complaints.string != Some(start) {
            self.complaints.string = Some(start);
            let message = match byte {
                b'\n' | b'\r' => "a line break inside of a string is written `\\n`".to_owned(),
                b'\t' => "a tab inside of a string is written `\\t`".to_owned(),
                _ => format!(
                    "the control character U+{byte:04X} inside of a string is written `\\u{byte:04x}`"
                ),
            };
            self.complain(at, at + 1, message);
        }
        Ok(if byte == b'\r' && self.bytes.get(at + 1) == Some(&b'\n') { at + 2 } else { at + 1 })
    }

    /// Whether the line behind the line break at `at` looks like prose, so that a string goes on there.
    pub(in crate::json) fn string_goes_on(&self, at: usize) -> bool {
        let mut at = at + if self.bytes[at..].starts_with(b"\r\n") { 2 } else { 1 };
        let limit = at + LOOKAHEAD;
        while at < limit && matches!(self.bytes.get(at), Some(b' ' | b'\t')) {
            at += 1;
        }
        !matches!(self.bytes.get(at), None | Some(b'"' | b'{' | b'}' | b'[' | b']' | b',' | b'\n' | b'\r'))
    }

    /// Ends the string from `start` that has no quote before the end of its line at `line_end`. A comma or brackets at
    /// the end of the line are left to the document, and so is what stands behind the colon of a key.
    #[cold]
    pub(in crate::json) fn unclosed_string(&mut self, start: usize, line_end: usize, flags: u8, key: bool) {
        let end = self.unclosed_end(start, line_end, key);
        self.complain(start, end, "this string has no closing quote");
        // Escapes that were cut off belong to the text behind it.
        self.leaf(RawKind::DoubleQuoted, start, end, flags | UNCLOSED);
        self.at = end;
    }

    pub(in crate::json) fn unclosed_end(&self, start: usize, line_end: usize, key: bool) -> usize {
        let content = &self.text[start + 1..line_end];
        if key
            && content.len() <= LOOKAHEAD
            && let Some(colon) = content.find(':')
        {
            return start + 1 + content[..colon].trim_end().len();
        }
        let mut rest = content.trim_end();
        rest = rest.strip_suffix(',').unwrap_or(rest).trim_end();
        let count = |brackets: [char; 2]| rest.matches(brackets).count();
        let stray = count(['}', ']']).saturating_sub(count(['{', '[']));
        // Brackets at the end belong to the document where they close, inner first, what is open.
        let blank_or_closer = |byte: &u8| matches!(byte, b'}' | b']' | b' ' | b'\t');
        let tail = rest.len() - rest.bytes().rev().take_while(blank_or_closer).count();
        let closers: Vec<u8> = rest.bytes().skip(tail).filter(|byte| matches!(byte, b'}' | b']')).collect();
        let open = self.stack.iter().rev().map(|frame| frame.closer());
        if closers.len() <= stray && open.take(closers.len()).eq(closers.iter().copied()) {
            rest = rest[..tail].trim_end();
        }
        start + 1 + rest.len()
    }

    /// A backslash at `at` that starts no escape (RFC 8259 §7). Gives where to read on.
    #[cold]
    pub(in crate::json) fn odd_escape(&mut self, at: usize) -> usize {
        match self.bytes.get(at + 1) {
            // The string ends with its line; that is said there.
            None | Some(b'\n' | b'\r') => at + 1,
            Some(b'u') => {
                let rest = self.bytes[at + 2..].iter().take(4);
                let end = at + 2 + rest.take_while(|byte| byte.is_ascii_hexdigit()).count();
                self.complain(at, end, "`\\u` needs four hexadecimal digits");
                end
            }
            Some(_) => {
                let end = self.char_end(at + 1);
                let message = format!("`{}` is no escape", self.excerpt(at, end));
                let error = SyntaxError::new(self.range(at, end), message);
                self.report(error.help("a backslash itself is written `\\\\`"));
                end
            }
        }
    }

    /// A value that is no JSON: a word, a number with too many or too few digits.
    #[cold]
    pub(in crate::json) fn odd_word(&mut self) {
        let start = self.at;
        let mut end = self.word_end(start);
        let word = &self.text[start..end];
        let number = word.bytes().find(|byte| !matches!(byte, b'+' | b'-' | b'.'));
        if number.is_some_and(|byte| byte.is_ascii_digit()) {
            // Closer to a number than to anything else; where YAML has such numbers its value is known.
            let message = format!("`{}` is not a number of JSON", self.excerpt(start, end));
            let error = SyntaxError::new(self.range(start, end), message);
            self.report(match number_fault(word) {
                Some(help) => error.help(help),
                None => error,
            });
            let kind = if number_fault(word).is_some() { RawKind::Plain } else { RawKind::Error };
            self.leaf(kind, start, end, 0);
        } else {
            end = self.junk_end(start);
            let word = &self.text[start..end];
            let message = format!("`{}` is not a value of JSON", self.excerpt(start, end));
            let error = SyntaxError::new(self.range(start, end), message);
            let (help, kind) = word_fault(word);
            self.report(error.help(help));
            self.leaf(kind, start, end, 0);
        }
        self.at = end;
    }

    /// A key without quotes, or something that is no key at all.
    pub(in crate::json) fn bare_key(&mut self) -> Next {
        let start = self.at;
        let end = self.junk_end(start);
        let stretch = &self.text[start..end];
        let colon = stretch.find(':').filter(|&colon| colon > 0);
        if let Some(colon) = colon {
            let end = start + stretch[..colon].trim_end().len();
            let message = format!("the key `{}` is not in double quotes", self.excerpt(start, end));
            self.complain(start, end, message);
            self.leaf(RawKind::Plain, start, end, 0);
            self.at = start + colon + 1;
            self.blank();
            return Next::Value;
        }
        self.complain(start, end, "a key in double quotes is due here");
        self.leaf(RawKind::Error, start, end, 0);
        self.leaf(RawKind::Missing, end, end, 0);
        self.at = end;
        Next::Rest
    }

    /// A string in single quotes or backticks.
    pub(in crate::json) fn wrong_quotes(&mut self, key: bool) {
        let start = self.at;
        let quote = self.bytes[start];
        let mut at = start + 1;
        let closed = loop {
            match self.bytes.get(at) {
                None | Some(b'\n' | b'\r') => break false,
                Some(b'\\') => at = (at + 2).min(self.bytes.len()),
                Some(&byte) if byte == quote => break true,
                Some(_) => at += 1,
            }
        };
        let at = self.char_start(at);
        let end = if closed { at + 1 } else { self.unclosed_end(start, at, key) };
        self.complain(start, end, "strings are written in double quotes");
        self.leaf(RawKind::SingleQuoted, start, end, if closed { 0 } else { UNCLOSED });
        self.at = end;
    }

    /// Skips what makes no sense behind a value, an unescaped quote in a string for one.
    pub(in crate::json) fn junk(&mut self) {
        let start = self.at;
        let end = self.word_end(start).max(self.char_end(start));
        let message = format!("`{}` is not expected here", self.excerpt(start, end));
        let quote = start > 0 && (self.bytes[start - 1] == b'"' || self.bytes[start] == b'"');
        let error = SyntaxError::new(self.range(start, end), message);
        self.report(if quote { error.help("a quote inside of a string is written `\\\"`") } else { error });
        self.at = end;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b',' | b'{' | b'}' | b'[' | b']' | b'\n' | b'\r' => break,
                b'"' => self.junk_string(),
                _ => self.at += 1,
            }
        }
        self.complaints.end = Some(self.before());
    }

    /// Skips a string inside of junk, to its quote or as much of its line as an unclosed string takes.
    pub(in crate::json) fn junk_string(&mut self) {
        let start = self.at;
        let mut at = start + 1;
        while let Some(&byte) = self.bytes.get(at) {
            match byte {
                b'"' => {
                    self.at = at + 1;
                    return;
                }
                b'\n' | b'\r' => break,
                b'\\' => at += 2,
                _ => at += 1,
            }
        }
        let at = self.char_start(at.min(self.bytes.len()));
        self.at = self.unclosed_end(start, at, false);
    }
}

/// What is wrong with a number whose value is plain nevertheless.
fn number_fault(word: &str) -> Option<&'static str> {
    let digits = word.trim_start_matches(['+', '-']);
    let simple = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.matches('.').count() <= 1
        && word.len() - digits.len() <= 1;
    if !simple {
        return None;
    }
    Some(if word.starts_with('+') {
        "a number has no plus sign"
    } else if digits.starts_with('.') || digits.ends_with('.') {
        "digits stand on both sides of the point"
    } else {
        "a number has no leading zeros"
    })
}

/// What to do about a word that is no value, and what node it is: text that was meant as a string is one.
fn word_fault(word: &str) -> (&'static str, RawKind) {
    match word {
        "NaN" | "Infinity" | "-Infinity" | "+Infinity" => {
            ("JSON has no such number; use `null`", RawKind::Error)
        }
        "undefined" | "None" | "nil" => ("write `null`", RawKind::Error),
        "True" | "TRUE" => ("write `true`", RawKind::Plain),
        "False" | "FALSE" => ("write `false`", RawKind::Plain),
        "Null" | "NULL" => ("write `null`", RawKind::Plain),
        _ if ["true", "false", "null"].iter().any(|literal| literal.starts_with(word)) => {
            ("values without quotes are `true`, `false`, `null` and numbers", RawKind::Error)
        }
        _ if word.starts_with(|it: char| it.is_alphanumeric() || matches!(it, '_' | '$' | '/')) => {
            ("strings are written in double quotes", RawKind::Plain)
        }
        _ => (
            "values are strings in double quotes, numbers, `true`, `false`, `null`, `[…]` and `{…}`",
            RawKind::Error,
        ),
    }
}
