//! What rules have found out about a contract, so that after an edit only what hangs on the edited item is judged again.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_diagnostics::Diagnostic;
use wirelint_lint::Context;
use wirelint_openapi::link::{At, Linked, OperationSite, Origin};
use wirelint_openapi::spec::Object;
use wirelint_source::ItemId;

use crate::{Name, Subject};

/// What rules have found out about a contract. Worth something as long as the same rules are on.
#[derive(Default)]
pub struct Memo {
    paths: Option<Vec<Path>>,
    names: BTreeMap<&'static str, Names>,
    /// Nobody will ask again.
    once: bool,
}

/// The operations of one path.
struct Path {
    /// Indices into [`Linked::operations`].
    sites: Range<usize>,
    /// The path, where its operations are written, and where the list of the parameters that they share.
    key: (Arc<str>, Vec<At>, Vec<At>),
    /// What was looked at.
    items: Vec<(u32, ItemId)>,
    /// By rule what was found. Places in skeletons move, so what has findings is judged every time.
    found: FxHashMap<&'static str, Vec<Diagnostic>>,
}

/// What a rule knows of the operations' names.
#[derive(Default)]
struct Names {
    all: Vec<Name>,
    /// Operations whose names are to be looked up again.
    stale: FxHashSet<(u32, ItemId)>,
    /// There are other operations now.
    incomplete: bool,
}

impl Memo {
    /// For one run only: remembers nothing.
    pub fn for_once() -> Self {
        Self { once: true, ..Self::default() }
    }

    /// Forgets what hangs on `item`, the only one that has changed, of the document with that index in [`Linked::docs`].
    pub fn edited(&mut self, linked: &Linked, item: (u32, ItemId)) {
        for names in self.names.values_mut() {
            names.stale.insert(item);
        }
        for path in self.paths.iter_mut().flatten() {
            if path.items.iter().any(|&it| hangs_on(it, item)) {
                path.found.clear();
                path.items = items(linked, &linked.operations()[path.sites.clone()]);
            }
        }
    }

    /// Forgets what hangs on `items` or on the skeleton of the root document, after which there may be other operations.
    pub fn edited_around(&mut self, linked: &Linked, items: &FxHashSet<(u32, ItemId)>) {
        for names in self.names.values_mut() {
            names.stale.extend(items);
            names.incomplete = true;
        }
        let Some(old) = self.paths.take() else { return };
        let is_stale = |it: &(u32, ItemId)| items.contains(it) || it.1 == ItemId::SKELETON;
        let mut old: FxHashMap<_, _> = old
            .into_iter()
            .filter(|path| !path.items.iter().any(is_stale))
            .map(|path| (path.key.clone(), path))
            .collect();
        let mut paths = paths(linked, |key| old.remove(key));
        for path in paths.iter_mut().filter(|path| path.items.is_empty()) {
            path.items = self::items(linked, &linked.operations()[path.sites.clone()]);
        }
        self.paths = Some(paths);
    }

    /// Reports what `check` finds in each path.
    pub(crate) fn paths(
        &mut self,
        ctx: &mut Context<'_>,
        rule: &'static str,
        subject: Subject<'_>,
        check: fn(&mut Context<'_>, Subject<'_>, &[OperationSite]),
    ) {
        let linked = subject.linked;
        let once = self.once;
        let paths = self.paths.get_or_insert_with(|| {
            let mut paths = paths(linked, |_| None);
            for path in paths.iter_mut().filter(|_| !once) {
                path.items = items(linked, &linked.operations()[path.sites.clone()]);
            }
            paths
        });
        for path in paths {
            if path.found.get(rule).is_some_and(Vec::is_empty) {
                continue;
            }
            let sites = &linked.operations()[path.sites.clone()];
            if once {
                check(ctx, subject, sites);
                continue;
            }
            let found = ctx.apart(|ctx| check(ctx, subject, sites));
            ctx.repeat(&found);
            path.found.insert(rule, found);
        }
    }

    /// The names that `name` gives of the operations, in their order.
    pub(crate) fn names(
        &mut self,
        linked: &Linked,
        rule: &'static str,
        name: fn(&Linked, At) -> Option<Name>,
    ) -> &[Name] {
        let is_new = !self.names.contains_key(rule);
        let Names { all, stale, incomplete } = self.names.entry(rule).or_default();
        if is_new || *incomplete || !stale.is_empty() {
            let is_stale = |at: At| {
                stale.contains(&(at.doc, at.node.item))
                    || at.node.item == ItemId::SKELETON && stale.iter().any(|(doc, _)| *doc == at.doc)
            };
            let mut known: FxHashMap<At, Name> = std::mem::take(all)
                .into_iter()
                .filter(|it| !is_stale(it.owner))
                .map(|it| (it.owner, it))
                .collect();
            let operations = linked.objects_of(Object::Operation);
            all.extend(operations.filter_map(|at| known.remove(&at).or_else(|| name(linked, at))));
            stale.clear();
            *incomplete = false;
        }
        all
    }
}

/// Whether what was read of `item` may be something else after a change of the other. What stands in a skeleton may hold any item.
fn hangs_on(item: (u32, ItemId), changed: (u32, ItemId)) -> bool {
    item == changed || item == (changed.0, ItemId::SKELETON)
}

/// The paths of `linked`, each with what `known` knows of it.
fn paths(linked: &Linked, mut known: impl FnMut(&(Arc<str>, Vec<At>, Vec<At>)) -> Option<Path>) -> Vec<Path> {
    let mut paths = Vec::new();
    let mut start = 0;
    for of_path in linked.operations().chunk_by(|a, b| a.path_key == b.path_key) {
        let sites = start..start + of_path.len();
        start = sites.end;
        // What others call is not addressed by its path.
        if of_path[0].origin != Origin::Path {
            continue;
        }
        let shared = of_path.iter().filter_map(|it| linked.child(it.path_item, "parameters")).collect();
        let key = (Arc::clone(&of_path[0].path), of_path.iter().map(|it| it.at).collect(), shared);
        paths.push(match known(&key) {
            Some(known) => Path { sites, ..known },
            None => Path { sites, key, items: Vec::new(), found: FxHashMap::default() },
        });
    }
    paths.shrink_to_fit();
    paths
}

/// The items that hold the operations at `sites` and their parameters.
fn items(linked: &Linked, sites: &[OperationSite]) -> Vec<(u32, ItemId)> {
    let mut items = Vec::new();
    let mut add = |at: At| items.push((at.doc, at.node.item));
    for site in sites {
        add(site.at);
        for holder in [site.at, site.path_item] {
            let Some(list) = linked.child(holder, "parameters") else { continue };
            // A path's list is an item, an operation's is inside of its own.
            add(list);
            for parameter in linked.elements(list) {
                add(parameter);
                linked.resolve(parameter).into_iter().for_each(&mut add);
            }
        }
    }
    items.sort_unstable();
    items.dedup();
    items.shrink_to_fit();
    items
}
