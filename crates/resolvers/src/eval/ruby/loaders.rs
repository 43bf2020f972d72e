//! What joins loads: sources of `GraphQL::Dataloader`, loaders of graphql-batch, batch-loader; and what a type or a resolver of graphql-ruby has itself.

use super::super::*;
use super::externals::texts_of;
use super::{ClassOf, Site, block, plain, without_block};
use crate::access::Batched;
use crate::catalogue::ClientKind;
use crate::value::Loader;

/// The variable of a loader that has the class of its keys; none of Ruby's is called so.
pub(crate) const KEYS: &str = "keys";

/// What loaders are made with.
pub(super) fn dataloader() -> Value {
    Value::external(External::Handed("dataloader"))
}

impl Eval<'_> {
    /// Whether a class is a type, a resolver or a mutation of graphql-ruby.
    pub(crate) fn is_graphql(&mut self, of: ClassOf) -> bool {
        self.foreign_ancestors(of)
            .iter()
            .any(|it| it.starts_with("GraphQL::") && !it.starts_with("GraphQL::Batch"))
    }

    /// What an instance of a type or a resolver has from graphql-ruby: its object, the context, loaders.
    pub(super) fn of_graphql(
        &mut self,
        site: &Site,
        instance: &Rc<Instance>,
        name: &str,
        given: &[Value],
        depends: bool,
    ) -> Option<Value> {
        let is_plain = matches!(name, "object" | "context" | "dataloader");
        let loads = name.starts_with("dataload");
        if !is_plain && !loads && !matches!(name, "field" | "lookahead" | "arguments") {
            return None;
        }
        let of = (instance.unit, instance.class);
        let parent = instance.arguments.as_ref().and_then(|it| it.first().cloned());
        let is_object = |it: &Value| matches!(&it.kind, Kind::Parent(parent) if parent.path.is_empty());
        let is_made = instance.arguments.as_ref().is_some_and(|it| it.len() == 1 && it.iter().all(is_object));
        if !is_made && !self.is_graphql(of) {
            return None;
        }
        Some(match name {
            "object" => parent.unwrap_or_else(Value::unknown),
            "context" => Value::new(Kind::Context),
            "dataloader" => dataloader(),
            "dataload_association" | "dataload_all_associations" => {
                let names: Vec<Rc<str>> = plain(given).flat_map(texts_of).collect();
                let value = self.joined(site, true, true);
                self.ruby.preloaded.extend(names);
                value
            }
            _ if loads => {
                let class = plain(given).next().cloned();
                let loader = match class.map(|it| it.kind) {
                    Some(Kind::Class(unit, class)) if name == "dataload" || name == "dataload_all" => {
                        let rest: Vec<Value> = without_block(given).skip(1).cloned().collect();
                        let (key, rest) = rest
                            .split_last()
                            .map_or((&[][..], &[][..]), |it| (std::slice::from_ref(it.0), it.1));
                        let loader = self.made_loader(site, (unit, class), "fetch", rest);
                        self.has_keys(&loader, key);
                        Some(loader)
                    }
                    _ => None,
                };
                self.access(site, ClientKind::Loader, depends, Some(Batched::Loader), true, loader)
            }
            _ => Value::data(),
        })
    }

    /// An access that is joined with those of other parents.
    fn joined(&mut self, site: &Site, of_parent: bool, is_certain: bool) -> Value {
        self.access(site, ClientKind::Loader, of_parent, Some(Batched::Loader), is_certain, None);
        Value::data().and(of_parent)
    }

    /// A loader that is an instance of a class, whose method is called with all keys.
    fn made_loader(&mut self, site: &Site, of: ClassOf, method: &str, given: &[Value]) -> Rc<Loader> {
        let instance = Instance::new(of.0, of.1, Some(given.to_vec()), Phase::Request);
        let whole = Value::new(Kind::Instance(self.instance(instance)));
        let batch = match self.find(of, method, false) {
            Some(super::classes::Found::Method(unit, function)) => self.bound_method(&whole, unit, function),
            _ => Value::unknown(),
        };
        Rc::new(Loader {
            unit: site.frame.unit,
            place: site.range(),
            // The same arguments give the same loader, and each parent has its own queries.
            phase: if given.iter().any(is_of_one) { Phase::Resolve } else { Phase::Request },
            is_kept: std::cell::Cell::new(!given.iter().any(is_of_one)),
            batch,
            is_alone: false,
        })
    }

    /// Notes of which class the keys are that a loader is given: rows, where these are what is loaded for.
    fn has_keys(&mut self, loader: &Loader, given: &[Value]) {
        let row = plain(given).find_map(row_of).filter(|it| self.mapper(*it).is_some());
        let functions = loader.batch.functions();
        if let Some((unit, class)) = row
            && let [function] = &*functions
            && let Some(Kind::Instance(instance)) = function.receiver.as_ref().map(|it| &it.kind)
        {
            let value = Value::new(Kind::Class(unit, class));
            instance.fields.borrow_mut().insert(KEYS.into(), value);
        }
    }

    /// One of the keys that a loader is given, where that is a row.
    pub(super) fn key_of_loader(&mut self, site: &Site) -> Option<Value> {
        let method = super::calls::method_frame(&site.frame, &site.code);
        let Kind::Instance(instance) = &method.receiver.kind else { return None };
        let known = instance.fields.borrow().get(KEYS).map(|it| it.kind.clone());
        match known {
            Some(Kind::Class(unit, class)) => Some(self.row(Some((unit, class)), true)),
            _ => None,
        }
    }

    /// Whether an instance that lives longer than a resolver remembers what is made there: `@authors ||= Dataloader.new { … }`.
    fn is_remembered(site: &Site) -> bool {
        let method = super::calls::method_frame(&site.frame, &site.code);
        let lives_on = match &method.receiver.kind {
            Kind::Instance(it) => it.phase != Phase::Resolve,
            Kind::Class(..) => true,
            _ => false,
        };
        let fields = site.code.function(method.function).fields;
        lives_on && fields.iter().any(|it| site.code.range(it.1).contains(site.range()))
    }

    fn loader_value(loader: Option<Rc<Loader>>, is_certain: bool) -> Value {
        let client =
            Client { kind: ClientKind::Loader, member: None, access: None, loader, is_certain, row: None };
        Value::new(Kind::Client(Rc::new(client)))
    }

    /// `RecordLoader.for(User)`, `Sources::Record.new(…)`; `None` where the class is no loader or the method makes none.
    pub(super) fn loader_of_class(
        &mut self,
        site: &Site,
        of: ClassOf,
        name: &str,
        given: &[Value],
    ) -> Option<Value> {
        if !matches!(name, "for" | "load" | "load_many") {
            return None;
        }
        let is_loader = self.foreign_ancestors(of).iter().any(|it| it.starts_with("GraphQL::Batch"));
        if !is_loader {
            return None;
        }
        if name != "for" {
            let loader = self.made_loader(site, of, "perform", &[]);
            let depends = given.iter().any(|it| it.of_parent);
            self.has_keys(&loader, given);
            return Some(self.access(
                site,
                ClientKind::Loader,
                depends,
                Some(Batched::Loader),
                true,
                Some(loader),
            ));
        }
        let loader = self.made_loader(site, of, "perform", given);
        self.loads_names(given);
        Some(Self::loader_value(Some(loader), true))
    }

    /// What a loader is told by names is loaded by it: relations of what it is given.
    fn loads_names(&mut self, given: &[Value]) {
        let texts: Vec<Rc<str>> = given.iter().flat_map(texts_of).collect();
        self.ruby.preloaded.extend(texts);
    }

    /// Loaders that are made of something else than a class of the project.
    pub(super) fn loader_of_external(
        &mut self,
        site: &Site,
        external: &Rc<External>,
        name: &str,
        given: &[Value],
        depends: bool,
    ) -> Option<Value> {
        match &**external {
            External::Handed("dataloader") => Some(match name {
                "with" => {
                    let class = plain(given).next().cloned().unwrap_or_else(Value::unknown);
                    let rest: Vec<Value> = skip_class(given);
                    let loader = match class.kind {
                        Kind::Class(unit, class) => {
                            Some(self.made_loader(site, (unit, class), "fetch", &rest))
                        }
                        _ => None,
                    };
                    self.loads_names(&rest);
                    Self::loader_value(loader, true)
                }
                _ => {
                    let block = block(given);
                    block.map_or_else(Value::data, |it| self.call_block(Some(site), &it, &[]))
                }
            }),
            External::Handed(_) => Some(Value::data().and(depends)),
            _ => {
                let path = Self::ruby_path(external)?;
                let root = path.split('.').next().unwrap_or(&path);
                match (root, name) {
                    ("Dataloader" | "DataLoader", "new") => {
                        let loader = Loader {
                            unit: site.frame.unit,
                            place: site.range(),
                            phase: site.frame.phase,
                            is_kept: std::cell::Cell::new(Self::is_remembered(site)),
                            batch: block(given)?,
                            is_alone: false,
                        };
                        Some(Self::loader_value(Some(Rc::new(loader)), true))
                    }
                    ("BatchLoader" | "BatchLoader::GraphQL", "for") => Some(
                        Value::external(External::Called(Called {
                            callee: Value::external(External::Member(Rc::clone(external), name.into())),
                            arguments: given.to_vec(),
                            unit: site.frame.unit,
                            expr: site.expr,
                        }))
                        .and(depends),
                    ),
                    ("BatchLoader" | "BatchLoader::GraphQL", "batch") => {
                        let batch = block(given).unwrap_or_else(Value::unknown);
                        let loader = Loader {
                            unit: site.frame.unit,
                            place: site.range(),
                            phase: Phase::Request,
                            is_kept: std::cell::Cell::new(true),
                            batch,
                            is_alone: false,
                        };
                        Some(self.access(
                            site,
                            ClientKind::Loader,
                            depends,
                            Some(Batched::Loader),
                            true,
                            Some(Rc::new(loader)),
                        ))
                    }
                    // Loaders of a gem, or of a file that is not there: by their names.
                    _ => {
                        let last = root.rsplit("::").next().unwrap_or(root);
                        let is_loader = last.ends_with("Loader")
                            || root.starts_with("Loaders::")
                            || root.starts_with("GraphQL::Batch");
                        match name {
                            "for" if is_loader => {
                                self.loads_names(given);
                                Some(Self::loader_value(None, false))
                            }
                            "load" | "load_many" if is_loader => Some(self.access(
                                site,
                                ClientKind::Loader,
                                depends,
                                Some(Batched::Loader),
                                false,
                                None,
                            )),
                            _ => None,
                        }
                    }
                }
            }
        }
    }

    /// Somebody waits for what was loaded, or for all of several: the loader asks at once, before others can join.
    pub(super) fn forced(&mut self, site: &Site, value: &Value) {
        match &value.kind {
            Kind::Client(client) if client.kind == ClientKind::Loader => {
                let told = Self::told(site);
                let calls = self.calls_now();
                let Some(at) = client.access else { return };
                if let Some(access) = self.log.get_mut(at.0 as usize)
                    && access.kind == ClientKind::Loader
                    && access.batched == Some(Batched::Loader)
                {
                    (access.place, access.what, access.calls) = (told.place, told.what, calls);
                    (access.batched, access.loader) = (None, None);
                }
            }
            Kind::List(all) | Kind::OneOf(all) => all.iter().for_each(|it| self.forced(site, it)),
            _ => {}
        }
    }

    /// A method of a loader.
    pub(super) fn send_to_loader(
        &mut self,
        site: &Site,
        receiver: &Value,
        client: &Rc<Client>,
        name: &str,
        given: &[Value],
    ) -> Value {
        let depends = receiver.of_parent || given.iter().any(|it| it.of_parent);
        if client.access.is_some() {
            // What was loaded: `.then { |user| … }`.
            let loaded = Value::data().and(depends);
            if name == "sync" {
                self.forced(site, receiver);
            }
            return match (name, block(given)) {
                ("then" | "yield_self" | "map" | "flat_map" | "filter_map", Some(block)) => {
                    let value = self.call_block(Some(site), &block, &[loaded.clone(), loaded]);
                    value.and(depends)
                }
                (_, Some(block)) => {
                    self.call_block(Some(site), &block, &[loaded.clone(), loaded.clone()]);
                    loaded
                }
                (
                    "sync" | "load" | "value" | "value!" | "itself" | "presence" | "compact" | "first"
                    | "last",
                    None,
                ) => receiver.clone(),
                _ => loaded,
            };
        }
        match name {
            "load" | "load_all" | "load_many" | "request" | "request_all" | "fetch" | "load_key" | "call" => {
                // What is made anew for each load joins nothing.
                let is_joined =
                    client.loader.as_ref().is_none_or(|it| it.phase != Phase::Resolve || it.is_kept.get());
                let batched = is_joined.then_some(Batched::Loader);
                if let Some(loader) = &client.loader {
                    self.has_keys(loader, given);
                }
                self.access(site, client.kind, depends, batched, client.is_certain, client.loader.clone())
            }
            _ => receiver.clone(),
        }
    }
}

/// Whether a value is a query by something of one parent, which no other parent makes.
fn is_of_one(value: &Value) -> bool {
    match &value.kind {
        Kind::Query(_) => value.of_parent,
        Kind::Named(named) => is_of_one(&named.1),
        _ => false,
    }
}

/// The class of the row that a value is, or of the rows in it.
pub(super) fn row_of(value: &Value) -> Option<ClassOf> {
    match &value.kind {
        Kind::Instance(it) => Some((it.unit, it.class)),
        Kind::Class(unit, class) | Kind::Rows(unit, class) => Some((*unit, *class)),
        Kind::Parent(parent) => parent.row,
        Kind::Query(query) => query.methods,
        Kind::List(all) | Kind::OneOf(all) => all.iter().find_map(row_of),
        _ => None,
    }
}

/// All but the class that is given first.
fn skip_class(given: &[Value]) -> Vec<Value> {
    let at = given.iter().position(|it| !matches!(it.kind, Kind::Named(_)));
    given.iter().enumerate().filter(|(number, _)| Some(*number) != at).map(|it| it.1.clone()).collect()
}
