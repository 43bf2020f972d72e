//! `pagination/list-unpaginated`

use wirelint_diagnostics::Severity;
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Collection, Contract, Operation, TypeKind};

use crate::Visit;
use crate::paths::{LazyPaths, shape};

declare_rule! {
    /// ## What it checks
    ///
    /// A list that grows with use comes in pages, or says how many elements it has at most (`maxItems`, or `x-wirelint: { bounded: 50 }`).
    ///
    /// A list counts where it is called by something that there is for each customer, day or sale (`orders`, `users`, `messages`, `reports`, …), its elements have
    /// an id, and a `POST` on its path adds to it or one of them has a path of its own below. It is a warning where it has both and is at the top (`/orders`), and a note
    /// where it has one of them, or is below one thing or the caller's own (`/articles/{id}/comments`, `/me/messages`), as such lists are short more often. All of each
    /// kind in one file are one finding.
    ///
    /// It is silent where something picks a part (a size, a position, a stretch of time, ids, whatever must be said), where an answer may lead
    /// on or is not described to its end, where the whole list is replaced by `PUT`, and where the text of the operation or of the contract speaks of a limit or of pages.
    ///
    /// Of GraphQL these are the fields where operations begin; lists below them are `pagination/nested-list-unpaginated`.
    ///
    /// ## Why it matters
    ///
    /// It works on the day it is made, with ten elements. With a hundred thousand the same call times out, and every client that relies on getting
    /// everything has to be changed before pages can be given.
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
    ///               schema: { type: object, properties: { orders: { type: array, items: { $ref: '#/components/schemas/Order' } } } }
    ///     post:
    ///       parameters: [{ name: Idempotency-Key, in: header, required: true, description: Kept for a day, schema: { type: string } }]
    ///       responses: { '201': { description: Created } }
    ///   /orders/{id}:
    ///     get:
    ///       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///       responses: { '200': { description: An order } }
    /// components:
    ///   schemas:
    ///     Order: { type: object, properties: { id: { type: string }, total: { type: integer } } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /orders:
    ///     get:
    ///       parameters:
    ///         - { name: page_size, in: query, schema: { type: integer, maximum: 100 } }
    ///         - { name: page_token, in: query, schema: { type: string } }
    ///       responses:
    ///         '200':
    ///           description: Orders
    ///           content:
    ///             application/json:
    ///               schema:
    ///                 type: object
    ///                 properties:
    ///                   orders: { type: array, items: { $ref: '#/components/schemas/Order' } }
    ///                   next_page_token: { type: string }
    ///     post:
    ///       parameters: [{ name: Idempotency-Key, in: header, required: true, description: Kept for a day, schema: { type: string } }]
    ///       responses: { '201': { description: Created } }
    ///   /orders/{id}:
    ///     get:
    ///       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///       responses: { '200': { description: An order } }
    /// components:
    ///   schemas:
    ///     Order: { type: object, properties: { id: { type: string }, total: { type: integer } } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders {
    ///   rpc CreateOrder(CreateOrderRequest) returns (Order);
    ///   rpc GetOrder(GetOrderRequest) returns (Order);
    ///   rpc ListOrders(ListOrdersRequest) returns (ListOrdersResponse);
    /// }
    /// message CreateOrderRequest { Order order = 1; string order_id = 2; }
    /// message GetOrderRequest { string name = 1; }
    /// message ListOrdersRequest {}
    /// message ListOrdersResponse { repeated Order orders = 1; }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders {
    ///   rpc CreateOrder(CreateOrderRequest) returns (Order);
    ///   rpc GetOrder(GetOrderRequest) returns (Order);
    ///   rpc ListOrders(ListOrdersRequest) returns (ListOrdersResponse);
    /// }
    /// message CreateOrderRequest { Order order = 1; string order_id = 2; }
    /// message GetOrderRequest { string name = 1; }
    /// message ListOrdersRequest { string page_token = 1; }
    /// message ListOrdersResponse { repeated Order orders = 1; string next_page_token = 2; }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ```graphql graphql incorrect
    /// type Query {
    ///   order(id: ID!): Order
    ///   orders: [Order!]!
    /// }
    /// type Mutation { createOrder(input: CreateOrderInput!): Order }
    /// input CreateOrderInput { id: ID!, item: ID! }
    /// type Order { id: ID!, total: Int! }
    /// ```
    ///
    /// ```graphql graphql correct
    /// type Query {
    ///   order(id: ID!): Order
    ///   orders("At most 100." first: Int, after: String): OrderConnection!
    /// }
    /// type Mutation { createOrder(input: CreateOrderInput!): Order }
    /// input CreateOrderInput { id: ID!, item: ID! }
    /// type OrderConnection { nodes: [Order!]!, pageInfo: PageInfo! }
    /// type PageInfo { hasNextPage: Boolean!, endCursor: String }
    /// type Order { id: ID!, total: Int! }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: pages are another contract, and how many elements there may be is not known here.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 94 uses, folded to 17 warnings and 41 notes in 55 descriptions (0.05 per 100 operations). All
    /// warnings were judged, all but one by two readers: 14 right; of the notes 25: 15 right. While a list to which callers cannot add, or whose elements have no path, was a
    /// warning too, 16 of 25 were right. Without the names there were 331, of which about one in three was right: what people set up by hand, a dozen of each, was taken for
    /// what grows.
    ///
    /// On the schemas of GitHub and Saleor (723 root fields of GraphQL): no finding: what is not paged there is what somebody has set up.
    ///
    /// ## References
    ///
    /// - AIP-158 (pagination), Zalando RESTful API guidelines, rule 159
    pub(crate) static LIST_UNPAGINATED: Visit = {
        id: "pagination/list-unpaginated",
        summary: "a list that grows with use comes in pages",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        visit: Visit::Paths(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, paths: &LazyPaths<'_>) {
    let mut calls = contract
        .interactions
        .iter()
        .filter_map(|call| call.collection.as_ref().map(|it| (call, it)))
        .filter(|(call, collection)| {
            let operation = contract.operation(call);
            call.page.whole
                && collection.max_items.is_none()
                && operation.extensions.as_ref().is_none_or(|it| it.paged.is_none())
                && operation.deprecated.is_none()
                && holds_things(contract, collection)
                && grows(&operation.path)
                && !says_how_many(contract, operation, collection)
        })
        .peekable();
    // Words of the whole contract about pages that no operation declares.
    if calls.peek().is_none() || speaks_of_pages(&contract.observed.about.description) {
        return;
    }
    let paths = paths.made();
    for (call, collection) in calls {
        let operation = contract.operation(call);
        let path = shape(&operation.path);
        // What is put there as a whole is short.
        if paths.get("PUT", &path).is_some() {
            continue;
        }
        let one = format!("{path}/{{}}");
        let create = paths.get("POST", &path).map(|it| (it, "adds to the list"));
        let one = ["GET", "PUT", "PATCH", "DELETE"].iter().find_map(|it| paths.get(it, &one));
        let one = one.map(|it| (it, "is about one of them"));
        // What callers add to and go back to is a collection for certain; the rest may be what somebody else has set up.
        let is_collection = create.is_some() && one.is_some();
        let Some((other, what)) = create.or(one) else { continue };
        let severity = if is_collection && !is_below_one(&path) { Severity::Warning } else { Severity::Info };
        let output = contract.observed.output(collection.output.id);
        ctx.report(
            collection.span.unwrap_or(output.span),
            format_args!("`{}` answers with all there is, however much that is", operation.name),
        )
        .severity(severity)
        .label("no pages, and no largest number")
        .help(if operation.root.is_some() {
            "give a connection (`first`, `after`, `pageInfo`) while nobody relies on getting everything; where there are never many, state `# wirelint: bounded=50`"
        } else {
            "give pages (`page_size`, `page_token` and `next_page_token`) while nobody relies on getting everything; where there are never many, say `maxItems`"
        })
        .related(contract.operation(other).span, what)
        .used_by(&operation.name, collection.output.at)
        .fold_with(format!("list {severity}"));
    }
}

/// Whether the path names one thing, or the caller, whose list it is.
fn is_below_one(shape: &str) -> bool {
    shape.contains('{') || shape.split('/').any(|it| matches!(it, "user" | "me" | "self" | "my" | "mine"))
}

/// Whether the elements are things that have an identity of their own.
fn holds_things(contract: &Contract, collection: &Collection) -> bool {
    let types = &contract.observed.types;
    collection.item.is_some_and(|item| {
        types.kind(item) == TypeKind::Object
            && (types.composition(item).iter().any(|it| types.get(*it).resource)
                || types.fields(item).any(|it| {
                    let name = it.name.to_ascii_lowercase();
                    matches!(&*name, "id" | "_id" | "uuid" | "guid" | "sid" | "self" | "href")
                        || it.name.ends_with("Id")
                        || name.ends_with("_id")
                }))
    })
}

/// Whether a list at this path grows with use, by what it is a list of. What people set up by hand (roles, webhooks, labels) stays short.
fn grows(path: &str) -> bool {
    let last = path.rsplit('/').find(|it| !it.is_empty()).unwrap_or_default();
    let last = last.strip_suffix(".json").unwrap_or(last);
    let begins = last.rfind(['_', '-', '.']).map_or(0, |it| it + 1);
    let begins = last.rfind(|it: char| it.is_ascii_uppercase()).unwrap_or(0).max(begins);
    let word = last[begins..].to_ascii_lowercase();
    GROWING.split_ascii_whitespace().any(|it| it == word)
}

/// What is there for each customer, each day or each sale.
const GROWING: &str = "orders payments charges refunds payouts transfers transactions invoices receipts bills bookings \
                       reservations appointments visits shipments deliveries parcels returns quotes leads deals \
                       opportunities contacts customers users members people persons employees students learners \
                       patients subscribers participants attendees registrants guests followers friends messages \
                       sms calls chats conversations threads comments replies posts articles reviews ratings \
                       reactions notes photos images pictures videos files documents uploads recordings \
                       transcripts tickets issues incidents cases tasks todos jobs runs executions builds deployments \
                       reports exports imports scans evaluations snapshots events entries activities audits \
                       submissions responses answers results devices sensors measurements readings products \
                       listings vehicles drivers trips rides beneficiaries batches tunes holdings collections";

fn says_how_many(contract: &Contract, operation: &Operation, collection: &Collection) -> bool {
    const WORDS: [&str; 7] = ["limit", "at most", "maximum", "up to ", "recent", "latest", "first "];
    let output = contract.observed.output(collection.output.id);
    [&operation.summary, &operation.description, &output.description].iter().any(|it| {
        let text = it.to_ascii_lowercase();
        speaks_of_pages(&text) || WORDS.iter().any(|word| text.contains(word))
    })
}

fn speaks_of_pages(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["paginat", "paging", "paged", "page=", "page_", "per page", "pages"].iter().any(|it| text.contains(it))
}
