//! The rules that configuration can speak of, found by every name that they have.

use rustc_hash::FxHashMap;
use wirelint_lint::Meta;

use crate::nearest::{distance, nearest};
use crate::preset::Preset;

/// What names every rule at once.
const ALL: &str = "all";

/// All registered rules, in the order of their ids.
#[derive(Debug)]
pub struct Catalogue {
    rules: Vec<&'static Meta>,
    /// Where each is among them, by its id: every rule is asked about for every file.
    places: FxHashMap<&'static str, u32>,
    /// Every name that configuration may write, with what it stands for.
    names: FxHashMap<&'static str, Named>,
    groups: Vec<&'static str>,
}

/// What a name stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Target<'c> {
    /// How precise the name is.
    pub rank: Rank,
    /// The rules, as indices into [`Catalogue::rules`], ascending.
    pub rules: &'c [u32],
}

/// How precisely a name names its rules. Of two names in one mapping that speak of a rule the more precise one holds,
/// whatever their order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Rank {
    /// `all`.
    All,
    /// A group: `pagination`; a set of another tool's: `buf:BASIC`.
    Group,
    /// Another tool's name for something that several rules do here.
    Several,
    /// One rule, by its id or by the one name that a peer or an older version has for it.
    Rule,
}

#[derive(Debug)]
struct Named {
    rank: Rank,
    rules: Vec<u32>,
}

impl Catalogue {
    /// The catalogue of `rules`, which may come in any order. Of two rules with one id the first is kept.
    pub fn new(mut rules: Vec<&'static Meta>) -> Self {
        rules.sort_by_key(|rule| rule.id);
        rules.dedup_by_key(|rule| rule.id);
        let mut names: FxHashMap<&'static str, Named> = FxHashMap::default();
        names.insert(ALL, Named { rank: Rank::All, rules: (0..rules.len() as u32).collect() });
        let mut groups = Vec::new();
        for (index, rule) in rules.iter().enumerate() {
            names.insert(rule.id, Named { rank: Rank::Rule, rules: vec![index as u32] });
            if groups.last() != Some(&rule.group()) {
                groups.push(rule.group());
            }
            let group = names.entry(rule.group()).or_insert(Named { rank: Rank::Group, rules: Vec::new() });
            group.rules.push(index as u32);
        }
        // Our own names win over another tool's, so peers come last.
        for (index, rule) in rules.iter().enumerate() {
            for &peer in rule.peers {
                let named = names.entry(peer).or_insert(Named { rank: Rank::Several, rules: Vec::new() });
                if named.rank == Rank::Several && named.rules.last() != Some(&(index as u32)) {
                    named.rules.push(index as u32);
                }
            }
        }
        #[expect(clippy::iter_over_hash_type, reason = "each entry is looked at by itself")]
        for named in names.values_mut() {
            if named.rank == Rank::Several && named.rules.len() == 1 {
                named.rank = Rank::Rule;
            }
        }
        for preset in Preset::ALL {
            let Some(peers) = preset.peers() else { continue };
            let of_peers = peers.iter().filter_map(|it| names.get(&**it)).flat_map(|it| &it.rules);
            let mut rules: Vec<u32> = of_peers.copied().collect();
            rules.sort_unstable();
            rules.dedup();
            names.insert(preset.as_str(), Named { rank: Rank::Group, rules });
        }
        let places = rules.iter().zip(0..).map(|(rule, place)| (rule.id, place)).collect();
        Self { rules, places, names, groups }
    }

    /// The rules, in the order of their ids.
    pub fn rules(&self) -> &[&'static Meta] {
        &self.rules
    }

    /// The groups, in the order of the alphabet.
    pub fn groups(&self) -> &[&'static str] {
        &self.groups
    }

    /// What `name` stands for: an id, a group, a peer's name for a rule, a set of another tool's such as `buf:STANDARD`, or `all`.
    pub fn target(&self, name: &str) -> Option<Target<'_>> {
        self.names.get(name).map(|named| Target { rank: named.rank, rules: &named.rules })
    }

    /// The rule that `name` is the id or the peer's name of; `None` where it stands for several.
    pub fn rule(&self, name: &str) -> Option<&'static Meta> {
        let target = self.target(name).filter(|target| target.rank == Rank::Rule)?;
        target.rules.first().map(|&index| self.rules[index as usize])
    }

    /// The place of `rule` in [`rules`](Self::rules).
    pub fn index(&self, rule: &Meta) -> Option<usize> {
        self.places.get(rule.id).map(|place| *place as usize)
    }

    /// The name that `name` was probably meant to be. A rule's name without its group, or with a wrong one, is enough.
    pub fn nearest(&self, name: &str) -> Option<&'static str> {
        let last = name.rsplit('/').next().unwrap_or(name);
        let same_name = self.rules.iter().filter(|rule| rule.name() == last);
        if let Some(rule) = same_name.min_by_key(|rule| distance(name, rule.id).unwrap_or(usize::MAX)) {
            return Some(rule.id);
        }
        let peers = self.rules.iter().flat_map(|rule| rule.peers.iter().copied());
        let ids = self.rules.iter().map(|rule| rule.id);
        nearest(name, ids.chain(self.groups.iter().copied()).chain(peers))
    }
}
