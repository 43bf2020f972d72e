//! `resolvers`: the names of functions that source code calls.

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use wirelint_source::Span;
use wirelint_yaml::Node;

use super::{Reader, Shape, is_broken};
use crate::functions::{Does, not_a_name};
use crate::rules::invalid_value::InvalidValue;

static RESOLVERS: Shape =
    Shape { noun: "`resolvers`", keys: Cow::Borrowed(&[Does::Joins.list(), Does::Asks.list()]) };

impl Reader<'_> {
    pub(super) fn resolvers(&mut self, value: Node<'_>) {
        if !value.is_mapping() {
            let takes =
                ("a mapping of `loaders` and `sinks` to lists", "`resolvers: { loaders: [loadMany] }`");
            return self.wrong_type(value, "`resolvers`", takes);
        }
        let mut met: FxHashMap<String, (Does, Span)> = FxHashMap::default();
        for (key, entry) in self.pairs(value, &RESOLVERS) {
            let does = Does::ALL.into_iter().find(|it| it.list() == key);
            if let Some(does) = does.filter(|_| !entry.value.is_null()) {
                self.functions(does, entry.value, &mut met);
            }
        }
    }

    fn functions(&mut self, does: Does, value: Node<'_>, met: &mut FxHashMap<String, (Does, Span)>) {
        const TAKES: (&str, &str) = ("a list of names of functions", "`[loadMany, users.load]`");
        let Some(elements) = self.elements(value, format!("`{}`", does.list()), TAKES) else { return };
        for element in elements {
            let Some(text) = element.str() else {
                if !is_broken(element) {
                    self.wrong_type(element, "the name of a function", ("a string", TAKES.1));
                }
                continue;
            };
            let written = self.written(element);
            let span = written.span;
            if let Some(reason) = not_a_name(&text) {
                self.invalid(&InvalidValue::Function(written, reason));
                continue;
            }
            match met.get(&*text) {
                Some(&(known, first)) if known == does => {
                    self.invalid(&InvalidValue::Twice { again: written, first });
                }
                Some(&(known, first)) => self.invalid(&InvalidValue::Contradiction {
                    again: written,
                    here: does.list().into(),
                    first,
                    there: known.list().into(),
                }),
                None => {
                    met.insert(text.clone().into_owned(), (does, span));
                    self.config.functions.push((text.into_owned(), does));
                }
            }
        }
    }
}
