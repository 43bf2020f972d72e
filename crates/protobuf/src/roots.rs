//! Where imports start: the folders that paths in `import` are relative to.
//!
//! They are stated in `buf.yaml` and `buf.work.yaml` ([`buf_yaml`], [`buf_work_yaml`]), or by whoever calls the compiler with `-I`; where
//! nobody states them, they show in packages and imports ([`Guesses`]). Reads no file: takes trees and paths, gives paths.

mod buf;
mod guess;

pub use buf::{BufYaml, ConfigFault, Dependency, Folder, Module, buf_work_yaml, buf_yaml};
pub use guess::{Guessed, Guesses, folders};

/// `path` below `root`, both with `/` and relative to the same folder; `None` where it is not below. The empty root holds everything.
pub fn relative<'p>(path: &'p str, root: &str) -> Option<&'p str> {
    match root {
        "" | "." => Some(path),
        root => path.strip_prefix(root)?.strip_prefix('/'),
    }
}

/// Whether an import's path leads down from a root, without detours: no empty part, `.`, `..` or backslash. Compilers refuse others.
pub fn is_clean(path: &str) -> bool {
    !path.contains('\\') && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}
