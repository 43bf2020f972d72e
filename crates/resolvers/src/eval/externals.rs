//! Calls of what no file of the project defines.

use super::calls::Site;
use super::*;
use crate::access::Batched;
use crate::catalogue::{ClientKind, Guess, guess, is_client, is_connection, package, reckons, sends};

impl Eval<'_> {
    pub(super) fn external_call(
        &mut self,
        site: &Site,
        external: &Rc<External>,
        function: &Value,
        arguments: &[Value],
    ) -> Value {
        match self.family {
            Family::Python => return self.python_external_call(site, external, function, arguments),
            Family::Go => return self.go_external_call(site, external, function, arguments),
            Family::Java | Family::Ecma | Family::Ruby => {}
        }
        let depends = function.of_parent || arguments.iter().any(|it| it.of_parent);
        if let External::Global(name) = &**external
            && let Some(value) = self.global_call(site, name, arguments, depends)
        {
            return value;
        }
        if let External::Member(of, name) = &**external
            && let External::Global(of) = &**of
            && let Some(value) = self.global_method(of, name, arguments, depends)
        {
            return value;
        }
        let how = if site.is_new { Use::Made } else { Use::Called };
        if let Some(module) = external.module()
            && let Some(kind) = of_external(module, external.name(), how)
        {
            if kind == ClientKind::Loader {
                return self.make_loader(site, arguments);
            }
            let client =
                Client { kind, member: None, access: None, loader: None, is_certain: true, row: None };
            let is_request = kind == ClientKind::Http
                && !site.is_new
                && matches!(
                    external.name(),
                    "request" | "get" | "post" | "put" | "delete" | "query" | "fetch"
                );
            if is_request {
                return self.access(site, kind, depends, None, true, None);
            }
            return Value::new(Kind::Client(Rc::new(client))).and(depends);
        }
        if let External::Called(called) = &**external {
            // A wrapper that was made of functions calls them.
            let mut values = Vec::new();
            for argument in called.arguments.clone() {
                match &argument.kind {
                    Kind::Function(_) | Kind::Client(_) => {
                        values.push(self.invoke(site, None, &argument, arguments));
                    }
                    _ => {}
                }
            }
            if !values.is_empty() {
                return Value::one_of(values).and(depends);
            }
        }
        if let Some(value) = self.guessed_external(site, external, arguments, depends) {
            return value;
        }
        let called = External::Called(Called {
            callee: function.clone(),
            arguments: arguments.to_vec(),
            unit: site.frame.unit,
            expr: site.expr,
        });
        let called = Rc::new(called);
        if is_handed(external) {
            self.handed.push(Rc::clone(&called));
            return Value::new(Kind::External(called)).and(depends);
        }
        if let External::Called(it) = &*called
            && let Some(made) = it.made_of()
        {
            return made;
        }
        let is_resolving = site.frame.phase == Phase::Resolve;
        let depends = is_resolving && self.run_callbacks(arguments, &Value::data().and(depends)) || depends;
        // Nobody has read the package: it may ask for anything.
        if depends && !site.is_new && external.module().is_some_and(is_unread) {
            self.unresolved(site, depends);
        }
        Value::new(Kind::External(called)).and(depends)
    }

    /// A call of what a package gives that is not known: `prisma.post.findMany()` where another package of the company has the client.
    fn guessed_external(
        &mut self,
        site: &Site,
        external: &Rc<External>,
        arguments: &[Value],
        depends: bool,
    ) -> Option<Value> {
        if site.is_new || site.frame.phase != Phase::Resolve || !depends {
            return None;
        }
        if let Some(value) = self.sent(site, external.name(), arguments, depends) {
            return Some(value);
        }
        let names = external.names().or_else(|| of_result(external)).filter(|it| it.len() > 1)?;
        let takes_function = arguments.iter().any(|it| matches!(it.kind, Kind::Function(_)));
        let (kind, batched) = match guess(&names, takes_function, arguments.len())? {
            Guess::Access(kind) => (kind, None),
            Guess::Joined => (ClientKind::Loader, Some(Batched::Loader)),
            // A client of another service that has a package.
            Guess::Maybe if external.module().is_some_and(is_unread) && is_client(&names) => {
                (ClientKind::Rpc, None)
            }
            Guess::Maybe => {
                self.unresolved(site, depends);
                return None;
            }
        };
        Some(self.access(site, kind, depends, batched, false, None))
    }

    /// A query that was built and is handed to what it is sent with: `select().from('users').where(…).execute(pool)`.
    pub(super) fn sent(
        &mut self,
        site: &Site,
        method: &str,
        arguments: &[Value],
        depends: bool,
    ) -> Option<Value> {
        if site.is_new || site.frame.phase != Phase::Resolve || !depends || !sends(method) {
            return None;
        }
        let Expr::Member { .. } = site.code.expr(site.callee) else { return None };
        let is_sender = |it: &Value| match &it.kind {
            Kind::Client(client) => client.kind == ClientKind::Database && client.access.is_none(),
            Kind::Unknown(Some(names)) => is_connection(&names.name),
            Kind::External(external) => is_connection(external.name()),
            _ => false,
        };
        let last = arguments.last()?;
        let is_sent = last.alternatives().iter().any(is_sender);
        is_sent.then(|| self.access(site, ClientKind::Database, depends, None, false, None))
    }

    fn global_call(&mut self, site: &Site, name: &str, arguments: &[Value], depends: bool) -> Option<Value> {
        let value = match name {
            // `await import('./orders.js')`: what a promise of it gives is it.
            "require" | "import" => {
                let from = arguments.first()?.text()?;
                return Some(self.required(site.frame.unit, &from));
            }
            "fetch" if !site.is_new => {
                return Some(self.access(site, ClientKind::Http, depends, None, true, None));
            }
            "DataLoader" if site.is_new => return Some(self.make_loader(site, arguments)),
            "Map" | "WeakMap" | "Set" | "WeakSet" | "Date" | "RegExp" | "Error" | "TypeError" | "Array"
            | "URL" | "URLSearchParams" | "Number" | "String" | "Boolean" | "BigInt" | "Buffer"
            | "Uint8Array" | "TextEncoder" | "TextDecoder" | "FormData" | "Headers" | "AbortController"
            | "parseInt" | "parseFloat" | "isNaN" | "encodeURIComponent" | "decodeURIComponent"
            | "encodeURI" => {
                // A set of keys is all of them.
                let is_of_keys = arguments.iter().any(|it| matches!(it.kind, Kind::Keys));
                Value::data().and(depends && !is_of_keys)
            }
            "Promise" => {
                self.run_callbacks(arguments, &Value::data());
                Value::data().and(depends)
            }
            "structuredClone" | "Object" => arguments.first()?.clone(),
            "setTimeout" | "setImmediate" | "queueMicrotask" | "setInterval" => {
                self.run_callbacks(arguments, &Value::data().and(depends));
                Value::data()
            }
            _ => return None,
        };
        Some(value)
    }

    fn global_method(&mut self, of: &str, name: &str, arguments: &[Value], depends: bool) -> Option<Value> {
        let first = arguments.first().cloned().unwrap_or_else(Value::data);
        let value = match (of, name) {
            ("Promise", "all" | "allSettled" | "race" | "any") => match &first.kind {
                Kind::List(all) => Value::list(all.iter().map(Self::settled).collect()).and(depends),
                _ => Self::settled(&first).and(depends),
            },
            ("Promise", "resolve") => Self::settled(&first),
            ("Object", "assign") => Value::one_of(arguments.to_vec()).and(depends),
            ("Object", "freeze" | "seal" | "create") => first,
            ("Object", "values") => {
                let all = self.entries_of(&first).into_iter().map(|it| it.1).collect::<Vec<_>>();
                if all.is_empty() { Value::data().and(depends) } else { Value::list(all).and(depends) }
            }
            ("Array", "from") => {
                let source = first.clone();
                if matches!(source.kind, Kind::Keys) && arguments.len() == 1 {
                    return Some(source);
                }
                let element = self.element(&source);
                self.run_callbacks(&arguments[1.min(arguments.len())..], &element);
                Value::data().and(depends)
            }
            ("Array", "of") => Value::list(arguments.to_vec()),
            (
                "Object" | "JSON" | "Array" | "Math" | "Number" | "Date" | "String" | "Reflect" | "Buffer",
                _,
            ) => {
                self.run_callbacks(arguments, &Value::data().and(depends));
                Value::data().and(depends)
            }
            _ => return None,
        };
        Some(value)
    }
}

/// Whether nobody has read the package, so that it may ask for anything.
pub(super) fn is_unread(module: &str) -> bool {
    !reckons(module) && package(module).is_none()
}

/// The names of what was called and of a member of what that gave: `getRepository(User).findOneBy`.
fn of_result(external: &External) -> Option<Vec<Rc<str>>> {
    let External::Member(of, name) = external else { return None };
    let External::Called(called) = &**of else { return None };
    let Kind::External(callee) = &called.callee.kind else { return None };
    // A name alone tells of what it gives, not what is around it.
    let of = callee.name();
    of.starts_with("get").then(|| vec![of.into(), Rc::clone(name)])
}

/// Whether it comes of what a framework hands to a function.
fn is_handed(external: &Rc<External>) -> bool {
    match &**external {
        External::Handed(_) => true,
        External::Member(of, _) => is_handed(of),
        External::Called(called) => matches!(&called.callee.kind, Kind::External(it) if is_handed(it)),
        _ => false,
    }
}
