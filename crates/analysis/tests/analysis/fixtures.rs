//! The rules' fixtures: contracts with marks under what is to be found, and what fixes make of them.
//!
//! Each file of `tests/rules` holds cases, separated by lines `=== what the case is about`. A case is a fixture as
//! `wirelint-test-fixture` reads it; a line `--- fixed` in it is followed by the files as they are after all fixes, the unsafe ones among
//! them. A case whose name ends in `(related)` has its related places marked as well.

use std::fmt::Write as _;
use std::path::Path;

use wirelint_analysis::{Options, apply_fixes};
use wirelint_diagnostics::Applicability;
use wirelint_test_fixture::Fixture;

use crate::support;

#[test]
fn fixtures_say_what_is_found_and_how_it_is_fixed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let update = std::env::var_os("UPDATE_FIXTURES").is_some();
    let mut cases = 0;
    let mut wrong = Vec::new();
    for path in wirelint_test_editor::files_below(&folder) {
        let text = std::fs::read_to_string(&path).expect("fixtures are readable");
        let mut actual = String::new();
        for case in text.strip_prefix("=== ").expect("a file begins with a case").split("\n=== ") {
            let found = Case::parse(case).found();
            actual.push_str("=== ");
            actual.push_str(found.trim_end());
            actual.push('\n');
            cases += 1;
        }
        if update {
            std::fs::write(&path, &actual).expect("fixtures can be written");
        } else if actual != text {
            wrong.push(format!("{}:\n{}", path.display(), diff(&text, &actual)));
        }
    }
    assert!(wrong.is_empty(), "(UPDATE_FIXTURES=1 writes what is found)\n{}", wrong.join("\n"));
    assert!(cases > 10, "only {cases} cases were found");
}

struct Case<'t> {
    name: &'t str,
    fixture: Fixture,
    has_fixed: bool,
}

impl<'t> Case<'t> {
    fn parse(text: &'t str) -> Self {
        let (name, body) = text.split_once('\n').unwrap_or((text, ""));
        let marked = body.split("--- fixed").next().unwrap_or_default();
        let has_fixed = marked.len() < body.len();
        let fixture = Fixture::parse(&format!("{}\n", marked.trim_end()));
        assert!(!fixture.files.is_empty(), "`{name}` has no line `//- FILE`");
        Self { name, fixture, has_fixed }
    }

    /// The case as it would have to be written.
    fn found(&self) -> String {
        let annotations = support::annotations(&self.fixture, self.name.ends_with("(related)"));
        let mut out =
            format!("{}\n{}", self.name, wirelint_test_fixture::render(&self.fixture.files, &annotations));
        if self.has_fixed {
            write!(out, "--- fixed\n{}", apply_all(&self.fixture)).expect("strings take everything");
        }
        out
    }
}

/// The lines that differ, with what is around them left out.
fn diff(expected: &str, actual: &str) -> String {
    let (expected, actual): (Vec<_>, Vec<_>) = (expected.lines().collect(), actual.lines().collect());
    let mut out = String::new();
    let (mut a, mut b) = (0, 0);
    while a < expected.len() || b < actual.len() {
        if expected.get(a) == actual.get(b) {
            (a, b) = (a + 1, b + 1);
        } else if let Some(found) = actual[b..].iter().position(|line| Some(line) == expected.get(a)) {
            actual[b..b + found]
                .iter()
                .for_each(|line| writeln!(out, "+{line}").expect("strings take everything"));
            b += found;
        } else if let Some(line) = expected.get(a) {
            writeln!(out, "-{line}").expect("strings take everything");
            a += 1;
        } else {
            writeln!(out, "+{}", actual[b]).expect("strings take everything");
            b += 1;
        }
    }
    out
}

/// The files after all fixes, made again and again until there is none left.
fn apply_all(fixture: &Fixture) -> String {
    let files: Vec<(&str, &str)> = fixture.files.iter().map(|file| (&*file.path, &*file.text)).collect();
    let mut host = support::host(&files, Options::default());
    let mut texts: Vec<String> = fixture.files.iter().map(|file| file.text.clone()).collect();
    for round in 0.. {
        assert!(round < 10, "the fixes have no end");
        let run = host.snapshot().diagnostics(&());
        let (fixed, _) = apply_fixes(&run, Applicability::Unsafe, &|_| true);
        if fixed.is_empty() {
            break;
        }
        for file in fixed {
            let at = fixture
                .files
                .iter()
                .position(|it| it.path == file.shown)
                .expect("fixes are in the fixture's files");
            texts[at].clone_from(&file.after);
            host.set_buffer(&file.path, file.after).expect("text is text");
        }
    }
    let mut out = String::new();
    for (file, text) in fixture.files.iter().zip(texts) {
        write!(out, "//- {}\n{text}", file.path).expect("strings take everything");
    }
    out
}
