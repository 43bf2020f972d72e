//! One `wirelint.yaml` as it was understood, before it is put together with what it extends.

use std::borrow::Cow;
use std::sync::Arc;

use wirelint_lint::{Level, options};
use wirelint_semantics::{Danger, WordList};
use wirelint_source::{FileId, Span};

use crate::functions::Does;
use crate::pattern::Pattern;
use crate::preset::Preset;
use crate::rules::Written;

/// One configuration file. It was read against a catalogue and means nothing with another one.
#[derive(Debug)]
pub struct ConfigFile {
    pub(crate) file: FileId,
    pub(crate) faults: Vec<Fault>,
    pub(crate) extends: Vec<Extends>,
    /// The files among `extends`; [`Extends::File`] counts in here.
    pub(crate) extends_files: Vec<(Span, String)>,
    pub(crate) rules: Option<TableId>,
    pub(crate) overrides: Vec<Override>,
    pub(crate) include: Option<ListId>,
    pub(crate) exclude: Option<ListId>,
    pub(crate) words: Vec<Word>,
    pub(crate) weights: Vec<(Danger, u8)>,
    /// Functions of source code, in the order of the text.
    pub(crate) functions: Vec<(String, Does)>,
    pub(crate) tables: Vec<Table>,
    pub(crate) lists: Vec<List>,
}

/// Why a file does not count as a configuration: it has text that cannot be read, or is no mapping.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// Where.
    pub span: Span,
    /// What is wrong, lower case, no full stop.
    pub message: String,
    /// What to do, where that is not plain from the message.
    pub help: Option<Cow<'static, str>>,
}

/// An entry of `extends`.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Extends {
    Preset(Preset, Span),
    File(usize),
}

/// An element of `overrides`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Override {
    pub(crate) files: ListId,
    pub(crate) rules: TableId,
}

/// A word of `vocabulary`, in the list that it is put into or taken out of.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) list: WordList,
    pub(crate) written: Written,
    pub(crate) removed: bool,
}

/// What one `rules` mapping says of levels and options, by the rule's index in the catalogue, ascending; names that stand for
/// several rules are spread out, and the more precise name has won.
pub(crate) type Table = Vec<Given>;

/// What a mapping says of a rule.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    pub(crate) rule: u32,
    /// The level, with the key that says so.
    pub(crate) level: Option<(Level, Span)>,
    /// The options, by their places.
    pub(crate) told: Option<Said>,
}

/// What is said of a rule's options, by their places.
pub(crate) type Said = Arc<[Option<options::Said>]>;

/// The patterns of one list.
pub(crate) type List = Vec<Arc<Pattern>>;

/// A list of a file. An aliased list is one list, however often it is used, so that aliases cost what they take to write.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct ListId(pub(crate) usize);

/// A table of a file; see [`ListId`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct TableId(pub(crate) usize);

impl ConfigFile {
    pub(crate) fn new(file: FileId) -> Self {
        Self {
            file,
            faults: Vec::new(),
            extends: Vec::new(),
            extends_files: Vec::new(),
            rules: None,
            overrides: Vec::new(),
            include: None,
            exclude: None,
            words: Vec::new(),
            weights: Vec::new(),
            functions: Vec::new(),
            tables: Vec::new(),
            lists: Vec::new(),
        }
    }

    /// The file that it was read from.
    pub fn file(&self) -> FileId {
        self.file
    }

    /// The first thing that keeps the file from being a configuration. What could be read counts all the same, but a run
    /// with such a file did not do what its author asked for.
    pub fn fault(&self) -> Option<&Fault> {
        self.faults.first()
    }

    /// All of them, in the order of the text.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The files that it extends, as they are written: relative to the folder of this file, with `/`, starting with `./`
    /// or `../`. The caller loads and parses them, and those that they extend, before [`resolve()`](crate::resolve()).
    pub fn extends_files(&self) -> &[(Span, String)] {
        &self.extends_files
    }

    pub(crate) fn patterns(&self, list: Option<ListId>) -> &[Arc<Pattern>] {
        list.map_or(&[], |list| &self.lists[list.0])
    }
}
