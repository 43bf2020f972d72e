//! A rule's file, read as text: what its `declare_rule!` says, and the parts of its documentation.

use crate::workspace::{TextFile, Tree};

/// The headings of a rule's documentation, all of them, in this order.
pub(crate) const HEADINGS: [&str; 6] =
    ["What it checks", "Why it matters", "Examples", "Fix safety", "Measured", "References"];

/// Stands where a scaffold waits for its author.
pub(crate) const UNFINISHED: char = '✎';

/// What a file says of the rule that it declares.
pub(crate) struct RuleFile<'a> {
    /// The line of the declaration, from 1.
    pub(super) line: usize,
    /// The documentation's lines, without their slashes, with their numbers from 1.
    pub(crate) docs: Vec<(usize, &'a str)>,
    /// The name of the `static`.
    pub(super) name: &'a str,
    /// What is behind `id:`, without quotes.
    pub(crate) id: &'a str,
    /// What is behind `kinds:`, without `Kind::`.
    pub(crate) kinds: Vec<&'a str>,
    /// The text behind `static`.
    body: &'a str,
}

/// Every rule that is declared somewhere in the project, with its file. This crate declares none: it only writes about it.
pub(crate) fn declared(tree: &Tree) -> impl Iterator<Item = (&TextFile, RuleFile<'_>)> {
    let files =
        tree.files.iter().filter(|it| it.path.contains("/src/") && !it.path.starts_with("crates/xtask/"));
    files.filter_map(|it| Some((it, RuleFile::read(&it.text)?)))
}

/// A part of a rule's documentation.
pub(super) struct Section<'a> {
    /// The heading's line, from 1.
    pub(super) line: usize,
    pub(super) heading: &'a str,
    /// The info strings of its fenced blocks: `yaml incorrect`.
    pub(super) fences: Vec<(usize, &'a str)>,
    /// Whether nothing stands in it.
    pub(super) empty: bool,
}

impl<'a> RuleFile<'a> {
    /// Reads the first declaration in `text`; `None` where there is none or it has no `static` or no id.
    fn read(text: &'a str) -> Option<Self> {
        let mut lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
        let (line, _) = lines.find(|(_, it)| it.ends_with("declare_rule! {") && !it.starts_with("//"))?;
        let mut docs = Vec::new();
        let head = loop {
            let (number, line) = lines.next()?;
            match line.strip_prefix("///") {
                Some(doc) => docs.push((number, doc.strip_prefix(' ').unwrap_or(doc))),
                None => break line,
            }
        };
        let (_, rest) = head.split_once("static ")?;
        let (name, _) = rest.split_once(':')?;
        let body = &text[text.find(head)?..];
        let id = unquoted(field(body, "id")?);
        let kinds = list(body, "kinds").map(last_segment).collect();
        Some(Self { line, docs, name, id, kinds, body })
    }

    /// What is behind `name:`, where that is one word or a string: without quotes, and without `Level::` or the like.
    pub(crate) fn field(&self, name: &str) -> Option<&'a str> {
        field(self.body, name).map(|it| if it.starts_with('"') { unquoted(it) } else { last_segment(it) })
    }

    /// The names that other tools have for the rule.
    pub(crate) fn peers(&self) -> impl Iterator<Item = &'a str> {
        list(self.body, "peers").map(unquoted)
    }

    /// The documentation by its headings; what stands above the first is left out.
    pub(super) fn sections(&self) -> Vec<Section<'a>> {
        let mut sections: Vec<Section<'a>> = Vec::new();
        let mut in_fence = false;
        for &(line, text) in &self.docs {
            let fence = text.strip_prefix("```");
            if let (false, Some(heading)) = (in_fence, text.strip_prefix("## ")) {
                sections.push(Section { line, heading, fences: Vec::new(), empty: true });
            } else if let Some(section) = sections.last_mut() {
                section.empty &= text.trim().is_empty();
                if let (false, Some(info)) = (in_fence, fence) {
                    section.fences.push((line, info.trim()));
                }
            }
            in_fence ^= fence.is_some();
        }
        sections
    }
}

/// The value behind `name:` on the first line that begins so.
fn field<'a>(body: &'a str, name: &str) -> Option<&'a str> {
    let mut values = body.lines().filter_map(|it| it.trim().strip_prefix(name)?.strip_prefix(": "));
    values.next().map(|it| it.trim_end_matches(','))
}

/// The elements of the list behind `name:`, which may go over several lines.
fn list<'a>(body: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let open = format!("{name}: [");
    let inner =
        body.split_once(&*open).and_then(|(_, rest)| rest.split_once(']')).map_or("", |(inner, _)| inner);
    inner.split(',').map(str::trim).filter(|it| !it.is_empty())
}

fn unquoted(text: &str) -> &str {
    text.trim_matches('"')
}

fn last_segment(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}
