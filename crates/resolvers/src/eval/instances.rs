//! Classes and their instances.

use wirelint_source_code::code::{Code, Member, MemberKind};

use super::calls::Site;
use super::*;
use crate::catalogue::ClientKind;

/// How deep what a container makes may nest.
const DEPTH: u32 = 6;

impl Eval<'_> {
    /// `new` of a class of the project.
    pub(super) fn make(&mut self, site: &Site, unit: UnitId, class: ClassId, arguments: &[Value]) -> Value {
        if let Some(loader) = self.loader_class(site, unit, class, arguments) {
            return loader;
        }
        let instance = Instance::new(unit, class, Some(arguments.to_vec()), site.frame.phase);
        let of_parent = arguments.iter().any(|it| it.of_parent);
        Value::new(Kind::Instance(self.instance(instance))).and(of_parent)
    }

    /// An instance of a class that extends a data loader: it is one.
    fn loader_class(
        &mut self,
        site: &Site,
        unit: UnitId,
        class: ClassId,
        arguments: &[Value],
    ) -> Option<Value> {
        if !self.is_loader(unit, class) {
            return None;
        }
        let instance = Instance::new(unit, class, Some(arguments.to_vec()), Phase::Load);
        let instance = self.instance(instance);
        let given = self.given_to_base(&instance)?;
        Some(self.make_loader(site, &given))
    }

    /// Whether the class extends a data loader.
    fn is_loader(&mut self, unit: UnitId, class: ClassId) -> bool {
        let Some(base) = self.base(unit, class) else { return false };
        let Kind::External(external) = &base.kind else { return false };
        external
            .module()
            .is_some_and(|it| of_external(it, external.name(), Use::Extended) == Some(ClientKind::Loader))
    }

    /// What the constructor of an instance calls that of its base with; `None` where it does not.
    fn given_to_base(&mut self, instance: &Rc<Instance>) -> Option<Vec<Value>> {
        let code = self.code(instance.unit)?;
        let constructor = code.class(instance.class).constructor?;
        let frame = self.instance_frame(instance);
        let of_base = code.function(constructor).steps.iter().find_map(|&it| match code.expr(it) {
            Expr::Call { callee, arguments } if matches!(code.expr(callee), Expr::Base) => Some(arguments),
            _ => None,
        })?;
        let given: Vec<ExprId> = code.several(of_base).collect();
        Some(self.values(&frame, &code, &given))
    }

    /// What a container gives for the class: an instance of it, or of what it says stands for it.
    pub(super) fn injected(&mut self, unit: UnitId, class: ClassId) -> Value {
        let depth = self.following;
        if depth >= DEPTH + EXPORTS {
            return Value::unknown();
        }
        let instance = if let Some(known) = self.instances.get(&(unit, class)) {
            Rc::clone(known)
        } else {
            let made = Instance { depth, ..Instance::new(unit, class, None, Phase::Request) };
            let made = self.instance(made);
            self.instances.insert((unit, class), Rc::clone(&made));
            made
        };
        if self.is_loader(unit, class) {
            let given = self.given_to_base(&instance).unwrap_or_default();
            return self.injected_loader(unit, class, &given);
        }
        Value::new(Kind::Instance(instance))
    }

    /// What the class extends. A function that makes classes makes one for each of its calls.
    pub(super) fn base(&mut self, unit: UnitId, class: ClassId) -> Option<Value> {
        let code = self.code(unit)?;
        let extends = code.class(class).extends?;
        let frames = match self.class_frames.get(&(unit, class)) {
            Some(all) => all.clone(),
            None => vec![self.module(unit)],
        };
        Some(Value::one_of(frames.iter().map(|it| self.eval(it, extends)).collect()))
    }

    /// A class, and what names mean where it is made.
    pub(super) fn class_in(&mut self, frame: &Rc<Frame>, class: ClassId) -> Value {
        const KEPT: usize = 4;
        if frame.function != MODULE && frame.has_names {
            let all = self.class_frames.entry((frame.unit, class)).or_default();
            if all.len() < KEPT && !all.iter().any(|it| Rc::ptr_eq(it, frame)) {
                all.push(Rc::clone(frame));
            }
        }
        Value::new(Kind::Class(frame.unit, class))
    }

    /// What names mean around the class.
    pub(super) fn around(&mut self, unit: UnitId, class: ClassId) -> Rc<Frame> {
        let made = self.class_frames.get(&(unit, class)).and_then(|it| it.last().cloned());
        made.unwrap_or_else(|| self.module(unit))
    }

    /// The names of an instance's constructor, and its receiver.
    pub(crate) fn instance_frame(&mut self, instance: &Rc<Instance>) -> Rc<Frame> {
        if let Some(known) = &*instance.frame.borrow() {
            return Rc::clone(known);
        }
        let module = self.around(instance.unit, instance.class);
        let constructor = self.code(instance.unit).and_then(|it| it.class(instance.class).constructor);
        let frame = self.frame(Frame {
            unit: instance.unit,
            function: constructor.unwrap_or(MODULE),
            arguments: instance.arguments.clone().unwrap_or_default(),
            receiver: Value::new(Kind::Instance(instance.whole())),
            outer: Some(module),
            phase: instance.phase,
            depth: 0,
            has_names: constructor.is_some(),
            values: RefCell::default(),
            touched: RefCell::default(),
        });
        *instance.frame.borrow_mut() = Some(Rc::clone(&frame));
        frame
    }

    pub(super) fn instance_member(&mut self, instance: &Rc<Instance>, name: &str) -> Value {
        if let Some(known) = instance.fields.borrow().get(name) {
            return known.clone();
        }
        let key: Rc<str> = name.into();
        instance.fields.borrow_mut().insert(Rc::clone(&key), Value::unknown());
        let value = self.deeper(|it| it.instance_member_here(instance, name)).unwrap_or_else(Value::unknown);
        instance.fields.borrow_mut().insert(key, value.clone());
        value
    }

    fn instance_member_here(&mut self, instance: &Rc<Instance>, name: &str) -> Value {
        let Some(code) = self.code(instance.unit) else { return Value::unknown() };
        match code.language().family() {
            Family::Python => return self.member_of_python(instance, name),
            Family::Java => return self.java_field(instance, name),
            Family::Go => return self.member_of_go(instance, name),
            Family::Ecma | Family::Ruby => {}
        }
        if let Some(method) = self.own_method(instance, name) {
            return method;
        }
        let class = code.class(instance.class);
        let frame = self.instance_frame(instance);
        let mut all = Vec::new();
        let mut ty = None;
        for member in class.members.iter().filter(|it| !it.is_static && code.text(it.name) == name) {
            match member.kind {
                MemberKind::Getter(function) => {
                    let getter = self.method(instance, function);
                    for it in getter.functions() {
                        all.push(self.run(&it, &[]));
                    }
                }
                MemberKind::Field(value) => {
                    ty = ty.or(member.ty);
                    all.extend(value.map(|it| self.eval(&frame, it)));
                    let decorators: Vec<ExprId> = code.several(member.decorators).collect();
                    all.extend(decorators.iter().find_map(|&it| self.injection(&frame, &code, it)));
                }
                MemberKind::Method(_) => {}
            }
        }
        if let Some(constructor) = class.constructor {
            let params = &code.function(constructor).params;
            for (number, param) in params.iter().enumerate() {
                if param.is_property && param.name.is_some_and(|it| code.text(it) == name) {
                    let given = self.argument(&frame, &code, number as u32);
                    ty = ty.or(param.ty);
                    all.push(given);
                }
            }
        }
        all.extend(self.assigned_field(instance, &code, name));
        let value = Value::one_of(all);
        if !value.is_unknown() {
            return value;
        }
        if let Some(ty) = ty {
            let typed = self.of_type(instance.unit, ty);
            if !typed.is_unknown() {
                return typed;
            }
        }
        match self.inherited(instance, name) {
            it if it.is_unknown() && !value.is_unknown() => value,
            it => it,
        }
    }

    /// What a decorator injects: `@InjectRepository(User)`, `@InjectModel('User')`.
    pub(super) fn injection(
        &mut self,
        frame: &Rc<Frame>,
        code: &Arc<Code>,
        decorator: ExprId,
    ) -> Option<Value> {
        let Expr::Call { callee, arguments } = code.expr(decorator) else { return None };
        let name = code.text(code.range(callee));
        match name {
            "InjectRepository"
            | "InjectModel"
            | "InjectEntityManager"
            | "InjectConnection"
            | "InjectDataSource"
            | "InjectKnex"
            | "InjectDrizzle" => Some(Value::client(ClientKind::Database)),
            "InjectRedis" => Some(Value::client(ClientKind::Cache)),
            // `@Inject(UsersService)`, `@Inject(forwardRef(() => UsersService))`, `@inject(TYPES.Users)`.
            "Inject" | "inject" => {
                let first = code.several(arguments).next()?;
                let value = self.eval(frame, first);
                self.provided_or_made(&value)
            }
            _ => None,
        }
    }

    /// `this.name = value` in any of its methods.
    fn assigned_field(&mut self, instance: &Rc<Instance>, code: &Arc<Code>, name: &str) -> Vec<Value> {
        let class = code.class(instance.class);
        let mut all = Vec::new();
        let methods = class.members.iter().filter_map(|it| match it.kind {
            MemberKind::Method(function) | MemberKind::Getter(function) if !it.is_static => Some(function),
            _ => None,
        });
        for function in methods {
            let given: Vec<ExprId> = code
                .function(function)
                .fields
                .iter()
                .filter(|it| code.text(it.0) == name)
                .map(|it| it.1)
                .collect();
            if given.is_empty() {
                continue;
            }
            let frame = if Some(function) == class.constructor {
                self.instance_frame(instance)
            } else {
                let outer = self.around(instance.unit, instance.class);
                self.frame(Frame {
                    unit: instance.unit,
                    function,
                    arguments: Vec::new(),
                    receiver: Value::new(Kind::Instance(instance.whole())),
                    outer: Some(outer),
                    phase: instance.phase,
                    depth: 0,
                    has_names: true,
                    values: RefCell::default(),
                    touched: RefCell::default(),
                })
            };
            for it in given {
                all.push(self.eval(&frame, it));
            }
        }
        all
    }

    fn inherited(&mut self, instance: &Rc<Instance>, name: &str) -> Value {
        // What every data source of Apollo is handed.
        if name == "context" {
            return Value::new(Kind::Context);
        }
        let found = match self.base(instance.unit, instance.class) {
            Some(base) => self.member_of_base(instance, &base, name),
            None => None,
        };
        if let Some(found) = found {
            return found;
        }
        // What is left to others, by a class of which nobody has made an instance that is known.
        let is_promise = instance.arguments.is_none() && instance.derived.is_none();
        let stands_in =
            if is_promise { self.stand_in_for_class(instance.unit, instance.class, name) } else { None };
        stands_in.unwrap_or_else(|| Value::named(name))
    }

    fn member_of_base(&mut self, instance: &Rc<Instance>, base: &Value, name: &str) -> Option<Value> {
        match &base.kind {
            Kind::Class(unit, class) if instance.depth < DEPTH => {
                let known = instance.base.borrow().clone();
                let known = known.filter(|it| (it.unit, it.class) == (*unit, *class));
                let of_base = if let Some(it) = known {
                    it
                } else {
                    let given = self.given_to_base(instance);
                    let has_own = self
                        .code(instance.unit)
                        .is_some_and(|it| it.class(instance.class).constructor.is_some());
                    let given = if has_own { given } else { instance.arguments.clone() };
                    let of_base = Instance {
                        derived: Some(Rc::downgrade(&instance.whole())),
                        depth: instance.depth + 1,
                        ..Instance::new(*unit, *class, given, instance.phase)
                    };
                    let of_base = self.instance(of_base);
                    *instance.base.borrow_mut() = Some(Rc::clone(&of_base));
                    of_base
                };
                Some(self.instance_member(&of_base, name))
            }
            Kind::OneOf(all) => {
                let found = all.iter().filter_map(|it| self.member_of_base(instance, it, name));
                Some(Value::one_of(found.collect())).filter(|it| !it.is_unknown())
            }
            _ => self.member_of_foreign_base(base, name),
        }
    }

    /// What a class has from one that is not of the project.
    fn member_of_foreign_base(&mut self, base: &Value, name: &str) -> Option<Value> {
        match &base.kind {
            Kind::External(external) => {
                let module = external.module()?;
                if let Some(kind) = of_external(module, external.name(), Use::Extended) {
                    return Some(self.member(&Value::client(kind), name));
                }
                // A class of data sources that is not known has methods like those of one that is.
                let is_source = |it: &str| it.ends_with("DataSource") || it.ends_with("data-source");
                let sends = matches!(name, "request" | "get" | "post" | "put" | "patch" | "delete" | "fetch");
                (sends && (is_source(module) || is_source(external.name()))).then(|| {
                    let member = Some(name.into());
                    let client = Client {
                        kind: ClientKind::Http,
                        member,
                        access: None,
                        loader: None,
                        is_certain: false,
                        row: None,
                    };
                    Value::new(Kind::Client(Rc::new(client)))
                })
            }
            // `extends PrismaClient` of something that is one already.
            Kind::Client(_) => Some(self.member(base, name)),
            _ => None,
        }
    }

    /// A method that the class itself has, bound to the instance.
    pub(super) fn own_method(&mut self, instance: &Rc<Instance>, name: &str) -> Option<Value> {
        let code = self.code(instance.unit)?;
        let member = code.class(instance.class).members.iter().find(|it| {
            !it.is_static && code.text(it.name) == name && matches!(it.kind, MemberKind::Method(_))
        })?;
        let MemberKind::Method(function) = member.kind else { return None };
        Some(self.method(instance, function))
    }

    fn method(&mut self, instance: &Rc<Instance>, function: FunctionId) -> Value {
        let frame = self.around(instance.unit, instance.class);
        let receiver = Some(Value::new(Kind::Instance(instance.whole())));
        Value::new(Kind::Function(Rc::new(Closure { unit: instance.unit, function, frame, receiver })))
    }

    /// `super.name`, where `value` is the receiver.
    pub(super) fn base_member(&mut self, frame: &Rc<Frame>, code: &Code, value: &Value, name: &str) -> Value {
        match code.language().family() {
            Family::Python => return self.member_of_next(frame, code, value, name),
            Family::Java => return self.java_property(value, name),
            Family::Go => return Value::named(name),
            Family::Ecma | Family::Ruby => {}
        }
        let mut at = Some(frame);
        while let Some(frame) = at.filter(|it| code.function(it.function).class.is_none()) {
            at = frame.outer.as_ref();
        }
        let class = at.and_then(|it| code.function(it.function).class);
        let whole = match &value.kind {
            Kind::Instance(whole) => whole,
            // In a static method.
            Kind::Class(..) => {
                let base = class.and_then(|it| self.base(frame.unit, it));
                return base.map_or_else(|| Value::named(name), |it| self.static_member_of_base(&it, name));
            }
            _ => return Value::named(name),
        };
        // The part of the instance that is of the class which says so.
        let mut part = Rc::clone(whole);
        while Some(part.class) != class || part.unit != frame.unit {
            let Some(base) = part.base.borrow().clone() else { break };
            part = base;
        }
        self.inherited(&part, name)
    }

    pub(super) fn static_member(&mut self, unit: UnitId, class: ClassId, name: &str) -> Value {
        let Some(code) = self.code(unit) else { return Value::unknown() };
        match code.language().family() {
            Family::Python => return self.member_of_python_class(unit, class, name),
            Family::Java => return self.java_static_field(unit, class, name),
            Family::Go => return Value::named(name),
            Family::Ecma | Family::Ruby => {}
        }
        let frame = self.around(unit, class);
        let members: Vec<Member> = code.class(class).members.to_vec();
        for member in members.iter().filter(|it| it.is_static && code.text(it.name) == name) {
            match member.kind {
                MemberKind::Method(function) | MemberKind::Getter(function) => {
                    let receiver = Some(Value::new(Kind::Class(unit, class)));
                    let closure = Rc::new(Closure { unit, function, frame, receiver });
                    return match member.kind {
                        MemberKind::Getter(_) => self.run(&closure, &[]),
                        _ => Value::new(Kind::Function(closure)),
                    };
                }
                MemberKind::Field(Some(value)) => return self.eval(&frame, value),
                MemberKind::Field(None) => {
                    if let Some(ty) = member.ty {
                        return self.of_type(unit, ty);
                    }
                }
            }
        }
        match self.base(unit, class) {
            Some(base) => self.static_member_of_base(&base, name),
            None => {
                let class_name = code.class(class).name.map_or("", |it| code.text(it));
                // A class of rows, which is made one elsewhere: `User.find` of a decorated class.
                let before = Value::named(class_name);
                self.member(&before, name)
            }
        }
    }

    fn static_member_of_base(&mut self, base: &Value, name: &str) -> Value {
        match &base.kind {
            Kind::Class(..) => self.member(base, name),
            _ => self.member_of_foreign_base(base, name).unwrap_or_else(|| Value::named(name)),
        }
    }

    /// The methods of a class, or of an instance of it.
    pub(super) fn collect_methods(
        &mut self,
        unit: UnitId,
        class: ClassId,
        is_static: bool,
        value: &Value,
        found: &mut Vec<(Rc<str>, Value, Option<Place>)>,
    ) {
        let Some(code) = self.code(unit) else { return };
        let members: Vec<Member> = code.class(class).members.to_vec();
        for member in members.iter().filter(|it| it.is_static == is_static) {
            let name = code.text(member.name);
            if name == "constructor" {
                continue;
            }
            let value = self.member(value, name);
            found.push((name.into(), value, Some(Place { unit, range: member.name })));
        }
    }
}

impl Eval<'_> {
    /// An instance that the framework makes.
    pub(crate) fn injected_instance(&mut self, unit: UnitId, class: ClassId) -> Value {
        self.injected(unit, class)
    }

    /// A method with its receiver.
    pub(crate) fn bound_method(&mut self, receiver: &Value, unit: UnitId, function: FunctionId) -> Value {
        let frame = self.module(unit);
        let closure = Closure { unit, function, frame, receiver: Some(receiver.clone()) };
        Value::new(Kind::Function(Rc::new(closure)))
    }
}
