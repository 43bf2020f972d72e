//! What the names in options mean: fields of the options' messages, extensions, and the fields in message literals.

use std::sync::Arc;

use super::imports::{DESCRIPTOR, Table};
use super::linker::walk;
use super::lookup::{Lookup, Wish, descend};
use super::outline::TOP;
use super::{Doc, Link, SymbolId, SymbolKind, Target};
use crate::syntax::{LiteralName, MessageLiteral, Node, NodeKind, OptionDecl, OptionPart, Value};

/// The messages of `descriptor.proto` that say which options there are.
pub(super) struct OptionTypes {
    by_name: Vec<(&'static str, Option<SymbolId>)>,
}

const NAMES: [&str; 10] = [
    "FileOptions",
    "MessageOptions",
    "FieldOptions",
    "OneofOptions",
    "ExtensionRangeOptions",
    "EnumOptions",
    "EnumValueOptions",
    "ServiceOptions",
    "MethodOptions",
    "FeatureSet",
];

/// The message of the options that stand in a node of that kind; those in brackets stand in the brackets.
pub(crate) fn options_message(owner: Option<Node<'_>>) -> &'static str {
    let Some(owner) = owner else { return "FileOptions" };
    let of_compact = || owner.parent().map(Node::kind);
    match owner.kind() {
        NodeKind::Message | NodeKind::Group => "MessageOptions",
        NodeKind::Oneof => "OneofOptions",
        NodeKind::Enum => "EnumOptions",
        NodeKind::Service => "ServiceOptions",
        NodeKind::Method => "MethodOptions",
        _ => match of_compact() {
            Some(NodeKind::EnumValue) => "EnumValueOptions",
            Some(NodeKind::Extensions) => "ExtensionRangeOptions",
            _ => "FieldOptions",
        },
    }
}

impl OptionTypes {
    pub(super) fn new(docs: &[Arc<Doc>], table: &Table) -> Self {
        let doc = table.find(0, DESCRIPTOR);
        let find = |name| {
            let index = descend(&docs[doc? as usize], TOP, name)?;
            Some(SymbolId { doc: doc?, index })
        };
        Self { by_name: NAMES.iter().map(|&name| (name, find(name))).collect() }
    }

    fn get(&self, name: &str) -> Option<SymbolId> {
        self.by_name.iter().find(|it| it.0 == name)?.1
    }
}

/// What a message literal is of.
#[derive(Clone, Copy)]
enum Inside {
    Message(SymbolId),
    /// The entry of this `map` field.
    Entry(SymbolId),
    /// Nobody knows.
    Unknown,
}

struct Options<'a, 'l, 'b> {
    docs: &'a [Arc<Doc>],
    lookup: &'l mut Lookup<'b>,
    links: Vec<Link>,
    scope: u32,
}

pub(super) fn link(docs: &[Arc<Doc>], doc: u32, lookup: &mut Lookup<'_>, types: &OptionTypes) -> Vec<Link> {
    let doc = &docs[doc as usize];
    let mut options = Options { docs, lookup, links: Vec::new(), scope: TOP };
    for statement in doc.parse.statements() {
        if statement.kind() == NodeKind::Option {
            options.scope = TOP;
            options.option(statement, types.get(options_message(None)));
            continue;
        }
        walk(statement, TOP, &doc.outline, &mut |node, owner, scope| {
            if node.kind() == NodeKind::Option {
                options.scope = scope;
                options.option(node, types.get(options_message(Some(owner))));
            }
        });
    }
    options.links
}

impl Options<'_, '_, '_> {
    fn add(&mut self, node: Node<'_>, target: Target) {
        self.links.push(Link { node: node.id(), target });
    }

    fn option(&mut self, node: Node<'_>, message: Option<SymbolId>) {
        let Some(option) = OptionDecl::cast(node) else { return };
        let mut inside = message.map_or(Inside::Unknown, Inside::Message);
        for (number, part) in option.parts().enumerate() {
            let target = match part {
                // Two options are no fields of the message, but of the field's descriptor.
                OptionPart::Name(name)
                    if number == 0
                        && matches!(name.text(), "default" | "json_name")
                        && node.parent().is_some_and(|it| it.kind() == NodeKind::CompactOptions) =>
                {
                    return;
                }
                OptionPart::Name(name) => match inside {
                    Inside::Message(message) => self.field(message, name.text()),
                    _ => return,
                },
                OptionPart::Extension(path) => self.lookup.resolve(&path.name(), self.scope, Wish::Extension),
            };
            self.add(part.node(), target);
            inside = target.symbol().map_or(Inside::Unknown, |it| self.type_of(it));
        }
        if let Some(value) = option.value() {
            self.value(value, inside);
        }
    }

    fn field(&self, message: SymbolId, name: &str) -> Target {
        let doc = &self.docs[message.doc as usize];
        let found = doc.outline.find(&doc.parse, message.index, name, |it| it == SymbolKind::Field);
        found.map_or(Target::Unresolved, |index| Target::Symbol(SymbolId { doc: message.doc, index }))
    }

    /// What a literal of the field is of.
    fn type_of(&self, field: SymbolId) -> Inside {
        let doc = &self.docs[field.doc as usize];
        let node = doc.parse.node(doc.outline.entries[field.index as usize].node);
        if node.kind() == NodeKind::MapField {
            return Inside::Entry(field);
        }
        match doc.type_of(node) {
            Some(it) if self.docs[it.doc as usize].kind_of(it.index) == SymbolKind::Message => {
                Inside::Message(it)
            }
            Some(_) | None if node.kind() == NodeKind::Group => {
                let index = doc.outline.at(node.id(), SymbolKind::Message);
                index.map_or(Inside::Unknown, |index| Inside::Message(SymbolId { doc: field.doc, index }))
            }
            _ => Inside::Unknown,
        }
    }

    fn value(&mut self, value: Value<'_>, inside: Inside) {
        for element in value.elements() {
            if let Some(literal) = element.message() {
                self.literal(literal, inside);
            }
        }
    }

    fn literal(&mut self, literal: MessageLiteral<'_>, of: Inside) {
        for field in literal.fields() {
            let inside = match (field.name(), of) {
                (Some(LiteralName::Field(name)), Inside::Message(message)) => {
                    let target = self.literal_name(message, name.text());
                    self.add(name, target);
                    target.symbol().map_or(Inside::Unknown, |it| self.type_of(it))
                }
                (Some(LiteralName::Field(name)), Inside::Entry(field)) if name.text() == "value" => {
                    let doc = &self.docs[field.doc as usize];
                    let node = doc.parse.node(doc.outline.entries[field.index as usize].node);
                    let value = node.children().filter(|it| it.kind() == NodeKind::Type).nth(1);
                    let target = value.and_then(|it| doc.target(it.id())).and_then(Target::symbol);
                    target.map_or(Inside::Unknown, Inside::Message)
                }
                (Some(LiteralName::Extension(path)), _) => {
                    let target = self.lookup.resolve(&path.name(), self.scope, Wish::Extension);
                    self.add(path, target);
                    target.symbol().map_or(Inside::Unknown, |it| self.type_of(it))
                }
                (Some(LiteralName::TypeUrl(url)), _) => match url.children().nth(1) {
                    Some(path) => {
                        let target = self.lookup.resolve(&format!(".{}", path.name()), TOP, Wish::Type);
                        self.add(path, target);
                        target.symbol().map_or(Inside::Unknown, Inside::Message)
                    }
                    None => Inside::Unknown,
                },
                _ => Inside::Unknown,
            };
            if let Some(value) = field.value() {
                self.value(value, inside);
            }
        }
    }

    /// A field by its name in the text format, which for a group is the message's.
    fn literal_name(&self, message: SymbolId, name: &str) -> Target {
        if let found @ Target::Symbol(_) = self.field(message, name) {
            return found;
        }
        let lower = name.to_ascii_lowercase();
        let doc = &self.docs[message.doc as usize];
        let group = doc.outline.find(&doc.parse, message.index, &lower, |it| it == SymbolKind::Field);
        let group = group.filter(|&it| doc.outline.is_group_field(it, &doc.parse));
        group.map_or(Target::Unresolved, |index| Target::Symbol(SymbolId { doc: message.doc, index }))
    }
}
