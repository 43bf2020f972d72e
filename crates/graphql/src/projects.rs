//! What `.graphqlrc` and `graphql.config` say: which files are a project's schema, and which hold its documents.
//!
//! Meanings are those of graphql-config (<https://the-guild.dev/graphql/config/docs/user/usage>; where its documentation is silent, what
//! version 5.1 does). Knows no disk: a text in, projects out. Nothing is fetched, nothing is run, no environment is looked at; where a
//! file asks for that, a [`Problem`] says so.

mod environment;
mod names;
mod read;
mod value;

use std::borrow::Cow;

use wirelint_source::TextRange;

pub use names::{FileName, is_file_name, rank};
pub use read::read;

/// What a file configures.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Config {
    /// The projects, in their order. A file belongs to the first one whose schema, documents or `include` it matches; if there is none, to
    /// the first one [without limits](Project::takes_the_rest).
    pub projects: Vec<Project>,
    /// What is wrong with it, or cannot be done, in the order of the text.
    pub problems: Vec<Problem>,
}

/// A schema with the documents that are written for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Project {
    /// Its name; `default` where the file configures just one.
    pub name: String,
    /// Where a finding about the whole project points: at its name, or at the key `schema`.
    pub range: TextRange,
    /// Where the schema is.
    pub schema: Vec<SchemaPointer>,
    /// Which files hold operations and fragments.
    pub documents: Vec<Pattern>,
    /// Which files belong to it beside those.
    pub include: Vec<Pattern>,
    /// Which of those do not. Takes nothing from [`schema`](Self::schema) and [`documents`](Self::documents) as to which project a file belongs to,
    /// but documents that it matches are not loaded.
    pub exclude: Vec<Pattern>,
}

impl Project {
    /// Whether files that match no project belong to it.
    pub fn takes_the_rest(&self) -> bool {
        self.include.is_empty() && self.exclude.is_empty()
    }
}

/// Where a part of a schema is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SchemaPointer {
    /// In files: SDL, an introspection result (`.json`), or source code that documents stand in.
    Files(Pattern),
    /// In the configuration itself.
    Inline {
        /// The SDL.
        sdl: String,
        /// The whole value.
        range: TextRange,
    },
    /// Somewhere that only the network leads to. There is a [`Problem`] too.
    Remote {
        /// As it is written, values of the environment put in.
        address: String,
        /// The whole value, or the key that it is.
        range: TextRange,
    },
    /// In something that would have to be run. There is a [`Problem`] too.
    Code {
        /// As it is written.
        name: String,
        /// The whole value, or the key that it is.
        range: TextRange,
    },
}

impl SchemaPointer {
    /// Where it is written.
    pub fn range(&self) -> TextRange {
        match self {
            Self::Files(it) => it.range,
            Self::Inline { range, .. } | Self::Remote { range, .. } | Self::Code { range, .. } => *range,
        }
    }
}

/// A glob, relative to the folder of the file that it is written in. Files whose names begin with a dot match as others do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pattern {
    /// The glob, without the `!`, values of the environment put in.
    pub glob: String,
    /// Whether a `!` stood before it: what it matches is taken out of what the others match.
    pub negated: bool,
    /// The whole value, or the key that it is.
    pub range: TextRange,
}

/// Something that is wrong, or that is not done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Of which kind.
    pub kind: ProblemKind,
    /// The smallest stretch at fault.
    pub range: TextRange,
    /// What is wrong, in the manner of all messages.
    pub message: Cow<'static, str>,
    /// What to do, or why it matters, where that is not plain from the message.
    pub help: Option<Cow<'static, str>>,
}

/// What a [`Problem`] is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ProblemKind {
    /// The text cannot be read.
    Syntax,
    /// Something has a form that it must not have, or is missing; what it says is not heeded.
    Shape,
    /// A key that nobody reads, and that looks like one which is read.
    Key,
    /// It leads to the network.
    Offline,
    /// It would have to be run.
    Code,
    /// A variable of the environment that has no default.
    Environment,
}
