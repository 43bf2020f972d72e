//! Text from contracts as Markdown, so that nothing in it is taken for more than text.

use crate::visible;

/// As code, whatever is in it: the fence is longer than any row of backticks inside.
pub(crate) fn code(text: &str) -> String {
    let text = visible(text);
    let longest = text.split(|it| it != '`').map(str::len).max().unwrap_or(0);
    if text.is_empty() {
        // Two backticks would begin what the next two end.
        return "` `".to_owned();
    }
    if longest == 0 {
        return format!("`{text}`");
    }
    let fence = "`".repeat(longest + 1);
    format!("{fence} {text} {fence}")
}

/// As plain text.
pub(crate) fn text(text: &str) -> String {
    let mut out = String::new();
    for character in visible(text).chars() {
        if matches!(character, '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#') {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn code_ends_where_the_text_does() {
        for (text, expected) in [("a|b", "`a|b`"), ("", "` `"), ("`", "`` ` ``"), ("a``b`", "``` a``b` ```")]
        {
            assert_eq!(code(text), expected);
        }
    }
}
