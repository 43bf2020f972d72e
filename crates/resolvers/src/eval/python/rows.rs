//! Rows of which it is known of which class they are: what queries give, and what is reached from there.

use wirelint_source_code::code::{MemberKind, Type};

use super::super::*;
use super::plain_arguments;
use crate::value::Query;

/// A class: the file and its number.
type ClassOf = (UnitId, ClassId);

/// Methods of statements and of what a query has given that are about the same rows.
const SAME: [&str; 34] = [
    "where",
    "filter",
    "filter_by",
    "options",
    "order_by",
    "limit",
    "offset",
    "join",
    "outerjoin",
    "distinct",
    "group_by",
    "having",
    "with_for_update",
    "execution_options",
    "select_from",
    "correlate",
    "prefix_with",
    "unique",
    "all",
    "first",
    "one",
    "one_or_none",
    "scalar",
    "scalars",
    "scalar_one",
    "scalar_one_or_none",
    "fetchone",
    "fetchall",
    "fetchmany",
    "to_list",
    "get",
    "pop",
    "popleft",
    "copy",
];
/// Types that are several of something, or something later.
const AROUND: [&str; 22] = [
    "list",
    "List",
    "Sequence",
    "Iterable",
    "Iterator",
    "Collection",
    "set",
    "Set",
    "frozenset",
    "FrozenSet",
    "tuple",
    "Tuple",
    "Optional",
    "Awaitable",
    "Coroutine",
    "AsyncIterator",
    "AsyncIterable",
    "AsyncGenerator",
    "Generator",
    "QuerySet",
    "Promise",
    "Annotated",
];
/// How deep types nest in one another.
const DEPTH: u32 = 6;

impl Eval<'_> {
    /// The class of rows that a call asks a client for: what it is given first, or what the client was asked for before.
    pub(in super::super) fn rows_asked(&mut self, client: &Client, arguments: &[Value]) -> Option<ClassOf> {
        let mut plain = plain_arguments(arguments);
        let first = plain.next();
        // Several are asked for as pairs.
        let is_alone = !matches!(plain.next().map(|it| &it.kind), Some(Kind::Class(..)));
        let asked = first.filter(|_| is_alone).and_then(|it| self.row_named(it));
        asked.or(client.row)
    }

    /// The class of rows that a value is, or that it gives.
    pub(in super::super) fn row_named(&mut self, value: &Value) -> Option<ClassOf> {
        value.alternatives().iter().find_map(|it| match &it.kind {
            Kind::Class(unit, class) => self.models().is_model(*unit, *class).then_some((*unit, *class)),
            Kind::Rows(unit, class) => Some((*unit, *class)),
            Kind::Query(query) => query.row,
            Kind::Client(client) if client.access.is_some() => client.row,
            _ => None,
        })
    }

    /// The same answer, of which it is known what rows it has.
    pub(in super::super) fn of_rows(value: &Value, row: Option<ClassOf>) -> Value {
        let Kind::Client(client) = &value.kind else { return value.clone() };
        let client = Client {
            kind: client.kind,
            member: client.member.clone(),
            access: client.access,
            loader: client.loader.clone(),
            is_certain: client.is_certain,
            row,
        };
        Value::new(Kind::Client(Rc::new(client))).and(value.of_parent)
    }

    /// What a class of rows asks with: the same client, for its rows.
    pub(super) fn asking_for(value: Value, row: ClassOf) -> Value {
        match &value.kind {
            Kind::Client(_) => Self::of_rows(&value, Some(row)),
            Kind::Query(query) => {
                let query = Query { row: query.row.or(Some(row)), ..(**query).clone() };
                Value::new(Kind::Query(Rc::new(query))).and(value.of_parent)
            }
            _ => value,
        }
    }

    /// The function of its manager that makes the queries for rows of a class, where somebody has written one.
    pub(crate) fn queries_of(&mut self, row: ClassOf) -> Option<(UnitId, FunctionId)> {
        let manager = self.member_of_python_class(row.0, row.1, "objects");
        let Kind::Query(query) = &manager.kind else { return None };
        self.making_queries(query)
    }

    /// The same of a manager.
    pub(super) fn making_queries(&mut self, manager: &Query) -> Option<(UnitId, FunctionId)> {
        let (unit, class) = manager.methods?;
        for it in self.ancestors(unit, class).iter() {
            let super::Ancestor::Class(unit, class) = *it else { continue };
            let code = self.code(unit)?;
            let own = code.class(class).members.iter().find(|it| code.text(it.name) == "get_queryset");
            if let Some(MemberKind::Method(function)) = own.map(|it| it.kind) {
                return Some((unit, function));
            }
        }
        None
    }

    /// A member of rows that are in memory: what a relation leads to, or data.
    pub(in super::super) fn member_of_rows(&mut self, row: ClassOf, name: &str) -> Value {
        let target = self.relation(row, name).and_then(|it| it.row);
        Value::rows(target)
    }

    /// What a method of rows gives that is about the same rows; of a statement too.
    pub(super) fn method_of_rows(receiver: &Value, name: &str) -> Option<Value> {
        let is_same = matches!(receiver.kind, Kind::Rows(..)) && SAME.contains(&name);
        is_same.then(|| receiver.clone())
    }

    /// What an annotation says that a function gives, where that is rows.
    pub(crate) fn rows_of_annotation(&mut self, unit: UnitId, ty: TypeId) -> Option<ClassOf> {
        let code = self.code(unit)?;
        let mut at = ty;
        for _ in 0..DEPTH {
            match code.ty(at) {
                Type::List(inner) => at = inner,
                Type::Several(all) => {
                    at = code.several_types(all).find(
                        |it| !matches!(code.ty(*it), Type::Named(range, _) if code.text(range) == "None"),
                    )?;
                }
                Type::Named(range, arguments) => {
                    let name = code.text(range);
                    let last = name.rsplit('.').next().unwrap_or(name);
                    if AROUND.contains(&last) {
                        // What a coroutine gives is its last.
                        let mut all = code.several_types(arguments);
                        at = if last == "Coroutine" { all.last()? } else { all.next()? };
                        continue;
                    }
                    let module = self.module(unit);
                    let mut names = name.split('.');
                    let mut value = self.name(&module, names.next()?);
                    for it in names {
                        value = self.member(&value, it);
                    }
                    return value.alternatives().iter().find_map(|it| match it.kind {
                        Kind::Class(unit, class) if self.models().is_model(unit, class) => {
                            Some((unit, class))
                        }
                        _ => None,
                    });
                }
                _ => return None,
            }
        }
        None
    }

    /// What a function has given of which not even that is known, as it says itself.
    pub(in super::super) fn as_annotated(&mut self, unit: UnitId, ty: TypeId, value: Value) -> Value {
        let is_open = match &value.kind {
            Kind::Data | Kind::Unknown(_) => true,
            Kind::External(it) => matches!(**it, External::Called(_)),
            Kind::Client(client) => client.access.is_some() && client.row.is_none(),
            _ => false,
        };
        let Some(row) = Some(ty).filter(|_| is_open).and_then(|it| self.rows_of_annotation(unit, it)) else {
            return value;
        };
        match value.kind {
            Kind::Client(_) => Self::of_rows(&value, Some(row)),
            _ => Value::rows(Some(row)).and(value.of_parent),
        }
    }

    /// `await it`: a query is asked, and so is a relation of a mapper that gives a promise of it.
    pub(in super::super) fn wait_for(
        &mut self,
        frame: &Rc<Frame>,
        code: &Arc<Code>,
        awaited: ExprId,
        value: &Value,
    ) {
        if frame.phase != Phase::Resolve {
            return;
        }
        if let Kind::Query(query) = &value.kind {
            let query = Rc::clone(query);
            if query.made.is_some() {
                self.read_query(&query, value.of_parent);
            } else if let Some(relation) = query.relation.clone() {
                self.note_read(frame, code, awaited, relation);
            }
        }
        let Expr::Member { object, name } = code.expr(awaited) else { return };
        let of = self.eval(frame, object);
        let name = code.text(TextRange::new(name, code.range(awaited).end));
        for it in of.alternatives() {
            let Kind::Parent(parent) = &it.kind else { continue };
            let Some(row) = parent.row else { continue };
            let is_promise = self.relation(row, name).is_some_and(|it| it.is_promise && !it.is_manager);
            if is_promise {
                let relation = super::queries::path_of(parent, name);
                self.note_read(frame, code, awaited, relation);
            }
        }
    }

    /// The classes of what a resolver has given, as far as they are known.
    pub(crate) fn classes_of(value: &Value) -> Vec<ClassOf> {
        fn collect(value: &Value, depth: u32, found: &mut Vec<ClassOf>) {
            let class = match &value.kind {
                Kind::Rows(unit, class) => Some((*unit, *class)),
                Kind::Instance(it) => Some((it.unit, it.class)),
                Kind::Query(it) => it.row,
                Kind::Client(it) if it.access.is_some() => it.row,
                Kind::Parent(it) if !it.path.is_empty() => it.row,
                Kind::Named(it) if depth > 0 => return collect(&it.1, depth - 1, found),
                Kind::List(all) | Kind::OneOf(all) if depth > 0 => {
                    for it in all.iter() {
                        collect(it, depth - 1, found);
                    }
                    return;
                }
                _ => None,
            };
            found.extend(class.filter(|it| !found.contains(it)));
        }
        let mut found = Vec::new();
        collect(value, 4, &mut found);
        found
    }
}
