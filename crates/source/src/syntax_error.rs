//! What could not be read.

use std::borrow::Cow;

use crate::TextRange;

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
    /// Another place that explains it, relative to the same item (the bracket that was never closed, the anchor that refers to itself), and a
    /// word about it.
    pub related: Option<(TextRange, Cow<'static, str>)>,
}

impl SyntaxError {
    /// One at `range`, with nothing but what is wrong.
    #[must_use]
    pub fn new(range: TextRange, message: impl Into<Cow<'static, str>>) -> Self {
        Self { range, message: message.into(), help: None, related: None }
    }

    /// The same with what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<Cow<'static, str>>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with another place that explains it.
    #[must_use]
    pub fn related(mut self, range: TextRange, message: impl Into<Cow<'static, str>>) -> Self {
        self.related = Some((range, message.into()));
        self
    }

    /// The same seen from an origin `by` bytes later.
    #[must_use]
    pub fn relative_to(mut self, by: u32) -> Self {
        let relative = |it: TextRange| TextRange::new(it.start.saturating_sub(by), it.end.saturating_sub(by));
        self.range = relative(self.range);
        self.related = self.related.map(|(range, word)| (relative(range), word));
        self
    }
}
