//! Colours, as parts of the report and not as numbers. Only the terminal's own sixteen: people choose those to be
//! read on their background.

use std::fmt;

use wirelint_diagnostics::Severity;

/// What a stretch of text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Style {
    Error,
    Warning,
    /// Infos and hints.
    Remark,
    /// A related place.
    Note,
    /// The finding's message.
    Message,
    /// The word before help, fixes and the like.
    Name,
}

impl From<Severity> for Style {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
            Severity::Info | Severity::Hint => Self::Remark,
        }
    }
}

/// Whether to colour.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paint {
    pub(super) color: bool,
}

impl Paint {
    /// `text`, in the style's colour if there are colours.
    pub(super) fn apply(self, style: Style, text: &str) -> Painted<'_> {
        Painted { style: self.color.then_some(style), text }
    }
}

pub(super) struct Painted<'a> {
    style: Option<Style>,
    text: &'a str,
}

impl fmt::Display for Painted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(style) = self.style else { return f.write_str(self.text) };
        // Select Graphic Rendition, ECMA-48 §8.3.117.
        let code = match style {
            Style::Error => "1;31",
            Style::Warning => "1;33",
            Style::Remark => "1;36",
            Style::Note => "1;34",
            Style::Message => "1",
            Style::Name => "36",
        };
        write!(f, "\x1b[{code}m{}\x1b[0m", self.text)
    }
}
