//! What `buf lint` finds, and which rules it has.

use std::path::Path;
use std::process::{Command, Output};

use crate::compare::Found;

/// A rule of buf's.
pub(crate) struct Rule {
    pub(crate) id: String,
    pub(crate) categories: Vec<String>,
    /// Whether it runs where nothing is said.
    pub(crate) is_default: bool,
}

/// The rules of a version of `buf.yaml` that do something.
pub(crate) fn rules(buf: &Path, version: &str) -> Vec<Rule> {
    let output =
        run(buf, Path::new("."), &["config", "ls-lint-rules", "--version", version, "--format", "json"]);
    let rules = String::from_utf8(output.stdout).unwrap();
    let rules = rules.lines().map(|line| {
        let it: serde_json::Value = serde_json::from_str(line).unwrap();
        let categories = it["categories"].as_array().into_iter().flatten();
        let categories = categories.map(|it| it.as_str().unwrap().to_owned()).collect();
        let id = it["id"].as_str().unwrap().to_owned();
        Rule { id, categories, is_default: it["default"].as_bool().unwrap() }
    });
    rules.collect()
}

/// Runs `buf lint` on the module in `folder`.
pub(crate) fn lint(buf: &Path, folder: &Path) -> Vec<Found> {
    let output = run(buf, folder, &["lint", "--error-format", "json"]);
    let stdout = String::from_utf8(output.stdout).unwrap();
    let found = stdout.lines().map(|line| {
        let it: serde_json::Value = serde_json::from_str(line).unwrap();
        let number = |key: &str| it[key].as_u64().unwrap_or(1) as u32;
        let text = |key: &str| it[key].as_str().unwrap().to_owned();
        let rule = text("type");
        assert_ne!(rule, "COMPILE", "buf refuses the files: {line}");
        Found {
            path: text("path"),
            line: number("start_line"),
            column: number("start_column"),
            rule,
            message: text("message"),
        }
    });
    let found = found.collect();
    assert!(matches!(output.status.code(), Some(0 | 100)), "{}", String::from_utf8_lossy(&output.stderr));
    found
}

fn run(buf: &Path, folder: &Path, arguments: &[&str]) -> Output {
    let home = tempfile::tempdir().unwrap();
    Command::new(buf).args(arguments).current_dir(folder).env("HOME", home.path()).output().unwrap()
}
