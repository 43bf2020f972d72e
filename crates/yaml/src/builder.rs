//! Both readers put their nodes here; it cuts them into items.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;
use wirelint_source::{ItemId, Text, TextRange};

use crate::SyntaxError;
use crate::alias;
use crate::incremental::Stretch;
use crate::nodes::Nodes;
use crate::tree::{Format, HAS_PROPS, Item, NodeId, Props, Raw, RawKind, Tree};

/// How many errors of one file are kept: nobody reads more, and a file that is no YAML or JSON at all would have one a line.
pub(crate) const MAX_ERRORS: usize = 1000;

/// How many steps from the root an item is.
const ITEM_DEPTH: usize = 3;

/// Takes nodes in preorder, with offsets from the start of the file, and makes a [`Tree`] of them.
///
/// A collection is opened, filled and closed. The reader says where anchors, tags, comments and errors are as it meets
/// them; they go to the item that is open then.
pub(crate) struct Builder<'t> {
    text: &'t str,
    skeleton: Arena,
    item: Arena,
    /// The items finished so far, and where each starts. The skeleton comes in front at the end.
    items: Vec<Arc<Item>>,
    starts: Vec<u32>,
    roots: Vec<u32>,
    aliases: bool,
    /// See [`Tree::local`].
    local: bool,
    /// How many errors there have been.
    errors: usize,
    /// How many collections are open.
    depth: usize,
    /// The start of the open item; `None` while nodes go to the skeleton.
    base: Option<u32>,
}

#[derive(Default)]
struct Arena {
    nodes: Vec<Raw>,
    props: Vec<Props>,
    comments: Vec<TextRange>,
    errors: Vec<SyntaxError>,
}

/// An open collection, to be given back to [`Builder::close`].
#[derive(Clone, Copy)]
pub(crate) struct Open {
    index: u32,
    in_item: bool,
    /// Whether this collection is an item's root.
    opened_item: bool,
}

impl<'t> Builder<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let mut skeleton = Arena::default();
        skeleton.nodes.reserve(64);
        let mut item = Arena::default();
        item.nodes.reserve(if text.len() > 4096 { 1024 } else { 16 });
        Self {
            text,
            skeleton,
            item,
            items: Vec::new(),
            starts: Vec::new(),
            roots: Vec::new(),
            aliases: false,
            local: true,
            errors: 0,
            depth: 0,
            base: None,
        }
    }

    /// Something was met that has a say in how the rest is read.
    pub(crate) fn not_local(&mut self) {
        self.local = false;
    }

    /// How many items have been finished.
    pub(crate) fn finished(&self) -> usize {
        self.items.len()
    }

    /// What was read of one item, after collections around it had been opened in a builder that has nothing else: the item, the bytes
    /// from where to where it goes, and the comments that stand around it. `None` where more or less than that was read, or
    /// something that has a say in how the rest is read, or of which something was wrong outside of it.
    pub(crate) fn finish_one(mut self) -> Option<(Arc<Item>, TextRange, Vec<TextRange>)> {
        let [.., place] = &*self.skeleton.nodes else { return None };
        let alone = self.items.len() == 1
            && self.skeleton.nodes.len() == ITEM_DEPTH + 1
            && place.kind == RawKind::Item
            && self.skeleton.errors.is_empty()
            && self.local
            && !self.aliases;
        let range = TextRange::new(place.start, place.end);
        alone.then(|| (self.items.swap_remove(0), range, self.skeleton.comments))
    }

    /// Starts behind an item, the last node of `skeleton`, in a builder that has nothing: within its nodes `open`, outermost first.
    pub(crate) fn go_on(&mut self, skeleton: &[Raw], open: impl Iterator<Item = u32>) -> Vec<Open> {
        self.skeleton.nodes.extend(skeleton);
        let open: Vec<Open> = open.map(|index| Open { index, in_item: false, opened_item: false }).collect();
        self.depth = open.len();
        open
    }

    /// Where the item starts that was finished last.
    pub(crate) fn last_start(&self) -> u32 {
        self.starts.last().copied().unwrap_or(0)
    }

    /// What was read since it [went on](Self::go_on), up to where the collections `open` are. `None` where something has a say in how the rest
    /// is read.
    pub(crate) fn finish_stretch(self, open: &[Open]) -> Option<Stretch> {
        let open = open.iter().map(|it| it.index).collect();
        let Self { items, starts, .. } = self;
        self.local.then_some(Stretch { skeleton: self.skeleton.nodes, items, starts, open })
    }

    /// How many collections are open.
    pub(crate) fn depth(&self) -> usize {
        self.depth
    }

    /// The next node is the root of a document.
    pub(crate) fn root(&mut self) {
        self.roots.push(self.skeleton.nodes.len() as u32);
    }

    /// Opens a mapping or a sequence at `start`; where it becomes an item, `from` (at most `start`) is where the item
    /// starts, so that the collection's own anchor and tag lie inside it. `flags` are those of [`Raw`].
    #[inline]
    pub(crate) fn open(&mut self, kind: RawKind, start: u32, from: u32, flags: u8) -> Open {
        let opened_item = self.depth == ITEM_DEPTH;
        self.depth += 1;
        if opened_item {
            // The place in the skeleton; its end is set when the item closes.
            let number = self.items.len() as u32 + 1;
            self.skeleton.nodes.push(Raw {
                start: from,
                end: from,
                next: number,
                kind: RawKind::Item,
                flags: 0,
                extra: 0,
            });
            self.base = Some(from);
        }
        let (index, in_item) = self.push(kind, start, start, flags, 0);
        Open { index, in_item, opened_item }
    }

    /// Closes `open`, whose last byte is before `end`. `flags` are added to those it was opened with.
    #[inline]
    pub(crate) fn close(&mut self, open: Open, end: u32, flags: u8) {
        self.depth -= 1;
        let base = self.base.unwrap_or(0);
        let arena = if open.in_item { &mut self.item } else { &mut self.skeleton };
        let next = arena.nodes.len() as u32;
        let node = &mut arena.nodes[open.index as usize];
        node.end = (end - base).max(node.start);
        node.next = next;
        node.flags |= flags;
        if open.opened_item {
            self.finish_item(end);
        }
    }

    /// Adds a scalar, an alias, a missing value or an error node.
    #[inline]
    pub(crate) fn leaf(&mut self, kind: RawKind, range: TextRange, flags: u8, extra: u16) -> NodeId {
        self.aliases |= kind == RawKind::Alias;
        let (index, in_item) = self.push(kind, range.start, range.end, flags, extra);
        self.id(index, in_item)
    }

    /// Says that the node just opened or added has an anchor or a tag (with `&` or `!`).
    pub(crate) fn props(&mut self, anchor: Option<TextRange>, tag: Option<TextRange>) {
        if anchor.is_none() && tag.is_none() {
            return;
        }
        let base = self.base.unwrap_or(0);
        let arena = if self.base.is_some() { &mut self.item } else { &mut self.skeleton };
        let Some(node) = arena.nodes.last_mut() else { return };
        node.flags |= HAS_PROPS;
        let index = arena.nodes.len() as u32 - 1;
        let relative = |it: TextRange| TextRange::new(it.start - base, it.end - base);
        arena.props.push(Props { node: index, anchor: anchor.map(relative), tag: tag.map(relative) });
    }

    /// Adds a comment, from its `#` to the end of its line's content.
    pub(crate) fn comment(&mut self, range: TextRange) {
        let (arena, base) = self.arena_for(range);
        arena.comments.push(TextRange::new(range.start - base, range.end - base));
    }

    /// Adds an error; its ranges count from the start of the file. Of more than [`MAX_ERRORS`] the rest is dropped.
    pub(crate) fn error(&mut self, mut error: SyntaxError) {
        self.errors += 1;
        if self.errors > MAX_ERRORS {
            return;
        }
        if self.errors == MAX_ERRORS {
            let message = format!("from here on, more than {MAX_ERRORS} mistakes are not listed");
            error = SyntaxError::new(error.range, message);
        }
        // The other place may lie outside the item; then the error belongs to the skeleton.
        let span = error.related.as_ref().map_or(error.range, |(range, _)| error.range.cover(*range));
        let (arena, base) = self.arena_for(span);
        error.range = TextRange::new(error.range.start - base, error.range.end - base);
        if let Some((range, _)) = &mut error.related {
            *range = TextRange::new(range.start - base, range.end - base);
        }
        arena.errors.push(error);
    }

    /// Makes the tree. `errors` are added to the skeleton's.
    pub(crate) fn finish(mut self, text: Text, format: Format, errors: Vec<SyntaxError>) -> Tree {
        self.skeleton.errors.extend(errors);
        let mut items = Vec::with_capacity(self.items.len() + 1);
        items.push(Arc::new(self.skeleton.take(|all| Nodes::Long(all.into()))));
        items.append(&mut self.items);
        let mut starts = Vec::with_capacity(items.len());
        starts.push(0);
        starts.append(&mut self.starts);
        let skeleton = items[0].nodes.of_skeleton();
        let places = skeleton.iter().enumerate().filter(|(_, node)| node.kind == RawKind::Item);
        let places = std::iter::once(0).chain(places.map(|(index, _)| index as u32)).collect();
        // A merge key brings what is in an item into what is around it.
        let is_merge = |node: &Raw| {
            node.kind == RawKind::Plain && text.get(node.start as usize..node.end as usize) == Some("<<")
        };
        let merges = format == Format::Yaml && skeleton.iter().any(is_merge);
        let local =
            self.local && !merges && !self.aliases && self.roots.len() == 1 && self.errors < MAX_ERRORS;
        let order = (1..items.len() as u32).collect();
        let mut tree = Tree {
            text,
            format,
            items,
            order,
            starts,
            places,
            roots: self.roots,
            aliases: FxHashMap::default(),
            local,
            habits: OnceLock::new(),
        };
        if self.aliases {
            alias::link(&mut tree);
        }
        tree
    }

    #[inline]
    fn push(&mut self, kind: RawKind, start: u32, end: u32, flags: u8, extra: u16) -> (u32, bool) {
        debug_assert!(
            self.text.get(start as usize..end as usize).is_some(),
            "{kind:?}@{start}..{end} splits the text"
        );
        let (arena, base, in_item) = match self.base {
            Some(base) => (&mut self.item, base, true),
            None => (&mut self.skeleton, 0, false),
        };
        let index = arena.nodes.len() as u32;
        arena.nodes.push(Raw { start: start - base, end: end - base, next: index + 1, kind, flags, extra });
        (index, in_item)
    }

    fn id(&self, index: u32, in_item: bool) -> NodeId {
        let item = if in_item { self.items.len() as u32 + 1 } else { 0 };
        NodeId { item: ItemId(item), index }
    }

    fn arena_for(&mut self, range: TextRange) -> (&mut Arena, u32) {
        match self.base {
            Some(base) if range.start >= base => (&mut self.item, base),
            _ => (&mut self.skeleton, 0),
        }
    }

    fn finish_item(&mut self, end: u32) {
        let start = self.base.take().unwrap_or(0);
        if let Some(place) = self.skeleton.nodes.last_mut() {
            place.end = end.max(start);
        }
        self.items.push(Arc::new(self.item.take(Nodes::of_item)));
        self.starts.push(start);
    }
}

impl Arena {
    /// Moves the content out into an item, exactly sized, its nodes as `kept` has them, and keeps the room for the next one.
    fn take(&mut self, kept: impl FnOnce(&[Raw]) -> Nodes) -> Item {
        // Some are only found where what they are about ends.
        self.errors.sort_by_key(|error| error.range);
        let item = Item {
            nodes: kept(&self.nodes),
            props: self.props.as_slice().into(),
            comments: self.comments.as_slice().into(),
            errors: std::mem::take(&mut self.errors).into_boxed_slice(),
            above: OnceLock::new(),
        };
        self.nodes.clear();
        self.props.clear();
        self.comments.clear();
        item
    }
}
