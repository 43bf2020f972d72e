//! `concurrency/etag-not-emitted`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// Where a write takes `If-Match`, reading the same resource (`GET` on the same path) gives the entity tag: as an `ETag` header or as a field
    /// (`etag`, `version`, `revision`, …) of its answer. Any other operation of that path may give it as well.
    ///
    /// It is silent where the resource cannot be read by the same path, and where the answer is not described to its end.
    ///
    /// A shared `If-Match` parameter is one finding where it is defined; the same header written inline in one file is one finding, too.
    ///
    /// ## Why it matters
    ///
    /// A client cannot send what it never got. It leaves the header out, or sends `*`, and two callers overwrite each other as if there were
    /// no precondition; where the header is required, nobody can call at all.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /orders/{id}:
    ///     parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///     get:
    ///       responses:
    ///         '200':
    ///           description: An order
    ///           content: { application/json: { schema: { type: object, properties: { note: { type: string } } } } }
    ///     delete:
    ///       parameters: [{ name: If-Match, in: header, schema: { type: string } }]
    ///       responses: { '204': { description: Deleted }, '412': { description: The order has changed } }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /orders/{id}:
    ///     parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///     get:
    ///       responses:
    ///         '200':
    ///           description: An order
    ///           headers: { ETag: { schema: { type: string } } }
    ///           content: { application/json: { schema: { type: object, properties: { note: { type: string } } } } }
    ///     delete:
    ///       parameters: [{ name: If-Match, in: header, schema: { type: string } }]
    ///       responses: { '204': { description: Deleted }, '412': { description: The order has changed } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: whether the server sends the tag is not known.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 3,348 uses, folded to 7 findings in 7 descriptions. All were
    /// judged: 6 right. The wrong one takes the tag of another resource. Too few for an error, hence a warning.
    ///
    /// ## References
    ///
    /// - RFC 9110 §8.8.3 (`ETag`) and §13.1.1 (`If-Match`); AIP-154
    pub(crate) static ETAG_NOT_EMITTED: Visit = {
        id: "concurrency/etag-not-emitted",
        summary: "what `If-Match` needs is given to the caller",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Contract(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract) {
    for calls in super::by_path(contract) {
        for call in calls {
            let operation = contract.operation(call);
            let Some(used) = super::if_match(contract, operation) else { continue };
            let Some(answer) = super::read_answer(contract, calls) else { continue };
            let any = |it: &Interaction| it.precondition.etag.is_some() || super::gives_version(contract, it);
            if calls.iter().any(any) {
                continue;
            }
            let input = contract.observed.input(used.id);
            let report = ctx
                .report(input.span, "`If-Match` is taken, but no answer gives the entity tag to send")
                .label("where would the caller get it?")
                .help("give an `ETag` header where the resource is read; without it callers overwrite each other unseen")
                .related(answer.at, "this answer has no `ETag`")
                .used_by(&operation.name, used.at);
            if used.at == input.span {
                report.fold_with("etag");
            }
        }
    }
}
