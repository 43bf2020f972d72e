//! `realtime/subscription-payload-thin`

use wirelint_graphql::schema::Schema;
use wirelint_graphql::syntax::{Node, OperationType, TypeKind, TypeRef};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// A subscription gives something that changed, not only its identifier: neither an `ID` alone nor an object with nothing but
    /// identifiers.
    ///
    /// ## Why it matters
    ///
    /// Every subscriber asks back for what has changed, all at the same moment: one event becomes as many queries as there are listeners.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order(id: ID!): Order
    /// }
    /// type Subscription {
    ///   orderChanged: OrderChanged!
    /// }
    /// type OrderChanged {
    ///   orderId: ID!
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
    /// type Subscription {
    ///   orderChanged: OrderChanged!
    /// }
    /// type OrderChanged {
    ///   id: ID!
    ///   order: Order!
    /// }
    /// type Order {
    ///   id: ID!
    ///   total: Int!
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// Saleor's schema (26 subscriptions): no finding. GitHub's has no subscriptions. Too few to say how often it is right, hence a note.
    ///
    /// ## References
    ///
    /// - GraphQL specification of September 2025, section 6.2.3 "Subscription"
    pub(crate) static SUBSCRIPTION_PAYLOAD_THIN: Visit = {
        id: "realtime/subscription-payload-thin",
        summary: "a subscription gives what has changed",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let schema = item.document.subject.schema;
    for field in item.root_fields(OperationType::Subscription) {
        let (Some(name), Some(result)) = (field.name(), field.ty()) else { continue };
        if is_thin(schema, result) {
            _ = ctx
                .report(
                    item.document.span(result.node()),
                    format_args!("`{}` says that something changed, and not what", name.text()),
                )
                .label("an identifier is all there is")
                .help("give the object itself: each subscriber asks back for it otherwise, all at once")
                .argument(name.text());
        }
    }
}

fn is_thin(schema: &Schema, result: TypeRef<'_>) -> bool {
    let Some(ty) = schema.named(result) else { return false };
    match ty.kind() {
        TypeKind::Scalar => ty.name() == "ID",
        TypeKind::Object => {
            let mut any = false;
            let only_ids = ty.fields().all(|field| {
                any = true;
                let of = field.ty().map_or("", TypeRef::name);
                let name = field.name().map_or("", Node::text);
                of == "ID"
                    || matches!(of, "String" | "Int")
                        && (name.ends_with("Id") || name.ends_with("_id") || name == "id")
            });
            any && only_ids
        }
        _ => false,
    }
}
