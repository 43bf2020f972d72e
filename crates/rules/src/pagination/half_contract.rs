//! `pagination/half-contract`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction, NextKind};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// An operation that takes a page token gives the next one back, and an operation that gives a token for the next page
    /// takes it.
    ///
    /// Only tokens that the server mints count (`page_token`, `cursor`, `continue`, …); what a caller can compute itself (`offset`,
    /// `page`, `starting_after`) needs no answer. It is silent where the answer is not described to its end, is a stream, or may
    /// lead on by a header or a link.
    ///
    /// The same token in several operations of one file is one finding.
    ///
    /// ## Why it matters
    ///
    /// The second page cannot be reached. Whoever finds out does so in production, with the first customer who has more than one
    /// page of data; until then the missing rest looks like all there is.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /payouts:
    ///     get:
    ///       parameters:
    ///         - { name: page_token, in: query, schema: { type: string } }
    ///       responses:
    ///         '200':
    ///           description: A page of payouts
    ///           content:
    ///             application/json:
    ///               schema:
    ///                 type: object
    ///                 properties:
    ///                   payouts: { type: array, items: { type: string } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /payouts:
    ///     get:
    ///       parameters:
    ///         - { name: page_token, in: query, schema: { type: string } }
    ///       responses:
    ///         '200':
    ///           description: A page of payouts
    ///           content:
    ///             application/json:
    ///               schema:
    ///                 type: object
    ///                 properties:
    ///                   payouts: { type: array, items: { type: string } }
    ///                   next_page_token: { type: string }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders { rpc ListOrders(ListOrdersRequest) returns (ListOrdersResponse); }
    /// message ListOrdersRequest { string customer = 1; }
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
    /// service Orders { rpc ListOrders(ListOrdersRequest) returns (ListOrdersResponse); }
    /// message ListOrdersRequest {
    ///   string customer = 1;
    ///   string page_token = 2;
    /// }
    /// message ListOrdersResponse {
    ///   repeated Order orders = 1;
    ///   string next_page_token = 2;
    /// }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ```graphql graphql incorrect
    /// type Query {
    ///   orders("At most 100." first: Int): OrderConnection!
    /// }
    /// type OrderConnection { nodes: [Order!]!, pageInfo: PageInfo! }
    /// type PageInfo { hasNextPage: Boolean!, endCursor: String }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ```graphql graphql correct
    /// type Query {
    ///   orders("At most 100." first: Int, after: String): OrderConnection!
    /// }
    /// type OrderConnection { nodes: [Order!]!, pageInfo: PageInfo! }
    /// type PageInfo { hasNextPage: Boolean!, endCursor: String }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: only the server's owner knows which half is missing.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations, 5,600 of which take a token: 102 uses, folded to 20 findings in 20 descriptions
    /// (0.02 per 100 operations). Every use was judged: 96 right, and by description 18 of 20; by somebody else, as the labels in the
    /// repository have it, 17 of 20. Too few owners for an error, hence a warning.
    ///
    /// On googleapis (12,344 gRPC methods): 4 findings. All were judged: 4 right. Before fields that are deprecated were left alone there were 6.
    ///
    /// On the schemas of GitHub and Saleor (723 root fields of GraphQL): no finding among 42 fields that give pages.
    ///
    /// ## References
    ///
    /// - AIP-158 (pagination), Zalando RESTful API guidelines, rule 160
    pub(crate) static HALF_CONTRACT: Visit = {
        id: "pagination/half-contract",
        summary: "a page token that goes in also comes out, and one that comes out goes in",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    let name = &operation.name;
    let page = &call.page;
    match (&page.token, &page.next) {
        (Some(token), None) if page.complete => {
            let input = &contract.observed.input(token.id).name;
            let mut report = ctx
                .report(token.at, format_args!("`{input}` goes in, but no answer gives the next one"))
                .label("where would the caller get it?")
                .help(format!(
                    "give the next `{input}` in the answer; without it only the first page can be read"
                ))
                .argument(&**input)
                .used_by(name, token.at)
                .fold_with(format!("in {input}"));
            for used in &operation.outputs {
                let output = contract.observed.output(used.id);
                if output.status.is_success() && !output.media.is_empty() {
                    report = report.related(output.span, "this answer leads nowhere");
                }
            }
        }
        (None, Some(next)) if next.kind == NextKind::Token && !page.resumable => {
            let field = &next.name;
            let (label, help) = if operation.root.is_some() {
                (
                    "no argument for the token",
                    "take it as `after`; without it only the first page can be read",
                )
            } else if operation.rpc.is_some() {
                (
                    "no field for the token",
                    "take the token as `page_token` (AIP-158); without it only the first page can be read",
                )
            } else {
                (
                    "no parameter for the token",
                    "take the token as a query parameter; without it only the first page can be read",
                )
            };
            ctx.report(
                operation.span,
                format_args!("`{field}` comes out, but nothing takes it to ask for the next page"),
            )
            .label(label)
            .help(help)
            .argument(&**field)
            .related(next.span, format!("`{field}` promises a next page"))
            .used_by(name, operation.span)
            .fold_with(format!("out {field}"));
        }
        _ => {}
    }
}
