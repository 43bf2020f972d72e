//! The report for people: each finding with what is wrong, where, and what to do, then what wirelint could not do,
//! then one line of counts.
//!
//! ```text
//! warning[idempotency/create-without-key]: `POST /orders` may run twice
//!    ╭─[api/openapi.yaml:12:5]
//! 12 │     post:
//!    ·     ──┬─
//!    ·       ╰── a retry creates a second order
//!    ╰────
//!   help: require an `Idempotency-Key` header
//!   see: wirelint explain idempotency/create-without-key
//! ```
//! Everything that comes from a contract goes through [`visible`] or through [`excerpt`], which does the same.

mod excerpt;
mod paint;
mod summary;

use std::fmt;
use std::io::{self, Write};

use textwrap::{WordSeparator, WordSplitter};
use unicode_width::UnicodeWidthStr;
use wirelint_diagnostics::{Applicability, Finding, Fix, Outcome, Place, Problem, Severity};
use wirelint_source::Sources;

use crate::positions::Positions;
use crate::visible::visible;
use crate::{Options, shown};
use excerpt::{Artist, Excerpt};
use paint::{Paint, Style};

/// How many operations that use a shared definition are named.
const USES: usize = 3;
/// How many related places are shown.
const RELATED: usize = 3;
/// How the message of a related place begins that is an operation's use of a folded definition; the operation's
/// name follows.
const USE: &str = "used by ";

pub(crate) fn write(
    outcome: &Outcome,
    sources: &dyn Sources,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut printer = Printer::new(sources, options, out);
    for finding in shown(outcome, options) {
        printer.finding(finding)?;
        writeln!(printer.out)?;
    }
    for problem in &outcome.problems {
        printer.problem(problem)?;
    }
    if !outcome.problems.is_empty() {
        writeln!(printer.out)?;
    }
    summary::write(outcome, options, printer.paint, printer.out)
}

struct Printer<'a> {
    positions: Positions<'a>,
    width: usize,
    links: bool,
    paint: Paint,
    artist: Artist,
    out: &'a mut dyn Write,
}

impl<'a> Printer<'a> {
    fn new(sources: &'a dyn Sources, options: &Options, out: &'a mut dyn Write) -> Self {
        let width = options.width.max(40);
        Self {
            positions: Positions::new(sources),
            width,
            links: options.links,
            paint: Paint { color: options.color },
            artist: Artist::new(options.color),
            out,
        }
    }

    fn finding(&mut self, finding: &Finding) -> io::Result<()> {
        self.header(finding)?;
        let excerpt = Excerpt::new(
            &self.positions,
            finding.file,
            finding.range,
            finding.label.as_deref(),
            1,
            self.width,
        );
        self.artist.draw(&excerpt, finding.severity.into(), self.out)?;
        self.uses(&finding.related)?;
        self.related(&finding.related)?;
        if let Some(help) = &finding.help {
            let lines: Vec<_> = help.lines().map(visible).collect();
            self.note("help:", &lines.join("\n"))?;
        }
        for (fix, places) in alike(&finding.fixes) {
            self.fix(fix, places)?;
        }
        if !self.links {
            // Where the rule's name is no link, its page is a command away, on a machine without a network, too.
            writeln!(
                self.out,
                "  {} wirelint explain {}",
                self.paint.apply(Style::Name, "see:"),
                finding.rule
            )?;
        }
        Ok(())
    }

    /// `severity[rule]: message`, with the message indented under itself where that leaves it room.
    fn header(&mut self, finding: &Finding) -> io::Result<()> {
        let severity = finding.severity.as_str();
        let indent = severity.len() + finding.rule.width() + "[]: ".len();
        let style = Style::from(finding.severity);
        let open = format!("{severity}[");
        write!(self.out, "{}", self.paint.apply(style, &open))?;
        if self.links && !finding.url.is_empty() {
            // OSC 8, <https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda>.
            let url = visible(&finding.url);
            write!(self.out, "\x1b]8;;{url}\x1b\\{}\x1b]8;;\x1b\\", self.paint.apply(style, finding.rule))?;
        } else {
            write!(self.out, "{}", self.paint.apply(style, finding.rule))?;
        }
        write!(self.out, "{}", self.paint.apply(style, "]:"))?;
        let message = visible(&finding.message);
        if indent + message.width() <= self.width {
            return writeln!(self.out, " {}", self.paint.apply(Style::Message, &message));
        }
        writeln!(self.out)?;
        for line in wrap(&message, self.width - 2) {
            writeln!(self.out, "  {}", self.paint.apply(Style::Message, &line))?;
        }
        Ok(())
    }

    /// `used by GET /orders, POST /orders and 277 more`: a definition that half the contract uses is one finding,
    /// and the list of its uses is no reason to scroll.
    fn uses(&mut self, related: &[Place]) -> io::Result<()> {
        let mut names: Vec<String> = Vec::new();
        let mut more = 0;
        let mut previous = None;
        for name in related.iter().filter_map(used_by) {
            // One operation's uses come one after the other.
            if previous.replace(name) == Some(name) {
                continue;
            }
            // A method stays on the line of its path.
            if names.len() < USES { names.push(name.replace(' ', NO_BREAK)) } else { more += 1 }
        }
        let Some((last, others)) = names.split_last() else { return Ok(()) };
        let list = match (others.is_empty(), more) {
            (true, 0) => last.clone(),
            (false, 0) => format!("{} and {last}", others.join(", ")),
            (_, more) => format!("{} and {more} more", names.join(", ")),
        };
        self.note("used by", &visible(&list))
    }

    fn related(&mut self, related: &[Place]) -> io::Result<()> {
        let mut others = related.iter().filter(|it| used_by(it).is_none());
        for place in others.by_ref().take(RELATED) {
            let excerpt = Excerpt::new(&self.positions, place.file, place.range, None, 0, self.width);
            let message = visible(&place.message);
            if excerpt.is_one_line() {
                self.note("note:", &message)?;
                self.artist.draw(&excerpt, Style::Note, self.out)?;
            } else {
                self.note("note:", &format!("{message} ({})", excerpt.location()))?;
            }
        }
        match others.count() {
            0 => Ok(()),
            1 => self.note("note:", "and 1 more place"),
            more => self.note("note:", &format!("and {more} more places")),
        }
    }

    /// A fix that a folded finding offers in so many places.
    fn fix(&mut self, fix: &Fix, places: usize) -> io::Result<()> {
        let how = match fix.applicability {
            Applicability::Safe => " (--fix)",
            Applicability::Unsafe => " (--unsafe-fixes)",
            Applicability::Manual => "",
        };
        let places = if places > 1 { format!(" in {places} places") } else { String::new() };
        self.note("fix:", &format!("{}{places}{how}", visible(&fix.title)))
    }

    fn problem(&mut self, problem: &Problem) -> io::Result<()> {
        let text = format!("{}: {}", visible(&problem.file), visible(&problem.message));
        writeln!(self.out, "{} {text}", self.paint.apply(Severity::Error.into(), "error:"))
    }

    /// `  name text`, wrapped, with the text indented under itself. `text` is safe to print already.
    fn note(&mut self, name: &str, text: &str) -> io::Result<()> {
        let indent = 2 + name.len() + 1;
        let mut lines = wrap(text, self.width - indent).into_iter();
        let first = lines.next().unwrap_or_default().replace(NO_BREAK, " ");
        writeln!(self.out, "  {} {first}", self.paint.apply(Style::Name, name))?;
        for line in lines {
            writeln!(self.out, "{:indent$}{}", "", line.replace(NO_BREAK, " "))?;
        }
        Ok(())
    }
}

/// A blank at which no line is broken; printed as a plain one.
const NO_BREAK: &str = "\u{a0}";

/// Fixes with how many of them do the same, in the order of the first of each.
fn alike(fixes: &[Fix]) -> Vec<(&Fix, usize)> {
    let mut all: Vec<(&Fix, usize)> = Vec::new();
    for fix in fixes {
        let same =
            |it: &&mut (&Fix, usize)| it.0.title == fix.title && it.0.applicability == fix.applicability;
        match all.iter_mut().find(same) {
            Some((_, places)) => *places += 1,
            None => all.push((fix, 1)),
        }
    }
    all
}

/// The operation's name, if `place` is a use of a folded definition.
fn used_by(place: &Place) -> Option<&str> {
    place.message.strip_prefix(USE)
}

/// `text` in lines of at most `width` cells, broken at spaces. Only a word that is longer than a line is broken
/// inside.
fn wrap(text: &str, width: usize) -> Vec<std::borrow::Cow<'_, str>> {
    let options = textwrap::Options::new(width)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(text, options)
}

/// `1 error`, `2 errors`.
struct Counted(usize, &'static str);

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(number, noun) = self;
        write!(f, "{number} {noun}{}", if *number == 1 { "" } else { "s" })
    }
}
