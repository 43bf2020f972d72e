//! What a type that implements an interface must have ("`IsValidImplementation`", section 3.6.1).

use rustc_hash::FxHashSet;

use super::definitions::is_required;
use super::variables::is_sub_type;
use super::{Check, Fault, FaultKind, Faults};
use crate::schema::{Placed, Type};
use crate::syntax::{FieldDefinition, InputValueDefinition, Node, TypeKind, TypeRef};

impl<'s> Faults<'s> {
    /// The interfaces of one object or interface.
    pub(super) fn interfaces(&self, ty: Type<'s>, found: &mut Vec<Fault>) {
        if ty.interfaces().next().is_none() {
            return;
        }
        let own: FxHashSet<&str> = ty.interfaces().map(|it| it.name()).collect();
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        for reference in ty.interfaces() {
            let Some(interface) = self.schema.named(reference.view) else { continue };
            let node = reference.node();
            let mut report = |message: String| {
                let Some(mut check) = Check::new(self, reference.doc) else { return };
                check.report(FaultKind::Interfaces, node, message);
                found.append(&mut check.found);
            };
            if interface.kind() != TypeKind::Interface {
                let kind = super::definitions::a(interface.kind());
                report(format!("`{}` cannot be implemented: it is {kind}", interface.name()));
                continue;
            }
            if interface == ty {
                report(format!("`{}` cannot implement itself", ty.name()));
                continue;
            }
            if !seen.insert(interface.name()) {
                report(format!("`{}` implements `{}` twice", ty.name(), interface.name()));
                continue;
            }
            for further in interface.interfaces() {
                if further.name() == ty.name() {
                    report(format!("`{}` and `{}` implement each other", ty.name(), interface.name()));
                } else if !own.contains(further.name()) && self.schema.named(further.view).is_some() {
                    report(format!(
                        "`{}` implements `{}`, so it must implement `{}` too",
                        ty.name(),
                        interface.name(),
                        further.name()
                    ));
                }
            }
            self.implementation(ty, interface, reference, found);
        }
    }

    fn implementation(
        &self,
        ty: Type<'s>,
        interface: Type<'s>,
        reference: Placed<TypeRef<'s>>,
        found: &mut Vec<Fault>,
    ) {
        for promised in interface.fields() {
            let Some(name) = promised.name() else { continue };
            let there = self.schema.span(promised.doc, name);
            let Some(field) = ty.field(name.text()) else {
                let Some(mut check) = Check::new(self, reference.doc) else { continue };
                let message = format!(
                    "`{}` has no field `{}`, which `{}` promises",
                    ty.name(),
                    name.text(),
                    interface.name()
                );
                check
                    .report(FaultKind::Interfaces, reference.node(), message)
                    .related(there, "promised here");
                found.append(&mut check.found);
                continue;
            };
            let Some(mut check) = Check::new(self, field.doc) else { continue };
            if let (Some(is), Some(needed)) = (field.ty(), promised.ty())
                && self.schema.named(is).is_some()
                && self.schema.named(needed).is_some()
                && !is_sub_type(self.schema, is, needed)
            {
                let message = format!(
                    "`{}.{}` is `{is}`, and `{}` promises `{needed}`",
                    ty.name(),
                    name.text(),
                    interface.name()
                );
                check.report(FaultKind::Interfaces, is.node(), message).related(there, "promised here");
            }
            if let Some(deprecated) =
                field.directive("deprecated").filter(|_| promised.directive("deprecated").is_none())
            {
                let message = format!(
                    "`{}.{}` is deprecated, and `{1}` of `{}`, which it implements, is not",
                    ty.name(),
                    name.text(),
                    interface.name()
                );
                check
                    .report(FaultKind::DeprecatedImplementations, deprecated.node(), message)
                    .help("deprecate the field of the interface first".to_owned())
                    .related(there, "the field of the interface");
            }
            check.promised_arguments(ty, field, interface, promised);
            found.append(&mut check.found);
        }
    }
}

impl<'s> Check<'_, 's> {
    fn promised_arguments(
        &mut self,
        ty: Type<'s>,
        field: Placed<FieldDefinition<'s>>,
        interface: Type<'s>,
        promised: Placed<FieldDefinition<'s>>,
    ) {
        let Some(field_name) = field.name() else { return };
        let path = format!("{}.{}", ty.name(), field_name.text());
        let named = |field: FieldDefinition<'s>, name: Node<'_>| {
            field.arguments().find(|it| it.name().is_some_and(|it| it.text() == name.text()))
        };
        for argument in promised.arguments() {
            let (Some(name), Some(needed)) = (argument.name(), argument.ty()) else { continue };
            let there = self.schema.span(promised.doc, name);
            let Some(own) = named(field.view, name) else {
                let message = format!(
                    "`{path}` has no argument `{}`, which `{}` promises",
                    name.text(),
                    interface.name()
                );
                self.report(FaultKind::Interfaces, field_name, message).related(there, "promised here");
                continue;
            };
            if let Some(is) = own.ty().filter(|it| it.to_string() != needed.to_string()) {
                let message = format!(
                    "`{path}({}:)` takes `{is}`, and `{}` promises that it takes `{needed}`",
                    name.text(),
                    interface.name()
                );
                self.report(FaultKind::Interfaces, is.node(), message).related(there, "promised here");
            }
        }
        let further =
            |it: &InputValueDefinition<'s>| it.name().is_some_and(|it| named(promised.view, it).is_none());
        for argument in field.arguments().filter(further).filter(|it| is_required(*it)) {
            let Some(name) = argument.name() else { continue };
            let message = format!(
                "`{path}({}:)` must be given, but `{}` knows nothing of it",
                name.text(),
                interface.name()
            );
            let there = promised.name().and_then(|it| self.schema.span(promised.doc, it));
            self.report(FaultKind::Interfaces, name, message)
                .help("make it nullable, or give it a default value".to_owned())
                .related(there, "the field of the interface");
        }
    }
}
