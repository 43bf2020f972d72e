//! Edits that keep the format: new entries look like their siblings, and nothing else in the text moves.
//!
//! Works on the text around a node, with the tree to say where things are; knows nothing of what is inserted or why.
//! Each edit is one contiguous change of the file's text.

mod block;
mod flow;
mod layout;
mod quote;
mod write;

use std::fmt;

use wirelint_source::TextEdit;

use crate::tree::{Format, UNCLOSED};
use crate::{Entry, Node, Style};
pub(crate) use layout::Habits;
use layout::Layout;

/// What is to be written: a value without a format.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fragment {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// An integer.
    Int(i64),
    /// A string, quoted where the text around asks for it.
    Str(String),
    /// Keys and values, in this order.
    Map(Vec<(String, Fragment)>),
    /// Elements in order.
    List(Vec<Fragment>),
}

/// Why an edit cannot be made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EditError {
    /// The node is no mapping, and not empty.
    NotAMapping,
    /// The node is no scalar.
    NotAScalar,
    /// The node is an alias: what it stands for is used elsewhere, too.
    Alias,
    /// The entry comes from a merge key (`<<`) and is not written in this mapping.
    Merged,
    /// The mapping has no such key.
    NoSuchKey,
    /// The mapping has the key already.
    KeyExists,
    /// The text around the place could not be read, or is laid out in a way that leaves no room.
    Broken,
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAMapping => "this is no mapping",
            Self::NotAScalar => "this is no scalar",
            Self::Alias => "this is an alias, and what it stands for is used elsewhere, too",
            Self::Merged => "the entry comes from a merge key and is not written here",
            Self::NoSuchKey => "the mapping has no such key",
            Self::KeyExists => "the mapping has this key already",
            Self::Broken => "the text around this place could not be read",
        })
    }
}

impl std::error::Error for EditError {}

impl<'t> Node<'t> {
    /// Inserts `key: value` into this mapping: at its end, or behind the entry `after`. An absent value (`key:` and
    /// nothing) and an empty mapping become a mapping of one entry.
    ///
    /// Comments stay where they are: one at the end of an entry's line stays on it, those on lines of their own
    /// come behind the new entry.
    pub fn insert_entry(
        self,
        key: &str,
        value: &Fragment,
        after: Option<&str>,
    ) -> Result<TextEdit, EditError> {
        let mapping = match self.style() {
            Style::Alias => return Err(EditError::Alias),
            Style::Error => return Err(EditError::Broken),
            Style::Missing => false,
            _ if self.is_mapping() => true,
            _ => return Err(EditError::NotAMapping),
        };
        if self.entries().any(|entry| entry.key.is_text(key)) {
            return Err(EditError::KeyExists);
        }
        let behind = match after {
            Some(after) => Some(self.written_entry(after)?),
            None => self.entries().last(),
        };
        let layout = Layout::new(self);
        match behind {
            _ if !mapping => block::fill(self, &layout, key, value),
            _ if self.style() == Style::Flow => {
                self.sound()?;
                flow::insert(self, behind, &layout, key, value)
            }
            Some(behind) => block::insert(self, behind, &layout, key, value),
            None => Err(EditError::Broken),
        }
    }

    /// Replaces this scalar's content by the string `text`. The quotes stay as they are unless `text` needs others; a
    /// block scalar stays one where `text` can stand in it.
    pub fn replace_scalar(self, text: &str) -> Result<TextEdit, EditError> {
        match self.style() {
            Style::Alias => Err(EditError::Alias),
            Style::Error => Err(EditError::Broken),
            Style::Block | Style::Flow => Err(EditError::NotAScalar),
            _ => {
                self.sound()?;
                quote::replace(self, &Layout::new(self), text)
            }
        }
    }

    /// Removes the entry of that key, its lines and the comments on them. The last entry of a mapping leaves `{}`.
    pub fn remove_entry(self, key: &str) -> Result<TextEdit, EditError> {
        match self.style() {
            Style::Alias => return Err(EditError::Alias),
            Style::Error => return Err(EditError::Broken),
            _ if !self.is_mapping() => return Err(EditError::NotAMapping),
            _ => {}
        }
        let entry = self.written_entry(key)?;
        let layout = Layout::new(self);
        if self.style() == Style::Flow {
            self.sound()?;
            flow::remove(self, entry, &layout)
        } else {
            block::remove(self, entry, &layout)
        }
    }

    /// The entry of that key that stands in this mapping itself.
    fn written_entry(self, key: &str) -> Result<Entry<'t>, EditError> {
        let entry = self.entries().find(|entry| entry.key.is_text(key));
        entry.ok_or_else(|| if self.entry(key).is_some() { EditError::Merged } else { EditError::NoSuchKey })
    }

    /// Fails where quotes or brackets of this node are not closed, or where JSON lacks a value.
    fn sound(self) -> Result<(), EditError> {
        let missing = self.style() == Style::Missing && self.tree().format() == Format::Json;
        if missing || self.raw().flags & UNCLOSED != 0 { Err(EditError::Broken) } else { Ok(()) }
    }
}
