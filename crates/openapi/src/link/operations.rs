//! The operations of a description, found wherever their path items are written.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use wirelint_yaml::{Entry, Node};

use crate::link::{At, Linked, Member, ReferenceKind};
use crate::spec::{Object, Version};
use crate::syntax::{Callback, Method, OpenApi, Operation, OperationEntry, Parameter, PathItem};

/// One method on one path. A path item that two paths refer to gives two of them with the same operation.
#[derive(Clone, Debug)]
pub struct OperationSite {
    /// How the operation is reached.
    pub origin: Origin,
    /// The path, the webhook's name, or the callback's expression.
    pub path: Arc<str>,
    /// The key that says so.
    pub path_key: At,
    /// The path item that holds the operation, references followed.
    pub path_item: At,
    /// The method.
    pub method: Method<'static>,
    /// The key that says so, the place to point at when the whole operation is meant.
    pub key: At,
    /// The operation.
    pub at: At,
}

/// How an operation is reached.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Origin {
    /// By calling a path.
    Path,
    /// The API calls its consumer.
    Webhook,
    /// The API calls its consumer in the course of another operation.
    Callback,
}

/// How many sites a reference to a path item may add to those that are written. A path item has nine fixed methods; a
/// file in which thousands of paths share thousands of methods is not a description.
const SHARED: usize = 16;

/// How many path items that each add operations to the one they refer to are followed.
const CHAIN: usize = 8;

impl Linked {
    /// The operations under `paths`, then those under `webhooks`, then those of callbacks (each callback once, however
    /// many operations refer to it), each group in the order of the text.
    pub fn operations(&self) -> &[OperationSite] {
        self.operations.get_or_init(|| self.find_operations())
    }

    fn find_operations(&self) -> Vec<OperationSite> {
        let Some(root) = self.root() else { return Vec::new() };
        let view = OpenApi(self.node(root));
        let member = |doc, entry: Entry<'_>| Member {
            key: At { doc, node: entry.key.id() },
            value: At { doc, node: entry.value.id() },
        };
        let mut found =
            Sites { linked: self, all: Vec::new(), limit: self.objects_of(Object::Operation).len() };
        for entry in view.paths() {
            found.add(Origin::Path, member(root.doc, entry));
        }
        if self.version >= Version::V31 {
            for entry in view.webhooks() {
                found.add(Origin::Webhook, member(root.doc, entry));
            }
        }
        for callback in self.objects_of(Object::Callback) {
            for entry in Callback(self.node(callback)).expressions() {
                found.add(Origin::Callback, member(callback.doc, entry));
            }
        }
        found.all.shrink_to_fit();
        found.all
    }

    /// The parameters that count for an operation: its own, then those of its path item that none of its own replaces
    /// by having the same name and location (3.0.4 §4.8.10.1). References are followed; what leads nowhere is left out.
    pub fn parameters_of(&self, site: &OperationSite) -> Vec<At> {
        let own =
            Operation(self.node(site.at)).parameters().map(|node| At { doc: site.at.doc, node: node.id() });
        let shared = PathItem(self.node(site.path_item)).parameters();
        let shared = shared.map(|node| At { doc: site.path_item.doc, node: node.id() });
        let mut all: Vec<At> = own.filter_map(|at| self.resolve(at)).collect();
        let mut shared = shared.filter_map(|at| self.resolve(at)).peekable();
        if shared.peek().is_some() {
            let replaced: HashSet<_> = all.iter().filter_map(|at| self.identity(*at)).collect();
            all.extend(shared.filter(|at| self.identity(*at).is_none_or(|it| !replaced.contains(&it))));
        }
        all
    }

    /// Name and location, which make a parameter what it is.
    fn identity(&self, parameter: At) -> Option<(Cow<'_, str>, Cow<'_, str>)> {
        let view = Parameter(self.node(parameter));
        Some((view.name()?, view.location()?))
    }
}

/// The operations found so far.
struct Sites<'l> {
    linked: &'l Linked,
    all: Vec<OperationSite>,
    /// How many there may be.
    limit: usize,
}

impl Sites<'_> {
    /// Adds the operations of a path item, as written or referred to. Where it has both a `$ref` and operations of its
    /// own, its own come first and replace those of the same method.
    fn add(&mut self, origin: Origin, member: Member) {
        self.limit += SHARED;
        let linked = self.linked;
        let path: Arc<str> = linked.node(member.key).text().unwrap_or_default().into();
        let mut methods = HashSet::new();
        let mut next = linked.resolve(member.value);
        for _ in 0..CHAIN {
            let Some(path_item) = next else { break };
            let place = |node: Node<'_>| At { doc: path_item.doc, node: node.id() };
            let view = PathItem(linked.node(path_item));
            for OperationEntry { method, key, operation } in view.operations(linked.doc(path_item).version) {
                if self.all.len() == self.limit {
                    return;
                }
                if !methods.insert(method.clone()) {
                    continue;
                }
                self.all.push(OperationSite {
                    origin,
                    path: Arc::clone(&path),
                    path_key: member.key,
                    path_item,
                    method: method.into_owned(),
                    key: place(key),
                    at: linked.canonical(place(operation.node())),
                });
            }
            let further = linked.reference_at(path_item);
            let further = further.filter(|it| it.kind == ReferenceKind::RefWithSiblings);
            next = further.and_then(|reference| linked.definition(reference));
        }
    }
}
