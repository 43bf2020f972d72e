//! What is said beside the report, on standard error, one line each.

use std::fmt;
use std::io::{self, Write};

use wirelint_report::visible;

/// Says things on standard error.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Notes {
    /// Whether only what is asked for or goes wrong is said.
    pub(crate) quiet: bool,
}

impl Notes {
    /// Says that something went wrong.
    pub(crate) fn say(self, line: impl fmt::Display) {
        let line = line.to_string();
        let line: Vec<&str> = line.split_whitespace().collect();
        // Nobody hears that nobody hears.
        _ = writeln!(io::stderr(), "wirelint: {}", visible(&line.join(" ")));
    }

    /// Says what is good to know, unless the user wants to be left alone.
    pub(crate) fn tell(self, line: impl fmt::Display) {
        if !self.quiet {
            self.say(line);
        }
    }
}

/// `1 error`, `2 errors`.
pub(crate) fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
