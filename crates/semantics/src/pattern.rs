//! Patterns over prose, all of them compiled in the same way.

use std::borrow::Cow;

use regex_automata::meta::{Config, Regex};
use regex_automata::util::captures::Captures;
use regex_automata::util::syntax;

/// A pattern (the syntax of the `regex` crate, in bytes). Upper and lower case are the same in ASCII. Its engine is linear in the text.
pub(crate) struct Pattern(Regex);

impl Pattern {
    /// Compiles `pattern`, which is written in this crate.
    pub(crate) fn new(pattern: &str) -> Self {
        let syntax = syntax::Config::new().case_insensitive(true).unicode(false).utf8(false);
        // A search for what a pattern may begin with finds something in nearly every sentence: on the prose of published contracts it
        // saves nothing, takes 0.6 MB for all patterns together, and the larger half of the time to compile them.
        let config = Config::new().auto_prefilter(false);
        let compiled = Regex::builder().configure(config).syntax(syntax).build(pattern);
        Self(compiled.expect("the pattern is tested"))
    }

    /// Whether it is somewhere in `text`.
    pub(crate) fn is_match(&self, text: &[u8]) -> bool {
        self.0.is_match(text)
    }

    /// Where it is in `text` first, with its groups.
    pub(crate) fn captures(&self, text: &[u8]) -> Option<Captures> {
        let mut captures = self.0.create_captures();
        self.0.captures(text, &mut captures);
        captures.is_match().then_some(captures)
    }

    /// Where it is in `text`, one behind the other, each time with its groups.
    pub(crate) fn all_captures<'t>(&'t self, text: &'t [u8]) -> impl Iterator<Item = Captures> {
        self.0.captures_iter(text)
    }

    /// `text` without what it matches.
    pub(crate) fn removed_from<'t>(&self, text: &'t [u8]) -> Cow<'t, [u8]> {
        let mut found = self.0.find_iter(text).peekable();
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
        let tag = Pattern::new("<[a-z/][^>]*>");
        assert_eq!(*tag.removed_from(b"a <B>b</B> c"), *b"a b c");
        assert!(matches!(tag.removed_from(b"a b"), Cow::Borrowed(b"a b")));
    }

    #[test]
    fn case_does_not_count_and_bytes_need_not_be_text() {
        assert!(Pattern::new(r"\bpage\b").is_match(b"\xff Page \xff"));
    }
}
