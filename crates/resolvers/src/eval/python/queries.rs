//! Queries that ask when they are read: query sets and managers of Django's, and of mappers that are like it.

use wirelint_source_code::code::MemberKind;

use super::super::calls::{Site, without_arguments};
use super::super::*;
use crate::access::AccessId;
use crate::catalogue::ClientKind;
use crate::catalogue::python::{self as catalogue, OnQuery, on_query};
use crate::value::Query;

impl Eval<'_> {
    /// A call of a method of a query.
    pub(in super::super) fn query_call(
        &mut self,
        site: &Site,
        receiver: &Value,
        query: &Rc<Query>,
        name: &str,
        arguments: &[Value],
    ) -> Value {
        let depends = receiver.of_parent || arguments.iter().any(|it| it.of_parent);
        // What a manager makes of each query it makes of this one too.
        if query.made.is_none()
            && query.methods.is_some()
            && let Some(made) = self.making_queries(query)
        {
            self.ran.push(made);
        }
        // What overrides a method of every query ends with that.
        let is_of_all = matches!(
            name,
            "get"
                | "filter"
                | "exclude"
                | "all"
                | "first"
                | "last"
                | "count"
                | "exists"
                | "order_by"
                | "create"
        );
        if !is_of_all && let Some(method) = self.own_query_method(receiver, query, name) {
            return self.invoke(site, Some(receiver), &method, arguments);
        }
        let at = || Call {
            place: site.place(),
            what: without_arguments(site.code.text(site.code.range(site.callee))),
        };
        match on_query(name) {
            OnQuery::Asks => {
                self.note(at(), None, depends, query.is_certain, (None, query.part_of.clone()));
                Value::rows(query.row.filter(|_| gives_rows(name))).and(depends)
            }
            OnQuery::AsksOnce => {
                let relation = (query.relation.clone(), query.part_of.clone());
                self.note(at(), None, depends, query.is_certain, relation);
                Value::data().and(depends)
            }
            kind => {
                let is_all = matches!(name, "all" | "get_queryset" | "iterator");
                let relation = query.relation.clone().filter(|_| kind == OnQuery::Same && is_all);
                let made = match site.frame.phase == Phase::Resolve {
                    true => Some((at(), self.calls_now())),
                    false => None,
                };
                let row =
                    query.row.filter(|_| !matches!(name, "values" | "values_list" | "dates" | "datetimes"));
                let next = Query { relation, made, row, ..(**query).clone() };
                Value::new(Kind::Query(Rc::new(next))).and(depends)
            }
        }
    }

    /// A method that somebody has written for the queries of a class of rows.
    fn own_query_method(&mut self, receiver: &Value, query: &Query, name: &str) -> Option<Value> {
        let (unit, class) = query.methods?;
        for it in self.ancestors(unit, class).iter() {
            let super::Ancestor::Class(unit, class) = *it else { continue };
            if let Some(method) = self.own_member(unit, class, name, Some(receiver)) {
                return Some(method).filter(|it| matches!(it.kind, Kind::Function(_)));
            }
        }
        None
    }

    /// Somebody reads what the query gives.
    pub(in super::super) fn read_query(&mut self, query: &Query, of_parent: bool) {
        if self.now != Phase::Resolve {
            return;
        }
        if let Some((call, calls)) = query.made.clone() {
            let relation = (query.relation.clone(), query.part_of.clone());
            self.note(call, Some(calls), of_parent, query.is_certain, relation);
        }
    }

    /// A resolver gives this, and whoever called it reads it.
    pub(crate) fn read_result(&mut self, value: &Value) {
        let now = std::mem::replace(&mut self.now, Phase::Resolve);
        for it in value.alternatives() {
            match &it.kind {
                Kind::Query(query) => self.read_query(query, it.of_parent || value.of_parent),
                Kind::List(all) => {
                    for it in all.iter() {
                        if let Kind::Query(query) = &it.kind {
                            self.read_query(query, it.of_parent);
                        }
                    }
                }
                _ => {}
            }
        }
        self.now = now;
    }

    /// Notes a query at `call`, with the calls on the way there, or else those that are made now; and the relation that it reads, all of it or some.
    pub(in super::super) fn note(
        &mut self,
        call: Call,
        calls: Option<Vec<Call>>,
        of_parent: bool,
        is_certain: bool,
        (relation, part_of): (Option<Rc<str>>, Option<Rc<str>>),
    ) {
        if self.now != Phase::Resolve {
            return;
        }
        self.log.push(Access {
            place: call.place,
            what: call.what,
            kind: ClientKind::Database,
            of_parent,
            batched: None,
            is_certain: is_certain && self.guessing == 0,
            calls: calls.unwrap_or_else(|| self.calls_now()),
            depth: self.running.len(),
            relation,
            held: None,
            part_of,
            loader: None,
        });
    }

    /// A call of what an access has given, where that is data from then on.
    pub(in super::super) fn answered(
        &mut self,
        site: &Site,
        client: &Client,
        access: AccessId,
        depends: bool,
        arguments: &[Value],
    ) -> Option<Value> {
        let method = client.member.as_deref()?;
        if access.0 == u32::MAX || matches!(method, "then" | "catch") {
            return None;
        }
        let is_query = client.kind == ClientKind::Database;
        if is_query && !catalogue::gives_data(method) {
            return None;
        }
        self.run_callbacks(arguments, &Value::data().and(depends));
        // What is looked up in an answer is in memory; a query is asked only then.
        let row = client.row.filter(|_| !matches!(method, "count" | "exists" | "mappings" | "json" | "text"));
        if is_query && let Some(known) = self.log.get_mut(access.0 as usize) {
            if known.place.unit == site.frame.unit && site.range().contains(known.place.range) {
                known.place.range = site.range();
            }
            known.of_parent |= depends;
        }
        Some(Value::rows(row).and(depends))
    }

    /// Reads an attribute of a row, which asks for it where it is a relation that is loaded when it is read.
    pub(in super::super) fn read_of_row(
        &mut self,
        frame: &Rc<Frame>,
        code: &Arc<Code>,
        expr: ExprId,
        of: &Value,
        name: &str,
    ) {
        if frame.phase != Phase::Resolve {
            return;
        }
        for it in of.alternatives() {
            let Kind::Parent(parent) = &it.kind else { continue };
            let Some(row) = parent.row else { continue };
            let Some(relation) = self.relation(row, name) else {
                if self.python.defers && parent.path.is_empty() && self.is_column(row, name) {
                    let range = code.range(expr);
                    let call = Call { place: Place { unit: frame.unit, range }, what: what(code, expr) };
                    let calls = self.calls_now();
                    self.python.columns.push((name.into(), call, calls));
                }
                continue;
            };
            if !relation.is_lazy || relation.is_manager {
                continue;
            }
            let path = path_of(parent, name);
            self.note_read(frame, code, expr, path);
            if parent.held == 1
                && let Some(last) = self.log.last_mut()
            {
                last.held = parent.path.first().cloned();
            }
        }
    }

    /// Whether rows of the class have a column of that name, which is not what they are found by.
    fn is_column(&mut self, row: (UnitId, ClassId), name: &str) -> bool {
        for it in self.ancestors(row.0, row.1).iter() {
            let super::Ancestor::Class(unit, class) = *it else { continue };
            let Some(code) = self.code(unit) else { continue };
            let member = code.class(class).members.iter().find(|it| code.text(it.name) == name);
            let Some(member) = member else { continue };
            let MemberKind::Field(Some(value)) = member.kind else { return false };
            let Expr::Call { callee, .. } = code.expr(value) else { return false };
            let is_key = code.text(code.range(value)).contains("primary_key=True");
            return code.text(code.range(callee)).ends_with("Field") && !is_key;
        }
        false
    }

    /// Notes that a relation of the parent is read at an expression.
    pub(super) fn note_read(&mut self, frame: &Rc<Frame>, code: &Code, expr: ExprId, relation: Rc<str>) {
        let call =
            Call { place: Place { unit: frame.unit, range: code.range(expr) }, what: what(code, expr) };
        self.note(call, None, true, true, (Some(relation), None));
    }

    /// A member of the parent, where it is known of which class that is.
    pub(in super::super) fn row_member(&mut self, parent: &Rc<Parent>, name: &str) -> Option<Value> {
        let row = parent.row?;
        let path = || {
            let mut path = parent.path.clone();
            path.push(name.into());
            path
        };
        // `await row.awaitable_attrs.author`
        if name == "awaitable_attrs" {
            return Some(Value::new(Kind::Parent(Rc::clone(parent))));
        }
        if let Some(relation_of) = self.relation(row, name) {
            if relation_of.is_manager {
                let relation = Some(path_of(parent, name));
                let part_of = relation.clone();
                let row = relation_of.row;
                let manager = row.map(|it| self.member_of_python_class(it.0, it.1, "objects"));
                let methods = match manager.map(|it| it.kind) {
                    Some(Kind::Query(it)) => it.methods,
                    _ => None,
                };
                let query = Query { relation, part_of, methods, is_certain: true, row, ..Query::default() };
                return Some(Value::new(Kind::Query(Rc::new(query))));
            }
            return Some(Value::new(Kind::Parent(Rc::new(Parent {
                path: path(),
                ty: None,
                row: relation_of.row,
                held: parent.held,
            }))));
        }
        let whole = Value::new(Kind::Parent(Rc::clone(parent))).and(true);
        for it in self.ancestors(row.0, row.1).iter() {
            let super::Ancestor::Class(unit, class) = *it else { continue };
            let code = self.code(unit)?;
            let member =
                code.class(class).members.iter().rev().find(|it| code.text(it.name) == name).copied();
            let Some(member) = member else { continue };
            if !matches!(member.kind, MemberKind::Field(_)) {
                return self.own_member(unit, class, name, Some(&whole));
            }
            let typed = member.ty.map(|it| self.of_type(unit, it));
            let mut row = None;
            for it in typed.iter().flat_map(Value::alternatives) {
                match it.kind {
                    Kind::Instance(it) => row = row.or(Some((it.unit, it.class))),
                    Kind::Client(client) => return Some(Value::new(Kind::Client(client))),
                    _ => {}
                }
            }
            // A row that something else holds: its relations are none of the parent's own.
            let models = self.models();
            let is_row = |it: (UnitId, ClassId)| models.is_model(it.0, it.1);
            let path = path();
            let is_held = row.is_some_and(is_row) && !parent.row.is_some_and(is_row);
            let held = if is_held { path.len() } else { parent.held };
            return Some(Value::new(Kind::Parent(Rc::new(Parent { path, ty: None, row, held }))));
        }
        None
    }
}

/// Whether what a method of a query gives is rows, or one of them.
fn gives_rows(method: &str) -> bool {
    let method = method.strip_prefix('a').filter(|it| *it != "ggregate").unwrap_or(method);
    matches!(
        method,
        "get"
            | "first"
            | "last"
            | "latest"
            | "earliest"
            | "in_bulk"
            | "create"
            | "get_or_none"
            | "one"
            | "one_or_none"
            | "scalar"
            | "fetchone"
            | "fetchall"
    )
}

/// The path to a member of something of the parent, from the row that has the relations.
pub(super) fn path_of(parent: &Parent, name: &str) -> Rc<str> {
    let mut all: Vec<&str> = parent.path.iter().skip(parent.held).map(|it| &**it).collect();
    all.push(name);
    all.join("__").into()
}

/// An expression as it is written, but for breaks of lines.
fn what(code: &Code, expr: ExprId) -> String {
    without_arguments(code.text(code.range(expr)))
}
