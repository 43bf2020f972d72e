//! Which types operations reach through a list, and the shortest way there.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Schema;

/// Nobody asks deeper than this, and a way of such a length tells nobody anything.
const DEPTH: usize = 50;

/// A step of an operation: a field of a type.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hop {
    /// The type.
    pub owner: String,
    /// Its field.
    pub field: String,
    /// Whether that is a list.
    pub is_list: bool,
    /// The type that what is given must be, where the field gives an interface or a union.
    pub on: Option<String>,
}

/// The steps from an operation to a type. No steps where other services ask for it by its key.
pub type Path = Arc<[Hop]>;

/// For each type that operations reach through a list the shortest way.
#[derive(Clone, Default, Debug)]
pub struct Reach {
    many: BTreeMap<String, Path>,
    once: BTreeMap<String, Path>,
}

/// A place in the search: a type, and whether a list leads there.
type State = (String, bool);

impl Reach {
    /// Walks through the schema, so many steps as anybody asks, from the types where operations begin.
    pub fn of(schema: &Schema) -> Self {
        let mut found = Self::default();
        let mut from: BTreeMap<State, Option<(State, Hop)>> = BTreeMap::new();
        for root in schema.entry_points() {
            let state = (root.to_owned(), false);
            if !from.contains_key(&state) {
                found.search(schema, &mut from, state);
            }
        }
        for (name, _) in schema.types.iter().filter(|it| it.1.is_entity && !it.1.is_abstract) {
            let state = (name.clone(), true);
            found.many.entry(name.clone()).or_default();
            if !from.contains_key(&state) {
                found.search(schema, &mut from, state);
            }
        }
        found
    }

    /// Goes to all that can be reached, what takes the fewest braces first.
    fn search(&mut self, schema: &Schema, from: &mut BTreeMap<State, Option<(State, Hop)>>, start: State) {
        // A step takes one pair of braces, or two where it says what it must be.
        let mut at: Vec<(State, Option<(State, Hop)>)> = vec![(start, None)];
        let mut next: Vec<(State, Option<(State, Hop)>)> = Vec::new();
        while !at.is_empty() || !next.is_empty() {
            let mut after: Vec<(State, Option<(State, Hop)>)> = Vec::new();
            for (state, hop) in std::mem::take(&mut at) {
                if from.contains_key(&state) {
                    continue;
                }
                from.insert(state.clone(), hop);
                let path = way(&state, from);
                let ways = if state.1 { &mut self.many } else { &mut self.once };
                let is_far = path.len() >= DEPTH;
                ways.entry(state.0.clone()).or_insert(path);
                if is_far {
                    continue;
                }
                let Some(def) = schema.types.get(&state.0) else { continue };
                for (field, gives) in def.fields.iter() {
                    let is_many = state.1 || gives.is_list;
                    let is_abstract = schema.types.get(&*gives.ty).is_none_or(|it| it.is_abstract);
                    let mut reached: Vec<(&str, Option<String>)> = vec![(&gives.ty, None)];
                    if is_abstract {
                        let members =
                            schema.types.iter().filter(|it| it.1.is_a.iter().any(|it| **it == *gives.ty));
                        reached.extend(members.map(|it| (it.0.as_str(), Some(it.0.clone()))));
                    }
                    for (ty, on) in reached {
                        let to = (ty.to_owned(), is_many);
                        if !schema.has(ty) || from.contains_key(&to) {
                            continue;
                        }
                        let owner = state.0.clone();
                        let later = if on.is_some() { &mut after } else { &mut next };
                        let hop = Hop { owner, field: field.to_owned(), is_list: gives.is_list, on };
                        later.push((to, Some((state.clone(), hop))));
                    }
                }
            }
            at = std::mem::replace(&mut next, after);
        }
    }

    /// The shortest way through a list to the type; `None` where each operation has at most one of it.
    pub fn many(&self, ty: &str) -> Option<&Path> {
        self.many.get(ty)
    }

    /// The shortest way to the type, through a list if one leads there.
    pub(crate) fn way_to(&self, ty: &str) -> Option<&Path> {
        self.many.get(ty).or_else(|| self.once.get(ty))
    }

    /// Whether operations reach the type at all.
    pub fn is_reached(&self, ty: &str) -> bool {
        self.many.contains_key(ty) || self.once.contains_key(ty)
    }

    /// The smallest query that asks `field` of many of the type.
    pub fn query(&self, schema: &Schema, ty: &str, field: &str) -> Option<String> {
        let is_entity = schema.types.get(ty).is_some_and(|it| it.is_entity);
        let none = Path::default();
        let path = if field == "__resolveReference" && is_entity { &none } else { self.many(ty)? };
        Self::query_along(schema, path, ty, field)
    }

    /// The query that asks `field` of many of the type by this way.
    pub(crate) fn query_along(schema: &Schema, path: &[Hop], ty: &str, field: &str) -> Option<String> {
        // What is named by an expression in code nobody can ask for as it stands here.
        if !is_name(field) || !path.iter().all(|it| is_name(&it.field)) {
            return None;
        }
        let leaf = schema.field(ty, field).map_or_else(String::new, |it| schema.leaf(&it.ty));
        let asked = match field {
            "__resolveReference" | "__resolveType" | "__isTypeOf" => "__typename".to_owned(),
            _ => format!("{field}{leaf}"),
        };
        let Some(first) = path.first() else {
            return Some(format!("{{ _entities(representations: […]) {{ ... on {ty} {{ {asked} }} }} }}"));
        };
        let mut query = asked;
        for hop in path.iter().rev() {
            query = match &hop.on {
                Some(on) => format!("{} {{ ... on {on} {{ {query} }} }}", hop.field),
                None => format!("{} {{ {query} }}", hop.field),
            };
        }
        if !schema.is_root(&first.owner) {
            return Some(format!("... on {} {{ {query} }}", first.owner));
        }
        let operation = match schema.roots.iter().position(|it| it.as_deref() == Some(&first.owner)) {
            Some(1) => "mutation ",
            Some(2) => "subscription ",
            _ => "",
        };
        Some(format!("{operation}{{ {query} }}"))
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_')
}

/// The steps on the way to a state.
fn way(state: &State, from: &BTreeMap<State, Option<(State, Hop)>>) -> Path {
    let mut path = Vec::new();
    let mut at = state;
    while let Some(Some((before, hop))) = from.get(at) {
        path.push(hop.clone());
        at = before;
    }
    path.reverse();
    path.into()
}
