//! Schema Objects over the tree: what the model wants to know of them.
//!
//! Reads the dialects that contracts use (OpenAPI 3.0's subset, JSON Schema 2020-12). Knows no OpenAPI beyond that:
//! where a reference leads is asked of the [`Schemas`] that the front end hands in.

mod bounds;
mod convert;
mod schemas;

pub use bounds::bounds;
pub use convert::Converter;
pub use schemas::{Schemas, Target};
