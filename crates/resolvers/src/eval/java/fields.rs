//! Fields: what was put into them, or else what a container gives for their types; and what names that stand alone mean.

use wirelint_source_code::code::{Many, MemberKind};

use super::super::*;
use super::{Ancestor, Named, property_of};
use crate::access::Call;

impl Eval<'_> {
    /// What a name means that stands alone: a variable, a field of a class around it, a class.
    pub(in super::super) fn java_name(
        &mut self,
        frame: &Rc<Frame>,
        code: &Arc<Code>,
        range: TextRange,
    ) -> Value {
        let name = code.text(range);
        let mut at = Some(Rc::clone(frame));
        while let Some(scope) = at.take() {
            if scope.function != MODULE && scope.has_names {
                let bindings = code.lookup(scope.function, name);
                if bindings.iter().any(|it| !it.is_type()) {
                    return self.bound(&scope, code, bindings);
                }
            }
            let place = Place { unit: frame.unit, range };
            if let Some(value) = self.field_around(&scope, code, name, place) {
                return value;
            }
            at.clone_from(&scope.outer);
        }
        if let Some(value) = self.static_around(frame.unit, code, range, name) {
            return value;
        }
        self.java_named_value(frame.unit, code, name)
    }

    /// The field of the receiver of a function, where its class has one of that name.
    fn field_around(
        &mut self,
        scope: &Rc<Frame>,
        code: &Arc<Code>,
        name: &str,
        place: Place,
    ) -> Option<Value> {
        let own = match scope.has_names {
            true => code.function(scope.function).class.map(|it| (scope.unit, it)),
            false => match &scope.receiver.kind {
                Kind::Instance(it) => Some((it.unit, it.class)),
                _ => None,
            },
        };
        let (unit, class) = own?;
        self.java_member(unit, class, name)?;
        Some(match &scope.receiver.kind {
            Kind::Instance(instance) => {
                let instance = Rc::clone(instance);
                self.java_field(&instance, name).and(scope.receiver.of_parent)
            }
            Kind::Parent(parent) => {
                let parent = Rc::clone(parent);
                let is_resolving = scope.phase == Phase::Resolve;
                let made = is_resolving.then(|| (Call { place, what: name.to_owned() }, self.calls_now()));
                self.property_of_parent(&parent, name, made)
            }
            _ => self.java_static_field(unit, class, name),
        })
    }

    /// A static field of a class around a place.
    fn static_around(
        &mut self,
        unit: UnitId,
        code: &Arc<Code>,
        range: TextRange,
        name: &str,
    ) -> Option<Value> {
        let mut around: Vec<(ClassId, u32)> = code
            .classes()
            .filter(|it| it.1.range.contains(range))
            .map(|it| (it.0, it.1.range.len()))
            .collect();
        around.sort_by_key(|it| it.1);
        for (class, _) in around {
            if self.java_member(unit, class, name).is_some() {
                return Some(self.java_static_field(unit, class, name));
            }
        }
        None
    }

    /// What a name of the file means: a class, or something static that it imports.
    pub(in super::super) fn java_named_value(&mut self, unit: UnitId, code: &Arc<Code>, name: &str) -> Value {
        for binding in code.lookup(MODULE, name) {
            let Source::Import(number) = binding.source else { continue };
            let import = code.import(number);
            let Imported::Named(theirs) = import.what else { continue };
            // `import static a.b.C.NAME`
            if let Some((package, outer)) = code.text(import.from).rsplit_once('.')
                && let Named::Class(unit, class) = self.java_qualified(unit, package, outer)
                && self.java_member(unit, class, code.text(theirs)).is_some()
            {
                return self.java_static_field(unit, class, code.text(theirs));
            }
        }
        match self.java_named(unit, name) {
            Some(Named::Class(unit, class)) => Value::new(Kind::Class(unit, class)),
            Some(Named::Foreign(module, name)) => Value::external(External::Import { module, name }),
            _ => Value::named(name),
        }
    }

    /// A field of an instance, or what a record was made with.
    pub(in super::super) fn java_field(&mut self, instance: &Rc<Instance>, name: &str) -> Value {
        if let Some(known) = instance.fields.borrow().get(name) {
            return known.clone();
        }
        let key: Rc<str> = name.into();
        instance.fields.borrow_mut().insert(Rc::clone(&key), Value::unknown());
        let value = self.deeper(|it| it.java_field_here(instance, name)).unwrap_or_else(Value::unknown);
        instance.fields.borrow_mut().insert(key, value.clone());
        value
    }

    fn java_field_here(&mut self, instance: &Rc<Instance>, name: &str) -> Value {
        let mut all = Vec::new();
        let mut declared = None;
        for it in self.java_ancestors(instance.unit, instance.class).iter() {
            let Ancestor::Class(unit, class) = *it else { continue };
            let Some(code) = self.code(unit) else { continue };
            let of = code.class(class);
            for member in of.members {
                match member.kind {
                    MemberKind::Field(value) if code.text(member.name) == name => {
                        if let Some(value) = value {
                            let frame = self.field_frame(instance, unit, class);
                            all.push(self.eval(&frame, value));
                        }
                        declared = declared.or(member.ty.map(|it| (unit, it, member.decorators)));
                    }
                    MemberKind::Method(function) => {
                        let of_function = code.function(function);
                        let given: Vec<ExprId> = of_function
                            .fields
                            .iter()
                            .filter(|it| code.text(it.0) == name)
                            .map(|it| it.1)
                            .collect();
                        if given.is_empty() {
                            continue;
                        }
                        let is_constructor = of_function.name.is_some()
                            && of_function.name.map(|it| code.text(it)) == of.name.map(|it| code.text(it));
                        // Of several constructors the one that was called, or that a container calls.
                        let is_other = match &instance.arguments {
                            Some(given) => is_constructor && of_function.params.len() != given.len(),
                            None => is_constructor && of.constructor.is_some_and(|it| it != function),
                        };
                        if is_other && (unit, class) == (instance.unit, instance.class) {
                            continue;
                        }
                        let frame = self.constructor_frame(instance, unit, class, function, is_constructor);
                        for it in given {
                            all.push(self.eval(&frame, it));
                        }
                    }
                    _ => {}
                }
            }
            if let Some(constructor) = of.constructor {
                let params = &code.function(constructor).params;
                let of_name = |it: &wirelint_source_code::code::Param| {
                    it.is_property && it.name.is_some_and(|it| code.text(it) == name)
                };
                if let Some(at) = params.iter().position(of_name) {
                    let given = instance.arguments.as_ref().and_then(|it| it.get(at)).cloned();
                    declared = declared.or(params[at].ty.map(|it| (unit, it, params[at].decorators)));
                    all.extend(given);
                }
            }
            if declared.is_some() {
                break;
            }
        }
        if all.is_empty()
            && let Some(given) = self.generated_constructor(instance, name)
        {
            all.push(given);
        }
        let value = Value::one_of(all);
        let Some((unit, ty, decorators)) = declared else { return value };
        if !value.is_opaque() {
            return self.java_typed(unit, value, ty);
        }
        let typed = self.java_injected(unit, ty, name, decorators);
        let is_more = !matches!(typed.kind, Kind::Unknown(_) | Kind::Data) || value.is_unknown();
        if is_more { typed.and(value.of_parent) } else { value }
    }

    /// What Lombok's constructor was called with for a field.
    fn generated_constructor(&mut self, instance: &Rc<Instance>, name: &str) -> Option<Value> {
        let arguments = instance.arguments.as_ref()?;
        let code = self.code(instance.unit)?;
        let class = code.class(instance.class);
        if class.constructor.is_some() {
            return None;
        }
        let fields =
            class.members.iter().filter(|it| !it.is_static && matches!(it.kind, MemberKind::Field(None)));
        let at = fields.map(|it| code.text(it.name)).position(|it| it == name)?;
        arguments.get(at).cloned()
    }

    /// What names mean where fields are given their first values.
    fn field_frame(&mut self, instance: &Rc<Instance>, unit: UnitId, class: ClassId) -> Rc<Frame> {
        let outer = self.around(unit, class);
        self.frame(Frame {
            unit,
            function: MODULE,
            arguments: Vec::new(),
            receiver: Value::new(Kind::Instance(Rc::clone(instance))),
            outer: Some(outer),
            phase: instance.phase,
            depth: 0,
            has_names: false,
            values: RefCell::default(),
            touched: RefCell::default(),
        })
    }

    /// What names mean in a constructor, or in a method that somebody calls before.
    fn constructor_frame(
        &mut self,
        instance: &Rc<Instance>,
        unit: UnitId,
        class: ClassId,
        function: FunctionId,
        is_constructor: bool,
    ) -> Rc<Frame> {
        let is_own = (unit, class) == (instance.unit, instance.class);
        let is_kept = is_own && is_constructor;
        if is_kept && let Some(known) = &*instance.frame.borrow() {
            return Rc::clone(known);
        }
        let arguments = match is_constructor {
            true if is_own => instance.arguments.clone(),
            true => self.given_to_super(instance, (unit, class)),
            false => None,
        };
        let outer = self.around(unit, class);
        let frame = self.frame(Frame {
            unit,
            function,
            arguments: arguments.unwrap_or_default(),
            receiver: Value::new(Kind::Instance(Rc::clone(instance))),
            outer: Some(outer),
            phase: instance.phase,
            depth: 0,
            has_names: true,
            values: RefCell::default(),
            touched: RefCell::default(),
        });
        if is_kept {
            *instance.frame.borrow_mut() = Some(Rc::clone(&frame));
        }
        frame
    }

    /// What the constructor of a class that the instance's own extends is called with: `super(…)`.
    fn given_to_super(
        &mut self,
        instance: &Rc<Instance>,
        (unit, class): (UnitId, ClassId),
    ) -> Option<Vec<Value>> {
        let all = self.java_ancestors(instance.unit, instance.class);
        let mut classes = all.iter().filter_map(|it| match *it {
            Ancestor::Class(unit, class) => Some((unit, class)),
            Ancestor::Foreign(..) => None,
        });
        let before = classes.by_ref().take_while(|it| *it != (unit, class)).last()?;
        let code = self.code(before.0)?;
        let constructor = code.class(before.1).constructor?;
        let given = code.function(constructor).steps.iter().find_map(|&it| match code.expr(it) {
            Expr::Call { callee, arguments } if matches!(code.expr(callee), Expr::Base) => Some(arguments),
            _ => None,
        })?;
        let frame =
            self.deeper(|eval| eval.constructor_frame(instance, before.0, before.1, constructor, true))?;
        let given: Vec<ExprId> = code.several(given).collect();
        Some(self.values(&frame, &code, &given))
    }

    /// A static field.
    pub(in super::super) fn java_static_field(&mut self, unit: UnitId, class: ClassId, name: &str) -> Value {
        let Some((unit, member)) = self.java_member(unit, class, name) else { return Value::named(name) };
        let value = match member.kind {
            MemberKind::Field(Some(value)) => {
                let frame = self.module(unit);
                self.eval(&frame, value)
            }
            _ => Value::unknown(),
        };
        match member.ty {
            Some(ty) if value.is_opaque() => {
                let typed = self.java_injected(unit, ty, name, Many::default());
                if typed.is_opaque() && !value.is_unknown() { value } else { typed }
            }
            Some(ty) => self.java_typed(unit, value, ty),
            None => value,
        }
    }

    /// What a method that nobody wrote reads, as its name tells: `getName()` of a class of Lombok's, `name()` of a record.
    pub(super) fn java_read(&mut self, instance: &Rc<Instance>, method: &str) -> Option<Value> {
        for name in [method.to_owned(), property_of(method)] {
            if self.java_member(instance.unit, instance.class, &name).is_some() {
                return Some(self.java_field(instance, &name));
            }
        }
        None
    }
}
