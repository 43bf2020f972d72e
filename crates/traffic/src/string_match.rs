//! What systems say of strings: HTTP methods that a text, or a regular expression, stands for.

use std::sync::Arc;

use regex_automata::meta::Regex;
use regex_automata::util::syntax;
use wirelint_model::traffic::{FaultKind, Written};
use wirelint_source::Span;

use crate::reader::Reader;

/// The methods that contracts describe (RFC 9110 §9.3, RFC 5789).
const METHODS: [&str; 9] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"];

/// More than any regular expression in a route takes, less than what would be felt.
const MOST_MEMORY: usize = 1 << 20;

/// How a string is told.
#[derive(Clone, Debug)]
pub(crate) enum StringMatch {
    Exact(Arc<str>),
    Prefix(Arc<str>),
    Suffix(Arc<str>),
    Contains(Arc<str>),
    /// From end to end.
    Regex(Arc<str>),
    /// In a way that is not understood, so it may be any.
    Unclear,
}

/// The methods that `matcher`, which stands at `span`, tells, or all others; none where it tells nothing, so that it may be any.
pub(crate) fn methods(
    reader: &mut Reader<'_>,
    matcher: &StringMatch,
    inverted: bool,
    span: Span,
) -> Vec<Written<Arc<str>>> {
    let regex = match matcher {
        StringMatch::Unclear => return Vec::new(),
        // Other methods than those that contracts describe are methods as well.
        StringMatch::Exact(text) if !inverted => return vec![Written::new(Arc::clone(text), span)],
        StringMatch::Regex(text) => match compiled(text) {
            Ok(regex) => Some(regex),
            Err(message) => {
                reader.fault("regex", span, FaultKind::Regex(message));
                return Vec::new();
            }
        },
        _ => None,
    };
    let tells = |method: &str| match matcher {
        StringMatch::Exact(text) => *method == **text,
        StringMatch::Prefix(text) => method.starts_with(&**text),
        StringMatch::Suffix(text) => method.ends_with(&**text),
        StringMatch::Contains(text) => method.contains(&**text),
        StringMatch::Regex(_) => regex.as_ref().is_some_and(|it| it.is_match(method)),
        StringMatch::Unclear => true,
    };
    METHODS
        .iter()
        .filter(|method| tells(method) != inverted)
        .map(|method| Written::new(Arc::from(*method), span))
        .collect()
}

/// Remembers that a regular expression cannot be read, where it cannot.
pub(crate) fn check_regex(reader: &mut Reader<'_>, regex: &Written<Arc<str>>) {
    if let Err(message) = parsed(&regex.value) {
        reader.fault("regex", regex.span, FaultKind::Regex(message));
    }
}

/// Whether `regex` is a regular expression, or why not.
pub(crate) fn parsed(regex: &str) -> Result<(), Arc<str>> {
    syntax::parse_with(regex, &ascii()).map(drop).map_err(|error| message(&error))
}

/// How all of them are read: paths and methods are bytes.
pub(crate) fn ascii() -> syntax::Config {
    syntax::Config::new().unicode(false).utf8(false)
}

/// A regular expression that holds for a text from end to end, or why there is none.
fn compiled(text: &str) -> Result<Regex, Arc<str>> {
    let config = Regex::config().nfa_size_limit(Some(MOST_MEMORY)).hybrid_cache_capacity(MOST_MEMORY);
    let mut builder = Regex::builder();
    parsed(text)?;
    builder.configure(config).syntax(ascii());
    builder.build(&format!(r"\A(?:{text})\z")).map_err(|error| message(&error))
}

/// Why a regular expression cannot be read, in one line.
pub(crate) fn message(error: &dyn std::error::Error) -> Arc<str> {
    let mut innermost = error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    let text = innermost.to_string();
    let last = text.lines().rev().find(|it| !it.trim().is_empty()).unwrap_or("it cannot be read");
    last.trim().trim_start_matches("error: ").into()
}
