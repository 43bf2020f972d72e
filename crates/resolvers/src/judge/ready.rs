//! A loader that is there already for what a resolver asks alone.
//!
//! Only what is known exactly counts: the resolver makes one query, itself, by one key; the batch function of just one loader of the context
//! makes a query of the same rows by all keys, and gives for each key what has that key.

mod query;
mod through;

use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use wirelint_source::TextRange;
use wirelint_source_code::code::{Code, EntryKind, Expr, ExprId, FunctionId};

use super::{Field, Judge, Run, Verdict};
use crate::access::Access;
use crate::catalogue::ClientKind;
use crate::frameworks::{Framework, Link, Resolver};
use crate::project::{Place, UnitId};
use crate::value::{Kind, Loader, Phase, Value};
use query::{Query, gives_lists};

/// How deep in the context a loader may be: `context.loaders.user`.
const DEPTH: usize = 3;
/// How many values of a context are looked at.
const MOST: usize = 10_000;

/// A loader of the context that loads just what a resolver asks for, and how the resolver loads through it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadyLoader {
    /// The way to it, from the context on: `loaders.user`.
    pub loader: String,
    /// The call of it: `loaders.user.load(post.authorId)`.
    pub call: String,
    /// What goes of the resolver.
    pub place: Place,
    /// What comes in its place.
    pub text: String,
}

/// A loader of the context, with the query that it makes.
pub(super) struct Offered {
    path: Vec<Rc<str>>,
    made: Place,
    kind: ClientKind,
    query: Query,
}

/// Loaders that were found in a context, each with the way to it.
struct Found {
    loaders: Vec<(Vec<Rc<str>>, Rc<Loader>)>,
    /// So many values may be looked at still.
    left: usize,
}

/// What stands where in a file.
#[derive(Default)]
struct Places {
    calls: FxHashMap<TextRange, ExprId>,
    /// Functions that stand just where the field is given them, so that nobody else calls them, by the field's name.
    given: FxHashMap<TextRange, FunctionId>,
}

/// What is known of loaders that are ready, to be asked about one field after the other.
#[derive(Default)]
pub(super) struct Known {
    offered: Option<Rc<[Offered]>>,
    places: FxHashMap<UnitId, Rc<Places>>,
}

impl Judge<'_, '_> {
    /// The loader of the context that loads what the resolver of `field` asks for, if just one does.
    pub(super) fn ready_loader(&mut self, link: &Link, field: &Field, run: &Run) -> Option<ReadyLoader> {
        if link.framework != Framework::Maps || field.verdict != Verdict::PerItem {
            return None;
        }
        let access = only(&run.log)?;
        let Resolver::Function(value, _) = &link.resolver else { return None };
        let Kind::Function(function) = &value.kind else { return None };
        let (unit, function) = (function.unit, function.function);
        let is_here = access.place.unit == unit && access.calls.is_empty() && link.place.unit == unit;
        let offered = self.offered();
        if !is_here || !access.is_certain || !offered.iter().any(|it| it.kind == access.kind) {
            return None;
        }
        let code = self.eval.code(unit).filter(|it| !it.has_errors())?;
        let places = self.places(unit, &code);
        if places.given.get(&link.place.range) != Some(&function) {
            return None;
        }
        let asked = Query::of_one(&code, function, *places.calls.get(&access.place.range)?)?;
        let is_same = |it: &&Offered| it.kind == access.kind && it.query.is_of_same(&asked);
        let found: Vec<&Offered> = offered.iter().filter(is_same).collect();
        let first = found.first()?;
        if found.iter().any(|it| it.made != first.made) {
            return None;
        }
        let way = through::way(&code, function, &first.path, access.place.range)?;
        let call = format!("{}.load({})", way.loader, code.text(code.range(asked.value)));
        // `await db<Row>(…)`: to the grammar what is called is what was awaited.
        let is_awaited = code.text(access.place.range).starts_with("await ");
        let text = if is_awaited { format!("await {call}") } else { call.clone() };
        let mut edits = vec![(access.place.range, text)];
        edits.extend(way.edit);
        let (range, text) = joined(&code, edits)?;
        Some(ReadyLoader { loader: first.path.join("."), call, place: Place { unit, range }, text })
    }

    fn places(&mut self, unit: UnitId, code: &Code) -> Rc<Places> {
        let places = self.ready.places.entry(unit);
        Rc::clone(places.or_insert_with(|| Rc::new(Places::of(code))))
    }

    /// The loaders of the context of which it is known what they load.
    fn offered(&mut self) -> Rc<[Offered]> {
        if let Some(known) = &self.ready.offered {
            return Rc::clone(known);
        }
        let mut found = Found { loaders: Vec::new(), left: MOST };
        self.eval.start();
        let context = self.eval.context.clone();
        self.loaders_in(&context, &mut Vec::new(), &mut found);
        let mut loaders = found.loaders;
        loaders.sort_by_key(|(path, loader)| (path.len(), path.clone(), made(loader)));
        loaders.dedup_by_key(|(path, loader)| (path.clone(), made(loader)));
        let count = |of: &[Rc<str>]| loaders.iter().filter(|it| it.0 == of).count();
        let only = loaders.iter().filter(|it| count(&it.0) == 1);
        let offered = only.filter_map(|(path, loader)| {
            let (kind, query) = self.loads(loader)?;
            Some(Offered { path: path.clone(), made: made(loader), kind, query })
        });
        let offered: Rc<[Offered]> = offered.collect();
        self.ready.offered = Some(Rc::clone(&offered));
        offered
    }

    fn loaders_in(&mut self, value: &Value, path: &mut Vec<Rc<str>>, found: &mut Found) {
        if found.left == 0 {
            return;
        }
        found.left -= 1;
        match &value.kind {
            Kind::Client(client) if client.kind == ClientKind::Loader && client.member.is_none() => {
                // One that is there for longer than a request, or that joins nothing, is a fault of its own.
                let is_right = |it: &&Rc<Loader>| it.phase == Phase::Request && !it.is_alone;
                let loader = client.loader.as_ref().filter(is_right);
                found.loaders.extend(loader.map(|it| (path.clone(), Rc::clone(it))));
            }
            // One context may be told in several ways.
            Kind::OneOf(all) => all.iter().for_each(|it| self.loaders_in(it, path, found)),
            Kind::Object(_) if path.len() < DEPTH => {
                for (name, entry, _) in self.eval.entries_of(value) {
                    path.push(name);
                    self.loaders_in(&entry, path, found);
                    path.pop();
                }
            }
            _ => {}
        }
    }

    /// What a loader asks for, by all keys at once.
    fn loads(&mut self, loader: &Loader) -> Option<(ClientKind, Query)> {
        let Kind::Function(batch) = &loader.batch.kind else { return None };
        self.eval.start();
        self.eval.run_in(Phase::Resolve, batch, vec![Value::new(Kind::Keys)]);
        let log: Vec<Access> = std::mem::take(&mut self.eval.log);
        let access = only(&log)?;
        if access.of_parent || access.batched.is_some() || !access.is_certain {
            return None;
        }
        let code = self.eval.code(access.place.unit)?;
        let around = innermost(&code, access.place.range)?;
        let own = (batch.unit == access.place.unit).then_some(batch.function);
        let call = *self.places(access.place.unit, &code).calls.get(&access.place.range)?;
        let mut query = Query::of_all(&code, around, call)?;
        query.is_list = own.and_then(|it| gives_lists(&code, it)).or_else(|| gives_lists(&code, around))?;
        Some((access.kind, query))
    }
}

impl Places {
    fn of(code: &Code) -> Self {
        let mut places = Self::default();
        for (id, expr) in code.exprs() {
            match expr {
                Expr::Call { .. } => _ = places.calls.insert(code.range(id), id),
                Expr::Object(entries) => {
                    for entry in code.entries(entries).iter().filter(|it| it.kind == EntryKind::Plain) {
                        if let Expr::Function(function) = code.expr(entry.value) {
                            places.given.insert(entry.key, function);
                        }
                    }
                }
                _ => {}
            }
        }
        places
    }
}

fn made(loader: &Loader) -> Place {
    Place { unit: loader.unit, range: loader.place }
}

/// The only access that was made, be it in several ways: what a client is may be told by a type and by a value.
fn only(log: &[Access]) -> Option<&Access> {
    let (first, others) = log.split_first()?;
    let is_same = |it: &Access| {
        (it.place, it.kind, it.of_parent, it.batched, it.is_certain)
            == (first.place, first.kind, first.of_parent, first.batched, first.is_certain)
            && it.calls == first.calls
    };
    others.iter().all(is_same).then_some(first)
}

/// The innermost function around a place.
fn innermost(code: &Arc<Code>, range: TextRange) -> Option<FunctionId> {
    let around = code.functions().filter(|(_, it)| it.range.contains(range));
    around.min_by_key(|(_, it)| it.range.len()).map(|it| it.0)
}

/// All of `edits` as one: what goes, and what comes.
fn joined(code: &Code, mut edits: Vec<(TextRange, String)>) -> Option<(TextRange, String)> {
    edits.sort_by_key(|it| it.0.start);
    let (start, end) = (edits.first()?.0.start, edits.last()?.0.end);
    let mut text = String::new();
    let mut behind = start;
    for (range, new) in edits {
        if range.start < behind {
            return None;
        }
        text += code.text(TextRange::new(behind, range.start));
        text += &new;
        behind = range.end;
    }
    Some((TextRange::new(start, end), text))
}
