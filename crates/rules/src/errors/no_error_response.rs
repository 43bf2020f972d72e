//! `errors/no-error-response`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction, Role, Status};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// An operation describes at least one answer that is for failure: `4XX`, `5XX`, or `default`.
    ///
    /// A matter of policy, hence off by default. All operations of one file are one finding.
    ///
    /// Only OpenAPI says how calls fail: a gRPC method fails with a `google.rpc.Status`, and its .proto file does not say with which.
    ///
    /// ## Why it matters
    ///
    /// Every call can fail. What is not described is not handled: the generated client has no type for it, and the caller meets the server's
    /// error page as a defect in a parser.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /orders:
    ///     get:
    ///       responses: { '200': { description: Orders } }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /orders:
    ///     get:
    ///       responses:
    ///         '200': { description: Orders }
    ///         default: { description: It has failed }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: how the server fails is not known.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 33,803 uses, folded to 1,246 findings in 1,246 descriptions,
    /// which is nearly every second one. True by construction (14 of 14 that were read), and a habit of whole companies;
    /// hence off.
    ///
    /// ## References
    ///
    /// - Zalando RESTful API guidelines, rule 151; AIP-193
    pub(crate) static NO_ERROR_RESPONSE: Visit = {
        id: "errors/no-error-response",
        summary: "operations say how they fail",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    let fails = |status| match status {
        Status::Code(code) => code >= 400,
        Status::Range(digit) => digit >= 4,
        Status::Default => true,
    };
    let mut statuses = operation.outputs.iter().map(|used| contract.observed.output(used.id).status);
    if operation.role == Role::CalledBack || operation.outputs.is_empty() || statuses.any(fails) {
        return;
    }
    ctx.report(operation.span, "no answer for failure is described")
        .label("how does it fail?")
        .help("describe the errors, or `default` for all of them: what is not described is not handled")
        .used_by(&operation.name, operation.span)
        .fold_with("none");
}
