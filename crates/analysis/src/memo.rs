//! What a host has found out and need not find out again until something that it hangs on changes.
//!
//! Whoever changes the world says so here, with exclusive access; questions only add. A host that answers once and is dropped
//! keeps little: see [`Options::open_files`](crate::Options).

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rustc_hash::FxHashMap;
use wirelint_graphql::syntax as graphql;
use wirelint_model::Date;
use wirelint_protobuf::syntax::Parse;
use wirelint_semantics::Vocabulary;
use wirelint_source::{Changed, FileId, ItemId, TextEdit};
use wirelint_vfs::{Identified, Kind, Vfs};
use wirelint_yaml::Scope;

use crate::configs::{self, Configs};
use crate::contract::{self, Change, Facts, Judged, LinkedContract};
use crate::find::Found;
use crate::modules;
use crate::projects;
use crate::resolvers;
use crate::settle;
use crate::standing::Standing;
use crate::suppress;
use crate::system;
use crate::trees::{Embedding, Trees};

/// What a host remembers.
#[derive(Default)]
pub(crate) struct Memo {
    pub(crate) trees: Trees,
    pub(crate) configs: Mutex<configs::State>,
    /// What the disk and the configuration came to.
    pub(crate) found: Mutex<Option<Arc<Found>>>,
    contracts: Mutex<BTreeMap<FileId, Arc<Mutex<Contract>>>>,
    files: Mutex<FxHashMap<FileId, File>>,
    /// Modules of .proto files.
    pub(crate) modules: modules::Known,
    /// Projects of GraphQL.
    pub(crate) projects: projects::Known,
    /// Source code that answers GraphQL.
    pub(crate) resolvers: resolvers::Known,
    /// What is configured around contracts.
    pub(crate) system: system::Known,
    /// What holds for the files of the last run.
    pub(crate) standing: Mutex<Option<Arc<Standing>>>,
    /// What users got of each file.
    pub(crate) findings: Mutex<settle::Known>,
    /// Whether a file's text has the word that silences findings.
    silencing: Mutex<FxHashMap<FileId, bool>>,
}

/// A contract, by its root. The lock is held while it is linked and judged: nobody else need do it meanwhile.
#[derive(Default)]
struct Contract {
    linked: Option<Arc<LinkedContract>>,
    facts: Option<Facts>,
    judged: Option<Arc<Judged>>,
    /// What tells which configuration is for which of its operations, as a hash.
    addresses: Option<u64>,
}

/// A file by itself.
struct File {
    judged: Arc<Judged>,
    /// The items that have changed since then.
    stale: Vec<ItemId>,
}

impl Memo {
    /// The text of `file` is another one.
    pub(crate) fn text_changed(&mut self, file: FileId) {
        self.trees.forget(file);
        self.findings_changed(file);
        self.forget_silencing(file);
        exclusive(&mut self.files).remove(&file);
        self.system.forget(file);
        self.resolvers.text_changed(file);
        if self.modules.hangs_on(file) {
            self.modules.forget();
        }
        if self.projects.hangs_on(file) {
            self.projects.forget();
        }
        self.projects.text_changed(file);
        exclusive(&mut self.contracts).retain(|_, contract| !lock(contract).has(file));
    }

    /// An edit has changed a file's tree, and not all of it.
    pub(crate) fn edited(&mut self, change: Change<'_>) {
        let Change { file, edit, scope, tree } = change;
        self.findings_changed(file);
        self.silencing_edited(file, tree.text(), edit);
        if let Some(known) = exclusive(&mut self.files).get_mut(&file) {
            known.edited(change);
        }
        if *scope == Scope::Whole {
            exclusive(&mut self.files).remove(&file);
        }
        self.system.forget(file);
        exclusive(&mut self.contracts).retain(|_, contract| {
            let mut contract = lock(contract);
            !contract.has(file) || contract.edited(change)
        });
    }

    /// An edit has made `parse` of the tree of `file`, which is a .proto file.
    pub(crate) fn proto_edited(&mut self, file: FileId, edit: &TextEdit, parse: Arc<Parse>) {
        self.findings_changed(file);
        self.silencing_edited(file, parse.text(), edit);
        let before = self.trees.made_proto(file);
        let is_header = before.is_none_or(|it| !modules::has_same_header(&it, &parse));
        self.trees.put_proto(file, parse);
        self.modules.edited(file, is_header);
    }

    /// An edit has made `parse` of the tree of `file`, which is of GraphQL; `changed` says what of it.
    pub(crate) fn graphql_edited(
        &mut self,
        file: FileId,
        edit: &TextEdit,
        (parse, changed): (Arc<graphql::Parse>, &Changed),
    ) {
        self.findings_changed(file);
        self.silencing_edited(file, parse.text(), edit);
        self.trees.put_graphql(file, parse);
        self.projects.edited(file, changed);
    }

    /// The same of documents in source code, which has that text now.
    pub(crate) fn embedded_edited(
        &mut self,
        (file, text): (FileId, &str),
        edit: &TextEdit,
        embedding: Arc<Embedding>,
        changed: &Changed,
    ) {
        self.findings_changed(file);
        self.silencing_edited(file, text, edit);
        self.trees.put_embedding(file, embedding);
        self.projects.edited(file, changed);
        self.resolvers.text_changed(file);
    }

    fn silencing_edited(&mut self, file: FileId, text: &str, edit: &TextEdit) {
        let silencing = exclusive(&mut self.silencing);
        if silencing.get(&file) == Some(&true) || suppress::may_silence(text, edit) {
            self.forget_silencing(file);
        }
    }

    fn forget_silencing(&mut self, file: FileId) {
        exclusive(&mut self.silencing).remove(&file);
        exclusive(&mut self.findings).silencing_changed();
    }

    fn findings_changed(&mut self, file: FileId) {
        exclusive(&mut self.findings).text_changed(file);
    }

    /// Files may be there that were not, or not be there that were.
    pub(crate) fn files_changed(&mut self) {
        *exclusive(&mut self.found) = None;
        exclusive(&mut self.contracts)
            .retain(|_, contract| !lock(contract).linked.as_ref().is_some_and(|it| it.lacks_files));
        // Which patterns match something hangs on what there is.
        self.configs_changed();
    }

    /// Other files may be read now, and count as others.
    pub(crate) fn workspace_changed(&mut self) {
        *self = Self::default();
    }

    /// Whether the file at `path` has been found as `what`, a contract or what is configured around some, without being named: then nothing there
    /// is another one where a buffer takes its place.
    pub(crate) fn has_found(&mut self, path: &Path, what: Identified) -> bool {
        matches!(what.kind, Kind::OpenApi | Kind::Proto | Kind::GraphQl | Kind::Resolvers | Kind::Traffic)
            && exclusive(&mut self.found).as_ref().is_some_and(|it| it.has(path, what))
    }

    /// A configuration is another one, or holds for other files.
    pub(crate) fn configs_changed(&mut self) {
        *exclusive(&mut self.found) = None;
        *exclusive(&mut self.configs) = configs::State::default();
        *exclusive(&mut self.standing) = None;
        *exclusive(&mut self.findings) = settle::Known::default();
        exclusive(&mut self.files).clear();
        self.system.forget_rules();
        self.modules.forget_rules();
        self.projects.forget();
        self.resolvers.forget();
        for contract in exclusive(&mut self.contracts).values() {
            let mut contract = lock(contract);
            contract.judged = None;
            contract.facts.iter_mut().for_each(Facts::forget_rules);
        }
    }

    /// Whether `file` is one of those that configurations were read from.
    pub(crate) fn is_config(&mut self, file: FileId) -> bool {
        exclusive(&mut self.configs).files().any(|it| it == file)
            || self.modules.says_where(file)
            || self.projects.states(file)
    }

    /// The contract whose root is `root`, linked unless it has been.
    pub(crate) fn linked(&self, vfs: &Vfs, root: FileId) -> Arc<LinkedContract> {
        lock(&self.contract(root)).linked(vfs, &self.trees, root)
    }

    /// The contract whose root is `root`, with what rules say of it.
    pub(crate) fn judged(
        &self,
        vfs: &Vfs,
        configs: Configs<'_>,
        root: FileId,
        (today, timed): (Option<Date>, bool),
    ) -> (Arc<LinkedContract>, Arc<Judged>) {
        let contract = self.contract(root);
        let mut contract = lock(&contract);
        let linked = contract.linked(vfs, &self.trees, root);
        let Contract { facts, judged, .. } = &mut *contract;
        let judged = judged.get_or_insert_with(|| {
            let facts = known(facts, configs.of_root(root).settings.vocabulary(), &linked);
            Arc::new(facts.judge(vfs, configs, &linked, today, timed))
        });
        (linked, Arc::clone(judged))
    }

    /// What `ask` makes of what is known of the contract whose root is `root`.
    pub(crate) fn ask<T>(
        &self,
        vfs: &Vfs,
        vocabulary: &Arc<Vocabulary>,
        root: FileId,
        ask: impl FnOnce(&wirelint_model::Contract) -> T,
    ) -> T {
        let contract = self.contract(root);
        let mut contract = lock(&contract);
        let linked = contract.linked(vfs, &self.trees, root);
        ask(known(&mut contract.facts, vocabulary, &linked).contract())
    }

    /// What `ask` makes of what is known of the contracts whose roots are `roots`, and of what tells which configuration is for which of
    /// their operations, a hash for each. All of them are locked meanwhile, in that order: `ask` must not wait for other threads.
    pub(crate) fn ask_all<T>(
        &self,
        vfs: &Vfs,
        configs: Configs<'_>,
        roots: &[FileId],
        ask: impl FnOnce(&[&wirelint_model::Contract], &[u64]) -> T,
    ) -> T {
        let contracts: Vec<Arc<Mutex<Contract>>> = roots.iter().map(|root| self.contract(*root)).collect();
        let mut locked: Vec<MutexGuard<'_, Contract>> = contracts.iter().map(|it| lock(it)).collect();
        let each = locked.iter_mut().zip(roots).map(|(contract, &root)| {
            let linked = contract.linked(vfs, &self.trees, root);
            let Contract { facts, addresses, .. } = &mut **contract;
            let facts = known(facts, configs.of_root(root).settings.vocabulary(), &linked);
            let contract = facts.contract();
            (contract, *addresses.get_or_insert_with(|| system::addresses(contract)))
        });
        let (contracts, addresses): (Vec<_>, Vec<_>) = each.unzip();
        ask(&contracts, &addresses)
    }

    /// Whether something in `file` may silence findings.
    pub(crate) fn may_silence(&self, vfs: &Vfs, file: FileId) -> bool {
        *lock(&self.silencing).entry(file).or_insert_with(|| suppress::silences(vfs.file(file).text()))
    }

    /// What rules say of `file` by itself.
    pub(crate) fn judged_file(
        &self,
        vfs: &Vfs,
        configs: Configs<'_>,
        file: FileId,
        timed: bool,
    ) -> Arc<Judged> {
        let known = lock(&self.files).get_mut(&file).map(|it| {
            it.stale.sort_unstable();
            it.stale.dedup();
            (Arc::clone(&it.judged), std::mem::take(&mut it.stale))
        });
        let judge = |items| contract::judge_file(vfs, &self.trees, configs, file, items, timed);
        let judged = match known {
            None => Arc::new(judge(None)),
            Some((judged, stale)) if stale.is_empty() => return judged,
            Some((judged, stale)) => {
                let mut again = judge(Some(&stale));
                let rest = judged.diagnostics.iter().filter(|it| !stale.contains(&it.span.item));
                again.diagnostics.extend(rest.cloned());
                Arc::new(again)
            }
        };
        lock(&self.files).insert(file, File { judged: Arc::clone(&judged), stale: Vec::new() });
        judged
    }

    fn contract(&self, root: FileId) -> Arc<Mutex<Contract>> {
        Arc::clone(lock(&self.contracts).entry(root).or_default())
    }
}

impl Contract {
    fn has(&self, file: FileId) -> bool {
        self.linked.as_ref().is_some_and(|it| it.files().any(|it| it == file))
    }

    fn linked(&mut self, vfs: &Vfs, trees: &Trees, root: FileId) -> Arc<LinkedContract> {
        let link = || Arc::new(contract::link(vfs, trees, root));
        Arc::clone(self.linked.get_or_insert_with(link))
    }

    /// Brings everything up to date; `false` where the contract has to be linked anew.
    fn edited(&mut self, change: Change<'_>) -> bool {
        self.judged = None;
        self.addresses = None;
        // Whoever still holds it has seen what it was.
        let Some(contract) = self.linked.as_mut().and_then(Arc::get_mut) else { return false };
        Facts::edited(&mut self.facts, contract, change).is_some()
    }
}

/// What is known of `linked`, whose words mean what `vocabulary` says.
fn known<'f>(
    facts: &'f mut Option<Facts>,
    vocabulary: &Arc<Vocabulary>,
    linked: &LinkedContract,
) -> &'f mut Facts {
    let facts = facts.get_or_insert_with(|| Facts::of(linked, vocabulary));
    facts.speak(vocabulary);
    facts
}

impl File {
    fn edited(&mut self, Change { file, edit, scope, .. }: Change<'_>) {
        match scope {
            Scope::Item(item) => {
                self.stale.push(*item);
                // Places in the skeleton count from the start of the file.
                let judged = Arc::make_mut(&mut self.judged);
                for diagnostic in &mut judged.diagnostics {
                    diagnostic.move_spans(&|span| edit.move_in_skeleton(file, span));
                }
            }
            Scope::Around(changed) => {
                self.stale.push(ItemId::SKELETON);
                self.stale.extend(changed);
            }
            Scope::Whole => {}
        }
    }
}

/// Drops `it` on another thread: to give back what a large contract has takes a millisecond, and nobody need wait for that.
pub(crate) fn drop_elsewhere<T: Send + 'static>(it: T) {
    rayon::spawn(move || drop(it));
}

/// What these locks guard is whole between any two statements, so a panic elsewhere does no harm to it.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) fn exclusive<T>(mutex: &mut Mutex<T>) -> &mut T {
    mutex.get_mut().unwrap_or_else(PoisonError::into_inner)
}
