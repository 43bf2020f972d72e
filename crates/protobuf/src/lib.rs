//! Protocol Buffers (`.proto`: proto2, proto3, editions 2023 and 2024), in storeys: typed access to what is written
//! ([`syntax`]), what names mean within and across files ([`link`]), what that says in the terms of all protocols
//! ([`observe`]), where imports start ([`roots`]), what compilers reject ([`faults`]), what is wrong with rules of protovalidate
//! ([`protovalidate`]), and how remedies are written into a file ([`remedy`]).
//!
//! Knows no disk and no other protocol. Invariants, each held by tests: every text gives a tree, in time linear in its
//! length and without a panic; a broken stretch costs its own statement, not the file; reading again after an edit gives
//! what reading everything gives.

pub mod builtin;
pub mod faults;
pub mod link;
pub mod observe;
pub mod protovalidate;
pub mod remedy;
pub mod roots;
pub mod syntax;
