//! How large a number may be.

use rustc_hash::FxHashMap;
use wirelint_model::Bounds;
use wirelint_yaml::Node;

use crate::{Schemas, Target};

/// How many references and compositions are looked through, one inside the other.
const DEPTH: u8 = 8;

/// How many times a schema is looked at for one number. No published contract comes near.
const BUDGET: usize = 256;

/// What the schema at `at` says of the size of its numbers, references and `allOf` looked through. For strings the
/// values that are listed (`enum`, `const`) or spelled out by a pattern count as listed; and so do the values of a schema that is
/// too large to be looked through, since nothing can be said to be missing there.
pub fn bounds<S: Schemas>(schemas: &S, at: S::At) -> Bounds {
    let mut reader = Reader { schemas, known: FxHashMap::default(), left: BUDGET };
    reader.bounds(at, DEPTH).unwrap_or(Bounds { listed: true, ..Bounds::default() })
}

struct Reader<'s, S: Schemas> {
    schemas: &'s S,
    /// What each schema says as far as it is looked through, so that none is read once for each way that leads to it.
    known: FxHashMap<(S::At, u8), Bounds>,
    /// How many times a schema may still be looked at.
    left: usize,
}

impl<S: Schemas> Reader<'_, S> {
    /// What the schema at `at` says, looked through `depth` times; `None` where that is too much.
    fn bounds(&mut self, at: S::At, depth: u8) -> Option<Bounds> {
        self.left = self.left.checked_sub(1)?;
        if depth == 0 {
            return Some(Bounds::default());
        }
        if let Some(&known) = self.known.get(&(at, depth)) {
            return Some(known);
        }
        let found = self.read(at, depth)?;
        self.known.insert((at, depth), found);
        Some(found)
    }

    fn read(&mut self, at: S::At, depth: u8) -> Option<Bounds> {
        let schemas = self.schemas;
        let mut found = Bounds::default();
        let target = schemas.target(at);
        if let Target::Found(target) = target {
            found = self.bounds(target, depth - 1)?;
        }
        if target != Target::Here && !schemas.siblings_count(at) {
            return Some(found);
        }
        let node = schemas.node(at);
        found = both(found, own(node));
        for part in elements(node, "allOf") {
            found = both(found, self.bounds(schemas.at(at, part), depth - 1)?);
        }
        for key in ["oneOf", "anyOf"] {
            let mut all: Option<Bounds> = None;
            for variant in elements(node, key) {
                let one = self.bounds(schemas.at(at, variant), depth - 1)?;
                if !variant.get("type").is_some_and(|kind| kind.is_text("null")) {
                    all = Some(all.map_or(one, |before| one_of_both(before, one)));
                }
            }
            found = all.map_or(found, |all| both(found, all));
        }
        Some(found)
    }
}

fn elements<'t>(node: Node<'t>, key: &str) -> impl Iterator<Item = Node<'t>> + use<'t> {
    node.get(key).into_iter().flat_map(Node::elements)
}

/// What a schema says by itself.
fn own(node: Node<'_>) -> Bounds {
    let mut found = Bounds::default();
    let mut exclusive = Bounds::default();
    for entry in node.pairs() {
        let Some(key) = entry.key.text() else { continue };
        // Of a key that is written twice the first counts that is a number.
        let first = |known: Option<f64>| known.or_else(|| entry.value.number());
        match &*key {
            "maximum" => found.maximum = first(found.maximum),
            "minimum" => found.minimum = first(found.minimum),
            // A boolean beside `maximum` in OpenAPI 3.0 and a number of its own since 3.1.
            "exclusiveMaximum" => exclusive.maximum = first(exclusive.maximum),
            "exclusiveMinimum" => exclusive.minimum = first(exclusive.minimum),
            "default" => found.default = first(found.default),
            "enum" | "const" | "pattern" => found.listed = true,
            _ => {}
        }
    }
    both(found, exclusive)
}

/// What holds where both hold.
fn both(a: Bounds, b: Bounds) -> Bounds {
    Bounds {
        maximum: tighter(a.maximum, b.maximum, f64::min),
        minimum: tighter(a.minimum, b.minimum, f64::max),
        listed: a.listed || b.listed,
        default: a.default.or(b.default),
    }
}

/// What holds where one of both holds: of alternatives, each must be bounded for the whole to be.
fn one_of_both(a: Bounds, b: Bounds) -> Bounds {
    Bounds {
        maximum: a.maximum.zip(b.maximum).map(|(a, b)| a.max(b)),
        minimum: a.minimum.zip(b.minimum).map(|(a, b)| a.min(b)),
        listed: a.listed && b.listed,
        default: a.default.or(b.default),
    }
}

fn tighter(a: Option<f64>, b: Option<f64>, tighter: fn(f64, f64) -> f64) -> Option<f64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(tighter(a, b)),
        (one, other) => one.or(other),
    }
}
