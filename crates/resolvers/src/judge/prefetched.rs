//! Whether a relation of the parent, which a resolver reads, was loaded by all who give parents: `select_related`, `prefetch_related`,
//! `joinedload`, an optimizer.

use std::rc::Rc;

use wirelint_source_code::code::{Code, Expr, ExprId, FunctionId, MODULE, Source};

use super::{Judge, Run};
use crate::access::Access;
use crate::frameworks::Resolver;
use crate::project::UnitId;

/// How far up the lists are followed.
const DEPTH: u32 = 12;
/// Methods and functions that say which relations are loaded with a query.
const LOADING: [&str; 12] = [
    "select_related",
    "prefetch_related",
    "prefetch_related_objects",
    "Prefetch",
    "joinedload",
    "selectinload",
    "subqueryload",
    "contains_eager",
    "immediateload",
    "selectin",
    "prefetch",
    "fetch_related",
];

impl Judge<'_, '_> {
    /// Whether whoever gives objects of the type has loaded the relation, or the framework does for the field.
    pub(super) fn is_prefetched(&mut self, ty: &str, field: &str, path: &Rc<str>) -> bool {
        let key = (ty.to_owned(), field.to_owned());
        let is_hinted = |it: &Rc<str>| {
            it == path
                || it.strip_prefix(&**path).is_some_and(|it| it.starts_with("__"))
                || path.starts_with(&format!("{it}__"))
        };
        if self.eval.python.hints.get(&key).is_some_and(|it| it.iter().any(is_hinted)) {
            return true;
        }
        self.all_prefetch(ty, path, DEPTH, &mut Vec::new())
    }

    /// Whether a relation is only read where a loader is not at hand: `if loaders: return loaders.author.load(…)`, `return self.author`.
    pub(super) fn is_fallback(&self, run: &Run, access: &Access) -> bool {
        let place = access.place;
        let Some(code) = self.eval.code(place.unit).filter(|_| access.relation.is_some()) else {
            return false;
        };
        let is_joined = |it: &&Access| it.batched.is_some() && it.place.unit == place.unit;
        run.log.iter().filter(is_joined).any(|joined| {
            let around = code.functions().filter(|it| it.1.range.contains(place.range));
            let mut conditions = around.flat_map(|it| &it.1.conditions);
            conditions
                .any(|it| it.ends && it.then.contains(joined.place.range) && it.then.end <= place.range.start)
        })
    }

    fn all_prefetch(&mut self, ty: &str, path: &str, depth: u32, met: &mut Vec<(String, String)>) -> bool {
        if depth == 0 {
            return false;
        }
        let key = (ty.to_owned(), path.to_owned());
        // A way that goes in a circle adds nobody.
        if met.contains(&key) {
            return true;
        }
        met.push(key);
        let querysets = self.eval.python.querysets.get(ty).cloned().unwrap_or_default();
        if querysets.iter().any(|&(unit, function)| self.loads_relation(unit, function, path)) {
            return true;
        }
        let producers: Vec<(String, String)> = self
            .schema
            .producers(ty)
            .into_iter()
            .filter(|(owner, field)| {
                let is_list = self.schema.field(owner, field).is_some_and(|it| it.is_list);
                let is_reached = self.schema.is_root(owner) || self.reach.is_reached(owner);
                is_reached && (is_list || self.reach.many(owner).is_some())
            })
            .map(|it| (it.0.to_owned(), it.1.to_owned()))
            .collect();
        !producers.is_empty()
            && producers.iter().all(|(owner, field)| self.gives_with(owner, field, path, depth, met))
    }

    /// Whether what a field gives has the relation loaded.
    fn gives_with(
        &mut self,
        owner: &str,
        field: &str,
        path: &str,
        depth: u32,
        met: &mut Vec<(String, String)>,
    ) -> bool {
        let links = self.links;
        let Some(link) = links.iter().find(|it| it.ty == owner && it.field == field) else {
            // A part of a connection or of a page has what that has.
            let is_part = matches!(field, "edges" | "node" | "nodes" | "items" | "results" | "objects");
            return is_part && !self.schema.is_root(owner) && self.all_prefetch(owner, path, depth - 1, met);
        };
        match &link.resolver {
            Resolver::Relation { name, back, .. } => {
                self.owner_loads(owner, name, back.as_deref(), path, depth, met)
            }
            // What is joined is what the query asks for, not what resolvers read besides.
            Resolver::Batched(_) | Resolver::Lazy(_) => false,
            Resolver::Function(..) => {
                let run = self.run(link);
                if self.mentions_loading(&run, path) {
                    return true;
                }
                let relation = run.log.iter().find_map(|it| it.relation.clone());
                match relation {
                    Some(relation) => self.owner_loads(owner, &relation, None, path, depth, met),
                    None => false,
                }
            }
        }
    }

    /// Whether whoever gives the owner has loaded a relation of its relation.
    fn owner_loads(
        &mut self,
        owner: &str,
        relation: &str,
        back: Option<&str>,
        path: &str,
        depth: u32,
        met: &mut Vec<(String, String)>,
    ) -> bool {
        // What is reached by a relation knows where it was reached from.
        if let Some(back) = back {
            match path.strip_prefix(back) {
                Some("") => return true,
                Some(rest) if rest.starts_with("__") => {
                    return self.all_prefetch(owner, &rest[2..], depth - 1, met);
                }
                _ => {}
            }
        }
        self.all_prefetch(owner, &format!("{relation}__{path}"), depth - 1, met)
    }

    /// Whether what ran, or the batch function that it goes through, loads the relation.
    fn mentions_loading(&self, run: &Run, path: &str) -> bool {
        let of_loaders =
            run.log.iter().filter_map(|it| it.loader.as_ref()).flat_map(|it| it.batch.functions());
        let of_loaders: Vec<(UnitId, FunctionId)> = of_loaders.map(|it| (it.unit, it.function)).collect();
        let mut all = run.ran.iter().copied().chain(of_loaders);
        all.any(|(unit, function)| self.loads_relation(unit, function, path))
    }

    /// Whether a function loads the relation together with what it asks for.
    fn loads_relation(&self, unit: UnitId, function: FunctionId, path: &str) -> bool {
        let Some(code) = self.eval.code(unit) else { return false };
        let within = code.function(function).range;
        let mut mentioned: Vec<String> = Vec::new();
        for (id, expr) in code.exprs() {
            if !within.contains(code.range(id)) {
                continue;
            }
            let Expr::Call { callee, arguments } = expr else { continue };
            let text = code.text(code.range(callee));
            // `gql_optimizer.query(…)`, `optimize(…)`
            if text.contains("optimizer") || text == "optimize" || text.ends_with(".optimize") {
                return true;
            }
            let last = text.rsplit('.').next().unwrap_or(text);
            if !LOADING.contains(&last.trim()) {
                continue;
            }
            let all: Vec<ExprId> = code.several(arguments).collect();
            // All relations to one.
            if all.is_empty() && last == "select_related" {
                return true;
            }
            for it in all {
                named(&code, it, 0, &mut mentioned);
            }
        }
        let is_it = |it: &String| *it == path || it.strip_prefix(path).is_some_and(|it| it.starts_with("__"));
        // `joinedload(Post.author).joinedload(User.team)` names one after the other.
        mentioned.iter().any(is_it) || path.split("__").all(|part| mentioned.iter().any(|it| it == part))
    }
}

/// The relations that an argument names: strings, attributes of classes of rows, constants of the file that are lists of them.
fn named(code: &Code, expr: ExprId, depth: u32, found: &mut Vec<String>) {
    if depth > 4 {
        return;
    }
    match code.expr(expr) {
        Expr::Text => found.push(code.text(code.range(expr)).trim_matches(['"', '\'']).to_owned()),
        Expr::Member { name, .. } => {
            found.push(code.text(wirelint_source::TextRange::new(name, code.range(expr).end)).to_owned());
        }
        Expr::Keyword(inner) | Expr::Spread(inner) => named(code, inner, depth + 1, found),
        Expr::List(all) | Expr::Operation(all) | Expr::Call { arguments: all, .. } => {
            for it in code.several(all) {
                named(code, it, depth + 1, found);
            }
        }
        Expr::Name => {
            for binding in code.lookup(MODULE, code.text(code.range(expr))) {
                if let Source::Expr(value) = binding.source {
                    named(code, value, depth + 1, found);
                }
            }
        }
        _ => {}
    }
}
