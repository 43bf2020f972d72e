//! Methods of arrays, promises and other data in memory, and of rows.

use super::calls::Site;
use super::*;
use crate::access::Batched;
use crate::catalogue::{ClientKind, is_relation_call};

/// Methods of texts, numbers, dates and arrays that nothing has which asks for data.
const IN_MEMORY: [&str; 22] = [
    "replace",
    "replaceAll",
    "trim",
    "trimStart",
    "trimEnd",
    "toLowerCase",
    "toUpperCase",
    "split",
    "startsWith",
    "endsWith",
    "padStart",
    "padEnd",
    "charAt",
    "charCodeAt",
    "substring",
    "toFixed",
    "toISOString",
    "localeCompare",
    "push",
    "unshift",
    "indexOf",
    "lastIndexOf",
];

impl Eval<'_> {
    /// The call of a method that every value of the language has; `None` where it is none.
    pub(super) fn native(
        &mut self,
        site: &Site,
        receiver: &Value,
        name: &str,
        arguments: &[Value],
    ) -> Option<Value> {
        match self.family {
            Family::Python => return self.python_method(site, receiver, name, arguments),
            Family::Go => return self.go_native(site, receiver, name, arguments),
            Family::Java | Family::Ecma | Family::Ruby => {}
        }
        if matches!(name, "call" | "apply" | "bind") {
            return self.function_method(site, receiver, name, arguments);
        }
        let depends = receiver.of_parent || arguments.iter().any(|it| it.of_parent);
        if matches!(name, "set" | "add" | "push" | "unshift") {
            arguments.iter().for_each(Self::keep);
        }
        match &receiver.kind {
            // What a query has given: a row, maybe.
            Kind::Data
                if receiver.of_parent
                    && let Some(method) = self.row_method(receiver, name) =>
            {
                Some(self.invoke_guessed(site, receiver, &method, arguments))
            }
            Kind::List(_) | Kind::Data | Kind::Keys | Kind::Text(_) => {
                Some(self.data_method(receiver, name, arguments, depends))
            }
            Kind::Parent(parent) => {
                let parent = Rc::clone(parent);
                Some(self.parent_method(site, &parent, name, arguments, depends, receiver))
            }
            // What a promise gives, or an array of which nothing else is known.
            Kind::Unknown(_) | Kind::Object(_) | Kind::Shape(..) | Kind::Instance(_)
                if is_callback_method(name)
                    && arguments.first().is_some_and(|it| !it.functions().is_empty()) =>
            {
                let known = self.member(receiver, name);
                if !known.is_unknown() {
                    return None;
                }
                Some(self.data_method(receiver, name, arguments, depends))
            }
            Kind::OneOf(all)
                if all.iter().any(|it| matches!(it.kind, Kind::List(_) | Kind::Data | Kind::Parent(_))) =>
            {
                let mut values = Vec::new();
                for it in all.iter() {
                    let it = it.clone().and(receiver.of_parent);
                    values.push(match self.native(site, &it, name, arguments) {
                        Some(value) => value,
                        None => {
                            let function = self.member(&it, name);
                            self.invoke(site, Some(&it), &function, arguments)
                        }
                    });
                }
                Some(Value::one_of(values))
            }
            Kind::Unknown(_) if IN_MEMORY.contains(&name) => {
                Some(self.data_method(receiver, name, arguments, depends))
            }
            Kind::External(_) if matches!(name, "then" | "catch" | "finally") => {
                Some(self.data_method(receiver, name, arguments, depends))
            }
            Kind::Function(_) if name == "then" => None,
            _ => None,
        }
    }

    fn function_method(
        &mut self,
        site: &Site,
        receiver: &Value,
        name: &str,
        arguments: &[Value],
    ) -> Option<Value> {
        if receiver.functions().is_empty() {
            return None;
        }
        Some(match name {
            "bind" => receiver.clone(),
            "apply" => {
                let list = match arguments.get(1).map(|it| &it.kind) {
                    Some(Kind::List(all)) => all.to_vec(),
                    _ => Vec::new(),
                };
                self.invoke(site, arguments.first(), receiver, &list)
            }
            _ => self.invoke(site, arguments.first(), receiver, arguments.get(1..).unwrap_or_default()),
        })
    }

    fn data_method(&mut self, receiver: &Value, name: &str, arguments: &[Value], depends: bool) -> Value {
        let functions: Vec<Rc<Closure>> = arguments.iter().flat_map(Value::functions).collect();
        let is_keys = matches!(receiver.kind, Kind::Keys);
        match name {
            "then" | "catch" | "finally" => {
                let settled = Self::settled(receiver);
                let values: Vec<Value> =
                    functions.iter().map(|it| self.run(it, std::slice::from_ref(&settled))).collect();
                if values.is_empty() { settled } else { Self::settled(&Value::one_of(values)) }
            }
            "map" | "flatMap" => {
                let results = self.each(receiver, &functions);
                if is_keys {
                    return Value::new(Kind::Keys);
                }
                Value::list(results).and(receiver.of_parent)
            }
            "filter" | "slice" | "concat" | "reverse" | "sort" | "toSorted" | "flat" | "values" => {
                self.each(receiver, &functions);
                // Some of what the parent has is of the parent still.
                let is_list = matches!(receiver.kind, Kind::Keys | Kind::List(_) | Kind::Parent(_));
                if is_list { receiver.clone() } else { Value::data().and(depends) }
            }
            "find" | "at" | "pop" | "shift" | "findLast" => {
                self.each(receiver, &functions);
                self.element(receiver).and(depends && !is_keys)
            }
            "reduce" | "reduceRight" => {
                let element = self.element(receiver);
                let start = arguments.get(1).cloned().unwrap_or_else(Value::data);
                let mut values = vec![start.clone()];
                for function in &functions {
                    values.push(self.run(function, &[start.clone(), element.clone()]));
                }
                if is_keys { Value::data() } else { Value::one_of(values).and(receiver.of_parent) }
            }
            _ => {
                self.each(receiver, &functions);
                let is_set = matches!(name, "set" | "add");
                Value::data().and(if is_keys { false } else { depends && !is_set })
            }
        }
    }

    /// Calls functions for the elements of a list.
    fn each(&mut self, list: &Value, functions: &[Rc<Closure>]) -> Vec<Value> {
        const MANY: usize = 12;
        let mut results = Vec::new();
        for function in functions {
            match &list.kind {
                Kind::List(all) if all.len() <= MANY => {
                    for it in all.iter() {
                        results.push(self.run(function, std::slice::from_ref(it)));
                    }
                }
                _ => {
                    let element = self.element(list);
                    results.push(self.run(function, &[element]));
                }
            }
        }
        results
    }

    /// A method of the parent itself, or of what it holds.
    fn parent_method(
        &mut self,
        site: &Site,
        parent: &Rc<Parent>,
        name: &str,
        arguments: &[Value],
        depends: bool,
        receiver: &Value,
    ) -> Value {
        if let Some((unit, ty)) = parent.ty {
            let typed = self.of_type(unit, ty);
            if let Kind::Instance(instance) = &typed.kind
                && let Some(method) = self.own_method(instance, name)
            {
                return self.invoke(site, Some(receiver), &method, arguments);
            }
            if let Kind::Client(_) = &typed.kind {
                let function = self.member(&typed, name).and(true);
                return self.invoke(site, Some(receiver), &function, arguments);
            }
        }
        if parent.ty.is_none()
            && let Some(method) = self.row_method(receiver, name)
        {
            return self.invoke_guessed(site, receiver, &method, arguments);
        }
        let gathered = self.is_gathered(arguments);
        if let Some(kind) = is_relation_call(name, !arguments.is_empty()) {
            let is_joined = kind == ClientKind::Mikro && self.traits.mikro_batches;
            let batched = is_joined.then_some(Batched::Mapper).or(gathered);
            return self.access(site, kind, true, batched, false, None);
        }
        if parent.path.is_empty()
            && self.traits.has_sequelize
            && let Some(is_certain) = self.is_getter(name)
        {
            return self.access(site, ClientKind::Database, true, gathered, is_certain, None);
        }
        if parent.path.is_empty() {
            self.asks_parent.push(name.into());
        }
        self.data_method(receiver, name, arguments, depends)
    }
}

fn is_callback_method(name: &str) -> bool {
    matches!(
        name,
        "map"
            | "filter"
            | "find"
            | "forEach"
            | "flatMap"
            | "some"
            | "every"
            | "reduce"
            | "sort"
            | "then"
            | "catch"
            | "finally"
            | "findIndex"
            | "findLast"
    )
}
