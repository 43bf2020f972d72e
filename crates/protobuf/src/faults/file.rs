//! What stands at the top of a file: syntax, package, imports, options.

use super::{Check, FaultKind};
use crate::link::FeatureSet;
use crate::roots::is_clean;
use crate::syntax::{ImportKind, Node, NodeKind, SyntaxLevel};

impl Check<'_> {
    pub(super) fn file(&mut self) {
        let parse = &self.doc.parse;
        let mut package: Option<Node<'_>> = None;
        for (number, statement) in parse.statements().enumerate() {
            match statement.kind() {
                NodeKind::Syntax | NodeKind::Edition => self.syntax(statement, number == 0),
                NodeKind::Package => match package {
                    Some(first) => {
                        let span = self.span(first);
                        self.report(statement, "the file has a package already").related(span, "here");
                    }
                    None => package = Some(statement),
                },
                _ => {}
            }
        }
        self.imports();
        self.names();
        self.duplicates();
        let features = FeatureSet::of_file(parse.file());
        for statement in parse.statements() {
            self.statement(statement, features);
        }
        self.options();
        self.features();
        self.naming();
    }

    fn syntax(&mut self, statement: Node<'_>, is_first: bool) {
        let Some(value) = statement.child(NodeKind::Str) else { return };
        if !is_first {
            self.report(statement, format!("`{}` is not the first statement", head(statement)))
                .help("it says how the rest is read, so nothing stands before it");
            return;
        }
        let stated = value.string();
        match (statement.kind(), &*stated) {
            (NodeKind::Syntax, "proto2" | "proto3") | (NodeKind::Edition, "2023" | "2024") => {}
            (NodeKind::Syntax, _) => {
                self.report(value, format!("`{stated}` is no syntax")).help(
                    "the syntaxes are `proto2` and `proto3`; later ones are stated as `edition = \"2023\";`",
                );
            }
            _ => {
                self.report(value, format!("the edition `{stated}` is not known here"))
                    .warning()
                    .help("the file is read as one of edition 2024");
            }
        }
    }

    fn imports(&mut self) {
        let doc = self.doc;
        for import in &doc.imports {
            let node = doc.parse.node(import.node);
            let Some(path) = node.child(NodeKind::Str) else { continue };
            let written = path.string();
            if import.is_double {
                self.report(path, format!("`{written}` is imported already"));
            } else if import.target == Some(self.number) {
                self.report(path, "the file imports itself").kind(FaultKind::CyclicImport);
            } else if import.is_cyclic {
                self.report(path, format!("`{written}` leads back to this file"))
                    .kind(FaultKind::CyclicImport)
                    .help("files cannot import each other in a circle");
            } else if !is_clean(&written) {
                self.report(path, format!("`{written}` is no path below a root"))
                    .help("paths of imports have `/` between their parts, and no `.` or `..` among them");
            } else if import.target.is_none() {
                self.report(path, format!("`{written}` is not there")).kind(FaultKind::MissingImport);
            }
            if import.kind == ImportKind::Option && self.level != SyntaxLevel::Edition2024 {
                self.report(node, "`import option` needs edition 2024");
            } else if import.kind == ImportKind::Weak && self.level == SyntaxLevel::Edition2024 {
                self.report(node, "edition 2024 has no `import weak`")
                    .help("write `import option`, or a plain import");
            }
        }
    }
}

/// The first word of a statement.
fn head(node: Node<'_>) -> &'static str {
    if node.kind() == NodeKind::Edition { "edition" } else { "syntax" }
}
