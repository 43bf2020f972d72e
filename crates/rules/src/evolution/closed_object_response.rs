//! `evolution/closed-object-response`

use std::cell::LazyCell;

use rustc_hash::FxHashSet;
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Role, TypeId};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// The object that a successful answer is has no `additionalProperties: false`: a later version may add fields.
    ///
    /// Bodies that are used for requests as well are left alone: there it keeps misspelt fields out. The answers of one file are one finding.
    ///
    /// It is about OpenAPI: whoever reads a message skips what it does not know.
    ///
    /// ## Why it matters
    ///
    /// Clients that check answers against the schema, or were generated from it, refuse the first answer that has a new field. Adding one is then
    /// a change that breaks them, for a server that only wanted to say more.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /orders/{id}:
    ///     get:
    ///       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///       responses:
    ///         '200':
    ///           description: An order
    ///           content:
    ///             application/json:
    ///               schema: { type: object, additionalProperties: false, properties: { id: { type: string } } }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /orders/{id}:
    ///     get:
    ///       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///       responses:
    ///         '200':
    ///           description: An order
    ///           content:
    ///             application/json:
    ///               schema: { type: object, properties: { id: { type: string } } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: whether clients go by it is not known.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 1,481 uses, folded to 77 findings in 77 descriptions. Judged: 22
    /// of 22 right, two of each publisher at most. Many come from a generator whose default it is, so nobody has decided it;
    /// hence `info`.
    ///
    /// ## References
    ///
    /// - Zalando RESTful API guidelines, rules 111 and 210; AIP-180
    pub(crate) static CLOSED_OBJECT_RESPONSE: Visit = {
        id: "evolution/closed-object-response",
        summary: "answers may get new fields",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Contract(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract) {
    let observed = &contract.observed;
    let types = &observed.types;
    // Few contracts close what they answer with.
    let taken = LazyCell::new(|| -> FxHashSet<TypeId> {
        let given = observed.bodies_in_use().flat_map(|body| &body.media).filter_map(|media| media.ty);
        given.flat_map(|ty| types.composition(ty).iter().copied()).collect()
    });
    for operation in observed.operations.iter().filter(|it| it.role == Role::Served) {
        for used in &operation.outputs {
            let output = observed.output(used.id);
            if !output.status.is_success() {
                continue;
            }
            let given = output.media.iter().filter(|it| it.is_document()).filter_map(|it| it.ty);
            let closed = given.flat_map(|ty| types.composition(ty)).find(|it| {
                types.get(**it).closed && !types.get(**it).fields.is_empty() && !taken.contains(it)
            });
            let Some(closed) = closed else { continue };
            ctx.report(
                types.get(*closed).span.unwrap_or(output.span),
                "this answer can never get another field",
            )
            .label("closed by `additionalProperties: false`")
            .help("leave it open, and let clients ignore what they do not know: otherwise a new field breaks them")
            .used_by(&operation.name, used.at)
            .fold_with("closed");
        }
    }
}
