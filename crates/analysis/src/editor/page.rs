//! The page of a rule.

use wirelint_lint::{Kind, Meta, options};

/// The whole page of `rule`, in Markdown: its title, what it is in a sentence, its facts in a line, its documentation.
pub fn rule_page(rule: &Meta) -> String {
    let kinds: Vec<_> = rule.kinds.iter().copied().map(Kind::as_str).collect();
    let mut facts = vec![
        format!("level: {}", rule.level),
        format!("for: {}", kinds.join(", ")),
        format!("since: {}", rule.since),
    ];
    facts.extend(rule.fix.map(|it| format!("fix: {}", it.as_str())));
    if !rule.peers.is_empty() {
        facts.push(format!("elsewhere: `{}`", rule.peers.join("`, `")));
    }
    let mut characters = rule.summary.chars();
    let summary: String =
        characters.next().map(|it| it.to_uppercase().chain(characters).collect()).unwrap_or_default();
    let mut page = format!("# {}\n\n{summary}.\n\n{}\n\n", rule.id, facts.join(" · "));
    let options = rule.options.map(|it| format!("## Options\n{}\n", options::page(it)));
    let mut options = options.filter(|_| !rule.docs.contains("## Options"));
    for line in rule.docs.lines() {
        // What stands behind `///`.
        let line = line.strip_prefix(' ').unwrap_or(line).trim_end();
        if line == "## Examples" {
            page.extend(options.take());
        }
        page.push_str(line);
        page.push('\n');
    }
    page.extend(options);
    page
}
