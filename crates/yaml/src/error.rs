//! What could not be read.

use std::borrow::Cow;

use wirelint_source::TextRange;

/// A stretch of text that could not be read, and what was expected there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SyntaxError {
    /// The smallest stretch at fault, relative to the start of the item that holds it. Empty at the place where
    /// something is missing.
    pub range: TextRange,
    /// What is wrong, in the manner of all messages: one line, names in backticks, no full stop.
    pub message: Cow<'static, str>,
    /// What to do, or why it matters, where that is not plain from the message.
    pub help: Option<Cow<'static, str>>,
    /// Another place that explains it (the bracket that was never closed, the anchor that refers to itself) and a
    /// word about it.
    pub related: Option<(TextRange, Cow<'static, str>)>,
}

impl SyntaxError {
    pub(crate) fn new(range: TextRange, message: impl Into<Cow<'static, str>>) -> Self {
        Self { range, message: message.into(), help: None, related: None }
    }

    pub(crate) fn help(mut self, help: impl Into<Cow<'static, str>>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn related(mut self, range: TextRange, message: impl Into<Cow<'static, str>>) -> Self {
        self.related = Some((range, message.into()));
        self
    }
}

pub(crate) fn too_large() -> SyntaxError {
    SyntaxError::new(TextRange::empty(0), "the file is larger than 4 GiB")
}
