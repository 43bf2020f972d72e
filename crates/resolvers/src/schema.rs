//! The schema as far as it matters here: which type's field gives which type, and whether in a list. It comes from SDL, from code, or from both.

mod fields;
mod graphql;
mod plain;
mod reach;

pub use fields::Fields;
pub use reach::{Hop, Path, Reach};

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use wirelint_source::Span;

use crate::project::Place;

/// Types and their fields.
#[derive(Clone, Default, Debug)]
pub struct Schema {
    /// By their names.
    pub types: BTreeMap<String, TypeDef>,
    /// The types where operations begin: queries, mutations, subscriptions.
    pub roots: [Option<String>; 3],
}

/// A type of objects, an interface or a union.
#[derive(Clone, Default, Debug)]
pub struct TypeDef {
    /// By their names.
    pub fields: Fields,
    /// The interfaces that it implements, and the unions that it is in.
    pub is_a: Vec<String>,
    /// Whether other services ask for many of it at once, by their keys.
    pub is_entity: bool,
    /// Whether its fields may have resolvers: not those of an interface or a union, unless the framework copies them.
    pub is_abstract: bool,
}

/// A field.
#[derive(Clone, Debug)]
pub struct FieldDef {
    /// The name of the type that it gives, without `!` and `[]`.
    pub ty: Box<str>,
    /// Whether it gives a list.
    pub is_list: bool,
    /// Where it is stated.
    pub stated: Stated,
}

/// Where a field is stated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stated {
    /// In SDL.
    Sdl(Span),
    /// In code.
    Code(Place),
    /// Nowhere that is known.
    Nowhere,
}

impl Schema {
    /// The field of a type.
    pub fn field(&self, ty: &str, field: &str) -> Option<&FieldDef> {
        self.types.get(ty)?.fields.get(field)
    }

    /// Whether there is such a type.
    pub fn has(&self, ty: &str) -> bool {
        self.types.contains_key(ty)
    }

    /// Whether operations begin at the type.
    pub fn is_root(&self, ty: &str) -> bool {
        if self.roots.iter().all(Option::is_none) {
            return matches!(ty, "Query" | "Mutation" | "Subscription");
        }
        self.roots.iter().flatten().any(|it| it == ty)
    }

    /// The types where operations begin, those of queries first.
    pub fn root_names(&self) -> Vec<&str> {
        if self.roots.iter().all(Option::is_none) {
            return vec!["Query", "Mutation", "Subscription"];
        }
        self.roots.iter().flatten().map(String::as_str).collect()
    }

    /// Where operations come from: the types where they begin; or, where none of these is there because this is a part of a schema, the types
    /// that no field of this part gives.
    fn entry_points(&self) -> Vec<&str> {
        let roots: Vec<&str> = self.root_names().into_iter().filter(|it| self.has(it)).collect();
        if !roots.is_empty() {
            return roots;
        }
        let fields = self.types.values().flat_map(|it| it.fields.iter());
        let given: FxHashSet<&str> = fields.map(|it| &*it.1.ty).collect();
        let is_asked_first = |it: &(&String, &TypeDef)| !it.1.is_abstract && !given.contains(it.0.as_str());
        self.types.iter().filter(is_asked_first).map(|it| it.0.as_str()).collect()
    }

    /// Whether the other one says the same, wherever that stands.
    pub fn is_like(&self, other: &Self) -> bool {
        let same_fields = |a: &TypeDef, b: &TypeDef| {
            let pairs = a.fields.iter().zip(b.fields.iter());
            a.fields.len() == b.fields.len()
                && pairs.into_iter().all(|((a, this), (b, that))| {
                    a == b && this.ty == that.ty && this.is_list == that.is_list
                })
        };
        let pairs = self.types.iter().zip(&other.types);
        self.roots == other.roots
            && self.types.len() == other.types.len()
            && pairs.into_iter().all(|((a, this), (b, that))| {
                let same = a == b && this.is_a == that.is_a && same_fields(this, that);
                same && this.is_entity == that.is_entity && this.is_abstract == that.is_abstract
            })
    }

    /// What is stated in SDL is stated where `sdl` has it now, which [is like](Self::is_like) what it was made of.
    pub fn restate(&mut self, sdl: &Self) {
        for (name, def) in &sdl.types {
            let Some(own) = self.types.get_mut(name) else { continue };
            for (field, of_sdl) in def.fields.iter() {
                if let Some(own) = own.fields.get_mut(field) {
                    own.stated = of_sdl.stated;
                }
            }
        }
    }

    /// Says that a type is there, and gives it.
    pub(crate) fn declare(&mut self, ty: &str) -> &mut TypeDef {
        if !self.types.contains_key(ty) {
            self.types.insert(ty.to_owned(), TypeDef::default());
        }
        self.types.get_mut(ty).expect("it was just put there")
    }

    /// Says that a field is there, unless it is known already.
    pub(crate) fn declare_field(&mut self, ty: &str, field: &str, gives: &str, is_list: bool, place: Place) {
        let def = FieldDef { ty: gives.into(), is_list, stated: Stated::Code(place) };
        self.declare(ty).fields.add(field, def);
    }

    /// All fields that give the type, or something that it may stand for: their types and names.
    pub(crate) fn producers(&self, ty: &str) -> Vec<(&str, &str)> {
        let is_a: Vec<&str> =
            self.types.get(ty).map(|it| it.is_a.iter().map(String::as_str).collect()).unwrap_or_default();
        let mut found = Vec::new();
        for (owner, def) in self.types.iter().filter(|it| !it.1.is_abstract) {
            for (field, gives) in def.fields.iter() {
                if *gives.ty == *ty || is_a.contains(&&*gives.ty) {
                    found.push((owner.as_str(), field));
                }
            }
        }
        found
    }

    /// The shortest selection of something of the type: `{ id }`, or nothing where it has no fields.
    pub(crate) fn leaf(&self, ty: &str) -> String {
        let Some(def) = self.types.get(ty) else { return String::new() };
        let named = ["id", "name", "title"].into_iter().find(|it| def.fields.has(it));
        let is_leaf = |it: &(&str, &FieldDef)| !self.types.contains_key(&*it.1.ty);
        let name = named.or_else(|| def.fields.iter().find(is_leaf).map(|it| it.0));
        format!(" {{ {} }}", name.unwrap_or("__typename"))
    }
}
