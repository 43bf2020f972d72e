//! What each node was read as: one byte a node, one table an item.

use wirelint_source::ItemId;

use crate::link::At;
use crate::spec::Object;

/// What a node was read as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mark {
    /// An object that is written out there.
    Object(Object),
    /// Nothing but a reference to such an object.
    Reference(Object),
    /// A mapping or list of the specification that holds objects.
    Container,
}

/// The marks of all documents.
#[derive(Default)]
pub(super) struct Marks {
    docs: Vec<Vec<Vec<u8>>>,
}

const NONE: u8 = 0;
const CONTAINER: u8 = 0x7F;
const REFERENCE: u8 = 0x80;

impl Marks {
    /// Makes room for one more document with that many items.
    pub(super) fn add_doc(&mut self, items: usize) {
        self.docs.push(vec![Vec::new(); items]);
    }

    /// Makes room for more items in a document.
    pub(super) fn grow(&mut self, doc: u32, items: usize) {
        let of_doc = &mut self.docs[doc as usize];
        of_doc.resize_with(items.max(of_doc.len()), Vec::new);
    }

    /// Gives back the room that is not needed.
    pub(super) fn shrink_to_fit(&mut self) {
        self.docs.iter_mut().flatten().for_each(Vec::shrink_to_fit);
    }

    /// Takes the marks of one item off.
    pub(super) fn clear(&mut self, doc: u32, item: ItemId) {
        self.docs[doc as usize][item.0 as usize].clear();
    }

    pub(super) fn get(&self, at: At) -> Option<Mark> {
        let item = &self.docs[at.doc as usize][at.node.item.0 as usize];
        match item.get(at.node.index as usize).copied().unwrap_or(NONE) {
            NONE => None,
            CONTAINER => Some(Mark::Container),
            byte if byte & REFERENCE != 0 => Some(Mark::Reference(object(byte & !REFERENCE))),
            byte => Some(Mark::Object(object(byte))),
        }
    }

    /// Marks a node that has no mark; `false` where it has one, which stays.
    #[inline]
    pub(super) fn set(&mut self, at: At, mark: Mark) -> bool {
        let item = &mut self.docs[at.doc as usize][at.node.item.0 as usize];
        let index = at.node.index as usize;
        if index >= item.len() {
            item.resize(index + 1, NONE);
        }
        if item[index] != NONE {
            return false;
        }
        item[index] = match mark {
            Mark::Object(object) => object as u8 + 1,
            Mark::Reference(object) => (object as u8 + 1) | REFERENCE,
            Mark::Container => CONTAINER,
        };
        true
    }
}

fn object(byte: u8) -> Object {
    Object::ALL[byte as usize - 1]
}
