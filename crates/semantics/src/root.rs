//! What a root field of GraphQL would be as a call over HTTP, so that all that is known of such calls holds for it.
//!
//! A query is a `GET`, of `/orders` where it gives several and of `/orders/{order}` where it gives the one that is asked for. A mutation is
//! what its verb would make of it: `createOrder` posts to `/orders`, `updateOrder` patches `/orders/{order}`, `cancelOrder` posts to
//! `/orders/{order}:cancel`. The verb leads, or ends the name where it does so in most names of the schema (`orderCancel`), or stands in the
//! middle of such (`orderAddNote`). The one argument that is an object is the body, else all arguments together are.

use thin_vec::ThinVec;
use wirelint_model::{HttpBody, Observations, Operation, RootKind, TypeId, TypeKind, Types, Used};

use crate::Vocabulary;
use crate::collection::page_list;
use crate::rpc::{Arrangement, Name, camel, capital, ends_in_plural, method_of};
use crate::words::{Word, Words, words};

/// Says of each root field among `observed` what it would be over HTTP. Does nothing to those of which that was said before.
pub(crate) fn arrange(observed: &mut Observations, vocabulary: &Vocabulary) {
    let verb_last = is_verb_last(observed, vocabulary);
    let Observations { operations, inputs, bodies, outputs, types, .. } = observed;
    let mut arrangement = Arrangement::new(inputs, bodies, types);
    for operation in operations {
        let Some(root) = operation.root.take_if(|_| operation.path == operation.name) else { continue };
        let answer = operation.outputs.first().and_then(|it| outputs[it.id.0 as usize].media.first()?.ty);
        match root.kind {
            RootKind::Query => query(&mut arrangement, operation, &root.name, answer),
            RootKind::Mutation => {
                let name = mutation_name(&root.name, verb_last, vocabulary);
                mutation(&mut arrangement, operation, &name);
            }
            RootKind::Subscription => {
                operation.method = "GET".into();
                operation.path = format!("/{}", root.name).into();
            }
        }
        operation.root = Some(root);
    }
}

/// Whether more mutations end in a verb than begin with one.
fn is_verb_last(observed: &Observations, vocabulary: &Vocabulary) -> bool {
    let roots = observed.operations.iter().filter_map(|it| it.root.as_ref());
    let mutations = roots.filter(|it| it.kind == RootKind::Mutation).map(|it| words(&it.name));
    let (mut leading, mut last) = (0, 0);
    for name in mutations.filter(|it| it.len() > 1) {
        let is_verb = |word: Option<&Word>| word.is_some_and(|it| vocabulary.verb(it).is_some());
        leading += usize::from(is_verb(name.first()));
        last += usize::from(is_verb(name.last()));
    }
    last > leading
}

/// What a mutation's name says: its verb, and of what.
fn mutation_name(name: &str, verb_last: bool, vocabulary: &Vocabulary) -> Name {
    let mut words = words(name);
    let is_batch = |it: &Word| matches!(&**it, "batch" | "bulk");
    let batch = words.len() > 1 && words.iter().any(is_batch);
    words.retain(|it| !batch || !is_batch(it));
    let is_verb = |it: &Word| vocabulary.verb(it).is_some();
    let at = if verb_last {
        let end = words.len().saturating_sub(1);
        let leads = words.first().is_some_and(is_verb);
        let last =
            words.last().filter(|it| is_verb(it)).filter(|it| !leads || VERBS.contains(&&***it)).map(|_| end);
        let middle = || words.iter().skip(1).position(is_verb).map(|it| it + 1);
        last.or(leads.then_some(0)).or_else(middle).unwrap_or(end)
    } else {
        0
    };
    let verb = if words.is_empty() { Word::default() } else { words.remove(at) };
    Name { verb, batch, noun: words }
}

fn mutation(arrangement: &mut Arrangement<'_>, operation: &mut Operation, name: &Name) {
    let method = method_of(name);
    operation.method = method.into();
    operation.path = path_of(name, method).into();
    operation.id = Some(in_order(name).into());
    let carried = payload(arrangement, operation);
    let keeps_ids = matches!(&*name.verb, "create" | "insert" | "add" | "upsert") || name.batch;
    let mut left = ThinVec::with_capacity(operation.inputs.len());
    let mut body = operation.body.filter(|_| carried == HttpBody::Rest);
    for used in std::mem::take(&mut operation.inputs) {
        let input = arrangement.input(used.id);
        let is_carried = matches!(&carried, HttpBody::Field(it) if *it == input.name);
        if is_carried {
            body = operation.body.map(|it| Used { id: arrangement.of_field(used.id), ..it });
        } else if !keeps_ids && names_one(&input.name) {
            left.push(Used { id: arrangement.in_path(used.id), ..used });
        } else if carried != HttpBody::Rest {
            left.push(used);
        }
    }
    operation.inputs = left;
    operation.body = body;
}

/// The argument that carries what is asked for: the only one that is an object.
fn payload(arrangement: &Arrangement<'_>, operation: &Operation) -> HttpBody {
    let inputs = operation.inputs.iter().map(|it| arrangement.input(it.id));
    let mut objects =
        inputs.filter(|it| it.ty.is_some_and(|ty| arrangement.types().kind(ty) == TypeKind::Object));
    match (objects.next(), objects.next()) {
        (Some(only), None) => HttpBody::Field(only.name.clone()),
        _ => HttpBody::Rest,
    }
}

/// `createOrder`, however it is written: `orderCreate`.
fn in_order(name: &Name) -> String {
    let noun = capital(&camel(&name.noun, false));
    match (name.batch, noun.is_empty()) {
        (true, _) => format!("batch{}{noun}", capital(&name.verb)),
        (false, true) => name.verb.to_string(),
        (false, false) => format!("{}{noun}", name.verb),
    }
}

/// A path for a mutation of that name.
fn path_of(name: &Name, method: &str) -> String {
    let Name { verb, batch, noun } = name;
    if noun.is_empty() {
        return format!("/{verb}");
    }
    let many = camel(noun, true);
    match &**verb {
        _ if *batch => format!("/{many}:batch{}", capital(verb)),
        "create" | "insert" | "add" => format!("/{many}"),
        _ if matches!(method, "PATCH" | "PUT" | "DELETE") => format!("/{many}/{{{}}}", camel(noun, false)),
        _ if ends_in_plural(noun) => format!("/{many}:{verb}"),
        _ => format!("/{many}/{{{}}}:{verb}", camel(noun, false)),
    }
}

fn query(arrangement: &mut Arrangement<'_>, operation: &mut Operation, name: &str, answer: Option<TypeId>) {
    operation.method = "GET".into();
    let words = words(name);
    let gives_many = answer.is_some_and(|it| gives_many(arrangement.types(), it));
    if let Some((verb, noun)) = words.split_first()
        && CHANGES.contains(&&**verb)
        && !noun.is_empty()
        && !gives_many
    {
        operation.path = format!("/{}/{{{}}}:{verb}", camel(noun, true), camel(noun, false)).into();
        return;
    }
    let noun = noun_of(words);
    if gives_many {
        operation.path = format!("/{}", camel(&noun, true)).into();
        return;
    }
    let named = |used: &Used<_>| names_one(&arrangement.input(used.id).name);
    let Some(at) = operation.inputs.iter().position(named) else {
        // Whatever must be said says which one is meant: `user(login: String!)`.
        let chooses = operation.inputs.iter().any(|it| arrangement.input(it.id).required);
        operation.path = if chooses { of_one(&noun) } else { format!("/{}", camel(&noun, false)) }.into();
        return;
    };
    operation.path = of_one(&noun).into();
    let used = operation.inputs[at];
    operation.inputs[at] = Used { id: arrangement.in_path(used.id), ..used };
}

fn of_one(noun: &[Word]) -> String {
    format!("/{}/{{{}}}", camel(noun, true), camel(noun, false))
}

/// Verbs behind a noun, though that may be a verb as well: `tagCreate`.
const VERBS: [&str; 16] = [
    "create",
    "update",
    "delete",
    "add",
    "remove",
    "upsert",
    "set",
    "cancel",
    "complete",
    "activate",
    "deactivate",
    "assign",
    "unassign",
    "publish",
    "unpublish",
    "archive",
];

/// Verbs that a query has no business to begin with, and that are no nouns.
const CHANGES: [&str; 18] = [
    "delete",
    "remove",
    "destroy",
    "purge",
    "erase",
    "create",
    "insert",
    "update",
    "modify",
    "upsert",
    "replace",
    "send",
    "submit",
    "revoke",
    "approve",
    "activate",
    "deactivate",
    "publish",
];

/// What a query is about, without the verb before it and without what is behind it for the list that it gives.
fn noun_of(mut words: Words) -> Words {
    const READS: [&str; 9] = ["get", "list", "all", "find", "fetch", "search", "query", "read", "load"];
    const LISTS: [&str; 6] = ["connection", "list", "collection", "page", "paginated", "paged"];
    while words.len() > 1 && READS.contains(&&*words[0]) {
        words.remove(0);
    }
    while words.len() > 1 && words.last().is_some_and(|it| LISTS.contains(&&**it)) {
        words.pop();
    }
    words
}

fn gives_many(types: &Types, ty: TypeId) -> bool {
    types.kind(ty) == TypeKind::List || page_list(types, ty).is_some()
}

/// Whether an argument of that name says which one is meant.
fn names_one(name: &str) -> bool {
    let words = words(name);
    let is = |it: &Word| matches!(&**it, "id" | "uuid" | "guid" | "slug" | "pk");
    // Who asks is not what is asked for.
    words.last().is_some_and(is)
        && !matches!(&*words[0], "client" | "request" | "idempotency" | "external" | "tenant")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mutation_is_a_method_and_a_path() {
        let vocabulary = Vocabulary::default();
        let of = |name: &str, verb_last| {
            let name = mutation_name(name, verb_last, &vocabulary);
            let method = method_of(&name);
            format!("{method} {} {}", path_of(&name, method), in_order(&name))
        };
        for (name, expected) in [
            ("createOrder", "POST /orders createOrder"),
            ("updateOrder", "PATCH /orders/{order} updateOrder"),
            ("deleteOrder", "DELETE /orders/{order} deleteOrder"),
            ("cancelOrder", "POST /orders/{order}:cancel cancelOrder"),
            ("dismissPullRequest", "POST /pullRequests/{pullRequest}:dismiss dismissPullRequest"),
            ("bulkDeleteOrders", "POST /orders:batchDelete batchDeleteOrders"),
            ("login", "POST /login login"),
        ] {
            assert_eq!(of(name, false), expected, "{name}");
        }
        for (name, expected) in [
            ("orderCreate", "POST /orders createOrder"),
            ("orderCancel", "POST /orders/{order}:cancel cancelOrder"),
            ("orderBulkDelete", "POST /orders:batchDelete batchDeleteOrder"),
            ("orderAddNote", "POST /orderNotes addOrderNote"),
            ("exportProducts", "POST /products:export exportProducts"),
        ] {
            assert_eq!(of(name, true), expected, "{name}");
        }
    }

    #[test]
    fn a_query_is_about_a_noun() {
        for (name, expected) in [
            ("orders", "orders"),
            ("getOrder", "order"),
            ("allOrdersConnection", "orders"),
            ("search", "search"),
        ] {
            assert_eq!(camel(&noun_of(words(name)), false), expected);
        }
    }
}
