//! Classes of rows and their relations: Django's models, those of `SQLAlchemy`, Tortoise and Peewee.

use wirelint_source_code::code::{ClassId, Many, Member, MemberKind, Type};

use super::super::*;
use super::Ancestor;
use crate::words::Words;

/// Words of which a file has one that defines rows.
static WORDS: Words = Words::new(&[
    "ForeignKey",
    "ManyToMany",
    "OneToOne",
    "relationship(",
    "Relationship(",
    "Model)",
    "__tablename__",
    "Model,",
]);

/// A relation of a class of rows.
#[expect(clippy::struct_excessive_bools, reason = "each is said of a relation by itself")]
#[derive(Clone, Debug)]
pub(crate) struct Relation {
    /// The class of what it gives.
    pub(crate) row: Option<(UnitId, ClassId)>,
    /// Whether it gives several.
    pub(crate) is_many: bool,
    /// Whether it gives something that queries are made with.
    pub(crate) is_manager: bool,
    /// Whether it is asked for when it is read.
    pub(crate) is_lazy: bool,
    /// Whether there may be nothing that it leads to.
    pub(crate) is_nullable: bool,
    /// Whether reading it gives a promise, which asks when somebody waits for it.
    pub(crate) is_promise: bool,
    /// The relation back, which is there already where this one was loaded.
    pub(crate) back: Option<Rc<str>>,
    /// Where it is declared.
    pub(crate) place: Place,
}

/// All classes of rows.
#[derive(Default, Debug)]
pub(crate) struct Models {
    relations: FxHashMap<(UnitId, ClassId), FxHashMap<Rc<str>, Relation>>,
    /// By their names, where only one has it.
    named: FxHashMap<Rc<str>, Option<(UnitId, ClassId)>>,
    all: rustc_hash::FxHashSet<(UnitId, ClassId)>,
}

/// A relation as it is declared.
#[expect(clippy::struct_excessive_bools, reason = "each is said of a relation by itself")]
struct Declared {
    of: (UnitId, ClassId),
    name: Rc<str>,
    target: Rc<str>,
    kind: Declaring,
    /// What the target calls the way back: `None` where it is not said.
    back: Option<Rc<str>>,
    is_many: bool,
    /// Whether it is asked for when it is read.
    is_lazy: bool,
    is_promise: bool,
    is_nullable: bool,
    is_manager: bool,
    place: Place,
}

/// What declares a relation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Declaring {
    /// A key of Django's, or of a mapper that is like it: the target has the way back by itself.
    Key,
    /// A key to just one of several.
    OneToOne,
    Many,
    /// `SQLAlchemy`'s `relationship`.
    Relationship,
}

impl Models {
    /// Whether instances of the class are rows.
    pub(crate) fn is_model(&self, unit: UnitId, class: ClassId) -> bool {
        self.all.contains(&(unit, class))
    }

    /// The class of rows that is called so, if just one is.
    pub(crate) fn called(&self, name: &str) -> Option<(UnitId, ClassId)> {
        *self.named.get(name)?
    }
}

impl Eval<'_> {
    /// The relation of a row by that name, be it one of a class that its own extends.
    pub(crate) fn relation(&mut self, row: (UnitId, ClassId), name: &str) -> Option<Relation> {
        let models = self.models();
        for it in self.ancestors(row.0, row.1).iter() {
            let Ancestor::Class(unit, class) = *it else { continue };
            if let Some(found) = models.relations.get(&(unit, class)).and_then(|it| it.get(name)) {
                return Some(found.clone());
            }
        }
        None
    }

    /// All relations of a row, sorted by their names.
    pub(crate) fn relations(&mut self, row: (UnitId, ClassId)) -> Vec<(Rc<str>, Relation)> {
        let models = self.models();
        let mut found: Vec<(Rc<str>, Relation)> = Vec::new();
        for it in self.ancestors(row.0, row.1).iter() {
            let Ancestor::Class(unit, class) = *it else { continue };
            let own = models.relations.get(&(unit, class)).into_iter().flatten();
            found.extend(own.map(|it| (Rc::clone(it.0), it.1.clone())));
        }
        found.sort_by(|a, b| a.0.cmp(&b.0));
        found.dedup_by(|a, b| a.0 == b.0);
        found
    }

    pub(crate) fn models(&mut self) -> Rc<Models> {
        if let Some(known) = &self.python.models {
            return Rc::clone(known);
        }
        self.python.models = Some(Rc::default());
        let mut models = Models::default();
        let mut declared: Vec<Declared> = Vec::new();
        for unit in self.project.units() {
            let is_one = self.project.family(unit) == Family::Python
                && self.project.text(unit).is_some_and(|it| WORDS.are_in(&it));
            let Some(code) = self.code(unit).filter(|_| is_one) else { continue };
            for (class, it) in code.classes() {
                if it.extends.is_none() || !self.extends_model(unit, class) {
                    continue;
                }
                models.all.insert((unit, class));
                let name: Rc<str> = it.name.map_or("", |it| code.text(it)).into();
                models.named.entry(name).and_modify(|it| *it = None).or_insert(Some((unit, class)));
                for member in it.members {
                    declared.extend(declaration(&code, (unit, class), member));
                }
            }
        }
        for it in declared {
            models.add(it);
        }
        let models = Rc::new(models);
        self.python.models = Some(Rc::clone(&models));
        models
    }

    fn extends_model(&mut self, unit: UnitId, class: ClassId) -> bool {
        self.foreign_bases(unit, class).iter().any(|(module, name)| {
            let is_of_models = module.split('.').any(|it| {
                matches!(
                    it,
                    "models" | "db" | "orm" | "tortoise" | "peewee" | "sqlalchemy" | "sqlmodel" | "ext"
                )
            });
            let is_called = name.ends_with("Model")
                || name.ends_with("Base")
                || matches!(
                    &**name,
                    "declarative_base"
                        | "Page"
                        | "MPTTModel"
                        | "AbstractUser"
                        | "AbstractBaseUser"
                        | "PermissionsMixin"
                )
                || module.contains("models");
            (is_of_models || module.is_empty()) && is_called && !name.ends_with("Type")
        })
    }
}

impl Models {
    fn add(&mut self, it: Declared) {
        let row = if &*it.target == "self" { Some(it.of) } else { self.called(&it.target) };
        let own_name = self.named.iter().find(|named| *named.1 == Some(it.of)).map(|it| it.0.to_lowercase());
        let back: Option<Rc<str>> = match (&it.back, it.kind) {
            (Some(back), _) => Some(Rc::clone(back)).filter(|it| !it.ends_with('+')),
            (None, Declaring::Relationship) => None,
            // A relation to the same class among equals is its own way back.
            (None, Declaring::Many) if &*it.target == "self" => None,
            (None, Declaring::OneToOne) => own_name.map(Into::into),
            (None, _) => own_name.map(|it| format!("{it}_set").into()),
        };
        if let (Some(row), Some(back)) = (row, &back) {
            let is_one = it.kind == Declaring::OneToOne;
            let relation = Relation {
                row: Some(it.of),
                is_many: !is_one,
                is_manager: !is_one && it.kind != Declaring::Relationship,
                is_lazy: it.kind != Declaring::Relationship || it.is_lazy,
                is_promise: it.is_promise,
                is_nullable: true,
                back: (it.kind != Declaring::Many).then(|| Rc::clone(&it.name)),
                place: it.place,
            };
            self.relations.entry(row).or_default().entry(Rc::clone(back)).or_insert(relation);
        }
        let relation = Relation {
            row,
            is_many: it.is_many,
            is_manager: it.is_manager,
            is_lazy: it.is_lazy,
            is_promise: it.is_promise,
            is_nullable: it.is_nullable,
            back: None,
            place: it.place,
        };
        self.relations.entry(it.of).or_default().insert(it.name, relation);
    }
}

/// The relation that a member of a class declares, if it does.
fn declaration(code: &Code, of: (UnitId, ClassId), member: &Member) -> Option<Declared> {
    let MemberKind::Field(Some(value)) = member.kind else { return None };
    let Expr::Call { callee, arguments } = code.expr(value) else { return None };
    let callee = code.text(code.range(callee));
    let last = callee.rsplit('.').next().unwrap_or(callee);
    let is_tortoise = callee.starts_with("fields.");
    let kind = match last {
        _ if last.contains("OneToOne") => Declaring::OneToOne,
        _ if last.contains("ManyToMany") => Declaring::Many,
        _ if last.contains("ForeignKey")
            && !last.contains("Constraint")
            && !code.text(code.range(value)).starts_with("sa.") =>
        {
            Declaring::Key
        }
        "ParentalKey" => Declaring::Key,
        "relationship" | "Relationship" | "relation" => Declaring::Relationship,
        _ => return None,
    };
    let target = target(code, arguments).or_else(|| annotated(code, member.ty?).map(|it| it.0))?;
    let text_of = |names: &[&str]| {
        code.several(arguments).find_map(|it| {
            let (name, value) = code.keyword(it)?;
            let text = code.text(code.range(value)).trim_matches(['"', '\'']);
            names.contains(&name).then_some(text)
        })
    };
    let back = text_of(&["related_name", "backref"])
        .map(|it| it.trim_start_matches("db.").trim_start_matches("backref("));
    let back = back
        .map(|it| it.trim_matches(['"', '\'', '(', ')']).split(['"', '\'', ',']).next().unwrap_or(it).into());
    let lazy = text_of(&["lazy"]);
    let is_dynamic = matches!(lazy, Some("dynamic" | "write_only"));
    let is_many = match kind {
        Declaring::Many => true,
        Declaring::Relationship => member.ty.and_then(|it| annotated(code, it)).is_none_or(|it| it.1),
        _ => false,
    };
    Some(Declared {
        of,
        name: code.text(member.name).into(),
        target: target.into(),
        kind,
        back,
        is_many,
        is_lazy: match kind {
            Declaring::Relationship => {
                matches!(lazy, None | Some("select" | "True" | "dynamic" | "write_only"))
            }
            _ => !is_tortoise,
        },
        is_promise: is_tortoise,
        is_nullable: text_of(&["null"]) == Some("True"),
        is_manager: kind == Declaring::Many || is_dynamic,
        place: Place { unit: of.0, range: member.name },
    })
}

/// The name of the class that a relation is to.
fn target(code: &Code, arguments: Many) -> Option<&str> {
    let named = code.several(arguments).find_map(|it| {
        let (name, value) = code.keyword(it)?;
        matches!(name, "to" | "argument" | "model").then_some(value)
    });
    let first = code.several(arguments).next().filter(|it| code.keyword(*it).is_none());
    let it = named.or(first)?;
    let text = match code.expr(it) {
        Expr::Text | Expr::Name | Expr::Member { .. } => code.text(code.range(it)).trim_matches(['"', '\'']),
        // `relationship(lambda: Post)`
        Expr::Function(function) => {
            let returned = *code.function(function).returns.first()?;
            code.text(code.range(returned))
        }
        _ => return None,
    };
    let last = text.rsplit('.').next().unwrap_or(text);
    Some(if last == "AUTH_USER_MODEL" { "User" } else { last })
}

/// The class that an annotation is about, and whether it is of several: `Mapped[list["Post"]]`.
fn annotated(code: &Code, ty: TypeId) -> Option<(&str, bool)> {
    let mut at = ty;
    let mut is_many = false;
    for _ in 0..6 {
        match code.ty(at) {
            Type::Named(range, arguments) => {
                let name = code.text(range);
                let last = name.rsplit('.').next().unwrap_or(name);
                let Some(inner) = code.several_types(arguments).next() else { return Some((last, is_many)) };
                is_many |= matches!(
                    last,
                    "list" | "List" | "set" | "Set" | "Sequence" | "Iterable" | "ReverseRelation"
                );
                at = inner;
            }
            Type::Several(all) => {
                at = code.several_types(all).find(
                    |it| !matches!(code.ty(*it), Type::Named(range, _) if code.text(range) == "None"),
                )?;
            }
            _ => return None,
        }
    }
    None
}
