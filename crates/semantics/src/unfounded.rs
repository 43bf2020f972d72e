//! What extensions say of an operation and what is described of it does not bear out.

use wirelint_model::{
    Media, Missing, NamedPart, Observations, Operation, Output, PartOf, Role, Status, TypeId, TypeKind,
    Types, Unfounded,
};

use crate::{Vocabulary, monitor};

/// How deep in an answer a state is looked for.
const DEPTH: u8 = 4;

/// What of `operation` is named and not there. Where it is described only in part, nothing is missed.
pub(crate) fn unfounded(
    observed: &Observations,
    operation: &Operation,
    vocabulary: &Vocabulary,
) -> Box<[Unfounded]> {
    let Some(extensions) = operation.extensions.as_deref() else { return Box::default() };
    let parts = extensions.named.iter().filter_map(|part| {
        let missing = missing_part(observed, operation, part)?;
        Some(Unfounded { extension: part.extension, span: part.span, missing })
    });
    let receipt =
        extensions.long_running.filter(|_| ends_at_once(observed, operation, vocabulary)).map(|span| {
            let extension = "x-ms-long-running-operation";
            Unfounded { extension, span, missing: Missing::Receipt }
        });
    parts.chain(receipt).collect()
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

/// Whether an object of this type may have a field at the end of `steps`; `None` where that is left open.
fn has(types: &Types, ty: TypeId, steps: &[std::sync::Arc<str>]) -> Option<bool> {
    let Some((name, rest)) = steps.split_first() else { return Some(true) };
    for field in types.fields(ty).filter(|it| it.name == *name) {
        if has(types, field.ty, rest)? {
            return Some(true);
        }
    }
    types.is_described(ty).then_some(false)
}

fn successes<'c>(observed: &'c Observations, operation: &'c Operation) -> impl Iterator<Item = &'c Output> {
    operation.outputs.iter().map(|used| observed.output(used.id)).filter(|it| it.status.is_success())
}

/// Whether every answer says that the work is done, and none has anything by which a caller could learn that it is not.
pub(crate) fn ends_at_once(observed: &Observations, operation: &Operation, vocabulary: &Vocabulary) -> bool {
    let types = &observed.types;
    let mut answers = successes(observed, operation).peekable();
    operation.role == Role::Served
        && answers.peek().is_some()
        && answers.all(|it| {
            matches!(it.status, Status::Code(200 | 204))
                && !it.unknown
                && !monitor::leads_by_itself(it)
                && it
                    .media
                    .iter()
                    .all(|media| media.ty.is_some_and(|ty| !may_have_state(types, ty, vocabulary, DEPTH)))
        })
}

/// Whether something in an object of this type says how far it is, or is left open.
fn may_have_state(types: &Types, ty: TypeId, vocabulary: &Vocabulary, depth: u8) -> bool {
    if depth == 0 || types.kind(ty) != TypeKind::Object || !types.is_described(ty) {
        return matches!(types.kind(ty), TypeKind::Any | TypeKind::Object);
    }
    types.fields(ty).any(|field| {
        monitor::is_handle(&field.name, vocabulary)
            || types.kind(field.ty) == TypeKind::Object
                && may_have_state(types, field.ty, vocabulary, depth - 1)
    })
}
