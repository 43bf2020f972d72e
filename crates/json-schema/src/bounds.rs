//! How large a number may be.

use wirelint_model::Bounds;

use crate::{Schemas, Target};

/// How many references and compositions are looked through.
const DEPTH: u8 = 8;

/// What the schema at `at` says of the size of its numbers, references and `allOf` looked through. For strings the
/// values that are listed (`enum`, `const`) or spelled out by a pattern count as listed.
pub fn bounds<S: Schemas>(schemas: &S, at: S::At) -> Bounds {
    let mut found = Bounds::default();
    read(schemas, at, DEPTH, &mut found);
    found
}

fn read<S: Schemas>(schemas: &S, at: S::At, depth: u8, found: &mut Bounds) {
    if depth == 0 {
        return;
    }
    let node = schemas.node(at);
    let target = schemas.target(at);
    if let Target::Found(target) = target {
        read(schemas, target, depth - 1, found);
    }
    if target != Target::Here && !schemas.siblings_count() {
        return;
    }
    let number = |key: &str| node.get(key).and_then(wirelint_yaml::Node::number);
    // `exclusiveMaximum` is a boolean beside `maximum` in OpenAPI 3.0 and a number of its own since 3.1.
    for maximum in [number("maximum"), number("exclusiveMaximum")].into_iter().flatten() {
        found.maximum = Some(found.maximum.map_or(maximum, |it| it.min(maximum)));
    }
    found.listed |= ["enum", "const", "pattern"].iter().any(|key| node.get(key).is_some());
    found.default = found.default.or_else(|| number("default"));
    if let Some(all) = node.get("allOf") {
        for part in all.elements() {
            read(schemas, schemas.at(at, part), depth - 1, found);
        }
    }
    // Of alternatives, each must be bounded for the whole to be.
    for key in ["oneOf", "anyOf"] {
        let Some(variants) = node.get(key) else { continue };
        let mut all: Option<Bounds> = None;
        for variant in variants.elements() {
            let mut one = Bounds::default();
            read(schemas, schemas.at(at, variant), depth - 1, &mut one);
            let null = variant.get("type").is_some_and(|kind| kind.is_text("null"));
            all = match all {
                _ if null => all,
                None => Some(one),
                Some(before) => Some(Bounds {
                    maximum: before.maximum.zip(one.maximum).map(|(a, b)| a.max(b)),
                    listed: before.listed && one.listed,
                    default: before.default.or(one.default),
                }),
            };
        }
        if let Some(all) = all {
            found.maximum = found.maximum.or(all.maximum);
            found.listed |= all.listed;
            found.default = found.default.or(all.default);
        }
    }
}
