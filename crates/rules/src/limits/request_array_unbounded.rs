//! `limits/request-array-unbounded`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Body, Contract, Field, Interaction, Operation, Role, TypeId, TypeKind, Types};

use crate::Visit;
use crate::said::limits_length;

declare_rule! {
    /// ## What it checks
    ///
    /// A request that is there for a list says how long that may be: the list is the body, or the one field that it must have among at most two, or
    /// among four in what is called a batch.
    ///
    /// Beside batches, only what is sent by `POST` counts, and is a list of objects or of ids: what replaces the tags or the rules of one thing is short. It is silent where
    /// the text speaks of a limit, where the elements are a few values that are listed, and where the body is not described to its end. A
    /// definition that requests share is one finding.
    ///
    /// ## Why it matters
    ///
    /// One call with a million ids holds a worker, a transaction and its locks until it times out, and is then retried. A limit that only the
    /// code knows is found out by the first large customer.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /orders/search:
    ///     post:
    ///       requestBody:
    ///         required: true
    ///         content:
    ///           application/json:
    ///             schema: { type: object, required: [ids], properties: { ids: { type: array, items: { type: string } } } }
    ///       responses: { '200': { description: Orders } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /orders/search:
    ///     post:
    ///       requestBody:
    ///         required: true
    ///         content:
    ///           application/json:
    ///             schema: { type: object, required: [ids], properties: { ids: { type: array, maxItems: 100, items: { type: string } } } }
    ///       responses: { '200': { description: Orders } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders {
    ///   // All of them are cancelled, or none.
    ///   // The operation is atomic.
    ///   rpc BatchCancelOrders(BatchCancelOrdersRequest) returns (BatchCancelOrdersResponse);
    /// }
    /// message BatchCancelOrdersRequest { repeated string names = 1; }
    /// message BatchCancelOrdersResponse {}
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders {
    ///   // All of them are cancelled, or none.
    ///   // The operation is atomic.
    ///   rpc BatchCancelOrders(BatchCancelOrdersRequest) returns (BatchCancelOrdersResponse);
    /// }
    /// message BatchCancelOrdersRequest {
    ///   // At most 100.
    ///   repeated string names = 1;
    /// }
    /// message BatchCancelOrdersResponse {}
    /// ```
    ///
    /// ```graphql graphql incorrect
    /// type Query { order(id: ID!): Order }
    /// type Mutation { cancelOrders(ids: [ID!]!): CancelOrdersPayload }
    /// type CancelOrdersPayload { results: [CancelResult!]! }
    /// type CancelResult { id: ID!, error: String }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ```graphql graphql correct
    /// type Query { order(id: ID!): Order }
    /// type Mutation {
    ///   cancelOrders("At most 100." ids: [ID!]!): CancelOrdersPayload
    /// }
    /// type CancelOrdersPayload { results: [CancelResult!]! }
    /// type CancelResult { id: ID!, error: String }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: what the server accepts is not known here.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 1,108 uses, folded to 949 findings in 265 descriptions (0.8 per 100 operations). 25 were judged, 12 of them by a second
    /// reader too: 17 right. The wrong ones are lists of what one thing has, and one whose limit is in the text of the body. With `PUT` and `PATCH`, and with lists of other than objects and ids, there were 2,013.
    ///
    /// On the schemas of GitHub and Saleor (723 root fields of GraphQL): 33 notes, all literally true of Saleor's schema; some of these lists are short by their nature
    /// (the moves of a reordering).
    ///
    /// ## References
    ///
    /// - OWASP API Security Top 10 2023, API4 (unrestricted resource consumption); AIP-231 (batch methods)
    pub(crate) static REQUEST_ARRAY_UNBOUNDED: Visit = {
        id: "limits/request-array-unbounded",
        summary: "a request that is a list says how long it may be",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    if operation.role == Role::CalledBack || &*operation.method == "GET" {
        return;
    }
    let Some(used) = operation.body else { return };
    let body = contract.observed.body(used.id);
    let types = &contract.observed.types;
    let Some(list) = list(types, body, call.batch.is_some()) else { return };
    let ty = list.map_or_else(|| json(body), |it| Some(it.ty));
    let Some(ty) = ty else { return };
    if call.batch.is_none() && !is_many(operation, types, list, ty) {
        return;
    }
    if is_bounded(types, ty) || speaks_of_length(operation, types, body, ty) {
        return;
    }
    let (span, message) = match list {
        Some(field) => (field.span, format!("`{}` may be a list of any length", field.name)),
        None => (body.span, "the request may be a list of any length".to_owned()),
    };
    ctx.report(span, message)
        .label("one call may carry everything")
        .help(if operation.root.is_some() {
            "say in its description how many the server accepts, or by `@constraint(maxItems: 100)`, and refuse more: one long request holds what many short ones share"
        } else {
            "state the `maxItems` that the server accepts, and refuse more: one long request holds what many short ones share"
        })
        .used_by(&operation.name, used.at);
}

/// Whether the list is of things that a call makes or names, and not of what one thing has: its tags, its rules, the steps of a patch.
fn is_many(operation: &Operation, types: &Types, list: Option<&Field>, ty: TypeId) -> bool {
    if &*operation.method != "POST" || operation.path.trim_end_matches('/').ends_with('}') {
        return false;
    }
    let is_ids = || list.is_some_and(|it| it.name.to_ascii_lowercase().ends_with("ids"));
    types.item(ty).is_some_and(|item| match types.kind(item) {
        TypeKind::Object => {
            let has = |name: &str| types.fields(item).any(|it| &*it.name == name);
            // JSON Patch (RFC 6902).
            !(has("op") && has("path"))
        }
        TypeKind::String | TypeKind::Integer => is_ids(),
        _ => false,
    })
}

fn json(body: &Body) -> Option<TypeId> {
    body.media.iter().filter(|it| it.is_document() && !it.items).find_map(|it| it.ty)
}

/// The list that a body is there for; `Some(None)` where the body is the list.
#[expect(clippy::option_option, reason = "a body that is a list has no field")]
fn list<'c>(types: &'c Types, body: &Body, is_batch: bool) -> Option<Option<&'c Field>> {
    let ty = json(body)?;
    if types.kind(ty) == TypeKind::List {
        return Some(None);
    }
    let most = if is_batch { BATCH_FIELDS } else { FIELDS };
    if types.fields(ty).nth(most).is_some() || !types.is_described(ty) {
        return None;
    }
    let mut lists = types.fields(ty).filter(|it| types.kind(it.ty) == TypeKind::List);
    let field = lists.next().filter(|_| lists.next().is_none())?;
    let is_sole = types.fields(ty).nth(1).is_none();
    let is_required = || types.composition(ty).iter().any(|it| types.get(*it).required.contains(&field.name));
    (is_sole || is_batch || is_required()).then_some(Some(field))
}

/// How many fields a body has at most that is there for the list in it.
const FIELDS: usize = 2;
/// The same where the operation is said to be a batch.
const BATCH_FIELDS: usize = 4;

/// Whether the list has a largest length, or holds values that are listed, of which each is there once.
fn is_bounded(types: &Types, ty: TypeId) -> bool {
    let is_listed = |item: TypeId| {
        types.kind(item) == TypeKind::Boolean
            || types.composition(item).iter().any(|it| !types.get(*it).values.is_empty())
    };
    types.composition(ty).iter().any(|it| types.get(*it).max_items.is_some())
        || types.item(ty).is_none_or(is_listed)
}

fn speaks_of_length(operation: &Operation, types: &Types, body: &Body, ty: TypeId) -> bool {
    let of_type = |ty: TypeId| {
        types
            .composition(ty)
            .iter()
            .any(|it| types.get(*it).description.as_deref().is_some_and(limits_length))
    };
    limits_length(&operation.summary)
        || limits_length(&operation.description)
        || of_type(ty)
        || json(body).is_some_and(of_type)
}
