//! Relations of entities: which of them are loaded when they are read.

use wirelint_source_code::code::{Many, MemberKind, Type};

use super::super::*;
use super::Ancestor;
use super::classes::{annotation, is_annotated};

/// Annotations of relations: with whether what they say is to many.
const RELATIONS: [(&str, bool); 8] = [
    ("OneToMany", true),
    ("ManyToMany", true),
    ("ElementCollection", true),
    ("ManyToOne", false),
    ("OneToOne", false),
    ("DBRef", false),
    ("DocumentReference", false),
    ("ManyToAny", true),
];

/// A relation of an entity.
#[derive(Clone, Debug)]
pub(crate) struct Relation {
    /// The class of what it gives.
    pub(crate) row: Option<(UnitId, ClassId)>,
    /// Whether it is asked for, by itself, when it is read.
    pub(crate) is_lazy: bool,
    /// The relation back, which is there already where this one was loaded.
    pub(crate) back: Option<Rc<str>>,
    /// Where it is declared.
    pub(crate) place: Place,
}

/// A member of a class that may be a relation: where it stands, its annotations, its type.
type Declared = (TextRange, Many, Option<TypeId>);

/// A type that another is given, where it stands; and its class, where the project has it.
type Argument = ((UnitId, TypeId), Option<(UnitId, ClassId)>);

impl Eval<'_> {
    /// The relation of an entity by that name.
    pub(crate) fn java_relation(&mut self, row: (UnitId, ClassId), name: &str) -> Option<Relation> {
        for it in self.java_ancestors(row.0, row.1).iter() {
            let Ancestor::Class(unit, class) = *it else { continue };
            let code = self.code(unit)?;
            let getter =
                format!("get{}{}", name[..name.len().min(1)].to_uppercase(), name.get(1..).unwrap_or(""));
            let declared = code.class(class).members.iter().filter_map(|it| {
                let is_it = match it.kind {
                    MemberKind::Field(_) => code.text(it.name) == name,
                    // Annotations may stand on what reads it.
                    _ => code.text(it.name) == getter,
                };
                (is_it && !it.is_static).then_some((it.name, it.decorators, it.ty))
            });
            let declared: Vec<Declared> = declared.collect();
            for it in declared {
                if let Some(found) = self.relation_of((unit, class), &code, it) {
                    return Some(found);
                }
            }
        }
        None
    }

    fn relation_of(
        &mut self,
        owner: (UnitId, ClassId),
        code: &Arc<Code>,
        (name, decorators, ty): Declared,
    ) -> Option<Relation> {
        let unit = owner.0;
        let (found, is_many) = code.several(decorators).find_map(|it| {
            let of = annotation(code, it).0;
            RELATIONS.iter().find(|known| known.0 == of).map(|known| (it, known.1))
        })?;
        let text = code.text(code.range(found)).trim_start_matches('@');
        let is_document = text.starts_with("DBRef") || text.starts_with("DocumentReference");
        let says = |word: &str| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some();
        let mut is_lazy = match () {
            () if is_document => says("lazy = true") || says("lazy=true"),
            () if is_many => !says("EAGER"),
            () => says("LAZY"),
        };
        let row = ty.and_then(|it| self.java_class_in(unit, it)).map(|it| it.0);
        // What is asked for together with others.
        let gathers = |code: &Code, decorators: Many| {
            is_annotated(code, decorators, &["BatchSize", "LazyCollection"])
                || code.several(decorators).any(|it| {
                    let text = code.text(code.range(it));
                    text.contains("SUBSELECT")
                        || text.contains("FetchMode.JOIN")
                        || text.contains("JoinFetch")
                })
        };
        is_lazy &= !gathers(code, decorators);
        if let Some((unit, class)) = row
            && let Some(code) = self.code(unit)
        {
            is_lazy &= is_many || !gathers(&code, code.class(class).decorators);
        }
        is_lazy &= !self.traits.hibernate_batches;
        let back = text.split_once("mappedBy").and_then(|it| it.1.split('"').nth(1)).map(Rc::from);
        let back =
            back.or_else(|| if text.starts_with("OneToMany") { self.way_back(row?, owner) } else { None });
        Some(Relation { row, is_lazy, back, place: Place { unit, range: name } })
    }

    /// The only relation of an entity to one of a class, which is the way back where nobody says which is.
    fn way_back(&mut self, row: (UnitId, ClassId), to: (UnitId, ClassId)) -> Option<Rc<str>> {
        let code = self.code(row.0)?;
        let mut found = None;
        for member in code.class(row.1).members {
            let is_one = is_annotated(&code, member.decorators, &["ManyToOne"]);
            if is_one && self.java_class_of(row.0, member.ty?) == Some(to) {
                if found.is_some() {
                    return None;
                }
                found = Some(Rc::from(code.text(member.name)));
            }
        }
        found
    }

    /// Whether a property of an entity is its key, which whoever refers to it has.
    pub(super) fn java_is_key(&mut self, row: (UnitId, ClassId), name: &str) -> bool {
        let Some((unit, member)) = self.java_member(row.0, row.1, name) else { return name == "id" };
        self.code(unit).is_some_and(|it| is_annotated(&it, member.decorators, &["Id", "EmbeddedId"]))
            || name == "id"
    }

    /// The properties of an entity that are relations which are asked for when they are read.
    pub(crate) fn java_lazy_relations(&mut self, row: (UnitId, ClassId)) -> Vec<(Rc<str>, Relation)> {
        let mut names: Vec<Rc<str>> = Vec::new();
        for it in self.java_ancestors(row.0, row.1).iter() {
            let Ancestor::Class(unit, class) = *it else { continue };
            let Some(code) = self.code(unit) else { continue };
            for member in code.class(class).members.iter().filter(|it| !it.decorators.is_empty()) {
                let name = code.text(member.name);
                let name = match member.kind {
                    MemberKind::Field(_) => name.to_owned(),
                    _ => super::property_of(name),
                };
                names.push(name.into());
            }
        }
        names.sort_unstable();
        names.dedup();
        let mut found = Vec::new();
        for name in names {
            if let Some(relation) = self.java_relation(row, &name).filter(|it| it.is_lazy) {
                found.push((name, relation));
            }
        }
        found
    }

    /// The class that a function says it gives, as a row, and whether it gives several.
    pub(crate) fn java_gives(
        &mut self,
        unit: UnitId,
        function: FunctionId,
    ) -> Option<((UnitId, ClassId), bool)> {
        let code = self.code(unit)?;
        let ty = code.function(function).gives?;
        self.java_class_in(unit, ty)
    }

    /// The class that a field or a component says it is of.
    pub(crate) fn java_property_class(
        &mut self,
        row: (UnitId, ClassId),
        name: &str,
    ) -> Option<(UnitId, ClassId)> {
        let (unit, member) = self.java_member(row.0, row.1, name)?;
        self.java_class_in(unit, member.ty?).map(|it| it.0)
    }

    /// The first of the arguments of the type `of` that a class extends or implements.
    pub(crate) fn java_argument_of(&mut self, unit: UnitId, class: ClassId, of: &str) -> Option<Argument> {
        for it in self.java_ancestors(unit, class).iter() {
            let Ancestor::Class(unit, class) = *it else { continue };
            let code = self.code(unit)?;
            for ty in code.several_types(code.class(class).implements) {
                let Type::Named(range, arguments) = code.ty(ty) else { continue };
                let text = code.text(range);
                if text.rsplit('.').next() == Some(of)
                    && let Some(first) = code.several_types(arguments).next()
                {
                    return Some(((unit, first), self.java_class_of(unit, first)));
                }
            }
        }
        None
    }
}
