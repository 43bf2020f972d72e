//! `events/webhook-unsigned-no-id`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// A webhook or callback lets its receiver tell who sends it (a header with a signature, a security requirement, or prose about one) and recognise what came
    /// before (an identifier or reference in its body or a header).
    ///
    /// What one file's webhooks lack is one finding.
    ///
    /// It is about OpenAPI: a .proto file does not describe how callers are called.
    ///
    /// ## Why it matters
    ///
    /// Webhooks are delivered at least once: the sender whose answer was lost sends again. And they go to an address that anybody may find, and post to.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// openapi: 3.1.1
    /// info: { title: Orders, version: '1' }
    /// webhooks:
    ///   orderShipped:
    ///     post:
    ///       requestBody:
    ///         content:
    ///           application/json: { schema: { type: object, properties: { status: { type: string } } } }
    ///       responses: { '204': { description: Received } }
    /// ```
    ///
    /// ```yaml correct
    /// openapi: 3.1.1
    /// info: { title: Orders, version: '1' }
    /// webhooks:
    ///   orderShipped:
    ///     post:
    ///       parameters: [{ name: Webhook-Signature, in: header, required: true, schema: { type: string } }]
    ///       requestBody:
    ///         content:
    ///           application/json:
    ///             schema: { type: object, properties: { event_id: { type: string }, status: { type: string } } }
    ///       responses: { '204': { description: Received } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: what is sent is not decided by the contract.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 103 uses, folded to 14 findings in 13 descriptions. All were judged: 12 right. Many senders sign and say so elsewhere than
    /// in the contract, hence `info`.
    ///
    /// ## References
    ///
    /// - Standard Webhooks 1.0 (`webhook-id`, `webhook-signature`), CloudEvents 1.0 (`source` and `id`)
    pub(crate) static WEBHOOK_UNSIGNED_NO_ID: Visit = {
        id: "events/webhook-unsigned-no-id",
        summary: "the receiver of a webhook can tell who sent it and whether it came before",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let Some(delivery) = call.repeat.delivery else { return };
    let operation = contract.operation(call);
    let what = match (delivery.identified, delivery.signed) {
        (false, false) => "nothing proves who sends it, and nothing tells a second delivery from the first",
        (false, true) => "nothing tells a second delivery from the first",
        (true, false) => "nothing proves who sends it",
        (true, true) => return,
    };
    ctx.report(operation.span, format_args!("{what}"))
        .label("what shall its receiver go by?")
        .help("declare a header with a signature and one with an identifier of the event: webhooks are delivered at least once, to an address that others may find")
        .used_by(&operation.name, operation.span)
        .fold_with(what);
}
