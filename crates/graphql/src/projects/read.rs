//! From a text to projects.

use std::borrow::Cow;

use wirelint_source::TextRange;
use wirelint_yaml::{Format, Tree};

use super::names::FileName;
use super::value::{Pair, Value, to_range};
use super::{Config, Pattern, Problem, ProblemKind, Project, SchemaPointer, environment};

/// What `text`, the file of that name (without folders), configures: `None` where it is no such file, as a `package.json` without the key
/// `graphql`.
///
/// ```
/// use wirelint_graphql::projects::read;
///
/// let config = read(".graphqlrc.yml", "schema: [api/*.graphql, '!api/old.graphql']\ndocuments: src/**/*.ts\n").expect("that is one");
/// let project = &config.projects[0];
/// assert_eq!((&*project.name, project.schema.len(), &*project.documents[0].glob), ("default", 2, "src/**/*.ts"));
/// ```
pub fn read(file_name: &str, text: &str) -> Option<Config> {
    let kind = FileName::of(file_name)?;
    let mut reader = Reader { expands: true, ..Reader::default() };
    match kind {
        FileName::Code => {
            let help = "write the same as `.graphqlrc.yml`";
            let message = format!("`{file_name}` is code, which is not run");
            reader.report(ProblemKind::Code, TextRange::empty(0), message, help);
        }
        FileName::Package => {
            let tree = wirelint_yaml::parse(text, Format::Json);
            let entry = tree.root()?.entry("graphql")?;
            // The registry's tools read the whole file; what is wrong elsewhere in it is not about GraphQL.
            reader.expands = false;
            reader.file(Value::Yaml(entry.value), entry.key.range());
        }
        FileName::Toml => reader.toml(text),
        FileName::Yaml => reader.tree(&wirelint_yaml::parse(text, Format::Yaml)),
        FileName::Json => {
            reader.expands = false;
            reader.tree(&wirelint_yaml::parse(text, Format::Json));
        }
        FileName::YamlOrJson => reader.tree(&yaml_or_json(text)),
    }
    let Reader { mut config, .. } = reader;
    config.problems.sort_by_key(|it| it.range);
    Some(config)
}

/// JSON is nearly YAML, but tabs may indent it.
fn yaml_or_json(text: &str) -> Tree {
    if text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
        let tree = wirelint_yaml::parse(text, Format::Json);
        if tree.errors().next().is_none() {
            return tree;
        }
    }
    wirelint_yaml::parse(text, Format::Yaml)
}

/// How many patterns and pointers one file may have. Aliases could make millions of a page.
const MAX_POINTERS: usize = 10_000;

/// What has a say in a project, with how it was called in version 2, if it was.
const KEYS: [(&str, &str); 5] = [
    ("schema", "schemaPath"),
    ("documents", ""),
    ("include", "includes"),
    ("exclude", "excludes"),
    ("extensions", ""),
];

#[derive(Default)]
struct Reader {
    config: Config,
    /// Whether variables of the environment are looked for.
    expands: bool,
    pointers: usize,
}

impl Reader {
    fn tree(&mut self, tree: &Tree) {
        for (item, error) in tree.errors() {
            let range = tree.absolute(item, error.range);
            let (message, help) = (error.message.clone(), error.help.clone());
            self.config.problems.push(Problem { kind: ProblemKind::Syntax, range, message, help });
        }
        match tree.root() {
            Some(root) => self.file(Value::Yaml(root), TextRange::empty(0)),
            None => self.no_schema(TextRange::empty(0)),
        }
    }

    fn toml(&mut self, text: &str) {
        match toml_edit::Document::parse(text) {
            Ok(document) => {
                self.file(Value::Toml(document.as_item(), TextRange::empty(0)), TextRange::empty(0));
            }
            Err(error) => {
                let range = to_range(error.span(), TextRange::empty(0));
                self.config.problems.push(Problem {
                    kind: ProblemKind::Syntax,
                    range,
                    message: error.message().to_owned().into(),
                    help: None,
                });
            }
        }
    }

    /// Reads what the file says. `place` is where something that is missing is missed.
    fn file(&mut self, value: Value<'_>, place: TextRange) {
        let Some(pairs) = self.mapping(value, place, "the configuration") else { return };
        let Some(projects) = pairs.iter().find(|it| it.key == "projects" && !it.value.is_null()) else {
            self.unknown_keys(&pairs, true);
            self.project("default", place, &pairs);
            return;
        };
        for pair in
            pairs.iter().filter(|pair| KEYS[..4].iter().any(|it| pair.key == it.0 || pair.key == it.1))
        {
            let message = format!("`{}` is not read beside `projects`", pair.key);
            self.report(ProblemKind::Shape, pair.range, message, "move it into the project that it is for");
        }
        self.unknown_keys(&pairs, true);
        let Some(named) = self.mapping(projects.value, projects.range, "`projects`") else { return };
        for Pair { key, range, value } in named {
            let Some(pairs) = self.mapping(value, range, &format!("the project `{key}`")) else { continue };
            self.unknown_keys(&pairs, false);
            self.project(&key, range, &pairs);
        }
    }

    /// Reads one project. `place` is its name, or empty.
    fn project(&mut self, name: &str, place: TextRange, pairs: &[Pair<'_>]) {
        let find = |key: &str| pairs.iter().find(|it| it.key == key && !it.value.is_null());
        // One of the old names, and the new ones are not read (`isLegacyProjectConfig`). Both are read here: it is plain what is meant.
        let old = KEYS.iter().find_map(|it| find(it.1));
        if let Some(old) = old {
            for (new, _) in KEYS.iter().take(4) {
                let Some(pair) = find(new) else { continue };
                let message =
                    format!("`{new}` is not read beside `{}`, which is from another version", old.key);
                let names = KEYS.iter().find(|it| old.key == it.1).map_or("", |it| it.0);
                self.report(
                    ProblemKind::Shape,
                    pair.range,
                    message,
                    format!("write `{names}` for `{}`", old.key),
                );
            }
        }
        let Some(schema) = find("schema").or_else(|| find("schemaPath")) else {
            self.no_schema(place);
            return;
        };
        let mut project = Project {
            name: name.to_owned(),
            range: if place.is_empty() { schema.range } else { place },
            schema: Vec::new(),
            documents: Vec::new(),
            include: Vec::new(),
            exclude: Vec::new(),
        };
        self.schema(schema, schema.value, true, &mut project.schema);
        for (keys, patterns) in [
            (["documents", "documents"], &mut project.documents),
            (["include", "includes"], &mut project.include),
            (["exclude", "excludes"], &mut project.exclude),
        ] {
            if let Some(pair) = keys.into_iter().find_map(find) {
                self.patterns(pair, patterns);
            }
        }
        self.config.projects.push(project);
    }

    fn schema(&mut self, pair: &Pair<'_>, value: Value<'_>, lists: bool, pointers: &mut Vec<SchemaPointer>) {
        if value.is_broken() {
            return;
        }
        if let Some(text) = value.str() {
            self.pointer(&text, value.range(), pointers);
        } else if let Some(elements) = value.elements().filter(|_| lists) {
            for element in elements {
                self.schema(pair, element, false, pointers);
            }
        } else if let Some(pairs) = value.pairs() {
            for Pair { key, range, value } in pairs {
                let runs = value.pairs().unwrap_or_default();
                if let Some(run) = runs.iter().find(|it| matches!(&*it.key, "loader" | "require")) {
                    let message = format!("`{}` names code, which is not run", run.key);
                    self.report(
                        ProblemKind::Code,
                        run.range,
                        message,
                        "point `schema` to SDL or to an introspection result",
                    );
                    pointers.push(SchemaPointer::Code { name: key.into_owned(), range });
                } else {
                    self.pointer(&key, range, pointers);
                }
            }
        } else {
            let expected = if lists { "a path, a URL, or a list of them" } else { "a path or a URL" };
            self.wrong_form(&pair.key, value, expected);
        }
    }

    fn pointer(&mut self, text: &str, range: TextRange, pointers: &mut Vec<SchemaPointer>) {
        if is_sdl(text) {
            pointers.push(SchemaPointer::Inline { sdl: text.to_owned(), range });
            return;
        }
        let Some(text) = self.expanded(text, range) else { return };
        if is_remote(&text) {
            let message = format!("the schema `{text}` is not read: nothing is fetched from the network");
            let help =
                "save the schema to a file and name that, or keep an introspection result beside the code";
            self.report(ProblemKind::Offline, range, message, help);
            pointers.push(SchemaPointer::Remote { address: text.into_owned(), range });
        } else if let Some(name) = text.strip_prefix("module:") {
            let message = format!("the schema is what the module `{name}` exports, and code is not run");
            self.report(
                ProblemKind::Code,
                range,
                message,
                "point `schema` to SDL or to an introspection result",
            );
            pointers.push(SchemaPointer::Code { name: name.to_owned(), range });
        } else if let Some(pattern) = self.pattern(&text, range) {
            pointers.push(SchemaPointer::Files(pattern));
        }
    }

    fn patterns(&mut self, pair: &Pair<'_>, patterns: &mut Vec<Pattern>) {
        let elements = pair.value.elements();
        let is_list = elements.is_some();
        for value in elements.unwrap_or_else(|| vec![pair.value]) {
            let Some(text) = value.str() else {
                if !value.is_broken() {
                    let expected = if is_list { "a pattern" } else { "a pattern or a list of them" };
                    self.wrong_form(&pair.key, value, expected);
                }
                continue;
            };
            if let Some(text) = self.expanded(&text, value.range()) {
                patterns.extend(self.pattern(&text, value.range()));
            }
        }
    }

    fn pattern(&mut self, text: &str, range: TextRange) -> Option<Pattern> {
        self.pointers += 1;
        if self.pointers == MAX_POINTERS + 1 {
            let message =
                format!("the file has more than {MAX_POINTERS} paths and patterns; the rest is not read");
            self.push(ProblemKind::Shape, range, message, None);
        }
        let (negated, glob) = match text.strip_prefix('!') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        if glob.trim().is_empty() {
            self.push(ProblemKind::Shape, range, "the path is empty", None);
            return None;
        }
        (self.pointers <= MAX_POINTERS).then(|| Pattern { glob: glob.to_owned(), negated, range })
    }

    /// `text` with what the environment says by default; nothing where that is not known.
    fn expanded<'t>(&mut self, text: &'t str, range: TextRange) -> Option<Cow<'t, str>> {
        if !self.expands {
            return Some(Cow::Borrowed(text));
        }
        let (expanded, unknown) = environment::put_in(text);
        for name in &unknown {
            let message =
                format!("the environment variable `{name}` has no default, and the environment is not read");
            self.report(ProblemKind::Environment, range, message, format!("write `${{{name}:DEFAULT}}`"));
        }
        unknown.is_empty().then_some(expanded)
    }

    fn mapping<'t>(&mut self, value: Value<'t>, place: TextRange, what: &str) -> Option<Vec<Pair<'t>>> {
        let pairs = value.pairs();
        if pairs.is_none() && !value.is_broken() {
            let range = if value.range().is_empty() { place } else { value.range() };
            let message = format!("{what} is {}, not a mapping", value.noun());
            self.push(ProblemKind::Shape, range, message, None);
        }
        pairs
    }

    fn wrong_form(&mut self, key: &str, value: Value<'_>, expected: &str) {
        let message = format!("`{key}` has {} where {expected} is expected", value.noun());
        self.push(ProblemKind::Shape, value.range(), message, None);
    }

    fn no_schema(&mut self, place: TextRange) {
        let help = "add `schema` with the path of the schema, such as `schema: ./schema.graphql`";
        self.report(ProblemKind::Shape, place, "no `schema` is named", help);
    }

    /// Keys that nobody reads are other tools' own, unless they look like slips of the pen.
    fn unknown_keys(&mut self, pairs: &[Pair<'_>], top: bool) {
        for pair in pairs {
            let known = KEYS.iter().flat_map(|it| [it.0, it.1]).chain(top.then_some("projects"));
            let known: Vec<&str> = known.filter(|it| !it.is_empty()).collect();
            if known.contains(&&*pair.key) || pair.key.len() < 4 {
                continue;
            }
            let near =
                |it: &&str| strsim::damerau_levenshtein(&pair.key.to_lowercase(), &it.to_lowercase()) <= 2;
            if let Some(near) = known.iter().find(|it| near(it)) {
                let message = format!("the key `{}` is not read", pair.key);
                self.report(ProblemKind::Key, pair.range, message, format!("did you mean `{near}`?"));
            }
        }
    }

    fn report(
        &mut self,
        kind: ProblemKind,
        range: TextRange,
        message: impl Into<Cow<'static, str>>,
        help: impl Into<Cow<'static, str>>,
    ) {
        self.push(kind, range, message, Some(help.into()));
    }

    fn push(
        &mut self,
        kind: ProblemKind,
        range: TextRange,
        message: impl Into<Cow<'static, str>>,
        help: Option<Cow<'static, str>>,
    ) {
        self.config.problems.push(Problem { kind, range, message: message.into(), help });
    }
}

/// Whether a pointer is the schema itself. Paths have no line breaks; on one line a definition's first words tell it from a path.
fn is_sdl(text: &str) -> bool {
    const WORDS: [&str; 9] =
        ["type ", "schema ", "interface ", "union ", "enum ", "input ", "scalar ", "directive ", "extend "];
    let text = text.trim();
    text.contains('\n') || WORDS.iter().any(|it| text.starts_with(it))
}

/// Whether a pointer leads to another machine: a URL, or what graphql-tools' loaders for GitHub, git, Apollo and Prisma take.
fn is_remote(text: &str) -> bool {
    let scheme = text.split_once("://").map_or("", |it| it.0);
    let is_scheme = scheme.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'+' | b'-' | b'.'));
    (!scheme.is_empty() && is_scheme)
        || ["github:", "git:", "prisma:"].iter().any(|it| text.starts_with(it))
        || text == "apollo-engine"
}
