//! The crate from outside: small descriptions in, what was understood of them out.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

mod corpus;
mod edits;
mod fixture;
mod hostile;
mod operations;
mod random;
mod references;
mod schemas;
mod shapes;
mod table;
mod versions;
