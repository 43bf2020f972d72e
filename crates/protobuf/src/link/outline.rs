//! The definitions of one file, and how they are found by name.

use std::hash::Hasher;

use rustc_hash::FxHasher;
use wirelint_source::TextRange;

use super::set_feature;
use crate::syntax::{Enum, Field, Message, Node, NodeId, NodeKind, Package, Parse, SyntaxLevel};

/// What a definition is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum SymbolKind {
    /// A message, that of a group included.
    Message,
    /// A field in a message, that of a group included.
    Field,
    /// A field in an `extend` block.
    Extension,
    /// A oneof.
    Oneof,
    /// An enum.
    Enum,
    /// A value of an enum. Its scope is the one that the enum is in, as in C++.
    EnumValue,
    /// A service.
    Service,
    /// A method.
    Method,
}

impl SymbolKind {
    /// Whether a field may be of it.
    pub const fn is_type(self) -> bool {
        matches!(self, Self::Message | Self::Enum)
    }

    /// How a message calls it.
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Field => "field",
            Self::Extension => "extension",
            Self::Oneof => "oneof",
            Self::Enum => "enum",
            Self::EnumValue => "enum value",
            Self::Service => "service",
            Self::Method => "method",
        }
    }
}

/// The scope of what stands at the top of a file.
pub(super) const TOP: u32 = u32::MAX;

/// A definition: 28 bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) kind: SymbolKind,
    /// The index of the definition whose scope it is in, or [`TOP`].
    pub(super) scope: u32,
    pub(super) node: NodeId,
    /// Where the name stands, relative to the item.
    name: TextRange,
}

/// The definitions of one file in the order of the text.
#[derive(Debug)]
pub struct Outline {
    pub(super) package: Box<str>,
    pub(super) entries: Box<[Entry]>,
    /// Scope, hash of the name and index, sorted.
    by_name: Box<[(u32, u32, u32)]>,
    /// The hash of all that other files see of it: names, kinds, types and who may use them, not places.
    face: u64,
}

impl Outline {
    /// The definitions of a file.
    pub fn of(parse: &Parse) -> Self {
        let package = parse.file().package().and_then(Package::path);
        let package: Box<str> = package.map(Node::name).unwrap_or_default().into();
        let mut builder =
            Builder { parse, entries: Vec::new(), by_name: Vec::new(), face: FxHasher::default() };
        builder.face.write(package.as_bytes());
        if parse.level() == SyntaxLevel::Edition2024 {
            // Who may use a definition where nothing is written at it.
            let visibility = set_feature(parse.file().options(), "default_symbol_visibility");
            builder.face.write(visibility.unwrap_or("EXPORT_TOP_LEVEL").as_bytes());
        }
        for statement in parse.statements() {
            builder.statement(statement, TOP);
        }
        for import in parse.file().imports() {
            builder.face.write_u8(import.kind() as u8);
            builder.face.write(import.path().map(Node::string).unwrap_or_default().as_bytes());
        }
        builder.by_name.sort_unstable();
        Self {
            package,
            entries: builder.entries.into(),
            by_name: builder.by_name.into(),
            face: builder.face.finish(),
        }
    }

    /// The package; empty where there is none.
    pub fn package(&self) -> &str {
        &self.package
    }

    /// How many definitions there are.
    pub fn len(&self) -> u32 {
        self.entries.len() as u32
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether other files see the same: packages, imports, definitions, types of fields.
    pub fn has_face_of(&self, other: &Self) -> bool {
        self.face == other.face
    }

    pub(super) fn name<'t>(&self, index: u32, parse: &'t Parse) -> &'t str {
        let entry = &self.entries[index as usize];
        parse.absolute(entry.node.item, entry.name).of(parse.text())
    }

    /// The first definition of that name directly in `scope` for which `is_meant`.
    pub(super) fn find(
        &self,
        parse: &Parse,
        scope: u32,
        name: &str,
        is_meant: impl Fn(SymbolKind) -> bool,
    ) -> Option<u32> {
        let key = (scope, hash(name), 0);
        let from = self.by_name.partition_point(|it| *it < key);
        self.by_name[from..]
            .iter()
            .take_while(|it| (it.0, it.1) == (key.0, key.1))
            .map(|it| it.2)
            .find(|&it| is_meant(self.entries[it as usize].kind) && self.is_named(it, parse, name))
    }

    /// Whether a definition has that name. That of a group's field is the group's in small letters.
    fn is_named(&self, index: u32, parse: &Parse, name: &str) -> bool {
        let written = self.name(index, parse);
        if self.is_group_field(index, parse) { written.eq_ignore_ascii_case(name) } else { written == name }
    }

    pub(super) fn is_group_field(&self, index: u32, parse: &Parse) -> bool {
        let entry = &self.entries[index as usize];
        matches!(entry.kind, SymbolKind::Field | SymbolKind::Extension)
            && parse.node(entry.node).kind() == NodeKind::Group
    }

    /// The definition of `kind` that the node is.
    pub(super) fn at(&self, node: NodeId, kind: SymbolKind) -> Option<u32> {
        let from = self.entries.partition_point(|it| it.node < node);
        let same = self.entries[from..].iter().take_while(|it| it.node == node);
        same.zip(from as u32..).find(|(it, _)| it.kind == kind).map(|(_, index)| index)
    }

    /// Those that are directly in the file, enum values among them.
    pub(super) fn top(&self) -> impl Iterator<Item = u32> {
        self.by_name[self.by_name.partition_point(|it| it.0 < TOP)..].iter().map(|it| it.2)
    }

    /// Definitions of one name in one scope: the later with the first.
    pub(super) fn doubles(&self, parse: &Parse) -> Vec<(u32, u32)> {
        let mut doubles = Vec::new();
        let same_hash = |a: &(u32, u32, u32), b: &(u32, u32, u32)| (a.0, a.1) == (b.0, b.1);
        for run in self.by_name.chunk_by(same_hash).filter(|it| it.len() > 1) {
            // More than one only where hashes collide.
            let mut firsts: Vec<(String, u32)> = Vec::new();
            for &(_, _, index) in run {
                let name = self.plain_name(index, parse);
                match firsts.iter().find(|it| it.0 == name) {
                    Some(&(_, first)) => doubles.push((index, first)),
                    None => firsts.push((name, index)),
                }
            }
        }
        doubles.sort_unstable();
        doubles
    }

    /// The name as others write it.
    pub(super) fn plain_name(&self, index: u32, parse: &Parse) -> String {
        let name = self.name(index, parse);
        if self.is_group_field(index, parse) { name.to_ascii_lowercase() } else { name.to_owned() }
    }
}

fn hash(name: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(name.as_bytes());
    // The upper half is the better one.
    (hasher.finish() >> 32) as u32
}

struct Builder<'t> {
    parse: &'t Parse,
    entries: Vec<Entry>,
    by_name: Vec<(u32, u32, u32)>,
    face: FxHasher,
}

impl<'t> Builder<'t> {
    fn add(&mut self, kind: SymbolKind, node: Node<'t>, scope: u32) -> Option<u32> {
        let name = node.child(NodeKind::Name)?;
        let index = self.entries.len() as u32;
        let text = name.text();
        self.face.write_u8(kind as u8);
        self.face.write_u32(scope);
        self.face.write(text.as_bytes());
        let visibility = match kind {
            SymbolKind::Message => Message::cast(node).and_then(Message::visibility),
            SymbolKind::Enum => Enum::cast(node).and_then(Enum::visibility),
            _ => None,
        };
        if let Some(visibility) = visibility {
            self.face.write_u8(visibility as u8);
        }
        let is_group_field = node.kind() == NodeKind::Group && kind != SymbolKind::Message;
        let hash = if is_group_field { hash(&text.to_ascii_lowercase()) } else { hash(text) };
        self.by_name.push((scope, hash, index));
        self.entries.push(Entry { kind, scope, node: node.id(), name: name.local_range() });
        Some(index)
    }

    fn statement(&mut self, node: Node<'t>, scope: u32) {
        match node.kind() {
            NodeKind::Message => {
                if let Some(message) = self.add(SymbolKind::Message, node, scope) {
                    self.members(node, message);
                }
            }
            NodeKind::Enum => {
                self.add(SymbolKind::Enum, node, scope);
                for value in node.children().filter(|it| it.kind() == NodeKind::EnumValue) {
                    self.add(SymbolKind::EnumValue, value, scope);
                }
            }
            NodeKind::Service => {
                if let Some(service) = self.add(SymbolKind::Service, node, scope) {
                    for method in node.children().filter(|it| it.kind() == NodeKind::Method) {
                        self.add(SymbolKind::Method, method, service);
                    }
                }
            }
            NodeKind::Extend => {
                for field in node.children() {
                    self.field(SymbolKind::Extension, field, scope);
                }
                self.types_of(node);
            }
            NodeKind::Oneof => {
                self.add(SymbolKind::Oneof, node, scope);
                for field in node.children() {
                    self.field(SymbolKind::Field, field, scope);
                }
            }
            _ => self.field(SymbolKind::Field, node, scope),
        }
    }

    fn members(&mut self, node: Node<'t>, scope: u32) {
        for member in node.children() {
            self.statement(member, scope);
        }
    }

    fn field(&mut self, kind: SymbolKind, node: Node<'t>, scope: u32) {
        if Field::cast(node).is_none() {
            return;
        }
        self.add(kind, node, scope);
        self.types_of(node);
        if node.kind() == NodeKind::Group
            && let Some(message) = self.add(SymbolKind::Message, node, scope)
        {
            self.members(node, message);
        }
    }

    fn types_of(&mut self, node: Node<'t>) {
        for it in node.children().filter(|it| it.kind() == NodeKind::Type) {
            self.face.write(it.text().as_bytes());
        }
        debug_assert!(std::ptr::eq(node.parse(), self.parse), "the nodes are of the tree");
    }
}
