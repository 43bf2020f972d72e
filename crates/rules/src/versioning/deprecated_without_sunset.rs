//! `versioning/deprecated-without-sunset`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Role};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// An operation that is marked as deprecated says what to use instead, or when it will be gone: in its text, by a `Sunset` or `Deprecation` header
    /// of its answers, or by `x-sunset`.
    ///
    /// It is silent where the description of the API speaks of what is deprecated. All such operations of one file are one finding.
    ///
    /// ## Why it matters
    ///
    /// "Do not use it" is nothing that a client's owner can plan with. Nobody moves while it is not known where to and until when, and the
    /// operation lives on for years, or goes unannounced.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /orders/latest:
    ///     get:
    ///       summary: The latest order
    ///       deprecated: true
    ///       responses: { '200': { description: An order } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /orders/latest:
    ///     get:
    ///       summary: The latest order
    ///       description: Use `GET /orders?sort=-created` instead. It is removed on 2031-06-30.
    ///       deprecated: true
    ///       responses: { '200': { description: An order } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders {
    ///   // Gives an order.
    ///   rpc GetOrder(GetOrderRequest) returns (Order) { option deprecated = true; }
    /// }
    /// message GetOrderRequest { string name = 1; }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders {
    ///   // Gives an order. Will be removed on 2027-03-31; use `ReadOrder` instead.
    ///   rpc GetOrder(GetOrderRequest) returns (Order) { option deprecated = true; }
    /// }
    /// message GetOrderRequest { string name = 1; }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ```graphql graphql incorrect
    /// type Query {
    ///   order(id: ID!): Order
    ///   orderByNumber(number: Int!): Order @deprecated
    /// }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ```graphql graphql correct
    /// type Query {
    ///   order(id: ID!): Order
    ///   orderByNumber(number: Int!): Order @deprecated(reason: "Use `order`.")
    /// }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: only the owner knows the day and the successor.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 317 uses, folded to 45 findings in 45 descriptions (0.04 per 100
    /// operations). All were judged: 45 right; in three the whole service has come to its end, which its owner says
    /// elsewhere.
    ///
    /// On googleapis (12,344 gRPC methods): 11 findings. All were judged: 11 right. Before the comment about a service counted for its methods there were 15.
    ///
    /// On the schemas of GitHub and Saleor (723 root fields of GraphQL): 6 uses, folded to 1 finding, all right: a bare `@deprecated`.
    ///
    /// ## References
    ///
    /// - RFC 9745 (`Deprecation`), RFC 8594 (`Sunset`); Zalando RESTful API guidelines, rules 187 and 189
    pub(crate) static DEPRECATED_WITHOUT_SUNSET: Visit = {
        id: "versioning/deprecated-without-sunset",
        summary: "what is deprecated says what comes instead, or when it goes",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        visit: Visit::Contract(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract) {
    let silent = contract.interactions.iter().filter_map(|call| {
        let operation = contract.operation(call);
        let internal = operation.extensions.as_ref().is_some_and(|it| it.internal.is_some());
        let told = call.retirement?.told || internal || operation.role == Role::CalledBack;
        operation.deprecated.filter(|_| !told).map(|deprecated| (operation, deprecated))
    });
    let mut silent = silent.peekable();
    // Words of the whole contract about all that is deprecated, which are looked for once.
    if silent.peek().is_none() || speaks_of_it(&contract.observed.about.description) {
        return;
    }
    for (operation, deprecated) in silent {
        ctx.report(deprecated, "it is deprecated, and nothing says until when, or what to use instead")
            .label("and then?")
            .help(if operation.root.is_some() {
                "say in its `reason` what to use instead, or when it goes: nobody can plan otherwise"
            } else {
                "say in its description what to use instead, or when it goes, and send a `Sunset` header: nobody can plan otherwise"
            })
            .used_by(&operation.name, deprecated)
            .fold_with("deprecated");
    }
}

fn speaks_of_it(text: &str) -> bool {
    ["deprecat", "Deprecat", "sunset", "Sunset"].iter().any(|it| text.contains(it))
}
