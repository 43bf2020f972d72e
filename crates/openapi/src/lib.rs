//! `OpenAPI` 3.0, 3.1 and 3.2, in storeys: what may stand where ([`spec`]), typed access to what is written ([`syntax`]),
//! references within and across files ([`link`]).
//!
//! Knows the trees of `wirelint-yaml` and no disk: whoever has the files gives them to the [`link::Linker`]. Knows no
//! other protocol. Every tree, whatever its shape, is walked in linear time.

pub mod link;
mod observe;
pub mod remedy;
pub mod spec;
pub mod syntax;

pub use observe::{Again, AgainAround, Observer, observe, operation_of};
