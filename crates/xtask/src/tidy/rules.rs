//! Rule files: one rule in each, named like its file, registered, documented under the same headings as every other,
//! with an incorrect and a correct example for each kind of contract that it covers.

use std::collections::BTreeSet;

use super::Problem;
use super::rule_file::{HEADINGS, RuleFile, UNFINISHED, declared};
use crate::workspace::{TextFile, Tree};

/// All rules, and files in the folders of rules that declare none.
pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut seen = BTreeSet::new();
    for (file, rule) in declared(tree) {
        seen.insert(&*file.path);
        check_rule(tree, file, &rule, &mut problems);
    }
    for file in &tree.files {
        let in_crate = file.path.strip_prefix("crates/rules").and_then(|it| it.split_once("/src/"));
        let in_group = in_crate.is_some_and(|(_, inner)| inner.matches('/').count() == 1);
        if in_group && !seen.contains(&*file.path) {
            let advice = "declare a rule with `declare_rule!`, or move what is shared beside the groups";
            problems.push(Problem::new(&file.path, 1, advice));
        }
    }
    problems
}

/// The group and the name of the rule that the file at `path` is for: `src/<group>/<name>.rs`. A crate with one group
/// of its own name has its rules in `src/rules`.
fn place(path: &str) -> Option<(&str, &str)> {
    let mut parts = path.strip_suffix(".rs")?.split('/').skip(1);
    let (krate, _src, folder, name) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let group = if folder == "rules" { krate } else { folder };
    parts.next().is_none().then_some((group, name))
}

fn check_rule(tree: &Tree, file: &TextFile, rule: &RuleFile<'_>, problems: &mut Vec<Problem>) {
    let path = &*file.path;
    let mut problem = |line, advice: String| problems.push(Problem::new(path, line, advice));
    check_docs(rule, &mut problem);
    if let Some(at) = file.text.lines().position(|it| it.contains(UNFINISHED)) {
        problem(at + 1, format!("write what `{UNFINISHED}` stands for"));
    }
    let Some((group, name)) = place(path) else {
        problem(rule.line, format!("move `{}` into a file of its own, src/<group>/<name>.rs", rule.id));
        return;
    };
    let id = format!("{group}/{name}").replace('_', "-");
    if rule.id != id {
        problem(rule.line, format!("the id is `{}`, the file is `{id}`: name both alike", rule.id));
    }
    let constant = name.to_uppercase();
    if rule.name != constant {
        problem(rule.line, format!("call the static `{constant}`, like its file"));
    }
    let list = format!("{}.rs", path.rsplit_once('/').map_or(path, |(folder, _)| folder));
    let listed = tree.text(&list).unwrap_or_default();
    if !listed.lines().any(|it| it.trim_end().ends_with(&format!("mod {name};"))) {
        problem(1, format!("add `mod {name};` to {list}: without it nothing compiles this file"));
    } else if !listed.contains(&format!("{name}::{constant}")) {
        problem(1, format!("add `&{name}::{constant}` to the list in {list}"));
    }
}

fn check_docs(rule: &RuleFile<'_>, problem: &mut impl FnMut(usize, String)) {
    let sections = rule.sections();
    let headings: Vec<&str> = sections.iter().map(|it| it.heading).collect();
    let missing = HEADINGS.iter().filter(|it| !headings.contains(it));
    let missing: Vec<String> = missing.map(|it| format!("`## {it}`")).collect();
    if !missing.is_empty() {
        problem(rule.line, format!("add {} to the documentation", missing.join(", ")));
    } else if headings != HEADINGS {
        problem(rule.line, format!("these headings, in this order: {}", HEADINGS.join(", ")));
    }
    for section in sections.iter().filter(|it| it.empty) {
        problem(section.line, format!("say something below `## {}`", section.heading));
    }
    if rule.kinds.is_empty() {
        problem(rule.line, "say in `kinds` what the rule can be applied to".into());
    }
    let fences = sections.iter().filter(|it| it.heading == "Examples").flat_map(|it| &it.fences);
    let fences: Vec<Vec<String>> =
        fences.map(|(_, info)| info.split_whitespace().map(str::to_lowercase).collect()).collect();
    for verdict in ["incorrect", "correct"] {
        for kind in &rule.kinds {
            let kind = kind.to_lowercase();
            // A rule of one kind need not name it; one of several says of each example which it is.
            let covers = |words: &Vec<String>| {
                words.iter().any(|it| it == verdict) && (rule.kinds.len() == 1 || words.contains(&kind))
            };
            if !fences.iter().any(covers) {
                let info = if rule.kinds.len() == 1 { verdict.into() } else { format!("{kind} {verdict}") };
                problem(rule.line, format!("add an example, a fenced block marked `{info}`"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::assert_problems;

    const GOOD: &str = "\
//! A.

declare_rule! {
    /// ## What it checks
    /// A.
    /// ## Why it matters
    /// A.
    /// ## Examples
    /// ```yaml incorrect
    /// ## not a heading
    /// ```
    /// ```yaml correct
    /// a: 1
    /// ```
    /// ## Fix safety
    /// No fix.
    /// ## Measured
    /// Nothing.
    /// ## References
    /// - RFC 9110
    pub(crate) static NO_BACKOFF: Visit = {
        id: \"retry/no-backoff\",
        kinds: [Kind::OpenApi],
    }
}
";
    const LIST: &str =
        "//! Retries.\nmod no_backoff;\nstatic RULES: &[&Rule] = &[&no_backoff::NO_BACKOFF];\n";

    #[track_caller]
    fn check_rule(text: &str, list: &str, expected: &[&str]) {
        let tree =
            Tree::of(&[("crates/rules/src/retry.rs", list), ("crates/rules/src/retry/no_backoff.rs", text)]);
        let expected: Vec<String> =
            expected.iter().map(|it| format!("crates/rules/src/retry/no_backoff.rs:{it}")).collect();
        assert_problems(check(&tree), &expected.iter().map(|it| &**it).collect::<Vec<_>>());
    }

    #[test]
    fn a_rule_by_the_book_passes() {
        check_rule(GOOD, LIST, &[]);
    }

    #[test]
    fn id_and_static_are_named_like_the_file() {
        let text = GOOD.replace("retry/no-backoff", "retry/backoff").replace("NO_BACKOFF", "BACKOFF");
        check_rule(
            &text,
            LIST,
            &[
                "3: call the static `NO_BACKOFF`, like its file",
                "3: the id is `retry/backoff`, the file is `retry/no-backoff`: name both alike",
            ],
        );
    }

    #[test]
    fn a_rule_is_registered_in_its_group() {
        check_rule(
            GOOD,
            "//! Retries.\nmod backoff;\n",
            &["1: add `mod no_backoff;` to crates/rules/src/retry.rs: without it nothing compiles this file"],
        );
        check_rule(
            GOOD,
            "//! Retries.\nmod no_backoff;\n",
            &["1: add `&no_backoff::NO_BACKOFF` to the list in crates/rules/src/retry.rs"],
        );
    }

    #[test]
    fn headings_are_fixed_and_filled() {
        let text = GOOD.replace("    /// ## Measured\n    /// Nothing.\n", "");
        check_rule(&text, LIST, &["3: add `## Measured` to the documentation"]);
        let text =
            GOOD.replace("Measured", "x").replace("Fix safety", "Measured").replace("## x", "## Fix safety");
        check_rule(
            &text,
            LIST,
            &[
                "3: these headings, in this order: What it checks, Why it matters, Examples, Fix safety, Measured, \
               References",
            ],
        );
        let text = GOOD.replace("/// No fix.", "///").replace("/// Nothing.", "/// ✎ real contracts");
        check_rule(
            &text,
            LIST,
            &["15: say something below `## Fix safety`", "18: write what `✎` stands for"],
        );
    }

    #[test]
    fn every_kind_has_both_examples() {
        check_rule(
            &GOOD.replace("yaml correct", "yaml"),
            LIST,
            &["3: add an example, a fenced block marked `correct`"],
        );
        let text = GOOD.replace("Kind::OpenApi", "Kind::OpenApi, Kind::Protobuf");
        let text = text.replace("yaml incorrect", "yaml openapi incorrect");
        check_rule(
            &text,
            LIST,
            &[
                "3: add an example, a fenced block marked `openapi correct`",
                "3: add an example, a fenced block marked `protobuf correct`",
                "3: add an example, a fenced block marked `protobuf incorrect`",
            ],
        );
    }

    #[test]
    fn what_declares_no_rule_or_stands_elsewhere_is_found() {
        let tree = Tree::of(&[
            ("crates/rules-openapi/src/openapi.rs", GOOD),
            ("crates/rules-openapi/src/openapi/helpers.rs", "//! Helpers.\n"),
            (
                "crates/lint/src/rule.rs",
                "/// declare_rule! {\n///     static A: V = {\n///         id: \"a/b\",\n",
            ),
        ]);
        assert_problems(
            check(&tree),
            &[
                "crates/rules-openapi/src/openapi.rs:3: move `retry/no-backoff` into a file of its own, \
                 src/<group>/<name>.rs",
                "crates/rules-openapi/src/openapi/helpers.rs:1: declare a rule with `declare_rule!`, or move what \
                 is shared beside the groups",
            ],
        );
    }

    #[test]
    fn a_crate_with_one_group_of_its_name_has_its_rules_in_one_folder() {
        let text = GOOD.replace("retry/no-backoff", "config/no-backoff");
        let tree = Tree::of(&[
            ("crates/config/src/rules.rs", "pub(crate) mod no_backoff;\nno_backoff::NO_BACKOFF\n"),
            ("crates/config/src/rules/no_backoff.rs", &text),
        ]);
        assert_problems(check(&tree), &[]);
    }
}
