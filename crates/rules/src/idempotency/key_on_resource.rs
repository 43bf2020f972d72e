//! `idempotency/key-on-resource`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction, KeyPlace};

use crate::Visit;
use crate::names::normal;

declare_rule! {
    /// ## What it checks
    ///
    /// What a server recognises a repeated call by (`request_id`) is a field of the request message, beside the resource, and no field of the resource.
    ///
    /// ## Why it matters
    ///
    /// The resource stays, and the key with it: it comes back in every answer, is written into every copy, and the next update that sends the resource as it was read
    /// sends the old key again, so that the server takes a new change for one that it has made.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// import "google/api/resource.proto";
    /// service Orders { rpc CreateOrder(CreateOrderRequest) returns (Order); }
    /// message CreateOrderRequest { Order order = 1; }
    /// message Order {
    ///   option (google.api.resource) = { type: "shop.example/Order" pattern: "orders/{order}" };
    ///   string name = 1;
    ///   string request_id = 2;
    /// }
    /// ```
    ///
    /// ```proto correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// import "google/api/resource.proto";
    /// service Orders { rpc CreateOrder(CreateOrderRequest) returns (Order); }
    /// message CreateOrderRequest {
    ///   Order order = 1;
    ///   // Kept for a day.
    ///   string request_id = 2;
    /// }
    /// message Order {
    ///   option (google.api.resource) = { type: "shop.example/Order" pattern: "orders/{order}" };
    ///   string name = 1;
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: a field that has been published cannot be moved to another message.
    ///
    /// ## Measured
    ///
    /// On googleapis (491 packages with 12,344 methods): no finding. An `external_id`, which four resources have, is the caller's name for the thing and is left alone
    /// since. Without hits it is `info`.
    ///
    /// ## References
    ///
    /// - AIP-155: the field must be on the request message
    pub(crate) static KEY_ON_RESOURCE: Visit = {
        id: "idempotency/key-on-resource",
        summary: "a key identifies the call and is no part of what the call makes",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let (operation, types) = (contract.operation(call), &contract.observed.types);
    let Some(key) = &call.key else { return };
    let KeyPlace::Body(ty) = key.place else { return };
    // An external id is the caller's name for the thing, and belongs there.
    let name = normal(&key.name);
    let is_of_call = matches!(&*name, "requestid" | "clientrequestid") || name.starts_with("idempoten");
    if operation.rpc.is_none()
        || !is_of_call
        || !types.composition(ty).iter().any(|it| types.get(*it).resource)
    {
        return;
    }
    ctx.report(key.span, format_args!("the key `{}` is part of the resource", key.name))
        .label("it stays there")
        .help("put it into the request message, beside the resource (AIP-155): here it outlives the call, and comes back with whatever is read")
        .argument(&*key.name)
        .used_by(&operation.name, operation.span);
}
