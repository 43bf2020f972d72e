//! What people silenced where it stands, and what they silenced in vain.
//!
//! Works on findings that are not folded yet, and costs each of them a few look-ups, however many suppressions a file has.

mod holders;
mod read;
mod statement;

use std::collections::BTreeMap;
use std::sync::Arc;

use memchr::memmem;
use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_config::Levels;
use wirelint_diagnostics::{Diagnostic, Severity};
use wirelint_lint::{Kind, Level};
use wirelint_rules_graphql::Ignores as GraphqlIgnores;
use wirelint_rules_protobuf::Ignores;
use wirelint_source::{FileId, Span, TextEdit, TextRange};
use wirelint_source_code::{Comments, Language};
use wirelint_vfs::{File, Vfs};

use crate::catalogue::catalogue;
use crate::configs::Configs;
use crate::memo::Memo;
use crate::meta::unused_suppression::UNUSED_SUPPRESSION;
use crate::projects;
use crate::suppress::holders::Holders;
use crate::suppress::read::Written;
use crate::trees::AnyTree;

/// What every suppression has.
const WORD: &str = "wirelint-ignore";

/// Whether something in `text` may silence findings.
pub(crate) fn silences(text: &str) -> bool {
    memmem::find(text.as_bytes(), WORD.as_bytes()).is_some()
        || Ignores::may_be_in(text)
        || GraphqlIgnores::may_be_in(text)
}

/// Whether something in `text` may silence findings that was not there before `edit`, which made it.
pub(crate) fn may_silence(text: &str, edit: &TextEdit) -> bool {
    // The longest of the words, with the space behind it.
    const REACH: usize = 16;
    let start = text.floor_char_boundary((edit.range.start as usize).saturating_sub(REACH));
    let end = text.ceil_char_boundary(edit.range.start as usize + edit.text.len() + REACH);
    silences(&text[start..end.min(text.len())])
}

/// The suppressions of a run, by file.
pub(crate) struct Suppressions<'a> {
    vfs: &'a Vfs,
    configs: Configs<'a>,
    by_file: BTreeMap<FileId, InFile>,
}

/// Findings, parted.
#[derive(Default)]
pub(crate) struct Parted {
    pub(crate) kept: Vec<Diagnostic>,
    pub(crate) silenced: Vec<Diagnostic>,
}

/// What somebody silenced, in vain or not.
pub(crate) struct Silenced {
    pub(crate) file: FileId,
    /// Where the name stands, in bytes from the start of the file.
    pub(crate) range: TextRange,
    /// The rule, group or peer's name as it is written.
    pub(crate) name: String,
}

/// How much a run has met of what may be found in a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Met {
    /// Some of it.
    Some,
    /// All that the contract says whose root it is.
    Contract,
    /// All of it, what is configured around contracts being looked at as well.
    All,
}

/// Where a suppression holds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Scope {
    File,
    /// Findings on this line (from 0), or in what begins on it.
    Line(u32),
    /// Findings inside this holder, its key included; an index into [`Holders`].
    Holder(u32),
}

impl<'a> Suppressions<'a> {
    /// What `files` silence; for each it is said how much the run has met of what may be found in it. Files without the word cost
    /// one search, when they are first asked about.
    pub(crate) fn collect(
        vfs: &'a Vfs,
        memo: &Memo,
        configs: Configs<'a>,
        files: impl IntoIterator<Item = (FileId, Met)>,
    ) -> Self {
        let mut by_file = BTreeMap::new();
        for (id, met) in files {
            if memo.may_silence(vfs, id) {
                let file = vfs.file(id);
                let levels = configs.levels(file.path());
                let has_buf_ignores = configs.has_buf_ignores(file.path());
                by_file.insert(id, InFile::new(file, memo.trees.any(vfs, id), levels, met, has_buf_ignores));
            }
        }
        Self { vfs, configs, by_file }
    }

    /// The files in which something of `diagnostics` may be silenced: where it stands, or where it comes from.
    pub(crate) fn asked<'d>(&self, diagnostics: impl Iterator<Item = &'d Diagnostic>) -> FxHashSet<FileId> {
        if self.by_file.is_empty() {
            return FxHashSet::default();
        }
        let is_asked = |it: &&Diagnostic| {
            let mut places = std::iter::once(&it.span).chain(it.uses.iter().map(|it| &it.span));
            places.any(|it| self.by_file.contains_key(&it.file))
        };
        diagnostics.filter(is_asked).map(|it| it.span.file).collect()
    }

    /// Parts `diagnostics`, not folded yet, into those that are left and those that are silenced: at the definition, or at the uses that
    /// they come from. So a fold loses the uses that are silenced, and one with no uses left disappears. Findings of rules that
    /// are off for their file are dropped.
    pub(crate) fn apply(&mut self, diagnostics: Vec<Diagnostic>) -> Parted {
        let mut parted = Parted::default();
        let mut levels: FxHashMap<FileId, Levels> = FxHashMap::default();
        for mut diagnostic in diagnostics {
            let Some(meta) = catalogue().rule(diagnostic.rule) else { continue };
            let Some(rule) = catalogue().index(meta).map(|rule| rule as u32) else { continue };
            let file = diagnostic.span.file;
            let levels =
                levels.entry(file).or_insert_with(|| self.configs.levels(self.vfs.file(file).path()));
            let at_definition = self.silences(rule, diagnostic.span);
            let had_uses = !diagnostic.uses.is_empty();
            diagnostic.uses.retain(|it| !self.silences(rule, it.span));
            // What is off is asked about all the same: where the comment stands, in another file, the rule may be on.
            if !levels.is_on(meta) {
                continue;
            }
            let at_uses = had_uses && diagnostic.uses.is_empty();
            let to = if at_definition || at_uses { &mut parted.silenced } else { &mut parted.kept };
            to.push(diagnostic);
        }
        parted
    }

    /// The findings about suppressions that silenced nothing, and about those that cannot silence anything, parted as well. To be
    /// asked after all else was [applied](Self::apply). Where a rule is off, nothing can be said.
    pub(crate) fn unused(mut self) -> Parted {
        let mut parted = Parted::default();
        for (&id, file) in &mut self.by_file {
            if file.levels.is_on(&UNUSED_SUPPRESSION.meta) {
                file.unused(id, &mut parted);
            }
        }
        parted
    }

    /// Everything in `file` that is silenced, whether or not there is something to silence, in the order of the text.
    pub(crate) fn silenced(&self, file: FileId) -> impl Iterator<Item = Silenced> {
        let of_file = move |known: &InFile| {
            let named = |it: &Suppression| {
                let name = &known.names[it.name? as usize];
                let silenced = Silenced { file, range: it.place, name: name.text.clone() };
                (!name.rules.is_empty()).then_some(silenced)
            };
            known.all.iter().filter_map(named).collect::<Vec<_>>()
        };
        self.by_file.get(&file).map(of_file).into_iter().flatten()
    }

    fn silences(&mut self, rule: u32, span: Span) -> bool {
        let Some(file) = self.by_file.get_mut(&span.file) else { return false };
        let range = file.tree.absolute(span.item, span.range);
        file.silences(rule, range, None)
    }
}

/// The suppressions of one file.
struct InFile {
    file: Arc<File>,
    tree: AnyTree,
    levels: Levels,
    met: Met,
    /// In YAML and JSON.
    holders: Holders,
    /// In .proto files.
    ignores: Ignores,
    /// In GraphQL files.
    graphql_ignores: GraphqlIgnores,
    /// In source code.
    code: Comments,
    /// Each name once.
    names: Vec<Name>,
    /// The names, as indices, that silence a rule, by the rule's index in the catalogue.
    by_rule: FxHashMap<u32, Vec<u32>>,
    all: Vec<Suppression>,
    /// The suppressions of a name with a scope that are not used yet. Those that are leave an empty list behind, so that each is visited
    /// once.
    unused: FxHashMap<(Scope, u32), Vec<u32>>,
}

struct Name {
    text: String,
    /// The rules that it stands for, as indices of the catalogue; empty for a name that stands for none.
    rules: &'static [u32],
    reach: Reach,
}

/// One name in one comment or object.
struct Suppression {
    /// In bytes from the start of the file.
    place: TextRange,
    /// An index into the file's names.
    name: Option<u32>,
    is_used: bool,
}

/// Whether a name stands for the rule about unused suppressions. What is said of a suppression is silenced only by those that reach
/// further, so that none can be the only thing that it silences.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Reach {
    /// It does not.
    Others,
    /// Among other rules.
    Among,
    /// For that alone.
    Alone,
}

impl InFile {
    fn new(file: Arc<File>, tree: AnyTree, levels: Levels, met: Met, has_buf_ignores: bool) -> Self {
        let mut holders = Holders::default();
        let mut ignores = Ignores::default();
        let mut graphql_ignores = GraphqlIgnores::default();
        let mut code = Comments::default();
        let written = match &tree {
            AnyTree::Document(tree) => {
                let mut written = read::comments(&file, tree.comments());
                let (all, objects) = Holders::of(tree, file.lines(), read::KEY);
                written.extend(objects.into_iter().flat_map(|(holder, entry)| read::object(holder, entry)));
                holders = all;
                written
            }
            AnyTree::Proto(parse) => {
                if has_buf_ignores {
                    ignores = Ignores::of(parse);
                }
                read::comments(&file, parse.comments().collect())
            }
            AnyTree::GraphQl(parse) => {
                graphql_ignores = GraphqlIgnores::of(parse);
                read::comments(&file, parse.comments().collect())
            }
            AnyTree::Embedded(it) => {
                graphql_ignores = GraphqlIgnores::of(&it.parse);
                code = comments_of(&file);
                let mut all: Vec<TextRange> =
                    it.parse.comments().chain(code.ranges.iter().copied()).collect();
                all.sort_unstable();
                read::comments(&file, all)
            }
            AnyTree::Source => {
                code = comments_of(&file);
                read::comments(&file, code.ranges.clone())
            }
            // JSON has no comments, and what is made of a server's answer no keys of others' making.
            AnyTree::Introspection(_) => Vec::new(),
        };
        let mut it = Self {
            file,
            tree,
            holders,
            ignores,
            graphql_ignores,
            code,
            levels,
            met,
            names: Vec::new(),
            by_rule: FxHashMap::default(),
            all: Vec::with_capacity(written.len()),
            unused: FxHashMap::default(),
        };
        let mut known = FxHashMap::default();
        for Written { place, name, scope } in written {
            let name = name.map(|text| *known.entry(text).or_insert_with_key(|text| it.add_name(text)));
            if let Some(name) = name {
                it.unused.entry((scope, name)).or_default().push(it.all.len() as u32);
            }
            it.all.push(Suppression { place, name, is_used: false });
        }
        it
    }

    fn add_name(&mut self, text: &str) -> u32 {
        let index = self.names.len() as u32;
        let rules = catalogue().target(text).map_or(&[][..], |target| target.rules);
        for &rule in rules {
            self.by_rule.entry(rule).or_default().push(index);
        }
        let reach = match rules {
            _ if !rules.contains(&about_unused()) => Reach::Others,
            [_] => Reach::Alone,
            _ => Reach::Among,
        };
        self.names.push(Name { text: text.to_owned(), rules, reach });
        index
    }

    /// Whether something silences `rule` at `range` (in bytes of the file) and, where a reach is given, reaches further than that. It is
    /// used then.
    fn silences(&mut self, rule: u32, range: TextRange, beyond: Option<Reach>) -> bool {
        if !self.ignores.is_empty() {
            let peers = catalogue().rules()[rule as usize].peers;
            if peers.iter().any(|it| self.ignores.silences(it, range.start)) {
                return true;
            }
        }
        if !self.graphql_ignores.is_empty() && self.graphql_silences(rule, range) {
            return true;
        }
        let Some(names) = self.by_rule.get(&rule) else { return false };
        let start = match &self.tree {
            AnyTree::Document(_) | AnyTree::Introspection(_) => None,
            AnyTree::Proto(parse) => statement::start(parse, range),
            AnyTree::GraphQl(parse) => projects::statement_start(parse, range),
            AnyTree::Embedded(it) => {
                projects::statement_start(&it.parse, range).or_else(|| self.code.statement_start(range.start))
            }
            AnyTree::Source => self.code.statement_start(range.start),
        };
        let own = [Some(range.start), start].into_iter().flatten().map(|it| self.file.lines().line_of(it));
        let lines = own.chain(self.holders.lines(range));
        let scopes = std::iter::once(Scope::File)
            .chain(lines.map(Scope::Line))
            .chain(self.holders.around(range).map(|(at, _)| Scope::Holder(at)));
        let mut silenced = false;
        for scope in scopes {
            for &name in names {
                if beyond.is_some_and(|reach| self.names[name as usize].reach <= reach) {
                    continue;
                }
                let Some(unused) = self.unused.get_mut(&(scope, name)) else { continue };
                silenced = true;
                for at in unused.drain(..) {
                    self.all[at as usize].is_used = true;
                }
            }
        }
        silenced
    }

    /// Whether a comment of a peer silences `rule` at `range` of a GraphQL file.
    fn graphql_silences(&self, rule: u32, range: TextRange) -> bool {
        let AnyTree::GraphQl(parse) = &self.tree else { return false };
        let statement = projects::statement_start(parse, range);
        let peers = catalogue().rules()[rule as usize].peers;
        peers.iter().any(|it| self.graphql_ignores.silences(it, range.start, statement))
    }

    fn unused(&mut self, id: FileId, parted: &mut Parted) {
        // Those that reach less come first: what they are silenced by is used then.
        for reach in [Reach::Others, Reach::Among, Reach::Alone] {
            for at in 0..self.all.len() {
                if self.all[at].is_used || self.reach(&self.all[at]) != reach {
                    continue;
                }
                let place = self.all[at].place;
                let Some(diagnostic) = self.in_vain(id, &self.all[at]) else { continue };
                let is_silenced = self.silences(about_unused(), place, Some(reach));
                let to = if is_silenced { &mut parted.silenced } else { &mut parted.kept };
                to.push(diagnostic);
            }
        }
    }

    fn reach(&self, suppression: &Suppression) -> Reach {
        suppression.name.map_or(Reach::Others, |name| self.names[name as usize].reach)
    }

    /// What is to be said of a suppression that is not used.
    fn in_vain(&self, id: FileId, suppression: &Suppression) -> Option<Diagnostic> {
        let is_on = |rules: &[u32]| {
            // Who names a group does not mean those of its rules that nobody switched on.
            let alone = rules.len() == 1;
            rules
                .iter()
                .map(|rule| catalogue().rules()[*rule as usize])
                .all(|meta| self.levels.is_on(meta) || (!alone && meta.level == Level::Off))
        };
        // What a rule about configuration finds stands at the operation as well.
        let due = |rules: &[u32]| {
            let kinds = rules.iter().flat_map(|rule| catalogue().rules()[*rule as usize].kinds);
            if kinds.into_iter().any(|it| *it == Kind::Traffic) { Met::All } else { Met::Contract }
        };
        let name = suppression.name.map(|name| &self.names[name as usize]);
        let (message, help) = match name {
            None => {
                let help = "name the rule and the reason: `wirelint-ignore group/rule: reason` in a comment, \
                            `\"x-wirelint-ignore\": { \"group/rule\": \"reason\" }` in an object";
                ("this names no rule, so nothing is silenced".to_owned(), Some(help.to_owned()))
            }
            Some(Name { text, rules: [], .. }) => {
                let near = catalogue().nearest(text).map(|near| format!("did you mean `{near}`?"));
                (format!("`{text}` is no rule, so nothing is silenced"), near)
            }
            Some(Name { text, rules, .. }) if self.met >= due(rules) && is_on(rules) => {
                (format!("nothing here breaks `{text}` any more"), Some("remove the suppression".to_owned()))
            }
            Some(_) => return None,
        };
        Some(Diagnostic {
            rule: UNUSED_SUPPRESSION.meta.id,
            severity: Severity::Warning,
            message,
            span: Span::in_file(id, suppression.place),
            label: Some("silences nothing".into()),
            help: help.map(Into::into),
            related: Vec::new(),
            uses: Vec::new(),
            fold_key: None,
            arguments: name.map(|name| name.text.clone()).into_iter().collect(),
            suggestions: Vec::new(),
            hangs_on_all: false,
        })
    }
}

/// The comments of source code.
fn comments_of(file: &File) -> Comments {
    Language::of(file.path()).map(|it| Comments::of(it, file.text())).unwrap_or_default()
}

/// The index of the rule about unused suppressions.
fn about_unused() -> u32 {
    catalogue().index(&UNUSED_SUPPRESSION.meta).expect("the catalogue has every rule of the group `meta`")
        as u32
}
