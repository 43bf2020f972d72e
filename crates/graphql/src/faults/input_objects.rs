//! Input objects: circles among them, and those with `@oneOf`.

use rustc_hash::FxHashMap;

use super::cycles::closing_edges;
use super::{Check, Fault, FaultKind, Faults};
use crate::schema::{Placed, Type, TypeId};
use crate::syntax::{InputValueDefinition, TypeKind, Value, ValueKind};

/// A field of an input object.
type InputField<'s> = Placed<InputValueDefinition<'s>>;

impl<'s> Check<'_, 's> {
    /// A field of an input object with `@oneOf` ("Type Validation" of input objects, section 3.10).
    pub(super) fn one_of_field(&mut self, path: &str, field: InputValueDefinition<'s>) {
        if let Some(ty) = field.ty().filter(|it| it.is_non_null()) {
            let message = format!("`{path}` must be given, but `@oneOf` lets only one field be given");
            self.report(FaultKind::OneOfFields, ty.node(), message)
                .help(format!("write `{}`", ty.nullable()));
        }
        if let Some(default) = field.default_value() {
            let message = format!("`{path}` has a default value, but `@oneOf` lets only one field be given");
            self.report(FaultKind::OneOfFields, default.node(), message);
        }
    }
}

impl<'s> Faults<'s> {
    /// Input objects that need themselves, so that none can ever be given.
    pub(super) fn input_object_cycles(&self) -> Vec<Fault> {
        let types: Vec<Type<'s>> =
            self.schema.types().filter(|it| it.kind() == TypeKind::InputObject).collect();
        let numbers: FxHashMap<TypeId, usize> =
            types.iter().enumerate().map(|(number, it)| (it.id(), number)).collect();
        let edges = |number: usize| -> Vec<(usize, InputField<'s>)> {
            let needed = types[number]
                .input_fields()
                .filter(|it| it.ty().is_some_and(|it| it.is_non_null() && !it.is_list()));
            let target = |field: InputField<'s>| {
                let ty = self.schema.named(field.ty()?)?;
                Some((*numbers.get(&ty.id())?, field))
            };
            needed.filter_map(target).collect()
        };
        let mut found = Vec::new();
        for (field, first) in closing_edges(types.len(), edges) {
            let (Some(mut check), Some(ty)) = (Check::new(self, field.doc), field.ty()) else { continue };
            let message = format!("`{}` needs itself, so that none can be given", ty.name());
            let name = first.name().filter(|_| first != field);
            let span = name.and_then(|it| self.schema.span(first.doc, it));
            check
                .report(FaultKind::InputObjectCycles, field.name().unwrap_or(field.node()), message)
                .help("make a field on the way nullable".to_owned())
                .related(span, "the way here begins with this field");
            found.append(&mut check.found);
        }
        found
    }

    /// Default values that need themselves ("Circular References" of default values, section 3.10).
    pub(super) fn default_value_cycles(&self) -> Vec<Fault> {
        let inputs = self.schema.types().filter(|it| it.kind() == TypeKind::InputObject);
        let with_default = |it: &InputField<'s>| it.default_value().is_some();
        let fields: Vec<InputField<'s>> = inputs.flat_map(Type::input_fields).filter(with_default).collect();
        let number_of = |it: &InputField<'s>| (it.doc, it.node().id());
        let numbers: FxHashMap<_, usize> =
            fields.iter().enumerate().map(|(number, it)| (number_of(it), number)).collect();
        let edges = |number: usize| -> Vec<(usize, InputField<'s>)> {
            let field = fields[number];
            let mut used = Vec::new();
            let ty = field.ty().and_then(|it| self.schema.named(it));
            if let (Some(value), Some(ty)) = (field.default_value(), ty) {
                self.defaults_in(value, ty, &mut used);
            }
            used.into_iter().filter_map(|it| Some((*numbers.get(&number_of(&it))?, field))).collect()
        };
        let mut found = Vec::new();
        for (field, _) in closing_edges(fields.len(), edges) {
            let (Some(mut check), Some(value)) = (Check::new(self, field.doc), field.default_value()) else {
                continue;
            };
            let name = field.name().map_or("", |it| it.text());
            let message = format!("the default value of `{name}` needs itself");
            check.report(FaultKind::DefaultValueCycles, value.node(), message);
            found.append(&mut check.found);
        }
        found
    }

    /// The fields whose default values a value has, since it does not state them.
    fn defaults_in(&self, value: Value<'s>, ty: Type<'s>, used: &mut Vec<InputField<'s>>) {
        match value.kind() {
            ValueKind::List => value.elements().for_each(|it| self.defaults_in(it, ty, used)),
            ValueKind::Object => {
                for field in ty.input_fields() {
                    let Some(name) = field.name() else { continue };
                    let inner = field.ty().and_then(|it| self.schema.named(it));
                    let Some(inner) = inner.filter(|it| it.kind() == TypeKind::InputObject) else { continue };
                    match value.field(name.text()) {
                        Some(stated) => self.defaults_in(stated, inner, used),
                        None => used.push(field),
                    }
                }
            }
            _ => {}
        }
    }
}
