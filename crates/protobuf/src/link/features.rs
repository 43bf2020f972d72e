//! Features: what editions let a file choose, and what proto2 and proto3 chose for it.
//!
//! See "Protobuf Editions" and "Feature Settings for Editions" in the public documentation. An option sets a feature for the element
//! that it stands at and all in it.

use crate::syntax::{MessageLiteral, Node, NodeKind, OptionDecl, OptionPart, SyntaxLevel, Value};

/// Defines a feature's values with the names that they have in a file.
macro_rules! feature {
    ($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum $name { $($(#[$value_doc])* $value,)* }

        impl $name {
            fn of(name: &str) -> Option<Self> {
                match name {
                    $($text => Some(Self::$value),)*
                    _ => None,
                }
            }
        }
    };
}

feature! {
    /// Whether a singular field knows that it has been set.
    FieldPresence {
        /// It does.
        Explicit = "EXPLICIT",
        /// It does not.
        Implicit = "IMPLICIT",
        /// It must be set.
        LegacyRequired = "LEGACY_REQUIRED",
    }
}
feature! {
    /// What becomes of numbers that are none of the enum's values.
    EnumType {
        /// They stay.
        Open = "OPEN",
        /// They count as unknown fields.
        Closed = "CLOSED",
    }
}
feature! {
    /// How repeated numbers are written.
    RepeatedFieldEncoding {
        /// All in one.
        Packed = "PACKED",
        /// Each by itself.
        Expanded = "EXPANDED",
    }
}
feature! {
    /// Whether strings must be UTF-8.
    Utf8Validation {
        /// They must.
        Verify = "VERIFY",
        /// Nobody looks.
        None = "NONE",
    }
}
feature! {
    /// How a field's message is delimited.
    MessageEncoding {
        /// By its length.
        LengthPrefixed = "LENGTH_PREFIXED",
        /// By tags, as groups are.
        Delimited = "DELIMITED",
    }
}
feature! {
    /// Whether there must be a JSON form.
    JsonFormat {
        /// There must.
        Allow = "ALLOW",
        /// There is one where that works.
        LegacyBestEffort = "LEGACY_BEST_EFFORT",
    }
}

/// The features that hold at some element.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct FeatureSet {
    /// Of singular fields.
    pub field_presence: FieldPresence,
    /// Of enums.
    pub enum_type: EnumType,
    /// Of repeated fields of numbers.
    pub repeated_field_encoding: RepeatedFieldEncoding,
    /// Of strings.
    pub utf8_validation: Utf8Validation,
    /// Of fields that are messages.
    pub message_encoding: MessageEncoding,
    /// Of messages and enums.
    pub json_format: JsonFormat,
}

impl FeatureSet {
    /// What holds where nothing is said.
    pub const fn default_of(level: SyntaxLevel) -> Self {
        match level {
            SyntaxLevel::Proto2 => Self {
                field_presence: FieldPresence::Explicit,
                enum_type: EnumType::Closed,
                repeated_field_encoding: RepeatedFieldEncoding::Expanded,
                utf8_validation: Utf8Validation::None,
                message_encoding: MessageEncoding::LengthPrefixed,
                json_format: JsonFormat::LegacyBestEffort,
            },
            SyntaxLevel::Proto3 => {
                Self { field_presence: FieldPresence::Implicit, ..Self::default_of(SyntaxLevel::Edition2023) }
            }
            SyntaxLevel::Edition2023 | SyntaxLevel::Edition2024 => Self {
                field_presence: FieldPresence::Explicit,
                enum_type: EnumType::Open,
                repeated_field_encoding: RepeatedFieldEncoding::Packed,
                utf8_validation: Utf8Validation::Verify,
                message_encoding: MessageEncoding::LengthPrefixed,
                json_format: JsonFormat::Allow,
            },
        }
    }

    /// What holds in a file.
    pub fn of_file(file: crate::syntax::File<'_>) -> Self {
        Self::default_of(file.parse().level()).with(file.options())
    }

    /// What holds at a message, field, enum, … and in it. Costs its path from the top; who walks down keeps the set of each level and
    /// adds the options of the next ([`Self::with`]). What a label says is not looked at: `required` and `optional` of proto2, `optional`
    /// of proto3, `group`.
    pub fn of(node: Node<'_>) -> Self {
        let outer = node.parent().map_or_else(|| Self::of_file(node.parse().file()), Self::of);
        outer.with(options_of(node))
    }

    /// The same, changed by what `options` say.
    pub fn with<'t>(mut self, options: impl Iterator<Item = OptionDecl<'t>>) -> Self {
        for option in options {
            let mut parts = option.parts();
            let is_feature =
                matches!(parts.next(), Some(OptionPart::Name(name)) if name.text() == "features");
            if !is_feature {
                continue;
            }
            let Some(value) = option.value() else { continue };
            match parts.next() {
                Some(OptionPart::Name(name)) => self.set(name.text(), value.ident().unwrap_or_default()),
                Some(OptionPart::Extension(_)) => {}
                None => {
                    for field in value.message().into_iter().flat_map(MessageLiteral::fields) {
                        if let (Some(name), Some(value)) = (field.node().child(NodeKind::Name), field.value())
                        {
                            self.set(name.text(), value.ident().unwrap_or_default());
                        }
                    }
                }
            }
        }
        self
    }

    fn set(&mut self, name: &str, value: &str) {
        match name {
            "field_presence" => set(&mut self.field_presence, FieldPresence::of(value)),
            "enum_type" => set(&mut self.enum_type, EnumType::of(value)),
            "repeated_field_encoding" => {
                set(&mut self.repeated_field_encoding, RepeatedFieldEncoding::of(value));
            }
            "utf8_validation" => set(&mut self.utf8_validation, Utf8Validation::of(value)),
            "message_encoding" => set(&mut self.message_encoding, MessageEncoding::of(value)),
            "json_format" => set(&mut self.json_format, JsonFormat::of(value)),
            _ => {}
        }
    }
}

fn set<T>(feature: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *feature = value;
    }
}

/// The value that a feature of that name is set to among `options`.
pub(crate) fn set_feature<'t>(
    options: impl Iterator<Item = OptionDecl<'t>>,
    feature: &str,
) -> Option<&'t str> {
    let set = |option: OptionDecl<'t>| {
        let mut parts = option.parts();
        parts.next().filter(|it| matches!(it, OptionPart::Name(name) if name.text() == "features"))?;
        let value = match parts.next() {
            Some(OptionPart::Name(name)) => option.value().filter(|_| name.text() == feature),
            Some(OptionPart::Extension(_)) => None,
            None => option
                .value()
                .and_then(Value::message)
                .and_then(|it: MessageLiteral<'t>| it.field(feature)?.value()),
        };
        value?.ident()
    };
    options.filter_map(set).last()
}

/// The options of an element, as statements or in brackets.
fn options_of(node: Node<'_>) -> impl Iterator<Item = OptionDecl<'_>> {
    node.children().flat_map(|it| {
        let inner = (it.kind() == NodeKind::CompactOptions).then(|| it.children());
        Some(it).into_iter().chain(inner.into_iter().flatten()).filter_map(OptionDecl::cast)
    })
}
