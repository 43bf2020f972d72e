//! What people silenced where it stands, and what they silenced in vain.

use std::collections::BTreeMap;

use memchr::memmem;
use wirelint_diagnostics::{Diagnostic, Severity};
use wirelint_source::{FileId, Span, TextRange};
use wirelint_vfs::{File, Vfs};
use wirelint_yaml::{Node, Tree};

use crate::catalogue::catalogue;
use crate::comments;
use crate::configs::Configs;
use crate::meta::unused_suppression::UNUSED_SUPPRESSION;
use crate::trees::Trees;

/// The key that silences rules on an object, for documents that have no comments.
const KEY: &str = "x-wirelint-ignore";

/// The suppressions of a run, by file.
pub(crate) struct Suppressions {
    by_file: BTreeMap<FileId, Vec<Suppression>>,
}

/// One name in one comment or object.
struct Suppression {
    /// The name, in bytes from the start of the file.
    place: TextRange,
    name: String,
    /// The rules that it stands for, as indices of the catalogue; empty for a name that stands for none.
    rules: Vec<u32>,
    scope: Scope,
    used: bool,
}

enum Scope {
    File,
    /// Findings that begin on this line (from 0).
    Line(u32),
    /// Findings inside these bytes of the file.
    Object(TextRange),
}

impl Suppressions {
    /// What the contracts' `files` silence. Files without the word cost one search.
    pub(crate) fn collect(vfs: &Vfs, trees: &Trees, files: &[FileId]) -> Self {
        let mut by_file = BTreeMap::new();
        for &id in files {
            let file = vfs.file(id);
            if memmem::find(file.text().as_bytes(), b"wirelint-ignore").is_none() {
                continue;
            }
            let tree = trees.get(vfs, id);
            let mut all = Vec::new();
            from_comments(&file, &tree, &mut all);
            for root in tree.documents() {
                from_objects(root, &mut all);
            }
            by_file.insert(id, all);
        }
        Self { by_file }
    }

    /// Parts `diagnostics`, not folded yet, into those that are left and those that are silenced: at the definition, or at the use that
    /// they come from. So a fold loses the uses that are silenced, and one with no uses left disappears.
    pub(crate) fn apply(
        &mut self,
        vfs: &Vfs,
        trees: &Trees,
        diagnostics: Vec<Diagnostic>,
    ) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
        if self.by_file.is_empty() {
            return (diagnostics, Vec::new());
        }
        diagnostics.into_iter().partition(|diagnostic| {
            let rule = catalogue().rule(diagnostic.rule).and_then(|meta| catalogue().index(meta));
            let Some(rule) = rule.map(|rule| rule as u32) else { return false };
            let at_definition = self.silences(vfs, trees, rule, diagnostic.span);
            let mut uses = diagnostic.uses.iter();
            let at_uses =
                !diagnostic.uses.is_empty() && uses.all(|it| self.silences(vfs, trees, rule, it.span));
            !at_definition && !at_uses
        })
    }

    /// The suppressions that silenced nothing, and the names that are no rule's. Where a rule is off, nothing can be said.
    pub(crate) fn unused(&self, vfs: &Vfs, configs: &Configs<'_>) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for (&id, all) in &self.by_file {
            let levels = configs.levels(vfs.file(id).path());
            for it in all.iter().filter(|it| !it.used) {
                let name = &it.name;
                let is_on = |rule: &u32| levels.is_on(catalogue().rules()[*rule as usize]);
                let (message, help) = if it.rules.is_empty() {
                    let near = catalogue().nearest(name).map(|near| format!("did you mean `{near}`?"));
                    (format!("`{name}` is no rule, so nothing is silenced"), near)
                } else if it.rules.iter().all(is_on) {
                    (
                        format!("nothing here breaks `{name}` any more"),
                        Some("remove the suppression".to_owned()),
                    )
                } else {
                    continue;
                };
                found.push(Diagnostic {
                    rule: UNUSED_SUPPRESSION.meta.id,
                    severity: Severity::Warning,
                    message,
                    span: Span::in_file(id, it.place),
                    label: Some("silences nothing".into()),
                    help: help.map(Into::into),
                    related: Vec::new(),
                    uses: Vec::new(),
                    fold_key: None,
                    arguments: vec![name.clone()],
                    suggestions: Vec::new(),
                });
            }
        }
        found
    }

    fn silences(&mut self, vfs: &Vfs, trees: &Trees, rule: u32, span: Span) -> bool {
        let Some(all) = self.by_file.get_mut(&span.file) else { return false };
        let file = vfs.file(span.file);
        let tree = trees.get(vfs, span.file);
        let range = tree.absolute(span.item, span.range);
        let lines = [range.start, element_start(&tree, span).unwrap_or(range.start)]
            .map(|at| file.lines().line_of(at));
        let mut silenced = false;
        for it in all.iter_mut().filter(|it| it.rules.contains(&rule)) {
            let hit = match &it.scope {
                Scope::File => true,
                Scope::Line(line) => lines.contains(line),
                Scope::Object(object) => object.contains(range),
            };
            it.used |= hit;
            silenced |= hit;
        }
        silenced
    }
}

/// Where the list element begins whose mapping has `span` as a key or value: people put the comment above the dash,
/// whichever key comes first.
fn element_start(tree: &Tree, span: Span) -> Option<u32> {
    let node = tree.covering(span.item, span.range)?;
    let steps = tree.steps_to(node.id());
    let at = steps.len().checked_sub(2)?;
    let steps: Vec<_> = steps.iter().map(|it| it.as_str().into()).collect();
    let parent = tree.root()?.find(&steps[..at]).ok()?;
    let element = tree.root()?.find(&steps[..=at]).ok()?;
    parent.is_sequence().then(|| element.range().start)
}

fn from_comments(file: &File, tree: &Tree, all: &mut Vec<Suppression>) {
    let text = file.text();
    let comments = tree.comments();
    let lines = file.lines();
    for comment in &comments {
        let Some(ignore) = comments::ignore(comment.of(text)) else { continue };
        let own_line = lines.line_of(comment.start);
        let before = &text[lines.line_start(own_line) as usize..comment.start as usize];
        let line = if before.trim().is_empty() { line_below(text, lines, own_line) } else { own_line };
        for name in ignore.names {
            let place = name.shifted(comment.start);
            let scope = if ignore.whole_file { Scope::File } else { Scope::Line(line) };
            all.push(suppression(place, place.of(text), scope));
        }
    }
}

/// The first line below `line` that is more than a comment.
fn line_below(text: &str, lines: &wirelint_source::LineIndex, line: u32) -> u32 {
    let is_comment = |line: &u32| lines.line_range(text, *line).of(text).trim_start().starts_with('#');
    (line + 1..lines.line_count()).find(|line| !is_comment(line)).unwrap_or(line + 1)
}

/// Looks through a collection for [`KEY`]. The tree's own limit bounds the depth.
fn from_objects(node: Node<'_>, all: &mut Vec<Suppression>) {
    // What an alias stands for is looked at where it is written.
    if node.style() == wirelint_yaml::Style::Alias {
        return;
    }
    for entry in node.entries() {
        if entry.key.is_text(KEY) {
            for silenced in entry.value.entries() {
                let name = silenced.key.text().unwrap_or_default();
                all.push(suppression(silenced.key.range(), &name, Scope::Object(node.range())));
            }
        } else {
            from_objects(entry.value, all);
        }
    }
    for element in node.elements() {
        from_objects(element, all);
    }
}

fn suppression(place: TextRange, name: &str, scope: Scope) -> Suppression {
    let rules = catalogue().target(name).map_or_else(Vec::new, |target| target.rules.to_vec());
    Suppression { place, name: name.to_owned(), rules, scope, used: false }
}
