//! `graphql/enum-value-differs-in-case`

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;
use wirelint_graphql::syntax::{Definition, EnumValueDefinition, Node};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// No two values in one definition or extension of an enum are the same but for upper and lower case.
    ///
    /// ## Why it matters
    ///
    /// Code that is generated of the schema writes names otherwise, and then has one name twice. Nor do people tell the two apart.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order: Order
    /// }
    ///
    /// type Order {
    ///   state: State
    /// }
    ///
    /// enum State {
    ///   OPEN
    ///   Open
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order: Order
    /// }
    ///
    /// type Order {
    ///   state: State
    /// }
    ///
    /// enum State {
    ///   OPEN
    ///   CLOSED
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The published schemas of GitHub, Saleor, Shopify, Vendure and Dialogporten: no finding. What was never found in a real schema is off
    /// until somebody asks for it. The same findings as graphql-eslint 4.4.0, place for place, on schemas and
    /// operations from a generator and on these two schemas.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `unique-enum-value-names`
    pub(crate) static ENUM_VALUE_DIFFERS_IN_CASE: Visit = {
        id: "graphql/enum-value-differs-in-case",
        summary: "no two values of an enum differ in upper and lower case alone",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["@graphql-eslint/unique-enum-value-names", "unique-enum-value-names"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let Definition::Type(ty) = item.definition else { return };
    let mut first: FxHashMap<String, Node<'_>> = FxHashMap::default();
    for name in ty.values().filter_map(EnumValueDefinition::name) {
        match first.entry(name.text().to_ascii_lowercase()) {
            Entry::Vacant(entry) => _ = entry.insert(name),
            Entry::Occupied(entry) => {
                let before = *entry.get();
                let how = if before.text() == name.text() {
                    "the same"
                } else {
                    "the same but for its letters' case"
                };
                let message = format_args!("`{}` is {how} as `{}`", name.text(), before.text());
                ctx.report(item.document.span(name), message)
                    .related(item.document.span(before), "the first one")
                    .argument(name.text());
            }
        }
    }
}
