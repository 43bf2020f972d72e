//! `graphql/fragment-used-once`

use rustc_hash::FxHashMap;
use wirelint_graphql::syntax::{Fragment, FragmentSpread, Node};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::{Subject, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// No fragment is used exactly once in all files. One that is never used is another rule's: `graphql/fragment-unused`.
    ///
    /// ## Why it matters
    ///
    /// A fragment is for what several places have in common. One that is used once makes the reader jump.
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
    ///     ...Parts
    ///   }
    /// }
    ///
    /// fragment Parts on Order {
    ///   total
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
    ///     ...Parts
    ///   }
    ///   second: order(id: 2) {
    ///     ...Parts
    ///   }
    /// }
    ///
    /// fragment Parts on Order {
    ///   total
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
    /// graphql-eslint 4.4.0 ends with an error where a fragment is never used.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `no-one-place-fragments`
    pub(crate) static FRAGMENT_USED_ONCE: Visit = {
        id: "graphql/fragment-used-once",
        summary: "no fragment is used in one place only",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["@graphql-eslint/no-one-place-fragments", "no-one-place-fragments"],
        visit: Visit::Schema(check),
    }
}

fn check(ctx: &mut Context<'_>, subject: Subject<'_>) {
    let schema = subject.schema;
    let mut uses: FxHashMap<&str, Vec<(u32, Node<'_>)>> = FxHashMap::default();
    for (number, doc) in (0..).zip(schema.docs()) {
        let executable = doc.parse.document().definitions().filter(|it| it.is_executable());
        let spreads = executable.flat_map(|it| it.node().descendants()).filter_map(FragmentSpread::cast);
        for name in spreads.filter_map(FragmentSpread::name) {
            uses.entry(name.text()).or_default().push((number, name));
        }
    }
    let mut names: Vec<&str> = schema.fragment_names().collect();
    names.sort_unstable();
    for (fragment, uses) in names.into_iter().filter_map(|it| Some((it, uses.get(it)?))) {
        let &[(number, only)] = &uses[..] else { continue };
        for &at in schema.fragments(fragment) {
            let name = schema.node(at).and_then(Fragment::cast).and_then(Fragment::name);
            let Some(span) = name.and_then(|it| schema.span(at.doc, it)) else { continue };
            let report =
                ctx.report(span, format_args!("the fragment `{fragment}` is used in one place only"));
            if let Some(there) = schema.span(number, only) {
                report.related(there, "here").help("write what it selects there");
            }
        }
    }
}
