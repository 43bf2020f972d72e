//! Every operation on the axis: does the caller wait, and what does a repeated call do?
//!
//! A row says in a few words of a closed vocabulary what the facts come to, each with the places that say so.

use std::borrow::Cow;
use std::sync::Arc;

use wirelint_model::traffic::{Around, Dialect};
use wirelint_model::{
    Basis, Contract, Effect, Exchange, Fact, Interaction, Key, NextKind, Operation, Role, Status, Throttle,
};
use wirelint_source::Span;

use crate::around::{Layer, layers, time_limits};
use crate::risk::{Danger, Weights};

/// One operation on the axis.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// What people call it.
    pub operation: Arc<str>,
    /// Its key.
    pub span: Span,
    /// Whether the caller waits: `waits`, `polls`, `is called back`, `listens`, `moves on`.
    pub waits: Cell,
    /// How long it waits at most, where that is said: by the contract, or by what is configured around it.
    pub budget: Cell,
    /// What a call does that is repeated after a time-out: `no effect`, `same result`, `replayed answer`, `refused`, `duplicate effect`,
    /// `unknown`.
    pub retry: Cell,
    /// What the server recognises a repeated call by.
    pub dedup: Cell,
    /// Who repeats calls by itself, and how often each is made at most: `clients 4×, Istio 3×`.
    pub retried_by: Cell,
    /// How a list is given: `pages by token`, `pages by number`, `pages by link`, `at most 50`, `whole list`.
    pub page: Cell,
    /// What it says of failure.
    pub errors: Cell,
    /// From 0 to 10, see [`Weights`].
    pub risk: u8,
    /// What makes the risk, the heaviest first.
    pub reasons: Vec<&'static str>,
}

/// A few words with what speaks for them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Cell {
    /// The words; empty where there is nothing to say.
    pub value: String,
    /// How that is known.
    pub basis: Option<Basis>,
    /// The places.
    pub evidence: Vec<Said>,
}

/// A place, and what it says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Said {
    /// The place.
    pub span: Span,
    /// What it says.
    pub word: Cow<'static, str>,
}

/// Who repeats calls where an extension says that nobody does.
const NOBODY: &str = "nobody";
/// What is said of the errors of an operation that describes none.
const NO_ERRORS: &str = "none described";
/// What is said of one that sends callers away for an unknown time.
const TIMELESS: &str = "throttles without a time";

/// The rows of all operations at whose keys `wanted` is so, in their order: of those that the contract's consumers call, and of those with
/// which the provider calls them. `around` is what is configured around the contract.
pub fn axis(
    contract: &Contract,
    around: Around<'_>,
    weights: Weights,
    wanted: impl Fn(Span) -> bool,
) -> Vec<Row> {
    let of = |call: &Interaction| {
        let own = contract.operation(call).extensions.as_ref();
        own.is_some_and(|it| !it.deadlines.is_empty())
            || around.of(call.operation).any(|it| it.policy.timeout.is_some())
    };
    // Where no deadline is stated at all, deadlines are kept elsewhere, and their absence says nothing.
    let deadlines = contract.interactions.iter().any(of);
    let calls = contract.interactions.iter().filter(|call| wanted(contract.operation(call).span));
    calls.map(|call| row(contract, call, around, weights, deadlines)).collect()
}

fn row(
    contract: &Contract,
    call: &Interaction,
    around: Around<'_>,
    weights: Weights,
    deadlines: bool,
) -> Row {
    let operation = contract.operation(call);
    let budget = budget(contract, call, around);
    let retry = retry(contract, call, operation);
    let layers = layers(around.of(call.operation));
    let (retried_by, automatic) = retried_by(contract, operation, &layers);
    let page = page(contract, call);
    let errors = errors(contract, operation);
    let mut reasons: Vec<(u8, &'static str)> = Vec::new();
    let mut danger = |is: bool, danger: Danger, word: &'static str| {
        let weight = weights.of(danger);
        if is && weight > 0 {
            reasons.push((weight, word));
        }
    };
    let duplicates = retry.value == "duplicate effect";
    danger(duplicates, Danger::DuplicateEffect, "a retry does the work twice");
    danger(retry.value == "unknown", Danger::UnknownEffect, "nothing tells what a retry does");
    danger(duplicates && automatic.is_some(), Danger::AutomaticRetry, automatic.unwrap_or_default());
    danger(page.value == "whole list", Danger::WholeList, "the list has no end");
    danger(
        deadlines && budget.value.is_empty() && call.exchange.value == Exchange::Waits,
        Danger::NoDeadline,
        "nothing says how long a caller waits",
    );
    let word =
        if errors.value == NO_ERRORS { "no failure is described" } else { "nothing says when to come back" };
    danger(matches!(&*errors.value, NO_ERRORS | TIMELESS), Danger::NoErrorHint, word);
    reasons.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    let risk =
        reasons.iter().map(|(weight, _)| u32::from(*weight)).sum::<u32>().min(u32::from(Weights::MOST)) as u8;
    Row {
        operation: Arc::clone(&operation.name),
        span: operation.span,
        waits: Cell::of(waits(call.exchange.value), &call.exchange),
        budget,
        retry,
        dedup: dedup(call, operation),
        retried_by,
        page,
        errors,
        risk,
        reasons: reasons.into_iter().map(|(_, word)| word).collect(),
    }
}

/// Whether the caller waits, in a word.
pub fn waits(exchange: Exchange) -> &'static str {
    match exchange {
        Exchange::Waits => "waits",
        Exchange::Accepted => "polls",
        Exchange::CalledBack => "is called back",
        Exchange::PushedTo => "listens",
        Exchange::MovesOn => "moves on",
    }
}

fn retry(contract: &Contract, call: &Interaction, operation: &Operation) -> Cell {
    let value = match call.effect.value {
        Effect::Safe => "no effect",
        Effect::Idempotent => "same result",
        Effect::Keyed => "replayed answer",
        Effect::Conditional => "refused",
        Effect::NotIdempotent | Effect::Unknown => {
            // A conflict that is described is how a server says that it knows the first call.
            let outputs = operation.outputs.iter();
            let conflict = outputs
                .map(|used| (used, contract.observed.output(used.id)))
                .find(|(_, it)| it.status == Status::Code(409));
            if let Some((used, _)) = conflict {
                return Cell::said("refused", Basis::Implied, used.at, "409: it is there already");
            }
            if call.effect.value == Effect::Unknown { "unknown" } else { "duplicate effect" }
        }
    };
    Cell::of(value, &call.effect)
}

fn dedup(call: &Interaction, operation: &Operation) -> Cell {
    if let Some((word, span)) = operation.extensions.as_ref().and_then(|it| it.stated.dedup.as_ref()) {
        return Cell::said(word, Basis::Declared, *span, "stated by `x-wirelint`");
    }
    match (call.key.as_deref(), call.precondition.if_match) {
        (Some(Key { name, span, required, .. }), _) if call.effect.value != Effect::Safe => {
            let value = if *required { name.to_string() } else { format!("{name} (optional)") };
            Cell::said(&value, Basis::Implied, *span, "the caller chooses it")
        }
        (_, Some(span)) => Cell::said("If-Match", Basis::Declared, span, "a precondition"),
        _ => Cell::default(),
    }
}

/// The shortest time after which somebody gives up; all that are stated are its evidence.
fn budget(contract: &Contract, call: &Interaction, around: Around<'_>) -> Cell {
    let operation = contract.operation(call);
    let own = operation.extensions.as_deref().into_iter();
    let all = contract.observed.about.extensions.as_deref().into_iter();
    let deadline = own.chain(all).flat_map(|it| &it.deadlines).min_by(|a, b| a.ms.total_cmp(&b.ms));
    let stated = deadline.map(|it| (it.ms, Basis::Declared, Said::at(it.span, it.extension)));
    let limits = time_limits(around.of(call.operation)).into_iter().map(|it| {
        let basis = if it.by_default { Basis::Implied } else { Basis::Declared };
        let tail = if it.by_default { " where nothing is written" } else { "" };
        let gives = if it.dialect == Dialect::Grpc { "give" } else { "gives" };
        let word = format!("{} {gives} up after {}{tail}", it.dialect.who(), time(it.ms));
        (it.ms, basis, Said::at(it.span, word))
    });
    let mut times: Vec<_> = stated.into_iter().chain(limits).collect();
    times.sort_by(|a, b| a.0.total_cmp(&b.0));
    let Some(&(least, basis, _)) = times.first() else { return Cell::default() };
    let evidence = times.into_iter().map(|(_, _, said)| said).collect();
    Cell { value: time(least), basis: Some(basis), evidence }
}

/// A time, in milliseconds, as people write it.
pub fn time(ms: f64) -> String {
    if ms >= 60_000.0 && ms % 60_000.0 == 0.0 {
        format!("{} min", ms / 60_000.0)
    } else if ms >= 1000.0 {
        format!("{} s", ms / 1000.0)
    } else {
        format!("{ms} ms")
    }
}

/// Who repeats calls, and what that comes to where it is a danger.
fn retried_by(contract: &Contract, operation: &Operation, layers: &[Layer]) -> (Cell, Option<&'static str>) {
    let stated = stated(contract, operation);
    let repeats = |cell: &Cell| !cell.value.is_empty() && cell.value != NOBODY;
    // What a proxy does by default it does after failures that no server has seen.
    let mut risky = layers.iter().filter(|it| it.risky && !it.by_default).map(|it| it.dialect).peekable();
    let by_proxy = risky.peek().is_some();
    let automatic = if repeats(&stated) || risky.any(|it| it == Dialect::Grpc) {
        Some("clients retry it by themselves")
    } else {
        by_proxy.then_some("a proxy retries it by itself")
    };
    if layers.is_empty() {
        return (stated, automatic);
    }
    let mut cell = if repeats(&stated) { stated } else { Cell::default() };
    // After which failures each does is too much for one line about several.
    let who = cell.value.split(" after ").next().unwrap_or_default().to_owned();
    let mut parts = if who.is_empty() { Vec::new() } else { vec![who] };
    for layer in layers {
        let short = layer.short();
        if !parts.contains(&short) {
            parts.push(short);
        }
        let calls = if layer.dialect == Dialect::Grpc { "call" } else { "calls" };
        let word = format!("{} {calls} again {}", layer.dialect.who(), layer.how());
        cell.evidence.push(Said::at(layer.span, word));
    }
    let written = cell.basis.is_some() || layers.iter().any(|it| !it.by_default);
    cell.basis = Some(if written { Basis::Declared } else { Basis::Implied });
    cell.value = parts.join(", ");
    (cell, automatic)
}

/// Who repeats calls by what the contract's extensions say.
fn stated(contract: &Contract, operation: &Operation) -> Cell {
    let mut policies = contract.observed.retries(operation).peekable();
    let Some(&first) = policies.peek() else { return Cell::default() };
    // Whatever one of them switches off, another one may do.
    let policy = policies.find(|it| !it.disabled).unwrap_or(first);
    if policy.disabled {
        return Cell::said(NOBODY, Basis::Declared, policy.span, policy.extension);
    }
    if policy.by_server {
        return Cell::said("the server after exceptions", Basis::Declared, policy.span, policy.extension);
    }
    let mut after: Vec<String> = policy.statuses.iter().map(ToString::to_string).collect();
    if policy.connection_errors {
        after.push("broken connections".to_owned());
    }
    let value = format!("clients after {}", after.join(", "));
    Cell::said(&value, Basis::Declared, policy.span, policy.extension)
}

fn page(contract: &Contract, call: &Interaction) -> Cell {
    let page = &call.page;
    if let Some(used) = page.token {
        return Cell::said("pages by token", Basis::Implied, used.at, "a token for the next page");
    }
    if let Some(next) = &page.next {
        let value = if next.kind == NextKind::Token { "pages by token" } else { "pages by link" };
        return Cell::said(value, Basis::Implied, next.span, "it leads to the next page");
    }
    let operation = contract.operation(call);
    let Some(collection) = &call.collection else { return Cell::default() };
    if let Some(used) = page.positions.first() {
        return Cell::said("pages by number", Basis::Implied, used.at, "a position in the list");
    }
    if let Some(used) = page.sizes.first() {
        return Cell::said("a first part", Basis::Implied, used.at, "how many elements at most");
    }
    let link = contract.observed.output(collection.output.id).headers.iter();
    if link.into_iter().any(|it| it.name.eq_ignore_ascii_case("Link")) {
        return Cell::said("pages by link", Basis::Implied, collection.output.at, "a `Link` header");
    }
    if operation.extensions.as_ref().is_some_and(|it| it.paged.is_some()) {
        return Cell::said("pages", Basis::Declared, operation.span, "stated by an extension");
    }
    let at = collection.span.unwrap_or(collection.output.at);
    match collection.max_items {
        Some(count) => {
            Cell::said(&format!("at most {count}"), Basis::Declared, at, "so many elements at most")
        }
        None => Cell::said("whole list", Basis::Implied, at, "a list without an end"),
    }
}

fn errors(contract: &Contract, operation: &Operation) -> Cell {
    // No .proto file describes failures, and no schema of GraphQL: any may come.
    if operation.role == Role::CalledBack || operation.rpc.is_some() || operation.root.is_some() {
        return Cell::default();
    }
    let mut codes = Vec::new();
    let mut evidence = Vec::new();
    let mut timeless = false;
    for used in &operation.outputs {
        let output = contract.observed.output(used.id);
        let is_error = matches!(output.status, Status::Code(400..) | Status::Range(4..) | Status::Default);
        if !is_error {
            continue;
        }
        let facts = contract.output_facts(used.id);
        timeless |= matches!(facts.throttle, Some(Throttle::Rate | Throttle::Overload)) && !facts.says_when;
        codes.push(output.status.to_string());
        evidence.push(Said::at(used.at, "an error that is described"));
    }
    let value = match codes.len() {
        0 => NO_ERRORS.to_owned(),
        _ if timeless => TIMELESS.to_owned(),
        1..=4 => codes.join(" "),
        count => format!("{} and {} more", codes[..3].join(" "), count - 3),
    };
    Cell { value, basis: Some(Basis::Declared), evidence }
}

impl Cell {
    fn of<T>(value: &str, fact: &Fact<T>) -> Self {
        let evidence = fact.evidence.iter().map(|it| Said::at(it.span, it.word)).collect();
        Self { value: value.to_owned(), basis: Some(fact.basis), evidence }
    }

    fn said(value: &str, basis: Basis, span: Span, word: &'static str) -> Self {
        Self { value: value.to_owned(), basis: Some(basis), evidence: vec![Said::at(span, word)] }
    }
}

impl Said {
    fn at(span: Span, word: impl Into<Cow<'static, str>>) -> Self {
        Self { span, word: word.into() }
    }
}
