//! Rust source with everything blanked that is not code, so that words can be searched in what is left.

use std::ops::Range;

/// `text` with comments, strings and characters blanked by spaces. Line breaks stay, and so does the offset of every
/// byte of code.
pub(super) fn code_of(text: &str) -> String {
    let mut rest = text;
    let mut code = String::with_capacity(text.len());
    let mut after_word = false;
    while let Some(first) = rest.chars().next() {
        let blanked = if after_word { 0 } else { literal_with_prefix(rest) };
        let blanked = if blanked > 0 { blanked } else { comment_or_literal(rest) };
        if blanked > 0 {
            blank(&rest[..blanked], &mut code);
            rest = &rest[blanked..];
            after_word = false;
        } else {
            code.push(first);
            after_word = first.is_alphanumeric() || first == '_';
            rest = &rest[first.len_utf8()..];
        }
    }
    code
}

/// The items behind `#[cfg(test)]` in `code`, which [`code_of`] made.
pub(super) fn test_items(code: &str) -> Vec<Range<usize>> {
    const ATTRIBUTE: &str = "#[cfg(test)]";
    let mut items = Vec::new();
    let mut at = 0;
    while let Some(found) = code[at..].find(ATTRIBUTE) {
        let start = at + found;
        at = start + item_end(&code[start..], ATTRIBUTE.len());
        items.push(start..at);
    }
    items
}

/// `text` with `ranges`, which come in order, blanked.
pub(super) fn without(text: &str, ranges: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for range in ranges {
        out.push_str(&text[at..range.start]);
        blank(&text[range.clone()], &mut out);
        at = range.end;
    }
    out.push_str(&text[at..]);
    out
}

/// Whether the file at `path` is a test as a whole.
pub(super) fn is_test(path: &str) -> bool {
    path.split('/').any(|it| matches!(it, "tests" | "tests.rs" | "benches"))
}

fn blank(text: &str, out: &mut String) {
    out.extend(text.bytes().map(|it| if it == b'\n' { '\n' } else { ' ' }));
}

/// The length of the comment, string or character at the start of `text`, else 0. One that is never closed goes to the
/// end.
fn comment_or_literal(text: &str) -> usize {
    if text.starts_with("//") {
        text.find('\n').unwrap_or(text.len())
    } else if text.starts_with("/*") {
        block_comment(text)
    } else if text.starts_with('"') {
        quoted(text, '"')
    } else if text.starts_with('\'') {
        // `'a'` is a character, `'a` a lifetime or a label.
        let mut characters = text.chars().skip(1);
        match (characters.next(), characters.next()) {
            (Some('\\'), _) | (Some(_), Some('\'')) => quoted(text, '\''),
            _ => 0,
        }
    } else {
        0
    }
}

/// The length of a literal such as `r#"…"#`, `b"…"` or `cr"…"` at the start of `text`, else 0.
fn literal_with_prefix(text: &str) -> usize {
    let prefix = ["br", "cr", "r", "b", "c"].into_iter().find(|it| text.starts_with(it)).unwrap_or("");
    let body = &text[prefix.len()..];
    let hashes = body.len() - body.trim_start_matches('#').len();
    if prefix.ends_with('r') && body[hashes..].starts_with('"') {
        let close = format!("\"{}", "#".repeat(hashes));
        let open = prefix.len() + hashes + 1;
        return text[open..].find(&close).map_or(text.len(), |at| open + at + close.len());
    }
    if prefix.is_empty() || !body.starts_with(['"', '\'']) {
        return 0;
    }
    match comment_or_literal(body) {
        0 => 0,
        length => prefix.len() + length,
    }
}

fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Block comments nest in Rust.
fn block_comment(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut depth = 0_u32;
    let mut at = 0;
    while at < bytes.len() {
        match bytes.get(at..at + 2) {
            Some(b"/*") => (depth, at) = (depth + 1, at + 2),
            Some(b"*/") if depth == 1 => return at + 2,
            Some(b"*/") => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    text.len()
}

/// Where the item at the start of `code` ends: behind its block, or behind its semicolon.
fn item_end(code: &str, from: usize) -> usize {
    let mut depth = 0_u32;
    for (at, byte) in code.bytes().enumerate().skip(from) {
        match byte {
            b'{' | b'[' | b'(' => depth += 1,
            b'}' | b']' | b')' => {
                depth = depth.saturating_sub(1);
                if depth == 0 && byte == b'}' {
                    return at + 1;
                }
            }
            b';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    code.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let code = code_of(text);
        assert_eq!(code.split_whitespace().collect::<Vec<_>>().join(" "), expected);
        assert_eq!(code.len(), text.len());
    }

    #[test]
    fn only_code_stays() {
        check("a /* b /* c */ d */ e // f\n/// g\nh", "a e h");
        check(r#"x("a \" b", 'c', '\'', b'd', b"e")"#, "x( , , , , )");
        check("x(r#\"a \"b\" \"#, r\"\\\", br##\"\"# \"##) y", "x( , , ) y");
        check(
            "fn f<'a>(it: &'a str) -> char { 'b: loop { break 'b '}' } }",
            "fn f<'a>(it: &'a str) -> char { 'b: loop { break 'b } }",
        );
        check("for_r\"s\" r#type é'é'", "for_r r#type é");
    }

    #[test]
    fn what_is_never_closed_goes_to_the_end() {
        for text in ["a \"b", "a /* b", "a r#\"b\"", "a '\\b", "a b'\\"] {
            check(text, "a");
        }
    }

    #[test]
    fn test_items_are_blanked() {
        let code = "use a;\n#[cfg(test)]\nuse b;\n#[cfg(test)]\n#[path(x)]\nmod t { fn f([u8; 2]) { g } }\nfn h() {}";
        let rest = without(code, &test_items(code));
        assert_eq!(rest.split_whitespace().collect::<Vec<_>>().join(" "), "use a; fn h() {}");
    }
}
