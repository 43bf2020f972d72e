//! What rules have found in a contract, to be looked up by rule and operation.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use wirelint_diagnostics::{Diagnostic, Severity};
use wirelint_source::Span;

use super::question::{Question, Subject};
use crate::catalogue::catalogue;
use crate::host::Snapshot;
use crate::modules::way_to;
use crate::projects;
use crate::trees::AnyTree;

/// The findings that count: what configuration makes a warning or an error of. Of anything milder a person has to judge.
pub(crate) struct Violations {
    found: Vec<Diagnostic>,
    /// By the operation's name; indices into `found`.
    by_operation: FxHashMap<Arc<str>, Vec<u32>>,
    /// Those that belong to no operation.
    of_all: Vec<u32>,
}

impl Violations {
    /// What of `diagnostics`, which are not folded, counts.
    pub(crate) fn of(snapshot: Snapshot<'_>, diagnostics: Vec<Diagnostic>) -> Self {
        let configs = snapshot.configs();
        let mut it = Self { found: Vec::new(), by_operation: FxHashMap::default(), of_all: Vec::new() };
        let mut levels = FxHashMap::default();
        for diagnostic in diagnostics {
            let file = diagnostic.span.file;
            let levels = levels.entry(file).or_insert_with(|| configs.levels(snapshot.vfs.file(file).path()));
            let meta = catalogue().rule(diagnostic.rule);
            let severity = meta.and_then(|meta| levels.level(meta).severity(diagnostic.severity));
            if severity.is_some_and(|it| it >= Severity::Warning) {
                it.add(snapshot, diagnostic);
            }
        }
        it
    }

    fn add(&mut self, snapshot: Snapshot<'_>, diagnostic: Diagnostic) {
        let at = self.found.len() as u32;
        for used in &diagnostic.uses {
            self.by_operation.entry(Arc::clone(&used.operation)).or_default().push(at);
        }
        if diagnostic.uses.is_empty() {
            let Span { file, item, range } = diagnostic.span;
            let operation = match snapshot.memo.trees.any(snapshot.vfs, file) {
                AnyTree::Document(tree) => {
                    let steps = tree.covering(item, range).map(|node| tree.steps_to(node.id()));
                    steps.as_deref().and_then(wirelint_openapi::operation_of)
                }
                AnyTree::Proto(parse) => way_to(&parse, parse.absolute(item, range)).operation(),
                AnyTree::Embedded(it) => {
                    projects::way_to(&it.parse, it.parse.absolute(item, range)).operation()
                }
                AnyTree::Introspection(it) => {
                    projects::way_to(&it.parse, it.parse.absolute(item, range)).operation()
                }
                AnyTree::GraphQl(parse) => projects::way_to(&parse, parse.absolute(item, range)).operation(),
                AnyTree::Source => None,
            };
            match operation {
                Some(operation) => self.by_operation.entry(operation.into()).or_default().push(at),
                None => self.of_all.push(at),
            }
        }
        self.found.push(diagnostic);
    }

    /// What was found in the operation that people call `name`.
    pub(crate) fn of_operation(&self, name: &str) -> &[u32] {
        self.by_operation.get(name).map_or(&[], |it| it)
    }

    /// What of `found`, which was found in `subject`, answers `question` with no.
    pub(crate) fn answering<'v>(
        &'v self,
        question: &'static Question,
        subject: &Subject<'_>,
        found: &'v [u32],
    ) -> impl Iterator<Item = &'v Diagnostic> + use<'v> {
        let said_at = question.said_at.map(|it| it(subject));
        self.about(question, found).filter(move |it| said_at.is_none_or(|span| span == Some(it.span)))
    }

    /// What answers `question` with no wherever it is asked.
    pub(crate) fn of_all(&self, question: &'static Question) -> impl Iterator<Item = &Diagnostic> {
        self.about(question, &self.of_all)
    }

    fn about<'v>(
        &'v self,
        question: &'static Question,
        found: &'v [u32],
    ) -> impl Iterator<Item = &'v Diagnostic> + use<'v> {
        let found = found.iter().map(|at| &self.found[*at as usize]);
        found.filter(|it| question.violated_by.contains(&it.rule))
    }
}
