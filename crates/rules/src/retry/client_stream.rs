//! `retry/client-stream`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::Rpc;
use wirelint_model::traffic::{Dialect, Governed, System};

use crate::Visit;
use crate::traffic::{is_written, retries};

declare_rule! {
    /// ## What it checks
    ///
    /// A retry policy that somebody has written does not hold for a gRPC method that takes a stream. To make such a call again all messages that were sent must be sent once more, so whoever
    /// retries keeps them. From the first one that no longer fits into its buffer on, and from the first answer on, the call is committed: it is not made again whatever the policy says.
    ///
    /// Streams that only ask for what is then sent back (`Listen`, `…Pull`, `…Read…`) are left alone: their messages are few and small.
    ///
    /// One policy is one finding, with the methods as its uses.
    ///
    /// ## Why it matters
    ///
    /// The policy works in tests, whose streams are short, and not for the long uploads for which it was meant. Which call is retried hangs on how much was sent before it failed, which no reader of the configuration can tell.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// //- shop/v1/photos.proto
    /// syntax = "proto3";
    /// package shop.v1;
    ///
    /// service Photos {
    ///   rpc CheckPhoto(stream Chunk) returns (Verdict);
    /// }
    /// message Chunk { bytes data = 1; }
    /// message Verdict { bool readable = 1; }
    /// //- retries.json
    /// {
    ///   "methodConfig": [{
    ///     "name": [{ "service": "shop.v1.Photos" }],
    ///     "timeout": "30s",
    ///     "retryPolicy": { "maxAttempts": 3, "initialBackoff": "0.1s", "maxBackoff": "1s", "backoffMultiplier": 2, "retryableStatusCodes": ["RESOURCE_EXHAUSTED"] }
    ///   }],
    ///   "retryThrottling": { "maxTokens": 10, "tokenRatio": 0.1 }
    /// }
    /// ```
    ///
    /// ```proto correct
    /// //- shop/v1/photos.proto
    /// syntax = "proto3";
    /// package shop.v1;
    ///
    /// service Photos {
    ///   rpc CheckPhoto(stream Chunk) returns (Verdict);
    /// }
    /// message Chunk { bytes data = 1; }
    /// message Verdict { bool readable = 1; }
    /// //- retries.json
    /// { "methodConfig": [{ "name": [{ "service": "shop.v1.Photos", "method": "CheckPhoto" }], "timeout": "30s" }] }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: whether an upload goes on where it broke is a matter of the protocol, not of the policy.
    ///
    /// ## Measured
    ///
    /// On the 465 service configs of `googleapis` with their contracts: 13 findings, of which 11 are right; the wrong ones are dialogues of a few messages. All are of policies that hold for a whole service of which some methods take a stream (speech, text to speech, storage, BigQuery's writes). What
    /// gRPC does then is as it says; how long the streams are nobody can tell from here, hence `info`.
    ///
    /// ## References
    ///
    /// - gRFC A6 (client retries), sections When Retries are Valid, and Memory Management (Buffering)
    /// - Envoy, `per_request_buffer_limit_bytes`: a request whose body does not fit is not retried
    pub(crate) static CLIENT_STREAM: Visit = {
        id: "retry/client-stream",
        summary: "what takes a stream is not left to a retry policy",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::Traffic],
        visit: Visit::System(check),
    }
}

fn check(ctx: &mut Context<'_>, system: &System<'_>) {
    for Governed { operation, table, policy, applied, .. } in system.governed() {
        let Some(retry) = policy.retry.as_ref().filter(|it| is_written(it) && retries(it)) else { continue };
        let Some(rpc) = operation.rpc.as_ref().filter(|it| it.takes.stream && !asks(it)) else { continue };
        let who = if table.dialect == Dialect::Grpc { "the client" } else { "the proxy" };
        let report = ctx
            .report(
                retry.span,
                format_args!("`{}` takes a stream: it is called again only as long as {who} still has all of it", operation.name),
            )
            .label("ends with the first message that does not fit")
            .help("take the method out of what the policy is for, and let the caller begin again, or go on from what the server says it has")
            .related(rpc.takes.at, "a stream")
            .used_by(&operation.name, operation.span)
            // One policy is one decision.
            .fold_with(format!("{:?}", retry.span));
        let selector = &policy.selectors[applied.selector as usize];
        if selector.span != retry.span {
            _ = report.related(selector.span, format!("selects `{}`", operation.name));
        }
    }
}

/// Whether the stream is but what a caller asks for, a few small messages, and what it is there for comes back: `StreamingPull`, `BidiReadObject`.
fn asks(rpc: &Rpc) -> bool {
    const VERBS: [&str; 8] = ["Listen", "Tail", "Watch", "Subscribe", "Pull", "Read", "Follow", "Receive"];
    rpc.gives.stream && VERBS.iter().any(|it| rpc.name.contains(it))
}
