//! A schema that somebody has saved as the result of an introspection query, as SDL whose places lead back into the JSON.
//!
//! See "Introspection" (section 4 of the specification of September 2025); what older servers answer is read too. Everything behind this
//! module then works on SDL as on any other; [`Introspected::place`] says where in the JSON what was found stands. The JSON can
//! not be changed that way: a fix for the SDL is none for it.

mod literal;
mod places;
mod write;

use std::borrow::Cow;

use wirelint_source::{Text, TextRange};
use wirelint_yaml::{Node, Tree};

use places::Places;

/// A schema out of JSON.
#[derive(Debug)]
pub struct Introspected {
    /// The schema: one definition after the other, in the order of the JSON, without what every schema has.
    pub sdl: Text,
    /// What is missing in the JSON or cannot be said in SDL, in the order of the JSON. What could not be read as JSON is among the tree's own errors.
    pub faults: Vec<Fault>,
    places: Places,
}

/// Something that an introspection result must have and lacks, or has and must not have. It is not in the SDL.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// The stretch of the JSON at fault, in bytes from its start.
    pub range: TextRange,
    /// What is wrong, in the manner of all messages.
    pub message: Cow<'static, str>,
}

impl Introspected {
    /// Where in the JSON that stands which stands at `range` in [`sdl`](Self::sdl): the smallest thing that holds all of it. A name is inside of its
    /// quotes, byte for byte; a description is its whole string, a field or a type its whole object.
    pub fn place(&self, range: TextRange) -> TextRange {
        self.places.in_json(range)
    }

    /// What of [`sdl`](Self::sdl) the byte `offset` of the JSON says; `None` where it says nothing that is in there. Linear in the
    /// schema: for one question of a person, not for each finding.
    pub fn sdl_of(&self, offset: u32) -> Option<TextRange> {
        self.places.in_sdl(offset)
    }
}

/// Whether `tree` is the result of an introspection query: it has `__schema` at its top or in `data`.
pub fn is_introspection(tree: &Tree) -> bool {
    schema_of(tree).is_some()
}

/// The schema that `tree` is the introspection of; `None` where it is none. Linear in the text.
///
/// ```
/// use wirelint_graphql::introspection;
/// use wirelint_source::TextRange;
///
/// let json = r#"{"__schema": {"queryType": {"name": "Q"}, "types": [{"kind": "OBJECT", "name": "Q", "fields": []}]}}"#;
/// let tree = wirelint_yaml::parse(json, wirelint_yaml::Format::Json);
/// let schema = introspection::read(&tree).expect("it is one");
/// assert_eq!(&*schema.sdl, "schema {\n  query: Q\n}\n\ntype Q\n");
/// let at = schema.sdl.rfind('Q').expect("the type is there") as u32;
/// assert_eq!(schema.place(TextRange::new(at, at + 1)).start as usize, json.rfind("Q\"").expect("so is its name"));
/// ```
pub fn read(tree: &Tree) -> Option<Introspected> {
    let schema = schema_of(tree)?;
    Some(write::write(schema))
}

fn schema_of(tree: &Tree) -> Option<Node<'_>> {
    let root = tree.root()?;
    let schema = root.get("__schema").or_else(|| root.get("data")?.get("__schema"))?;
    schema.is_mapping().then_some(schema)
}
