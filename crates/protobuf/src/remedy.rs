//! Writes remedies into a .proto file.

use wirelint_diagnostics::Remedy;
use wirelint_source::{Span, TextEdit, TextRange};

use crate::syntax::Parse;

/// `remedy` as edits of the file that its span points into; `None` where it is none for such a file.
pub fn write(parse: &Parse, remedy: &Remedy) -> Option<Vec<TextEdit>> {
    let at = |span: &Span| parse.absolute(span.item, span.range);
    match remedy {
        Remedy::RenameAll { span, others, text } => {
            let edit = |span| TextEdit { range: at(span), text: text.clone() };
            Some(std::iter::once(span).chain(others).map(edit).collect())
        }
        Remedy::Delete { span } => {
            Some(vec![TextEdit { range: with_line(parse.text(), at(span)), text: String::new() }])
        }
        Remedy::DeclareRetryAfter { .. }
        | Remedy::SetMaximum { .. }
        | Remedy::RenameString { .. }
        | Remedy::SetNumber { .. }
        | Remedy::ExceptFromRetry { .. } => None,
    }
}

/// `range` with the rest of its lines, the end of the last included, where nothing else is on them.
fn with_line(text: &str, range: TextRange) -> TextRange {
    let (before, behind) = (&text[..range.start as usize], &text[range.end as usize..]);
    let is_blank = |it: char| matches!(it, ' ' | '\t' | '\r');
    let start = before.trim_end_matches(is_blank);
    let rest = behind.trim_start_matches(is_blank);
    let begins_line = start.is_empty() || start.ends_with('\n');
    match rest.strip_prefix('\n') {
        Some(rest) if begins_line => TextRange::new(start.len() as u32, (text.len() - rest.len()) as u32),
        _ => range,
    }
}
