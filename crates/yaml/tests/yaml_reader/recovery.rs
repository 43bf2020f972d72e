//! What recovery makes of broken texts: the tree that is left, and the errors. This is its documentation, too.
//!
//! `→` is a tab in these texts, `␍` a carriage return, `␁` the control character U+0001.

use crate::render::render;

mod brackets;
mod documents;
mod indicators;
mod keys;
mod lines;
mod quotes;

/// Compares what is read from `text` with `expected`; both are indented as the code around them is.
#[track_caller]
fn check(text: &str, expected: &str) {
    let text = dedent(text).replace('→', "\t").replace('␍', "\r").replace('␁', "\x01");
    assert_eq!(render(&text).trim_end().replace('\x01', "␁"), dedent(expected).trim_end(), "\n{text}");
}

fn dedent(text: &str) -> String {
    let lines = text.strip_prefix('\n').unwrap_or(text).lines();
    lines
        .map(|line| line.strip_prefix("        ").unwrap_or(line.trim_start()))
        .fold(String::new(), |all, line| all + line + "\n")
}
