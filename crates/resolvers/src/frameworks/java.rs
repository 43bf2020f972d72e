//! What the frameworks of Java have in common: annotations, what methods are called with, which class the objects of a type are of, and relations
//! that mappers load when a property is read for which nobody has written anything.

use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use wirelint_source_code::Family;
use wirelint_source_code::code::{
    ClassId, Code, Expr, ExprId, FunctionId, Many, MemberKind, Param, Type, TypeId,
};

use super::{Finder, Framework, Link, Resolver, dgs, graphql_java, java_tools, spring};
use crate::eval::java::Ancestor;
use crate::project::{Place, UnitId};
use crate::value::{Kind, Parent, Value};

/// How far properties are followed from one entity to the next.
const DEPTH: u32 = 12;
/// Ends of the names of classes that objects of a type are of.
const ENDINGS: [&str; 11] =
    ["Dto", "DTO", "Entity", "Model", "Document", "Record", "Response", "Resource", "View", "Type", "Vo"];
/// Annotations of parameters that are no parent.
const GIVEN: [&str; 12] = [
    "Argument",
    "Arguments",
    "InputArgument",
    "ContextValue",
    "LocalContextValue",
    "AuthenticationPrincipal",
    "ProjectedPayload",
    "RequestHeader",
    "CookieValue",
    "Value",
    "GraphQLEnvironment",
    "Valid",
];

/// A class: the file and its number.
pub(super) type ClassOf = (UnitId, ClassId);

/// Links all that the frameworks say, and what they leave to mappers.
pub(super) fn find(finder: &mut Finder<'_, '_>, units: &[UnitId]) {
    let mut rows = Rows::default();
    spring::find(finder, units, &mut rows);
    dgs::find(finder, units, &mut rows);
    graphql_java::find(finder, units, &mut rows);
    java_tools::find(finder, units, &mut rows);
    relations(finder, rows);
}

/// The classes that objects of types are of.
#[derive(Default)]
pub(super) struct Rows {
    classes: FxHashMap<String, ClassOf>,
    /// In the order in which they were found.
    types: Vec<String>,
}

impl Rows {
    /// Notes that objects of a type are of a class.
    pub(super) fn add(&mut self, ty: &str, class: ClassOf) {
        if !self.classes.contains_key(ty) {
            self.classes.insert(ty.to_owned(), class);
            self.types.push(ty.to_owned());
        }
    }

    /// The type whose objects are of the class.
    pub(super) fn type_of(&self, class: ClassOf) -> Option<&str> {
        self.types.iter().map(String::as_str).find(|it| self.classes.get(*it) == Some(&class))
    }

    /// Notes what a method says that it gives for a field.
    pub(super) fn gives(
        &mut self,
        finder: &mut Finder<'_, '_>,
        ty: &str,
        field: &str,
        unit: UnitId,
        function: FunctionId,
    ) {
        let Some(gives) = finder.schema.field(ty, field).map(|it| it.ty.to_string()) else { return };
        if finder.schema.has(&gives)
            && let Some((class, _)) = finder.eval.java_gives(unit, function)
        {
            let target = node_of(finder, &gives).unwrap_or(gives);
            self.add(&target, class);
        }
    }
}

/// What is in the edges of a connection.
fn node_of(finder: &Finder<'_, '_>, ty: &str) -> Option<String> {
    let edges = finder.schema.field(ty, "edges")?;
    Some(finder.schema.field(&edges.ty, "node")?.ty.to_string())
}

/// The files of Java among these that have one of the words.
pub(super) fn units_with(finder: &Finder<'_, '_>, units: &[UnitId], words: &[&str]) -> Vec<UnitId> {
    let is_one =
        |it: &&UnitId| finder.eval.project.family(**it) == Family::Java && finder.mentions(**it, words);
    units.iter().filter(is_one).copied().collect()
}

/// An annotation: its name without what is before it, and what it is given.
pub(super) struct Annotation<'c> {
    pub(super) name: &'c str,
    pub(super) arguments: Many,
}

pub(super) fn annotations(code: &Code, many: Many) -> Vec<Annotation<'_>> {
    code.several(many).map(|it| annotation(code, it)).collect()
}

pub(super) fn annotation(code: &Code, it: ExprId) -> Annotation<'_> {
    let (callee, arguments) = match code.expr(it) {
        Expr::Call { callee, arguments } => (callee, arguments),
        _ => (it, Many::default()),
    };
    let name = code.text(code.range(callee));
    // `DgsData.List` is one name.
    let name = match name.strip_suffix(".List") {
        Some(_) => name,
        None => name.rsplit('.').next().unwrap_or(name),
    };
    Annotation { name, arguments }
}

/// What an annotation says by one of these names; `value` is what it says without one.
pub(super) fn attribute(code: &Code, of: &Annotation<'_>, names: &[&str]) -> Option<ExprId> {
    code.several(of.arguments).find_map(|it| match code.keyword(it) {
        Some((name, value)) => names.contains(&name).then_some(value),
        None => names.contains(&"value").then_some(it),
    })
}

/// The text that an annotation says, which may be a constant that somebody generates: `DgsConstants.SHOW.TYPE_NAME`.
pub(super) fn text_of(
    finder: &mut Finder<'_, '_>,
    unit: UnitId,
    code: &Code,
    expr: ExprId,
) -> Option<String> {
    if let Expr::Text = code.expr(expr) {
        return Some(code.text(code.range(expr)).trim_matches('"').to_owned()).filter(|it| !it.is_empty());
    }
    if let Some(known) = finder.value(unit, expr).text() {
        return Some(known.to_string());
    }
    let text = code.text(code.range(expr));
    let mut names = text.rsplit('.').map(str::trim);
    let last = names.next()?;
    let root = ["Query", "Mutation", "Subscription"];
    match last {
        "TYPE_NAME" => {
            let of = names.next()?.replace('_', "");
            let found = finder.schema.types.keys().find(|it| it.replace('_', "").eq_ignore_ascii_case(&of));
            found.cloned()
        }
        "QUERY_TYPE" | "MUTATION_TYPE" | "SUBSCRIPTION_TYPE" => {
            let at =
                ["QUERY_TYPE", "MUTATION_TYPE", "SUBSCRIPTION_TYPE"].iter().position(|it| *it == last)?;
            Some(finder.schema.roots[at].clone().unwrap_or_else(|| root[at].to_owned()))
        }
        _ => {
            let of = names.next()?.replace('_', "");
            let ty = finder.schema.types.iter().find(|it| it.0.replace('_', "").eq_ignore_ascii_case(&of))?;
            let plain = last.replace('_', "");
            let field = ty.1.fields.iter().find(|it| it.0.replace('_', "").eq_ignore_ascii_case(&plain))?;
            Some(field.0.to_owned())
        }
    }
}

/// The name of the type as the schema has it whose objects are of what is called so in code.
pub(super) fn type_name(
    finder: &Finder<'_, '_>,
    rows: &Rows,
    class: Option<ClassOf>,
    written: &str,
) -> String {
    let own = written.rsplit('.').next().unwrap_or(written);
    if finder.schema.has(own) {
        return own.to_owned();
    }
    if let Some(known) = class.and_then(|it| rows.type_of(it)) {
        return known.to_owned();
    }
    let stripped = ENDINGS.iter().filter_map(|it| own.strip_suffix(it));
    let known = stripped.into_iter().find(|it| finder.schema.has(it));
    known.unwrap_or(own).to_owned()
}

/// The name of a type without what it is of, and the first of that.
pub(super) fn named(code: &Code, ty: TypeId) -> Option<(&str, Option<TypeId>)> {
    match code.ty(ty) {
        Type::Named(range, arguments) => {
            let text = code.text(range);
            Some((text.rsplit('.').next().unwrap_or(text), code.several_types(arguments).next()))
        }
        _ => None,
    }
}

/// Whether a parameter is something that a framework hands over besides the parent.
pub(super) fn is_handed(code: &Code, param: &Param) -> bool {
    let is_annotated = annotations(code, param.decorators).iter().any(|it| GIVEN.contains(&it.name));
    let is_of_framework = param.ty.and_then(|it| named(code, it)).is_some_and(|(name, _)| {
        matches!(
            name,
            "DataLoader"
                | "GraphQLContext"
                | "Principal"
                | "Locale"
                | "ScrollSubrange"
                | "Subrange"
                | "Sort"
                | "BatchLoaderEnvironment"
                | "DataFetchingFieldSelectionSet"
                | "Authentication"
                | "Continuation"
                | "Executor"
                | "Pageable"
                | "ServerWebExchange"
        ) || name.ends_with("Environment")
    });
    is_annotated || is_of_framework
}

/// What a method is called with for a parameter that is not the parent.
pub(super) fn handed(finder: &mut Finder<'_, '_>, unit: UnitId, code: &Code, param: &Param) -> Value {
    let annotated = annotations(code, param.decorators);
    if annotated.iter().any(|it| GIVEN.contains(&it.name) && it.name != "ContextValue") {
        return Value::data();
    }
    let name = param.name.map_or("", |it| code.text(it));
    if let Some(ty) = param.ty
        && let Some(loader) = finder.eval.java_loader_param(unit, ty, name)
    {
        return loader;
    }
    match param.ty.and_then(|it| named(code, it)) {
        Some((name, _)) if name.ends_with("Environment") => crate::eval::java::environment(),
        Some(("GraphQLContext", _)) => Value::new(Kind::Context),
        _ => Value::unknown(),
    }
}

/// A method that resolves a field.
pub(super) struct Method<'c> {
    pub(super) unit: UnitId,
    pub(super) code: &'c Arc<Code>,
    pub(super) class: ClassId,
    pub(super) function: FunctionId,
    pub(super) framework: Framework,
}

impl Method<'_> {
    pub(super) fn params(&self) -> Vec<Param> {
        self.code.function(self.function).params.to_vec()
    }

    pub(super) fn name(&self) -> &str {
        self.code.function(self.function).name.map_or("", |it| self.code.text(it))
    }

    /// Links a field to it, which is called with `given`.
    pub(super) fn link(
        &self,
        finder: &mut Finder<'_, '_>,
        ty: &str,
        field: &str,
        given: Vec<Value>,
        is_together: bool,
    ) {
        let receiver = finder.eval.injected_instance(self.unit, self.class);
        let value = finder.eval.bound_method(&receiver, self.unit, self.function);
        let function = self.code.function(self.function);
        let place = Place { unit: self.unit, range: function.name.unwrap_or(function.range) };
        let resolver =
            if is_together { Resolver::Together(value, given) } else { Resolver::Function(value, given) };
        finder.link(Link {
            ty: ty.to_owned(),
            field: field.to_owned(),
            framework: self.framework,
            place,
            resolver,
            is_certain: true,
        });
    }
}

/// Links the fields that nobody resolves and that are relations which mappers load when they are read.
fn relations(finder: &mut Finder<'_, '_>, mut rows: Rows) {
    let Some(framework) = finder.links.first().map(|it| it.framework) else { return };
    let mut at = 0;
    let mut depth = 0;
    let mut end = rows.types.len();
    while at < rows.types.len() && depth < DEPTH {
        let ty = rows.types[at].clone();
        finder.eval.renew();
        of_type(finder, &mut rows, &ty, framework);
        at += 1;
        if at == end {
            (depth, end) = (depth + 1, rows.types.len());
        }
    }
    finder.eval.java.rows = rows.classes.into_iter().collect();
}

fn of_type(finder: &mut Finder<'_, '_>, rows: &mut Rows, ty: &str, framework: Framework) {
    let Some(&row) = rows.classes.get(ty) else { return };
    let Some(def) = finder.schema.types.get(ty) else { return };
    let fields: Vec<(String, String)> =
        def.fields.iter().map(|(name, gives)| (name.to_owned(), gives.ty.to_string())).collect();
    let lazy = finder.eval.java_lazy_relations(row);
    for (field, gives) in fields {
        if finder.is_linked(ty, &field) {
            continue;
        }
        if let Some(class) = finder.eval.java_property_class(row, &field)
            && finder.schema.has(&gives)
        {
            rows.add(&gives, class);
        }
        let Some((name, relation)) = lazy.iter().find(|it| *it.0 == *field) else {
            method_of_row(finder, row, ty, &field, framework);
            continue;
        };
        let resolver =
            Resolver::Relation { name: Rc::clone(name), back: relation.back.clone(), place: relation.place };
        finder.link(Link {
            ty: ty.to_owned(),
            field,
            framework,
            place: relation.place,
            resolver,
            is_certain: true,
        });
    }
}

/// Links a field that nobody resolves to the method of the object itself that reckons it: `getTotal()`.
fn method_of_row(finder: &mut Finder<'_, '_>, row: ClassOf, ty: &str, field: &str, framework: Framework) {
    if finder.schema.is_root(ty) {
        return;
    }
    let Some((unit, _, function)) = method_for(finder, row, field) else { return };
    // What gives a property and nothing else is as good as the property.
    if finder.eval.java_getter_of(unit, function).is_some() {
        return;
    }
    let Some(code) = finder.code(unit) else { return };
    let params = code.function(function).params.to_vec();
    // What reads properties hands on the environment and nothing else; only graphql-java-tools has arguments for methods of objects.
    if framework != Framework::JavaTools && params.len() > 1 {
        return;
    }
    let mut given = Vec::with_capacity(params.len());
    for param in &params {
        given.push(match handed(finder, unit, &code, param) {
            it if it.is_unknown() => Value::data(),
            it => it,
        });
    }
    let parent = Parent { path: Vec::new(), ty: None, row: Some(row), held: 0 };
    let receiver = Value::new(Kind::Parent(Rc::new(parent))).and(true);
    let value = finder.eval.bound_method(&receiver, unit, function);
    let of = code.function(function);
    finder.link(Link {
        ty: ty.to_owned(),
        field: field.to_owned(),
        framework,
        place: Place { unit, range: of.name.unwrap_or(of.range) },
        resolver: Resolver::Function(value, given),
        is_certain: true,
    });
}

/// The method for a field: it is called like that, or like what reads a property of that name.
pub(super) fn method_for(
    finder: &mut Finder<'_, '_>,
    (unit, class): ClassOf,
    field: &str,
) -> Option<(UnitId, ClassId, FunctionId)> {
    let field = camel(field);
    let capital = field[..1].to_uppercase() + &field[1..];
    let names =
        [field.clone(), format!("get{capital}"), format!("is{capital}"), format!("getField{capital}")];
    for it in finder.eval.java_ancestors(unit, class).iter() {
        let Ancestor::Class(unit, class) = *it else { continue };
        let code = finder.code(unit)?;
        for name in &names {
            for member in code.class(class).members.iter().filter(|it| code.text(it.name) == name) {
                if let MemberKind::Method(function) = member.kind
                    && !code.text(code.function(function).range).ends_with(';')
                {
                    return Some((unit, class, function));
                }
            }
        }
    }
    None
}

/// `created_at` is `createdAt` to Java.
fn camel(name: &str) -> String {
    let mut camel = String::with_capacity(name.len());
    let mut is_start = false;
    for it in name.chars() {
        match it {
            '_' if !camel.is_empty() => is_start = true,
            _ if is_start => {
                camel.extend(it.to_uppercase());
                is_start = false;
            }
            _ => camel.push(it),
        }
    }
    camel
}
