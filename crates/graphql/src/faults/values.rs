//! Values and the types that they must have ("Values of Correct Type", section 5.6.1).

use std::cell::OnceCell;

use rustc_hash::FxHashSet;

use super::definitions::is_required;
use super::variables::VariableUse;
use super::{Check, FaultKind};
use crate::schema::Type;
use crate::syntax::{Node, ObjectField, TypeKind, TypeRef, Value, ValueKind};

impl<'s> Check<'_, 's> {
    /// The default value of an argument or a field of an input object.
    pub(super) fn default_value(&mut self, value: Value<'s>, ty: TypeRef<'s>) {
        self.value(value, Some(ty), false, FaultKind::DefaultValues, &mut Vec::new());
    }

    /// A value where `location` is needed, if that is known; `has_default` says whether there is another one where it is not
    /// given. Variables in it are added to `uses`.
    pub(super) fn value(
        &mut self,
        value: Value<'s>,
        location: Option<TypeRef<'s>>,
        has_default: bool,
        kind: FaultKind,
        uses: &mut Vec<VariableUse<'s>>,
    ) {
        match value.kind() {
            ValueKind::Variable => {
                if let Some(name) = value.variable() {
                    uses.push(VariableUse { node: value.node(), name, location, has_default, one_of: None });
                }
            }
            ValueKind::Null => {
                if let Some(ty) = location.filter(|it| it.is_non_null()) {
                    self.wrong(value, ty, kind);
                }
            }
            ValueKind::List => match location {
                Some(ty) if ty.is_list() => {
                    for element in value.elements() {
                        self.value(element, ty.element(), false, kind, uses);
                    }
                }
                _ => {
                    if let Some(ty) = location {
                        self.leaf(value, ty, kind);
                    }
                    for element in value.elements() {
                        self.value(element, None, false, kind, uses);
                    }
                }
            },
            ValueKind::Object => self.object(value, location, kind, uses),
            _ => {
                if let Some(ty) = location {
                    self.leaf(value, ty, kind);
                }
            }
        }
    }

    fn wrong(&mut self, value: Value<'s>, ty: TypeRef<'s>, kind: FaultKind) -> &mut super::Fault {
        let text = value.node().text();
        let short = text.char_indices().nth(40).map_or(text, |(end, _)| &text[..end]);
        let dots = if short.len() < text.len() { "…" } else { "" };
        let message =
            format!("`{ty}` is needed here, and `{short}{dots}` is none", short = short.replace('\n', " "));
        self.report(kind, value.node(), message)
    }

    /// A value that is no object with a type of its own, and no list where one is needed.
    fn leaf(&mut self, value: Value<'s>, location: TypeRef<'s>, kind: FaultKind) {
        let Some(ty) = self.schema.named(location) else { return };
        let is_right = match ty.kind() {
            TypeKind::Enum => {
                if let Some(name) = value.enum_value() {
                    if ty.value(name).is_some() || self.all.is_part {
                        return;
                    }
                    let names = ty.values().filter_map(|it| Some(it.name()?.text()));
                    let message = format!("the enum `{}` has no value `{name}`", ty.name());
                    let span = self.span(value.node());
                    self.report(kind, value.node(), message).meant(span, name, names);
                    return;
                }
                false
            }
            TypeKind::Scalar => is_of_scalar(value, ty),
            _ => false,
        };
        if !is_right {
            self.wrong(value, location, kind);
        }
    }

    fn object(
        &mut self,
        value: Value<'s>,
        location: Option<TypeRef<'s>>,
        kind: FaultKind,
        uses: &mut Vec<VariableUse<'s>>,
    ) {
        let fields = || value.fields();
        self.unique(FaultKind::UniqueInputFieldNames, "the field", fields().filter_map(ObjectField::name));
        let ty = location.and_then(|it| self.schema.named(it));
        let Some(ty) = ty.filter(|it| it.kind() == TypeKind::InputObject) else {
            if let Some(location) = location {
                self.leaf(value, location, kind);
            }
            for inner in fields().filter_map(ObjectField::value) {
                self.value(inner, None, false, kind, uses);
            }
            return;
        };
        for required in ty.input_fields().filter(|it| is_required(it.view)) {
            let (Some(name), Some(field_ty)) = (required.name(), required.ty()) else { continue };
            if !fields().any(|it| it.name().is_some_and(|it| it.text() == name.text())) {
                let message =
                    format!("`{}` needs the field `{}` of type `{field_ty}`", ty.name(), name.text());
                self.report(kind, value.node(), message);
            }
        }
        let is_one_of = self.all.one_of.contains(&ty.id());
        if is_one_of {
            self.one_of(value, ty, kind);
        }
        // Made when something is wrong: what is given already was not meant by another name.
        let is_given = OnceCell::new();
        for field in fields() {
            let Some(name) = field.name() else { continue };
            let definition = ty.input_field(name.text());
            if definition.is_none() && !self.all.is_part {
                let all = || fields().filter_map(|it| Some(it.name()?.text())).collect();
                let is_given: &FxHashSet<&str> = is_given.get_or_init(all);
                let names = ty.input_fields().filter_map(|it| Some(it.name()?.text()));
                let names = names.filter(|it| !is_given.contains(it));
                let message = format!("`{}` has no field `{}`", ty.name(), name.text());
                let span = self.span(name);
                self.report(kind, field.node(), message).meant(span, name.text(), names);
            }
            let Some(inner) = field.value() else { continue };
            let has_default = definition.is_some_and(|it| it.default_value().is_some());
            let before = uses.len();
            self.value(inner, definition.and_then(|it| it.ty()), has_default, kind, uses);
            if is_one_of && inner.kind() == ValueKind::Variable {
                uses[before..].iter_mut().for_each(|it| it.one_of = Some(ty));
            }
        }
    }

    /// Exactly one field of an input object with `@oneOf` is given, and not `null` ("`OneOf` Input Objects", section 3.10).
    fn one_of(&mut self, value: Value<'s>, ty: Type<'s>, kind: FaultKind) {
        let mut names: Vec<&str> = value.fields().filter_map(ObjectField::name).map(Node::text).collect();
        names.sort_unstable();
        names.dedup();
        if names.len() != 1 {
            let message = format!("`{}` takes exactly one of its fields, not {}", ty.name(), names.len());
            self.report(kind, value.node(), message);
        } else if value.fields().last().and_then(ObjectField::value).is_none_or(Value::is_null) {
            let message = format!("`{}` takes one of its fields, and that cannot be `null`", ty.name());
            self.report(kind, value.node(), message);
        }
    }
}

/// Whether the value is one of the scalar; those that are not built in take anything.
fn is_of_scalar(value: Value<'_>, ty: Type<'_>) -> bool {
    let kind = value.kind();
    match ty.name() {
        "Int" => kind == ValueKind::Int && value.int().is_some_and(|it| i32::try_from(it).is_ok()),
        "Float" => matches!(kind, ValueKind::Int | ValueKind::Float),
        "String" => kind == ValueKind::String,
        "Boolean" => kind == ValueKind::Boolean,
        "ID" => matches!(kind, ValueKind::String | ValueKind::Int),
        _ => true,
    }
}
