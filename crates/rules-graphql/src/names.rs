//! What rules about names have in common.

use rustc_hash::FxHashMap;
use wirelint_diagnostics::{Applicability, Remedy, Suggestion};
use wirelint_graphql::schema::{At, Schema};
use wirelint_graphql::syntax::{Definition, Node, NodeKind};
use wirelint_lint::Context;
use wirelint_source::Span;

use crate::{Item, Subject};

/// Where types and fragments are named, definitions and extensions among them, each with the number of its document.
pub(crate) type Uses<'a> = FxHashMap<(bool, &'a str), Vec<(u32, Node<'a>)>>;

/// Finds them in all documents. The key says whether it is a fragment.
pub(crate) fn uses(schema: &Schema) -> Uses<'_> {
    let mut uses = Uses::default();
    for (number, doc) in (0..).zip(schema.docs()) {
        for definition in doc.parse.definitions() {
            if let Some(name) = definition.child(NodeKind::Name) {
                let is_fragment = definition.kind() == NodeKind::Fragment;
                let has_own_names =
                    matches!(definition.kind(), NodeKind::Operation | NodeKind::DirectiveDefinition);
                if !has_own_names {
                    uses.entry((is_fragment, name.text())).or_default().push((number, name));
                }
            }
            for node in definition.descendants() {
                let name = match node.kind() {
                    NodeKind::NamedType => Some((false, node)),
                    NodeKind::FragmentSpread => node.child(NodeKind::Name).map(|it| (true, it)),
                    _ => None,
                };
                if let Some((is_fragment, name)) = name {
                    uses.entry((is_fragment, name.text())).or_default().push((number, name));
                }
            }
        }
    }
    uses
}

/// Offers to write `wanted` in the place of `name`, which is that of a type, a fragment, an operation or a variable (`holder`), and
/// wherever that is meant. Nothing where another file means it, where the new name is taken, and for fields, whose names everybody knows.
pub(crate) fn rename(
    item: &Item<'_, '_>,
    holder: Node<'_>,
    name: Node<'_>,
    wanted: &str,
) -> Option<Suggestion> {
    let is_name = wanted.starts_with(|it: char| it.is_ascii_alphabetic() || it == '_')
        && wanted.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_');
    if !is_name || wanted == name.text() {
        return None;
    }
    let document = item.document;
    let schema = document.subject.schema;
    let span = document.span(name);
    let others: Vec<Span> = match holder.kind() {
        NodeKind::Operation => {
            let mut operations = document.doc.parse.document().operations();
            if operations.any(|it| it.name().is_some_and(|it| it.text() == wanted)) {
                return None;
            }
            Vec::new()
        }
        NodeKind::VariableDefinition => {
            let definition = item.definition.node();
            let mut nodes = definition.descendants();
            // A fragment may use it.
            if nodes.any(|it| it.kind() == NodeKind::FragmentSpread) {
                return None;
            }
            let variables = definition.descendants().filter(|it| it.kind() == NodeKind::Variable);
            let names: Vec<Node<'_>> = variables.filter_map(|it| it.child(NodeKind::Name)).collect();
            if names.iter().any(|it| it.text() == wanted) {
                return None;
            }
            let same = names.into_iter().filter(|it| it.text() == name.text() && *it != name);
            same.map(|it| document.span(it)).collect()
        }
        NodeKind::Fragment => {
            in_one_file(item, name, true).filter(|_| schema.fragments(wanted).is_empty())?
        }
        _ if Definition::cast(holder).is_some_and(|it| matches!(it, Definition::Type(_))) => {
            let is_root = schema.roots().iter().any(|it| schema.type_of(it.ty).name() == name.text());
            let is_free = schema.ty(wanted).is_none() && !is_root;
            in_one_file(item, name, false).filter(|_| is_free)?
        }
        _ => return None,
    };
    let remedy = Remedy::RenameAll { span, others, text: wanted.to_owned() };
    Some(Suggestion { title: format!("Rename to `{wanted}`"), applicability: Applicability::Unsafe, remedy })
}

/// Wherever else the type or fragment is named, if that is in this file alone.
fn in_one_file(item: &Item<'_, '_>, name: Node<'_>, is_fragment: bool) -> Option<Vec<Span>> {
    let uses = item.document.uses().get(&(is_fragment, name.text()))?;
    let others = uses.iter().filter(|it| it.1 != name);
    others.map(|it| (it.0 == item.at.doc).then(|| item.document.span(it.1))).collect()
}

/// Reports each of `same`, definitions of one `name`, that has its name in another file, too.
pub(crate) fn not_unique(ctx: &mut Context<'_>, subject: Subject<'_>, noun: &str, name: &str, same: &[At]) {
    let schema = subject.schema;
    let span = |at: At| schema.span(at.doc, schema.node(at)?.child(NodeKind::Name)?);
    for &at in same {
        let Some(other) = same.iter().find(|it| it.doc != at.doc) else { continue };
        let (Some(here), Some(there)) = (span(at), span(*other)) else { continue };
        let path = subject.surroundings.path(there.file);
        ctx.report(here, format_args!("the {noun} `{name}` is in another file, too"))
            .related(there, format!("in `{path}`"));
    }
}
