//! From all that was judged to what users get, file by file: silenced, folded, placed.
//!
//! What users get of a file hangs on what was said of places in it, on the texts of the files that this points to, and on comments that
//! silence. A host that lives on has it again only where one of these is another one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_diagnostics::{Diagnostic, Findings, Summary, fold};
use wirelint_source::FileId;

use crate::contract::Judged;
use crate::host::Snapshot;
use crate::memo::lock;
use crate::publish::{self, InFile};
use crate::standing::Standing;
use crate::suppress::{Met, Suppressions};

/// What is known of findings, to be told of what changes.
#[derive(Default)]
pub(crate) struct Known {
    /// All that was judged, in the order of the run.
    units: Vec<Arc<Judged>>,
    /// Which of these say something of a file, by their places, sorted.
    speakers: FxHashMap<FileId, Vec<u32>>,
    /// The other files that what is said of a file points to; none where there is no entry.
    points_to: FxHashMap<FileId, Box<[FileId]>>,
    /// By their paths as users see them.
    found: BTreeMap<(Arc<str>, FileId), InFile>,
    /// Where each is among those.
    shown: FxHashMap<FileId, Arc<str>>,
    /// What may silence something, and the files that it may silence something in.
    silencing: Option<Silencing>,
    silenced: FxHashSet<FileId>,
    /// The files with other texts than before.
    stale: FxHashSet<FileId>,
}

/// The files with comments that may silence something, each with what was met of all that may be found in it.
struct Silencing {
    /// What they were found for.
    standing: Arc<Standing>,
    others: Vec<FileId>,
    files: Vec<(FileId, Met)>,
}

impl Known {
    /// The text of `file` is another one. What was said of it and of no other goes at once, before what will be said needs memory.
    pub(crate) fn text_changed(&mut self, file: FileId) {
        self.forget(file);
        self.stale.insert(file);
        if let Some(speakers) = self.speakers.get_mut(&file) {
            speakers.retain(|at| {
                let unit = &mut self.units[*at as usize];
                let stays = unit.diagnostics.iter().any(|it| it.span.file != file);
                if !stays {
                    *unit = Arc::default();
                }
                stays
            });
        }
    }

    /// Another file may silence something, or does not any more.
    pub(crate) fn silencing_changed(&mut self) {
        self.silencing = None;
    }

    fn forget(&mut self, file: FileId) {
        if let Some(shown) = self.shown.remove(&file) {
            self.found.remove(&(shown, file));
        }
    }
}

/// What users get of all that `units` say, and of what is `standing`. `summary` counts it.
pub(crate) fn settle(
    snapshot: Snapshot<'_>,
    standing: &Arc<Standing>,
    units: Vec<Arc<Judged>>,
    summary: &mut Summary,
) -> Findings {
    if snapshot.options.open_files {
        // The lock is not held meanwhile: see `modules`. Who asks at the same time finds everything out.
        let mut known = std::mem::take(&mut *lock(&snapshot.memo.findings));
        let findings = known.settle(snapshot, standing, units, summary);
        *lock(&snapshot.memo.findings) = known;
        return findings;
    }
    let diagnostics: Vec<Vec<Diagnostic>> = units
        .into_iter()
        .map(|judged| match Arc::try_unwrap(judged) {
            Ok(judged) => judged.diagnostics,
            Err(kept) => kept.diagnostics.clone(),
        })
        .collect();
    let others = standing.others(diagnostics.iter().flatten().map(|it| it.span.file));
    let (mut found, suppressed) = place(snapshot, standing.suppressing(&others), diagnostics);
    summary.suppressed = suppressed;
    found.sort_by(|a, b| (&a.shown, a.file).cmp(&(&b.shown, b.file)));
    publish::together(found.iter(), summary)
}

/// What users get of `diagnostics` where `suppressing` counts, by file, and how much is silenced.
fn place(
    snapshot: Snapshot<'_>,
    suppressing: impl Iterator<Item = (FileId, Met)>,
    diagnostics: Vec<Vec<Diagnostic>>,
) -> (Vec<InFile>, usize) {
    let Snapshot { vfs, memo, .. } = snapshot;
    let configs = snapshot.configs();
    let mut suppressions = Suppressions::collect(vfs, memo, configs, suppressing);
    // What nothing can silence is most of all there is, and each file is seen to by itself.
    let asked = suppressions.asked(diagnostics.iter().flatten());
    let mut by_file: FxHashMap<FileId, Vec<Diagnostic>> = FxHashMap::default();
    let mut may_be_silenced = Vec::new();
    for it in diagnostics.into_iter().flatten() {
        if asked.contains(&it.span.file) {
            may_be_silenced.push(it);
        } else {
            by_file.entry(it.span.file).or_default().push(it);
        }
    }
    let judged = suppressions.apply(may_be_silenced);
    let unused = suppressions.unused();
    let kept = fold(judged.kept);
    let gone = if judged.silenced.is_empty() {
        0
    } else {
        let places: FxHashSet<_> = kept.iter().map(|it| (it.rule, it.span)).collect();
        // A finding that lost only some of its uses is still one.
        fold(judged.silenced).into_iter().filter(|it| !places.contains(&(it.rule, it.span))).count()
    };
    for it in kept.into_iter().chain(unused.kept) {
        by_file.entry(it.span.file).or_default().push(it);
    }
    (publish::publish(vfs, &memo.trees, configs, by_file), gone + unused.silenced.len())
}

impl Known {
    fn settle(
        &mut self,
        snapshot: Snapshot<'_>,
        standing: &Arc<Standing>,
        units: Vec<Arc<Judged>>,
        summary: &mut Summary,
    ) -> Findings {
        let mut again = self.take(units);
        for &file in &again {
            let points_to = points_to(file, self.said_of(file));
            if points_to.is_empty() {
                self.points_to.remove(&file);
            } else {
                self.points_to.insert(file, points_to);
            }
        }
        let stale = std::mem::take(&mut self.stale);
        if !stale.is_empty() {
            let points_there = self.points_to.iter().filter(|(_, to)| to.iter().any(|it| stale.contains(it)));
            again.extend(points_there.map(|it| *it.0));
            again.extend(stale);
        }
        again.extend(std::mem::take(&mut self.silenced));
        self.silenced = self.may_be_silenced(snapshot, standing);
        again.extend(&self.silenced);

        let diagnostics = again.iter().flat_map(|file| self.said_of(*file)).cloned().collect();
        let silencing = self.silencing.as_ref().map_or(&[][..], |it| &it.files);
        let (found, suppressed) = place(snapshot, silencing.iter().copied(), vec![diagnostics]);
        for file in again {
            self.forget(file);
        }
        for it in found {
            self.shown.insert(it.file, Arc::clone(&it.shown));
            self.found.insert((Arc::clone(&it.shown), it.file), it);
        }
        // Where nothing silences, nothing is silenced.
        summary.suppressed = suppressed;
        publish::together(self.found.values(), summary)
    }

    /// What is said of `file`, in the order of the run.
    fn said_of(&self, file: FileId) -> impl Iterator<Item = &Diagnostic> {
        let speakers = self.speakers.get(&file).into_iter().flatten();
        let said = speakers.flat_map(|it| &self.units[*it as usize].diagnostics);
        said.filter(move |it| it.span.file == file)
    }

    /// Goes over to `units`; gives the files of which something else is said in them.
    fn take(&mut self, units: Vec<Arc<Judged>>) -> BTreeSet<FileId> {
        let mut again = BTreeSet::new();
        if units.len() != self.units.len() {
            let speakers = speakers(&units);
            let said = |units: &[Arc<Judged>], by: &[u32]| -> Vec<*const Judged> {
                by.iter().map(|it| Arc::as_ptr(&units[*it as usize])).collect()
            };
            let is_same = |file: &FileId, by: &[u32]| {
                let before = self.speakers.get(file);
                before.is_some_and(|before| said(&self.units, before) == said(&units, by))
            };
            again.extend(speakers.iter().filter(|(file, by)| !is_same(file, by)).map(|it| *it.0));
            again.extend(self.speakers.keys().filter(|it| !speakers.contains_key(*it)));
            self.speakers = speakers;
            self.units = units;
            return again;
        }
        for (at, (old, new)) in (0..).zip(self.units.iter().zip(&units)) {
            if Arc::ptr_eq(old, new) {
                continue;
            }
            let (before, after) = (by_file(old), by_file(new));
            for (file, said) in &after {
                let was = before.get(file);
                if was != Some(said) {
                    again.insert(*file);
                }
                if was.is_none() {
                    let speakers = self.speakers.entry(*file).or_default();
                    speakers.insert(speakers.partition_point(|it| *it < at), at);
                }
            }
            for file in before.keys().filter(|it| !after.contains_key(*it)) {
                again.insert(*file);
                if let Some(speakers) = self.speakers.get_mut(file) {
                    speakers.retain(|it| *it != at);
                    if speakers.is_empty() {
                        self.speakers.remove(file);
                    }
                }
            }
        }
        self.units = units;
        again
    }

    /// The files in which something may be silenced, or said of what silences.
    fn may_be_silenced(&mut self, snapshot: Snapshot<'_>, standing: &Arc<Standing>) -> FxHashSet<FileId> {
        let others = standing.others(self.speakers.keys().copied());
        let is_same = |it: &Silencing| Arc::ptr_eq(&it.standing, standing) && it.others == others;
        let silencing = self.silencing.take().filter(is_same).unwrap_or_else(|| {
            let all = standing.suppressing(&others);
            let files = all.filter(|it| snapshot.memo.may_silence(snapshot.vfs, it.0)).collect();
            Silencing { standing: Arc::clone(standing), others, files }
        });
        let mut files: FxHashSet<FileId> = silencing.files.iter().map(|it| it.0).collect();
        if !files.is_empty() {
            let points_there = self.points_to.iter().filter(|(_, to)| to.iter().any(|it| files.contains(it)));
            let points_there: Vec<FileId> = points_there.map(|it| *it.0).collect();
            files.extend(points_there);
        }
        self.silencing = Some(silencing);
        files
    }
}

/// Which of `units` say something of a file, by their places.
fn speakers(units: &[Arc<Judged>]) -> FxHashMap<FileId, Vec<u32>> {
    let mut speakers: FxHashMap<FileId, Vec<u32>> = FxHashMap::default();
    for (at, unit) in (0..).zip(units) {
        for it in &unit.diagnostics {
            let of_file = speakers.entry(it.span.file).or_default();
            if of_file.last() != Some(&at) {
                of_file.push(at);
            }
        }
    }
    speakers
}

/// What `judged` says of each file.
fn by_file(judged: &Judged) -> BTreeMap<FileId, Vec<&Diagnostic>> {
    let mut by_file: BTreeMap<FileId, Vec<&Diagnostic>> = BTreeMap::new();
    for it in &judged.diagnostics {
        by_file.entry(it.span.file).or_default().push(it);
    }
    by_file
}

/// The files other than `file` that `said` points to, which is said of it.
fn points_to<'d>(file: FileId, said: impl Iterator<Item = &'d Diagnostic>) -> Box<[FileId]> {
    let mut files: FxHashSet<FileId> = FxHashSet::default();
    for it in said {
        files.extend(it.related.iter().map(|it| it.span.file));
        files.extend(it.uses.iter().map(|it| it.span.file));
        files.extend(it.suggestions.iter().flat_map(|it| it.remedy.spans()).map(|it| it.file));
    }
    files.remove(&file);
    files.into_iter().collect()
}
