//! `HTTPRouteMatch` and `GRPCRouteMatch` (<https://gateway-api.sigs.k8s.io/reference/spec/#httproutematch>, `#grpcroutematch`).

use std::sync::Arc;

use wirelint_model::traffic::{FaultKind, PathPattern, Selector, Target, Written};
use wirelint_source::Span;
use wirelint_yaml::{Entry, Node};

use crate::nearest::nearest;
use crate::reader::{Fields, Reader};
use crate::string_match::check_regex;

/// What the matches of a rule select. Without any a rule is for everything.
pub(super) fn http(reader: &mut Reader<'_>, rule: Node<'_>, span: Span) -> Vec<Selector> {
    selectors(reader, rule, span, false, |reader, node, selector| {
        reader.fields(node, Fields::Only(&["path", "method", "headers", "queryParams"]));
        if let Some(path) = reader.object(node, "path") {
            let pattern = pattern(reader, path);
            selector.span = pattern.span;
            selector.target = Target::Path(pattern);
        }
        selector.methods.extend(reader.string(node, "method"));
        selector.conditions =
            (reader.list(node, "headers").len() + reader.list(node, "queryParams").len()) as u32;
    })
}

/// What the matches of a rule for gRPC select.
pub(super) fn grpc(reader: &mut Reader<'_>, rule: Node<'_>, span: Span) -> Vec<Selector> {
    selectors(reader, rule, span, true, |reader, node, selector| {
        reader.fields(node, Fields::Only(&["method", "headers"]));
        if let Some(method) = reader.object(node, "method") {
            selector.span = reader.span(method.key);
            selector.target = names(reader, method);
        }
        selector.conditions = reader.list(node, "headers").len() as u32;
    })
}

fn selectors(
    reader: &mut Reader<'_>,
    rule: Node<'_>,
    span: Span,
    grpc: bool,
    fill: fn(&mut Reader<'_>, Node<'_>, &mut Selector),
) -> Vec<Selector> {
    let everything =
        |span| Selector { span, target: Target::Everything, methods: Vec::new(), grpc, conditions: 0 };
    let mut found = Vec::new();
    for node in reader.objects(rule, "matches") {
        let key = node.entries().next().map_or(node, |it| it.key);
        let mut selector = everything(reader.span(key));
        fill(reader, node, &mut selector);
        found.push(selector);
    }
    if found.is_empty() && reader.list(rule, "matches").is_empty() {
        found.push(everything(span));
    }
    found
}

/// `HTTPPathMatch`: a prefix ends where a segment ends; how a regular expression is read is up to the implementation.
fn pattern(reader: &mut Reader<'_>, path: Entry<'_>) -> Written<PathPattern> {
    const TYPES: [&str; 3] = ["Exact", "PathPrefix", "RegularExpression"];
    reader.fields(path.value, Fields::Only(&["type", "value"]));
    let kind = kind(reader, path.value, &TYPES);
    let value = reader.string(path.value, "value");
    let value = value.unwrap_or_else(|| Written::new("/".into(), reader.span(path.key)));
    let any_case = false;
    if kind == Some("RegularExpression") {
        check_regex(reader, &value);
    }
    let path = value.value;
    let pattern = match kind {
        Some("Exact") => PathPattern::Exact { path, any_case },
        Some("RegularExpression") => PathPattern::Regex(path),
        _ => PathPattern::Below { path, any_case },
    };
    Written::new(pattern, value.span)
}

/// `GRPCMethodMatch`.
fn names(reader: &mut Reader<'_>, method: Entry<'_>) -> Target {
    reader.fields(method.value, Fields::Only(&["type", "service", "method"]));
    let kind = kind(reader, method.value, &["Exact", "RegularExpression"]);
    let service = reader.string(method.value, "service");
    let name = reader.string(method.value, "method");
    if service.is_none() && name.is_none() {
        reader.fault_at(method, FaultKind::Empty);
        return Target::Everything;
    }
    if kind != Some("RegularExpression") {
        return Target::Grpc { service, method: name };
    }
    service.iter().chain(&name).for_each(|it| check_regex(reader, it));
    let part = |it: &Option<Written<Arc<str>>>| {
        it.as_ref().map_or_else(|| "[^/]+".to_owned(), |it| format!("(?:{})", it.value))
    };
    let regex = format!("/{}/{}", part(&service), part(&name));
    let span = service.or(name).map_or_else(|| reader.span(method.value), |it| it.span);
    Target::Path(Written::new(PathPattern::Regex(regex.into()), span))
}

/// The `type` of a match, if it says one that there is.
fn kind(reader: &mut Reader<'_>, node: Node<'_>, types: &[&'static str]) -> Option<&'static str> {
    let kind = reader.string(node, "type")?;
    let known = types.iter().copied().find(|it| **it == *kind.value);
    if known.is_none() {
        let near = nearest(&kind.value, types.iter().copied());
        let near = types.iter().copied().find(|it| Some(*it) == near);
        reader.fault("type", kind.span, FaultKind::UnknownValue(near));
    }
    known
}
