//! What a call does, and so what a repeated one does.

use crate::rest::Shape;
use thin_vec::thin_vec;
use wirelint_model::{
    Basis, Body, Effect, Evidence, Fact, IdempotencyLevel, Key, Operation, Precondition, Protocol, RootField,
    RootKind, Rpc, VerbClass,
};

/// What `operation` does. What the author states counts most, then what lets a server recognise a repeated call, then what HTTP says of
/// the method (RFC 9110 §9.2.1 and §9.2.2; `QUERY`: safe, OpenAPI 3.2 and draft-ietf-httpbis-safe-method-w-body), then the verb.
pub(crate) fn effect(
    protocol: Protocol,
    operation: &Operation,
    verb: VerbClass,
    key: Option<&Key>,
    precondition: &Precondition,
    body: Option<&Body>,
    shape: Option<Shape>,
) -> Fact<Effect> {
    if let Some((effect, span)) = operation.extensions.as_ref().and_then(|it| it.stated.effect) {
        return Fact::declared(effect, span, "stated by `x-wirelint`");
    }
    let fact = match (protocol, &operation.rpc, &operation.root) {
        (Protocol::Grpc, Some(rpc), _) => of_rpc(operation, rpc, verb, shape),
        (Protocol::GraphQl, _, Some(root)) => of_root(operation, root, verb, shape),
        _ => {
            let by_method = |effect| Fact::declared(effect, operation.span, "the method");
            match &*operation.method {
                "GET" | "HEAD" | "OPTIONS" | "TRACE" | "QUERY" => by_method(Effect::Safe),
                "PUT" | "DELETE" => by_method(Effect::Idempotent),
                "PATCH" => patch(operation, body),
                _ => post(operation, verb, shape),
            }
        }
    };
    if let Some(key) = key.filter(|_| fact.value.may_duplicate()) {
        return implied(Effect::Keyed, key.span, "a key that the caller chooses");
    }
    // What is made has no entity tag yet, though the message for it has a field for one.
    let makes = (operation.rpc.is_some() || operation.root.is_some()) && verb == VerbClass::Create;
    match precondition.if_match.filter(|_| !makes) {
        Some(span) if fact.value.may_duplicate() => implied(Effect::Conditional, span, "a precondition"),
        _ => fact,
    }
}

/// What a gRPC method does: what it promises itself counts most, then what its HTTP rule does, then its name.
fn of_rpc(operation: &Operation, rpc: &Rpc, verb: VerbClass, shape: Option<Shape>) -> Fact<Effect> {
    match rpc.level {
        Some((IdempotencyLevel::NoSideEffects, span)) => {
            return Fact::declared(Effect::Safe, span, "it has no side effects");
        }
        Some((IdempotencyLevel::Idempotent, span)) => {
            return Fact::declared(Effect::Idempotent, span, "it says that it is");
        }
        None => {}
    }
    if let Some(rule) = rpc.rules.first() {
        let by_rule = |effect| Fact::declared(effect, rule.span, "the HTTP rule");
        match &*rule.method {
            "GET" => return by_rule(Effect::Safe),
            "PUT" | "DELETE" => return by_rule(Effect::Idempotent),
            _ => {}
        }
    }
    match &*operation.method {
        "GET" => implied(Effect::Safe, operation.span, "the verb looks something up"),
        "PUT" | "PATCH" | "DELETE" => implied(Effect::Idempotent, operation.span, "the verb sets something"),
        _ => post(operation, verb, shape),
    }
}

/// What a root field of GraphQL does: queries and subscriptions have no effect that anybody asked for ("Mutation", section 6.2.2: only
/// fields of its root type may have side effects), and of a mutation nothing but its name tells.
fn of_root(operation: &Operation, root: &RootField, verb: VerbClass, shape: Option<Shape>) -> Fact<Effect> {
    match (root.kind, &*operation.method) {
        (RootKind::Query, _) => Fact::declared(Effect::Safe, operation.span, "a query"),
        (RootKind::Subscription, _) => Fact::declared(Effect::Safe, operation.span, "a subscription"),
        (RootKind::Mutation, "PUT" | "PATCH" | "DELETE") => {
            implied(Effect::Idempotent, operation.span, "the verb sets something")
        }
        (RootKind::Mutation, _) => post(operation, verb, shape),
    }
}

/// `POST` promises nothing; its verb may, and its path.
fn post(operation: &Operation, verb: VerbClass, shape: Option<Shape>) -> Fact<Effect> {
    let assumed = |value, word| Fact {
        value,
        basis: Basis::Assumed,
        evidence: thin_vec![Evidence { span: operation.span, word }],
    };
    match verb {
        VerbClass::Read => implied(Effect::Safe, operation.span, "the verb looks something up"),
        VerbClass::Set => implied(Effect::Idempotent, operation.span, "the verb sets something"),
        VerbClass::Create | VerbClass::Mint | VerbClass::Job => {
            implied(Effect::NotIdempotent, operation.span, "the verb makes something new")
        }
        VerbClass::Unknown => match shape {
            Some(Shape::Adds) => implied(
                Effect::NotIdempotent,
                operation.span,
                "it adds to what has one path for each element",
            ),
            Some(Shape::Changes) => assumed(Effect::Idempotent, "taken for a change of what the path names"),
            None if operation.root.is_some() => assumed(Effect::Unknown, "a mutation promises nothing"),
            None => assumed(Effect::Unknown, "the method promises nothing"),
        },
    }
}

/// A merge patch sets fields, and does the same the second time (RFC 7396); a JSON Patch may add to a list each time (RFC 6902 §4.1). What
/// plain JSON means is not said (RFC 5789 §2: neither safe nor idempotent), and nearly always it is a merge.
fn patch(operation: &Operation, body: Option<&Body>) -> Fact<Effect> {
    let media = |name: &str| body.is_some_and(|it| it.media.iter().any(|media| media.name.starts_with(name)));
    if media("application/json-patch+json") {
        implied(Effect::NotIdempotent, operation.span, "a JSON Patch may add to a list each time")
    } else if media("application/merge-patch+json") {
        implied(Effect::Idempotent, operation.span, "a merge patch sets fields")
    } else {
        Fact {
            value: Effect::Idempotent,
            basis: Basis::Assumed,
            evidence: thin_vec![Evidence { span: operation.span, word: "taken for a merge of fields" }],
        }
    }
}

fn implied(value: Effect, span: wirelint_source::Span, word: &'static str) -> Fact<Effect> {
    Fact { value, basis: Basis::Implied, evidence: thin_vec![Evidence { span, word }] }
}
