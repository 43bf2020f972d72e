//! `pagination/mixed-styles`

use std::cmp::Reverse;

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::Contract;

use super::Style;
use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// The lists of a contract give their pages in one way: all by a cursor (a token, or the last element that was seen), all by the number of a page, or
    /// all by an offset.
    ///
    /// One way is the usual one where three lists or more have it, and at least half of all. All others of one file are one finding. Left alone are lists that
    /// have the usual way beside another, those with a cursor where others count, as that is the better way and often the new one, and those of SCIM, which says how.
    ///
    /// ## Why it matters
    ///
    /// A client goes through pages in one place in its code. A list that counts otherwise does not fit, and is found out when its second page is the first
    /// again, or never comes.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /orders:
    ///     get:
    ///       parameters:
    ///         - { name: page, in: query, schema: { type: integer } }
    ///         - { name: page_size, in: query, schema: { type: integer, maximum: 100 } }
    ///       responses: { '200': { description: Orders } }
    ///   /carts:
    ///     get:
    ///       parameters:
    ///         - { name: page, in: query, schema: { type: integer } }
    ///         - { name: page_size, in: query, schema: { type: integer, maximum: 100 } }
    ///       responses: { '200': { description: Carts } }
    ///   /lines:
    ///     get:
    ///       parameters:
    ///         - { name: page, in: query, schema: { type: integer } }
    ///         - { name: page_size, in: query, schema: { type: integer, maximum: 100 } }
    ///       responses: { '200': { description: Lines } }
    ///   /returns:
    ///     get:
    ///       parameters:
    ///         - { name: offset, in: query, schema: { type: integer } }
    ///         - { name: page_size, in: query, schema: { type: integer, maximum: 100 } }
    ///       responses: { '200': { description: Returns } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /orders:
    ///     get:
    ///       parameters:
    ///         - { name: page, in: query, schema: { type: integer } }
    ///         - { name: page_size, in: query, schema: { type: integer, maximum: 100 } }
    ///       responses: { '200': { description: Orders } }
    ///   /carts:
    ///     get:
    ///       parameters:
    ///         - { name: page, in: query, schema: { type: integer } }
    ///         - { name: page_size, in: query, schema: { type: integer, maximum: 100 } }
    ///       responses: { '200': { description: Carts } }
    ///   /lines:
    ///     get:
    ///       parameters:
    ///         - { name: page, in: query, schema: { type: integer } }
    ///         - { name: page_size, in: query, schema: { type: integer, maximum: 100 } }
    ///       responses: { '200': { description: Lines } }
    ///   /returns:
    ///     get:
    ///       parameters:
    ///         - { name: page, in: query, schema: { type: integer } }
    ///         - { name: page_size, in: query, schema: { type: integer, maximum: 100 } }
    ///       responses: { '200': { description: Returns } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// import "buf/validate/validate.proto";
    /// service Shop {
    ///   rpc ListOrders(ListOrdersRequest) returns (ListOrdersResponse);
    ///   rpc ListCarts(ListCartsRequest) returns (ListCartsResponse);
    ///   rpc ListLines(ListLinesRequest) returns (ListLinesResponse);
    ///   rpc ListReturns(ListReturnsRequest) returns (ListReturnsResponse);
    /// }
    /// message ListOrdersRequest { int32 page = 1; int32 limit = 2 [(buf.validate.field).int32.lte = 100]; }
    /// message ListOrdersResponse { repeated string orders = 1; }
    /// message ListCartsRequest { int32 page = 1; int32 limit = 2 [(buf.validate.field).int32.lte = 100]; }
    /// message ListCartsResponse { repeated string carts = 1; }
    /// message ListLinesRequest { int32 page = 1; int32 limit = 2 [(buf.validate.field).int32.lte = 100]; }
    /// message ListLinesResponse { repeated string lines = 1; }
    /// message ListReturnsRequest { int32 offset = 1; int32 limit = 2 [(buf.validate.field).int32.lte = 100]; }
    /// message ListReturnsResponse { repeated string returns = 1; }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// import "buf/validate/validate.proto";
    /// service Shop {
    ///   rpc ListOrders(ListOrdersRequest) returns (ListOrdersResponse);
    ///   rpc ListCarts(ListCartsRequest) returns (ListCartsResponse);
    ///   rpc ListLines(ListLinesRequest) returns (ListLinesResponse);
    ///   rpc ListReturns(ListReturnsRequest) returns (ListReturnsResponse);
    /// }
    /// message ListOrdersRequest { int32 page = 1; int32 limit = 2 [(buf.validate.field).int32.lte = 100]; }
    /// message ListOrdersResponse { repeated string orders = 1; }
    /// message ListCartsRequest { int32 page = 1; int32 limit = 2 [(buf.validate.field).int32.lte = 100]; }
    /// message ListCartsResponse { repeated string carts = 1; }
    /// message ListLinesRequest { int32 page = 1; int32 limit = 2 [(buf.validate.field).int32.lte = 100]; }
    /// message ListLinesResponse { repeated string lines = 1; }
    /// message ListReturnsRequest { int32 page = 1; int32 limit = 2 [(buf.validate.field).int32.lte = 100]; }
    /// message ListReturnsResponse { repeated string returns = 1; }
    /// ```
    ///
    /// ```graphql graphql incorrect
    /// type Query {
    ///   orders("At most 100." first: Int, after: String): OrderConnection!
    ///   returns("At most 100." first: Int, after: String): OrderConnection!
    ///   refunds("At most 100." first: Int, after: String): OrderConnection!
    ///   drafts("At most 100." limit: Int, offset: Int): [Order!]!
    /// }
    /// type PageInfo { hasNextPage: Boolean!, endCursor: String }
    /// type Order { id: ID! }
    /// type OrderConnection { nodes: [Order!]!, pageInfo: PageInfo! }
    /// ```
    ///
    /// ```graphql graphql correct
    /// type Query {
    ///   orders("At most 100." first: Int, after: String): OrderConnection!
    ///   returns("At most 100." first: Int, after: String): OrderConnection!
    ///   refunds("At most 100." first: Int, after: String): OrderConnection!
    ///   drafts("At most 100." first: Int, after: String): OrderConnection!
    /// }
    /// type PageInfo { hasNextPage: Boolean!, endCursor: String }
    /// type Order { id: ID! }
    /// type OrderConnection { nodes: [Order!]!, pageInfo: PageInfo! }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: another way through a list is another contract.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 46 uses, folded to 15 findings in 15 descriptions. All were judged by two readers: 12 right. One of the
    /// wrong ones is the number of the last element, called an offset; two are rows of a report. Before cursors among numbers were left alone there were 43, of which about half were right.
    ///
    /// On the schemas of GitHub and Saleor (723 root fields of GraphQL): no finding: all pages are connections.
    ///
    /// ## References
    ///
    /// - AIP-158 (pagination), Zalando RESTful API guidelines, rule 160
    pub(crate) static MIXED_STYLES: Visit = {
        id: "pagination/mixed-styles",
        summary: "the lists of an API give their pages in one way",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        visit: Visit::Contract(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract) {
    let paged: Vec<_> = contract
        .interactions
        .iter()
        .map(|call| (call, super::styles(contract, call)))
        .filter(|(_, styles)| !styles.is_empty())
        .collect();
    let all = [Style::Cursor, Style::Number, Style::Offset].into_iter().enumerate();
    let has = |styles: &[(Style, _)], style| styles.iter().any(|(it, _)| *it == style);
    let count = |style| paged.iter().filter(|(_, styles)| has(styles, style)).count();
    let Some((count, _, usual)) =
        all.map(|(at, it)| (count(it), Reverse(at), it)).max_by_key(|it| (it.0, it.1))
    else {
        return;
    };
    if count < USUAL || count * 2 < paged.len() {
        return;
    }
    let example = paged.iter().find_map(|(_, styles)| styles.iter().find(|(it, _)| *it == usual));
    // A cursor where others count is the better way, and often the new one.
    let is_other = |styles: &[(Style, _)]| !has(styles, usual) && !has(styles, Style::Cursor);
    for (call, styles) in paged.iter().filter(|(_, styles)| is_other(styles)) {
        let operation = contract.operation(call);
        // SCIM says how (RFC 7644 §3.4.2.4).
        if operation.path.contains("scim") {
            continue;
        }
        let Some((style, span)) = styles.first() else { continue };
        let mut report = ctx
            .report(
                *span,
                format_args!(
                    "`{}` {}, where others of this API {}",
                    operation.name,
                    style.one(),
                    usual.many()
                ),
            )
            .label("another way to ask for a page")
            .help("keep to one way: clients page in one place in their code, which this list does not fit");
        if let Some((_, usual)) = example {
            report = report.related(*usual, "the usual way");
        }
        report.used_by(&operation.name, *span).fold_with("style");
    }
}

/// How many lists make a way the usual one.
const USUAL: usize = 3;

impl Style {
    fn one(self) -> &'static str {
        match self {
            Self::Cursor => "takes a cursor",
            Self::Number => "takes the number of a page",
            Self::Offset => "takes an offset",
        }
    }

    fn many(self) -> &'static str {
        match self {
            Self::Cursor => "take a cursor",
            Self::Number => "take the number of a page",
            Self::Offset => "take an offset",
        }
    }
}
