//! The rules that only Protocol Buffers can state, over linked files: what cannot be read, what compilers reject, what is not there.
//! Same layout as the boundary rules: a group is a file with its list, a rule is a file.
//!
//! A file is judged by itself and by what it sees of others, so that after an edit only files that see another thing than before are
//! judged again.

use std::cell::OnceCell;
use std::sync::Arc;

use rustc_hash::FxHashSet;
use wirelint_lint::{Context, Meta, Rule, Runner};
use wirelint_protobuf::faults::{Fault, Faults};
use wirelint_protobuf::link::{Doc, Linked};
use wirelint_source::{FileId, Span, TextRange};

mod case;
mod documented;
mod elements;
mod files;
mod ignores;
mod members;
mod missing;
mod names;
mod options;
mod protobuf;
mod report;
mod rpc;
mod same_option;
mod uses;
mod version;

pub use ignores::Ignores;
pub use options::Options;

use elements::Elements;
use files::Files;
pub(crate) use report::report;
use uses::Uses;

/// What rules look at: all files that may import each other, linked.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The files.
    pub linked: &'a Linked,
    /// What compilers reject in them, to be asked for.
    pub faults: &'a Faults<'a>,
    /// What else is known of them.
    pub surroundings: &'a dyn Surroundings,
}

/// What whoever has the files knows of them beside their trees.
pub trait Surroundings: Sync {
    /// Bytes of `file` that are no UTF-8, in bytes from its start.
    fn not_utf8(&self, file: FileId) -> Vec<TextRange>;

    /// Whether what `file` imports may come from elsewhere: a `buf.yaml` that it belongs to has `deps`.
    fn has_dependencies(&self, file: FileId) -> bool;

    /// What configuration says for `file` beside the levels of rules.
    fn options(&self, _file: FileId) -> Arc<Options> {
        Arc::default()
    }
}

/// One file among those.
pub(crate) struct Document<'a> {
    pub(crate) subject: Subject<'a>,
    /// Its number in [`Linked::docs`].
    pub(crate) number: u32,
    /// What was read and linked of it.
    pub(crate) doc: &'a Doc,
    /// The file.
    pub(crate) file: FileId,
    faults: OnceCell<Vec<Fault>>,
    elements: OnceCell<Elements<'a>>,
    options: OnceCell<Arc<Options>>,
    words: OnceCell<FxHashSet<&'a str>>,
    loose_words: OnceCell<FxHashSet<&'a str>>,
    uses: OnceCell<Uses>,
}

impl<'a> Document<'a> {
    /// What compilers reject in it, found once for all rules.
    pub(crate) fn faults(&self) -> &[Fault] {
        self.faults.get_or_init(|| self.subject.faults.of(self.number))
    }

    /// What it declares, found once for all rules.
    pub(crate) fn elements(&self) -> &Elements<'a> {
        self.elements.get_or_init(|| Elements::of(&self.doc.parse))
    }

    /// What configuration says beside the levels of rules.
    pub(crate) fn options(&self) -> &Options {
        self.options.get_or_init(|| self.subject.surroundings.options(self.file))
    }

    /// Every word in its text, comments included.
    pub(crate) fn words(&self) -> &FxHashSet<&'a str> {
        self.words.get_or_init(|| {
            let words = self.doc.parse.text().split(|it: char| !(it.is_ascii_alphanumeric() || it == '_'));
            words.filter(|it| !it.is_empty()).collect()
        })
    }

    /// The words in it that may mean anything.
    pub(crate) fn loose_words(&self) -> &FxHashSet<&'a str> {
        self.loose_words.get_or_init(|| members::loose_words(self))
    }

    /// Where it refers to its own definitions.
    pub(crate) fn uses(&self) -> &Uses {
        self.uses.get_or_init(|| Uses::of_document(self))
    }

    /// Its package statement, else its start.
    pub(crate) fn package_span(&self) -> Span {
        files::package_span(self.doc, self.file)
    }

    /// Whether all of it could be read.
    pub(crate) fn is_whole(&self) -> bool {
        self.doc.parse.errors().next().is_none()
    }
}

/// How a rule looks at it.
pub(crate) enum Visit {
    /// One file with what it sees of others. All that is reported stands in that file.
    File(fn(&mut Context<'_>, &Document<'_>)),
    /// All files together, of which it looks at packages and imports alone.
    Imports(fn(&mut Context<'_>, &Files<'_>)),
    /// All files together, of which it looks at whatever is no message, enum or extension.
    All(fn(&mut Context<'_>, &Files<'_>)),
}

/// What rules about all files together look at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sight {
    /// Packages and imports.
    Imports,
    /// Options of files and services as well.
    All,
}

const GROUPS: [&[&Rule<Visit>]; 1] = [protobuf::RULES];

/// What is known of every rule of this crate, in the order in which they run.
pub fn rules() -> impl Iterator<Item = &'static Meta> {
    GROUPS.into_iter().flatten().map(|rule| &rule.meta)
}

/// Runs every rule that is on and looks at files over the document with that number in [`Linked::docs`]; over none where that is built
/// in. What is found hangs on that document, and on those that its findings have places in.
pub fn run_file(subject: Subject<'_>, number: u32, runner: &mut Runner<'_>) {
    let doc = &subject.linked.docs()[number as usize];
    let Some(file) = doc.file else { return };
    let document = Document {
        subject,
        number,
        doc,
        file,
        faults: OnceCell::new(),
        elements: OnceCell::new(),
        options: OnceCell::new(),
        words: OnceCell::new(),
        loose_words: OnceCell::new(),
        uses: OnceCell::new(),
    };
    for rule in GROUPS.into_iter().flatten() {
        if let Visit::File(check) = rule.visit {
            runner.rule(&rule.meta, |ctx| check(ctx, &document));
        }
    }
}

/// Runs every rule that is on and looks in that way at all files together, over the first `members` of [`Linked::docs`]; those behind them
/// are only imported.
pub fn run_all(subject: Subject<'_>, sight: Sight, members: u32, runner: &mut Runner<'_>) {
    let files = Files::new(subject, members);
    for rule in GROUPS.into_iter().flatten() {
        match (&rule.visit, sight) {
            (Visit::Imports(check), Sight::Imports) | (Visit::All(check), Sight::All) => {
                runner.rule(&rule.meta, |ctx| check(ctx, &files));
            }
            _ => {}
        }
    }
}
