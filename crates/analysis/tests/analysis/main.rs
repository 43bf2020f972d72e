//! Tests of the whole pipeline: text in, findings out.

#![allow(clippy::print_stdout, reason = "a test that has nothing to run on says so")]

mod broken_graphql;
mod broken_protos;
mod checklist;
mod corpus;
mod docs;
mod fixtures;
mod hostile;
mod map;
mod matrix;
mod mutations;
mod renames;
mod shop;
mod support;
mod suppressions;
mod vocabulary;
