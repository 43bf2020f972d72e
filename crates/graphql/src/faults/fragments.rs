//! Fragments among each other: which of them nobody uses, and which use each other in a circle.

use rustc_hash::{FxHashMap, FxHashSet};

use super::cycles::closing_edges;
use super::selections::Walked;
use super::{Check, Fault, FaultKind, Faults};
use crate::schema::At;
use crate::syntax::{Fragment, FragmentSpread, Node, Operation};

impl<'s> Faults<'s> {
    /// What is wrong with the fragments of all documents together.
    pub(super) fn fragments_of_all(&self) -> Vec<Fault> {
        let fragments = self.fragments();
        let mut order: Vec<At> = fragments.keys().copied().collect();
        order.sort_unstable();
        let mut found = self.unused_fragments(&order);
        found.extend(self.fragment_cycles(&order, fragments));
        found
    }

    fn unused_fragments(&self, order: &[At]) -> Vec<Fault> {
        let mut used: FxHashSet<At> = FxHashSet::default();
        let mut open: Vec<At> = Vec::new();
        let mut unknown: Vec<&str> = Vec::new();
        for &at in self.schema.operations() {
            let node = self.schema.node(at).and_then(Operation::cast);
            let spreads = node.into_iter().flat_map(|it| it.node().descendants());
            let spreads = spreads.filter_map(FragmentSpread::cast);
            let names = spreads.filter_map(FragmentSpread::name);
            for name in names.map(Node::text) {
                match self.fragment(at.doc, name) {
                    Some(it) => open.push(it),
                    None => unknown.push(name),
                }
            }
        }
        while let Some(at) = open.pop() {
            if used.insert(at)
                && let Some(walked) = self.fragments().get(&at)
            {
                for name in walked.spreads.iter().map(|it| it.text()) {
                    match self.fragment(at.doc, name) {
                        Some(it) => open.push(it),
                        None => unknown.push(name),
                    }
                }
            }
        }
        let mut found = Vec::new();
        for &at in order.iter().filter(|it| !used.contains(it)) {
            let name = self.schema.node(at).and_then(Fragment::cast).and_then(Fragment::name);
            let (Some(mut check), Some(name)) = (Check::new(self, at.doc), name) else { continue };
            // That another one has its name has been said.
            if self.fragment(at.doc, name.text()) != Some(at) {
                continue;
            }
            let message = format!("the fragment `{}` is never used", name.text());
            check
                .report(FaultKind::NoUnusedFragments, name, message)
                .missed(name.text(), unknown.iter().copied());
            found.append(&mut check.found);
        }
        found
    }

    fn fragment_cycles(&self, order: &[At], fragments: &FxHashMap<At, Walked<'s>>) -> Vec<Fault> {
        let numbers: FxHashMap<At, usize> =
            order.iter().enumerate().map(|(number, &at)| (at, number)).collect();
        let edges = |number: usize| -> Vec<(usize, (u32, Node<'s>))> {
            let at = order[number];
            let target = |name: &Node<'s>| {
                let target = self.fragment(at.doc, name.text())?;
                Some((*numbers.get(&target)?, (at.doc, *name)))
            };
            fragments.get(&at).into_iter().flat_map(|it| &it.spreads).filter_map(target).collect()
        };
        let mut found = Vec::new();
        for ((doc, name), (first_doc, first)) in closing_edges(order.len(), edges) {
            let Some(mut check) = Check::new(self, doc) else { continue };
            let message = format!("the fragment `{}` uses itself", name.text());
            let span = self.schema.span(first_doc, first).filter(|_| first != name);
            check
                .report(FaultKind::NoFragmentCycles, name, message)
                .related(span, format!("it leads here through `{}`", first.text()));
            found.append(&mut check.found);
        }
        found
    }
}
