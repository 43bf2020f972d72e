//! What a reference leads to, in a few lines.

use std::path::Path;

use wirelint_openapi::link::{At, Linked};
use wirelint_source::TextRange;
use wirelint_vfs::relative_path;
use wirelint_yaml::{Format, Node};

use crate::editor::target::{extent, naming};
use crate::host::Snapshot;

/// How much of a definition is shown.
const MAX_LINES: usize = 24;

/// The longest line that is shown, in characters: minified files have but one.
const MAX_WIDTH: usize = 200;

/// What a reference leads to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Description {
    /// The string that was asked about.
    pub origin: TextRange,
    /// In Markdown: kind, name and file, the description, an excerpt.
    pub markdown: String,
}

impl Snapshot<'_> {
    /// What the string at `offset` of the file at `path` refers to, through any number of references.
    pub fn describe(&self, path: &Path, offset: u32) -> Option<Description> {
        let (file, _) = self.file(path)?;
        self.contracts_with(file).iter().find_map(|contract| {
            let linked = &contract.linked;
            let naming = naming(linked, file, offset)?;
            let at = linked.resolve(naming.target)?;
            let target = self.vfs.file(linked.file(at));
            let elsewhere = (linked.file(at) != file).then(|| {
                let folder = path.parent().unwrap_or(path);
                relative_path(folder, target.path())
            });
            let origin = linked.node(naming.origin).range();
            Some(Description { origin, markdown: markdown(linked, at, elsewhere.as_deref()) })
        })
    }
}

fn markdown(linked: &Linked, at: At, elsewhere: Option<&str>) -> String {
    let node = linked.node(at);
    let tree = linked.tree(at);
    let kind = linked.object_at(at).map(|it| it.spec().name.trim_end_matches(" Object"));
    let name = tree.steps_to(at.node).pop().unwrap_or_default();
    let mut out = format!("**{}**", kind.unwrap_or("Definition"));
    if !name.is_empty() {
        out.extend([" `", &name.replace('`', "'"), "`"]);
    }
    if let Some(file) = elsewhere {
        out.extend([" in `", &file.replace('`', "'"), "`"]);
    }
    for field in ["summary", "description"] {
        if let Some(text) = node.get(field).and_then(Node::str) {
            out.extend(["\n\n", text.trim()]);
        }
    }
    let language = match tree.format() {
        Format::Json => "json",
        Format::Yaml => "yaml",
    };
    let excerpt = excerpt(tree.text(), extent(linked, at).1);
    let fence = fence(&excerpt);
    out.extend(["\n\n", &fence, language, "\n", &excerpt, &fence]);
    out
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
