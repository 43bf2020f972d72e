//! `cargo xtask docs`: the manual, a page for each rule and an index, written into `target/manual`.
//!
//! Made from the text of the rules' declarations, so that it needs no build of the linter. That the text says what the
//! values say is a test.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use crate::tidy::{RuleFile, declared};
use crate::workspace::Tree;

/// The page that says which rule holds for which protocol, as a test of the fixtures writes it.
const MATRIX: &str = "crates/analysis/tests/matrix.md";

/// Writes the manual anew.
pub(crate) fn run(root: &Path) -> Result<()> {
    let tree = Tree::read(root)?;
    let rules = declared(&tree).count();
    if rules == 0 {
        bail!("no rule was found");
    }
    let pages = manual(&tree);
    let folder = root.join("target/manual");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    for (path, text) in &pages {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, text)?;
    }
    println!("target/manual/index.md: {rules} rules");
    Ok(())
}

/// The pages by their paths in the manual.
fn manual(tree: &Tree) -> BTreeMap<String, String> {
    let mut rules: Vec<RuleFile<'_>> = declared(tree).map(|(_, rule)| rule).collect();
    rules.sort_by_key(|it| it.id);
    let mut pages: BTreeMap<_, _> = rules.iter().map(|it| (format!("{}.md", it.id), page(it))).collect();
    let matrix = tree.files.iter().find(|it| it.path == MATRIX).map(|it| it.text.clone());
    pages.insert("index.md".into(), index(&rules, matrix.is_some()));
    pages.extend(matrix.map(|it| ("matrix.md".into(), it)));
    pages
}

fn page(rule: &RuleFile<'_>) -> String {
    let mut facts = vec![
        format!("level: {}", rule.field("level").unwrap_or_default().to_lowercase()),
        format!("for: {}", rule.kinds.join(", ")),
        format!("since: {}", rule.field("since").unwrap_or_default()),
    ];
    facts.extend(rule.field("fix").map(|it| format!("fix: {}", it.to_lowercase())));
    let peers: Vec<String> = rule.peers().map(|it| format!("`{it}`")).collect();
    if !peers.is_empty() {
        facts.push(format!("elsewhere: {}", peers.join(", ")));
    }
    let mut text = format!("# {}\n\n{}\n\n{}\n\n", rule.id, sentence(rule), facts.join(" · "));
    for (_, line) in &rule.docs {
        text.push_str(line);
        text.push('\n');
    }
    text
}

fn index(rules: &[RuleFile<'_>], has_matrix: bool) -> String {
    let mut text = String::from("# Rules\n");
    if has_matrix {
        text.push_str("\n[Which rule holds for which protocol](matrix.md), and why not for the others.\n");
    }
    let mut current = "";
    for rule in rules {
        let (group, name) = rule.id.split_once('/').unwrap_or((rule.id, rule.id));
        if group != current {
            current = group;
            _ = write!(text, "\n## {group}\n\n");
        }
        let level = rule.field("level").unwrap_or_default().to_lowercase();
        _ = writeln!(
            text,
            "- [{name}]({}.md) ({level}): {}",
            rule.id,
            rule.field("summary").unwrap_or_default()
        );
    }
    text
}

/// The summary with a capital and a full stop.
fn sentence(rule: &RuleFile<'_>) -> String {
    let mut characters = rule.field("summary").unwrap_or_default().chars();
    characters
        .next()
        .map(|first| first.to_uppercase().chain(characters).chain(['.']).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::workspace;

    #[test]
    fn what_is_read_is_what_the_linter_knows() {
        let tree = Tree::read(&workspace::root()).unwrap();
        let mut read: Vec<RuleFile<'_>> = declared(&tree).map(|(_, rule)| rule).collect();
        read.sort_by_key(|it| it.id);
        let known = wirelint_analysis::rules();
        let ids = |it: &[&str]| it.join("\n");
        assert_eq!(
            ids(&read.iter().map(|it| it.id).collect::<Vec<_>>()),
            ids(&known.iter().map(|it| it.id).collect::<Vec<_>>())
        );
        for (rule, meta) in read.iter().zip(known) {
            assert_eq!(rule.field("summary"), Some(meta.summary), "{}", rule.id);
            assert_eq!(rule.field("since"), Some(meta.since), "{}", rule.id);
            assert_eq!(
                rule.field("level").map(str::to_lowercase).as_deref(),
                Some(meta.level.as_str()),
                "{}",
                rule.id
            );
            assert_eq!(
                rule.field("fix").map(String::from),
                meta.fix.map(|it| format!("{it:?}")),
                "{}",
                rule.id
            );
            assert_eq!(rule.peers().collect::<Vec<_>>(), meta.peers, "{}", rule.id);
            let kinds: Vec<String> = meta.kinds.iter().map(|it| format!("{it:?}")).collect();
            assert_eq!(rule.kinds, kinds, "{}", rule.id);
            let docs = meta.docs.lines().map(str::trim).filter(|it| !it.is_empty());
            let read = rule.docs.iter().map(|(_, line)| line.trim()).filter(|it| !it.is_empty());
            assert!(read.eq(docs), "the documentation of {}", rule.id);
        }
    }

    #[test]
    fn a_rule_becomes_a_page_and_a_line() {
        let rule = "\
declare_rule! {
    /// ## What it checks
    ///
    /// Retries wait.
    static NO_BACKOFF: Visit = {
        id: \"retry/no-backoff\",
        summary: \"a retry waits first\",
        level: Level::Warning,
        since: \"0.1.0\",
        kinds: [Kind::OpenApi],
        fix: Applicability::Unsafe,
        peers: [
            \"retry-backoff\",
            \"RETRY_BACKOFF\",
        ],
        visit: Visit::Interaction(check),
    }
}
";
        let pages = manual(&Tree::of(&[
            ("crates/rules/src/retry/no_backoff.rs", rule),
            ("crates/rules/src/lib.rs", ""),
            (MATRIX, "# Matrix\n"),
        ]));
        assert_eq!(
            pages["retry/no-backoff.md"],
            "# retry/no-backoff\n\nA retry waits first.\n\n\
             level: warning · for: OpenApi · since: 0.1.0 · fix: unsafe · elsewhere: `retry-backoff`, `RETRY_BACKOFF`\n\n\
             ## What it checks\n\nRetries wait.\n"
        );
        assert_eq!(
            pages["index.md"],
            "# Rules\n\n[Which rule holds for which protocol](matrix.md), and why not for the others.\n\n## retry\n\n- [no-backoff](retry/no-backoff.md) (warning): a retry waits first\n"
        );
        assert_eq!(pages["matrix.md"], "# Matrix\n");
    }
}
