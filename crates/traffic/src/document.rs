//! What a text is: each document, and each string, is looked at for what it could be.

use wirelint_model::traffic::{Dialect, Fault, FaultKind, Traffic};
use wirelint_source::{FileId, Span};
use wirelint_yaml::{Format, Node, NodeKind, Style, Tree};

use crate::embedded::Embedded;
use crate::reader::{Reader, start_of};
use crate::{envoy, grpc, kubernetes, txt};

/// Words of files that are worth to be looked for in blocks.
const IN_BLOCKS: [&str; 4] = ["methodConfig", "retryThrottling", "virtual_hosts", "virtualHosts"];

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
    reader.syntax(tree);
    let mut traffic = reader.traffic;
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

/// Reads a file that stands in a literal block, as in a `ConfigMap` or an application's settings; whether it is something that is known.
fn block(reader: &mut Reader<'_>, node: Node<'_>) -> bool {
    let source = node.source();
    if node.style() != Style::Literal || !IN_BLOCKS.iter().any(|it| source.contains(it)) {
        return false;
    }
    let Some(content) = Embedded::of_block(node) else { return false };
    let is_json = content.text().trim_start().starts_with(['{', '[']);
    let tree = content.tree(if is_json { Format::Json } else { Format::Yaml });
    let mut inner = Reader::new(reader.file(), Some(&content), Dialect::Grpc);
    // A block in a block is nobody's way to write it.
    let known = tree.documents().fold(false, |known, root| known | within(&mut inner, root, false));
    if known {
        inner.syntax(&tree);
        reader.append(inner.traffic);
    }
    known
}

/// Reads one document; whether it is something that is known.
fn document(reader: &mut Reader<'_>, root: Node<'_>) -> bool {
    within(reader, root, true)
}

fn within(reader: &mut Reader<'_>, root: Node<'_>, blocks: bool) -> bool {
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
            NodeKind::Scalar => {
                recognised |= txt::scalar(reader, node) || (blocks && block(reader, node));
            }
            NodeKind::Alias | NodeKind::Error => {}
        }
    }
    recognised
}
