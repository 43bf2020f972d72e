//! graphql-ruby: classes of types whose fields are macros. A field is a method of its type, or else of the object that the type is of: where that is a
//! row, a relation that is loaded when it is read.

mod fields;
mod rows;
mod types;

use std::rc::Rc;

use rustc_hash::FxHashMap;
use wirelint_source::TextRange;
use wirelint_source_code::Family;
use wirelint_source_code::code::Expr;

use super::Finder;
use crate::eval::ruby::{Ancestor, ClassOf, Macro};
use crate::project::{Place, UnitId};
use crate::value::{Kind, Parent, Value};

/// What a class of graphql-ruby describes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum What {
    Schema,
    Object,
    Interface,
    Union,
    Connection,
    Edge,
    Resolver,
    /// A mutation or a subscription, which gives an object of its own fields.
    Mutation,
}

/// The types of the schema.
#[derive(Default)]
struct Types {
    what: FxHashMap<ClassOf, What>,
    /// In the order of their files.
    all: Vec<ClassOf>,
    names: FxHashMap<ClassOf, String>,
    /// The classes of the rows that objects of a type are.
    rows: FxHashMap<String, ClassOf>,
}

/// Words of which a file has one that describes a type.
const WORDS: [&str; 8] = [
    "field :",
    "field(",
    "GraphQL::",
    "implements",
    "possible_types",
    "node_type",
    "edge_type",
    "def resolve",
];

pub(super) fn find(finder: &mut Finder<'_, '_>, units: &[UnitId]) {
    let project = finder.eval.project;
    let all: Vec<UnitId> = units
        .iter()
        .copied()
        .filter(|it| project.family(*it) == Family::Ruby && finder.mentions(*it, &WORDS))
        .collect();
    if !all.iter().any(|it| finder.mentions(*it, &["GraphQL::"])) {
        return;
    }
    traits(finder, units);
    let types = types::collect(finder, &all);
    if types.all.is_empty() {
        return;
    }
    let described = fields::declare(finder, &types);
    let types = rows::infer(finder, types, &described);
    finder.eval.python.rows.extend(types.rows.iter().map(|it| (it.0.clone(), *it.1)));
    for it in &described {
        finder.eval.renew();
        fields::link(finder, &types, it);
    }
}

/// What holds for all of a project: gems that load relations for all rows of a query at once.
fn traits(finder: &mut Finder<'_, '_>, units: &[UnitId]) {
    let project = finder.eval.project;
    finder.eval.ruby.loads_for_all = project.has_gem("goldiloader")
        || units.iter().any(|it| {
            project.family(*it) == Family::Ruby
                && finder.mentions(
                    *it,
                    &[
                        "auto_preload = true",
                        "JitPreloader.globally_enabled = true",
                        "Goldiloader.",
                        // What nobody has loaded raises.
                        "strict_loading_by_default = true",
                        "Sequel::Model.plugin :tactical_eager_loading",
                        "Sequel::Model.plugin(:tactical_eager_loading",
                    ],
                )
        });
}

/// What the contexts of operations have, as far as whoever executes them says.
pub(super) fn contexts(finder: &mut Finder<'_, '_>, units: &[UnitId], found: &mut Vec<Value>) {
    for &unit in units {
        if finder.eval.project.family(unit) != Family::Ruby
            || !finder.mentions(unit, &["Schema.execute", ".execute("])
        {
            continue;
        }
        finder.eval.renew();
        let Some(code) = finder.code(unit) else { continue };
        for (_, expr) in code.exprs() {
            let Expr::Call { callee, arguments } = expr else { continue };
            if !code.text(code.range(callee)).ends_with("execute") {
                continue;
            }
            let given =
                code.several(arguments).find_map(|it| code.keyword(it).filter(|it| it.0 == "context"));
            if let Some((_, value)) = given {
                let value = finder.value(unit, value);
                found.extend(value.alternatives().into_iter().filter(|it| !it.is_opaque()));
            }
        }
    }
}

/// The parent, of which it is known of which class it is.
fn parent_of(row: Option<ClassOf>) -> Value {
    let parent = Parent { path: Vec::new(), ty: None, row, held: 0 };
    Value { kind: Kind::Parent(Rc::new(parent)), of_parent: true }
}

/// The macros of that name in a class, and in those that it extends, its own first; with where they stand.
fn macros(finder: &mut Finder<'_, '_>, of: ClassOf, name: &str) -> Vec<(ClassOf, Macro)> {
    let mut found = Vec::new();
    for it in finder.eval.ruby_ancestors(of).iter() {
        let Ancestor::Class(unit, class) = *it else { continue };
        let info = finder.eval.info((unit, class));
        found.extend(info.macros.iter().filter(|it| &*it.name == name).map(|it| ((unit, class), it.clone())));
    }
    found
}

/// The macros of that name in a class itself.
fn own_macros(finder: &mut Finder<'_, '_>, of: ClassOf, name: &str) -> Vec<Macro> {
    let info = finder.eval.info(of);
    info.macros.iter().filter(|it| &*it.name == name).cloned().collect()
}

fn place(finder: &Finder<'_, '_>, (unit, class): ClassOf) -> Place {
    let range = finder.code(unit).map(|it| it.class(class).name.unwrap_or(it.class(class).range));
    Place { unit, range: range.unwrap_or(TextRange::new(0, 0)) }
}

/// A name without the quotes of a string.
fn unquoted(text: &str) -> &str {
    text.trim_matches(['"', '\''])
}
