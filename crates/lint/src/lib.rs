//! What a rule is and how rules run.
//!
//! A rule is a value ([`Rule`]) in a file of its own: what it is called, its documentation, its default level, and the
//! function that judges. A group of rules that look at the same thing is run by its own crate through a [`Runner`],
//! which knows what is switched on, takes the time, and keeps a panic in one rule from ending the run.
//!
//! Knows no front end and no rule by name.

mod context;
mod level;
pub mod options;
mod rule;
mod runner;

pub use context::{Context, Report};
pub use level::Level;
pub use rule::{Kind, Meta, Rule};
pub use runner::{Runner, Timing};
pub use wirelint_diagnostics::{Applicability, Remedy};
