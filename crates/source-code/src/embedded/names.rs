//! By which names a file knows the tags.

use tree_sitter::Node;

/// What tags are called where they are exported, and nearly everywhere else.
const TAGS: [&str; 2] = ["gql", "graphql"];

/// Packages whose default export is the tag, so that it may have any name.
const PACKAGES: [&str; 2] = ["graphql-tag", "graphql-tag.macro"];

/// The names that are tags in the file: the usual ones, and what the file's imports call them.
pub(super) fn all<'t>(root: Node<'_>, text: &'t str) -> Vec<&'t str> {
    let mut names: Vec<&'t str> = TAGS.to_vec();
    let text_of = |node: Node<'_>| text.get(node.byte_range()).unwrap_or("");
    let mut cursor = root.walk();
    for statement in root.children(&mut cursor).filter(|it| it.kind() == "import_statement") {
        let source = statement.child_by_field_name("source").map_or("", text_of);
        let is_package = PACKAGES.contains(&source.trim_matches(['"', '\'']));
        let mut clauses = statement.walk();
        let Some(clause) = statement.children(&mut clauses).find(|it| it.kind() == "import_clause") else {
            continue;
        };
        for part in clause.named_children(&mut clause.walk()) {
            if part.kind() == "identifier" && is_package {
                names.push(text_of(part));
            }
            if part.kind() != "named_imports" {
                continue;
            }
            for specifier in part.named_children(&mut part.walk()) {
                let name = specifier.child_by_field_name("name").map_or("", text_of);
                let alias = specifier.child_by_field_name("alias").map_or("", text_of);
                if TAGS.contains(&name) && !alias.is_empty() {
                    names.push(alias);
                }
            }
        }
    }
    names.sort_unstable();
    names.dedup();
    names
}
