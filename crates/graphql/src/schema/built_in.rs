//! What every schema has without stating it.

use std::sync::{Arc, LazyLock};

use super::{Doc, summary};
use crate::syntax::parse;

/// The built-in scalars and directives ("Type System", sections 3.5 and 3.13 of the specification of September 2025) and
/// introspection (section 4), and the meta-field `__typename`, which is a field of no type.
const TEXT: &str = include_str!("built_in/september2025.graphql");

static DOC: LazyLock<Doc> = LazyLock::new(|| {
    let parse = Arc::new(parse(TEXT));
    Doc { file: None, summaries: summary::all(&parse), parse }
});

/// The document of all that.
pub(super) fn doc() -> Doc {
    DOC.clone()
}
