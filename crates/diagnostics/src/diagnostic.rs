//! A finding as a rule reports it.

use std::borrow::Cow;
use std::sync::Arc;

use wirelint_source::Span;

use crate::{Severity, Suggestion};

/// A finding as a rule reports it: positions are still relative to items, nothing is folded, suppressed or ordered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// The rule's id, `group/kebab-name`.
    pub rule: &'static str,
    /// The rule's default level, or what the rule made of it for this hit. Configuration may replace it.
    pub severity: Severity,
    /// What is wrong: one line, no full stop, names in backticks. The same for every use of a shared definition.
    pub message: String,
    /// The smallest range that a person would select, where the thing is defined.
    pub span: Span,
    /// A few words under the excerpt, about this place.
    pub label: Option<Cow<'static, str>>,
    /// Why it matters and what to do.
    pub help: Option<Cow<'static, str>>,
    /// Other places that a reader needs.
    pub related: Vec<Related>,
    /// Through which operation the rule met the definition. Folding collects them.
    pub uses: Vec<Use>,
    /// Findings of one rule in one file that have the same key are one finding, at the place of the first: what was written
    /// inline again and again is one decision.
    pub fold_key: Option<String>,
    /// What distinguishes this finding from another of the same rule on the same element, for the fingerprint.
    pub arguments: Vec<String>,
    /// What can be done.
    pub suggestions: Vec<Suggestion>,
    /// What can be done hangs on all that the contract's files say, and not only on what is meant by the names that are written here.
    pub hangs_on_all: bool,
}

impl Diagnostic {
    /// Gives every place to `moved`, to be corrected where the text before it has become longer or shorter.
    pub fn move_spans(&mut self, moved: &impl Fn(&mut Span)) {
        moved(&mut self.span);
        self.related.iter_mut().for_each(|it| moved(&mut it.span));
        self.uses.iter_mut().for_each(|it| moved(&mut it.span));
        self.suggestions.iter_mut().for_each(|it| it.remedy.move_spans(moved));
    }
}

/// A place with a word about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Related {
    /// The place.
    pub span: Span,
    /// What it has to do with the finding.
    pub message: String,
}

/// One use of a definition: an operation, and where in it the definition is referred to.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Use {
    /// Where the operation refers to the definition (the definition itself where it is written inline).
    pub span: Span,
    /// The operation's name, `GET /orders`.
    pub operation: Arc<str>,
}
