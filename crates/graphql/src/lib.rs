//! GraphQL (the specifications of October 2021 and September 2025), in storeys: typed access to what is written
//! ([`syntax`]), what names mean over many documents ([`schema`]) and in each place ([`names`]), what the specification forbids
//! ([`faults`]), and what a schema says in the terms of all protocols ([`observe`](observe())). Beside them stand how long lists
//! are ([`lists`]), what operations cost ([`cost`]), what Federation names in strings ([`field_sets`]), schemas that come as JSON ([`introspection`]), and what says which files make
//! a schema ([`projects`]).
//!
//! Knows no disk and no other protocol. Invariants, each held by tests: every text gives a tree, in time linear in its
//! length and without a panic; a broken stretch costs its own field or definition, not the document; reading again after an
//! edit gives what reading everything gives.

pub mod cost;
pub mod faults;
pub mod field_sets;
pub mod imports;
pub mod introspection;
pub mod lists;
pub mod names;
mod observe;
pub mod projects;
pub mod remedy;
pub mod schema;
pub mod syntax;

pub use observe::{Difference, Reading, observe, observe_again, observe_reading};
