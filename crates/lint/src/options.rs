//! What a rule can be told beside its level.
//!
//! [`options!`](crate::options!) declares the options of a rule once: a struct with a documented field for each, its type
//! and its default. From that come the reading of `wirelint.yaml` with its messages, the JSON Schema, the rule's page, and
//! the typed value that the rule asks its [`Context`](crate::Context::options) for. A field may have any type that is a
//! [`Setting`]: `bool`, whole numbers, `String`, one of several [`words!`](crate::words!), lists, maps, other such structs.
//!
//! A value is given as a plain [`Value`], so nothing here knows how configuration is written.

mod declare;
mod page;
mod setting;
mod settings;
mod shape;
mod value;

use std::any::Any;
use std::fmt;
use std::sync::Arc;

pub use page::page;
pub use setting::{Key, OneOrSeveral, Setting, Word, read_map, read_whole, read_word, show_text};
pub use settings::{Settings, read, read_settings, said_or, show};
pub use shape::Shape;
pub use value::{Data, Fault, FaultKind, Pair, Value};

/// The value that one option was given, of the type of its field.
pub type Said = Arc<dyn Any + Send + Sync>;

/// The options of a rule as it was told them, of the type that its [`OptionSet`] was made for.
pub type Told = Arc<dyn Any + Send + Sync>;

/// The options that a rule has.
#[derive(Clone, Copy)]
pub struct OptionSet {
    /// The module and name of the struct.
    pub name: &'static str,
    /// What the struct is for, in Markdown.
    pub docs: &'static str,
    /// Its fields, in their order.
    pub fields: &'static [Field],
    /// What takes the keys that no field has, if something does: a map by name. Counts as one more field behind the others.
    pub rest: Option<Rest>,
    /// The field that a value means which is no mapping, if there is one.
    pub short: Option<&'static str>,
    /// The struct from what was said of its fields, asked for by their places.
    pub tell: fn(&[Option<Said>]) -> Told,
}

/// One option.
#[derive(Clone, Copy)]
pub struct Field {
    /// Its key in configuration, in `snake_case`. The same in `camelCase` and `PascalCase` is taken as well, since other tools write it so.
    pub name: &'static str,
    /// What it is for, in Markdown.
    pub docs: &'static str,
    /// What it takes.
    pub shape: fn() -> Shape,
    /// Reads a value, which a message calls by the second argument.
    pub read: fn(&Value, &str, &mut Vec<Fault>) -> Option<Said>,
    /// Its default as one would write it; `None` where that is to be silent.
    pub default: fn() -> Option<String>,
}

/// What takes the keys that no field has.
#[derive(Clone, Copy)]
pub struct Rest {
    /// What it is for, in Markdown.
    pub docs: &'static str,
    /// What the values are; its keys are what [`Shape::Map`] says.
    pub shape: fn() -> Shape,
    /// Whether it takes a key.
    pub takes: fn(&str) -> bool,
    /// Reads those pairs.
    pub read: fn(&[&Pair], &mut Vec<Fault>) -> Said,
    /// What was said in a weaker place with what was said in a stronger one.
    pub join: fn(&Said, &Said) -> Said,
}

impl OptionSet {
    /// The place of the option that `key` names, in whatever spelling.
    pub fn place(&self, key: &str) -> Option<usize> {
        self.fields.iter().position(|it| it.is_called(key))
    }

    /// The keys.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().map(|it| it.name)
    }

    /// Puts what a stronger place says over what a weaker one said; both by the places of fields.
    pub fn lay_over(&self, weaker: &mut [Option<Said>], stronger: &[Option<Said>]) {
        for (at, (below, above)) in weaker.iter_mut().zip(stronger).enumerate() {
            let Some(above) = above else { continue };
            *below = Some(match (&*below, self.rest) {
                (Some(below), Some(rest)) if at == self.fields.len() => (rest.join)(below, above),
                _ => Arc::clone(above),
            });
        }
    }

    /// How many values it is told from.
    pub fn width(&self) -> usize {
        self.fields.len() + usize::from(self.rest.is_some())
    }
}

/// Two are one where they are made from one struct.
impl PartialEq for OptionSet {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for OptionSet {}

impl fmt::Debug for OptionSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OptionSet")
            .field("name", &self.name)
            .field("fields", &self.fields.iter().map(|it| it.name).collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

impl Field {
    /// Whether `key` is its name, in `snake_case`, `camelCase` or `PascalCase`.
    pub fn is_called(&self, key: &str) -> bool {
        let spellings = [self.name.to_owned(), self.camel_case(), self.pascal_case()];
        spellings.iter().any(|it| it == key)
    }

    /// Its name in `camelCase`.
    pub fn camel_case(&self) -> String {
        let mut parts = self.name.split('_');
        let first = parts.next().unwrap_or_default();
        first.chars().chain(parts.flat_map(capitalized)).collect()
    }

    /// Its name in `PascalCase`.
    pub fn pascal_case(&self) -> String {
        self.name.split('_').flat_map(capitalized).collect()
    }
}

fn capitalized(word: &str) -> impl Iterator<Item = char> {
    let mut characters = word.chars();
    let first = characters.next().map(|it| it.to_ascii_uppercase());
    first.into_iter().chain(characters)
}
