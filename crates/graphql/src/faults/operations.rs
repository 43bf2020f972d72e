//! Operations and fragments, each as a whole.

use rustc_hash::FxHashSet;

use super::selections::Walked;
use super::{Check, FaultKind};
use crate::schema::{At, Type};
use crate::syntax::{
    Directive, DirectiveLocation, Field, Fragment, Node, Operation, OperationType, Selection, SelectionSet,
};

impl<'s> Check<'_, 's> {
    /// Everything in an operation, and what it does with the fragments that it uses.
    pub(super) fn operation(&mut self, operation: Operation<'s>) {
        let kind = operation.operation_type();
        self.anchor = operation.name().or(operation.keyword()).or(Some(operation.node()));
        let root = self.schema.root(kind);
        if root.is_none() && self.all.has_schema {
            let node = operation.keyword().unwrap_or(operation.node());
            let message = format!("the schema has no root type for a {kind}");
            self.report(FaultKind::KnownOperationTypes, node, message);
        }
        let root = root.filter(|it| it.kind().is_composite());
        let mut walked = Walked::default();
        let location = match kind {
            OperationType::Query => DirectiveLocation::Query,
            OperationType::Mutation => DirectiveLocation::Mutation,
            OperationType::Subscription => DirectiveLocation::Subscription,
        };
        self.variable_definitions(operation);
        self.executable_directives(operation.directives(), location, &mut walked);
        if let Some(set) = operation.selection_set() {
            self.selections(set, root, &mut walked);
            if let (OperationType::Subscription, Some(root)) = (kind, root) {
                self.single_root_field(set, root);
            }
        }
        self.variable_uses(operation, &walked);
    }

    /// Everything in a fragment for itself.
    pub(super) fn fragment(&mut self, fragment: Fragment<'s>) {
        self.anchor = fragment.name();
        self.walk_fragment(fragment);
    }

    pub(super) fn walk_fragment(&mut self, fragment: Fragment<'s>) -> Walked<'s> {
        let mut walked = Walked::default();
        let ty = fragment.type_condition().and_then(|it| self.type_condition(it));
        self.executable_directives(fragment.directives(), DirectiveLocation::FragmentDefinition, &mut walked);
        if let Some(set) = fragment.selection_set() {
            self.selections(set, ty, &mut walked);
        }
        walked
    }

    /// A subscription selects one root field, which is none of introspection ("Single Root Field", section 5.2.4.1).
    fn single_root_field(&mut self, set: SelectionSet<'s>, root: Type<'s>) {
        let fields = self.root_fields(set, root);
        let mut first: Option<&str> = None;
        let mut has_extra = false;
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        for (doc, field) in fields {
            let (Some(name), Some(response)) = (field.name(), field.response_name()) else { continue };
            let is_new = seen.insert(response.text());
            if is_new && name.text().starts_with("__") {
                let message = format!("a subscription cannot select `{}`", name.text());
                self.report_in(doc, FaultKind::SingleFieldSubscriptions, field.node(), message);
            }
            if *first.get_or_insert(response.text()) != response.text() && !has_extra {
                has_extra = true;
                let message = "a subscription selects one field, and this is another one";
                self.report_in(doc, FaultKind::SingleFieldSubscriptions, field.node(), message);
            }
        }
    }

    /// The fields that are selected of the root, with those of fragments, but for what is left out for sure.
    fn root_fields(&self, set: SelectionSet<'s>, root: Type<'s>) -> Vec<(u32, Field<'s>)> {
        let mut fields = Vec::new();
        let mut seen: FxHashSet<At> = FxHashSet::default();
        let mut open: Vec<(u32, Vec<Selection<'s>>)> = vec![(self.doc, reversed(set))];
        while let Some((doc, selections)) = open.last_mut() {
            let doc = *doc;
            let Some(selection) = selections.pop() else {
                open.pop();
                continue;
            };
            let inner = match selection {
                Selection::Field(it) if !is_left_out(it.directives()) => {
                    fields.push((doc, it));
                    None
                }
                Selection::Spread(it) if !is_left_out(it.directives()) => {
                    let at = it.name().and_then(|it| self.all.fragment(doc, it.text()));
                    let at = at.filter(|it| seen.insert(*it));
                    let fragment = at.and_then(|it| Some((it, Fragment::cast(self.schema.node(it)?)?)));
                    fragment.and_then(|(at, it)| Some((at.doc, it.type_condition(), it.selection_set()?)))
                }
                Selection::Inline(it) if !is_left_out(it.directives()) => {
                    it.selection_set().map(|set| (doc, it.type_condition(), set))
                }
                _ => None,
            };
            let Some((doc, condition, set)) = inner else { continue };
            let applies =
                condition.is_none_or(|it| self.schema.named(it).is_some_and(|it| root.is_sub_type_of(it)));
            if applies {
                open.push((doc, reversed(set)));
            }
        }
        fields
    }
}

fn reversed(set: SelectionSet<'_>) -> Vec<Selection<'_>> {
    let mut selections: Vec<_> = set.selections().collect();
    selections.reverse();
    selections
}

/// `@skip(if: true)` or `@include(if: false)`
fn is_left_out<'s>(directives: impl Iterator<Item = Directive<'s>>) -> bool {
    let mut directives = directives;
    directives.any(|it| {
        let condition = it.argument("if").and_then(|it| it.value()?.bool());
        match it.name().map(Node::text) {
            Some("skip") => condition == Some(true),
            Some("include") => condition == Some(false),
            _ => false,
        }
    })
}
