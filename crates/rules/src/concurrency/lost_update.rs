//! `concurrency/lost-update`

use wirelint_diagnostics::Severity;
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction, Operation, Place, Status, TypeKind};
use wirelint_source::Span;

use super::Way;
use crate::Visit;
use crate::names::normal;
use crate::paths::LazyPaths;

declare_rule! {
    /// ## What it checks
    ///
    /// Where reading a resource (`GET`) gives an entity tag, in an `ETag` header or a field `etag`, changing it (`PUT` or `PATCH` on the same path)
    /// takes it: as `If-Match`, as a field of the body, or as a parameter. A `PUT` without it is a warning, a `PATCH` is `info`.
    ///
    /// It is silent where the write has a field or parameter for a version or a revision, where it describes `412` or `428`, and where
    /// `x-wirelint` states an `effect` or a `dedup`; where no more than one value is set; where the text
    /// speaks of creating only; and where the tag is that of a list or, by `304` or
    /// `If-None-Match`, one for caches.
    ///
    /// Of gRPC methods a field `etag` of what reading gives counts, and one of the request or of what it carries (AIP-154). What only answers have does not count,
    /// unless its prose says that it is sent back.
    ///
    /// All such writes of one file are one finding: how an API guards its writes is one decision.
    ///
    /// Of GraphQL it is a query for one thing with a version (`etag`, a counted `version`) and a mutation that changes it and takes none.
    ///
    /// ## Why it matters
    ///
    /// Two clients read, both change, both write; the second overwrites what the first has done, and nobody is told. On a network that
    /// delays and repeats, the second may be an old request that arrives late. The server already knows versions; it only does not ask for them.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /orders/{id}:
    ///     parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///     get:
    ///       responses:
    ///         '200':
    ///           description: An order
    ///           headers: { ETag: { schema: { type: string } } }
    ///           content: { application/json: { schema: { type: object, properties: { note: { type: string } } } } }
    ///     put:
    ///       requestBody:
    ///         content:
    ///           application/json:
    ///             schema: { type: object, properties: { note: { type: string }, address: { type: string } } }
    ///       responses: { '204': { description: Changed } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /orders/{id}:
    ///     parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///     get:
    ///       responses:
    ///         '200':
    ///           description: An order
    ///           headers: { ETag: { schema: { type: string } } }
    ///           content: { application/json: { schema: { type: object, properties: { note: { type: string } } } } }
    ///     put:
    ///       parameters: [{ name: If-Match, in: header, schema: { type: string } }]
    ///       requestBody:
    ///         content:
    ///           application/json:
    ///             schema: { type: object, properties: { note: { type: string }, address: { type: string } } }
    ///       responses: { '204': { description: Changed }, '412': { description: The order has changed } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders {
    ///   rpc GetOrder(GetOrderRequest) returns (Order);
    ///   rpc ReplaceOrder(ReplaceOrderRequest) returns (Order);
    /// }
    /// message GetOrderRequest { string id = 1; }
    /// message ReplaceOrderRequest {
    ///   string id = 1;
    ///   string note = 2;
    ///   string address = 3;
    /// }
    /// message Order {
    ///   string id = 1;
    ///   string etag = 2;
    ///   string note = 3;
    ///   string address = 4;
    /// }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders {
    ///   rpc GetOrder(GetOrderRequest) returns (Order);
    ///   rpc ReplaceOrder(ReplaceOrderRequest) returns (Order);
    /// }
    /// message GetOrderRequest { string id = 1; }
    /// message ReplaceOrderRequest {
    ///   string id = 1;
    ///   string note = 2;
    ///   string address = 3;
    ///   string etag = 4;
    /// }
    /// message Order {
    ///   string id = 1;
    ///   string etag = 2;
    ///   string note = 3;
    ///   string address = 4;
    /// }
    /// ```
    ///
    /// ```graphql graphql incorrect
    /// type Query { order(id: ID!): Order }
    /// type Mutation { updateOrder(id: ID!, input: UpdateOrderInput!): Order }
    /// input UpdateOrderInput { address: String, note: String }
    /// type Order { id: ID!, address: String, note: String, version: Int! }
    /// ```
    ///
    /// ```graphql graphql correct
    /// type Query { order(id: ID!): Order }
    /// type Mutation { updateOrder(id: ID!, input: UpdateOrderInput!): Order }
    /// input UpdateOrderInput { address: String, note: String, expectedVersion: Int! }
    /// type Order { id: ID!, address: String, note: String, version: Int! }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: the server must honour the header first.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 37 uses as a warning, folded to 26 findings in 26 descriptions
    /// (0.02 per 100 operations); 23 uses as `info`, folded to 20. All 26 warnings were judged: 25 right; of the `info` 8 of
    /// 8. 21 of the warnings are of one publisher. The wrong one is a `PUT` that keeps what is not sent. Before tags inside
    /// bodies, tags for caches and single values were left alone, 10 of 17 were right. A `PUT` whose resource has no tag at
    /// all is not reported: in a trial 7 of 12 of those were right.
    ///
    /// On googleapis and temporal (12,478 gRPC methods): 2 warnings and 6 `info`, all right: both warnings and 2 `info` are of BigQuery, whose HTTP API
    /// takes `If-Match` and whose gRPC contract does not. Before tags that go back by their prose were left alone there were 15 more `info`, all wrong: these fields are called output only, and are sent.
    ///
    /// On the schemas of GitHub and Saleor (723 root fields of GraphQL): no finding. Before a version that is text was left alone there was one, about the version of an app.
    ///
    /// ## References
    ///
    /// - RFC 9110 §13.1.1 (`If-Match`); RFC 6585 §3 (428); AIP-154; Zalando RESTful API guidelines, rule 182
    pub(crate) static LOST_UPDATE: Visit = {
        id: "concurrency/lost-update",
        summary: "what is read with an entity tag is written with it",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        visit: Visit::Paths(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, paths: &LazyPaths<'_>) {
    for calls in super::resources(contract, paths, |it| tag(contract, it).is_some()) {
        let Some(etag) = calls.iter().find_map(|it| tag(contract, it)) else { continue };
        for call in calls {
            if matches!(&*contract.operation(call).method, "PUT" | "PATCH") && !is_guarded(contract, call) {
                report(ctx, contract.operation(call), etag);
            }
        }
    }
}

fn report(ctx: &mut Context<'_>, operation: &Operation, etag: Span) {
    // A merge takes back less: what it does not name stays.
    let severity = if &*operation.method == "PUT" { Severity::Warning } else { Severity::Info };
    if let Some(root) = &operation.root {
        ctx.report(
            operation.span,
            format_args!("`{}` overwrites what another caller has written meanwhile", root.name),
        )
        .severity(Severity::Info)
        .label("does not take the version that was read")
        .help("take the version that reading gives, and refuse where it is old; otherwise the last writer wins unseen")
        .related(etag, "reading gives a version")
        .used_by(&operation.name, operation.span)
        .fold_with("lost update");
        return;
    }
    let (what, label, help) = match &operation.rpc {
        Some(rpc) => (
            &rpc.name,
            "no `etag`",
            "take the `etag` that reading gives, and answer `ABORTED` where it is old (AIP-154); otherwise the last writer wins unseen",
        ),
        None => (
            &operation.method,
            "no `If-Match`",
            "take the entity tag as `If-Match` and answer `412` where it is old; otherwise the last writer wins unseen",
        ),
    };
    ctx.report(operation.span, format_args!("`{what}` overwrites what another caller has written meanwhile"))
        .severity(severity)
        .label(label)
        .help(help)
        .related(etag, "reading gives an entity tag")
        .used_by(&operation.name, operation.span)
        .fold_with(format!("lost update {severity}"));
}

/// The entity tag that reading a resource gives: not that of a list, nor one that is there for caches.
fn tag(contract: &Contract, read: &Interaction) -> Option<Span> {
    let operation = contract.operation(read);
    if &*operation.method != "GET" {
        return None;
    }
    if operation.root.is_some() {
        return version_of(contract, read);
    }
    let mut outputs = operation.outputs.iter().map(|used| contract.observed.output(used.id));
    let by_header = outputs.any(|it| Some(it.span) == read.precondition.etag);
    let for_caches = || {
        let mut outputs = operation.outputs.iter().map(|used| contract.observed.output(used.id));
        read.precondition.if_none_match.is_some() || outputs.any(|it| it.status == Status::Code(304))
    };
    read.precondition.etag.filter(|_| read.collection.is_none() && !(by_header && for_caches()))
}

/// The field of what a query reads that tells one state of it from another.
fn version_of(contract: &Contract, read: &Interaction) -> Option<Span> {
    const VERSIONS: [&str; 7] = [
        "version",
        "revision",
        "etag",
        "lockversion",
        "rowversion",
        "resourceversion",
        "optimisticlockversion",
    ];
    let operation = contract.operation(read);
    let outputs = operation.outputs.iter().map(|used| contract.observed.output(used.id));
    let mut types = outputs.flat_map(|it| it.media.iter().filter_map(|media| media.ty));
    let fields = types.find_map(|ty| {
        contract.observed.types.fields(ty).take(500).find(|it| {
            let name = normal(&it.name);
            // The version of an app is text; that of a record is counted.
            let counts = || contract.observed.types.kind(it.ty) == TypeKind::Integer;
            VERSIONS.contains(&&*name) && (!matches!(&*name, "version" | "revision") || counts())
        })
    });
    fields.filter(|_| read.collection.is_none()).map(|it| it.span)
}

/// Whether its text says that it creates, and not that it changes what is there.
fn only_creates(operation: &Operation) -> bool {
    let mentions = |word: &str| {
        [&operation.summary, &operation.description].iter().any(|it| it.to_ascii_lowercase().contains(word))
    };
    mentions("create") && !["update", "replace", "modif", "change", "edit"].into_iter().any(mentions)
}

fn is_guarded(contract: &Contract, call: &Interaction) -> bool {
    let operation = contract.operation(call);
    let observed = &contract.observed;
    let Some(body) = operation.body else { return true };
    let stated = operation.extensions.as_ref().map(|it| &it.stated);
    let by_input = || {
        operation.inputs.iter().map(|used| observed.input(used.id)).any(|input| {
            matches!(input.place, Place::Header | Place::Query | Place::Field | Place::Argument)
                && (super::is_version(&input.name) || input.name.to_ascii_lowercase().contains("if-"))
        })
    };
    let types = || observed.body(body.id).media.iter().filter_map(|it| it.ty);
    // One value that is set is set, whatever it was.
    let sets_one = || types().all(|ty| observed.types.fields(ty).take(2).count() < 2);
    let statuses = || operation.outputs.iter().map(|used| observed.output(used.id).status);
    call.precondition.if_match.is_some()
        || operation.inputs_unknown
        || observed.body(body.id).unknown
        || stated.is_some_and(|it| it.effect.is_some() || it.dedup.is_some())
        || statuses().any(|it| matches!(it, Status::Code(412 | 428)))
        || by_input()
        || only_creates(operation)
        || sets_one()
        || super::has_version(contract, types(), Way::In)
}
