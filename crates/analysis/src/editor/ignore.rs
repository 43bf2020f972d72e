//! Writes the suppression that silences one finding where it stands.

use wirelint_diagnostics::{FileEdit, Finding};
use wirelint_graphql::syntax as graphql;
use wirelint_openapi::link::{At, Linked};
use wirelint_protobuf::syntax::Parse;
use wirelint_source::{FileId, TextEdit, TextRange};
use wirelint_source_code::{Comments, Language};
use wirelint_vfs::File;
use wirelint_yaml::{Format, Fragment, Node, Style, Tree};

use crate::editor::target::doc_of;
use crate::host::Snapshot;
use crate::meta::unused_suppression::UNUSED_SUPPRESSION;
use crate::trees::AnyTree;

/// The key that silences rules on an object.
const KEY: &str = "x-wirelint-ignore";

impl Snapshot<'_> {
    /// The edit that silences `finding` and says no reason yet: a comment above its line in YAML, an entry of the nearest object that may
    /// have one in JSON. `None` where there is no room for it. `finding` is one of the present state.
    pub fn ignore_here(&self, finding: &Finding) -> Option<FileEdit> {
        if finding.rule == UNUSED_SUPPRESSION.meta.id {
            // One removes what silences nothing.
            return None;
        }
        let file = self.vfs.file(finding.file);
        let edit = match self.memo.trees.any(self.vfs, finding.file) {
            AnyTree::Proto(parse) => in_proto(&file, &parse, finding)?,
            AnyTree::GraphQl(parse) => in_graphql(&file, &parse, finding)?,
            AnyTree::Embedded(it) if it.is_in_document(finding.range) => {
                in_embedded(&file, &it.parse, finding)?
            }
            AnyTree::Embedded(_) | AnyTree::Source => in_source(&file, finding)?,
            AnyTree::Introspection(_) => return None,
            AnyTree::Document(tree) => match tree.format() {
                Format::Yaml => in_yaml(&file, &tree, finding)?,
                Format::Json => self.entry(&tree, finding)?,
            },
        };
        Some(FileEdit { file: finding.file, edit })
    }

    fn entry(&self, tree: &Tree, finding: &Finding) -> Option<TextEdit> {
        let id = finding.file;
        self.contracts_with(id).iter().find_map(|it| entry(&it.linked, id, tree, finding))
    }
}

/// A comment above the line of a finding, where nothing that is more than one line long goes on there.
fn in_proto(file: &File, parse: &Parse, finding: &Finding) -> Option<TextEdit> {
    let start = line_start(file, finding);
    let goes_on = |it: &TextRange| it.start < start && start < it.end;
    let is_inside = parse.comments().any(|it| goes_on(&it));
    (!is_inside).then(|| comment(file, start, "//", finding))
}

/// A comment above the line of a finding, where nothing that is more than one line long goes on there.
fn in_graphql(file: &File, parse: &graphql::Parse, finding: &Finding) -> Option<TextEdit> {
    let start = line_start(file, finding);
    // Only a block string goes over a line's end.
    let is_inside = parse.node_at(start).is_some_and(|it| {
        matches!(it.kind(), graphql::NodeKind::Description | graphql::NodeKind::Str)
            && it.range().start < start
    });
    (!is_inside).then(|| comment(file, start, "#", finding))
}

/// The same where the line is one of the document and not of the code around it.
fn in_embedded(file: &File, parse: &graphql::Parse, finding: &Finding) -> Option<TextEdit> {
    let start = line_start(file, finding);
    let is_same = |line: &TextRange| line.of(file.text()) == line.of(parse.text());
    let line = file.lines().line_range(file.text(), file.lines().line_of(start));
    let mut before = parse.text()[..start as usize].bytes().rev().take_while(|it| *it != b'\n');
    (is_same(&line) && before.all(|it| it == b' ')).then(|| in_graphql(file, parse, finding)).flatten()
}

/// A comment above the statement or member that a finding is in, where only blanks stand before that.
fn in_source(file: &File, finding: &Finding) -> Option<TextEdit> {
    let language = Language::of(file.path())?;
    let start = Comments::of(language, file.text()).statement_start(finding.range.start)?;
    let line = file.lines().line_start(file.lines().line_of(start));
    let before = &file.text()[line as usize..start as usize];
    let is_first = before.trim_start_matches('\u{feff}').trim_matches([' ', '\t']).is_empty();
    let line = if before.starts_with('\u{feff}') { line + 3 } else { line };
    is_first.then(|| comment(file, line, language.comment_sign(), finding))
}

/// Where the line of a finding starts. A byte order mark stays the first thing of a file.
fn line_start(file: &File, finding: &Finding) -> u32 {
    let lines = file.lines();
    let start = lines.line_start(lines.line_of(finding.range.start));
    if file.text()[start as usize..].starts_with('\u{feff}') { start + 3 } else { start }
}

/// The comment that silences `finding`, to stand above the line that starts there.
fn comment(file: &File, start: u32, sign: &str, finding: &Finding) -> TextEdit {
    let text = file.text();
    let end = file.lines().line_range(text, file.lines().line_of(start)).end;
    let content = &text[start as usize..end as usize];
    let indent = &content[..content.len() - content.trim_start_matches([' ', '\t']).len()];
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    TextEdit::insert(start, format!("{indent}{sign} wirelint-ignore {}:{end}", finding.rule))
}

fn in_yaml(file: &File, tree: &Tree, finding: &Finding) -> Option<TextEdit> {
    let start = line_start(file, finding);
    // Inside of a scalar a comment would be text.
    let around = tree.documents().find_map(|it| innermost(it, TextRange::empty(start)));
    let is_text = around.is_some_and(|it| {
        !matches!(it.style(), Style::Block | Style::Flow | Style::Missing) && it.range().start < start
    });
    (!is_text).then(|| comment(file, start, "#", finding))
}

/// The innermost node that holds `range`.
fn innermost(root: Node<'_>, range: TextRange) -> Option<Node<'_>> {
    let holds = |it: &Node<'_>| it.range().contains(range);
    let mut node = Some(root).filter(holds)?;
    loop {
        let inside = node.entries().flat_map(|it| [it.key, it.value]).chain(node.elements()).find(holds);
        match inside {
            Some(inside) => node = inside,
            None => return Some(node),
        }
    }
}

/// An entry in the innermost object around the finding that may have keys of others' making.
fn entry(linked: &Linked, file: FileId, tree: &Tree, finding: &Finding) -> Option<TextEdit> {
    let doc = doc_of(linked, file)?;
    let version = linked.docs[doc as usize].version;
    let root = tree.root()?;
    let mut holders = vec![root];
    loop {
        let node = *holders.last()?;
        let range = finding.range;
        // A key belongs to the object that its pair stands for, where that is one.
        let in_pair = node
            .entries()
            .find(|it| it.key.range().cover(it.value.range()).contains(range))
            .map(|it| it.value);
        let inside = in_pair.or_else(|| node.elements().find(|it| it.range().contains(range)));
        match inside {
            Some(inside) => holders.push(inside),
            None => break,
        }
    }
    let reason = || Fragment::Str(String::new());
    holders.into_iter().rev().find_map(|node| {
        let object = linked.object_at(At { doc, node: node.id() })?;
        if !object.spec().is_extensible(version) {
            return None;
        }
        if let Some(known) = node.get(KEY) {
            return known.insert_entry(finding.rule, &reason(), None).ok();
        }
        let value = Fragment::Map(vec![(finding.rule.to_owned(), reason())]);
        node.insert_entry(KEY, &value, None).ok()
    })
}
