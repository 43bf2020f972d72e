//! The rules that only Protocol Buffers can state, over linked files: what cannot be read, what compilers reject, what is not there.
//! Same layout as the boundary rules: a group is a file with its list, a rule is a file.
//!
//! A file is judged by itself and by what it sees of others, so that after an edit only files that see another thing than before are
//! judged again.

use std::cell::OnceCell;

use wirelint_lint::{Context, Meta, Rule, Runner};
use wirelint_protobuf::faults::{Fault, Faults};
use wirelint_protobuf::link::{Doc, Linked};
use wirelint_source::{FileId, TextRange};

mod missing;
mod protobuf;
mod report;

pub(crate) use report::report;

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
}

impl Document<'_> {
    /// What compilers reject in it, found once for all rules.
    pub(crate) fn faults(&self) -> &[Fault] {
        self.faults.get_or_init(|| self.subject.faults.of(self.number))
    }
}

/// How a rule looks at it.
pub(crate) enum Visit {
    /// One file with what it sees of others. All that is reported stands in that file.
    File(fn(&mut Context<'_>, &Document<'_>)),
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
    let document = Document { subject, number, doc, file, faults: OnceCell::new() };
    for rule in GROUPS.into_iter().flatten() {
        let Visit::File(check) = rule.visit;
        runner.rule(&rule.meta, |ctx| check(ctx, &document));
    }
}
