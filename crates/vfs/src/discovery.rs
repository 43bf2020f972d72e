//! From the paths on the command line to the files that may be contracts.
//!
//! Reads names and `.gitignore` files, never contents. Uses the rules of the `ignore` crate, not its walker: that one
//! reads the ignore files of every folder up to `/`, and nothing outside the workspace may be read. A user's own ignore
//! files (`core.excludesFile`, `.git/info/exclude`) do not count, so that two machines find the same files.

use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use globset::{GlobBuilder, GlobMatcher};
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::argument::Argument;
use crate::{BoundaryError, EntryKind, Kind, LoadError, Loader, Patterns, Workspace};

/// A `.gitignore` with more bytes is read so far.
const MAX_IGNORE_FILE: u64 = 1 << 20;

/// What to look for. The default is everything that is not ignored.
#[derive(Clone, Default, Debug)]
pub struct Options {
    /// Whether `.gitignore` does not count.
    pub no_ignore: bool,
    /// Only files that match, if there are such patterns. Named files need not.
    pub include: Option<Patterns>,
    /// No files that match, and no folders. Named files are read all the same.
    pub exclude: Patterns,
}

/// The files that may be contracts, and what became of the rest. All lists are sorted by path.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Discovery {
    /// The files, each once.
    pub candidates: Vec<Candidate>,
    /// What could not be found or looked into.
    pub problems: Vec<PathProblem>,
    /// What was seen and left alone: folders, and files with the extension of a contract.
    pub passed_over: Vec<PassedOver>,
}

/// A file that may be a contract.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Candidate {
    /// The path, absolute and normalised.
    pub path: PathBuf,
    /// Whether the user named this very file, rather than a folder above it or a pattern.
    pub named: bool,
}

/// Something that was named and cannot be read, or a folder that cannot be listed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct PathProblem {
    /// The path or pattern, absolute and normalised.
    pub path: PathBuf,
    /// What is wrong, lower case, no full stop.
    pub message: String,
}

/// Something that a walk left alone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct PassedOver {
    /// The path, absolute and normalised.
    pub path: PathBuf,
    /// Why.
    pub reason: Reason,
}

/// Why a walk leaves something alone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reason {
    /// Its name begins with a dot.
    Hidden,
    /// A `.gitignore` says so.
    Ignored,
    /// A folder where a package manager puts what others have written.
    Dependencies,
    /// It matches an exclude pattern, or no include pattern.
    Excluded,
    /// A link that leads out of the workspace.
    LeadsOut,
    /// A link to a folder. Its files are found where they are.
    LinkToFolder,
    /// A link that leads nowhere, or in a circle.
    BrokenLink,
    /// A FIFO, a device or a socket.
    NotAFile,
    /// The same file as the candidate at this path.
    SameAs(PathBuf),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Hidden => f.write_str("is hidden"),
            Self::Ignored => f.write_str("is ignored by `.gitignore`"),
            Self::Dependencies => f.write_str("is a folder of dependencies"),
            Self::Excluded => f.write_str("is excluded by the configuration"),
            Self::LeadsOut => f.write_str("is a link that leads out of the workspace"),
            Self::LinkToFolder => f.write_str("is a link to a directory"),
            Self::BrokenLink => f.write_str("is a link that leads nowhere"),
            Self::NotAFile => f.write_str("is not a regular file"),
            Self::SameAs(path) => write!(f, "is the same file as `{}`", path.display()),
        }
    }
}

/// Finds the files that `arguments` (files, folders, globs; relative to `cwd`) stand for. A folder is walked: hidden and
/// ignored names are left out, extensions that no contract has too, links to folders are not followed.
/// A named file is a candidate whatever it is called.
pub fn discover(
    loader: &dyn Loader,
    cwd: &Path,
    workspace: &Workspace,
    arguments: &[impl AsRef<OsStr>],
    options: &Options,
) -> Discovery {
    let mut walk =
        Walk { loader, workspace, options, glob: None, found: Vec::new(), out: Discovery::default() };
    for argument in arguments {
        match Argument::new(loader, cwd, argument.as_ref()) {
            Argument::File(path) => {
                let real = loader.canonicalize(&path).unwrap_or_else(|_| path.clone());
                walk.found.push(Found { real, is_walked: false, is_link: false, path });
            }
            Argument::Folder(path) => walk.folder(path),
            Argument::Glob { base, pattern } => walk.glob(base, pattern),
            Argument::Bad(path, error) => walk.problem(path, error.to_string()),
        }
    }
    walk.finish()
}

struct Walk<'a> {
    loader: &'a dyn Loader,
    workspace: &'a Workspace,
    options: &'a Options,
    /// What files must match, while a pattern's base is walked.
    glob: Option<ArgumentGlob>,
    found: Vec<Found>,
    out: Discovery,
}

/// The order is the preference among names of one file.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    real: PathBuf,
    is_walked: bool,
    is_link: bool,
    path: PathBuf,
}

struct ArgumentGlob {
    exact: GlobMatcher,
    below: GlobMatcher,
    /// Whether the pattern itself says which extension it wants.
    names_extension: bool,
}

/// The ignore rules of a folder and, behind them, of those above it.
struct Rules {
    own: Gitignore,
    above: Option<Rc<Rules>>,
}

struct Folder {
    path: PathBuf,
    real: PathBuf,
    rules: Option<Rc<Rules>>,
}

impl Walk<'_> {
    fn folder(&mut self, path: PathBuf) {
        let real = self.loader.canonicalize(&path).unwrap_or_else(|_| path.clone());
        let rules = self.rules_above(&path);
        let mut pending = vec![Folder { path, real, rules }];
        while let Some(folder) = pending.pop() {
            self.one_folder(&folder, &mut pending);
        }
    }

    fn one_folder(&mut self, folder: &Folder, pending: &mut Vec<Folder>) {
        let entries = match self.loader.list(&folder.path) {
            Ok(entries) => entries,
            Err(error) => {
                self.problem(folder.path.clone(), LoadError::from(error).to_string());
                return;
            }
        };
        // The rules of a repository end where another one lies in it.
        let is_repository = entries.iter().any(|(name, _)| name == ".git");
        let above = folder.rules.clone().filter(|_| !is_repository);
        // Git does not follow a link here either (gitignore(5)).
        let rules = match entries.iter().find(|(name, _)| name == ".gitignore") {
            Some((_, EntryKind::File)) => self.rules_of(&folder.path, above),
            _ => above,
        };
        for (name, kind) in entries {
            let path = folder.path.join(&name);
            let is_folder = kind == EntryKind::Folder;
            if !is_folder && kind != EntryKind::Link && !self.wants(&path) {
                continue;
            }
            if let Some(reason) = self.refusal(&path, &name, is_folder, rules.as_deref()) {
                if name != ".git" && (is_folder || self.wants(&path)) {
                    self.pass_over(path, reason);
                }
                continue;
            }
            match kind {
                EntryKind::Folder => {
                    let real = folder.real.join(&name);
                    pending.push(Folder { path, real, rules: rules.clone() });
                }
                EntryKind::File => {
                    let real = folder.real.join(&name);
                    self.found.push(Found { real, is_walked: true, is_link: false, path });
                }
                EntryKind::Link => self.link(path),
                EntryKind::Special => self.pass_over(path, Reason::NotAFile),
            }
        }
    }

    fn link(&mut self, path: PathBuf) {
        let wanted = self.wants(&path);
        let reason = match self.workspace.resolve(self.loader, &path) {
            Err(BoundaryError::Outside) => Reason::LeadsOut,
            Err(BoundaryError::TooManyLinks) => Reason::BrokenLink,
            Ok(real) => match self.loader.entry(&real).map(|it| it.kind) {
                Ok(EntryKind::File) if wanted => {
                    self.found.push(Found { real, is_walked: true, is_link: true, path });
                    return;
                }
                // Of a name that no contract has, nobody wants to hear.
                Ok(EntryKind::File) => return,
                Ok(EntryKind::Folder) => Reason::LinkToFolder,
                Ok(_) => Reason::NotAFile,
                Err(_) => Reason::BrokenLink,
            },
        };
        if wanted || matches!(reason, Reason::LinkToFolder | Reason::LeadsOut) {
            self.pass_over(path, reason);
        }
    }

    fn glob(&mut self, base: PathBuf, pattern: String) {
        let compile = |text: &str| {
            GlobBuilder::new(text).literal_separator(true).build().map(|it| it.compile_matcher())
        };
        let (exact, below) = match (compile(&pattern), compile(&format!("{pattern}/**"))) {
            (Ok(exact), Ok(below)) => (exact, below),
            (Err(error), _) | (_, Err(error)) => {
                self.problem(pattern.into(), format!("cannot be read as a pattern: {}", error.kind()));
                return;
            }
        };
        let extension = pattern.rsplit(['/', '.']).next().unwrap_or_default();
        let names_extension = !extension.contains(['*', '?', '[', ']', '{', '}']);
        let before = self.found.len();
        self.glob = Some(ArgumentGlob { exact, below, names_extension });
        // Where even the base is missing, the pattern matches nothing, and that is what to say.
        if self.loader.entry(&base).is_ok() {
            self.folder(base);
        }
        self.glob = None;
        if self.found.len() == before {
            self.problem(pattern.into(), "matches no file".to_owned());
        }
    }

    /// Whether a file's name is one to look at.
    fn wants(&self, path: &Path) -> bool {
        match &self.glob {
            None => Kind::has_extension(path),
            Some(glob) if glob.exact.is_match(path) => glob.names_extension || Kind::has_extension(path),
            Some(glob) => Kind::has_extension(path) && glob.below.is_match(path),
        }
    }

    /// Why a walk leaves out what stands at `path`.
    fn refusal(&self, path: &Path, name: &OsStr, is_folder: bool, rules: Option<&Rules>) -> Option<Reason> {
        if name.as_encoded_bytes().starts_with(b".") {
            return Some(Reason::Hidden);
        }
        if rules.is_some_and(|it| it.ignores(path, is_folder)) {
            return Some(Reason::Ignored);
        }
        if is_folder && name == "node_modules" && !self.options.no_ignore {
            return Some(Reason::Dependencies);
        }
        let excluded = self.options.exclude.is_match(path)
            || (!is_folder && self.options.include.as_ref().is_some_and(|it| !it.is_match(path)));
        excluded.then_some(Reason::Excluded)
    }

    /// The rules from the workspace's folder down to the one above `path`.
    fn rules_above(&self, path: &Path) -> Option<Rc<Rules>> {
        let root = self.workspace.root_of(path)?;
        let mut folders: Vec<&Path> =
            path.ancestors().skip(1).take_while(|it| it.starts_with(root)).collect();
        folders.reverse();
        folders.into_iter().fold(None, |above, folder| {
            let file = folder.join(".gitignore");
            let is_own = self.loader.read_link(&file).is_err();
            let is_file = is_own && self.loader.entry(&file).is_ok_and(|it| it.kind == EntryKind::File);
            if is_file { self.rules_of(folder, above) } else { above }
        })
    }

    /// The rules of the `.gitignore` in `folder`, a regular file. A line that cannot be read is skipped, as git does.
    fn rules_of(&self, folder: &Path, above: Option<Rc<Rules>>) -> Option<Rc<Rules>> {
        if self.options.no_ignore {
            return None;
        }
        let Ok(bytes) = self.loader.read(&folder.join(".gitignore"), MAX_IGNORE_FILE) else { return above };
        let mut builder = GitignoreBuilder::new(folder);
        for line in String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').lines() {
            let _ = builder.add_line(None, line);
        }
        match builder.build() {
            Ok(own) if !own.is_empty() => Some(Rc::new(Rules { own, above })),
            _ => above,
        }
    }

    fn pass_over(&mut self, path: PathBuf, reason: Reason) {
        self.out.passed_over.push(PassedOver { path, reason });
    }

    fn problem(&mut self, path: PathBuf, message: String) {
        self.out.problems.push(PathProblem { path, message });
    }

    fn finish(mut self) -> Discovery {
        let mut found = std::mem::take(&mut self.found);
        found.sort_unstable();
        let mut last: Option<(PathBuf, PathBuf)> = None;
        for it in found {
            match &last {
                Some((real, path)) if *real == it.real => {
                    if *path != it.path {
                        let reason = Reason::SameAs(path.clone());
                        self.pass_over(it.path, reason);
                    }
                }
                _ => {
                    last = Some((it.real, it.path.clone()));
                    self.out.candidates.push(Candidate { path: it.path, named: !it.is_walked });
                }
            }
        }
        let Discovery { candidates, problems, passed_over } = &mut self.out;
        candidates.sort_unstable();
        problems.sort_unstable();
        problems.dedup();
        passed_over.sort_unstable();
        passed_over.dedup();
        self.out
    }
}

impl Rules {
    /// The nearest file that says something of `path` decides (gitignore(5)).
    fn ignores(&self, path: &Path, is_folder: bool) -> bool {
        let mut rules = Some(self);
        while let Some(it) = rules {
            let verdict = it.own.matched(path, is_folder);
            if !verdict.is_none() {
                return verdict.is_ignore();
            }
            rules = it.above.as_deref();
        }
        false
    }
}
