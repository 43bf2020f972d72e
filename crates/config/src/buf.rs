//! The `lint` sections of `buf.yaml`: which rules run where, and the few settings that they have.
//!
//! See "buf.yaml v1beta1", "v1" and "v2" in buf's documentation. Where the file has no such section, buf runs its standard rules, and so do we,
//! as warnings; where somebody wrote one, what it finds fails a run as it does with buf.

mod table;

use wirelint_lint::Level;
use wirelint_source::{FileId, Span, TextRange};
use wirelint_yaml::{Node, Scalar, Tree};

use std::sync::Arc;

use crate::catalogue::Catalogue;
use crate::pattern::{Pattern, Tracked};
use crate::settings::{Layer, LevelSetting, Parts, Settings};
use table::TABLE;

/// A module of a `buf.yaml`.
#[derive(Clone, Copy, Debug)]
pub struct BufRoot<'t> {
    /// Its folder, relative to that of the file, with `/`; empty for that folder itself.
    pub folder: &'t str,
    /// The mapping that may have a `lint` section of its own.
    pub node: Option<Node<'t>>,
}

/// What a `buf.yaml` says beside levels, by module.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BufLint {
    modules: Vec<BufModule>,
}

/// What a `buf.yaml` says of the files of a module, with the names that it has for it.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "they are four keys of the file that have nothing to do with each other"
)]
pub struct BufModule {
    folder: String,
    /// How the names of zero values end, where that is stated.
    pub enum_zero_value_suffix: Option<String>,
    /// How the names of services end, where that is stated.
    pub service_suffix: Option<String>,
    /// Whether a method may take and give one message.
    pub rpc_allow_same_request_response: bool,
    /// Whether methods may take `google.protobuf.Empty`.
    pub rpc_allow_google_protobuf_empty_requests: bool,
    /// Whether methods may give `google.protobuf.Empty`.
    pub rpc_allow_google_protobuf_empty_responses: bool,
    /// Whether `// buf:lint:ignore` silences.
    pub has_comment_ignores: bool,
}

impl BufLint {
    /// What holds for the file at `path`, relative to the folder of the `buf.yaml`.
    pub fn of(&self, path: &str) -> Option<&BufModule> {
        let holds = |it: &&BufModule| {
            it.folder.is_empty() || path.strip_prefix(&*it.folder).is_some_and(|it| it.starts_with('/'))
        };
        self.modules.iter().filter(holds).max_by_key(|it| it.folder.len())
    }
}

/// Whether `id` is a rule of `category` in `version`; both may also be one and the same name.
fn is_in(row: &table::Row, version: usize, name: &str) -> bool {
    row.1[version].is_some_and(|categories| row.0 == name || categories.split(' ').any(|it| it == name))
}

/// The rules of buf's that `category` has in v2, by buf's names.
pub(crate) fn category(category: &str) -> impl Iterator<Item = &'static str> {
    TABLE.iter().filter(move |row| row.0 != category && is_in(row, 2, category)).map(|row| row.0)
}

/// The settings that a `buf.yaml` amounts to, and what it says beside levels. `tree` is its tree, `version` what it states, `roots` its
/// modules (for v1beta1 one for each root).
pub fn buf_settings(
    catalogue: &Arc<Catalogue>,
    file: FileId,
    tree: &Tree,
    version: &str,
    roots: &[BufRoot<'_>],
) -> (Settings, BufLint) {
    let version = ["v1beta1", "v1", "v2"].iter().position(|it| *it == version).unwrap_or(2);
    let mut reader = Reader { catalogue, file, version, parts: Parts::default(), lint: BufLint::default() };
    let outer = tree.root().and_then(|it| it.get("lint"));
    for root in roots {
        let own = root.node.and_then(|it| it.get("lint"));
        reader.module(root.folder, own.or(outer));
    }
    (Settings::new(catalogue, reader.parts), reader.lint)
}

struct Reader<'c> {
    catalogue: &'c Arc<Catalogue>,
    file: FileId,
    version: usize,
    parts: Parts,
    lint: BufLint,
}

impl Reader<'_> {
    fn module(&mut self, folder: &str, lint: Option<Node<'_>>) {
        let lint = lint.filter(|it| it.is_mapping());
        let get = |key: &str| lint.and_then(|it| it.get(key));
        let is_set = |key: &str| get(key).and_then(Node::scalar) == Some(Scalar::Bool(true));
        let text = |key: &str| Some(get(key)?.str()?.into_owned()).filter(|it| !it.is_empty());
        self.lint.modules.push(BufModule {
            folder: folder.into(),
            enum_zero_value_suffix: text("enum_zero_value_suffix"),
            service_suffix: text("service_suffix"),
            rpc_allow_same_request_response: is_set("rpc_allow_same_request_response"),
            rpc_allow_google_protobuf_empty_requests: is_set("rpc_allow_google_protobuf_empty_requests"),
            rpc_allow_google_protobuf_empty_responses: is_set("rpc_allow_google_protobuf_empty_responses"),
            has_comment_ignores: match self.version {
                2 => !is_set("disallow_comment_ignores"),
                _ => is_set("allow_comment_ignores"),
            },
        });
        let all =
            if folder.is_empty() { Vec::new() } else { vec![(folder.to_owned(), TextRange::default())] };
        if !is_set("disable_builtin") {
            let names = |key: &str| -> Vec<(String, TextRange)> { strings(get(key)) };
            let mut used = names("use");
            if used.is_empty() {
                // v2 calls it so; the others know it by that name, too.
                let range = lint.map(Node::range).unwrap_or_default();
                used.push(("STANDARD".into(), range));
            }
            let level = if lint.is_some() { Level::Error } else { Level::Warning };
            self.layer(&all, &used, level);
            self.layer(&all, &names("except"), Level::Off);
        }
        // Paths are relative to the file, and for v1beta1 to the roots.
        let below = |path: String| match (self.version, folder) {
            (0, folder) if !folder.is_empty() => format!("{folder}/{path}"),
            _ => path,
        };
        let paths = |node: Option<Node<'_>>| -> Vec<(String, TextRange)> {
            strings(node).into_iter().map(|(path, range)| (below(path), range)).collect()
        };
        let everything: Vec<(String, TextRange)> =
            TABLE.iter().map(|row| (row.0.to_owned(), TextRange::default())).collect();
        let ignored = paths(get("ignore"));
        let only: Vec<_> = get("ignore_only")
            .into_iter()
            .flat_map(Node::entries)
            .filter_map(|it| {
                let name = it.key.str()?.into_owned();
                Some(((name, it.key.range()), paths(Some(it.value))))
            })
            .collect();
        if !ignored.is_empty() {
            self.layer(&ignored, &everything, Level::Off);
        }
        for (name, paths) in only.into_iter().filter(|it| !it.1.is_empty()) {
            self.layer(&paths, &[name], Level::Off);
        }
    }

    /// Gives the rules of those names and categories a level, in all files or in those at or below `paths`.
    fn layer(&mut self, paths: &[(String, TextRange)], names: &[(String, TextRange)], level: Level) {
        let mut says: Vec<(u32, LevelSetting)> = Vec::new();
        for (name, range) in names {
            for row in TABLE.iter().filter(|it| is_in(it, self.version, name)) {
                let Some(target) = self.catalogue.target(row.0) else { continue };
                let origin = Some(Span::in_file(self.file, *range)).filter(|_| !range.is_empty());
                let setting = LevelSetting { level, explicit: true, at_least: None, origin };
                says.extend(target.rules.iter().map(|&rule| (rule, setting)));
            }
        }
        let pattern = |(path, range): &(String, TextRange)| {
            let path = globset::escape(path.trim_start_matches("./").trim_end_matches('/'));
            let path = if path.is_empty() { "." } else { &path };
            Pattern::new(path, Span::in_file(self.file, *range)).ok().map(Arc::new)
        };
        let files = if paths.is_empty() {
            None
        } else {
            let patterns: Vec<Arc<Pattern>> = paths.iter().filter_map(pattern).collect();
            self.parts.lists.push(Tracked::new(&patterns));
            Some(self.parts.lists.len() - 1)
        };
        self.parts.layers.push(Layer { files, says: says.into(), tells: Arc::from([]) });
    }
}

/// The strings of a list, with their places.
fn strings(list: Option<Node<'_>>) -> Vec<(String, TextRange)> {
    let elements = list.into_iter().flat_map(Node::elements);
    elements.filter_map(|it| Some((it.str()?.into_owned(), it.range()))).collect()
}
