//! The protocol-neutral picture of a contract: what front ends observe, and the facts that are inferred from it.
//!
//! Plain data. Knows no syntax: a place is a [`Span`](wirelint_source::Span), a name is a string. What is defined once and used by many
//! operations stands once in an arena and is referred to by its index, so a finding about it has one place.

mod contract;
mod date;
mod extensions;
mod fact;
mod graph;
mod observation;
mod rpc;
pub mod traffic;
mod types;

pub use contract::{
    Batch, BatchAnswer, BodyContent, Collection, Contract, Delivery, Effect, ErrorShape, Exchange, Guard,
    InputFacts, Interaction, Key, KeyPlace, Leads, Mismatch, Missing, Monitor, NamedField, Next, NextKind,
    OutputFacts, Page, PageInput, Position, Precondition, Receipt, Repeat, Retirement, ServerVersion, Stake,
    Throttle, Toil, Unfounded, VerbClass, Verdict, VersionPlaces,
};
pub use date::Date;
pub use extensions::{Deadline, Extensions, NamedPart, PartOf, RetryPolicy, Stability, Stated, Sunset};
pub use fact::{Basis, Evidence, Fact};
pub use graph::{RootField, RootKind};
pub use observation::{
    About, Body, BodyId, Bounds, Header, Input, InputId, Link, LinkTarget, Media, Observations, Operation,
    OperationId, Output, OutputId, Place, Protocol, Role, Security, Server, Shared, Status, Used,
};
pub use rpc::{HttpBody, HttpRule, IdempotencyLevel, OperationInfo, Rpc, RpcMessage};
pub use types::{Field, Format, Reworded, Type, TypeId, TypeKind, Types, TypesBuilder};
