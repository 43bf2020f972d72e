//! `vocabulary`: the lists of words, and what is taken out of them.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use wirelint_semantics::{WordList, is_one_word, normal};
use wirelint_source::Span;
use wirelint_yaml::Node;

use super::{Reader, Shape, is_broken};
use crate::file::Word;
use crate::rules::Written;
use crate::rules::invalid_value::InvalidValue;

/// What stands above the lists that words are taken out of.
const REMOVE: &str = "remove";

/// The mappings of a vocabulary.
struct Shapes {
    vocabulary: Shape,
    /// The same lists below [`REMOVE`].
    removed: Shape,
    /// Those that hold several lists, by their names.
    groups: Vec<(&'static str, Shape)>,
}

static SHAPES: LazyLock<Shapes> = LazyLock::new(|| {
    let mut keys: Vec<&'static str> = Vec::new();
    let mut groups: Vec<(&'static str, Vec<&'static str>)> = Vec::new();
    for list in WordList::ALL {
        match list.name().split_once('.') {
            None => keys.push(list.name()),
            Some((group, key)) => {
                if let Some((_, known)) = groups.last_mut().filter(|(known, _)| *known == group) {
                    known.push(key);
                } else {
                    keys.push(group);
                    groups.push((group, vec![key]));
                }
            }
        }
    }
    let with_remove = keys.iter().copied().chain([REMOVE]).collect();
    let group = |(name, keys)| (name, Shape { noun: "a group of lists", keys: Cow::Owned(keys) });
    Shapes {
        vocabulary: Shape { noun: "a vocabulary", keys: Cow::Owned(with_remove) },
        removed: Shape { noun: "`remove`", keys: Cow::Owned(keys) },
        groups: groups.into_iter().map(group).collect(),
    }
});

/// Where words have been met, as names are compared with them.
type Met = FxHashMap<String, Vec<Place>>;

/// A place of a word.
#[derive(Clone, Copy)]
struct Place {
    list: WordList,
    removed: bool,
    span: Span,
}

impl Reader<'_> {
    pub(super) fn vocabulary(&mut self, value: Node<'_>) {
        if !self.is_mapping_of_lists(value, "`vocabulary`") {
            return;
        }
        let mut met = Met::default();
        for (key, entry) in self.pairs(value, &SHAPES.vocabulary) {
            if key != REMOVE {
                self.lists(key, entry.value, false, &mut met);
            } else if !entry.value.is_null() && self.is_mapping_of_lists(entry.value, "`remove`") {
                for (key, entry) in self.pairs(entry.value, &SHAPES.removed) {
                    self.lists(key, entry.value, true, &mut met);
                }
            }
        }
    }

    /// A list, or those of a group.
    fn lists(&mut self, key: &'static str, value: Node<'_>, removed: bool, met: &mut Met) {
        // A key whose content is commented out says nothing.
        if value.is_null() {
            return;
        }
        if let Some(list) = WordList::named(key) {
            return self.words(list, value, removed, met);
        }
        let Some((_, shape)) = SHAPES.groups.iter().find(|(name, _)| *name == key) else { return };
        if self.is_mapping_of_lists(value, format!("`{key}`")) {
            for (inner, entry) in self.pairs(value, shape) {
                if let Some(list) = WordList::named(&format!("{key}.{inner}"))
                    && !entry.value.is_null()
                {
                    self.words(list, entry.value, removed, met);
                }
            }
        }
    }

    fn is_mapping_of_lists(&mut self, value: Node<'_>, of: impl Into<Cow<'static, str>>) -> bool {
        if !value.is_mapping() {
            let takes = ("a mapping of names to lists", "`vocabulary: { key_names: [Request-Token] }`");
            self.wrong_type(value, of, takes);
        }
        value.is_mapping()
    }

    fn words(&mut self, list: WordList, value: Node<'_>, removed: bool, met: &mut Met) {
        const TAKES: (&str, &str) = ("a list of words", "`[Request-Token, request_number]`");
        let of = format!("`{}`", place_name(list, removed));
        let Some(elements) = self.elements(value, of, TAKES) else { return };
        for element in elements {
            if let Some(text) = element.str() {
                self.word(list, &text, self.written(element), removed, met);
            } else if !is_broken(element) {
                self.wrong_type(element, "a word", ("a string", TAKES.1));
            }
        }
    }

    fn word(&mut self, list: WordList, text: &str, written: Written, removed: bool, met: &mut Met) {
        let Some(word) = normal(text) else {
            return self.invalid(&InvalidValue::Word(written, "it has no letter and no digit from A to Z"));
        };
        if list.is_of_verbs() && !is_one_word(text) {
            let reason = "a verb is one word, the first one of a name";
            return self.invalid(&InvalidValue::Word(written, reason));
        }
        let places = met.entry(word).or_default();
        let again = places.iter().find(|it| it.list == list && it.removed == removed);
        let other = places.iter().find(|it| match (it.removed, removed) {
            (false, false) => it.list.excludes(list),
            (true, true) => false,
            _ => it.list == list,
        });
        if let Some(first) = again {
            let first = first.span;
            return self.invalid(&InvalidValue::Twice { again: written, first });
        }
        if let Some(first) = other {
            let case = InvalidValue::Contradiction {
                again: written,
                here: place_name(list, removed),
                first: first.span,
                there: place_name(first.list, first.removed),
            };
            return self.invalid(&case);
        }
        places.push(Place { list, removed, span: written.span });
        self.config.words.push(Word { list, written, removed });
    }
}

/// What the list is called that a word stands in.
fn place_name(list: WordList, removed: bool) -> Cow<'static, str> {
    if removed { format!("{REMOVE}.{}", list.name()).into() } else { list.name().into() }
}
