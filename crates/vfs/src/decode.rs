//! From bytes to text without moving a byte: offsets in the text are offsets in the file.

use memchr::memchr;
use wirelint_source::TextRange;

use crate::LoadError;

/// How much of a file is looked at for a NUL byte, as git does.
const BINARY_WINDOW: usize = 8_000;

/// How many runs of invalid bytes are kept. A file with more of them is in another encoding, and one finding says so.
const MAX_INVALID_RUNS: usize = 100;

/// Text and what was wrong with its bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Decoded {
    /// The text; each invalid byte is a `?`.
    pub(crate) text: String,
    /// Where the invalid bytes stand, neighbours merged.
    pub(crate) invalid: Vec<TextRange>,
    /// Whether there were more runs than are kept.
    pub(crate) more_invalid: bool,
}

/// Reads `bytes` as UTF-8, in place. A byte order mark stays in the text.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<Decoded, LoadError> {
    if let Some(encoding) = foreign_encoding(&bytes) {
        return Err(LoadError::Encoding(encoding));
    }
    if memchr(0, &bytes[..bytes.len().min(BINARY_WINDOW)]).is_some() {
        return Err(LoadError::Binary);
    }
    let mut bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(Decoded { text, invalid: Vec::new(), more_invalid: false }),
        Err(error) => error.into_bytes(),
    };
    let mut invalid: Vec<TextRange> = Vec::new();
    let mut more_invalid = false;
    let mut at = 0;
    while let Err(error) = std::str::from_utf8(&bytes[at..]) {
        let start = at + error.valid_up_to();
        let end = error.error_len().map_or(bytes.len(), |len| start + len);
        bytes[start..end].fill(b'?');
        let full = invalid.len() == MAX_INVALID_RUNS;
        match invalid.last_mut() {
            Some(last) if last.end as usize == start => last.end = end as u32,
            _ if full => more_invalid = true,
            _ => invalid.push(TextRange::new(start as u32, end as u32)),
        }
        at = end;
    }
    let text = String::from_utf8(bytes).expect("every invalid byte has been replaced");
    Ok(Decoded { text, invalid, more_invalid })
}

/// The encoding that a byte order mark announces, unless it is UTF-8 (YAML 1.2.2 §5.2).
pub(crate) fn foreign_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Some("UTF-32"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some("UTF-16"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, invalid: &str) {
        let decoded = decode(bytes.to_vec()).unwrap();
        assert_eq!(decoded.text, text);
        assert_eq!(format!("{:?}", decoded.invalid), invalid);
        assert!(!decoded.more_invalid);
        assert_eq!(decoded.text.len(), bytes.len(), "offsets stay");
    }

    #[test]
    fn each_invalid_byte_becomes_one_question_mark() {
        check(b"a: \xe9\xe8 \xffb", "a: ?? ?b", "[3..5, 6..7]");
        // A character cut short, in the middle and at the end.
        check(b"\xe4\xbe: \xe4\xbe", "??: ??", "[0..2, 4..6]");
        // Overlong and surrogate forms are invalid too (Unicode 15 §3.9, table 3-7).
        check(b"\xc0\x80\xed\xa0\x80", "?????", "[0..5]");
    }

    #[test]
    fn a_byte_order_mark_stays_so_that_offsets_are_the_files() {
        check(b"\xef\xbb\xbfopenapi: 3.1.0", "\u{feff}openapi: 3.1.0", "[]");
    }

    #[test]
    fn a_file_in_latin1_keeps_a_bounded_list() {
        let decoded = decode(b"\xe9 ".repeat(1_000)).unwrap();
        assert_eq!(decoded.invalid.len(), MAX_INVALID_RUNS);
        assert!(decoded.more_invalid);
        assert_eq!(decoded.text, "? ".repeat(1_000));
    }

    #[test]
    fn what_is_no_utf8_text_is_named() {
        assert_eq!(decode(b"\xff\xfeo\0p\0".to_vec()), Err(LoadError::Encoding("UTF-16")));
        assert_eq!(decode(b"\xfe\xff\0o\0p".to_vec()), Err(LoadError::Encoding("UTF-16")));
        assert_eq!(decode(b"\xff\xfe\0\0o\0\0\0".to_vec()), Err(LoadError::Encoding("UTF-32")));
        assert_eq!(decode(b"PNG\0".to_vec()), Err(LoadError::Binary));
    }
}
