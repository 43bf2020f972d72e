//! Directives where they stand.

use rustc_hash::FxHashMap;

use super::{Check, Fault, FaultKind, Faults};
use crate::syntax::{Directive, DirectiveLocation, Node};

impl<'s> Check<'_, 's> {
    /// The directives on one thing, in what is not executed.
    pub(super) fn directives(
        &mut self,
        directives: impl Iterator<Item = Directive<'s>>,
        location: DirectiveLocation,
    ) {
        let mut first = FxHashMap::default();
        for directive in directives {
            self.directive(directive, location, &mut first);
            self.arguments_of_directive(directive);
        }
    }

    /// One directive, but for its arguments.
    pub(super) fn directive(
        &mut self,
        directive: Directive<'s>,
        location: DirectiveLocation,
        first: &mut FxHashMap<&'s str, Node<'s>>,
    ) {
        let Some(name) = directive.name() else { return };
        let Some(definition) = self.schema.directive(name.text()) else {
            if self.all.has_schema && !self.schema.knows_directive(name.text()) {
                let message = format!("there is no directive `@{}`", name.text());
                let (span, names) = (self.span(name), self.schema.directive_names());
                self.report(FaultKind::KnownDirectives, directive.node(), message).meant(
                    span,
                    name.text(),
                    names,
                );
            }
            return;
        };
        let mut locations = definition.locations().map(|it| it.1).peekable();
        // Where none could be read, nothing is known.
        if locations.peek().is_some() && !locations.any(|it| it == location) {
            let message = format!("`@{}` cannot stand on {}", name.text(), location.name());
            let span = definition.name().and_then(|it| definition.span(self.schema, it));
            self.report(FaultKind::KnownDirectives, directive.node(), message)
                .related(span, "its definition says where it can");
        }
        if definition.is_repeatable() {
            return;
        }
        match first.get(name.text()) {
            Some(&node) => {
                let span = self.span(node);
                self.doubled_directive(directive.node(), name.text()).related(span, "the first one");
            }
            None => {
                first.insert(name.text(), directive.node());
            }
        }
    }

    fn doubled_directive(&mut self, node: Node<'s>, name: &str) -> &mut Fault {
        let message = format!("`@{name}` stands here twice");
        self.report(FaultKind::UniqueDirectivesPerLocation, node, message)
            .help("a directive that may stand several times is `repeatable`".to_owned())
    }
}

impl<'s> Faults<'s> {
    /// Directives that stand on a definition and on an extension of it, or on two extensions.
    pub(super) fn directives_on_parts(
        &self,
        parts: impl Iterator<Item = (u32, Node<'s>)>,
        found: &mut Vec<Fault>,
    ) {
        let mut first: FxHashMap<&str, (u32, Node<'s>, usize)> = FxHashMap::default();
        for (number, (doc, part)) in parts.enumerate() {
            for directive in part.children().filter_map(Directive::cast) {
                let Some(name) = directive.name() else { continue };
                if self.schema.directive(name.text()).is_none_or(|it| it.is_repeatable()) {
                    continue;
                }
                let &mut (first_doc, node, in_part) =
                    first.entry(name.text()).or_insert((doc, directive.node(), number));
                if in_part == number {
                    continue;
                }
                let Some(mut check) = Check::new(self, doc) else { continue };
                let span = self.schema.span(first_doc, node);
                check.doubled_directive(directive.node(), name.text()).related(span, "the first one");
                found.append(&mut check.found);
            }
        }
    }
}
