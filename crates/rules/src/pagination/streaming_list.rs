//! `pagination/streaming-list`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// A method that lists (`List…`) answers with pages, and not with a stream of everything there is.
    ///
    /// ## Why it matters
    ///
    /// A stream that breaks has to be read from its start, a caller cannot say how much it wants, and through HTTP and most gateways it cannot be read at all. Nothing bounds how long the
    /// server holds what it reads for one caller.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders { rpc ListOrders(ListOrdersRequest) returns (stream Order); }
    /// message ListOrdersRequest {
    ///   string shop = 1;
    ///   string start_after = 2;
    /// }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ```proto correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders { rpc ListOrders(ListOrdersRequest) returns (ListOrdersResponse); }
    /// message ListOrdersRequest {
    ///   string shop = 1;
    ///   string page_token = 2;
    /// }
    /// message ListOrdersResponse {
    ///   repeated Order orders = 1;
    ///   string next_page_token = 2;
    /// }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: a method that answers otherwise is another method.
    ///
    /// ## Measured
    ///
    /// On googleapis (491 packages with 12,344 methods): 2 findings, both right: lists of a table's partitions that are read from the start again when the connection is cut. Too few for more than
    /// `info`.
    ///
    /// ## References
    ///
    /// - AIP-132 and AIP-158 (lists and pages)
    pub(crate) static STREAMING_LIST: Visit = {
        id: "pagination/streaming-list",
        summary: "a list comes in pages and not in a stream",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    let lists = |name: &str| name.strip_prefix("List").is_some_and(|it| it.starts_with(char::is_uppercase));
    let Some(rpc) = operation.rpc.as_deref().filter(|it| it.gives.stream && lists(&it.name)) else { return };
    if rpc.takes.stream {
        return;
    }
    ctx.report(rpc.gives.at, format_args!("`{}` streams all there is", operation.name))
        .label("no pages")
        .help("answer with pages (`page_size`, `page_token`, `next_page_token`, AIP-158): whoever is cut off goes on where it was")
        .used_by(&operation.name, operation.span);
}
