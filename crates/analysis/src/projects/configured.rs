//! Projects as `.graphqlrc` or `graphql.config` state them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashMap;
use wirelint_graphql::projects::{self as stated, FileName, Pattern, SchemaPointer};
use wirelint_source::{FileId, TextRange};
use wirelint_vfs::{Discovery, Kind, Options, Patterns, Vfs, is_introspection, normalize};

/// A file that states projects.
pub(crate) struct Configuration {
    pub(crate) file: FileId,
    folder: PathBuf,
    pub(crate) config: stated::Config,
    projects: Vec<Project>,
    /// Patterns, where they are written, that lead to no file.
    pub(crate) unmatched: Vec<TextRange>,
}

/// One of its projects.
struct Project {
    /// The files of the schema.
    schema: Vec<FileId>,
    /// Part of the schema cannot be had.
    is_partial: bool,
    documents: Globs,
    include: Globs,
    exclude: Globs,
    takes_the_rest: bool,
}

/// Patterns of which one has to match, and of those behind a `!` none may.
struct Globs {
    wanted: Patterns,
    unwanted: Patterns,
}

impl Globs {
    fn new(folder: &Path, patterns: &[&Pattern]) -> Self {
        let compile = |negated: bool| {
            let own = patterns.iter().filter(|it| it.negated == negated);
            // A pattern that is none matches nothing.
            let each = own.filter_map(|it| {
                let own = Patterns::new([(folder, &*it.glob)]);
                own.is_ok().then_some((folder, &*it.glob))
            });
            Patterns::new(each).unwrap_or_default()
        };
        Self { wanted: compile(false), unwanted: compile(true) }
    }

    fn has(&self, path: &Path) -> bool {
        self.wanted.is_match(path) && !self.unwanted.is_match(path)
    }
}

/// The files of one project.
#[derive(Default)]
pub(super) struct Members {
    /// Those of the run that belong to it.
    pub(super) own: Vec<FileId>,
    /// Its schema, whether of the run or not.
    pub(super) schema: Vec<FileId>,
    pub(super) is_partial: bool,
}

/// Finds the configurations of files.
pub(super) struct Configurations<'a> {
    vfs: &'a Vfs,
    /// The files of the run: buffers are among them that are not on the disk.
    files: &'a [FileId],
    by_folder: FxHashMap<PathBuf, Option<Arc<Configuration>>>,
    /// Those that were met, in the order in which they were.
    pub(super) all: Vec<Arc<Configuration>>,
}

impl<'a> Configurations<'a> {
    pub(super) fn new(vfs: &'a Vfs, files: &'a [FileId]) -> Self {
        Self { vfs, files, by_folder: FxHashMap::default(), all: Vec::new() }
    }

    /// The nearest one upwards from `folder`, inside `workspace`.
    pub(super) fn of(&mut self, folder: &Path, workspace: &Path) -> Option<Arc<Configuration>> {
        if let Some(known) = self.by_folder.get(folder) {
            return known.clone();
        }
        let own = self.read(folder);
        let found = own.or_else(|| {
            let above = folder.parent().filter(|it| folder != workspace && it.starts_with(workspace))?;
            self.of(above, workspace)
        });
        self.by_folder.insert(folder.to_path_buf(), found.clone());
        found
    }

    /// The files that `glob` matches from `folder` on, and that may say something of a schema. What is generated is not checked in, so that
    /// `.gitignore` has no say.
    fn matching(&self, folder: &Path, glob: &str) -> Vec<FileId> {
        let path = normalize(folder, Path::new(glob));
        if !glob.contains(['*', '?', '[', '{']) {
            return self.vfs.load_inside(&path).into_iter().filter(|it| self.may_be_schema(*it)).collect();
        }
        let options = Options { no_ignore: true, ..Options::default() };
        let Discovery { candidates, .. } = self.vfs.discover(&[path], &options);
        let on_disk = candidates.into_iter().filter_map(|it| self.vfs.load_inside(&it.path).ok());
        let pattern = Patterns::new([(folder, glob)]).unwrap_or_default();
        let of_run = self.files.iter().copied().filter(|it| pattern.is_match(self.vfs.file(*it).path()));
        on_disk.chain(of_run).filter(|it| self.may_be_schema(*it)).collect()
    }

    /// Whether the file is not of another kind by its name: it is read as one thing alone.
    fn may_be_schema(&self, file: FileId) -> bool {
        let file = self.vfs.file(file);
        let path = file.path();
        match path.extension().and_then(|it| it.to_str()) {
            Some("yaml" | "yml" | "proto") => false,
            Some("json") => is_introspection(file.text()),
            _ => !Kind::is_model(path),
        }
    }

    /// The one in `folder`: of several the first by rank that says something.
    fn read(&mut self, folder: &Path) -> Option<Arc<Configuration>> {
        let (file, config) = FileName::all().find_map(|name| {
            let path = folder.join(name);
            // A buffer need not be on the disk.
            let is_there = self.vfs.id_of(&path).is_some() || self.vfs.exists_inside(&path);
            let file = is_there.then(|| self.vfs.load_inside(&path).ok()).flatten()?;
            Some((file, stated::read(name, self.vfs.file(file).text())?))
        })?;
        let configuration = Arc::new(Configuration::of(self, file, folder, config));
        self.all.push(Arc::clone(&configuration));
        Some(configuration)
    }
}

impl Configuration {
    fn of(run: &Configurations<'_>, file: FileId, folder: &Path, config: stated::Config) -> Self {
        let mut unmatched = Vec::new();
        let projects =
            config.projects.iter().map(|it| Project::of(run, folder, it, &mut unmatched)).collect();
        unmatched.sort_unstable();
        Self { file, folder: folder.to_path_buf(), config, projects, unmatched }
    }

    /// Puts `files`, those of a run that it holds for, into its projects, by their places; gives those of no project.
    pub(super) fn assign(&self, vfs: &Vfs, files: &[FileId]) -> (BTreeMap<usize, Members>, Vec<FileId>) {
        let mut members: BTreeMap<usize, Members> = BTreeMap::new();
        let mut free = Vec::new();
        for &file in files {
            let source = vfs.file(file);
            // As graphql-config has it, except that a schema may be part of several projects.
            let first = self.projects.iter().position(|it| it.has(file, source.path()));
            let others = (0..self.projects.len()).filter(|it| self.projects[*it].schema.contains(&file));
            let mut places: Vec<usize> = first.into_iter().chain(others).collect();
            places.sort_unstable();
            places.dedup();
            if places.is_empty() {
                match self.projects.iter().position(|it| it.takes_the_rest) {
                    Some(at) if self.projects[at].documents.wanted.is_empty() => places.push(at),
                    _ => free.push(file),
                }
            }
            for at in places {
                members.entry(at).or_default().own.push(file);
            }
        }
        for (at, it) in &mut members {
            it.schema.clone_from(&self.projects[*at].schema);
            it.is_partial = self.projects[*at].is_partial;
        }
        (members, free)
    }

    /// The folder that its patterns start from.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Project {
    fn of(
        run: &Configurations<'_>,
        folder: &Path,
        project: &stated::Project,
        unmatched: &mut Vec<TextRange>,
    ) -> Self {
        let vfs = run.vfs;
        let mut is_partial = false;
        let mut globs: Vec<&Pattern> = Vec::new();
        for pointer in &project.schema {
            match pointer {
                SchemaPointer::Files(pattern) => globs.push(pattern),
                SchemaPointer::Inline { .. } | SchemaPointer::Remote { .. } | SchemaPointer::Code { .. } => {
                    is_partial = true;
                }
            }
        }
        let unwanted = Globs::new(folder, &globs);
        let mut schema = Vec::new();
        for pattern in globs.iter().filter(|it| !it.negated) {
            let found = run.matching(folder, &pattern.glob);
            if found.is_empty() {
                is_partial = true;
                unmatched.push(pattern.range);
            }
            schema.extend(found.into_iter().filter(|it| !unwanted.unwanted.is_match(vfs.file(*it).path())));
        }
        schema.sort_by_cached_key(|it| vfs.file(*it).path().to_path_buf());
        schema.dedup();
        let compiled = |it: &[Pattern]| Globs::new(folder, &it.iter().collect::<Vec<_>>());
        Self {
            schema,
            is_partial,
            documents: compiled(&project.documents),
            include: compiled(&project.include),
            exclude: compiled(&project.exclude),
            takes_the_rest: project.takes_the_rest(),
        }
    }

    fn has(&self, file: FileId, path: &Path) -> bool {
        self.schema.contains(&file)
            || (self.documents.has(path) || self.include.has(path)) && !self.exclude.has(path)
    }
}
