//! The list that an operation answers with.

use rustc_hash::FxHashMap;
use wirelint_model::{
    Collection, Contract, Field, Operation, Output, OutputId, Protocol, TypeId, TypeKind, Types, Used,
};

use crate::words;

/// How many fields an answer has at most that is there for the list in it.
const FIELDS: usize = 12;

/// Finds lists, looking at each answer once.
pub(crate) struct Collections<'c> {
    contract: &'c Contract,
    known: FxHashMap<OutputId, Option<Found<'c>>>,
}

/// A list in an answer.
#[derive(Clone, Copy)]
struct Found<'c> {
    field: Option<&'c Field>,
    list: TypeId,
}

impl<'c> Collections<'c> {
    pub(crate) fn new(contract: &'c Contract) -> Self {
        Self { contract, known: FxHashMap::default() }
    }

    /// The list that `operation` is there for: its answer is one, or holds one list of objects and little else.
    pub(crate) fn collection(&mut self, operation: &Operation) -> Option<Collection> {
        let observed = &self.contract.observed;
        if !matches!(&*operation.method, "GET" | "QUERY") {
            return None;
        }
        let answers = operation.outputs.iter().filter(|used| observed.output(used.id).status.is_success());
        for &used in answers {
            let find = || find(self.contract, observed.output(used.id));
            if let Some(found) = *self.known.entry(used.id).or_insert_with(find) {
                // One thing may hold a list as well.
                let is_one_thing = found.field.is_some() && operation.path.ends_with('}');
                return (!is_one_thing).then(|| self.of(operation, used, found));
            }
        }
        None
    }

    fn of(&self, operation: &Operation, output: Used<OutputId>, found: Found<'c>) -> Collection {
        let types = &self.contract.observed.types;
        let stated = operation.extensions.as_ref().and_then(|it| it.stated.bounded).map(|(bound, _)| bound);
        let by_schema = || {
            let members = types.composition(found.list).iter();
            members.filter_map(|&it| types.get(it).max_items).min().map(u64::from)
        };
        Collection {
            output,
            span: found.field.map(|it| it.span),
            field: found.field.map(|it| it.name.clone()),
            item: types.item(found.list).map(|it| node(types, found.field, it)),
            max_items: stated.or_else(by_schema),
        }
    }
}

fn find<'c>(contract: &'c Contract, output: &'c Output) -> Option<Found<'c>> {
    let types = &contract.observed.types;
    let ty =
        output.media.iter().filter(|media| media.is_document() && !media.items).find_map(|media| media.ty)?;
    if types.kind(ty) == TypeKind::List {
        return Some(Found { field: None, list: ty });
    }
    if contract.observed.protocol == Protocol::GraphQl {
        return page_list(types, ty).map(|field| Found { field: Some(field), list: field.ty });
    }
    let mut lists = Vec::new();
    for (count, field) in types.fields(ty).enumerate() {
        if count == FIELDS {
            return None;
        }
        let holds = types.item(field.ty).map(|item| types.kind(item));
        if types.kind(field.ty) == TypeKind::List && holds == Some(TypeKind::Object) {
            lists.push(field);
        }
    }
    match *lists {
        [field] => Some(Found { field: Some(field), list: field.ty }),
        _ => None,
    }
}

/// What one element of the list in `field` holds: behind an edge of a connection its node
/// (<https://relay.dev/graphql/connections.htm#sec-Edge-Types>).
fn node(types: &Types, field: Option<&Field>, item: TypeId) -> TypeId {
    let is_edges = field.is_some_and(|it| &*it.name == "edges");
    let node = || types.fields(item).take(FIELDS).find(|it| &*it.name == "node");
    if is_edges { node().map_or(item, |it| it.ty) } else { item }
}

/// The list of a page, where an object of GraphQL is one and no thing that has a list among other things: a connection, whose nodes count
/// rather than its edges, or a list with what is said of the page.
pub(crate) fn page_list(types: &Types, ty: TypeId) -> Option<&Field> {
    const ABOUT: [&str; 14] = [
        "pageinfo",
        "meta",
        "metadata",
        "pagination",
        "paging",
        "paginationinfo",
        "paginatorinfo",
        "page",
        "cursor",
        "cursors",
        "links",
        "aggregate",
        "facets",
        "filters",
    ];
    if types.kind(ty) != TypeKind::Object {
        return None;
    }
    let (mut edges, mut nodes, mut others) = (None, None, Vec::new());
    for (count, field) in types.fields(ty).enumerate() {
        let is_list = types.kind(field.ty) == TypeKind::List;
        let holds = types.item(field.ty).map(|item| types.kind(item));
        match &*field.name {
            _ if count == 2 * FIELDS => return None,
            "id" => return None,
            "edges" if is_list => edges = Some(field),
            "nodes" if is_list => nodes = Some(field),
            _ if is_list && matches!(holds, Some(TypeKind::Object)) => others.push(field),
            name if types.kind(field.ty) == TypeKind::Object
                && edges.is_none()
                && !ABOUT.iter().any(|it| words::is(name, it)) =>
            {
                return None;
            }
            _ => {}
        }
    }
    nodes.or(edges).or(match *others {
        [only] => Some(only),
        _ => None,
    })
}
