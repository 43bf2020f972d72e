//! One lossless tree for YAML 1.2 and JSON: keys, scalars and comments with byte ranges, anchors, tags, duplicate keys,
//! limits on depth and alias expansion, recovery inside a broken document, JSON Pointers, format-preserving edits.
//!
//! Knows no OpenAPI and no disk. Invariants, each held by tests:
//! - [`parse`] gives a [`Tree`] for every text, in time linear in its length, and never panics;
//! - a broken stretch costs its own node, not the document: what stands around it is in the tree;
//! - what a node says is read from the text; the tree holds positions only (16 bytes a node).
//!
//! **Items.** A collection that is reached from its document's root by exactly three steps (`paths` → `/orders` →
//! `post`, `components` → `schemas` → `Order`) is an item: it has an arena of its own, with ranges relative to its own
//! start. What lies above the items is the skeleton. An edit inside an item leaves every other item as it is, and one outside of
//! items leaves its number to every item that says the same ([`Tree::edited`]).

mod alias;
mod builder;
mod duplicates;
mod edit;
mod incremental;
mod json;
mod node;
mod nodes;
mod parents;
mod pointer;
mod scalar;
mod tree;
mod yaml;

pub use duplicates::DuplicateKey;
pub use edit::{EditError, Fragment};
pub use incremental::Scope;
pub use node::{Elements, Entries, Entry, Node, NodeKind, Pairs, Style};
pub use pointer::{Missing, Segment, decode_pointer, encode_segment};
pub use scalar::Scalar;
pub use tree::{Format, NodeId, Tree};
pub use wirelint_source::SyntaxError;

use wirelint_source::{Text, TextRange};

/// How deep collections may nest. Deeper ones become one error node each; the deepest published description that
/// was measured nests 45 levels.
pub const MAX_DEPTH: usize = 256;

/// How many nodes the aliases of one file may stand for, all of them expanded. The largest published description that
/// was measured has half a million nodes and no aliases; a "billion laughs" document passes this in ten lines.
pub const MAX_EXPANSION: u64 = 10_000_000;

/// Reads `text` into a tree. Never fails: what could not be read is in [`Tree::errors`].
///
/// `format` says which grammar is tried: [`Format::Json`] is strict JSON (RFC 8259) with recovery, on a fast path of its
/// own; [`Format::Yaml`] is YAML 1.2, all documents of the stream. A text of more than `u32::MAX` bytes is not read:
/// the tree is empty and has one error.
pub fn parse(text: impl Into<Text>, format: Format) -> Tree {
    let text = text.into();
    if u32::try_from(text.len()).is_err() {
        return builder::Builder::new("").finish(
            Text::default(),
            format,
            vec![SyntaxError::new(TextRange::empty(0), "the file is larger than 4 GiB")],
        );
    }
    match format {
        Format::Json => json::parse(text),
        Format::Yaml => yaml::parse(text),
    }
}
