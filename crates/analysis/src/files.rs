//! What is read, as which kind, and why the rest is not.

use std::collections::BTreeMap;

use wirelint_diagnostics::Problem;
use wirelint_source::FileId;
use wirelint_vfs::{Kind, display_path};

use crate::find::{self, Sorted};
use crate::host::Snapshot;
use crate::modules;
use crate::resolvers;

/// A file that a run met, and what became of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileReport {
    /// The path as users see it.
    pub path: String,
    /// What became of it.
    pub state: FileState,
}

/// What becomes of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FileState {
    /// It is linted, as this kind.
    Linted(&'static str),
    /// It is source code that gives so many fields of GraphQL their resolvers, which is linted with the schema.
    Resolving(usize),
    /// It is linted as part of the contracts that refer to it; the first of them.
    PartOf(String),
    /// It is our own configuration.
    Config,
    /// It is left alone, for this reason.
    PassedOver(String),
}

/// What is read and why the rest is not, sorted by path; and what could not be read at all.
pub(crate) fn report(snapshot: Snapshot<'_>) -> (Vec<FileReport>, Vec<Problem>) {
    let Snapshot { vfs, .. } = snapshot;
    let configs = snapshot.configs();
    let found = find::find(snapshot, configs);
    let shown = |path: &std::path::Path| display_path(vfs.cwd(), path);
    let mut reports: BTreeMap<String, FileState> = BTreeMap::new();
    let mut problems = found.problems.clone();
    for passed in &found.passed_over {
        reports.insert(shown(&passed.path), FileState::PassedOver(passed.reason.to_string()));
    }
    let mut roots: Vec<FileId> = Vec::new();
    for Sorted { candidate, identified } in &found.sorted {
        let path = shown(&candidate.path);
        let state = match identified {
            Err(error) => {
                problems.push(Problem { file: path, message: error.to_string() });
                continue;
            }
            Ok(identified) => match (identified.kind, identified.file) {
                (Kind::OpenApi, Some(file)) => {
                    roots.push(file);
                    FileState::Linted(Kind::OpenApi.as_str())
                }
                (kind @ (Kind::Traffic | Kind::Proto | Kind::GraphQl), Some(_)) => {
                    FileState::Linted(kind.as_str())
                }
                (Kind::Config, _) => FileState::Config,
                (kind @ (Kind::Swagger | Kind::AsyncApi | Kind::Templated), _) => {
                    FileState::PassedOver(find::not_a_contract(kind).to_owned())
                }
                (Kind::Resolvers, Some(_)) if candidate.named => {
                    FileState::PassedOver("gives no field of a schema that is there its resolver".to_owned())
                }
                // Of all the source code nobody wants to hear.
                _ if Kind::is_source(&candidate.path) && !candidate.named => continue,
                _ if Kind::is_model(&candidate.path) && !candidate.named => continue,
                _ if Kind::is_manifest(&candidate.path) && !candidate.named => continue,
                _ if Kind::is_settings(&candidate.path) && !candidate.named => continue,
                _ => FileState::PassedOver("is no contract".to_owned()),
            },
        };
        reports.insert(path, state);
    }
    for root in roots {
        let by = vfs.file(root).shown_path().to_owned();
        for file in snapshot.linked(root).files().skip(1) {
            let state = reports.entry(vfs.file(file).shown_path().to_owned());
            state
                .and_modify(|it| {
                    if matches!(it, FileState::PassedOver(_)) {
                        *it = FileState::PartOf(by.clone());
                    }
                })
                .or_insert_with(|| FileState::PartOf(by.clone()));
        }
    }
    for answered in resolvers::all(snapshot) {
        for (file, fields) in answered.by_file() {
            let state = reports.entry(vfs.file(file).shown_path().to_owned());
            let resolving = FileState::Resolving(fields);
            state
                .and_modify(|it| {
                    if matches!(it, FileState::PassedOver(_)) {
                        *it = resolving.clone();
                    }
                })
                .or_insert(resolving.clone());
        }
    }
    for (file, by) in modules::imported(snapshot) {
        let by = vfs.file(by).shown_path().to_owned();
        reports.entry(vfs.file(file).shown_path().to_owned()).or_insert(FileState::PartOf(by));
    }
    for path in &modules::plan(snapshot).excluded {
        reports.insert(shown(path), FileState::PassedOver("is excluded by `buf.yaml`".to_owned()));
    }
    problems.extend(found.configs.iter().flat_map(|config| config.problems.iter().cloned()));
    problems.sort();
    problems.dedup();
    (reports.into_iter().map(|(path, state)| FileReport { path, state }).collect(), problems)
}
