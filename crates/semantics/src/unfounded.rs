//! What extensions say of an operation and what is described of it does not bear out.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use thin_vec::ThinVec;
use wirelint_model::{
    Media, Missing, NamedPart, Observations, Operation, Output, PartOf, Role, Status, TypeId, TypeKind,
    Types, Unfounded,
};

use crate::{Vocabulary, monitor};

/// How deep in an answer a state is looked for.
const DEPTH: u8 = 4;

/// Holds extensions against what is described, looking once at each type.
pub(crate) struct Claims<'c> {
    observed: &'c Observations,
    vocabulary: &'c Vocabulary,
    states: FxHashMap<(TypeId, u8), bool>,
}

impl<'c> Claims<'c> {
    pub(crate) fn new(observed: &'c Observations, vocabulary: &'c Vocabulary) -> Self {
        Self { observed, vocabulary, states: FxHashMap::default() }
    }

    /// What of `operation` is named and not there. Where it is described only in part, nothing is missed.
    pub(crate) fn unfounded(&mut self, operation: &Operation) -> ThinVec<Unfounded> {
        let Some(extensions) = operation.extensions.as_deref() else { return ThinVec::new() };
        let parts = extensions.named.iter().filter_map(|part| {
            let missing = missing_part(self.observed, operation, part)?;
            Some(Unfounded { extension: part.extension, span: part.span, missing })
        });
        let mut found: ThinVec<Unfounded> = parts.collect();
        if let Some(span) = extensions.long_running.filter(|_| self.ends_at_once(operation)) {
            let extension = "x-ms-long-running-operation";
            found.push(Unfounded { extension, span, missing: Missing::Receipt });
        }
        found
    }

    /// Whether every answer says that the work is done, and none has anything by which a caller could learn that it is not.
    pub(crate) fn ends_at_once(&mut self, operation: &Operation) -> bool {
        let mut answers = successes(self.observed, operation).peekable();
        operation.role == Role::Served
            && answers.peek().is_some()
            && answers.all(|it| {
                matches!(it.status, Status::Code(200 | 204))
                    && !it.unknown
                    && !monitor::leads_by_itself(it)
                    && it.media.iter().all(|media| media.ty.is_some_and(|ty| !self.may_have_state(ty, DEPTH)))
            })
    }

    /// Whether something in an object of this type says how far it is, or is left open.
    fn may_have_state(&mut self, ty: TypeId, depth: u8) -> bool {
        let types = &self.observed.types;
        if depth == 0 || types.kind(ty) != TypeKind::Object || !types.is_described(ty) {
            return matches!(types.kind(ty), TypeKind::Any | TypeKind::Object);
        }
        let ty = types.definition(ty);
        if let Some(&known) = self.states.get(&(ty, depth)) {
            return known;
        }
        let may_have = types.fields(ty).any(|field| {
            monitor::is_handle(&field.name, self.vocabulary)
                || types.kind(field.ty) == TypeKind::Object && self.may_have_state(field.ty, depth - 1)
        });
        self.states.insert((ty, depth), may_have);
        may_have
    }
}

fn missing_part(observed: &Observations, operation: &Operation, part: &NamedPart) -> Option<Missing> {
    let types = &observed.types;
    let named = |media: &[Media]| -> Option<bool> {
        let mut found = false;
        for media in media {
            found |= has(types, media.ty?, &part.steps)?;
        }
        Some(found)
    };
    let is_there = match part.of {
        PartOf::Inputs => {
            let named = |name: &str| part.steps.iter().any(|it| **it == *name);
            operation.inputs_unknown || operation.inputs.iter().any(|it| named(&observed.input(it.id).name))
        }
        PartOf::Body => match operation.body.map(|used| observed.body(used.id)) {
            Some(body) => body.unknown || named(&body.media)?,
            None => false,
        },
        PartOf::Answer => {
            let answers = || successes(observed, operation);
            if answers().next().is_none() || answers().any(|it| it.unknown) {
                return None;
            }
            let mut found = false;
            for answer in answers() {
                found |= named(&answer.media)?;
            }
            found
        }
    };
    (!is_there).then(|| Missing::Part(part.of, part.steps.join(".").into()))
}

/// Whether an object of this type may have a field at the end of `steps`; `None` where that is left open. However many fields of one name
/// its variants have, each type is looked at once for each step.
fn has(types: &Types, ty: TypeId, steps: &[Arc<str>]) -> Option<bool> {
    let mut reached = FxHashSet::from_iter([types.definition(ty)]);
    let mut is_open = false;
    for name in steps {
        is_open |= reached.iter().any(|it| !types.is_described(*it));
        let next = reached.iter().flat_map(|it| types.fields(*it)).filter(|it| it.name == *name);
        reached = next.map(|it| types.definition(it.ty)).collect();
        if reached.is_empty() {
            return (!is_open).then_some(false);
        }
    }
    Some(true)
}

fn successes<'c>(observed: &'c Observations, operation: &'c Operation) -> impl Iterator<Item = &'c Output> {
    operation.outputs.iter().map(|used| observed.output(used.id)).filter(|it| it.status.is_success())
}
