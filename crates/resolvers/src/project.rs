//! The files of a project: which are read, and which another one means.

mod java;

use std::cell::{Cell, OnceCell, RefCell};
use std::sync::Arc;

use rustc_hash::FxHashMap;
use wirelint_source::TextRange;
use wirelint_source_code::code::Code;
use wirelint_source_code::{Family, Language};

use crate::paths;
use crate::workspace::{self, Workspace};

/// A larger file is not written by hand.
const MAX_SIZE: usize = 1 << 20;
/// No line that somebody writes is longer, on average.
const MAX_LINE: usize = 400;

/// The file that a name means, if it means one.
type Meant = FxHashMap<Box<str>, Option<UnitId>>;

/// Names a file of the project.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct UnitId(pub u32);

/// A place in the project's source code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    /// The file.
    pub unit: UnitId,
    /// The bytes in it.
    pub range: TextRange,
}

/// Where the files come from. Whoever calls knows what may be read.
pub trait Files {
    /// The paths of the files, with `/`, from the root of the project. What is not source code is left out later, but for Prisma's schemas.
    fn paths(&self) -> Vec<String>;
    /// The text of one of them.
    fn read(&self, path: &str) -> Option<Arc<str>>;
    /// Whether one of them belongs to another project, whose code this one may call: its own resolvers do not count here.
    fn is_lent(&self, _path: &str) -> bool {
        false
    }
    /// What one of them says, if somebody has kept that of the text that it has now.
    fn known(&self, _path: &str) -> Option<Arc<Code>> {
        None
    }
    /// One of them says that; who is asked again may keep it.
    fn keep(&self, _path: &str, _code: &Arc<Code>) {}
}

/// The files of a project, each read and parsed once, when it first matters.
pub struct Project<'f> {
    files: &'f dyn Files,
    /// In their order.
    paths: Vec<String>,
    /// Which of them are.
    lent: std::rc::Rc<[bool]>,
    /// Prisma's schemas.
    models: Vec<String>,
    /// Files that say something about the names of others.
    configs: Vec<String>,
    workspace: OnceCell<Workspace>,
    /// What names of Java's types mean.
    types: OnceCell<java::Types>,
    packages: OnceCell<FxHashMap<Box<str>, std::rc::Rc<[UnitId]>>>,
    /// For each folder the files that those in it mean by the names of others.
    named: RefCell<FxHashMap<Box<str>, Meant>>,
    /// By the number of the file, as far as somebody has asked: an evaluator asks for each expression.
    texts: Vec<OnceCell<Option<Arc<str>>>>,
    /// As well.
    codes: Vec<OnceCell<Option<Arc<Code>>>>,
    read: Cell<usize>,
    parsed: Cell<usize>,
}

impl std::fmt::Debug for Project<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Project").field("paths", &self.paths).finish_non_exhaustive()
    }
}

impl<'f> Project<'f> {
    /// Of these files. Nothing is read yet; installed packages and what is not a language that is understood are left out.
    pub fn new(files: &'f dyn Files) -> Self {
        let mut paths: Vec<String> = files.paths();
        let models = paths
            .iter()
            .filter(|it| std::path::Path::new(it).extension().is_some_and(|it| it == "prisma"))
            .cloned()
            .collect();
        let mut configs: Vec<String> = paths.iter().filter(|it| workspace::is_config(it)).cloned().collect();
        configs.sort();
        paths.retain(|it| paths::is_source(it));
        paths.sort();
        paths.dedup();
        let lent = paths.iter().map(|it| files.is_lent(it)).collect();
        let texts = vec![OnceCell::new(); paths.len()];
        let codes = vec![OnceCell::new(); paths.len()];
        Self {
            files,
            paths,
            lent,
            models,
            configs,
            workspace: OnceCell::new(),
            types: OnceCell::new(),
            packages: OnceCell::new(),
            named: RefCell::default(),
            texts,
            codes,
            read: Cell::new(0),
            parsed: Cell::new(0),
        }
    }

    /// What holds for all of a program in Java, as its files say it.
    pub(crate) fn settings(&self) -> impl Iterator<Item = Arc<str>> {
        self.configs.iter().filter(|it| workspace::is_settings(it)).filter_map(|it| self.files.read(it))
    }

    /// All files, in the order of their paths.
    pub fn units(&self) -> impl Iterator<Item = UnitId> + use<> {
        (0..self.paths.len() as u32).map(UnitId)
    }

    /// Those that are not lent by another project.
    pub(crate) fn own(&self) -> impl Iterator<Item = UnitId> + use<'f> {
        let lent = std::rc::Rc::clone(&self.lent);
        (0..self.paths.len() as u32).map(UnitId).filter(move |it| !lent[it.0 as usize])
    }

    /// Whether it is lent by another project.
    pub(crate) fn is_lent(&self, unit: UnitId) -> bool {
        self.lent[unit.0 as usize]
    }

    /// The path of the file.
    pub fn path(&self, unit: UnitId) -> &str {
        &self.paths[unit.0 as usize]
    }

    /// The languages that the file is in one of.
    pub(crate) fn family(&self, unit: UnitId) -> Family {
        Language::of(self.path(unit).as_ref()).map_or(Family::Ecma, Language::family)
    }

    /// The file at that path.
    pub fn unit(&self, path: &str) -> Option<UnitId> {
        let found = self.paths.binary_search_by(|it| it.as_str().cmp(path));
        found.ok().map(|at| UnitId(at as u32))
    }

    /// The text of the file; `None` where it cannot be read or is nothing that somebody wrote.
    pub fn text(&self, unit: UnitId) -> Option<Arc<str>> {
        let read = || {
            let text = self.files.read(self.path(unit)).filter(|it| is_written(it));
            self.read.set(self.read.get() + text.as_ref().map_or(0, |it| it.len()));
            text
        };
        self.texts[unit.0 as usize].get_or_init(read).clone()
    }

    /// What the file says.
    pub(crate) fn code(&self, unit: UnitId) -> Option<Arc<Code>> {
        let read = || {
            let path = self.path(unit);
            self.files.known(path).or_else(|| {
                let language = Language::of(path.as_ref())?;
                let code = Arc::new(Code::read(language, self.text(unit)?)?);
                self.parsed.set(self.parsed.get() + code.source().len());
                self.files.keep(path, &code);
                Some(code)
            })
        };
        self.codes[unit.0 as usize].get_or_init(read).clone()
    }

    /// The texts of Prisma's schemas.
    pub(crate) fn models(&self) -> impl Iterator<Item = Arc<str>> {
        self.models.iter().filter_map(|it| self.files.read(it))
    }

    /// The file that the file `from` means by `specifier`.
    pub(crate) fn resolve(&self, from: UnitId, specifier: &str) -> Option<UnitId> {
        let folder = self.path(from).rsplit_once('/').map_or("", |it| it.0);
        if let Some(known) = self.named.borrow().get(folder).and_then(|it| it.get(specifier)) {
            return *known;
        }
        let found = match self.family(from) {
            Family::Python => paths::resolve_python(self.path(from), specifier, |it| self.unit(it)),
            Family::Java => self.java_type(from, specifier),
            // Files of Ruby name no others: constants are looked up.
            Family::Ruby => None,
            Family::Go => {
                let all = self.packages();
                let found =
                    paths::go_folder(specifier, self.workspace().modules(), |it| all.contains_key(it));
                found.and_then(|it| all.get(&*it)).and_then(|it| it.first().copied())
            }
            Family::Ecma => {
                let candidates = |folder: &str, name: &str| self.workspace().candidates(folder, name);
                paths::resolve(self.path(from), specifier, candidates, |it| self.unit(it))
            }
        };
        self.named.borrow_mut().entry(folder.into()).or_default().insert(specifier.into(), found);
        found
    }

    /// The file with the type of Java's that the file `from` means by a name with its package.
    pub(crate) fn java_type(&self, from: UnitId, qualified: &str) -> Option<UnitId> {
        self.types().qualified(qualified, self.path(from), |it| self.path(it))
    }

    /// The file with the type of Java's that is called so in the package of the file `unit`.
    pub(crate) fn java_beside(&self, unit: UnitId, name: &str) -> Option<UnitId> {
        self.types().beside(unit, name, |it| self.path(it))
    }

    fn types(&self) -> &java::Types {
        let all = || {
            let units = self.units().filter(|it| self.family(*it) == Family::Java);
            java::Types::read(units.filter_map(|it| Some((it, self.path(it), self.text(it)?))))
        };
        self.types.get_or_init(all)
    }

    /// Whether a package of Ruby is named among those that there are.
    pub(crate) fn has_gem(&self, name: &str) -> bool {
        let all = self.configs.iter().filter(|it| it.ends_with(workspace::GEMFILE));
        all.filter_map(|it| self.files.read(it)).any(|text| {
            text.lines().any(|it| {
                let named = it
                    .trim_start()
                    .strip_prefix("gem ")
                    .map(|it| it.trim_start_matches([' ', '(', '"', '\'']));
                named.and_then(|it| it.strip_prefix(name)).is_some_and(|it| it.starts_with(['"', '\'']))
            })
        })
    }

    /// The files of the package that a file of Go's is part of: those of its folder.
    pub(crate) fn package(&self, unit: UnitId) -> std::rc::Rc<[UnitId]> {
        let folder = self.path(unit).rsplit_once('/').map_or("", |it| it.0);
        self.packages().get(folder).cloned().unwrap_or_default()
    }

    /// By their folders the files of Go's packages.
    fn packages(&self) -> &FxHashMap<Box<str>, std::rc::Rc<[UnitId]>> {
        self.packages.get_or_init(|| {
            let mut all: FxHashMap<Box<str>, Vec<UnitId>> = FxHashMap::default();
            for unit in self.units().filter(|it| self.family(*it) == Family::Go) {
                let folder = self.path(unit).rsplit_once('/').map_or("", |it| it.0);
                all.entry(folder.into()).or_default().push(unit);
            }
            all.into_iter().map(|(folder, all)| (folder, all.into())).collect()
        })
    }

    /// Nobody asks any more which file a name means.
    pub(crate) fn forget_names(&self) {
        self.named.take();
    }

    fn workspace(&self) -> &Workspace {
        self.workspace.get_or_init(|| Workspace::read(&self.configs, |it| self.files.read(it)))
    }

    /// How many bytes were read, and of these parsed.
    pub fn sizes(&self) -> (usize, usize) {
        (self.read.get(), self.parsed.get())
    }
}

/// Whether somebody wrote the text, rather than a minifier or a generator of data.
fn is_written(text: &str) -> bool {
    if text.len() > MAX_SIZE {
        return false;
    }
    let lines = memchr::memchr_iter(b'\n', text.as_bytes()).count() + 1;
    let is_short = text.len() / lines <= MAX_LINE || text.len() < 10 * MAX_LINE;
    is_short && !is_machinery(text)
}

/// Whether the text is what gqlgen writes to run the resolvers, most of it megabytes: what it calls is known without it.
fn is_machinery(text: &str) -> bool {
    let head = &text[..text.floor_char_boundary(200)];
    head.contains("generated by github.com/99designs/gqlgen, DO NOT EDIT")
        && memchr::memmem::find(text.as_bytes(), b"executionContext").is_some()
}
