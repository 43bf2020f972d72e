//! The keys at the top of `{…}`, in JSON and in YAML's flow style (YAML 1.2.2 §7.4).

use memchr::{memchr, memchr2};

/// Calls `visit` with each key of the mapping that begins at the start of `text`, and with what follows its colon, until
/// `visit` says that it has seen enough. What is inside of values is skipped.
pub(super) fn each_key<'t>(text: &'t [u8], mut visit: impl FnMut(&'t [u8], &'t [u8]) -> bool) {
    let mut depth = 0_usize;
    // Only where a token may begin is a quote a quote: `{a: it's}` has none.
    let mut token_may_begin = true;
    let mut key_expected = false;
    let mut token: Option<&'t [u8]> = None;
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        let start = at;
        at += 1;
        match byte {
            b'{' | b'[' => {
                depth += 1;
                key_expected = depth == 1;
                token_may_begin = true;
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return;
                }
                token_may_begin = false;
            }
            b',' => {
                key_expected |= depth == 1;
                token = None;
                token_may_begin = true;
            }
            b':' => {
                let separates = token_is_quoted(token, text, start)
                    || text.get(at).is_none_or(|it| it.is_ascii_whitespace() || b",[]{}\"'".contains(it));
                if separates {
                    if depth == 1 && key_expected {
                        key_expected = false;
                        if token.take().is_some_and(|key| visit(key, &text[at..])) {
                            return;
                        }
                    }
                    token_may_begin = true;
                }
            }
            b'"' | b'\'' if token_may_begin => {
                at = string_end(text, at, byte);
                if depth == 1 && key_expected {
                    token = Some(&text[start + 1..(at - 1).max(start + 1)]);
                }
                token_may_begin = false;
            }
            b'#' if start == 0 || text[start - 1].is_ascii_whitespace() => {
                at = memchr(b'\n', &text[at..]).map_or(text.len(), |len| at + len);
            }
            _ if byte.is_ascii_whitespace() => {}
            _ => {
                if depth == 1 && key_expected && token_may_begin {
                    let rest = &text[start..];
                    let len = rest.iter().position(|it| b",:[]{}".contains(it)).unwrap_or(rest.len());
                    token = Some(rest[..len].trim_ascii_end());
                    at = start + len.max(1);
                }
                token_may_begin = false;
            }
        }
    }
}

/// Whether `token` ends with a quote right before the colon at `colon`, blanks apart: then the colon needs no blank.
fn token_is_quoted(token: Option<&[u8]>, text: &[u8], colon: usize) -> bool {
    token.is_some() && text[..colon].trim_ascii_end().last().is_some_and(|it| matches!(it, b'"' | b'\''))
}

/// The byte after the string whose content starts at `at`.
fn string_end(text: &[u8], mut at: usize, quote: u8) -> usize {
    if quote == b'\'' {
        // A doubled quote is two strings side by side, which ends at the same place.
        return memchr(b'\'', &text[at..]).map_or(text.len(), |len| at + len + 1);
    }
    while let Some(len) = memchr2(b'"', b'\\', &text[at..]) {
        at += len + 1;
        if text[at - 1] == b'"' {
            return at;
        }
        at += 1;
        if at >= text.len() {
            break;
        }
    }
    text.len()
}
