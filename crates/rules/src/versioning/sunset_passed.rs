//! `versioning/sunset-passed`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Date, Interaction};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// An operation whose last day has passed is no longer in the contract. The day is that of `x-sunset`, or that which the text of a deprecated
    /// operation names ("will be removed on 2024-01-31").
    ///
    /// `--now` says what day it is; otherwise `SOURCE_DATE_EPOCH`, or the clock.
    ///
    /// ## Why it matters
    ///
    /// Either the operation still works, and nobody believes the next announcement, or it is gone, and the contract promises what fails. Clients that are
    /// generated from it still have it.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /orders/latest:
    ///     get:
    ///       summary: The latest order
    ///       deprecated: true
    ///       x-sunset: 2021-03-31
    ///       responses: { '200': { description: An order } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /orders/latest:
    ///     get:
    ///       summary: The latest order
    ///       deprecated: true
    ///       x-sunset: 2931-03-31
    ///       responses: { '200': { description: An order } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders {
    ///   // Gives the latest order. Will be removed on 2021-03-31; use `ListOrders` instead.
    ///   rpc GetLatestOrder(GetLatestOrderRequest) returns (Order) { option deprecated = true; }
    /// }
    /// message GetLatestOrderRequest { string shop = 1; }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders {
    ///   // Gives the latest order. Will be removed on 2931-03-31; use `ListOrders` instead.
    ///   rpc GetLatestOrder(GetLatestOrderRequest) returns (Order) { option deprecated = true; }
    /// }
    /// message GetLatestOrderRequest { string shop = 1; }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ```graphql graphql incorrect
    /// type Query {
    ///   order(id: ID!): Order
    ///   orderByNumber(number: Int!): Order @deprecated(reason: "Use `order`. Will be removed on 2020-01-31.")
    /// }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ```graphql graphql correct
    /// type Query {
    ///   order(id: ID!): Order
    ///   orderByNumber(number: Int!): Order @deprecated(reason: "Use `order`. Will be removed on 2199-01-31.")
    /// }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: whether it is gone, or the day is to be moved, only the owner knows.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 575 uses, folded to 3 findings in 3 descriptions. All right. So
    /// few, but each contradicts itself as soon as the day has passed; hence a warning.
    ///
    /// On the schemas of GitHub and Saleor (723 root fields of GraphQL): 16 uses, folded to 1 finding, all right: what was to be gone by 2025-04-01.
    ///
    /// ## References
    ///
    /// - RFC 8594 (`Sunset`); Zalando RESTful API guidelines, rule 189
    pub(crate) static SUNSET_PASSED: Visit = {
        id: "versioning/sunset-passed",
        summary: "what was to be gone is gone",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        visit: Visit::Day(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction, today: Date) {
    let operation = contract.operation(call);
    let Some(sunset) = call.retirement.and_then(|it| it.sunset).filter(|it| *it < today) else { return };
    let extension = operation
        .extensions
        .as_ref()
        .and_then(|it| it.sunsets.iter().find(|it| it.day.is_some()))
        .map(|it| it.span);
    let span = extension.or(operation.deprecated).unwrap_or(operation.span);
    ctx.report(span, format_args!("`{}` was to be gone by {sunset}, and is still here", operation.name))
        .label("its last day has passed")
        .help("remove it, or say until when it really stays: clients that are generated from this contract still have it")
        .used_by(&operation.name, span)
        .fold_with(sunset.to_string());
}
