//! Which policy holds for which operation, and what selects nothing.
//!
//! Each table is asked by itself, in the order that its system defines. Where a policy is for some of an operation's calls only (it asks for a
//! header, or for certain values in the path), the search goes on behind it. Everything that is looked for is looked up in one sorted index
//! ([`index`]), so many routes over many operations cost what they select.

mod affinity;
mod callees;
mod index;
mod language;
mod missing;
mod order;
mod segments;

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_model::traffic::{Applied, Dialect, Joined, Order, PolicyId, Reach, Selector, Traffic};

pub use callees::{Address, Callee, Callees};

use affinity::Affinity;
use index::{Hit, Index, regex_of};
use language::Language;

/// Joins what files configure to the operations of contracts. The numbers of files and contracts in the result are those of their order here.
///
/// A table is only asked for the contracts that it is for: those whose servers have its hosts, else those that are called as it is, else
/// those whose paths it names, else the only one. Names in gRPC's configuration are complete and need none of that.
pub fn join(traffic: &[&Traffic], contracts: &[Callees]) -> Joined {
    let index = Index::new(contracts);
    let affinity = Affinity::new(contracts);
    let callees = contracts.iter().enumerate();
    let callees =
        callees.flat_map(|(contract, it)| it.callees.iter().map(move |it| (contract as u32, it.operation)));
    let services = contracts.iter().flat_map(|it| &it.services).map(|it| &**it);
    let mut join = Join {
        index: &index,
        services: services.collect(),
        contracts: contracts.len(),
        of_callee: callees.collect(),
        slots_of: slots_of(&index),
        found: Vec::new(),
        unmatched: Vec::new(),
        effort: missing::EFFORT,
    };
    for group in groups(traffic) {
        join.group(&group, &affinity);
    }
    join.finish()
}

/// For how many policies of a table an operation may be selected in part, by the ways to call it; the others are not told. Nobody reads so
/// many, and a thousand routes with a condition each over a whole contract would take a gigabyte.
const MOST_IN_PART: u32 = 64;

/// A selector among all that are asked together, with where it comes from.
#[derive(Clone, Copy)]
struct Entry<'t> {
    policy: PolicyId,
    selector: u32,
    it: &'t Selector,
}

/// Tables that are asked as one.
struct Group<'t> {
    tables: Vec<&'t wirelint_model::traffic::Table>,
    entries: Vec<Entry<'t>>,
}

/// What is asked together: each table by itself, except routes of the Gateway API for the same hosts, among all of which the most specific
/// match holds.
fn groups<'t>(traffic: &[&'t Traffic]) -> Vec<Group<'t>> {
    let mut groups: Vec<Group<'t>> = Vec::new();
    let mut of_hosts: FxHashMap<(bool, Vec<&str>), usize> = FxHashMap::default();
    for (file, traffic) in traffic.iter().enumerate() {
        for (number, table) in traffic.tables.iter().enumerate() {
            let mut at = groups.len();
            if table.dialect == Dialect::Gateway {
                let mut hosts: Vec<&str> = table.hosts.iter().map(|it| &*it.value).collect();
                hosts.sort_unstable();
                // Those for HTTP and those for gRPC are never merged.
                let grpc = table.policies.iter().flat_map(|it| &it.selectors).any(|it| it.grpc);
                at = *of_hosts.entry((grpc, hosts)).or_insert(at);
            }
            if at == groups.len() {
                groups.push(Group { tables: Vec::new(), entries: Vec::new() });
            }
            groups[at].tables.push(table);
            for (policy, one) in table.policies.iter().enumerate() {
                let policy = PolicyId { file: file as u32, table: number as u32, policy: policy as u32 };
                let entries = one.selectors.iter().enumerate();
                let entry = |(selector, it)| Entry { policy, selector: selector as u32, it };
                groups[at].entries.extend(entries.map(entry));
            }
        }
    }
    for group in &mut groups {
        if group.tables.iter().any(|it| it.order == Order::MostSpecific) {
            // Stable: of those that say as much, the first one.
            group.entries.sort_by_cached_key(|it| std::cmp::Reverse(order::specificity(it.it)));
        }
    }
    groups
}

fn slots_of(index: &Index) -> Vec<Vec<u32>> {
    let count = index.slots.iter().map(|it| it.callee + 1).max().unwrap_or_default();
    let mut slots_of = vec![Vec::new(); count as usize];
    for (slot, it) in index.slots.iter().enumerate() {
        slots_of[it.callee as usize].push(slot as u32);
    }
    slots_of
}

/// What a selector selects.
struct Selected {
    hits: Vec<Hit>,
    /// It can be told what that is.
    clear: bool,
}

struct Join<'j> {
    index: &'j Index,
    /// Services that are there with methods or without.
    services: FxHashSet<&'j str>,
    contracts: usize,
    of_callee: Vec<(u32, wirelint_model::OperationId)>,
    /// The ways to call each callee.
    slots_of: Vec<Vec<u32>>,
    /// What was found: the callee, its rank among what holds for it, and the policy.
    found: Vec<(u32, u32, Applied)>,
    unmatched: Vec<wirelint_model::traffic::Unmatched>,
    /// How much may be spent yet on what was perhaps meant.
    effort: usize,
}

impl Join<'_> {
    fn group(&mut self, group: &Group<'_>, affinity: &Affinity) {
        let selected: Vec<Selected> = group.entries.iter().map(|it| self.select(it.it)).collect();
        let specific = group.entries.iter().zip(&selected).filter(|(it, _)| order::is_specific(it.it));
        let mut named = vec![false; self.contracts];
        for hit in specific.flat_map(|(_, it)| &it.hits) {
            // Neighbours are of few contracts; of many, the first ones tell.
            for slot in self.index.slots[hit.slots.clone()].iter().take(1000) {
                named[slot.contract as usize] = true;
            }
        }
        let concerned = affinity.concerned(&group.tables, &named);
        let is_grpc = group.tables.iter().all(|it| it.dialect == Dialect::Grpc);
        let mut open = Open::new(self.index.slots.len(), self.of_callee.len());
        for (entry, Selected { hits, clear }) in group.entries.iter().zip(&selected) {
            let is_for = |slot: &index::Slot| {
                let by_name = is_grpc && order::is_specific(entry.it);
                by_name || concerned.contracts[slot.contract as usize]
            };
            let accepts = |slot: &index::Slot| {
                let methods = &entry.it.methods;
                (methods.is_empty() || methods.iter().any(|it| it.value == slot.method))
                    && (!entry.it.grpc || slot.grpc)
                    && is_for(slot)
            };
            for Hit { slots, reach } in hits {
                let reach = if entry.it.conditions > 0 { Reach::Some } else { *reach };
                let mut at = open.next(slots.start);
                while at < slots.end {
                    let slot = &self.index.slots[at];
                    if accepts(slot) {
                        self.apply(slot.callee, entry, reach, &mut open);
                    }
                    at = open.next(at + 1);
                }
            }
            let slots = hits.iter().flat_map(|it| &self.index.slots[it.slots.clone()]);
            let selects_nothing = order::is_specific(entry.it) && !slots.clone().any(accepts);
            if selects_nothing && *clear {
                let paths = slots.clone().any(is_for);
                missing::note(self, entry, paths, is_grpc, &concerned);
            }
        }
    }

    fn select(&self, selector: &Selector) -> Selected {
        let Some(regex) = regex_of(selector) else {
            return Selected { hits: self.index.select(selector, None), clear: true };
        };
        // What cannot be read selects nothing, which is a fault of its own.
        let Ok(mut language) = Language::new(regex) else {
            return Selected { hits: Vec::new(), clear: false };
        };
        let hits = self.index.select(selector, Some(&mut language));
        Selected { hits, clear: !language.is_unclear() }
    }

    fn apply(&mut self, callee: u32, entry: &Entry<'_>, reach: Reach, open: &mut Open) {
        let (contract, operation) = self.of_callee[callee as usize];
        let partly = &mut open.partly[callee as usize];
        if reach == Reach::Some {
            *partly += 1;
            if *partly > MOST_IN_PART {
                return;
            }
        }
        let Entry { policy, selector, .. } = *entry;
        let rank = self.found.len() as u32;
        self.found.push((callee, rank, Applied { contract, operation, policy, selector, reach }));
        if reach == Reach::All {
            self.slots_of[callee as usize].iter().for_each(|&slot| open.close(slot as usize));
        }
    }

    fn finish(mut self) -> Joined {
        self.found.sort_unstable_by_key(|(callee, rank, _)| (*callee, *rank));
        let mut applied: Vec<Applied> = Vec::with_capacity(self.found.len());
        let mut first = 0;
        for (number, (callee, _, it)) in self.found.iter().enumerate() {
            if number > 0 && self.found[number - 1].0 != *callee {
                first = applied.len();
            }
            // One that can be called in several ways may be selected in several ways.
            let again =
                applied[first..].iter_mut().rev().take_while(|other| other.policy.table == it.policy.table);
            match again.into_iter().find(|other| (other.policy, other.selector) == (it.policy, it.selector)) {
                Some(other) => other.reach = other.reach.max(it.reach),
                None => applied.push(*it),
            }
        }
        self.unmatched.sort_by_key(|it| (it.policy, it.selector));
        Joined { applied, unmatched: self.unmatched }
    }
}

/// Which slots are not yet settled; passes over those that are.
struct Open {
    next: Vec<u32>,
    /// For how many policies each callee was selected in part.
    partly: Vec<u32>,
}

impl Open {
    fn new(slots: usize, callees: usize) -> Self {
        Self { next: (0..=slots as u32).collect(), partly: vec![0; callees] }
    }

    /// The first one from `at` on; the number of all where there is none.
    fn next(&mut self, at: usize) -> usize {
        let mut root = at;
        while self.next[root] as usize != root {
            root = self.next[root] as usize;
        }
        let mut way = at;
        while self.next[way] as usize != root {
            way = std::mem::replace(&mut self.next[way], root as u32) as usize;
        }
        root
    }

    fn close(&mut self, at: usize) {
        self.next[at] = at as u32 + 1;
    }
}

#[cfg(test)]
mod tests;
