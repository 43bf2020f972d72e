//! `evolution/closed-enum-in-response`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Role, Type, TypeId, TypeKind, Types};

use crate::Visit;
use crate::names::normal;
use crate::said::allows_more;

declare_rule! {
    /// ## What it checks
    ///
    /// Where an answer lists the values that a text may have, something tells clients that more may come: a value for what they do not know
    /// (`UNKNOWN`, `other`, `unknownFutureValue`), `x-extensible-enum`, `x-ms-enum` with `modelAsString`, `x-speakeasy-unknown-values: allow`,
    /// an `anyOf` with a plain string beside the list, or the description.
    ///
    /// Left alone are lists that only requests have, lists of one value, and sets that do not grow: yes and no, ascending and descending, days of
    /// the week, HTTP methods, codes of countries and currencies. A list is one finding, however many answers have it.
    ///
    /// It is about OpenAPI: an enum of proto3 takes values that it does not know, and `evolution/enum-zero-value` is about those.
    ///
    /// ## Why it matters
    ///
    /// Generated clients make a closed type of the list and refuse the whole answer for one value that they do not know. The day a status is
    /// added, old apps do not lose the status: they lose the order.
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
    ///               schema: { type: object, properties: { carrier: { type: string, enum: [dhl, ups] } } }
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
    ///               schema: { type: object, properties: { carrier: { type: string, x-extensible-enum: [dhl, ups] } } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: whether a list may grow only its owner knows.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 17,175 findings in 944 descriptions, one for every seven operations. Judged: 21 of 22 right, one of
    /// each publisher. Whether a contract is to allow for more values is a policy, and it touches a third of all descriptions; hence off.
    ///
    /// ## References
    ///
    /// - Zalando RESTful API guidelines, rule 112; AIP-126 and AIP-180; Microsoft Azure REST API guidelines (extensible enums)
    pub(crate) static CLOSED_ENUM_IN_RESPONSE: Visit = {
        id: "evolution/closed-enum-in-response",
        summary: "lists of values in answers may grow",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Contract(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract) {
    let (observed, types) = (&contract.observed, &contract.observed.types);
    if allows_more(&observed.about.description) {
        return;
    }
    let mut seen = vec![false; types.count()];
    for operation in observed.operations.iter().filter(|it| it.role == Role::Served) {
        for used in &operation.outputs {
            let output = observed.output(used.id);
            if !output.status.is_success() {
                continue;
            }
            let mut open: Vec<TypeId> = output.media.iter().filter_map(|it| it.ty).collect();
            while let Some(id) = open.pop() {
                if std::mem::replace(&mut seen[id.0 as usize], true) {
                    continue;
                }
                let ty = types.get(id);
                if is_closed(ty) {
                    let Some(span) = ty.span else { continue };
                    _ = ctx
                        .report(span, format_args!("no value can be added to {}", values(ty)))
                        .label("a closed list in an answer")
                        .help("say that clients must expect others, by `x-extensible-enum` or a value for what is unknown: generated clients refuse the whole answer otherwise")
                        .argument(ty.values.join(" "))
                        .used_by(&operation.name, used.at);
                }
                open.extend(held(types, ty));
            }
        }
    }
}

/// What values of `ty` have in them. Where a plain text is one of the variants, the lists beside it are but the known values.
fn held<'t>(types: &'t Types, ty: &'t Type) -> impl Iterator<Item = TypeId> {
    let is_text = |it: &&TypeId| {
        let ty = types.get(types.definition(**it));
        ty.kind == TypeKind::String && ty.values.is_empty() && ty.parts.is_empty()
    };
    let any_text = ty.extensible || ty.variants.iter().any(|it| is_text(&it));
    let is_list = move |it: &&TypeId| !types.get(types.definition(**it)).values.is_empty();
    let whole = ty.parts.iter().chain(&ty.variants).filter(move |it| !(any_text && is_list(it)));
    // Where the text around the list says that it grows, the list need not.
    let grows = move |it: &TypeId| ty.description.as_deref().is_some_and(allows_more) && is_list(&it);
    let inside = ty.item.iter().filter(move |it| !grows(it));
    whole.chain(inside).chain(ty.fields.iter().map(|it| &it.ty)).copied()
}

/// Whether the type lists its values, and nothing says that others may come.
fn is_closed(ty: &Type) -> bool {
    matches!(ty.kind, TypeKind::String | TypeKind::Any)
        && ty.values.iter().filter(|it| !it.is_empty() && ***it != *"null").count() > 1
        && !ty.extensible
        && !ty.values.iter().any(|it| is_for_others(it))
        && !ty.description.as_deref().is_some_and(allows_more)
        && !is_fixed(ty)
}

/// Whether a value stands for what is not among the others.
fn is_for_others(value: &str) -> bool {
    const OTHERS: [&str; 9] = [
        "unknown",
        "other",
        "others",
        "unspecified",
        "unrecognized",
        "unrecognised",
        "undefined",
        "unknownfuturevalue",
        "custom",
    ];
    let word = normal(value);
    OTHERS.contains(&&*word)
        || ["unspecified", "unknown", "other"].iter().any(|it| word.ends_with(it))
        || ["unknown", "other"].iter().any(|it| word.starts_with(it))
}

/// Whether the values are a set that the world has agreed on.
fn is_fixed(ty: &Type) -> bool {
    const SETS: [&str; 12] = [
        "true false yes no y n t f 0 1 on off enabled disabled",
        "asc desc ascending descending",
        "get put post patch delete head options trace connect any",
        "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun",
        "january february march april may june july august september october november december \
         jan feb mar apr may jun jul aug sep oct nov dec",
        "male female m f man woman",
        "http https tcp udp ws wss tls",
        "public private",
        "credit debit",
        "ok success succeeded error fail failed failure",
        "debug info information notice warn warning error fatal critical",
        "left right up down top bottom north south east west start end before after min max in out",
    ];
    let lower = || ty.values.iter().map(|it| it.to_ascii_lowercase());
    let within = |set: &str| lower().all(|it| set.split_ascii_whitespace().any(|word| word == it));
    let code = |it: &str, length: usize| it.len() == length && it.bytes().all(|it| it.is_ascii_alphabetic());
    let many = ty.values.len() >= 10;
    let are_codes =
        |length| many && ty.values.iter().filter(|it| code(it, length)).count() * 10 >= ty.values.len() * 9;
    // Numbers are sizes and versions as often as states.
    let are_numbers = ty.values.iter().all(|it| it.parse::<f64>().is_ok());
    SETS.iter().any(|it| within(it)) || are_codes(2) || are_codes(3) || are_numbers
}

/// The values as a message names them.
fn values(ty: &Type) -> String {
    let shown: Vec<String> = ty.values.iter().take(3).map(|it| format!("`{it}`")).collect();
    let more = ty.values.len() - shown.len();
    if more == 0 { shown.join(", ") } else { format!("{} and {more} more", shown.join(", ")) }
}
