//! How frameworks say which function resolves which field, and, where there is no SDL, what the schema is. One file for each framework.

mod ariadne;
mod decorated;
mod decorated_types;
mod dgs;
mod gqlgen;
mod graphene;
mod graphene_django;
mod graphql_java;
mod graphql_js;
mod graphql_ruby;
mod java;
mod java_tools;
mod maps;
mod nexus;
mod pothos;
mod prisma;
mod python;
mod python_rows;
mod server;
mod spring;
mod strawberry;

pub(crate) use maps::wrapped;
pub(crate) use prisma::Models;

use std::rc::Rc;
use std::sync::Arc;

use wirelint_source::TextRange;
use wirelint_source_code::Family;
use wirelint_source_code::code::{ClassId, Code, Expr, ExprId};

use crate::access::Batched;
use crate::eval::Eval;
use crate::project::{Place, UnitId};
use crate::schema::Schema;
use crate::value::{Called, External, Kind, Parent, Phase, Value};

/// A framework whose resolvers are understood.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Framework {
    /// Maps of resolvers: Apollo Server, GraphQL Yoga and whatever takes the same.
    Maps,
    /// `new GraphQLObjectType(…)`.
    GraphQlJs,
    /// Decorated classes of `TypeGraphQL`.
    TypeGraphQl,
    /// Decorated classes of `NestJS`.
    Nest,
    /// Pothos.
    Pothos,
    /// Nexus.
    Nexus,
    /// graphene, for Python.
    Graphene,
    /// graphene-django.
    GrapheneDjango,
    /// Strawberry.
    Strawberry,
    /// strawberry-django.
    StrawberryDjango,
    /// ariadne.
    Ariadne,
    /// Spring for GraphQL, for Java.
    Spring,
    /// Netflix' DGS.
    Dgs,
    /// graphql-java-tools, of GraphQL Java Kickstart.
    JavaTools,
    /// graphql-java by itself.
    GraphQlJava,
    /// graphql-ruby.
    GraphqlRuby,
    /// gqlgen, for Go.
    Gqlgen,
}

impl Framework {
    /// The languages that its resolvers are written in.
    pub fn family(self) -> Family {
        match self {
            Self::Maps | Self::GraphQlJs | Self::TypeGraphQl | Self::Nest | Self::Pothos | Self::Nexus => {
                Family::Ecma
            }
            Self::Graphene
            | Self::GrapheneDjango
            | Self::Strawberry
            | Self::StrawberryDjango
            | Self::Ariadne => Family::Python,
            Self::Spring | Self::Dgs | Self::JavaTools | Self::GraphQlJava => Family::Java,
            Self::GraphqlRuby => Family::Ruby,
            Self::Gqlgen => Family::Go,
        }
    }

    /// Its name as its users write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Maps => "resolver map",
            Self::GraphQlJs => "graphql-js",
            Self::TypeGraphQl => "TypeGraphQL",
            Self::Nest => "NestJS",
            Self::Pothos => "Pothos",
            Self::Nexus => "Nexus",
            Self::Graphene => "graphene",
            Self::GrapheneDjango => "graphene-django",
            Self::Strawberry => "Strawberry",
            Self::StrawberryDjango => "strawberry-django",
            Self::Ariadne => "ariadne",
            Self::Spring => "Spring for GraphQL",
            Self::Dgs => "DGS",
            Self::JavaTools => "graphql-java-tools",
            Self::GraphQlJava => "graphql-java",
            Self::GraphqlRuby => "graphql-ruby",
            Self::Gqlgen => "gqlgen",
        }
    }
}

/// A field and what resolves it.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub(crate) ty: String,
    pub(crate) field: String,
    pub(crate) framework: Framework,
    /// Where the field is given its resolver, or is declared.
    pub(crate) place: Place,
    pub(crate) resolver: Resolver,
    /// Whether the link follows from what the code says, not from how things are called.
    pub(crate) is_certain: bool,
}

/// What resolves a field.
#[derive(Clone, Debug)]
pub(crate) enum Resolver {
    /// A function, and what it is called with.
    Function(Value, Vec<Value>),
    /// A function that the framework calls with all parents at once, and what it is called with.
    Together(Value, Vec<Value>),
    /// The framework, which asks for all parents at once.
    Batched(Batched),
    /// A property, which the mapper loads when it is read.
    Lazy(Place),
    /// A relation of the row that the parent is, which the mapper loads when it is read, unless whoever gave the parent has.
    Relation {
        /// Its name.
        name: Rc<str>,
        /// The relation back, which is loaded with it.
        back: Option<Rc<str>>,
        /// Where it is declared.
        place: Place,
    },
}

/// Finds links, and what code says of the schema.
pub(crate) struct Finder<'e, 'p> {
    pub(crate) eval: &'e mut Eval<'p>,
    pub(crate) schema: &'e mut Schema,
    pub(crate) links: Vec<Link>,
    /// What Prisma's schema says.
    pub(crate) models: Models,
    /// Classes of other packages that are types of this schema, to be looked at.
    pub(crate) lent_types: Vec<(UnitId, ClassId)>,
}

impl Finder<'_, '_> {
    /// Looks through these files.
    pub(crate) fn find(&mut self, units: &[UnitId]) {
        let all: Vec<UnitId> = self.eval.project.own().collect();
        if self.has(Family::Java) {
            java::find(self, &all);
        }
        // What only looks like a map in Java is none.
        let project = self.eval.project;
        let is_other = |it: &UnitId| project.family(*it) != Family::Java;
        let all: Vec<UnitId> = all.into_iter().filter(is_other).collect();
        let units: &[UnitId] = &units.iter().copied().filter(is_other).collect::<Vec<_>>();
        let mut contexts = server::Contexts::default();
        self.each(&all, server::requests);
        self.each(&all, |finder, unit| server::contexts(finder, unit, &mut contexts));
        if contexts.given.is_empty() && contexts.typed.is_empty() {
            self.each(&all, |finder, unit| server::called_context(finder, unit, &mut contexts));
        }
        let has_python = self.has(Family::Python);
        let has_ruby = self.has(Family::Ruby);
        if has_ruby {
            graphql_ruby::contexts(self, &all, &mut contexts.given);
        }
        if has_python {
            python::contexts(self, &all, &mut contexts.given);
        }
        // What hands the context on says nothing of it.
        let given = contexts.given.iter().flat_map(Value::alternatives);
        self.eval.context = Value::one_of(given.filter(|it| !matches!(it.kind, Kind::Context)).collect());
        self.eval.context_type = Value::one_of(contexts.typed);
        self.each(units, |finder, unit| {
            graphql_js::find(finder, unit);
            decorated::find(finder, unit);
            pothos::find(finder, unit);
            nexus::find(finder, unit);
        });
        if has_ruby {
            graphql_ruby::find(self, &all);
        }
        if has_python {
            graphene::find(self, &all);
            strawberry::find(self, &all);
            ariadne::find(self, &all);
            python_rows::infer(self);
        }
        if self.has(Family::Go) {
            gqlgen::find(self, &all);
        }
        self.each(units, maps::stated);
        self.each(units, maps::implied);
        self.each(units, maps::named);
    }

    /// Whether there are files in such a language.
    fn has(&self, family: Family) -> bool {
        let project = self.eval.project;
        project.units().any(|it| project.family(it) == family)
    }

    /// Looks through each of these files with all steps left: what one takes is not missing for the next.
    fn each(&mut self, units: &[UnitId], mut look: impl FnMut(&mut Self, UnitId)) {
        for &unit in units {
            self.eval.renew();
            look(self, unit);
        }
    }

    pub(super) fn code(&self, unit: UnitId) -> Option<Arc<Code>> {
        self.eval.code(unit)
    }

    /// Whether the text of the file has one of these words.
    pub(super) fn mentions(&self, unit: UnitId, words: &[&str]) -> bool {
        self.eval.project.text(unit).is_some_and(|text| {
            words.iter().any(|it| memchr::memmem::find(text.as_bytes(), it.as_bytes()).is_some())
        })
    }

    pub(super) fn is_linked(&self, ty: &str, field: &str) -> bool {
        self.links.iter().any(|it| it.ty == ty && it.field == field)
    }

    pub(super) fn link(&mut self, link: Link) {
        if !self.is_linked(&link.ty, &link.field) {
            self.links.push(link);
        }
    }

    /// What an expression may be, wherever it stands.
    pub(super) fn value(&mut self, unit: UnitId, expr: ExprId) -> Value {
        self.eval.eval_at(unit, expr)
    }

    /// The value of an entry; `None` where there is none.
    pub(super) fn entry(&mut self, value: &Value, name: &str) -> Option<Value> {
        for it in value.alternatives() {
            if let Kind::Object(record) = &it.kind
                && let Some(found) = self.eval.entry(record, name)
            {
                return Some(found);
            }
        }
        None
    }

    /// What `value` is, or gives when it is called.
    pub(super) fn forced(&mut self, value: &Value, given: &[Value]) -> Value {
        let functions = value.functions();
        if functions.is_empty() {
            return value.clone();
        }
        let values = functions.iter().map(|it| self.eval.run_in(Phase::Load, it, given.to_vec())).collect();
        Value::one_of(values)
    }

    /// The calls and instances of the file whose last name of what is called is one that is looked for, with that name.
    pub(super) fn calls(&self, unit: UnitId, is_looked_for: impl Fn(&str) -> bool) -> Vec<(ExprId, String)> {
        let Some(code) = self.code(unit) else { return Vec::new() };
        let mut found = Vec::new();
        for (id, expr) in code.exprs() {
            let (Expr::Call { callee, .. } | Expr::New { callee, .. }) = expr else { continue };
            let name = match code.expr(callee) {
                Expr::Name => code.text(code.range(callee)),
                Expr::Member { name, .. } => code.text(TextRange::new(name, code.range(callee).end)),
                _ => continue,
            };
            if is_looked_for(name) {
                found.push((id, name.to_owned()));
            }
        }
        found
    }

    /// The arguments of a call.
    pub(super) fn arguments(&mut self, unit: UnitId, call: ExprId) -> Vec<Value> {
        let Some(code) = self.code(unit) else { return Vec::new() };
        let (Expr::Call { arguments, .. } | Expr::New { arguments, .. }) = code.expr(call) else {
            return Vec::new();
        };
        let frame = self.eval.frame_at(unit, code.range(call));
        let all: Vec<ExprId> = code.several(arguments).collect();
        all.into_iter().map(|it| self.eval.eval(&frame, it)).collect()
    }
}

/// The parent.
pub(crate) fn parent() -> Value {
    let parent = Parent { path: Vec::new(), ty: None, row: None, held: 0 };
    Value { kind: Kind::Parent(Rc::new(parent)), of_parent: true }
}

/// What a resolver is called with: parent, arguments, context, info.
pub(crate) fn positional() -> Vec<Value> {
    vec![parent(), Value::data(), Value::new(Kind::Context), Value::data()]
}

/// What is called with the parent, the context and the info: `__resolveReference`, `__resolveType`.
pub(crate) fn of_reference() -> Vec<Value> {
    vec![parent(), Value::new(Kind::Context), Value::data()]
}

/// The call that an external value came from.
pub(crate) fn called(value: &Value) -> Option<&Called> {
    match &value.kind {
        Kind::External(external) => match &**external {
            External::Called(it) => Some(it),
            _ => None,
        },
        _ => None,
    }
}

/// The last name of what was called.
pub(crate) fn callee_name(called: &Called) -> String {
    match &called.callee.kind {
        Kind::External(it) => it.name().to_owned(),
        Kind::Unknown(Some(names)) => names.name.to_string(),
        _ => String::new(),
    }
}
