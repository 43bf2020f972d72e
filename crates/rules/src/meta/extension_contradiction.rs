//! `meta/extension-contradiction`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{
    Contract, Deadline, Exchange, Extensions, Interaction, Missing, Operation, PartOf, RetryPolicy,
    Stability, Unfounded,
};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// What extensions say of an operation holds together, and fits what is described of it:
    ///
    /// - what `x-ms-pageable` and `x-speakeasy-pagination` name is there: the field with the link to the next page, the parameter, the list;
    /// - an operation with `x-ms-long-running-operation` has an answer by which a caller learns that the work goes on;
    /// - no extension switches retries off that another switches on;
    /// - two gateways give the backend the same time (`x-google-backend`, `x-amazon-apigateway-integration`);
    /// - all say the same day on which it goes, the text included;
    /// - what `x-stability-level` calls stable is not at `/v1beta1`;
    /// - `x-wirelint` does not say `wait: sync` of what `x-ms-long-running-operation` says not to wait for.
    ///
    /// It is silent where an answer or a body is described only in part.
    ///
    /// It is about OpenAPI, whose extensions these are.
    ///
    /// ## Why it matters
    ///
    /// Extensions are read by programs: generators, gateways. Each believes what it reads, so one client asks for the next page by a field
    /// that never comes and takes the first page for all there is, and another waits for work whose end it cannot see.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /orders:
    ///     get:
    ///       x-ms-pageable: { nextLinkName: nextLink }
    ///       responses:
    ///         '200':
    ///           description: Orders
    ///           content:
    ///             application/json:
    ///               schema: { type: object, properties: { value: { type: array, items: { type: string } } } }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /orders:
    ///     get:
    ///       x-ms-pageable: { nextLinkName: nextLink }
    ///       responses:
    ///         '200':
    ///           description: Orders
    ///           content:
    ///             application/json:
    ///               schema: { type: object, properties: { value: { type: array, items: { type: string } }, nextLink: { type: string } } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: one of the two is wrong, and only the author knows which.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 15 findings in 12 descriptions, all of one publisher, which wrote most of what these
    /// extensions are used for. All were judged by two readers: 15 right. In 14 of them `x-ms-long-running-operation` stands on an operation whose answers are final; the other one
    /// names a link that its answer has not. The pairs of extensions that can contradict each other are not in any description.
    ///
    /// ## References
    ///
    /// - <https://github.com/Azure/autorest/blob/main/docs/extensions/readme.md> (`x-ms-pageable`, `x-ms-long-running-operation`)
    /// - <https://www.speakeasy.com/docs/customize-sdks/pagination>
    /// - <https://github.com/oasdiff/oasdiff/blob/main/docs/STABILITY.md>; AIP-185 (stability in versions)
    pub(crate) static EXTENSION_CONTRADICTION: Visit = {
        id: "meta/extension-contradiction",
        summary: "what extensions say holds together, and fits the contract",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    let Some(own) = operation.extensions.as_deref() else { return };
    for it in &call.unfounded {
        unfounded(ctx, operation, it);
    }
    let all = contract.observed.about.extensions.as_deref();
    retries(ctx, operation, own, all);
    deadlines(ctx, operation, own);
    sunsets(ctx, call, operation, own);
    stability(ctx, call, operation, own);
    waits(ctx, operation, own);
}

fn unfounded(ctx: &mut Context<'_>, operation: &Operation, it: &Unfounded) {
    let extension = it.extension;
    match &it.missing {
        Missing::Part(of, name) => {
            let (what, lacks) = match of {
                PartOf::Inputs => ("the parameter", "the operation does not take"),
                PartOf::Body => ("the field", "its body does not have"),
                PartOf::Answer => ("the field", "its answer does not have"),
            };
            ctx.report(it.span, format_args!("`{extension}` names {what} `{name}`, which {lacks}"))
                .label("not there")
                .help("name what is there, or describe what is missing: generated clients look for it in vain, and take one page for all there is")
                .argument(&**name)
        }
        Missing::Receipt => ctx
            .report(it.span, format_args!("`{extension}` says that the work goes on, but every answer says that it is done"))
            .label("nothing tells a caller to come back")
            .help("describe the answer that comes first, a 201 or 202 with the address to ask, or take the extension away: clients that are generated from it have nothing to ask for")
            .related(operation.span, "it answers with 200 or 204, and without a state"),
    }
    .used_by(&operation.name, it.span);
}

fn retries(ctx: &mut Context<'_>, operation: &Operation, own: &Extensions, all: Option<&Extensions>) {
    // What an operation says of itself counts instead of what the same extension says of all.
    let general = all.map_or(&[][..], |it| &it.retries);
    let left = general.iter().filter(|it| own.retries.iter().all(|mine| mine.extension != it.extension));
    let policies: Vec<&RetryPolicy> = own.retries.iter().chain(left).filter(|it| !it.by_server).collect();
    let count = own.retries.iter().filter(|it| !it.by_server).count();
    for (at, policy) in policies.iter().enumerate().take(count) {
        for other in &policies[at + 1..] {
            let (off, on) = if policy.disabled { (policy, other) } else { (other, policy) };
            if off.disabled == on.disabled {
                continue;
            }
            ctx.report(
                policy.span,
                format_args!("`{}` switches retries off, and `{}` switches them on", off.extension, on.extension),
            )
            .label("one client repeats the call, the other does not")
            .help("decide whether a call can be repeated, and say so in both: whether it can does not depend on who generates the client")
            .related(other.span, format!("`{}` says otherwise", other.extension))
            .used_by(&operation.name, policy.span);
        }
    }
}

fn deadlines(ctx: &mut Context<'_>, operation: &Operation, own: &Extensions) {
    let [first, others @ ..] = &own.deadlines[..] else { return };
    for other in others.iter().filter(|it| it.extension != first.extension && (it.ms - first.ms).abs() >= 1.0)
    {
        // The longest that this gateway allows: whoever wants more cannot say so.
        let capped = |it: &Deadline| it.extension == "x-amazon-apigateway-integration" && it.ms >= 29_000.0;
        if capped(first) && other.ms > first.ms || capped(other) && first.ms > other.ms {
            continue;
        }
        let seconds = |it: &Deadline| it.ms / 1000.0;
        ctx.report(
            other.span,
            format_args!(
                "`{}` gives the backend {} seconds, and `{}` {}",
                other.extension,
                seconds(other),
                first.extension,
                seconds(first)
            ),
        )
        .label("another time")
        .help("give the same time in both: how long callers wait must not depend on the way that they come")
        .related(first.span, format!("`{}` says otherwise", first.extension))
        .used_by(&operation.name, other.span);
    }
}

fn sunsets(ctx: &mut Context<'_>, call: &Interaction, operation: &Operation, own: &Extensions) {
    let help = "say one day: clients are moved by the one that their owner happens to read";
    let mut days = own.sunsets.iter().filter_map(|it| Some((it, it.day?)));
    let Some((first, day)) = days.next() else { return };
    for (other, otherwise) in days.filter(|(_, it)| *it != day) {
        ctx.report(
            other.span,
            format_args!("`{}` says {otherwise}, and `{}` {day}", other.extension, first.extension),
        )
        .label("another day on which it goes")
        .help(help)
        .related(first.span, format!("{day} here"))
        .used_by(&operation.name, other.span);
    }
    if let Some(otherwise) = call.retirement.and_then(|it| it.otherwise) {
        ctx.report(first.span, format_args!("`{}` says {day}, and the text {otherwise}", first.extension))
            .label("another day on which it goes")
            .help(help)
            .related(operation.span, format!("{otherwise} in its text"))
            .used_by(&operation.name, first.span);
    }
}

fn stability(ctx: &mut Context<'_>, call: &Interaction, operation: &Operation, own: &Extensions) {
    let (Some((said, span)), Some(by_path)) = (own.stability, call.version.stability) else { return };
    if said <= by_path {
        return;
    }
    let word = |it: Stability| match it {
        Stability::Draft => "draft",
        Stability::Alpha => "alpha",
        Stability::Beta => "beta",
        Stability::Stable => "stable",
    };
    let (said, by_path) = (word(said), word(by_path));
    ctx.report(span, format_args!("`x-stability-level` says {said}, and the version in the path {by_path}"))
        .label("firmer than its path")
        .help("say the same in both: who reads the path expects changes, and tools that read the extension refuse them")
        .related(operation.span, format!("the version is {by_path}"))
        .used_by(&operation.name, span);
}

fn waits(ctx: &mut Context<'_>, operation: &Operation, own: &Extensions) {
    let (Some((Exchange::Waits, span)), Some(long_running)) = (own.stated.wait, own.long_running) else {
        return;
    };
    ctx.report(
        span,
        "`x-wirelint` says that the caller waits, and `x-ms-long-running-operation` that it does not",
    )
    .label("one of them is out of date")
    .help("correct one of them: what is stated here silences what would be said otherwise")
    .related(long_running, "the work goes on after the answer")
    .used_by(&operation.name, span);
}
