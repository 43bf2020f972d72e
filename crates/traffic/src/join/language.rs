//! Which paths a regular expression takes, told by walking its automaton along a path template: a parameter may be any text, so the
//! automaton is in all states to which any text leads.
//!
//! The answer is exact for the texts that parameters may be: [`Reach::Some`] where one of them leads to a match, [`Reach::All`] where every
//! usual one does.

use std::sync::Arc;

use regex_automata::hybrid::LazyStateID;
use regex_automata::hybrid::dfa::{Cache, DFA};
use regex_automata::nfa::thompson::{self, WhichCaptures};
use regex_automata::util::alphabet::Unit;
use regex_automata::{Anchored, Input, MatchKind};
use rustc_hash::FxHashMap;
use wirelint_model::traffic::Reach;

use super::segments::{Kind, Segment};
use crate::string_match::{ascii, message, parsed};

/// More than the automaton of any route takes (some hundred states), less than what would be felt where there are many.
const MOST_MEMORY: usize = 1 << 18;

/// States of the automaton, each once.
type States = Box<[LazyStateID]>;

/// A regular expression that is matched from end to end.
pub(super) struct Language {
    automaton: DFA,
    cache: Cache,
    /// To which states one or more letters that are no slash lead.
    any: FxHashMap<LazyStateID, States>,
    /// The same of the letters that identifiers have.
    usual: FxHashMap<LazyStateID, States>,
    /// The automaton has grown too large: nothing can be told.
    too_large: bool,
}

/// Where the automaton is after a part of a path.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum At {
    /// Before the first parameter: in one state.
    One(LazyStateID),
    /// Behind it.
    Several {
        /// Wherever some text leads; without those from which there is no match.
        any: Vec<LazyStateID>,
        /// Wherever usual texts lead, with those.
        usual: Vec<LazyStateID>,
    },
}

impl At {
    fn any(&self) -> &[LazyStateID] {
        match self {
            Self::One(state) => std::slice::from_ref(state),
            Self::Several { any, .. } => any,
        }
    }

    fn usual(&self) -> &[LazyStateID] {
        match self {
            Self::One(state) => std::slice::from_ref(state),
            Self::Several { usual, .. } => usual,
        }
    }
}

impl Language {
    /// Reads `regex`, or says why it cannot.
    pub(super) fn new(regex: &str) -> Result<Self, Arc<str>> {
        // An expression with an unclosed group would close ours.
        parsed(regex)?;
        let config = DFA::config()
            .match_kind(MatchKind::All)
            .cache_capacity(MOST_MEMORY)
            .skip_cache_capacity_check(true)
            .minimum_cache_clear_count(Some(0));
        let thompson = thompson::Config::new()
            .which_captures(WhichCaptures::None)
            .utf8(false)
            .nfa_size_limit(Some(MOST_MEMORY));
        let mut builder = DFA::builder();
        builder.configure(config).thompson(thompson).syntax(ascii());
        let automaton = builder.build(&format!(r"(?:{regex})\z")).map_err(|error| message(&error))?;
        let cache = automaton.create_cache();
        let (any, usual) = (FxHashMap::default(), FxHashMap::default());
        Ok(Self { automaton, cache, any, usual, too_large: false })
    }

    /// Whether it cannot be told what it takes.
    pub(super) fn is_unclear(&self) -> bool {
        self.too_large
    }

    /// Before the path; `None` where there is no match at all.
    pub(super) fn start(&mut self) -> Option<At> {
        let input = Input::new("").anchored(Anchored::Yes);
        let start = self.automaton.start_state_forward(&mut self.cache, &input).ok()?;
        Some(At::One(start))
    }

    /// After a slash and `segment`; `None` where no match is left.
    pub(super) fn after(&mut self, at: &At, segment: &Segment) -> Option<At> {
        let mut now = self.letters(at, b"/")?;
        if segment.kind == Kind::Many {
            // Any segments: whatever they are, slashes among them, it is not told apart.
            self.too_large = true;
            return None;
        }
        for (number, part) in segment.text.split("{}").enumerate() {
            if number > 0 {
                let (any, usual) = (self.texts(now.any(), false), self.texts(now.usual(), true));
                now = At::Several { any, usual };
            }
            now = self.letters(&now, part.as_bytes())?;
        }
        (!now.any().is_empty()).then_some(now)
    }

    /// How many calls match, where the path ends there.
    pub(super) fn end(&mut self, at: &At) -> Option<Reach> {
        let mut matches = |states: &[LazyStateID]| -> (bool, bool) {
            let (mut some, mut all) = (false, !states.is_empty());
            for &state in states {
                let end = self.automaton.next_eoi_state(&mut self.cache, state);
                let is_match = end.is_ok_and(|it| it.is_match());
                some |= is_match;
                all &= is_match;
            }
            (some, all)
        };
        let (some, _) = matches(at.any());
        let (_, all) = matches(at.usual());
        if some && all {
            return Some(Reach::All);
        }
        some.then_some(Reach::Some)
    }

    fn letters(&mut self, at: &At, letters: &[u8]) -> Option<At> {
        match at {
            At::One(state) => {
                let mut state = *state;
                for &letter in letters {
                    state = self.next(state, letter).filter(|it| !it.is_dead())?;
                }
                Some(At::One(state))
            }
            At::Several { any, usual } => {
                let (mut any, mut usual) = (any.clone(), usual.clone());
                for &letter in letters {
                    any = self.step(&any, letter, false);
                    usual = self.step(&usual, letter, true);
                    if any.is_empty() {
                        return None;
                    }
                }
                Some(At::Several { any, usual })
            }
        }
    }

    fn step(&mut self, states: &[LazyStateID], letter: u8, with_dead: bool) -> Vec<LazyStateID> {
        let mut next: Vec<LazyStateID> = states
            .iter()
            .filter_map(|&it| self.next(it, letter))
            .filter(|it| with_dead || !it.is_dead())
            .collect();
        next.sort_unstable();
        next.dedup();
        next
    }

    fn next(&mut self, state: LazyStateID, letter: u8) -> Option<LazyStateID> {
        let next = self.automaton.next_state(&mut self.cache, state, letter);
        self.too_large |= next.is_err();
        next.ok()
    }

    /// Wherever one letter or more of a parameter lead from `states`.
    fn texts(&mut self, states: &[LazyStateID], usual: bool) -> Vec<LazyStateID> {
        let mut all = Vec::new();
        for &state in states {
            let known = if usual { self.usual.get(&state) } else { self.any.get(&state) };
            if let Some(known) = known {
                all.extend_from_slice(known);
                continue;
            }
            let found = self.closure(state, usual);
            all.extend_from_slice(&found);
            if usual { &mut self.usual } else { &mut self.any }.insert(state, found);
        }
        all.sort_unstable();
        all.dedup();
        all
    }

    fn closure(&mut self, from: LazyStateID, usual: bool) -> States {
        let is_usual = |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_');
        let letters: Vec<u8> = if usual {
            (0..=u8::MAX).filter(|&it| is_usual(it)).collect()
        } else {
            // One of each class of letters that the automaton does not tell apart.
            let classes = *self.automaton.byte_classes();
            let one_of_each = classes.representatives(0..=u8::MAX).filter_map(Unit::as_u8);
            let mut letters: Vec<u8> = one_of_each.filter(|&it| it != b'/').collect();
            // The slash may stand for a class that has more in it.
            let slash = classes.get(b'/');
            letters.extend((0..=u8::MAX).find(|&it| it != b'/' && classes.get(it) == slash));
            letters
        };
        let mut seen: Vec<LazyStateID> = Vec::new();
        let mut known = rustc_hash::FxHashSet::default();
        let mut waiting = vec![from];
        while let Some(state) = waiting.pop().filter(|_| !self.too_large) {
            for &letter in &letters {
                let Some(next) = self.next(state, letter).filter(|it| usual || !it.is_dead()) else {
                    continue;
                };
                if known.insert(next) {
                    seen.push(next);
                    if !next.is_dead() {
                        waiting.push(next);
                    }
                }
            }
        }
        seen.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::join::segments::template;

    fn reach(regex: &str, path: &str) -> Option<Reach> {
        let mut language = Language::new(regex).unwrap_or_else(|error| panic!("{regex}: {error}"));
        let mut at = language.start()?;
        for segment in template(path) {
            at = language.after(&at, &segment)?;
        }
        let reach = language.end(&at);
        assert!(!language.is_unclear(), "{regex}");
        reach
    }

    #[test]
    fn how_many_calls_to_a_path_an_expression_takes() {
        let (all, some) = (Some(Reach::All), Some(Reach::Some));
        for (regex, path, expected) in [
            ("/orders", "/orders", all),
            ("^/orders$", "/orders", all),
            ("/orders", "/orders/{id}", None),
            ("/order", "/orders", None),
            ("/orders/[^/]+", "/orders/{id}", all),
            ("/orders/[^/]+", "/orders/all", all),
            ("/orders/[^/]+", "/orders/{id}/items", None),
            ("/orders/.*", "/orders/{id}/items", all),
            ("/orders/\\d+", "/orders/{id}", some),
            ("/orders/\\d+", "/orders/all", None),
            ("/orders/[a-zA-Z0-9_-]+/items", "/orders/{id}/items", all),
            ("/orders/[0-9a-f]{8}", "/orders/{id}", some),
            ("/(orders|carts)(/.*)?", "/carts/{id}", all),
            ("/(orders|carts)(/.*)?", "/cart", None),
            (".*", "/a/{b}", all),
            ("/a/(x|[^/x][^/]*|x[^/]+)", "/a/{b}", all),
            ("/files/[^.]+\\.json", "/files/{name}.{ext}", some),
            ("/files/[^/]+", "/files/{name}.{ext}", all),
            ("(?i)/ORDERS", "/orders", all),
            ("[^/]", "/orders", None),
        ] {
            assert_eq!(reach(regex, path), expected, "{regex} {path}");
        }
    }

    #[test]
    fn what_is_no_expression_says_why() {
        for regex in ["(", "a)(b", "[", "*", "a{1000}{1000}{1000}"] {
            assert!(Language::new(regex).is_err(), "{regex}");
        }
        assert_eq!(Language::new("/a(").err().as_deref(), Some("unclosed group"));
    }
}
