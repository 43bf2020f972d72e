//! ariadne: objects that functions are bound to, for types that SDL states.

use wirelint_source_code::code::{Expr, ExprId};

use super::{Finder, Framework, Resolver, called, python};
use crate::eval::python::plain_arguments;
use crate::project::{Place, UnitId};
use crate::value::{Kind, Value};

pub(super) fn find(finder: &mut Finder<'_, '_>, units: &[UnitId]) {
    for unit in
        python::units_with(finder, units, &[".field(", "set_field(", "type_resolver", "reference_resolver"])
    {
        finder.eval.renew();
        let Some(code) = finder.code(unit) else { continue };
        // `@query.field("books")`
        for (id, function) in code.functions() {
            let decorators: Vec<ExprId> = code.several(function.decorators).collect();
            if decorators.is_empty() {
                continue;
            }
            let place = Place { unit, range: function.name.unwrap_or(function.range) };
            for it in decorators {
                let value = python::unbound(finder, unit, id);
                let (callee, arguments) = match code.expr(it) {
                    Expr::Call { callee, .. } => (callee, finder.arguments(unit, it)),
                    _ => (it, Vec::new()),
                };
                bind(finder, unit, callee, &arguments, &value, place);
            }
        }
        // `query.set_field("books", resolve_books)`
        for (call, _) in finder
            .calls(unit, |it| matches!(it, "set_field" | "set_type_resolver" | "set_reference_resolver"))
        {
            let Expr::Call { callee, .. } = code.expr(call) else { continue };
            let arguments = finder.arguments(unit, call);
            let all: Vec<Value> = plain_arguments(&arguments).cloned().collect();
            let Some(value) = all.last().cloned() else { continue };
            let place = Place { unit, range: code.range(call) };
            bind(finder, unit, callee, &arguments, &value, place);
        }
    }
}

/// Links the field that `callee`, a method of a bindable, is called for.
fn bind(
    finder: &mut Finder<'_, '_>,
    unit: UnitId,
    callee: ExprId,
    arguments: &[Value],
    value: &Value,
    place: Place,
) {
    let Some(code) = finder.code(unit) else { return };
    let Expr::Member { object, name } = code.expr(callee) else { return };
    let method = code.text(wirelint_source::TextRange::new(name, code.range(callee).end)).to_owned();
    let Some(ty) = bindable(finder, unit, object) else { return };
    let first = plain_arguments(arguments).next().and_then(Value::text);
    let field = match (&*method, first) {
        ("field" | "set_field", Some(it)) => it.to_string(),
        ("type_resolver" | "set_type_resolver", _) => "__resolveType".to_owned(),
        ("reference_resolver" | "set_reference_resolver", _) => "__resolveReference".to_owned(),
        _ => return,
    };
    if value.functions().is_empty() {
        return;
    }
    let count = value.functions().first().and_then(|it| {
        let code = finder.code(it.unit)?;
        let function = code.function(it.function);
        Some(function.params.iter().filter(|it| !it.is_rest && !it.is_named_rest).count())
    });
    let parent = super::parent();
    let given = python::given(count.unwrap_or(2), &parent);
    python::link(finder, &ty, &field, Framework::Ariadne, place, Resolver::Function(value.clone(), given));
}

/// The type that an expression binds functions to.
fn bindable(finder: &mut Finder<'_, '_>, unit: UnitId, expr: ExprId) -> Option<String> {
    let value = finder.value(unit, expr);
    for it in value.alternatives() {
        let (name, first) = match &it.kind {
            Kind::External(_) => {
                let Some(called) = called(&it) else { continue };
                let Kind::External(callee) = &called.callee.kind else { continue };
                if !callee.module().is_some_and(|it| it.contains("ariadne")) {
                    continue;
                }
                (callee.name().to_owned(), plain_arguments(&called.arguments).next().and_then(Value::text))
            }
            Kind::Instance(of) => {
                let bases = finder.eval.foreign_bases(of.unit, of.class);
                let Some(base) = bases.into_iter().find(|it| it.0.contains("ariadne")) else { continue };
                let arguments = of.arguments.clone().unwrap_or_default();
                (base.1, plain_arguments(&arguments).next().and_then(Value::text))
            }
            _ => continue,
        };
        return match &*name {
            "QueryType" => Some("Query".to_owned()),
            "MutationType" => Some("Mutation".to_owned()),
            "SubscriptionType" => Some("Subscription".to_owned()),
            _ => first.map(|it| it.to_string()),
        };
    }
    None
}
