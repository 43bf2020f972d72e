//! What a `rules` mapping says of one rule: a level, or a mapping of a level and the rule's options.

use rustc_hash::FxHashMap;
use wirelint_lint::Level;
use wirelint_lint::options::{Data, Fault, FaultKind, OptionSet, Pair, Value, read_settings};
use wirelint_source::Span;
use wirelint_yaml::{Entry, Node, Scalar, Style};

use super::{Reader, is_broken};
use crate::catalogue::{Rank, Target};
use crate::file::{Given, Said, Table};
use crate::rules::Written;
use crate::rules::invalid_value::InvalidValue;
use crate::rules::unknown_key::{UNKNOWN_KEY, UnknownKey};

const LEVEL: &str = "level";

/// What mappings are called of which no single rule is spoken.
const NOUN: &str = "a rule's settings";

/// So many values are read of one rule's settings; aliases can make more of a few lines than anybody has time for.
const MOST: usize = 10_000;

/// Options nest no deeper than this.
const DEEPEST: usize = 16;

/// What is said of a rule.
#[derive(Clone, Default)]
pub(super) struct Setting {
    level: Option<Level>,
    /// The options of each of the rules that are spoken of, by its index.
    told: Vec<(u32, Said)>,
}

/// What a mapping says, rule by rule: the more precise name wins.
#[derive(Default)]
pub(super) struct Spoken {
    met: FxHashMap<u32, (Rank, Span)>,
    levels: FxHashMap<u32, (Rank, Level, Span)>,
    told: FxHashMap<u32, (Rank, Said)>,
}

impl Spoken {
    /// Adds what is said of `target` at `origin`. Where something equally precise was said of one of its rules already, that counts; gives
    /// where it stands.
    pub(super) fn add(&mut self, target: Target<'_>, setting: &Setting, origin: Span) -> Option<Span> {
        if setting.level.is_none() && setting.told.is_empty() {
            return None;
        }
        let mut first = None;
        for &rule in target.rules {
            match self.met.get(&rule) {
                Some(&(rank, origin)) if rank == target.rank => {
                    first = first.or(Some(origin));
                    continue;
                }
                Some(&(rank, _)) if rank > target.rank => {}
                _ => _ = self.met.insert(rule, (target.rank, origin)),
            }
            if let Some(level) = setting.level
                && self.levels.get(&rule).is_none_or(|it| it.0 < target.rank)
            {
                self.levels.insert(rule, (target.rank, level, origin));
            }
        }
        for (rule, told) in &setting.told {
            if self.told.get(rule).is_none_or(|it| it.0 < target.rank) {
                self.told.insert(*rule, (target.rank, Said::clone(told)));
            }
        }
        first
    }

    pub(super) fn finish(mut self) -> Table {
        let mut rules: Vec<u32> = self.levels.keys().chain(self.told.keys()).copied().collect();
        rules.sort_unstable();
        rules.dedup();
        let given = |rule| Given {
            rule,
            level: self.levels.get(&rule).map(|&(_, level, origin)| (level, origin)),
            told: self.told.remove(&rule).map(|it| it.1),
        };
        rules.into_iter().map(given).collect()
    }
}

impl Reader<'_> {
    /// A level, or a mapping of a level and options.
    pub(super) fn setting(&mut self, value: Node<'_>, target: Target<'_>) -> Setting {
        if !value.is_mapping() {
            return Setting { level: self.level_name(value), ..Setting::default() };
        }
        let sets = self.option_sets(target);
        let key = (value.resolved().id(), sets.first().map(|it| it.0));
        if let Some(known) = self.read.settings.get(&key) {
            return known.clone();
        }
        let setting = self.mapping(value, &sets);
        self.read.settings.insert(key, setting.clone());
        setting
    }

    /// The options of the rules that `target` names by themselves: those of a group are nobody's in particular.
    fn option_sets(&self, target: Target<'_>) -> Vec<(u32, &'static OptionSet)> {
        if !matches!(target.rank, Rank::Rule | Rank::Several) {
            return Vec::new();
        }
        let set = |&rule: &u32| Some((rule, self.catalogue.rules()[rule as usize].options?));
        target.rules.iter().filter_map(set).collect()
    }

    fn mapping(&mut self, mapping: Node<'_>, sets: &[(u32, &'static OptionSet)]) -> Setting {
        let mut setting = Setting::default();
        let (mut first, mut pairs, mut left) = (None, Vec::new(), MOST);
        for entry in mapping.entries() {
            let Entry { key, value } = entry;
            if key.is_text(LEVEL) {
                if let Some(first) = first {
                    self.invalid(&InvalidValue::Twice { again: self.written(key), first });
                } else {
                    first = Some(self.span(key));
                    setting.level = self.level_name(value);
                }
            } else if let Some(pair) = pair(entry, 0, &mut left) {
                pairs.push(pair);
            } else {
                self.invalid(&InvalidValue::TooMuch(self.span(key)));
                return setting;
            }
        }
        let is_short = match sets {
            [] => first.is_none(),
            _ => first.is_none() && pairs.is_empty(),
        };
        if is_short {
            let span = self.span(mapping);
            let effect = "change nothing";
            self.invalid(&InvalidValue::Missing { span, key: LEVEL, within: NOUN, effect });
        }
        let mut faults = Vec::new();
        let (within, explain) = match *sets {
            [(rule, _)] => {
                let id = self.catalogue.rules()[rule as usize].id;
                (format!("the settings of `{id}`"), format!("`wirelint explain {id}` says what there is"))
            }
            _ => (NOUN.into(), "the pages of the rules say what there is".into()),
        };
        // A key that none of several rules knows is unknown once.
        let knows = |set: &OptionSet, pair: &Pair| {
            set.place(&pair.key.text).is_some() || set.rest.is_some_and(|it| (it.takes)(&pair.key.text))
        };
        let (known, unknown): (Vec<&Pair>, Vec<&Pair>) =
            pairs.iter().partition(|pair| sets.iter().any(|it| knows(it.1, pair)));
        for pair in unknown {
            let allowed = std::iter::once(LEVEL).chain(sets.iter().flat_map(|it| it.1.keys())).collect();
            let kind = FaultKind::UnknownKey { within: within.clone(), allowed };
            faults.push(pair.key.fault(kind));
        }
        for &(rule, set) in sets {
            let own = known.iter().copied().filter(|it| knows(set, it));
            let said = read_settings(set, own, &within, &[LEVEL], &mut faults);
            if said.iter().any(Option::is_some) {
                setting.told.push((rule, said.into()));
            }
        }
        for (at, fault) in faults.iter().enumerate() {
            // What several rules are told is wrong for all of them.
            if !faults[..at].contains(fault) {
                self.fault(fault, &explain);
            }
        }
        setting
    }

    fn fault(&mut self, fault: &Fault, explain: &str) {
        let Fault { range, text, replaceable, kind } = fault;
        let span = Span::in_file(self.file, *range);
        let written = Written { span, text: text.clone(), replaceable: *replaceable };
        let help = explain.to_owned();
        let case = match kind.clone() {
            FaultKind::UnknownKey { within, allowed } => {
                let case = UnknownKey { key: written, within: &within, allowed: &allowed };
                return self.diagnostics.push((UNKNOWN_KEY.visit)(&case));
            }
            FaultKind::Twice { first } => {
                InvalidValue::Twice { again: written, first: Span::in_file(self.file, first) }
            }
            FaultKind::Type { of, takes, found } => {
                InvalidValue::Type { span, of: of.into(), takes: takes.into(), found, help }
            }
            FaultKind::Other { of, takes, words } => InvalidValue::Option { written, of, takes, words, help },
            FaultKind::Refused { of, reason } => InvalidValue::Unfit { written, of, reason, help },
        };
        self.invalid(&case);
    }
}

/// The pair as plain data; `None` where that would be too much.
fn pair(entry: Entry<'_>, depth: usize, left: &mut usize) -> Option<Pair> {
    let key = Value { data: Data::Text, ..scalar(entry.key) };
    Some(Pair { key, value: value(entry.value, depth, left)? })
}

/// The node as plain data; `None` where that would be too much.
pub(crate) fn plain(node: Node<'_>) -> Option<Value> {
    value(node, 0, &mut { MOST })
}

/// The node as plain data; `None` where that would be too much. `left` is how many values there may be.
fn value(node: Node<'_>, depth: usize, left: &mut usize) -> Option<Value> {
    *left = left.checked_sub(1).filter(|_| depth < DEEPEST)?;
    let data = if is_broken(node) {
        Data::Broken
    } else if node.is_mapping() {
        let pairs = node.entries().map(|it| pair(it, depth + 1, left));
        Data::Map(pairs.collect::<Option<_>>()?)
    } else if node.is_sequence() {
        let elements = node.elements().map(|it| value(it, depth + 1, left));
        Data::List(elements.collect::<Option<_>>()?)
    } else {
        match node.scalar() {
            None => Data::Broken,
            Some(Scalar::Null) => Data::Nothing,
            Some(Scalar::Bool(it)) => Data::Bool(it),
            Some(Scalar::Int(it)) => Data::Whole(it),
            Some(Scalar::Float(_)) => Data::Number,
            Some(Scalar::Str(_)) => Data::Text,
        }
    };
    Some(Value { data, ..scalar(node) })
}

fn scalar(node: Node<'_>) -> Value {
    Value {
        range: node.range(),
        text: node.text().map_or_else(String::new, std::borrow::Cow::into_owned),
        replaceable: matches!(node.style(), Style::Plain | Style::SingleQuoted | Style::DoubleQuoted),
        data: Data::Broken,
    }
}
