//! The schema of a project as a contract: what its root fields do, and what rules say of that.

use std::mem;
use std::sync::Arc;

use wirelint_graphql::schema::{Doc, Role};
use wirelint_graphql::{Difference, Reading, observe_again, observe_reading};
use wirelint_lint::{Meta, Runner};
use wirelint_model::{Contract, Date, Observations};
use wirelint_semantics::{Vocabulary, infer, infer_like};
use wirelint_source::FileId;

use super::{Planned, Project};
use crate::contract::Judged;
use crate::host::Snapshot;

/// What the root fields of a schema do.
pub(crate) struct Answers {
    project: Arc<Project>,
    pub(crate) contract: Contract,
    /// The judged files; the first is the first with a root field.
    pub(crate) files: Vec<FileId>,
    /// What it was inferred with.
    vocabulary: Arc<Vocabulary>,
    /// What it takes to observe again only what changes next.
    reading: Reading,
}

/// The same with what rules say of it.
#[derive(Clone)]
pub(crate) struct JudgedAnswers {
    pub(crate) answers: Arc<Answers>,
    pub(crate) judged: Arc<Judged>,
}

/// What the root fields of the project do; `None` where it has none in the files that are judged.
pub(crate) fn answers(
    snapshot: Snapshot<'_>,
    planned: &Planned,
    project: &Arc<Project>,
) -> Option<Arc<Answers>> {
    let known = snapshot.memo.projects.state(planned).answers;
    let is_same = |it: &Arc<Answers>| it.is_of(snapshot, project);
    if let Some(known) = known.map(|it| it.answers).filter(is_same) {
        return Some(known);
    }
    Answers::of(snapshot, project).map(Arc::new)
}

/// The same with what rules say of it.
pub(crate) fn judged_answers(
    snapshot: Snapshot<'_>,
    planned: &Planned,
    project: &Arc<Project>,
) -> Option<JudgedAnswers> {
    let known = snapshot.memo.projects.state(planned).answers;
    if let Some(known) = known.filter(|it| it.answers.is_of(snapshot, project)) {
        return Some(known);
    }
    // What nobody else looks at is changed where it stands.
    let known = snapshot.memo.projects.take_answers(planned);
    let again = known.and_then(|it| Arc::into_inner(it.answers)?.again(snapshot, project));
    let answers = Arc::new(again.or_else(|| Answers::of(snapshot, project))?);
    let judged = Arc::new(answers.judge(snapshot));
    let judged = JudgedAnswers { answers, judged };
    if snapshot.options.open_files {
        snapshot.memo.projects.keep(planned, |it| it.answers = Some(judged.clone()));
    }
    Some(judged)
}

impl Answers {
    fn of(snapshot: Snapshot<'_>, project: &Arc<Project>) -> Option<Self> {
        let (observed, reading) = observe_reading(&project.schema);
        let files = files(&observed, project)?;
        let vocabulary = vocabulary(snapshot, files[0]);
        let contract = infer(observed, &vocabulary);
        Some(Self { files, contract, project: Arc::clone(project), vocabulary, reading })
    }

    /// What they do in what the project has become, where only what has changed is observed again; `None` where that is not possible.
    fn again(self, snapshot: Snapshot<'_>, project: &Arc<Project>) -> Option<Self> {
        let Self { project: before, mut contract, vocabulary, reading, .. } = self;
        let difference = Difference::between(&before.schema, &project.schema)?;
        if difference.moves() {
            contract.move_spans(&|span| difference.move_span(span));
        }
        let types = mem::take(&mut contract.observed.types);
        let (observed, reading, changed) = observe_again(&project.schema, (types, reading), &difference)?;
        let files = files(&observed, project)?;
        if self::vocabulary(snapshot, files[0]) != vocabulary {
            return None;
        }
        let contract = infer_like(&contract, observed, &changed, &vocabulary);
        Some(Self { files, contract, project: Arc::clone(project), vocabulary, reading })
    }

    /// Whether it is what `project` does.
    fn is_of(&self, snapshot: Snapshot<'_>, project: &Arc<Project>) -> bool {
        let is_same = Arc::ptr_eq(&self.project, project) || has_same_types(&self.project, project);
        is_same && vocabulary(snapshot, self.files[0]) == self.vocabulary
    }

    /// Runs every boundary rule that is on for one of its files. Where a file is not judged, nothing is said of it.
    fn judge(&self, snapshot: Snapshot<'_>) -> Judged {
        let Snapshot { vfs, options, .. } = snapshot;
        let configs = snapshot.configs();
        let levels: Vec<_> = self.files.iter().map(|it| configs.levels(vfs.file(*it).path())).collect();
        let enabled = |meta: &'static Meta| levels.iter().any(|levels| levels.is_on(meta));
        let mut runner = Runner::new(&enabled, options.timed);
        self.run(options.today, &mut runner);
        let mut judged = Judged::of(runner, self.contract.observed.operations.len());
        judged.diagnostics.retain(|it| self.project.has_member(it.span.file));
        judged
    }

    /// Runs the boundary rules.
    pub(crate) fn run(&self, today: Option<Date>, runner: &mut Runner<'_>) {
        wirelint_rules::run(&self.contract, today, &mut wirelint_rules::Memo::for_once(), runner);
    }
}

/// The judged files, the first with a root field first; `None` where none has one.
fn files(observed: &Observations, project: &Project) -> Option<Vec<FileId>> {
    let first = observed.operations.iter().map(|it| it.span.file).find(|it| project.has_member(*it))?;
    let others = project.members().filter(|it| *it != first);
    Some(std::iter::once(first).chain(others).collect())
}

fn vocabulary(snapshot: Snapshot<'_>, file: FileId) -> Arc<Vocabulary> {
    let config = snapshot.configs().of(snapshot.vfs.file(file).path());
    Arc::clone(config.settings.vocabulary())
}

/// Whether two states of a project differ in files with operations and fragments alone.
pub(crate) fn has_same_types(old: &Project, new: &Project) -> bool {
    let (old, new) = (old.schema.docs(), new.schema.docs());
    let is_executable = |it: &Doc| {
        let mut roles = it.summaries.iter().map(|it| it.role);
        roles.all(|it| matches!(it, Role::Operation | Role::Fragment | Role::Nothing))
    };
    old.len() == new.len()
        && old
            .iter()
            .zip(new)
            .all(|(old, new)| Arc::ptr_eq(&old.parse, &new.parse) || is_executable(old) && is_executable(new))
}
