//! `pagination/total-count-required`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Field, Interaction, TypeId, TypeKind, Types};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// No page has to say how many elements there are in all: a `total` or the like, beside the list or in what is said of the page, is not required.
    ///
    /// All such lists of one file are one finding. The rule is off by default: it is a policy.
    ///
    /// Not for GraphQL: who does not ask for a total does not get one.
    ///
    /// ## Why it matters
    ///
    /// To count everything costs more than to read a page, and more with each element. What is required cannot be left out on the day when it
    /// takes longer than the page itself.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /orders:
    ///     get:
    ///       parameters:
    ///         - { name: page_size, in: query, schema: { type: integer, maximum: 100, default: 20 } }
    ///         - { name: page_token, in: query, schema: { type: string } }
    ///       responses:
    ///         '200':
    ///           description: Orders
    ///           content:
    ///             application/json:
    ///               schema:
    ///                 type: object
    ///                 required: [orders, total]
    ///                 properties:
    ///                   orders: { type: array, items: { type: object, properties: { id: { type: string } } } }
    ///                   next_page_token: { type: string }
    ///                   total: { type: integer }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /orders:
    ///     get:
    ///       parameters:
    ///         - { name: page_size, in: query, schema: { type: integer, maximum: 100, default: 20 } }
    ///         - { name: page_token, in: query, schema: { type: string } }
    ///       responses:
    ///         '200':
    ///           description: Orders
    ///           content:
    ///             application/json:
    ///               schema:
    ///                 type: object
    ///                 required: [orders]
    ///                 properties:
    ///                   orders: { type: array, items: { type: object, properties: { id: { type: string } } } }
    ///                   next_page_token: { type: string }
    ///                   total: { type: integer }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// import "google/api/field_behavior.proto";
    /// service Orders { rpc ListOrders(ListOrdersRequest) returns (ListOrdersResponse); }
    /// message ListOrdersRequest { string page_token = 1; }
    /// message ListOrdersResponse {
    ///   repeated Order orders = 1;
    ///   string next_page_token = 2;
    ///   int64 total = 3 [(google.api.field_behavior) = REQUIRED];
    /// }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders { rpc ListOrders(ListOrdersRequest) returns (ListOrdersResponse); }
    /// message ListOrdersRequest { string page_token = 1; }
    /// message ListOrdersResponse {
    ///   repeated Order orders = 1;
    ///   string next_page_token = 2;
    ///   int64 total = 3;
    /// }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: clients may rely on what is required.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 952 uses, folded to 51 findings in 51 descriptions (0.04 per 100 operations). 20 were judged: 16
    /// right. The wrong ones count what is few. True by construction, and a policy; hence off.
    ///
    /// ## References
    ///
    /// - Zalando RESTful API guidelines, rule 254; AIP-158 (total size)
    pub(crate) static TOTAL_COUNT_REQUIRED: Visit = {
        id: "pagination/total-count-required",
        summary: "no page has to say how many elements there are in all",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let Some(collection) = call.collection.as_ref().filter(|it| it.field.is_some()) else { return };
    if !super::gives_pages(contract, call) {
        return;
    }
    let types = &contract.observed.types;
    let output = contract.observed.output(collection.output.id);
    let json = output.media.iter().filter(|it| it.is_document() && !it.items).find_map(|it| it.ty);
    let Some(field) = json.and_then(|ty| required_total(types, ty)) else { return };
    let operation = contract.operation(call);
    ctx.report(field.span, format_args!("every page has to say the `{}`", field.name))
        .label("required")
        .help("make it optional, and give it to those who ask for it: counting everything costs more than the page, and more each year")
        .argument(&*field.name)
        .used_by(&operation.name, collection.output.at)
        .fold_with("total");
}

/// The number of all elements that an answer must have, itself or in what is said of the page.
fn required_total(types: &Types, ty: TypeId) -> Option<&Field> {
    let own =
        |ty: TypeId| types.fields(ty).find(|it| is_total(types, it) && is_required(types, ty, &it.name));
    own(ty).or_else(|| {
        let inner = types.fields(ty).filter(|it| types.kind(it.ty) == TypeKind::Object);
        inner.filter(|it| is_required(types, ty, &it.name)).find_map(|it| own(it.ty))
    })
}

fn is_required(types: &Types, ty: TypeId, name: &str) -> bool {
    let parts = types.composition(ty).iter().map(|it| types.get(*it));
    let mut variants = parts.clone().flat_map(|it| &it.variants);
    variants.next().is_none() && parts.into_iter().any(|it| it.required.iter().any(|it| **it == *name))
}

fn is_total(types: &Types, field: &Field) -> bool {
    const TOTALS: [&str; 11] = [
        "total",
        "totalcount",
        "totalresults",
        "totalitems",
        "totalelements",
        "totalrecords",
        "totalhits",
        "totalrows",
        "totalentries",
        "totalsize",
        "totalnumber",
    ];
    let name = field.name.chars().filter(char::is_ascii_alphanumeric).map(|it| it.to_ascii_lowercase());
    let is_named = || TOTALS.iter().any(|it| name.clone().eq(it.chars()));
    matches!(types.kind(field.ty), TypeKind::Integer | TypeKind::Number) && is_named()
}
