//! What holds for every text, however broken: reading ends, ranges nest, and damage stays where it is.

use proptest::prelude::*;
use wirelint_source::TextRange;
use wirelint_yaml::{Format, MAX_DEPTH, Node, NodeKind, Tree, parse};

use crate::render;

/// A document with every construct that occurs in contracts.
const CONTRACT: &str = include_str!("contract.yaml");

/// Everything that stands where anything can go wrong.
const TOKENS: &[&str] = &[
    "", " ", "  ", "\n", "\n  ", "\r\n", "\r", "\t", "\n\t", "a", "a:", "a: ", ":", "- ", "-", "? ", "\"",
    "'", "[", "]", "{", "}", ",", "#", " #", "&a ", "*a ", "!t ", "!", "|\n", ">-\n", "|2\n", "---\n",
    "...\n", "%", "@", "`", "\\", "é", "\u{feff}", "\0", "<<: ", "\u{85}",
];

/// Checks the invariants of the tree of `text`.
fn check(text: &str) -> Tree {
    let tree = parse(text, Format::Yaml);
    let whole = TextRange::new(0, text.len() as u32);
    let mut end = 0;
    for root in tree.documents() {
        assert!(root.range().start >= end, "documents overlap in {text:?}");
        end = root.range().end;
        check_node(text, root, whole);
    }
    for (item, error) in tree.errors() {
        let related = error.related.iter().map(|(range, _)| *range);
        for range in std::iter::once(error.range).chain(related) {
            check_range(text, tree.absolute(item, range), whole);
        }
    }
    let comments = tree.comments();
    for pair in comments.windows(2) {
        assert!(pair[0].end <= pair[1].start, "comments overlap in {text:?}");
    }
    for comment in comments {
        check_range(text, comment, whole);
        assert!(comment.of(text).starts_with('#'), "{comment:?} is no comment in {text:?}");
    }
    tree
}

fn check_node(text: &str, node: Node<'_>, parent: TextRange) {
    check_range(text, node.range(), parent);
    // Aliases are looked through: what they stand for is checked at its own place.
    if node.resolved() != node {
        return;
    }
    let mut end = node.range().start;
    let mut child = |child: Node<'_>| {
        assert!(child.range().start >= end, "{child:?} starts before {end} in {text:?}");
        end = child.range().end;
        check_node(text, child, node.range());
    };
    for entry in node.entries() {
        child(entry.key);
        child(entry.value);
    }
    node.elements().for_each(child);
    if node.kind() == NodeKind::Scalar {
        assert!(node.text().is_some() && node.scalar().is_some());
    }
}

fn check_range(text: &str, range: TextRange, parent: TextRange) {
    assert!(range.start <= range.end && parent.contains(range), "{range:?} is not in {parent:?} in {text:?}");
    assert!(
        text.is_char_boundary(range.start as usize) && text.is_char_boundary(range.end as usize),
        "{text:?}"
    );
}

fn boundaries(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

#[test]
fn every_prefix_has_a_sound_tree() {
    for at in boundaries(CONTRACT) {
        check(&CONTRACT[..at]);
    }
}

#[test]
fn every_single_change_has_a_sound_tree() {
    // Every place once, each with another token; a run of all combinations is for a machine with more time.
    for (number, at) in boundaries(CONTRACT).into_iter().enumerate() {
        let token = TOKENS[number % TOKENS.len()];
        let mut inserted = CONTRACT.to_owned();
        inserted.insert_str(at, token);
        check(&inserted);
        if let Some(it) = CONTRACT[at..].chars().next() {
            let mut replaced = CONTRACT.to_owned();
            replaced.replace_range(at..at + it.len_utf8(), token);
            check(&replaced);
        }
    }
}

#[test]
fn every_line_can_be_cut_out_or_doubled() {
    let lines: Vec<&str> = CONTRACT.split_inclusive('\n').collect();
    for at in 0..lines.len() {
        let cut: String =
            lines.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, line)| *line).collect();
        check(&cut);
        let doubled: String = lines[..=at].iter().chain(&lines[at..]).copied().collect();
        check(&doubled);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_tokens_in_a_row_have_a_sound_tree(tokens in prop::collection::vec(prop::sample::select(TOKENS), 0..40)) {
        check(&tokens.concat());
    }

    #[test]
    fn any_text_has_a_sound_tree(text in "\\PC*") {
        check(&text);
    }
}

/// What can happen to one line: a name, and the line afterwards.
fn damages(line: &str) -> Vec<(&'static str, String)> {
    let content = line.trim_start();
    let indent = &line[..line.len() - content.len()];
    let mut all = vec![
        ("half typed", format!("{indent}{}", &content[..content.len().min(3)].replace(':', "x"))),
        ("without its colon", line.replacen(':', "", 1)),
        ("without its space", line.replacen(": ", ":", 1)),
        ("one space less", line.strip_prefix(' ').unwrap_or(line).to_owned()),
        ("one space more", format!(" {line}")),
        ("a tab more", format!("\t{line}")),
        ("an opened quote", format!("{line}\"")),
        ("an opened bracket", format!("{line} [")),
        ("a closed bracket", format!("{line}]")),
        ("an at sign", line.replacen(": ", ": @", 1)),
        ("a colon more", format!("{line}: x")),
        ("an empty line", String::new()),
    ];
    if let Some(at) = line.find(": ") {
        let (key, value) = line.split_at(at + 2);
        all.push(("an unclosed quote", format!("{key}\"{value}")));
        all.push(("an unclosed single quote", format!("{key}'{value}")));
        all.push(("an unclosed bracket", format!("{key}[{value}")));
        all.push(("an unclosed brace", format!("{key}{{{value}")));
    }
    all
}

/// The operations of the contract: their names, and what they hold.
fn operations(tree: &Tree) -> Vec<(String, String)> {
    let Some(paths) = tree.root().and_then(|root| root.get("paths")) else { return Vec::new() };
    let operations = paths.entries().flat_map(|path| {
        let name = path.key.text().unwrap_or_default().into_owned();
        let operations = path.value.entries();
        operations.map(move |it| {
            (format!("{name} {}", it.key.text().unwrap_or_default()), render::of_node(it.value))
        })
    });
    operations.collect()
}

#[test]
fn damage_in_one_operation_leaves_the_others_as_they_are() {
    let before = operations(&check(CONTRACT));
    assert!(before.len() >= 4);
    let lines: Vec<&str> = CONTRACT.lines().collect();
    let mut broken = Vec::new();
    let mut owner = None;
    for (at, line) in lines.iter().enumerate() {
        let depth = line.len() - line.trim_start().len();
        if line.trim().is_empty() {
            continue;
        }
        match depth {
            0 => owner = None,
            // Operations stand at column 4, below `paths` and a path.
            4 if line.trim_end().ends_with(':') => {
                owner = operation_at(&lines[..=at]);
                continue;
            }
            1..=4 => continue,
            _ => {}
        }
        let Some(owner) = &owner else { continue };
        for (name, damaged) in damages(line) {
            let text = [&lines[..at], &[damaged.as_str()], &lines[at + 1..]].concat().join("\n") + "\n";
            let after = operations(&check(&text));
            let kept = |all: &[(String, String)]| -> Vec<_> {
                all.iter().filter(|(it, _)| it != owner).cloned().collect()
            };
            if kept(&before) != kept(&after) {
                broken.push(format!("{}: {name}: {damaged}", at + 1));
            }
        }
    }
    assert!(
        broken.is_empty(),
        "{} changes reach further than their operation:\n{}",
        broken.len(),
        broken.join("\n")
    );
}

fn operation_at(lines: &[&str]) -> Option<String> {
    let method = lines.last()?.trim().trim_end_matches(':');
    let path = lines.iter().rev().find(|line| line.starts_with("  ") && !line.starts_with("   "))?;
    Some(format!("{} {method}", path.trim().trim_end_matches(':')))
}

#[test]
fn nesting_is_cut_at_the_limit_and_reading_goes_on() {
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("[a: [", "]]")] {
        let deep = format!("before: 1\ndeep: {}x{}\nafter: 2\n", open.repeat(1000), close.repeat(1000));
        let tree = check(&deep);
        assert_eq!(tree.root().unwrap().get("after").unwrap().text().unwrap(), "2", "{open}");
        let errors: Vec<_> = tree.errors().collect();
        assert_eq!(errors.len(), 1, "{open} {errors:?}");
    }
    let nested = (1..1000).fold(String::new(), |all, depth| all + &" ".repeat(depth) + "k:\n");
    for deep in [
        format!("deep:\n{nested}"),
        format!("deep:\n  {}x\n", "- ".repeat(1000)),
        format!("deep:\n  {}x\n", "? ".repeat(1000)),
    ] {
        let tree = check(&format!("before: 1\n{deep}after: 2\n"));
        assert_eq!(tree.root().unwrap().get("after").unwrap().text().unwrap(), "2");
        assert_eq!(tree.errors().count(), 1);
    }
    let just = format!("{}{}", "[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH));
    assert_eq!(check(&just).errors().count(), 0);
}

#[test]
fn hostile_texts_are_read_in_linear_time() {
    let n = 1 << 18;
    let started = std::time::Instant::now();
    for unit in [
        "[",
        "{",
        "]",
        "- ",
        "? ",
        ": ",
        "&a ",
        "!a ",
        "*a ",
        "\"",
        "'",
        "[a, ",
        "{a: ",
        "a: ",
        "[[",
        "[]: ",
        "[[]]: ",
        "\"\"",
        "'\n",
        "\"\n",
        "\n\"",
        " '\"\n",
        "- [\n",
        "- \"\n",
        "a: \"b\n",
        "a: |\n ",
        "|\n",
        "\t",
        "\t\n",
        "a\n",
        "-\n",
        "- -\n",
        "&a\n",
        "\"\\\n",
        ",",
        "{[",
        "[{a: \"",
        "? [\n",
        "#",
        " #",
        "\0",
        "\0a",
        "%\n",
        "---\n",
        "...\n",
        "---",
        "a:\n ",
        "[a b: ",
        "- a\nb\n",
        "  - a: 'b\n",
    ] {
        let text = unit.repeat(n / unit.len());
        parse(text.as_str(), Format::Yaml);
        let lead = format!("a:\n  b: {text}\nc: [{text}\n");
        parse(lead.as_str(), Format::Yaml);
    }
    // Linear time is a second here in a debug build, quadratic time half a minute.
    assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
}
