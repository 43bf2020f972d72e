//! What rules about the messages of methods have in common.

use wirelint_lint::Context;
use wirelint_protobuf::syntax::{Method, Service, TypeRef};

use crate::Document;
use crate::case::Case;
use crate::names::last;

/// Reports what a method takes or gives where it is not named after the method, with `suffix` behind.
pub(crate) fn check_type_name(
    ctx: &mut Context<'_>,
    document: &Document<'_>,
    (service, method): (Service<'_>, Method<'_>),
    of: TypeRef<'_>,
    suffix: &'static str,
    allows_empty: bool,
) {
    let (Some(service), Some(method)) = (service.name(), method.name()) else { return };
    let path = of.path();
    let symbol = document.subject.linked.resolve(document.number, of.node());
    let name = symbol.map_or_else(|| last(&path), |it| it.name());
    let is_named_after = |rest: &str| Case::Pascal.strip(method.text(), rest) == Some(suffix);
    let with_service = Case::Pascal.strip(service.text(), name);
    if is_named_after(name)
        || with_service.is_some_and(is_named_after)
        || allows_empty && symbol.is_some_and(|it| it.is("google.protobuf.Empty"))
    {
        return;
    }
    let wanted = Case::Pascal.of(method.text());
    let longer = Case::Pascal.of(service.text());
    let what = if suffix == "Request" { "takes" } else { "gives" };
    ctx.report(of.node().span(document.file), format_args!("`{}` {what} `{name}`", method.text()))
        .label(format!("not `{wanted}{suffix}`"))
        .help(format!(
            "call it `{wanted}{suffix}` or `{longer}{wanted}{suffix}`, and use it for this method alone"
        ))
        .argument(method.text());
}
