//! `latency/poll-without-hint`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction, Role};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// An operation that callers poll (a `GET` on a job, task, export, run, … whose state has listed values for work that goes on and for work
    /// that is over) says when to ask again: by `Retry-After` or the like.
    ///
    /// It is silent where asking is cheap (`ETag` and 304) and where the contract has webhooks or callbacks, so that nobody need poll.
    ///
    /// All of them in one file are one finding.
    ///
    /// It is about headers of HTTP, of which a .proto file says nothing.
    ///
    /// ## Why it matters
    ///
    /// Without a time every client chooses its own, and most choose a short one. Thousands of callers that ask each second how far a job is that
    /// takes an hour are more load than the job.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /exports/{id}:
    ///     get:
    ///       parameters:
    ///         - { name: id, in: path, required: true, schema: { type: string } }
    ///       responses:
    ///         '200':
    ///           description: How far it is
    ///           content:
    ///             application/json:
    ///               schema:
    ///                 type: object
    ///                 properties: { state: { type: string, enum: [queued, running, succeeded, failed] } }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /exports/{id}:
    ///     get:
    ///       parameters:
    ///         - { name: id, in: path, required: true, schema: { type: string } }
    ///       responses:
    ///         '200':
    ///           description: How far it is
    ///           headers: { Retry-After: { description: How many seconds to wait, schema: { type: integer } } }
    ///           content:
    ///             application/json:
    ///               schema:
    ///                 type: object
    ///                 properties: { state: { type: string, enum: [queued, running, succeeded, failed] } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: the contract would promise something that the server must also do.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 148 findings in 148 descriptions of 48 publishers (0.1 per 100 operations). Judged: 17 of 24 right, one for each publisher; hence `info`.
    /// The wrong ones are states that people change, or that are told by events of which the contract says nothing.
    ///
    /// ## References
    ///
    /// - RFC 9110 §10.2.3 (`Retry-After`), Microsoft Azure REST API guidelines, long-running operations
    pub(crate) static POLL_WITHOUT_HINT: Visit = {
        id: "latency/poll-without-hint",
        summary: "an operation that is polled says when to ask again",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Contract(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract) {
    let mut calls = contract.interactions.iter().filter(|call| is_polled(contract, call)).peekable();
    if calls.peek().is_none() {
        return;
    }
    if contract.observed.operations.iter().any(|it| it.role == Role::CalledBack || it.callback.is_some()) {
        return;
    }
    for call in calls {
        let Some(monitor) = call.monitor.as_deref() else { continue };
        let operation = contract.operation(call);
        let output = contract.observed.output(monitor.output.id);
        ctx.report(operation.span, "callers poll this, and nothing says how often")
            .label(format!("until `{}` says that it is over", monitor.name))
            .help("send `Retry-After` while the work goes on, or call the caller back: each client chooses its own time otherwise, and most choose a short one")
            .related(output.span, "no `Retry-After` here")
            .used_by(&operation.name, operation.span)
            .fold_with("poll");
    }
}

/// Whether callers ask again and again, and each time are told all.
fn is_polled(contract: &Contract, call: &Interaction) -> bool {
    call.monitor.as_deref().is_some_and(|it| {
        it.about_work
            && (it.running || it.pending)
            && it.succeeded
            && it.failed
            && contract.operation(call).role == Role::Served
            && !contract.output_facts(it.output.id).says_when
            && call.precondition.etag.is_none()
    })
}
