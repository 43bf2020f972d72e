//! What rules about names have in common.

use wirelint_diagnostics::{Applicability, Remedy, Suggestion};
use wirelint_lint::Context;
use wirelint_protobuf::syntax::{Node, NodeKind};
use wirelint_source::{FileId, Span, TextRange};

use crate::Document;
use crate::case::Case;

/// Reports `name`, the name of a `noun`, where it is not written in `case`, and offers to write it so.
pub(crate) fn check_and_rename(
    ctx: &mut Context<'_>,
    document: &Document<'_>,
    noun: &str,
    case: Case,
    name: Node<'_>,
) {
    let is_fine = ctx.finds_nothing(|ctx| check_case(ctx, document.file, noun, case, name, name.text()));
    if !is_fine {
        ctx.suggest(|| suggest_name(document, name, &case.of(name.text())));
    }
}

/// Offers to write `wanted` in the place of `name`, which defines something that only names of types refer to, and of all of these in the
/// file. Nothing where `wanted` is in the file already: it may clash, or mean something else then.
pub(crate) fn suggest_name(document: &Document<'_>, name: Node<'_>, wanted: &str) -> Option<Suggestion> {
    if document.words().contains(wanted) { None } else { rename(document, name, wanted) }
}

/// The same where it is known that `wanted` is free.
pub(crate) fn rename(document: &Document<'_>, name: Node<'_>, wanted: &str) -> Option<Suggestion> {
    let is_first = |it: char| it.is_ascii_alphabetic() || it == '_';
    if !wanted.starts_with(is_first) || !wanted.bytes().all(is_in_word) {
        return None;
    }
    // A group's name is that of a field as well.
    let definition = name.parent().filter(|it| it.kind() != NodeKind::Group)?.id();
    let others = document.uses().of(definition)?;
    let remedy = Remedy::RenameAll { span: name.span(document.file), others, text: wanted.to_owned() };
    Some(Suggestion { title: format!("Rename to `{wanted}`"), applicability: Applicability::Unsafe, remedy })
}

/// Whether names are made of it.
pub(crate) fn is_in_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

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
