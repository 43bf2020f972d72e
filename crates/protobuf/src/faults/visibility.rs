//! Who may use a definition (`export`, `local` and `features.default_symbol_visibility` of edition 2024).

use super::{Check, FaultKind};
use crate::link::{Doc, Symbol, set_feature};
use crate::syntax::{Enum, Message, Node, NodeKind, Reserved, SyntaxLevel, Visibility};

/// What a file says of definitions that do not say it themselves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Default {
    /// All may be used.
    Export,
    /// Those at the top may be; what edition 2024 has where nothing is said.
    ExportTop,
    /// None may be.
    Local,
    /// None may be, and those in others not even by saying so.
    Strict,
}

impl Default {
    fn of(doc: &Doc) -> Self {
        if doc.parse.level() != SyntaxLevel::Edition2024 {
            return Self::Export;
        }
        match set_feature(doc.parse.file().options(), "default_symbol_visibility") {
            Some("EXPORT_ALL") => Self::Export,
            Some("LOCAL_ALL") => Self::Local,
            Some("STRICT") => Self::Strict,
            _ => Self::ExportTop,
        }
    }
}

/// `export` or `local` where it is written at a message or an enum.
fn written(node: Node<'_>) -> Option<Visibility> {
    Message::cast(node).and_then(Message::visibility).or_else(|| Enum::cast(node).and_then(Enum::visibility))
}

impl<'l> Check<'l> {
    /// A type of another file that is used at `node`.
    pub(super) fn use_of(&mut self, node: Node<'_>, symbol: Symbol<'l>) {
        let definition = symbol.node();
        let default = Default::of(symbol.doc());
        if default == Default::Export && written(definition) != Some(Visibility::Local) {
            return;
        }
        let is_top = definition.parent().is_none();
        let is_seen = match written(definition) {
            Some(it) => it == Visibility::Export,
            None => default == Default::ExportTop && is_top,
        };
        if !is_seen {
            let path = symbol.doc().path.clone();
            self.report(node, format!("`{}` is local to `{path}`", node.name()))
                .kind(FaultKind::Name)
                .help("write `export` before its definition, or use another type")
                .related(symbol.span(), "it is defined here");
        }
    }

    /// `export` and `local` are of edition 2024, and what is strict exports nothing from inside of messages but enums that such a message
    /// is for.
    pub(super) fn visibility(&mut self, node: Node<'l>) {
        let Some(is) = written(node) else { return };
        let name = node.child(NodeKind::Name).unwrap_or(node);
        if self.level != SyntaxLevel::Edition2024 {
            let word = if is == Visibility::Export { "export" } else { "local" };
            self.report(name, format!("`{word}` needs edition 2024"));
            return;
        }
        let Some(outer) = node.parent() else { return };
        if is != Visibility::Export || Default::of(self.doc) != Default::Strict {
            return;
        }
        let is_holder = Message::cast(outer).is_some_and(|it| {
            let mut reserved = it.reserved().flat_map(Reserved::ranges);
            reserved.any(|it| it.start() == Some(1) && it.end() == Some(i128::MAX))
        });
        if node.kind() != NodeKind::Enum || !is_holder {
            self.report(name, "`STRICT` exports nothing from inside of a message")
                .help("define it at the top; an enum may stay in a message with `reserved 1 to max`");
        }
    }
}
