//! What an option takes, as schemas and pages say it.

use crate::options::{OptionSet, page::one_of};

/// What an option takes.
#[derive(Clone, PartialEq, Debug)]
pub enum Shape {
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Whole {
        /// The least one.
        least: i64,
        /// The greatest one.
        most: i64,
    },
    /// A string.
    Text {
        /// What it is, with an article: "a name".
        noun: &'static str,
        /// What it matches, as a pattern of JSON Schema, if it must match something.
        pattern: Option<&'static str>,
    },
    /// One of several words, each with what it means.
    Word(&'static [(&'static str, &'static str)]),
    /// A list.
    List(Box<Shape>),
    /// One or the other.
    Either(Box<Shape>, Box<Shape>),
    /// A mapping whose keys are names.
    Map {
        /// What a key is.
        key: Box<Shape>,
        /// What a value is.
        value: Box<Shape>,
    },
    /// A mapping with certain keys.
    Settings(&'static OptionSet),
}

impl Shape {
    /// What is taken, with an article: "a list of strings".
    pub fn noun(&self) -> String {
        match self {
            Self::Bool => "`true` or `false`".into(),
            Self::Whole { least, most: i64::MAX } => format!("a whole number from {least}"),
            Self::Whole { least, most } => format!("a whole number from {least} to {most}"),
            Self::Text { noun, .. } => (*noun).into(),
            Self::Word(words) => one_of(words.iter().map(|it| it.0)),
            Self::List(of) => format!("a list, each element {}", of.noun()),
            Self::Either(one, other) => format!("{} or {}", one.noun(), other.noun()),
            Self::Map { value, .. } => format!("a mapping, each value {}", value.noun()),
            Self::Settings(set) => match set.short.and_then(|it| set.place(it)) {
                Some(short) => format!("{} or a mapping", (set.fields[short].shape)().noun()),
                None => "a mapping".into(),
            },
        }
    }
}
