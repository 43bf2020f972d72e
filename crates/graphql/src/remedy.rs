//! Writes remedies into a document of GraphQL.

use wirelint_diagnostics::Remedy;
use wirelint_source::{Span, TextEdit};

use crate::syntax::Parse;

/// `remedy` as edits of the file that its span points into; `None` where it is none for such a file.
pub fn write(parse: &Parse, remedy: &Remedy) -> Option<Vec<TextEdit>> {
    let at = |span: &Span| parse.absolute(span.item, span.range);
    match remedy {
        Remedy::RenameAll { span, others, text } => {
            let edit = |span| TextEdit { range: at(span), text: text.clone() };
            Some(std::iter::once(span).chain(others).map(edit).collect())
        }
        Remedy::Replace { span, text } => Some(vec![TextEdit { range: at(span), text: text.clone() }]),
        Remedy::Delete { span } => {
            Some(vec![TextEdit { range: at(span).with_lines(parse.text()), text: String::new() }])
        }
        Remedy::DeclareRetryAfter { .. }
        | Remedy::SetMaximum { .. }
        | Remedy::RenameString { .. }
        | Remedy::SetNumber { .. }
        | Remedy::ExceptFromRetry { .. } => None,
    }
}
