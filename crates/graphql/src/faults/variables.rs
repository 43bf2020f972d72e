//! Variables: where they are defined, where they are used, and that both agree (section 5.8).

use rustc_hash::{FxHashMap, FxHashSet};

use super::selections::Walked;
use super::{Check, FaultKind};
use crate::schema::{Schema, Type};
use crate::syntax::{DirectiveLocation, Node, Operation, TypeRef, VariableDefinition};

/// A place where a variable is used.
#[derive(Clone, Copy)]
pub(super) struct VariableUse<'s> {
    /// The variable with its `$`.
    pub(super) node: Node<'s>,
    pub(super) name: Node<'s>,
    /// What is needed there, if that is known.
    pub(super) location: Option<TypeRef<'s>>,
    /// Whether there is a default value where nothing is given.
    pub(super) has_default: bool,
    /// The input object with `@oneOf` that it is a field of.
    pub(super) one_of: Option<Type<'s>>,
}

impl<'s> Check<'_, 's> {
    /// The definitions of an operation's variables, each for itself.
    pub(super) fn variable_definitions(&mut self, operation: Operation<'s>) {
        let names = operation.variables().filter_map(VariableDefinition::name);
        self.unique(FaultKind::UniqueVariableNames, "the variable", names);
        for variable in operation.variables() {
            self.known_types(variable.ty());
            self.directives(variable.directives(), DirectiveLocation::VariableDefinition);
            let (Some(name), Some(ty)) = (variable.name(), variable.ty()) else { continue };
            let named = self.schema.named(ty);
            if let Some(named) = named.filter(|it| !it.kind().is_input()) {
                let message = format!(
                    "`${}` cannot be `{}`: it is {}",
                    name.text(),
                    named.name(),
                    super::definitions::a(named.kind())
                );
                self.report(FaultKind::VariablesAreInputTypes, ty.node(), message);
            }
            if let Some(default) = variable.default_value() {
                let mut uses = Vec::new();
                let location = named.filter(|it| it.kind().is_input()).map(|_| ty);
                self.value(default, location, false, FaultKind::ValuesOfCorrectType, &mut uses);
            }
        }
    }

    /// What an operation and the fragments that it uses do with its variables.
    pub(super) fn variable_uses(&mut self, operation: Operation<'s>, walked: &Walked<'s>) {
        let mut defined: FxHashMap<&str, VariableDefinition<'s>> = FxHashMap::default();
        for variable in operation.variables() {
            if let Some(name) = variable.name() {
                defined.entry(name.text()).or_insert(variable);
            }
        }
        let mut used: FxHashSet<&str> = FxHashSet::default();
        let mut unknown: Vec<&str> = Vec::new();
        let of = operation.name().map_or_else(String::new, |it| format!(" by `{}`", it.text()));
        for (doc, walked) in self.all.reachable(self.doc, walked) {
            for it in &walked.uses {
                used.insert(it.name.text());
                if let Some(variable) = defined.get(it.name.text()) {
                    self.variable_use(doc, it, *variable);
                } else {
                    unknown.push(it.name.text());
                    let message = format!("the variable `${}` is not defined{of}", it.name.text());
                    let span = self.span(it.name);
                    let is_own = doc == self.doc && it.node.id().item == operation.node().id().item;
                    let fault = self.report_in(doc, FaultKind::NoUndefinedVariables, it.node, message);
                    fault.meant(span, it.name.text(), defined.keys().copied());
                    // What stands in a fragment, others that use it may define.
                    if !is_own {
                        fault.meant = None;
                    }
                }
            }
        }
        for variable in operation.variables() {
            let Some(name) = variable.name().filter(|it| !used.contains(it.text())) else { continue };
            let message = format!("the variable `${}` is never used", name.text());
            self.report(FaultKind::NoUnusedVariables, variable.node(), message)
                .help("remove it".to_owned())
                .missed(name.text(), unknown.iter().copied());
        }
    }

    fn variable_use(&mut self, doc: u32, it: &VariableUse<'s>, variable: VariableDefinition<'s>) {
        let (Some(ty), Some(location)) = (variable.ty(), it.location) else { return };
        // A type that does not exist has been reported.
        if self.schema.named(ty).is_none() || self.schema.named(location).is_none() {
            return;
        }
        let span = self.span(variable.node());
        let default = variable.default_value().filter(|it| !it.is_null());
        if !is_allowed(self.schema, ty, default.is_some(), location, it.has_default) {
            let name = it.name.text();
            let message = format!("`${name}` is `{ty}`, and `{location}` is needed here");
            let help = if ty.name() == location.name() && ty.is_list() == location.is_list() {
                format!("define it as `${name}: {location}`")
            } else {
                format!("give a value of the type `{location}` here")
            };
            self.report_in(doc, FaultKind::VariablesInAllowedPosition, it.node, message)
                .help(help)
                .related(span, "it is defined here");
        }
        if let Some(one_of) = it.one_of.filter(|_| !ty.is_non_null()) {
            let message = format!(
                "`${}` may be null, and a field of `{}`, which has `@oneOf`, may not",
                it.name.text(),
                one_of.name()
            );
            self.report_in(doc, FaultKind::VariablesInAllowedPosition, it.node, message)
                .help(format!("define it as `${}: {ty}!`", it.name.text()))
                .related(span, "it is defined here");
        }
    }
}

/// `IsVariableUsageAllowed` of the specification.
fn is_allowed(
    schema: &Schema,
    ty: TypeRef<'_>,
    has_own_default: bool,
    location: TypeRef<'_>,
    has_default: bool,
) -> bool {
    if location.is_non_null() && !ty.is_non_null() {
        return (has_own_default || has_default) && is_sub_type(schema, ty, location.nullable());
    }
    is_sub_type(schema, ty, location)
}

/// Whether values of the one are values of the other, lists and `!` included.
pub(super) fn is_sub_type(schema: &Schema, sub: TypeRef<'_>, other: TypeRef<'_>) -> bool {
    let (mut sub, mut other) = (sub, other);
    loop {
        if other.is_non_null() && !sub.is_non_null() {
            return false;
        }
        match (sub.element(), other.element()) {
            (Some(one), Some(two)) => (sub, other) = (one, two),
            (None, None) => break,
            _ => return false,
        }
    }
    match (schema.named(sub), schema.named(other)) {
        (Some(sub), Some(other)) => sub.is_sub_type_of(other),
        _ => false,
    }
}
