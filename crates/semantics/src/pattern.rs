//! Patterns over prose, all of them compiled in the same way.

use std::borrow::Cow;

use regex_automata::Input;
use regex_automata::hybrid::dfa::{Cache, DFA};
use regex_automata::meta::{Config, Regex};
use regex_automata::nfa::thompson::{self, WhichCaptures};
use regex_automata::util::captures::Captures;
use regex_automata::util::pool::Pool;
use regex_automata::util::syntax;

/// A pattern (the syntax of the `regex` crate, in bytes) that is in a text or not. It is written in lower case, and upper case in a text is
/// the same in ASCII. Its engine is linear in the text.
///
/// "In the same sentence" is `[^.]*` and not so many characters of it: an automaton that counts them has a state for each number, most
/// of which every other text needs anew.
pub(crate) struct Pattern {
    automaton: DFA,
    /// What the automaton has made of itself so far, for each thread.
    states: Pool<Cache, Box<dyn Fn() -> Cache + Send + Sync>>,
}

impl Pattern {
    /// Compiles `pattern`, which is written in this crate.
    ///
    /// To say whether it is there, and not where, takes one automaton, forwards. For a small contract the compiling is what patterns cost,
    /// and a pattern that says itself that case does not count takes twice as long to compile.
    pub(crate) fn new(pattern: &str) -> Self {
        let thompson = thompson::Config::new().which_captures(WhichCaptures::None).utf8(false).shrink(false);
        let compiled = DFA::builder().thompson(thompson).syntax(syntax(pattern)).build(pattern);
        let automaton = compiled.expect("the pattern is tested");
        let fresh = automaton.clone();
        Self { automaton, states: Pool::new(Box::new(move || fresh.create_cache())) }
    }

    /// Whether it is somewhere in `text`.
    pub(crate) fn is_match(&self, text: &[u8]) -> bool {
        let lower = text.to_ascii_lowercase();
        let input = Input::new(&lower).earliest(true);
        let found = self.automaton.try_search_fwd(&mut self.states.get(), &input);
        found.expect("it gives up on no byte and after no number of states").is_some()
    }
}

fn syntax(pattern: &str) -> syntax::Config {
    let is_escape = |at: usize| at > 0 && pattern.as_bytes()[at - 1] == b'\\';
    debug_assert!(
        pattern.bytes().enumerate().all(|(at, byte)| !byte.is_ascii_uppercase() || is_escape(at)),
        "a pattern is written in lower case: {pattern}"
    );
    syntax::Config::new().unicode(false).utf8(false)
}

/// A [`Pattern`] of which it is asked where it is.
pub(crate) struct Finder(Regex);

impl Finder {
    /// Compiles `pattern`, which is written in this crate.
    pub(crate) fn new(pattern: &str) -> Self {
        // A search for what a pattern may begin with finds something in nearly every sentence: on the prose of published contracts it
        // saves nothing, takes 0.6 MB for all patterns together, and the larger half of the time to compile them.
        let config = Config::new().auto_prefilter(false);
        let compiled = Regex::builder().configure(config).syntax(syntax(pattern)).build(pattern);
        Self(compiled.expect("the pattern is tested"))
    }

    /// Where it is in `text` first, with its groups.
    pub(crate) fn captures(&self, text: &[u8]) -> Option<Captures> {
        let mut captures = self.0.create_captures();
        self.0.captures(&text.to_ascii_lowercase(), &mut captures);
        captures.is_match().then_some(captures)
    }

    /// Where it is in `text`, one behind the other, each time with its groups.
    pub(crate) fn all_captures(&self, text: &[u8]) -> Vec<Captures> {
        self.0.captures_iter(&text.to_ascii_lowercase()).collect()
    }

    /// `text` without what it matches.
    pub(crate) fn removed_from<'t>(&self, text: &'t [u8]) -> Cow<'t, [u8]> {
        let lower = text.to_ascii_lowercase();
        let mut found = self.0.find_iter(&lower).peekable();
        if found.peek().is_none() {
            return Cow::Borrowed(text);
        }
        let mut left = Vec::with_capacity(text.len());
        let mut from = 0;
        for it in found {
            left.extend_from_slice(&text[from..it.start()]);
            from = it.end();
        }
        left.extend_from_slice(&text[from..]);
        Cow::Owned(left)
    }
}

/// Declares patterns that are compiled when they are first asked: `pattern!(NAME, "part", "part")`.
macro_rules! pattern {
    ($name:ident, $($part:expr),+ $(,)?) => {
        static $name: std::sync::LazyLock<$crate::pattern::Pattern> =
            std::sync::LazyLock::new(|| $crate::pattern::Pattern::new(concat!($($part),+)));
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_matches_is_removed() {
        let tag = Finder::new("<[a-z/][^>]*>");
        assert_eq!(*tag.removed_from(b"a <B>b</B> c"), *b"a b c");
        assert!(matches!(tag.removed_from(b"a b"), Cow::Borrowed(b"a b")));
    }

    #[test]
    fn case_does_not_count_and_bytes_need_not_be_text() {
        assert!(Pattern::new(r"\bpage\b").is_match(b"\xff Page \xff"));
    }
}
