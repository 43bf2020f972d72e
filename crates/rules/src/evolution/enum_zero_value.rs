//! `evolution/enum-zero-value`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Type, TypeId, TypeKind};

use crate::Visit;
use crate::names::normal;
use crate::said::names_default;

declare_rule! {
    /// ## What it checks
    ///
    /// The value 0 of an enum that calls take or answer with stands for nothing in particular: `…_UNSPECIFIED`, `…_UNKNOWN`, `…_NONE`, `…_DEFAULT` and the like.
    ///
    /// It is silent where the prose about the enum names a default, where the values say how much of something is wanted (`BASIC`, `FULL`), and about closed enums (proto2), of which what is not set is not read as 0.
    ///
    /// ## Why it matters
    ///
    /// What is not set is 0 when it is read, and so is what an older peer has never heard of. Where 0 is `ACTIVE`, whoever forgets the field activates, and nobody can tell
    /// that from somebody who meant it. When the field gets a second meaning later there is no value left to say "as before".
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders { rpc SetOrderState(SetOrderStateRequest) returns (Order); }
    /// message SetOrderStateRequest {
    ///   string id = 1;
    ///   State state = 2;
    /// }
    /// message Order { string id = 1; }
    /// enum State {
    ///   PAID = 0;
    ///   SHIPPED = 1;
    /// }
    /// ```
    ///
    /// ```proto correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders { rpc SetOrderState(SetOrderStateRequest) returns (Order); }
    /// message SetOrderStateRequest {
    ///   string id = 1;
    ///   State state = 2;
    /// }
    /// message Order { string id = 1; }
    /// enum State {
    ///   STATE_UNSPECIFIED = 0;
    ///   PAID = 1;
    ///   SHIPPED = 2;
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: the numbers of published values stay what they are.
    ///
    /// ## Measured
    ///
    /// On googleapis and temporal (12,478 methods): 48 enums. 46 were judged: 21 right. What is said of the others is true, and no reason to do something, as the first value is the usual
    /// choice and nothing in the contract says so: hence `info`. Before enums with a default that is named, and those of how much is wanted, were left alone there were 58.
    ///
    /// ## References
    ///
    /// - AIP-126 (enumerations); the style guide of protobuf.dev, "Enums"
    pub(crate) static ENUM_ZERO_VALUE: Visit = {
        id: "evolution/enum-zero-value",
        summary: "the first value of an enum means that nothing was said",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        visit: Visit::Contract(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract) {
    let (observed, types) = (&contract.observed, &contract.observed.types);
    let mut seen = vec![false; types.count()];
    for operation in &observed.operations {
        let bodies = operation.body.iter().flat_map(|it| &observed.body(it.id).media);
        let outputs = operation.outputs.iter().flat_map(|it| &observed.output(it.id).media);
        let inputs = operation.inputs.iter().filter_map(|it| observed.input(it.id).ty);
        let mut open: Vec<TypeId> = bodies.chain(outputs).filter_map(|it| it.ty).chain(inputs).collect();
        while let Some(id) = open.pop() {
            if std::mem::replace(&mut seen[id.0 as usize], true) {
                continue;
            }
            let ty = types.get(id);
            if let (Some(zero), Some(span)) = (zero(ty), ty.span) {
                ctx.report(span, format_args!("what says nothing says `{zero}`"))
                    .label(format!("`{zero}` is 0"))
                    .help("let 0 mean that nothing was said, `…_UNSPECIFIED` (AIP-126): a field that is not set cannot be told from this value")
                    .argument(zero)
                    .used_by(&operation.name, operation.span);
            }
            let inside = ty.fields.iter().map(|it| &it.ty);
            open.extend(inside.chain(&ty.item).chain(&ty.parts).chain(&ty.variants));
        }
    }
}

/// The value 0 of an open enum with several values, where it means something.
fn zero(ty: &Type) -> Option<&str> {
    const NOTHING: [&str; 21] = [
        "notknown",
        "unspecified",
        "unknown",
        "none",
        "undefined",
        "invalid",
        "default",
        "unset",
        "null",
        "unrecognized",
        "notset",
        "any",
        "other",
        "uninitialized",
        "indeterminate",
        "auto",
        "undetermined",
        "unused",
        "reserved",
        "nil",
        "empty",
    ];
    // Those of an open enum in the order of the text, the first one of which is 0.
    let first =
        ty.values.first().filter(|_| ty.kind == TypeKind::String && ty.extensible && ty.values.len() > 1)?;
    // So are nearly all called (AIP-126).
    if first.ends_with("UNSPECIFIED") {
        return None;
    }
    let word = normal(first);
    let is_nothing = NOTHING.iter().any(|it| word.ends_with(it) || word.starts_with(it));
    // `NO_UPGRADES`, `NOT_STARTED`: that it is not so is what nobody has to say.
    let is_not =
        ["NO_", "NOT_", "OK"].iter().any(|it| first.starts_with(it) || first.contains(&format!("_{it}")));
    if is_nothing || is_not {
        return None;
    }
    // How much of something is wanted has a usual answer (AIP-157), and so has what is said to.
    let is_view = ty.values.iter().any(|it| {
        ["BASIC", "FULL"]
            .iter()
            .any(|view| it.eq_ignore_ascii_case(view) || it.ends_with(&format!("_{view}")))
    });
    let is_default = ty.description.as_deref().is_some_and(names_default);
    (!is_view && !is_default).then_some(first)
}
