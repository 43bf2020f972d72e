//! Values as configuration gives them, and what is wrong with them.

use wirelint_source::TextRange;

/// A value, and where it stands.
#[derive(Clone, PartialEq, Debug)]
pub struct Value {
    /// In bytes from the start of the file.
    pub range: TextRange,
    /// What a scalar says; of another value what stands there.
    pub text: String,
    /// Whether another scalar can be written in its place.
    pub replaceable: bool,
    /// What it is.
    pub data: Data,
}

/// What a value is.
#[derive(Clone, PartialEq, Debug)]
pub enum Data {
    /// `null`, or nothing. Says nothing.
    Nothing,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Whole(i64),
    /// Another number.
    Number,
    /// A string.
    Text,
    /// A list.
    List(Vec<Value>),
    /// A mapping.
    Map(Vec<Pair>),
    /// Something of which nothing can be said, because it could not be read.
    Broken,
}

/// A pair of a mapping.
#[derive(Clone, PartialEq, Debug)]
pub struct Pair {
    /// The key.
    pub key: Value,
    /// The value.
    pub value: Value,
}

/// What is wrong with a value.
#[derive(Clone, PartialEq, Debug)]
pub struct Fault {
    /// The value or key that is wrong.
    pub range: TextRange,
    /// The text there.
    pub text: String,
    /// Whether another scalar can be written in its place.
    pub replaceable: bool,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What can be wrong with a value.
#[derive(Clone, PartialEq, Debug)]
pub enum FaultKind {
    /// A key that nothing has.
    UnknownKey {
        /// What the mapping is, as a message says it.
        within: String,
        /// The keys that it may have.
        allowed: Vec<&'static str>,
    },
    /// A key that is there already, maybe in another spelling.
    Twice {
        /// Where it stands first.
        first: TextRange,
    },
    /// Another kind of value.
    Type {
        /// What takes it, as a message says it.
        of: String,
        /// What that takes.
        takes: String,
        /// What stands there.
        found: &'static str,
    },
    /// The right kind of value, but another one than is taken.
    Other {
        /// What takes it, as a message says it.
        of: String,
        /// What that takes.
        takes: String,
        /// The words that it takes, if it takes only those.
        words: Vec<&'static str>,
    },
    /// The right kind of value, but none that will do.
    Refused {
        /// What takes it, as a message says it.
        of: String,
        /// Why it does not take this.
        reason: String,
    },
}

impl Value {
    /// What a message calls it.
    pub fn noun(&self) -> &'static str {
        match self.data {
            Data::Nothing | Data::Broken => "nothing",
            Data::Bool(_) => "a boolean",
            Data::Whole(_) | Data::Number => "a number",
            Data::Text => "a string",
            Data::List(_) => "a list",
            Data::Map(_) => "a mapping",
        }
    }

    /// Its text, where it is a string.
    pub fn as_text(&self) -> Option<&str> {
        (self.data == Data::Text).then_some(&self.text)
    }

    /// Reports that `of` takes another kind of value, unless nothing can be said of this one.
    pub fn is_no(&self, takes: impl Into<String>, of: &str, faults: &mut Vec<Fault>) {
        if self.data != Data::Broken {
            faults.push(self.fault(FaultKind::Type {
                of: of.into(),
                takes: takes.into(),
                found: self.noun(),
            }));
        }
    }

    /// Reports that `of` does not take it though it is of the right kind. `reason` is said after a colon: "it is empty".
    pub fn is_refused(&self, reason: impl Into<String>, of: &str, faults: &mut Vec<Fault>) {
        let kind = FaultKind::Refused { of: of.into(), reason: reason.into() };
        faults.push(self.fault(kind));
    }

    /// A fault of it.
    pub fn fault(&self, kind: FaultKind) -> Fault {
        Fault { range: self.range, text: self.text.clone(), replaceable: self.replaceable, kind }
    }
}
