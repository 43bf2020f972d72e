//! Applies fixes to texts.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use wirelint_diagnostics::{Applicability, Fix};
use wirelint_source::{FileId, TextEdit, apply_edits};

use crate::run::Run;

/// The edits of one file by where they start; no two touch.
type Edits = BTreeMap<u32, TextEdit>;

/// A file with its fixes made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FixedFile {
    /// Where it is (absolute).
    pub path: PathBuf,
    /// The path as users see it.
    pub shown: String,
    /// The text before.
    pub before: String,
    /// The text after.
    pub after: String,
}

/// Makes the fixes of `run` that are at least as trustworthy as `least`; see [`choose_fixes`]. Gives the changed files and how
/// many fixes were made.
pub fn apply_fixes(
    run: &Run,
    least: Applicability,
    may_change: &dyn Fn(&Path) -> bool,
) -> (Vec<FixedFile>, usize) {
    let (edits, made) = choose_fixes(run, least, may_change);
    let mut fixed: Vec<FixedFile> = edits
        .into_iter()
        .filter_map(|(id, edits)| {
            let file = run.files.get(id);
            let after = apply_edits(file.text(), &edits)?;
            let before = file.text().to_string();
            (before != after).then(|| FixedFile {
                path: file.path().to_path_buf(),
                shown: file.shown_path().to_owned(),
                before,
                after,
            })
        })
        .collect();
    fixed.sort_by(|a, b| a.shown.cmp(&b.shown));
    (fixed, made)
}

/// The edits of those fixes of `run` that are at least as trustworthy as `least`, each whole or not at all: where two touch the same
/// text the first in the order of the findings is chosen, and the other waits for the next run. Only files that `may_change` names
/// are touched, and none whose text is not quite what the disk has (bytes that are no UTF-8). Gives each file's edits in the
/// order of their places, and of how many fixes they are.
pub fn choose_fixes(
    run: &Run,
    least: Applicability,
    may_change: &dyn Fn(&Path) -> bool,
) -> (BTreeMap<FileId, Vec<TextEdit>>, usize) {
    let is_free = |fix: &Fix| {
        fix.edits.iter().all(|it| {
            let file = run.files.get(it.file);
            file.invalid_utf8().is_empty() && may_change(file.path())
        })
    };
    let mut edits: BTreeMap<FileId, Edits> = BTreeMap::new();
    let mut made = 0;
    for fix in run.outcome.findings.iter().flat_map(|finding| &finding.fixes) {
        if fix.applicability >= least && fits(fix, &edits) && is_free(fix) {
            for it in &fix.edits {
                edits.entry(it.file).or_default().insert(it.edit.range.start, it.edit.clone());
            }
            made += 1;
        }
    }
    (edits.into_iter().map(|(id, edits)| (id, edits.into_values().collect())).collect(), made)
}

/// Whether none of the edits touches what is already to be edited.
fn fits(fix: &Fix, edits: &BTreeMap<FileId, Edits>) -> bool {
    fix.edits.iter().all(|new| {
        let range = new.edit.range;
        edits.get(&new.file).is_none_or(|all| {
            let before = all.range(..=range.start).next_back();
            let behind = all.range(range.start + 1..).next();
            before.is_none_or(|(start, edit)| *start < range.start && edit.range.end <= range.start)
                && behind.is_none_or(|(start, _)| range.end <= *start)
        })
    })
}
