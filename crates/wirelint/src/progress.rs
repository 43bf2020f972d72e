//! A bar on standard error while long work goes on. Never in a pipe, never in CI, never for work that is done at once.
//!
//! It is drawn by hand: what crates draw says how long it will take as well, for which a language server would have a library of
//! mathematics in its memory.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use wirelint_analysis::Progress;

/// Work that takes less is done before a bar has been read.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often it is drawn at most.
const FRAME: Duration = Duration::from_millis(50);

/// The bar.
pub(crate) struct Bar {
    started: Instant,
    /// `None` where nobody watches.
    state: Option<Mutex<State>>,
}

/// How far the work is.
#[derive(Default)]
struct State {
    total: usize,
    done: usize,
    /// When it was drawn last, and how many cells wide; `None` while nobody sees it.
    drawn: Option<(Instant, usize)>,
}

impl Bar {
    /// A bar that nobody sees yet.
    pub(crate) fn new(quiet: bool) -> Self {
        let is_obeyed = io::stderr().is_terminal() && env::var_os("TERM").is_none_or(|it| it != "dumb");
        let watched = !quiet && is_obeyed && env::var_os("CI").is_none();
        Self { started: Instant::now(), state: watched.then(Mutex::default) }
    }
}

impl Progress for Bar {
    fn total(&self, contracts: usize) {
        let Some(Ok(mut state)) = self.state.as_ref().map(Mutex::lock) else { return };
        (state.total, state.done) = (contracts, 0);
    }

    fn done(&self) {
        let Some(Ok(mut state)) = self.state.as_ref().map(Mutex::lock) else { return };
        state.done += 1;
        let is_due = state.drawn.map_or(self.started.elapsed() > PATIENCE, |it| it.0.elapsed() >= FRAME);
        if is_due {
            state.draw();
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some(Ok(state)) = self.state.as_ref().map(Mutex::lock)
            && let Some((_, width)) = state.drawn
        {
            print(&format!("\r{:width$}\r", ""));
        }
    }
}

impl State {
    fn draw(&mut self) {
        let width =
            terminal_size::terminal_size_of(io::stderr()).map_or(80, |(width, _)| usize::from(width.0));
        // In the last cell some terminals go on in the next line.
        let line = line(self.done, self.total, width.saturating_sub(1));
        let width = self.drawn.map_or(0, |it| it.1).max(line.chars().count());
        print(&format!("\r{line:width$}"));
        self.drawn = Some((Instant::now(), width));
    }
}

/// What is drawn in so many cells.
fn line(done: usize, total: usize, width: usize) -> String {
    let words = format!("{done} of {total} contracts");
    let cells = width.saturating_sub(words.len() + 1);
    let full = (cells * done.min(total)).checked_div(total).unwrap_or(0);
    format!("{}{} {words}", "█".repeat(full), "░".repeat(cells - full))
}

/// Where it cannot be printed nobody sees it either.
fn print(text: &str) {
    let mut out = io::stderr().lock();
    _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn the_bar_takes_what_the_words_leave() {
        assert_eq!(line(3, 9, 26), "███░░░░░░ 3 of 9 contracts");
        assert_eq!(line(9, 9, 26), "█████████ 9 of 9 contracts");
        assert_eq!(line(11, 10, 23), "████ 11 of 10 contracts");
        assert_eq!(line(0, 0, 10), " 0 of 0 contracts");
    }
}
