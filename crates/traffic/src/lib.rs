//! What is configured around contracts: gRPC service configs, Envoy's routes, Istio, the Gateway API and Linkerd, read into the one picture
//! of [`wirelint_model::traffic`] and joined to the operations that it is about.
//!
//! Knows the trees of `wirelint-yaml`, no disk and no contract's syntax; judges nothing. Invariants, each held by tests:
//! - [`read`] takes any tree, understands what can be understood, and keeps what is wrong as data;
//! - every value has the place where it is written, inside of strings too;
//! - [`join()`] selects by indices what its slow twin selects by looking at every operation.

mod document;
mod duration;
mod embedded;
mod envoy;
mod gateway;
mod grpc;
mod istio;
mod join;
mod kubernetes;
mod linkerd;
mod nearest;
mod reader;
pub mod remedy;
mod retry_on;
mod string_match;
mod txt;

pub use document::read;
pub use join::{Address, Callee, Callees, join};
