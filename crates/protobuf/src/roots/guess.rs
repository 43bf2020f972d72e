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

/// The root of each of `files`, given by their paths with `/`.
///
/// Of the folders that a file is in, that is the one from which most of its imports, and most of what others import it as, lead to a file; of
/// several the one below which the file's folder is its package (`a/b` for the package `a.b`); of several again the innermost one.
pub fn guess(files: &[(&str, &Parse)]) -> Vec<Guessed> {
    let known: FxHashSet<&str> = files.iter().map(|it| it.0).collect();
    // Files by their own names, so that an import finds what it may mean.
    let mut by_name: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (number, (path, _)) in files.iter().enumerate() {
        by_name.entry(name(path)).or_default().push(number);
    }
    let imports: Vec<Vec<String>> = files.iter().map(|it| imports(it.1)).collect();
    // How often something is imported that may be this file, by the length of the root that this would mean.
    let mut imported: Vec<FxHashMap<usize, u32>> = vec![FxHashMap::default(); files.len()];
    let mut counted: FxHashSet<&str> = FxHashSet::default();
    for path in imports.iter().flatten().filter(|it| it.contains('/')) {
        if !counted.insert(path) {
            continue;
        }
        for &number in by_name.get(name(path)).into_iter().flatten() {
            let file = files[number].0;
            if let Some(root) =
                file.strip_suffix(path.as_str()).filter(|it| it.is_empty() || it.ends_with('/'))
            {
                *imported[number].entry(root.trim_end_matches('/').len()).or_default() += 1;
            }
        }
    }
    files
        .iter()
        .enumerate()
        .map(|(number, (path, parse))| {
            let package = parse.file().package().and_then(Package::path);
            let package = package.map(|it| it.name().replace('.', "/")).unwrap_or_default();
            let folder = folder(path);
            let mut best = (0, false, folder);
            let mut root = folder;
            loop {
                let leads = |it: &&String| {
                    if root.is_empty() {
                        known.contains(it.as_str())
                    } else {
                        known.contains(&*format!("{root}/{it}"))
                    }
                };
                let found = imports[number].iter().filter(leads).count() as u32
                    + imported[number].get(&root.len()).copied().unwrap_or(0);
                let rest = super::relative(folder, root).unwrap_or_default();
                let is_package = !package.is_empty() && rest == package;
                if (found, is_package) > (best.0, best.1) {
                    best = (found, is_package, root);
                }
                if root.is_empty() {
                    break;
                }
                root = self::folder(root);
            }
            let path = super::relative(path, best.2).unwrap_or(path);
            Guessed { root: best.2.to_owned(), path: path.to_owned() }
        })
        .collect()
}

fn imports(parse: &Parse) -> Vec<String> {
    parse.file().imports().filter_map(Import::path).map(|it| it.string().into_owned()).collect()
}

fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |at| &path[..at])
}

fn name(path: &str) -> &str {
    path.rfind('/').map_or(path, |at| &path[at + 1..])
}
