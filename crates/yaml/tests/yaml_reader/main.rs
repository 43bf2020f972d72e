//! The YAML reader, seen from outside: text in, text out.

#![expect(clippy::unwrap_used, reason = "helpers of tests, too, fail by panicking")]
#![expect(clippy::print_stdout, reason = "a test that skips says so")]

mod differential;
mod events;
mod mutations;
mod recovery;
mod render;
mod suite;
