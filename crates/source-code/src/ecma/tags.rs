//! `` tag<Type>`…` ``, which the grammar does not know: it is read as if the type was not there.

use std::borrow::Cow;

use memchr::memchr_iter;

/// How long the types of a tag may be.
const LONGEST: usize = 400;

/// The text with blanks for the types of tags.
pub(super) fn without_types(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut blanked: Option<Vec<u8>> = None;
    for at in memchr_iter(b'`', bytes) {
        let Some(start) = types_before(bytes, at) else { continue };
        let out = blanked.get_or_insert_with(|| bytes.to_vec());
        for it in &mut out[start..at] {
            if *it != b'\n' {
                *it = b' ';
            }
        }
    }
    match blanked.map(String::from_utf8) {
        Some(Ok(text)) => Cow::Owned(text),
        _ => Cow::Borrowed(text),
    }
}

/// Where the types start that end right before the quote at `at`; `None` where there are none.
fn types_before(bytes: &[u8], at: usize) -> Option<usize> {
    let mut depth = 0_u32;
    for start in (at.saturating_sub(LONGEST)..at).rev() {
        match bytes[start] {
            b'>' if start > 0 && bytes[start - 1] == b'=' => {}
            b'>' => depth += 1,
            b'<' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    let is_name = |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'_' | b'$');
                    return (start > 0 && is_name(bytes[start - 1])).then_some(start);
                }
            }
            _ if depth == 0 => return None,
            it if it.is_ascii_alphanumeric() || it.is_ascii_whitespace() || !it.is_ascii() => {}
            b'_' | b'$' | b'.' | b',' | b'[' | b']' | b'|' | b'&' | b'{' | b'}' | b':' | b';' | b'?'
            | b'\'' | b'"' | b'(' | b')' | b'=' | b'-' => {}
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_types_of_tags_are_blanked() {
        let check = |text: &str, expected: &str| assert_eq!(without_types(text), expected);
        check("sql<Row[]>`a`", "sql       `a`");
        check("db.$queryRaw<[{ n: Map<a, b> }]>`a`", "db.$queryRaw                    `a`");
        check("a > `b`", "a > `b`");
        check("x = <b>`c`</b>", "x = <b>`c`</b>");
        check("f(() =>`b`)", "f(() =>`b`)");
        check("`a`>`b`", "`a`>`b`");
    }
}
