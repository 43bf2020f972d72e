//! `realtime/conditional-get-half`

use wirelint_diagnostics::Severity;
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction, Place, Role, Status};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// A conditional `GET` is described on both sides. Where it takes `If-None-Match`, an answer gives the `ETag` to put into it; where it declares `304 Not
    /// Modified`, it takes `If-None-Match` or `If-Modified-Since`, or gives an `ETag` or `Last-Modified`.
    ///
    /// The first is a warning. The second is `info`: servers often do it and say so in prose only.
    ///
    /// What several operations of one file have in common is one finding.
    ///
    /// It is about headers of HTTP, of which a .proto file says nothing.
    ///
    /// ## Why it matters
    ///
    /// A client generator makes of it a call that can never be conditional. Pollers then fetch the same bytes again and again, which is the load that the 304 was
    /// there to save.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /orders/{id}:
    ///     get:
    ///       parameters:
    ///         - { name: id, in: path, required: true, schema: { type: string } }
    ///         - { name: If-None-Match, in: header, schema: { type: string } }
    ///       responses:
    ///         '200': { description: An order }
    ///         '304': { description: Not modified }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /orders/{id}:
    ///     get:
    ///       parameters:
    ///         - { name: id, in: path, required: true, schema: { type: string } }
    ///         - { name: If-None-Match, in: header, schema: { type: string } }
    ///       responses:
    ///         '200':
    ///           description: An order
    ///           headers: { ETag: { description: To be sent back in `If-None-Match`, schema: { type: string } } }
    ///         '304': { description: Not modified }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: the contract would promise a header that the server must also send.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 6 uses as a warning, folded to 2 findings, both right; 1,194 uses as `info`, folded to 20 findings in 20 descriptions of 5 publishers, all
    /// right: they say in prose at best what they mean. The warning is on with so few because what it finds is a contradiction inside the contract.
    ///
    /// ## References
    ///
    /// - RFC 9110 §13.1.2 (`If-None-Match`), §8.8.3 (`ETag`), §15.4.5 (304)
    /// - Zalando RESTful API guidelines, rule 182
    pub(crate) static CONDITIONAL_GET_HALF: Visit = {
        id: "realtime/conditional-get-half",
        summary: "a conditional `GET` is described on both sides",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    if !matches!(&*operation.method, "GET" | "HEAD")
        || operation.role == Role::CalledBack
        || operation.inputs_unknown
    {
        return;
    }
    let outputs = || operation.outputs.iter().map(|used| (used, contract.observed.output(used.id)));
    let gives = |name: &str| {
        outputs().any(|(_, it)| {
            it.unknown || it.headers.iter().any(|header| header.name.eq_ignore_ascii_case(name))
        })
    };
    let takes_header = |name: &str| {
        operation.inputs.iter().find(|used| {
            let input = contract.observed.input(used.id);
            input.place == Place::Header && input.name.eq_ignore_ascii_case(name)
        })
    };
    let gives_etag = call.precondition.etag.is_some() || gives("ETag");
    let not_modified = outputs().find(|(_, it)| it.status == Status::Code(304));
    let described = outputs().any(|(_, it)| it.status.is_success());
    if let Some(taken) = takes_header("If-None-Match") {
        if gives_etag || !described {
            return;
        }
        ctx.report(taken.at, "`If-None-Match` goes in, but no answer gives an `ETag`")
            .label("where would the caller get it?")
            .help("declare the `ETag` header on the successful answer: without it no caller can ask only for what has changed, and all is sent each time")
            .related(operation.span, "no `ETag` in its answers")
            .used_by(&operation.name, taken.at)
            .fold_with("if-none-match");
        return;
    }
    let Some((used, output)) = not_modified else { return };
    if gives_etag || gives("Last-Modified") || takes_header("If-Modified-Since").is_some() {
        return;
    }
    let report = ctx
        .report(output.span, "304 is declared, but nothing says how to ask for it")
        .severity(Severity::Info)
        .label("neither `If-None-Match` nor `ETag`")
        .help("declare `ETag` on the successful answer and take `If-None-Match`: generated clients cannot make a conditional call otherwise")
        .used_by(&operation.name, used.at);
    if used.at == output.span {
        report.fold_with("304");
    }
}
