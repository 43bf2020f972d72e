//! What a text is: each document, and each string, is looked at for what it could be.

use wirelint_model::traffic::{Dialect, Fault, FaultKind, Traffic};
use wirelint_source::{FileId, Span};
use wirelint_yaml::{Node, NodeKind, Style, Tree};

use crate::reader::{Reader, start_of};
use crate::{envoy, grpc, kubernetes, txt};

/// What the text of `tree` configures, each of its documents by itself. Whatever can be understood is; what is wrong is among
/// [`Traffic::faults`], and so is a text in which nothing is recognised.
pub fn read(file: FileId, tree: &Tree) -> Traffic {
    let mut reader = Reader::new(file, None, Dialect::Grpc);
    let mut recognised = false;
    for root in tree.documents() {
        recognised |= document(&mut reader, root);
    }
    if !recognised {
        // A zone file, which is neither JSON nor YAML.
        let records = txt::records(file, tree.text());
        if let Some(records) = records {
            return records;
        }
    }
    let mut traffic = reader.traffic;
    let dialect = traffic.tables.first().map(|it| it.dialect);
    let syntax = tree.errors().map(|(item, error)| Fault {
        dialect,
        span: Span { file, item, range: error.range },
        field: "".into(),
        kind: FaultKind::Syntax((&*error.message).into(), error.help.as_deref().map(Into::into)),
    });
    traffic.faults.splice(0..0, syntax);
    if !recognised {
        let span = tree.root().map_or_else(|| start_of(file), |root| first_place(file, root));
        traffic.faults.push(Fault { dialect: None, span, field: "".into(), kind: FaultKind::Unrecognised });
    }
    traffic
}

/// The first key of a document, or all of it where it has none.
fn first_place(file: FileId, root: Node<'_>) -> Span {
    let node = root.entries().next().map_or(root, |it| it.key);
    Span { file, item: node.id().item, range: node.local_range() }
}

/// Reads one document; whether it is something that is known.
fn document(reader: &mut Reader<'_>, root: Node<'_>) -> bool {
    if let Some(known) = kubernetes::read(reader, root) {
        return known;
    }
    if grpc::read(reader, root) {
        return true;
    }
    let mut recognised = false;
    // Route tables stand anywhere in a bootstrap file, and TXT records in whatever makes them.
    let mut waiting = vec![root];
    while let Some(node) = waiting.pop() {
        // What an alias stands for is looked at where it is written.
        if node.style() == Style::Alias {
            continue;
        }
        match node.kind() {
            NodeKind::Mapping => {
                recognised |= envoy::read(reader, node);
                let from = waiting.len();
                waiting.extend(node.entries().map(|it| it.value));
                waiting[from..].reverse();
            }
            NodeKind::Sequence => {
                let from = waiting.len();
                waiting.extend(node.elements());
                waiting[from..].reverse();
            }
            NodeKind::Scalar => recognised |= txt::scalar(reader, node),
            NodeKind::Alias | NodeKind::Error => {}
        }
    }
    recognised
}
