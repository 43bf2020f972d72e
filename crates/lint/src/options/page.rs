//! The part of a rule's page about its options.

use std::fmt::Write as _;

use crate::options::{OptionSet, Shape};

/// What can be told to a rule with these options, in Markdown: a list, with the settings that stand within settings below them.
pub fn page(set: &OptionSet) -> String {
    let mut page = String::new();
    let intro = paragraph(set.docs);
    if !intro.is_empty() {
        _ = writeln!(page, "{intro}\n");
    }
    list(set, 0, &mut page);
    page
}

fn list(set: &OptionSet, depth: usize, page: &mut String) {
    let indent = "  ".repeat(depth);
    for field in set.fields {
        let shape = (field.shape)();
        let docs = ended(paragraph(field.docs));
        let default = (field.default)().map_or(String::new(), |it| format!(" Usually `{it}`."));
        _ = writeln!(page, "{indent}- `{}` ({}): {docs}{default}", field.name, noun(&shape));
        within(&shape, depth, page);
    }
    if let Some(rest) = set.rest {
        let shape = (rest.shape)();
        if let Shape::Map { key, .. } = &shape {
            _ = writeln!(page, "{indent}- {}: {}", key.noun(), ended(paragraph(rest.docs)));
        }
    }
}

/// What stands in settings within: of words what they mean, of a mapping its keys.
fn within(shape: &Shape, depth: usize, page: &mut String) {
    // Deeper than that nobody declares them, and a struct that holds itself would have no end.
    const DEEPEST: usize = 4;
    let indent = "  ".repeat(depth + 1);
    match shape {
        Shape::Word(words) => {
            for (word, meaning) in words.iter().filter(|it| !it.1.trim().is_empty()) {
                _ = writeln!(page, "{indent}- `{word}`: {}", ended(paragraph(meaning)));
            }
        }
        Shape::List(of) => within(of, depth, page),
        Shape::Either(one, _) => within(one, depth, page),
        Shape::Map { value, .. } => within(value, depth, page),
        Shape::Settings(set) if depth < DEEPEST => list(set, depth + 1, page),
        Shape::Settings(_) | Shape::Bool | Shape::Whole { .. } | Shape::Text { .. } => {}
    }
}

/// What an option takes, in the parentheses behind its name.
fn noun(shape: &Shape) -> String {
    match shape {
        Shape::Word(_) => "a word".into(),
        Shape::List(of) => match &**of {
            Shape::Word(_) => "a list of words".into(),
            Shape::Text { noun, .. } => {
                let noun = noun.strip_prefix("a ").or_else(|| noun.strip_prefix("an ")).unwrap_or(noun);
                format!("a list of {noun}s")
            }
            other => format!("a list, each element {}", other.noun()),
        },
        Shape::Map { value, .. } => match &**value {
            Shape::Settings(_) => "a mapping of names to settings".into(),
            other => format!("a mapping, each value {}", other.noun()),
        },
        Shape::Settings(set) => match set.short.and_then(|it| set.place(it)) {
            Some(short) => format!("{}, or settings", (set.fields[short].shape)().noun()),
            None => "settings".into(),
        },
        other => other.noun(),
    }
}

/// The text of a doc comment in one line.
fn paragraph(docs: &str) -> String {
    docs.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn ended(text: String) -> String {
    if text.is_empty() || text.ends_with(['.', '!', '?']) { text } else { text + "." }
}

/// `a`, `b` or `c`, each in backticks.
pub(crate) fn one_of<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.into_iter().map(|it| format!("`{it}`")).collect();
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}
