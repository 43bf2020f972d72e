//! What of a schema is other after an edit, as far as it matters to what is observed.

use std::collections::BTreeSet;
use std::sync::Arc;

use memchr::memmem;
use wirelint_source::{FileId, ItemId, Span};

use crate::schema::{Doc, Schema};
use crate::syntax::TypeKind;

/// What of a schema is other than it was.
#[derive(Debug)]
pub struct Difference {
    /// The names of the types of which something else is written, or which mention one that is a scalar now and was none, or the other way
    /// round.
    pub(super) changed: BTreeSet<Arc<str>>,
    /// Items that have another number now: those of a file from one on, and the number of that one now.
    moved: Vec<(FileId, ItemId, ItemId)>,
}

impl Difference {
    /// Between `before` and `now`; `None` where documents have come or gone. Costs a look at each definition.
    pub fn between(before: &Schema, now: &Schema) -> Option<Self> {
        if before.docs().len() != now.docs().len() {
            return None;
        }
        let mut difference = Self { changed: BTreeSet::new(), moved: Vec::new() };
        for (old, new) in before.docs().iter().zip(now.docs()) {
            if old.file != new.file {
                return None;
            }
            difference.add(old, new);
        }
        let is_scalar =
            |schema: &Schema, name: &str| schema.ty(name).is_some_and(|it| it.kind() == TypeKind::Scalar);
        let others = difference.changed.iter().filter(|it| is_scalar(before, it) != is_scalar(now, it));
        let mentioning: Vec<Arc<str>> =
            others.flat_map(|name| now.docs().iter().flat_map(move |doc| mentioning(doc, name))).collect();
        difference.changed.extend(mentioning);
        Some(difference)
    }

    fn add(&mut self, old: &Doc, new: &Doc) {
        let (before, now) = (&old.summaries, &new.summaries);
        let shorter = before.len().min(now.len());
        let same = |pairs: &mut dyn Iterator<Item = (&Arc<_>, &Arc<_>)>| {
            pairs.take(shorter).take_while(|(a, b)| Arc::ptr_eq(a, b)).count()
        };
        let first = same(&mut before.iter().zip(now));
        let last = same(&mut before.iter().rev().zip(now.iter().rev())).min(shorter - first);
        let middle = before[first..before.len() - last].iter().chain(&now[first..now.len() - last]);
        self.changed.extend(middle.map(|it| Arc::clone(&it.name)).filter(|it| !it.is_empty()));
        let first = |all: usize| ItemId((all - last) as u32);
        if before.len() != now.len() && last > 0 {
            self.moved.extend(old.file.map(|file| (file, first(before.len()), first(now.len()))));
        }
    }

    /// Whether some definitions have other numbers than before.
    pub fn moves(&self) -> bool {
        !self.moved.is_empty()
    }

    /// Corrects a place of before that is in an item with another number now.
    pub fn move_span(&self, span: &mut Span) {
        for (file, first, now) in &self.moved {
            if span.file == *file && span.item >= *first {
                span.item = ItemId(span.item.0 - first.0 + now.0);
            }
        }
    }
}

/// The names of the definitions in `doc` in which the word `name` stands.
fn mentioning(doc: &Doc, name: &str) -> Vec<Arc<str>> {
    let mut found = Vec::new();
    let mut behind = 0;
    for at in memmem::find_iter(doc.parse.text().as_bytes(), name) {
        if (at as u32) < behind {
            continue;
        }
        let Some(node) = doc.parse.node_at(at as u32) else { continue };
        let Some(item) = doc.parse.item(node.id().item) else { continue };
        behind = item.range().end;
        found.push(Arc::clone(&doc.summaries[node.id().item.0 as usize].name));
    }
    found
}
