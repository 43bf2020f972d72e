//! The protocol-neutral picture of a contract: what front ends observe, and the facts that are inferred from it.
//!
//! Plain data. Knows no syntax: a place is a [`Span`](wirelint_source::Span), a name is a string. What is defined once and used by many
//! operations stands once in an arena and is referred to by its index, so a finding about it has one place.

mod contract;
mod fact;
mod observation;
mod types;

pub use contract::{
    BodyContent, Contract, Effect, InputFacts, Interaction, Next, NextKind, OutputFacts, Page, PageInput,
    Throttle,
};
pub use fact::{Basis, Evidence, Fact};
pub use observation::{
    Body, BodyId, Bounds, Header, Input, InputId, Media, Observations, Operation, OperationId, Output,
    OutputId, Place, Protocol, Role, Status, Used,
};
pub use types::{Field, Type, TypeId, TypeKind, Types, TypesBuilder};
