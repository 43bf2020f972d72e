//! What rules about missing comments have in common.

use wirelint_lint::Context;
use wirelint_protobuf::syntax::{CommentBlock, Node};
use wirelint_source::{FileId, TextRange};

use crate::names::head;

/// What begins a line that is an order to `buf lint` and documents nothing.
const ORDER: &str = "buf:lint:ignore";

/// The comment above a declaration, as buf has it, which is nearly as descriptors have it: a block comment on the line of the declaration
/// is not above it, while one behind the `;` or `{` of the line before is, as long as it is the only one between the two.
pub(crate) fn comment_above(declaration: Node<'_>) -> Option<CommentBlock<'_>> {
    let comments = declaration.comments();
    let start = declaration.range().start;
    let text = declaration.parse().text();
    let is_line_above = |it: &CommentBlock<'_>| {
        let between = TextRange::new(it.range().end, start).of(text);
        between.bytes().filter(|it| *it == b'\n').count() == 1
    };
    let is_block = |it: &CommentBlock<'_>| it.range().of(text).starts_with("/*");
    let only = comments.previous.filter(|it| comments.detached.is_empty() && is_block(it));
    comments.leading.or(only).filter(is_line_above)
}

/// Reports the declaration of a `noun` where no comment above it says anything.
pub(crate) fn check_comment(
    ctx: &mut Context<'_>,
    file: FileId,
    noun: &str,
    declaration: Node<'_>,
    name: &str,
) {
    let above = comment_above(declaration);
    let says_something = |line: &str| {
        let line = line.trim();
        !line.is_empty() && !line.starts_with(ORDER)
    };
    if !above.is_some_and(|it| it.lines().any(says_something)) {
        ctx.report(head(declaration, file), format_args!("the {noun} `{name}` has no comment"))
            .label("nothing above it says what it is")
            .argument(name);
    }
}
