//! What a rule is given, and how it reports.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use wirelint_diagnostics::{Applicability, Diagnostic, Related, Remedy, Severity, Suggestion, Use};
use wirelint_source::Span;

use crate::Meta;
use crate::options::{Settings, Told};

/// A rule's way to report. Clean contracts cost nothing here: nothing is allocated before [`report`](Self::report).
pub struct Context<'a> {
    pub(crate) meta: &'static Meta,
    pub(crate) severity: Severity,
    pub(crate) options: Option<&'a Told>,
    pub(crate) sink: &'a mut Vec<Diagnostic>,
}

impl<'a> Context<'a> {
    /// What the rule was told beside its level, else what is usual. `T` is what its declaration names as `options`.
    pub fn options<T: Settings>(&self) -> &'a T {
        debug_assert_eq!(self.meta.options, Some(T::SET), "these are not the options of {}", self.meta.id);
        let told: Option<&'a T> = self.options.and_then(|it| (**it).downcast_ref());
        match told {
            Some(told) => told,
            None => T::usual(),
        }
    }

    /// Reports a finding at `span`, the smallest range that a person would select, where the thing is defined.
    pub fn report(&mut self, span: Span, message: impl fmt::Display) -> Report<'_> {
        self.sink.push(Diagnostic {
            rule: self.meta.id,
            severity: self.severity,
            message: message.to_string(),
            span,
            label: None,
            help: None,
            related: Vec::new(),
            uses: Vec::new(),
            fold_key: None,
            arguments: Vec::new(),
            suggestions: Vec::new(),
            hangs_on_all: false,
        });
        let at = self.sink.len() - 1;
        Report { diagnostic: &mut self.sink[at] }
    }

    /// Adds what `suggest` gives to the finding that was reported last.
    pub fn suggest(&mut self, suggest: impl FnOnce() -> Option<Suggestion>) {
        if let Some(last) = self.sink.last_mut() {
            last.suggestions.extend(suggest());
        }
    }

    /// The same where what is given, or that it is nothing, hangs on all that the contract's files say.
    pub fn suggest_by_all(&mut self, suggest: impl FnOnce() -> Option<Suggestion>) {
        if let Some(last) = self.sink.last_mut() {
            last.hangs_on_all = true;
            last.suggestions.extend(suggest());
        }
    }

    /// Whether `judge` reports nothing.
    pub fn finds_nothing(&mut self, judge: impl FnOnce(&mut Context<'_>)) -> bool {
        let before = self.sink.len();
        judge(self);
        self.sink.len() == before
    }

    /// What `judge` reports, taken apart from what was reported before.
    pub fn apart(&mut self, judge: impl FnOnce(&mut Context<'_>)) -> Vec<Diagnostic> {
        let before = self.sink.len();
        judge(self);
        self.sink.split_off(before)
    }

    /// Reports again what was reported before.
    pub fn repeat(&mut self, found: &[Diagnostic]) {
        self.sink.extend_from_slice(found);
    }
}

/// A finding that was just reported, to be told more about.
pub struct Report<'a> {
    diagnostic: &'a mut Diagnostic,
}

impl Report<'_> {
    /// A few words under the excerpt.
    pub fn label(self, label: impl Into<Cow<'static, str>>) -> Self {
        self.diagnostic.label = Some(label.into());
        self
    }

    /// Why it matters and what to do.
    pub fn help(self, help: impl Into<Cow<'static, str>>) -> Self {
        self.diagnostic.help = Some(help.into());
        self
    }

    /// Another place that a reader needs.
    pub fn related(self, span: Span, message: impl Into<String>) -> Self {
        self.diagnostic.related.push(Related { span, message: message.into() });
        self
    }

    /// The operation through which the definition was met, and where it refers to it.
    pub fn used_by(self, operation: &Arc<str>, span: Span) -> Self {
        self.diagnostic.uses.push(Use { span, operation: Arc::clone(operation) });
        self
    }

    /// Findings of this rule in the same file with the same key are one finding, at the place of the first.
    pub fn fold_with(self, key: impl Into<String>) -> Self {
        self.diagnostic.fold_key = Some(key.into());
        self
    }

    /// What distinguishes this finding from another of the rule on the same element, for its fingerprint.
    pub fn argument(self, argument: impl Into<String>) -> Self {
        self.diagnostic.arguments.push(argument.into());
        self
    }

    /// A worse or milder level than the rule's default for this hit; configuration still decides.
    pub fn severity(self, severity: Severity) -> Self {
        self.diagnostic.severity = severity;
        self
    }

    /// Something that can be done about it.
    pub fn remedy(self, title: impl Into<String>, applicability: Applicability, remedy: Remedy) -> Self {
        self.diagnostic.suggestions.push(Suggestion { title: title.into(), applicability, remedy });
        self
    }
}
