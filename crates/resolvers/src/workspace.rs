//! What `package.json`, `tsconfig.json` and `go.mod` say of names: packages of the same repository, and aliases that the compiler knows.

use std::path::Path;

use wirelint_source_code::Language;
use wirelint_source_code::code::{Code, EntryKind, Expr, ExprId};

use crate::paths::{FOREIGN, joined};

/// A larger one is not written by hand.
const MAX_SIZE: usize = 1 << 18;
/// Folders of what is compiled, and of what it is compiled from.
const COMPILED: [&str; 5] = ["dist", "lib", "build", "out", "esm"];

/// The packages and aliases of a repository.
#[derive(Default, Debug)]
pub(crate) struct Workspace {
    packages: Vec<Package>,
    /// Those of inner folders first.
    aliases: Vec<Alias>,
    /// Modules of Go: their paths and folders.
    modules: Vec<(String, String)>,
}

/// A package of the repository.
#[derive(Debug)]
struct Package {
    name: String,
    folder: String,
    /// What it says its files are: the key of `exports`, and the path.
    entries: Vec<(String, String)>,
}

/// `"@app/*": ["libs/*/src"]` of `paths`, or `baseUrl` as `*`.
#[derive(Debug)]
struct Alias {
    /// The files that it is for are in here.
    scope: String,
    pattern: String,
    /// From the root of the project.
    targets: Vec<String>,
}

/// Whether the file at `path` says which files the names of packages mean: a `package.json`, `tsconfig*.json`, `jsconfig.json`; or what
/// holds for all of a program in Java: `application*.yml` or `.properties`;
/// or which packages there are, a `Gemfile` or `go.mod`.
pub fn is_config(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_named = name == "package.json"
        || name == "jsconfig.json"
        || is_settings(path)
        || name == GEMFILE
        || name.starts_with("tsconfig") && Path::new(name).extension().is_some_and(|it| it == "json");
    (is_named || name == "go.mod") && !path.split('/').any(|it| FOREIGN.contains(&it))
}

/// Whether the file at `path` says what holds for all of a program in Java.
pub(crate) fn is_settings(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_read = ["yml", "yaml", "properties"]
        .iter()
        .any(|it| Path::new(name).extension().is_some_and(|has| has == *it));
    is_read && name.starts_with("application")
}

/// What names the packages of Ruby.
pub(crate) const GEMFILE: &str = "Gemfile";

impl Workspace {
    /// Reads these files.
    pub(crate) fn read(paths: &[String], read: impl Fn(&str) -> Option<std::sync::Arc<str>>) -> Self {
        let mut it = Self::default();
        for path in paths.iter().filter(|it| !is_settings(it) && !it.ends_with(GEMFILE)) {
            let Some(text) = read(path) else { continue };
            let folder = path.rsplit_once('/').map_or("", |it| it.0);
            if path.ends_with("go.mod") {
                let module = text.lines().find_map(|it| it.trim().strip_prefix("module "));
                let module = module.map(|it| it.split("//").next().unwrap_or(it).trim().trim_matches('"'));
                it.modules.extend(module.map(|it| (it.to_owned(), folder.to_owned())));
                continue;
            }
            let Some(json) = Json::read(&text) else { continue };
            if path.ends_with("package.json") {
                it.package(folder, &json);
            } else {
                it.compiler(folder, folder, &json, &read, 0);
            }
        }
        it.aliases.sort_by_key(|it| {
            // The most that is said of a name counts, and what is said nearest.
            (std::cmp::Reverse(it.scope.len()), it.pattern == "*", std::cmp::Reverse(it.pattern.len()))
        });
        it
    }

    fn package(&mut self, folder: &str, json: &Json) {
        let mut entries = Vec::new();
        if let Some(exports) = json.at("exports") {
            json.exports(exports, ".", &mut entries, 0);
        }
        for key in ["source", "main", "module", "types"] {
            if let Some(path) = json.at(key).and_then(|it| json.text(it)) {
                entries.push((".".to_owned(), path.to_owned()));
            }
        }
        if let Some(imports) = json.at("imports") {
            let mut found = Vec::new();
            json.exports(imports, "#", &mut found, 0);
            for (pattern, path) in found.into_iter().filter(|it| it.0.starts_with('#')) {
                let targets = joined(folder, &path).into_iter().collect();
                self.aliases.push(Alias { scope: folder.to_owned(), pattern, targets });
            }
        }
        if let Some(name) = json.at("name").and_then(|it| json.text(it)) {
            self.packages.push(Package { name: name.to_owned(), folder: folder.to_owned(), entries });
        }
    }

    /// What the compiler is told in `folder`, for files of `scope`.
    fn compiler(
        &mut self,
        scope: &str,
        folder: &str,
        json: &Json,
        read: &impl Fn(&str) -> Option<std::sync::Arc<str>>,
        depth: u32,
    ) {
        if let Some(options) = json.at("compilerOptions") {
            let base = json.get(options, "baseUrl").and_then(|it| json.text(it));
            let root = joined(folder, base.unwrap_or_default()).unwrap_or_default();
            let of_base = base.map(|_| ("*".to_owned(), vec![slashed(&root, "*")]));
            let paths = json.get(options, "paths").into_iter().flat_map(|it| json.entries(it));
            let paths = paths.map(|(pattern, targets)| {
                let targets = json.items(targets).into_iter().filter_map(|it| json.text(it));
                (pattern.to_owned(), targets.filter_map(|it| joined(&root, it)).collect())
            });
            let found: Vec<(String, Vec<String>)> = of_base.into_iter().chain(paths).collect();
            for (pattern, targets) in found {
                self.aliases.push(Alias { scope: scope.to_owned(), pattern, targets });
            }
        }
        let Some(extends) = json.at("extends").filter(|_| depth < 4) else { return };
        let all = if json.text(extends).is_some() { vec![extends] } else { json.items(extends) };
        for name in all.into_iter().filter_map(|it| json.text(it)).filter(|it| it.starts_with('.')) {
            let Some(path) = joined(folder, name) else { continue };
            let has_ending = Path::new(&path).extension().is_some_and(|it| it == "json");
            let path = if has_ending { path } else { format!("{path}.json") };
            if let Some(json) = read(&path).and_then(|it| Json::read(&it)) {
                let folder = path.rsplit_once('/').map_or("", |it| it.0);
                self.compiler(scope, folder, &json, read, depth + 1);
            }
        }
    }

    /// The paths and the folders of modules of Go.
    pub(crate) fn modules(&self) -> &[(String, String)] {
        &self.modules
    }

    /// Where the file that is called `specifier` in `folder` may be, the best first. None of them need be there.
    pub(crate) fn candidates(&self, folder: &str, specifier: &str) -> Vec<String> {
        let mut found = Vec::new();
        for alias in self.aliases.iter().filter(|it| is_in(folder, &it.scope)) {
            if let Some(rest) = matched(&alias.pattern, specifier) {
                found.extend(alias.targets.iter().map(|it| it.replacen('*', rest, 1)));
            }
        }
        for package in &self.packages {
            let Some(rest) = specifier.strip_prefix(&*package.name) else { continue };
            let key = match rest.strip_prefix('/') {
                Some(rest) => format!("./{rest}"),
                None if rest.is_empty() => ".".to_owned(),
                None => continue,
            };
            for (pattern, path) in &package.entries {
                let Some(rest) = matched(pattern, &key) else { continue };
                let path = path.replacen('*', rest, 1);
                found.extend(uncompiled(&path).into_iter().filter_map(|it| joined(&package.folder, &it)));
            }
            for base in ["src", "", "lib"] {
                let start = slashed(&package.folder, base);
                found.extend(joined(&start, &key));
            }
        }
        found
    }
}

/// The part of `name` that the star of the pattern stands for; nothing where it has none.
fn matched<'n>(pattern: &str, name: &'n str) -> Option<&'n str> {
    match pattern.split_once('*') {
        Some((before, after)) => {
            let rest = name.strip_prefix(before)?.strip_suffix(after)?;
            (!rest.is_empty()).then_some(rest)
        }
        None => (pattern == name).then_some(""),
    }
}

/// A path of a package as it is, and as it was before it was compiled.
fn uncompiled(path: &str) -> Vec<String> {
    let path = path.trim_start_matches("./");
    let stem = path.strip_suffix(".d.ts").unwrap_or(path);
    let mut all = vec![stem.to_owned()];
    let Some((folder, rest)) = stem.split_once('/') else { return all };
    // `dist-server/index.js` comes of `server/index.ts`, where it is no folder of its own.
    let (of, part) = folder.split_once(['-', '_']).unwrap_or((folder, ""));
    if !COMPILED.contains(&of) {
        return all;
    }
    if !part.is_empty() {
        all.extend([format!("{part}/{rest}"), format!("src/{part}/{rest}")]);
    }
    // `dist/cjs/index.js` and `dist/index.js` come of `src/index.ts`.
    let rest = rest.strip_prefix("cjs/").or_else(|| rest.strip_prefix("esm/")).unwrap_or(rest);
    if rest.starts_with("src/") {
        all.push(rest.to_owned());
    } else {
        all.extend(["src", "source", "server"].map(|it| format!("{it}/{rest}")));
        all.push(rest.to_owned());
    }
    all
}

fn is_in(folder: &str, scope: &str) -> bool {
    scope.is_empty() || folder.strip_prefix(scope).is_some_and(|it| it.is_empty() || it.starts_with('/'))
}

fn slashed(folder: &str, name: &str) -> String {
    if folder.is_empty() || name.is_empty() { format!("{folder}{name}") } else { format!("{folder}/{name}") }
}

/// A file of JSON with comments and trailing commas: to JavaScript it is an object.
struct Json {
    code: Code,
    root: ExprId,
}

impl Json {
    fn read(text: &str) -> Option<Self> {
        if text.len() > MAX_SIZE {
            return None;
        }
        let code = Code::read(Language::JavaScript, format!("({})", text.trim_start_matches('\u{feff}')))?;
        let objects = code.exprs().filter(|it| matches!(it.1, Expr::Object(_)));
        let root = objects.max_by_key(|it| code.range(it.0).len())?.0;
        Some(Self { code, root })
    }

    fn at(&self, key: &str) -> Option<ExprId> {
        self.get(self.root, key)
    }

    fn get(&self, object: ExprId, key: &str) -> Option<ExprId> {
        self.entries(object).into_iter().find(|it| it.0 == key).map(|it| it.1)
    }

    fn entries(&self, object: ExprId) -> Vec<(&str, ExprId)> {
        let Expr::Object(entries) = self.code.expr(object) else { return Vec::new() };
        let plain = self.code.entries(entries).iter().filter(|it| it.kind == EntryKind::Plain);
        plain.map(|it| (self.code.text(it.key), it.value)).collect()
    }

    fn items(&self, list: ExprId) -> Vec<ExprId> {
        let Expr::List(all) = self.code.expr(list) else { return Vec::new() };
        self.code.several(all).collect()
    }

    fn text(&self, expr: ExprId) -> Option<&str> {
        let text = self.code.text(self.code.range(expr));
        matches!(self.code.expr(expr), Expr::Text).then(|| text.get(1..text.len() - 1)).flatten()
    }

    /// The paths of `exports`, for each of its keys whatever the conditions are.
    fn exports(&self, value: ExprId, key: &str, found: &mut Vec<(String, String)>, depth: u32) {
        if depth > 6 {
            return;
        }
        if let Some(path) = self.text(value) {
            found.push((key.to_owned(), path.to_owned()));
        }
        for it in self.items(value) {
            self.exports(it, key, found, depth + 1);
        }
        for (name, inner) in self.entries(value) {
            let key = if name.starts_with(['.', '#']) { name } else { key };
            self.exports(inner, key, found, depth + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(files: &[(&str, &str)], folder: &str, specifier: &str, first: Option<&str>) {
        let paths: Vec<String> = files.iter().map(|it| it.0.to_owned()).collect();
        assert!(paths.iter().all(|it| is_config(it)));
        let read = |path: &str| files.iter().find(|it| it.0 == path).map(|it| it.1.into());
        let found = Workspace::read(&paths, read).candidates(folder, specifier);
        assert_eq!(found.first().map(String::as_str), first, "{found:?}");
    }

    #[test]
    fn aliases_are_those_of_the_nearest_configuration() {
        let files = [
            (
                "tsconfig.base.json",
                "{ // for all\n \"compilerOptions\": { \"baseUrl\": \".\", \"paths\": { \"@org/*\": [\"libs/*/src\"], } } }",
            ),
            (
                "apps/api/tsconfig.json",
                "{ \"extends\": \"../../tsconfig.base\", \"compilerOptions\": { \"paths\": { \"~db\": [\"./src/db\"] } } }",
            ),
        ];
        check(&files, "apps/api/src", "@org/users", Some("libs/users/src"));
        check(&files, "apps/api/src", "~db", Some("apps/api/src/db"));
        check(&files, "libs/users/src", "~db", Some("~db"));
        check(&files[1..], "libs/users/src", "~db", None);
    }

    #[test]
    fn packages_of_the_repository_are_where_they_say() {
        let files = [
            (
                "packages/db/package.json",
                "{ \"name\": \"@org/db\", \"main\": \"dist/client.js\", \"exports\": { \"./rows\": { \"import\": \"./dist/rows.js\" } } }",
            ),
            (
                "packages/log/package.json",
                "{ \"name\": \"log\", \"imports\": { \"#out/*\": \"./src/out/*.js\" } }",
            ),
        ];
        check(&files, "apps/api", "@org/db", Some("packages/db/dist/client.js"));
        check(&files, "apps/api", "@org/db/rows", Some("packages/db/dist/rows.js"));
        check(&files, "apps/api", "@org/db/other", Some("packages/db/src/other"));
        check(&files, "apps/api", "@org/dbx", None);
        check(&files, "packages/log/src", "#out/file", Some("packages/log/src/out/file.js"));
        check(&files, "apps/api", "log", Some("packages/log/src"));
        assert_eq!(uncompiled("./dist-server/index.js")[..2], ["dist-server/index.js", "server/index.js"]);
        assert_eq!(uncompiled("build/cjs/server.js")[1..3], ["src/server.js", "source/server.js"]);
        assert_eq!(uncompiled("distant/index.js"), ["distant/index.js"]);
    }
}
