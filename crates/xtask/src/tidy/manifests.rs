//! Manifests: every crate takes the workspace's lints and says what it is; every dependency has its reason.

use super::Problem;
use super::layering::Package;
use crate::workspace::Tree;

/// A comment that promises reasons is not one: below it, each line has its own.
const PROMISE: &str = "# Every dependency has its reason beside it.";

/// What the text of the manifests shows.
pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in &tree.files {
        if file.path == "Cargo.toml" {
            check_reasons(&file.path, &file.text, &mut problems);
        } else if file.path.starts_with("crates/") && file.path.ends_with("/Cargo.toml") {
            let takes_lints = section(&file.text, "[lints]").any(|(_, line)| line == "workspace = true");
            if !takes_lints {
                problems.push(Problem::new(&file.path, 1, "add `[lints]` with `workspace = true`"));
            }
        }
    }
    problems
}

/// What cargo resolves of them.
pub(super) fn check_packages(packages: &[Package]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for package in packages {
        if package.description.as_deref().is_none_or(str::is_empty) {
            problems.push(Problem::new(
                &package.manifest_path,
                1,
                "add a `description`: what the crate is for",
            ));
        }
        if package.license.is_none() {
            problems.push(Problem::new(&package.manifest_path, 1, "add `license.workspace = true`"));
        }
    }
    problems
}

/// A dependency's reason stands behind it, or in a comment line above its group, lines without a blank one between.
fn check_reasons(path: &str, text: &str, problems: &mut Vec<Problem>) {
    let mut group_has_reason = false;
    for (number, line) in section(text, "[workspace.dependencies]") {
        if line.is_empty() {
            group_has_reason = false;
        } else if line.starts_with('#') {
            group_has_reason = line != PROMISE;
        } else if let Some((name, value)) = line.split_once('=') {
            let name = name.trim();
            if !name.starts_with("wirelint-") && !group_has_reason && !has_comment(value) {
                problems.push(Problem::new(path, number, format!("say beside `{name}` why it is needed")));
            }
        }
    }
}

/// Whether a TOML value is followed by a comment; `#` inside quotes is none.
fn has_comment(value: &str) -> bool {
    let mut quoted = false;
    let hash = value.find(|it: char| {
        quoted ^= it == '"';
        it == '#' && !quoted
    });
    hash.is_some_and(|at| !value[at + 1..].trim().is_empty())
}

/// The trimmed lines below `header`, with their numbers from 1.
fn section<'a>(text: &'a str, header: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
    let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
    lines.skip_while(move |&(_, line)| line != header).skip(1).take_while(|(_, line)| !line.starts_with('['))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::assert_problems;

    #[test]
    fn a_dependency_without_a_reason_is_found() {
        let text = "\
[workspace.dependencies]
wirelint-source = { path = \"crates/source\" }

# Every dependency has its reason beside it.
anyhow = \"1\" # \"context\" for errors
clap = { version = \"4\", features = [\"a#b\"] }
serde = \"1\" #

# Independent readers for tests.
granit-parser = \"2\"
saphyr-parser = \"0.3\"

loose = \"1\"
[workspace.lints.rust]
missing_docs = \"warn\"
";
        assert_problems(
            check(&Tree::of(&[("Cargo.toml", text)])),
            &[
                "Cargo.toml:6: say beside `clap` why it is needed",
                "Cargo.toml:7: say beside `serde` why it is needed",
                "Cargo.toml:13: say beside `loose` why it is needed",
            ],
        );
    }

    #[test]
    fn a_crate_outside_the_lints_is_found() {
        let tree = Tree::of(&[
            ("crates/a/Cargo.toml", "[package]\nname = \"a\"\n\n[lints]\nworkspace = true\n"),
            ("crates/b/Cargo.toml", "[package]\nname = \"b\"\n[dependencies]\nx = { workspace = true }\n"),
        ]);
        assert_problems(check(&tree), &["crates/b/Cargo.toml:1: add `[lints]` with `workspace = true`"]);
    }
}
