//! `graphql/selection-doubled`

use rustc_hash::FxHashMap;
use wirelint_graphql::syntax::{Argument, Field, Node, NodeKind, VariableDefinition};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// In one selection set no two fields have one name in the response, a field is given each argument once, and an operation defines each
    /// variable once. What a fragment selects is not looked at.
    ///
    /// ## Why it matters
    ///
    /// What stands twice does nothing the second time, and whoever changes one of the two wonders why nothing happens.
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
    /// The same findings as graphql-eslint 4.4.0, place for place, on schemas and operations from a generator.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `no-duplicate-fields`
    pub(crate) static SELECTION_DOUBLED: Visit = {
        id: "graphql/selection-doubled",
        summary: "nothing is selected, given or defined twice",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["@graphql-eslint/no-duplicate-fields", "no-duplicate-fields"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    if !item.definition.is_executable() {
        return;
    }
    for node in item.definition.node().descendants() {
        let names: Vec<Node<'_>> = match node.kind() {
            NodeKind::VariableDefinitions => node
                .children()
                .filter_map(VariableDefinition::cast)
                .filter_map(VariableDefinition::name)
                .collect(),
            NodeKind::Field => {
                Field::cast(node).into_iter().flat_map(Field::arguments).filter_map(Argument::name).collect()
            }
            NodeKind::SelectionSet => {
                node.children().filter_map(Field::cast).filter_map(Field::response_name).collect()
            }
            _ => continue,
        };
        let noun = match node.kind() {
            NodeKind::VariableDefinitions => "variable",
            NodeKind::Field => "argument",
            _ => "field",
        };
        report(ctx, item, noun, &names);
    }
}

fn report(ctx: &mut Context<'_>, item: &Item<'_, '_>, noun: &str, names: &[Node<'_>]) {
    if names.len() < 2 {
        return;
    }
    let mut first: FxHashMap<&str, Node<'_>> = FxHashMap::default();
    for name in names {
        if let Some(before) = first.get(name.text()) {
            ctx.report(
                item.document.span(*name),
                format_args!("the {noun} `{}` stands here twice", name.text()),
            )
            .related(item.document.span(*before), "the first one");
        } else {
            first.insert(name.text(), *name);
        }
    }
}
