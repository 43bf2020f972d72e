//! Whether what ent's rows are related to was loaded by all who give such rows, and so is not asked for by the methods that it writes.

use rustc_hash::FxHashSet;
use wirelint_source_code::code::FunctionId;

use super::Judge;
use super::loaded::Loaded;
use crate::catalogue::go::ENT_EDGES;
use crate::frameworks::{Framework, Link, Resolver};
use crate::project::UnitId;

/// A type whose producers are looked at, and how its objects lead to the rows that are asked.
struct Step {
    ty: String,
    /// Whether a list is on the way down from here.
    is_many: bool,
    /// The fields on that way, from the first to the last.
    way: Vec<(String, String)>,
}

impl Judge<'_, '_> {
    /// Whether ent wrote what resolves the field.
    pub(super) fn is_edge(&self, link: &Link) -> bool {
        let Resolver::Function(value, _) = &link.resolver else { return false };
        let is_it = |unit: UnitId| self.eval.project.path(unit).rsplit('/').next() == Some(ENT_EDGES);
        link.framework == Framework::Gqlgen && value.functions().iter().any(|it| is_it(it.unit))
    }

    /// Whether every list that leads to the field has loaded what it gives. Of ent, whoever collects the fields of the selection loads all that lies
    /// below over methods that it wrote, however deep.
    pub(super) fn is_edge_loaded(&mut self, link: &Link) -> Loaded {
        let links = self.links;
        let schema = self.schema;
        // What a mutation gives is one, whatever is asked for below.
        let is_of_query = |ty: &str| !schema.is_root(ty) || schema.roots[0].as_deref() == Some(ty);
        let name: String = link.field.chars().filter(|it| *it != '_').collect();
        let mut answer = Loaded::Yes;
        let mut met: FxHashSet<(String, bool)> = FxHashSet::default();
        let mut open = vec![Step { ty: link.ty.clone(), is_many: false, way: Vec::new() }];
        let mut at = 0;
        // The nearest first, so that the way that is shown is short.
        while at < open.len() {
            let (ty, is_many_below) = (open[at].ty.clone(), open[at].is_many);
            for (owner, field) in schema.producers(&ty) {
                if !is_of_query(owner) || !schema.is_root(owner) && !self.reach.is_reached(owner) {
                    continue;
                }
                let is_many = is_many_below || schema.field(owner, field).is_some_and(|it| it.is_list);
                let known = self.link_of(owner, field);
                let own = known.map(|it| &links[it]);
                match own {
                    Some(own) if !self.is_edge(own) => {
                        if !is_many && self.reach.many(owner).is_none() {
                            continue;
                        }
                        let found = self.gives_loaded(own, &name);
                        if found == Loaded::No {
                            let mut way = vec![(owner.to_owned(), field.to_owned())];
                            way.extend(open[at].way.iter().cloned());
                            self.unloaded = way;
                            return Loaded::No;
                        }
                        answer = answer.min(found);
                    }
                    // It is where its owner is, or it is loaded with that.
                    _ => {
                        if met.insert((owner.to_owned(), is_many)) {
                            let mut way = vec![(owner.to_owned(), field.to_owned())];
                            way.extend(open[at].way.iter().cloned());
                            open.push(Step { ty: owner.to_owned(), is_many, way });
                        }
                    }
                }
            }
            at += 1;
        }
        answer
    }

    /// Whether a resolver loads something along with the rows that it gives; maybe, where it asks for no rows that are seen.
    fn gives_loaded(&mut self, link: &Link, name: &str) -> Loaded {
        if !matches!(link.resolver, Resolver::Function(..) | Resolver::Together(..)) {
            return Loaded::Maybe;
        }
        let run = self.run(link);
        let found = self.mentions(&run.ran, name).max(self.loader_mentions(&run, name));
        if found != Loaded::No {
            return found;
        }
        let mut ran = run.ran.clone();
        let loaders: Vec<_> = run.log.iter().filter_map(|it| it.loader.clone()).collect();
        for it in loaders {
            ran.extend_from_slice(&self.batch(&it).ran);
        }
        match ran.iter().any(|it| self.queries(*it)) {
            true => Loaded::No,
            false => Loaded::Maybe,
        }
    }

    /// Whether a function begins a query of ent's: `client.User.Query()`, `post.QueryAuthor()`.
    fn queries(&self, (unit, function): (UnitId, FunctionId)) -> bool {
        self.eval.code(unit).is_some_and(|code| code.text(code.function(function).range).contains(".Query"))
    }
}
