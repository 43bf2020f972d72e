//! `resolvers`: functions of the source code that answers GraphQL, and what is known of them.

/// Functions by their names, maybe with what they are properties of: `load`, `users.load`.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Functions {
    /// Those that join what they are asked for.
    pub loaders: Vec<String>,
    /// Those that ask for data.
    pub sinks: Vec<String>,
}

/// What a function is known to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Does {
    /// It joins what it is asked for.
    Joins,
    /// It asks for data.
    Asks,
}

impl Does {
    pub(crate) const ALL: [Self; 2] = [Self::Joins, Self::Asks];

    /// The list of those that do.
    pub(crate) const fn list(self) -> &'static str {
        match self {
            Self::Joins => "loaders",
            Self::Asks => "sinks",
        }
    }
}

impl Functions {
    /// From now on `name` does that, whatever it did before.
    pub(crate) fn add(&mut self, name: &str, does: Does) {
        self.loaders.retain(|it| it != name);
        self.sinks.retain(|it| it != name);
        match does {
            Does::Joins => self.loaders.push(name.to_owned()),
            Does::Asks => self.sinks.push(name.to_owned()),
        }
    }
}

/// What no name of a function has in it, whatever the language.
pub(crate) const NOT_IN_NAMES: &str = "()[]{}'\"`,;";

/// Why `text` is no name of a function, if it is none.
pub(crate) fn not_a_name(text: &str) -> Option<&'static str> {
    if text.contains('(') {
        return Some("the call is not part of it");
    }
    if text.contains(|it: char| it.is_whitespace() || NOT_IN_NAMES.contains(it)) {
        return Some("it has a character that no name has");
    }
    text.split('.').any(str::is_empty).then_some("a part of it is empty")
}
