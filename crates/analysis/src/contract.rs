//! One contract: from its root file to what all rules say of it.

use std::sync::Arc;

use wirelint_diagnostics::Diagnostic;
use wirelint_lint::{Meta, Runner, Timing};
use wirelint_model::{Contract, Date, Observations, OperationId, Reworded, Shared};
use wirelint_openapi::Observer;
use wirelint_openapi::link::{FileFault, Linked, Linker};
use wirelint_semantics::{Vocabulary, infer, infer_again, infer_anew, infer_kept, infer_shared};
use wirelint_source::{FileId, ItemId, Span, TextEdit};
use wirelint_vfs::{Kind, ReferenceError, Vfs};
use wirelint_yaml::{Scope, Tree};

use crate::configs::Configs;
use crate::trees::{Trees, is_graphql};

/// A contract with all its files, linked for the texts that these have.
pub(crate) struct LinkedContract {
    pub(crate) linked: Linked,
    /// A file that it refers to could not be had; that may change without a change of its own files.
    pub(crate) lacks_files: bool,
}

/// What is known of a contract, of a file by itself, or of all contracts with what is configured around them.
#[derive(Clone, Default)]
pub(crate) struct Judged {
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) operations: usize,
    pub(crate) timings: Vec<Timing>,
    /// Rules that panicked.
    pub(crate) failures: Vec<(&'static Meta, String)>,
}

impl Judged {
    /// What `runner` has collected about so many operations.
    pub(crate) fn of(runner: Runner<'_>, operations: usize) -> Self {
        let (diagnostics, timings, failures) = runner.finish();
        Self { diagnostics, operations, timings, failures }
    }

    /// The same with other diagnostics.
    pub(crate) fn with_diagnostics(&self, diagnostics: Vec<Diagnostic>) -> Self {
        let Self { operations, timings, failures, .. } = self;
        Self { diagnostics, operations: *operations, timings: timings.clone(), failures: failures.clone() }
    }
}

impl LinkedContract {
    /// The files that it is made of, the root first.
    pub(crate) fn files(&self) -> impl Iterator<Item = FileId> {
        self.linked.docs.iter().map(|doc| doc.file)
    }
}

/// What it takes to judge a contract again after edits.
pub(crate) struct Facts {
    observer: Observer,
    contract: Contract,
    /// What it was inferred with.
    vocabulary: Arc<Vocabulary>,
    rules: wirelint_rules_openapi::Memo,
    boundary: wirelint_rules::Memo,
    /// The operations that were observed again since something was inferred.
    operations: Vec<OperationId>,
    /// What several operations have was observed again since then.
    shared: Shared,
    /// Of types that several operations may have the prose was observed again since then.
    reworded: Vec<Reworded>,
    /// Everything may be something else since then.
    everything: bool,
}

/// What an edit has changed in a file.
#[derive(Clone, Copy)]
pub(crate) struct Change<'a> {
    pub(crate) file: FileId,
    pub(crate) edit: &'a TextEdit,
    pub(crate) scope: &'a Scope,
    /// The tree that it led to.
    pub(crate) tree: &'a Arc<Tree>,
}

impl Facts {
    /// What `contract` says, which somebody will ask for again after an edit.
    pub(crate) fn of(contract: &LinkedContract, vocabulary: &Arc<Vocabulary>) -> Self {
        let mut observer = Observer::that_stays();
        let observed = observer.observe(&contract.linked);
        let (rules, boundary) = Default::default();
        Self::new(observer, infer(observed, vocabulary), vocabulary, rules, boundary)
    }

    /// What `observed` of a contract says, once.
    pub(crate) fn once(observed: Observations, vocabulary: &Arc<Vocabulary>) -> Self {
        let contract = infer(observed, vocabulary);
        let (rules, boundary) = (wirelint_rules_openapi::Memo::for_once(), wirelint_rules::Memo::for_once());
        Self::new(Observer::default(), contract, vocabulary, rules, boundary)
    }

    fn new(
        observer: Observer,
        contract: Contract,
        vocabulary: &Arc<Vocabulary>,
        rules: wirelint_rules_openapi::Memo,
        boundary: wirelint_rules::Memo,
    ) -> Self {
        Self {
            observer,
            contract,
            vocabulary: Arc::clone(vocabulary),
            rules,
            boundary,
            operations: Vec::new(),
            shared: Shared::default(),
            reworded: Vec::new(),
            everything: false,
        }
    }

    /// Brings `contract` up to date after `change`, and the facts about it with it. The facts are gone where they have to be had anew; `None` where
    /// the contract has to be linked anew.
    pub(crate) fn edited(
        facts: &mut Option<Self>,
        contract: &mut LinkedContract,
        change: Change<'_>,
    ) -> Option<()> {
        let Change { file, edit, scope, tree } = change;
        let linked = &mut contract.linked;
        let kept = match scope {
            Scope::Item(item) => {
                let relinked = linked.edited(file, *item, tree)?;
                facts.as_mut().and_then(|facts| {
                    let start = tree.item_start(*item);
                    let moved = |span: &mut Span| edit.move_around(file, (*item, start), span);
                    if edit.delta() != 0 {
                        facts.contract.move_spans(&moved);
                    }
                    let observed = &mut facts.contract.observed;
                    let again = facts.observer.again(linked, observed, relinked, *item, &moved)?;
                    facts.rules.edited(linked, (relinked.doc, *item));
                    facts.operations.extend(again.operations);
                    facts.shared.add(again.shared);
                    facts.reworded.extend(again.reworded);
                    Some(())
                })
            }
            Scope::Around(changed) => {
                let around = linked.edited_around(file, changed, tree)?;
                facts.as_mut().and_then(|facts| {
                    facts.infer();
                    if edit.delta() != 0 {
                        facts.contract.move_spans(&|span| edit.move_in_skeleton(file, span));
                    }
                    let observed = &mut facts.contract.observed;
                    let again = facts.observer.again_around(linked, observed, &around)?;
                    facts.rules.edited_around(linked, &around.items);
                    infer_kept(&mut facts.contract, &again.kept, &facts.vocabulary);
                    facts.boundary = wirelint_rules::Memo::default();
                    facts.everything = again.shared;
                    Some(())
                })
            }
            Scope::Whole => return None,
        };
        if kept.is_none() {
            *facts = None;
        }
        Some(())
    }

    /// What is known, where nothing else is wanted.
    pub(crate) fn into_contract(mut self) -> Contract {
        self.infer();
        self.contract
    }

    /// What is known, brought up to date.
    pub(crate) fn contract(&mut self) -> &Contract {
        self.infer();
        &self.contract
    }

    /// From now on words mean what `vocabulary` says.
    pub(crate) fn speak(&mut self, vocabulary: &Arc<Vocabulary>) {
        if !Arc::ptr_eq(&self.vocabulary, vocabulary) {
            self.everything |= self.vocabulary != *vocabulary;
            self.vocabulary = Arc::clone(vocabulary);
        }
    }

    /// Forgets what rules have found out: others are on.
    pub(crate) fn forget_rules(&mut self) {
        self.rules = wirelint_rules_openapi::Memo::default();
        self.boundary = wirelint_rules::Memo::default();
    }

    /// Runs every rule about contracts that is on for one of the contract's files. `today` is for those that judge by what day it is.
    pub(crate) fn judge(
        &mut self,
        vfs: &Vfs,
        configs: Configs<'_>,
        contract: &LinkedContract,
        today: Option<Date>,
        timed: bool,
    ) -> Judged {
        let linked = &contract.linked;
        let levels: Vec<_> = contract.files().map(|file| configs.levels(vfs.file(file).path())).collect();
        let enabled = |meta: &'static Meta| levels.iter().any(|levels| levels.is_on(meta));
        let options = |meta: &'static Meta| levels.first()?.options(meta);
        let mut runner = Runner::new(&enabled, timed).with_options(&options);
        let subject = wirelint_rules_openapi::Subject { linked };
        wirelint_rules_openapi::run(subject, &mut self.rules, &mut runner);
        self.infer();
        wirelint_rules::run(&self.contract, today, &mut self.boundary, &mut runner);
        Judged::of(runner, self.contract.interactions.len())
    }

    /// Runs every rule over facts that is on, and no other.
    pub(crate) fn judge_facts(&mut self, today: Option<Date>, runner: &mut Runner<'_>) {
        self.infer();
        wirelint_rules::run(&self.contract, today, &mut self.boundary, runner);
    }

    /// Infers what may be something else than it was.
    fn infer(&mut self) {
        self.operations.sort_unstable();
        self.operations.dedup();
        // Most of what people write about a type is nothing that anything hangs on.
        for Reworded { ty, was } in self.reworded.drain(..) {
            let is = self.contract.observed.types.get(ty).description.as_deref().unwrap_or_default();
            let was = was.as_deref().unwrap_or_default();
            if !wirelint_semantics::says_the_same(was, is) || !wirelint_rules::says_the_same(was, is) {
                self.shared.types.push(ty);
            }
        }
        if self.everything {
            infer_anew(&mut self.contract, &self.vocabulary);
            self.boundary = wirelint_rules::Memo::default();
        } else if !self.shared.is_empty() {
            let again = infer_shared(&mut self.contract, &self.operations, &self.shared, &self.vocabulary);
            self.boundary.changed(&again);
        } else if !self.operations.is_empty() {
            infer_again(&mut self.contract, &self.operations, &self.vocabulary);
            self.boundary.changed(&self.operations);
        }
        self.operations.clear();
        self.shared = Shared::default();
        self.everything = false;
    }
}

/// Runs every rule about single documents that is on for `file`, which is part of a contract, over those of its items that `items` names.
pub(crate) fn judge_file(
    vfs: &Vfs,
    trees: &Trees,
    configs: Configs<'_>,
    file: FileId,
    items: Option<&[ItemId]>,
    timed: bool,
) -> Judged {
    let source = vfs.file(file);
    let tree = trees.get(vfs, file);
    let levels = configs.levels(source.path());
    let enabled = |meta: &'static Meta| levels.is_on(meta);
    let options = |meta: &'static Meta| levels.options(meta);
    let mut runner = Runner::new(&enabled, timed).with_options(&options);
    let document = wirelint_rules_openapi::Document { file, tree: &tree, not_utf8: source.invalid_utf8() };
    let all: Vec<ItemId> = match items {
        Some(items) => items.to_vec(),
        None => (0..tree.item_count() as u32).map(ItemId).collect(),
    };
    wirelint_rules_openapi::run_items(document, &all, &mut runner);
    Judged::of(runner, 0)
}

/// Links the contract whose root is `root`: loads what the linker asks for until it asks for nothing more.
pub(crate) fn link(vfs: &Vfs, trees: &Trees, root: FileId) -> LinkedContract {
    let mut linker = Linker::new(root, trees.get(vfs, root));
    let mut lacks_files = false;
    loop {
        linker.run();
        let wanted = linker.wanted();
        if wanted.is_empty() {
            return LinkedContract { linked: linker.finish(), lacks_files };
        }
        for wanted in wanted {
            let file = vfs.load_reference(wanted.from, &wanted.path);
            let file = file.map_err(|error| fault(&wanted.path, &error));
            let document = file.and_then(|id| {
                // It is read as what it is, and has no other tree. No document tells when it is deleted.
                let file = vfs.file(id);
                let of_other_kind = match file.path() {
                    _ if trees.is_proto(vfs, id) => Some("a .proto file"),
                    path if is_graphql(path) => Some("a GraphQL file"),
                    path if Kind::is_source(path) => Some("source code"),
                    path if Kind::is_model(path) => Some("a data model of Prisma"),
                    _ => None,
                };
                if let Some(kind) = of_other_kind {
                    lacks_files = true;
                    let message = format!("`{}` is {kind}", wanted.path);
                    return Err(FileFault { message, help: None });
                }
                Ok((id, trees.get(vfs, id)))
            });
            lacks_files |= document.is_err();
            linker.provide(&wanted, document);
        }
    }
}

fn fault(path: &str, error: &ReferenceError) -> FileFault {
    let help = match error {
        ReferenceError::OutsideWorkspace => {
            let help = "start wirelint on the folder that holds both files, or mark that folder by a `wirelint.yaml`";
            Some(help.to_owned())
        }
        ReferenceError::NotFound { suggestion: Some(near) } => Some(format!("did you mean `{near}`?")),
        _ => None,
    };
    let message = match error {
        ReferenceError::NotFound { .. } => format!("there is no file `{path}`"),
        error => format!("`{path}` {error}"),
    };
    FileFault { message, help }
}
