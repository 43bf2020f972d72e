//! `versioning/uses-deprecated`

use std::cell::LazyCell;

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{BodyId, Contract, Field, Operation, Role, TypeId, Types};

use crate::{Each, Visit};

/// How deep in a body a field is looked for.
const DEPTH: u8 = 4;

declare_rule! {
    /// ## What it checks
    ///
    /// An operation that is not deprecated demands nothing that is: no required parameter, no required field of its body, not the body as a
    /// whole. What it answers with is not deprecated as a whole either.
    ///
    /// A required field counts where everything above it is required too. Fields of answers are left alone: a server gives them for as long as
    /// somebody may read them.
    ///
    /// Not for GraphQL, whose specification forbids it: that is `graphql/required-deprecated`.
    ///
    /// ## Why it matters
    ///
    /// Callers are told not to use what they cannot leave out. Generated clients warn at every call, people learn to switch the warning off,
    /// and nobody can move before the thing is gone.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /orders:
    ///     get:
    ///       parameters: [{ name: shop, in: query, required: true, deprecated: true, description: The shop, schema: { type: string } }]
    ///       responses: { '200': { description: Orders } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /orders:
    ///     get:
    ///       parameters: [{ name: shop, in: query, deprecated: true, description: The shop, schema: { type: string } }]
    ///       responses: { '200': { description: Orders } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// import "google/api/field_behavior.proto";
    /// service Orders { rpc ListOrders(ListOrdersRequest) returns (ListOrdersResponse); }
    /// message ListOrdersRequest {
    ///   string shop = 1 [deprecated = true, (google.api.field_behavior) = REQUIRED];
    ///   string page_token = 2;
    /// }
    /// message ListOrdersResponse { repeated Order orders = 1; string next_page_token = 2; }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders { rpc ListOrders(ListOrdersRequest) returns (ListOrdersResponse); }
    /// message ListOrdersRequest {
    ///   string shop = 1 [deprecated = true];
    ///   string page_token = 2;
    /// }
    /// message ListOrdersResponse { repeated Order orders = 1; string next_page_token = 2; }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: whether calls work without it only the server knows.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 32 uses, folded to 31 findings in 19 descriptions of 6 publishers. All were judged, and one in a
    /// description elsewhere, 20 of them by a second reader too: 32 right. A third of them is one field of one publisher, in as many releases.
    ///
    /// ## References
    ///
    /// - OpenAPI 3.1.1 §4.8.12 (`deprecated` of a parameter); JSON Schema Validation 2020-12 §9.3; Zalando RESTful API guidelines, rule 191
    pub(crate) static USES_DEPRECATED: Visit = {
        id: "versioning/uses-deprecated",
        summary: "what is deprecated can be left out",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf],
        visit: Visit::Each(begin),
    }
}

fn begin(contract: &Contract) -> Each<'_> {
    let types_too = LazyCell::new(|| contract.observed.types.all().iter().any(|it| it.deprecated));
    let mut bodies = FxHashMap::default();
    Box::new(move |ctx, call| {
        let operation = contract.operation(call);
        if operation.role != Role::Served || operation.deprecated.is_some() {
            return;
        }
        inputs(ctx, contract, operation);
        if *types_too {
            body(ctx, contract, operation, &mut bodies);
            answers(ctx, contract, operation);
        }
    })
}

const HELP: &str = "make it optional, deprecate the operation, or take the mark away: nobody can do without what a call must have";

fn inputs(ctx: &mut Context<'_>, contract: &Contract, operation: &Operation) {
    for used in &operation.inputs {
        let input = contract.observed.input(used.id);
        if !input.deprecated || !input.required {
            continue;
        }
        _ = ctx
            .report(input.span, format_args!("`{}` is deprecated, but calls must have it", input.name))
            .label("deprecated and required")
            .help(HELP)
            .argument(&*input.name)
            .used_by(&operation.name, used.at);
    }
}

/// What a body demands and is deprecated.
enum Demanded {
    All,
    Fields(Vec<Field>),
}

fn body(
    ctx: &mut Context<'_>,
    contract: &Contract,
    operation: &Operation,
    known: &mut FxHashMap<BodyId, Demanded>,
) {
    let Some(used) = operation.body else { return };
    let (body, types) = (contract.observed.body(used.id), &contract.observed.types);
    let demanded = known.entry(used.id).or_insert_with(|| {
        let given = || body.media.iter().filter_map(|it| it.ty);
        if body.required && given().count() == body.media.len() && all_deprecated(types, given()) {
            return Demanded::All;
        }
        let mut search = Search { types, found: Vec::new(), seen: FxHashSet::default() };
        // The forms of one body mostly have the same type.
        if let Some(ty) = given().next() {
            search.demanded(ty, DEPTH);
        }
        Demanded::Fields(search.found)
    });
    match demanded {
        Demanded::All => {
            _ = ctx
                .report(body.span, "the body is deprecated, but calls must have it")
                .label("deprecated and required")
                .help(HELP)
                .used_by(&operation.name, used.at);
        }
        Demanded::Fields(fields) => {
            for field in fields {
                _ = ctx
                    .report(
                        field.span,
                        format_args!("`{}` is deprecated, but calls must have it", field.name),
                    )
                    .label("deprecated and required")
                    .help(HELP)
                    .argument(&*field.name)
                    .used_by(&operation.name, used.at);
            }
        }
    }
}

/// A search for the deprecated fields without which a body is not complete.
struct Search<'c> {
    types: &'c Types,
    found: Vec<Field>,
    /// Which types were looked at, at which depth: several fields may have one type.
    seen: FxHashSet<(TypeId, u8)>,
}

impl Search<'_> {
    /// Finds those without which no object of this type is complete.
    fn demanded(&mut self, ty: TypeId, depth: u8) {
        let types = self.types;
        if !self.seen.insert((ty, depth)) {
            return;
        }
        // What only one of several variants demands can be left out by choosing another.
        let mut parts = vec![ty];
        let mut at = 0;
        while let Some(&part) = parts.get(at).filter(|_| at < 64) {
            at += 1;
            let more =
                types.get(part).parts.iter().filter(|it| !parts.contains(it)).copied().collect::<Vec<_>>();
            parts.extend(more);
        }
        let required: FxHashSet<&str> =
            parts.iter().flat_map(|it| &types.get(*it).required).map(|it| &**it).collect();
        for field in parts.iter().flat_map(|it| &types.get(*it).fields) {
            if !required.contains(&*field.name) || types.get(field.ty).read_only {
                continue;
            }
            if is_deprecated(types, field.ty) {
                if self.found.iter().all(|it| it.span != field.span) {
                    self.found.push(field.clone());
                }
            } else if depth > 1 {
                self.demanded(field.ty, depth - 1);
            }
        }
    }
}

fn answers(ctx: &mut Context<'_>, contract: &Contract, operation: &Operation) {
    let types = &contract.observed.types;
    for used in &operation.outputs {
        let output = contract.observed.output(used.id);
        let given = || output.media.iter().filter_map(|it| it.ty);
        if !output.status.is_success() || !all_deprecated(types, given()) {
            continue;
        }
        _ = ctx
            .report(output.span, "the answer is deprecated, but the operation is not")
            .label("all that it gives is not to be used")
            .help("deprecate the operation, or let it answer with what comes instead")
            .used_by(&operation.name, used.at);
    }
}

fn all_deprecated(types: &Types, mut all: impl Iterator<Item = TypeId>) -> bool {
    let mut any = false;
    all.all(|ty| {
        any = true;
        is_deprecated(types, ty)
    }) && any
}

fn is_deprecated(types: &Types, ty: TypeId) -> bool {
    types.get(ty).deprecated || types.get(types.definition(ty)).deprecated
}
