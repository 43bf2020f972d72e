//! What an answer tells a caller that should come back later.

use rustc_hash::FxHashMap;
use wirelint_model::{Output, OutputFacts, Status, Throttle, TypeId, Types};

use crate::{prose, repeat};

/// How deep a hint may be inside a body.
const DEPTH: u8 = 3;

/// Judges outputs, looking at each type once.
pub(crate) struct Outputs<'t> {
    types: &'t Types,
    /// Whether a type's own fields say when to come back, or what they hold so many levels below them.
    known: FxHashMap<(TypeId, u8), bool>,
}

impl<'t> Outputs<'t> {
    pub(crate) fn new(types: &'t Types) -> Self {
        Self { types, known: FxHashMap::default() }
    }

    /// What is known of `output`.
    pub(crate) fn facts(&mut self, output: &Output) -> OutputFacts {
        let throttle = match output.status {
            Status::Code(429) if prose::is_quota(&output.description) => Some(Throttle::Quota),
            Status::Code(429) => Some(Throttle::Rate),
            Status::Code(503) if prose::is_overload(&output.description) => Some(Throttle::Overload),
            Status::Code(503) => Some(Throttle::Unavailable),
            _ => None,
        };
        let says_when = output.headers.iter().any(|header| header_says_when(&header.name))
            || throttle.is_some()
                && output.media.iter().filter_map(|media| media.ty).any(|ty| self.body_says_when(ty, DEPTH));
        let hides_existing = repeat::hides_existing(output, self.types);
        OutputFacts { throttle, says_when, hides_existing, ..OutputFacts::default() }
    }

    /// Whether a field of the body says it, at the top or less than `depth` levels down.
    fn body_says_when(&mut self, ty: TypeId, depth: u8) -> bool {
        let types = self.types;
        // The members of a composition one by one: what two compositions share is looked at once.
        depth > 0 && types.composition(ty).iter().any(|&member| self.fields_say_when(member, depth))
    }

    fn fields_say_when(&mut self, member: TypeId, depth: u8) -> bool {
        if let Some(&known) = self.known.get(&(member, depth)) {
            return known;
        }
        let fields = &self.types.get(member).fields;
        let says = fields
            .iter()
            .any(|field| name_says_when(&field.name) || self.body_says_when(field.ty, depth - 1));
        self.known.insert((member, depth), says);
        says
    }
}

/// Whether a header of that name says when to come back: `Retry-After` (RFC 9110 §10.2.3) and its variants, the time at which
/// a limit is reset, and the `RateLimit` fields that carry it (draft-ietf-httpapi-ratelimit-headers). A limit or what remains
/// of it alone does not.
fn header_says_when(name: &str) -> bool {
    let name: String =
        name.chars().filter(char::is_ascii_alphanumeric).map(|it| it.to_ascii_lowercase()).collect();
    let limit_reset = ["ratelimit", "throttl", "quota", "limit"]
        .iter()
        .any(|word| name.find(word).is_some_and(|at| name[at..].contains("reset")));
    limit_reset
        || name.contains("retryafter")
        || ["ratelimit", "xratelimit", "ratelimitpolicy", "backoff", "xbackoff", "xreset"].contains(&&*name)
        || ["resetafter", "resetat", "resetin"].iter().any(|word| name.contains(word))
}

/// Whether a field of that name says when to come back.
fn name_says_when(name: &str) -> bool {
    const NAMES: [&str; 20] = [
        "retryafter",
        "retryafterms",
        "retryaftersec",
        "retryaftersecs",
        "retryafterseconds",
        "retryaftermillis",
        "retryinseconds",
        "retryin",
        "retryinms",
        "retrydelay",
        "retryinfo",
        "waitseconds",
        "backoff",
        "throttleseconds",
        "nextretry",
        "nextretryat",
        "retryat",
        "resetat",
        "resettime",
        "resetsat",
    ];
    let name: String =
        name.chars().filter(char::is_ascii_alphanumeric).map(|it| it.to_ascii_lowercase()).collect();
    NAMES.contains(&&*name)
}

#[cfg(test)]
mod tests {
    use wirelint_model::{Field, Type, TypeKind, TypesBuilder};
    use wirelint_source::{FileId, ItemId, Span, TextRange};

    use super::*;

    /// An object whose fields of these names hold the types beside them.
    fn object(fields: &[(&str, TypeId)]) -> Type {
        let span = Span { file: FileId(0), item: ItemId(0), range: TextRange::new(0, 0) };
        let fields = fields.iter().map(|&(name, ty)| Field { name: name.into(), ty, span }).collect();
        Type { kind: TypeKind::Object, fields, ..Type::default() }
    }

    #[test]
    fn a_hint_is_found_three_levels_down_and_no_deeper() {
        let mut builder = TypesBuilder::default();
        let ids: Vec<_> = (0..5).map(|_| builder.reserve()).collect();
        builder.set(ids[1], object(&[("retry_after", ids[0])]));
        for level in 2..5 {
            builder.set(ids[level], object(&[("error", ids[level - 1])]));
        }
        let types = builder.build();
        let mut outputs = Outputs::new(&types);
        assert!(outputs.body_says_when(ids[3], DEPTH));
        assert!(!outputs.body_says_when(ids[4], DEPTH));
        assert!(
            outputs.body_says_when(ids[2], DEPTH),
            "what was learned at one depth is not said of another"
        );
    }

    #[test]
    fn an_error_whose_every_field_holds_it_again_is_looked_at_once_for_each_level() {
        // A field at a time, 3,000 to the power of three.
        let mut builder = TypesBuilder::default();
        let error = builder.reserve();
        let names: Vec<String> = (0..3_000).map(|number| format!("field_{number}")).collect();
        let mut name_of_error = || {
            let id = builder.reserve();
            builder.set(id, Type { parts: [error].into(), ..Type::default() });
            id
        };
        let fields: Vec<_> = names.iter().map(|name| (&**name, name_of_error())).collect();
        builder.set(error, object(&fields));
        let types = builder.build();
        let mut outputs = Outputs::new(&types);
        assert!(!outputs.body_says_when(error, DEPTH));
        assert_eq!(outputs.known.len(), usize::from(DEPTH));
    }
}
