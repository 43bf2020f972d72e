//! The lines of a text around a place, drawn by `miette`.
//!
//! `miette` would look for the place from the start of the file, print lines whole whatever their length and pass
//! control characters on. So it is given no file but a *window*: the few lines, found through the line index, each
//! cut around the place to the width there is, with what a terminal would obey made visible. What a window costs
//! depends on the width only, not on the file.

mod window;

use std::borrow::Cow;
use std::fmt;
use std::io::{self, Write};

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode,
    SourceSpan, SpanContents, ThemeCharacters, ThemeStyles,
};
use unicode_width::UnicodeWidthStr;
use wirelint_source::{FileId, TextRange};

use super::paint::Style;
use super::wrap;
use crate::positions::{Point, Positions};
use crate::visible::visible;
use window::Window;

/// A place with the text around it, ready to be drawn.
#[derive(Debug)]
pub(super) struct Excerpt {
    file: String,
    /// Where the place starts.
    point: Point,
    window: Window,
    label: Option<String>,
}

impl Excerpt {
    /// The place at `range`, `context` lines before and after it, and `label` under it, in `width` cells. A range
    /// that does not fit the text is cut to it.
    pub(super) fn new(
        positions: &Positions<'_>,
        file: FileId,
        range: TextRange,
        label: Option<&str>,
        context: u32,
        width: usize,
    ) -> Self {
        let sources = positions.sources;
        let window = Window::new(sources.text(file), sources.lines(file), range, context, width);
        let label = label.map(|it| wrap_label(&visible(it), &window, width));
        Self {
            file: visible(sources.path(file)).into_owned(),
            point: positions.point(file, range.start),
            window,
            label,
        }
    }

    /// Whether the place lies within a line.
    pub(super) fn is_one_line(&self) -> bool {
        self.window.is_one_line
    }

    /// `file:line:column`.
    pub(super) fn location(&self) -> String {
        format!("{}:{}:{}", self.file, self.point.line, self.point.column)
    }
}

/// The label in lines that fit between the middle of the underline, where it hangs, and the right edge; in lines of
/// 24 cells where the place stands so far right that less is left.
fn wrap_label(label: &str, window: &Window, width: usize) -> String {
    let place = &window.text[window.place.clone()];
    let line = window.text[..window.place.start].rfind('\n').map_or(0, |at| at + 1);
    let hanger = "╰── ".width();
    let left = window.text[line..window.place.start].width() + place.width() / 2 + hanger + window.gutter;
    wrap(label, width.saturating_sub(left).max(24)).iter().map(Cow::as_ref).collect::<Vec<_>>().join("\n")
}

/// Draws excerpts, in one look.
pub(super) struct Artist {
    error: GraphicalReportHandler,
    warning: GraphicalReportHandler,
    remark: GraphicalReportHandler,
    buffer: String,
}

impl Artist {
    pub(super) fn new(color: bool) -> Self {
        let styles = || if color { ThemeStyles::ansi() } else { ThemeStyles::none() };
        let handler = |highlight| {
            let styles = ThemeStyles { highlights: vec![highlight], ..styles() };
            GraphicalReportHandler::new_themed(GraphicalTheme {
                characters: ThemeCharacters::unicode(),
                styles,
            })
            .with_context_lines(CONTEXT)
        };
        Self {
            error: handler(styles().error),
            warning: handler(styles().warning),
            remark: handler(styles().advice),
            buffer: String::new(),
        }
    }

    pub(super) fn draw(&mut self, excerpt: &Excerpt, style: Style, out: &mut dyn Write) -> io::Result<()> {
        let handler = match style {
            Style::Error => &self.error,
            Style::Warning => &self.warning,
            Style::Remark | Style::Note | Style::Message | Style::Name => &self.remark,
        };
        self.buffer.clear();
        handler.render_report(&mut self.buffer, excerpt).map_err(io::Error::other)?;
        // The first line is the message, which the handler does not leave out when there is none.
        let drawn = self.buffer.split_once('\n').map_or("", |(_, rest)| rest);
        // Blank lines would end in spaces.
        for line in drawn.lines() {
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

/// `miette` asks for a place with this many lines around it to draw it, and with none to tell its position.
const CONTEXT: usize = 1;

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        _: &SourceSpan,
        before: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let text = &self.window.text;
        let (line, column) = match before {
            CONTEXT => (self.window.first_line, 0),
            _ => (self.point.line - 1, self.point.column - 1),
        };
        Ok(Box::new(MietteSpanContents::new_named(
            self.file.clone(),
            text.as_bytes(),
            (0, text.len()).into(),
            line as usize,
            column as usize,
            text.lines().count(),
        )))
    }
}

impl miette::Diagnostic for Excerpt {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let place = &self.window.place;
        let label = LabeledSpan::new(self.label.clone(), place.start, place.len());
        Some(Box::new(std::iter::once(label)))
    }
}

/// Empty: the report's header is above the excerpt.
impl fmt::Display for Excerpt {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Excerpt {}
