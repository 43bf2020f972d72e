//! Columns that are not there yet: an optimizer asks for those alone that it knows of, and each other one is asked for where it is read.

use super::{Asked, Hidden, Judge, Run};
use crate::catalogue::ClientKind;
use crate::frameworks::{Framework, Link, Resolver};

impl Judge<'_, '_> {
    /// The first column of its parent that a resolver reads and of which no optimizer was told, where one asks for the parents.
    pub(super) fn deferred(&mut self, link: &Link, run: &Run) -> Option<Asked> {
        let python = &self.eval.python;
        if link.framework != Framework::StrawberryDjango
            || run.columns.is_empty()
            || python.unoptimised.contains(&link.ty)
        {
            return None;
        }
        let hints = python.hints.get(&(link.ty.clone(), link.field.clone()));
        let is_told = |name: &str| hints.is_some_and(|it| it.iter().any(|it| &**it == name || &**it == "*"));
        let (name, call, calls) = run.columns.iter().find(|it| !is_told(&it.0))?.clone();
        if !self.is_asked_by_optimizer(&link.ty) {
            return None;
        }
        Some(Asked {
            place: call.place,
            what: call.what,
            kind: ClientKind::Database,
            calls,
            loader: None,
            hidden: Some(Hidden::Column(name.to_string())),
        })
    }

    /// Whether a list of the type is a query that the optimizer changes: what the framework asks for, or what a resolver gives before it is asked.
    fn is_asked_by_optimizer(&mut self, ty: &str) -> bool {
        let schema = self.schema;
        let links = self.links;
        let is_list = |it: &(&str, &str)| schema.field(it.0, it.1).is_some_and(|it| it.is_list);
        for (owner, field) in schema.producers(ty).into_iter().filter(is_list) {
            if !schema.is_root(owner) && !self.reach.is_reached(owner) {
                continue;
            }
            let is_query = match self.link_of(owner, field).map(|it| &links[it]) {
                // What a wrapper holds somebody has put there.
                None => schema.is_root(owner) || self.eval.python.rows.contains_key(owner),
                Some(link) => match &link.resolver {
                    Resolver::Batched(_) => true,
                    Resolver::Function(..) => self.run(link).gives_query,
                    Resolver::Lazy(_) | Resolver::Relation { .. } => false,
                },
            };
            if is_query {
                return true;
            }
        }
        false
    }
}
