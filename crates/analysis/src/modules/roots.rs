//! Which .proto files may import each other, and where their imports start.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashMap;
use wirelint_protobuf::roots::{BufYaml, Folder, buf_work_yaml, buf_yaml, relative};
use wirelint_source::FileId;
use wirelint_vfs::{Vfs, relative_path};

use super::guess::{Guessed, guess};
use crate::trees::Trees;

/// The files of a run, in modules.
#[derive(Default)]
pub(crate) struct Plan {
    pub(crate) modules: Vec<Planned>,
    /// Files that a `buf.yaml` leaves out, sorted.
    pub(crate) excluded: Vec<PathBuf>,
    /// The files that say so.
    configs: Vec<FileId>,
}

/// What a plan hangs on that an edit may change.
#[derive(Default)]
pub(super) struct Grounds(Vec<Guessed>);

impl Grounds {
    /// Whether the plan is the same, though `file` has another package or other imports. Where it says no, it is of no more use.
    pub(super) fn hold(&mut self, vfs: &Vfs, trees: &Trees, file: FileId) -> bool {
        self.0.iter_mut().all(|it| it.holds(vfs, trees, file))
    }
}

/// A module: files that may import each other.
pub(crate) struct Planned {
    /// Where its imports start, by the numbers of the roots.
    pub(crate) roots: Vec<Root>,
    /// The files that are judged, in the order of their paths.
    pub(crate) members: Vec<Member>,
}

/// Where imports start.
#[derive(Clone, Default)]
pub(crate) struct Root {
    /// One folder, or several whose files are one set (`buf.yaml` v1beta1).
    pub(crate) folders: Vec<PathBuf>,
    /// Whether what is imported may come from elsewhere.
    pub(crate) has_dependencies: bool,
}

/// A file of a module.
#[derive(Clone)]
pub(crate) struct Member {
    pub(crate) file: FileId,
    pub(crate) root: u32,
    /// As others import it.
    pub(crate) path: Arc<str>,
}

impl Plan {
    /// Puts `files`, in the order of their paths, into modules: those of `buf.yaml` and `buf.work.yaml`, or, where `proto_paths` names folders
    /// (absolute), one with these as its roots. What is left has the roots that packages and imports show.
    pub(super) fn of(vfs: &Vfs, trees: &Trees, files: &[FileId], proto_paths: &[PathBuf]) -> (Self, Grounds) {
        let mut planner = Planner { vfs, trees, known: FxHashMap::default(), configs: Vec::new() };
        let mut sets: BTreeMap<SetKey, Set> = BTreeMap::new();
        let mut excluded = Vec::new();
        for &file in files {
            let source = vfs.file(file);
            let path = source.path();
            let workspace = vfs.workspace().root_of(path).or(path.parent()).unwrap_or(path);
            let place = match proto_paths {
                [] => planner.place(path, workspace),
                given => match given.iter().find(|root| path.starts_with(root)) {
                    Some(root) => Place::In { set: workspace.into(), root: root.clone(), key: root.clone() },
                    None => Place::Free,
                },
            };
            match place {
                Place::Excluded => excluded.push(path.to_path_buf()),
                Place::Free => {
                    let key = match proto_paths {
                        [] => SetKey::Guessed(workspace.into()),
                        _ => SetKey::Stated(workspace.into()),
                    };
                    sets.entry(key).or_default().free.push(file);
                }
                Place::In { set: folder, root, key } => {
                    let set = sets.entry(SetKey::Stated(folder.clone())).or_default();
                    if set.roots.is_empty() && proto_paths.is_empty() {
                        set.roots = planner.roots_of(&folder);
                    }
                    set.files.push((file, key, relative_path(&root, path).into()));
                }
            }
        }
        let mut modules = Vec::new();
        let mut grounds = Grounds::default();
        for (key, mut set) in sets {
            if !proto_paths.is_empty() {
                set.roots = planner.given_roots(proto_paths);
            }
            let (SetKey::Stated(folder) | SetKey::Guessed(folder)) = key;
            let (planned, guessed) = set.planned(vfs, trees, &folder, proto_paths);
            modules.push(planned);
            grounds.0.extend(guessed);
        }
        excluded.sort();
        (Self { modules, excluded, configs: planner.configs }, grounds)
    }

    /// The files that say where imports start.
    pub(crate) fn configs(&self) -> &[FileId] {
        &self.configs
    }
}

/// What sets are told apart by. What is stated goes first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum SetKey {
    /// By the folder whose files state it.
    Stated(PathBuf),
    /// By the workspace.
    Guessed(PathBuf),
}

/// A module in the making.
#[derive(Default)]
struct Set {
    /// By what files are told apart by.
    roots: BTreeMap<PathBuf, Root>,
    /// With the key of the root, and the path from there.
    files: Vec<(FileId, PathBuf, Arc<str>)>,
    /// Of which nothing is stated.
    free: Vec<FileId>,
}

impl Set {
    fn planned(self, vfs: &Vfs, trees: &Trees, base: &Path, order: &[PathBuf]) -> (Planned, Option<Guessed>) {
        let Self { roots, files, free } = self;
        // Those of the command line are looked up in its order.
        let rank = |key: &PathBuf| order.iter().position(|it| it == key);
        let mut keyed: Vec<(PathBuf, Root)> = roots.into_iter().collect();
        keyed.sort_by_key(|(key, _)| rank(key));
        let numbers: FxHashMap<PathBuf, u32> = (0..).zip(&keyed).map(|(at, it)| (it.0.clone(), at)).collect();
        let mut roots: Vec<Root> = keyed.into_iter().map(|it| it.1).collect();
        let mut members: Vec<Member> = files
            .into_iter()
            .filter_map(|(file, key, path)| Some(Member { file, root: *numbers.get(&key)?, path }))
            .collect();
        let guessed = (!free.is_empty()).then(|| guess(vfs, trees, base, &free, &mut roots, &mut members));
        members.sort_by_cached_key(|it| vfs.file(it.file).path().to_path_buf());
        (Planned { roots, members }, guessed)
    }
}

/// Where a file belongs.
enum Place {
    /// To a set, a root of it, and what that root's files are known by.
    In { set: PathBuf, root: PathBuf, key: PathBuf },
    /// Nowhere: a `buf.yaml` leaves it out.
    Excluded,
    /// To what packages and imports show.
    Free,
}

/// What buf's files in a folder say.
#[derive(Default)]
struct Stated {
    yaml: Option<BufYaml>,
    work: Option<Vec<Folder>>,
}

struct Planner<'a> {
    vfs: &'a Vfs,
    trees: &'a Trees,
    known: FxHashMap<PathBuf, Arc<Stated>>,
    configs: Vec<FileId>,
}

impl Planner<'_> {
    fn stated(&mut self, folder: &Path) -> Arc<Stated> {
        if let Some(known) = self.known.get(folder) {
            return Arc::clone(known);
        }
        let mut read = |name: &str| {
            let file = self.vfs.load_inside(&folder.join(name)).ok()?;
            self.configs.push(file);
            Some(self.trees.get(self.vfs, file))
        };
        let yaml = read("buf.yaml").map(|tree| buf_yaml(&tree));
        let work = read("buf.work.yaml").map(|tree| buf_work_yaml(&tree).0);
        let stated = Arc::new(Stated { yaml, work });
        self.known.insert(folder.into(), Arc::clone(&stated));
        stated
    }

    /// Where the file at `path` belongs: to the nearest `buf.yaml` upwards, or to the `buf.work.yaml` that lists its folder.
    fn place(&mut self, path: &Path, workspace: &Path) -> Place {
        let mut own = None;
        for folder in path.ancestors().skip(1).take_while(|it| it.starts_with(workspace)) {
            let stated = self.stated(folder);
            if stated.yaml.is_none() && stated.work.is_none() {
                continue;
            }
            let from_here = relative_path(folder, path);
            let mut listed = stated.work.iter().flatten();
            if let Some(module) = listed.find(|it| relative(&from_here, &it.path).is_some()) {
                let module = folder.join(&module.path);
                return match &self.stated(&module).yaml {
                    Some(yaml) => place_in(folder, &module, yaml, path),
                    None => Place::In { set: folder.into(), root: module.clone(), key: module },
                };
            }
            if let (None, Some(yaml)) = (&own, &stated.yaml) {
                own = Some(place_in(folder, folder, yaml, path));
            }
        }
        own.unwrap_or(Place::Free)
    }

    /// The roots that the files in `folder` state, by what they are known by.
    fn roots_of(&mut self, folder: &Path) -> BTreeMap<PathBuf, Root> {
        let stated = self.stated(folder);
        let mut roots: BTreeMap<PathBuf, Root> = BTreeMap::new();
        let Some(listed) = &stated.work else {
            stated.yaml.iter().for_each(|yaml| add_roots(&mut roots, folder, yaml));
            return roots;
        };
        for module in listed {
            let module = folder.join(&module.path);
            if let Some(yaml) = &self.stated(&module).yaml {
                add_roots(&mut roots, &module, yaml);
            } else {
                let root = Root { folders: vec![module.clone()], has_dependencies: false };
                roots.insert(module, root);
            }
        }
        roots
    }

    /// The roots that the command line names.
    fn given_roots(&mut self, folders: &[PathBuf]) -> BTreeMap<PathBuf, Root> {
        let root = |folder: &PathBuf| {
            let inside = self.vfs.workspace().root_of(folder).unwrap_or(folder).to_path_buf();
            let mut above = folder.ancestors().take_while(|it| it.starts_with(&inside));
            let has_dependencies =
                above.any(|it| self.stated(it).yaml.as_ref().is_some_and(|it| !it.dependencies.is_empty()));
            (folder.clone(), Root { folders: vec![folder.clone()], has_dependencies })
        };
        folders.iter().collect::<BTreeSet<_>>().into_iter().map(root).collect()
    }
}

/// Where the file at `path` belongs by the `buf.yaml` in `folder`, which is part of `set`.
fn place_in(set: &Path, folder: &Path, yaml: &BufYaml, path: &Path) -> Place {
    let from_here = relative_path(folder, path);
    let is_below = |root: &String| relative(&from_here, root).is_some();
    let module = yaml.modules.iter().filter(|it| is_below(&it.root)).max_by_key(|it| it.root.len());
    let Some(module) = module else { return Place::Free };
    let is_left_out = !module.includes.is_empty() && !module.includes.iter().any(is_below);
    if is_left_out || module.excludes.iter().any(is_below) {
        return Place::Excluded;
    }
    let root = folder.join(&module.root);
    Place::In { set: set.into(), key: key_of(folder, yaml, &root), root }
}

/// Adds what the `buf.yaml` in `folder` states.
fn add_roots(roots: &mut BTreeMap<PathBuf, Root>, folder: &Path, yaml: &BufYaml) {
    for module in &yaml.modules {
        let root = folder.join(&module.root);
        let it = roots.entry(key_of(folder, yaml, &root)).or_default();
        it.folders.push(root);
        it.has_dependencies = !yaml.dependencies.is_empty();
    }
}

/// What the files of a root are known by: all roots of v1beta1 are one set of files.
fn key_of(folder: &Path, yaml: &BufYaml, root: &Path) -> PathBuf {
    if yaml.version == "v1beta1" { folder.into() } else { root.into() }
}
