//! Methods of what is in memory: lists, hashes, strings, numbers, what a query has given, the keys of a loader, and the context.

use super::super::*;
use super::{Site, block, plain};
use crate::catalogue::ruby as catalogue;

impl Eval<'_> {
    /// A method of data.
    pub(super) fn send_to_data(
        &mut self,
        site: &Site,
        receiver: &Value,
        name: &str,
        given: &[Value],
    ) -> Value {
        let is_keys = matches!(receiver.kind, Kind::Keys);
        let depends = receiver.of_parent || given.iter().any(|it| it.of_parent);
        if let Kind::Object(record) = &receiver.kind
            && let Some(value) = self.send_to_hash(receiver, &Rc::clone(record), name, given)
        {
            return value;
        }
        // What was loaded for one key is a row, maybe: only its relations have these.
        if receiver.of_parent
            && !is_keys
            && matches!(receiver.kind, Kind::Data)
            && catalogue::is_of_query(name)
        {
            return self.query_by_name(site, receiver, name, given);
        }
        if matches!(
            name,
            "push" | "<<" | "append" | "add" | "unshift" | "concat" | "prepend" | "store" | "[]="
        ) {
            for it in given {
                Self::keep(it);
                self.read_ruby(it);
            }
            return receiver.clone();
        }
        if name == "sync" {
            self.forced(site, receiver);
            return receiver.clone();
        }
        if let Some(block) = block(given) {
            return self.each_of(site, receiver, name, &block, given);
        }
        for it in given {
            self.read_ruby(it);
        }
        match name {
            "first" | "last" | "pop" | "shift" | "sample" | "min" | "max" | "second" | "third" | "at"
            | "find" | "detect" | "fetch" | "[]" | "dig" | "slice"
                if !matches!(receiver.kind, Kind::Text(_)) =>
            {
                // The first of the keys is asked for what they have in common, once.
                if is_keys {
                    return Value::data();
                }
                let at = given.first().is_some_and(|it| matches!(it.kind, Kind::Data));
                match &receiver.kind {
                    Kind::List(all) if name == "first" && given.is_empty() => {
                        all.first().cloned().unwrap_or_else(Value::data).and(receiver.of_parent)
                    }
                    _ if given.is_empty() || at => self.element(receiver).and(depends),
                    _ => Value::data().and(depends),
                }
            }
            "to_a" | "to_ary" | "compact" | "uniq" | "flatten" | "reverse" | "sort" | "shuffle"
            | "rotate" | "to_set" | "lazy" | "force" | "sum_all" | "entries" | "map" | "each" | "select"
            | "each_with_index" | "each_slice" | "take" | "drop" | "in_groups_of" | "compact_blank"
            | "excluding" | "without" | "keys" | "each_entry" | "all" | "dup" | "to_h" | "except"
            | "with_index" | "values_at" | "flat_map" | "combination" | "each_cons" | "-" | "&" => {
                match &receiver.kind {
                    Kind::Keys => Value::new(Kind::Keys),
                    Kind::List(_) | Kind::Object(_) => receiver.clone(),
                    _ => Value::data().and(depends),
                }
            }
            "+" | "|" | "zip" | "product" | "merge" | "union" | "values" => {
                let mut all: Vec<Value> =
                    std::iter::once(receiver).chain(plain(given)).map(|it| self.ruby_element(it)).collect();
                if is_keys {
                    return Value::new(Kind::Keys);
                }
                match name {
                    "zip" | "product" => Value::list(vec![Value::list(all)]).and(depends),
                    _ if matches!(receiver.kind, Kind::List(_)) => Value::list(all).and(depends),
                    _ => all.swap_remove(0).and(depends),
                }
            }
            _ => Value::data().and(depends && !is_keys),
        }
    }

    /// A method that calls a block for the elements.
    fn each_of(
        &mut self,
        site: &Site,
        receiver: &Value,
        name: &str,
        block: &Value,
        given: &[Value],
    ) -> Value {
        const MANY: usize = 8;
        let is_keys = matches!(receiver.kind, Kind::Keys);
        let depends = receiver.of_parent;
        let elements: Vec<Value> = match &receiver.kind {
            Kind::List(all) if all.len() <= MANY => all.to_vec(),
            Kind::Object(_) => {
                let values: Vec<Value> = self.entries_of(receiver).into_iter().map(|it| it.1).collect();
                vec![Value::list(vec![Value::data(), Value::one_of(values)])]
            }
            Kind::Keys => {
                let key = self.key_of_loader(site);
                vec![key.unwrap_or_else(|| self.element(receiver))]
            }
            _ => vec![self.element(receiver)],
        };
        let mut values = Vec::with_capacity(elements.len());
        let with_index = name.ends_with("with_index");
        let start = plain(given).next().cloned();
        for element in &elements {
            let arguments = match name {
                "inject" | "reduce" => vec![start.clone().unwrap_or_else(Value::data), element.clone()],
                "each_with_object" => vec![element.clone(), start.clone().unwrap_or_else(Value::data)],
                "fetch" => vec![Value::data()],
                _ if with_index => vec![element.clone(), Value::data()],
                "each_pair" | "to_h" if !matches!(receiver.kind, Kind::Object(_)) => vec![element.clone()],
                _ => vec![element.clone()],
            };
            let arguments = match (&receiver.kind, &arguments[..]) {
                (Kind::Object(_), [one]) => match &one.kind {
                    Kind::List(pair) => pair.to_vec(),
                    _ => arguments,
                },
                _ => arguments,
            };
            values.push(self.call_block(Some(site), block, &arguments));
        }
        // What is asked for each of the keys alone is found on the way; what they come to together depends on no parent.
        match name {
            "map" | "collect" | "flat_map" | "filter_map" | "collect_concat" | "map!" | "each_slice"
            | "times" => match is_keys {
                true => Value::new(Kind::Keys),
                false => Value::list(values).and(depends),
            },
            _ if with_index && name.starts_with("map") && !is_keys => Value::list(values).and(depends),
            "each" | "each_with_index" | "select" | "filter" | "reject" | "sort_by" | "each_entry"
            | "uniq" | "take_while" | "drop_while" | "partition" | "sort" | "delete_if" | "keep_if"
            | "find_each" | "reverse_each" | "each_pair" | "select!" | "reject!" | "tap" => {
                match &receiver.kind {
                    Kind::Keys => Value::new(Kind::Keys),
                    Kind::List(_) | Kind::Object(_) => receiver.clone(),
                    _ => Value::data().and(depends),
                }
            }
            "find" | "detect" | "min_by" | "max_by" => match is_keys {
                true => Value::data(),
                false => Value::one_of(elements).and(depends),
            },
            "index_by" | "group_by" | "to_h" | "index_with" | "transform_values" | "chunk_while" => {
                match is_keys {
                    true => Value::data(),
                    false => Value::list(if name == "index_with" || name == "transform_values" {
                        values
                    } else {
                        elements
                    })
                    .and(depends),
                }
            }
            "each_with_object" => start.unwrap_or_else(Value::data).and(depends && !is_keys),
            "fetch" | "then" | "yield_self" | "dig" => {
                let element = self.element(receiver);
                Value::one_of(values.into_iter().chain([element]).collect()).and(depends)
            }
            _ => {
                let of_values = values.iter().any(|it| it.of_parent);
                Value::data().and((depends || of_values) && !is_keys)
            }
        }
    }

    fn send_to_hash(
        &mut self,
        receiver: &Value,
        record: &Rc<Record>,
        name: &str,
        given: &[Value],
    ) -> Option<Value> {
        Some(match name {
            "[]" | "fetch" | "dig" | "delete" | "values_at" | "key?" | "slice" => {
                let key = plain(given).next().and_then(Value::text)?;
                if name == "key?" {
                    return Some(Value::data());
                }
                let mut value = self.entry(record, &key).unwrap_or_else(Value::unknown);
                if name == "dig" {
                    for it in plain(given).skip(1) {
                        value = match it.text() {
                            Some(key) => self.member(&value, &key),
                            None => self.element(&value),
                        };
                    }
                }
                value.and(receiver.of_parent)
            }
            "merge" | "reverse_merge" | "deep_merge" | "merge!" => {
                let all = std::iter::once(receiver).chain(plain(given)).cloned().collect();
                Value::one_of(all)
            }
            "to_h"
            | "with_indifferent_access"
            | "symbolize_keys"
            | "stringify_keys"
            | "compact"
            | "except"
            | "deep_symbolize_keys"
            | "slice!"
            | "freeze"
            | "transform_keys" => receiver.clone(),
            "values" => {
                let all: Vec<Value> = self.entries_of(receiver).into_iter().map(|it| it.1).collect();
                Value::list(all).and(receiver.of_parent)
            }
            // `OpenStruct` and what is read like one.
            _ if given.is_empty() => self.entry(record, name)?.and(receiver.of_parent),
            _ => return None,
        })
    }

    /// A method of what every resolver is handed.
    pub(super) fn send_to_context(
        &mut self,
        site: &Site,
        receiver: &Value,
        name: &str,
        given: &[Value],
    ) -> Value {
        match name {
            "[]" | "fetch" | "dig" => match plain(given).next().and_then(Value::text) {
                Some(key) => {
                    let value = self.member(receiver, &key);
                    match block(given) {
                        Some(block) => value.or(self.call_block(Some(site), &block, &[])),
                        None => value,
                    }
                }
                None => Value::unknown(),
            },
            "dataloader" => super::loaders::dataloader(),
            "query" | "schema" | "warden" | "response_path" | "path" | "ast_node" | "namespace"
            | "scoped_context" | "errors" | "current_path" | "add_error" | "skip" | "to_h" | "key?"
            | "scoped_set!" | "set!" | "scoped_merge!" => match name {
                "schema" | "query" | "to_h" => receiver.clone(),
                _ => Value::data(),
            },
            "[]=" => Value::data(),
            _ => {
                let value = self.member(receiver, name);
                match given.is_empty() {
                    true => value,
                    false => self.send_to_unknown(site, &value, &["context".into(), name.into()], given),
                }
            }
        }
    }
}
