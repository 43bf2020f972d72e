//! What a document consists of: operations below their paths, components below their kinds, and so on.

use std::borrow::Cow;
use std::path::Path;

use wirelint_openapi::syntax::{Method, is_extension};
use wirelint_source::TextRange;
use wirelint_vfs::Kind;
use wirelint_yaml::{Entry, Node};

use crate::editor::{graphql, proto};
use crate::host::Snapshot;
use crate::trees::{is_graphql, is_proto};

/// A part of a document that one may want to go to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Symbol {
    /// What it is called; never empty.
    pub name: String,
    /// A few words more: an operation's id, a schema's type.
    pub detail: Option<String>,
    /// What it is.
    pub kind: SymbolKind,
    /// Whether it is marked as deprecated.
    pub is_deprecated: bool,
    /// All of it, with its key.
    pub whole: TextRange,
    /// Its name in the text.
    pub focus: TextRange,
    /// What is in it.
    pub children: Vec<Symbol>,
}

/// What a symbol is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SymbolKind {
    /// A key that holds several others.
    Group,
    /// What the API is called.
    Info,
    /// A place where the API is reachable.
    Server,
    /// A name that operations are grouped by.
    Tag,
    /// A path or a webhook.
    Path,
    /// A method on a path, or of a service.
    Operation,
    /// A schema.
    Schema,
    /// Another component.
    Component,
    /// Any other key.
    Key,
    /// The package of a .proto file.
    Package,
    /// A service.
    Service,
    /// A message.
    Message,
    /// A field.
    Field,
    /// Fields of which one is there.
    Oneof,
    /// An enum.
    Enum,
    /// A value of an enum.
    EnumValue,
    /// A type of GraphQL that has fields.
    Type,
    /// An interface.
    Interface,
    /// Types of which a value has one.
    Union,
    /// A type of GraphQL whose values have no parts.
    Scalar,
    /// What arguments are made of.
    Input,
    /// What may be put on definitions and selections.
    Directive,
    /// A selection with a name.
    Fragment,
}

impl Snapshot<'_> {
    /// The parts of the document at `path`, in the order of the text.
    pub fn symbols(&self, path: &Path) -> Vec<Symbol> {
        if is_proto(path) {
            let parse = self.file(path).map(|(file, _)| self.memo.trees.proto(self.vfs, file));
            return parse.map(|it| proto::symbols(&it)).unwrap_or_default();
        }
        // Of source code only the documents in it are ours to show.
        if is_graphql(path) || Kind::is_source(path) {
            let parse = self.file(path).map(|(file, _)| self.memo.trees.graphql_to_look_at(self.vfs, file));
            return parse.map(|it| graphql::symbols(&it)).unwrap_or_default();
        }
        let Some((_, _, tree)) = self.parsed(path) else { return Vec::new() };
        let Some(root) = tree.root() else { return Vec::new() };
        let is_contract = root.entries().any(|it| it.key.is_text("openapi"));
        if is_contract { root.entries().map(part).collect() } else { fragment(root) }
    }
}

/// A key at the top of a contract.
fn part(entry: Entry<'_>) -> Symbol {
    let key = entry.key.text().unwrap_or_default();
    let value = entry.value;
    let group = |children| Symbol { children, ..symbol(entry, SymbolKind::Group) };
    match &*key {
        "info" => Symbol { detail: words(value, &["title", "version"]), ..symbol(entry, SymbolKind::Info) },
        "servers" => group(elements(value, SymbolKind::Server, "url")),
        "tags" => group(elements(value, SymbolKind::Tag, "name")),
        "paths" | "webhooks" => {
            group(value.entries().filter(|it| !is_extension(*it)).map(path_item).collect())
        }
        "components" => group(value.entries().map(components).collect()),
        "openapi" => Symbol { detail: entry.value.text().map(Into::into), ..symbol(entry, SymbolKind::Key) },
        _ => symbol(entry, SymbolKind::Key),
    }
}

/// The keys at the top of a file that contracts refer to: methods, definitions, or the fields of a single one.
fn fragment(root: Node<'_>) -> Vec<Symbol> {
    let is_paths = |it: &Entry<'_>| it.key.text().is_some_and(|key| key.starts_with('/'));
    let all = root.entries().map(|entry| {
        if let Some(operation) = operation(entry) {
            operation
        } else if is_paths(&entry) {
            path_item(entry)
        } else {
            let is_definition = entry.value.is_mapping();
            let kind = if is_definition { SymbolKind::Component } else { SymbolKind::Key };
            described(entry, kind)
        }
    });
    all.collect()
}

fn path_item(entry: Entry<'_>) -> Symbol {
    let own = entry.value.entries().filter_map(operation);
    let more = entry.value.get("additionalOperations").into_iter().flat_map(Node::entries);
    let more = more.filter(|it| it.value.is_mapping()).map(named_operation);
    Symbol { children: own.chain(more).collect(), ..symbol(entry, SymbolKind::Path) }
}

fn operation(entry: Entry<'_>) -> Option<Symbol> {
    Method::from_key(&entry.key.text()?)?;
    entry.value.is_mapping().then(|| named_operation(entry))
}

fn named_operation(entry: Entry<'_>) -> Symbol {
    let detail = ["operationId", "summary"].iter().find_map(|it| words(entry.value, &[it]));
    let symbol = symbol(entry, SymbolKind::Operation);
    Symbol { name: symbol.name.to_uppercase(), detail, ..symbol }
}

/// A kind of component with all of it.
fn components(entry: Entry<'_>) -> Symbol {
    let kind = if entry.key.is_text("schemas") { SymbolKind::Schema } else { SymbolKind::Component };
    let children = entry.value.entries().map(|it| described(it, kind)).collect();
    Symbol { children, ..symbol(entry, SymbolKind::Group) }
}

/// A definition with what it is in a word.
fn described(entry: Entry<'_>, kind: SymbolKind) -> Symbol {
    let detail = ["$ref", "type", "in"].iter().find_map(|it| words(entry.value, &[it]));
    Symbol { detail, ..symbol(entry, kind) }
}

/// The elements of a list of objects, each called what its field `name` says.
fn elements(list: Node<'_>, kind: SymbolKind, name: &str) -> Vec<Symbol> {
    let all = list.elements().map(|element| Symbol {
        name: words(element, &[name]).unwrap_or_else(|| "(no name)".to_owned()),
        detail: None,
        kind,
        is_deprecated: false,
        whole: element.range(),
        focus: element.get(name).map_or(TextRange::empty(element.range().start), Node::range),
        children: Vec::new(),
    });
    all.map(|it| if it.whole.contains(it.focus) { it } else { Symbol { focus: it.whole, ..it } }).collect()
}

fn symbol(entry: Entry<'_>, kind: SymbolKind) -> Symbol {
    let key = entry.key.text().filter(|it| !it.trim().is_empty());
    Symbol {
        name: key.map_or_else(|| "(no name)".to_owned(), Cow::into_owned),
        detail: None,
        kind,
        is_deprecated: entry.value.get("deprecated").and_then(Node::bool) == Some(true),
        whole: entry.key.range().cover(entry.value.range()),
        focus: entry.key.range(),
        children: Vec::new(),
    }
}

/// What the fields of `node` say, one after the other; `None` where none of them says anything.
fn words(node: Node<'_>, fields: &[&str]) -> Option<String> {
    let texts = fields.iter().filter_map(|it| node.get(it)?.text());
    let words: Vec<_> = texts.filter(|it| !it.trim().is_empty()).collect();
    (!words.is_empty()).then(|| words.join(" "))
}
