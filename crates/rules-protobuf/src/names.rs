//! What rules about names have in common.

use wirelint_lint::Context;
use wirelint_protobuf::syntax::{Node, NodeKind};
use wirelint_source::{FileId, Span, TextRange};

use crate::case::Case;

/// Reports `name`, the name of a `noun`, where it is not written in `case`. `written` is how the language has it.
pub(crate) fn check_case(
    ctx: &mut Context<'_>,
    file: FileId,
    noun: &str,
    case: Case,
    name: Node<'_>,
    written: &str,
) {
    if case.fits(written) {
        return;
    }
    let wanted = case.of(written);
    let message = format!("the {noun} `{written}` is not in {}", case.name());
    let report = ctx.report(name.span(file), message).argument(written);
    if !wanted.is_empty() {
        report.label(format!("`{wanted}`"));
    }
}

/// From the start of a declaration to the end of its name: what a person would select of a long one.
pub(crate) fn head(declaration: Node<'_>, file: FileId) -> Span {
    let whole = declaration.local_range();
    let end = declaration.child(NodeKind::Name).map_or(whole.end, |it| it.local_range().end);
    Span { file, item: declaration.id().item, range: TextRange::new(whole.start, end) }
}

/// The last part of a dotted name.
pub(crate) fn last(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}
