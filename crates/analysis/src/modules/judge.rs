//! What rules say of the files of a module.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_config::Levels;
use wirelint_diagnostics::Diagnostic;
use wirelint_lint::{Meta, Runner};
use wirelint_protobuf::faults::Faults;
use wirelint_protobuf::link::{Doc, Duplicate, Link, Linked, SymbolKind, Target};
use wirelint_protobuf::syntax::{Node, NodeId, NodeKind};
use wirelint_rules_protobuf::{Options, Sight, Subject, Surroundings};
use wirelint_source::{FileId, TextRange};
use wirelint_vfs::Vfs;

use super::link::Module;
use crate::configs::Configs;
use crate::contract::Judged;
use crate::host::Snapshot;
use crate::memo::lock;

/// As many files as these are judged by several threads: to wake one takes longer than to judge a few.
const MANY: usize = 8;

/// A module with what rules say of it.
pub(crate) struct JudgedModule {
    pub(crate) module: Arc<Module>,
    /// What they say of each member, by its place among them, with the number of its methods.
    pub(crate) files: Vec<Arc<Judged>>,
    /// What they say of all together, by what they look at.
    pub(crate) all: [Arc<Judged>; 2],
    /// Which rules are on for each member; configuration that changes makes another module.
    levels: Arc<MemberLevels>,
}

/// What rules about all members look at.
const SIGHTS: [Sight; 2] = [Sight::Imports, Sight::All];

/// Which rules are on for each member.
struct MemberLevels {
    each: Vec<Levels>,
    /// The rules that were asked about, with whether one is on for any member.
    any: Mutex<FxHashMap<&'static str, bool>>,
}

impl MemberLevels {
    fn is_on(&self, meta: &'static Meta) -> bool {
        let find = || self.each.iter().any(|levels| levels.is_on(meta));
        *lock(&self.any).entry(meta.id).or_insert_with(find)
    }
}

impl JudgedModule {
    /// Runs every rule about .proto files that is on for one of the members over it, on all threads.
    pub(super) fn of(snapshot: Snapshot<'_>, module: Arc<Module>) -> Self {
        let level = |file| snapshot.configs().levels(snapshot.vfs.file(file).path());
        let levels = MemberLevels { each: module.members().map(level).collect(), any: Mutex::default() };
        let levels = Arc::new(levels);
        let members: Vec<u32> = (0..module.member_count()).collect();
        let files = judge(snapshot, &module, &levels.each, &members);
        let all = SIGHTS.map(|sight| judge_all(snapshot, &module, &levels, sight));
        Self { module, files, all, levels }
    }

    /// The same for what `module` has become: judges only those members that something else may be said of.
    pub(super) fn again(&self, snapshot: Snapshot<'_>, module: Arc<Module>) -> Self {
        let is_same_size = self.module.linked.docs().len() == module.linked.docs().len();
        if !is_same_size || self.module.member_count() != module.member_count() {
            return Self::of(snapshot, module);
        }
        let stale: Vec<u32> = self.stale(&module).into_iter().collect();
        let mut files = self.files.clone();
        for (number, judged) in stale.iter().zip(judge(snapshot, &module, &self.levels.each, &stale)) {
            files[*number as usize] = judged;
        }
        let (old, new) = (&self.module.linked, &module.linked);
        let again = |at: usize| match only_moved(old, new, SIGHTS[at]) {
            Some(moved) if !points_into(&self.all[at], &moved) => Arc::clone(&self.all[at]),
            _ => judge_all(snapshot, &module, &self.levels, SIGHTS[at]),
        };
        let all = [again(0), again(1)];
        Self { module, files, all, levels: Arc::clone(&self.levels) }
    }

    /// What they say, each with the first file that it is said of. What nobody else has is handed out and not copied.
    pub(crate) fn parts(self: Arc<Self>) -> Vec<(Arc<Judged>, Option<FileId>)> {
        let members: Vec<FileId> = self.module.members().collect();
        let (files, all) = match Arc::try_unwrap(self) {
            Ok(it) => (it.files, it.all),
            Err(shared) => (shared.files.clone(), shared.all.clone()),
        };
        let each = members.iter().zip(files).map(|(file, judged)| (judged, Some(*file)));
        let mut parts: Vec<_> = each.collect();
        parts.extend(all.map(|it| (it, members.first().copied())));
        parts
    }

    /// The members of which rules may say something else: those that were linked again; those that lead to a file whose text is another
    /// one, or have findings with places in it; and those with names that may come or go without their doing.
    fn stale(&self, module: &Module) -> BTreeSet<u32> {
        let (old, new) = (&self.module.linked, &module.linked);
        let pairs = || (0..).zip(old.docs().iter().zip(new.docs()));
        let mut stale: BTreeSet<u32> =
            pairs().filter(|(_, (old, new))| !Arc::ptr_eq(old, new)).map(|it| it.0).collect();
        let edited: Vec<u32> =
            pairs().filter(|(_, (old, new))| !Arc::ptr_eq(&old.parse, &new.parse)).map(|it| it.0).collect();
        if edited.is_empty() && stale.is_empty() {
            return stale;
        }
        let edited_files: FxHashSet<FileId> =
            edited.iter().filter_map(|it| new.docs()[*it as usize].file).collect();
        // Who imports something looks at its package, and at whether all of it could be read.
        let looks_other = |it: &&u32| {
            let face = |linked: &'_ Linked| {
                let doc = &linked.docs()[**it as usize];
                (doc.outline.package().to_owned(), doc.parse.errors().next().is_some())
            };
            face(old) != face(new)
        };
        let moved: Vec<u32> = edited.iter().filter(looks_other).copied().collect();
        let imports_moved =
            |doc: &Doc| doc.imports.iter().any(|it| it.target.is_some_and(|it| moved.contains(&it)));
        // Others hear nothing of comments.
        let heard: Vec<u32> = edited
            .iter()
            .filter(|&&it| !new.docs()[it as usize].parse.has_code_of(&old.docs()[it as usize].parse))
            .copied()
            .collect();
        let is_touched =
            |doc: &Doc| doc.has_gaps() || heard.iter().any(|it| doc.leads_to(*it)) || imports_moved(doc);
        stale.extend(pairs().filter(|(_, (_, doc))| is_touched(doc)).map(|it| it.0));
        let points = |it: &Judged| points_into(it, &edited_files);
        stale.extend((0..).zip(&self.files).filter(|(_, it)| points(it)).map(|it| it.0));
        stale.extend(doubtful(old.duplicates(), new.duplicates()));
        // Numbers of extensions are given once in all files.
        if heard.iter().any(|&it| has_extensions(old, it) || has_extensions(new, it)) {
            stale.extend((0..module.member_count()).filter(|it| has_extensions(new, *it)));
        }
        stale.retain(|it| *it < module.member_count());
        stale
    }
}

/// The documents of which one list of duplicates says something that the other does not.
fn doubtful(old: &[Duplicate], new: &[Duplicate]) -> Vec<u32> {
    let (before, after): (BTreeSet<_>, BTreeSet<_>) = (old.iter().collect(), new.iter().collect());
    before.symmetric_difference(&after).map(|it| it.symbol.doc).collect()
}

fn has_extensions(linked: &Linked, doc: u32) -> bool {
    linked.symbols(doc).any(|it| it.kind() == SymbolKind::Extension)
}

/// The files in which what rules about all files together look at stands at other places; `None` where something else differs of it.
fn only_moved(old: &Linked, new: &Linked, sight: Sight) -> Option<FxHashSet<FileId>> {
    let is_looked_at = |it: &Node<'_>| match sight {
        Sight::Imports => matches!(it.kind(), NodeKind::Package | NodeKind::Import),
        Sight::All => !matches!(it.kind(), NodeKind::Message | NodeKind::Enum | NodeKind::Extend),
    };
    let targets = |doc: &Doc| -> Vec<Option<u32>> { doc.imports.iter().map(|it| it.target).collect() };
    let statements = |doc: &Doc| -> (Vec<(NodeId, TextRange)>, Vec<String>) {
        let all = doc.parse.statements().filter(is_looked_at);
        all.map(|it| ((it.id(), it.local_range()), it.text().to_owned())).unzip()
    };
    let links = |doc: &Doc| -> Vec<(u32, Target)> {
        let is_of_service =
            |it: &&Link| doc.parse.item(it.node.item).is_some_and(|it| it.kind() == NodeKind::Service);
        doc.links().iter().filter(is_of_service).map(|it| (it.node.index, it.target)).collect()
    };
    let mut moved = FxHashSet::default();
    for (old, new) in old.docs().iter().zip(new.docs()).filter(|(old, new)| !Arc::ptr_eq(old, new)) {
        let ((places_before, before), (places, now)) = (statements(old), statements(new));
        let is_same = targets(old) == targets(new)
            && before == now
            && (sight == Sight::Imports || links(old) == links(new));
        if !is_same {
            return None;
        }
        if places_before != places {
            moved.extend(new.file);
        }
    }
    Some(moved)
}

/// Whether something is said with a place in one of `files`.
fn points_into(judged: &Judged, files: &FxHashSet<FileId>) -> bool {
    let has_place_there = |it: &Diagnostic| {
        std::iter::once(it.span).chain(it.related.iter().map(|it| it.span)).any(|it| files.contains(&it.file))
    };
    !files.is_empty() && judged.diagnostics.iter().any(has_place_there)
}

/// What rules that look at `sight` say of all members of `module` together.
fn judge_all(snapshot: Snapshot<'_>, module: &Module, levels: &MemberLevels, sight: Sight) -> Arc<Judged> {
    let Snapshot { vfs, options, .. } = snapshot;
    let configs = snapshot.configs();
    let faults = Faults::new(&module.linked);
    let around = Around { vfs, configs, module };
    let subject = Subject { linked: &module.linked, faults: &faults, surroundings: &around };
    let enabled = |meta: &'static Meta| levels.is_on(meta);
    let told = |meta: &'static Meta| levels.each.first()?.options(meta);
    let mut runner = Runner::new(&enabled, options.timed).with_options(&told);
    wirelint_rules_protobuf::run_all(subject, sight, module.member_count(), &mut runner);
    Arc::new(Judged::of(runner, 0))
}

/// What rules say of the members of `module` with those numbers.
fn judge(snapshot: Snapshot<'_>, module: &Module, levels: &[Levels], members: &[u32]) -> Vec<Arc<Judged>> {
    let Snapshot { vfs, options, .. } = snapshot;
    let configs = snapshot.configs();
    let faults = Faults::new(&module.linked);
    let around = Around { vfs, configs, module };
    let subject = Subject { linked: &module.linked, faults: &faults, surroundings: &around };
    let judge = |&number: &u32| {
        let doc = &module.linked.docs()[number as usize];
        let levels = &levels[number as usize];
        let enabled = |meta: &'static Meta| levels.is_on(meta);
        let told = |meta: &'static Meta| levels.options(meta);
        let mut runner = Runner::new(&enabled, options.timed).with_options(&told);
        wirelint_rules_protobuf::run_file(subject, number, &mut runner);
        let methods = doc.parse.file().services().map(|it| it.methods().count()).sum();
        Arc::new(Judged::of(runner, methods))
    };
    if members.len() < MANY {
        members.iter().map(judge).collect()
    } else {
        members.par_iter().map(judge).collect()
    }
}

/// What rules may ask about files beside their trees.
struct Around<'a> {
    vfs: &'a Vfs,
    configs: Configs<'a>,
    module: &'a Module,
}

impl Surroundings for Around<'_> {
    fn not_utf8(&self, file: FileId) -> Vec<TextRange> {
        self.vfs.file(file).invalid_utf8().to_vec()
    }

    fn has_dependencies(&self, file: FileId) -> bool {
        self.module.has_dependencies(file)
    }

    fn options(&self, file: FileId) -> Arc<Options> {
        self.configs.protobuf_options(self.vfs.file(file).path())
    }
}
