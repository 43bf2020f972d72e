//! From what rules report to what users get: levels, absolute places, pointers, fixes, fingerprints, the order.

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use wirelint_config::Levels;
use wirelint_diagnostics::{Diagnostic, FileEdit, Finding, Fingerprints, Fix, Place, Suggestion, Summary};
use wirelint_lint::Meta;
use wirelint_source::{FileId, Span, TextRange};
use wirelint_vfs::{Vfs, relative_path};
use wirelint_yaml::Tree;

use crate::catalogue::catalogue;
use crate::configs::Configs;
use crate::modules::way_to;
use crate::trees::{AnyTree, Trees};

/// As many diagnostics as this are made findings of by several threads.
const MANY: usize = 200;

/// The findings that `diagnostics` amount to, in the total order: path, offset, rule, message. `summary` counts them.
pub(crate) fn publish(
    vfs: &Vfs,
    trees: &Trees,
    configs: Configs<'_>,
    diagnostics: Vec<Diagnostic>,
    summary: &mut Summary,
) -> Vec<Finding> {
    let mut levels: FxHashMap<FileId, Levels> = FxHashMap::default();
    for diagnostic in &diagnostics {
        let file = diagnostic.span.file;
        levels.entry(file).or_insert_with(|| configs.levels(vfs.file(file).path()));
    }
    let publisher = Publisher { vfs, trees, levels };
    let mut findings: Vec<(String, Vec<String>, Finding)> = if diagnostics.len() < MANY {
        diagnostics.into_iter().filter_map(|it| publisher.finding(it)).collect()
    } else {
        diagnostics.into_par_iter().filter_map(|it| publisher.finding(it)).collect()
    };
    findings.sort_by_cached_key(|(_, _, it)| {
        let path = vfs.file(it.file).shown_path().to_owned();
        (path, it.range.start, it.rule, it.message.clone(), it.range.end)
    });
    let mut fingerprints = Fingerprints::default();
    let finished = findings.into_iter().map(|(element, arguments, mut finding)| {
        finding.fingerprint = fingerprints.next(finding.rule, &element, &arguments);
        summary.count(finding.severity);
        finding
    });
    finished.collect()
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
    /// Of every file that a finding stands in.
    levels: FxHashMap<FileId, Levels>,
}

impl Publisher<'_> {
    /// The finding, with what its fingerprint is made of; `None` where the rule is off for its file.
    fn finding(&self, diagnostic: Diagnostic) -> Option<(String, Vec<String>, Finding)> {
        let meta = catalogue().rule(diagnostic.rule)?;
        let file = diagnostic.span.file;
        let severity = self.levels.get(&file)?.level(meta).severity(diagnostic.severity)?;
        let Located { range, pointer, element, operation } = self.locate(diagnostic.span);
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
        let element = format!("{}{element}", self.stable_path(file));
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
            fingerprint: wirelint_diagnostics::Fingerprint(0),
        };
        Some((element, diagnostic.arguments, finding))
    }

    fn locate(&self, span: Span) -> Located {
        match self.trees.any(self.vfs, span.file) {
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
                let way = way_to(&parse, range);
                Located {
                    range,
                    pointer: None,
                    element: way.names.iter().fold(String::new(), |all, it| all + "." + it),
                    operation: way.method(),
                }
            }
        }
    }

    fn place(&self, span: Span, message: String) -> Place {
        Place { file: span.file, range: self.absolute(span), message }
    }

    fn absolute(&self, span: Span) -> TextRange {
        self.trees.absolute(self.vfs, span)
    }

    fn fix(&self, suggestion: &Suggestion) -> Option<Fix> {
        let file = wirelint_openapi::remedy::file(&suggestion.remedy);
        let tree: &Tree = &self.trees.get(self.vfs, file);
        let edits = wirelint_openapi::remedy::write(tree, &suggestion.remedy)?;
        let edits = edits.into_iter().map(|edit| FileEdit { file, edit }).collect();
        Some(Fix { title: suggestion.title.clone(), applicability: suggestion.applicability, edits })
    }

    /// The path from the workspace's root: the same wherever wirelint is started.
    fn stable_path(&self, file: FileId) -> String {
        let file = self.vfs.file(file);
        let root = self.vfs.workspace().root_of(file.path()).unwrap_or(self.vfs.cwd());
        relative_path(root, file.path())
    }
}
