//! Methods of Python's own values, of queries, and of parents.

use super::super::calls::Site;
use super::super::*;
use crate::catalogue::python::{self as catalogue, OnQuery, on_query};
use crate::value::Query;

/// Methods of dictionaries.
const OF_DICTIONARY: [&str; 8] = ["get", "items", "keys", "values", "pop", "copy", "setdefault", "update"];

impl Eval<'_> {
    /// The call of a method of a value of the language, of a query or of the parent; `None` where it is none.
    pub(in super::super) fn python_method(
        &mut self,
        site: &Site,
        receiver: &Value,
        name: &str,
        arguments: &[Value],
    ) -> Option<Value> {
        let depends = receiver.of_parent || arguments.iter().any(|it| it.of_parent);
        if matches!(name, "append" | "add" | "setdefault" | "insert" | "update" | "extend") {
            arguments.iter().for_each(Self::keep);
        }
        match &receiver.kind {
            Kind::Query(query) => Some(self.query_call(site, receiver, &Rc::clone(query), name, arguments)),
            Kind::List(_) | Kind::Data | Kind::Rows(..) | Kind::Keys | Kind::Text(_) => {
                Some(self.method_of_data(receiver, name, arguments, depends))
            }
            Kind::Object(record) if OF_DICTIONARY.contains(&name) => {
                let record = Rc::clone(record);
                if self.entry(&record, name).is_some_and(|it| !it.functions().is_empty()) {
                    return None;
                }
                Some(self.method_of_dictionary(receiver, &record, name, arguments))
            }
            Kind::Context if name == "get" => {
                let key = arguments.first()?.text()?;
                Some(self.member(receiver, &key))
            }
            Kind::Unknown(names) if name == "get" && is_of_context(names.as_ref()) => {
                let key = arguments.first()?.text()?;
                Some(self.member(receiver, &key))
            }
            // Django's managers are made of classes of queries.
            Kind::Class(unit, class) if name == "as_manager" => {
                let query = Query { methods: Some((*unit, *class)), is_certain: true, ..Query::default() };
                Some(Value::new(Kind::Query(Rc::new(query))))
            }
            Kind::Parent(parent) => {
                let parent = Rc::clone(parent);
                self.method_of_parent(site, &parent, receiver, name, arguments)
            }
            Kind::OneOf(all)
                if all.iter().any(|it| {
                    matches!(
                        it.kind,
                        Kind::List(_)
                            | Kind::Data
                            | Kind::Rows(..)
                            | Kind::Text(_)
                            | Kind::Parent(_)
                            | Kind::Query(_)
                            | Kind::Object(_)
                    )
                }) =>
            {
                let mut values = Vec::new();
                for it in all.iter() {
                    let it = it.clone().and(receiver.of_parent);
                    values.push(match self.python_method(site, &it, name, arguments) {
                        Some(value) => value,
                        None => {
                            let function = self.member(&it, name);
                            self.invoke(site, Some(&it), &function, arguments)
                        }
                    });
                }
                Some(Value::one_of(values))
            }
            _ => None,
        }
    }

    fn method_of_data(&mut self, receiver: &Value, name: &str, arguments: &[Value], depends: bool) -> Value {
        let is_keys = matches!(receiver.kind, Kind::Keys);
        if let Some(same) = Self::method_of_rows(receiver, name) {
            return same.and(depends);
        }
        match name {
            "then" | "catch" => {
                let settled = Self::settled(receiver);
                let functions: Vec<Rc<Closure>> = arguments.iter().flat_map(Value::functions).collect();
                let values: Vec<Value> =
                    functions.iter().map(|it| self.run(it, std::slice::from_ref(&settled))).collect();
                if values.is_empty() { settled } else { Self::settled(&Value::one_of(values)) }
            }
            "get" | "pop" | "popleft" | "popitem" | "__next__" | "__anext__" => {
                self.element(receiver).and(depends && !is_keys)
            }
            "copy" => receiver.clone(),
            "append" | "add" | "extend" | "insert" | "update" => {
                for it in arguments {
                    self.read(it);
                }
                Value::data()
            }
            _ => {
                let element = self.element(receiver);
                self.run_callbacks(arguments, &element);
                for it in arguments {
                    self.read(it);
                }
                Value::data().and(depends && !is_keys)
            }
        }
    }

    fn method_of_dictionary(
        &mut self,
        receiver: &Value,
        record: &Rc<Record>,
        name: &str,
        arguments: &[Value],
    ) -> Value {
        let depends = receiver.of_parent || arguments.iter().any(|it| it.of_parent);
        match name {
            "get" | "pop" => {
                let key = arguments.first().and_then(Value::text);
                let known = key.and_then(|it| self.entry(record, &it));
                let other = arguments.get(1).cloned();
                let value = known.unwrap_or_else(|| self.element(receiver));
                Value::one_of(std::iter::once(value).chain(other).collect()).and(depends)
            }
            "values" => {
                let all: Vec<Value> = self.entries_of(receiver).into_iter().map(|it| it.1).collect();
                Value::list(all).and(receiver.of_parent)
            }
            "items" => {
                let all: Vec<Value> = self.entries_of(receiver).into_iter().map(|it| it.1).collect();
                let pair = Value::list(vec![Value::data(), Value::one_of(all)]);
                Value::list(vec![pair]).and(receiver.of_parent)
            }
            "copy" => receiver.clone(),
            _ => Value::data().and(depends),
        }
    }

    /// A method of the parent, or of what it holds.
    fn method_of_parent(
        &mut self,
        site: &Site,
        parent: &Rc<Parent>,
        receiver: &Value,
        name: &str,
        arguments: &[Value],
    ) -> Option<Value> {
        let depends = true;
        if parent.row.is_some() && self.row_member(parent, name).is_some() {
            // It is called like any other function.
            return None;
        }
        let last = parent.path.last().map_or("", |it| &**it);
        // `post.comment_set` of Django; a set of something else has no such methods.
        let is_set =
            last.ends_with("_set") && (on_query(name) != OnQuery::Other || catalogue::is_of_manager(name, 0));
        if is_set || !parent.path.is_empty() && catalogue::is_of_manager(name, arguments.len()) {
            let query = Query {
                relation: Some(parent.path.iter().map(|it| &**it).collect::<Vec<_>>().join("__").into()),
                is_certain: is_set,
                ..Query::default()
            };
            return Some(self.query_call(site, receiver, &Rc::new(query), name, arguments));
        }
        if name == "get" && !arguments.is_empty() {
            return Some(match arguments[0].text() {
                Some(key) => self.member(receiver, &key),
                None => Value::data().and(depends),
            });
        }
        let element = Value::data().and(true);
        self.run_callbacks(arguments, &element);
        Some(Value::data().and(depends))
    }

    /// Somebody goes through what this may be.
    pub(super) fn read(&mut self, value: &Value) {
        for it in value.alternatives() {
            match &it.kind {
                Kind::Query(query) => self.read_query(query, it.of_parent || value.of_parent),
                Kind::Named(named) => self.read(&named.1),
                _ => {}
            }
        }
    }
}

/// Whether the names lead from the context.
fn is_of_context(names: Option<&Rc<crate::value::Names>>) -> bool {
    names.is_some_and(|it| it.all().first().is_some_and(|it| &**it == "context"))
}
