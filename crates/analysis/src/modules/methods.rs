//! The methods of a module: each package with services is a contract, in however many files it is.
//!
//! A host that lives on observes a package again, infers its facts again and judges it again only where something else stands in one of the
//! items that it was read from, or where what these name is called otherwise.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};

use rustc_hash::FxHashSet;
use wirelint_lint::{Meta, Runner};
use wirelint_model::{Contract, Date};
use wirelint_protobuf::link::Doc;
use wirelint_protobuf::observe::{self, ReadDoc, Reading, observe_again, observe_reading};
use wirelint_semantics::{Vocabulary, infer, infer_like};
use wirelint_source::FileId;

use super::link::Module;
use crate::contract::Judged;
use crate::host::Snapshot;
use crate::memo::{drop_elsewhere, exclusive, lock};
use crate::run::each;
use crate::system;

/// A package with services.
pub(crate) struct Package {
    pub(crate) contract: Contract,
    /// What tells which configuration is for which of its methods, as a hash.
    pub(crate) addresses: u64,
    /// The judged files that it was read from; the first is the first that has a service of it.
    pub(crate) files: Vec<FileId>,
    /// What it was inferred with.
    vocabulary: Arc<Vocabulary>,
    basis: Mutex<Basis>,
}

/// A package with what rules say of it.
#[derive(Clone)]
pub(crate) struct JudgedPackage {
    pub(crate) judged: Arc<Judged>,
    /// The first of its files.
    pub(crate) first: FileId,
    /// Where that is asked for, or kept anyway.
    pub(crate) package: Option<Arc<Package>>,
}

/// What is known of packages.
#[derive(Default)]
pub(super) struct Known {
    /// By their modules' places in the plan, their roots and their names.
    all: Mutex<BTreeMap<Key, Entry>>,
    /// What was judged last, by the modules' places in the plan.
    last: Mutex<BTreeMap<usize, Arc<Last>>>,
}

type Key = (usize, u32, Arc<str>);

/// What is known of a package.
#[derive(Clone)]
struct Entry {
    package: Arc<Package>,
    judged: Option<Arc<Judged>>,
}

/// All packages of a module as it was.
struct Last {
    module: Arc<Module>,
    wanted: Arc<[observe::Package]>,
    judged: Arc<[JudgedPackage]>,
}

impl Known {
    /// Forgets what rules have found out: others are on.
    pub(super) fn forget_rules(&mut self) {
        exclusive(&mut self.last).clear();
        for it in exclusive(&mut self.all).values_mut() {
            it.judged = None;
        }
    }

    fn get(&self, key: &Key) -> Option<Entry> {
        lock(&self.all).get(key).cloned()
    }

    fn keep(&self, key: Key, package: &Arc<Package>, judged: Option<&Arc<Judged>>) {
        let entry = Entry { package: Arc::clone(package), judged: judged.cloned() };
        let before = lock(&self.all).insert(key, entry);
        if let Some(before) = before.filter(|it| !Arc::ptr_eq(&it.package, package)) {
            drop_elsewhere(before);
        }
    }

    /// Forgets the packages of `module` that are not among `packages`.
    fn retain(&self, module: usize, packages: &[observe::Package]) {
        let mut all = lock(&self.all);
        if all.len() > packages.len() {
            let there: FxHashSet<(u32, &str)> = packages.iter().map(|it| (it.root, &*it.name)).collect();
            all.retain(|(of, root, name), _| *of != module || there.contains(&(*root, &**name)));
        }
    }
}

impl Last {
    /// The documents that are others in `module`; `None` where it is of other files.
    fn changed(&self, module: &Module) -> Option<Vec<u32>> {
        let (old, new) = (self.module.linked.docs(), module.linked.docs());
        let is_same = old.len() == new.len() && self.module.member_count() == module.member_count();
        let pairs = (0..).zip(old.iter().zip(new));
        is_same.then(|| pairs.filter(|(_, (old, new))| !Arc::ptr_eq(old, new)).map(|it| it.0).collect())
    }

    /// Whether the services of `module`, where the documents `changed` are others, are in the same packages.
    fn has_packages_of(&self, module: &Module, changed: &[u32]) -> bool {
        let place = |module: &Module, number: u32| {
            let doc = &module.linked.docs()[number as usize];
            let has_services = doc.file.is_some() && doc.parse.file().services().next().is_some();
            has_services.then(|| (doc.root, doc.outline.package().to_owned()))
        };
        changed.iter().all(|&it| place(&self.module, it) == place(module, it))
    }
}

/// The packages with services of the module with the place `number` in the plan.
pub(super) fn packages(snapshot: Snapshot<'_>, number: usize, module: &Module) -> Vec<Arc<Package>> {
    let wanted = own_packages(module);
    each(&wanted, |it| known(snapshot, number, module, it).package)
}

/// The same with what rules say of each, and the first files of the packages that cannot be judged. `None` where `cancelled` says so
/// meanwhile. Where `keeps` says so, what is known of each is there afterwards. Where the module was judged before, only the packages are
/// looked at that hang on what has changed since.
pub(super) fn judged(
    snapshot: Snapshot<'_>,
    number: usize,
    module: &Arc<Module>,
    keeps: bool,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<(Arc<[JudgedPackage]>, Vec<FileId>)> {
    let known = &snapshot.memo.modules.methods;
    let stays = snapshot.options.open_files;
    let last = lock(&known.last).get(&number).cloned();
    let changed = last.as_ref().and_then(|it| it.changed(module));
    let same = last.as_ref().zip(changed.as_deref());
    let same = same.filter(|(last, changed)| last.has_packages_of(module, changed));
    if let Some((last, [])) = same {
        return Some((Arc::clone(&last.judged), Vec::new()));
    }
    let wanted: Arc<[observe::Package]> = match same {
        Some((last, _)) => Arc::clone(&last.wanted),
        None => own_packages(module).into(),
    };
    if stays && same.is_none() {
        known.retain(number, &wanted);
    }
    let judge = |it: &observe::Package| {
        if cancelled() {
            return None;
        }
        // What is broken in one package must not keep the others from being judged.
        let judge = || {
            let Entry { package, judged } = judged_package(snapshot, number, module, it);
            let judged = judged.expect("it was judged");
            JudgedPackage { judged, first: package.files[0], package: (keeps || stays).then_some(package) }
        };
        Some(catch_unwind(AssertUnwindSafe(judge)).map_err(|_| first_file(module, it)))
    };
    let mut failed = Vec::new();
    let judged: Arc<[JudgedPackage]> = if let Some((last, changed)) = same {
        let mut all = last.judged.to_vec();
        let package = |it: &usize| all[*it].package.as_ref();
        let hangs = |it: &usize| package(it).is_none_or(|it| lock(&it.basis).hangs_on(changed));
        let again: Vec<usize> = (0..all.len()).filter(hangs).collect();
        for (at, judged) in again.iter().zip(each(&again, |it| judge(&wanted[*it]))) {
            match judged? {
                Ok(it) => all[*at] = it,
                Err(first) => failed.push(first),
            }
        }
        all.into()
    } else {
        let mut all = Vec::with_capacity(wanted.len());
        for judged in each(&wanted, judge) {
            match judged? {
                Ok(it) => all.push(it),
                Err(first) => failed.push(first),
            }
        }
        all.into()
    };
    // What could not be judged is tried again.
    let all = failed.is_empty() && stays;
    let last = all.then(|| Last { module: Arc::clone(module), wanted, judged: Arc::clone(&judged) });
    let mut kept = lock(&known.last);
    let before = match last {
        Some(last) => kept.insert(number, Arc::new(last)),
        None => kept.remove(&number),
    };
    drop(kept);
    if let Some(before) = before {
        drop_elsewhere(before);
    }
    Some((judged, failed))
}

/// `package` with what rules say of it.
fn judged_package(
    snapshot: Snapshot<'_>,
    number: usize,
    module: &Module,
    package: &observe::Package,
) -> Entry {
    let Entry { package: known, judged } = known(snapshot, number, module, package);
    let judged = judged.unwrap_or_else(|| {
        let judged = Arc::new(known.judge(snapshot, module));
        if snapshot.options.open_files {
            let key = (number, package.root, Arc::clone(&package.name));
            snapshot.memo.modules.methods.keep(key, &known, Some(&judged));
        }
        judged
    });
    Entry { package: known, judged: Some(judged) }
}

fn first_file(module: &Module, package: &observe::Package) -> FileId {
    module.linked.docs()[package.docs[0] as usize].file.expect("services are in files")
}

/// The packages of the files that are judged.
fn own_packages(module: &Module) -> Vec<observe::Package> {
    let mut packages = observe::packages(&module.linked);
    for it in &mut packages {
        it.docs.retain(|doc| *doc < module.member_count());
    }
    packages.retain(|it| !it.docs.is_empty());
    packages
}

/// What is known of `package`, brought up to date.
fn known(snapshot: Snapshot<'_>, number: usize, module: &Module, package: &observe::Package) -> Entry {
    let Snapshot { vfs, options, memo, .. } = snapshot;
    let first = first_file(module, package);
    let config = snapshot.configs().of(vfs.file(first).path());
    let vocabulary = config.settings.vocabulary();
    let key = (number, package.root, Arc::clone(&package.name));
    let known = memo.modules.methods.get(&key).filter(|it| it.package.vocabulary == *vocabulary);
    let mut again = None;
    if let Some(known) = known {
        let since = lock(&known.package.basis).since(module, package);
        match since {
            Since::Nothing => return known,
            Since::Changed(changed, reading) => {
                let before = &known.package.contract;
                let types = before.observed.types.clone();
                again = observe_again(&module.linked, package, (types, reading), &changed).map(
                    |(observed, read, reading, changed)| {
                        (infer_like(before, observed, &changed, vocabulary), read, reading)
                    },
                );
            }
            Since::Everything => {}
        }
    }
    let inferred = again.unwrap_or_else(|| {
        let (observed, read, reading) = observe_reading(&module.linked, package);
        (infer(observed, vocabulary), read, reading)
    });
    let package = Arc::new(Package::of(module, package, first, vocabulary, inferred, options.open_files));
    if options.open_files {
        memo.modules.methods.keep(key, &package, None);
    }
    Entry { package, judged: None }
}

impl Package {
    fn of(
        module: &Module,
        package: &observe::Package,
        first: FileId,
        vocabulary: &Arc<Vocabulary>,
        (contract, read, reading): (Contract, Vec<ReadDoc>, Reading),
        stays: bool,
    ) -> Self {
        let linked = &module.linked;
        let members = read.iter().map(|it| it.doc).filter(|it| *it < module.member_count());
        let others = members.filter_map(|it| linked.docs()[it as usize].file).filter(|it| *it != first);
        Self {
            addresses: system::addresses(&contract),
            contract,
            files: std::iter::once(first).chain(others).collect(),
            vocabulary: Arc::clone(vocabulary),
            basis: Mutex::new(Basis::of(module, package, read, stays.then_some(reading))),
        }
    }

    /// Runs every boundary rule that is on for one of its files. Where a file is not judged, nothing is said of it.
    fn judge(&self, snapshot: Snapshot<'_>, module: &Module) -> Judged {
        let Snapshot { vfs, options, .. } = snapshot;
        let configs = snapshot.configs();
        let levels: Vec<_> = self.files.iter().map(|it| configs.levels(vfs.file(*it).path())).collect();
        let enabled = |meta: &'static Meta| levels.iter().any(|levels| levels.is_on(meta));
        let told = |meta: &'static Meta| levels.first()?.options(meta);
        let mut runner = Runner::new(&enabled, options.timed).with_options(&told);
        self.run(options.today, &mut runner);
        let mut judged = Judged::of(runner, 0);
        let is_member = |file| module.linked.doc_of(file).is_some_and(|doc: u32| doc < module.member_count());
        judged.diagnostics.retain(|it| is_member(it.span.file));
        judged
    }

    /// Runs the boundary rules.
    pub(crate) fn run(&self, today: Option<Date>, runner: &mut Runner<'_>) {
        wirelint_rules::run(&self.contract, today, &mut wirelint_rules::Memo::for_once(), runner);
    }
}

/// What a package was read from. Documents are kept, so that no other one can come to stand at the same place in memory.
struct Basis {
    /// The documents with its services.
    own: Vec<u32>,
    /// The documents that it was read from.
    read: Vec<Read>,
    /// How many of these are judged.
    members: usize,
    /// Those of which it knows what something in them is called.
    named: Vec<(u32, Arc<Doc>)>,
    /// What it takes to read only some of them again.
    reading: Option<Reading>,
}

/// What has changed since a package was read.
enum Since {
    /// Nothing that it was read from.
    Nothing,
    /// What was read in these documents, sorted.
    Changed(Vec<u32>, Reading),
    /// Perhaps everything.
    Everything,
}

/// A document that a package was read from.
struct Read {
    doc: Arc<Doc>,
    part: ReadDoc,
}

impl Basis {
    fn of(module: &Module, package: &observe::Package, read: Vec<ReadDoc>, reading: Option<Reading>) -> Self {
        let all = module.linked.docs();
        let is_read: FxHashSet<u32> = read.iter().map(|it| it.doc).collect();
        let links = read.iter().flat_map(|it| {
            let links = all[it.doc as usize].links().iter();
            links.filter(|link| it.items.binary_search(&link.node.item).is_ok())
        });
        let mut named: Vec<u32> = links.filter_map(|it| it.target.symbol()).map(|it| it.doc).collect();
        named.retain(|it| !is_read.contains(it));
        named.sort_unstable();
        named.dedup();
        let kept = |it: &u32| (*it, Arc::clone(&all[*it as usize]));
        Self {
            own: package.docs.clone(),
            members: read.iter().filter(|it| it.doc < module.member_count()).count(),
            named: named.iter().map(kept).collect(),
            reading,
            read: read
                .into_iter()
                .map(|part| Read { doc: Arc::clone(&all[part.doc as usize]), part })
                .collect(),
        }
    }

    /// Whether it hangs on one of the documents `changed`.
    fn hangs_on(&self, changed: &[u32]) -> bool {
        changed.iter().any(|it| {
            self.read.binary_search_by_key(it, |it| it.part.doc).is_ok()
                || self.named.binary_search_by_key(it, |it| it.0).is_ok()
        })
    }

    /// What has changed of what `package` was read from. Where that is nothing, what it would be read from now is kept in the place of what it
    /// was read from.
    fn since(&mut self, module: &Module, package: &observe::Package) -> Since {
        let docs = module.linked.docs();
        let members = self.read.iter().filter(|it| it.part.doc < module.member_count()).count();
        let is_called_so = |(number, it): &(u32, Arc<Doc>)| {
            docs.get(*number as usize).is_some_and(|now| {
                Arc::ptr_eq(it, now) || it.path == now.path && it.outline.has_face_of(&now.outline)
            })
        };
        let place = |it: &Doc| (it.file, it.root, Arc::clone(&it.path));
        let is_there = |it: &Read| {
            let now = docs.get(it.part.doc as usize);
            now.is_some_and(|now| Arc::ptr_eq(&it.doc, now) || place(&it.doc) == place(now))
        };
        let is_of_these = self.own == package.docs
            && self.members == members
            && self.read.iter().all(is_there)
            && self.named.iter().all(is_called_so);
        if !is_of_these {
            return Since::Everything;
        }
        let is_changed = |it: &&Read| {
            let now = &docs[it.part.doc as usize];
            !Arc::ptr_eq(&it.doc, now) && !now.says_the_same(&it.doc, &it.part.items)
        };
        let changed: Vec<u32> = self.read.iter().filter(is_changed).map(|it| it.part.doc).collect();
        if changed.is_empty() {
            self.read.iter_mut().for_each(|it| it.doc = Arc::clone(&docs[it.part.doc as usize]));
            return Since::Nothing;
        }
        self.reading.take().map_or(Since::Everything, |reading| Since::Changed(changed, reading))
    }
}
