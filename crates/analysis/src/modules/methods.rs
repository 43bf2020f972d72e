//! The methods of a module: each package with services is a contract, in however many files it is.
//!
//! A host that lives on observes a package again, infers its facts again and judges it again only where one of the files is another one that
//! it was read from, or where what these name is called otherwise.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};

use rustc_hash::FxHashSet;
use wirelint_lint::{Meta, Runner};
use wirelint_model::{Contract, Date};
use wirelint_protobuf::link::Doc;
use wirelint_protobuf::observe::{self, observe_reading};
use wirelint_semantics::{Vocabulary, infer};
use wirelint_source::FileId;

use super::link::Module;
use crate::contract::Judged;
use crate::host::Snapshot;
use crate::memo::{exclusive, lock};
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
    basis: Basis,
}

/// A package with what rules say of it.
pub(crate) struct JudgedPackage {
    pub(crate) judged: Arc<Judged>,
    /// Those of [`Package`].
    pub(crate) files: Vec<FileId>,
    /// Where that is asked for, or kept anyway.
    pub(crate) package: Option<Arc<Package>>,
}

/// What is known of packages, by their modules' places in the plan, their roots and their names.
#[derive(Default)]
pub(super) struct Known {
    all: Mutex<BTreeMap<Key, Entry>>,
}

type Key = (usize, u32, Arc<str>);

/// What is known of a package.
#[derive(Clone)]
struct Entry {
    package: Arc<Package>,
    judged: Option<Arc<Judged>>,
}

impl Known {
    /// Forgets what rules have found out: others are on.
    pub(super) fn forget_rules(&mut self) {
        for it in exclusive(&mut self.all).values_mut() {
            it.judged = None;
        }
    }

    fn get(&self, key: &Key) -> Option<Entry> {
        lock(&self.all).get(key).cloned()
    }

    fn keep(&self, key: Key, package: &Arc<Package>, judged: Option<&Arc<Judged>>) {
        let entry = Entry { package: Arc::clone(package), judged: judged.cloned() };
        lock(&self.all).insert(key, entry);
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

/// The packages with services of the module with the place `number` in the plan.
pub(super) fn packages(snapshot: Snapshot<'_>, number: usize, module: &Module) -> Vec<Arc<Package>> {
    let wanted = own_packages(module);
    each(&wanted, |it| known(snapshot, number, module, it).package)
}

/// The same with what rules say of each; for a package that cannot be judged, its first file. `None` where `cancelled` says so meanwhile.
/// Where `keeps` says so, what is known of each is there afterwards.
pub(super) fn judged(
    snapshot: Snapshot<'_>,
    number: usize,
    module: &Module,
    keeps: bool,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Result<JudgedPackage, FileId>>> {
    let wanted = own_packages(module);
    let stays = snapshot.options.open_files;
    if stays {
        snapshot.memo.modules.methods.retain(number, &wanted);
    }
    let judge = |it: &observe::Package| {
        if cancelled() {
            return None;
        }
        let judge = || {
            let Entry { package, judged } = known(snapshot, number, module, it);
            let judged = judged.unwrap_or_else(|| {
                let judged = Arc::new(package.judge(snapshot, module));
                if stays {
                    let key = (number, it.root, Arc::clone(&it.name));
                    snapshot.memo.modules.methods.keep(key, &package, Some(&judged));
                }
                judged
            });
            let files = package.files.clone();
            JudgedPackage { judged, files, package: keeps.then_some(package) }
        };
        // What is broken in one package must not keep the others from being judged.
        let first = || module.linked.docs()[it.docs[0] as usize].file.expect("services are in files");
        Some(catch_unwind(AssertUnwindSafe(judge)).map_err(|_| first()))
    };
    each(&wanted, judge).into_iter().collect()
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
    let first = module.linked.docs()[package.docs[0] as usize].file.expect("services are in files");
    let config = snapshot.configs().of(vfs.file(first).path());
    let vocabulary = config.settings.vocabulary();
    let key = (number, package.root, Arc::clone(&package.name));
    let is_same = |it: &Package| it.vocabulary == *vocabulary && it.basis.holds(module, package);
    if let Some(known) = memo.modules.methods.get(&key).filter(|it| is_same(&it.package)) {
        return known;
    }
    let package = Arc::new(Package::of(module, package, first, vocabulary));
    if options.open_files {
        memo.modules.methods.keep(key, &package, None);
    }
    Entry { package, judged: None }
}

impl Package {
    fn of(module: &Module, package: &observe::Package, first: FileId, vocabulary: &Arc<Vocabulary>) -> Self {
        let linked = &module.linked;
        let (observed, docs) = observe_reading(linked, package);
        let contract = infer(observed, vocabulary);
        let members = docs.iter().filter(|it| **it < module.member_count());
        let others = members.filter_map(|it| linked.docs()[*it as usize].file).filter(|it| *it != first);
        Self {
            addresses: system::addresses(&contract),
            contract,
            files: std::iter::once(first).chain(others).collect(),
            vocabulary: Arc::clone(vocabulary),
            basis: Basis::of(module, package, &docs),
        }
    }

    /// Runs every boundary rule that is on for one of its files. Where a file is not judged, nothing is said of it.
    fn judge(&self, snapshot: Snapshot<'_>, module: &Module) -> Judged {
        let Snapshot { vfs, options, .. } = snapshot;
        let configs = snapshot.configs();
        let levels: Vec<_> = self.files.iter().map(|it| configs.levels(vfs.file(*it).path())).collect();
        let enabled = |meta: &'static Meta| levels.iter().any(|levels| levels.is_on(meta));
        let mut runner = Runner::new(&enabled, options.timed);
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
    read: Vec<(u32, Arc<Doc>)>,
    /// How many of these are judged.
    members: usize,
    /// Those of which it knows what something in them is called.
    named: Vec<(u32, Arc<Doc>)>,
}

impl Basis {
    fn of(module: &Module, package: &observe::Package, docs: &[u32]) -> Self {
        let all = module.linked.docs();
        let read: FxHashSet<u32> = docs.iter().copied().collect();
        let links = docs.iter().flat_map(|it| all[*it as usize].links());
        let mut named: Vec<u32> = links.filter_map(|it| it.target.symbol()).map(|it| it.doc).collect();
        named.retain(|it| !read.contains(it));
        named.sort_unstable();
        named.dedup();
        let kept = |it: &u32| (*it, Arc::clone(&all[*it as usize]));
        Self {
            own: package.docs.clone(),
            read: docs.iter().map(kept).collect(),
            members: docs.iter().filter(|it| **it < module.member_count()).count(),
            named: named.iter().map(kept).collect(),
        }
    }

    /// Whether `package` would be read from the same now.
    fn holds(&self, module: &Module, package: &observe::Package) -> bool {
        let now = |number: &u32| module.linked.docs().get(*number as usize);
        let members = self.read.iter().filter(|it| it.0 < module.member_count()).count();
        self.own == package.docs
            && self.members == members
            && self.read.iter().all(|(number, it)| now(number).is_some_and(|now| is_same(it, now)))
            && self.named.iter().all(|(number, it)| {
                now(number).is_some_and(|now| {
                    Arc::ptr_eq(it, now) || it.path == now.path && it.outline.has_face_of(&now.outline)
                })
            })
    }
}

/// Whether two documents are the same text, and mean the same by it.
fn is_same(a: &Arc<Doc>, b: &Arc<Doc>) -> bool {
    Arc::ptr_eq(a, b)
        || a.file == b.file && Arc::ptr_eq(&a.parse, &b.parse) && a.root == b.root && a.links() == b.links()
}
