//! Findings: as rules report them ([`Diagnostic`]) and as users get them ([`Finding`]), and what lies between:
//! folding by definition site, fingerprints, fixes.
//!
//! Knows no output format, no syntax and no rule.

mod axis_map;
mod checklist;
mod diagnostic;
mod finding;
mod findings;
mod fingerprint;
mod fix;
mod fold;
mod outcome;
mod severity;

pub use axis_map::{AxisMap, COLUMNS, Column, MappedCell, MappedContract, MappedRow};
pub use checklist::{CheckItem, CheckState, CheckedContract, CheckedOperation, Checklist, Piece, Violation};
pub use diagnostic::{Diagnostic, Related, Use};
pub use finding::{Finding, Place};
pub use findings::{FileFindings, Findings, Iter};
pub use fingerprint::{Fingerprint, Fingerprints, Mark};
pub use fix::{Applicability, CallName, FileEdit, Fix, Remedy, Suggestion};
pub use fold::fold;
pub use outcome::{Outcome, Problem, Summary};
pub use severity::Severity;
