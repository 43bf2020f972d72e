//! Names as edition 2024 wants them (`features.enforce_naming_style`, whose default there is `STYLE2024`).
//!
//! See the style guide (<https://protobuf.dev/programming-guides/style/>): an underscore stands between two words, each of which begins
//! with a letter. Names of extensions are free.

use super::Check;
use crate::link::set_feature;
use crate::syntax::{Node, NodeKind, OptionDecl, Package, SyntaxLevel};

#[derive(Clone, Copy)]
enum Style {
    Pascal,
    LowerSnake,
    UpperSnake,
}

impl<'l> Check<'l> {
    pub(super) fn naming(&mut self) {
        if self.level != SyntaxLevel::Edition2024 {
            return;
        }
        let file = self.doc.parse.file();
        let is_enforced = is_enforced(file.options(), true);
        if let Some(path) = file.package().and_then(Package::path).filter(|_| is_enforced)
            && !path.name().split('.').all(|it| fits(Style::LowerSnake, it))
        {
            self.ill_named(path, Style::LowerSnake);
        }
        for statement in self.doc.parse.statements() {
            self.naming_inside(statement, is_enforced);
        }
    }

    /// Nests as deep as the parser lets it.
    fn naming_inside(&mut self, node: Node<'l>, outer: bool) {
        let style = match node.kind() {
            NodeKind::Message | NodeKind::Enum | NodeKind::Service | NodeKind::Method => Style::Pascal,
            NodeKind::Field | NodeKind::MapField | NodeKind::Oneof => Style::LowerSnake,
            NodeKind::EnumValue => Style::UpperSnake,
            _ => return,
        };
        let in_brackets = node.child(NodeKind::CompactOptions).into_iter().flat_map(Node::children);
        let is_enforced = is_enforced(node.children().chain(in_brackets).filter_map(OptionDecl::cast), outer);
        if let Some(name) = node.child(NodeKind::Name).filter(|it| is_enforced && !fits(style, it.text())) {
            self.ill_named(name, style);
        }
        for child in node.children() {
            self.naming_inside(child, is_enforced);
        }
    }

    fn ill_named(&mut self, name: Node<'_>, style: Style) {
        let wanted = match style {
            Style::Pascal => "PascalCase",
            Style::LowerSnake => "lower_snake_case",
            Style::UpperSnake => "UPPER_SNAKE_CASE",
        };
        self.report(name, format!("edition 2024 wants `{}` in {wanted}", name.name()))
            .help("or set `features.enforce_naming_style = STYLE_LEGACY`");
    }
}

fn is_enforced<'t>(options: impl Iterator<Item = OptionDecl<'t>>, outer: bool) -> bool {
    set_feature(options, "enforce_naming_style").map_or(outer, |it| it != "STYLE_LEGACY")
}

fn fits(style: Style, name: &str) -> bool {
    let is_word = |word: &str, is_first: fn(&u8) -> bool| {
        let rest = |it: &u8| is_first(it) || it.is_ascii_digit();
        word.as_bytes().first().is_some_and(is_first) && word.as_bytes().iter().all(rest)
    };
    match style {
        Style::Pascal => name.starts_with(|it: char| it.is_ascii_uppercase()) && !name.contains('_'),
        Style::LowerSnake => name.split('_').all(|it| is_word(it, u8::is_ascii_lowercase)),
        Style::UpperSnake => name.split('_').all(|it| is_word(it, u8::is_ascii_uppercase)),
    }
}
