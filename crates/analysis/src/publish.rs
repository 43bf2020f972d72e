//! From what rules report to what users get: levels, absolute places, pointers, fixes, fingerprints, the order.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use wirelint_config::Levels;
use wirelint_diagnostics::{
    Diagnostic, FileEdit, FileFindings, Finding, Findings, Fingerprint, Fingerprints, Fix, Mark, Place,
    Remedy, Suggestion, Summary, fold,
};
use wirelint_graphql::syntax as graphql;
use wirelint_lint::Meta;
use wirelint_source::{FileId, ItemId, Span, TextEdit, TextRange};
use wirelint_vfs::{Vfs, relative_path};

use crate::catalogue::catalogue;
use crate::configs::Configs;
use crate::modules::way_to;
use crate::projects;
use crate::trees::{AnyTree, Trees};

/// As many diagnostics as this are made findings of by several threads.
const MANY: usize = 200;

/// The findings in one file.
pub(crate) struct InFile {
    pub(crate) file: FileId,
    /// The file's path as users see it.
    pub(crate) shown: Arc<str>,
    /// Its path from the workspace's root.
    stable_path: String,
    /// In the order of their places.
    findings: Arc<FileFindings>,
    /// What each one's fingerprint is made of.
    marks: Box<[Mark]>,
    /// How many there are at each level.
    levels: Summary,
}

/// The findings that the diagnostics in each file amount to once they are folded, in no particular order of the files.
pub(crate) fn publish(
    vfs: &Vfs,
    trees: &Trees,
    configs: Configs<'_>,
    by_file: FxHashMap<FileId, Vec<Diagnostic>>,
) -> Vec<InFile> {
    let count: usize = by_file.values().map(Vec::len).sum();
    let publisher = Publisher { vfs, trees };
    let each =
        |(file, diagnostics): (FileId, Vec<Diagnostic>)| publisher.in_file(file, configs, fold(diagnostics));
    if count < MANY {
        by_file.into_iter().map(each).collect()
    } else {
        by_file.into_par_iter().map(each).collect()
    }
}

/// What was found in `files`, which are in the order of their paths, as one. `summary` counts it.
pub(crate) fn together<'a>(
    files: impl Iterator<Item = &'a InFile> + Clone,
    summary: &mut Summary,
) -> Findings {
    let mut at_path: FxHashMap<&str, u32> = FxHashMap::default();
    for it in files.clone() {
        *at_path.entry(&it.stable_path).or_default() += 1;
        summary.add_levels(&it.levels);
    }
    let mut numbering: FxHashMap<&str, Fingerprints> = FxHashMap::default();
    let each = files.map(|it| match at_path.get(&*it.stable_path) {
        // Files in several folders that are open, called the same from there.
        Some(2..) => it.numbered(numbering.entry(&it.stable_path).or_default()),
        _ => Arc::clone(&it.findings),
    });
    each.collect()
}

impl InFile {
    /// The findings with the numbers that they have behind those that `fingerprints` has handed out.
    fn numbered(&self, fingerprints: &mut Fingerprints) -> Arc<FileFindings> {
        let mut findings = self.findings.to_vec();
        for (finding, mark) in findings.iter_mut().zip(&self.marks) {
            finding.fingerprint = fingerprints.next(*mark);
        }
        Arc::new(findings.into())
    }
}

/// Where a finding stands.
struct Located {
    range: TextRange,
    /// In YAML and JSON.
    pointer: Option<String>,
    /// What it is about, whatever the places.
    element: String,
    operation: Option<String>,
}

struct Publisher<'a> {
    vfs: &'a Vfs,
    trees: &'a Trees,
}

/// What all findings in one file have in common.
struct About {
    levels: Levels,
    tree: AnyTree,
    /// The path from the workspace's root: the same wherever wirelint is started.
    stable_path: String,
}

impl Publisher<'_> {
    fn in_file(&self, file: FileId, configs: Configs<'_>, diagnostics: Vec<Diagnostic>) -> InFile {
        let about = self.about(file, configs);
        let mut all: Vec<(Mark, Finding)> =
            diagnostics.into_iter().filter_map(|it| self.finding(it, &about)).collect();
        all.sort_by(|(_, a), (_, b)| {
            let key = |it: &Finding| (it.range.start, it.rule);
            let rest = || a.message.cmp(&b.message).then(a.range.end.cmp(&b.range.end));
            key(a).cmp(&key(b)).then_with(rest)
        });
        let mut levels = Summary::default();
        let mut fingerprints = Fingerprints::default();
        for (mark, finding) in &mut all {
            finding.fingerprint = fingerprints.next(*mark);
            levels.count(finding.severity);
        }
        let (marks, findings): (Vec<Mark>, Vec<Finding>) = all.into_iter().unzip();
        let shown = self.vfs.file(file).shown_path().into();
        let (findings, marks) = (Arc::new(findings.into()), marks.into());
        InFile { file, shown, stable_path: about.stable_path, findings, marks, levels }
    }

    fn about(&self, file: FileId, configs: Configs<'_>) -> About {
        let tree = self.trees.any(self.vfs, file);
        let file = self.vfs.file(file);
        let root = self.vfs.workspace().root_of(file.path()).unwrap_or(self.vfs.cwd());
        let stable_path = relative_path(root, file.path());
        About { levels: configs.levels(file.path()), tree, stable_path }
    }

    /// The finding without its fingerprint, and what that is made of; `None` where the rule is off for its file.
    fn finding(&self, diagnostic: Diagnostic, about: &About) -> Option<(Mark, Finding)> {
        let meta = catalogue().rule(diagnostic.rule)?;
        let file = diagnostic.span.file;
        let severity = about.levels.level(meta).severity(diagnostic.severity)?;
        let Located { range, pointer, element, operation } = locate(&about.tree, diagnostic.span);
        let operation = match &*diagnostic.uses {
            [] => operation,
            [one] => Some(one.operation.to_string()),
            _ => None,
        };
        let mut related: Vec<Place> =
            diagnostic.related.iter().map(|it| self.place(it.span, it.message.clone())).collect();
        // The place of a single use need not be told twice.
        let is_told =
            |span: Span| span == diagnostic.span || diagnostic.related.iter().any(|it| it.span == span);
        let uses = diagnostic.uses.iter().filter(|it| diagnostic.uses.len() > 1 || !is_told(it.span));
        related.extend(uses.map(|it| self.place(it.span, format!("used by {}", it.operation))));
        let fixes = diagnostic.suggestions.iter().filter_map(|it| self.fix(it)).collect();
        let element = about.stable_path.clone() + &element;
        let finding = Finding {
            rule: meta.id,
            severity,
            message: diagnostic.message,
            label: diagnostic.label.map(Into::into),
            help: diagnostic.help.map(Into::into),
            url: Meta::url(meta),
            operation,
            pointer,
            file,
            range,
            related,
            fixes,
            fingerprint: Fingerprint(0),
        };
        Some((Mark::new(meta.id, &element, &diagnostic.arguments), finding))
    }

    fn place(&self, span: Span, message: String) -> Place {
        Place { file: span.file, range: self.absolute(span), message }
    }

    fn absolute(&self, span: Span) -> TextRange {
        self.trees.absolute(self.vfs, span)
    }

    fn fix(&self, suggestion: &Suggestion) -> Option<Fix> {
        let mut edits = Vec::new();
        for remedy in suggestion.remedy.by_file() {
            let file = remedy.span().file;
            let of_file = self.write(file, &remedy)?;
            edits.extend(of_file.into_iter().map(|edit| FileEdit { file, edit }));
        }
        Some(Fix { title: suggestion.title.clone(), applicability: suggestion.applicability, edits })
    }

    /// `remedy` as edits of `file`, the only one that it changes.
    fn write(&self, file: FileId, remedy: &Remedy) -> Option<Vec<TextEdit>> {
        match self.trees.any(self.vfs, file) {
            // Contracts first: most servers never need the code of the other.
            AnyTree::Document(tree) => wirelint_openapi::remedy::write(&tree, remedy)
                .or_else(|| wirelint_traffic::remedy::write(&tree, remedy)),
            AnyTree::Proto(parse) => wirelint_protobuf::remedy::write(&parse, remedy),
            AnyTree::GraphQl(parse) => wirelint_graphql::remedy::write(&parse, remedy),
            // It is made again by whoever made it.
            AnyTree::Introspection(_) => None,
            AnyTree::Source => in_code(remedy),
            AnyTree::Embedded(it) if !it.is_in_document(self.absolute(remedy.span())) => in_code(remedy),
            AnyTree::Embedded(it) => {
                // What else is on a line is not known here.
                let is_within = matches!(remedy, Remedy::RenameAll { .. } | Remedy::SetDefault { .. });
                let is_known = |span: Span| !it.is_unknown(it.parse.absolute(span.item, span.range));
                let may_write = is_within && remedy.spans().all(is_known);
                wirelint_graphql::remedy::write(&it.parse, remedy).filter(|_| may_write)
            }
        }
    }
}

/// `remedy` as edits of source code, outside of the documents in it.
fn in_code(remedy: &Remedy) -> Option<Vec<TextEdit>> {
    match remedy {
        Remedy::Replace { span, text } => Some(vec![TextEdit { range: span.range, text: text.clone() }]),
        _ => None,
    }
}

fn locate(tree: &AnyTree, span: Span) -> Located {
    match tree {
        AnyTree::Document(tree) => {
            let node = tree.covering(span.item, span.range);
            let pointer = node.map(|node| tree.pointer(node.id()));
            let steps = node.map(|node| tree.steps_to(node.id()));
            Located {
                range: tree.absolute(span.item, span.range),
                element: pointer.clone().unwrap_or_default(),
                pointer,
                operation: steps.as_deref().and_then(wirelint_openapi::operation_of),
            }
        }
        AnyTree::Proto(parse) => {
            let range = parse.absolute(span.item, span.range);
            let way = way_to(parse, range);
            Located { range, pointer: None, operation: way.method(), element: way.path }
        }
        AnyTree::GraphQl(parse) => in_graphql(parse, span),
        AnyTree::Embedded(it) if it.is_in_document(tree.absolute(span.item, span.range)) => {
            in_graphql(&it.parse, span)
        }
        // What it is about, the rule says.
        AnyTree::Embedded(_) | AnyTree::Source => {
            let range = tree.absolute(span.item, span.range);
            Located { range, pointer: None, element: String::new(), operation: None }
        }
        AnyTree::Introspection(it) => {
            let range = tree.absolute(span.item, span.range);
            let node = it.json.covering(ItemId::SKELETON, range);
            let pointer = node.map(|node| it.json.pointer(node.id()));
            let way = projects::way_to(&it.parse, it.parse.absolute(span.item, span.range));
            Located { range, pointer, operation: way.operation(), element: way.path }
        }
    }
}

fn in_graphql(parse: &graphql::Parse, span: Span) -> Located {
    let range = parse.absolute(span.item, span.range);
    let way = projects::way_to(parse, range);
    Located { range, pointer: None, operation: way.operation(), element: way.path }
}
