//! What vendor extensions and `x-wirelint` say, in the terms that all protocols share.

use std::sync::Arc;

use wirelint_source::Span;

use crate::{Date, Effect, Exchange, Status};

/// What extensions say of an operation, or of all of them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Extensions {
    /// How clients repeat calls.
    pub retries: Vec<RetryPolicy>,
    /// How long a call may take.
    pub deadlines: Vec<Deadline>,
    /// How firm the promise is.
    pub stability: Option<(Stability, Span)>,
    /// It is not for the public.
    pub internal: Option<Span>,
    /// It works on after its first answer.
    pub long_running: Option<Span>,
    /// It answers page by page.
    pub paged: Option<Span>,
    /// What is named of its request and its answers.
    pub named: Vec<NamedPart>,
    /// When it goes.
    pub sunsets: Vec<Sunset>,
    /// What the author states (`x-wirelint`).
    pub stated: Stated,
}

/// How clients repeat calls by themselves.
#[derive(Clone, PartialEq, Debug)]
pub struct RetryPolicy {
    /// The extension that says so.
    pub extension: &'static str,
    /// Where.
    pub span: Span,
    /// It is the server that does its work again, not clients that call again.
    pub by_server: bool,
    /// It says that they do not.
    pub disabled: bool,
    /// The outcomes after which they do.
    pub statuses: Vec<Status>,
    /// Whether they do where the connection broke, so that nobody knows how far the call came.
    pub connection_errors: bool,
    /// How often a call is made at most, the first included.
    pub attempts: Option<u32>,
    /// By what the wait grows from one attempt to the next; 1 where it stays the same.
    pub multiplier: Option<f64>,
    /// The first wait, in milliseconds.
    pub initial_ms: Option<f64>,
    /// The longest wait, in milliseconds.
    pub max_ms: Option<f64>,
    /// For how long calls are repeated, in milliseconds.
    pub elapsed_ms: Option<f64>,
}

/// How long a call may take.
#[derive(Clone, PartialEq, Debug)]
pub struct Deadline {
    /// The extension that says so.
    pub extension: &'static str,
    /// Where.
    pub span: Span,
    /// In milliseconds.
    pub ms: f64,
    /// Whether it is that of what stands behind a gateway, not of the whole call.
    pub of_backend: bool,
}

/// A part of a request or an answer that an extension names.
#[derive(Clone, PartialEq, Debug)]
pub struct NamedPart {
    /// The extension that does so.
    pub extension: &'static str,
    /// Where.
    pub span: Span,
    /// What it is a part of.
    pub of: PartOf,
    /// The names on the way to it, each one step down.
    pub steps: Box<[Arc<str>]>,
}

/// What something named is a part of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PartOf {
    /// A parameter.
    Inputs,
    /// A field of the request body.
    Body,
    /// A field of a successful answer.
    Answer,
}

/// When an operation goes.
#[derive(Clone, PartialEq, Debug)]
pub struct Sunset {
    /// The extension that says so.
    pub extension: &'static str,
    /// Where.
    pub span: Span,
    /// The day, where it is written as one.
    pub day: Option<Date>,
}

/// How firm the promise of an operation is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Stability {
    /// Being thought about.
    Draft,
    /// May change at any time.
    Alpha,
    /// May change with notice.
    Beta,
    /// Stays.
    Stable,
}

/// What an author states and a contract cannot say.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Stated {
    /// What a call does.
    pub effect: Option<(Effect, Span)>,
    /// Whether the caller waits.
    pub wait: Option<(Exchange, Span)>,
    /// How many elements a collection has at most.
    pub bounded: Option<(u64, Span)>,
    /// What the server recognises a repeated call by: a natural key, a table.
    pub dedup: Option<(Arc<str>, Span)>,
    /// Words and values that mean nothing here: what is written, what is due, where.
    pub unknown: Vec<(Arc<str>, Span)>,
}

impl Stated {
    /// Adds what a comment or a directive states as one `word=value`, which stands at `span`.
    pub fn add(&mut self, word: &str, value: &str, span: Span) {
        let due = match word {
            "effect" => {
                let effect = Effect::named(value);
                self.effect = effect.map(|it| (it, span));
                effect.is_none().then_some((value, Effect::NAMES))
            }
            "wait" => {
                let wait = Exchange::named(value);
                self.wait = wait.map(|it| (it, span));
                wait.is_none().then_some((value, Exchange::NAMES))
            }
            "bounded" => {
                let bound = value.parse().ok();
                self.bounded = bound.map(|it| (it, span));
                bound.is_none().then_some((value, "no number of elements"))
            }
            "dedup" if !value.is_empty() => {
                self.dedup = Some((value.into(), span));
                None
            }
            "dedup" => Some((value, "no word for what a repeated call is recognised by")),
            _ => Some((word, "none of `effect`, `wait`, `bounded` and `dedup`")),
        };
        self.unknown.extend(due.map(|(text, due)| (Arc::from(format!("`{text}` is {due}")), span)));
    }
}

impl Extensions {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(crate) fn spans_mut(&mut self) -> impl Iterator<Item = &mut Span> {
        let Stated { effect, wait, bounded, dedup, unknown } = &mut self.stated;
        let retries = self.retries.iter_mut().map(|it| &mut it.span);
        let deadlines = self.deadlines.iter_mut().map(|it| &mut it.span);
        let marks = self.internal.iter_mut().chain(&mut self.long_running).chain(&mut self.paged);
        let named = self.named.iter_mut().map(|it| &mut it.span);
        let sunsets = self.sunsets.iter_mut().map(|it| &mut it.span);
        let stability = self.stability.iter_mut().map(|(_, span)| span);
        let stated = (effect.iter_mut().map(|(_, span)| span))
            .chain(wait.iter_mut().map(|(_, span)| span))
            .chain(bounded.iter_mut().map(|(_, span)| span))
            .chain(dedup.iter_mut().map(|(_, span)| span))
            .chain(unknown.iter_mut().map(|(_, span)| span));
        retries.chain(deadlines).chain(marks).chain(stability).chain(named).chain(sunsets).chain(stated)
    }
}
