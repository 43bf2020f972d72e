//! What servers are made with: the context that every resolver is handed.

use std::rc::Rc;
use std::sync::Arc;

use wirelint_source_code::code::{Code, EntryKind, Expr, ExprId, MODULE, Many, Source, Type, TypeId};

use super::Finder;
use crate::project::UnitId;
use crate::value::{Kind, Value};
use crate::words::Words;

/// Words of which a file has one that makes a server or a part of it. Whoever only asks a server has a context too, but another one.
static WORDS: Words = Words::new(&[
    "ApolloServer",
    "apollo-server",
    "@apollo/server",
    "@as-integrations/",
    "graphql-yoga",
    "createYoga",
    "GraphQLServer",
    "GraphQLModule",
    "GraphQLSchema",
    "GraphQLObjectType",
    "graphqlHTTP",
    "graphql-http",
    "graphql-helix",
    "graphqlKoa",
    "mercurius",
    "envelop",
    "SchemaBuilder",
    "makeExecutableSchema",
    "createSchema",
    "buildSchema",
    "contextFactory",
    "contextValue",
]);
/// Keys of which one stands beside the context that a server is made with.
const BESIDE: [&str; 9] = [
    "schema",
    "typeDefs",
    "resolvers",
    "driver",
    "autoSchemaFile",
    "typePaths",
    "modules",
    "plugins",
    "graphiql",
];
/// What is given the type of the context.
const TYPED: [&str; 14] = [
    "ApolloServer",
    "createYoga",
    "createSchema",
    "makeExecutableSchema",
    "SchemaBuilder",
    "startStandaloneServer",
    "expressMiddleware",
    "GraphQLObjectType",
    "startServerAndCreateNextHandler",
    "startServerAndCreateLambdaHandler",
    "createApplication",
    "initContextCache",
    "envelop",
    "createHandler",
];

/// What the context of an operation may be.
#[derive(Default)]
pub(super) struct Contexts {
    /// What servers are given.
    pub(super) given: Vec<Value>,
    /// What types say of it.
    pub(super) typed: Vec<Value>,
}

/// What the context of an operation may be, as the file says.
pub(super) fn contexts(finder: &mut Finder<'_, '_>, unit: UnitId, found: &mut Contexts) {
    if !finder.mentions(unit, &["ontext", "dataSources", "useDataLoader"])
        || !finder.eval.project.text(unit).is_some_and(|it| WORDS.are_in(&it))
    {
        return;
    }
    let Some(code) = finder.code(unit) else { return };
    for (id, expr) in code.exprs() {
        match expr {
            Expr::Call { callee, arguments } | Expr::New { callee, arguments } => {
                for argument in code.several(arguments) {
                    if let Expr::Object(entries) = code.expr(argument) {
                        given(finder, unit, &code, entries, found);
                    }
                }
                let name = last_name(&code, callee);
                if TYPED.contains(&name) {
                    let types: Vec<TypeId> = code.several_types(code.type_arguments(id)).collect();
                    for ty in types {
                        typed(finder, unit, ty, found);
                    }
                }
                extended(finder, unit, name, &code.several(arguments).collect::<Vec<_>>(), found);
            }
            Expr::Object(entries) => {
                let keys = || code.entries(entries).iter().map(|it| code.text(it.key));
                if keys().any(|it| BESIDE.contains(&it)) && keys().any(is_context) {
                    given(finder, unit, &code, entries, found);
                }
            }
            _ => {}
        }
    }
}

fn is_context(key: &str) -> bool {
    matches!(key, "context" | "contextFactory" | "contextValue" | "dataSources")
}

/// `{ context: () => ({ db }) }`
fn given(finder: &mut Finder<'_, '_>, unit: UnitId, code: &Arc<Code>, entries: Many, found: &mut Contexts) {
    for entry in code.entries(entries).iter().filter(|it| it.kind == EntryKind::Plain) {
        let key = code.text(entry.key);
        if !is_context(key) {
            continue;
        }
        let value = finder.value(unit, entry.value);
        let given = finder.eval.given_by(&value);
        // A factory may give the function that is called for each operation.
        let given = if given.functions().is_empty() { given } else { finder.eval.given_by(&given) };
        let given = if given.is_unknown() { value } else { given };
        if given.is_opaque() {
            continue;
        }
        found.given.push(match key {
            "dataSources" => Value::record(vec![(Rc::from("dataSources"), given)]),
            _ => given,
        });
    }
}

/// Plugins that put something into the context: `useExtendContext(() => ({ db }))`, `useDataLoader('users', context => …)`.
fn extended(
    finder: &mut Finder<'_, '_>,
    unit: UnitId,
    name: &str,
    arguments: &[ExprId],
    found: &mut Contexts,
) {
    match (name, arguments) {
        ("useExtendContext" | "extendContext", [one, ..]) => {
            let value = finder.value(unit, *one);
            let given = finder.eval.given_by(&value);
            found.given.push(if given.is_unknown() { value } else { given });
        }
        ("useDataLoader", [name, make, ..]) => {
            let Some(name) = finder.value(unit, *name).text() else { return };
            let make = finder.value(unit, *make);
            let loader = finder.eval.given_by_context(&make);
            found.given.push(Value::record(vec![(name, loader)]));
        }
        _ => {}
    }
}

/// A type that something is given which knows the context's.
fn typed(finder: &mut Finder<'_, '_>, unit: UnitId, ty: TypeId, found: &mut Contexts) {
    let value = finder.eval.of_type(unit, ty);
    let inner = finder.eval.member(&value, "Context");
    let is_known = |it: &Value| {
        it.alternatives()
            .iter()
            .any(|it| matches!(it.kind, Kind::Shape(..) | Kind::Instance(_) | Kind::Object(_)))
    };
    for it in [inner, value] {
        if is_known(&it) {
            found.typed.push(it);
            return;
        }
    }
}

/// Types that are called like a context's, where nothing else is known of it.
pub(super) fn called_context(finder: &mut Finder<'_, '_>, unit: UnitId, found: &mut Contexts) {
    if !finder.mentions(unit, &["Context {", "Context =", "Context extends"]) {
        return;
    }
    let Some(code) = finder.code(unit) else { return };
    for binding in code.function(MODULE).bindings() {
        let name = code.text(binding.name);
        let Source::Type(ty) = binding.source else { continue };
        if name.ends_with("Context") && matches!(code.ty(ty), Type::Object(..) | Type::Several(_)) {
            found.typed.push(finder.eval.of_type(unit, ty));
        }
    }
}

/// What a middleware puts on the request: `req.loaders = createLoaders()`.
pub(super) fn requests(finder: &mut Finder<'_, '_>, unit: UnitId) {
    if !finder.eval.project.text(unit).is_some_and(|text| assigns(&text)) {
        return;
    }
    let Some(code) = finder.code(unit) else { return };
    for (_, expr) in code.exprs() {
        let Expr::Assign { target, value } = expr else { continue };
        let Expr::Member { object, name } = code.expr(target) else { continue };
        let is_request =
            matches!(code.expr(object), Expr::Name) && RECEIVERS.contains(&code.text(code.range(object)));
        if is_request {
            let name: Rc<str> = code.source()[name as usize..code.range(target).end as usize].into();
            finder.eval.requests.entry(name).or_default().push((unit, value));
        }
    }
}

/// What a request or the context is called by those who put something on it.
const RECEIVERS: [&str; 5] = ["req", "request", "ctx", "context", "contextValue"];

/// Whether the text may have something like `req.name = `.
fn assigns(text: &str) -> bool {
    RECEIVERS.iter().any(|it| {
        memchr::memmem::find_iter(text.as_bytes(), it.as_bytes()).any(|at| {
            let Some(rest) = text[at + it.len()..].strip_prefix('.') else { return false };
            let rest =
                rest.trim_start_matches(|it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '$'));
            rest.trim_start().strip_prefix('=').is_some_and(|it| !it.starts_with(['=', '>']))
        })
    })
}

fn last_name(code: &Code, callee: ExprId) -> &str {
    let range = code.range(callee);
    match code.expr(callee) {
        Expr::Name => code.text(range),
        Expr::Member { name, .. } => &code.source()[name as usize..range.end as usize],
        _ => "",
    }
}
