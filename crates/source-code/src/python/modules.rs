//! What a file takes from others.

use tree_sitter::Node;
use wirelint_source::TextRange;

use super::{Lower, parts, range};
use crate::code::{Export, Import, Imported, MODULE, Source};

impl Lower {
    /// `import a.b`, `import a.b as c`
    pub(super) fn import(&mut self, node: Node<'_>) {
        for it in parts(node) {
            match it.kind() {
                // `import a.b` binds `a`.
                "dotted_name" => {
                    let Some(&first) = parts(it).first() else { continue };
                    let first = range(first);
                    self.bind_import(first, Import { from: first, what: Imported::All });
                    // The inner one is loaded as well.
                    self.build.import(Import { from: range(it), what: Imported::Nothing });
                }
                "aliased_import" => {
                    let (Some(name), Some(alias)) =
                        (it.child_by_field_name("name"), it.child_by_field_name("alias"))
                    else {
                        continue;
                    };
                    let import = Import { from: range(name), what: Imported::All };
                    self.bind_import(range(alias), import);
                }
                _ => {}
            }
        }
    }

    /// `from .a import b as c`, `from a import *`
    pub(super) fn import_from(&mut self, node: Node<'_>) {
        let Some(module) = node.child_by_field_name("module_name") else { return };
        let from = range(module);
        for it in parts(node).into_iter().filter(|it| *it != module) {
            match it.kind() {
                "wildcard_import" => {
                    self.build.import(Import { from, what: Imported::Nothing });
                    if self.scope == MODULE {
                        self.build.export(Export::From { from, name: None, theirs: None });
                    }
                }
                "dotted_name" => {
                    let name = range(it);
                    self.bind_import(name, Import { from, what: Imported::Named(name) });
                }
                "aliased_import" => {
                    let (Some(name), Some(alias)) =
                        (it.child_by_field_name("name"), it.child_by_field_name("alias"))
                    else {
                        continue;
                    };
                    let import = Import { from, what: Imported::Named(range(name)) };
                    self.bind_import(range(alias), import);
                }
                _ => {}
            }
        }
    }

    fn bind_import(&mut self, name: TextRange, import: Import) {
        let number = self.build.import(import);
        self.build.bind(self.scope, name, Source::Import(number), &[], None);
    }
}
