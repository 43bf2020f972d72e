//! What a request body can carry.

use wirelint_model::{Body, BodyContent, TypeId, TypeKind, Types};

/// What `body` can carry. One form that carries something is enough.
pub(crate) fn content(body: &Body, types: &Types) -> BodyContent {
    if body.unknown {
        return BodyContent::Unknown;
    }
    let mut all = BodyContent::Nothing;
    for media in &body.media {
        // A form without a schema is an export's leftover as often as a description.
        let one = media.ty.map_or(BodyContent::Nothing, |ty| of_type(ty, types));
        all = worse(all, one);
    }
    if body.required && all == BodyContent::Optional { BodyContent::Needed } else { all }
}

fn worse(a: BodyContent, b: BodyContent) -> BodyContent {
    let rank = |content| match content {
        BodyContent::Nothing => 0,
        BodyContent::Unknown => 1,
        BodyContent::Optional => 2,
        BodyContent::Needed => 3,
    };
    if rank(b) > rank(a) { b } else { a }
}

fn of_type(ty: TypeId, types: &Types) -> BodyContent {
    let parts = types.composition(ty);
    if parts.iter().any(|part| !types.get(*part).required.is_empty()) {
        return BodyContent::Needed;
    }
    match types.kind(ty) {
        TypeKind::List => BodyContent::Needed,
        TypeKind::Null => BodyContent::Nothing,
        TypeKind::Object | TypeKind::Any => {
            if parts.iter().any(|part| !types.get(*part).fields.is_empty()) {
                BodyContent::Optional
            } else {
                let says_nothing = types.kind(ty) == TypeKind::Any;
                let may_hold_anything = |part: &TypeId| types.get(*part).open || types.get(*part).unknown;
                if says_nothing || types.is_cut(ty) || parts.iter().any(may_hold_anything) {
                    BodyContent::Unknown
                } else {
                    BodyContent::Nothing
                }
            }
        }
        TypeKind::String | TypeKind::Integer | TypeKind::Number | TypeKind::Boolean => BodyContent::Optional,
    }
}
