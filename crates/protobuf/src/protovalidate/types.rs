//! What a field is, as far as rules depend on it.

use super::Document;
use crate::link::{FeatureSet, FieldPresence, Symbol, SymbolKind};
use crate::syntax::{Field, FieldKind, Label, NodeKind, Scalar, TypeRef};

/// What a single value is of.
#[derive(Clone, Copy)]
pub(super) enum ValueType<'d> {
    Scalar(Scalar),
    Enum(Symbol<'d>),
    Message(Symbol<'d>),
    /// What is not found.
    Unknown,
}

/// How many values there are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    One,
    List,
    Map,
}

/// What rules are checked against: a field, the items of a list, the keys or the values of a map.
#[derive(Clone, Copy)]
pub(super) struct Typed<'d> {
    pub(super) value: ValueType<'d>,
    /// Whether it is known of the value that it is there.
    pub(super) has_presence: bool,
    pub(super) is_extension: bool,
    pub(super) is_in_oneof: bool,
}

/// A field's type.
pub(super) struct FieldType<'d> {
    pub(super) count: Count,
    /// The field; of a list, what is in it; of a map, the values.
    pub(super) value: Typed<'d>,
    /// The keys of a map.
    pub(super) key: Typed<'d>,
}

impl<'d> FieldType<'d> {
    /// What `field` is, which stands in `document`.
    pub(super) fn of(document: &Document<'d>, field: Field<'_>, is_extension: bool) -> Self {
        let node = field.node();
        let (count, key, value) = match field.kind() {
            FieldKind::Map { key, value } => (Count::Map, key, value),
            FieldKind::Plain(it) => (Count::One, None, it),
            FieldKind::Group(_) => (Count::One, None, None),
        };
        let count = if field.label() == Some(Label::Repeated) { Count::List } else { count };
        let value = match field.kind() {
            FieldKind::Group(_) => match document.linked.type_of(document.number, field) {
                Some(message) => ValueType::Message(message),
                None => ValueType::Unknown,
            },
            _ => value.map_or(ValueType::Unknown, |it| value_type(document, it)),
        };
        let is_in_oneof = field.oneof().is_some();
        let is_explicit = || FeatureSet::of(node).field_presence != FieldPresence::Implicit;
        let has_presence = |value: ValueType<'_>| {
            matches!(value, ValueType::Message(_)) || is_in_oneof || field.label().is_some() || is_explicit()
        };
        let typed = |value, has_presence| Typed { value, has_presence, is_extension, is_in_oneof };
        let key = key.map_or(ValueType::Unknown, |it| value_type(document, it));
        let inner = |it| Typed { is_extension: false, is_in_oneof: false, ..typed(it, has_presence(it)) };
        match count {
            Count::One => Self { count, value: typed(value, has_presence(value)), key: inner(key) },
            Count::List => Self { count, value: typed(value, false), key: inner(key) },
            Count::Map => Self { count, value: inner(value), key: inner(key) },
        }
    }
}

fn value_type<'d>(document: &Document<'d>, of: TypeRef<'_>) -> ValueType<'d> {
    if let Some(scalar) = of.scalar() {
        return ValueType::Scalar(scalar);
    }
    match document.linked.resolve(document.number, of.node()) {
        Some(symbol) if symbol.kind() == SymbolKind::Enum => ValueType::Enum(symbol),
        Some(symbol) if symbol.node().kind() == NodeKind::Message => ValueType::Message(symbol),
        _ => ValueType::Unknown,
    }
}

impl ValueType<'_> {
    /// As a file would have it.
    pub(super) fn name(self) -> String {
        match self {
            Self::Scalar(it) => it.keyword().to_owned(),
            Self::Enum(it) | Self::Message(it) => it.full_name(),
            Self::Unknown => String::new(),
        }
    }

    /// Whether the rules of that name are for it: those of its type, or of what a wrapper wraps.
    pub(super) fn takes(self, rules: &str) -> bool {
        match self {
            Self::Scalar(it) => it.keyword() == rules,
            Self::Enum(_) => rules == "enum",
            Self::Message(it) => {
                let wanted = match rules {
                    "any" => "Any",
                    "duration" => "Duration",
                    "field_mask" => "FieldMask",
                    "timestamp" => "Timestamp",
                    _ => return wrapped(it).is_some_and(|it| it.keyword() == rules),
                };
                it.name() == wanted && it.doc().outline.package() == WELL_KNOWN
            }
            Self::Unknown => true,
        }
    }

    /// Whether it is one of the messages that wrap a scalar.
    pub(super) fn is_wrapper(self) -> bool {
        matches!(self, Self::Message(it) if wrapped(it).is_some())
    }
}

/// The package of the well-known types.
const WELL_KNOWN: &str = "google.protobuf";

/// What `google/protobuf/wrappers.proto` wraps in this message.
fn wrapped(message: Symbol<'_>) -> Option<Scalar> {
    let scalar = match message.name() {
        "FloatValue" => Scalar::Float,
        "DoubleValue" => Scalar::Double,
        "Int32Value" => Scalar::Int32,
        "Int64Value" => Scalar::Int64,
        "UInt32Value" => Scalar::Uint32,
        "UInt64Value" => Scalar::Uint64,
        "BoolValue" => Scalar::Bool,
        "StringValue" => Scalar::String,
        "BytesValue" => Scalar::Bytes,
        _ => return None,
    };
    (message.doc().outline.package() == WELL_KNOWN).then_some(scalar)
}
