//! What is said beside the report, on standard error, one line each.

use std::fmt;
use std::io::{self, Write};

use wirelint_analysis::LinkedFields;
use wirelint_report::visible;

/// Says that something went wrong; even those who want quiet are told why there is nothing to hear.
pub(crate) fn say(line: impl fmt::Display) {
    let line = line.to_string();
    let line: Vec<&str> = line.split_whitespace().collect();
    // Nobody hears that nobody hears.
    _ = writeln!(io::stderr(), "wirelint: {}", visible(&line.join(" ")));
}

/// Says what is good to know.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Notes {
    /// Whether the user wants to be left alone.
    pub(crate) quiet: bool,
}

impl Notes {
    /// Says `line`, unless nobody wants to hear it.
    pub(crate) fn tell(self, line: impl fmt::Display) {
        if !self.quiet {
            say(line);
        }
    }
}

/// `1 error`, `2 errors`, `3 fixes`.
pub(crate) fn counted(number: usize, noun: &str) -> String {
    let ending = match number {
        1 => "",
        _ if noun.ends_with('x') => "es",
        _ => "s",
    };
    format!("{number} {noun}{ending}")
}

/// `api: 12 of 20 fields linked to a resolver: 2 per element, 5 batched, 4 harmless, 1 not known`.
pub(crate) fn linked_fields(it: &LinkedFields) -> String {
    let LinkedFields { folder, fields, linked, per_item, batched, harmless, unknown } = it;
    format!(
        "{}: {linked} of {} linked to a resolver: {per_item} per element, {batched} batched, {harmless} harmless, {unknown} not known",
        visible(folder),
        counted(*fields, "field")
    )
}
