//! What each item of the documents was read for.

use rustc_hash::FxHashMap;
use wirelint_model::Status;
use wirelint_source::ItemId;

use crate::link::At;
use crate::observe::Observation;
use crate::syntax::PathItem;

/// What items were read for, by document and item.
#[derive(Default)]
pub(super) struct Readers {
    of_item: FxHashMap<(u32, ItemId), Vec<Reader>>,
}

/// Something that is observed, by where it is defined.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Reader {
    Input(At),
    Body(At),
    Output(At, Status),
    /// The parameters of a path item.
    Shared(At),
    /// The operation that is written there.
    Operation(At),
}

impl Readers {
    /// What the item was read for, each once. It counts as not read any more.
    pub(super) fn take(&mut self, doc: u32, item: ItemId) -> Vec<Reader> {
        self.of_item.remove(&(doc, item)).unwrap_or_default()
    }

    fn add(&mut self, at: At, reader: Reader) {
        let readers = self.of_item.entry((at.doc, at.node.item)).or_default();
        if !readers.contains(&reader) {
            readers.push(reader);
        }
    }
}

impl Observation<'_, '_> {
    /// Remembers that what stands at `at` was read for `reader`.
    #[inline]
    pub(super) fn reads(&mut self, at: At, reader: Reader) {
        if let Some(readers) = &mut self.observer.readers {
            readers.add(at, reader);
        }
    }

    /// Remembers that the parameters of `path_item` were read for `reader`.
    pub(super) fn reads_parameters(&mut self, path_item: At, reader: Reader) {
        let parameters = PathItem(self.linked.node(path_item)).node().get("parameters");
        if let Some(parameters) = parameters {
            self.reads(path_item.beside(parameters), reader);
        }
    }
}
