//! Default values.

use super::Check;
use crate::link::{FeatureSet, FieldPresence};
use crate::syntax::{Enum, Field, FieldKind, Label, Node, Scalar, Value, ValueKind};

impl<'l> Check<'l> {
    pub(super) fn default(&mut self, field: Field<'l>, features: FeatureSet) {
        let Some(option) = field.options().find(|it| it.path() == "default") else { return };
        let (Some(name), Some(value)) = (option.name(), option.value()) else { return };
        if self.is_proto3() {
            self.report(name, "proto3 has no default values");
            return;
        }
        if field.label() == Some(Label::Repeated) {
            self.report(name, "a repeated field has no default value");
            return;
        }
        let FieldKind::Plain(Some(it)) = field.kind() else {
            self.report(name, "a message has no default value");
            return;
        };
        if features.field_presence == FieldPresence::Implicit
            && self.level.is_edition()
            && field.oneof().is_none()
        {
            self.report(name, "a field that does not know whether it is set has no default value");
            return;
        }
        if let Some(scalar) = it.scalar() {
            if let Some(wanted) = misfit(scalar, value, false) {
                self.report(
                    value.node(),
                    format!("the default value of a `{}` is {wanted}", scalar.keyword()),
                );
            }
            return;
        }
        let Some(symbol) = self.linked().resolve(self.number, it.node()) else { return };
        match Enum::cast(symbol.node()) {
            None => {
                self.report(name, "a message has no default value");
            }
            Some(view) => {
                let is_value = !value.is_negative()
                    && value.ident().is_some_and(|it| {
                        view.values().any(|value| value.name().map(Node::text) == Some(it))
                    });
                if !is_value {
                    let message =
                        format!("`{}` is no value of `{}`", value.node().text(), symbol.full_name());
                    self.report(value.node(), message).related(symbol.span(), "it is defined here");
                }
            }
        }
    }
}

/// What a value of the scalar is, where `value` is none. In message literals integers may stand for `bool`, and more names for
/// it.
pub(super) fn misfit(scalar: Scalar, value: Value<'_>, in_literal: bool) -> Option<&'static str> {
    let int = |least: i128, most: i128, wanted: &'static str| {
        let fits =
            value.kind() == ValueKind::Int && value.int().is_some_and(|it| (least..=most).contains(&it));
        (!fits).then_some(wanted)
    };
    match scalar {
        Scalar::Int32 | Scalar::Sint32 | Scalar::Sfixed32 => {
            int(i128::from(i32::MIN), i128::from(i32::MAX), "an integer of 32 bits")
        }
        Scalar::Int64 | Scalar::Sint64 | Scalar::Sfixed64 => {
            int(i128::from(i64::MIN), i128::from(i64::MAX), "an integer of 64 bits")
        }
        Scalar::Uint32 | Scalar::Fixed32 => int(0, i128::from(u32::MAX), "an unsigned integer of 32 bits"),
        Scalar::Uint64 | Scalar::Fixed64 => int(0, i128::from(u64::MAX), "an unsigned integer of 64 bits"),
        Scalar::Double | Scalar::Float => {
            let fits = match value.kind() {
                ValueKind::Int | ValueKind::Float => true,
                ValueKind::Ident => {
                    let name = value.ident().unwrap_or_default();
                    matches!(name, "inf" | "nan") || (in_literal && is_infinite(name))
                }
                _ => false,
            };
            (!fits).then_some("a number")
        }
        Scalar::Bool => {
            let fits = value.bool().is_some()
                || (in_literal
                    && !value.is_negative()
                    && (matches!(value.ident(), Some("True" | "False" | "t" | "f"))
                        || matches!(value.int(), Some(0 | 1))));
            (!fits).then_some("`true` or `false`")
        }
        Scalar::String | Scalar::Bytes => (value.kind() != ValueKind::Str).then_some("a string"),
    }
}

fn is_infinite(name: &str) -> bool {
    ["inf", "infinity", "nan"].iter().any(|it| name.eq_ignore_ascii_case(it))
}
