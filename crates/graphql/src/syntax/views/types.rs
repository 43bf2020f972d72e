//! Views of references to types.

use std::fmt;

use super::views;
use crate::syntax::node::{Node, NodeKind};

views! {
    /// A type as it is referred to: a name, a list, or one of them that is never null. Written by `Display` without space or
    /// comments: `[User!]!`.
    TypeRef: NamedType | ListType | NonNullType;
}

impl<'t> TypeRef<'t> {
    /// Whether a `!` stands behind it.
    pub fn is_non_null(self) -> bool {
        self.0.kind() == NodeKind::NonNullType
    }

    /// The same without the `!` behind it.
    pub fn nullable(self) -> Self {
        if self.is_non_null() { self.0.children().find_map(Self::cast).unwrap_or(self) } else { self }
    }

    /// Whether it is a list, perhaps one that is never null.
    pub fn is_list(self) -> bool {
        self.nullable().0.kind() == NodeKind::ListType
    }

    /// The type of the list's elements.
    pub fn element(self) -> Option<Self> {
        let list = self.nullable().0;
        (list.kind() == NodeKind::ListType).then(|| list.children().find_map(Self::cast)).flatten()
    }

    /// The innermost name.
    pub fn named(self) -> Option<Node<'t>> {
        self.0.descendants().find(|it| it.kind() == NodeKind::NamedType)
    }

    /// The innermost name's text; empty where it is missing.
    pub fn name(self) -> &'t str {
        self.named().map_or("", Node::text)
    }
}

impl fmt::Display for TypeRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.kind() {
            NodeKind::NonNullType if self.nullable() != *self => write!(f, "{}!", self.nullable()),
            NodeKind::ListType => match self.element() {
                Some(element) => write!(f, "[{element}]"),
                None => f.write_str("[]"),
            },
            _ => f.write_str(self.0.text()),
        }
    }
}
