//! The server as a client meets it: messages in, messages out, in this process.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::needless_pass_by_value, reason = "`json!` makes values, and nobody needs them afterwards")]

mod actions;
mod back_pressure;
mod bad_input;
mod client;
mod diagnostics;
mod disk;
mod documents;
mod graphql;
mod lifecycle;
mod load;
mod navigation;
mod protobuf;
mod resolvers;
mod symbols;
