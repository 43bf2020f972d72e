//! Whether what a resolver asks for where the parent does not have it, every parent has: because whoever gives the parents has loaded it.

use std::rc::Rc;

use rustc_hash::FxHashMap;
use wirelint_source_code::Family;
use wirelint_source_code::code::{Code, EntryKind, Expr, FunctionId};

use super::{Judge, Run};
use crate::eval::ANY;
use crate::frameworks::{Link, Resolver};
use crate::project::UnitId;

/// How far up the lists are followed whose elements are properties of something else.
const DEPTH: u32 = 3;

/// Whether a property is there already.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Loaded {
    /// Somebody does not load it.
    No,
    /// All load it or give properties to what they give whose names they reckon: it may be one of them.
    Maybe,
    /// All load it.
    Yes,
}

/// What was found out of who loads what.
#[derive(Default)]
pub(super) struct Known {
    /// By the type, the property and how far up is still looked. What is being found out is not so.
    answers: FxHashMap<(Rc<str>, Rc<str>, u32), Loaded>,
    /// For each type the fields that give it.
    producers: FxHashMap<Rc<str>, Rc<[Producer]>>,
    words: FxHashMap<UnitId, Rc<Words>>,
}

/// A field that gives objects of a type.
struct Producer {
    owner: Rc<str>,
    /// The link of its resolver, among all.
    link: Option<usize>,
}

/// Where a file names something as what may be loaded.
#[derive(Default)]
struct Words {
    /// By words in small letters the places of strings and of classes of rows that they are in.
    loose: FxHashMap<Box<str>, Vec<u32>>,
    /// The places of keys of objects.
    keys: FxHashMap<Box<str>, Vec<u32>>,
    /// The places of what loads whatever an operation asks for.
    all: Vec<u32>,
    /// The places of arguments that are given by name.
    given: FxHashMap<Box<str>, Vec<u32>>,
    /// Where properties are given whose names are reckoned: `row[key] = value`.
    reckoned: Vec<u32>,
}

impl Judge<'_, '_> {
    /// Whether the resolver gives a property of the parent that all who give parents have loaded.
    pub(super) fn is_loaded(&mut self, link: &Link, run: &Run) -> Loaded {
        if self.is_edge(link) {
            return self.is_edge_loaded(link);
        }
        let ty: Rc<str> = link.ty.as_str().into();
        // Of what is called by a reckoned name nobody says that it is loaded.
        let named = run.gives.iter().filter(|it| it.as_ref() != ANY);
        let mut all = Loaded::No;
        for name in named {
            let own = match self.eval.is_eager(&ty, name) {
                true => Loaded::Yes,
                false => self.all_load(&ty, name, DEPTH),
            };
            all = all.max(own);
        }
        // Who gives properties by reckoned names gives them to those who read them so.
        match all {
            Loaded::Yes => Loaded::Yes,
            _ if run.reckons && self.some_reckon(&ty) => Loaded::Maybe,
            _ => Loaded::No,
        }
    }

    /// Whether one of those who give objects of the type gives these properties whose names are reckoned.
    fn some_reckon(&mut self, ty: &Rc<str>) -> bool {
        let links = self.links;
        self.links_that_give(ty).into_iter().any(|at| {
            matches!(links[at].resolver, Resolver::Function(..)) && {
                let run = self.run(&links[at]);
                self.mentions(&run.ran, "") == Loaded::Maybe
            }
        })
    }

    /// Whether all who give objects of the type load the property.
    fn all_load(&mut self, ty: &Rc<str>, name: &Rc<str>, depth: u32) -> Loaded {
        let key = (Rc::clone(ty), Rc::clone(name), depth);
        if let Some(known) = self.loaded.answers.get(&key) {
            return *known;
        }
        self.loaded.answers.insert(key.clone(), Loaded::No);
        let producers = self.producers(ty);
        let links = self.links;
        let mut answer = if producers.is_empty() || self.link_of(ty, "__resolveReference").is_some() {
            Loaded::No
        } else {
            Loaded::Yes
        };
        for it in producers.iter() {
            if answer == Loaded::No {
                break;
            }
            answer = answer.min(match it.link {
                Some(at) if matches!(links[at].resolver, Resolver::Function(..) | Resolver::Together(..)) => {
                    let run = self.run(&links[at]);
                    match self.mentions(&run.ran, name) {
                        Loaded::Yes => Loaded::Yes,
                        it => it.max(self.loader_mentions(&run, name)),
                    }
                }
                None if depth > 0 && it.owner != *ty => self.all_load(&it.owner, name, depth - 1),
                _ => Loaded::No,
            });
        }
        self.loaded.answers.insert(key, answer);
        answer
    }

    /// The fields that operations reach and that give the type.
    fn producers(&mut self, ty: &Rc<str>) -> Rc<[Producer]> {
        if let Some(known) = self.loaded.producers.get(ty) {
            return Rc::clone(known);
        }
        let schema = self.schema;
        let is_reached = |it: &&(&str, &str)| schema.is_root(it.0) || self.reach.is_reached(it.0);
        let all = schema.producers(ty);
        let found: Rc<[Producer]> = all
            .iter()
            .filter(is_reached)
            .map(|(owner, field)| Producer { owner: (*owner).into(), link: self.link_of(owner, field) })
            .collect();
        self.loaded.producers.insert(Rc::clone(ty), Rc::clone(&found));
        found
    }

    /// The links of the fields that operations reach and that give the type.
    pub(super) fn links_that_give(&mut self, ty: &Rc<str>) -> Vec<usize> {
        self.producers(ty).iter().filter_map(|it| it.link).collect()
    }

    /// The first of the links of a field: they are in the order of their names.
    pub(super) fn link_of(&self, ty: &str, field: &str) -> Option<usize> {
        let at = self.links.partition_point(|it| (&*it.ty, &*it.field) < (ty, field));
        self.links.get(at).filter(|it| it.ty == ty && it.field == field).map(|_| at)
    }

    /// Whether what a resolver gives comes of a loader whose function names the property as something to be loaded.
    pub(super) fn loader_mentions(&mut self, run: &Run, name: &str) -> Loaded {
        let loaders = run.log.iter().filter_map(|it| it.loader.clone());
        let mut found = Loaded::No;
        for loader in loaders {
            let batch = self.batch(&loader);
            found = found.max(self.mentions(&batch.ran, name));
        }
        found
    }

    /// Whether what ran gives something an argument of that name.
    pub(super) fn gives_argument(&mut self, run: &Run, name: &str) -> bool {
        run.ran.iter().any(|&(unit, function)| {
            let Some(code) = self.eval.code(unit) else { return false };
            let known = self.loaded.words.entry(unit).or_insert_with(|| Rc::new(Words::of(&code)));
            let within = code.function(function).range;
            known.given.get(name).is_some_and(|places| {
                let first = places.partition_point(|it| *it < within.start);
                places.get(first).is_some_and(|it| *it < within.end)
            })
        })
    }

    /// Whether what ran names the property as something to be loaded: in a string or as a key.
    pub(super) fn mentions(&mut self, ran: &[(UnitId, FunctionId)], name: &str) -> Loaded {
        let loose = name.to_lowercase();
        let mut found = Loaded::No;
        // Those of one file stand together.
        for functions in ran.chunk_by(|a, b| a.0 == b.0) {
            let unit = functions[0].0;
            let Some(code) = self.eval.code(unit) else { continue };
            let known = self.loaded.words.entry(unit).or_insert_with(|| Rc::new(Words::of(&code)));
            let has = |places: &Vec<u32>| {
                functions.iter().any(|&(_, function)| {
                    let within = code.function(function).range;
                    let first = places.partition_point(|it| *it < within.start);
                    places.get(first).is_some_and(|it| *it < within.end)
                })
            };
            if has(&known.all)
                || known.loose.get(&*loose).is_some_and(has)
                || known.keys.get(name).is_some_and(has)
            {
                return Loaded::Yes;
            }
            if found == Loaded::No && has(&known.reckoned) {
                found = Loaded::Maybe;
            }
        }
        found
    }
}

impl Words {
    fn of(code: &Code) -> Self {
        let mut found = Self::default();
        let is_go = code.language().family() == Family::Go;
        for (id, expr) in code.exprs() {
            let range = code.range(id);
            match expr {
                Expr::Text => {
                    let words = code.text(range).split(|it: char| !it.is_alphanumeric() && it != '_');
                    for word in words.filter(|it| !it.is_empty()) {
                        let places = found.loose.entry(word.to_lowercase().into()).or_default();
                        places.push(range.start);
                    }
                }
                Expr::Object(entries) => {
                    for it in code.entries(entries).iter().filter(|it| it.kind == EntryKind::Plain) {
                        found.keys.entry(code.text(it.key).into()).or_default().push(it.key.start);
                    }
                }
                // `&model.Post{Author: author}`
                Expr::Keyword(_) if is_go => {
                    let name = code.keyword(id).map_or("", |it| it.0);
                    found.keys.entry(name.into()).or_default().push(range.start);
                }
                // ent's `WithAuthor()`.
                Expr::Call { callee, .. } if is_go => {
                    // What is chained may stand on lines of its own.
                    let name =
                        code.text(code.range(callee)).rsplit('.').next().unwrap_or_default().trim_start();
                    let collects = ["CollectFields", "Paginate", "Noder", "Noders"].contains(&name);
                    if collects || code.text(range).contains("clause.Associations") {
                        found.all.push(range.start);
                    }
                    if let Some(name) = name.strip_prefix("With").filter(|it| !it.is_empty()) {
                        found.loose.entry(name.to_lowercase().into()).or_default().push(range.start);
                    }
                }
                // `post.Author = author`
                Expr::Assign { target, .. } if is_go => {
                    if let Expr::Member { name: start, .. } = code.expr(target) {
                        let name = &code.source()[start as usize..code.range(target).end as usize];
                        found.keys.entry(name.into()).or_default().push(range.start);
                    }
                }
                // SQLBoiler's `models.PostRels.Author`.
                Expr::Member { object, name: start }
                    if is_go && code.text(code.range(object)).ends_with("Rels") =>
                {
                    let name = code.source()[start as usize..range.end as usize].to_lowercase();
                    found.loose.entry(name.into()).or_default().push(range.start);
                }
                Expr::Member { .. } if is_go => {}
                // What an object of Python is made with.
                Expr::Keyword(_) => {
                    if let Some((name, _)) = code.keyword(id).filter(|it| !it.0.is_empty()) {
                        found.given.entry(name.into()).or_default().push(range.start);
                    }
                }
                // A class of rows: `include: [models.Label]`.
                Expr::Member { name: start, .. } => {
                    let member = &code.source()[start as usize..range.end as usize];
                    if member.starts_with(|it: char| it.is_uppercase()) {
                        found.loose.entry(member.to_lowercase().into()).or_default().push(range.start);
                    }
                }
                Expr::Assign { target, .. } => {
                    if let Expr::Index { key, .. } = code.expr(target)
                        && !matches!(code.expr(key), Expr::Text | Expr::Constant)
                    {
                        found.reckoned.push(range.start);
                    }
                }
                Expr::Call { callee, .. } if code.text(code.range(callee)) == "Object.assign" => {
                    found.reckoned.push(range.start);
                }
                _ => {}
            }
        }
        found.reckoned.sort_unstable();
        found.all.sort_unstable();
        for places in found.loose.values_mut().chain(found.keys.values_mut()).chain(found.given.values_mut())
        {
            places.sort_unstable();
        }
        found
    }
}
