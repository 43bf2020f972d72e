//! Roots that nobody states: what packages and imports say about them.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::syntax::{Import, Package, Parse};

/// The root of a file, and the path from there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Guessed {
    /// The folder, relative to what the file's path is relative to, with `/`; empty for that itself.
    pub root: String,
    /// The file's path from there.
    pub path: String,
}

/// The roots of files.
///
/// Of the folders that a file is in, its root is the one from which most of its imports, and what others import it as, lead to a file; of
/// several the one below which the file's folder is its package (`a/b` for the package `a.b`); of several again the innermost one.
#[derive(Default)]
pub struct Guesses {
    files: Vec<Known>,
    paths: FxHashSet<Box<str>>,
    /// Files by their own names, so that an import finds what it may mean.
    by_name: FxHashMap<Box<str>, Vec<u32>>,
    /// What is imported, and how often.
    imported: FxHashMap<Box<str>, u32>,
}

struct Known {
    path: Box<str>,
    header: Header,
    /// The length of its root, as long as that has been asked for.
    root: usize,
}

/// What a file says of roots.
#[derive(PartialEq, Eq)]
struct Header {
    /// As a folder.
    package: Box<str>,
    imports: Box<[Box<str>]>,
}

impl Header {
    fn of(parse: &Parse) -> Self {
        let package = parse.file().package().and_then(Package::path);
        let imports = parse.file().imports().filter_map(Import::path).map(|it| it.string().into());
        Self {
            package: package.map(|it| it.name().replace('.', "/")).unwrap_or_default().into(),
            imports: imports.collect(),
        }
    }
}

impl Guesses {
    /// Adds the file at `path`, which is relative to the same folder as all others, with `/`.
    pub fn add(&mut self, path: &str, parse: &Parse) {
        let number = self.files.len() as u32;
        let header = Header::of(parse);
        for import in &header.imports {
            *self.imported.entry(import.clone()).or_default() += 1;
        }
        self.by_name.entry(name(path).into()).or_default().push(number);
        self.paths.insert(path.into());
        self.files.push(Known { path: path.into(), header, root: 0 });
    }

    /// Whether there is a file at `path`.
    pub fn has(&self, path: &str) -> bool {
        self.paths.contains(path)
    }

    /// Says of each of the files, in the order in which they were added, which root is its own.
    pub fn guess(&mut self) -> Vec<Guessed> {
        let guess = |number| {
            let file: &Known = &self.files[number];
            let root = &file.path[..self.root(number)];
            let path = super::relative(&file.path, root).unwrap_or(&file.path);
            Guessed { root: root.to_owned(), path: path.to_owned() }
        };
        let all: Vec<Guessed> = (0..self.files.len()).map(guess).collect();
        for (file, guessed) in self.files.iter_mut().zip(&all) {
            file.root = guessed.root.len();
        }
        all
    }

    /// What the file with that number imports that it did not import when it was added.
    pub fn new_imports(&self, number: usize, parse: &Parse) -> Vec<String> {
        let known = &self.files[number].header.imports;
        let imports = Header::of(parse).imports.into_iter();
        imports.filter(|it| !known.contains(it)).map(String::from).collect()
    }

    /// The file with that number has another text. Gives whether all roots are still those that were guessed. Costs the file and those
    /// that it alone imports or has imported.
    pub fn edited(&mut self, number: usize, parse: &Parse) -> bool {
        let header = Header::of(parse);
        if header == self.files[number].header {
            return true;
        }
        let mut doubtful = vec![number];
        for import in &header.imports {
            let count = self.imported.entry(import.clone()).or_default();
            *count += 1;
            if *count == 1 {
                doubtful.extend(self.meant(import));
            }
        }
        let before = std::mem::replace(&mut self.files[number].header, header);
        for import in before.imports {
            let count = self.imported.get_mut(&import).map_or(0, |count| {
                *count -= 1;
                *count
            });
            if count == 0 {
                self.imported.remove(&import);
                doubtful.extend(self.meant(&import));
            }
        }
        doubtful.into_iter().all(|it| self.root(it) == self.files[it].root)
    }

    /// The files that somebody may mean who imports `path`.
    fn meant(&self, path: &str) -> Vec<usize> {
        let named = self.by_name.get(name(path)).into_iter().flatten().map(|it| *it as usize);
        let is_meant =
            |file: &str| file.strip_suffix(path).is_some_and(|root| root.is_empty() || root.ends_with('/'));
        named.filter(|it| is_meant(&self.files[*it].path)).collect()
    }

    /// The length of the root of a file.
    fn root(&self, number: usize) -> usize {
        let Known { path, header, .. } = &self.files[number];
        let folder = folder(path);
        let mut best = (0, false, folder);
        let mut root = folder;
        let mut import_path = String::new();
        loop {
            let mut leads = |import: &str| {
                import_path.clear();
                if !root.is_empty() {
                    import_path.push_str(root);
                    import_path.push('/');
                }
                import_path.push_str(import);
                self.has(&import_path)
            };
            let own = super::relative(path, root).unwrap_or(path);
            // What has no folder may be meant by too many.
            let is_imported = own.contains('/') && self.imported.contains_key(own);
            let found = header.imports.iter().filter(|it| leads(it)).count() + usize::from(is_imported);
            let rest = super::relative(folder, root).unwrap_or_default();
            let is_package = !header.package.is_empty() && rest == &*header.package;
            if (found, is_package) > (best.0, best.1) {
                best = (found, is_package, root);
            }
            if root.is_empty() {
                break;
            }
            root = self::folder(root);
        }
        best.2.len()
    }
}

/// The folders that the file at `path` is in, from the innermost one up to the empty one.
pub fn folders(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(folder(path)), |it| (!it.is_empty()).then(|| folder(it)))
}

fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |at| &path[..at])
}

fn name(path: &str) -> &str {
    path.rfind('/').map_or(path, |at| &path[at + 1..])
}
