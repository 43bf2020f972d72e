//! `evolution/top-level-array`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// A `GET` answers with an object, not with a bare list.
    ///
    /// A matter of policy, hence off by default. The answers of one file are one finding.
    ///
    /// It is about OpenAPI: a gRPC method answers with a message.
    ///
    /// ## Why it matters
    ///
    /// Nothing can be added to a list: no token for the next page, no total, no warning. The first page size limit then breaks every client.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /orders:
    ///     get:
    ///       responses:
    ///         '200':
    ///           description: Orders
    ///           content: { application/json: { schema: { type: array, items: { type: string } } } }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /orders:
    ///     get:
    ///       responses:
    ///         '200':
    ///           description: Orders
    ///           content:
    ///             application/json:
    ///               schema: { type: object, properties: { orders: { type: array, items: { type: string } } } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: another form of the answer is another contract.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 7,179 uses, folded to 371 findings in 371 descriptions. True by
    /// construction; hence off.
    ///
    /// ## References
    ///
    /// - Zalando RESTful API guidelines, rule 110; Microsoft Azure REST API guidelines (collections)
    pub(crate) static TOP_LEVEL_ARRAY: Visit = {
        id: "evolution/top-level-array",
        summary: "answers are objects, so that they can grow",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let Some(collection) = call.collection.as_ref().filter(|it| it.field.is_none()) else { return };
    let operation = contract.operation(call);
    let output = contract.observed.output(collection.output.id);
    ctx.report(output.span, "the answer is a bare list, to which nothing can be added")
        .label("a list at the top")
        .help("put the list into an object: the day it needs pages there is a place for the token")
        .used_by(&operation.name, collection.output.at)
        .fold_with("list");
}
