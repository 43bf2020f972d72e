//! What stands for something of which only a promise is known: the class that implements an interface or extends an abstract class.

use wirelint_source_code::code::Type;

use super::container::Token;
use super::*;

/// By what is promised the class that keeps it, where there is only one.
pub(super) type Implementers = FxHashMap<Rc<str>, Option<(UnitId, ClassId)>>;

/// What of a declaration is not there: a member of an interface, or of a class that leaves it to others.
impl Eval<'_> {
    /// The member of what a container gives for a class, or else of the only class that extends it.
    pub(super) fn stand_in_for_class(&mut self, unit: UnitId, class: ClassId, name: &str) -> Option<Value> {
        if self.following >= EXPORTS {
            return None;
        }
        self.following += 1;
        let found = self.stand_in_for_class_here(unit, class, name);
        self.following -= 1;
        found.filter(|it| !it.is_unknown())
    }

    fn stand_in_for_class_here(&mut self, unit: UnitId, class: ClassId, name: &str) -> Option<Value> {
        if let Some(given) = self.provided(&Token::Class(unit, class)) {
            let is_other =
                |it: &Value| !matches!(&it.kind, Kind::Instance(it) if (it.unit, it.class) == (unit, class));
            if given.alternatives().iter().all(is_other) {
                return Some(self.member(&given, name));
            }
        }
        let code = self.code(unit)?;
        let own = code.text(code.class(class).name?).to_owned();
        let (by, it) = self.implementer(&own)?;
        if (by, it) == (unit, class) {
            return None;
        }
        let given = self.injected(by, it);
        Some(self.member(&given, name))
    }

    /// The member of the only class that implements an interface.
    pub(super) fn stand_in_for_shape(&mut self, unit: UnitId, ty: TypeId, name: &str) -> Option<Value> {
        if self.project.family(unit) == Family::Go {
            return self.go_stand_in(unit, ty, name);
        }
        if self.following >= EXPORTS {
            return None;
        }
        let code = self.code(unit)?;
        let bindings = code.function(MODULE).bindings();
        let own = bindings.iter().find(|it| it.source == Source::Type(ty)).map(|it| it.name)?;
        self.following += 1;
        let found = self.implementer(code.text(own)).map(|(unit, class)| {
            let given = self.injected(unit, class);
            self.member(&given, name)
        });
        self.following -= 1;
        found.filter(|it| !it.is_unknown())
    }

    /// The class that implements or extends what is called so, where there is only one.
    fn implementer(&mut self, name: &str) -> Option<(UnitId, ClassId)> {
        *self.implementers().get(name)?
    }

    fn implementers(&mut self) -> Rc<Implementers> {
        if let Some(known) = &self.implementers {
            return Rc::clone(known);
        }
        let mut found = Implementers::default();
        for unit in self.project.own() {
            let has =
                |text: &str, word: &str| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some();
            let may = |text: &str| has(text, "implements ") || has(text, " extends ") && has(text, "class ");
            if !self.project.text(unit).is_some_and(|it| may(&it)) {
                continue;
            }
            let Some(code) = self.code(unit) else { continue };
            for (class, it) in code.classes() {
                let extended = it.extends.map(|it| code.text(code.range(it)));
                let implemented = code.several_types(it.implements).filter_map(|it| match code.ty(it) {
                    Type::Named(range, _) => Some(code.text(range)),
                    _ => None,
                });
                for name in extended.into_iter().chain(implemented) {
                    // Of two nobody knows which one it is.
                    found.entry(name.into()).and_modify(|it| *it = None).or_insert(Some((unit, class)));
                }
            }
        }
        let found = Rc::new(found);
        self.implementers = Some(Rc::clone(&found));
        found
    }
}
