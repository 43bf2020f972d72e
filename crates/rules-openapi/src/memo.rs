//! What rules have found out about a contract, so that after an edit only what hangs on the edited item is judged again.

use std::ops::Range;

use rustc_hash::FxHashMap;
use wirelint_diagnostics::Diagnostic;
use wirelint_lint::Context;
use wirelint_openapi::link::{At, Linked, OperationSite, Origin};
use wirelint_openapi::spec::Object;
use wirelint_source::ItemId;

use crate::{Name, Subject};

/// What rules have found out about a contract. Worth something as long as the same rules are on.
#[derive(Default)]
pub struct Memo {
    paths: Vec<Path>,
    /// By rule: for each operation the name that it has, if it has one.
    names: FxHashMap<&'static str, Vec<Name>>,
    /// The items whose names are to be looked up again.
    stale: Vec<(u32, ItemId)>,
    /// Nobody will ask again.
    once: bool,
}

/// The operations of one path.
struct Path {
    /// Indices into [`Linked::operations`].
    sites: Range<usize>,
    /// What was looked at.
    items: Vec<(u32, ItemId)>,
    /// By rule what was found. Places in skeletons move, so what has findings is judged every time.
    found: FxHashMap<&'static str, Vec<Diagnostic>>,
}

impl Memo {
    /// For one run only: remembers nothing.
    pub fn for_once() -> Self {
        Self { once: true, ..Self::default() }
    }

    /// Forgets what hangs on `changed`, or everything.
    pub(crate) fn forget(&mut self, linked: &Linked, changed: Option<&[(u32, ItemId)]>) {
        let Some(changed) = changed else {
            self.names.clear();
            self.paths = paths(linked, !self.once);
            return;
        };
        self.stale = changed.to_vec();
        for path in &mut self.paths {
            if path.items.iter().any(|&item| hangs_on(item, changed)) {
                path.found.clear();
                path.items = items(linked, &linked.operations()[path.sites.clone()]);
            }
        }
    }

    /// Reports what `check` finds in each path.
    pub(crate) fn paths(
        &mut self,
        ctx: &mut Context<'_>,
        rule: &'static str,
        subject: Subject<'_>,
        check: fn(&mut Context<'_>, Subject<'_>, &[OperationSite]),
    ) {
        for path in &mut self.paths {
            if path.found.get(rule).is_some_and(Vec::is_empty) {
                continue;
            }
            let sites = &subject.linked.operations()[path.sites.clone()];
            if self.once {
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
        if !self.names.contains_key(rule) {
            let all = linked.objects_of(Object::Operation).filter_map(|at| name(linked, at)).collect();
            return self.names.entry(rule).insert_entry(all).into_mut();
        }
        let names = self.names.entry(rule).or_default();
        let is_stale = |at: &At| hangs_on((at.doc, at.node.item), &self.stale);
        let again = linked.objects_of(Object::Operation).filter(is_stale);
        for operation in again {
            let known = names.iter().position(|it| it.owner == operation);
            match (known, name(linked, operation)) {
                (Some(known), Some(name)) => names[known] = name,
                (Some(known), None) => _ = names.remove(known),
                (None, None) => {}
                (None, Some(name)) => {
                    names.push(name);
                    let place = |it: &Name| (it.owner.doc, linked.node(it.owner).range().start);
                    names.sort_by_cached_key(place);
                }
            }
        }
        names
    }
}

/// Whether what was read of `item` may be something else after a change of the others. What stands in a skeleton may hold any item.
fn hangs_on(item: (u32, ItemId), changed: &[(u32, ItemId)]) -> bool {
    changed.iter().any(|it| item == *it || item == (it.0, ItemId::SKELETON))
}

fn paths(linked: &Linked, with_items: bool) -> Vec<Path> {
    let sites = linked.operations();
    let mut paths = Vec::new();
    let mut start = 0;
    for of_path in sites.chunk_by(|a, b| a.path_key == b.path_key) {
        let range = start..start + of_path.len();
        start = range.end;
        // What others call is not addressed by its path.
        if of_path[0].origin == Origin::Path {
            let items = if with_items { items(linked, of_path) } else { Vec::new() };
            paths.push(Path { sites: range, items, found: FxHashMap::default() });
        }
    }
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
    items
}
