//! Which documents code reads together and makes one schema of: `loadFilesSync(path.join(__dirname, 'types/**/*.graphql'))`, or a folder in
//! place of the pattern.
//!
//! Code is not run: where a path is put together of names, each of these is any one folder, and what is read for one value of it is one schema.
//! A path that begins with a name begins anywhere in the package.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use memchr::memmem;
use wirelint_source::TextRange;
use wirelint_source_code::Language;
use wirelint_source_code::code::{Code, EntryKind, Expr, ExprId, MODULE, Source};
use wirelint_vfs::Patterns;

/// Stands for the folder of the file.
const HERE: char = '\u{1}';
/// Stands for something that has a name only.
const NAMED: char = '\u{2}';
/// Extensions of documents.
const EXTENSIONS: [&str; 3] = [".graphql", ".graphqls", ".gql"];
/// Functions that read all documents in a folder.
const READERS: [&str; 7] = [
    "loadFiles",
    "loadFilesSync",
    "loadTypedefs",
    "loadTypedefsSync",
    "loadSchema",
    "loadSchemaSync",
    "fileLoader",
];
/// How deep paths are put together.
const DEPTH: u32 = 8;

/// A source file that reads documents.
pub(super) struct Reader<'a> {
    pub(super) path: &'a Path,
    /// As [`patterns`] gives them.
    pub(super) patterns: &'a [String],
    /// The folder of its package.
    pub(super) package: &'a Path,
}

/// Whether a text may read documents.
fn may_read(text: &str) -> bool {
    let has = |word: &str| memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    let names = EXTENSIONS.iter().chain(&["{graphql", "{gql"]);
    has("*") && names.into_iter().any(|it| has(it)) || READERS.iter().any(|it| has(it))
}

/// The numbers of those of `documents` that `reader` reads together.
pub(super) fn bundles(reader: &Reader<'_>, documents: &[PathBuf]) -> Vec<Vec<u32>> {
    let mut found = Vec::new();
    for pattern in reader.patterns {
        for (base, glob, named) in placed(pattern, reader) {
            let Ok(set) = Patterns::new([(&*base, &*glob)]) else { continue };
            let mut together: BTreeMap<Vec<String>, Vec<u32>> = BTreeMap::new();
            for (number, path) in (0..).zip(documents).filter(|it| set.is_match(it.1)) {
                let below = path.strip_prefix(&base).unwrap_or(path);
                let segments: Vec<_> = below.iter().map(|it| it.to_string_lossy()).collect();
                let values = named.iter().filter_map(|it| segments.get(*it)).map(ToString::to_string);
                together.entry(values.collect()).or_default().push(number);
            }
            found.extend(together.into_values().filter(|it| it.len() > 1));
        }
    }
    found
}

/// The patterns of paths of documents in the source file at `path`, which has that text.
pub(super) fn patterns(path: &Path, text: &str) -> Vec<String> {
    if !may_read(text) {
        return Vec::new();
    }
    let code = Language::of(path).and_then(|it| Code::read(it, text));
    code.map_or_else(Vec::new, |it| patterns_in(&it))
}

fn patterns_in(code: &Code) -> Vec<String> {
    let asked = asked(code);
    let mut found: Vec<(TextRange, String)> = Vec::new();
    for (id, expr) in code.exprs() {
        let range = code.range(id);
        let is_path = matches!(
            expr,
            Expr::Text | Expr::Template(_) | Expr::Operation(_) | Expr::Call { .. } | Expr::New { .. }
        );
        let before = asked.partition_point(|it| it.start <= range.start);
        if !is_path || before > 0 && asked[before - 1].contains(range) {
            continue;
        }
        if let Some(folder) = folder(code, id) {
            found.push((range, folder));
        } else if let Some(path) = path(code, id, DEPTH)
            && path.contains('*')
            && (EXTENSIONS.iter().any(|it| path.ends_with(it))
                || path.contains("graphql}")
                || path.contains("gql}"))
        {
            found.push((range, path));
        }
    }
    // What is part of a longer path is none.
    found.sort_by_key(|it| (it.0.start, std::cmp::Reverse(it.0.end)));
    whole(found, |it| it.0).into_iter().map(|it| it.1).collect()
}

/// Those of `all`, sorted by their starts and the longest first, that are in none of the others.
fn whole<T>(all: Vec<T>, range: impl Fn(&T) -> TextRange) -> Vec<T> {
    let mut found: Vec<T> = Vec::new();
    for it in all {
        if found.last().is_none_or(|last| range(last).end < range(&it).end) {
            found.push(it);
        }
    }
    found
}

/// Where operations are named, as configurations of generators do; none is in another.
fn asked(code: &Code) -> Vec<TextRange> {
    let objects = code.exprs().filter_map(|(_, it)| match it {
        Expr::Object(entries) => Some(entries),
        _ => None,
    });
    let entries = objects.flat_map(|it| code.entries(it));
    let asked = entries.filter(|it| it.kind == EntryKind::Plain && code.text(it.key) == "documents");
    let mut asked: Vec<TextRange> = asked.map(|it| code.range(it.value)).collect();
    asked.sort_by_key(|it| (it.start, std::cmp::Reverse(it.end)));
    whole(asked, |it| *it)
}

/// The pattern of what a call reads that is given a folder.
fn folder(code: &Code, call: ExprId) -> Option<String> {
    let Expr::Call { callee, arguments } = code.expr(call) else { return None };
    let name = code.text(code.range(callee));
    let name = name.rsplit('.').next().unwrap_or(name);
    if !READERS.contains(&name) {
        return None;
    }
    let path = path(code, code.several(arguments).next()?, DEPTH)?;
    let is_file =
        path.contains('*') || path.rsplit('/').next().is_some_and(|it| it.contains('.') && it != ".");
    // A name alone may be any folder.
    (!is_file && path.contains(|it: char| it.is_alphanumeric()))
        .then(|| format!("{}/**/*.{{graphql,graphqls,gql}}", path.trim_end_matches('/')))
}

/// A path that an expression gives, as far as it is known.
fn path(code: &Code, id: ExprId, depth: u32) -> Option<String> {
    let depth = depth.checked_sub(1)?;
    let text = code.text(code.range(id));
    let part = |it: ExprId| path(code, it, depth).unwrap_or_else(|| NAMED.to_string());
    match code.expr(id) {
        Expr::Text => Some(text.get(1..text.len() - 1)?.to_owned()),
        Expr::Template(holes) => {
            let mut whole = text.trim_matches('`').to_owned();
            for it in code.several(holes) {
                whole = whole.replace(&format!("${{{}}}", code.text(code.range(it))), &part(it));
            }
            Some(whole)
        }
        Expr::Name if text == "__dirname" => Some(HERE.to_string()),
        Expr::Name => {
            let mut bindings = code.lookup(MODULE, text).iter();
            match (bindings.next()?.source, bindings.next()) {
                (Source::Expr(it), None) => path(code, it, depth),
                _ => None,
            }
        }
        Expr::Member { .. } => (text == "import.meta.dirname").then(|| HERE.to_string()),
        Expr::Operation(all) => {
            let all: Vec<ExprId> = code.several(all).collect();
            let [first, second] = all[..] else { return None };
            let between = TextRange::new(code.range(first).end, code.range(second).start);
            (code.text(between).trim() == "+").then(|| part(first) + &part(second))
        }
        Expr::Call { callee, arguments } | Expr::New { callee, arguments } => {
            let name = code.text(code.range(callee));
            let name = name.rsplit('.').next().unwrap_or(name);
            let mut arguments = code.several(arguments);
            match name {
                "join" | "resolve" => Some(arguments.map(part).collect::<Vec<_>>().join("/")),
                "fileURLToPath" | "normalize" => path(code, arguments.next()?, depth),
                "dirname" => {
                    let of = code.text(code.range(arguments.next()?));
                    of.contains("import.meta.url").then(|| HERE.to_string())
                }
                // `new URL('./types', import.meta.url)`
                "URL" => {
                    let relative = path(code, arguments.next()?, depth)?;
                    let base = code.text(code.range(arguments.next()?));
                    (base == "import.meta.url").then(|| format!("{HERE}/{relative}"))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// Where the pattern is looked for: a folder, a glob from there, and which segments of a path below it are named. What is relative may be
/// meant from the package or from the file.
fn placed(pattern: &str, reader: &Reader<'_>) -> Vec<(PathBuf, String, Vec<usize>)> {
    let own = reader.path.parent().unwrap_or(reader.path);
    let (bases, pattern): (Vec<&Path>, String) = if let Some(rest) = pattern.strip_prefix(HERE) {
        (vec![own], rest.trim_start_matches('/').to_owned())
    } else if let Some(rest) = pattern.strip_prefix(NAMED) {
        (vec![reader.package], format!("**/{}", rest.trim_start_matches('/')))
    } else if pattern.starts_with('/') {
        return Vec::new();
    } else if own == reader.package {
        (vec![own], pattern.to_owned())
    } else {
        (vec![reader.package, own], pattern.to_owned())
    };
    let from = |base: &&Path| {
        let mut base = base.to_path_buf();
        let mut rest = Vec::new();
        for segment in pattern.split('/') {
            match segment {
                "" | "." => {}
                ".." if rest.is_empty() => _ = base.pop(),
                ".." => _ = rest.pop(),
                it => rest.push(it),
            }
        }
        let known = rest.iter().take_while(|it| !it.contains("**"));
        let named = (0..).zip(known).filter(|it| it.1.contains(NAMED)).map(|it| it.0).collect();
        let glob = rest.join("/").replace([HERE, NAMED], "*");
        (base, glob, named)
    };
    let has_place =
        |it: &(PathBuf, String, Vec<usize>)| it.0.components().any(|it| matches!(it, Component::Normal(_)));
    bases.iter().map(from).filter(has_place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the code in `/w/src/schema.ts` reads together of `documents`, which are below `/w`.
    #[track_caller]
    fn check(code: &str, documents: &[&str], expected: &[&str]) {
        let paths: Vec<PathBuf> = documents.iter().map(|it| Path::new("/w").join(it)).collect();
        let path = Path::new("/w/src/schema.ts");
        let reader = Reader { path, patterns: &patterns(path, code), package: Path::new("/w") };
        let shown = |it: Vec<u32>| it.iter().map(|it| documents[*it as usize]).collect::<Vec<_>>().join(" ");
        let found: Vec<String> = bundles(&reader, &paths).into_iter().map(shown).collect();
        assert_eq!(found, expected, "{code}");
    }

    #[test]
    fn documents_that_match_a_pattern_are_read_together() {
        let all = ["src/a.graphql", "src/types/b.graphql", "src/types/c.graphql", "web/d.graphql"];
        for code in [
            "load(path.join(__dirname, 'types', '*.graphql'))",
            "load(`${__dirname}/types/**/*.graphql`)",
            "load(__dirname + '/types/*.graphql')",
            "const here = dirname(fileURLToPath(import.meta.url));\nload(join(here, '/types/*.graphql'))",
            "const options = { typePaths: ['./src/types/*.graphql'] }",
            "const options = { typePaths: ['./types/*.{graphql,gql}'] }",
            "loadFilesSync(path.resolve(__dirname, './types'), { extensions: ['graphql'] })",
            "const types = fileLoader(path.join(__dirname, './types'))",
            "await loadFiles(fileURLToPath(new URL('./types', import.meta.url)))",
            "glob.sync(path.join(root, 'types/*.graphql'))",
        ] {
            check(code, &all, &["src/types/b.graphql src/types/c.graphql"]);
        }
    }

    #[test]
    fn a_name_in_a_path_is_one_folder_at_a_time() {
        check(
            "['shop', 'admin'].map((it) => join(__dirname, 'schema', it, '*.graphql'))",
            &["src/schema/admin/a.graphql", "src/schema/shop/a.graphql", "src/schema/admin/b.graphql"],
            &["src/schema/admin/a.graphql src/schema/admin/b.graphql"],
        );
    }

    #[test]
    fn operations_and_single_documents_are_no_schema() {
        let all = ["src/a.graphql", "src/b.graphql"];
        check("export default { documents: ['src/*.graphql'] }", &all, &[]);
        check("loadSchemaSync('src/a.graphql')", &all, &[]);
        check("loadSchemaSync(path)", &all, &[]);
        check("loadFilesSync('../other')", &all, &[]);
    }
}
