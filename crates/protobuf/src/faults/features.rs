//! Features: only in editions, and only where they say something.

use super::Check;
use crate::link::SymbolKind;
use crate::syntax::{
    Field, FieldKind, Label, MessageLiteral, Node, NodeKind, OptionDecl, OptionPart, Scalar, TypeRef, Value,
};

impl<'l> Check<'l> {
    pub(super) fn features(&mut self) {
        for statement in self.doc.parse.statements() {
            self.features_inside(statement, None);
        }
    }

    fn features_inside(&mut self, node: Node<'l>, owner: Option<Node<'l>>) {
        if let Some(option) = OptionDecl::cast(node) {
            self.feature(option, owner);
            return;
        }
        let inner = if node.kind() == NodeKind::CompactOptions { owner } else { Some(node) };
        for child in node.children() {
            self.features_inside(child, inner);
        }
    }

    /// Each feature that an option sets, with the place of its name and its value.
    fn feature(&mut self, option: OptionDecl<'l>, owner: Option<Node<'l>>) {
        let mut parts = option.parts();
        let Some(OptionPart::Name(name)) = parts.next().filter(|it| it.name() == "features") else { return };
        if !self.level.is_edition() {
            self.report(name, "features are of editions").help("`syntax` says by itself what they would");
            return;
        }
        match parts.next() {
            Some(OptionPart::Name(feature)) => {
                let value = option.value().and_then(Value::ident).unwrap_or_default();
                self.check_feature(feature, value, owner);
            }
            Some(OptionPart::Extension(_)) => {}
            None => {
                let literal = option.value().and_then(Value::message);
                for field in literal.into_iter().flat_map(MessageLiteral::fields) {
                    if let Some(feature) = field.node().child(NodeKind::Name) {
                        let value = field.value().and_then(Value::ident).unwrap_or_default();
                        self.check_feature(feature, value, owner);
                    }
                }
            }
        }
    }

    fn check_feature(&mut self, feature: Node<'l>, value: &str, owner: Option<Node<'l>>) {
        use NodeKind::{Enum, Field as Plain, Group, MapField, Message};
        let name = feature.text();
        if value.ends_with("_UNKNOWN") {
            self.report(feature, format!("`{value}` stands for no setting of `{name}`"));
            return;
        }
        let kind = owner.map(Node::kind);
        // `targets` of each field of `FeatureSet`; all of them may be set for a file.
        let fits = match (name, kind) {
            (_, None)
            | (
                "field_presence" | "repeated_field_encoding" | "utf8_validation" | "message_encoding",
                Some(Plain),
            )
            | ("utf8_validation" | "message_encoding", Some(MapField | Group))
            | ("enum_type", Some(Enum))
            | ("json_format", Some(Message | Enum)) => true,
            (
                "field_presence"
                | "repeated_field_encoding"
                | "utf8_validation"
                | "message_encoding"
                | "enum_type"
                | "json_format"
                | "default_symbol_visibility",
                _,
            ) => false,
            _ => true,
        };
        if !fits {
            self.report(feature, format!("`{name}` says nothing here"));
            return;
        }
        let Some(field) = owner.and_then(Field::cast) else { return };
        let is_repeated = field.label() == Some(Label::Repeated);
        let is_extension = owner.and_then(Node::parent).is_some_and(|it| it.kind() == NodeKind::Extend);
        let scalar = field.type_ref().and_then(TypeRef::scalar);
        let symbol = self.linked().type_of(self.number, field);
        let is_message = symbol.is_some_and(|it| it.kind() == SymbolKind::Message);
        let is_unknown = scalar.is_none() && symbol.is_none();
        let fault = match name {
            "field_presence" if is_repeated => "a repeated field has no presence",
            "field_presence" if field.oneof().is_some() => {
                "a field of a oneof always knows whether it is set"
            }
            "field_presence" if is_extension => "an extension always knows whether it is set",
            "field_presence" if is_message && value == "IMPLICIT" => {
                "a message always knows whether it is set"
            }
            "repeated_field_encoding" if !is_repeated => "the field is not repeated",
            "repeated_field_encoding"
                if value == "PACKED"
                    && (is_message || matches!(scalar, Some(Scalar::String | Scalar::Bytes))) =>
            {
                "only numbers and enums are packed"
            }
            "message_encoding" if !is_message && !is_unknown => "the field is no message",
            "message_encoding" if matches!(field.kind(), FieldKind::Map { .. }) => {
                "a map has no encoding of its own"
            }
            "utf8_validation" if !Self::has_string(field) => "the field has no strings",
            _ => return,
        };
        self.report(feature, format!("`{name}` says nothing here: {fault}"));
    }

    fn has_string(field: Field<'_>) -> bool {
        let mut types = field.node().children().filter_map(TypeRef::cast);
        types.any(|it| it.scalar() == Some(Scalar::String))
    }
}
