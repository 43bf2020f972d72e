//! `errors/no-machine-code`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// The JSON body of an answer that is for failure has more than text for people: a code, a type, a list of the fields that are wrong, or
    /// whatever else a program can tell one error from another by.
    ///
    /// Bodies that are not described to their end are left alone. The errors of one file are one finding.
    ///
    /// Only OpenAPI says how calls fail: a gRPC method fails with a `google.rpc.Status`, and its .proto file does not say with which.
    ///
    /// ## Why it matters
    ///
    /// A client that has nothing but a sentence takes it apart, and breaks when the sentence is improved. What it needs to know most, whether to
    /// try again, the status code alone says only roughly.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /orders:
    ///     post:
    ///       responses:
    ///         '201': { description: Created }
    ///         '409':
    ///           description: It cannot be created
    ///           content:
    ///             application/json:
    ///               schema: { type: object, properties: { message: { type: string } } }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /orders:
    ///     post:
    ///       responses:
    ///         '201': { description: Created }
    ///         '409':
    ///           description: It cannot be created
    ///           content:
    ///             application/json:
    ///               schema: { type: object, properties: { code: { type: string }, message: { type: string } } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: the codes are the server's.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 8,765 uses, folded to 96 findings in 96 descriptions. Judged: 23
    /// of 24 right, two of each publisher at most. Whoever has few errors, each with a status of its own, can do without;
    /// hence `info`.
    ///
    /// ## References
    ///
    /// - RFC 9457 §3.1.1 (`type`); AIP-193 (`ErrorInfo.reason`)
    pub(crate) static NO_MACHINE_CODE: Visit = {
        id: "errors/no-machine-code",
        summary: "errors say what went wrong in a form that programs can read",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    for (used, error) in super::failures(contract, operation) {
        if error.code || error.problem || !error.message || !error.described {
            continue;
        }
        let output = contract.observed.output(used.id);
        ctx.report(output.span, "this error is text for people, and nothing that a program can go by")
            .label("no code, no type")
            .help("add a `code` that stays the same when the text is improved; clients compare sentences otherwise")
            .used_by(&operation.name, used.at)
            .fold_with("text");
    }
}
