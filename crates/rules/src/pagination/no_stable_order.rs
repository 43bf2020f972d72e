//! `pagination/no-stable-order`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction};

use crate::Visit;
use crate::said::has_any;

declare_rule! {
    /// ## What it checks
    ///
    /// A list that comes in pages says what it is sorted by, or lets the caller choose: some text of the operation speaks of the order, or a parameter is for it.
    ///
    /// All such lists of one file are one finding. The rule is off by default: few contracts say it, and most servers have an order all the same.
    ///
    /// ## Why it matters
    ///
    /// Without an order the database gives what it finds first, and finds something else with the next page. Elements are skipped or come twice, under load
    /// and never in a test.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /orders:
    ///     get:
    ///       parameters:
    ///         - { name: page, in: query, schema: { type: integer } }
    ///         - { name: page_size, in: query, schema: { type: integer, maximum: 100, default: 20 } }
    ///       responses:
    ///         '200':
    ///           description: Orders
    ///           content:
    ///             application/json:
    ///               schema:
    ///                 type: object
    ///                 properties:
    ///                   orders: { type: array, items: { type: object, properties: { id: { type: string } } } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /orders:
    ///     get:
    ///       parameters:
    ///         - { name: page, in: query, schema: { type: integer } }
    ///         - { name: page_size, in: query, schema: { type: integer, maximum: 100, default: 20 } }
    ///       responses:
    ///         '200':
    ///           description: Orders, the newest first
    ///           content:
    ///             application/json:
    ///               schema:
    ///                 type: object
    ///                 properties:
    ///                   orders: { type: array, items: { type: object, properties: { id: { type: string } } } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders {
    ///   // Lists orders.
    ///   rpc ListOrders(ListOrdersRequest) returns (ListOrdersResponse);
    /// }
    /// message ListOrdersRequest { string page_token = 1; }
    /// message ListOrdersResponse {
    ///   repeated Order orders = 1;
    ///   string next_page_token = 2;
    /// }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders {
    ///   // Lists orders, the newest first.
    ///   rpc ListOrders(ListOrdersRequest) returns (ListOrdersResponse);
    /// }
    /// message ListOrdersRequest { string page_token = 1; }
    /// message ListOrdersResponse {
    ///   repeated Order orders = 1;
    ///   string next_page_token = 2;
    /// }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ```graphql graphql incorrect
    /// type Query { orders("At most 100." first: Int, after: String): OrderConnection! }
    /// type PageInfo { hasNextPage: Boolean!, endCursor: String }
    /// type Order { id: ID! }
    /// type OrderConnection { nodes: [Order!]!, pageInfo: PageInfo! }
    /// ```
    ///
    /// ```graphql graphql correct
    /// type Query {
    ///   "Orders, newest first."
    ///   orders("At most 100." first: Int, after: String): OrderConnection!
    /// }
    /// type PageInfo { hasNextPage: Boolean!, endCursor: String }
    /// type Order { id: ID! }
    /// type OrderConnection { nodes: [Order!]!, pageInfo: PageInfo! }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: which order the server has is not known here.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 5,361 uses, folded to 574 findings in 574 descriptions (0.5 per 100 operations). 18 were judged: 14
    /// right. The wrong ones have a token, which keeps the place whatever the order is.
    ///
    /// On the schemas of GitHub and Saleor (723 root fields of GraphQL): 11 uses.
    ///
    /// ## References
    ///
    /// - Microsoft Azure REST API guidelines (collections); AIP-132 (ordering)
    pub(crate) static NO_STABLE_ORDER: Visit = {
        id: "pagination/no-stable-order",
        summary: "a list that comes in pages says in which order",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        visit: Visit::Contract(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract) {
    // Words of the whole contract about all lists, which are looked for once.
    if speaks_of_order(&contract.observed.about.description) {
        return;
    }
    for call in &contract.interactions {
        check_call(ctx, contract, call);
    }
}

fn check_call(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let Some(collection) = &call.collection else { return };
    let Some((_, span)) = super::styles(contract, call).first().copied() else { return };
    let operation = contract.operation(call);
    if operation.inputs_unknown || says_order(contract, call) {
        return;
    }
    let output = contract.observed.output(collection.output.id);
    ctx.report(span, format_args!("`{}` gives pages of a list whose order nobody says", operation.name))
        .label("the next page of which order?")
        .help("say what the list is sorted by, with something unique last; without an order a page may repeat what another had")
        .related(collection.span.unwrap_or(output.span), "the list")
        .used_by(&operation.name, span)
        .fold_with("order");
}

/// Whether a caller can choose the order, or some text says what it is.
fn says_order(contract: &Contract, call: &Interaction) -> bool {
    let operation = contract.operation(call);
    let observed = &contract.observed;
    let inputs = || operation.inputs.iter().map(|used| observed.input(used.id));
    let by_choice = inputs().any(|it| {
        let name = it.name.to_ascii_lowercase();
        ["sort", "order", "direction", "ranking"].iter().any(|word| name.contains(word))
    });
    let outputs = operation.outputs.iter().map(|used| &observed.output(used.id).description);
    let mut texts = [&operation.summary, &operation.description]
        .into_iter()
        .chain(inputs().map(|it| &it.description))
        .chain(outputs);
    by_choice || texts.any(|it| speaks_of_order(it))
}

fn speaks_of_order(text: &str) -> bool {
    const WORDS: [&str; 17] = [
        "sort",
        "ordered",
        "ordering",
        "order by",
        "in order",
        " order of",
        "descending",
        "ascending",
        "newest",
        "oldest",
        "latest",
        "recent",
        "chronolog",
        "alphabet",
        "relevan",
        "ranked",
        "closest",
    ];
    has_any(text, &WORDS)
}
