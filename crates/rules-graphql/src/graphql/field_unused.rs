//! `graphql/field-unused`

use rustc_hash::FxHashSet;
use wirelint_graphql::field_sets::field_sets;
use wirelint_graphql::schema::{At, Schema, TypeId};
use wirelint_graphql::syntax::{Node, OperationType, Selection};
use wirelint_lint::{Context, Kind, Level, declare_rule, options};
use wirelint_source::ItemId;

use crate::selector::Selector;
use crate::walk;
use crate::{Subject, Visit};

options! {
    /// What need not be selected.
    pub(crate) struct UnusedOptions {
        /// Fields that are passed over, such as `[parent.name.value=PageInfo][name.value=startCursor]`.
        ignored_field_selectors: Vec<Selector> = Vec::new(),
    }
}

declare_rule! {
    /// ## What it checks
    ///
    /// Every field of an object or an interface is selected by an operation or a fragment of the same project. A field of an interface that
    /// is selected is one of all objects that implement it, and the other way round. What a selector in `ignored_field_selectors` means is
    /// passed over. Where there are no operations nothing is judged.
    ///
    /// ## Why it matters
    ///
    /// What nobody asks for costs to keep. Where all clients are in the project, such a field can go.
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
    ///   note: String
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
    /// graphql-eslint counts a field of an interface and that of an object that implements it apart, and flags the one where only the other
    /// is selected. Nor does it know what a router of a federation asks for: `_entities`, `_service`, and what `@key` and the like name.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `no-unused-fields`
    pub(crate) static FIELD_UNUSED: Visit = {
        id: "graphql/field-unused",
        summary: "every field is selected by some operation",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        options: UnusedOptions,
        peers: ["@graphql-eslint/no-unused-fields", "no-unused-fields"],
        visit: Visit::Schema(check),
    }
}

fn check(ctx: &mut Context<'_>, subject: Subject<'_>) {
    let schema = subject.schema;
    if schema.operations().is_empty() {
        return;
    }
    let ignored = &ctx.options::<UnusedOptions>().ignored_field_selectors;
    let used = used_fields(schema);
    for ty in schema.types().filter(|it| !it.is_built_in()) {
        for part in ty.parts() {
            let node = part.node();
            for field in part.view.fields() {
                let Some(name) = field.name() else { continue };
                let is_ignored = ignored.iter().any(|it| it.matches(field.node(), &[node]));
                if is_ignored || used.contains(&(ty.id(), name.text())) {
                    continue;
                }
                if let Some(span) = part.span(schema, name) {
                    ctx.report(span, format_args!("no operation selects `{}.{}`", ty.name(), name.text()))
                        .argument(format!("{}.{}", ty.name(), name.text()));
                }
            }
        }
    }
}

fn used_fields(schema: &Schema) -> FxHashSet<(TypeId, &str)> {
    let mut used: FxHashSet<(TypeId, &str)> = FxHashSet::default();
    for doc in schema.docs() {
        for definition in doc.parse.document().definitions() {
            let Some(selected) = walk::of_definition(schema, definition) else { continue };
            selected.all(schema, &mut |selected| {
                let Some(ty) = selected.ty else { return };
                let names = selected.set.selections().filter_map(|it| match it {
                    Selection::Field(it) => it.name(),
                    _ => None,
                });
                used.extend(names.map(|it| (ty.id(), it.text())));
            });
        }
    }
    // By what a field of an object or an interface is, it is one of all interfaces and objects that have it, too.
    let mut more = Vec::new();
    for ty in schema.types() {
        for interface in ty.interfaces().filter_map(|it| schema.named(it.view)) {
            for name in interface.fields().filter_map(|it| it.view.name()).map(Node::text) {
                if used.contains(&(interface.id(), name)) {
                    more.push((ty.id(), name));
                }
                if used.contains(&(ty.id(), name)) {
                    more.push((interface.id(), name));
                }
            }
        }
    }
    used.extend(more);
    // What a router of a federation asks for itself.
    for (doc, count) in (0..).zip(schema.docs().iter().map(|it| it.parse.item_count() as u32)) {
        let items = (1..count).map(|item| At { doc, item: ItemId(item) });
        used.extend(items.flat_map(|at| field_sets(schema, at)).map(|it| (it.ty.id(), it.name)));
    }
    if let Some(query) = schema.root(OperationType::Query) {
        used.extend(["_entities", "_service"].map(|it| (query.id(), it)));
    }
    if let Some(service) = schema.ty("_Service") {
        used.insert((service.id(), "sdl"));
    }
    used
}
