//! `errors/not-problem-json`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// The JSON body of an answer that is for failure may be had as `application/problem+json`.
    ///
    /// A matter of policy, hence off by default. The errors of one file are one finding.
    ///
    /// Only OpenAPI says how calls fail: a gRPC method fails with a `google.rpc.Status`, and its .proto file does not say with which.
    ///
    /// ## Why it matters
    ///
    /// One form for all errors of all APIs lets one piece of code handle them: gateways, clients and logs know where the type, the status and
    /// the explanation stand.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /orders:
    ///     get:
    ///       responses:
    ///         '200': { description: Orders }
    ///         '500':
    ///           description: It has failed
    ///           content: { application/json: { schema: { type: object, properties: { code: { type: string } } } } }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /orders:
    ///     get:
    ///       responses:
    ///         '200': { description: Orders }
    ///         '500':
    ///           description: It has failed
    ///           content: { application/problem+json: { schema: { type: object, properties: { type: { type: string } } } } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: another form of errors is another contract.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 189,077 uses, folded to 1,361 findings in 1,361 descriptions.
    /// True by construction (14 of 14 that were read); hence off.
    ///
    /// ## References
    ///
    /// - RFC 9457; Zalando RESTful API guidelines, rule 176
    pub(crate) static NOT_PROBLEM_JSON: Visit = {
        id: "errors/not-problem-json",
        summary: "errors are problem documents",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    for (used, error) in super::failures(contract, operation) {
        if error.problem {
            continue;
        }
        let output = contract.observed.output(used.id);
        ctx.report(output.span, "this error is no problem document")
            .label("not `application/problem+json`")
            .help("answer with `application/problem+json`, which clients and gateways know")
            .used_by(&operation.name, used.at)
            .fold_with("problem");
    }
}
