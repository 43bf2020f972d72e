//! One marker line.

use std::ops::Range;
use std::path::Path;

/// The comment sign that a marker begins with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sign {
    Hash,
    Slashes,
}

impl Sign {
    /// The sign for a file of which nothing else is known: `//` if it looks like JSON or is called like Protocol Buffers or
    /// source code, and not like GraphQL.
    pub(crate) fn natural(path: &str, text: &str) -> Self {
        let is_called = |names: &[&str]| {
            Path::new(path).extension().is_some_and(|it| names.iter().any(|name| it == *name))
        };
        if is_called(&["graphql", "graphqls", "gql"]) {
            return Self::Hash;
        }
        if is_called(&["json", "proto", "ts", "tsx", "js"]) || text.trim_start().starts_with(['{', '[']) {
            Self::Slashes
        } else {
            Self::Hash
        }
    }

    const fn as_str(self) -> &'static str {
        match self {
            Self::Hash => "#",
            Self::Slashes => "//",
        }
    }
}

/// A marker, in columns (characters from 0) of the line that it refers to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Mark {
    start: usize,
    /// Lines below the one where it starts, and the column there.
    end: (usize, usize),
    pub(crate) message: String,
}

impl Mark {
    /// Reads `line` if it is a marker.
    pub(crate) fn parse(line: &str) -> Option<(Sign, Self)> {
        let line = line.trim_end();
        let content = line.trim_start();
        let sign = [Sign::Slashes, Sign::Hash].into_iter().find(|it| content.starts_with(it.as_str()))?;
        let sign_column = line[..line.len() - content.len()].chars().count();
        let behind = &content[sign.as_str().len()..];
        let mark = behind.trim_start_matches([' ', '\t']);
        let blanks = behind.len() - mark.len();
        let mark_column = sign_column + sign.as_str().len() + blanks;
        let symbol = mark.chars().next()?;
        let count = mark.chars().take_while(|&it| it == symbol).count();
        let (start, width) = match symbol {
            '^' => (mark_column, count),
            '<' if blanks == 0 => (sign_column, count),
            '|' if count == 1 => (if blanks == 0 { sign_column } else { mark_column }, 0),
            _ => return None,
        };
        let mut rest = &mark[count..];
        let mut end = (0, start + width);
        if let Some(after) = rest.strip_prefix('>') {
            let (far, message) = after.split_once(' ').unwrap_or((after, ""));
            let (lines, column) = far.split_once(':')?;
            end = (lines.parse().ok()?, column.parse().ok()?);
            rest = message;
        } else if !rest.is_empty() && !rest.starts_with(' ') {
            return None;
        }
        Some((sign, Self { start, end, message: rest.trim().to_owned() }))
    }

    /// The mark for `range` of `text`, to stand under the line that begins at `line_start`.
    pub(crate) fn new(text: &str, line_start: usize, range: Range<usize>, message: &str) -> Self {
        let start = text[line_start..range.start].chars().count();
        let inside = &text[range.clone()];
        // A line break at the very end is still a column of its line.
        let breaks = inside.strip_suffix('\n').unwrap_or(inside).matches('\n').count();
        let end = if breaks == 0 {
            start + inside.chars().count()
        } else {
            let last_start =
                range.start + inside.match_indices('\n').nth(breaks - 1).map_or(0, |(at, _)| at + 1);
            text[last_start..range.end].chars().count()
        };
        // A message of several lines would end the marker.
        let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { start, end: (breaks, end), message }
    }

    /// The bytes of `text` that this marks under the line that begins at `line_start`.
    #[track_caller]
    pub(crate) fn range_in(&self, text: &str, line_start: usize) -> Range<usize> {
        let start = offset(text, line_start, self.start, &self.message);
        let mut end_line = line_start;
        for _ in 0..self.end.0 {
            let at = text[end_line..].find('\n');
            end_line += at.unwrap_or_else(|| panic!("the marker `{}` ends below the text", self.message)) + 1;
        }
        let end = offset(text, end_line, self.end.1, &self.message);
        assert!(start <= end, "the marker `{}` ends before it starts", self.message);
        start..end
    }

    /// The marker as a line, without line break.
    pub(crate) fn write(&self, sign: Sign) -> String {
        let sign = sign.as_str();
        let on_one_line = self.end.0 == 0;
        // Of what goes on below, one column shows where it begins.
        let width = if on_one_line { self.end.1 - self.start } else { 1 };
        let symbol_column = self.start.checked_sub(sign.len());
        let mut out = match symbol_column {
            Some(blanks) if width > 0 => format!("{sign}{}{}", " ".repeat(blanks), "^".repeat(width)),
            Some(blanks) if blanks > 0 => format!("{sign}{}|", " ".repeat(blanks)),
            _ if width > 0 => format!("{}{sign}{}", " ".repeat(self.start), "<".repeat(width)),
            _ => format!("{}{sign}|", " ".repeat(self.start)),
        };
        if !on_one_line {
            out.extend([">", &self.end.0.to_string(), ":", &self.end.1.to_string()]);
        }
        if !self.message.is_empty() {
            out.push(' ');
            out.push_str(&self.message);
        }
        out
    }
}

/// The byte at `column` of the line that begins at `line_start`; its line break has a column too.
#[track_caller]
fn offset(text: &str, line_start: usize, column: usize, message: &str) -> usize {
    let line = text[line_start..].split_inclusive('\n').next().unwrap_or_default();
    let mut boundaries = line.char_indices().map(|(at, _)| at).chain([line.len()]);
    let at = boundaries.nth(column);
    let at =
        at.unwrap_or_else(|| panic!("the marker `{message}` reaches past the line `{}`", line.trim_end()));
    line_start + at
}
