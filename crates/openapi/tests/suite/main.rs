//! The crate from outside: small descriptions in, what was understood of them out.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod corpus;
mod fixture;
mod hostile;
mod operations;
mod random;
mod references;
mod schemas;
mod shapes;
mod table;
mod versions;
