//! Every format on the same findings: text in, text out.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod checklist;
mod concise;
mod fixture;
mod json;
mod map;
mod pretty;
