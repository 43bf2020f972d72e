//! What a question is, and what it is asked of.

use std::borrow::Cow;
use std::sync::Arc;

use wirelint_diagnostics::Piece;
use wirelint_model::traffic::{Around, Governed};
use wirelint_model::{Contract, Extensions, Interaction, Operation, Role, Status};
use wirelint_semantics::Row;
use wirelint_source::Span;

/// A question that a reviewer asks, as a value.
pub(crate) struct Question {
    /// `group/kebab-name`; stays the same, whatever becomes of the words.
    pub(crate) id: &'static str,
    /// What is asked. `{operations}` stands for those that it is asked of, other words in braces for what `about` gives. It has to
    /// read well for one operation and for many.
    pub(crate) text: &'static str,
    /// Whether it is to be asked of an operation, and what goes into the braces. Where a rule has found something, it is asked whatever
    /// this says, unless something is missing then.
    pub(crate) about: fn(&Subject<'_>) -> Option<Vec<Value>>,
    /// What in the contract answers it; nothing where only a person can.
    pub(crate) proof: fn(&Subject<'_>) -> Vec<Proof>,
    /// Where to look, where nothing is violated: it proves nothing.
    pub(crate) shows: fn(&Subject<'_>) -> Vec<Proof>,
    /// The rules whose findings answer it with no.
    pub(crate) violated_by: &'static [&'static str],
    /// Where it is said, where it is about what somebody says and no contract shows. Such a question is asked even where others are left
    /// out, and only what a rule finds right there answers it.
    pub(crate) said_at: Option<fn(&Subject<'_>) -> Option<Span>>,
}

/// A question that is never asked, for others to say only what is theirs.
pub(crate) const QUESTION: Question = Question {
    id: "",
    text: "",
    about: |_| None,
    proof: |_| Vec::new(),
    shows: |_| Vec::new(),
    violated_by: &[],
    said_at: None,
};

/// An operation that a question may be asked of.
#[derive(Clone, Copy)]
pub(crate) struct Subject<'c> {
    pub(crate) contract: &'c Contract,
    pub(crate) call: &'c Interaction,
    pub(crate) operation: &'c Operation,
    /// What it is on the axis.
    pub(crate) row: &'c Row,
    /// What is configured around its contract.
    pub(crate) around: Around<'c>,
}

/// What goes into the braces of a question.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Value {
    /// The word in the braces.
    pub(crate) hole: &'static str,
    pub(crate) piece: Piece,
    /// Whether one question may list several of these. Else each of them is a question of its own.
    pub(crate) listed: bool,
}

/// A place that answers a question, and how.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Proof {
    pub(crate) span: Span,
    pub(crate) word: Cow<'static, str>,
}

impl Question {
    /// Whether nothing but operations goes into the text.
    pub(crate) fn is_whole(&self) -> bool {
        self.text.matches('{').count() == self.text.matches("{operations}").count()
    }
}

impl<'c> Subject<'c> {
    /// Whether the contract's consumers call it.
    pub(crate) fn is_served(&self) -> bool {
        self.operation.role == Role::Served
    }

    /// The policies around its contract that hold for it.
    pub(crate) fn policies(&self) -> impl Iterator<Item = Governed<'c>> + use<'c> {
        self.around.of(self.call.operation)
    }

    /// What extensions say of it.
    pub(crate) fn extensions(&self) -> Option<&'c Extensions> {
        self.operation.extensions.as_deref()
    }

    /// Where it describes an answer with that status code.
    pub(crate) fn answer(&self, code: u16) -> Option<Span> {
        let mut outputs = self.operation.outputs.iter();
        outputs
            .find(|used| self.contract.observed.output(used.id).status == Status::Code(code))
            .map(|it| it.at)
    }
}

impl Value {
    /// A name from the contract.
    pub(crate) fn name(hole: &'static str, name: &Arc<str>) -> Self {
        Self { hole, piece: Piece::Name(Arc::clone(name)), listed: false }
    }

    /// Words of our own.
    pub(crate) fn words(hole: &'static str, words: impl Into<Cow<'static, str>>) -> Self {
        Self { hole, piece: Piece::Words(words.into()), listed: false }
    }

    /// One of several that may be named in one question.
    pub(crate) fn listed(self) -> Self {
        Self { listed: true, ..self }
    }
}

impl Proof {
    pub(crate) fn new(span: Span, word: impl Into<Cow<'static, str>>) -> Self {
        Self { span, word: word.into() }
    }
}
