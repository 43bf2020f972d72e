//! `graphql/id-not-selected`

use rustc_hash::FxHashSet;
use wirelint_graphql::schema::{At, Schema, Type};
use wirelint_graphql::syntax::{
    Definition, Fragment, FragmentSpread, Node, NodeKind, Selection, SelectionSet, TypeKind,
};
use wirelint_lint::options::OneOrSeveral;
use wirelint_lint::{Context, Kind, Level, declare_rule, options};
use wirelint_source::Span;

use crate::walk::{self, Selected};
use crate::{Item, Visit};

options! {
    /// What is selected.
    pub(crate) struct SelectionsOptions {
        /// The fields that identify a thing: one of them is selected.
        field_name: OneOrSeveral<String> = OneOrSeveral(vec!["id".into()]),
        /// Whether all of them are selected.
        require_all_fields: bool = false,
    }
}

declare_rule! {
    /// ## What it checks
    ///
    /// Every selection on a type that has a field of a name in `field_name` (`id`) selects one of these fields, itself or through
    /// fragments; with `require_all_fields` all of them that the type has.
    ///
    /// What a fragment lacks is found in the fragment, and wherever it is used on a type with such a field, as the peer has it.
    ///
    /// ## Why it matters
    ///
    /// A client puts what it has read into its cache by the identity. Without it the same thing is there twice, and one of the two goes
    /// stale.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// #- schema.graphql
    /// type Query {
    ///   order(id: ID!): Order
    /// }
    ///
    /// type Order {
    ///   id: ID!
    ///   total: Int
    /// }
    /// #- query.graphql
    /// query OrderTotal {
    ///   order(id: 1) {
    ///     total
    ///   }
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// #- schema.graphql
    /// type Query {
    ///   order(id: ID!): Order
    /// }
    ///
    /// type Order {
    ///   id: ID!
    ///   total: Int
    /// }
    /// #- query.graphql
    /// query OrderTotal {
    ///   order(id: 1) {
    ///     id
    ///     total
    ///   }
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The same findings as graphql-eslint 4.4.0, place for place, on schemas and operations from a generator, but for what is said below.
    ///
    /// With `require_all_fields` a type need not have all of them; graphql-eslint then asks for fields that it does not have.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `require-selections`
    pub(crate) static ID_NOT_SELECTED: Visit = {
        id: "graphql/id-not-selected",
        summary: "where a type has an `id`, it is selected",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        options: SelectionsOptions,
        peers: ["@graphql-eslint/require-selections", "require-selections"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let options = ctx.options::<SelectionsOptions>();
    let schema = item.document.subject.schema;
    let Some(selected) = walk::of_definition(schema, item.definition) else { return };
    let mut judge = Judge { options, schema, found: Vec::new() };
    selected.all(schema, &mut |selected| {
        if matches!(selected.of.kind(), NodeKind::Field | NodeKind::Fragment)
            && let Some(ty) = selected.ty
        {
            let place = item.document.start_of(selected.set.node(), 1);
            judge.selections(selected.set, ty, place, &name_of(selected.of), &mut Vec::new());
            judge.fragments(item, selected, ty);
        }
    });
    let mut seen = FxHashSet::default();
    for (place, message) in judge.found {
        if seen.insert((place.range, message.clone())) {
            ctx.report(place, &message).argument(message.as_str());
        }
    }
}

struct Judge<'o, 's> {
    options: &'o SelectionsOptions,
    schema: &'s Schema,
    found: Vec<(Span, String)>,
}

impl<'o, 's> Judge<'o, 's> {
    /// A selection set on `ty`; what it lacks is reported at `place`.
    fn selections(
        &mut self,
        set: SelectionSet<'s>,
        ty: Type<'s>,
        place: Span,
        owner: &str,
        open: &mut Vec<At>,
    ) {
        if ty.kind() != TypeKind::Union {
            self.fields(set, ty, place, owner);
            return;
        }
        let member = |name: &str| {
            ty.members().any(|it| it.view.name() == name).then(|| self.schema.ty(name)).flatten()
        };
        for selection in set.selections() {
            match selection {
                Selection::Inline(inline) => {
                    let condition = inline.type_condition().and_then(|it| member(it.name()));
                    if let Some(ty) = condition {
                        self.fields(set, ty, place, owner);
                    }
                }
                Selection::Spread(spread) => {
                    let Some((at, fragment)) = self.fragment(spread) else { return };
                    let Some(condition) = fragment.type_condition() else { continue };
                    let inner =
                        if condition.name() == ty.name() { Some(ty) } else { member(condition.name()) };
                    if let (Some(inner), Some(set)) = (inner, fragment.selection_set())
                        && !open.contains(&at)
                    {
                        open.push(at);
                        self.selections(set, inner, place, owner, open);
                        open.pop();
                    }
                }
                Selection::Field(_) => {}
            }
        }
    }

    fn names(&self, ty: Type<'s>) -> Vec<&'o str> {
        if !matches!(ty.kind(), TypeKind::Object | TypeKind::Interface) {
            return Vec::new();
        }
        let names = self.options.field_name.0.iter().map(|it| &**it);
        names.filter(|it| ty.field(it).is_some()).collect()
    }

    fn fields(&mut self, set: SelectionSet<'s>, ty: Type<'s>, place: Span, owner: &str) {
        let names = self.names(ty);
        if names.is_empty() {
            return;
        }
        if self.options.require_all_fields {
            for name in names {
                if !self.selects(set, &[name], &mut FxHashSet::default()) {
                    self.found.push((
                        place,
                        format!("`{owner}` does not select `{name}`, which `{}` has", ty.name()),
                    ));
                }
            }
            return;
        }
        let all: Vec<&str> = self.options.field_name.0.iter().map(|it| &**it).collect();
        if !self.selects(set, &all, &mut FxHashSet::default()) {
            let names: Vec<String> = names.iter().map(|it| format!("`{it}`")).collect();
            let message =
                format!("`{owner}` does not select {}, which `{}` has", names.join(" or "), ty.name());
            self.found.push((place, message));
        }
    }

    /// Whether one of the names is selected, be it in a fragment.
    fn selects(&self, set: SelectionSet<'s>, names: &[&str], seen: &mut FxHashSet<At>) -> bool {
        set.selections().any(|it| match it {
            Selection::Field(field) => {
                let is_one = |it: Option<Node<'_>>| it.is_some_and(|it| names.contains(&it.text()));
                is_one(field.alias()) || is_one(field.name())
            }
            Selection::Inline(inline) => {
                inline.selection_set().is_some_and(|it| self.selects(it, names, seen))
            }
            Selection::Spread(spread) => self.fragment(spread).is_some_and(|(at, fragment)| {
                seen.insert(at) && fragment.selection_set().is_some_and(|it| self.selects(it, names, seen))
            }),
        })
    }

    /// What is selected in the fragments of a set on a type with such a field, judged where they are used.
    fn fragments(&mut self, item: &Item<'_, 's>, selected: Selected<'s>, ty: Type<'s>) {
        let has_one = |it: &Type<'s>| !self.names(*it).is_empty();
        let is_judged = if ty.kind() == TypeKind::Union {
            let conditions = selected.set.selections().filter_map(|it| match it {
                Selection::Inline(it) => it.type_condition().and_then(|it| self.schema.named(it)),
                _ => None,
            });
            conditions
                .filter(|it| ty.members().any(|member| member.view.name() == it.name()))
                .any(|it| has_one(&it))
        } else {
            has_one(&ty)
        };
        if !is_judged {
            return;
        }
        for selection in selected.set.selections() {
            let Selection::Spread(spread) = selection else { continue };
            let Some((_, fragment)) = self.fragment(spread) else { continue };
            let place = item.document.start_of(spread.node(), 3);
            let Some(inner) = walk::of_definition(self.schema, Definition::Fragment(fragment)) else {
                continue;
            };
            inner.all(self.schema, &mut |inner| {
                if inner.of.kind() == NodeKind::Field
                    && let Some(ty) = inner.ty
                {
                    self.selections(inner.set, ty, place, &name_of(inner.of), &mut Vec::new());
                }
            });
        }
    }

    fn fragment(&self, spread: FragmentSpread<'s>) -> Option<(At, Fragment<'s>)> {
        let at = *self.schema.fragments(spread.name()?.text()).first()?;
        Some((at, self.schema.node(at).and_then(Fragment::cast)?))
    }
}

/// The field's name in the response, or the fragment's.
fn name_of(node: Node<'_>) -> String {
    let name = node.children().find(|it| matches!(it.kind(), NodeKind::Alias | NodeKind::Name));
    name.map_or("", Node::text).to_owned()
}
