//! `concurrency/update-without-mask`

use rustc_hash::FxHashSet;
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction, TypeKind};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// A `PATCH` lets the caller leave out what it does not change. It is reported where its JSON body has three fields or more and every one
    /// of them is required.
    ///
    /// Lists of changes, JSON:API, and bodies that are not described to their end are left alone. Several such bodies in one
    /// file are one finding.
    ///
    /// ## Why it matters
    ///
    /// A caller that wants to change one field has to send the others as it last saw them, and so takes back what somebody else has changed
    /// meanwhile. That is what `PATCH` is there to avoid.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /orders/{id}:
    ///     patch:
    ///       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///       requestBody:
    ///         content:
    ///           application/json:
    ///             schema:
    ///               type: object
    ///               required: [note, address, gift]
    ///               properties: { note: { type: string }, address: { type: string }, gift: { type: boolean } }
    ///       responses: { '204': { description: Changed } }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /orders/{id}:
    ///     patch:
    ///       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///       requestBody:
    ///         content:
    ///           application/merge-patch+json:
    ///             schema:
    ///               type: object
    ///               properties: { note: { type: string }, address: { type: string }, gift: { type: boolean } }
    ///       responses: { '204': { description: Changed } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: which fields the server can do without is not known.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 16 uses, folded to 10 findings in 10 descriptions. All were
    /// judged: 10 right. Before bodies with fewer than three fields to write, JSON:API and lists of changes were left alone
    /// there were 14, and the four others were wrong.
    ///
    /// ## References
    ///
    /// - RFC 5789 §2 (`PATCH`); RFC 7396 (merge patch); AIP-134 (`update_mask`)
    pub(crate) static UPDATE_WITHOUT_MASK: Visit = {
        id: "concurrency/update-without-mask",
        summary: "a partial update does not demand every field",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    if &*operation.method != "PATCH" {
        return;
    }
    let Some(used) = operation.body else { return };
    let types = &contract.observed.types;
    let body = contract.observed.body(used.id);
    let Some(ty) = body.media.iter().filter(|it| it.is_document()).find_map(|it| it.ty) else { return };
    let members = types.composition(ty);
    let has_variants = members.iter().any(|it| !types.get(*it).variants.is_empty());
    if types.kind(ty) != TypeKind::Object || has_variants || !types.is_described(ty) {
        return;
    }
    let fields = || types.fields(ty).filter(|it| !types.get(it.ty).read_only);
    // A list of changes, or JSON:API, where what changes stands in `attributes`.
    let is_wrapper = fields().any(|it| matches!(&*it.name, "set" | "unset" | "attributes" | "operations"));
    let required = || members.iter().flat_map(|it| &types.get(*it).required);
    if is_wrapper || fields().take(3).count() < 3 || required().count() < fields().count() {
        return;
    }
    let required: FxHashSet<&str> = required().map(|it| &**it).collect();
    if !fields().all(|it| required.contains(&*it.name)) {
        return;
    }
    ctx.report(body.span, "`PATCH` demands every field, so it changes all of them")
        .label("every field is required")
        .help("require no field, or make it a `PUT` with `If-Match`: a caller must now send back what it does not mean to change")
        .used_by(&operation.name, used.at)
        .fold_with("patch");
}
