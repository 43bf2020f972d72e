//! `n-plus-one/no-batch-get`

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{
    Contract, Field, InputId, Interaction, Operation, OperationId, Place, Role, Rpc, TypeId, TypeKind,
};

use crate::Visit;
use crate::names::{asks_for_more, normal, singular};
use crate::paths::{LazyPaths, Paths, parent, shape};

declare_rule! {
    /// ## What it checks
    ///
    /// Where the elements of a list name another thing by its id (`customer_id`) and that thing can be read by its id (`GET /customers/{id}`), several of them can
    /// be read at once: `GET /customers?ids=…`, `/customers:batchGet`, a search, or the list itself gives more of them (`expand=customer`).
    ///
    /// Of gRPC methods that is said of things that have no list: `GetCustomer`, and neither `BatchGetCustomers` nor `ListCustomers`.
    ///
    /// One finding for each thing, however many lists name it. It is silent where all elements name the same one, where the element has more of it than
    /// the id, where all of them come at once, and where one operation reads whatever is asked for (`/graphql`, `/query`, `/batch`).
    ///
    /// Not for GraphQL: one request can ask for many; what each of them costs is `n-plus-one/query-operation`.
    ///
    /// ## Why it matters
    ///
    /// Who shows a page of a hundred orders with the names of their customers makes a hundred and one calls: a hundred times the latency, and
    /// a hundred chances that one of them fails or is throttled.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /orders:
    ///     get:
    ///       responses:
    ///         '200':
    ///           description: Orders
    ///           content:
    ///             application/json:
    ///               schema: { type: array, maxItems: 100, items: { type: object, properties: { id: { type: string }, customer_id: { type: string } } } }
    ///   /customers/{id}:
    ///     get:
    ///       parameters:
    ///         - { name: id, in: path, required: true, schema: { type: string } }
    ///       responses:
    ///         '200': { description: A customer, content: { application/json: { schema: { type: object, properties: { name: { type: string } } } } } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /orders:
    ///     get:
    ///       responses:
    ///         '200':
    ///           description: Orders
    ///           content:
    ///             application/json:
    ///               schema: { type: array, maxItems: 100, items: { type: object, properties: { id: { type: string }, customer_id: { type: string } } } }
    ///   /customers:
    ///     get:
    ///       parameters:
    ///         - { name: ids, in: query, required: true, schema: { type: array, maxItems: 100, items: { type: string } } }
    ///       responses:
    ///         '200': { description: Customers, content: { application/json: { schema: { type: array, maxItems: 100, items: { type: object, properties: { name: { type: string } } } } } } }
    ///   /customers/{id}:
    ///     get:
    ///       parameters:
    ///         - { name: id, in: path, required: true, schema: { type: string } }
    ///       responses:
    ///         '200': { description: A customer, content: { application/json: { schema: { type: object, properties: { name: { type: string } } } } } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Shop {
    ///   rpc ListOrders(ListOrdersRequest) returns (ListOrdersResponse);
    ///   rpc GetCustomer(GetCustomerRequest) returns (Customer);
    /// }
    /// message ListOrdersRequest { string page_token = 1; }
    /// message ListOrdersResponse {
    ///   repeated Order orders = 1;
    ///   string next_page_token = 2;
    /// }
    /// message Order {
    ///   string id = 1;
    ///   string customer_id = 2;
    /// }
    /// message GetCustomerRequest { string customer_id = 1; }
    /// message Customer {
    ///   string id = 1;
    ///   string email = 2;
    /// }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Shop {
    ///   rpc ListOrders(ListOrdersRequest) returns (ListOrdersResponse);
    ///   rpc GetCustomer(GetCustomerRequest) returns (Customer);
    ///   rpc BatchGetCustomers(BatchGetCustomersRequest) returns (BatchGetCustomersResponse);
    /// }
    /// message ListOrdersRequest { string page_token = 1; }
    /// message ListOrdersResponse {
    ///   repeated Order orders = 1;
    ///   string next_page_token = 2;
    /// }
    /// message Order {
    ///   string id = 1;
    ///   string customer_id = 2;
    /// }
    /// message GetCustomerRequest { string customer_id = 1; }
    /// message BatchGetCustomersRequest {
    ///   // At most 100.
    ///   repeated string customer_ids = 1;
    /// }
    /// message BatchGetCustomersResponse { repeated Customer customers = 1; }
    /// message Customer {
    ///   string id = 1;
    ///   string email = 2;
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: what callers need is not known here.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 98 findings in 51 descriptions of 35 publishers (0.08 per 100 operations). 43 were judged, 12 of them
    /// by a second reader too: 26 right. Where it is wrong, a caller has few of the things, one page of their list has all, or all elements name the same one, which no contract says; so it
    /// is `info`.
    ///
    /// On googleapis and temporal (12,478 gRPC methods): 2 findings, both wrong, as the elements have what callers show of the thing.
    /// With lists of the thing counted as no way to read several there were 10, none right; with references to resources (`google.api.resource_reference`) taken for ids, 114, of which
    /// none of 20 was right: what they name is configuration of which a project has few.
    ///
    /// ## References
    ///
    /// - AIP-231 (batch methods: Get), Zalando RESTful API guidelines, rule 158 (embedding of sub-resources)
    pub(crate) static NO_BATCH_GET: Visit = {
        id: "n-plus-one/no-batch-get",
        summary: "what the elements of a list name by id can be read at once",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf],
        visit: Visit::Paths(check),
    }
}

/// Things that a caller mostly has one of, which all elements of a list then name.
const OWN: [&str; 20] = [
    "account",
    "organization",
    "organisation",
    "org",
    "tenant",
    "company",
    "workspace",
    "project",
    "team",
    "store",
    "shop",
    "site",
    "client",
    "app",
    "application",
    "merchant",
    "owner",
    "internal",
    "external",
    "subscription",
];

/// How many lists are named in one finding.
const SHOWN: usize = 4;

/// A field of a list's elements that names a thing, and the list.
struct Mention<'c> {
    field: &'c Field,
    list: &'c Operation,
}

fn check(ctx: &mut Context<'_>, contract: &Contract, paths: &LazyPaths<'_>) {
    let things = Things::new(contract);
    if things.by_noun.is_empty() || reads_anything(contract) {
        return;
    }
    // Many lists have the same elements.
    let mut known: FxHashMap<TypeId, Vec<(&Field, &str)>> = FxHashMap::default();
    let mut found: BTreeMap<OperationId, Vec<Mention<'_>>> = BTreeMap::new();
    for call in &contract.interactions {
        let list = contract.operation(call);
        let Some(item) = call.collection.as_ref().and_then(|it| it.item) else { continue };
        let item = contract.observed.types.definition(item);
        let named = known.entry(item).or_insert_with(|| things.named_by(item));
        if list.role == Role::CalledBack || named.is_empty() || can_ask_for_more(contract, list) {
            continue;
        }
        let (path, segments, given) = (shape(&list.path), nouns(&list.path), given(contract, list));
        for &(field, noun) in &*named {
            let one = things.by_noun[noun];
            let one_path = shape(&contract.operation(one).path);
            // All elements name the one that the path names, or are what is read there.
            let is_below = path.starts_with(&*one_path) || parent(&one_path) == Some(&path);
            let name = normal(&field.name);
            let is_given = given.iter().any(|it| it.ends_with(&*name));
            if !is_below && !is_given && !segments.iter().any(|it| it == noun) {
                found.entry(one.operation).or_default().push(Mention { field, list });
            }
        }
    }
    if found.is_empty() {
        return;
    }
    let several = several(contract);
    let paths = paths.made();
    for (one, mentions) in found {
        let one = &contract.observed.operations[one.0 as usize];
        let noun = noun_of(&one.path).unwrap_or_default();
        if !several.contains(&noun) && !come_together(contract, paths, one, &noun) {
            report(ctx, one, &mentions);
        }
    }
}

fn report(ctx: &mut Context<'_>, one: &Operation, mentions: &[Mention<'_>]) {
    let Some(first) = mentions.first() else { return };
    let what = match mentions {
        [only] => format!(
            "the `{}` of each element of `{}` is looked up by a call of its own",
            only.field.name, only.list.name
        ),
        _ => format!(
            "the `{}` of each element of {} lists is looked up by a call of its own",
            first.field.name,
            mentions.len()
        ),
    };
    let mut report = ctx
        .report(one.span, what)
        .label("reads one at a time")
        .help("let callers read several at once (a list of ids, or a batch), or let lists give more than the id: a hundred elements are a hundred more calls");
    report = report.used_by(&one.name, one.span);
    for it in mentions.iter().take(SHOWN) {
        report = report.related(it.field.span, format!("named by `{}`", it.list.name));
    }
}

/// The things that can be read by their ids.
struct Things<'c> {
    contract: &'c Contract,
    by_noun: FxHashMap<String, &'c Interaction>,
}

impl<'c> Things<'c> {
    fn new(contract: &'c Contract) -> Self {
        let mut by_noun: FxHashMap<String, &Interaction> = FxHashMap::default();
        for call in &contract.interactions {
            let operation = contract.operation(call);
            let is_read = &*operation.method == "GET" && operation.role == Role::Served;
            // More than one parameter: the id alone does not lead there.
            // What comes in pages is several things, whatever its path.
            let is_several =
                call.collection.is_some() || !call.page.sizes.is_empty() || call.page.next.is_some();
            if !is_read || is_several || !is_by_one(operation) {
                continue;
            }
            if let Some(noun) =
                noun_of(&operation.path).filter(|it| !OWN.contains(&&**it) && is_by_id(&operation.path, it))
            {
                by_noun.entry(noun).or_insert(call);
            }
        }
        Self { contract, by_noun }
    }

    /// The fields of `item` that have the id of a thing of which the item has nothing else.
    fn named_by(&self, item: TypeId) -> Vec<(&'c Field, &str)> {
        let types = &self.contract.observed.types;
        let mut named: Vec<(&Field, &str)> = Vec::new();
        // Few items name a thing, and only theirs are compared.
        let mut names: Option<BTreeSet<String>> = None;
        for field in types.fields(item) {
            let is_id = |it: &str| it.len() > 2 && it[it.len() - 2..].eq_ignore_ascii_case("id");
            let is_one = !matches!(types.kind(field.ty), TypeKind::List | TypeKind::Object);
            if !field.name.is_ascii() || !is_id(&field.name) || !is_one {
                continue;
            }
            let name = normal(&field.name);
            let stem = name.strip_suffix("uuid").or(name.strip_suffix("id")).unwrap_or_default();
            let Some((noun, _)) = self.by_noun.get_key_value(stem) else { continue };
            // The thing itself, or its name, is there as well.
            let all = || types.fields(item).map(|it| normal(&it.name)).collect();
            let names = names.get_or_insert_with(all);
            let about = names.range(stem.to_owned()..).take_while(|it| it.starts_with(stem));
            let more = about.take(2).any(|it| *it != name);
            // Several variants of an element may have it.
            if !more && named.iter().all(|(_, it)| *it != &**noun) {
                named.push((field, &**noun));
            }
        }
        named
    }
}

/// Whether one value leads there: the one parameter of a path, or the one name that a method has in its path, however many names that is
/// made of (`{name=projects/*/customers/*}`, AIP-122).
fn is_by_one(operation: &Operation) -> bool {
    match operation.rpc.as_ref().and_then(|it| it.rules.first()) {
        Some(rule) => Rpc::variables(&rule.path).count() == 1,
        None => operation.path.matches('{').count() == 1,
    }
}

/// What the last name of `/customers/{id}` calls one of them.
fn noun_of(path: &str) -> Option<String> {
    let path = path.trim_end_matches('/');
    let (all, one) = path.rsplit_once('/')?;
    let name = all.rsplit('/').next()?;
    let is_parameter = one.starts_with('{') && one.ends_with('}') && one.matches('{').count() == 1;
    (is_parameter && !name.contains('{')).then(|| singular(&normal(name)))
}

/// Whether the parameter that ends the path is an id of anybody's `noun`, and not only of the caller's own: `/customers/{customer_id}`, but neither
/// `/files/{path}` nor `/user/keys/{id}`.
fn is_by_id(path: &str, noun: &str) -> bool {
    const SELF: [&str; 8] = ["user", "me", "my", "self", "app", "admin", "account", "current"];
    let parameter = path.rsplit_once('{').map_or("", |(_, name)| name.trim_end_matches(['}', '/']));
    let name = normal(parameter);
    let is_id = name.ends_with("id") || name.ends_with("identifier") || name.ends_with("key") || name == noun;
    is_id && !path.split('/').any(|it| SELF.contains(&it))
}

fn nouns(path: &str) -> Vec<String> {
    // AWS tells operations of one path apart behind a `#`.
    let path = path.split('#').next().unwrap_or_default();
    let names = path.split('/').filter(|it| !it.is_empty() && !it.contains('{'));
    names.map(|it| singular(&normal(it))).collect()
}

/// Whether one operation reads whatever a caller asks for: `/graphql`, `/query`, `/$batch`.
fn reads_anything(contract: &Contract) -> bool {
    contract.interactions.iter().map(|call| contract.operation(call)).any(|operation| {
        let last = operation.path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        &*operation.method == "POST" && ["graphql", "query", "batch", "$batch", "soql"].contains(&last)
    })
}

/// The inputs by which a caller says of which things it wants the list.
fn given(contract: &Contract, list: &Operation) -> Vec<String> {
    let inputs = list.inputs.iter().map(|used| contract.observed.input(used.id));
    inputs.filter(|it| it.required || it.place == Place::Path).map(|it| normal(&it.name)).collect()
}

/// The nouns of operations that give several things of which the caller says which ones: `/customers:batchGet`, `searchCustomers`.
fn several(contract: &Contract) -> FxHashSet<String> {
    const SEVERAL: [&str; 8] = ["batch", "bulk", "multi", "search", "query", "lookup", "mget", "list"];
    let mut several = FxHashSet::default();
    for call in &contract.interactions {
        let operation = contract.operation(call);
        let names = nouns(&operation.path.replace(':', "/"));
        let is = |name: &str| SEVERAL.iter().any(|it| name.contains(it));
        // Whatever reads a list is called one; what a path is called is more.
        let by_name =
            &*operation.method == "POST" && operation.id.as_deref().is_some_and(|id| is(&normal(id)));
        let by_path = matches!(&*operation.method, "POST" | "GET") && names.iter().any(|it| is(it));
        if operation.role == Role::Served && (by_name || by_path) {
            several.extend(names);
        }
    }
    several
}

/// Whether the list of all things gives those that the caller names, or all at once.
fn come_together(contract: &Contract, paths: Paths<'_>, one: &Operation, noun: &str) -> bool {
    // The parameter itself may take several.
    let by_several = one.inputs.iter().map(|used| contract.observed.input(used.id)).any(|it| {
        it.place == Place::Path
            && (normal(&it.name).ends_with("ids") || it.description.to_ascii_lowercase().contains("comma"))
    });
    let one_path = shape(&one.path);
    let all = parent(&one_path).and_then(|all| paths.get("GET", all));
    // Methods are for programs, and these read what there is of something to its end as well.
    let by_list = one.rpc.is_some() && all.is_some();
    by_several
        || by_list
        || one.inputs_unknown
        || all.is_some_and(|all| {
            let operation = contract.operation(all);
            let pages = all.page.resumable || !all.page.sizes.is_empty();
            let chooses = operation.inputs.iter().any(|used| names_several(contract, used.id, noun));
            all.collection.is_none() || !pages || chooses || operation.inputs_unknown
        })
}

/// Whether an input lets a caller say which things it wants: `ids`, `id[]`, `id__in`, `customer_id` of customers, `filter`.
fn names_several(contract: &Contract, id: InputId, noun: &str) -> bool {
    const FILTERS: [&str; 9] =
        ["filter", "where", "query", "search", "q", "criteria", "expression", "jql", "conditions"];
    let input = contract.observed.input(id);
    let name = normal(&input.name);
    let own = name.strip_suffix("in").or(name.strip_suffix("list")).unwrap_or(&name);
    let own = own.strip_suffix("uuid").or(own.strip_suffix("id"));
    matches!(input.place, Place::Query | Place::Field | Place::Argument)
        && (name.ends_with("ids")
            || own.is_some_and(|it| it.is_empty() || it == noun)
            || FILTERS.iter().any(|it| name == *it || it.len() > 4 && name.starts_with(it)))
}

fn can_ask_for_more(contract: &Contract, list: &Operation) -> bool {
    list.inputs_unknown
        || list.inputs.iter().any(|used| asks_for_more(&contract.observed.input(used.id).name))
}
