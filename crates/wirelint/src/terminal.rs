//! What the reader's side is like: whether it takes colour and links, how wide it is.

use std::env;
use std::io::{self, IsTerminal};
use std::str::FromStr;

/// When to colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` or `TERM=dumb` says otherwise; elsewhere with `CLICOLOR_FORCE`.
    Auto,
    Always,
    Never,
}

impl FromStr for Color {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        match name {
            "auto" => Ok(Self::Auto),
            "always" => Ok(Self::Always),
            "never" => Ok(Self::Never),
            _ => Err(()),
        }
    }
}

/// Lines longer than this are hard to read, however wide the window is.
const WIDEST: usize = 120;
/// What is assumed where there is no terminal.
const USUAL: usize = 100;

/// Where something is printed to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Terminal {
    /// Whether ANSI escapes for colours are welcome.
    pub(crate) color: bool,
    /// Whether OSC 8 links are.
    pub(crate) links: bool,
    /// Whether a terminal obeys what is printed.
    pub(crate) obeys: bool,
    /// How many cells a line has.
    pub(crate) width: usize,
}

impl Terminal {
    /// A file: no terminal, whatever it is shown on later.
    pub(crate) fn file(color: Color) -> Self {
        Self { color: color == Color::Always, links: false, obeys: false, width: USUAL }
    }

    /// Standard output.
    pub(crate) fn stdout(color: Color) -> Self {
        let is_terminal = io::stdout().is_terminal();
        let width = || terminal_size::terminal_size_of(io::stdout());
        let links = || supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout);
        Self::of(color, is_terminal, width, links)
    }

    /// Standard error.
    pub(crate) fn stderr(color: Color) -> Self {
        let is_terminal = io::stderr().is_terminal();
        let width = || terminal_size::terminal_size_of(io::stderr());
        let links = || supports_hyperlinks::on(supports_hyperlinks::Stream::Stderr);
        Self::of(color, is_terminal, width, links)
    }

    fn of(
        color: Color,
        is_terminal: bool,
        width: impl FnOnce() -> Option<(terminal_size::Width, terminal_size::Height)>,
        links: impl FnOnce() -> bool,
    ) -> Self {
        let color = match color {
            Color::Always => true,
            Color::Never => false,
            // <https://no-color.org>, <https://bixense.com/clicolors/>
            Color::Auto if is_set("NO_COLOR") => false,
            Color::Auto
                if is_set("CLICOLOR_FORCE") && env::var_os("CLICOLOR_FORCE").is_some_and(|it| it != "0") =>
            {
                true
            }
            Color::Auto => is_terminal && env::var_os("TERM").is_none_or(|it| it != "dumb"),
        };
        let width = if is_terminal { width().map(|(width, _)| usize::from(width.0)) } else { None };
        let width = width.unwrap_or(USUAL).min(WIDEST);
        Self { color, links: color && is_terminal && links(), obeys: is_terminal, width }
    }
}

/// Whether the variable is there and not empty.
fn is_set(name: &str) -> bool {
    env::var_os(name).is_some_and(|it| !it.is_empty())
}
