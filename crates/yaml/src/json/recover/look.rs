//! Looking around without reading: what stands here, what came before, what follows.

use super::{Frame, LOOKAHEAD, Reader};
use crate::json::text::in_word;

impl Reader<'_> {
    /// Whether the string at `at` is followed by a colon, as far as can be seen.
    pub(in crate::json) fn key_follows(&self, at: usize) -> bool {
        let limit = (at + LOOKAHEAD).min(self.bytes.len());
        let mut end = at + 1;
        while end < limit {
            match self.bytes[end] {
                b'"' => return self.bytes.get(self.skip_some(end + 1)) == Some(&b':'),
                b'\n' | b'\r' => return false,
                b'\\' => end += 2,
                _ => end += 1,
            }
        }
        false
    }

    /// Whether the next key or element starts here and only the comma in front of it is missing.
    pub(in crate::json) fn goes_on(&self, frame: Frame, byte: u8) -> bool {
        if !frame.mapping {
            let word = &self.text[self.at..self.word_end(self.at)];
            return matches!(byte, b'"' | b'\'' | b'{' | b'[' | b'-' | b'0'..=b'9')
                || matches!(word, "true" | "false" | "null");
        }
        let new_line = self.text[self.before()..self.at].contains(['\n', '\r']);
        match byte {
            b'"' => new_line || self.key_follows(self.at),
            b'\'' => new_line,
            _ => {
                let limit = (self.at + LOOKAHEAD).min(self.bytes.len());
                let key = self.bytes[self.at..limit].iter().position(|&byte| !in_word(byte));
                key.is_some_and(|len| len > 0 && self.bytes.get(self.skip_some(self.at + len)) == Some(&b':'))
            }
        }
    }

    /// Where the last token before this place ends: white space alone lies between.
    pub(in crate::json) fn before(&self) -> usize {
        let blank = |byte: &&u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
        self.at - self.bytes[..self.at].iter().rev().take_while(blank).count()
    }

    /// Skips white space, but no more than can be afforded at every bracket.
    pub(in crate::json) fn skip_some(&self, at: usize) -> usize {
        let limit = (at + LOOKAHEAD).min(self.bytes.len());
        let rest = self.bytes.get(at..limit).unwrap_or_default();
        at + rest.iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t')).count()
    }

    /// How much the line is indented whose first content stands at `at`; `None` where other content stands before it.
    pub(in crate::json) fn indent(&self, at: usize) -> Option<usize> {
        let before = &self.bytes[at.saturating_sub(LOOKAHEAD)..at];
        let mut rest = before;
        // Asked at every token, and most stand behind eight spaces at least.
        while let Some((head, b"        ")) = rest.split_last_chunk::<8>() {
            rest = head;
        }
        while let Some((b' ' | b'\t', head)) = rest.split_last() {
            rest = head;
        }
        let indent = before.len() - rest.len();
        matches!(self.bytes[..at - indent].last(), None | Some(b'\n' | b'\r')).then_some(indent)
    }

    /// How much the line that `at` is on is indented; `None` where it starts too far away.
    pub(in crate::json) fn indent_of_line(&self, at: usize) -> Option<usize> {
        let near = &self.bytes[at.saturating_sub(LOOKAHEAD)..at];
        let line = memchr::memrchr2(b'\n', b'\r', near).map(|found| found + 1);
        let line = line.or_else(|| (near.len() == at).then_some(0))?;
        let content = near[line..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        Some(content)
    }

    pub(in crate::json) fn word_end(&self, at: usize) -> usize {
        at + self.bytes[at..].iter().take_while(|&&byte| in_word(byte)).count()
    }

    /// The end of what stands here up to the next bracket, comma, quote or line break; at least one character.
    pub(in crate::json) fn junk_end(&self, start: usize) -> usize {
        let stop = |byte: &u8| matches!(byte, b',' | b'{' | b'}' | b'[' | b']' | b'"' | b'\n' | b'\r');
        let first = self.char_end(start);
        let len = self.bytes[first..].iter().take_while(|byte| !stop(byte)).count();
        start + self.text[start..first + len].trim_end().len().max(first - start)
    }

    pub(in crate::json) fn char_end(&self, at: usize) -> usize {
        at + self.text[at..].chars().next().map_or(0, char::len_utf8)
    }

    pub(in crate::json) fn char_start(&self, mut at: usize) -> usize {
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// The text from `start` to `end` for a message: short, without control characters.
    pub(in crate::json) fn excerpt(&self, start: usize, end: usize) -> String {
        let text = &self.text[start..end];
        let mut out: String = text.chars().take(40).flat_map(printable).collect();
        if out.len() < text.len() && text.chars().count() > 40 {
            out.push('…');
        }
        out
    }
}

fn printable(it: char) -> impl Iterator<Item = char> {
    let escaped = it.is_control().then(|| it.escape_default());
    let plain = escaped.is_none().then_some(it);
    escaped.into_iter().flatten().chain(plain)
}
