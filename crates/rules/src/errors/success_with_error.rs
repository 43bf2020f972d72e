//! `errors/success-with-error`

use rustc_hash::FxHashSet;
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction, Operation, Role, Status, TypeId, Verdict};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// An answer that is for success (`2XX`) has no room for failure. It is reported where
    ///
    /// - a field beside an error says whether the call went well: `success: false`, `ok: false`, or a `status` of `ok` or `error` and no other;
    /// - one of the variants of the answer is the body of answers that are for failure.
    ///
    /// Answers to several things at once are left alone, and so are operations that look at how something else went: a job, a delivery, a test. So is
    /// an envelope that the operation's answers with `4XX` or `5XX` have too, as failures travel in these.
    /// A shared type is one finding.
    ///
    /// It is about OpenAPI: none of 12,478 published gRPC methods answers so, and nothing is known of how right it would be there.
    ///
    /// ## Why it matters
    ///
    /// Everything between client and server goes by the status code: retries, caches, circuit breakers, alerts, and the client library itself,
    /// which gives back an object as if all were well. A failure that travels as 200 is seen by nobody who does not look for it.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /orders:
    ///     post:
    ///       operationId: createOrder
    ///       responses:
    ///         '200':
    ///           description: The order, or why there is none
    ///           content:
    ///             application/json:
    ///               schema:
    ///                 type: object
    ///                 properties: { success: { type: boolean }, error: { type: string }, order: { type: object } }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /orders:
    ///     post:
    ///       operationId: createOrder
    ///       responses:
    ///         '201': { description: The order }
    ///         '422':
    ///           description: Why there is none
    ///           content:
    ///             application/problem+json:
    ///               schema: { type: object, properties: { type: { type: string }, title: { type: string } } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: clients read the field that is there.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 9 uses, folded to 7 findings in 5 descriptions. All were judged by two readers: 6 right. The wrong
    /// one is an envelope whose failures travel with `4XX` in the operations beside it. Before envelopes that the operation's own failures have were left alone there were 31 uses in 15 findings.
    ///
    /// ## References
    ///
    /// - RFC 9110 §15.3 (what 2XX says); RFC 9457; Zalando RESTful API guidelines, rule 150
    pub(crate) static SUCCESS_WITH_ERROR: Visit = {
        id: "errors/success-with-error",
        summary: "what fails is not answered as a success",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        peers: ["errors/200-with-error"],
        visit: Visit::Contract(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract) {
    let failures = failures(contract);
    for call in &contract.interactions {
        let operation = contract.operation(call);
        if operation.role != Role::Served {
            continue;
        }
        for used in &operation.outputs {
            let output = contract.observed.output(used.id);
            if !output.status.is_success() || output.status == Status::Code(207) {
                continue;
            }
            let verdict = contract.output_facts(used.id).verdict.as_deref();
            let has_failure = || {
                let mut types = output.media.iter().filter_map(|it| it.ty);
                types.any(|ty| has_failure(contract, ty, &failures))
            };
            if verdict.is_none() && !has_failure() || looks_at_another(contract, call, operation) {
                continue;
            }
            if let Some(verdict) = verdict {
                if fails_alike(contract, operation, verdict) {
                    continue;
                }
                let Verdict { flag, why, listed } = verdict;
                let says = if *listed {
                    "one of its values is for failure"
                } else {
                    "it may say that the call failed"
                };
                _ = ctx
                    .report(flag.span, format_args!("`{}` and `{}` say in a success that the call failed", flag.name, why.name))
                    .label(says)
                    .help("answer a failure with a status code for it: whatever stands between, and the client library, take this for a success")
                    .related(why.span, "why it failed")
                    .argument(&*flag.name)
                    .used_by(&operation.name, used.at);
            } else {
                _ = ctx
                    .report(output.span, "one of the variants of this success is the body of failures")
                    .label("a success, or an error")
                    .help("answer a failure with a status code for it: whatever stands between, and the client library, take this for a success")
                    .used_by(&operation.name, used.at);
            }
        }
    }
}

/// Whether the operation's answers that are for failure have the same two fields: they travel with a status code of their own, and the
/// success has the fields because one envelope is around all answers.
fn fails_alike(contract: &Contract, operation: &Operation, verdict: &Verdict) -> bool {
    let types = &contract.observed.types;
    let has = |ty: TypeId, name: &str| types.fields(ty).any(|it| &*it.name == name);
    operation.outputs.iter().map(|it| contract.observed.output(it.id)).filter(|it| is_failure(it.status)).any(
        |it| {
            it.media
                .iter()
                .filter_map(|it| it.ty)
                .any(|ty| has(ty, &verdict.flag.name) && has(ty, &verdict.why.name))
        },
    )
}

fn is_failure(status: Status) -> bool {
    matches!(status, Status::Code(400..) | Status::Range(4..))
}

/// The types of the bodies that are for failure, and for nothing else.
fn failures(contract: &Contract) -> FxHashSet<TypeId> {
    let (observed, types) = (&contract.observed, &contract.observed.types);
    let bodies = |wanted: &dyn Fn(Status) -> bool| -> FxHashSet<TypeId> {
        let outputs = observed.outputs_in_use().map(|it| observed.output(it)).filter(|it| wanted(it.status));
        outputs.flat_map(|it| &it.media).filter_map(|it| it.ty).map(|ty| types.definition(ty)).collect()
    };
    let well = bodies(&Status::is_success);
    let mut failures = bodies(&is_failure);
    failures.retain(|it| !well.contains(it) && types.fields(*it).next().is_some());
    failures
}

/// Whether the answer is one of several things, of which some are for failure and some are not.
fn has_failure(contract: &Contract, ty: TypeId, failures: &FxHashSet<TypeId>) -> bool {
    let types = &contract.observed.types;
    let variants = &types.get(types.definition(ty)).variants;
    let fails = |it: &&TypeId| failures.contains(&types.definition(**it));
    variants.iter().any(|it| fails(&it)) && !variants.iter().all(|it| fails(&it))
}

/// Whether the operation tells how something else went, so a failure there is its success, or does several things of which some may fail.
fn looks_at_another(contract: &Contract, call: &Interaction, operation: &Operation) -> bool {
    const OTHERS: [&str; 24] = [
        "valid", "test", "check", "verif", "status", "health", "ping", "job", "task", "result", "run",
        "history", "log", "batch", "bulk", "deliver", "import", "export", "simulat", "preview", "dry",
        "event", "scan", "webhook",
    ];
    let last = operation.path.rsplit('/').find(|it| !it.is_empty() && !it.contains('{')).unwrap_or_default();
    let id = operation.id.as_deref().unwrap_or_default();
    let names = [last.to_ascii_lowercase(), id.to_ascii_lowercase()];
    let about_another = names.iter().any(|name| OTHERS.iter().any(|it| name.contains(it)));
    let takes_list = || {
        operation.body.is_some_and(|it| {
            let types = &contract.observed.types;
            let mut given = contract.observed.body(it.id).media.iter().filter_map(|it| it.ty);
            given.any(|ty| types.item(ty).is_some())
        })
    };
    about_another || call.monitor.is_some() || call.batch.is_some() || takes_list()
}
