//! Classes and their instances.

use wirelint_source_code::code::{Member, MemberKind};

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
        let instance = Instance {
            unit,
            class,
            arguments: Some(arguments.to_vec()),
            phase: site.frame.phase,
            frame: RefCell::default(),
            fields: RefCell::default(),
            depth: 0,
        };
        let of_parent = arguments.iter().any(|it| it.of_parent);
        Value::new(Kind::Instance(Rc::new(instance))).and(of_parent)
    }

    /// An instance of a class that extends a data loader: it is one.
    fn loader_class(
        &mut self,
        site: &Site,
        unit: UnitId,
        class: ClassId,
        arguments: &[Value],
    ) -> Option<Value> {
        let base = self.base(unit, class)?;
        let Kind::External(external) = &base.kind else { return None };
        let kind = of_external(external.module()?, external.name(), Use::Extended)?;
        (kind == ClientKind::Loader).then(|| {
            // What the constructor hands on is what batches.
            let code = self.code(unit)?;
            let constructor = code.class(class).constructor?;
            let instance = Rc::new(Instance {
                unit,
                class,
                arguments: Some(arguments.to_vec()),
                phase: Phase::Load,
                frame: RefCell::default(),
                fields: RefCell::default(),
                depth: 0,
            });
            let frame = self.instance_frame(&instance);
            let of_base = code.function(constructor).steps.iter().find_map(|&it| match code.expr(it) {
                Expr::Call { callee, arguments } if matches!(code.expr(callee), Expr::Base) => {
                    Some(arguments)
                }
                _ => None,
            })?;
            let given: Vec<ExprId> = code.several(of_base).collect();
            let given = self.values(&frame, &code, &given);
            Some(Self::make_loader(site, &given))
        })?
    }

    /// An instance that a container makes, or one of which only the type is known.
    pub(super) fn injected(&mut self, unit: UnitId, class: ClassId) -> Value {
        let depth = self.following;
        if depth >= DEPTH + EXPORTS {
            return Value::unknown();
        }
        let instance = self.instances.entry((unit, class)).or_insert_with(|| {
            Rc::new(Instance {
                unit,
                class,
                arguments: None,
                phase: Phase::Request,
                frame: RefCell::default(),
                fields: RefCell::default(),
                depth,
            })
        });
        let instance = Rc::clone(instance);
        if let Some(base) = self.base(unit, class)
            && let Kind::External(external) = &base.kind
            && let Some(module) = external.module()
            && let Some(ClientKind::Loader) = of_external(module, external.name(), Use::Extended)
        {
            return Value::client(ClientKind::Loader);
        }
        Value::new(Kind::Instance(instance))
    }

    /// What the class extends.
    pub(super) fn base(&mut self, unit: UnitId, class: ClassId) -> Option<Value> {
        let code = self.code(unit)?;
        let extends = code.class(class).extends?;
        let frame = self.module(unit);
        Some(self.eval(&frame, extends))
    }

    /// The names of an instance's constructor, and its receiver.
    fn instance_frame(&mut self, instance: &Rc<Instance>) -> Rc<Frame> {
        if let Some(known) = &*instance.frame.borrow() {
            return Rc::clone(known);
        }
        let module = self.module(instance.unit);
        let constructor = self.code(instance.unit).and_then(|it| it.class(instance.class).constructor);
        let frame = Rc::new(Frame {
            unit: instance.unit,
            function: constructor.unwrap_or(MODULE),
            arguments: instance.arguments.clone().unwrap_or_default(),
            receiver: Value::new(Kind::Instance(Rc::clone(instance))),
            outer: Some(module),
            phase: instance.phase,
            depth: 0,
            has_names: constructor.is_some(),
            values: RefCell::default(),
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
        let value = self.instance_member_here(instance, name);
        instance.fields.borrow_mut().insert(key, value.clone());
        value
    }

    fn instance_member_here(&mut self, instance: &Rc<Instance>, name: &str) -> Value {
        let Some(code) = self.code(instance.unit) else { return Value::unknown() };
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
                    all.push(if given.is_unknown() {
                        let decorators: Vec<ExprId> = code.several(param.decorators).collect();
                        let injected = decorators.iter().find_map(|&it| self.injection(&frame, &code, it));
                        injected.unwrap_or(given)
                    } else {
                        given
                    });
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
    fn injection(&mut self, frame: &Rc<Frame>, code: &Arc<Code>, decorator: ExprId) -> Option<Value> {
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
            "Inject" => {
                // `@Inject(UsersService)`, `@Inject(forwardRef(() => UsersService))`.
                let first = code.several(arguments).next()?;
                let value = self.eval(frame, first);
                let class = match &value.kind {
                    Kind::Class(unit, class) => Some((*unit, *class)),
                    Kind::External(external) => match &**external {
                        External::Called(it) => {
                            it.arguments.first().cloned().and_then(|it| match self.run_all(&it, &[]).kind {
                                Kind::Class(unit, class) => Some((unit, class)),
                                _ => None,
                            })
                        }
                        _ => None,
                    },
                    _ => None,
                };
                class.map(|(unit, class)| self.injected(unit, class))
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
                Rc::new(Frame {
                    unit: instance.unit,
                    function,
                    arguments: Vec::new(),
                    receiver: Value::new(Kind::Instance(Rc::clone(instance))),
                    outer: Some(self.module(instance.unit)),
                    phase: instance.phase,
                    depth: 0,
                    has_names: true,
                    values: RefCell::default(),
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
        let Some(base) = self.base(instance.unit, instance.class) else { return Value::named(name) };
        match &base.kind {
            Kind::Class(unit, class) if instance.depth < DEPTH => {
                let of_base = Rc::new(Instance {
                    unit: *unit,
                    class: *class,
                    arguments: None,
                    phase: instance.phase,
                    frame: RefCell::default(),
                    fields: RefCell::default(),
                    depth: instance.depth + 1,
                });
                self.instance_member(&of_base, name)
            }
            _ => self.member_of_foreign_base(&base, name),
        }
    }

    /// What a class has from one that is not of the project.
    fn member_of_foreign_base(&mut self, base: &Value, name: &str) -> Value {
        match &base.kind {
            Kind::External(external) => {
                let module = external.module();
                match module.and_then(|it| of_external(it, external.name(), Use::Extended)) {
                    Some(kind) => self.member(&Value::client(kind), name),
                    None => Value::named(name),
                }
            }
            // `extends PrismaClient` of something that is one already.
            Kind::Client(_) => self.member(base, name),
            _ => Value::named(name),
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
        let frame = self.module(instance.unit);
        let receiver = Some(Value::new(Kind::Instance(Rc::clone(instance))));
        Value::new(Kind::Function(Rc::new(Closure { unit: instance.unit, function, frame, receiver })))
    }

    pub(super) fn base_member(&mut self, value: &Value, name: &str) -> Value {
        match &value.kind {
            Kind::Instance(instance) => self.inherited(instance, name),
            _ => Value::named(name),
        }
    }

    pub(super) fn static_member(&mut self, unit: UnitId, class: ClassId, name: &str) -> Value {
        let Some(code) = self.code(unit) else { return Value::unknown() };
        let frame = self.module(unit);
        let members: Vec<Member> = code.class(class).members.clone();
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
            Some(base) => match &base.kind {
                Kind::Class(unit, class) => self.static_member(*unit, *class, name),
                _ => self.member_of_foreign_base(&base, name),
            },
            None => {
                let class_name = code.class(class).name.map_or("", |it| code.text(it));
                // A class of rows, which is made one elsewhere: `User.find` of a decorated class.
                let before = Value::named(class_name);
                self.member(&before, name)
            }
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
        let members: Vec<Member> = code.class(class).members.clone();
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
