//! The repository's top level: what a visitor sees first holds only what belongs there.

use std::collections::BTreeSet;

use super::Problem;
use crate::workspace::Tree;

const ALLOWED: &[&str] = &["Cargo.toml", "README.md", "crates", "editors", "test-data"];

/// What tools look for there and nowhere else, dotfiles and licences apart.
const DEMANDED: &[&str] = &["Cargo.lock", "rustfmt.toml", "clippy.toml"];

/// Names that are neither.
pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    let names: BTreeSet<&str> = tree.files.iter().filter_map(|it| it.path.split('/').next()).collect();
    let strange = names.into_iter().filter(|name| {
        let demanded = name.starts_with('.') || name.starts_with("LICENSE-") || DEMANDED.contains(name);
        !demanded && !ALLOWED.contains(name)
    });
    strange
        .map(|name| Problem::new(name, 1, "move it into `crates`, `editors` or `test-data`, or ignore it"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::assert_problems;

    #[test]
    fn only_what_belongs_there_stands_at_the_top() {
        let paths = [
            "Cargo.lock",
            "LICENSE-MIT",
            ".github/CONTRIBUTING.md",
            "crates/a/Cargo.toml",
            "docs/a.md",
            "docs/b.md",
        ];
        let tree = Tree::of(&paths.map(|it| (it, "")));
        assert_problems(
            check(&tree),
            &["docs:1: move it into `crates`, `editors` or `test-data`, or ignore it"],
        );
    }
}
