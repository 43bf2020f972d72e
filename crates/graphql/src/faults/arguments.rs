//! What fields and directives are given.

use std::cell::OnceCell;

use rustc_hash::FxHashSet;

use super::definitions::is_required;
use super::variables::VariableUse;
use super::{Check, FaultKind};
use crate::syntax::{Argument, Directive, InputValueDefinition, Node};

impl<'s> Check<'_, 's> {
    /// The arguments of a directive in what is not executed.
    pub(super) fn arguments_of_directive(&mut self, directive: Directive<'s>) {
        let mut uses = Vec::new();
        self.directive_arguments(directive, &mut uses);
    }

    /// The arguments of a directive. Variables in them are added to `uses`.
    pub(super) fn directive_arguments(&mut self, directive: Directive<'s>, uses: &mut Vec<VariableUse<'s>>) {
        let Some(name) = directive.name() else { return };
        let definition = self.schema.directive(name.text());
        let of = format!("@{}", name.text());
        let known = definition.map(|it| it.arguments().collect::<Vec<_>>());
        self.arguments(&of, directive.node(), directive.arguments(), known.as_deref(), uses);
    }

    /// The arguments of something that is called `of` and stands at `node`; `known` says which there are, if that is known.
    pub(super) fn arguments(
        &mut self,
        of: &str,
        node: Node<'s>,
        given: impl Iterator<Item = Argument<'s>> + Clone,
        known: Option<&[InputValueDefinition<'s>]>,
        uses: &mut Vec<VariableUse<'s>>,
    ) {
        self.unique(FaultKind::UniqueArgumentNames, "the argument", given.clone().filter_map(Argument::name));
        let named = |name: Node<'_>| {
            known?.iter().find(|it| it.name().is_some_and(|it| it.text() == name.text())).copied()
        };
        // Made when something is wrong: what is given already was not meant by another name.
        let is_given = OnceCell::new();
        for argument in given.clone() {
            let Some(name) = argument.name() else { continue };
            let definition = named(name);
            if let (Some(known), None) = (known, definition) {
                let all = || given.clone().filter_map(|it| Some(it.name()?.text())).collect();
                let is_given: &FxHashSet<&str> = is_given.get_or_init(all);
                let names = known.iter().filter_map(|it| Some(it.name()?.text()));
                let names = names.filter(|it| !is_given.contains(it));
                let message = format!("`{of}` has no argument `{}`", name.text());
                let span = self.span(name);
                self.report(FaultKind::KnownArgumentNames, argument.node(), message).meant(
                    span,
                    name.text(),
                    names,
                );
            }
            if let Some(value) = argument.value() {
                let location = definition.and_then(InputValueDefinition::ty);
                let has_default = definition.is_some_and(|it| it.default_value().is_some());
                self.value(value, location, has_default, FaultKind::ValuesOfCorrectType, uses);
            }
        }
        let given: Vec<&str> = given.filter_map(|it| Some(it.name()?.text())).collect();
        for required in known.into_iter().flatten().filter(|it| is_required(**it)) {
            let (Some(name), Some(ty)) = (required.name(), required.ty()) else { continue };
            if !given.contains(&name.text()) {
                let message = format!("`{of}` needs the argument `{}` of type `{ty}`", name.text());
                self.report(FaultKind::ProvidedRequiredArguments, node, message);
            }
        }
    }
}
