//! From source code to which function resolves which GraphQL field, what it asks for once per parent, and whether something joins that.
//!
//! A [`Project`] hands out files; [`analyse`](analyse()) finds the resolvers in them, follows each through the calls that it makes, and says of each
//! [`Field`] what its resolver does for every element of a list. Knows no disk, no rule and no report. Invariants, each held by tests: every text is
//! analysed without a panic and with an end; a file is read and parsed once, and only where it can matter; the same files give the same answer.
//!
//! The layers, from what knows a language to what knows none: `wirelint_source_code::code` says what a file says, in terms that languages
//! share; `eval` follows values through it; `catalogue` says which packages ask for data; `frameworks` says which function resolves what;
//! `schema` says what lists lead where; `judge` puts them together.
//!
//! TypeScript and JavaScript are read, Python, Go, Java and Ruby. What one of the latter says differently is in `eval`, `catalogue` and `frameworks`,
//! in files and folders that are called like it, which the rest asks where it comes to code in that language: where it matches on the family of
//! a language. Names of its packages have `py:`, `go:`, `java:` or `rb:` before them. Names of Java are found by packages and types (`project/java`),
//! not by paths, and constants of Ruby wherever they stand. Of which class objects are that no framework says it of is found in
//! `frameworks/python_rows` and `frameworks/graphql_ruby/rows`, by running what gives them.
//!
//! A further language needs, in this order: a reader that fills a `wirelint_source_code::code::Builder` (bindings, calls, classes with
//! decorators, imports, exports; what has no counterpart is `Expr::Other`), called from `Code::read`; in `paths` and `workspace` what a file means by the
//! name of another; in `catalogue` its packages and the methods that ask for data or join; in `eval/natives` and `eval/externals` its own
//! values; and for each framework a file in `frameworks` that gives `Link`s, each a field, a function value and what that is called with.

#![allow(
    clippy::single_match_else,
    clippy::match_bool,
    reason = "what is looked for, and all else: two arms say so"
)]
#![allow(clippy::wildcard_imports, reason = "the parts of one evaluator know each other")]
#![allow(clippy::unnested_or_patterns, reason = "a list of names and how many arguments go with them")]

mod access;
mod analyse;
mod catalogue;
mod client_loops;
mod eval;
mod frameworks;
mod judge;
mod loaders;
mod paths;
mod project;
mod questions;
pub mod schema;
mod value;
mod words;
mod workspace;

pub use access::{Batched, Call};
pub use analyse::{Analysis, analyse};
pub use catalogue::ClientKind;
pub use frameworks::Framework;
pub use judge::{Asked, Confidence, Field, Hidden, LoaderFault, ReadyLoader, Verdict};
pub use loaders::{Lifetime, Misuse, MisuseKind};
pub use paths::is_source;
pub use project::{Files, Place, Project, UnitId};
pub use wirelint_source_code::Family;
pub use workspace::is_config;

/// What the configuration says.
#[derive(Clone, Default, Debug)]
pub struct Options {
    /// Functions that join what they are asked for: their names, maybe with what they are properties of.
    pub loaders: Vec<String>,
    /// Functions that ask for data.
    pub sinks: Vec<String>,
}
