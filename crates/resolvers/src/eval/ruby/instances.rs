//! Instances: their variables, what they are made with.

use wirelint_source_code::code::MemberKind;

use super::super::*;
use super::calls::method_frame;
use super::{Ancestor, ClassOf, Site, named, plain};

impl Eval<'_> {
    /// `@name`, where `frame` is that of a method or of a block in it.
    pub(super) fn variable(&mut self, frame: &Rc<Frame>, code: &Arc<Code>, name: &str) -> Value {
        let method = method_frame(frame, code);
        let mut found = Vec::new();
        let own: Vec<ExprId> = code
            .function(method.function)
            .fields
            .iter()
            .filter(|it| code.text(it.0) == name)
            .map(|it| it.1)
            .collect();
        for it in &own {
            found.push(self.eval(&method, *it));
        }
        let receiver = Self::receiver(frame, code);
        let of_instance = self.variable_of(&receiver, name, Some((method.unit, method.function)));
        found.push(of_instance);
        Value::one_of(found)
    }

    /// A variable of an instance; `but` is a function that is looked at already.
    pub(super) fn variable_of(
        &mut self,
        receiver: &Value,
        name: &str,
        but: Option<(UnitId, FunctionId)>,
    ) -> Value {
        match &receiver.kind {
            Kind::Instance(instance) => {
                if let Some(known) = instance.fields.borrow().get(name) {
                    return known.clone();
                }
                let key: Rc<str> = name.into();
                instance.fields.borrow_mut().insert(Rc::clone(&key), Value::unknown());
                let of = (instance.unit, instance.class);
                let value =
                    self.deeper(|it| it.assigned(receiver, of, name, but)).unwrap_or_else(Value::unknown);
                // What was left out for one is there for others.
                match but {
                    Some(_) => _ = instance.fields.borrow_mut().remove(&key),
                    None => _ = instance.fields.borrow_mut().insert(key, value.clone()),
                }
                value.and(receiver.of_parent)
            }
            Kind::Class(unit, class) => {
                let of = (*unit, *class);
                self.deeper(|it| it.assigned(receiver, of, name, but)).unwrap_or_else(Value::unknown)
            }
            Kind::Parent(parent) => match parent.row {
                Some(of) => self
                    .deeper(|it| it.assigned(receiver, of, name, but))
                    .unwrap_or_else(Value::unknown)
                    .and(true),
                None => Value::data().and(true),
            },
            Kind::OneOf(all) => {
                let all: Vec<Value> = all.iter().map(|it| self.variable_of(it, name, but)).collect();
                Value::one_of(all)
            }
            _ => Value::unknown(),
        }
    }

    /// `@name = value` in all methods.
    fn assigned(
        &mut self,
        receiver: &Value,
        of: ClassOf,
        name: &str,
        but: Option<(UnitId, FunctionId)>,
    ) -> Value {
        let mut all = Vec::new();
        for it in self.ruby_ancestors(of).iter() {
            let Ancestor::Class(unit, class) = *it else { continue };
            let Some(code) = self.code(unit) else { continue };
            let methods = code.class(class).members.iter().filter_map(|it| match it.kind {
                MemberKind::Method(function) => Some(function),
                _ => None,
            });
            let functions: Vec<FunctionId> = methods.chain(code.class(class).body).collect();
            for function in functions {
                if but == Some((unit, function)) {
                    continue;
                }
                let fields = code.function(function).fields;
                let given: Vec<ExprId> =
                    fields.iter().filter(|it| code.text(it.0) == name).map(|it| it.1).collect();
                if given.is_empty() {
                    continue;
                }
                let frame = self.method_frame_of(receiver, (unit, class), function);
                for it in given {
                    all.push(self.eval(&frame, it));
                }
            }
        }
        if all.is_empty()
            && let Kind::Instance(instance) = &receiver.kind
        {
            all.extend(self.made_of(instance, name.trim_start_matches('@')));
        }
        Value::one_of(all)
    }

    /// What names mean in a method that nobody calls: in a constructor what the instance was made with.
    fn method_frame_of(
        &mut self,
        receiver: &Value,
        (unit, class): ClassOf,
        function: FunctionId,
    ) -> Rc<Frame> {
        let module = self.module(unit);
        let (phase, given) = match &receiver.kind {
            Kind::Instance(instance) => {
                let is_constructor =
                    self.code(unit).and_then(|it| it.class(class).constructor) == Some(function);
                let given = if is_constructor { self.given_to_class(instance, (unit, class)) } else { None };
                (instance.phase, given)
            }
            Kind::Parent(_) => (Phase::Resolve, None),
            _ => (Phase::Load, None),
        };
        let closure = Closure { unit, function, frame: Rc::clone(&module), receiver: None };
        let arguments = match (given, self.code(unit)) {
            (Some(given), Some(code)) => Self::ruby_placed(&code, &closure, given),
            _ => Vec::new(),
        };
        self.frame(Frame {
            unit,
            function,
            arguments,
            receiver: receiver.clone(),
            outer: Some(module),
            phase,
            depth: 0,
            has_names: true,
            values: RefCell::default(),
            touched: RefCell::default(),
        })
    }

    /// What the constructor of one of its classes is called with: what the instance was made with, or what the constructor before it says.
    fn given_to_class(&mut self, instance: &Rc<Instance>, of: ClassOf) -> Option<Vec<Value>> {
        let arguments = instance.arguments.clone()?;
        for it in self.ruby_ancestors((instance.unit, instance.class)).iter() {
            let Ancestor::Class(unit, class) = *it else { continue };
            if (unit, class) == of {
                break;
            }
            let Some(code) = self.code(unit) else { continue };
            let Some(constructor) = code.class(class).constructor else { continue };
            let given = code.function(constructor).steps.iter().find_map(|&it| match code.expr(it) {
                Expr::Base => Some(None),
                Expr::Call { callee, arguments } if matches!(code.expr(callee), Expr::Base) => {
                    Some(Some(arguments))
                }
                _ => None,
            })?;
            return match given {
                None => Some(arguments),
                Some(given) => {
                    let receiver = Value::new(Kind::Instance(Rc::clone(instance)));
                    let frame =
                        self.deeper(|eval| eval.method_frame_of(&receiver, (unit, class), constructor))?;
                    let given: Vec<ExprId> = code.several(given).collect();
                    Some(self.ruby_values(&frame, &code, &given))
                }
            };
        }
        Some(arguments)
    }

    /// A member of an instance of a class that has no constructor of its own: a `Struct`, `Data`, what is made of named values.
    pub(super) fn made_of(&mut self, instance: &Rc<Instance>, name: &str) -> Option<Value> {
        let arguments = instance.arguments.clone()?;
        if let Some(given) = named(&arguments, name) {
            return Some(given);
        }
        let code = self.code(instance.unit)?;
        let base = code.class(instance.class).extends?;
        let Expr::Call { arguments: members, .. } = code.expr(base) else { return None };
        let mut members = code.several(members).filter(|it| matches!(code.expr(*it), Expr::Text));
        let at = members.position(|it| unquoted(code.text(code.range(it))) == name)?;
        plain(&arguments).nth(at).cloned()
    }

    /// `super`: the method of the same name behind the class that says so.
    pub(super) fn call_of_base(&mut self, site: &Site, given: &[Value]) -> Value {
        let code = Arc::clone(&site.code);
        let method = method_frame(&site.frame, &code);
        let function = code.function(method.function);
        let receiver = method.receiver.clone();
        let (Some(class), Some(name)) = (function.class, function.name) else { return Value::data() };
        let name = code.text(name).to_owned();
        let behind = (method.unit, class);
        let is_static = matches!(receiver.kind, Kind::Class(..) | Kind::Query(_));
        let of = match &receiver.kind {
            Kind::Instance(it) => (it.unit, it.class),
            Kind::Class(unit, class) => (*unit, *class),
            Kind::Parent(parent) => parent.row.unwrap_or(behind),
            _ => behind,
        };
        match self.find_behind(of, behind, &name, is_static) {
            Some(found) => self.use_found(site, &receiver, &found, given),
            None => self.send_behind(site, &receiver, &name, given),
        }
    }
}
