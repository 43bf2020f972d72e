//! What aliases stand for, and whether there is an end to it.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use wirelint_source::{ItemId, TextRange};

use crate::tree::{HAS_PROPS, NodeId, RawKind, Tree};
use crate::{MAX_EXPANSION, SyntaxError};

/// Fills [`Tree::aliases`] and reports aliases without an anchor, aliases inside their own anchor, and an expansion
/// beyond [`MAX_EXPANSION`], after which none is followed. Linear in the number of nodes.
pub(crate) fn link(tree: &mut Tree) {
    let text = tree.text.clone();
    let mut walk = Walk { text: &text, ..Walk::default() };
    let mut roots = tree.roots.iter().copied().peekable();
    let skeleton = &tree.items[0];
    let mut index = 0;
    while index < skeleton.nodes.len() as u32 {
        if roots.next_if_eq(&index).is_some() {
            // Anchors live in one document (YAML 1.2.2 §7.1).
            walk.document();
        }
        let node = skeleton.nodes.get(index);
        if node.kind == RawKind::Item {
            walk.close(0, index);
            let number = node.next;
            for inner in 0..tree.items[number as usize].nodes.len() as u32 {
                walk.node(tree, number, inner);
            }
            walk.close(number, u32::MAX);
        } else {
            walk.node(tree, 0, index);
        }
        index += 1;
    }
    let Walk { links, mut errors, total, bomb, .. } = walk;
    // The skeleton's come between those of the items.
    errors.sort_by_key(|(item, _)| *item);
    tree.aliases = links;
    for of_item in errors.chunk_by(|(one, _), (other, _)| one == other) {
        report(tree, of_item[0].0, of_item.iter().map(|(_, error)| error.clone()));
    }
    if total > MAX_EXPANSION {
        tree.aliases.clear();
        if let Some((item, range)) = bomb {
            let message = format!(
                "the aliases of this file stand for more than {MAX_EXPANSION} nodes; none is followed"
            );
            let help = "write the repeated parts once and refer to them with `$ref`";
            report(tree, item, [SyntaxError::new(range, message).help(help)]);
        }
    }
}

/// Adds errors to those of an item.
fn report(tree: &mut Tree, item: u32, more: impl IntoIterator<Item = SyntaxError>) {
    // The tree is still being made: nobody else holds its items.
    if let Some(item) = Arc::get_mut(&mut tree.items[item as usize]) {
        let mut errors = std::mem::take(&mut item.errors).into_vec();
        errors.extend(more);
        errors.sort_by_key(|error| error.range);
        item.errors = errors.into_boxed_slice();
    }
}

#[derive(Default)]
struct Walk<'t> {
    text: &'t str,
    /// The latest anchor of each name, as an index into `anchors`.
    names: FxHashMap<&'t str, usize>,
    anchors: Vec<Target>,
    /// Those of `anchors` whose node is still open.
    open: Vec<usize>,
    /// How many nodes there are so far, aliases expanded.
    total: u64,
    links: FxHashMap<NodeId, NodeId>,
    errors: Vec<(u32, SyntaxError)>,
    /// The alias with which `total` passed the limit.
    bomb: Option<(u32, TextRange)>,
}

struct Target {
    node: NodeId,
    /// The first index behind the node in its arena.
    next: u32,
    /// `total` before the node, and its expanded size once it is closed.
    before: u64,
    size: Option<u64>,
}

impl Walk<'_> {
    fn document(&mut self) {
        self.names.clear();
        self.open.clear();
    }

    fn node(&mut self, tree: &Tree, number: u32, index: u32) {
        self.close(number, index);
        let item = &tree.items[number as usize];
        let start = tree.starts[number as usize];
        let node = item.nodes.get(index);
        let id = NodeId { item: ItemId(number), index };
        let before = self.total;
        if node.kind == RawKind::Alias {
            let range = TextRange::new(node.start, node.end);
            let name = TextRange::new(start + node.start + 1, start + node.end).of(self.text);
            let size = self.follow(id, range, name);
            self.total = self.total.saturating_add(size);
            if self.total > MAX_EXPANSION && self.bomb.is_none() {
                self.bomb = Some((number, range));
            }
        } else {
            self.total = self.total.saturating_add(1);
        }
        if node.flags & HAS_PROPS != 0
            && let Ok(at) = item.props.binary_search_by_key(&index, |props| props.node)
            && let Some(anchor) = item.props[at].anchor
        {
            let name = TextRange::new(start + anchor.start + 1, start + anchor.end).of(self.text);
            self.names.insert(name, self.anchors.len());
            self.open.push(self.anchors.len());
            self.anchors.push(Target { node: id, next: node.next, before, size: None });
        }
    }

    /// The expanded size of what the alias `id` stands for.
    fn follow(&mut self, id: NodeId, range: TextRange, name: &str) -> u64 {
        let Some(&target) = self.names.get(name) else {
            let message = format!("no anchor `&{name}` stands before this alias");
            let error =
                SyntaxError::new(range, message).help("quote the value if it is text that starts with `*`");
            self.errors.push((id.item.0, error));
            return 1;
        };
        let target = &self.anchors[target];
        let Some(size) = target.size else {
            let message = format!("`*{name}` stands inside its own anchor, so it has no end");
            self.errors.push((id.item.0, SyntaxError::new(range, message)));
            return 1;
        };
        self.links.insert(id, target.node);
        size
    }

    /// Closes the anchored nodes that end before node `index` of item `number`. Nodes of the skeleton stay open while
    /// an item inside them is read.
    fn close(&mut self, number: u32, index: u32) {
        while let Some(&last) = self.open.last() {
            let target = &mut self.anchors[last];
            if target.node.item.0 != number || target.next > index {
                break;
            }
            target.size = Some(self.total - target.before);
            self.open.pop();
        }
    }
}
