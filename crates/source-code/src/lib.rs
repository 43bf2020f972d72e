//! Source code, by tree-sitter: which GraphQL documents stand in it and where ([`embedded()`]), what it says ([`code`]), and
//! what people write beside it ([`Comments`]).
//!
//! Knows no disk, no schema and no GraphQL beyond its brackets. Invariants, each held by tests: every text is read without a panic and within
//! a number of steps that grows with its length; what a [mask](Embedded::mask) has at an offset is what the source has there, or a blank, or
//! what stands for an expression that is there; every range of a [`code::Code`] lies in its text, on the bounds of characters.
//!
//! Each grammar is behind a feature of its language's name.

pub mod code;
mod comments;
mod ecma;
mod embedded;
mod go;
mod java;
mod language;
mod lower;
mod python;
mod ruby;
mod syntax;

pub use comments::Comments;
pub use embedded::{Document, Embedded, Hole, embedded};
pub use language::{Family, Language};
