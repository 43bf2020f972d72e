//! Fields: labels, types, and options that go by the type.

use super::Check;
use crate::link::{EnumType, FeatureSet, FieldPresence, Symbol, SymbolKind};
use crate::syntax::{Enum, Field, FieldKind, Label, Node, Scalar, SyntaxLevel, TypeRef};

impl<'l> Check<'l> {
    pub(super) fn field(&mut self, field: Field<'l>, features: FeatureSet, is_extension: bool) {
        let place = field.name().unwrap_or(field.node());
        let features = features.with(field.options());
        self.label(field, place, is_extension);
        match field.kind() {
            FieldKind::Map { key, value } => self.map(field, key, value, is_extension),
            FieldKind::Group(message) => {
                if self.level != SyntaxLevel::Proto2 {
                    let level = if self.is_proto3() { "proto3 has" } else { "editions have" };
                    self.report(place, format!("{level} no groups"))
                        .help("write a message, and a field of it");
                }
                let name = place.text();
                if !name.starts_with(|it: char| it.is_ascii_uppercase()) {
                    self.report(place, format!("the group `{name}` begins with a small letter"))
                        .help("its field is called as it is, in small letters");
                }
                self.message(message.node(), features);
            }
            FieldKind::Plain(Some(it)) => self.enum_of_field(field, it, features),
            FieldKind::Plain(None) => {}
        }
        self.options_by_type(field, is_extension);
        self.default(field, features);
    }

    fn label(&mut self, field: Field<'l>, place: Node<'l>, is_extension: bool) {
        let is_map = matches!(field.kind(), FieldKind::Map { .. });
        let in_oneof = !is_extension && field.oneof().is_some();
        if in_oneof {
            return;
        }
        match (field.label(), self.level) {
            (Some(_), _) if is_map => {
                self.report(place, "a map has no label");
            }
            (Some(Label::Required), _) if is_extension => {
                self.report(place, "an extension is never required");
            }
            (Some(Label::Required), SyntaxLevel::Proto3) => {
                self.report(place, "proto3 has no required fields");
            }
            (Some(Label::Required), level) if level.is_edition() => {
                self.report(place, "editions have no label `required`")
                    .help("write `[features.field_presence = LEGACY_REQUIRED]`");
            }
            (Some(Label::Optional), level) if level.is_edition() => {
                self.report(place, "editions have no label `optional`")
                    .help("that a field knows whether it is set is their default");
            }
            (None, SyntaxLevel::Proto2) if !is_map => {
                self.report(place, "a field of proto2 needs a label").help("write `optional`, or `repeated`");
            }
            _ => {}
        }
    }

    fn map(
        &mut self,
        field: Field<'l>,
        key: Option<TypeRef<'l>>,
        value: Option<TypeRef<'l>>,
        is_extension: bool,
    ) {
        if is_extension {
            self.report(field.name().unwrap_or(field.node()), "an extension is no map");
        }
        if let Some(key) = key {
            let is_key = !matches!(key.scalar(), None | Some(Scalar::Double | Scalar::Float | Scalar::Bytes));
            if !is_key {
                self.report(key.node(), format!("`{}` cannot be the type of a map's keys", key.path()))
                    .help("keys are integers, strings or `bool`");
            }
        }
        let symbol = value.and_then(|it| self.linked().resolve(self.number, it.node()));
        if let (Some(value), Some(symbol)) = (value, symbol)
            && self.is_proto3()
            && is_closed(symbol)
        {
            self.closed(value, symbol);
        }
        if let (Some(value), Some(symbol)) = (value, symbol)
            && let Some(first) = Enum::cast(symbol.node()).and_then(|it| it.values().next())
            && first.number().is_some_and(|it| it != 0)
        {
            self.report(value.node(), "the first value of an enum in a map is zero")
                .related(symbol.span(), "it is defined here");
        }
    }

    /// A field that does not know whether it is set needs an enum whose zero means nothing in particular.
    fn enum_of_field(&mut self, field: Field<'l>, it: TypeRef<'l>, features: FeatureSet) {
        let Some(symbol) = self.linked().resolve(self.number, it.node()) else { return };
        if symbol.kind() != SymbolKind::Enum {
            return;
        }
        let in_oneof = field.oneof().is_some();
        let is_implicit = features.field_presence == FieldPresence::Implicit
            && field.label() != Some(Label::Optional)
            && !in_oneof;
        let is_wrong = self.is_proto3() || (is_implicit && field.label().is_none());
        if is_wrong && is_closed(symbol) {
            self.closed(it, symbol);
        }
    }

    fn closed(&mut self, it: TypeRef<'l>, symbol: Symbol<'l>) {
        let what = if self.is_proto3() { "a message of proto3" } else { "a field without presence" };
        self.report(it.node(), format!("`{}` is a closed enum, and {what} needs an open one", it.path()))
            .related(symbol.span(), "it is defined here");
    }

    fn options_by_type(&mut self, field: Field<'l>, is_extension: bool) {
        let is_repeated = field.label() == Some(Label::Repeated);
        let scalar = field.type_ref().and_then(TypeRef::scalar);
        let symbol = field.type_ref().and_then(|it| self.linked().resolve(self.number, it.node()));
        let is_message = symbol.is_some_and(|it| it.kind() == SymbolKind::Message)
            || !matches!(field.kind(), FieldKind::Plain(_));
        for option in field.options() {
            let (Some(name), Some(value)) = (option.name(), option.value()) else { continue };
            match &*option.path() {
                "packed" => {
                    let can =
                        is_repeated && !is_message && !matches!(scalar, Some(Scalar::String | Scalar::Bytes));
                    if self.level.is_edition() {
                        self.report(name, "editions have no option `packed`")
                            .help("write `features.repeated_field_encoding`");
                    } else if !can && value.bool() == Some(true) {
                        self.report(name, "only repeated numbers and enums are packed");
                    }
                }
                "jstype" => {
                    let can = matches!(
                        scalar,
                        Some(
                            Scalar::Int64
                                | Scalar::Uint64
                                | Scalar::Sint64
                                | Scalar::Fixed64
                                | Scalar::Sfixed64
                        )
                    );
                    if !can && value.ident() != Some("JS_NORMAL") {
                        self.report(name, "`jstype` is for integers of 64 bits");
                    }
                }
                "lazy" | "unverified_lazy" if !is_message && value.bool() == Some(true) => {
                    self.report(name, format!("`{}` is for fields that are messages", name.text()));
                }
                "json_name" => {
                    let Some(text) = value.str() else {
                        self.report(value.node(), "`json_name` is a string");
                        continue;
                    };
                    if is_extension {
                        self.report(name, "an extension has no `json_name`");
                    } else if text.starts_with('[') && text.ends_with(']') {
                        self.report(value.node(), "a `json_name` in brackets would be an extension's");
                    } else if text.contains('\0') {
                        self.report(value.node(), "a `json_name` has no zero byte");
                    }
                }
                _ => {}
            }
        }
    }
}

fn is_closed(symbol: Symbol<'_>) -> bool {
    symbol.kind() == SymbolKind::Enum && FeatureSet::of(symbol.node()).enum_type == EnumType::Closed
}
