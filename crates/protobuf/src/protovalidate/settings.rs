//! What options set in one extension, put together: `(a).b = 1` and `(a) = { b: 1 }` are the same.
//!
//! A place is what buf shows: that of the statement that sets something, or of the field in a literal. A message inside of a literal has
//! none, nor has the second value of a list: there it is the first thing in it that has one, else what it is in.

use std::borrow::Cow;

use super::Document;
use crate::link::Target;
use crate::syntax::{LiteralName, MessageLiteral, Node, OptionDecl, OptionPart, Value};

/// Fields of the messages of `buf.validate` that are repeated.
const REPEATED: [&str; 8] = ["cel", "cel_expression", "example", "fields", "in", "not_in", "oneof", "paths"];

/// What is set in a message.
#[derive(Debug)]
pub(super) struct Settings<'t> {
    /// In the order in which they are first set.
    fields: Vec<Field<'t>>,
}

/// A field and what it is set to.
#[derive(Debug)]
struct Field<'t> {
    name: Cow<'t, str>,
    is_extension: bool,
    elements: Vec<Set<'t>>,
}

/// What one value is set to.
#[derive(Debug)]
pub(super) struct Set<'t> {
    pub(super) place: Node<'t>,
    content: Content<'t>,
}

#[derive(Debug)]
enum Content<'t> {
    Value(Value<'t>),
    Message(Settings<'t>),
}

impl<'t> Settings<'t> {
    /// What `options`, which stand in `document`, set in the extension of that full name; `None` where nothing.
    pub(super) fn of(
        document: &Document<'_>,
        options: impl Iterator<Item = OptionDecl<'t>>,
        extension: &str,
    ) -> Option<Self> {
        let mut draft: Option<Draft<'t>> = None;
        for option in options {
            let mut parts = option.parts();
            let Some(OptionPart::Extension(path)) = parts.next() else { continue };
            let last = extension.rsplit('.').next().unwrap_or(extension);
            if !path.text().ends_with(last) {
                continue;
            }
            let is_meant = match document.doc.target(path.id()) {
                Some(Target::Symbol(it)) => document.linked.symbol(it).is(extension),
                _ => path.name().trim_start_matches('.') == extension,
            };
            if let (true, Some(value)) = (is_meant, option.value()) {
                draft.get_or_insert_default().set(document, parts, value, Some(option.node()));
            }
        }
        let draft = draft?;
        let outer = draft.first_place()?;
        Some(Self { fields: finish(draft.fields, draft.place.unwrap_or(outer)) })
    }

    fn elements(&self, name: &str) -> &[Set<'t>] {
        let field = self.fields.iter().find(|it| !it.is_extension && it.name == name);
        field.map_or(&[], |it| &it.elements)
    }

    /// What a field that is not repeated is set to.
    pub(super) fn get(&self, name: &str) -> Option<&Set<'t>> {
        self.elements(name).last()
    }

    /// What a repeated field is set to.
    pub(super) fn all(&self, name: &str) -> impl Iterator<Item = &Set<'t>> {
        self.elements(name).iter()
    }

    /// The fields that are set, extensions not among them.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().filter(|it| !it.is_extension && !it.elements.is_empty()).map(|it| &*it.name)
    }

    /// How many fields are set, extensions among them.
    pub(super) fn len(&self) -> usize {
        self.fields.iter().filter(|it| !it.elements.is_empty()).count()
    }

    /// Whether extensions are set.
    pub(super) fn has_extensions(&self) -> bool {
        self.fields.iter().any(|it| it.is_extension)
    }

    /// Whether a field is set to `true`.
    pub(super) fn is(&self, name: &str) -> bool {
        self.get(name).and_then(|it| it.value()?.bool()) == Some(true)
    }

    /// The name of the enum's value that a field is set to.
    pub(super) fn ident(&self, name: &str) -> Option<&'t str> {
        self.get(name)?.value()?.ident()
    }
}

impl<'t> Set<'t> {
    /// What is set in it, where it is a message.
    pub(super) fn message(&self) -> Option<&Settings<'t>> {
        match &self.content {
            Content::Message(it) => Some(it),
            Content::Value(_) => None,
        }
    }

    /// The value, where it is no message.
    pub(super) fn value(&self) -> Option<Value<'t>> {
        match self.content {
            Content::Value(it) => Some(it),
            Content::Message(_) => None,
        }
    }
}

/// The same while it is put together.
#[derive(Default)]
struct Draft<'t> {
    place: Option<Node<'t>>,
    /// Without one it is a message.
    value: Option<Value<'t>>,
    fields: Vec<DraftField<'t>>,
}

/// Its name, whether that is an extension's, and its elements.
type DraftField<'t> = (Cow<'t, str>, bool, Vec<Draft<'t>>);

impl<'t> Draft<'t> {
    /// Sets what the rest of an option's name leads to.
    fn set(
        &mut self,
        document: &Document<'_>,
        parts: impl Iterator<Item = OptionPart<'t>>,
        value: Value<'t>,
        place: Option<Node<'t>>,
    ) {
        let mut at = self;
        let mut is_repeated = false;
        for part in parts {
            let name = match part {
                OptionPart::Name(node) => Cow::Borrowed(node.text()),
                OptionPart::Extension(path) => full_name(document, path),
            };
            is_repeated = !part.is_extension() && REPEATED.contains(&&*name);
            let elements = at.field(name, part.is_extension());
            if elements.is_empty() || is_repeated {
                elements.push(Draft::default());
            }
            at = elements.last_mut().expect("one was put in if there was none");
        }
        at.place = if is_repeated { place } else { at.place.or(place) };
        at.fill(document, value, true);
    }

    /// Takes `value` over. Nests as deep as the parser lets it.
    fn fill(&mut self, document: &Document<'_>, value: Value<'t>, has_places: bool) {
        let Some(literal) = value.message() else {
            self.value = Some(value);
            return;
        };
        for field in MessageLiteral::fields(literal) {
            let (Some(name), Some(value)) = (field.name(), field.value()) else { continue };
            let (name, is_extension) = match name {
                LiteralName::Field(node) => (Cow::Borrowed(node.text()), false),
                LiteralName::Extension(path) => (full_name(document, path), true),
                LiteralName::TypeUrl(_) => continue,
            };
            let is_repeated = !is_extension && REPEATED.contains(&&*name);
            let elements = self.field(name, is_extension);
            for (number, value) in value.elements().enumerate() {
                if elements.is_empty() || is_repeated {
                    elements.push(Draft::default());
                }
                let at = elements.last_mut().expect("one was put in if there was none");
                let has_place = has_places && number == 0;
                if has_place && (is_repeated || value.message().is_none()) {
                    at.place = Some(field.node());
                }
                at.fill(document, value, has_place);
            }
        }
    }

    fn field(&mut self, name: Cow<'t, str>, is_extension: bool) -> &mut Vec<Draft<'t>> {
        let at = self.fields.iter().position(|it| it.0 == name && it.1 == is_extension);
        let at = at.unwrap_or_else(|| {
            self.fields.push((name, is_extension, Vec::new()));
            self.fields.len() - 1
        });
        &mut self.fields[at].2
    }

    /// Its own, else the first in the text of what is in it.
    fn first_place(&self) -> Option<Node<'t>> {
        let inner = || self.fields.iter().flat_map(|it| &it.2).filter_map(Self::first_place);
        self.place.or_else(|| inner().min_by_key(|it| it.range().start))
    }

    /// `outer` is the place of the nearest thing around it that has one.
    fn finish(self, outer: Node<'t>) -> Set<'t> {
        let place = self.first_place().unwrap_or(outer);
        let outer = self.place.unwrap_or(outer);
        let content = match self.value {
            Some(value) => Content::Value(value),
            None => Content::Message(Settings { fields: finish(self.fields, outer) }),
        };
        Set { place, content }
    }
}

fn finish<'t>(fields: Vec<DraftField<'t>>, outer: Node<'t>) -> Vec<Field<'t>> {
    let field = |(name, is_extension, elements): DraftField<'t>| {
        let elements = elements.into_iter().map(|it| it.finish(outer)).collect();
        Field { name, is_extension, elements }
    };
    fields.into_iter().map(field).collect()
}

/// What an extension is called; as it is written where it is not found.
fn full_name<'t>(document: &Document<'_>, path: Node<'t>) -> Cow<'t, str> {
    match document.doc.target(path.id()) {
        Some(Target::Symbol(it)) => document.linked.symbol(it).full_name().into(),
        _ => path.name(),
    }
}
