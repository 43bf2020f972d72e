//! Files, byte ranges, spans, lines and columns: what every other room says positions with; and what of a text could not be read.
//!
//! Knows no syntax, no disk and no protocol. All offsets are bytes from 0, all ranges are half open; lines and
//! columns here count from 0 (reports add one).

mod edit;
mod items;
mod line_index;
mod range;
mod sources;
mod span;
mod syntax_error;
mod text;

pub use edit::{TextEdit, apply_edits};
pub use items::{Changed, Item, Items, ReadItem, ReadItems};
pub use line_index::{ColumnUnit, LineIndex, Position};
pub use range::TextRange;
pub use sources::Sources;
pub use span::{FileId, ItemId, Span};
pub use syntax_error::SyntaxError;
pub use text::{Spare, Text};
