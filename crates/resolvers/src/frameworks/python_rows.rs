//! Of which classes the objects of types are of which no framework says it: as what gives them shows. Then it is known what their attributes are that
//! have no resolver: relations, which ask when they are read, and properties, which are functions.

use std::collections::VecDeque;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_source_code::Family;
use wirelint_source_code::code::{MemberKind, Type};

use super::python::{self, ClassOf};
use super::{Finder, Framework, Resolver, strawberry, wrapped};
use crate::access::Batched;
use crate::catalogue::ClientKind;
use crate::eval::Eval;
use crate::eval::python::Ancestor;
use crate::project::Place;
use crate::schema::Stated;
use crate::value::{Closure, Kind, Parent, Phase, Value};

/// The steps that all resolvers may take together which are run for what they give alone.
const RUNS: u32 = 3_000_000;
/// The steps that one of these may take.
const RUN: u32 = 20_000;
/// How many values are kept of one type.
const VALUES: usize = 8;
/// Fields of types that stand around a list of others.
const LISTS: [&str; 5] = ["items", "nodes", "results", "objects", "data"];

/// What is known of a type.
#[derive(Default)]
struct Known {
    /// What resolvers give of it.
    values: Vec<Value>,
    /// The framework that gives it.
    framework: Option<Framework>,
}

struct Rows<'f, 'e, 'p> {
    finder: &'f mut Finder<'e, 'p>,
    types: FxHashMap<String, Known>,
    /// The links of Python, by their fields.
    links: FxHashMap<(String, String), usize>,
    /// The links of a type.
    of_type: FxHashMap<String, Vec<usize>>,
    left: u32,
}

pub(super) fn infer(finder: &mut Finder<'_, '_>) {
    let mut links = FxHashMap::default();
    let mut of_type: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (at, it) in finder.links.iter().enumerate().filter(|it| it.1.framework.family() == Family::Python) {
        links.entry((it.ty.clone(), it.field.clone())).or_insert(at);
        of_type.entry(it.ty.clone()).or_default().push(at);
    }
    if links.is_empty() {
        return;
    }
    let mut rows = Rows { finder, types: FxHashMap::default(), links, of_type, left: RUNS };
    rows.follow();
    // Nobody has asked for anything yet.
    rows.finder.eval.start();
}

impl Rows<'_, '_, '_> {
    /// Goes from the types where operations begin to all that are reached, the nearest first.
    fn follow(&mut self) {
        let roots = self.finder.schema.root_names();
        let mut queue: VecDeque<String> = roots.into_iter().map(str::to_owned).collect();
        let mut met: FxHashSet<String> = queue.iter().cloned().collect();
        while let Some(ty) = queue.pop_front() {
            let Some(def) = self.finder.schema.types.get(&ty) else { continue };
            let fields: Vec<(String, String)> =
                def.fields.iter().map(|it| (it.0.to_owned(), it.1.ty.to_string())).collect();
            let row = self.row_of(&ty);
            let framework = self.framework_of(&ty);
            if let Some(row) = row {
                self.know(&ty, row);
                for (field, _) in &fields {
                    self.link(&ty, field, row, framework);
                }
            }
            for (field, gives) in fields {
                if !self.finder.schema.has(&gives) {
                    continue;
                }
                let values = self.given(&ty, &field, &gives, row);
                self.give(&gives, values, framework);
                let members = self.members(&gives);
                for it in std::iter::once(gives).chain(members) {
                    if met.insert(it.clone()) {
                        queue.push_back(it);
                    }
                }
            }
        }
    }

    /// The types that an interface or a union stands for.
    fn members(&self, ty: &str) -> Vec<String> {
        let types = &self.finder.schema.types;
        if types.get(ty).is_none_or(|it| !it.is_abstract && !it.fields.is_empty()) {
            return Vec::new();
        }
        types.iter().filter(|it| it.1.is_a.iter().any(|it| it == ty)).map(|it| it.0.clone()).collect()
    }

    /// The class of all that is given of a type, if that is one.
    fn row_of(&mut self, ty: &str) -> Option<ClassOf> {
        if let Some(known) = self.finder.eval.python.rows.get(ty) {
            return Some(*known);
        }
        let mut all: Vec<ClassOf> = Vec::new();
        for it in &self.types.get(ty)?.values {
            all.extend(Eval::classes_of(it));
        }
        all.sort_unstable();
        all.dedup();
        match all[..] {
            [only] => Some(only),
            _ => None,
        }
    }

    fn framework_of(&self, ty: &str) -> Option<Framework> {
        let own = self.of_type.get(ty).and_then(|it| it.first());
        let own = own.map(|it| self.finder.links[*it].framework);
        own.or_else(|| self.types.get(ty).and_then(|it| it.framework))
    }

    /// The resolvers of the type are called with rows of the class.
    fn know(&mut self, ty: &str, row: ClassOf) {
        let models = self.finder.eval.models();
        let is_model = models.is_model(row.0, row.1);
        let is_less = |it: &Parent| {
            it.path.is_empty()
                && it.ty.is_none()
                && it.row.is_none_or(|known| is_model && !models.is_model(known.0, known.1))
        };
        for &at in self.of_type.get(ty).into_iter().flatten() {
            let Resolver::Function(_, given) = &mut self.finder.links[at].resolver else { continue };
            for it in given.iter_mut() {
                if matches!(&it.kind, Kind::Parent(parent) if is_less(parent)) {
                    *it = python::parent_of(Some(row));
                }
            }
        }
        if is_model {
            self.finder.eval.python.rows.entry(ty.to_owned()).or_insert(row);
        }
    }

    /// Links a field that has no resolver to the relation or the property that is read for it.
    fn link(&mut self, ty: &str, field: &str, row: ClassOf, framework: Option<Framework>) {
        let key = (ty.to_owned(), field.to_owned());
        let Some(framework) = framework.filter(|_| !self.links.contains_key(&key)) else { return };
        let stated = match self.finder.schema.field(ty, field).map(|it| it.stated) {
            Some(Stated::Code(place)) => Some(place),
            _ => None,
        };
        let at = self.finder.links.len();
        for attribute in [snake(field), field.to_owned()] {
            if let Some(relation) = self.finder.eval.relation(row, &attribute) {
                if relation.is_lazy || relation.is_promise {
                    let (name, back) = (attribute.as_str().into(), relation.back);
                    let resolver = Resolver::Relation { name, back, place: relation.place };
                    let place = stated.unwrap_or(relation.place);
                    python::link(self.finder, ty, field, framework, place, resolver);
                }
                break;
            }
            if let Some((resolver, place)) = self.property(&key, row, &attribute) {
                python::link(self.finder, ty, field, framework, stated.unwrap_or(place), resolver);
                break;
            }
        }
        if self.finder.links.len() > at {
            self.links.insert(key, at);
        }
    }

    /// The property of a class that is a function.
    fn property(&mut self, key: &(String, String), row: ClassOf, name: &str) -> Option<(Resolver, Place)> {
        for it in self.finder.eval.ancestors(row.0, row.1).iter() {
            let Ancestor::Class(unit, class) = *it else { continue };
            let code = self.finder.code(unit)?;
            let member = code.class(class).members.iter().rev().find(|it| code.text(it.name) == name);
            let Some(member) = member else { continue };
            let MemberKind::Getter(function) = member.kind else { return None };
            let place = Place { unit, range: member.name };
            // What a property of Django's tells its optimizer.
            for it in code.several(member.decorators) {
                let arguments = self.finder.arguments(unit, it);
                if !self.finder.eval.python.is_optimised || arguments.is_empty() {
                    continue;
                }
                if crate::eval::python::named_argument(&arguments, &["annotate"]).is_some() {
                    return Some((Resolver::Batched(Batched::Framework), place));
                }
                let hints = strawberry::hints(&arguments);
                self.finder.eval.python.hints.entry(key.clone()).or_default().extend(hints);
            }
            let frame = self.finder.eval.module(unit);
            let value =
                Value::new(Kind::Function(Rc::new(Closure { unit, function, frame, receiver: None })));
            let given = vec![python::parent_of(Some(row))];
            return Some((Resolver::Function(value, given), place));
        }
        None
    }

    /// What a field gives.
    fn given(&mut self, ty: &str, field: &str, gives: &str, row: Option<ClassOf>) -> Vec<Value> {
        let is_known = |it: &Self, ty: &str| it.finder.eval.python.rows.contains_key(ty);
        if is_known(self, gives) || self.element(gives).is_some_and(|it| is_known(self, &it)) {
            return Vec::new();
        }
        let at = self.links.get(&(ty.to_owned(), field.to_owned()));
        match at.map(|it| self.finder.links[*it].resolver.clone()) {
            Some(Resolver::Function(function, given)) => self.run(&function, &given),
            Some(Resolver::Relation { name, .. }) => {
                let target = row.and_then(|it| self.finder.eval.relation(it, &name)).and_then(|it| it.row);
                target.map(|it| Value::rows(Some(it))).into_iter().collect()
            }
            _ => self.members_given(ty, field, row),
        }
    }

    /// What an attribute without a resolver gives.
    fn members_given(&mut self, ty: &str, field: &str, row: Option<ClassOf>) -> Vec<Value> {
        let mut found = Vec::new();
        let samples = self.types.get(ty).map(|it| it.values.clone()).unwrap_or_default();
        for name in [snake(field), field.to_owned()] {
            self.finder.eval.start_with(RUN.min(self.left));
            if let Some(row) = row {
                if let Some(target) = self.finder.eval.relation(row, &name).and_then(|it| it.row) {
                    return vec![Value::rows(Some(target))];
                }
                let parent = python::parent_of(Some(row));
                let value = self.finder.eval.member(&parent, &name);
                found.extend(Some(value).filter(|it| !Eval::classes_of(it).is_empty()));
                found.extend(self.annotated(row, &name));
            }
            for it in &samples {
                let value = match &it.kind {
                    Kind::Object(record) => self.finder.eval.entry(record, &name),
                    Kind::Instance(_) => Some(self.finder.eval.member(it, &name)),
                    _ => None,
                };
                found.extend(value.filter(|it| !it.is_unknown()));
            }
            self.left -= RUN.min(self.left) - self.finder.eval.steps_left();
            if !found.is_empty() || name == field {
                break;
            }
        }
        self.finder.eval.pass(true);
        found
    }

    /// The rows that an attribute of a class has, as its annotation says.
    fn annotated(&mut self, row: ClassOf, name: &str) -> Option<Value> {
        for it in self.finder.eval.ancestors(row.0, row.1).iter() {
            let Ancestor::Class(unit, class) = *it else { continue };
            let code = self.finder.code(unit)?;
            let member = code.class(class).members.iter().find(|it| code.text(it.name) == name);
            let Some(ty) = member.and_then(|it| it.ty) else { continue };
            if matches!(code.ty(ty), Type::Unknown) {
                return None;
            }
            return self.finder.eval.rows_of_annotation(unit, ty).map(|it| Value::rows(Some(it)));
        }
        None
    }

    /// What a resolver gives.
    fn run(&mut self, function: &Value, given: &[Value]) -> Vec<Value> {
        let steps = RUN.min(self.left);
        if steps == 0 {
            return Vec::new();
        }
        self.finder.eval.start_with(steps);
        let value = self.call(function, given, 0);
        let mut found = Vec::new();
        for it in value.alternatives() {
            match &it.kind {
                // What a loader gives is what its batch function does.
                Kind::Client(client) if client.kind == ClientKind::Loader => {
                    let access = client.access.and_then(|it| self.finder.eval.log.get(it.0 as usize));
                    let loader = access.and_then(|it| it.loader.clone());
                    for it in loader.iter().flat_map(|it| it.batch.functions()) {
                        let keys = vec![Value::new(Kind::Keys)];
                        let all = self.finder.eval.run_in(Phase::Resolve, &it, keys);
                        found.push(self.finder.eval.element(&Eval::settled(&all)));
                    }
                }
                Kind::Data | Kind::Unknown(_) | Kind::Text(_) => {}
                _ => found.push(it),
            }
        }
        self.left -= steps - self.finder.eval.steps_left().min(steps);
        self.finder.eval.pass(!found.is_empty());
        found
    }

    fn call(&mut self, function: &Value, given: &[Value], depth: u32) -> Value {
        let mut values = Vec::new();
        for it in function.functions() {
            values.push(self.finder.eval.run_in(Phase::Resolve, &it, given.to_vec()));
        }
        for it in function.alternatives() {
            if matches!(it.kind, Kind::External(_)) && depth < 4 {
                for inner in wrapped(&it) {
                    values.push(self.call(&inner, given, depth + 1));
                }
            }
        }
        Eval::settled(&Value::one_of(values))
    }

    /// Notes what is given of a type, or of those that it stands for or around.
    fn give(&mut self, ty: &str, values: Vec<Value>, framework: Option<Framework>) {
        if values.is_empty() {
            return;
        }
        let members = self.members(ty);
        let element = self.element(ty);
        for value in values {
            let classes = Eval::classes_of(&value);
            let models = self.finder.eval.models();
            let is_rows = classes.iter().any(|it| models.is_model(it.0, it.1));
            match &element {
                _ if !members.is_empty() => {
                    for it in classes {
                        let name = python::class_name(self.finder, it).unwrap_or_default();
                        if members.contains(&name) {
                            self.note(&name, Value::rows(Some(it)), framework);
                        }
                    }
                }
                Some(inner) if is_rows => self.note(inner, value, framework),
                _ => {
                    // Those of a list are one by one of the type.
                    let value = match &value.kind {
                        Kind::List(_) => self.finder.eval.element(&value),
                        _ => value,
                    };
                    for it in value.alternatives() {
                        self.note(ty, it, framework);
                    }
                }
            }
        }
    }

    fn note(&mut self, ty: &str, value: Value, framework: Option<Framework>) {
        let known = self.types.entry(ty.to_owned()).or_default();
        known.framework = known.framework.or(framework);
        if known.values.len() < VALUES {
            known.values.push(value);
        }
    }

    /// The type of the elements of what stands around a list: of a connection, of a page.
    fn element(&self, ty: &str) -> Option<String> {
        let schema = &self.finder.schema;
        let fields = &schema.types.get(ty)?.fields;
        if let Some(edges) = fields.get("edges") {
            return schema.field(&edges.ty, "node").map(|it| it.ty.to_string());
        }
        let list = LISTS.iter().find_map(|it| fields.get(it).filter(|it| it.is_list))?;
        schema.has(&list.ty).then(|| list.ty.to_string())
    }
}

/// The name of an attribute as code has it: `studentNames` is `student_names`.
fn snake(field: &str) -> String {
    let mut name = String::with_capacity(field.len() + 4);
    let mut before = '_';
    for it in field.chars() {
        if it.is_uppercase() && before != '_' {
            name.push('_');
        }
        name.extend(it.to_lowercase());
        before = it;
    }
    name
}
