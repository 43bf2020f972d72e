//! The questions that a reviewer asks of a contract, as reports show them: those that the contract answers are ticked or crossed.

use std::borrow::Cow;
use std::sync::Arc;

use wirelint_source::{FileId, TextRange};

use crate::{Place, Problem};

/// The questions about all contracts of a run.
#[derive(Clone, Debug, Default)]
pub struct Checklist {
    /// The contracts, sorted by path.
    pub contracts: Vec<CheckedContract>,
    /// What kept wirelint from its work.
    pub problems: Vec<Problem>,
}

/// The questions about one contract.
#[derive(Clone, Debug)]
pub struct CheckedContract {
    /// The path of its root as users see it.
    pub file: String,
    /// What it is called.
    pub title: String,
    /// The questions, the most urgent first.
    pub items: Vec<CheckItem>,
    /// How many more there would have been.
    pub left_out: usize,
    /// In how many places it could not be read, so that nothing is asked about what stands there.
    pub unread: usize,
}

/// A question, asked once of all operations that it is about.
#[derive(Clone, Debug)]
pub struct CheckItem {
    /// What it is called, `group/kebab-name`; the same in every version.
    pub id: &'static str,
    /// What the contract answers.
    pub state: CheckState,
    /// The question.
    pub question: Vec<Piece>,
    /// The operations that it is asked of, the riskiest first; none where it is about something else.
    pub operations: Vec<CheckedOperation>,
    /// The highest risk among them, from 0 to 10.
    pub risk: u8,
    /// What answers a question that is proved, or what an open one is about.
    pub evidence: Vec<Place>,
    /// What answers it with no.
    pub violations: Vec<Violation>,
}

/// What a contract answers to a question.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum CheckState {
    /// A rule has found that the answer is no.
    Violated,
    /// Only a person can tell.
    Open,
    /// The contract says it.
    Proved,
}

/// A part of a sentence.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Piece {
    /// Our own words.
    Words(Cow<'static, str>),
    /// A name from the contract.
    Name(Arc<str>),
}

/// An operation that a question is asked of.
#[derive(Clone, Debug)]
pub struct CheckedOperation {
    /// What people call it.
    pub name: Arc<str>,
    /// The file that it is written in.
    pub file: FileId,
    /// Its key, in bytes from the start of that file.
    pub range: TextRange,
}

/// A finding that answers a question.
#[derive(Clone, Debug)]
pub struct Violation {
    /// The rule's id.
    pub rule: &'static str,
    /// Where, and what is wrong there.
    pub place: Place,
}

impl CheckState {
    /// The name in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Violated => "violated",
            Self::Open => "open",
            Self::Proved => "proved",
        }
    }
}
