//! Queries that ask when they are read: relations of Active Record, criteria of Mongoid, datasets of Sequel.

use super::super::*;
use super::{ClassOf, Mapper, Site, block, plain};
use crate::catalogue::ClientKind;
use crate::catalogue::ruby::{Gives, OnQuery, on_query};
use crate::value::Query;

/// Methods of a class of rows that describe rows and ask for nothing.
const DESCRIBING: [&str; 24] = [
    "table_name",
    "column_names",
    "columns",
    "columns_hash",
    "primary_key",
    "arel_table",
    "human_attribute_name",
    "model_name",
    "reflect_on_association",
    "reflect_on_all_associations",
    "reflections",
    "sanitize_sql",
    "sanitize_sql_array",
    "sanitize_sql_like",
    "sanitize_sql_for_conditions",
    "attribute_names",
    "attribute_types",
    "type_for_attribute",
    "base_class",
    "polymorphic_name",
    "to_global_id",
    "inheritance_column",
    "validators_on",
    "defined_enums",
];

impl Eval<'_> {
    /// A method of a query.
    pub(super) fn send_to_query(
        &mut self,
        site: &Site,
        receiver: &Value,
        query: &Rc<Query>,
        name: &str,
        given: &[Value],
    ) -> Value {
        // Scopes and methods of the class are methods of its queries.
        if let Some(of) = query.methods
            && on_query(name, block(given).is_some()) == OnQuery::Other
            && let Some(found) = self.find(of, name, true)
        {
            let value = self.use_found(site, receiver, &found, given);
            return value.and(receiver.of_parent);
        }
        self.send_to_relation(site, receiver, query, name, given)
    }

    /// A method that the mapper gives queries.
    pub(super) fn send_to_relation(
        &mut self,
        site: &Site,
        receiver: &Value,
        query: &Rc<Query>,
        name: &str,
        given: &[Value],
    ) -> Value {
        let depends = receiver.of_parent || given.iter().any(|it| it.of_parent);
        let with_block = block(given).is_some();
        // What is asked of in a query is part of it.
        match on_query(name, with_block) {
            OnQuery::Query => self.narrowed(site, query, None, depends),
            OnQuery::Other if name.starts_with("with_") => self.narrowed(site, query, None, depends),
            OnQuery::Same => {
                let relation = query
                    .relation
                    .clone()
                    .filter(|_| !matches!(name, "includes" | "preload" | "eager_load" | "all"));
                if name == "presence" {
                    self.reads(site, query, depends);
                }
                self.narrowed(site, query, relation, depends)
            }
            // The row has a column for that.
            OnQuery::Reads(Gives::Data)
                if matches!(name, "size" | "empty?" | "any?" | "none?")
                    && !with_block
                    && query.relation.is_some()
                    && self.is_counted(query) =>
            {
                Value::data().and(depends)
            }
            OnQuery::Reads(gives) => {
                // What only says that a query is asked now says less than what was made elsewhere.
                let is_bare = matches!(name, "to_a" | "to_ary" | "entries" | "records");
                let at = site.place();
                let is_here = |it: Place| it.unit == at.unit && at.range.contains(it.range);
                match &query.made {
                    Some((call, _)) if is_bare && !is_here(call.place) => self.read_query(query, depends),
                    _ => self.reads(site, query, depends),
                }
                self.given_by_query(site, query, gives, name, given, depends)
            }
            OnQuery::Asks(gives) => {
                self.asked(site, depends, query.is_certain, None, query.part_of.clone());
                self.given_by_query(site, query, gives, name, given, depends)
            }
            OnQuery::Nothing => match name {
                "new" | "build" => self.row(query.methods, false),
                "klass" | "model" => match query.methods {
                    Some((unit, class)) => Value::new(Kind::Class(unit, class)),
                    None => Value::data(),
                },
                "scope" => receiver.clone(),
                _ => Value::data().and(depends),
            },
            OnQuery::Other => {
                if let Some(block) = block(given) {
                    self.reads(site, query, depends);
                    let element = self.element_of_query(query, receiver.of_parent);
                    return self.call_block(Some(site), &block, std::slice::from_ref(&element)).and(depends);
                }
                // A scope that a gem makes, or an enumeration.
                if name.ends_with('?') || name.ends_with('!') || name.ends_with("_count") {
                    self.asked(
                        site,
                        depends,
                        query.is_certain && name.ends_with("_count"),
                        None,
                        query.part_of.clone(),
                    );
                    return Value::data().and(depends);
                }
                self.narrowed(site, query, None, depends)
            }
        }
    }

    /// Whether rows that have a relation to others count these: `belongs_to :post, counter_cache: true`.
    fn is_counted(&mut self, query: &Query) -> bool {
        let Some(of) = query.methods else { return false };
        let Some(many) = query.relation.as_deref().and_then(|it| it.rsplit("__").next()) else {
            return false;
        };
        let counter = format!("{many}_count");
        for it in self.ruby_ancestors(of).iter() {
            let super::Ancestor::Class(unit, class) = *it else { continue };
            let info = self.info((unit, class));
            let Some(code) = self.code(unit) else { continue };
            let own = self.whole_name((unit, class));
            let own = format!("{}s_count", super::underscored(own.rsplit("::").next().unwrap_or(&own)));
            for it in info.macros.iter().filter(|it| &*it.name == "belongs_to") {
                let cache = code
                    .several(it.arguments)
                    .find_map(|it| code.keyword(it).filter(|it| it.0 == "counter_cache"));
                let Some((_, value)) = cache else { continue };
                let value = unquoted(code.text(code.range(value))).trim_start_matches(':');
                if value == counter || value == "true" && own == counter {
                    return true;
                }
            }
        }
        false
    }

    /// Another query that is made of one; with the relation that it still is, all of it.
    fn narrowed(&mut self, site: &Site, query: &Query, relation: Option<Rc<str>>, depends: bool) -> Value {
        let next = Query { relation, made: self.made_at(site), ..query.clone() };
        Value::new(Kind::Query(Rc::new(next))).and(depends)
    }

    /// The call that makes a query, and those on the way there.
    pub(super) fn made_at(&self, site: &Site) -> Option<(Call, Vec<Call>)> {
        (site.frame.phase == Phase::Resolve).then(|| (Self::told(site), self.calls_now()))
    }

    /// Somebody reads the rows here.
    fn reads(&mut self, site: &Site, query: &Query, depends: bool) {
        let relation = query.relation.clone();
        self.asked(site, depends, query.is_certain, relation, query.part_of.clone());
    }

    /// One of the rows of a query: of a relation of the parent it is something of the parent.
    pub(in super::super) fn element_of_query(&mut self, query: &Query, of_parent: bool) -> Value {
        match (&query.relation, query.methods) {
            (Some(relation), row) => {
                let path = relation.split("__").map(Rc::from).collect();
                Value::new(Kind::Parent(Rc::new(Parent { path, ty: None, row, held: 0 }))).and(true)
            }
            (None, class) => self.row(class, of_parent),
        }
    }

    /// What a method gives that has asked.
    fn given_by_query(
        &mut self,
        site: &Site,
        query: &Query,
        gives: Gives,
        name: &str,
        given: &[Value],
        depends: bool,
    ) -> Value {
        let element = match gives {
            Gives::Data if block(given).is_none() => Value::data().and(depends),
            _ => self.element_of_query(query, depends),
        };
        let of_block =
            block(given).map(|it| self.call_block(Some(site), &it, &[element.clone(), Value::data()]));
        match gives {
            Gives::Data => Value::data().and(depends),
            Gives::Row => element.and(depends),
            Gives::Rows => match (name, of_block) {
                ("map" | "collect" | "flat_map" | "filter_map", Some(value)) => {
                    Value::list(vec![value]).and(depends)
                }
                ("each_with_object" | "inject" | "reduce" | "index_with", Some(value)) => {
                    let start = plain(given).next().cloned();
                    Value::one_of(start.into_iter().chain([Value::data().and(value.of_parent)]).collect())
                        .and(depends)
                }
                _ => Value::list(vec![element]).and(depends),
            },
        }
    }

    /// A method of a class of rows that the mapper gives it.
    pub(super) fn send_to_class_of_rows(
        &mut self,
        site: &Site,
        receiver: &Value,
        of: ClassOf,
        mapper: Mapper,
        name: &str,
        given: &[Value],
    ) -> Value {
        let depends = receiver.of_parent || given.iter().any(|it| it.of_parent);
        match name {
            "transaction" | "unscoped" | "connected_to" | "no_touching" | "uncached" | "cache"
            | "with_connection"
                if block(given).is_some() =>
            {
                let block = block(given).unwrap_or_else(Value::unknown);
                return self.call_block(Some(site), &block, &[]);
            }
            "connection" | "db" | "collection" | "lease_connection" => {
                return Value::client(ClientKind::Database);
            }
            "find_by_sql" | "count_by_sql" | "connection_pool" | "aggregate" => {
                return self.answer(site, ClientKind::Database, depends, true);
            }
            "delay" | "perform_later" | "perform_async" => return Value::data(),
            _ if DESCRIBING.contains(&name) || name.ends_with('=') => return Value::data(),
            _ if name.ends_with("_types") || name.ends_with("_names") => return Value::data(),
            // `Post[id]` of Sequel.
            "[]" if mapper == Mapper::Sequel => {
                self.asked(site, depends, true, None, None);
                return self.row(Some(of), depends);
            }
            _ => {}
        }
        // What an enumeration is called has its values: `Post.statuses`.
        if given.is_empty() && self.is_enumeration(of, name) {
            return Value::data();
        }
        let is_known = on_query(name, block(given).is_some()) != OnQuery::Other;
        self.with_default_scope(site, of);
        let query = Query {
            methods: Some(of),
            is_certain: is_known || self.is_value_of_enumeration(of, name),
            ..Query::default()
        };
        let whole = Value::new(Kind::Query(Rc::new(query.clone()))).and(receiver.of_parent);
        self.send_to_relation(site, &whole, &Rc::new(query), name, given)
    }

    /// What all queries of a class are made with.
    fn with_default_scope(&mut self, site: &Site, of: ClassOf) {
        for it in self.ruby_ancestors(of).iter() {
            let super::Ancestor::Class(unit, class) = *it else { continue };
            let info = self.info((unit, class));
            let Some(scope) = info.macros.iter().find(|it| &*it.name == "default_scope") else { continue };
            let Some(code) = self.code(unit) else { continue };
            let Some(body) = code.class(class).body else { continue };
            let frame = self.scope_frame(unit, body);
            for it in code.several(scope.arguments).collect::<Vec<_>>() {
                let function = self.eval(&frame, it);
                let query = Self::query_of(Some(of), true);
                self.call_with_receiver(site, &function, &query, &[]);
            }
        }
    }

    fn is_enumeration(&mut self, of: ClassOf, name: &str) -> bool {
        self.enumerations(of).iter().any(|it| {
            let many = format!("{}s", it.0);
            name == many || super::singular(name) == *it.0
        })
    }

    fn is_value_of_enumeration(&mut self, of: ClassOf, name: &str) -> bool {
        self.enumerations(of)
            .iter()
            .any(|it| it.1.split(|it: char| !it.is_alphanumeric() && it != '_').any(|it| it == name))
    }

    /// The enumerations of a class: what each is called, and what it is declared with.
    fn enumerations(&mut self, of: ClassOf) -> Vec<(Rc<str>, String)> {
        let mut found = Vec::new();
        for it in self.ruby_ancestors(of).iter() {
            let super::Ancestor::Class(unit, class) = *it else { continue };
            let info = self.info((unit, class));
            let Some(code) = self.code(unit) else { continue };
            for it in info.macros.iter().filter(|it| matches!(&*it.name, "enum" | "enumerize")) {
                let Some(first) = code.several(it.arguments).next() else { continue };
                let name = match code.keyword(first) {
                    Some((name, _)) => name,
                    None => unquoted(code.text(code.range(first))),
                };
                found.push((name.into(), code.text(code.range(it.call)).to_owned()));
            }
        }
        found
    }

    /// One element of a list or a query.
    pub(super) fn ruby_element(&mut self, value: &Value) -> Value {
        match &value.kind {
            Kind::Query(query) => {
                self.read_query(query, value.of_parent);
                self.element_of_query(&Rc::clone(query), value.of_parent)
            }
            Kind::Parent(parent) if parent.row.is_some() => value.clone(),
            _ => self.element(value),
        }
    }
}
