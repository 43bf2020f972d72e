//! The parent: its properties, be they read by fields or by methods.

use wirelint_source_code::code::MemberKind;

use super::super::calls::Site;
use super::super::*;
use super::property_of;
use crate::access::Call;
use crate::value::Query;

impl Eval<'_> {
    /// A property, of whatever it is.
    pub(in super::super) fn java_property(&mut self, of: &Value, name: &str) -> Value {
        match &of.kind {
            Kind::Instance(instance) => {
                let instance = Rc::clone(instance);
                self.java_field(&instance, name).and(of.of_parent)
            }
            Kind::Parent(parent) => {
                let parent = Rc::clone(parent);
                self.property_of_parent(&parent, name, None)
            }
            Kind::OneOf(all) => {
                let values = all.iter().map(|it| self.java_property(it, name)).collect();
                Value::one_of(values).and(of.of_parent)
            }
            Kind::Class(unit, class) => match name {
                "class" => of.clone(),
                _ => match self.java_nested(*unit, *class, name) {
                    Some(inner) => inner,
                    None => self.java_static_field(*unit, *class, name),
                },
            },
            Kind::External(external) if name == "class" => Value::new(Kind::External(Rc::clone(external))),
            Kind::External(external) => {
                let member = External::Member(Rc::clone(external), name.into());
                match &**external {
                    // A class in a class.
                    External::Import { module, name: outer }
                        if name.starts_with(|it: char| it.is_uppercase()) =>
                    {
                        let module = format!("{module}.{outer}").into();
                        Value::external(External::Import { module, name: name.into() })
                    }
                    _ => Value::external(member),
                }
            }
            Kind::Unknown(_) | Kind::Context => self.member(of, name),
            _ => Value::data().and(of.of_parent),
        }
    }

    /// The class in a class that is called so.
    fn java_nested(&mut self, unit: UnitId, class: ClassId, name: &str) -> Option<Value> {
        let code = self.code(unit)?;
        let member = code.class(class).members.iter().find(|it| code.text(it.name) == name)?;
        match member.kind {
            MemberKind::Field(Some(value)) => match code.expr(value) {
                Expr::Class(inner) => Some(Value::new(Kind::Class(unit, inner))),
                _ => None,
            },
            _ => None,
        }
    }

    /// A property of the parent: a relation that is loaded when it is read is a query that waits for that.
    pub(super) fn property_of_parent(
        &mut self,
        parent: &Rc<Parent>,
        name: &str,
        made: Option<(Call, Vec<Call>)>,
    ) -> Value {
        let mut path = parent.path.clone();
        path.push(name.into());
        let relation = parent.row.and_then(|it| self.java_relation(it, name));
        if let Some(relation) = &relation
            && relation.is_lazy
        {
            let whole: Vec<&str> = path.iter().map(|it| &**it).collect();
            let query = Query {
                methods: relation.row,
                relation: Some(whole.join("__").into()),
                part_of: None,
                made,
                is_certain: true,
                row: None,
            };
            return Value::new(Kind::Query(Rc::new(query))).and(true);
        }
        let row = match relation {
            Some(it) => it.row,
            None => parent.row.and_then(|(unit, class)| {
                let (unit, member) = self.java_member(unit, class, name)?;
                self.java_class_in(unit, member.ty?).map(|it| it.0)
            }),
        };
        Value::new(Kind::Parent(Rc::new(Parent { path, ty: None, row, held: 0 }))).and(true)
    }

    /// Reads a property where it is written, which may ask for it.
    pub(super) fn java_property_at(&mut self, site: &Site, of: &Value, name: &str) -> Value {
        match &of.kind {
            Kind::Parent(parent) => {
                let parent = Rc::clone(parent);
                let made = (site.frame.phase == Phase::Resolve).then(|| (site.call(), self.calls_now()));
                self.property_of_parent(&parent, name, made)
            }
            _ => self.java_property(of, name),
        }
    }

    /// A call of a method of the parent, or of what it holds.
    pub(super) fn java_parent_call(
        &mut self,
        site: &Site,
        parent: &Rc<Parent>,
        receiver: &Value,
        name: &str,
        arguments: &[Value],
    ) -> Value {
        if let Some((unit, class)) = parent.row {
            let methods = self.java_methods(unit, class, name, Some(arguments.len()));
            if let [only] = methods[..]
                && !only.is_abstract
                && let Some(property) = self.java_getter_of(only.unit, only.function)
            {
                return self.java_property_at(site, receiver, &property);
            }
            if methods.iter().any(|it| !it.is_abstract) {
                return self.call_methods(site, &methods, receiver, arguments);
            }
        }
        let property = property_of(name);
        let is_collection = matches!(
            name,
            "stream"
                | "iterator"
                | "toList"
                | "values"
                | "entrySet"
                | "keySet"
                | "parallelStream"
                | "filter"
                | "sorted"
        );
        if is_collection && !parent.path.is_empty() {
            self.java_callbacks(site, arguments, &Value::data().and(true));
            return receiver.clone();
        }
        let is_read = arguments.is_empty()
            && !matches!(
                name,
                "toString" | "hashCode" | "isEmpty" | "isPresent" | "size" | "length" | "get" | "next"
            );
        if is_read {
            let is_declared = |it: &mut Self, name: &str| {
                parent.row.is_some_and(|(unit, class)| it.java_member(unit, class, name).is_some())
            };
            let name = if is_declared(self, name) { name } else { &*property };
            return self.java_property_at(site, receiver, name);
        }
        // `values.get("id")`
        if let ("get" | "getOrDefault", Some(key)) = (name, arguments.first().and_then(Value::text)) {
            return self.java_property_at(site, receiver, &key);
        }
        let row = Value::data().and(true);
        let given = self.java_callbacks(site, arguments, &row);
        match crate::catalogue::java::gives_result(name) && !given.is_empty() {
            true => Self::settled(&Value::one_of(given)).and(true),
            false => Value::data().and(true),
        }
    }

    /// The property that a method gives and nothing else.
    pub(crate) fn java_getter_of(&mut self, unit: UnitId, function: FunctionId) -> Option<String> {
        let code = self.code(unit)?;
        let function = code.function(function);
        let ([step], [given]) = (function.steps, function.returns) else { return None };
        if step != given || !function.params.is_empty() {
            return None;
        }
        match code.expr(*given) {
            Expr::Name => Some(code.text(code.range(*given)).to_owned()),
            Expr::Member { object, name } if matches!(code.expr(object), Expr::Receiver) => {
                Some(code.text(TextRange::new(name, code.range(*given).end)).to_owned())
            }
            _ => None,
        }
    }

    /// A call of a method of a relation that waits to be read: all but its key is read then.
    pub(super) fn java_query_call(
        &mut self,
        site: &Site,
        query: &Rc<Query>,
        name: &str,
        arguments: &[Value],
    ) -> Value {
        let property = property_of(name);
        if arguments.is_empty()
            && let Some(row) = query.methods
            && self.java_is_key(row, &property)
        {
            return Value::data().and(true);
        }
        self.read_query(query, true);
        let path = query.relation.iter().flat_map(|it| it.split("__")).map(Rc::from).collect();
        let parent = Rc::new(Parent { path, ty: None, row: query.methods, held: 0 });
        let receiver = Value::new(Kind::Parent(Rc::clone(&parent))).and(true);
        self.java_parent_call(site, &parent, &receiver, name, arguments)
    }
}
