//! Whether what a resolver asks for where the parent does not have it, every parent has: because whoever gives the parents has loaded it.

use std::rc::Rc;

use rustc_hash::FxHashSet;
use wirelint_source_code::code::{EntryKind, Expr};

use super::{Judge, Run};
use crate::eval::ANY;
use crate::frameworks::{Link, Resolver};

/// How far up the lists are followed whose elements are properties of something else.
const DEPTH: u32 = 3;

impl Judge<'_, '_> {
    /// Whether the resolver gives a property of the parent that all who give parents have loaded.
    pub(super) fn is_loaded(&mut self, link: &Link, run: &Run) -> bool {
        // Of what is called by a reckoned name nobody says that it is loaded.
        let mut named = run.gives.iter().filter(|it| it.as_ref() != ANY);
        named.any(|name| self.eval.is_eager(&link.ty, name) || self.all_load(&link.ty, name, DEPTH))
    }

    /// Whether all who give objects of the type load the property.
    fn all_load(&mut self, ty: &str, name: &Rc<str>, depth: u32) -> bool {
        let producers: Vec<(String, String)> = self
            .schema
            .producers(ty)
            .into_iter()
            .filter(|it| self.schema.is_root(it.0) || self.reach.is_reached(it.0))
            .map(|it| (it.0.to_owned(), it.1.to_owned()))
            .collect();
        let links = self.links;
        if links.iter().any(|it| it.ty == ty && it.field == "__resolveReference") {
            return false;
        }
        !producers.is_empty()
            && producers.iter().all(|(owner, field)| {
                let link = links.iter().find(|it| it.ty == *owner && it.field == *field);
                match link {
                    Some(link) => match &link.resolver {
                        Resolver::Function(..) => {
                            let run = self.run(link);
                            self.mentions(&run, name)
                        }
                        _ => false,
                    },
                    None => depth > 0 && owner != ty && self.all_load(owner, name, depth - 1),
                }
            })
    }

    /// Whether what ran names the property as something to be loaded: in a string or as a key.
    fn mentions(&self, run: &Run, name: &str) -> bool {
        let mut met = FxHashSet::default();
        run.ran.iter().filter(|it| met.insert(**it)).any(|&(unit, function)| {
            let Some(code) = self.eval.code(unit) else { return false };
            let within = code.function(function).range;
            code.exprs().any(|(id, expr)| {
                let range = code.range(id);
                if !within.contains(range) {
                    return false;
                }
                match expr {
                    Expr::Text => code
                        .text(range)
                        .split(|it: char| !it.is_alphanumeric() && it != '_')
                        .any(|it| it.eq_ignore_ascii_case(name)),
                    Expr::Object(entries) => code
                        .entries(entries)
                        .iter()
                        .any(|it| it.kind == EntryKind::Plain && code.text(it.key) == name),
                    // A class of rows: `include: [models.Label]`.
                    Expr::Member { name: start, .. } => {
                        let member = &code.source()[start as usize..range.end as usize];
                        member.starts_with(|it: char| it.is_uppercase()) && member.eq_ignore_ascii_case(name)
                    }
                    _ => false,
                }
            })
        })
    }
}
