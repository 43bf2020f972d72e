//! What a file takes from others and gives to them.

use tree_sitter::Node;
use wirelint_source::TextRange;

use super::{Lower, has_token, parts, range, unquoted};
use crate::code::{Export, ExprId, Import, Imported, MODULE, Source};

impl Lower {
    pub(super) fn import(&mut self, node: Node<'_>) {
        let source = node.child_by_field_name("source");
        let mut names: Vec<(TextRange, Imported)> = Vec::new();
        let mut from = source.map(|it| unquoted(&self.text, range(it)));
        for clause in parts(node) {
            match clause.kind() {
                "import_clause" => {
                    for it in parts(clause) {
                        self.import_clause(it, &mut names);
                    }
                }
                "import_require_clause" => {
                    from = clause.child_by_field_name("source").map(|it| unquoted(&self.text, range(it)));
                    if let Some(&name) = parts(clause).first() {
                        names.push((range(name), Imported::All));
                    }
                }
                _ => {}
            }
        }
        let Some(from) = from else { return };
        if names.is_empty() {
            self.build.import(Import { from, what: Imported::Nothing });
        }
        for (name, what) in names {
            let number = self.build.import(Import { from, what });
            self.build.bind(self.scope, name, Source::Import(number), &[], None);
        }
    }

    fn import_clause(&mut self, node: Node<'_>, names: &mut Vec<(TextRange, Imported)>) {
        match node.kind() {
            "identifier" => names.push((range(node), Imported::Default)),
            "namespace_import" => {
                if let Some(&name) = parts(node).first() {
                    names.push((range(name), Imported::All));
                }
            }
            "named_imports" => {
                for it in parts(node) {
                    let Some(name) = it.child_by_field_name("name").map(|it| unquoted(&self.text, range(it)))
                    else {
                        continue;
                    };
                    let local = it.child_by_field_name("alias").map_or(name, range);
                    let is_default = name.of(&self.text) == "default";
                    names.push((local, if is_default { Imported::Default } else { Imported::Named(name) }));
                }
            }
            _ => {}
        }
    }

    pub(super) fn export(&mut self, node: Node<'_>) {
        let is_default = has_token(node, "default");
        let from = node.child_by_field_name("source").map(|it| unquoted(&self.text, range(it)));
        let mut decorators: Vec<ExprId> = Vec::new();
        for it in parts(node) {
            if it.kind() == "decorator" {
                decorators.extend(self.decorator(it));
            }
        }
        if let Some(declaration) = node.child_by_field_name("declaration") {
            self.export_declaration(declaration, is_default, &decorators);
        } else if let Some(value) = node.child_by_field_name("value") {
            self.export_value(value, is_default);
        } else if let Some(from) = from {
            self.export_from(node, from);
        } else if let Some(clause) = parts(node).into_iter().find(|it| it.kind() == "export_clause") {
            for (name, local) in self.specifiers(clause) {
                self.build.export(if name.of(&self.text) == "default" {
                    Export::DefaultName(local)
                } else {
                    Export::Name { name, local }
                });
            }
        } else if has_token(node, "=") {
            // `export = value`
            if let Some(&value) = parts(node).first() {
                let value = self.expr(value);
                self.step(value);
                self.build.export(Export::Whole(value));
            }
        }
    }

    fn export_declaration(&mut self, declaration: Node<'_>, is_default: bool, decorators: &[ExprId]) {
        let before = self.build.code().function(self.scope).bindings.len();
        if matches!(declaration.kind(), "class_declaration" | "abstract_class_declaration") {
            self.declare_class(declaration, decorators);
        } else {
            self.statement(declaration);
        }
        let bound = &self.build.code().function(self.scope).bindings[before..];
        let names: Vec<TextRange> = bound.iter().map(|it| it.name).collect();
        for name in names {
            self.build.export(if is_default {
                Export::DefaultName(name)
            } else {
                Export::Name { name, local: name }
            });
        }
        if is_default && declaration.child_by_field_name("name").is_none() {
            // `export default class {}`: to the grammar a declaration without a name.
            let value = self.expr(declaration);
            self.build.export(Export::Default(value));
        }
    }

    fn export_value(&mut self, value: Node<'_>, is_default: bool) {
        let is_name = value.kind() == "identifier";
        let name = range(value);
        let value = self.expr(value);
        self.step(value);
        match (is_default, is_name) {
            (true, true) => self.build.export(Export::DefaultName(name)),
            (true, false) => self.build.export(Export::Default(value)),
            (false, _) => self.build.export(Export::Whole(value)),
        }
    }

    fn export_from(&mut self, node: Node<'_>, from: TextRange) {
        let mut is_all = true;
        for it in parts(node) {
            match it.kind() {
                "export_clause" => {
                    is_all = false;
                    for (name, local) in self.specifiers(it) {
                        self.build.export(Export::From { from, name: Some(name), theirs: Some(local) });
                    }
                }
                "namespace_export" => {
                    is_all = false;
                    let name = parts(it).first().map(|it| range(*it));
                    self.build.export(Export::From { from, name, theirs: None });
                }
                _ => {}
            }
        }
        if is_all {
            self.build.export(Export::From { from, name: None, theirs: None });
        }
    }

    /// The names of a clause as others see them, and as the file has them.
    fn specifiers(&self, clause: Node<'_>) -> Vec<(TextRange, TextRange)> {
        let names = parts(clause).into_iter().filter_map(|it| {
            let local = unquoted(&self.text, range(it.child_by_field_name("name")?));
            let alias = it.child_by_field_name("alias").map(|it| unquoted(&self.text, range(it)));
            Some((alias.unwrap_or(local), local))
        });
        names.collect()
    }

    /// `module.exports = value`, `exports.name = value`.
    pub(super) fn common_js(&mut self, target: Node<'_>, value: ExprId) {
        if self.scope != MODULE || target.kind() != "member_expression" {
            return;
        }
        let (Some(object), Some(property)) =
            (target.child_by_field_name("object"), target.child_by_field_name("property"))
        else {
            return;
        };
        let name = range(property);
        match (self.str(object), self.str(property)) {
            ("module", "exports") => self.build.export(Export::Whole(value)),
            ("exports" | "module.exports", "default") => self.build.export(Export::Default(value)),
            ("exports" | "module.exports", _) => self.build.export(Export::Value { name, value }),
            _ => {}
        }
    }
}
