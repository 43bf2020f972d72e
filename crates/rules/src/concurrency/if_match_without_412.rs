//! `concurrency/if-match-without-412`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction, Status};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// A write that takes `If-Match` and lists its failures has `412 Precondition Failed` among them (or `428`, `4XX`, `default`).
    ///
    /// It is silent where no failure is described at all, and where the status codes are not those of HTTP.
    ///
    /// A shared `If-Match` parameter is one finding where it is defined. The same header written inline again and again in one file is one
    /// finding, too.
    ///
    /// It is about OpenAPI: a gRPC method does not say how it fails, so any of them may be `ABORTED`.
    ///
    /// ## Why it matters
    ///
    /// 412 is the answer that the header is there for: someone else was faster. A client that does not expect it takes it for a defect, and
    /// what is left to do (read again, merge, write again) is never written.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /orders/{id}:
    ///     put:
    ///       parameters:
    ///         - { name: id, in: path, required: true, schema: { type: string } }
    ///         - { name: If-Match, in: header, schema: { type: string } }
    ///       requestBody:
    ///         content: { application/json: { schema: { type: object, properties: { note: { type: string } } } } }
    ///       responses:
    ///         '204': { description: Changed }
    ///         '404': { description: No such order }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /orders/{id}:
    ///     put:
    ///       parameters:
    ///         - { name: id, in: path, required: true, schema: { type: string } }
    ///         - { name: If-Match, in: header, schema: { type: string } }
    ///       requestBody:
    ///         content: { application/json: { schema: { type: object, properties: { note: { type: string } } } } }
    ///       responses:
    ///         '204': { description: Changed }
    ///         '404': { description: No such order }
    ///         '412': { description: Someone else has changed the order }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: what the body of the answer says is not known.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 6 uses, folded to 2 findings in 2 descriptions. Both right. So
    /// few, but each contradicts itself: it lists failures and leaves out the one that the header is there for. Hence a
    /// warning.
    ///
    /// ## References
    ///
    /// - RFC 9110 §13.1.1 (`If-Match`) and §15.5.13 (412); RFC 6585 §3 (428)
    pub(crate) static IF_MATCH_WITHOUT_412: Visit = {
        id: "concurrency/if-match-without-412",
        summary: "an operation with a precondition says what happens when it fails",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    let Some(used) = super::if_match(contract, operation) else { return };
    let mut lists_failures = false;
    for output in &operation.outputs {
        match contract.observed.output(output.id).status {
            // From 452 on there are numbers that stand for other things than HTTP's.
            Status::Code(412 | 428 | 452..=499) | Status::Range(4) | Status::Default => return,
            Status::Code(400..) => lists_failures = true,
            Status::Code(_) | Status::Range(_) => {}
        }
    }
    if !lists_failures {
        return;
    }
    let input = contract.observed.input(used.id);
    let report = ctx
        .report(input.span, "`If-Match` is taken, but the answer where it does not match is not described")
        .label("no `412 Precondition Failed`")
        .help("describe `412`: it tells the client that someone else was faster, and to read again before it writes")
        .used_by(&operation.name, used.at);
    if used.at == input.span {
        report.fold_with("412");
    }
}
