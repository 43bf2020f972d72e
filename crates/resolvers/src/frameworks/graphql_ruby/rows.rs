//! Which class the objects of a type are of: the one that is called like the type, or else what those give who give such objects.

use super::fields::{Described, How, resolver};
use super::{Types, What};
use crate::eval::ruby::ClassOf;
use crate::frameworks::{Finder, Resolver};
use crate::value::{Kind, Phase, Value};

/// How often it is looked again: what is found of one type tells of those that it leads to.
const ROUNDS: usize = 4;

/// The steps that one of those may take who give objects.
const STEPS: u32 = 5_000;

pub(super) fn infer(finder: &mut Finder<'_, '_>, mut types: Types, described: &[Described]) -> Types {
    for of in types.all.clone() {
        if types.what[&of] != What::Object || finder.schema.is_root(&types.names[&of]) {
            continue;
        }
        let name = types.names[&of].clone();
        if let Some(row) = called_like(finder, of, &name) {
            types.rows.insert(name, row);
        }
    }
    let objects: Vec<String> = types
        .all
        .iter()
        .filter(|it| types.what[*it] == What::Object)
        .map(|it| types.names[it].clone())
        .filter(|it| !finder.schema.is_root(it))
        .collect();
    for _ in 0..ROUNDS {
        let mut is_any = false;
        for it in described {
            let gives = node_of(finder, &it.gives);
            if types.rows.contains_key(&gives)
                || !objects.contains(&gives)
                || matches!(it.how, How::Entry | How::Batched)
            {
                continue;
            }
            let is_known = types.rows.contains_key(&it.ty) || finder.schema.is_root(&it.ty);
            if !is_known {
                continue;
            }
            finder.eval.start_with(STEPS);
            let found = given(finder, &types, it);
            if let Some(row) = found {
                types.rows.insert(gives, row);
                is_any = true;
            }
        }
        if !is_any {
            break;
        }
    }
    types
}

/// The class of rows that is called like a type: `Types::Blog::PostType` is of `Blog::Post` or `Post`.
fn called_like(finder: &mut Finder<'_, '_>, of: ClassOf, name: &str) -> Option<ClassOf> {
    let whole = finder.eval.whole_name(of);
    let stem = whole.strip_suffix("Type").unwrap_or(&whole);
    let mut parts: Vec<&str> = stem.split("::").collect();
    let mut tries: Vec<String> = Vec::new();
    while !parts.is_empty() {
        tries.push(parts.join("::"));
        parts.remove(0);
    }
    tries.push(name.to_owned());
    for it in tries {
        if let Some(Kind::Class(unit, class)) = finder.eval.constant_called(&it).map(|it| it.kind)
            && finder.eval.mapper((unit, class)).is_some()
        {
            return Some((unit, class));
        }
    }
    None
}

/// The type of the nodes of a connection.
fn node_of(finder: &Finder<'_, '_>, name: &str) -> String {
    let nodes = finder.schema.field(name, "nodes").or_else(|| finder.schema.field(name, "node"));
    nodes.map_or_else(|| name.to_owned(), |it| it.ty.to_string())
}

/// The class of what a field gives.
fn given(finder: &mut Finder<'_, '_>, types: &Types, it: &Described) -> Option<ClassOf> {
    match resolver(finder, types, it)?.0 {
        Resolver::Relation { name, .. } => {
            let row = types.rows.get(&it.ty).copied()?;
            finder.eval.ruby_relation(row, &name)?.row
        }
        Resolver::Function(function, given) => {
            let mut values = Vec::new();
            for it in function.functions() {
                values.push(finder.eval.run_in(Phase::Resolve, &it, given.clone()));
            }
            let found = values.iter().find_map(|it| class_of(it, 0));
            finder.eval.pass(false);
            found
        }
        Resolver::Batched(_) | Resolver::Together(..) | Resolver::Lazy(_) => None,
    }
}

/// The class that a value is an instance of, or its elements.
fn class_of(value: &Value, depth: u32) -> Option<ClassOf> {
    if depth > 4 {
        return None;
    }
    match &value.kind {
        Kind::Query(query) => query.methods,
        Kind::Instance(it) => Some((it.unit, it.class)),
        Kind::Parent(parent) => parent.row,
        Kind::List(all) | Kind::OneOf(all) => all.iter().find_map(|it| class_of(it, depth + 1)),
        _ => None,
    }
}
