//! What rules about names have in common.

use wirelint_graphql::schema::At;
use wirelint_graphql::syntax::NodeKind;
use wirelint_lint::Context;

use crate::Subject;

/// Reports each of `same`, definitions of one `name`, that has its name in another file, too.
pub(crate) fn not_unique(ctx: &mut Context<'_>, subject: Subject<'_>, noun: &str, name: &str, same: &[At]) {
    let schema = subject.schema;
    let span = |at: At| schema.span(at.doc, schema.node(at)?.child(NodeKind::Name)?);
    for &at in same {
        let Some(other) = same.iter().find(|it| it.doc != at.doc) else { continue };
        let (Some(here), Some(there)) = (span(at), span(*other)) else { continue };
        let path = subject.surroundings.path(there.file);
        ctx.report(here, format_args!("the {noun} `{name}` is in another file, too"))
            .related(there, format!("in `{path}`"));
    }
}
