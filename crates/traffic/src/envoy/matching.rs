//! `RouteMatch` (<https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/route/v3/route_components.proto#config-route-v3-routematch>)
//! and the headers that it asks for (`HeaderMatcher`, `type.matcher.v3.StringMatcher`).

use wirelint_model::traffic::{FaultKind, PathPattern, Selector, Target, Written};
use wirelint_yaml::{Entry, Node};

use crate::reader::{Fields, Reader};
use crate::string_match::{StringMatch, check_regex, methods};

/// What may be asked for beside the path and headers; with each of them only some calls are meant.
const CONDITIONS: [&str; 6] =
    ["query_parameters", "runtime_fraction", "tls_context", "dynamic_metadata", "filter_state", "cookies"];

const MATCH: Fields = Fields::Among(&[
    "prefix",
    "path",
    "safe_regex",
    "path_separated_prefix",
    "path_match_policy",
    "connect_matcher",
    "case_sensitive",
    "headers",
    "query_parameters",
    "runtime_fraction",
    "grpc",
    "tls_context",
    "dynamic_metadata",
    "filter_state",
    "cookies",
]);

/// Which calls a route is for.
pub(super) fn read(reader: &mut Reader<'_>, entry: Entry<'_>) -> Selector {
    let node = entry.value;
    reader.fields(node, MATCH);
    let span = reader.span(entry.key);
    let target = target(reader, node);
    if target.is_none() {
        reader.fault("prefix", span, FaultKind::Missing);
    }
    let mut selector = Selector {
        span,
        target: target.unwrap_or(Target::Everything),
        methods: Vec::new(),
        grpc: reader.entry(node, "grpc").is_some(),
        conditions: 0,
    };
    if let Target::Path(path) = &selector.target {
        selector.span = path.span;
    }
    for header in reader.objects(node, "headers") {
        let told = match header.get("name").and_then(Node::text).as_deref() {
            Some(":method") => method(reader, header, &mut selector),
            _ => false,
        };
        selector.conditions += u32::from(!told);
    }
    let more = CONDITIONS.iter().filter(|it| reader.entry(node, it).is_some());
    selector.conditions += more.count() as u32;
    // How a path can be told that nobody here knows may leave out some.
    selector.conditions += u32::from(reader.entry(node, "connect_matcher").is_some());
    selector
}

fn target(reader: &mut Reader<'_>, node: Node<'_>) -> Option<Target> {
    let any_case = reader.bool(node, "case_sensitive").is_some_and(|it| !it.value);
    let path = |it: Written<_>, pattern: fn(std::sync::Arc<str>, bool) -> PathPattern| {
        Target::Path(Written::new(pattern(it.value, any_case), it.span))
    };
    if let Some(prefix) = reader.string(node, "prefix") {
        return Some(path(prefix, |path, any_case| PathPattern::Prefix { path, any_case }));
    }
    if let Some(exact) = reader.string(node, "path") {
        return Some(path(exact, |path, any_case| PathPattern::Exact { path, any_case }));
    }
    if let Some(below) = reader.string(node, "path_separated_prefix") {
        return Some(path(below, |path, any_case| PathPattern::Below { path, any_case }));
    }
    if let Some(regex) = reader.object(node, "safe_regex") {
        let regex = reader.string(regex.value, "regex")?;
        check_regex(reader, &regex);
        return Some(path(regex, |path, _| PathPattern::Regex(path)));
    }
    if let Some(policy) = reader.object(node, "path_match_policy") {
        // `envoy.path.match.uri_template.uri_template_matcher`, the only one that there is.
        let template = reader.object(policy.value, "typed_config")?;
        let template = reader.string(template.value, "path_template")?;
        return Some(path(template, |path, _| PathPattern::Template(path)));
    }
    reader.entry(node, "connect_matcher").map(|_| Target::Everything)
}

/// Takes what a header matcher says of the method; whether it could be taken.
fn method(reader: &mut Reader<'_>, header: Node<'_>, selector: &mut Selector) -> bool {
    let inverted = reader.bool(header, "invert_match").is_some_and(|it| it.value);
    let Some((matcher, entry)) = string_match(reader, header) else { return false };
    let span = reader.span(entry.value);
    let told = methods(reader, &matcher, inverted, span);
    let is_told = !told.is_empty();
    selector.methods.extend(told);
    is_told
}

/// `string_match`, and the fields that it has taken the place of.
fn string_match<'t>(reader: &mut Reader<'_>, header: Node<'t>) -> Option<(StringMatch, Entry<'t>)> {
    let nested = reader.object(header, "string_match");
    let (node, suffix) = nested.map_or((header, "_match"), |it| (it.value, ""));
    let mut field = |name: &str, make: fn(std::sync::Arc<str>) -> StringMatch| {
        let entry = reader.entry(node, &format!("{name}{suffix}"))?;
        Some((make(reader.string_of(entry)?.value), entry))
    };
    let found = field("exact", StringMatch::Exact)
        .or_else(|| field("prefix", StringMatch::Prefix))
        .or_else(|| field("suffix", StringMatch::Suffix))
        .or_else(|| field("contains", StringMatch::Contains));
    if found.is_some() {
        return found;
    }
    let regex = reader.object(node, &format!("safe_regex{suffix}"))?;
    let entry = reader.entry(regex.value, "regex")?;
    Some((StringMatch::Regex(reader.string_of(entry)?.value), entry))
}
