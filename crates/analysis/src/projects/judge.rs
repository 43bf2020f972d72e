//! What rules say of the files of a project, definition by definition.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_config::Levels;
use wirelint_diagnostics::Diagnostic;
use wirelint_graphql::faults::Faults;
use wirelint_graphql::imports::{Import, imports};
use wirelint_graphql::schema::{Doc, Role, Summary};
use wirelint_lint::{Meta, Runner, Timing};
use wirelint_model::Date;
use wirelint_rules_graphql::{Found, Subject, Surroundings};
use wirelint_source::{FileId, ItemId, Span, TextRange};
use wirelint_vfs::{Vfs, relative_path};

use super::Project;
use crate::contract::Judged;
use crate::host::Snapshot;
use crate::trees::Trees;

/// So many definitions are judged together by one thread.
const CHUNK: usize = 128;

/// A project with what rules say of it.
pub(crate) struct JudgedProject {
    pub(crate) project: Arc<Project>,
    documents: Vec<Arc<JudgedDocument>>,
    /// What they say of all files together.
    all: Arc<Judged>,
    /// Which rules are on for each document.
    levels: Arc<[Levels]>,
}

/// A document with what rules say of it.
struct JudgedDocument {
    /// By the numbers of the definitions.
    items: Vec<Arc<Judged>>,
    whole: Arc<Judged>,
    /// What the definitions took and who failed, where all were judged together.
    cost: Arc<Judged>,
}

impl JudgedProject {
    /// Runs every rule about GraphQL that is on for one of the files, on all threads.
    pub(super) fn of(snapshot: Snapshot<'_>, project: Arc<Project>) -> Self {
        let level = |file| snapshot.configs().levels(snapshot.vfs.file(file).path());
        let levels: Arc<[Levels]> = project.members().map(level).collect();
        Self::judge(snapshot, project, levels)
    }

    fn judge(snapshot: Snapshot<'_>, project: Arc<Project>, levels: Arc<[Levels]>) -> Self {
        let judge = Judge::new(snapshot, &project, &levels);
        let (faults, found) = (project.faults(), Found::default());
        let subject = judge.subject(&faults, &found);
        let numbers: Vec<u32> = (0..levels.len() as u32).collect();
        let (documents, all) = rayon::join(
            || numbers.par_iter().map(|&number| Arc::new(judge.document(subject, number))).collect(),
            || Arc::new(judge.all(subject)),
        );
        Self { project, documents, all, levels }
    }

    /// The same for what `project` has become: where no definition means something else to others, only those are judged again of which
    /// something else is written.
    pub(super) fn again(&self, snapshot: Snapshot<'_>, project: Arc<Project>) -> Self {
        let Some(changed) = self.only_looks_other(&project) else {
            return Self::judge(snapshot, project, Arc::clone(&self.levels));
        };
        let judge = Judge::new(snapshot, &project, &self.levels);
        let (faults, found) = (project.faults(), Found::default());
        let subject = judge.subject(&faults, &found);
        let is_changed = |file: FileId, item: ItemId| {
            let number = project.number_of(file);
            number.is_some_and(|it| changed.get(&it).is_some_and(|it| it.contains(&item)))
        };
        let points_there = |it: &Judged| {
            let mut places = it
                .diagnostics
                .iter()
                .flat_map(|it| std::iter::once(it.span).chain(it.related.iter().map(|it| it.span)));
            places.any(|it| is_changed(it.file, it.item))
        };
        let hangs_on_all = |it: &Judged| it.diagnostics.iter().any(|it| it.hangs_on_all);
        let documents = (0..).zip(&self.documents).map(|(number, before)| {
            let own = changed.get(&number);
            let stale = |item: &ItemId| {
                let said = &before.items[item.0 as usize];
                own.is_some_and(|it| it.contains(item)) || hangs_on_all(said) || points_there(said)
            };
            let stale: Vec<ItemId> = (1..before.items.len() as u32).map(ItemId).filter(stale).collect();
            if stale.is_empty() && own.is_none() {
                return Arc::clone(before);
            }
            let mut items = before.items.clone();
            let (of_items, _) = judge.items(subject, number, &stale);
            for (item, judged) in stale.iter().zip(of_items) {
                items[item.0 as usize] = judged;
            }
            let whole = match own {
                Some(_) => Arc::new(judge.whole(subject, number)),
                None => Arc::clone(&before.whole),
            };
            Arc::new(JudgedDocument { items, whole, cost: Arc::clone(&before.cost) })
        });
        let documents = documents.collect();
        // What is said of all together hangs on operations, too, and on comments that it points at.
        let has_operations = changed.iter().any(|(number, items)| {
            let doc = &project.schema.docs()[*number as usize];
            items.iter().any(|it| is_executable(&doc.summaries[it.0 as usize]))
        });
        let all = if has_operations || points_there(&self.all) {
            Arc::new(judge.all(subject))
        } else {
            Arc::clone(&self.all)
        };
        Self { documents, all, levels: Arc::clone(&self.levels), project }
    }

    /// The definitions of `project` of which something else may be said, by their documents; `None` where a type or a directive means
    /// something else to others, where there are more definitions or fewer, or where something else is imported.
    fn only_looks_other(&self, project: &Project) -> Option<FxHashMap<u32, FxHashSet<ItemId>>> {
        let (old, new) = (self.project.schema.docs(), project.schema.docs());
        let mut changed: FxHashMap<u32, FxHashSet<ItemId>> = FxHashMap::default();
        if old.len() != new.len() {
            return None;
        }
        let mut is_other_operation = false;
        for (number, (old, new)) in (0..).zip(old.iter().zip(new)) {
            if Arc::ptr_eq(&old.parse, &new.parse) {
                continue;
            }
            if old.summaries.len() != new.summaries.len() || !has_same_imports(old, new) {
                return None;
            }
            let own = changed.entry(number).or_default();
            for (item, (a, b)) in (0..).map(ItemId).zip(old.summaries.iter().zip(&new.summaries)) {
                if Arc::ptr_eq(a, b) {
                    continue;
                }
                let is_same = a == b && has_errors(old, item) == has_errors(new, item);
                if !(is_same || is_executable(a) && is_executable(b)) {
                    return None;
                }
                // What is said of an operation may stand in a fragment that it uses.
                is_other_operation |= is_executable(b);
                own.insert(item);
            }
        }
        if is_other_operation {
            // Operations and fragments use each other, and no type uses any of them.
            for (number, doc) in (0..).zip(new) {
                let items = (0..).map(ItemId).zip(&doc.summaries).filter(|(_, it)| is_executable(it));
                for (item, _) in items {
                    changed.entry(number).or_default().insert(item);
                }
            }
        }
        Some(changed)
    }

    /// What rules say, each with the first file that it is said of.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (Arc<Judged>, Option<FileId>)> {
        let files = self.project.members().map(Some);
        let each = self.documents.iter().zip(files).flat_map(|(it, file)| {
            let all = it.items.iter().chain([&it.whole, &it.cost]);
            all.map(move |judged| (Arc::clone(judged), file))
        });
        each.chain([(Arc::clone(&self.all), self.project.members().next())])
    }
}

fn is_executable(summary: &Summary) -> bool {
    matches!(summary.role, Role::Operation | Role::Fragment)
}

/// Whether the same is imported, whatever comments it stands in: names that nothing has may come from there.
fn has_same_imports(old: &Doc, new: &Doc) -> bool {
    let is_same = |a: &Import<'_>, b: &Import<'_>| {
        a.path == b.path && a.names.iter().map(|it| it.definition).eq(b.names.iter().map(|it| it.definition))
    };
    let (mut old, mut new) = (imports(&old.parse), imports(&new.parse));
    loop {
        match (old.next(), new.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if is_same(&a, &b) => {}
            _ => return false,
        }
    }
}

fn has_errors(doc: &Doc, item: ItemId) -> bool {
    !doc.parse.errors_in(item).is_empty()
}

/// What it takes to judge the files of a project.
struct Judge<'a> {
    snapshot: Snapshot<'a>,
    project: &'a Project,
    levels: &'a [Levels],
    around: Around<'a>,
}

impl<'a> Judge<'a> {
    fn new(snapshot: Snapshot<'a>, project: &'a Project, levels: &'a [Levels]) -> Self {
        let around = Around { vfs: snapshot.vfs, trees: &snapshot.memo.trees, today: snapshot.options.today };
        Self { snapshot, project, levels, around }
    }

    fn subject<'f>(&'f self, faults: &'f Faults<'f>, found: &'f Found<'f>) -> Subject<'f> {
        Subject { schema: &self.project.schema, faults, found, surroundings: &self.around }
    }

    fn document(&self, subject: Subject<'_>, number: u32) -> JudgedDocument {
        let count = self.project.schema.docs()[number as usize].parse.item_count() as u32;
        let all: Vec<ItemId> = (1..count).map(ItemId).collect();
        let (items, whole) = rayon::join(
            || all.par_chunks(CHUNK).map(|it| self.items(subject, number, it)).collect::<Vec<_>>(),
            || self.whole(subject, number),
        );
        let mut cost = Judged::default();
        let mut judged = vec![Arc::<Judged>::default()];
        for (items, Cost { timings, failures }) in items {
            judged.extend(items);
            cost.timings.extend(timings);
            cost.failures.extend(failures);
        }
        JudgedDocument { items: judged, whole: Arc::new(whole), cost: Arc::new(cost) }
    }

    /// What rules say of each of `items`, and what it took.
    fn items(&self, subject: Subject<'_>, number: u32, items: &[ItemId]) -> (Vec<Arc<Judged>>, Cost) {
        let levels = &self.levels[number as usize];
        let enabled = |meta: &'static Meta| levels.is_on(meta);
        let told = |meta: &'static Meta| levels.options(meta);
        let mut runner = Runner::new(&enabled, self.snapshot.options.timed).with_options(&told);
        wirelint_rules_graphql::run_items(subject, number, &mut items.iter().copied(), &mut runner);
        let (mut diagnostics, timings, failures) = runner.finish();
        diagnostics.retain(|it| self.is_known(it.span));
        let mut by_item: FxHashMap<ItemId, Vec<Diagnostic>> = FxHashMap::default();
        for it in diagnostics {
            by_item.entry(it.span.item).or_default().push(it);
        }
        // Most have nothing said of them.
        let nothing = Arc::<Judged>::default();
        let judged = items.iter().map(|item| match by_item.remove(item) {
            Some(diagnostics) => Arc::new(Judged { diagnostics, ..Judged::default() }),
            None => Arc::clone(&nothing),
        });
        let judged = judged.collect();
        debug_assert!(by_item.is_empty(), "what is said of a definition stands in it");
        (judged, Cost { timings, failures })
    }

    /// Whether what stands there is what the code says, and not what stands for an expression in it.
    fn is_known(&self, span: Span) -> bool {
        let embedding = self.around.trees.made_embedding(span.file);
        embedding.is_none_or(|it| !it.is_unknown(it.parse.absolute(span.item, span.range)))
    }

    fn whole(&self, subject: Subject<'_>, number: u32) -> Judged {
        let levels = &self.levels[number as usize];
        let enabled = |meta: &'static Meta| levels.is_on(meta);
        let told = |meta: &'static Meta| levels.options(meta);
        let mut runner = Runner::new(&enabled, self.snapshot.options.timed).with_options(&told);
        wirelint_rules_graphql::run_document(subject, number, &mut runner);
        let mut judged = Judged::of(runner, 0);
        judged.diagnostics.retain(|it| self.is_known(it.span));
        judged
    }

    fn all(&self, subject: Subject<'_>) -> Judged {
        let enabled = |meta: &'static Meta| self.levels.iter().any(|levels| levels.is_on(meta));
        let told = |meta: &'static Meta| self.levels.iter().find(|it| it.is_on(meta))?.options(meta);
        let mut runner = Runner::new(&enabled, self.snapshot.options.timed).with_options(&told);
        wirelint_rules_graphql::run_schema(subject, &mut runner);
        let mut judged = Judged::of(runner, 0);
        judged.diagnostics.retain(|it| self.project.has_member(it.span.file) && self.is_known(it.span));
        judged
    }
}

/// What judging definitions took, and the rules that failed.
struct Cost {
    timings: Vec<Timing>,
    failures: Vec<(&'static Meta, String)>,
}

/// What rules may ask about files beside their trees.
struct Around<'a> {
    vfs: &'a Vfs,
    trees: &'a Trees,
    today: Option<Date>,
}

impl Surroundings for Around<'_> {
    fn path(&self, file: FileId) -> String {
        let file = self.vfs.file(file);
        let root = self.vfs.workspace().root_of(file.path()).unwrap_or(self.vfs.cwd());
        relative_path(root, file.path())
    }

    fn not_utf8(&self, file: FileId) -> Vec<TextRange> {
        self.vfs.file(file).invalid_utf8().to_vec()
    }

    fn not_introspected(&self, file: FileId) -> Vec<(TextRange, String)> {
        self.trees.made_introspection(file).map(|it| it.faults()).unwrap_or_default()
    }

    fn today(&self) -> Option<Date> {
        self.today
    }
}
