//! `wirelint.yaml`: which rules run, how bad their findings are, which files a walk picks up, what words mean.
//!
//! [`parse`] reads one file into a [`ConfigFile`] and says what is wrong with it; [`resolve()`] puts the file and what it
//! extends together as [`Settings`], which answer for each path; [`Flags`] are what the command line adds. Everything
//! keeps the place that it came from, so that findings and `--print-config` can point at it.
//!
//! Knows no disk (it is given trees, and asks its caller for the files it extends) and no rule but its own: the others
//! come as a [`Catalogue`].

mod buf;
mod catalogue;
mod file;
mod flags;
mod functions;
mod graphql_eslint;
mod graphql_schema_linter;
mod nearest;
mod pattern;
mod preset;
mod read;
mod resolve;
mod rules;
mod schema;
mod settings;
mod topic;

pub use buf::{BufLint, BufModule, BufRoot, buf_settings};
pub use catalogue::{Catalogue, Rank, Target};
pub use file::{ConfigFile, Fault};
pub use flags::{Adjustments, Flags};
pub use functions::Functions;
pub use preset::Preset;
pub use read::parse;
pub use resolve::resolve;
pub use rules::rules;
pub use schema::schema;
pub use settings::{LevelSetting, Levels, Settings};
pub use topic::Topic;

/// The name of the file.
pub const FILE_NAME: &str = "wirelint.yaml";
