//! Whether a text has one of several words: what tells, before a file is parsed, that it can matter.

use std::sync::OnceLock;

use memchr::memmem::Finder;

/// Words that many texts are looked through for.
pub(crate) struct Words {
    words: &'static [&'static str],
    finders: OnceLock<Vec<Finder<'static>>>,
}

impl Words {
    pub(crate) const fn new(words: &'static [&'static str]) -> Self {
        Self { words, finders: OnceLock::new() }
    }

    /// Whether the text has one of them.
    pub(crate) fn are_in(&self, text: &str) -> bool {
        let finders = self.finders.get_or_init(|| self.words.iter().map(Finder::new).collect());
        finders.iter().any(|it| it.find(text.as_bytes()).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_several_is_found() {
        static WORDS: Words = Words::new(&["useClass", ".to("]);
        assert!(WORDS.are_in("bind(A).to(B)"));
        assert!(WORDS.are_in("{ useClass: B }"));
        assert!(!WORDS.are_in("useclass to("));
    }
}
