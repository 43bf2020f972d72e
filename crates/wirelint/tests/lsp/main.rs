//! `wirelint lsp` as an editor starts it: a process, its standard input and output, its exit code.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod editor;
mod equality;
mod heavy;
mod process;
