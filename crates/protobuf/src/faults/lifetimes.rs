//! Options and features that only some editions have.
//!
//! The definition of each says so (`feature_support` in the files of `google/protobuf`).

use super::Check;
use crate::link::Symbol;
use crate::syntax::{Field, MessageLiteral, Node, OptionDecl, SyntaxLevel, Value};

impl<'l> Check<'l> {
    /// An option, or a feature, that is set at `node`.
    pub(super) fn lifetime(&mut self, node: Node<'_>, symbol: Symbol<'l>) {
        let Some(edition) = edition(self.level) else { return };
        if !symbol.doc().path.starts_with("google/protobuf/") {
            return;
        }
        let options = Field::cast(symbol.node()).into_iter().flat_map(Field::options);
        let support = options.filter(|it| it.path() == "feature_support").find_map(OptionDecl::value);
        let Some(support) = support.and_then(Value::message) else { return };
        let stated = |name: &str| {
            let value = MessageLiteral::field(support, name)?.value()?.ident()?;
            value.strip_prefix("EDITION_")?.parse::<u32>().ok()
        };
        if let Some(first) = stated("edition_introduced").filter(|it| edition < *it) {
            self.report(node, format!("`{}` is of edition {first} and later", node.name()));
        } else if let Some(end) = stated("edition_removed").filter(|it| edition >= *it) {
            self.report(node, format!("edition {end} has no `{}` any more", node.name()));
        }
    }
}

/// Which edition it is; none is below the first.
const fn edition(level: SyntaxLevel) -> Option<u32> {
    match level {
        SyntaxLevel::Proto2 | SyntaxLevel::Proto3 => None,
        SyntaxLevel::Edition2023 => Some(2023),
        SyntaxLevel::Edition2024 => Some(2024),
    }
}
