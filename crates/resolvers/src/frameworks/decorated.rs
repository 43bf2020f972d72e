//! Decorated classes: `TypeGraphQL` and `NestJS`.

use std::sync::Arc;

use wirelint_source::TextRange;
use wirelint_source_code::code::{ClassId, Code, Expr, ExprId, FunctionId, Many, Member, MemberKind, Param};

use super::{Finder, Framework, Link, Resolver, decorated_types as types, parent};
use crate::access::Batched;
use crate::catalogue::ClientKind;
use crate::project::{Place, UnitId};
use crate::value::{Kind, Value};

/// A decorator: its name, and what it is given.
pub(super) struct Decorator {
    pub(super) name: String,
    pub(super) arguments: Vec<ExprId>,
}

pub(super) fn decorators(code: &Code, many: Many) -> Vec<Decorator> {
    let mut found = Vec::new();
    for it in code.several(many) {
        let (callee, arguments) = match code.expr(it) {
            Expr::Call { callee, arguments } => (callee, code.several(arguments).collect()),
            _ => (it, Vec::new()),
        };
        let range = code.range(callee);
        let name = match code.expr(callee) {
            Expr::Member { name, .. } => code.text(TextRange::new(name, range.end)),
            _ => code.text(range),
        };
        found.push(Decorator { name: name.to_owned(), arguments });
    }
    found
}

pub(super) fn find(finder: &mut Finder<'_, '_>, unit: UnitId) {
    let words = ["type-graphql", "@nestjs/graphql", "@ObjectType", "@Resolver"];
    if !finder.mentions(unit, &words) {
        return;
    }
    let Some(code) = finder.code(unit) else { return };
    let framework = match finder.mentions(unit, &["@nestjs/"]) {
        true => Framework::Nest,
        false => Framework::TypeGraphQl,
    };
    for (class, it) in code.classes() {
        for decorator in decorators(&code, it.decorators) {
            match &*decorator.name {
                "ObjectType" | "InterfaceType" => {
                    types::object(finder, unit, class, &decorator, framework);
                }
                "Resolver" => resolver(finder, unit, &code, class, &decorator, framework),
                _ => {}
            }
        }
    }
    types::unions(finder, unit);
    types::lent(finder);
}

/// The methods of a class of resolvers.
fn resolver(
    finder: &mut Finder<'_, '_>,
    unit: UnitId,
    code: &Arc<Code>,
    class: ClassId,
    decorator: &Decorator,
    framework: Framework,
) {
    let about = decorator.arguments.first().and_then(|&it| types::named(finder, unit, it)).map(|it| it.0);
    let receiver = finder.eval.injected_instance(unit, class);
    for member in code.class(class).members {
        let MemberKind::Method(function) = member.kind else { continue };
        let all = decorators(code, member.decorators);
        for it in &all {
            let own = own_name(finder, unit, code, member);
            let method = Method { unit, code, function, name: member.name, framework };
            match &*it.name {
                "Query" | "Mutation" | "Subscription" => {
                    let field = types::field_name(finder, unit, it).unwrap_or(own);
                    method.link(finder, &it.name, &field, it, &all, &receiver);
                }
                "FieldResolver" | "ResolveField" | "ResolveProperty" => {
                    let field = types::field_name(finder, unit, it).unwrap_or(own);
                    if let Some(ty) = &about {
                        method.link(finder, ty, &field, it, &all, &receiver);
                    }
                }
                "ResolveReference" => {
                    if let Some(ty) = &about {
                        method.link(finder, ty, "__resolveReference", it, &all, &receiver);
                    }
                }
                _ => {}
            }
        }
    }
}

/// The name of a member, also where that is a constant: `[NAME](@Root() post) { … }`.
pub(super) fn own_name(finder: &mut Finder<'_, '_>, unit: UnitId, code: &Code, member: &Member) -> String {
    let written = code.text(member.name);
    let constant = written.strip_prefix('[').and_then(|it| it.strip_suffix(']')).map(str::trim);
    let named = constant.and_then(|it| {
        let frame = finder.eval.module(unit);
        let (start, path) = it.split_once('.').map_or((it, ""), |it| it);
        let mut value = finder.eval.name(&frame, start);
        for it in path.split('.').filter(|it| !it.is_empty()) {
            value = finder.eval.member(&value, it);
        }
        value.text()
    });
    named.map_or_else(|| written.to_owned(), |it| it.to_string())
}

/// A method that resolves a field.
struct Method<'c> {
    unit: UnitId,
    code: &'c Arc<Code>,
    function: FunctionId,
    name: TextRange,
    framework: Framework,
}

impl Method<'_> {
    fn link(
        &self,
        finder: &mut Finder<'_, '_>,
        ty: &str,
        field: &str,
        decorator: &Decorator,
        all: &[Decorator],
        receiver: &Value,
    ) {
        let place = Place { unit: self.unit, range: self.name };
        let is_reference = field == "__resolveReference";
        let stated = decorator.arguments.iter().find_map(|&it| types::given_type(finder, self.unit, it));
        // A class without decorated types is about SDL.
        let is_code_first = finder.schema.types.get(ty).is_none_or(|it| {
            !it.fields.iter().any(|it| matches!(it.1.stated, crate::schema::Stated::Sdl(_)))
        });
        if !is_reference && is_code_first {
            let declared = stated.or_else(|| {
                let gives = self.code.function(self.function).gives?;
                types::of_annotation(finder, self.unit, gives)
            });
            let (gives, is_list) = declared.unwrap_or_else(|| ("String".to_owned(), false));
            finder.schema.declare_field(ty, field, &gives, is_list, place);
        }
        // `@Loader(batch)` of TypeGraphQL gives the loader to the function that the method returns.
        let is_batched = all.iter().any(|it| it.name == "Loader" || it.name == "TypeormLoader");
        let resolver = if is_batched {
            Resolver::Batched(Batched::Framework)
        } else {
            let given: Vec<Value> = {
                let params: Vec<Param> = self.code.function(self.function).params.to_vec();
                params.iter().map(|it| self.given(finder, it, is_reference)).collect()
            };
            let method = finder.eval.bound_method(receiver, self.unit, self.function);
            Resolver::Function(method, given)
        };
        finder.link(Link {
            ty: ty.to_owned(),
            field: field.to_owned(),
            framework: self.framework,
            place,
            resolver,
            is_certain: true,
        });
    }

    /// What the framework calls the method with, for one of its parameters.
    fn given(&self, finder: &mut Finder<'_, '_>, param: &Param, is_reference: bool) -> Value {
        for it in decorators(self.code, param.decorators) {
            let first = it.arguments.first().map(|&it| finder.value(self.unit, it)).and_then(|it| it.text());
            match &*it.name {
                "Root" | "Parent" | "Source" => {
                    return match first {
                        Some(name) => finder.eval.member(&parent(), &name),
                        None => parent(),
                    };
                }
                "Ctx" | "Context" | "Req" => {
                    let context = Value::new(Kind::Context);
                    return match first {
                        Some(name) => finder.eval.member(&context, &name),
                        None => context,
                    };
                }
                "Arg" | "Args" | "Info" => return Value::data(),
                name if name.to_lowercase().contains("loader") => return Value::client(ClientKind::Loader),
                _ => {}
            }
        }
        if is_reference { parent() } else { Value::unknown() }
    }
}
