//! Whether a relation of the parent, which a resolver reads, was loaded by all who give parents: `select_related`, `prefetch_related`,
//! `joinedload`, an optimizer.

mod java;

use std::rc::Rc;

use wirelint_source_code::Family;
use wirelint_source_code::code::{Code, Expr, ExprId, FunctionId, MODULE, Source};

use super::{Field, Judge, Run};
use crate::access::Access;
use crate::eval::ruby::is_constant;
use crate::frameworks::{Link, Resolver};
use crate::project::UnitId;
use crate::schema::{Hop, Reach};
use crate::value::Loader;

/// How far up the lists are followed.
const DEPTH: u32 = 12;
/// How many types are looked at for one relation, at most.
const LOOKS: u32 = 400;
/// How many relations may follow one another.
const RELATIONS: usize = 4;
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

/// The same in Ruby.
const LOADING_OF_RUBY: [&str; 8] = [
    "includes",
    "preload",
    "eager_load",
    "eager",
    "eager_graph",
    "lazy_preload",
    "preload_associations",
    "with_rich_text",
];

/// Methods that give some of a list, or the same in another form.
const SELECTING: [&str; 14] = [
    "select",
    "filter",
    "reject",
    "compact",
    "uniq",
    "flatten",
    "to_a",
    "freeze",
    "dup",
    "take",
    "first",
    "without",
    "excluding",
    "presence",
];

/// How far the lists are followed still, and what was met.
struct Way<'m> {
    depth: u32,
    /// Whether a list is on the way down from here.
    is_many: bool,
    met: &'m mut Vec<(String, String, bool)>,
}

impl Judge<'_, '_> {
    /// Whether the function that resolves a field tells an optimizer what it reads.
    pub(super) fn is_hinted(&self, link: &Link) -> bool {
        let Resolver::Function(value, _) = &link.resolver else { return false };
        value.functions().iter().any(|it| {
            let Some(code) = self.eval.code(it.unit) else { return false };
            let mut decorators = code.several(code.function(it.function).decorators);
            decorators.any(|it| code.text(code.range(it)).contains("hints"))
        })
    }

    /// Whether whoever gives objects of the type has loaded the relation, or the framework does for the field; `by_optimizer` says whether an
    /// optimizer around the query of whoever gives them does.
    pub(super) fn is_prefetched(
        &mut self,
        ty: &str,
        field: &str,
        path: &Rc<str>,
        by_optimizer: bool,
    ) -> bool {
        let key = (ty.to_owned(), field.to_owned());
        let is_hinted = |it: &Rc<str>| {
            it == path
                || it.strip_prefix(&**path).is_some_and(|it| it.starts_with("__"))
                || path.starts_with(&format!("{it}__"))
        };
        if self.eval.python.hints.get(&key).is_some_and(|it| it.iter().any(is_hinted)) {
            return true;
        }
        self.unloaded.clear();
        self.looks = LOOKS;
        self.counts_optimizer = by_optimizer;
        self.all_prefetch(ty, path, Way { depth: DEPTH, is_many: false, met: &mut Vec::new() })
    }

    /// Has `field` show the way to parents whose relation is not loaded, where one was looked for: on a shorter way it may be.
    pub(super) fn show_unloaded(&self, field: &mut Field, way: &[(String, String)]) {
        let Some((first, _)) = way.first() else { return };
        let before = self.reach.way_to(first).filter(|_| !self.schema.is_root(first));
        let mut path = before.map(|it| it.to_vec()).unwrap_or_default();
        if path.is_empty() && !self.schema.is_root(first) {
            return;
        }
        for (at, (owner, name)) in way.iter().enumerate() {
            let Some(gives) = self.schema.field(owner, name) else { return };
            let next = way.get(at + 1).map_or(&field.ty, |it| &it.0);
            let on = (*gives.ty != **next).then(|| next.clone());
            path.push(Hop { owner: owner.clone(), field: name.clone(), is_list: gives.is_list, on });
        }
        if path.iter().any(|it| it.is_list)
            && let Some(query) = Reach::query_along(self.schema, &path, &field.ty, &field.field)
        {
            field.query = Some(query);
            field.list = Some(path.into());
        }
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
            let mut conditions = around.flat_map(|it| it.1.conditions);
            conditions
                .any(|it| it.ends && it.then.contains(joined.place.range) && it.then.end <= place.range.start)
        })
    }

    /// Whether whoever gives objects of the type has loaded the relation, as far as what they give comes to many.
    fn all_prefetch(&mut self, ty: &str, path: &str, way: Way<'_>) -> bool {
        let Way { depth, is_many: is_many_below, met } = way;
        // What is so far away nobody asks for, and what takes so long to find out stays unsaid.
        if depth == 0 || self.looks == 0 {
            return true;
        }
        self.looks -= 1;
        let key = (ty.to_owned(), path.to_owned(), is_many_below);
        // A way that goes in a circle adds nobody.
        if met.contains(&key) {
            return true;
        }
        met.push(key);
        let querysets = self.eval.python.querysets.get(ty).cloned().unwrap_or_default();
        if querysets.iter().any(|&(unit, function)| self.loads_relation(ty, unit, function, path)) {
            return true;
        }
        let is_list =
            |it: &Self, owner: &str, field: &str| it.schema.field(owner, field).is_some_and(|it| it.is_list);
        let mut producers: Vec<(String, String, bool)> = Vec::new();
        for (owner, field) in self.schema.producers(ty) {
            let is_reached = self.schema.is_root(owner) || self.reach.is_reached(owner);
            let is_many = is_many_below || is_list(self, owner, field);
            // Of one parent there is nothing to multiply.
            if is_reached && (is_many || self.reach.many(owner).is_some()) {
                producers.push((owner.to_owned(), field.to_owned(), is_many));
            }
        }
        // The nearest first: of those who have not loaded it the shortest way is shown.
        producers.sort_by_cached_key(|it| self.reach.way_to(&it.0).map_or(0, |it| it.len()));
        for (owner, field, is_many) in &producers {
            let up = Way { depth: depth - 1, is_many: *is_many, met: &mut *met };
            if !self.gives_with(owner, field, path, up) {
                self.unloaded.push((owner.clone(), field.clone()));
                return false;
            }
        }
        !producers.is_empty()
    }

    /// Whether what a field gives has the relation loaded.
    fn gives_with(&mut self, owner: &str, field: &str, path: &str, way: Way<'_>) -> bool {
        let links = self.links;
        let Some(link) = links.iter().find(|it| it.ty == owner && it.field == field) else {
            // A relation of an entity that comes with it.
            if let Some(row) = self.eval.java.rows.get(owner).copied()
                && let Some(relation) = self.eval.java_relation(row, field)
            {
                return self.owner_loads(owner, field, relation.back.as_deref(), path, way);
            }
            // A part of a connection or of a page has what that has.
            let is_part = matches!(field, "edges" | "node" | "nodes" | "items" | "results" | "objects");
            return is_part && !self.schema.is_root(owner) && self.all_prefetch(owner, path, way);
        };
        match &link.resolver {
            Resolver::Relation { name, back, .. } => {
                self.manager_loads(owner, name, path)
                    || self.owner_loads(owner, name, back.as_deref(), path, way)
            }
            // What is joined is what the query asks for, not what resolvers read besides.
            Resolver::Batched(_) | Resolver::Lazy(_) => false,
            Resolver::Function(..) | Resolver::Together(..) => {
                let run = self.run(link);
                // Objects that hold no row have none to ask for anything.
                if let Some((held, of)) = self.held.clone()
                    && *of == *path
                    && !self.holds(&run, &held)
                {
                    return true;
                }
                let gives = self.schema.field(owner, field).map(|it| it.ty.clone()).unwrap_or_default();
                if self.mentions_loading(&gives, &run, path) {
                    return true;
                }
                let part = run.log.iter().find_map(|it| it.part_of.clone());
                let row = self.eval.python.rows.get(owner).copied();
                let back = part.zip(row).and_then(|(part, row)| self.eval.relation(row, &part)?.back);
                let relation = run.log.iter().find_map(|it| it.relation.clone());
                match relation {
                    Some(relation) => self.owner_loads(owner, &relation, back.as_deref(), path, way),
                    // Some of the rows know the parent as well.
                    None => back.is_some_and(|back| self.back_loads(owner, &back, path, way) == Some(true)),
                }
            }
        }
    }

    /// Whether the manager loads a relation through which the rows of another relation are asked for.
    fn manager_loads(&mut self, owner: &str, relation: &str, path: &str) -> bool {
        let Some(row) = self.eval.python.rows.get(owner).copied() else { return false };
        let Some(of) = self.eval.relation(row, relation).filter(|it| it.is_many) else { return false };
        let Some(target) = of.row else { return false };
        let made = self.eval.queries_of(target);
        made.is_some_and(|(unit, function)| self.loads_relation("", unit, function, path))
    }

    /// Whether whoever gives the owner has loaded a relation of its relation.
    fn owner_loads(
        &mut self,
        owner: &str,
        relation: &str,
        back: Option<&str>,
        path: &str,
        way: Way<'_>,
    ) -> bool {
        if let Some(back) = back
            && path.strip_prefix(back).is_some_and(|it| it.is_empty() || it.starts_with("__"))
        {
            return self.back_loads(owner, back, path, way) == Some(true);
        }
        // `related { related { author } }` asks no other question than `related { author }`.
        let is_again = path.strip_prefix(relation).is_some_and(|it| it.starts_with("__"));
        if is_again || path.split("__").count() > RELATIONS {
            return true;
        }
        self.all_prefetch(owner, &format!("{relation}__{path}"), way)
    }

    /// What is reached by a relation knows where it was reached from: whether that has the rest of the path; `None` where the path does not go back.
    fn back_loads(&mut self, owner: &str, back: &str, path: &str, way: Way<'_>) -> Option<bool> {
        let rest = path.strip_prefix(back)?;
        if rest.is_empty() {
            return Some(true);
        }
        let rest = rest.strip_prefix("__")?.to_owned();
        // There is one of them for all that go back.
        Some(self.all_prefetch(owner, &rest, Way { is_many: false, ..way }))
    }

    /// Whether each relation on the path is to one row that is always there, as far as that is known.
    fn is_to_one(&mut self, ty: &str, path: &str) -> bool {
        let mut row = self.eval.python.rows.get(ty).copied();
        for part in path.split("__") {
            let Some(of) = row else { return true };
            let Some(relation) = self.eval.relation(of, part) else { return true };
            if relation.is_many || relation.is_nullable {
                return false;
            }
            row = relation.row;
        }
        true
    }

    /// Whether what ran, or the batch function that it goes through, loads the relation.
    fn mentions_loading(&mut self, ty: &str, run: &Run, path: &str) -> bool {
        if run.ran.iter().any(|&(unit, function)| self.loads_relation(ty, unit, function, path)) {
            return true;
        }
        let loaders: Vec<Rc<Loader>> = run.log.iter().filter_map(|it| it.loader.clone()).collect();
        loaders.iter().any(|it| {
            let batch = self.batch(it);
            batch.ran.iter().any(|&(unit, function)| self.loads_relation(ty, unit, function, path))
        })
    }

    /// Whether a function loads the relation together with what it asks for.
    fn loads_relation(&mut self, ty: &str, unit: UnitId, function: FunctionId, path: &str) -> bool {
        let known = self.loading.get(&(unit, function)).cloned();
        let loading = known.unwrap_or_else(|| {
            let code = self.eval.code(unit);
            let mut found = code.map(|it| Loading::of(&it, function)).unwrap_or_default();
            for (before, name) in std::mem::take(&mut found.constants) {
                match self.eval.ruby_names(unit, function, &name) {
                    Some(names) => found.named.extend(names.iter().map(|it| format!("{before}{it}"))),
                    None => found.is_all = true,
                }
            }
            let found = Rc::new(found);
            self.loading.insert((unit, function), Rc::clone(&found));
            found
        });
        if loading.has_optimizer && self.counts_optimizer || loading.is_all && self.is_to_one(ty, path) {
            return true;
        }
        // A file that is attached is loaded by another name: `includes(cover_attachment: :blob)`.
        let others = if loading.is_ruby { crate::eval::ruby::loaded_as(path) } else { Vec::new() };
        let is_called =
            |it: &str, path: &str| it == path || it.strip_prefix(path).is_some_and(|it| it.starts_with("__"));
        let is_it = |it: &String| is_called(it, path) || others.iter().any(|path| is_called(it, path));
        // `joinedload(Post.author).joinedload(User.team)` names one after the other.
        loading.named.iter().any(is_it)
            || !loading.is_ruby && path.split("__").all(|part| loading.named.iter().any(|it| it == part))
    }
}

/// What a function says about relations that are loaded with a query.
#[derive(Default)]
pub(super) struct Loading {
    named: Vec<String>,
    /// All relations to one: `select_related()`.
    is_all: bool,
    /// What is asked for: `gql_optimizer.query(…)`, `optimize(…)`.
    has_optimizer: bool,
    /// Whether it names whole paths only.
    is_ruby: bool,
    /// Constants of Ruby that name relations, each with the path before them.
    constants: Vec<(String, String)>,
}

impl Loading {
    fn of(code: &Code, function: FunctionId) -> Self {
        if code.language().family() == Family::Java {
            return java::loading(code.text(code.function(function).range));
        }
        let mut found = Self::default();
        let within = code.function(function).range;
        let is_ruby = code.language().family() == Family::Ruby;
        found.is_ruby = is_ruby;
        let loading: &[&str] = if is_ruby { &LOADING_OF_RUBY } else { &LOADING };
        for (id, expr) in code.exprs() {
            // `with(Sources::Record, Post, includes: :author)`
            if is_ruby
                && let Expr::Keyword(value) = expr
                && within.contains(code.range(id))
                && code.keyword(id).is_some_and(|it| loading.contains(&it.0))
            {
                found.of_ruby(code, function, value, "", 0);
            }
            let Expr::Call { callee, arguments } = expr else { continue };
            if !within.contains(code.range(id)) {
                continue;
            }
            let text = code.text(code.range(callee));
            let last = text.rsplit('.').next().unwrap_or(text).trim();
            found.has_optimizer |= text.contains("optimizer") || last == "optimize";
            // `with_attached_avatar`, `with_rich_text_body` are members where they are called of something.
            if !loading.contains(&last) {
                continue;
            }
            let all: Vec<ExprId> = code.several(arguments).collect();
            found.is_all |= all.is_empty() && last == "select_related";
            if is_ruby {
                for it in all {
                    found.of_ruby(code, function, it, "", 0);
                }
                continue;
            }
            for it in all {
                named(code, it, 0, &mut found.named);
            }
        }
        if is_ruby {
            let text = code.text(within);
            for start in ["with_attached_", "with_rich_text_"] {
                for (at, _) in text.match_indices(start) {
                    let rest = &text[at + start.len()..];
                    let end = rest.find(|it: char| !it.is_alphanumeric() && it != '_').unwrap_or(rest.len());
                    found.named.push(rest[..end].to_owned());
                }
            }
        }
        found
    }
}

impl Loading {
    /// The relations that an argument names in Ruby, each with those before it: `includes(:author, comments: { writer: :team })`.
    fn of_ruby(&mut self, code: &Code, function: FunctionId, expr: ExprId, before: &str, depth: u32) {
        const DEPTH: u32 = 8;
        let path = |name: &str| if before.is_empty() { name.to_owned() } else { format!("{before}__{name}") };
        match code.expr(expr) {
            _ if depth > DEPTH => {}
            Expr::Text => self.named.push(path(code.text(code.range(expr)).trim_matches(['"', '\'']))),
            Expr::Keyword(inner) => match code.keyword(expr) {
                Some((name, _)) if !name.is_empty() => {
                    let path = path(name);
                    self.of_ruby(code, function, inner, &path, depth + 1);
                    self.named.push(path);
                }
                _ => self.of_ruby(code, function, inner, before, depth + 1),
            },
            Expr::Object(entries) => {
                for it in code.entries(entries) {
                    let path = path(code.text(it.key));
                    self.of_ruby(code, function, it.value, &path, depth + 1);
                    self.named.push(path);
                }
            }
            Expr::List(all) => {
                for it in code.several(all) {
                    self.of_ruby(code, function, it, before, depth + 1);
                }
            }
            Expr::Spread(inner) => self.of_ruby(code, function, inner, before, depth + 1),
            Expr::Call { callee, .. } | Expr::Member { object: callee, .. }
                if code.text(code.range(expr)).ends_with(".freeze") =>
            {
                self.of_ruby(code, function, callee, before, depth + 1);
            }
            Expr::Constant => {}
            Expr::Name | Expr::Member { .. } if is_constant(last_name(code, expr)) => {
                let before = if before.is_empty() { String::new() } else { format!("{before}__") };
                self.constants.push((before, code.text(code.range(expr)).to_owned()));
            }
            // Some of them, or some more.
            Expr::Call { callee, .. } if SELECTING.contains(&last_name(code, callee)) => {
                if let Expr::Member { object, .. } = code.expr(callee) {
                    self.of_ruby(code, function, object, before, depth + 1);
                }
            }
            Expr::Member { object, .. } if SELECTING.contains(&last_name(code, expr)) => {
                self.of_ruby(code, function, object, before, depth + 1);
            }
            Expr::Name => {
                let found =
                    code.resolve(function, code.text(code.range(expr))).map(|it| it.1).unwrap_or_default();
                let values = found.iter().filter_map(|it| match it.source {
                    Source::Expr(value) => Some(value),
                    _ => None,
                });
                let values: Vec<ExprId> = values.collect();
                // What is put together elsewhere may be anything.
                self.is_all |= values.is_empty();
                for it in values {
                    // An empty list is filled on the way.
                    self.is_all |= matches!(code.expr(it), Expr::List(all) if all.is_empty());
                    self.of_ruby(code, function, it, before, depth + 1);
                }
            }
            _ => self.is_all = true,
        }
    }
}

/// The last part of a name.
fn last_name(code: &Code, expr: ExprId) -> &str {
    let range = code.range(expr);
    match code.expr(expr) {
        Expr::Member { name, .. } => code.text(wirelint_source::TextRange::new(name, range.end)),
        Expr::Name => code.text(range),
        _ => "",
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
