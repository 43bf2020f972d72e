//! `latency/webhook-only-completion`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Exchange, Role};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// An operation that answers 202 and later calls its caller back lets the caller ask as well: its answer leads to a status monitor, or the
    /// contract has a `GET` for one thing below the operation's path or with a state of its own.
    ///
    /// It is about OpenAPI: a .proto file does not describe how callers are called.
    ///
    /// ## Why it matters
    ///
    /// A callback is one request over the same network: it is lost when the receiver is being deployed, when a firewall changed, when the sender gave
    /// up after its last retry. Where the callback is the only way, the result is lost with it.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /exports:
    ///     post:
    ///       responses:
    ///         '202': { description: The export will be made }
    ///       callbacks:
    ///         done:
    ///           '{$request.body#/url}':
    ///             post:
    ///               requestBody: { content: { application/json: { schema: { type: string } } } }
    ///               responses: { '204': { description: Received } }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /exports:
    ///     post:
    ///       responses:
    ///         '202':
    ///           description: The export will be made
    ///           headers: { Location: { description: Where to ask, schema: { type: string, format: uri } } }
    ///       callbacks:
    ///         done:
    ///           '{$request.body#/url}':
    ///             post:
    ///               parameters:
    ///                 - { name: Webhook-Id, in: header, required: true, schema: { type: string } }
    ///                 - { name: Webhook-Signature, in: header, required: true, schema: { type: string } }
    ///               requestBody: { content: { application/json: { schema: { type: string } } } }
    ///               responses: { '204': { description: Received } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: somebody must build the other way.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations, three of which have both 202 and a callback: 2 findings in 2 descriptions of one publisher, both right. Too few for more than `info`.
    ///
    /// ## References
    ///
    /// - Microsoft Azure architecture patterns, Asynchronous Request-Reply
    pub(crate) static WEBHOOK_ONLY_COMPLETION: Visit = {
        id: "latency/webhook-only-completion",
        summary: "a result that is sent by a callback can be asked for as well",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Contract(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract) {
    let mut calls = contract
        .interactions
        .iter()
        .filter(|call| call.exchange.value == Exchange::CalledBack && call.receipt.is_some())
        .peekable();
    if calls.peek().is_none() {
        return;
    }
    // Whatever reads one thing may be it.
    let can_ask = contract.interactions.iter().any(|call| {
        let operation = contract.operation(call);
        operation.role == Role::Served && &*operation.method == "GET" && call.collection.is_none()
    });
    for call in calls {
        let operation = contract.operation(call);
        let (Some(receipt), Some(callback)) = (call.receipt, operation.callback) else { continue };
        if can_ask
            || contract
                .observed
                .output(receipt.output.id)
                .headers
                .iter()
                .any(|it| it.name.to_ascii_lowercase().ends_with("location"))
        {
            continue;
        }
        ctx.report(operation.span, "only a callback tells what came of it")
            .label("nothing to ask where it is lost")
            .help("add a `GET` that tells the state and name it in the 202's `Location`: a callback that is lost takes the result with it")
            .related(callback, "the only way in which the result arrives")
            .used_by(&operation.name, operation.span);
    }
}
