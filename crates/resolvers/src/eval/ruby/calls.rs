//! Expressions that are calls: with a receiver or without, of blocks, of `super`; and what functions are given.

use super::super::*;
use super::{BLOCK, Site, is_constant};

impl Eval<'_> {
    /// What a name, a member, an element or a call is.
    pub(in super::super) fn ruby_expr(
        &mut self,
        frame: &Rc<Frame>,
        code: &Arc<Code>,
        id: ExprId,
    ) -> Option<Value> {
        let range = code.range(id);
        let site = |callee: ExprId| Site {
            frame: Rc::clone(frame),
            code: Arc::clone(code),
            expr: id,
            callee,
            is_new: false,
        };
        Some(match code.expr(id) {
            Expr::Name => self.ruby_name(frame, code, &site(id), code.text(range)),
            Expr::Base => {
                let given = self.arguments_around(frame, code);
                self.call_of_base(&site(id), &given)
            }
            Expr::Member { object, name } => {
                let name = code.text(TextRange::new(name, range.end));
                let receiver = self.eval(frame, object);
                if is_constant(name) && is_path(code, object) {
                    return Some(self.constant_of(&receiver, name));
                }
                self.send(&site(id), &receiver, name, &[])
            }
            Expr::Index { object, key } => {
                let receiver = self.eval(frame, object);
                let given = self.eval(frame, key);
                self.send(&site(id), &receiver, "[]", &[given])
            }
            Expr::Call { callee, arguments } => {
                let given: Vec<ExprId> = code.several(arguments).collect();
                match code.expr(callee) {
                    Expr::Name => {
                        let name = code.text(code.range(callee));
                        let given = self.ruby_values(frame, code, &given);
                        if name == "yield" {
                            return Some(self.yielded(frame, &given));
                        }
                        if let Some(value) = self.configured(&site(callee), &given) {
                            return Some(value);
                        }
                        let receiver = Self::receiver(frame, code);
                        self.send_own(&site(callee), &receiver, name, &given)
                    }
                    Expr::Base => {
                        let given = self.ruby_values(frame, code, &given);
                        self.call_of_base(&site(callee), &given)
                    }
                    Expr::Member { object, name } => {
                        let name = code.text(TextRange::new(name, code.range(callee).end));
                        let receiver = self.eval(frame, object);
                        let given = self.ruby_values(frame, code, &given);
                        if let Some(value) = self.configured(&site(callee), &given) {
                            return Some(value);
                        }
                        self.send(&site(callee), &receiver, name, &given)
                    }
                    _ => {
                        let receiver = self.eval(frame, callee);
                        let given = self.ruby_values(frame, code, &given);
                        self.send(&site(callee), &receiver, "call", &given)
                    }
                }
            }
            Expr::Choice(parts) => {
                let Choice { test, yes, no } = code.choice(parts);
                self.eval(frame, test);
                let yes = self.eval(frame, yes);
                let before = self.log.len();
                let no = self.eval(frame, no);
                // `object.association(:author).loaded? ? object.author : Author.find(…)`
                if let Some(name) = asks_whether_loaded(code, test) {
                    for it in self.log.iter_mut().skip(before).filter(|it| it.relation.is_none()) {
                        it.relation = Some(name.into());
                    }
                }
                yes.or(no)
            }
            _ => return None,
        })
    }

    fn ruby_name(&mut self, frame: &Rc<Frame>, code: &Arc<Code>, site: &Site, name: &str) -> Value {
        if name.starts_with("@@") {
            return self.bound_around(frame, code, name).unwrap_or_else(Value::unknown);
        }
        if name.starts_with('@') {
            return self.variable(frame, code, name);
        }
        if name.starts_with('$') {
            let module = self.module(frame.unit);
            let bindings = code.lookup(MODULE, name).to_vec();
            return match bindings.is_empty() {
                true => Self::client_by_name(name).unwrap_or_else(|| Value::named(name)),
                false => self.bound(&module, code, &bindings),
            };
        }
        if is_constant(name) {
            return self.constant(frame.unit, frame.function, name);
        }
        // What the function has, or those that its block stands in.
        let mut at = Some(Rc::clone(frame));
        while let Some(scope) = at.take() {
            if !scope.has_names {
                break;
            }
            let bindings = code.lookup(scope.function, name);
            if !bindings.is_empty() {
                return self.bound(&scope, code, bindings);
            }
            let function = code.function(scope.function);
            if !function.keeps_receiver {
                break;
            }
            // `it`, `_1`: what a block is given that names nothing.
            if function.params.is_empty() && matches!(name, "it" | "_1" | "_2") {
                let number = usize::from(name == "_2");
                return scope.arguments.get(number).cloned().unwrap_or_else(Value::unknown);
            }
            at.clone_from(&scope.outer);
        }
        let receiver = Self::receiver(frame, code);
        self.send_own(site, &receiver, name, &[])
    }

    fn bound_around(&mut self, frame: &Rc<Frame>, code: &Arc<Code>, name: &str) -> Option<Value> {
        let (owner, bindings) = code.resolve(frame.function, name)?;
        let bindings = bindings.to_vec();
        let scope = self.scope_frame(frame.unit, owner);
        Some(self.bound(&scope, code, &bindings))
    }

    /// The arguments of a call: what is spread in them, what has names, and the block.
    pub(super) fn ruby_values(&mut self, frame: &Rc<Frame>, code: &Arc<Code>, all: &[ExprId]) -> Vec<Value> {
        let mut values = Vec::with_capacity(all.len());
        for &it in all {
            let text = code.text(code.range(it));
            match code.expr(it) {
                Expr::Function(_) if text.starts_with('{') || text.starts_with("do") => {
                    let block = self.eval(frame, it);
                    values.push(Value::new(Kind::Named(Rc::new((BLOCK.into(), block)))));
                }
                Expr::Spread(inner) if text.starts_with('&') => {
                    let value = self.eval(frame, inner);
                    let of_parent = value.of_parent;
                    let block = match &value.kind {
                        Kind::Text(name) => method_of_given(name),
                        _ => value,
                    };
                    values.push(Value::new(Kind::Named(Rc::new((BLOCK.into(), block)))).and(of_parent));
                }
                Expr::Spread(inner) => {
                    let value = self.eval(frame, inner);
                    match &value.kind {
                        Kind::List(inner) => values.extend(inner.iter().cloned()),
                        Kind::Keys => values.push(Value::data()),
                        _ => values.push(self.ruby_element(&value)),
                    }
                }
                // All arguments that the method around it was given.
                Expr::Other(_) if text == "..." => values.extend(self.arguments_around(frame, code)),
                Expr::Keyword(inner) if text.starts_with("**") => {
                    let value = self.eval(frame, inner);
                    match &value.kind {
                        Kind::Object(_) => {
                            for (name, value, _) in self.entries_of(&value) {
                                values.push(
                                    Value::new(Kind::Named(Rc::new((name, value.clone()))))
                                        .and(value.of_parent),
                                );
                            }
                        }
                        _ => values.push(self.eval(frame, it)),
                    }
                }
                _ => values.push(self.eval(frame, it)),
            }
        }
        values
    }

    /// What the method around something was given, as it was.
    pub(super) fn arguments_around(&mut self, frame: &Rc<Frame>, code: &Arc<Code>) -> Vec<Value> {
        let method = method_frame(frame, code);
        let function = code.function(method.function);
        let mut all = Vec::new();
        for (number, param) in function.params.iter().enumerate() {
            let Some(given) = method.arguments.get(number).cloned() else { continue };
            let name = param.name.map(|it| (code.text(it), it));
            match (&given.kind, name) {
                (Kind::List(inner), _) if param.is_rest || param.name.is_none() => {
                    all.extend(inner.iter().cloned());
                }
                (Kind::Object(_), _) if param.is_named_rest => {
                    for (name, value, _) in self.entries_of(&given) {
                        all.push(Value::new(Kind::Named(Rc::new((name, value)))));
                    }
                }
                (_, Some((name, at))) if is_named(code, at) => {
                    let of_parent = given.of_parent;
                    all.push(Value::new(Kind::Named(Rc::new((name.into(), given)))).and(of_parent));
                }
                (_, Some((_, at))) if takes_block(code, at) => {}
                _ => all.push(given),
            }
        }
        if let Some(block) = method.arguments.get(function.params.len()) {
            all.push(Value::new(Kind::Named(Rc::new((BLOCK.into(), block.clone())))));
        }
        all
    }

    /// What a function's parameters are given, and behind them the block.
    pub(in super::super) fn ruby_placed(code: &Code, closure: &Closure, given: Vec<Value>) -> Vec<Value> {
        let function = code.function(closure.function);
        let mut plain: Vec<Value> = Vec::with_capacity(given.len());
        let mut named: Vec<(Rc<str>, Value)> = Vec::new();
        let mut block = None;
        let takes_all = function.params.iter().any(|it| it.name.is_none() && it.is_named_rest);
        let all = if takes_all { given.clone() } else { Vec::new() };
        for it in given {
            match &it.kind {
                Kind::Named(of) if &*of.0 == BLOCK => block = Some(of.1.clone()),
                Kind::Named(of) => named.push((Rc::clone(&of.0), of.1.clone().and(it.of_parent))),
                _ => plain.push(it),
            }
        }
        // One list for a block that takes several is taken apart.
        let is_positional = |it: &wirelint_source_code::code::Param| {
            !it.is_named_rest && !it.name.is_some_and(|it| is_named(code, it) || takes_block(code, it))
        };
        let positional = function.params.iter().filter(|it| is_positional(it)).count();
        if function.keeps_receiver
            && positional > 1
            && let [only] = &plain[..]
        {
            match &only.kind {
                Kind::List(all) => plain = all.to_vec(),
                Kind::Data => plain = vec![only.clone(); positional],
                _ => {}
            }
        }
        // What names nothing is given all: `it`, `_1`.
        if function.keeps_receiver && function.params.is_empty() {
            return plain;
        }
        let mut left = plain.len();
        let mut plain = plain.into_iter();
        let mut placed = Vec::with_capacity(function.params.len() + 1);
        let mut behind = positional;
        for param in function.params {
            let at = param.name;
            if param.is_rest {
                behind = behind.saturating_sub(1);
                let count = left.saturating_sub(behind);
                left -= count.min(left);
                placed.push(Value::list(plain.by_ref().take(count).collect()));
            } else if param.is_named_rest && param.name.is_none() {
                placed.push(Value::list(all.clone()));
            } else if param.is_named_rest {
                placed.push(Value::record(std::mem::take(&mut named)));
            } else if at.is_some_and(|it| takes_block(code, it)) {
                placed.push(block.clone().unwrap_or_else(Value::unknown));
            } else if let Some(at) = at.filter(|it| is_named(code, *it)) {
                let name = code.text(at);
                let by_name = named.iter().position(|it| &*it.0 == name);
                let value = by_name.map(|at| named.swap_remove(at).1);
                // One of what was given as a whole.
                let of_whole =
                    || named.iter().find(|it| it.0.is_empty()).map(|it| Value::data().and(it.1.of_parent));
                placed.push(value.or_else(of_whole).unwrap_or_else(Value::unknown));
            } else {
                behind = behind.saturating_sub(1);
                left = left.saturating_sub(1);
                let value = match plain.next() {
                    Some(it) => it,
                    // What has names is one hash for who has no names for them.
                    None if behind == 0 && !named.is_empty() => Value::record(std::mem::take(&mut named)),
                    None => Value::unknown(),
                };
                placed.push(value);
            }
        }
        placed.extend(block);
        placed
    }

    /// `yield`: what the block gives that the method around was given.
    fn yielded(&mut self, frame: &Rc<Frame>, given: &[Value]) -> Value {
        let Some(code) = self.code(frame.unit) else { return Value::unknown() };
        let method = method_frame(frame, &code);
        let block = method.arguments.get(code.function(method.function).params.len()).cloned();
        match block {
            Some(block) => self.call_block(None, &block, given),
            None => Value::unknown(),
        }
    }

    /// Calls a block, a lambda or what stands for one.
    pub(super) fn call_block(&mut self, site: Option<&Site>, block: &Value, given: &[Value]) -> Value {
        let mut values = Vec::new();
        for it in block.alternatives() {
            values.push(match &it.kind {
                Kind::Function(closure) => self.run(&Rc::clone(closure), given),
                Kind::Named(named) => self.call_block(site, &named.1.clone(), given),
                Kind::External(external) => match (&**external, given.first(), site) {
                    // `&:name`
                    (External::Member(of, name), Some(first), Some(site))
                        if matches!(&**of, External::Global(it) if &**it == BLOCK) =>
                    {
                        let name = Rc::clone(name);
                        self.send(site, &first.clone(), &name, &given[1..])
                    }
                    _ => Value::data().and(given.iter().any(|it| it.of_parent)),
                },
                _ => Value::data().and(given.iter().any(|it| it.of_parent)),
            });
        }
        Value::one_of(values)
    }

    /// Calls a block with another receiver than that around it: of `scope`, of `instance_exec`.
    pub(super) fn call_with_receiver(
        &mut self,
        site: &Site,
        function: &Value,
        receiver: &Value,
        given: &[Value],
    ) -> Value {
        let mut values = Vec::new();
        for it in function.functions() {
            let closure = Closure {
                unit: it.unit,
                function: it.function,
                frame: Rc::clone(&it.frame),
                receiver: Some(receiver.clone()),
            };
            let function = Value::new(Kind::Function(Rc::new(closure)));
            values.push(self.invoke(site, Some(receiver), &function, given));
        }
        Value::one_of(values)
    }
}

/// The frame of the method that a block is in.
pub(super) fn method_frame(frame: &Rc<Frame>, code: &Code) -> Rc<Frame> {
    let mut at = Rc::clone(frame);
    while at.has_names
        && code.function(at.function).keeps_receiver
        && let Some(outer) = at.outer.clone()
        && outer.unit == at.unit
    {
        at = outer;
    }
    at
}

/// Whether the parameter is given by its name: `name:`.
fn is_named(code: &Code, name: TextRange) -> bool {
    code.source()[name.end as usize..].starts_with(':')
}

/// Whether the parameter takes the block: `&name`.
fn takes_block(code: &Code, name: TextRange) -> bool {
    code.source()[..name.start as usize].ends_with('&')
}

/// Whether something is a constant, maybe of another one.
fn is_path(code: &Code, id: ExprId) -> bool {
    match code.expr(id) {
        Expr::Name => is_constant(code.text(code.range(id))),
        Expr::Member { name, .. } => is_constant(code.text(TextRange::new(name, code.range(id).end))),
        _ => false,
    }
}

/// What `&:name` gives for what it is given.
fn method_of_given(name: &Rc<str>) -> Value {
    Value::external(External::Member(Rc::new(External::Global(BLOCK.into())), Rc::clone(name)))
}

/// The relation of which a condition asks whether it is loaded: `object.association(:author).loaded?`, `object.comments.loaded?`.
fn asks_whether_loaded(code: &Code, test: ExprId) -> Option<&str> {
    let Expr::Member { object, name } = code.expr(test) else { return None };
    if code.text(TextRange::new(name, code.range(test).end)) != "loaded?" {
        return None;
    }
    match code.expr(object) {
        Expr::Call { arguments, .. } => {
            let first = code.several(arguments).next()?;
            matches!(code.expr(first), Expr::Text).then(|| unquoted(code.text(code.range(first))))
        }
        Expr::Member { name, .. } => Some(code.text(TextRange::new(name, code.range(object).end))),
        _ => None,
    }
}
