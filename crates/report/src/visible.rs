//! Contract text made safe for a terminal.
//!
//! Names, paths and lines come from files that anybody may have written. An escape sequence in them could move the
//! cursor, rename the window or hide a finding, and a bidirectional control reorders what is read (CVE-2021-42574);
//! so none gets through as such.

use std::borrow::Cow;

/// `text` with each character that a terminal would obey or hide replaced by one that is seen. Line breaks and tabs
/// are among them: the result is one line.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|it| (b' '..=b'~').contains(&it)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        push_visible(&mut out, character);
    }
    Cow::Owned(out)
}

/// Appends `character`, or what stands for it.
pub(crate) fn push_visible(out: &mut String, character: char) {
    match character {
        // U+2400 to U+2421 are pictures of the control characters of ASCII: `␛`, `␊`, `␡`.
        '\0'..='\x1f' => out.extend(char::from_u32(0x2400 + character as u32)),
        '\x7f' => out.push('␡'),
        _ if is_unseen(character) => out.extend(format!("<U+{:04X}>", character as u32).chars()),
        _ => out.push(character),
    }
}

/// Whether a character beyond ASCII controls the terminal or the direction of writing, or breaks a line, or cannot
/// be seen at all. The joiners (U+200C, U+200D) stay: Persian words and emoji are written with them.
fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{80}'..='\u{9f}'
            | '\u{61c}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_obeys_is_left() {
        assert_eq!(visible("\x1b[2J\x1b]0;title\x07"), "␛[2J␛]0;title␇");
        assert_eq!(visible("a\r\n\tb\x7f\0"), "a␍␊␉b␡␀");
        assert_eq!(visible("\u{9b}31m"), "<U+009B>31m");
        assert_eq!(visible("user\u{202e}nimda\u{2066}"), "user<U+202E>nimda<U+2066>");
    }

    #[test]
    fn what_people_write_stays() {
        for text in ["GET /orders/{id}", "価格 🎉 naïve", "👩\u{200d}💻 می\u{200c}خواهم"] {
            assert_eq!(visible(text), text);
        }
    }
}
