//! Rust files: what may not stand in them, what they begin with, how long they are.

use super::Problem;
use super::rust_text::{code_of, is_test, test_items, without};
use crate::workspace::{TextFile, Tree};

/// Longer files have more than one subject.
const MAX_LINES: usize = 1200;

/// What stands nowhere, and what to do instead.
const NOWHERE: &[(&str, &str)] = &[
    ("#[ignore", "run the test always; a heavy one looks at `WIRELINT_EXHAUSTIVE` and says that it skips"),
    ("todo!", "write it, or leave it out"),
    ("unimplemented!", "write it, or leave it out"),
    ("dbg!", "remove what was for debugging"),
];

/// What stands in tests only.
const IN_TESTS_ONLY: &[(&str, &str)] =
    &[(".unwrap()", "handle the failure, or `expect(\"why this cannot happen\")` where it cannot")];

/// All Rust files.
pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in tree.files.iter().filter(|it| it.is("rs")) {
        check_file(file, &mut problems);
    }
    problems
}

fn check_file(TextFile { path, text }: &TextFile, problems: &mut Vec<Problem>) {
    let code = code_of(text);
    find(path, &code, NOWHERE, problems);
    if !is_test(path) {
        find(path, &without(&code, &test_items(&code)), IN_TESTS_ONLY, problems);
    }
    if path.contains("/src/") && !text.starts_with("//!") {
        problems.push(Problem::new(path, 1, "begin with `//!`: what the file is for, what it must not know"));
    }
    if path.ends_with("/mod.rs") {
        problems.push(Problem::new(
            path,
            1,
            "name it after its folder, beside it: `a.rs` and `a/`, no `mod.rs`",
        ));
    }
    let lines = text.lines().count();
    if lines > MAX_LINES {
        problems.push(Problem::new(
            path,
            MAX_LINES + 1,
            format!("divide it by subject: it has {lines} lines"),
        ));
    }
    if let Some(at) = text.lines().position(|it| it.trim_start_matches(' ').starts_with('\t')) {
        problems.push(Problem::new(path, at + 1, "indent by spaces"));
    }
}

fn find(path: &str, code: &str, words: &[(&str, &str)], problems: &mut Vec<Problem>) {
    for (at, line) in code.lines().enumerate() {
        for (word, advice) in words {
            if has_word(line, word) {
                problems.push(Problem::new(path, at + 1, format!("`{word}`: {advice}")));
            }
        }
    }
}

/// Whether `word` stands in `line`, and not as the end of a longer name.
fn has_word(line: &str, word: &str) -> bool {
    let is_name = |it: char| it.is_alphanumeric() || it == '_';
    line.match_indices(word).any(|(at, _)| !word.starts_with(is_name) || !line[..at].ends_with(is_name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::assert_problems;

    #[test]
    fn forbidden_words_are_found_in_code_only() {
        let text = "//! Says `todo!`.\nfn f() {\n    todo!();\n    my_todo!();\n    g(\"dbg!\");\n    a.b().unwrap();\n}\n";
        assert_problems(
            check(&Tree::of(&[("crates/a/src/lib.rs", text)])),
            &[
                "crates/a/src/lib.rs:3: `todo!`: write it, or leave it out",
                "crates/a/src/lib.rs:6: `.unwrap()`: handle the failure, or `expect(\"why this cannot happen\")` \
                 where it cannot",
            ],
        );
    }

    #[test]
    fn tests_may_unwrap_but_not_be_switched_off() {
        let inside =
            "//! A.\n#[cfg(test)]\nmod tests {\n    #[test]\n    #[ignore]\n    fn a() { b.unwrap(); }\n}\n";
        let tree =
            Tree::of(&[("crates/a/src/lib.rs", inside), ("crates/a/tests/b.rs", "fn b() { c.unwrap() }\n")]);
        assert_problems(
            check(&tree),
            &[
                "crates/a/src/lib.rs:5: `#[ignore`: run the test always; a heavy one looks at `WIRELINT_EXHAUSTIVE` \
               and says that it skips",
            ],
        );
    }

    #[test]
    fn files_have_a_head_one_subject_and_no_tabs() {
        let long = format!("//! A.\n{}", "// line\n".repeat(MAX_LINES));
        let tree = Tree::of(&[
            ("crates/a/src/a/mod.rs", "//! A.\n"),
            ("crates/a/src/b.rs", "fn b() {}\n\tfn c() {}\n"),
            ("crates/a/src/c.rs", &long),
        ]);
        assert_problems(
            check(&tree),
            &[
                "crates/a/src/a/mod.rs:1: name it after its folder, beside it: `a.rs` and `a/`, no `mod.rs`",
                "crates/a/src/b.rs:1: begin with `//!`: what the file is for, what it must not know",
                "crates/a/src/b.rs:2: indent by spaces",
                "crates/a/src/c.rs:1201: divide it by subject: it has 1201 lines",
            ],
        );
    }
}
