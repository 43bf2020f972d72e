//! `idempotency/put-not-replace`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Guard, Interaction, Role, VerbClass};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// A `PUT` on a collection (its path ends in a plural, not in an identifier) does not make something new: its verb (`create`, `add`, …) and an
    /// identifier in its answer that the request has not say that it does. It is silent where the contract says "or update" and the
    /// like, and where the caller chooses the identifier or a key.
    ///
    /// One file's are one finding.
    ///
    /// It is about OpenAPI: `PUT` is no standard method of gRPC (AIP-134), and `concurrency/update-without-mask` is about updates.
    ///
    /// ## Why it matters
    ///
    /// `PUT` means "let it be this", so clients and proxies send it again without asking when an answer is lost. Each time there is one more.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /credentials:
    ///     put:
    ///       operationId: createCredential
    ///       requestBody:
    ///         content:
    ///           application/json: { schema: { type: object, properties: { scope: { type: string } } } }
    ///       responses:
    ///         '201':
    ///           description: Created
    ///           content:
    ///             application/json: { schema: { type: object, properties: { id: { type: string }, scope: { type: string } } } }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /credentials/{name}:
    ///     put:
    ///       operationId: putCredential
    ///       parameters: [{ name: name, in: path, required: true, schema: { type: string } }]
    ///       requestBody:
    ///         content:
    ///           application/json: { schema: { type: object, properties: { scope: { type: string } } } }
    ///       responses:
    ///         '201':
    ///           description: Created
    ///           content:
    ///             application/json: { schema: { type: object, properties: { id: { type: string }, scope: { type: string } } } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: another method is another operation, which clients must learn.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 10 uses, folded to 4 findings in 4 descriptions. All were judged: 4 right. So few that it is a warning only because
    /// the contract contradicts itself.
    ///
    /// ## References
    ///
    /// - RFC 9110 §9.3.4 (`PUT`), §9.2.2 (idempotent methods)
    pub(crate) static PUT_NOT_REPLACE: Visit = {
        id: "idempotency/put-not-replace",
        summary: "a `PUT` that is repeated replaces what the first one wrote",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    if &*operation.method != "PUT"
        || operation.role != Role::Served
        || operation.path.trim_end_matches('/').ends_with('}')
    {
        return;
    }
    let Some(id) = &call.repeat.new_id else { return };
    if !matches!(call.repeat.guard, None | Some(Guard::Name(_)))
        || call.key.is_some()
        || call.verb != VerbClass::Create
    {
        return;
    }
    if operation.extensions.as_ref().is_some_and(|it| it.stated.effect.is_some()) || operation.inputs_unknown
    {
        return;
    }
    // `/servers/{id}/credentials`: one of many. `/servers/{id}/start` and `/agreements/current` are what they name.
    if !operation.path.trim_end_matches('/').ends_with('s') {
        return;
    }
    ctx.report(
        operation.span,
        format_args!("`PUT` is repeated by clients and proxies, and this one makes a new `{id}` each time"),
    )
    .label("no identifier in the path")
    .help("make it a `POST`, or let the caller choose the identifier in the path: a `PUT` whose answer is lost is sent again without asking")
    .used_by(&operation.name, operation.span)
    .fold_with("put");
}
