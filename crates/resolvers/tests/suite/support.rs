//! Services in folders, with their labels; and in a few lines.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use wirelint_graphql::schema as sdl;
use wirelint_graphql::syntax::parse;
use wirelint_resolvers::schema::Schema;
use wirelint_resolvers::{Field, Files, Misuse, Options, Project, analyse};
use wirelint_source::FileId;
use wirelint_source_code::{Language, embedded};
use wirelint_yaml::{Format, Node};

/// A service.
pub(crate) struct Service {
    pub(crate) framework: String,
    /// Whether somebody wrote it who had not seen what analyses it.
    pub(crate) is_second_half: bool,
    pub(crate) language: String,
    pub(crate) labels: Vec<Label>,
    /// What is said of loaders and clients.
    pub(crate) misuses: Vec<MisuseLabel>,
    files: BTreeMap<String, Arc<str>>,
    options: Options,
}

/// What somebody says of a field.
pub(crate) struct Label {
    pub(crate) ty: String,
    pub(crate) field: String,
    pub(crate) verdict: String,
    pub(crate) reason: String,
    pub(crate) is_root: bool,
    pub(crate) query: Option<String>,
    /// The file and the line.
    pub(crate) access: Option<(String, u32)>,
}

/// What somebody says of a place where a loader or a client is made or called.
pub(crate) struct MisuseLabel {
    pub(crate) rule: String,
    pub(crate) file: String,
    pub(crate) line: u32,
    pub(crate) is_fault: bool,
    pub(crate) reason: String,
}

/// What is found.
pub(crate) struct Found {
    pub(crate) fields: Vec<Field>,
    pub(crate) misuses: Vec<Misuse>,
    /// By the number of the unit.
    pub(crate) paths: Vec<String>,
    /// Bytes read, and of these parsed.
    pub(crate) sizes: (usize, usize),
}

impl Files for Service {
    fn paths(&self) -> Vec<String> {
        self.files.keys().cloned().collect()
    }

    fn read(&self, path: &str) -> Option<Arc<str>> {
        self.files.get(path).cloned()
    }
}

impl Service {
    /// Of a folder, with its labels if it has some.
    pub(crate) fn read(folder: &Path) -> Self {
        let mut files = BTreeMap::new();
        collect(folder, folder, &mut files);
        let mut it = Self::empty(files);
        if let Ok(text) = std::fs::read_to_string(folder.join("labels.yaml")) {
            it.read_labels(&text);
        }
        if let Ok(text) = std::fs::read_to_string(folder.join("wirelint.yaml")) {
            let tree = wirelint_yaml::parse(text.as_str(), Format::Yaml);
            if let Some(resolvers) = tree.root().and_then(|it| it.get("resolvers")) {
                let names = |key| -> Vec<String> {
                    let all = resolvers
                        .get(key)
                        .map(|it| it.elements().filter_map(|it| text_of(Some(it))).collect());
                    all.unwrap_or_default()
                };
                it.options = Options { loaders: names("loaders"), sinks: names("sinks") };
            }
        }
        it
    }

    /// Of these files.
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), Arc::from(*text))).collect();
        Self::empty(files)
    }

    fn empty(files: BTreeMap<String, Arc<str>>) -> Self {
        Self {
            framework: String::new(),
            is_second_half: false,
            language: String::new(),
            labels: Vec::new(),
            misuses: Vec::new(),
            files,
            options: Options::default(),
        }
    }

    fn read_labels(&mut self, text: &str) {
        let tree = wirelint_yaml::parse(text, Format::Yaml);
        let root = tree.root().expect("labels are not empty");
        self.framework = text_of(root.get("framework")).expect("it names the framework");
        self.is_second_half = text_of(root.get("half")).is_some_and(|it| it == "second");
        self.language = text_of(root.get("language")).expect("it names the language");
        for it in root.get("fields").into_iter().flat_map(|it| it.elements().collect::<Vec<_>>()) {
            let of = |key| text_of(it.get(key));
            let access = it.get("access").and_then(|it| {
                Some((
                    text_of(it.get("file"))?,
                    text_of(it.get("line"))?.parse().expect("a line is a number"),
                ))
            });
            self.labels.push(Label {
                ty: of("type").expect("it names the type"),
                field: of("field").expect("it names the field"),
                verdict: of("verdict").expect("it has a verdict"),
                reason: of("reason").unwrap_or_default(),
                is_root: of("root").is_some_and(|it| it == "true"),
                query: of("query"),
                access,
            });
        }
        for it in root.get("misuse").into_iter().flat_map(|it| it.elements().collect::<Vec<_>>()) {
            let of = |key| text_of(it.get(key)).expect("a label has it");
            self.misuses.push(MisuseLabel {
                rule: of("rule"),
                file: of("file"),
                line: of("line").parse().expect("a line is a number"),
                is_fault: of("verdict") == "misuse",
                reason: of("reason"),
            });
        }
    }

    /// Finds and judges its resolvers.
    pub(crate) fn analyse(&self) -> Found {
        let project = Project::new(self);
        let analysis = analyse(&project, self.schema(), &self.options);
        let paths = project.units().map(|it| project.path(it).to_owned()).collect();
        Found { fields: analysis.fields, misuses: analysis.misuses, paths, sizes: project.sizes() }
    }

    /// What its SDL says, in files and in code.
    fn schema(&self) -> Schema {
        let mut sources = Vec::new();
        for (path, text) in &self.files {
            let text: Option<String> = if path.ends_with(".graphql") || path.ends_with(".graphqls") {
                Some(text.to_string())
            } else {
                Language::of(Path::new(path)).and_then(|it| embedded(it, text)).map(|it| it.mask)
            };
            if let Some(text) = text {
                let file = FileId(sources.len() as u32);
                sources.push(sdl::Source { file, parse: Arc::new(parse(text.as_str())) });
            }
        }
        if sources.is_empty() { Schema::default() } else { Schema::of_sdl(&sdl::Schema::of(sources)) }
    }

    /// The line of an offset, from 1.
    pub(crate) fn line(&self, path: &str, offset: u32) -> u32 {
        let text = &self.files[path];
        text[..offset as usize].matches('\n').count() as u32 + 1
    }
}

fn text_of(node: Option<Node<'_>>) -> Option<String> {
    node?.text().map(std::borrow::Cow::into_owned)
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Arc<str>>) {
    for it in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = it.expect("the folder can be read").path();
        if path.is_dir() {
            if path.file_name().is_some_and(|it| it != "node_modules" && it != ".git") {
                collect(root, &path, files);
            }
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            let name =
                path.strip_prefix(root).expect("it is in the folder").to_string_lossy().replace('\\', "/");
            files.insert(name, text.into());
        }
    }
}
