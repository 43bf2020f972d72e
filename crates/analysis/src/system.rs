//! What is configured around contracts: by itself, and together with all of them.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use wirelint_lint::{Meta, Runner};
use wirelint_model::Contract;
use wirelint_model::traffic::{Joined, System, Traffic};
use wirelint_source::FileId;
use wirelint_traffic::{Callees, join};

use crate::contract::Judged;
use crate::coverage::covers_workspace_of;
use crate::host::Snapshot;
use crate::memo::lock;
use crate::modules::Package;

/// What is known of configuration, to be told of what changes.
#[derive(Default)]
pub(crate) struct Known {
    files: Mutex<BTreeMap<FileId, Configured>>,
    joined: Mutex<Option<Join>>,
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
    /// Kept, so that no other one can come to stand at the same place in memory.
    traffic: Vec<Arc<Traffic>>,
    joined: Arc<Joined>,
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
    }

    /// What holds for which operation. Where an edit leaves what that hangs on, it is as it was.
    fn joined(&self, traffic: &[Arc<Traffic>], contracts: &[&Contract], addresses: &[u64]) -> Arc<Joined> {
        let mut known = lock(&self.joined);
        let is_same = |it: &&Join| {
            let same_traffic = || it.traffic.iter().zip(traffic).all(|(a, b)| Arc::ptr_eq(a, b));
            it.contracts == addresses && it.traffic.len() == traffic.len() && same_traffic()
        };
        if let Some(join) = known.as_ref().filter(is_same) {
            return Arc::clone(&join.joined);
        }
        let joined = Arc::new(joined(traffic, contracts));
        *known = Some(Join {
            contracts: addresses.to_vec(),
            traffic: traffic.to_vec(),
            joined: Arc::clone(&joined),
        });
        joined
    }
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
    let mut runner = Runner::new(&enabled, options.timed);
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
    methods: &[&Package],
) -> Arc<Judged> {
    let Snapshot { vfs, memo, options, .. } = snapshot;
    let configs = snapshot.configs();
    let traffic: Vec<Arc<Traffic>> = files.iter().map(|file| traffic(snapshot, *file)).collect();
    let levels: Vec<_> = files.iter().map(|file| configs.levels(vfs.file(*file).path())).collect();
    let complete: Vec<bool> =
        files.iter().map(|file| covers_workspace_of(snapshot, vfs.file(*file).path())).collect();
    let judge = |contracts: &[&Contract], joined: &Joined| {
        let enabled = |meta: &'static Meta| levels.iter().any(|levels| levels.is_on(meta));
        let mut runner = Runner::new(&enabled, options.timed);
        let traffic: Vec<&Traffic> = traffic.iter().map(|it| &**it).collect();
        let system = System { contracts, traffic: &traffic, joined, complete: &complete };
        wirelint_rules::run_system(&system, &mut runner);
        Arc::new(Judged::of(runner, 0))
    };
    match contracts {
        Contracts::Given(contracts) => {
            let all = with(contracts, methods);
            judge(&all, &joined(&traffic, &all))
        }
        Contracts::Known(roots) => memo.ask_all(vfs, configs, roots, |contracts, addresses| {
            let all = with(contracts, methods);
            let of_methods = methods.iter().map(|it| it.addresses);
            let addresses: Vec<u64> = addresses.iter().copied().chain(of_methods).collect();
            judge(&all, &memo.system.joined(&traffic, &all, &addresses))
        }),
    }
}

fn with<'a>(contracts: &[&'a Contract], methods: &[&'a Package]) -> Vec<&'a Contract> {
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
