//! How mistakes in rules are told.

use std::borrow::Cow;
use std::fmt;

use wirelint_source::{FileId, Span};

use super::settings::Set;

/// Something that is wrong with a rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mistake {
    /// The option, or what in it sets the rule.
    pub span: Span,
    /// The field or the message that the rule is for.
    pub subject: String,
    /// What is wrong.
    pub message: String,
    /// Why that matters.
    pub why: Cow<'static, str>,
    /// What to do.
    pub help: Cow<'static, str>,
}

/// Reports about the rules of one field, message or extension.
pub(super) struct Reporter<'r> {
    found: &'r mut Vec<Mistake>,
    file: FileId,
    /// What the rules are for, by name.
    pub(super) subject: &'r str,
    /// Whether something cannot be run, so that nothing is validated.
    pub(super) is_stuck: bool,
}

impl<'r> Reporter<'r> {
    pub(super) fn new(found: &'r mut Vec<Mistake>, file: FileId, subject: &'r str) -> Self {
        Self { found, file, subject, is_stuck: false }
    }

    /// Reports at `set` what keeps validation from starting.
    pub(super) fn report_stuck(
        &mut self,
        set: &Set<'_>,
        message: impl fmt::Display,
        what_to_do: impl Into<Cow<'static, str>>,
    ) {
        self.is_stuck = true;
        self.report(set, message, "validation fails to start with this", what_to_do);
    }

    /// Reports at `set`: what is wrong, why that matters, what to do.
    pub(super) fn report(
        &mut self,
        set: &Set<'_>,
        message: impl fmt::Display,
        why: impl Into<Cow<'static, str>>,
        what_to_do: impl Into<Cow<'static, str>>,
    ) {
        self.found.push(Mistake {
            span: set.place.span(self.file),
            subject: self.subject.to_owned(),
            message: message.to_string(),
            why: why.into(),
            help: what_to_do.into(),
        });
    }
}
