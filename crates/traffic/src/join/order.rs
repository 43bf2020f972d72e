//! Which of several selectors says most about a call.

use wirelint_model::traffic::{PathPattern, Selector, Target};

/// The larger it is, the more is said. For gRPC's configuration: service and method, then service, then neither (gRFC A6). For the Gateway API
/// in its words: an exact path, the longest prefix, a method, the most headers and query parameters; for gRPC the longest service, the
/// longest method, the most headers (<https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule>, `#grpcrouterule`). Where a regular
/// expression stands among them is up to the implementation; here it is behind exact paths.
pub(super) fn specificity(selector: &Selector) -> (u8, usize, usize, bool, u32) {
    let length = |it: &Option<wirelint_model::traffic::Written<std::sync::Arc<str>>>| {
        it.as_ref().map_or(0, |it| it.value.chars().count())
    };
    let (kind, first, second) = match &selector.target {
        Target::Everything => (0, 0, 0),
        Target::Grpc { service, method } => (1, length(service), length(method)),
        Target::Path(path) => match &path.value {
            PathPattern::Exact { path, .. } => (3, path.chars().count(), 0),
            PathPattern::Regex(regex) => (2, regex.chars().count(), 0),
            PathPattern::Template(path)
            | PathPattern::Prefix { path, .. }
            | PathPattern::Below { path, .. } => (1, path.trim_end_matches('/').chars().count(), 0),
        },
    };
    (kind, first, second, !selector.methods.is_empty(), selector.conditions)
}

/// Whether it names something, rather than everything there is.
pub(super) fn is_specific(selector: &Selector) -> bool {
    match &selector.target {
        Target::Everything => false,
        Target::Grpc { .. } => true,
        Target::Path(path) => match &path.value {
            PathPattern::Prefix { path, .. } | PathPattern::Below { path, .. } => {
                !matches!(&**path, "" | "/")
            }
            PathPattern::Regex(regex) => {
                !matches!(&**regex, ".*" | "/.*" | "^.*$" | "^/.*$" | "^/.*" | ".+" | "/.+")
            }
            PathPattern::Template(path) => &**path != "/**",
            PathPattern::Exact { .. } => true,
        },
    }
}
