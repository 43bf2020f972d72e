//! Calls of what gems and Ruby itself give, and of what is made with them.

use super::super::*;
use super::{BLOCK, Site, block, plain};
use crate::catalogue::ClientKind;
use crate::catalogue::ruby::{self as catalogue, Effect, Made};

impl Eval<'_> {
    /// A method of something that no file of the project defines.
    pub(super) fn send_to_external(
        &mut self,
        site: &Site,
        receiver: &Value,
        external: &Rc<External>,
        name: &str,
        given: &[Value],
    ) -> Value {
        let depends = receiver.of_parent || given.iter().any(|it| it.of_parent);
        if let Some(value) = self.loader_of_external(site, external, name, given, depends) {
            return value;
        }
        // `&:name`, called like a function.
        if let External::Member(of, method) = &**external
            && matches!(&**of, External::Global(it) if &**it == BLOCK)
        {
            return match given.first() {
                Some(first) => self.send(site, &first.clone(), &Rc::clone(method), &given[1..]),
                None => receiver.clone(),
            };
        }
        let Some(path) = Self::ruby_path(external) else {
            self.run_blocks(site, given, depends);
            return Value::data().and(depends);
        };
        if let Some(value) = self.asked_of_container(name, given) {
            return value;
        }
        if let Some(value) = self.known_constant(site, &path, name, given, depends) {
            return value;
        }
        match catalogue::called(&path, name) {
            Some(Made::Client(kind)) => {
                let made = Self::client_of(kind, true);
                // A pool gives what its block makes.
                let of_block =
                    block(given).map(|it| self.call_block(Some(site), &it, std::slice::from_ref(&made)));
                return match of_block {
                    Some(it) if matches!(it.kind, Kind::Client(_)) => it,
                    // `Net::HTTP.start(…) { |http| http.get(…) }`
                    Some(it) if matches!(name, "start" | "with" | "open") => it.and(depends),
                    _ => made.and(depends),
                };
            }
            Some(Made::Answer(kind)) => {
                let value = self.answer(site, kind, depends, true);
                // What a cache is handed is asked for what the cache does not have.
                let also = self.run_blocks(site, given, depends);
                return value.and(also);
            }
            Some(Made::Nothing) => return Value::data().and(depends),
            None => {}
        }
        if catalogue::is_reckoning(&path) {
            self.run_blocks(site, given, depends);
            for it in given {
                self.read_ruby(it);
            }
            return Value::data().and(depends);
        }
        if let Some(client) = Self::client_of_constant(&path) {
            return self.send(site, &client, name, given);
        }
        // A constant that is no class is a value.
        let last = path.rsplit("::").next().unwrap_or(&path);
        if last.len() > 2 && last.chars().all(|it| it.is_uppercase() || it == '_' || it.is_ascii_digit()) {
            self.run_blocks(site, given, depends);
            return Value::data().and(depends);
        }
        // A class of rows of another package.
        if catalogue::is_of_query(name) && !path.contains('.') {
            return self.query_by_name(site, receiver, name, given);
        }
        if block(given).is_some() {
            self.run_blocks(site, given, depends);
        } else if name != "new" {
            self.unresolved(site, depends);
        }
        Value::external(External::Called(Called {
            callee: Value::external(External::Member(Rc::clone(external), name.into())),
            arguments: given.to_vec(),
            unit: site.frame.unit,
            expr: site.expr,
        }))
        .and(depends)
    }

    fn client_of(kind: ClientKind, is_certain: bool) -> Value {
        let client = Client { kind, member: None, access: None, loader: None, is_certain, row: None };
        Value::new(Kind::Client(Rc::new(client)))
    }

    /// `REDIS`, `HTTP_CLIENT`: a constant that is made where nobody looks.
    fn client_of_constant(path: &str) -> Option<Value> {
        let last = path.rsplit("::").next().unwrap_or(path);
        let is_value = last.chars().all(|it| it.is_uppercase() || it == '_' || it.is_ascii_digit());
        is_value.then(|| Self::client_by_name(last)).flatten()
    }

    /// Calls the blocks among arguments; says whether what they give depends on the parent.
    fn run_blocks(&mut self, site: &Site, given: &[Value], depends: bool) -> bool {
        let mut of_parent = false;
        for it in given {
            let is_function = match &it.kind {
                Kind::Named(named) => &*named.0 == BLOCK,
                Kind::Function(_) => true,
                _ => false,
            };
            if is_function {
                let element = Value::data().and(depends);
                of_parent |= self.call_block(Some(site), it, &[element.clone(), element]).of_parent;
            }
        }
        of_parent
    }

    /// A call of something that is known by where it is from.
    fn known_constant(
        &mut self,
        site: &Site,
        path: &str,
        name: &str,
        given: &[Value],
        depends: bool,
    ) -> Option<Value> {
        Some(match (path, name) {
            ("Promise", "all") => {
                let list = plain(given).next().cloned().unwrap_or_else(Value::data);
                let element = self.ruby_element(&list);
                Value::list(vec![element]).and(depends)
            }
            ("Promise", "resolve") => plain(given).next().cloned().unwrap_or_else(Value::data),
            ("Hash", "[]" | "new") | ("Set", "new") | ("Array", "new" | "wrap") | ("SortedSet", "new") => {
                let value = plain(given).next().cloned();
                if let Some(block) = block(given) {
                    self.call_block(Some(site), &block, &[Value::data(), Value::data()]);
                }
                match value {
                    Some(value) if matches!(value.kind, Kind::List(_) | Kind::Keys | Kind::Object(_)) => {
                        value
                    }
                    Some(value) => {
                        let element = self.ruby_element(&value);
                        if name == "wrap" {
                            Value::list(vec![element]).and(depends)
                        } else {
                            Value::data().and(depends)
                        }
                    }
                    None => Value::data(),
                }
            }
            ("OpenStruct" | "Hashie::Mash", "new") => {
                let entries = given.iter().filter_map(|it| match &it.kind {
                    Kind::Named(it) => Some((**it).clone()),
                    _ => None,
                });
                let entries: Vec<(Rc<str>, Value)> = entries.collect();
                match plain(given).next() {
                    Some(first) => first.clone(),
                    None => Value::record(entries),
                }
            }
            ("Kernel", method) => {
                let receiver = Value::unknown();
                self.send_own(site, &receiver, method, given)
            }
            ("Class" | "Module", "new") | ("Rails.application" | "Rails.configuration", _) => Value::data(),
            ("Object", "const_get") | ("ActiveSupport::Inflector", "constantize") => {
                match plain(given).next().and_then(Value::text) {
                    Some(name) => self.constant_called(&name).unwrap_or_else(Value::unknown),
                    None => Value::unknown(),
                }
            }
            ("ActiveRecord::Base", "transaction" | "uncached" | "connected_to") => match block(given) {
                Some(block) => self.call_block(Some(site), &block, &[]),
                None => Value::data(),
            },
            ("ActiveRecord::Associations::Preloader", "new") if given.is_empty() => {
                Value::external(External::Import {
                    module: format!("{}{path}", catalogue::PREFIX).into(),
                    name: "*".into(),
                })
            }
            ("ActiveRecord::Associations::Preloader", _) => {
                // What it loads is there when it is read; of what is not known it may be anything.
                let texts: Vec<Rc<str>> = given.iter().flat_map(texts_of).collect();
                let is_open = texts.is_empty() || given.iter().any(has_entries);
                self.ruby.preloaded.extend(texts);
                self.ruby.preloaded.extend(is_open.then(|| ANY.into()));
                Value::data()
            }
            ("Pundit", _) => self.of_pundit(site, name, given, depends)?,
            ("GlobalID::Locator" | "GlobalID", "locate" | "find" | "locate_signed" | "locate_many") => {
                self.answer(site, ClientKind::Database, depends, true)
            }
            (
                "ActiveRecord::Base.connection" | "ActiveRecord::Base",
                "execute" | "select_all" | "exec_query" | "select_value",
            ) => self.answer(site, ClientKind::Database, depends, true),
            _ => return None,
        })
    }

    /// A method of what data is asked for with.
    pub(super) fn send_to_client(
        &mut self,
        site: &Site,
        receiver: &Value,
        client: &Rc<Client>,
        name: &str,
        given: &[Value],
    ) -> Value {
        let depends = receiver.of_parent || given.iter().any(|it| it.of_parent);
        if client.kind == ClientKind::Loader {
            return self.send_to_loader(site, receiver, client, name, given);
        }
        // What it has answered is in memory.
        if client.access.is_some() {
            let row = Value::data().and(depends);
            let of_block =
                block(given).map(|it| self.call_block(Some(site), &it, &[row.clone(), row.clone()]));
            return match of_block {
                Some(value) if matches!(name, "map" | "flat_map" | "filter_map" | "then" | "yield_self") => {
                    Value::list(vec![value]).and(depends)
                }
                _ => row,
            };
        }
        match catalogue::effect(client.kind, name) {
            // `DB[:posts]` of Sequel.
            _ if name == "[]" && client.kind == ClientKind::Database => {
                Self::query_of(None, client.is_certain).and(depends)
            }
            Effect::Access => {
                let value = self.answer(site, client.kind, depends, client.is_certain);
                let number = self.log.len();
                let also = self.run_blocks(site, given, depends);
                if also
                    && let Some(known) = number.checked_sub(1).and_then(|at| self.log.get_mut(at))
                    && known.place == site.place()
                {
                    known.of_parent = true;
                }
                value.and(also)
            }
            Effect::Neutral => match block(given) {
                Some(block) => {
                    let value = self.call_block(Some(site), &block, std::slice::from_ref(receiver));
                    match value.kind {
                        Kind::Client(_) => value,
                        _ => value.and(depends),
                    }
                }
                None => receiver.clone().and(depends),
            },
            Effect::Nothing => {
                self.run_blocks(site, given, depends);
                Value::data().and(depends)
            }
        }
    }
}

/// Whether there is a hash in arguments.
fn has_entries(value: &Value) -> bool {
    match &value.kind {
        Kind::Object(_) => true,
        Kind::List(all) | Kind::OneOf(all) => all.iter().any(has_entries),
        Kind::Named(named) => has_entries(&named.1),
        _ => false,
    }
}

/// The names in arguments.
pub(super) fn texts_of(value: &Value) -> Vec<Rc<str>> {
    match &value.kind {
        Kind::Text(text) => vec![Rc::clone(text)],
        Kind::List(all) => all.iter().flat_map(texts_of).collect(),
        Kind::Named(named) => texts_of(&named.1),
        _ => Vec::new(),
    }
}
