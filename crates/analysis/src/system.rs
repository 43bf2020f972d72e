//! What is configured around contracts: by itself, and together with all of them.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use wirelint_config::Levels;
use wirelint_lint::{Meta, Runner};
use wirelint_model::Contract;
use wirelint_model::traffic::{Around, Joined, System, Traffic};
use wirelint_source::FileId;
use wirelint_traffic::{Callees, join};

use crate::contract::Judged;
use crate::coverage::covers_workspace_of;
use crate::host::Snapshot;
use crate::memo::{drop_elsewhere, exclusive, lock};
use crate::modules::Package;
use crate::run::each;

/// What is known of configuration, to be told of what changes.
#[derive(Default)]
pub(crate) struct Known {
    files: Mutex<BTreeMap<FileId, Configured>>,
    join: Mutex<Option<Arc<Join>>>,
    judged: Mutex<BTreeMap<FileId, JudgedPart>>,
    /// Which rules are on, as it was asked last.
    rules: Mutex<Option<Arc<Rules>>>,
}

/// What a file configures.
struct Configured {
    traffic: Arc<Traffic>,
    /// What rules say of it by itself.
    judged: Option<Arc<Judged>>,
}

/// What contracts and configuration have to do with each other, and what that hangs on.
struct Join {
    /// By [`addresses`].
    contracts: Vec<u64>,
    traffic: Kept,
    joined: Joined,
    /// The same, file by file.
    parts: Vec<Part>,
}

/// What files configure. Kept, so that no other one can come to stand at the same place in memory.
struct Kept(Vec<Arc<Traffic>>);

impl Kept {
    fn is_same(&self, traffic: &[Arc<Traffic>]) -> bool {
        self.0.len() == traffic.len() && self.0.iter().zip(traffic).all(|(a, b)| Arc::ptr_eq(a, b))
    }
}

/// What one file configures holds for, and what selects nothing in it.
struct Part {
    /// The file, by its place.
    file: u32,
    joined: Arc<Joined>,
    /// The contracts with these operations, by their places, sorted.
    contracts: Vec<u32>,
}

/// What rules have said of a part.
struct JudgedPart {
    traffic: Arc<Traffic>,
    joined: Arc<Joined>,
    packages: Vec<Arc<Package>>,
    judged: Arc<Judged>,
}

impl Known {
    /// The text of `file` is another one.
    pub(crate) fn forget(&mut self, file: FileId) {
        self.files.get_mut().unwrap_or_else(PoisonError::into_inner).remove(&file);
    }

    /// Other rules are on.
    pub(crate) fn forget_rules(&mut self) {
        let files = self.files.get_mut().unwrap_or_else(PoisonError::into_inner);
        for it in files.values_mut() {
            it.judged = None;
        }
        exclusive(&mut self.judged).clear();
        *exclusive(&mut self.rules) = None;
    }

    /// What holds for which operation. Where an edit leaves what that hangs on, it is as it was.
    fn join(&self, traffic: &[Arc<Traffic>], contracts: &[&Contract], addresses: &[u64]) -> Arc<Join> {
        let mut known = lock(&self.join);
        let is_same = |it: &&Arc<Join>| it.contracts == addresses && it.traffic.is_same(traffic);
        if let Some(join) = known.as_ref().filter(is_same) {
            return Arc::clone(join);
        }
        let joined = joined(traffic, contracts);
        let parts = parts(&joined);
        let traffic = Kept(traffic.to_vec());
        let join = Arc::new(Join { contracts: addresses.to_vec(), traffic, joined, parts });
        *known = Some(Arc::clone(&join));
        join
    }
}

/// `joined` file by file, in their order: rules look at what one file configures.
fn parts(joined: &Joined) -> Vec<Part> {
    let mut of_files: BTreeMap<u32, Joined> = BTreeMap::new();
    for it in &joined.applied {
        of_files.entry(it.policy.file).or_default().applied.push(*it);
    }
    for it in &joined.unmatched {
        of_files.entry(it.policy.file).or_default().unmatched.push(it.clone());
    }
    let part = |(file, joined): (u32, Joined)| {
        // They are sorted by contract.
        let mut contracts: Vec<u32> = joined.applied.iter().map(|it| it.contract).collect();
        contracts.dedup();
        Part { file, joined: Arc::new(joined), contracts }
    };
    of_files.into_iter().map(part).collect()
}

/// What hangs together with `contract` in a join: all that [`Callees::of`] looks at.
pub(crate) fn addresses(contract: &Contract) -> u64 {
    let observed = &contract.observed;
    let mut hasher = DefaultHasher::new();
    (observed.protocol, &observed.about.title, &observed.about.services).hash(&mut hasher);
    observed.about.servers.len().hash(&mut hasher);
    observed.about.servers.iter().for_each(|it| it.url.hash(&mut hasher));
    for it in &observed.operations {
        (&it.method, &it.path, it.role).hash(&mut hasher);
        if let Some(rpc) = &it.rpc {
            (&rpc.service, &rpc.name, rpc.rules.len()).hash(&mut hasher);
            rpc.rules.iter().for_each(|it| (&it.method, &it.path).hash(&mut hasher));
        }
    }
    hasher.finish()
}

/// What `file` configures.
pub(crate) fn traffic(snapshot: Snapshot<'_>, file: FileId) -> Arc<Traffic> {
    let Snapshot { vfs, memo, .. } = snapshot;
    let known = &memo.system.files;
    if let Some(it) = lock(known).get(&file) {
        return Arc::clone(&it.traffic);
    }
    let traffic = Arc::new(wirelint_traffic::read(file, &memo.trees.get(vfs, file)));
    // Who asked at the same time has the same one.
    let configured = || Configured { traffic, judged: None };
    Arc::clone(&lock(known).entry(file).or_insert_with(configured).traffic)
}

/// Runs every rule about configuration by itself that is on for `file`.
pub(crate) fn judge_file(snapshot: Snapshot<'_>, file: FileId) -> Arc<Judged> {
    let Snapshot { vfs, memo, options, .. } = snapshot;
    let known = &memo.system.files;
    if let Some(judged) = lock(known).get(&file).and_then(|it| it.judged.clone()) {
        return judged;
    }
    let traffic = traffic(snapshot, file);
    let levels = snapshot.configs().levels(vfs.file(file).path());
    let enabled = |meta: &'static Meta| levels.is_on(meta);
    let told = |meta: &'static Meta| levels.options(meta);
    let mut runner = Runner::new(&enabled, options.timed).with_options(&told);
    wirelint_rules::run_traffic(&traffic, &mut runner);
    let judged = Arc::new(Judged::of(runner, 0));
    if let Some(it) = lock(known).get_mut(&file) {
        it.judged = Some(Arc::clone(&judged));
    }
    judged
}

/// Runs every rule about contracts together with configuration that is on for one of `files`, which configure.
pub(crate) fn judge(
    snapshot: Snapshot<'_>,
    files: &[FileId],
    contracts: Contracts<'_>,
    methods: &[&Arc<Package>],
) -> Vec<Arc<Judged>> {
    let Snapshot { vfs, memo, .. } = snapshot;
    let traffic: Vec<Arc<Traffic>> = files.iter().map(|file| traffic(snapshot, *file)).collect();
    match contracts {
        Contracts::Given(contracts) => {
            let all = with(contracts, methods);
            let joined = joined(&traffic, &all);
            vec![Judge::of(snapshot, files, &traffic).run(&all, &joined)]
        }
        Contracts::Known(roots) => memo.ask_all(vfs, snapshot.configs(), roots, |contracts, addresses| {
            let all = with(contracts, methods);
            let of_methods = methods.iter().map(|it| it.addresses);
            let addresses: Vec<u64> = addresses.iter().copied().chain(of_methods).collect();
            let join = memo.system.join(&traffic, &all, &addresses);
            let mut judge = None;
            let mut run = |part: &Part| {
                judge.get_or_insert_with(|| Judge::of(snapshot, files, &traffic)).run(&all, &part.joined)
            };
            let mut known = lock(&memo.system.judged);
            let mut before = std::mem::take(&mut *known);
            let mut left = Vec::new();
            let each = join.parts.iter().map(|part| {
                let (file, traffic) = (files[part.file as usize], &traffic[part.file as usize]);
                let package = |it: &u32| (*it as usize).checked_sub(roots.len()).map(|it| methods[it]);
                // Other contracts are edited where they are, so that nothing tells whether they are as they were.
                let packages: Option<Vec<&Arc<Package>>> = part.contracts.iter().map(package).collect();
                let Some(packages) = packages else { return run(part) };
                let is_same = |it: &JudgedPart| {
                    let same_packages = || it.packages.iter().zip(&packages).all(|(a, b)| Arc::ptr_eq(a, b));
                    Arc::ptr_eq(&it.traffic, traffic)
                        && it.packages.len() == packages.len()
                        && same_packages()
                        && it.joined == part.joined
                };
                let of_part = match before.remove(&file) {
                    Some(known) if is_same(&known) => known,
                    known => {
                        left.extend(known);
                        JudgedPart {
                            traffic: Arc::clone(traffic),
                            joined: Arc::clone(&part.joined),
                            packages: packages.into_iter().cloned().collect(),
                            judged: run(part),
                        }
                    }
                };
                let judged = Arc::clone(&of_part.judged);
                known.insert(file, of_part);
                judged
            });
            let each = each.collect();
            if !left.is_empty() {
                drop_elsewhere(left);
            }
            each
        }),
    }
}

/// What it takes to judge contracts together with configuration.
struct Judge<'a> {
    traffic: Vec<&'a Traffic>,
    rules: Arc<Rules>,
    timed: bool,
}

/// Which rules are on for files that configure, and whether all was read that these may be about.
struct Rules {
    files: Vec<FileId>,
    levels: Vec<Levels>,
    complete: Vec<bool>,
}

impl<'a> Judge<'a> {
    fn of(snapshot: Snapshot<'_>, files: &[FileId], traffic: &'a [Arc<Traffic>]) -> Self {
        let traffic = traffic.iter().map(|it| &**it).collect();
        Self { traffic, rules: Rules::of(snapshot, files), timed: snapshot.options.timed }
    }

    fn run(&self, contracts: &[&Contract], joined: &Joined) -> Arc<Judged> {
        let enabled = |meta: &'static Meta| self.rules.levels.iter().any(|levels| levels.is_on(meta));
        let options = |meta: &'static Meta| self.rules.levels.first()?.options(meta);
        let mut runner = Runner::new(&enabled, self.timed).with_options(&options);
        let system = System { contracts, traffic: &self.traffic, joined, complete: &self.rules.complete };
        wirelint_rules::run_system(&system, &mut runner);
        Arc::new(Judged::of(runner, 0))
    }
}

impl Rules {
    fn of(snapshot: Snapshot<'_>, files: &[FileId]) -> Arc<Self> {
        let Snapshot { vfs, memo, .. } = snapshot;
        let mut known = lock(&memo.system.rules);
        if let Some(known) = known.as_ref().filter(|it| it.files == files) {
            return Arc::clone(known);
        }
        let configs = snapshot.configs();
        let rules = Arc::new(Self {
            files: files.to_vec(),
            levels: files.iter().map(|file| configs.levels(vfs.file(*file).path())).collect(),
            complete: files.iter().map(|it| covers_workspace_of(snapshot, vfs.file(*it).path())).collect(),
        });
        *known = Some(Arc::clone(&rules));
        rules
    }
}

/// What `make` makes of each of `all` with what `files` configure around its `contract`.
pub(crate) fn each_around<T: Sync, U: Send>(
    snapshot: Snapshot<'_>,
    files: &[FileId],
    all: &[T],
    contract: impl Fn(&T) -> &Contract,
    make: impl Fn(&T, Around<'_>) -> U + Sync,
) -> Vec<U> {
    let traffic: Vec<Arc<Traffic>> = files.iter().map(|file| traffic(snapshot, *file)).collect();
    let contracts: Vec<&Contract> = all.iter().map(contract).collect();
    let joined = joined(&traffic, &contracts);
    let traffic: Vec<&Traffic> = traffic.iter().map(|it| &**it).collect();
    let complete = vec![false; files.len()];
    let system = System { contracts: &contracts, traffic: &traffic, joined: &joined, complete: &complete };
    let numbered: Vec<(u32, &T)> = (0..).zip(all).collect();
    each(&numbered, |(number, it)| make(it, system.around(*number)))
}

/// What `ask` makes of the contract with that `number` among those that a host that lives on knows, those of `roots` before those of `methods`, and
/// of what `files` configure around it.
pub(crate) fn ask_around<T>(
    snapshot: Snapshot<'_>,
    files: &[FileId],
    (roots, methods): (&[FileId], &[Arc<Package>]),
    number: usize,
    ask: impl FnOnce(&Contract, Around<'_>) -> T,
) -> T {
    let Snapshot { vfs, memo, .. } = snapshot;
    let configured: Vec<Arc<Traffic>> = files.iter().map(|file| traffic(snapshot, *file)).collect();
    memo.ask_all(vfs, snapshot.configs(), roots, |contracts, addresses| {
        let contracts: Vec<&Contract> =
            contracts.iter().copied().chain(methods.iter().map(|it| &it.contract)).collect();
        let addresses: Vec<u64> =
            addresses.iter().copied().chain(methods.iter().map(|it| it.addresses)).collect();
        let join = memo.system.join(&configured, &contracts, &addresses);
        let traffic: Vec<&Traffic> = configured.iter().map(|it| &**it).collect();
        let complete = vec![false; files.len()];
        let system =
            System { contracts: &contracts, traffic: &traffic, joined: &join.joined, complete: &complete };
        ask(contracts[number], system.around(number as u32))
    })
}

fn with<'a>(contracts: &[&'a Contract], methods: &[&'a Arc<Package>]) -> Vec<&'a Contract> {
    contracts.iter().copied().chain(methods.iter().map(|it| &it.contract)).collect()
}

/// Contracts whose operations are configured around.
#[derive(Clone, Copy)]
pub(crate) enum Contracts<'a> {
    /// These.
    Given(&'a [&'a Contract]),
    /// Those of a host that lives on, by their roots.
    Known(&'a [FileId]),
}

fn joined(traffic: &[Arc<Traffic>], contracts: &[&Contract]) -> Joined {
    let callees: Vec<Callees> = contracts.iter().map(|it| Callees::of(&it.observed)).collect();
    let traffic: Vec<&Traffic> = traffic.iter().map(|it| &**it).collect();
    join(&traffic, &callees)
}
