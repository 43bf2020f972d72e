//! What batch functions give: in the order of their keys, one for each, or as a query gives it.
//!
//! Followed is what a function returns, back to where it comes from: through names, `map`, `then` and functions of the project. What is not understood
//! on the way is left alone, so that whatever sorts or looks up is never reported.

mod java;

mod go;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use wirelint_source::TextRange;
use wirelint_source_code::code::{Binding, Choice, Code, Expr, ExprId, FunctionId, Many, Source, Step};
use wirelint_source_code::{Family, Language};

use super::made::Made;
use super::{Load, Misuse, MisuseKind, known};
use crate::catalogue::ClientKind;
use crate::eval::Eval;
use crate::judge::Confidence;
use crate::project::{Place, UnitId};
use crate::questions::Questions;
use crate::value::{Closure, Frame, Kind, Phase, Value};

/// How many functions are followed into one another.
const DEPTH: u32 = 6;
/// How many ways to one loader are followed.
const CALLS: usize = 8;
/// How many expressions are looked at for one batch function.
const STEPS: u32 = 2_000;
/// How many expressions are evaluated for that.
const EVALUATED: u32 = 20_000;

/// Words of a query that puts rows in the order of its keys, or gives one for each, in lower case.
const ORDERS: [&str; 20] = [
    "when(",
    "ordinality",
    "array_position",
    "field(",
    "'field'",
    "\"field\"",
    "idx(",
    "indexofarray",
    "unnest",
    "left join",
    "generate_series",
    "json_array_elements",
    "json_table",
    "openjson",
    "mget",
    "getall",
    "msearch",
    "case ",
    "orderbyraw",
    "unwind $",
];
/// Methods that are given a query as text.
const TEXTUAL: [&str; 13] = [
    "query",
    "any",
    "many",
    "manyOrNone",
    "execute",
    "all",
    "raw",
    "unsafe",
    "rawQuery",
    "queryRaw",
    "$queryRawUnsafe",
    "each",
    "run",
];
/// Properties of a response that hold its rows.
const ROWS: [&str; 9] = ["rows", "data", "items", "Items", "docs", "results", "hits", "records", "recordset"];
/// Methods that put something in another order, or anything into a list.
const CHANGES: [&str; 10] =
    ["sort", "reverse", "push", "unshift", "splice", "fill", "copyWithin", "append", "extend", "insert"];

/// How what is given relates to the keys.
#[derive(Clone, Debug)]
enum Order {
    /// One for each key, in their order; or the keys.
    Kept,
    /// As a query gives it.
    Rows(Rows),
    /// In the order of the keys, but not one for each.
    LeftOut,
    Unknown,
}

/// What a query gives.
#[derive(Clone, Debug)]
struct Rows {
    query: Place,
    what: String,
    is_certain: bool,
}

/// A function that is followed: what its names mean, and how what it is called with relates to the keys.
struct Activation {
    frame: Rc<Frame>,
    code: Arc<Code>,
    given: Vec<Order>,
    outer: Option<Rc<Activation>>,
    depth: u32,
}

/// Follows what batch functions return.
struct Follower<'q, 'e, 'p> {
    questions: &'q mut Questions<'e, 'p>,
    /// The lists that something changes: the name, and where.
    changed: FxHashMap<UnitId, Rc<[(TextRange, TextRange)]>>,
    steps: u32,
}

pub(super) fn find(
    questions: &mut Questions<'_, '_>,
    made: &[Made],
    loads: &[Load],
    found: &mut Vec<Misuse>,
) {
    let mut follower = Follower { questions, changed: FxHashMap::default(), steps: 0 };
    for it in made {
        // What a resolver has come to knows what the functions around it were called with.
        let mut batches: Vec<Value> = known(loads)
            .filter(|(_, loader)| it.is_of(loader))
            .map(|(_, loader)| loader.batch.clone())
            .collect();
        batches.truncate(CALLS);
        batches.extend(it.batch.clone().filter(|_| batches.is_empty()));
        if batches.is_empty()
            && let Some(batch) = it.handed.or_else(|| it.argument(0).filter(|_| !it.is_python()))
        {
            batches.push(follower.questions.value(it.unit, &it.code, batch));
        }
        if batches.is_empty() && it.is_python() {
            let made = follower.questions.value(it.unit, &it.code, it.expr);
            batches.extend(made.alternatives().into_iter().find_map(|it| match it.kind {
                Kind::Client(it) => it.loader.as_ref().map(|it| it.batch.clone()),
                _ => None,
            }));
        }
        for batch in batches {
            match it.code.language().family() {
                Family::Go => go::batch(follower.questions, it, &batch, found),
                _ => follower.batch(it, &batch, found),
            }
        }
    }
}

impl Follower<'_, '_, '_> {
    /// What the batch function of a loader gives.
    fn batch(&mut self, made: &Made, batch: &Value, found: &mut Vec<Misuse>) {
        // Of several functions it is not known which.
        let functions = batch.functions();
        let [function] = &*functions else { return };
        // Loaders of `graphql-batch` give nothing: they say for each key what it has.
        if let Some(code) = self.questions.eval.code(function.unit)
            && code.language().family() == Family::Ruby
            && code.function(function.function).name.is_none_or(|it| code.text(it) != "fetch")
        {
            return;
        }
        let steps = self.questions.begin(EVALUATED);
        self.steps = STEPS;
        let mut given = vec![Value::new(Kind::Keys)];
        given.extend(made.handed.map(|_| Value::new(Kind::Context)));
        let returned = self.returned(function, vec![Order::Kept], &given, None, 0);
        self.questions.end(steps);
        for (place, order) in returned {
            let here = (made.place(), "the loader is made here".to_owned());
            found.push(match order {
                Order::Rows(rows) => Misuse {
                    place,
                    kind: MisuseKind::OrderNotKept { what: rows.what, can_sort: made.handed.is_some() },
                    confidence: if rows.is_certain { Confidence::Certain } else { Confidence::Likely },
                    related: match place.unit == rows.query.unit && place.range.contains(rows.query.range) {
                        true => vec![here],
                        false => vec![(rows.query, "the rows come from here".to_owned()), here],
                    },
                },
                Order::LeftOut => Misuse {
                    place,
                    kind: MisuseKind::KeysLeftOut,
                    confidence: Confidence::Certain,
                    related: vec![here],
                },
                Order::Kept | Order::Unknown => continue,
            });
        }
    }

    /// What a function returns, with where: each `return` that is understood.
    fn returned(
        &mut self,
        closure: &Rc<Closure>,
        given: Vec<Order>,
        arguments: &[Value],
        outer: Option<&Rc<Activation>>,
        depth: u32,
    ) -> Vec<(Place, Order)> {
        let Some(code) = self.questions.eval.code(closure.unit).filter(|_| depth < DEPTH) else {
            return Vec::new();
        };
        let mut given = given;
        let arguments = match code.language() {
            // The receiver is a parameter like others.
            Language::Python => {
                let before = match closure.receiver.as_ref().map(|it| &it.kind) {
                    Some(Kind::Given(before)) => before.len(),
                    Some(_) => usize::from(code.function(closure.function).takes_receiver),
                    None => 0,
                };
                given.splice(0..0, std::iter::repeat_n(Order::Unknown, before));
                Eval::placed(&code, closure, arguments.to_vec())
            }
            _ => arguments.to_vec(),
        };
        let frame = self.questions.eval.frame(Frame {
            unit: closure.unit,
            function: closure.function,
            arguments,
            receiver: closure.receiver.clone().unwrap_or_else(Value::unknown),
            outer: Some(Rc::clone(&closure.frame)),
            phase: Phase::Request,
            depth,
            has_names: true,
            values: RefCell::default(),
            touched: RefCell::default(),
        });
        let returns: Vec<ExprId> = code.function(closure.function).returns.to_vec();
        let here =
            Rc::new(Activation { frame, code: Arc::clone(&code), given, outer: outer.cloned(), depth });
        let mut all = Vec::new();
        for it in returns {
            let place = Place { unit: closure.unit, range: code.range(it) };
            // Of several functions of which one is called, each says where it returns.
            match self.through(&here, it) {
                Some(inner) => all.extend(inner),
                None => {
                    let order = self.order(&here, it);
                    all.push((place, order));
                }
            }
        }
        all
    }

    /// What is returned by a callback of `then`, or by each of several functions, where that itself is what is returned.
    fn through(&mut self, here: &Rc<Activation>, id: ExprId) -> Option<Vec<(Place, Order)>> {
        self.steps = self.steps.checked_sub(1)?;
        let code = Arc::clone(&here.code);
        if code.language().family() == Family::Java {
            return self.through_java(here, id);
        }
        match code.expr(id) {
            Expr::Await(inner) => self.through(here, inner),
            Expr::Call { callee, arguments } => {
                let Expr::Member { object, .. } = code.expr(callee) else {
                    let functions = self.questions.eval.eval(&here.frame, callee).functions();
                    let given: Vec<ExprId> = code.several(arguments).collect();
                    let orders: Vec<Order> = given.iter().map(|it| self.order(here, *it)).collect();
                    let values: Vec<Value> =
                        given.iter().map(|it| self.questions.eval.eval(&here.frame, *it)).collect();
                    let each = functions
                        .iter()
                        .flat_map(|it| self.returned(it, orders.clone(), &values, None, here.depth + 1));
                    // A table of batch functions is asked for one by its name.
                    let is_table = matches!(code.expr(callee), Expr::Index { .. });
                    return (functions.len() > usize::from(!is_table)).then(|| each.collect());
                };
                match method(&code, callee) {
                    "then" if !arguments.is_empty() => {}
                    "catch" | "finally" => return self.through(here, object),
                    _ => return None,
                }
                let order = self.order(here, object);
                let first = code.several(arguments).next()?;
                let value = self.questions.eval.eval(&here.frame, first);
                let functions = value.functions();
                let [function] = &*functions else { return None };
                let is_here = Rc::ptr_eq(&function.frame, &here.frame);
                let outer = is_here.then_some(here);
                Some(self.returned(function, vec![order], &[Value::data()], outer, here.depth + 1))
            }
            _ => None,
        }
    }

    fn order(&mut self, here: &Rc<Activation>, id: ExprId) -> Order {
        let Some(left) = self.steps.checked_sub(1) else { return Order::Unknown };
        self.steps = left;
        let code = Arc::clone(&here.code);
        if code.language().family() == Family::Ruby {
            return self.order_in_ruby(here, id);
        }
        match code.expr(id) {
            Expr::Await(inner) => self.order(here, inner),
            Expr::Name => self.name(here, code.text(code.range(id))),
            Expr::Call { callee, arguments } => self.call(here, id, callee, arguments),
            Expr::Tagged { .. } => self.query(here, id),
            Expr::Member { object, name } => {
                let name = code.text(TextRange::new(name, code.range(id).end));
                match self.order(here, object) {
                    Order::Rows(it) if ROWS.contains(&name) => Order::Rows(it),
                    _ => Order::Unknown,
                }
            }
            Expr::Choice(parts) => {
                match (self.order(here, code.choice(parts).yes), self.order(here, code.choice(parts).no)) {
                    (Order::Rows(it), _) | (_, Order::Rows(it)) => Order::Rows(it),
                    (Order::Kept, Order::Kept) => Order::Kept,
                    _ => Order::Unknown,
                }
            }
            Expr::Both(_, value) => self.order(here, value),
            Expr::Comprehension { over, function } => self.comprehension(here, id, over, function),
            Expr::List(all) => match code.several(all).collect::<Vec<_>>()[..] {
                [only] => match code.expr(only) {
                    Expr::Spread(it) => self.order(here, it),
                    _ => Order::Unknown,
                },
                _ => Order::Unknown,
            },
            _ => Order::Unknown,
        }
    }

    /// `[f(it) for it in all if g(it)]`
    fn comprehension(
        &mut self,
        here: &Rc<Activation>,
        id: ExprId,
        over: ExprId,
        function: FunctionId,
    ) -> Order {
        let code = Arc::clone(&here.code);
        // A set and a dictionary have an order of their own, and of two loops one is the order.
        let function = code.function(function);
        let is_nested = function.bindings().iter().any(|it| matches!(it.source, Source::Element(_)));
        if is_nested || code.text(code.range(id)).starts_with('{') {
            return Order::Unknown;
        }
        let is_filtered = function.steps.len() > function.returns.len();
        match self.order(here, over) {
            Order::Kept if is_filtered => Order::LeftOut,
            it => it,
        }
    }

    /// A call of something that Python has without an import, or of what gives the rows that an answer has; `None` where it is neither.
    fn python_call(&mut self, here: &Rc<Activation>, callee: ExprId, given: &[ExprId]) -> Option<Order> {
        let code = Arc::clone(&here.code);
        if let Expr::Member { object, .. } = code.expr(callee) {
            return match (method(&code, callee), given) {
                ("all" | "scalars" | "unique" | "mappings" | "fetchall" | "to_list" | "tuples", [] | [_]) => {
                    Some(self.order(here, object)).filter(|it| !matches!(it, Order::Unknown))
                }
                ("gather", [one]) => match code.expr(*one) {
                    Expr::Spread(all) => Some(self.order(here, all)),
                    _ => None,
                },
                _ => None,
            };
        }
        let name = code.text(code.range(callee));
        if code.resolve(here.frame.function, name).is_some() {
            return None;
        }
        match (name, given) {
            ("list" | "tuple", [all]) | ("map", [_, all]) => Some(self.order(here, *all)),
            ("filter", [_, all]) => Some(match self.order(here, *all) {
                Order::Kept => Order::LeftOut,
                it => it,
            }),
            ("sorted" | "reversed" | "set" | "dict" | "zip" | "frozenset", _) => Some(Order::Unknown),
            _ => None,
        }
    }

    /// What a source of Ruby's `GraphQL::Dataloader` fetches.
    fn order_in_ruby(&mut self, here: &Rc<Activation>, id: ExprId) -> Order {
        let code = Arc::clone(&here.code);
        let (object, name) = match code.expr(id) {
            Expr::Name => {
                let name = code.text(code.range(id));
                return match code.resolve(here.frame.function, name) {
                    Some(_) => self.name(here, name),
                    None => Order::Unknown,
                };
            }
            Expr::Choice(parts) => {
                let Choice { yes, no, .. } = code.choice(parts);
                return match (self.order(here, yes), self.order(here, no)) {
                    (Order::Rows(it), _) | (_, Order::Rows(it)) => Order::Rows(it),
                    (Order::Kept, Order::Kept) => Order::Kept,
                    _ => Order::Unknown,
                };
            }
            Expr::Member { object, name } => (object, code.text(TextRange::new(name, code.range(id).end))),
            Expr::Call { callee, .. } => match code.expr(callee) {
                Expr::Member { object, name } => {
                    (object, code.text(TextRange::new(name, code.range(callee).end)))
                }
                _ => return Order::Unknown,
            },
            _ => return Order::Unknown,
        };
        // Rows by their ids come in the order of these, unless these were sorted: `User.find(ids.sort)`.
        if name == "find"
            && let Expr::Call { arguments, .. } = code.expr(id)
            && let [ids] = code.several(arguments).collect::<Vec<_>>()[..]
            && self.are_sorted_keys(here, ids)
            && let Kind::Class(unit, class) = self.questions.eval.eval(&here.frame, object).kind
            && self.questions.eval.mapper((unit, class)) == Some(crate::eval::ruby::Mapper::ActiveRecord)
        {
            let place = Place { unit: here.frame.unit, range: code.range(id) };
            return Order::Rows(Rows { query: place, what: shown_in_ruby(&code, id), is_certain: true });
        }
        match name {
            "to_a" | "load" | "records" | "map" | "collect" | "each" | "to_ary" | "freeze" => {
                match self.order(here, object) {
                    Order::Unknown => {}
                    it => return it,
                }
            }
            "select" | "filter" | "reject" | "compact" | "filter_map" => match self.order(here, object) {
                Order::Kept => return Order::LeftOut,
                Order::Unknown => {}
                it => return it,
            },
            // Rows by their ids come in the order of these.
            "in_order_of" | "find" | "index_by" | "group_by" | "sort_by" | "values_at" | "pluck"
            | "order" => {
                return Order::Unknown;
            }
            _ => {}
        }
        let value = self.questions.eval.eval(&here.frame, id);
        let Kind::Query(query) = &value.kind else { return Order::Unknown };
        let range = code.range(id);
        let text = code.text(range).to_lowercase();
        if ORDERS.iter().any(|it| text.contains(it)) || text.contains("order") {
            return Order::Unknown;
        }
        let place = Place { unit: here.frame.unit, range };
        Order::Rows(Rows { query: place, what: shown_in_ruby(&code, id), is_certain: query.is_certain })
    }

    /// Whether an expression of Ruby is the keys, sorted.
    fn are_sorted_keys(&mut self, here: &Rc<Activation>, id: ExprId) -> bool {
        let code = Arc::clone(&here.code);
        let mut at = id;
        let mut is_sorted = false;
        while let Expr::Member { object, name } = code.expr(at) {
            match code.text(TextRange::new(name, code.range(at).end)) {
                "sort" => is_sorted = true,
                "uniq" | "compact" | "to_a" => {}
                _ => return false,
            }
            at = object;
        }
        is_sorted && matches!(code.expr(at), Expr::Name) && matches!(self.order(here, at), Order::Kept)
    }

    fn name(&mut self, here: &Rc<Activation>, name: &str) -> Order {
        let code = Arc::clone(&here.code);
        let Some((owner, bindings)) = code.resolve(here.frame.function, name) else { return Order::Unknown };
        let mut at = Rc::clone(here);
        while at.frame.function != owner || at.frame.unit != here.frame.unit {
            match &at.outer {
                Some(outer) => at = Rc::clone(outer),
                None => return Order::Unknown,
            }
        }
        let [binding] = bindings else { return Order::Unknown };
        if self.is_changed(here.frame.unit, &code, owner, name) {
            return Order::Unknown;
        }
        let path: Vec<Step> = code.path(binding).collect();
        let order = match binding.source {
            Source::Param(number) => at.given.get(number as usize).cloned().unwrap_or(Order::Unknown),
            Source::Expr(it) => self.order(&at, it),
            _ => Order::Unknown,
        };
        match (order, &*path) {
            (order, []) => order,
            (Order::Rows(it), [Step::Property(name)]) if ROWS.contains(&code.text(*name)) => Order::Rows(it),
            // The rows, and what is known of them.
            (Order::Rows(it), [Step::Index(0)]) => Order::Rows(it),
            _ => Order::Unknown,
        }
    }

    /// Whether something in the function puts the list in another order or something into it.
    fn is_changed(&mut self, unit: UnitId, code: &Code, function: FunctionId, name: &str) -> bool {
        let known = self.changed.entry(unit).or_insert_with(|| {
            let changes = code.exprs().filter_map(|(id, it)| {
                let Expr::Call { callee, .. } = it else { return None };
                let Expr::Member { object, .. } = code.expr(callee) else { return None };
                let is_change = CHANGES.contains(&method(code, callee));
                (is_change && matches!(code.expr(object), Expr::Name))
                    .then(|| (code.range(object), code.range(id)))
            });
            changes.collect()
        });
        let within = code.function(function).range;
        known.iter().any(|it| code.text(it.0) == name && within.contains(it.1))
    }

    fn call(&mut self, here: &Rc<Activation>, id: ExprId, callee: ExprId, arguments: Many) -> Order {
        let code = Arc::clone(&here.code);
        let given: Vec<ExprId> = code.several(arguments).collect();
        if code.language().family() == Family::Java {
            return self.call_of_java(here, id, callee, &given);
        }
        if code.language() == Language::Python
            && let Some(order) = self.python_call(here, callee, &given)
        {
            return order;
        }
        if let Expr::Member { object, .. } = code.expr(callee) {
            let of = code.text(code.range(object));
            match (of, method(&code, callee), &*given) {
                ("Promise", "all" | "resolve", &[first])
                | ("Array", "from", &[first])
                | (_, "$transaction", &[first]) => {
                    return self.order(here, first);
                }
                (_, "map", [_, ..]) => match self.order(here, object) {
                    Order::Unknown => {}
                    it => return it,
                },
                (_, "flatMap" | "filter", [_, ..]) => match self.order(here, object) {
                    Order::Kept if method(&code, callee) == "filter" => return Order::LeftOut,
                    Order::Kept => return Order::Unknown,
                    Order::Unknown => {}
                    it => return it,
                },
                (_, "then", _) => {
                    let inner = self.through(here, id).unwrap_or_default();
                    let [(_, order)] = &*inner else { return Order::Unknown };
                    return order.clone();
                }
                (_, "catch" | "finally" | "slice", _) => return self.order(here, object),
                (_, "sort" | "toSorted" | "reverse" | "toReversed", _) => return Order::Unknown,
                _ => {}
            }
        }
        let function = self.questions.eval.eval(&here.frame, callee);
        let functions = function.functions();
        if let [function] = &*functions {
            let orders: Vec<Order> = given.iter().map(|it| self.order(here, *it)).collect();
            let values: Vec<Value> =
                given.iter().map(|it| self.questions.eval.eval(&here.frame, *it)).collect();
            let all = self.returned(function, orders, &values, None, here.depth + 1);
            let is_rows = |it: &&(Place, Order)| matches!(it.1, Order::Rows(_));
            return match all.iter().find(is_rows) {
                Some((_, it)) => it.clone(),
                None if !all.is_empty() && all.iter().all(|it| matches!(it.1, Order::Kept)) => Order::Kept,
                None => Order::Unknown,
            };
        }
        self.query(here, id)
    }

    /// What is asked for there, if it is a query whose rows come in any order.
    fn query(&mut self, here: &Rc<Activation>, id: ExprId) -> Order {
        let code = &here.code;
        let value = self.questions.eval.eval(&here.frame, id);
        let asked = value.alternatives().into_iter().find_map(|it| match it.kind {
            Kind::Client(it) if it.access.is_some() => Some((it.kind, it.is_certain)),
            Kind::Query(it) => Some((ClientKind::Database, it.is_certain)),
            _ => None,
        });
        let Some((kind, is_certain)) = asked else { return Order::Unknown };
        let is_certain = match kind {
            ClientKind::Database | ClientKind::Prisma | ClientKind::Mikro => is_certain,
            // Another service may have been made for this.
            ClientKind::Http | ClientKind::Rpc => false,
            ClientKind::Loader => return Order::Kept,
            ClientKind::Cache => return Order::Unknown,
        };
        let range = code.range(id);
        let orders = |text: &str| {
            let text = text.to_lowercase();
            ORDERS.iter().any(|it| text.contains(it))
        };
        // The query may have a name of its own.
        let named = |name: &str| {
            let Some((_, bindings)) = code.resolve(here.frame.function, name) else { return false };
            let says =
                |it: &Binding| matches!(it.source, Source::Expr(it) if orders(code.text(code.range(it))));
            bindings.iter().any(says)
        };
        if orders(code.text(range)) || super::function::names_in(code, id).any(named) {
            return Order::Unknown;
        }
        let (Expr::Call { callee, arguments } | Expr::Tagged { callee, holes: arguments }) = code.expr(id)
        else {
            return Order::Unknown;
        };
        // What a query says that stands elsewhere is read there, or not known.
        if matches!(code.expr(id), Expr::Call { .. })
            && TEXTUAL.contains(&method(code, callee))
            && let Some(first) = code.several(arguments).next()
            && matches!(
                code.expr(first),
                Expr::Name | Expr::Member { .. } | Expr::Index { .. } | Expr::Call { .. }
            )
        {
            let code = Arc::clone(code);
            match self.questions.eval.eval(&here.frame, first).text() {
                Some(text) if !orders(&text) => {}
                None if is_written_here(&code, here.frame.function, first) => {}
                _ => return Order::Unknown,
            }
        }
        let code = &here.code;
        let what = shown(code, callee);
        Order::Rows(Rows { query: Place { unit: here.frame.unit, range }, what, is_certain })
    }
}

/// Whether a query is the value of a name of the same file: its text, or what is made of that.
fn is_written_here(code: &Code, function: FunctionId, query: ExprId) -> bool {
    let Expr::Name = code.expr(query) else { return false };
    match code.resolve(function, code.text(code.range(query))) {
        Some((_, [only])) => match only.source {
            Source::Expr(it) => {
                !matches!(code.expr(it), Expr::Name | Expr::Member { .. } | Expr::Call { .. })
            }
            _ => false,
        },
        _ => false,
    }
}

/// What is called, without what it is chained to where that has arguments.
fn shown(code: &Code, callee: ExprId) -> String {
    let mut first = callee;
    let mut at = callee;
    loop {
        at = match code.expr(at) {
            Expr::Member { object, .. } => object,
            Expr::Call { callee, .. } => {
                first = callee;
                callee
            }
            _ => break,
        };
    }
    let text: String = code
        .text(code.range(first))
        .chars()
        .filter(|it| !it.is_whitespace() && !matches!(it, '!' | '?'))
        .collect();
    match text.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

/// The same in Ruby.
fn shown_in_ruby(code: &Code, id: ExprId) -> String {
    let callee = match code.expr(id) {
        Expr::Call { callee, .. } => callee,
        _ => id,
    };
    crate::eval::ruby::shown(code.text(code.range(callee)))
}

/// The name of the method that is called.
fn method(code: &Code, callee: ExprId) -> &str {
    match code.expr(callee) {
        Expr::Member { name, .. } => code.text(TextRange::new(name, code.range(callee).end)),
        _ => "",
    }
}
