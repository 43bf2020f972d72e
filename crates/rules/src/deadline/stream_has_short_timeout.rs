//! `deadline/stream-has-short-timeout`

use std::time::Duration;

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::traffic::{Dialect, Governed, Reach, System, Timeout};
use wirelint_model::{Exchange, Operation};

use crate::Visit;
use crate::traffic::time;

declare_rule! {
    /// ## What it checks
    ///
    /// Where configuration holds for an operation that sends what happens as it happens (server-sent events, streams), its timeout is at least ten minutes, or there is none. The timeouts of routes count until the last byte of the answer; where
    /// nothing is written Envoy takes 15 seconds and Linkerd 10. Of gRPC methods that give a stream those are meant whose name says that it goes on: `Watch…`, `Subscribe…`, `Tail…`, `StreamingPull` and the like.
    ///
    /// ## Why it matters
    ///
    /// Every listener is cut off again and again, at the same distance from when it began. It works in tests, which are shorter; in production all clients come back at once, and what happened meanwhile is lost where nobody can go on from where they were.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// #- openapi.yaml
    /// paths:
    ///   /order-events:
    ///     get:
    ///       operationId: watchOrders
    ///       parameters: [{ name: Last-Event-ID, in: header, schema: { type: string } }]
    ///       responses:
    ///         '200':
    ///           description: What happens to orders, each event with an id
    ///           content: { text/event-stream: { schema: { type: string } } }
    ///         '400': { description: Wrong }
    /// #- routes.yaml
    /// virtual_hosts:
    /// - name: orders
    ///   domains: ["*"]
    ///   routes:
    ///   - match: { prefix: /order-events }
    ///     route: { cluster: orders }
    /// ```
    ///
    /// ```yaml correct
    /// #- openapi.yaml
    /// paths:
    ///   /order-events:
    ///     get:
    ///       operationId: watchOrders
    ///       parameters: [{ name: Last-Event-ID, in: header, schema: { type: string } }]
    ///       responses:
    ///         '200':
    ///           description: What happens to orders, each event with an id
    ///           content: { text/event-stream: { schema: { type: string } } }
    ///         '400': { description: Wrong }
    /// #- routes.yaml
    /// virtual_hosts:
    /// - name: orders
    ///   domains: ["*"]
    ///   routes:
    ///   - match: { prefix: /order-events }
    ///     route: { cluster: orders, timeout: 0s }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: whether a stream may go on for ever only its owner knows.
    ///
    /// ## Measured
    ///
    /// On `googleapis`, with 465 service configs, 34 streams have a timeout below ten minutes. All but a few are long answers that end by themselves (`RunQuery`, `StreamAnswerQuery`), so
    /// of gRPC methods only those are judged whose name says that what happens is sent; none of these has a short timeout there. What it says is a contradiction between a contract and what is configured around it, hence a warning.
    ///
    /// ## References
    ///
    /// - Envoy's `RouteAction.timeout`: incompatible with responses that never end; gRPC guides, Keepalive and Deadlines
    pub(crate) static STREAM_HAS_SHORT_TIMEOUT: Visit = {
        id: "deadline/stream-has-short-timeout",
        summary: "a stream is not cut off after a short time",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::Traffic],
        visit: Visit::System(check),
    }
}

/// A time after which it does little harm to begin again.
const LONG: Duration = Duration::from_mins(10);

fn check(ctx: &mut Context<'_>, system: &System<'_>) {
    for Governed { call, operation, table, policy, applied, .. } in system.governed() {
        if call.exchange.value != Exchange::PushedTo || applied.reach != Reach::All || !goes_on(operation) {
            continue;
        }
        let (span, timeout, is_written) = match &policy.timeout {
            Some(Timeout::After(timeout)) => (timeout.span, timeout.value, true),
            Some(Timeout::Default(timeout)) => (policy.span, *timeout, false),
            Some(Timeout::Never(_)) | None => continue,
        };
        if timeout >= LONG {
            continue;
        }
        let whose = match table.dialect {
            _ if is_written => "",
            Dialect::Linkerd => " by Linkerd",
            _ => " by Envoy",
        };
        ctx.report(span, format_args!("a stream is cut off{whose} after {}", time(timeout)))
            .label(if is_written { "also where it goes on" } else { "no timeout is written, so there is one by default" })
            .help("switch the timeout off for what is a stream (`timeout: 0s` of Envoy and Istio), and bound the time without an event instead")
            .used_by(&operation.name, operation.span);
    }
}

/// Whether a stream has no end of its own. gRPC streams long answers as well, and whatever is worked out for the call: there the name must say
/// that what happens is sent.
fn goes_on(operation: &Operation) -> bool {
    const VERBS: [&str; 12] = [
        "Watch",
        "Subscribe",
        "Tail",
        "Listen",
        "Follow",
        "Pull",
        "Receive",
        "Monitor",
        "Observe",
        "StreamingPull",
        "StreamEvents",
        "StreamUpdates",
    ];
    // `Follow` and `FollowOrder`, but not `Followers`.
    let begins = |name: &str, verb: &str| {
        name.strip_prefix(verb).is_some_and(|it| !it.starts_with(char::is_lowercase))
    };
    operation.rpc.as_ref().is_none_or(|rpc| VERBS.iter().any(|it| begins(&rpc.name, it)))
}
