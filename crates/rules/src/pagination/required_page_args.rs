//! `pagination/required-page-args`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction, Position};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// A call without a page's size, number, offset or token asks for the first page: none of them is required without a `default`.
    ///
    /// It is silent where an operation is there for the pages behind the first, which another one gives (`/search/scroll`), or for what has changed since, and where what is called
    /// like a position is none, because the answer is no list.
    ///
    /// Not for GraphQL: a connection that only goes forward may demand `first` (Relay Cursor Connections, section 4.1).
    ///
    /// ## Why it matters
    ///
    /// A token that is required cannot be had: it comes with the page before. A size that is required makes every caller choose, most of them
    /// the largest that works, and the server can never change what is usual.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /orders:
    ///     get:
    ///       parameters:
    ///         - { name: page_size, in: query, required: true, schema: { type: integer, maximum: 100 } }
    ///         - { name: page_token, in: query, schema: { type: string } }
    ///       responses:
    ///         '200':
    ///           description: Orders
    ///           content:
    ///             application/json:
    ///               schema:
    ///                 type: object
    ///                 properties:
    ///                   orders: { type: array, items: { type: object, properties: { id: { type: string } } } }
    ///                   next_page_token: { type: string }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /orders:
    ///     get:
    ///       parameters:
    ///         - { name: page_size, in: query, schema: { type: integer, maximum: 100, default: 20 } }
    ///         - { name: page_token, in: query, schema: { type: string } }
    ///       responses:
    ///         '200':
    ///           description: Orders
    ///           content:
    ///             application/json:
    ///               schema:
    ///                 type: object
    ///                 properties:
    ///                   orders: { type: array, items: { type: object, properties: { id: { type: string } } } }
    ///                   next_page_token: { type: string }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// import "google/api/field_behavior.proto";
    /// service Orders { rpc ListOrders(ListOrdersRequest) returns (ListOrdersResponse); }
    /// message ListOrdersRequest { string page_token = 1 [(google.api.field_behavior) = REQUIRED]; }
    /// message ListOrdersResponse { repeated Order orders = 1; string next_page_token = 2; }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders { rpc ListOrders(ListOrdersRequest) returns (ListOrdersResponse); }
    /// message ListOrdersRequest { string page_token = 1; }
    /// message ListOrdersResponse { repeated Order orders = 1; string next_page_token = 2; }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: which size is usual, and whether the server gives a first page without one, is not known here.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 237 uses, folded to 50 findings in 28 descriptions (0.04 per 100 operations). All were judged, half of them
    /// by a second reader too: 46 right. Two of the wrong ones are a number of things to make, not of things to list; two have a `default` that is a string, and so none for
    /// a number. Sizes and positions were met; tokens that must be there only where another operation gives the first.
    ///
    /// ## References
    ///
    /// - AIP-158 (pagination)
    pub(crate) static REQUIRED_PAGE_ARGS: Visit = {
        id: "pagination/required-page-args",
        summary: "the first page can be had without saying which",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    if !super::gives_pages(contract, call) {
        return;
    }
    let operation = contract.operation(call);
    let page = &call.page;
    let places = page.positions.iter().filter(|used| {
        matches!(super::position(contract, **used), Some(Position::Number | Position::Offset))
    });
    let token = page.token.iter().map(|it| (it, true));
    for (used, is_token) in token.chain(page.sizes.iter().chain(places).map(|it| (it, false))) {
        let input = contract.observed.input(used.id);
        if !input.required || input.bounds.default.is_some() || is_token && goes_on(contract, call) {
            continue;
        }
        let name = &input.name;
        let (label, help) = if is_token {
            (
                "who asks for the first page has no token",
                "make it optional: a call without a token asks for the first page",
            )
        } else {
            (
                "every caller has to choose",
                "make it optional and state its `default`: a call without it asks for the first page, of the usual size",
            )
        };
        let report = ctx
            .report(input.span, format_args!("nobody gets a page without `{name}`"))
            .label(label)
            .help(help)
            .argument(&**name)
            .used_by(&operation.name, used.at);
        if used.at == input.span {
            report.fold_with(format!("{name} {is_token}"));
        }
    }
}

/// Whether the operation is there for the pages behind the first, or for what has changed since: another one gives the token.
fn goes_on(contract: &Contract, call: &Interaction) -> bool {
    let operation = contract.operation(call);
    let id = operation.id.as_deref().unwrap_or_default();
    [id, &operation.path, &operation.summary].iter().any(|it| {
        let it = it.to_ascii_lowercase();
        ["next", "continu", "scroll", "cursor", "more", "change", "sync", "delta"]
            .iter()
            .any(|word| it.contains(word))
    })
}
