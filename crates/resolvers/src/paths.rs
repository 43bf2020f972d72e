//! Paths of source files, and what a file means by the name of another.

use std::path::Path;

use wirelint_source_code::{Family, Language};

use crate::project::UnitId;

/// Folders of what others wrote or tools made.
pub(crate) const FOREIGN: [&str; 13] = [
    "node_modules",
    "bower_components",
    "dist",
    ".next",
    ".git",
    "coverage",
    "vendor",
    ".yarn",
    "site-packages",
    "__pycache__",
    ".venv",
    "venv",
    ".tox",
];
/// How files are called that `./name` may mean.
const ENDINGS: [&str; 10] = ["", ".ts", ".tsx", ".js", ".jsx", ".mts", ".mjs", ".cts", ".cjs", ".d.ts"];
/// What a compiler will make of a file, and what the file is called before.
const COMPILED: [(&str, &[&str]); 4] =
    [(".js", &[".ts", ".tsx", ".jsx"]), (".mjs", &[".mts"]), (".cjs", &[".cts"]), (".jsx", &[".tsx"])];

/// Whether the file at `path`, from the root of a project, with `/`, may say how fields are resolved: source code of a language that is
/// understood, which neither was installed nor tests others.
pub fn is_source(path: &str) -> bool {
    let is_foreign = path.split('/').any(|it| FOREIGN.contains(&it));
    let is_test = [".test.", ".spec.", ".stories.", ".min."].iter().any(|it| path.contains(it))
        || path.split('/').any(|it| matches!(it, "__tests__" | "__mocks__" | "e2e"));
    let Some(language) = Language::of(Path::new(path)) else { return false };
    let is_test_of_language = match language.family() {
        Family::Python => path.split('/').any(is_test_of_python),
        Family::Java => is_aside_in_java(path),
        Family::Go => is_test_of_go(path),
        Family::Ecma => path.ends_with(".d.ts"),
        Family::Ruby => is_aside_in_ruby(path),
    };
    !is_foreign && !is_test && !is_test_of_language
}

/// The file that the file at `from` means by `specifier`, where `candidates` gives what configuration says of a name that is no path.
pub(crate) fn resolve(
    from: &str,
    specifier: &str,
    candidates: impl Fn(&str, &str) -> Vec<String>,
    find: impl Fn(&str) -> Option<UnitId>,
) -> Option<UnitId> {
    let folder = from.rsplit_once('/').map_or("", |it| it.0);
    if specifier.starts_with('.') {
        return variants(&joined(folder, specifier)?, &find);
    }
    if let Some(found) = candidates(folder, specifier).iter().find_map(|it| variants(it, &find)) {
        return Some(found);
    }
    let specifier = specifier.strip_prefix('/').unwrap_or(specifier);
    // An alias of the compiler's configuration: `@/db`, `~/db`, `src/db`, `@app/db`. It starts at a folder above.
    let without_alias = specifier.split_once('/').map(|it| it.1);
    let is_alias = specifier.starts_with(['@', '~', '#']);
    let mut above = Some(folder);
    while let Some(folder) = above {
        let tries = [Some(specifier), without_alias.filter(|_| is_alias)];
        for rest in tries.into_iter().flatten().filter(|it| it.contains('/') || !is_alias) {
            for base in ["", "src"] {
                let start = joined(folder, base).unwrap_or_default();
                // A plain name is a package, unless it is a file right there with a path in its name.
                if rest == specifier && !is_alias && !rest.contains('/') {
                    continue;
                }
                if let Some(found) = joined(&start, rest).and_then(|it| variants(&it, &find)) {
                    return Some(found);
                }
            }
        }
        if is_alias
            && let Some(rest) = without_alias
            && !rest.contains('/')
            && let Some(found) =
                joined(folder, "src").and_then(|it| joined(&it, rest)).and_then(|it| variants(&it, &find))
        {
            return Some(found);
        }
        above = match folder {
            "" => None,
            _ => Some(folder.rsplit_once('/').map_or("", |it| it.0)),
        };
    }
    None
}

/// Whether a file of Ruby's is called like a test, or like what changes a database once, or is in a folder that is.
fn is_aside_in_ruby(path: &str) -> bool {
    let is_aside = |name: &str| {
        matches!(
            name,
            "spec"
                | "test"
                | "tests"
                | "features"
                | "migrate"
                | "db"
                | "sorbet"
                | "node_modules"
                | "factories"
        )
    };
    // Beside the code of an application stand no tests: `app/models/blood_test.rb` is a row.
    let is_code = path.split('/').any(|it| matches!(it, "app" | "lib"));
    let is_test = path.ends_with("_spec.rb") || path.ends_with("_test.rb") && !is_code;
    is_test || path.split('/').any(is_aside)
}

/// Whether a file of Go's is a test, or stands for something in tests.
fn is_test_of_go(path: &str) -> bool {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let is_double = |it: &str| {
        matches!(it, "mock" | "mocks" | "fakes" | "testdata")
            || it.starts_with("mock_")
            || it.ends_with("mock")
    };
    let stem = name.strip_suffix(".go").unwrap_or(name);
    let is_mock = stem.starts_with("mock_") || stem.ends_with("_mock") || stem.ends_with("_mocks");
    name.ends_with("_test.go") || is_mock || folders.split('/').any(is_double)
}

/// The folder of the package that Go imports by its path, of which `modules` says where they start: their paths and folders.
pub(crate) fn go_folder(
    path: &str,
    modules: &[(String, String)],
    has: impl Fn(&str) -> bool,
) -> Option<String> {
    let inside = modules.iter().filter_map(|(module, folder)| {
        let rest = path.strip_prefix(&**module)?;
        let rest = rest.strip_prefix('/').or_else(|| rest.is_empty().then_some(""))?;
        Some((module.len(), joined(folder, rest)?))
    });
    if let Some((_, folder)) = inside.max_by_key(|it| it.0) {
        return has(&folder).then_some(folder);
    }
    // Where nothing says what the module is called, it is as much of the path as is there.
    if !modules.is_empty() || !path.split('/').next().is_some_and(|it| it.contains('.')) {
        return None;
    }
    let parts = path.match_indices('/').map(|it| &path[it.0 + 1..]);
    parts.filter(|it| !it.is_empty()).find(|it| has(it)).map(str::to_owned)
}

/// Whether a file or a folder of Python's is called like a test, or like what changes a database once.
fn is_test_of_python(name: &str) -> bool {
    let stem = name.strip_suffix(".py").unwrap_or(name);
    matches!(stem, "tests" | "conftest" | "migrations")
        || stem.starts_with("test_")
        || stem.ends_with("_test")
}

/// Whether the file at `path` of Java's tests others, or was made by a tool.
fn is_aside_in_java(path: &str) -> bool {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let is_test = |it: (&str, &str)| it.0 == "src" && it.1.to_lowercase().ends_with("test");
    let mut pairs = folders.split('/').zip(folders.split('/').skip(1));
    pairs.any(is_test)
        || folders.split('/').any(|it| matches!(it, "target" | "build" | "testFixtures" | "androidTest"))
        || ["Test.java", "Tests.java", "IT.java", "package-info.java", "module-info.java"]
            .iter()
            .any(|it| name.ends_with(it))
}

/// The file that the file of Python at `from` means by a module's name: `a.b`, `.a`, `..`.
///
/// Names that are not relative start at a folder above that is no package itself, or at `src` in one.
pub(crate) fn resolve_python(
    from: &str,
    module: &str,
    find: impl Fn(&str) -> Option<UnitId>,
) -> Option<UnitId> {
    let folder = from.rsplit_once('/').map_or("", |it| it.0);
    let at = |folder: &str, module: &str| {
        let path = joined(folder, &module.replace('.', "/"))?;
        let slash = if path.is_empty() { "" } else { "/" };
        find(&format!("{path}.py")).or_else(|| find(&format!("{path}{slash}__init__.py")))
    };
    let module = module.trim();
    let rest = module.trim_start_matches('.');
    let mut above = Some(folder);
    let dots = module.len() - rest.len();
    if dots > 0 {
        for _ in 1..dots {
            above = Some(above.filter(|it| !it.is_empty())?.rsplit_once('/').map_or("", |it| it.0));
        }
        return at(above?, rest);
    }
    while let Some(folder) = above {
        let slash = if folder.is_empty() { "" } else { "/" };
        let is_package = find(&format!("{folder}{slash}__init__.py")).is_some();
        if !is_package {
            let found = at(folder, rest).or_else(|| at(&format!("{folder}{slash}src"), rest));
            if found.is_some() {
                return found;
            }
        }
        above = match folder {
            "" => None,
            _ => Some(folder.rsplit_once('/').map_or("", |it| it.0)),
        };
    }
    None
}

/// The file that is called `path` but for its ending, or the index of the folder.
fn variants(path: &str, find: &impl Fn(&str) -> Option<UnitId>) -> Option<UnitId> {
    for ending in ENDINGS {
        if let Some(found) = find(&format!("{path}{ending}")) {
            return Some(found);
        }
    }
    for (compiled, written) in COMPILED {
        let Some(stem) = path.strip_suffix(compiled) else { continue };
        if let Some(found) = written.iter().find_map(|it| find(&format!("{stem}{it}"))) {
            return Some(found);
        }
    }
    let slash = if path.is_empty() { "" } else { "/" };
    ENDINGS[1..].iter().find_map(|it| find(&format!("{path}{slash}index{it}")))
}

/// `path` seen from `folder`; `None` where it leads out of the root.
pub(crate) fn joined(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|it| !it.is_empty()).collect();
    for it in path.split('/') {
        match it {
            "" | "." => {}
            ".." => _ = parts.pop()?,
            it => parts.push(it),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(files: &[&str], from: &str, specifier: &str, expected: Option<&str>) {
        let find = |it: &str| files.iter().position(|file| *file == it).map(|it| UnitId(it as u32));
        let found = resolve(from, specifier, |_, _| Vec::new(), find).map(|it| files[it.0 as usize]);
        assert_eq!(found, expected, "{specifier} in {from}");
    }

    #[test]
    fn relative_names_mean_files_and_folders() {
        let files = ["src/a.ts", "src/b/index.ts", "src/c.tsx", "d.js"];
        check(&files, "src/b/index.ts", "../a", Some("src/a.ts"));
        check(&files, "src/b/index.ts", "../a.js", Some("src/a.ts"));
        check(&files, "src/a.ts", "./b", Some("src/b/index.ts"));
        check(&files, "src/b/index.ts", "..", None);
        check(&files, "src/a.ts", "./c.jsx", Some("src/c.tsx"));
        check(&files, "src/a.ts", "../../d", None);
    }

    #[test]
    fn modules_of_python_are_files_and_folders() {
        let files = [
            "api/app/__init__.py",
            "api/app/schema/__init__.py",
            "api/app/schema/post.py",
            "api/app/types.py",
            "src/lib/db.py",
        ];
        let check = |from: &str, module: &str, expected: Option<&str>| {
            let find = |it: &str| files.iter().position(|file| *file == it).map(|it| UnitId(it as u32));
            let found = resolve_python(from, module, find).map(|it| files[it.0 as usize]);
            assert_eq!(found, expected, "{module} in {from}");
        };
        let post = "api/app/schema/post.py";
        check(post, "app.types", Some("api/app/types.py"));
        check(post, ".", Some("api/app/schema/__init__.py"));
        check(post, "..types", Some("api/app/types.py"));
        check("api/app/schema/__init__.py", ".post", Some(post));
        // A file of the package is no module by that name alone.
        check("api/app/models.py", "types", None);
        check(post, "lib.db", Some("src/lib/db.py"));
        check(post, ".....x", None);
        check(post, "graphene", None);
    }

    #[test]
    fn aliases_start_at_a_folder_above() {
        let files = ["apps/api/src/db/client.ts", "apps/api/src/graph/user.ts", "apps/api/src/loaders.ts"];
        check(&files, "apps/api/src/graph/user.ts", "@/db/client", Some("apps/api/src/db/client.ts"));
        check(&files, "apps/api/src/graph/user.ts", "~/loaders", Some("apps/api/src/loaders.ts"));
        check(&files, "apps/api/src/graph/user.ts", "src/db/client", Some("apps/api/src/db/client.ts"));
        check(&files, "apps/api/src/graph/user.ts", "dataloader", None);
        check(&files, "apps/api/src/graph/user.ts", "@apollo/server", None);
    }
}
