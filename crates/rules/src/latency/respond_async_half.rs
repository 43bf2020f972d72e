//! `latency/respond-async-half`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction, Status};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// An operation that lets its caller ask not to wait (`Prefer: respond-async`) declares the answer that this leads to: `202 Accepted`.
    ///
    /// It is silent where answers are declared by range (`2XX`) or by `default` alone.
    ///
    /// It is about headers of HTTP, of which a .proto file says nothing.
    ///
    /// ## Why it matters
    ///
    /// The caller that asks not to wait gets an answer that the contract does not have. A generated client takes it for an error, and the work
    /// that was begun is begun again.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /reports:
    ///     post:
    ///       parameters:
    ///         - { name: Prefer, in: header, schema: { type: string, enum: [respond-async] } }
    ///       responses:
    ///         '201': { description: The report }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /reports:
    ///     post:
    ///       parameters:
    ///         - { name: Prefer, in: header, schema: { type: string, enum: [respond-async] } }
    ///       responses:
    ///         '201': { description: The report }
    ///         '202':
    ///           description: The report will be made
    ///           headers:
    ///             Location: { description: Where to ask how far it is, schema: { type: string, format: uri } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: what the answer says must be described.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: no finding; five operations take `Prefer`, all of them for another preference. On because what it finds is a contradiction inside
    /// the contract.
    ///
    /// ## References
    ///
    /// - RFC 7240 §4.1 (`respond-async`), RFC 9110 §15.3.3
    /// - Zalando RESTful API guidelines, rule 181
    pub(crate) static RESPOND_ASYNC_HALF: Visit = {
        id: "latency/respond-async-half",
        summary: "an operation that can be asked not to let its caller wait declares 202",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    let offer = operation.inputs.iter().find(|used| contract.input_facts(used.id).respond_async);
    let Some(&offer) = offer else { return };
    let statuses = || operation.outputs.iter().map(|used| contract.observed.output(used.id).status);
    let declared = statuses().any(|it| matches!(it, Status::Code(202) | Status::Range(2)));
    let says_codes = statuses().any(|it| matches!(it, Status::Code(200..=299)));
    if declared || !says_codes {
        return;
    }
    ctx.report(offer.at, "`Prefer: respond-async` goes in, but no 202 comes out")
        .label("what does the caller get that does not want to wait?")
        .help("declare a 202 with the `Location` of a status monitor: a client that does not know the answer takes it for an error and starts the work again")
        .related(operation.span, "no 202 among its answers")
        .used_by(&operation.name, offer.at)
        .fold_with("respond-async");
}
