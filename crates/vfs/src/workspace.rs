//! The workspace's boundary: what may be read without having been named.

use std::ffi::{OsStr, OsString};
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use crate::argument::Argument;
use crate::{EntryKind, Loader};

/// The name of our configuration file.
pub(crate) const CONFIG_NAME: &str = "wirelint.yaml";

/// As many links as Linux follows in one path (`path_resolution(7)`).
const MAX_LINKS: usize = 40;

/// The folders that may be read without having been named. Links are followed in one's head, step by step, so that
/// nothing outside is even looked at.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Workspace {
    roots: Vec<Root>,
}

/// A folder under its two names.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Root {
    /// With all links followed.
    real: PathBuf,
    /// As it was reached.
    named: PathBuf,
}

/// Why a path has no place in the workspace.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BoundaryError {
    /// It lies outside, or a link leads there.
    Outside,
    /// Links lead in a circle.
    TooManyLinks,
}

impl Workspace {
    /// The workspace of `arguments` (files, folders, globs; relative to `cwd`): for each the nearest ancestor with
    /// `.git`, else the folder of the outermost `wirelint.yaml`; for those with neither their common folder. Arguments
    /// that have only the root of the file system in common stand for their own folders.
    pub fn of(loader: &dyn Loader, cwd: &Path, arguments: &[impl AsRef<OsStr>]) -> Self {
        let bases: Vec<PathBuf> =
            arguments.iter().map(|it| Argument::new(loader, cwd, it.as_ref()).folder()).collect();
        let mut folders = Vec::new();
        let mut alone: Vec<PathBuf> = Vec::new();
        for base in &bases {
            match home(loader, base) {
                Some(home) => folders.push(home),
                None => alone.push(base.clone()),
            }
        }
        match alone.iter().cloned().reduce(|a, b| common(&a, &b)) {
            Some(all) if all.parent().is_some() || alone.len() == 1 => folders.push(all),
            _ => folders.extend(alone),
        }
        let mut workspace = Self::from_roots(loader, folders);
        // A link on the way to a named folder may lead out of that folder's home: naming it allows it.
        for real in bases.iter().filter_map(|it| loader.canonicalize(it).ok()) {
            if !workspace.holds(&real) {
                workspace.roots.push(Root { named: real.clone(), real });
            }
        }
        workspace.roots.sort();
        workspace
    }

    /// The workspace that consists of `folders` (absolute) and all below them.
    pub fn from_roots(loader: &dyn Loader, folders: impl IntoIterator<Item = PathBuf>) -> Self {
        let mut roots: Vec<Root> = folders
            .into_iter()
            .map(|named| Root { real: loader.canonicalize(&named).unwrap_or_else(|_| named.clone()), named })
            .collect();
        roots.sort();
        roots.dedup();
        Self { roots }
    }

    /// The folders, as they were reached, sorted.
    pub fn roots(&self) -> impl Iterator<Item = &Path> {
        self.roots.iter().map(|it| it.named.as_path())
    }

    /// The innermost folder of the workspace that holds `path` by its name.
    pub fn root_of(&self, path: &Path) -> Option<&Path> {
        self.roots().filter(|root| path.starts_with(root)).max_by_key(|root| root.as_os_str().len())
    }

    /// Whether `path` (absolute) lies inside once all links are followed.
    pub fn contains(&self, loader: &dyn Loader, path: &Path) -> bool {
        self.resolve(loader, path).is_ok()
    }

    /// `path` (absolute) with all links followed, if they stay inside. What comes back is what to open: it has no links
    /// left that could lead elsewhere. It need not exist.
    pub fn resolve(&self, loader: &dyn Loader, path: &Path) -> Result<PathBuf, BoundaryError> {
        let (mut at, mut pending) = self.enter(path).ok_or(BoundaryError::Outside)?;
        let mut links = 0;
        // So many names at the end of `at` stand for nothing: below what is not there nothing has to be asked for.
        let mut absent = 0_usize;
        while let Some(step) = pending.pop() {
            if step == ".." {
                at.pop();
                absent = absent.saturating_sub(1);
                continue;
            }
            at.push(step);
            // The way from `/` down to a root has no links: it is the real path of that root.
            if self.roots.iter().any(|root| root.real.starts_with(&at)) {
                continue;
            }
            if !self.holds(&at) {
                return Err(BoundaryError::Outside);
            }
            if absent > 0 {
                absent += 1;
                continue;
            }
            let target = match loader.read_link(&at) {
                Ok(target) => target,
                Err(error) => {
                    let is_absent = matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory);
                    absent = usize::from(is_absent);
                    continue;
                }
            };
            links += 1;
            if links > MAX_LINKS {
                return Err(BoundaryError::TooManyLinks);
            }
            if target.is_absolute() {
                let (start, steps) = self.enter(&target).ok_or(BoundaryError::Outside)?;
                at = start;
                pending.extend(steps);
            } else {
                at.pop();
                pending.extend(steps_of(&target));
            }
        }
        if self.holds(&at) { Ok(at) } else { Err(BoundaryError::Outside) }
    }

    /// The real root that `path` starts with by either of its names, and the steps from there, last first.
    fn enter(&self, path: &Path) -> Option<(PathBuf, Vec<OsString>)> {
        self.roots.iter().find_map(|root| {
            let rest = path.strip_prefix(&root.named).or_else(|_| path.strip_prefix(&root.real)).ok()?;
            Some((root.real.clone(), steps_of(rest)))
        })
    }

    /// Whether the real path `path` lies in a root.
    fn holds(&self, path: &Path) -> bool {
        self.roots.iter().any(|root| path.starts_with(&root.real))
    }
}

/// The nearest ancestor of `folder` (or itself) with `.git`, else the outermost with a `wirelint.yaml`.
fn home(loader: &dyn Loader, folder: &Path) -> Option<PathBuf> {
    // In a worktree or submodule `.git` is a file (`gitrepository-layout(5)`).
    let git = folder.ancestors().find(|it| loader.entry(&it.join(".git")).is_ok());
    let is_config = |path: PathBuf| loader.entry(&path).is_ok_and(|it| it.kind == EntryKind::File);
    git.or_else(|| folder.ancestors().filter(|it| is_config(it.join(CONFIG_NAME))).last()).map(Path::to_owned)
}

fn common(a: &Path, b: &Path) -> PathBuf {
    a.components().zip(b.components()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
}

/// The steps of `path`, last first.
fn steps_of(path: &Path) -> Vec<OsString> {
    let steps = path.components().filter(|it| !matches!(it, Component::CurDir));
    let mut steps: Vec<OsString> = steps.map(|it| it.as_os_str().to_owned()).collect();
    steps.reverse();
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Memory;

    #[track_caller]
    fn check_roots(disk: &Memory, arguments: &[&str], roots: &[&str]) {
        let workspace = Workspace::of(disk, Path::new("/w"), arguments);
        assert_eq!(workspace.roots().collect::<Vec<_>>(), roots.iter().map(Path::new).collect::<Vec<_>>());
    }

    #[test]
    fn the_nearest_git_folder_is_the_workspace() {
        let disk = Memory::new()
            .file("/w/.git/HEAD", "")
            .file("/w/sub/.git", "gitdir: ../.git/modules/sub")
            .file("/wirelint.yaml", "")
            .file("/w/sub/api/a.yaml", "")
            .file("/w/b.yaml", "");
        check_roots(&disk, &["sub/api/a.yaml"], &["/w/sub"]);
        check_roots(&disk, &["b.yaml"], &["/w"]);
        check_roots(&disk, &["."], &["/w"]);
        check_roots(&disk, &["sub/api", "b.yaml"], &["/w", "/w/sub"]);
    }

    #[test]
    fn without_git_the_outermost_configuration_counts() {
        let disk = Memory::new()
            .file("/w/wirelint.yaml", "")
            .file("/w/a/wirelint.yaml", "")
            .file("/w/a/b/wirelint.yaml/not-a-file", "")
            .file("/w/a/b/c.yaml", "");
        check_roots(&disk, &["a/b/c.yaml"], &["/w"]);
    }

    #[test]
    fn without_either_it_is_what_the_arguments_have_in_common() {
        let disk = Memory::new().file("/w/a/x/1.yaml", "").file("/w/a/y/2.yaml", "").file("/v/3.yaml", "");
        check_roots(&disk, &["a/x/1.yaml"], &["/w/a/x"]);
        check_roots(&disk, &["a/x/1.yaml", "a/y"], &["/w/a"]);
        check_roots(&disk, &["a/*/1.yaml"], &["/w/a"]);
        check_roots(&disk, &["a/missing.yaml"], &["/w/a"]);
        // Two folders that share nothing do not open the whole disk.
        check_roots(&disk, &["a/x/1.yaml", "/v/3.yaml"], &["/v", "/w/a/x"]);
    }

    #[test]
    fn links_count_as_what_they_lead_to() {
        let disk = Memory::new()
            .file("/w/real/a.yaml", "")
            .file("/out/b.yaml", "")
            .link("/w/inside", "real")
            .link("/w/real/up", "../../w/./real/a.yaml")
            .link("/w/absolute", "/w/real/a.yaml")
            .link("/w/outside", "../out")
            .link("/w/twice", "outside/b.yaml")
            .link("/w/sly", "inside/../../out/b.yaml")
            .link("/w/loop", "loop");
        let workspace = Workspace::from_roots(&disk, ["/w".into()]);
        for (path, real) in [
            ("/w", Ok("/w")),
            ("/w/inside/a.yaml", Ok("/w/real/a.yaml")),
            ("/w/real/up", Ok("/w/real/a.yaml")),
            ("/w/absolute", Ok("/w/real/a.yaml")),
            ("/w/missing/x", Ok("/w/missing/x")),
            ("/out/b.yaml", Err(BoundaryError::Outside)),
            ("/", Err(BoundaryError::Outside)),
            ("/wide/x", Err(BoundaryError::Outside)),
            ("/w/../out/b.yaml", Err(BoundaryError::Outside)),
            ("/w/outside/b.yaml", Err(BoundaryError::Outside)),
            ("/w/twice", Err(BoundaryError::Outside)),
            ("/w/sly", Err(BoundaryError::Outside)),
            ("/w/loop", Err(BoundaryError::TooManyLinks)),
        ] {
            assert_eq!(workspace.resolve(&disk, Path::new(path)), real.map(PathBuf::from), "{path}");
        }
    }

    #[test]
    fn a_folder_named_through_a_link_is_inside() {
        let disk = Memory::new()
            .file("/w/.git/HEAD", "")
            .file("/out/a.yaml", "")
            .file("/secret", "")
            .link("/w/l", "/out");
        let workspace = Workspace::of(&disk, Path::new("/w"), &["l"]);
        assert_eq!(workspace.resolve(&disk, Path::new("/w/l/a.yaml")), Ok("/out/a.yaml".into()));
        assert!(!workspace.contains(&disk, Path::new("/secret")));
        let around = Workspace::of(&disk, Path::new("/w"), &["."]);
        assert!(!around.contains(&disk, Path::new("/w/l/a.yaml")));
    }

    #[test]
    fn a_workspace_reached_through_a_link_knows_both_of_its_names() {
        let disk = Memory::new().file("/real/.git/HEAD", "").file("/real/a.yaml", "").link("/w", "/real");
        let workspace = Workspace::of(&disk, Path::new("/w"), &["."]);
        for path in ["/w/a.yaml", "/real/a.yaml"] {
            assert_eq!(workspace.resolve(&disk, Path::new(path)), Ok("/real/a.yaml".into()));
        }
    }
}
