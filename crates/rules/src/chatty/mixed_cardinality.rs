//! `chatty/mixed-cardinality`

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Field, Operation, Role, TypeId, TypeKind, Types};

use crate::{Each, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// A successful answer, or the field in it that has the content, is one thing or a list of them, and not now the one and now the other
    /// (`oneOf` of a schema and of a list of it).
    ///
    /// It is silent where the request may be one thing or a list too: its sender knows what comes back.
    ///
    /// It is about OpenAPI: a field of a message is repeated or is not.
    ///
    /// ## Why it matters
    ///
    /// Every caller must look at what it got before it can use it. The one that was only ever tried with a single result fails on the day when there are two,
    /// and the one that always sees a list does so on the day when there is one.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /orders/current:
    ///     get:
    ///       responses:
    ///         '200':
    ///           description: The current order, or several
    ///           content:
    ///             application/json:
    ///               schema:
    ///                 oneOf:
    ///                   - $ref: '#/components/schemas/Order'
    ///                   - { type: array, maxItems: 10, items: { $ref: '#/components/schemas/Order' } }
    /// components:
    ///   schemas:
    ///     Order: { type: object, properties: { id: { type: string } } }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /orders/current:
    ///     get:
    ///       responses:
    ///         '200':
    ///           description: The current orders
    ///           content:
    ///             application/json:
    ///               schema: { type: object, properties: { orders: { type: array, maxItems: 10, items: { $ref: '#/components/schemas/Order' } } } }
    /// components:
    ///   schemas:
    ///     Order: { type: object, properties: { id: { type: string } } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: callers rely on both forms.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 17 findings in 17 descriptions of 2 publishers (0.01 per 100 operations). All were judged, and one in a newer
    /// description beside them, each of another shape by a second reader too: 18 right. All but one are the same answer in as many releases.
    ///
    /// ## References
    ///
    /// - Zalando RESTful API guidelines, rule 110 (top-level objects)
    pub(crate) static MIXED_CARDINALITY: Visit = {
        id: "chatty/mixed-cardinality",
        summary: "an answer is one thing or a list, not sometimes the one and sometimes the other",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Each(begin),
    }
}

/// How many variants are looked at, each beside each.
const VARIANTS: usize = 16;
/// How many fields an answer has at most that only wraps its content.
const WRAPPER: usize = 6;

/// What is known of types: many operations have the same answer.
type Known<'c> = FxHashMap<TypeId, Option<Mixed<'c>>>;

fn begin(contract: &Contract) -> Each<'_> {
    let mut known = Known::default();
    Box::new(move |ctx, call| check(ctx, contract, contract.operation(call), &mut known))
}

fn check<'c>(ctx: &mut Context<'_>, contract: &'c Contract, operation: &Operation, known: &mut Known<'c>) {
    let types = &contract.observed.types;
    if operation.role != Role::Served {
        return;
    }
    for used in &operation.outputs {
        let output = contract.observed.output(used.id);
        if !output.status.is_success() {
            continue;
        }
        let Some(ty) = output.media.iter().find(|it| it.is_document() && !it.items).and_then(|it| it.ty)
        else {
            continue;
        };
        let ty = types.definition(ty);
        let (span, what) = match known.entry(ty).or_insert_with(|| mixed(types, ty)) {
            None => continue,
            Some(Mixed::Whole) => (output.span, "an answer that is one thing or a list of them".to_owned()),
            Some(Mixed::In(field)) => {
                (field.span, format!("`{}` is one thing or a list of them", field.name))
            }
        };
        // Who sends one gets one, and need not find out which.
        if given(contract, operation)
            .any(|ty| matches!(known.entry(ty).or_insert_with(|| mixed(types, ty)), Some(Mixed::Whole)))
        {
            continue;
        }
        _ = ctx
            .report(span, what)
            .label("every caller must find out which")
            .help("always answer with a list, also of one, or have an operation for each: code that was only tried with the one form fails on the other")
            .used_by(&operation.name, used.at);
    }
}

/// The types of what a request has in its body.
fn given(contract: &Contract, operation: &Operation) -> impl Iterator<Item = TypeId> {
    let body = operation.body.map(|used| contract.observed.body(used.id));
    let types = body.into_iter().flat_map(|it| &it.media).filter_map(|it| it.ty);
    types.map(|ty| contract.observed.types.definition(ty))
}

/// What of an answer is one thing or a list.
enum Mixed<'c> {
    Whole,
    In(&'c Field),
}

fn mixed(types: &Types, ty: TypeId) -> Option<Mixed<'_>> {
    if is_mixed(types, ty) { Some(Mixed::Whole) } else { mixed_field(types, ty).map(Mixed::In) }
}

/// The field of an answer that has its content, where that is one thing or a list.
fn mixed_field(types: &Types, ty: TypeId) -> Option<&Field> {
    if types.kind(ty) != TypeKind::Object || types.fields(ty).count() > WRAPPER {
        return None;
    }
    let is_object = |it: TypeId| types.kind(it) == TypeKind::Object;
    types.fields(ty).find(|it| is_mixed(types, it.ty) && one(types, it.ty).is_some_and(is_object))
}

/// What values of `ty` are where they are no list.
fn one(types: &Types, ty: TypeId) -> Option<TypeId> {
    let variants = &types.get(types.definition(ty)).variants;
    variants
        .iter()
        .copied()
        .find(|it| !matches!(types.kind(*it), TypeKind::List | TypeKind::Null | TypeKind::Any))
}

/// Whether values of `ty` are one thing or a list of the same.
fn is_mixed(types: &Types, ty: TypeId) -> bool {
    let variants = &types.get(types.definition(ty)).variants;
    let variants = &variants[..variants.len().min(VARIANTS)];
    let kind = |kind: TypeKind| move |it: &&TypeId| types.kind(**it) == kind;
    // Few types are one of several.
    let lists = variants.iter().filter(kind(TypeKind::List));
    let mut items = lists.filter_map(|it| types.item(*it));
    items.any(|item| {
        let definition = types.definition(item);
        let among = types.composition(definition);
        variants
            .iter()
            .filter(|it| types.kind(**it) != TypeKind::List)
            .any(|it| among.contains(&types.definition(*it)) || are_alike(types, *it, definition))
    })
}

/// Whether most of what one object has, the other has too.
fn are_alike(types: &Types, one: TypeId, other: TypeId) -> bool {
    if types.kind(one) != TypeKind::Object || types.kind(other) != TypeKind::Object {
        return false;
    }
    let names: FxHashSet<&str> = types.fields(other).map(|it| &*it.name).collect();
    let (mut same, mut all) = (0, 0);
    for field in types.fields(one) {
        all += 1;
        same += usize::from(names.contains(&*field.name));
    }
    all > 0 && same * 2 > all && same * 2 > names.len()
}
