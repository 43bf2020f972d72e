//! Every text file: no white space at the ends of lines, one line break at the end, no path of one machine.

use super::Problem;
use super::rust_text::{code_of, is_test, test_items, without};
use crate::workspace::{TextFile, Tree};

/// Folders of one machine. Written in halves, so that this file has none of them.
const MACHINE: &[&str] = &[concat!("/ho", "me/"), concat!("/ro", "ot/"), concat!("/tm", "p/")];

/// What lies outside the repository.
const OUTSIDE: &str = concat!("../", "shared");

/// Input of tests is as odd as it has to be.
const DATA: &str = "test-data/";

/// All text files.
pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in &tree.files {
        if file.path != "Cargo.lock" {
            check_white_space(file, &mut problems);
            check_paths(file, &mut problems);
        }
    }
    problems
}

fn check_white_space(file: &TextFile, problems: &mut Vec<Problem>) {
    let TextFile { path, text } = file;
    // What a program printed is kept as it printed it; hard line breaks of Markdown are two spaces.
    if path.starts_with(DATA) || file.is("snap") {
        return;
    }
    for (at, line) in text.lines().enumerate() {
        if line.ends_with([' ', '\t']) {
            problems.push(Problem::new(path, at + 1, "remove the white space at the end of the line"));
        }
    }
    let last = text.lines().count().max(1);
    if text.ends_with("\n\n") {
        problems.push(Problem::new(path, last, "end with one line break, not several"));
    } else if !text.is_empty() && !text.ends_with('\n') {
        problems.push(Problem::new(path, last, "end with a line break"));
    }
}

fn check_paths(file: &TextFile, problems: &mut Vec<Problem>) {
    let TextFile { path, text } = file;
    let rust = file.is("rs");
    let exempt = path.starts_with(DATA) || (rust && is_test(path));
    // Unlike elsewhere, strings and comments count here; only test modules do not.
    let product = if rust { without(text, &test_items(&code_of(text))) } else { text.clone() };
    for (at, line) in text.lines().enumerate() {
        if line.contains(OUTSIDE) {
            problems.push(Problem::new(
                path,
                at + 1,
                format!("`{OUTSIDE}` may lie outside the repository: name it otherwise"),
            ));
        }
    }
    for (at, line) in product.lines().enumerate().filter(|_| !exempt) {
        if let Some(folder) = MACHINE.iter().find(|it| has_path(line, it)) {
            problems.push(Problem::new(path, at + 1, format!("`{folder}` is a folder of one machine")));
        }
    }
}

/// Whether an absolute path begins with `folder`: `a/tmp/` is a relative one.
fn has_path(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|it| it.is_alphanumeric() || matches!(it, '_' | '.' | '-' | '~' | '}'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::assert_problems;

    #[test]
    fn white_space_at_ends_is_found() {
        let tree = Tree::of(&[
            ("a.md", "a \nb\n"),
            ("b.md", "a\n\n"),
            ("c.md", "a"),
            ("d.md", ""),
            ("test-data/e.yaml", "a: \n\n"),
        ]);
        assert_problems(
            check(&tree),
            &[
                "a.md:1: remove the white space at the end of the line",
                "b.md:2: end with one line break, not several",
                "c.md:1: end with a line break",
            ],
        );
    }

    #[test]
    fn paths_of_one_machine_are_found_outside_tests() {
        let outside = format!("see {OUTSIDE}/b\n");
        let inside =
            "//! A.\nconst A: &str = \"/tmp/a\";\n#[cfg(test)]\nmod tests { const B: &str = \"/tmp/b\"; }\n";
        let tree = Tree::of(&[
            ("crates/a/src/lib.rs", inside),
            ("crates/a/tests/a.rs", "// /home/me/a\n"),
            ("crates/a/tests/a.snap", "at /root/a\n"),
            ("a.md", "see target/tmp/a and https://a.b/home/c\n"),
            ("b.md", &outside),
        ]);
        assert_problems(
            check(&tree),
            &[
                &format!("b.md:1: `{OUTSIDE}` may lie outside the repository: name it otherwise"),
                "crates/a/src/lib.rs:2: `/tmp/` is a folder of one machine",
                "crates/a/tests/a.snap:1: `/root/` is a folder of one machine",
            ],
        );
    }
}
