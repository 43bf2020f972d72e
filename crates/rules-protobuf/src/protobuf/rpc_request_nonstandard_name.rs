//! `protobuf/rpc-request-nonstandard-name`

use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::rpc::check_type_name;
use crate::{Document, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// The request of the method `GetOrder` of the service `OrderService` is called `GetOrderRequest` or `OrderServiceGetOrderRequest`.
    /// Where `buf.yaml` states `rpc_allow_google_protobuf_empty_requests`, `google.protobuf.Empty` is fine, too.
    ///
    /// ## Why it matters
    ///
    /// A message that is one method's request and nothing else can get a field that this method needs. A message that means something
    /// by itself, or `google.protobuf.Empty`, cannot.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// message Order {}
    /// message GetOrderRequest {}
    /// message GetOrderResponse {}
    /// service OrderService {
    ///   rpc GetOrder(Order) returns (GetOrderResponse);
    /// }
    /// ```
    ///
    /// ```proto correct
    /// message GetOrderRequest {}
    /// message GetOrderResponse {}
    /// service OrderService {
    ///   rpc GetOrder(GetOrderRequest) returns (GetOrderResponse);
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: the message may be used elsewhere.
    ///
    /// ## Measured
    ///
    /// The 7,227 files of googleapis, and files of all kinds from a generator: the same findings as `buf lint`, place for place.
    ///
    /// ## References
    ///
    /// - buf's documentation of its lint rules, `RPC_REQUEST_STANDARD_NAME`
    pub(crate) static RPC_REQUEST_NONSTANDARD_NAME: Visit = {
        id: "protobuf/rpc-request-nonstandard-name",
        summary: "a method's request is named after the method",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        peers: ["RPC_REQUEST_STANDARD_NAME"],
        visit: Visit::File(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    let allows_empty = document.options().rpc_allow_google_protobuf_empty_requests;
    for service in &document.elements().services {
        for method in service.methods() {
            if let Some(of) = method.input() {
                check_type_name(ctx, document, (*service, method), of, "Request", allows_empty);
            }
        }
    }
}
