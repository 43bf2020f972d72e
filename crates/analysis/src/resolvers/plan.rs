//! Which source files answer which schema.
//!
//! A package is a folder with a `package.json`, a manifest of Python's or Java's or Ruby's or a `go.mod`, and what is below it, other packages apart. Its source code answers
//! the schema that is defined in it, or the only one that there is, or the nearest one; where no schema is near and the code is one, it is an area
//! by itself. Of several schemas in one package each has the files that are nearest to it. A package in which no field is given a resolver may
//! still be called, and belongs to all areas that are equally near. What a package depends on that belongs to another area is lent to its own: it
//! is followed into, but the fields that are given resolvers there are those of the other. Code in languages that cannot call one another that
//! answers one schema is several services, and as many areas.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use memchr::memmem;
use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_graphql::schema::Role;
use wirelint_resolvers::{is_config, is_source};
use wirelint_source::FileId;
use wirelint_source_code::{Family, Language};
use wirelint_vfs::{File, Identified, Kind, Vfs, relative_path, resolves_fields};

use crate::find::{Found, Sorted};
use crate::host::Snapshot;
use crate::projects;

/// The areas of a run in which a field may be given a resolver.
#[derive(Default)]
pub(crate) struct Plan {
    pub(crate) areas: Vec<Arc<Area>>,
    /// Some file belongs to several.
    pub(crate) is_shared: bool,
}

/// Source code that answers one schema.
#[derive(PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Area {
    /// Where its schema is defined, or the folder of the package: its configuration is the one that holds there.
    pub(crate) folder: PathBuf,
    /// The schema; `None` where the code is all there is.
    pub(crate) project: Option<projects::Planned>,
    /// In the order of their paths.
    pub(crate) units: Vec<Unit>,
    /// Files of packages that its own depend on and that belong to others, in the order of their paths.
    pub(crate) lent: Vec<Unit>,
    /// The first file in which a field may be given a resolver.
    pub(crate) first: FileId,
}

/// A source file, a data model, or what says which files the names of packages mean.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Unit {
    /// From the folder of the workspace, with `/`.
    pub(crate) path: Box<str>,
    pub(crate) absolute: PathBuf,
}

/// What a plan was made from, so that an edit need not look at all files again.
#[derive(Default)]
pub(super) struct Grounds {
    signs: FxHashMap<FileId, Signs>,
    /// What says which packages depend on which.
    manifests: FxHashSet<FileId>,
}

/// What a text shows.
#[derive(Clone, PartialEq, Eq, Default)]
struct Signs {
    /// A field may be given its resolver.
    resolves: bool,
    /// A schema is made in code.
    is_schema: bool,
    /// The packages that are named in it, sorted.
    packages: Arc<[Box<str>]>,
}

impl Signs {
    fn of(file: &File) -> Self {
        let text = file.text();
        if !resolves_fields(file.path(), text) {
            return Self::default();
        }
        let has = |word: &str| memmem::find(text.as_bytes(), word.as_bytes()).is_some();
        if Kind::is_python(file.path()) {
            let is_schema = has("graphene") || has("strawberry");
            return Self { resolves: true, is_schema, packages: Arc::default() };
        }
        // Its frameworks have the schema in files.
        if Kind::is_java(file.path()) {
            return Self { resolves: true, is_schema: false, packages: Arc::default() };
        }
        if Kind::is_ruby(file.path()) {
            return Self { resolves: true, is_schema: has("GraphQL::"), packages: Arc::default() };
        }
        if Kind::is_go(file.path()) {
            return Self { resolves: true, ..Self::default() };
        }
        let is_schema = ["GraphQLObjectType", "type-graphql", "@nestjs/graphql"].iter().any(|it| has(it))
            || has("SchemaBuilder") && has("pothos")
            || has("nexus") && (has("makeSchema") || has("objectType("));
        Self { resolves: true, is_schema, packages: packages(text) }
    }
}

impl Grounds {
    /// Whether the plan is the same, though `file` has another text.
    pub(super) fn hold(&self, vfs: &Vfs, file: FileId) -> bool {
        !self.manifests.contains(&file)
            && self.signs.get(&file).is_none_or(|known| *known == Signs::of(&vfs.file(file)))
    }
}

/// The source files of a package.
#[derive(Default)]
struct Package {
    /// As places among all sources.
    files: Vec<usize>,
    signs: Signs,
}

/// A schema, and where it is defined.
struct Schema<'a> {
    planned: &'a projects::Planned,
    workspace: PathBuf,
    /// The folders of the files that define a type.
    folders: BTreeSet<PathBuf>,
    /// What those have in common.
    folder: PathBuf,
    package: PathBuf,
    /// Its source files, as places among all.
    files: BTreeSet<usize>,
}

/// A source file.
struct Source<'a> {
    path: &'a Path,
    workspace: PathBuf,
    /// From there, with `/`.
    shown: String,
    file: Option<FileId>,
    signs: Signs,
}

impl Plan {
    /// The areas of the source files in `found`, with the schemas of `projects`.
    pub(super) fn of(snapshot: Snapshot<'_>, found: &Found, projects: &projects::Plan) -> (Self, Grounds) {
        let vfs = snapshot.vfs;
        let mut signs: FxHashMap<FileId, Signs> = FxHashMap::default();
        for Sorted { candidate, identified } in &found.sorted {
            if let Ok(Identified { kind: Kind::Resolvers | Kind::GraphQl, file: Some(file) }) = identified
                && Kind::is_source(&candidate.path)
            {
                signs.insert(*file, Signs::of(&vfs.file(*file)));
            }
        }
        let mut grounds = Grounds { signs, ..Grounds::default() };
        if !grounds.signs.values().any(|it| it.resolves) {
            return (Self::default(), grounds);
        }
        let sources = sources(vfs, found, &grounds);
        let packages = package_folders(found);
        let mut schemas: Vec<Schema<'_>> =
            projects.projects.iter().filter_map(|it| Schema::of(snapshot, it, &packages)).collect();
        let mut by_package: BTreeMap<(&Path, PathBuf), Package> = BTreeMap::new();
        for (at, it) in sources.iter().enumerate() {
            let folder = package_of(it.path, &it.workspace, &packages);
            let package = by_package.entry((&it.workspace, folder)).or_default();
            package.files.push(at);
            package.signs.resolves |= it.signs.resolves;
            package.signs.is_schema |= it.signs.is_schema;
        }
        let places: Vec<(PathBuf, Vec<usize>)> =
            by_package.iter().map(|(key, it)| (key.1.clone(), it.files.clone())).collect();
        let mut alone: Vec<(PathBuf, BTreeSet<usize>)> = Vec::new();
        for ((workspace, folder), package) in by_package {
            let is_own = |it: &Schema<'_>| it.workspace == *workspace && it.package == folder;
            if schemas.iter().any(is_own) {
                for &at in &package.files {
                    let from = sources[at].path.parent().unwrap_or(&folder);
                    let nearest = nearest(&schemas, from, &is_own);
                    for it in nearest {
                        schemas[it].files.insert(at);
                    }
                }
                continue;
            }
            let around = nearest(&schemas, &folder, &|it| it.workspace == *workspace);
            match &*around {
                _ if package.signs.is_schema => alone.push((folder, package.files.into_iter().collect())),
                [] => {}
                [only] => schemas[*only].files.extend(&package.files),
                // Which of them it answers nobody knows.
                _ if package.signs.resolves => {}
                several => several.iter().for_each(|it| schemas[*it].files.extend(&package.files)),
            }
        }
        let with_schema = schemas.into_iter().map(|it| (it.folder, Some(it.planned.clone()), it.files));
        let without = alone.into_iter().map(|(folder, files)| (folder, None, files));
        let of_one_service = |(folder, project, files): (PathBuf, _, BTreeSet<usize>)| {
            let mut by_family: BTreeMap<Family, BTreeSet<usize>> = BTreeMap::new();
            for at in files {
                // Data models are asked by what they were made for.
                let family = Language::of(sources[at].path).map_or(Family::Ecma, Language::family);
                by_family.entry(family).or_default().insert(at);
            }
            by_family.into_values().map(move |it| (folder.clone(), Option::clone(&project), it))
        };
        let configs = configs(vfs, found);
        let dependencies = Dependencies::read(vfs, &packages, &places, &sources, &mut grounds);
        let mut areas: Vec<Arc<Area>> = Vec::new();
        let mut count = vec![0_u32; sources.len()];
        for (folder, project, files) in with_schema.chain(without).flat_map(of_one_service) {
            let resolves = |at: &&usize| sources[**at].signs.resolves;
            let Some(first) = files.iter().find(resolves).and_then(|at| sources[*at].file) else { continue };
            for at in &files {
                count[*at] += 1;
            }
            let unit = |at: &usize| Unit {
                path: sources[*at].shown.as_str().into(),
                absolute: sources[*at].path.to_path_buf(),
            };
            let lent = dependencies.of(&files, &places, &sources);
            let mut lent: Vec<Unit> = lent.iter().map(unit).collect();
            lent.sort_unstable();
            let workspace = &sources[*files.first().expect("one of them resolves")].workspace;
            let configs = configs.iter().filter(|it| it.0 == *workspace).map(|it| it.1.clone());
            let mut units: Vec<Unit> = files.iter().map(unit).chain(configs).collect();
            units.sort_unstable();
            areas.push(Arc::new(Area { folder, project, units, lent, first }));
        }
        // By paths: files are numbered in the order in which somebody came upon them.
        let paths_of = |it: &projects::Planned| -> Vec<PathBuf> {
            it.members.iter().map(|it| vfs.file(*it).path().to_path_buf()).collect()
        };
        areas.sort_by_cached_key(|it| (it.folder.clone(), it.project.as_ref().map(paths_of)));
        let is_shared = count.iter().any(|it| *it > 1) || areas.iter().any(|it| !it.lent.is_empty());
        (Self { areas, is_shared }, grounds)
    }
}

/// Which packages of a run depend on which others of it.
struct Dependencies {
    /// By their folders the folders of those that they name, in what describes them or in code: what others depend on is there too.
    named: BTreeMap<PathBuf, Vec<PathBuf>>,
}

impl Dependencies {
    /// `places` says which of `sources` each package has.
    fn read(
        vfs: &Vfs,
        packages: &BTreeSet<PathBuf>,
        places: &[(PathBuf, Vec<usize>)],
        sources: &[Source<'_>],
        grounds: &mut Grounds,
    ) -> Self {
        // With one package there is nothing to lend.
        if packages.len() < 2 {
            return Self { named: BTreeMap::new() };
        }
        let mut folders: FxHashMap<String, &Path> = FxHashMap::default();
        let mut manifests = Vec::new();
        for folder in packages {
            let Ok(id) = vfs.load(&folder.join("package.json")) else { continue };
            grounds.manifests.insert(id);
            let file = vfs.file(id);
            let tree = wirelint_yaml::parse(file.text().clone(), wirelint_yaml::Format::Json);
            let Some(root) = tree.root() else { continue };
            if let Some(name) = root.get("name").and_then(wirelint_yaml::Node::text) {
                folders.insert(name.into_owned(), folder);
            }
            let mut names: Vec<String> = Vec::new();
            for key in ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"] {
                let all = root.get(key).into_iter().flat_map(wirelint_yaml::Node::entries);
                names.extend(all.filter_map(|it| it.key.text()).map(std::borrow::Cow::into_owned));
            }
            manifests.push((folder, names));
        }
        let mut named: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
        for (folder, names) in manifests {
            let all = names.iter().filter_map(|it| folders.get(it)).map(|it| (*it).to_path_buf());
            named.entry(folder.clone()).or_default().extend(all);
        }
        for (folder, files) in places {
            let names = files.iter().flat_map(|at| &*sources[*at].signs.packages);
            let all: BTreeSet<&Path> = names.filter_map(|it| folders.get(&**it)).copied().collect();
            named.entry(folder.clone()).or_default().extend(all.into_iter().map(Path::to_path_buf));
        }
        Self { named }
    }

    /// The files that packages have which those of `files` depend on, at however many removes, and which are not among them. `places` says which
    /// each has.
    fn of(
        &self,
        files: &BTreeSet<usize>,
        places: &[(PathBuf, Vec<usize>)],
        sources: &[Source<'_>],
    ) -> Vec<usize> {
        if self.named.is_empty() {
            return Vec::new();
        }
        let has_own = |all: &[usize]| all.iter().any(|it| files.contains(it));
        let mut pending: Vec<&Path> = places.iter().filter(|it| has_own(&it.1)).map(|it| &*it.0).collect();
        let mut met: FxHashSet<&Path> = pending.iter().copied().collect();
        while let Some(folder) = pending.pop() {
            // A dependency of all is named once, above.
            for above in folder.ancestors() {
                for it in self.named.get(above).into_iter().flatten() {
                    if met.insert(it) {
                        pending.push(it);
                    }
                }
            }
        }
        let lent = places.iter().filter(|it| met.contains(&*it.0)).flat_map(|it| &it.1);
        lent.copied().filter(|it| !files.contains(it) && !Kind::is_model(sources[*it].path)).collect()
    }
}

impl<'a> Schema<'a> {
    /// `None` where the project defines no type.
    fn of(
        snapshot: Snapshot<'_>,
        planned: &'a projects::Planned,
        packages: &BTreeSet<PathBuf>,
    ) -> Option<Self> {
        let vfs = snapshot.vfs;
        let project = projects::linked(snapshot, planned);
        let defines = |role: Role| matches!(role, Role::Type(kind) if kind.is_composite());
        let docs = project.schema.docs().iter().filter(|doc| doc.summaries.iter().any(|it| defines(it.role)));
        let folders: BTreeSet<PathBuf> =
            docs.filter_map(|it| Some(vfs.file(it.file?).path().parent()?.to_path_buf())).collect();
        let both = |a: &Path, b: &Path| a.iter().zip(b).take_while(|(a, b)| a == b).map(|it| it.0).collect();
        let folder = folders.iter().cloned().reduce(|a, b| both(&a, &b))?;
        let workspace = workspace_of(vfs, &folder);
        let package = package_of(&folder.join("schema"), &workspace, packages);
        Some(Self { planned, workspace, package, folders, folder, files: BTreeSet::new() })
    }
}

/// The names of the packages that a text imports from, sorted.
fn packages(text: &str) -> Arc<[Box<str>]> {
    let mut found: BTreeSet<&str> = BTreeSet::new();
    for before in ["from ", "require("] {
        for at in memmem::find_iter(text.as_bytes(), before) {
            let rest = &text[at + before.len()..];
            let Some(quote) = rest.bytes().next().filter(|it| matches!(it, b'\'' | b'"')) else { continue };
            // No name is longer.
            let Some(end) = rest.bytes().skip(1).take(200).position(|it| it == quote) else { continue };
            let name = &rest[1..=end];
            if name.is_empty() || name.starts_with(['.', '/']) || name.contains(char::is_whitespace) {
                continue;
            }
            // `@scope/name/file` and `name/file`
            let parts = if name.starts_with('@') { 2 } else { 1 };
            let end = name.match_indices('/').nth(parts - 1).map_or(name.len(), |it| it.0);
            found.insert(&name[..end]);
        }
    }
    found.into_iter().map(Box::from).collect()
}

/// The source files that may say or be asked how fields are resolved, and data models.
fn sources<'f>(vfs: &Vfs, found: &'f Found, grounds: &Grounds) -> Vec<Source<'f>> {
    let source = |it: &'f Sorted| {
        let path = it.candidate.path.as_path();
        let is_model = Kind::is_model(path);
        if !is_model && !Kind::is_source(path) {
            return None;
        }
        let file = it.identified.as_ref().ok()?.file;
        let workspace = workspace_of(vfs, path);
        let shown = relative_path(&workspace, path);
        let signs = file.and_then(|it| grounds.signs.get(&it)).cloned().unwrap_or_default();
        (is_model || is_source(&shown)).then_some(Source { path, workspace, shown, file, signs })
    };
    found.sorted.iter().filter_map(source).collect()
}

/// What says in each workspace which files the names of packages mean: any of its source files may hang on it.
fn configs(vfs: &Vfs, found: &Found) -> Vec<(PathBuf, Unit)> {
    let config = |it: &Sorted| {
        let absolute = &it.candidate.path;
        let workspace = workspace_of(vfs, absolute);
        let path = relative_path(&workspace, absolute);
        is_config(&path).then(|| {
            let unit = Unit { path: path.into(), absolute: absolute.clone() };
            (workspace, unit)
        })
    };
    found.sorted.iter().filter_map(config).collect()
}

/// The folders with a `package.json` or a manifest of Python's or Java's or Ruby's.
fn package_folders(found: &Found) -> BTreeSet<PathBuf> {
    let paths = found.sorted.iter().map(|it| &it.candidate.path);
    let is_manifest =
        |it: &&PathBuf| it.file_name().is_some_and(|it| it == "package.json") || Kind::is_manifest(it);
    let manifests = paths.filter(is_manifest);
    manifests.filter_map(|it| it.parent()).map(Path::to_path_buf).collect()
}

/// The folder of the package that the file at `path` is part of.
fn package_of(path: &Path, workspace: &Path, packages: &BTreeSet<PathBuf>) -> PathBuf {
    let mut above = path.ancestors().skip(1).take_while(|it| it.starts_with(workspace));
    above.find(|it| packages.contains(*it)).unwrap_or(workspace).to_path_buf()
}

/// Those of `schemas` that are meant and nearest to `folder`: that have a part which has most of the way to it in common. Several may share
/// another part.
fn nearest(schemas: &[Schema<'_>], folder: &Path, is_meant: &dyn Fn(&Schema<'_>) -> bool) -> Vec<usize> {
    let meant: Vec<usize> = (0..schemas.len()).filter(|it| is_meant(&schemas[*it])).collect();
    let common = |it: &usize| {
        let steps = |part: &PathBuf| part.iter().zip(folder).take_while(|(a, b)| a == b).count();
        schemas[*it].folders.iter().map(steps).max()
    };
    let most = meant.iter().map(common).max();
    meant.iter().filter(|it| Some(common(it)) == most).copied().collect()
}

fn workspace_of(vfs: &Vfs, path: &Path) -> PathBuf {
    vfs.workspace().root_of(path).unwrap_or(vfs.cwd()).to_path_buf()
}
