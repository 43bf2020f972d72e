//! Names that mean nothing, or too much.

use super::{Check, FaultKind};
use crate::link::{SymbolKind, Target};
use crate::syntax::{Node, NodeKind};

impl Check<'_> {
    pub(super) fn names(&mut self) {
        let doc = self.doc;
        for link in doc.links() {
            let node = doc.parse.node(link.node);
            let name = node.name();
            match link.target {
                Target::Symbol(it) if node.kind() == NodeKind::Type => {
                    let symbol = self.linked().symbol(it);
                    self.type_of_right_kind(node, symbol.kind());
                    if it.doc != self.number {
                        self.use_of(node, symbol);
                    }
                }
                Target::Symbol(_) => {}
                Target::NotImported(it) => {
                    let symbol = self.linked().symbol(it);
                    let (path, span) = (symbol.doc().path.clone(), symbol.span());
                    self.report(node, format!("`{name}` is defined in `{path}`, which is not imported"))
                        .kind(FaultKind::Unresolved)
                        .help(format!("import `{path}`"))
                        .related(span, "it is defined here");
                }
                Target::WrongKind(it) => {
                    let symbol = self.linked().symbol(it);
                    let (noun, span) = (symbol.kind().noun(), symbol.span());
                    let wanted = if node.kind() == NodeKind::Type { "type" } else { "extension" };
                    self.report(node, format!("`{name}` is a {noun}, not a {wanted}"))
                        .kind(FaultKind::Name)
                        .related(span, "it is defined here");
                }
                Target::Unresolved => {
                    let what = match (node.kind(), node.parent().map(Node::kind)) {
                        (NodeKind::Type, _) => "type",
                        (NodeKind::Path, Some(NodeKind::TypeUrl)) => "message",
                        (NodeKind::Path, _) => "extension",
                        (_, Some(NodeKind::LiteralField)) => "field of the message",
                        _ => "option",
                    };
                    self.report(node, format!("`{name}` is no {what} that this file sees"))
                        .kind(FaultKind::Unresolved);
                }
            }
        }
    }

    /// Methods and `extend` need messages.
    fn type_of_right_kind(&mut self, node: Node<'_>, kind: SymbolKind) {
        let owner = node.parent().map(Node::kind);
        let needs = match owner {
            Some(NodeKind::Method) => "a method takes and gives messages",
            Some(NodeKind::Extend) => "only messages can be extended",
            _ => return,
        };
        if kind != SymbolKind::Message {
            self.report(node, format!("`{}` is an {}", node.name(), kind.noun()))
                .kind(FaultKind::Name)
                .help(needs);
        }
    }

    pub(super) fn duplicates(&mut self) {
        let linked = self.linked();
        let all = linked.duplicates();
        let number = self.number;
        let from = all.partition_point(|it| it.symbol.doc < number);
        for it in all[from..].iter().take_while(|it| it.symbol.doc == number) {
            let (symbol, first) = (linked.symbol(it.symbol), linked.symbol(it.first));
            let Some(name) = symbol.node().child(NodeKind::Name) else { continue };
            if symbol.node() == first.node() {
                // A group whose field is called like itself, of which something else is said.
                continue;
            }
            let text = if first.doc().path == self.doc.path {
                format!("`{}` is defined already", symbol.full_name())
            } else {
                format!("`{}` is defined in `{}` already", symbol.full_name(), first.doc().path)
            };
            let is_value = symbol.kind() == SymbolKind::EnumValue && first.kind() == SymbolKind::EnumValue;
            let fault =
                self.report(name, text).kind(FaultKind::Duplicate).related(first.span(), "first here");
            if is_value {
                fault.help("the values of an enum are names beside the enum, not in it");
            }
        }
    }
}
