//! What each field's resolver does once per parent.

mod deferred;
mod edges;
mod held;
mod loaded;
mod loaders;
mod prefetched;
mod ready;
mod thunks;

use std::rc::Rc;

use rustc_hash::FxHashMap;
use wirelint_source_code::code::FunctionId;

use crate::access::{Access, Batched, Call};
use crate::catalogue::ClientKind;
use crate::eval::{ANY, Eval};
use crate::frameworks::{Framework, Link, Resolver, wrapped};
use crate::project::{Place, UnitId};
use crate::schema::{Path, Reach, Schema};
use crate::value::{Kind, Phase, Value};
use loaded::Loaded;
pub use ready::ReadyLoader;

/// What is known of a field's resolver.
#[derive(Clone, Debug)]
pub struct Field {
    /// The type.
    pub ty: String,
    /// Its field; `__resolveReference` and `__resolveType` are fields too.
    pub field: String,
    /// How the resolver is linked to the field.
    pub framework: Framework,
    /// Where the field is given its resolver.
    pub place: Place,
    /// The function that resolves it; `None` where the framework does, or where nobody knows.
    pub function: Option<Place>,
    /// The name of that function, where it is defined with one.
    pub named: Option<Place>,
    /// What the resolver does.
    pub verdict: Verdict,
    /// How sure that is.
    pub confidence: Confidence,
    /// Why it runs many times: the way through the schema; `None` where it runs once per operation.
    pub list: Option<Path>,
    /// The smallest query that asks for it many times.
    pub query: Option<String>,
    /// What decides the verdict.
    pub access: Option<Asked>,
    /// Of what it calls, the first that is not known, where that leaves the verdict open.
    pub unresolved: Option<Box<Call>>,
    /// The loader of the context that loads what it asks for alone, if just one does.
    pub ready: Option<Box<ReadyLoader>>,
}

/// What a resolver does once per parent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// It asks for data, and nothing joins what it asks for.
    PerItem,
    /// It asks for data together with others.
    Batched(Batched),
    /// It asks for nothing that depends on the parent, or there is one parent per operation.
    Harmless,
    /// It calls something of which is not known what that does.
    Unknown,
}

/// How sure a verdict is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Confidence {
    /// By names only.
    Likely,
    /// Everything on the way was followed.
    Certain,
}

/// An access that decides a verdict.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Where it is.
    pub place: Place,
    /// What is called, as it is written: `db.user.findUnique`.
    pub what: String,
    /// What it is.
    pub kind: ClientKind,
    /// The calls from the resolver to it.
    pub calls: Vec<Call>,
    /// What is wrong with the loader that it goes through, if it does.
    pub loader: Option<LoaderFault>,
    /// Why it is asked for although it looks as if it were there.
    pub hidden: Option<Hidden>,
}

/// Why something is asked for that looks as if it were there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Hidden {
    /// An optimizer has asked for those columns alone that it was told of: not for this one.
    Column(String),
    /// The type says which of its rows may be seen, so the framework asks for each of them by its key, whether it was loaded or not.
    GetQueryset,
}

/// Why a loader does not join what is loaded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LoaderFault {
    /// It is made anew for each load, here.
    MadeAnew(Place),
    /// Its options, here, say that it loads one key after the other.
    Alone(Place),
    /// What it calls for all keys asks for each of them alone, here, with what is called there.
    Loops(Place, String),
}

/// What one run of a resolver has shown.
#[expect(clippy::struct_excessive_bools, reason = "each is shown by itself")]
#[derive(Default)]
pub(crate) struct Run {
    pub(crate) log: Vec<Access>,
    pub(crate) unresolved: Vec<Call>,
    /// Functions that ran, each once, in the order of their files.
    pub(crate) ran: Vec<(UnitId, FunctionId)>,
    /// The properties of the parent that it may give as they are.
    pub(crate) gives: Vec<Rc<str>>,
    /// Whether it reads one of them by a reckoned name.
    reckons: bool,
    /// The columns of the parent that it reads, where these may not be there yet.
    columns: Vec<(Rc<str>, Call, Vec<Call>)>,
    /// Whether something that it gives is made with what has no name.
    is_made_by_place: bool,
    /// Whether it gives a query, which others may change before it is asked.
    gives_query: bool,
    /// The methods of the parent that it calls and that are not known.
    asks_parent: Vec<Rc<str>>,
    /// Functions on the objects that it gives.
    thunks: Vec<thunks::Thunk>,
    pub(crate) is_exhausted: bool,
}

/// Judges all links.
pub(crate) struct Judge<'e, 'p> {
    pub(crate) eval: &'e mut Eval<'p>,
    pub(crate) schema: &'e Schema,
    pub(crate) reach: Reach,
    pub(crate) links: &'e [Link],
    runs: FxHashMap<(String, String), Rc<Run>>,
    batches: FxHashMap<(Place, Vec<Rc<str>>), Rc<loaders::Batch>>,
    ready: ready::Known,
    loaded: loaded::Known,
    /// The fields on the way to parents whose relation nobody has loaded, from the first to the last.
    unloaded: Vec<(String, String)>,
    /// How many types may still be looked at for a relation, and whether what an optimizer joins is looked at.
    looks: u32,
    counts_optimizer: bool,
    /// The property of the parent that holds the row whose relation is looked for, and that relation.
    held: Option<(Rc<str>, Rc<str>)>,
    /// What functions say about relations that are loaded.
    loading: FxHashMap<(UnitId, FunctionId), Rc<prefetched::Loading>>,
}

impl<'e, 'p> Judge<'e, 'p> {
    pub(crate) fn new(eval: &'e mut Eval<'p>, schema: &'e Schema, links: &'e [Link]) -> Self {
        let reach = Reach::of(schema);
        let (runs, batches) = (FxHashMap::default(), FxHashMap::default());
        Self {
            eval,
            schema,
            reach,
            links,
            runs,
            batches,
            ready: ready::Known::default(),
            loaded: loaded::Known::default(),
            unloaded: Vec::new(),
            looks: 0,
            counts_optimizer: true,
            held: None,
            loading: FxHashMap::default(),
        }
    }

    pub(crate) fn all(&mut self) -> Vec<Field> {
        let links = self.links;
        let mut fields: Vec<Field> = links.iter().map(|it| self.field(it)).collect();
        fields.extend(self.fields_of_thunks());
        fields
    }

    fn field(&mut self, link: &Link) -> Field {
        let is_root = self.schema.is_root(&link.ty);
        let list = self.list(link).filter(|_| !is_root);
        let query = list.as_ref().and_then(|_| self.reach.query(self.schema, &link.ty, &link.field));
        let (function, named) = self.function(link).unzip();
        let mut field = Field {
            ty: link.ty.clone(),
            field: link.field.clone(),
            framework: link.framework,
            place: link.place,
            function,
            named: named.flatten(),
            verdict: Verdict::Harmless,
            confidence: if link.is_certain { Confidence::Certain } else { Confidence::Likely },
            list,
            query,
            access: None,
            unresolved: None,
            ready: None,
        };
        if field.list.is_none() {
            return field;
        }
        match &link.resolver {
            Resolver::Batched(by) => field.verdict = Verdict::Batched(*by),
            Resolver::Lazy(place) => {
                field.verdict = Verdict::PerItem;
                field.access = Some(Asked {
                    place: *place,
                    what: format!("{}.{}", link.ty, link.field),
                    kind: ClientKind::Database,
                    calls: Vec::new(),
                    loader: None,
                    hidden: (link.framework == Framework::GrapheneDjango).then_some(Hidden::GetQueryset),
                });
            }
            Resolver::Relation { name, place, .. } => {
                self.held = None;
                let is_loaded = self.is_prefetched(&link.ty, &link.field, name, true);
                let way = std::mem::take(&mut self.unloaded);
                self.show_unloaded(&mut field, &way);
                field.verdict = if is_loaded { Verdict::Batched(Batched::Loaded) } else { Verdict::PerItem };
                field.access = Some(Asked {
                    place: *place,
                    what: format!("{}.{}", link.ty, link.field),
                    kind: ClientKind::Database,
                    calls: Vec::new(),
                    loader: None,
                    hidden: None,
                });
            }
            Resolver::Together(..) => {
                let run = self.run(link);
                Self::judge_together(&run, &mut field);
            }
            Resolver::Function(..) => {
                let run = self.run(link);
                let run = self.with_thunks(link, run);
                self.judge(link, &run, &mut field);
                field.ready = self.ready_loader(link, &field, &run).map(Box::new);
            }
        }
        field
    }

    /// The way through a list to where the field is asked for.
    fn list(&self, link: &Link) -> Option<Path> {
        // Operations do not call it, other services do: for all that they ask at once.
        if link.field == "__resolveReference"
            && self.schema.types.get(&link.ty).is_some_and(|it| it.is_entity)
        {
            return Some(Path::default());
        }
        if let Some(path) = self.reach.many(&link.ty) {
            return Some(path.clone());
        }
        // The objects that a resolver of an interface or a union is about.
        let members = self.schema.types.iter().filter(|it| it.1.is_a.contains(&link.ty));
        members.filter_map(|it| self.reach.many(it.0)).min_by_key(|it| it.len()).cloned()
    }

    fn judge(&mut self, link: &Link, run: &Run, field: &mut Field) {
        let mut joined = None;
        let mut alone: Vec<(Asked, bool)> = Vec::new();
        let mut way = Vec::new();
        // An optimizer joins what is asked for, not what a resolver reads, unless that says so.
        let is_hinted = self.is_hinted(link);
        for access in run.log.iter().filter(|it| it.of_parent) {
            let fault = self.loader_fault(access);
            let asked = Asked {
                place: access.place,
                what: access.what.clone(),
                kind: access.kind,
                calls: access.calls.clone(),
                loader: fault,
                hidden: None,
            };
            self.unloaded.clear();
            self.held = access.held.clone().zip(access.relation.clone());
            let loaded = match &access.relation {
                Some(it) if self.is_prefetched(&link.ty, &link.field, it, is_hinted) => Some(Batched::Loaded),
                _ => None,
            };
            match access.batched.filter(|_| asked.loader.is_none()).or(loaded) {
                Some(by) => joined = joined.or(Some((by, asked))),
                None if self.is_fallback(run, access) => {}
                None if self.is_only_without(link, access) => {
                    joined = joined.or(Some((Batched::Loaded, asked)));
                }
                None => {
                    if alone.is_empty() {
                        way = std::mem::take(&mut self.unloaded);
                    }
                    alone.push((asked, access.is_certain));
                }
            }
        }
        if !alone.is_empty() {
            self.show_unloaded(field, &way);
            let (first, is_certain) = alone.swap_remove(0);
            match self.is_loaded(link, run) {
                Loaded::Yes => field.verdict = Verdict::Batched(Batched::Loaded),
                Loaded::Maybe => field.verdict = Verdict::Unknown,
                Loaded::No => {
                    let way = std::mem::take(&mut self.unloaded);
                    self.show_unloaded(field, &way);
                    field.verdict = Verdict::PerItem;
                    // Whoever gives the parent may have filled in what is only asked for where it is not there.
                    if !is_certain || run.gives.iter().any(|it| &**it == ANY) {
                        field.confidence = Confidence::Likely;
                    }
                }
            }
            field.access = Some(first);
        } else if let Some(asked) = self.deferred(link, run) {
            field.verdict = Verdict::PerItem;
            field.access = Some(asked);
        } else if let Some((by, asked)) = joined {
            field.verdict = Verdict::Batched(by);
            field.access = Some(asked);
        } else if let Some(all) = run.log.first().filter(|_| takes_all(link)) {
            field.verdict = Verdict::Batched(Batched::Framework);
            field.access = Some(Asked {
                place: all.place,
                what: all.what.clone(),
                kind: all.kind,
                calls: all.calls.clone(),
                loader: None,
                hidden: None,
            });
        } else if !run.unresolved.is_empty() || run.is_exhausted || run.ran.is_empty() {
            field.verdict = Verdict::Unknown;
            field.unresolved = run.unresolved.first().cloned().map(Box::new);
        }
    }

    /// What is called with all parents at once may still ask for each of them alone.
    fn judge_together(run: &Run, field: &mut Field) {
        let alone = run.log.iter().find(|it| it.of_parent && it.batched.is_none());
        field.verdict = match alone {
            Some(_) => Verdict::PerItem,
            None => Verdict::Batched(Batched::Framework),
        };
        if alone.is_some_and(|it| !it.is_certain) {
            field.confidence = Confidence::Likely;
        }
        field.access = alone.or(run.log.first()).map(|it| Asked {
            place: it.place,
            what: it.what.clone(),
            kind: it.kind,
            calls: it.calls.clone(),
            loader: alone.map(|it| LoaderFault::Loops(it.place, it.what.clone())),
            hidden: None,
        });
    }

    /// Where the function stands that resolves the field, and its name.
    fn function(&self, link: &Link) -> Option<(Place, Option<Place>)> {
        let (Resolver::Function(value, _) | Resolver::Together(value, _)) = &link.resolver else {
            return None;
        };
        let closure = value.functions().into_iter().next()?;
        let code = self.eval.code(closure.unit)?;
        let function = code.function(closure.function);
        let at = |range| Place { unit: closure.unit, range };
        Some((at(function.range), function.name.map(at)))
    }

    /// What a field's resolver has shown, if it ran.
    pub(crate) fn known_run(&self, link: &Link) -> Option<Rc<Run>> {
        self.runs.get(&(link.ty.clone(), link.field.clone())).map(Rc::clone)
    }

    /// Runs a field's resolver; once.
    pub(crate) fn run(&mut self, link: &Link) -> Rc<Run> {
        if let Some(known) = self.known_run(link) {
            return known;
        }
        self.eval.start();
        self.run_now(link)
    }

    /// Runs a field's resolver, with the steps that are left.
    pub(crate) fn run_now(&mut self, link: &Link) -> Rc<Run> {
        let (mut gives, mut thunks, mut reckons, mut gives_query) = (Vec::new(), Vec::new(), false, false);
        let mut is_made_by_place = false;
        if let Resolver::Function(function, given) | Resolver::Together(function, given) = &link.resolver {
            let value = self.call(function, given, 0);
            self.eval.read_result(&value);
            for it in value.alternatives() {
                gives_query |= matches!(it.kind, Kind::Query(_));
                if let Kind::Parent(parent) = &it.kind
                    // ent and SQLBoiler keep relations in a field of their own: `post.Edges.Author`.
                    && let Some(name) = match parent.path.first().map(|it| &**it) {
                        Some("Edges" | "R") if parent.path.len() > 1 => parent.path.get(1),
                        _ => parent.path.first(),
                    }
                {
                    gives.push(Rc::clone(name));
                    reckons |= parent.path.get(1).is_some_and(|it| &**it == ANY);
                }
            }
            is_made_by_place = held::is_made_by_place(&value);
            thunks = self.thunks(&value);
        }
        self.eval.pass(!thunks.is_empty());
        let mut ran = std::mem::take(&mut self.eval.ran);
        ran.sort_unstable();
        ran.dedup();
        ran.shrink_to_fit();
        // What is done once for an operation nobody judges, but for how loaders are used.
        if self.schema.is_root(&link.ty) {
            self.eval.log.retain(|it| it.loader.is_some());
            self.eval.log.shrink_to_fit();
            self.eval.unresolved.clear();
        }
        let run = Rc::new(Run {
            log: std::mem::take(&mut self.eval.log),
            unresolved: std::mem::take(&mut self.eval.unresolved),
            ran,
            gives,
            reckons,
            columns: std::mem::take(&mut self.eval.python.columns),
            is_made_by_place,
            gives_query,
            asks_parent: std::mem::take(&mut self.eval.asks_parent),
            thunks,
            is_exhausted: self.eval.is_exhausted(),
        });
        self.runs.insert((link.ty.clone(), link.field.clone()), Rc::clone(&run));
        run
    }

    fn call(&mut self, function: &Value, given: &[Value], depth: u32) -> Value {
        let mut values = Vec::new();
        for it in function.functions() {
            let value = self.eval.run_in(Phase::Resolve, &it, given.to_vec());
            values.push(self.eval.first_result(&it, value));
        }
        for it in function.alternatives() {
            if matches!(it.kind, Kind::External(_)) && depth < 4 {
                for inner in wrapped(&it) {
                    values.push(self.call(&inner, given, depth + 1));
                }
            }
        }
        Value::one_of(values)
    }
}

/// Whether the framework calls the resolver with all parents at once.
fn takes_all(link: &Link) -> bool {
    let Resolver::Function(_, given) = &link.resolver else { return false };
    given.iter().any(|it| matches!(it.kind, Kind::Keys))
}
