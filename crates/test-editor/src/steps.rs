//! What each step does. A step that is not possible in a world gives nothing, and another one is taken.

pub(crate) mod configuration;
mod document;
pub(crate) mod edits;
pub(crate) mod files;
pub(crate) mod structure;
