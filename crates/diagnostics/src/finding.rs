//! A finding as users get it.

use wirelint_source::{FileId, TextRange};

use crate::{Fingerprint, Fix, Severity};

/// A finding as users get it: folded, levelled, with absolute places. Every output format prints these.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// The rule's id, `group/kebab-name`.
    pub rule: &'static str,
    /// The level after configuration.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// A few words under the excerpt.
    pub label: Option<String>,
    /// Why it matters and what to do.
    pub help: Option<String>,
    /// The rule's page.
    pub url: String,
    /// The operation, `POST /orders`, where the finding belongs to exactly one.
    pub operation: Option<String>,
    /// JSON Pointer of the place, `#/paths/~1orders/post`, in YAML and JSON documents.
    pub pointer: Option<String>,
    /// The file.
    pub file: FileId,
    /// The bytes, from the start of the file.
    pub range: TextRange,
    /// Other places, uses of a folded finding among them.
    pub related: Vec<Place>,
    /// What can be done.
    pub fixes: Vec<Fix>,
    /// What stays the same when lines move and words change.
    pub fingerprint: Fingerprint,
}

/// A place in a file with a word about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// The bytes, from the start of the file.
    pub range: TextRange,
    /// What it has to do with the finding.
    pub message: String,
}
