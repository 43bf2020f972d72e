//! The crate from outside: configuration in, what was understood of it out.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]
#![allow(clippy::print_stdout, reason = "a test says what it measured or skipped")]

mod corpus;
mod faults;
mod formats;
mod hostile;
mod joined;
mod print;

use wirelint_model::traffic::Traffic;
use wirelint_source::FileId;
use wirelint_yaml::{Format, Tree, parse};

/// Reads `text`, JSON where it looks like that.
fn read(text: &str) -> (Tree, Traffic) {
    let format = if text.trim_start().starts_with(['{', '[']) { Format::Json } else { Format::Yaml };
    let tree = parse(text, format);
    let traffic = wirelint_traffic::read(FileId(0), &tree);
    (tree, traffic)
}
