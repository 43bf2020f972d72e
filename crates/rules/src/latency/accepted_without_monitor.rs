//! `latency/accepted-without-monitor`

use std::collections::HashSet;

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Effect, Exchange, Interaction, Leads, Role, Status};

use crate::Visit;
use crate::paths::{LazyPaths, parent, shape};

declare_rule! {
    /// ## What it checks
    ///
    /// A `202 Accepted` tells the caller where to learn how it went: by a header (`Location`, `Operation-Location`), a link, or something in
    /// its body that can be asked for (an id, a URL, a state).
    ///
    /// It is silent where the thing itself can be read on the same path (`DELETE /orders/{id}` beside `GET /orders/{id}`) or tells its state one
    /// path up, where the answer is not described to its end, where nobody waits for an outcome (events, logs, metrics, notifications),
    /// and where a vendor's extension says how to ask.
    ///
    /// The receipts of one file that are written inline and lead nowhere are one finding.
    ///
    /// It is about OpenAPI: a gRPC method that goes on after its answer answers with an operation, which can be asked for (AIP-151); `latency/lro-missing-info` is about those.
    ///
    /// ## Why it matters
    ///
    /// 202 promises nothing: the work may fail afterwards. A caller that cannot ask either believes that all went well, or sends the request
    /// again to be sure, and then the work is done twice.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /exports:
    ///     post:
    ///       responses:
    ///         '202': { description: The export will be made }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /exports:
    ///     post:
    ///       responses:
    ///         '202':
    ///           description: The export will be made
    ///           headers:
    ///             Location: { description: Where to ask how far it is, schema: { type: string, format: uri } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: only the server's owner knows where its state can be read.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations, about 3,100 of which declare 202: 32 uses, folded to 11 findings in 11 descriptions of 9 publishers (0.009 per 100 operations). All were judged: 9 right. What is
    /// left alone was found on the same descriptions, so a fresh sample may be worse.
    ///
    /// ## References
    ///
    /// - RFC 9110 §15.3.3 (202: the answer ought to point to a status monitor)
    /// - Microsoft Azure REST API guidelines, long-running operations; Zalando RESTful API guidelines, rule 253
    pub(crate) static ACCEPTED_WITHOUT_MONITOR: Visit = {
        id: "latency/accepted-without-monitor",
        summary: "a 202 says where to learn how it went",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Paths(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, paths: &LazyPaths<'_>) {
    let mut calls = contract.interactions.iter().filter(|call| leads_nowhere(contract, call)).peekable();
    if calls.peek().is_none() {
        return;
    }
    let paths = paths.made();
    let watched = watched(contract);
    for call in calls {
        let operation = contract.operation(call);
        let Some(receipt) = call.receipt else { continue };
        let here = shape(&operation.path);
        // What was changed or removed can be looked at itself; a collection does not say which of its elements was just made.
        let shows = |it: &Interaction| call.effect.value == Effect::Idempotent || it.collection.is_none();
        let own = paths.get("GET", &here).is_some_and(shows);
        // An action on a thing shows in the thing, and whether something is in a collection in the collection.
        let acts_on = || {
            let above = parent(&here);
            let member =
                above.and_then(|it| paths.get("GET", it)).is_some_and(|it| here.ends_with('}') && shows(it));
            let things =
                [above, above.and_then(parent)].into_iter().flatten().filter(|it| it.ends_with(['}', ')']));
            member || things.into_iter().any(|it| paths.get("GET", it).is_some())
        };
        let watched = || watched.contains(&here) || parent(&here).is_some_and(|it| watched.contains(it));
        if own || acts_on() || watched() || call.key.is_some() || is_stock(contract, call) {
            continue;
        }
        let output = contract.observed.output(receipt.output.id);
        let report = ctx
            .report(output.span, "a 202 that says nowhere how to learn what came of it")
            .label("neither a header, a link nor a field to ask with")
            .help("declare `Location` with the address of a status monitor, or give an id and an operation that reads it: whoever cannot ask sends the request again")
            .used_by(&operation.name, receipt.output.at);
        if receipt.output.at == output.span {
            report.fold_with("202");
        }
    }
}

fn leads_nowhere(contract: &Contract, call: &Interaction) -> bool {
    let operation = contract.operation(call);
    let by_extension = operation.extensions.as_ref().is_some_and(|it| it.long_running.is_some());
    call.receipt.is_some_and(|it| it.leads == Leads::Nowhere)
        && call.exchange.value == Exchange::Accepted
        && operation.role == Role::Served
        && !matches!(&*operation.method, "GET" | "HEAD" | "QUERY")
        && !by_extension
        && !call.forgets
}

/// The paths with an operation right below them that tells how something is going.
fn watched(contract: &Contract) -> HashSet<String> {
    const TELLS: [&str; 5] = ["status", "state", "progress", "result", "check"];
    let tells = contract.observed.operations.iter().filter(|operation| {
        let last =
            operation.path.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
        &*operation.method == "GET" && TELLS.iter().any(|word| last.contains(word))
    });
    tells.filter_map(|operation| parent(&shape(&operation.path)).map(str::to_owned)).collect()
}

/// Whether 202 is one of several successes in a row that nothing is said about, as generators write them that know no better.
fn is_stock(contract: &Contract, call: &Interaction) -> bool {
    let outputs = || contract.operation(call).outputs.iter().map(|used| contract.observed.output(used.id));
    let stock = |code: u16, word: &str| {
        outputs().any(|it| it.status == Status::Code(code) && it.description.eq_ignore_ascii_case(word))
    };
    stock(202, "Accepted") && (stock(200, "OK") || stock(201, "Created"))
}
