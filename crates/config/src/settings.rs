//! A configuration put together and ready to answer: which level, which files.

use std::collections::BTreeMap;
use std::sync::Arc;

use wirelint_diagnostics::{Diagnostic, Severity};
use wirelint_lint::options::{self, Told};
use wirelint_lint::{Level, Meta};
use wirelint_semantics::{Vocabulary, Weights};
use wirelint_source::{FileId, Span};

use crate::catalogue::Catalogue;
use crate::file::Said;
use crate::flags::Adjustments;
use crate::functions::Functions;
use crate::pattern::Tracked;
use crate::rules::unmatched_pattern::UNMATCHED_PATTERN;

/// What holds below one folder: its configuration with everything that it extends, and the command line on top. Threads
/// share it; all that changes in it are the marks at patterns that matched.
///
/// Paths are those of files or folders below the configuration's folder: relative to it, with `/`, without `./`.
#[derive(Debug)]
pub struct Settings {
    catalogue: Arc<Catalogue>,
    /// What holds for every path before anything that hangs on the path is asked, by the rule's index.
    base: Vec<LevelSetting>,
    /// The same of options, by the rule's index and the option's place.
    base_told: Options,
    /// What is said further, the strongest last.
    layers: Vec<Layer>,
    /// The lists that layers hang on; each is asked once per path.
    lists: Vec<Tracked>,
    include: Tracked,
    exclude: Tracked,
    vocabulary: Arc<Vocabulary>,
    weights: Weights,
    functions: Functions,
    /// The configuration itself, in distinction from what it extends.
    file: Option<FileId>,
    adjustments: Adjustments,
    /// What holds for a path that no override matches, which most are.
    usual: Levels,
}

/// What is said of options, by the rule's index and the option's place.
type Options = BTreeMap<u32, Vec<Option<options::Said>>>;

/// What configuration says of a rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LevelSetting {
    /// The level.
    pub level: Level,
    /// Whether somebody gave the rule this level: then every finding has it. Otherwise it is a default, and a hit may be
    /// worse or milder where the rule says so.
    pub explicit: bool,
    /// What a preset demands of each finding at least, where nobody gave a level.
    pub at_least: Option<Severity>,
    /// What set it: the key in a `rules` mapping or the preset in `extends`; `None` for a default and for the command
    /// line.
    pub origin: Option<Span>,
}

/// The levels and options that hold for one path. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Levels {
    catalogue: Arc<Catalogue>,
    settings: Arc<[LevelSetting]>,
    /// What rules are told, by the rule's index, ascending; those that are told nothing are left out.
    told: Arc<[(u32, Told)]>,
}

/// What one `rules` mapping or preset says.
#[derive(Clone, Debug)]
pub(crate) struct Layer {
    /// Of which files, as an index into [`Parts::lists`]; of all where there is none.
    pub(crate) files: Option<usize>,
    /// Of which rules it says what, by the rule's index.
    pub(crate) says: Arc<[(u32, LevelSetting)]>,
    /// Which rules it tells what, by the rule's index and the option's place.
    pub(crate) tells: Arc<[(u32, Said)]>,
}

/// What a configuration and those that it extends consist of.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    /// The strongest last.
    pub(crate) layers: Vec<Layer>,
    pub(crate) lists: Vec<Tracked>,
    pub(crate) include: Tracked,
    pub(crate) exclude: Tracked,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) weights: Weights,
    pub(crate) functions: Functions,
    pub(crate) file: Option<FileId>,
}

impl Settings {
    /// What holds where there is no configuration: every rule at its default level, every file.
    pub fn without_config(catalogue: &Arc<Catalogue>) -> Self {
        Self::new(catalogue, Parts::default())
    }

    pub(crate) fn new(catalogue: &Arc<Catalogue>, parts: Parts) -> Self {
        let Parts { mut layers, lists, include, exclude, vocabulary, weights, functions, file } = parts;
        let rules = catalogue.rules().iter();
        let mut base: Vec<LevelSetting> = rules.map(|rule| LevelSetting::default_of(rule)).collect();
        let conditional = layers.iter().position(|layer| layer.files.is_some()).unwrap_or(layers.len());
        let mut base_told = Options::new();
        for layer in layers.drain(..conditional) {
            layer.apply(catalogue, &mut base, &mut base_told);
        }
        let usual = Levels { catalogue: Arc::clone(catalogue), settings: Arc::from([]), told: Arc::from([]) };
        let mut settings = Self {
            catalogue: Arc::clone(catalogue),
            base,
            base_told,
            layers,
            lists,
            include,
            exclude,
            vocabulary: Arc::new(vocabulary),
            weights,
            functions,
            file,
            adjustments: Adjustments::default(),
            usual,
        };
        settings.usual = settings.levels(&[]);
        settings
    }

    /// The same with what the command line says on top. The adjustments must come from the same catalogue.
    pub fn adjusted(mut self, adjustments: Adjustments) -> Self {
        self.adjustments = adjustments;
        self.usual = self.levels(&[]);
        self
    }

    /// The rules that it speaks of.
    pub fn catalogue(&self) -> &Arc<Catalogue> {
        &self.catalogue
    }

    /// What words mean in the contracts whose root it holds for.
    pub fn vocabulary(&self) -> &Arc<Vocabulary> {
        &self.vocabulary
    }

    /// What the dangers of their operations weigh.
    pub fn weights(&self) -> Weights {
        self.weights
    }

    /// What functions of the source code do that answers GraphQL.
    pub fn functions(&self) -> &Functions {
        &self.functions
    }

    /// The levels and options of all rules for the file at `path`. The patterns of the overrides are matched here, once.
    pub fn for_path(&self, path: &str) -> Levels {
        let matched: Vec<bool> = self.lists.iter().map(|list| list.matches(path)).collect();
        let usual = !matched.contains(&true);
        if usual { self.usual.clone() } else { self.levels(&matched) }
    }

    /// The levels that hold for every path, where nothing is said of some files alone.
    pub fn everywhere(&self) -> Option<Levels> {
        self.lists.is_empty().then(|| self.usual.clone())
    }

    /// Forgets which patterns of overrides have matched something. Those that say which files are picked up stay.
    pub fn forget_matches(&self) {
        self.lists.iter().for_each(Tracked::forget);
    }

    /// The level of one rule for the file at `path`. For more than one rule take [`for_path`](Self::for_path).
    pub fn level(&self, rule: &Meta, path: &str) -> LevelSetting {
        self.for_path(path).level(rule)
    }

    /// Whether a walk picks up the file at `path`: one of `include` matches it, if there are any, and none of `exclude`.
    /// A file that is named on the command line need not be asked about.
    pub fn picks_up(&self, path: &str) -> bool {
        // Both are always asked, so that each pattern knows what it matches.
        let included = self.include.matches(path);
        let excluded = self.exclude.matches(path);
        (included || self.include.is_empty()) && !excluded
    }

    /// Whether a walk can pass the folder at `path` by, since all that is in it is excluded.
    pub fn prunes(&self, path: &str) -> bool {
        self.exclude.holds_folder(path)
    }

    /// The findings about patterns of the configuration, not of what it extends, that matched nothing so far, in the order
    /// of the text. To be asked after a run that walked the whole folder and took the levels of every file.
    pub fn unmatched_patterns(&self) -> Vec<Diagnostic> {
        let tracked = self.lists.iter().chain([&self.include, &self.exclude]);
        let own = tracked.flat_map(Tracked::unmatched).filter(|it| Some(it.span.file) == self.file);
        let mut findings: Vec<Diagnostic> = own.map(UNMATCHED_PATTERN.visit).collect();
        findings.sort_by_key(|it| it.span);
        // One list can serve several keys by an alias.
        findings.dedup();
        findings
    }

    /// What holds where the lists marked in `matched` match; lists beyond its end do not.
    fn levels(&self, matched: &[bool]) -> Levels {
        let mut settings = self.base.clone();
        let mut told = self.base_told.clone();
        for layer in &self.layers {
            if layer.files.is_none_or(|list| matched.get(list).is_some_and(|it| *it)) {
                layer.apply(&self.catalogue, &mut settings, &mut told);
            }
        }
        self.adjustments.apply(&mut settings, self.catalogue.rules());
        let tell = |(rule, said): (u32, Vec<Option<options::Said>>)| {
            let set = self.catalogue.rules()[rule as usize].options?;
            Some((rule, (set.tell)(&said)))
        };
        Levels {
            catalogue: Arc::clone(&self.catalogue),
            settings: settings.into(),
            told: told.into_iter().filter_map(tell).collect(),
        }
    }
}

impl Layer {
    fn apply(&self, catalogue: &Catalogue, settings: &mut [LevelSetting], told: &mut Options) {
        for &(rule, says) in &*self.says {
            settings[rule as usize] = says;
        }
        for (rule, said) in &*self.tells {
            let Some(set) = catalogue.rules()[*rule as usize].options else { continue };
            set.lay_over(told.entry(*rule).or_insert_with(|| vec![None; set.width()]), said);
        }
    }
}

impl LevelSetting {
    /// What holds where nobody says anything.
    fn default_of(rule: &Meta) -> Self {
        Self { level: rule.level, explicit: false, at_least: None, origin: None }
    }

    /// How bad a finding is that the rule reported as `reported`; `None` where there is to be none.
    pub fn severity(&self, reported: Severity) -> Option<Severity> {
        let severity = self.level.severity()?;
        if self.explicit {
            return Some(severity);
        }
        Some(self.at_least.map_or(reported, |least| reported.max(least)))
    }
}

impl Levels {
    /// The level of `rule`. A rule that is not in the catalogue has its default level.
    pub fn level(&self, rule: &Meta) -> LevelSetting {
        let known = self.catalogue.index(rule).map(|index| self.settings[index]);
        known.unwrap_or_else(|| LevelSetting::default_of(rule))
    }

    /// Whether `rule` runs.
    pub fn is_on(&self, rule: &Meta) -> bool {
        self.level(rule).level != Level::Off
    }

    /// What `rule` is told beside its level; `None` where nothing is said, or it has no options.
    pub fn options(&self, rule: &Meta) -> Option<Told> {
        rule.options?;
        let rule = self.catalogue.index(rule)? as u32;
        let at = self.told.binary_search_by_key(&rule, |it| it.0).ok()?;
        Some(Arc::clone(&self.told[at].1))
    }

    /// Every rule with its level, in the order of the ids.
    pub fn iter(&self) -> impl Iterator<Item = (&'static Meta, LevelSetting)> {
        self.catalogue.rules().iter().copied().zip(self.settings.iter().copied())
    }
}
