//! What a reference leads to, in a few lines.

use std::path::Path;

use wirelint_openapi::link::{At, Linked};
use wirelint_source::{FileId, TextRange};
use wirelint_vfs::relative_path;
use wirelint_yaml::{Format, Node};

use crate::editor::target::{extent, naming};
use crate::editor::{graphql, proto, resolvers};
use crate::host::Snapshot;

/// How much of a definition is shown.
const MAX_LINES: usize = 24;

/// The longest line that is shown, in characters: minified files have but one.
const MAX_WIDTH: usize = 200;

/// Of how many fields that share a resolver it is said what that does.
const MAX_FIELDS: usize = 4;

/// What a reference leads to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Description {
    /// The string that was asked about.
    pub origin: TextRange,
    /// In Markdown: kind, name and file, the description, an excerpt.
    pub markdown: String,
}

impl Snapshot<'_> {
    /// What the string at `offset` of the file at `path` refers to, through any number of references; of a resolver, and of the field that
    /// has it, what it does.
    pub fn describe(&self, path: &Path, offset: u32) -> Option<Description> {
        let (file, _) = self.file(path)?;
        let elsewhere = |other: FileId| {
            let folder = path.parent().unwrap_or(path);
            (other != file).then(|| relative_path(folder, self.vfs.file(other).path()))
        };
        if let Some(met) = proto::met(*self, path, offset).into_iter().find(|it| !it.is_definition) {
            let elsewhere = met.file().and_then(elsewhere);
            let markdown = of_proto(&met, elsewhere.as_deref());
            return Some(Description { origin: met.origin, markdown });
        }
        if let Some(met) = graphql::met(*self, path, offset).into_iter().find(|it| !it.is_definition) {
            let elsewhere = met.file().and_then(elsewhere);
            let markdown = of_graphql(&met, elsewhere.as_deref());
            return Some(Description { origin: met.origin, markdown });
        }
        if let Some(description) = self.of_resolvers(&resolvers::met(*self, path, offset), &elsewhere) {
            return Some(description);
        }
        self.contracts_with(file).iter().find_map(|contract| {
            let linked = &contract.linked;
            let naming = naming(linked, file, offset)?;
            let at = linked.resolve(naming.target)?;
            let elsewhere = elsewhere(linked.file(at));
            let origin = linked.node(naming.origin).range();
            Some(Description { origin, markdown: markdown(linked, at, elsewhere.as_deref()) })
        })
    }

    /// What the resolvers do that stand at one place, or answer the field there: several fields may be given one function.
    fn of_resolvers(
        self,
        all: &[resolvers::Met],
        elsewhere: &dyn Fn(FileId) -> Option<String>,
    ) -> Option<Description> {
        let origin = all.first()?.origin;
        let mut parts: Vec<String> = Vec::new();
        for met in all {
            let heading = heading("resolver", &met.name(), met.file(self).and_then(elsewhere).as_deref());
            let part = format!("{heading}\n\n{}", met.prose(self));
            // A file may be part of several schemas.
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        if parts.len() > MAX_FIELDS {
            let names: Vec<String> = all.iter().map(|it| format!("`{}`", it.name())).collect();
            parts = vec![format!("**resolver** of {}", names.join(", "))];
        }
        Some(Description { origin, markdown: parts.join("\n\n") })
    }
}

fn markdown(linked: &Linked, at: At, elsewhere: Option<&str>) -> String {
    let node = linked.node(at);
    let tree = linked.tree(at);
    let kind = linked.object_at(at).map(|it| it.spec().name.trim_end_matches(" Object"));
    let name = tree.steps_to(at.node).pop().unwrap_or_default();
    let mut out = heading(kind.unwrap_or("Definition"), &name, elsewhere);
    for field in ["summary", "description"] {
        if let Some(text) = node.get(field).and_then(Node::str) {
            out.extend(["\n\n", text.trim()]);
        }
    }
    let language = match tree.format() {
        Format::Json => "json",
        Format::Yaml => "yaml",
    };
    add_excerpt(&mut out, language, tree.text(), extent(linked, at).1);
    out
}

fn of_proto(met: &proto::Met, elsewhere: Option<&str>) -> String {
    let (noun, name) = met.title();
    let mut out = heading(noun, &name, elsewhere);
    let prose = met.prose();
    if !prose.trim().is_empty() {
        out.extend(["\n\n", prose.trim()]);
    }
    if met.is_symbol() {
        add_excerpt(&mut out, "proto", met.text(), met.whole());
    }
    out
}

fn of_graphql(met: &graphql::Met, elsewhere: Option<&str>) -> String {
    let graphql::Page { noun, name, prose } = &met.page;
    let mut out = heading(noun, name, elsewhere);
    if !prose.is_empty() {
        out.extend(["\n\n", prose]);
    }
    if let Some((text, range)) = met.excerpt() {
        add_excerpt(&mut out, "graphql", text, range);
    }
    out
}

/// What something is, what it is called, and in which other file it is.
fn heading(noun: &str, name: &str, elsewhere: Option<&str>) -> String {
    let mut out = format!("**{noun}**");
    if !name.is_empty() {
        out.extend([" `", &name.replace('`', "'"), "`"]);
    }
    if let Some(file) = elsewhere {
        out.extend([" in `", &file.replace('`', "'"), "`"]);
    }
    out
}

fn add_excerpt(out: &mut String, language: &str, text: &str, range: TextRange) {
    let excerpt = excerpt(text, range);
    let fence = fence(&excerpt);
    out.extend(["\n\n", &fence, language, "\n", &excerpt, &fence]);
}

/// The lines of `range`, as far to the left as they go; the last one says where there are more.
fn excerpt(text: &str, range: TextRange) -> String {
    let before = &text[..range.start as usize];
    let indent = before.rfind(['\n', '\r']).map_or(before, |at| &before[at + 1..]);
    let indent = if indent.trim().is_empty() { indent } else { "" };
    let mut out = String::new();
    let mut lines = range.of(text).trim_end().lines();
    for line in lines.by_ref().take(MAX_LINES) {
        let line = line.strip_prefix(indent).unwrap_or(line);
        match line.char_indices().nth(MAX_WIDTH) {
            Some((end, _)) => out.extend([&line[..end], "…"]),
            None => out.push_str(line),
        }
        out.push('\n');
    }
    if lines.next().is_some() {
        out.push_str("…\n");
    }
    out
}

/// A fence that the text does not have.
fn fence(text: &str) -> String {
    let longest = text.split(|it| it != '`').map(str::len).max().unwrap_or(0);
    "`".repeat(longest.max(2) + 1)
}
