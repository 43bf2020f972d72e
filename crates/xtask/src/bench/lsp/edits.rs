//! What people do to a contract, in places all over it. Each scenario ends with the text that it began with, so that places
//! stay what they were.

use wirelint_yaml::{Node, Style, Tree, parse};

use crate::bench::readers::Format;

/// A kind of edit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Word,
    KeyLine,
    Value,
    Reference,
    Parameter,
    Path,
    Method,
    Component,
    Bracket,
}

impl Kind {
    /// Those that stay inside an item.
    pub(super) const INSIDE: [Self; 5] =
        [Self::Word, Self::KeyLine, Self::Value, Self::Reference, Self::Parameter];
    /// Those that change the structure.
    pub(super) const STRUCTURE: [Self; 4] = [Self::Path, Self::Method, Self::Component, Self::Bracket];

    /// What it is, for a table.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Word => "a word typed into a text, and deleted",
            Self::KeyLine => "a key added, and deleted",
            Self::Value => "a number or type changed, and back",
            Self::Reference => "a `$ref` changed, and back",
            Self::Parameter => "a parameter added, and deleted",
            Self::Path => "a path added, and deleted",
            Self::Method => "a method added, and deleted",
            Self::Component => "a component added, and deleted",
            Self::Bracket => "a bracket or quote deleted, and mended",
        }
    }
}

/// Edits one after the other, each the bytes from where to where and what comes in their place.
pub(super) struct Scenario {
    pub(super) edits: Vec<(usize, usize, String)>,
}

impl Scenario {
    /// Something else in the place of `old`, which stands at `at`, and back.
    fn and_back(at: usize, old: &str, new: &str) -> Self {
        let there = (at, at + old.len(), new.to_owned());
        Self { edits: vec![there, (at, at + new.len(), old.to_owned())] }
    }
}

/// Where something can be edited.
#[derive(Default)]
pub(super) struct Sites {
    /// The ends of texts that people write.
    texts: Vec<usize>,
    /// Where an entry can be put into an operation or a component, with what is to be put there.
    keys: Vec<(usize, String)>,
    /// Numbers and types, with what they are and become.
    values: Vec<(usize, String, String)>,
    /// The contents of `$ref`s.
    references: Vec<(usize, String)>,
    parameters: Vec<(usize, String)>,
    paths: Vec<(usize, String)>,
    methods: Vec<(usize, String)>,
    components: Vec<(usize, String)>,
    /// Brackets and quotes.
    brackets: Vec<(usize, String)>,
}

impl Sites {
    /// Those of a contract.
    pub(super) fn of(text: &str, format: Format) -> Self {
        let grammar = match format {
            Format::Json => wirelint_yaml::Format::Json,
            Format::Yaml => wirelint_yaml::Format::Yaml,
        };
        let tree = parse(text, grammar);
        let mut sites = Self::default();
        if let Some(root) = tree.root() {
            sites.collect(&tree, root);
        }
        sites
    }

    fn collect(&mut self, tree: &Tree, root: Node<'_>) {
        const DRAFT: &str = "{ \"responses\": { \"200\": { \"description\": \"Draft\" } } }";
        if let Some(paths) = root.get("paths") {
            self.paths.extend(entry(tree, paths, "/wirelint-draft", &format!("{{ \"get\": {DRAFT} }}")));
            for path in paths.entries().map(|it| it.value) {
                if path.get("trace").is_none() {
                    self.methods.extend(entry(tree, path, "trace", DRAFT));
                }
                for item in path.entries().map(|it| it.value).filter(|it| it.is_mapping()) {
                    self.item(tree, item);
                }
            }
        }
        for kind in root.get("components").into_iter().flat_map(Node::entries).map(|it| it.value) {
            self.components.extend(entry(tree, kind, "WirelintDraft", "{ \"description\": \"Draft\" }"));
            for item in kind.entries().map(|it| it.value).filter(|it| it.is_mapping()) {
                self.item(tree, item);
            }
        }
    }

    fn item(&mut self, tree: &Tree, item: Node<'_>) {
        // Not before the first key: an item in block style begins there.
        let keys: Vec<Node<'_>> = item.entries().map(|it| it.key).collect();
        if item.style() == Style::Flow || keys.len() < 2 {
            self.keys.extend(entry(tree, item, "x-draft", "1"));
        } else {
            self.keys.extend(line_before(tree, keys[keys.len() / 2], "x-draft", "1"));
        }
        self.inside(tree, item);
    }

    fn inside(&mut self, tree: &Tree, node: Node<'_>) {
        if node.resolved() != node {
            return;
        }
        if matches!(node.style(), Style::Flow | Style::DoubleQuoted | Style::SingleQuoted) {
            let at = node.range().start as usize;
            self.brackets.push((at, tree.text()[at..=at].to_owned()));
        }
        for it in node.entries() {
            if it.key.is_text("parameters") && it.value.is_sequence() {
                self.parameters.extend(element(tree, it.value));
            }
            self.scalar(tree, it.key, it.value);
            self.inside(tree, it.value);
        }
        for it in node.elements() {
            self.inside(tree, it);
        }
    }

    fn scalar(&mut self, tree: &Tree, key: Node<'_>, value: Node<'_>) {
        let range = value.range();
        let quoted = matches!(value.style(), Style::DoubleQuoted | Style::SingleQuoted);
        let (start, end) =
            (range.start as usize + usize::from(quoted), range.end as usize - usize::from(quoted));
        if end <= start || !(quoted || value.style() == Style::Plain) {
            return;
        }
        let content = tree.text()[start..end].to_owned();
        if key.is_text("description") || key.is_text("summary") {
            self.texts.push(end);
        } else if key.is_text("$ref") {
            self.references.push((start, content));
        } else if key.is_text("type") && matches!(&*content, "string" | "integer") {
            let other = if content == "string" { "integer" } else { "string" };
            self.values.push((start, content, other.to_owned()));
        } else if value.number().is_some() && content.starts_with(|it: char| it.is_ascii_digit()) {
            let other = format!("1{content}");
            self.values.push((start, content, other));
        }
    }

    /// So many scenarios of `kind`, spread over the document.
    pub(super) fn scenarios(&self, kind: Kind, count: usize) -> Vec<Scenario> {
        let added = |all: &[(usize, String)]| -> Vec<Scenario> {
            spread(all, count).map(|(at, new)| Scenario::and_back(*at, "", new)).collect()
        };
        // There are few places for these: where the paths begin, and each kind of component.
        let again = |all: &[(usize, String)]| -> Vec<Scenario> {
            all.iter().cycle().take(count).map(|(at, new)| Scenario::and_back(*at, "", new)).collect()
        };
        match kind {
            Kind::Word => spread(&self.texts, count)
                .map(|&at| {
                    let word = " drafted";
                    let typed = word.char_indices().map(|(by, it)| (at + by, at + by, it.to_string()));
                    let deleted = (at, at + word.len(), String::new());
                    Scenario { edits: typed.chain([deleted]).collect() }
                })
                .collect(),
            Kind::KeyLine => added(&self.keys),
            Kind::Value => {
                spread(&self.values, count).map(|(at, old, new)| Scenario::and_back(*at, old, new)).collect()
            }
            Kind::Reference => spread(&self.references, count)
                .enumerate()
                .filter_map(|(number, (at, old))| {
                    let new = &self.references.get((number * 7919 + 13) % self.references.len())?.1;
                    (new != old).then(|| Scenario::and_back(*at, old, new))
                })
                .collect(),
            Kind::Parameter => added(&self.parameters),
            Kind::Path => again(&self.paths),
            Kind::Component => again(&self.components),
            Kind::Method => added(&self.methods),
            Kind::Bracket => {
                spread(&self.brackets, count).map(|(at, old)| Scenario::and_back(*at, old, "")).collect()
            }
        }
    }

    /// Places inside of references, spread over the document.
    pub(super) fn references(&self, count: usize) -> impl Iterator<Item = usize> {
        spread(&self.references, count).map(|(at, _)| at + 2)
    }

    /// The end of a text in the middle of the document.
    pub(super) fn text_end(&self) -> Option<usize> {
        self.texts.get(self.texts.len() / 2).copied()
    }
}

/// At most `count` of `all`, in equal distances, each at its turn from all over the document.
fn spread<T>(all: &[T], count: usize) -> impl Iterator<Item = &T> {
    let count = count.min(all.len());
    // 7 has no factor in common with most counts; where it has, some places are visited twice.
    (0..count).map(move |number| (number * 7 + 3) % count).map(move |number| &all[number * all.len() / count])
}

/// Where an entry `key: value` can be put at the start of `mapping`, and how it is written there.
fn entry(tree: &Tree, mapping: Node<'_>, key: &str, value: &str) -> Option<(usize, String)> {
    let first = mapping.entries().next()?.key;
    match mapping.style() {
        Style::Flow => {
            let at = mapping.range().start as usize + 1;
            Some((at, format!(" \"{key}\": {value},")))
        }
        Style::Block => line_before(tree, first, key, value),
        _ => None,
    }
}

/// Where a line `key: value` can be put before `first`, and how it is written there.
fn line_before(tree: &Tree, first: Node<'_>, key: &str, value: &str) -> Option<(usize, String)> {
    let start = first.range().start as usize;
    let line = tree.text()[..start].rfind('\n').map_or(0, |it| it + 1);
    let indent = &tree.text()[line..start];
    // Behind a dash or the like there is no line of its own.
    indent.trim().is_empty().then(|| (line, format!("{indent}{key}: {value}\n")))
}

/// Where a parameter can be put at the start of `list`, and how it is written there.
fn element(tree: &Tree, list: Node<'_>) -> Option<(usize, String)> {
    const DRAFT: &str = "{ \"name\": \"draft\", \"in\": \"query\", \"schema\": { \"type\": \"string\" } }";
    let start = list.elements().next()?.range().start as usize;
    match list.style() {
        Style::Flow => Some((list.range().start as usize + 1, format!(" {DRAFT},"))),
        Style::Block => {
            let line = tree.text()[..start].rfind('\n').map_or(0, |it| it + 1);
            let indent = tree.text()[line..start].strip_suffix("- ")?;
            indent.trim().is_empty().then(|| (line, format!("{indent}- {DRAFT}\n")))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::generate;

    /// `text` with all edits made.
    fn edited(text: &str, edits: &[(usize, usize, String)]) -> String {
        edits.iter().fold(text.to_owned(), |mut text, (start, end, new)| {
            text.replace_range(*start..*end, new);
            text
        })
    }

    #[test]
    fn what_is_edited_stays_a_contract_and_ends_as_it_began() {
        for format in [Format::Json, Format::Yaml] {
            let text = generate::document(50_000, format);
            let grammar = match format {
                Format::Json => wirelint_yaml::Format::Json,
                Format::Yaml => wirelint_yaml::Format::Yaml,
            };
            let errors = |text: String| parse(text, grammar).errors().count();
            let sites = Sites::of(&text, format);
            for kind in Kind::INSIDE.into_iter().chain(Kind::STRUCTURE) {
                let scenarios = sites.scenarios(kind, 5);
                assert!(!scenarios.is_empty(), "{kind:?} {format:?}");
                for it in scenarios {
                    let half_way = edited(&text, &it.edits[..it.edits.len() - 1]);
                    // What a missing bracket leaves behind may be a text in YAML.
                    let is_broken = errors(half_way.clone()) > 0;
                    assert!(kind == Kind::Bracket || !is_broken, "{kind:?} {:?}", it.edits);
                    assert_eq!(edited(&text, &it.edits), text, "{kind:?}");
                    assert_ne!(half_way, text, "{kind:?}");
                }
            }
        }
    }
}
