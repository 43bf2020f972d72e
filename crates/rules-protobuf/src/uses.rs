//! Where a file refers to what it defines itself.

use wirelint_protobuf::link::Target;
use wirelint_protobuf::syntax::{NodeId, NodeKind};
use wirelint_source::{Span, TextRange};

use crate::Document;
use crate::names::is_in_word;

/// The names in a file that mean definitions of the same file, or messages that these are in.
#[derive(Default)]
pub(crate) struct Uses {
    /// By the node of the definition.
    sorted: Vec<(NodeId, Span)>,
    /// Whether some name is not written in the plain way.
    has_others: bool,
}

impl Uses {
    pub(crate) fn of_document(document: &Document<'_>) -> Self {
        let mut uses = Self::default();
        let parse = &document.doc.parse;
        for link in document.doc.links() {
            let Target::Symbol(target) = link.target else { continue };
            if target.doc != document.number {
                continue;
            }
            let node = parse.node(link.node);
            let range = node.local_range();
            // What an option is called by stands in parentheses.
            let text = node.text().trim_matches(['(', ')', '[', ']', ' ']);
            if !text.bytes().all(|it| is_in_word(it) || it == b'.') {
                uses.has_others = true;
                continue;
            }
            let indent = node.text().find(text).unwrap_or_default();
            let mut end = range.start + (indent + text.len()) as u32;
            let mut definition = Some(document.subject.linked.symbol(target).node());
            for name in text.rsplit('.').take_while(|it| !it.is_empty()) {
                let Some(meant) = definition else { break };
                let start = end - name.len() as u32;
                let span = Span { range: TextRange::new(start, end), ..node.span(document.file) };
                uses.sorted.push((meant.id(), span));
                definition = meant.parent().filter(|it| it.kind() == NodeKind::Message);
                end = start.saturating_sub(1);
            }
        }
        uses.sorted.sort_by_key(|it| it.0);
        uses
    }

    /// Where the definition whose node is `definition` is referred to; `None` where not all such places are known.
    pub(crate) fn of(&self, definition: NodeId) -> Option<Vec<Span>> {
        if self.has_others {
            return None;
        }
        let first = self.sorted.partition_point(|it| it.0 < definition);
        let own = self.sorted[first..].iter().take_while(|it| it.0 == definition);
        Some(own.map(|it| it.1).collect())
    }
}
