//! What words mean.

mod lists;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use wirelint_model::{PageInput, Position, VerbClass};

use crate::words;

pub use lists::{WordList, is_one_word, normal};

/// The words that facts are inferred from: the [built-in](WordList::built_in) ones, and what a configuration says on top.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Vocabulary {
    /// By the list; `None` where nothing is said, so that who says nothing pays nothing.
    own: Option<Box<[Own]>>,
}

/// What a configuration says of one list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Own {
    added: BTreeSet<String>,
    removed: BTreeSet<String>,
}

impl Vocabulary {
    /// Puts `word` into `list`, and takes it out of those that cannot hold it as well.
    pub fn add(&mut self, list: WordList, word: &str) {
        let Some(word) = normal(word) else { return };
        let rivals = WordList::ALL.iter().filter(|it| it.excludes(list));
        rivals.for_each(|it| self.own(*it).remove(&word));
        let own = self.own(list);
        own.removed.remove(&word);
        own.added.insert(word);
    }

    /// Takes `word` out of `list`; `false` where it is not in there.
    pub fn remove(&mut self, list: WordList, word: &str) -> bool {
        let Some(word) = normal(word).filter(|it| self.has(list, |known| known == it)) else { return false };
        self.own(list).remove(&word);
        true
    }

    /// The words that are in `list`, in the order of the alphabet.
    pub fn words(&self, list: WordList) -> BTreeSet<&str> {
        let added = self.own.iter().flat_map(|own| &own[list as usize].added).map(String::as_str);
        let built_in = list.built_in().iter().copied().filter(|word| !self.is_removed(list, word));
        added.chain(built_in).collect()
    }

    fn own(&mut self, list: WordList) -> &mut Own {
        let own = self.own.get_or_insert_with(|| WordList::ALL.iter().map(|_| Own::default()).collect());
        &mut own[list as usize]
    }

    /// Whether one of the words in `list` `is` it.
    fn has(&self, list: WordList, is: impl Fn(&str) -> bool) -> bool {
        let built_in = |word: &&str| is(word) && !self.is_removed(list, word);
        self.has_own(list, &is) || list.built_in().iter().any(built_in)
    }

    /// Whether one of the words that were put into `list` `is` it.
    fn has_own(&self, list: WordList, is: impl Fn(&str) -> bool) -> bool {
        self.own.as_ref().is_some_and(|own| own[list as usize].added.iter().any(|it| is(it)))
    }

    fn is_removed(&self, list: WordList, word: &str) -> bool {
        self.own.as_ref().is_some_and(|own| own[list as usize].removed.contains(word))
    }
}

impl Own {
    fn remove(&mut self, word: &str) {
        self.added.remove(word);
        self.removed.insert(word.to_owned());
    }
}

/// What inputs have to do with pages whose names are in a list.
const PAGE_INPUTS: [(WordList, PageInput); 7] = [
    (WordList::PageTokens, PageInput::Token),
    (WordList::PageSizes, PageInput::Size),
    (WordList::PossiblePageSizes, PageInput::PerhapsSize),
    (WordList::PageNumbers, PageInput::Position(Position::Number)),
    (WordList::PageOffsets, PageInput::Position(Position::Offset)),
    (WordList::PageMarkers, PageInput::Position(Position::Element)),
    (WordList::PagePositions, PageInput::Position(Position::Unclear)),
];

/// What each verb says that a call does.
static VERBS: LazyLock<FxHashMap<&str, VerbClass>> = LazyLock::new(|| {
    let lists = WordList::ALL.iter().filter_map(|list| Some((list.built_in(), list.class()?)));
    lists.flat_map(|(verbs, class)| verbs.iter().map(move |verb| (*verb, class))).collect()
});

impl Vocabulary {
    /// What `verb` (lower case) says that a call does.
    pub(crate) fn verb(&self, verb: &str) -> Option<VerbClass> {
        if self.own.is_some() {
            let lists = || WordList::ALL.iter().filter(|it| it.class().is_some());
            if let Some(list) = lists().find(|list| self.has_own(**list, |it| it == verb)) {
                return list.class();
            }
            if lists().any(|list| self.is_removed(*list, verb)) {
                return None;
            }
        }
        VERBS.get(verb).copied()
    }

    /// Whether the whole of `name` is in `list`.
    pub(crate) fn is(&self, list: WordList, name: &str) -> bool {
        self.is_joined(list, &words::joined(name))
    }

    /// The same of a name whose words are written together.
    pub(crate) fn is_joined(&self, list: WordList, name: &str) -> bool {
        self.has(list, |it| it == name)
    }

    /// Whether it ends in letters that are in `list`, wherever a word begins.
    pub(crate) fn is_end(&self, list: WordList, name: &str) -> bool {
        self.has(list, |it| name.ends_with(it))
    }

    /// The same of a name as it is written; costs little.
    pub(crate) fn may_end(&self, list: WordList, name: &str) -> bool {
        self.has(list, |it| words::may_end_in(name, it))
    }

    /// Whether a name of these words ends in a word of `list`.
    pub(crate) fn ends(&self, list: WordList, words: &[words::Word]) -> bool {
        words.last().is_some_and(|last| self.is_joined(list, last)) || self.ends_in_own(list, words)
    }

    /// Whether a name of these words ends in what was put into `list`, which may be several words.
    pub(crate) fn ends_in_own(&self, list: WordList, words: &[words::Word]) -> bool {
        self.has_own(list, |it| words::ends_in(words, it))
    }

    /// Whether the whole of `name` was put into `list`.
    pub(crate) fn is_own(&self, list: WordList, name: &str) -> bool {
        self.has_own(list, |it| words::is(name, it))
    }

    /// Whether a server can recognise a repeated call by an input or field of that name.
    pub(crate) fn is_key(&self, name: &str) -> bool {
        let joined = words::joined(name);
        if self.is_joined(WordList::KeyNames, &joined) {
            return true;
        }
        if !joined.contains("dempoten") && !joined.contains("clientrequestid") {
            return false;
        }
        let words = words::words(name);
        let last = words.last().map(|it| &**it);
        let ends = matches!(last, Some("key" | "keys" | "token" | "id" | "uuid" | "idempotency" | "header"));
        (words::ends_in(&words, "clientrequestid")
            || ends && words.iter().any(|word| word.starts_with("idempoten")))
            && !self.is_removed(WordList::KeyNames, &joined)
    }

    /// What an input of that name has to do with pages.
    pub(crate) fn page_input(&self, name: &str) -> Option<PageInput> {
        // What somebody has said of the whole name counts, whatever it begins with or ends in.
        if let Some((_, input)) = PAGE_INPUTS.iter().find(|(list, _)| self.is_own(*list, name)) {
            return Some(*input);
        }
        let all = words::words(name);
        // Prefixes that say where a parameter goes, not what it is: `query_page_token`, `list_cursor`.
        let bare = all.iter().position(|word| !matches!(&**word, "q" | "query" | "x" | "search" | "list"));
        let bare = &all[bare.unwrap_or(0)..];
        let any = |list: WordList, are: fn(&[words::Word], &str) -> bool, of: &[words::Word]| {
            self.has(list, |name| are(of, name))
        };
        if any(WordList::PageTokens, words::are, bare) {
            Some(PageInput::Token)
        } else if any(WordList::PageSizes, words::ends_in, &all) {
            Some(PageInput::Size)
        } else if any(WordList::PossiblePageSizes, words::are, &all) {
            Some(PageInput::PerhapsSize)
        } else {
            let mut positions =
                PAGE_INPUTS.iter().filter(|(_, input)| matches!(input, PageInput::Position(_)));
            positions.find(|(list, _)| any(*list, words::are, bare)).map(|(_, input)| *input)
        }
    }

    /// Whether somebody has said that a name says where in a list the caller is.
    pub(crate) fn is_own_position(&self, name: &str) -> bool {
        let mut moving =
            PAGE_INPUTS.iter().filter(|(_, it)| matches!(it, PageInput::Token | PageInput::Position(_)));
        self.own.is_some() && moving.any(|(list, _)| self.is_own(*list, name))
    }

    /// Whether somebody has said that a field of that name leads to the next page.
    pub(crate) fn leads_on(&self, name: &str) -> bool {
        self.is_own(WordList::NextPageTokens, name) || self.is_own(WordList::PageTokens, name)
    }

    /// Whether a response field of that name is a token for the next call beyond doubt.
    pub(crate) fn is_next_token(&self, name: &str) -> bool {
        // Cheap before thorough: all that are built in speak of what is next.
        self.is_own(WordList::NextPageTokens, name)
            || speaks_of_next(name) && self.is(WordList::NextPageTokens, name)
    }
}

/// Whether a name is worth comparing.
fn speaks_of_next(name: &str) -> bool {
    const PARTS: [&[u8]; 6] = [b"next", b"continuation", b"cursor", b"scroll", b"pagination", b"evaluated"];
    PARTS
        .iter()
        .any(|part| name.as_bytes().windows(part.len()).any(|window| window.eq_ignore_ascii_case(part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_are_known_by_their_names() {
        let vocabulary = Vocabulary::default();
        for (name, expected) in [
            ("page_size", Some(PageInput::Size)),
            ("page[size]", Some(PageInput::Size)),
            ("maxResults", Some(PageInput::Size)),
            ("limit", Some(PageInput::PerhapsSize)),
            ("$top", Some(PageInput::PerhapsSize)),
            ("PageToken", Some(PageInput::Token)),
            ("continue", Some(PageInput::Token)),
            ("starting_after", Some(PageInput::Position(Position::Element))),
            ("page", Some(PageInput::Position(Position::Number))),
            ("query_offset", Some(PageInput::Position(Position::Offset))),
            ("since", Some(PageInput::Position(Position::Unclear))),
            ("amount", None),
            ("size_limit_mb", None),
        ] {
            assert_eq!(vocabulary.page_input(name), expected, "{name}");
        }
    }

    #[test]
    fn words_are_put_in_and_taken_out_however_they_are_written() {
        let mut vocabulary = Vocabulary::default();
        vocabulary.add(WordList::KeyNames, "X-Request-Token");
        assert!(vocabulary.is_key("x_requestToken") && vocabulary.is_key("Idempotency-Key"));
        assert!(vocabulary.remove(WordList::KeyNames, "Idempotency_Key"));
        assert!(!vocabulary.is_key("idempotencyKey"));
        assert!(!vocabulary.remove(WordList::KeyNames, "idempotencyKey"), "it is out already");
        assert!(vocabulary.remove(WordList::KeyNames, "xRequestToken"));
        assert!(!vocabulary.is_key("X-Request-Token"));
        vocabulary.add(WordList::KeyNames, "idempotency-key");
        assert!(vocabulary.is_key("Idempotency-Key"), "what was taken out can be put in again");
    }

    #[test]
    fn a_word_that_is_put_into_a_list_leaves_those_that_cannot_hold_it_as_well() {
        let mut vocabulary = Vocabulary::default();
        vocabulary.add(WordList::JobVerbs, "create");
        assert_eq!(vocabulary.verb("create"), Some(VerbClass::Job));
        assert_eq!(vocabulary.verb("add"), Some(VerbClass::Create));
        vocabulary.add(WordList::ReadVerbs, "create");
        assert_eq!(vocabulary.verb("create"), Some(VerbClass::Read));
        vocabulary.remove(WordList::ReadVerbs, "create");
        assert_eq!(vocabulary.verb("create"), None);
        vocabulary.add(WordList::PagePositions, "limit");
        assert_eq!(vocabulary.page_input("limit"), Some(PageInput::Position(Position::Unclear)));
        assert!(!vocabulary.words(WordList::PossiblePageSizes).contains("limit"));
        assert!(vocabulary.words(WordList::PagePositions).contains("limit"));
    }

    #[test]
    fn all_built_in_tokens_for_the_next_page_speak_of_it() {
        assert!(WordList::NextPageTokens.built_in().iter().all(|it| speaks_of_next(it)));
    }
}
