//! One face for what YAML, JSON and TOML say.

use std::borrow::Cow;
use std::ops::Range;

use toml_edit::{Item, TableLike};
use wirelint_source::TextRange;
use wirelint_yaml::{Node, NodeKind, Scalar};

/// A value of either tree.
#[derive(Clone, Copy)]
pub(super) enum Value<'t> {
    Yaml(Node<'t>),
    Toml(&'t Item, TextRange),
    /// What stands in an array, where there are no items.
    Element(&'t toml_edit::Value, TextRange),
    /// What stands in an array of tables.
    Table(&'t toml_edit::Table, TextRange),
}

/// A key with its value.
pub(super) struct Pair<'t> {
    pub(super) key: Cow<'t, str>,
    pub(super) range: TextRange,
    pub(super) value: Value<'t>,
}

impl<'t> Value<'t> {
    /// The value as it is written.
    pub(super) fn range(self) -> TextRange {
        match self {
            Self::Yaml(it) => it.range(),
            Self::Toml(_, range) | Self::Element(_, range) | Self::Table(_, range) => range,
        }
    }

    /// The pairs of a mapping.
    pub(super) fn pairs(self) -> Option<Vec<Pair<'t>>> {
        let table: &dyn TableLike = match self {
            Self::Yaml(node) => {
                let pair = |it: wirelint_yaml::Entry<'t>| {
                    Some(Pair { key: it.key.text()?, range: it.key.range(), value: Self::Yaml(it.value) })
                };
                return node.is_mapping().then(|| node.pairs().filter_map(pair).collect());
            }
            Self::Toml(item, _) => item.as_table_like()?,
            Self::Element(value, _) => value.as_inline_table()?,
            Self::Table(table, _) => table,
        };
        let pair = |(key, item): (&'t str, &'t Item)| {
            let range = to_range(table.key(key).and_then(toml_edit::Key::span), self.range());
            let value = Self::Toml(item, to_range(item.span(), range));
            Pair { key: Cow::Borrowed(key), range, value }
        };
        Some(table.iter().map(pair).collect())
    }

    /// The elements of a list.
    pub(super) fn elements(self) -> Option<Vec<Self>> {
        let array = match self {
            Self::Yaml(node) => {
                return node.is_sequence().then(|| node.elements().map(Self::Yaml).collect());
            }
            Self::Toml(Item::ArrayOfTables(tables), range) => {
                let table = |it: &'t toml_edit::Table| Self::Table(it, to_range(it.span(), range));
                return Some(tables.iter().map(table).collect());
            }
            Self::Toml(item, _) => item.as_array()?,
            Self::Element(value, _) => value.as_array()?,
            Self::Table(..) => return None,
        };
        let range = self.range();
        Some(array.iter().map(|it| Self::Element(it, to_range(it.span(), range))).collect())
    }

    /// What a string says.
    pub(super) fn str(self) -> Option<Cow<'t, str>> {
        match self {
            Self::Yaml(node) => node.str(),
            Self::Toml(item, _) => item.as_str().map(Cow::Borrowed),
            Self::Element(value, _) => value.as_str().map(Cow::Borrowed),
            Self::Table(..) => None,
        }
    }

    /// Whether nothing is said.
    pub(super) fn is_null(self) -> bool {
        matches!(self, Self::Yaml(node) if node.is_null())
    }

    /// Whether it is a stretch that could not be read, of which there is an error already.
    pub(super) fn is_broken(self) -> bool {
        matches!(self, Self::Yaml(node) if matches!(node.kind(), NodeKind::Error | NodeKind::Alias))
    }

    /// How a message calls it.
    pub(super) fn noun(self) -> &'static str {
        let toml = match self {
            Self::Yaml(node) => {
                return match node.scalar() {
                    Some(Scalar::Null) => "nothing",
                    Some(Scalar::Bool(_)) => "a boolean",
                    Some(Scalar::Int(_) | Scalar::Float(_)) => "a number",
                    Some(Scalar::Str(_)) => "a string",
                    None => node.kind().noun(),
                };
            }
            Self::Table(..) => "table",
            Self::Toml(item, _) => item.type_name(),
            Self::Element(value, _) => value.type_name(),
        };
        match toml {
            "table" | "inline table" => "a mapping",
            "array" | "array of tables" => "a list",
            "boolean" => "a boolean",
            "string" => "a string",
            "datetime" => "a date",
            "none" => "nothing",
            _ => "a number",
        }
    }
}

/// A stretch of the text; `otherwise` where TOML writes none: a table that only the names of others imply.
pub(super) fn to_range(span: Option<Range<usize>>, otherwise: TextRange) -> TextRange {
    span.map_or(otherwise, |it| TextRange::new(it.start as u32, it.end as u32))
}
