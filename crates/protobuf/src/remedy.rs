//! Writes remedies into a .proto file.

use wirelint_diagnostics::Remedy;
use wirelint_source::TextEdit;

use crate::syntax::Parse;

/// `remedy` as edits of the file that its span points into; `None` where it is none for such a file.
pub fn write(parse: &Parse, remedy: &Remedy) -> Option<Vec<TextEdit>> {
    remedy.textual(parse.text(), |span| parse.absolute(span.item, span.range))
}
