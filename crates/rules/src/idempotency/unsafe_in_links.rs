//! `idempotency/unsafe-in-links`

use std::collections::HashMap;

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Effect, Interaction, LinkTarget, Role};
use wirelint_source::Span;

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// The links of an answer lead to operations that may be called more than once: a program that follows them by itself does not do something twice.
    ///
    /// It is silent where a link leads to another contract, and where nothing tells what a second call does.
    ///
    /// It is about OpenAPI: a .proto file has no links.
    ///
    /// ## Why it matters
    ///
    /// Links are there for programs: generated clients, test tools and crawlers follow them, after each answer and again after a time-out. One that leads to a
    /// `POST` without a key is an order for each time that somebody looks.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /carts/{id}:
    ///     get:
    ///       parameters:
    ///         - { name: id, in: path, required: true, schema: { type: string } }
    ///       responses:
    ///         '200':
    ///           description: A cart
    ///           links:
    ///             checkout: { operationId: createOrder }
    ///   /orders:
    ///     post:
    ///       operationId: createOrder
    ///       responses:
    ///         '204': { description: Created }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /carts/{id}:
    ///     get:
    ///       parameters:
    ///         - { name: id, in: path, required: true, schema: { type: string } }
    ///       responses:
    ///         '200':
    ///           description: A cart
    ///           links:
    ///             checkout: { operationId: createOrder }
    ///   /orders:
    ///     post:
    ///       operationId: createOrder
    ///       parameters:
    ///         - { name: Idempotency-Key, in: header, required: true, description: Remembered for 24 hours, schema: { type: string } }
    ///       responses:
    ///         '204': { description: Created }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: only the server can recognise a repeated call.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations, 40 of whose answers have links: 3 findings in one description, all right. Too few for more than `info`.
    ///
    /// ## References
    ///
    /// - RFC 9110 §9.2.1 (safe methods; what follows links by itself); OpenAPI 3.1.1, "Link Object"
    pub(crate) static UNSAFE_IN_LINKS: Visit = {
        id: "idempotency/unsafe-in-links",
        summary: "a link leads to what may be called more than once",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Contract(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract) {
    if contract.observed.outputs.iter().all(|it| it.links.is_empty()) {
        return;
    }
    let (mut by_id, mut by_name) = (HashMap::new(), HashMap::new());
    for call in &contract.interactions {
        let operation = contract.operation(call);
        if operation.role == Role::Served {
            by_name.insert(&*operation.name, call);
            by_id.extend(operation.id.as_deref().map(|id| (id, call)));
        }
    }
    for call in &contract.interactions {
        for used in &contract.operation(call).outputs {
            for link in &contract.observed.output(used.id).links {
                let target = match &link.target {
                    LinkTarget::Id(id) => by_id.get(&**id),
                    LinkTarget::Name(name) => by_name.get(&**name),
                    LinkTarget::Elsewhere => None,
                };
                if let Some(target) = target {
                    check_link(ctx, contract, call, target, link.span);
                }
            }
        }
    }
}

fn check_link(ctx: &mut Context<'_>, contract: &Contract, from: &Interaction, to: &Interaction, span: Span) {
    let (from, target) = (contract.operation(from), contract.operation(to));
    // What nothing is known of may refuse the second call.
    if to.effect.value != Effect::NotIdempotent {
        return;
    }
    ctx.report(span, format_args!("a link to `{}`, which does its work again each time", target.name))
        .label("followed by programs, and more than once")
        .help("let the target take a key (`Idempotency-Key`), or link to what can be read, and say in prose what may be sent next")
        .related(target.span, "nothing lets the server recognise a second call")
        .used_by(&from.name, from.span);
}
