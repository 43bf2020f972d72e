//! The pipeline and the API boundary: from paths and buffers to findings. The command line and the editor go through here and
//! through nothing else, so that both say the same.
//!
//! A [`Host`] holds what may change (buffers, options); a [`Snapshot`] is what the world looked like at one moment and answers
//! questions about it. Everything is a function of texts and configuration: the same input gives the same
//! output, whatever the number of threads.

mod catalogue;
mod checklist;
mod comments;
mod configs;
mod contract;
mod coverage;
mod editor;
mod files;
mod find;
mod fixes;
mod host;
mod kept;
mod map;
mod memo;
mod meta;
mod modules;
mod projects;
mod publish;
mod resolvers;
mod run;
mod settle;
mod standing;
mod suppress;
mod system;
mod trees;

pub use catalogue::{catalogue, rules};
pub use editor::{Definition, Description, FileRange, Symbol, SymbolKind, axis_line, axis_page, rule_page};
pub use files::{FileReport, FileState};
pub use fixes::{FixedFile, apply_fixes, choose_fixes};
pub use host::{ConfigChoice, Host, Options, Snapshot};
pub use resolvers::{LinkedFields, ResolverPage};
pub use run::{Progress, Run};
pub use wirelint_config::{Adjustments, Catalogue, Flags, Topic};
pub use wirelint_lint::{Kind, Level, Meta, Timing};
pub use wirelint_model::Date;
pub use wirelint_vfs::{Disk, File, Files, KindPatterns, LoadError, Loader, MAX_FILE_LEN, Memory};
