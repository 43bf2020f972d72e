//! Tests of the whole pipeline: text in, findings out.

mod docs;
mod fixtures;
mod mutations;
mod support;
