//! `idempotency/conflict-without-existing`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction, Role, VerbClass};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// Where a `POST` makes something with a new identifier and answers 409 because it is there already, that answer says where: by a `Location` header, an
    /// identifier or a link in its body. Only a 409 whose description speaks of what exists counts.
    ///
    /// One file's are one finding.
    ///
    /// It is about OpenAPI: a gRPC method does not say that it may be `ALREADY_EXISTS`.
    ///
    /// ## Why it matters
    ///
    /// The client whose first answer was lost gets a 409 for its own success. Without the identifier it must take that for a failure, or search.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /projects:
    ///     post:
    ///       operationId: createProject
    ///       requestBody:
    ///         content:
    ///           application/json: { schema: { type: object, properties: { name: { type: string } } } }
    ///       responses:
    ///         '201':
    ///           description: Created
    ///           content:
    ///             application/json: { schema: { type: object, properties: { id: { type: string } } } }
    ///         '409': { description: A project with this name already exists }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /projects:
    ///     post:
    ///       operationId: createProject
    ///       requestBody:
    ///         content:
    ///           application/json: { schema: { type: object, properties: { name: { type: string } } } }
    ///       responses:
    ///         '201':
    ///           description: Created
    ///           content:
    ///             application/json: { schema: { type: object, properties: { id: { type: string } } } }
    ///         '409':
    ///           description: A project with this name already exists
    ///           headers: { Location: { description: The project, schema: { type: string } } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: what the server can say of the other one is not in the contract.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 34 uses, folded to 14 findings in 14 descriptions. All were judged: 11 right. Where an account is meant, saying where it is
    /// would tell a stranger that it exists.
    ///
    /// ## References
    ///
    /// - draft-ietf-httpapi-idempotency-key-header §2.6, RFC 9110 §15.5.10 (409)
    /// - Zalando RESTful API guidelines, rule 231
    pub(crate) static CONFLICT_WITHOUT_EXISTING: Visit = {
        id: "idempotency/conflict-without-existing",
        summary: "an answer that something is there already says where",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    if &*operation.method != "POST"
        || operation.role != Role::Served
        || call.key.is_some()
        || call.repeat.new_id.is_none()
    {
        return;
    }
    if !matches!(call.verb, VerbClass::Create | VerbClass::Unknown) {
        return;
    }
    for used in operation.outputs.iter().filter(|used| contract.output_facts(used.id).hides_existing) {
        let output = contract.observed.output(used.id);
        ctx.report(output.span, "`409` says that it is there already, but not where")
            .label("no identifier and no `Location`")
            .help("answer with the identifier of what is there, or a `Location` header: a client whose first answer was lost takes its success for a failure")
            .used_by(&operation.name, used.at)
            .fold_with("409");
    }
}
