//! From a tree to a [`ConfigFile`]: takes what can be understood and reports the rest.
//!
//! Merge keys (`<<`) are YAML 1.1 and not followed. Aliases are: what they stand for is read once and used again, so that
//! the work stays linear in what is written and a defect is reported once.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use wirelint_diagnostics::Diagnostic;
use wirelint_lint::Level;
use wirelint_source::{FileId, Span};
use wirelint_yaml::{Entry, Node, NodeId, NodeKind, Scalar, Style, Tree};

use crate::catalogue::{Catalogue, Rank};
use crate::file::{ConfigFile, Extends, Fault, List, ListId, Override, TableId};
use crate::pattern::Pattern;
use crate::preset::Preset;
use crate::rules::Written;
use crate::rules::invalid_value::{INVALID_VALUE, InvalidValue};
use crate::rules::unknown_key::{UNKNOWN_KEY, UnknownKey};
use crate::rules::unknown_rule::{UNKNOWN_RULE, UnknownRule};
use settings::{Setting, Spoken};

mod resolvers;
mod settings;
mod vocabulary;
mod weights;

pub(crate) use settings::plain;

/// A kind of mapping, with the keys that it may have.
struct Shape {
    noun: &'static str,
    keys: Cow<'static, [&'static str]>,
}

static CONFIGURATION: Shape = Shape {
    noun: "a configuration",
    keys: Cow::Borrowed(&[
        "extends",
        "rules",
        "overrides",
        "include",
        "exclude",
        "vocabulary",
        "map",
        "resolvers",
    ]),
};
static OVERRIDE: Shape = Shape { noun: "an override", keys: Cow::Borrowed(&["files", "rules"]) };

/// For so many unknown rules of a file the nearest known one is looked for.
const MOST_SUGGESTIONS: usize = 100;

/// Reads the configuration in `tree`, the tree of `file`. Never fails: what is wrong is in the findings, which come in the
/// order of the text at their default levels, and the rest counts. Where the file as a whole is no configuration,
/// [`ConfigFile::fault`] says so. An empty file is a configuration that says nothing.
pub fn parse(file: FileId, tree: &Tree, catalogue: &Catalogue) -> (ConfigFile, Vec<Diagnostic>) {
    let mut reader = Reader {
        file,
        catalogue,
        config: ConfigFile::new(file),
        diagnostics: Vec::new(),
        read: Memo::default(),
        unknown_rules: 0,
    };
    reader.document(tree);
    let Reader { mut config, mut diagnostics, .. } = reader;
    config.faults.sort_by_key(|fault| fault.span.range);
    diagnostics.sort_by(|a, b| (a.span, a.rule, &a.message).cmp(&(b.span, b.rule, &b.message)));
    (config, diagnostics)
}

struct Reader<'c> {
    file: FileId,
    catalogue: &'c Catalogue,
    config: ConfigFile,
    diagnostics: Vec<Diagnostic>,
    read: Memo,
    unknown_rules: usize,
}

/// What collections were read as. Only one that an alias stands for is met twice.
#[derive(Default)]
struct Memo {
    tables: FxHashMap<NodeId, TableId>,
    lists: FxHashMap<NodeId, ListId>,
    overrides: FxHashMap<NodeId, Option<Override>>,
    /// By the first rule that has the options which are spoken of as well, if any of them has some.
    settings: FxHashMap<(NodeId, Option<u32>), Setting>,
}

impl Reader<'_> {
    fn document(&mut self, tree: &Tree) {
        for (item, error) in tree.errors() {
            let span = Span::in_file(self.file, tree.absolute(item, error.range));
            let fault = Fault { span, message: error.message.to_string(), help: error.help.clone() };
            self.config.faults.push(fault);
        }
        for document in tree.documents().skip(1).filter(|it| !it.is_null()).take(1) {
            self.invalid(&InvalidValue::SecondDocument(self.span(document)));
        }
        let Some(root) = tree.root().filter(|it| !it.is_null() && !is_broken(*it)) else { return };
        if !root.is_mapping() {
            let message = format!("a configuration is a mapping, not {}", found(root));
            self.config.faults.push(Fault { span: self.span(root), message, help: None });
            return;
        }
        for (key, entry) in self.pairs(root, &CONFIGURATION) {
            let value = entry.value;
            // A key whose content is commented out says nothing.
            if value.is_null() || is_broken(value) {
                continue;
            }
            match key {
                "extends" => self.extends(value),
                "rules" => self.config.rules = self.table(value),
                "overrides" => self.overrides(value),
                "include" => self.config.include = self.patterns(value, "`include`"),
                "exclude" => self.config.exclude = self.patterns(value, "`exclude`"),
                "vocabulary" => self.vocabulary(value),
                "resolvers" => self.resolvers(value),
                _ => self.map(value),
            }
        }
    }

    fn extends(&mut self, value: Node<'_>) {
        const TAKES: (&str, &str) = ("a list of presets and files", "`extends: [recommended]`");
        let Some(elements) = self.elements(value, "`extends`", TAKES) else { return };
        for element in elements {
            let Some(name) = element.str() else {
                self.wrong_type(element, "an element of `extends`", ("a preset or a file", TAKES.1));
                continue;
            };
            let written = self.written(element);
            if let Some(preset) = Preset::named(&name) {
                self.config.extends.push(Extends::Preset(preset, written.span));
            } else if name.starts_with("./") || name.starts_with("../") {
                self.config.extends.push(Extends::File(self.config.extends_files.len()));
                self.config.extends_files.push((written.span, name.into_owned()));
            } else if name.starts_with('/') || name.contains("://") || name.contains('\\') {
                self.invalid(&InvalidValue::Extended(written, "it is not relative to this file".into()));
            } else {
                self.diagnostics.push((UNKNOWN_RULE.visit)(&UnknownRule::Preset(&written)));
            }
        }
    }

    fn overrides(&mut self, value: Node<'_>) {
        const TAKES: (&str, &str) =
            ("a list of mappings", "`overrides: [{ files: [\"internal/**\"], rules: { naming: off } }]`");
        let Some(elements) = self.elements(value, "`overrides`", TAKES) else { return };
        for element in elements {
            if is_broken(element) {
                continue;
            }
            if !element.is_mapping() {
                self.wrong_type(element, "an element of `overrides`", ("a mapping", TAKES.1));
                continue;
            }
            let id = element.resolved().id();
            let read = match self.read.overrides.get(&id) {
                Some(&known) => known,
                None => self.override_(element),
            };
            self.read.overrides.insert(id, read);
            self.config.overrides.extend(read);
        }
    }

    fn override_(&mut self, mapping: Node<'_>) -> Option<Override> {
        let (mut files, mut rules) = (None, None);
        let pairs = self.pairs(mapping, &OVERRIDE);
        for (key, entry) in &pairs {
            match *key {
                "files" => files = self.patterns(entry.value, "`files`"),
                _ => rules = self.table(entry.value),
            }
        }
        for (key, effect) in [("files", "applies to no file"), ("rules", "changes nothing")] {
            if !pairs.iter().any(|(written, _)| *written == key) {
                let span = self.span(mapping);
                self.invalid(&InvalidValue::Missing { span, key, within: OVERRIDE.noun, effect });
            }
        }
        Some(Override { files: files?, rules: rules? })
    }

    /// The levels of a `rules` mapping.
    fn table(&mut self, value: Node<'_>) -> Option<TableId> {
        if is_broken(value) {
            return None;
        }
        if !value.is_mapping() {
            let takes = ("a mapping of rules to levels", "`rules: { pagination: error }`");
            self.wrong_type(value, "`rules`", takes);
            return None;
        }
        let id = value.resolved().id();
        if let Some(&known) = self.read.tables.get(&id) {
            return Some(known);
        }
        let mut table = Spoken::default();
        for Entry { key, value } in value.entries() {
            let written = self.written(key);
            let catalogue = self.catalogue;
            let Some(target) = catalogue.target(&written.text) else {
                // Looking for the nearest of all names is the one thing here that takes time, and who has so many wrong
                // ones has another problem than a slip.
                let near = self.unknown_rules < MOST_SUGGESTIONS;
                self.unknown_rules += 1;
                let near = near.then(|| catalogue.nearest(&written.text)).flatten();
                self.diagnostics.push((UNKNOWN_RULE.visit)(&UnknownRule::Rule(&written, near)));
                continue;
            };
            let setting = self.setting(value, target);
            let first = table.add(target, &setting, written.span);
            if let Some(first) = first.filter(|_| target.rank != Rank::Several) {
                self.invalid(&InvalidValue::Twice { again: written, first });
            }
        }
        let table = table.finish();
        let table_id = TableId(self.config.tables.len());
        self.config.tables.push(table);
        self.read.tables.insert(id, table_id);
        Some(table_id)
    }

    fn level_name(&mut self, value: Node<'_>) -> Option<Level> {
        if is_broken(value) {
            return None;
        }
        if value.kind() != NodeKind::Scalar {
            self.wrong_type(value, "a rule", ("a level", "`pagination: error`"));
            return None;
        }
        let level = value.str().and_then(|name| name.parse().ok());
        if level.is_none() {
            self.invalid(&InvalidValue::Level(self.written(value)));
        }
        level
    }

    /// A list of patterns.
    fn patterns(&mut self, value: Node<'_>, of: &'static str) -> Option<ListId> {
        const TAKES: (&str, &str) = ("a list of patterns", "`[\"services/**\"]`");
        let elements = self.elements(value, of, TAKES)?;
        let id = value.resolved().id();
        if let Some(&known) = self.read.lists.get(&id) {
            return Some(known);
        }
        let mut list: List = Vec::new();
        for element in elements {
            let Some(text) = element.str() else {
                self.wrong_type(element, "a pattern", ("a string", TAKES.1));
                continue;
            };
            match Pattern::new(&text, self.span(element)) {
                Ok(pattern) => list.push(Arc::new(pattern)),
                Err(reason) => self.invalid(&InvalidValue::Pattern(self.written(element), reason)),
            }
        }
        let list_id = ListId(self.config.lists.len());
        self.config.lists.push(list);
        self.read.lists.insert(id, list_id);
        Some(list_id)
    }

    /// The pairs of `mapping` that `shape` knows, each key once; reports the others.
    fn pairs<'t>(&mut self, mapping: Node<'t>, shape: &'static Shape) -> Vec<(&'static str, Entry<'t>)> {
        let mut pairs: Vec<(&'static str, Entry<'t>)> = Vec::with_capacity(shape.keys.len());
        for entry in mapping.entries() {
            let known = shape.keys.iter().find(|key| entry.key.is_text(key));
            let first = pairs.iter().find(|(key, _)| Some(key) == known);
            match (known, first) {
                (None, _) => {
                    let key = self.written(entry.key);
                    let case = UnknownKey { key, within: shape.noun, allowed: &shape.keys };
                    self.diagnostics.push((UNKNOWN_KEY.visit)(&case));
                }
                (Some(_), Some((_, first))) => {
                    let first = self.span(first.key);
                    self.invalid(&InvalidValue::Twice { again: self.written(entry.key), first });
                }
                (Some(key), None) => pairs.push((key, entry)),
            }
        }
        pairs
    }

    /// The elements of a list; reports what is none. `takes` is what the list holds and how it is written.
    fn elements<'t>(
        &mut self,
        value: Node<'t>,
        of: impl Into<Cow<'static, str>>,
        takes: (&'static str, &'static str),
    ) -> Option<wirelint_yaml::Elements<'t>> {
        if !is_broken(value) && !value.is_sequence() {
            self.wrong_type(value, of, takes);
        }
        value.is_sequence().then(|| value.elements())
    }

    fn wrong_type(
        &mut self,
        node: Node<'_>,
        of: impl Into<Cow<'static, str>>,
        takes: (&'static str, &'static str),
    ) {
        if is_broken(node) {
            return;
        }
        let (takes, example) = takes;
        let case = InvalidValue::Type {
            span: self.span(node),
            of: of.into(),
            takes: takes.into(),
            found: found(node),
            help: format!("write {example}"),
        };
        self.invalid(&case);
    }

    fn invalid(&mut self, case: &InvalidValue) {
        self.diagnostics.push((INVALID_VALUE.visit)(case));
    }

    fn written(&self, node: Node<'_>) -> Written {
        let replaceable = matches!(node.style(), Style::Plain | Style::SingleQuoted | Style::DoubleQuoted);
        let text = node.text().map_or_else(|| node.source().to_string(), Cow::into_owned);
        Written { span: self.span(node), text, replaceable }
    }

    fn span(&self, node: Node<'_>) -> Span {
        Span::in_file(self.file, node.range())
    }
}

/// Whether nothing can be said of the node because the file's faults already say it.
fn is_broken(node: Node<'_>) -> bool {
    matches!(node.kind(), NodeKind::Error | NodeKind::Alias)
}

/// What a message calls the node.
fn found(node: Node<'_>) -> &'static str {
    match node.scalar() {
        None => node.kind().noun(),
        Some(Scalar::Null) => "nothing",
        Some(Scalar::Bool(_)) => "a boolean",
        Some(Scalar::Int(_) | Scalar::Float(_)) => "a number",
        Some(Scalar::Str(_)) => "a string",
    }
}
