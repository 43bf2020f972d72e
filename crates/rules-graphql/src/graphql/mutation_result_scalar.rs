//! `graphql/mutation-result-scalar`

use wirelint_graphql::syntax::{Node, OperationType, TypeKind, TypeRef};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// No mutation gives a scalar, nor a list of them.
    ///
    /// ## Why it matters
    ///
    /// A scalar has no room: neither for errors that a user can mend, nor for what has changed, which a client would take into its cache.
    /// What is added later breaks everybody who calls it.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order(id: ID!): String
    /// }
    ///
    /// type Mutation {
    ///   cancelOrder(id: ID!): Boolean
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order(id: ID!): String
    /// }
    ///
    /// type Mutation {
    ///   cancelOrder(id: ID!): CancelOrderPayload
    /// }
    ///
    /// type CancelOrderPayload {
    ///   cancelled: Boolean
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: the payload is a type of your own.
    ///
    /// ## Measured
    ///
    /// The published schema of GitHub: no finding.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `no-scalar-result-type-on-mutation`
    pub(crate) static MUTATION_RESULT_SCALAR: Visit = {
        id: "graphql/mutation-result-scalar",
        summary: "no mutation gives a scalar",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["@graphql-eslint/no-scalar-result-type-on-mutation", "no-scalar-result-type-on-mutation"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let schema = item.document.subject.schema;
    for field in item.root_fields(OperationType::Mutation) {
        let Some(result) = field.ty().and_then(TypeRef::named) else { continue };
        if schema.ty(result.text()).is_some_and(|it| it.kind() == TypeKind::Scalar) {
            let name = field.name().map_or("", Node::text);
            ctx.report(
                item.document.span(result),
                format_args!("the mutation `{name}` gives the scalar `{}`", result.text()),
            )
            .argument(name);
        }
    }
}
