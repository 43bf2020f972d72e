//! `errors/graphql-payload-no-usererrors`

use wirelint_graphql::schema::{Schema, Type};
use wirelint_graphql::syntax::{OperationType, TypeKind};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// What a mutation gives says what its user did wrong: it has a field for errors (`errors`, `userErrors`, `error`, …), or is a union of
    /// which a member is an error.
    ///
    /// ## Why it matters
    ///
    /// Errors beside the data have a message and whatever the server adds, and no type: a client finds out by reading text that the name was taken,
    /// or that it has to try again.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order(id: ID!): Order
    /// }
    /// type Mutation {
    ///   cancelOrder(id: ID!): CancelOrderPayload
    /// }
    /// type CancelOrderPayload {
    ///   order: Order
    /// }
    /// type Order {
    ///   id: ID!
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order(id: ID!): Order
    /// }
    /// type Mutation {
    ///   cancelOrder(id: ID!): CancelOrderPayload
    /// }
    /// type CancelOrderPayload {
    ///   order: Order
    ///   userErrors: [UserError!]!
    /// }
    /// type UserError {
    ///   code: String!
    ///   message: String!
    /// }
    /// type Order {
    ///   id: ID!
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: which errors there are is not known here.
    ///
    /// ## Measured
    ///
    /// It is a policy, so it is off: none of GitHub's 247 mutations has such a field, and all of Saleor's have.
    ///
    /// ## References
    ///
    /// - <https://graphql.org/learn/mutations/>, <https://shopify.dev/docs/api/usage/response-codes#graphql-user-errors>
    pub(crate) static GRAPHQL_PAYLOAD_NO_USERERRORS: Visit = {
        id: "errors/graphql-payload-no-usererrors",
        summary: "a mutation says what its user did wrong",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let schema = item.document.subject.schema;
    for field in item.root_fields(OperationType::Mutation) {
        let (Some(name), Some(result)) = (field.name(), field.ty()) else { continue };
        let Some(payload) = schema.named(result) else { continue };
        if says_errors(schema, payload) {
            continue;
        }
        let name = name.text();
        _ = ctx
            .report(item.document.span(result.node()), format_args!("`{name}` does not say what its user did wrong"))
            .label("no field for errors")
            .help("give a payload with `userErrors`, each with a code: clients go by the text of messages otherwise")
            .argument(name)
            .fold_with("errors");
    }
}

fn says_errors(schema: &Schema, payload: Type<'_>) -> bool {
    let is_error = |name: &str| {
        let name = name.to_ascii_lowercase();
        ["error", "problem", "failure", "exception", "violation"].iter().any(|it| name.contains(it))
    };
    match payload.kind() {
        TypeKind::Object => payload.fields().any(|it| it.name().is_some_and(|it| is_error(it.text()))),
        TypeKind::Union => payload.members().any(|it| is_error(it.view.name())),
        TypeKind::Interface => {
            let possible = schema.possible_types(payload.id()).iter().map(|it| schema.type_of(*it).name());
            is_error(payload.name()) || possible.into_iter().any(is_error)
        }
        _ => false,
    }
}
