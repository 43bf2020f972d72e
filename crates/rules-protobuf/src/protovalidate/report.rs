//! How findings about rules are told.

use std::borrow::Cow;
use std::fmt;

use wirelint_lint::Context;
use wirelint_source::FileId;

use super::settings::Set;

/// Reports about the rules of one field, message or extension.
pub(super) struct Reporter<'r, 'c> {
    pub(super) ctx: &'r mut Context<'c>,
    pub(super) file: FileId,
    /// What the rules are for, by name.
    pub(super) subject: &'r str,
    /// Whether something cannot be run, so that nothing is validated.
    pub(super) is_stuck: bool,
}

impl<'r, 'c> Reporter<'r, 'c> {
    pub(super) fn new(ctx: &'r mut Context<'c>, file: FileId, subject: &'r str) -> Self {
        Self { ctx, file, subject, is_stuck: false }
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
        let report = self.ctx.report(set.place.span(self.file), message);
        report.label(why).help(what_to_do).argument(self.subject);
    }
}
