//! The group `concurrency`.

use std::collections::VecDeque;

use rustc_hash::FxHashSet;
use wirelint_lint::Rule;
use wirelint_model::{Contract, InputId, Interaction, Operation, OutputId, Place, TypeId, Used};

use crate::Visit;
use crate::names::normal;
use crate::paths::{LazyPaths, shape};
use crate::said::goes_back;

mod etag_not_emitted;
mod if_match_without_412;
mod lost_update;
mod update_without_mask;

pub(crate) static RULES: &[&Rule<Visit>] = &[
    &etag_not_emitted::ETAG_NOT_EMITTED,
    &if_match_without_412::IF_MATCH_WITHOUT_412,
    &lost_update::LOST_UPDATE,
    &update_without_mask::UPDATE_WITHOUT_MASK,
];

/// How many types of an answer are looked at for a version.
const TYPES: usize = 256;

/// The operations of each path with one that `is_wanted`, whatever its parameters are called, and wherever they stand: methods that read and write one thing are not always neighbours.
fn resources<'c>(
    contract: &'c Contract,
    paths: &LazyPaths<'c>,
    is_wanted: impl Fn(&Interaction) -> bool,
) -> Vec<Vec<&'c Interaction>> {
    let wanted = contract.interactions.iter().filter(|it| is_wanted(it));
    let mut seen = FxHashSet::default();
    let shapes = wanted.map(|it| shape(&contract.operation(it).path)).filter(|it| seen.insert(it.clone()));
    shapes.map(|it| paths.made().all(&it).collect()).collect()
}

/// The `If-Match` header of a write, or the `etag` of a request message (AIP-154).
fn if_match(contract: &Contract, operation: &Operation) -> Option<Used<InputId>> {
    if !matches!(&*operation.method, "PUT" | "PATCH" | "DELETE" | "POST") {
        return None;
    }
    let mut inputs = operation.inputs.iter();
    inputs
        .find(|used| {
            let input = contract.observed.input(used.id);
            match operation.rpc {
                Some(_) => input.place != Place::Path && input.name.eq_ignore_ascii_case("etag"),
                None => input.place == Place::Header && input.name.eq_ignore_ascii_case("If-Match"),
            }
        })
        .copied()
}

/// The answer with which the resource that `calls` are about is read, where it is described to its end.
fn read_answer(contract: &Contract, calls: &[&Interaction]) -> Option<Used<OutputId>> {
    let read = calls.iter().map(|it| contract.operation(it)).find(|it| &*it.method == "GET")?;
    let observed = &contract.observed;
    read.outputs.iter().copied().find(|used| {
        let output = observed.output(used.id);
        let described = |ty: Option<TypeId>| ty.is_some_and(|ty| observed.types.is_described(ty));
        output.status.is_success()
            && !output.unknown
            && !output.media.is_empty()
            && output.media.iter().all(|media| described(media.ty))
    })
}

/// Where a body travels.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// To the server.
    In,
    /// To the caller.
    Out,
}

/// Whether an answer of `call` has a field for a version, at any depth.
fn gives_version(contract: &Contract, call: &Interaction) -> bool {
    let outputs = contract.operation(call).outputs.iter().map(|used| contract.observed.output(used.id));
    let answers = outputs.filter(|it| it.status.is_success());
    has_version(contract, answers.flat_map(|it| it.media.iter().filter_map(|media| media.ty)), Way::Out)
}

/// Whether a body of one of the types has a field for a version, at any depth.
fn has_version(contract: &Contract, bodies: impl Iterator<Item = TypeId>, way: Way) -> bool {
    let types = &contract.observed.types;
    let mut queue: VecDeque<TypeId> = bodies.collect();
    let mut seen: FxHashSet<TypeId> = queue.iter().copied().collect();
    while let Some(ty) = queue.pop_front() {
        let mut next = Vec::from_iter(types.item(ty));
        for field in types.fields(ty) {
            let ty = types.get(field.ty);
            if way == Way::In && ty.read_only && !ty.description.as_deref().is_some_and(goes_back) {
                continue;
            }
            if is_version(&field.name) {
                return true;
            }
            next.push(field.ty);
        }
        for ty in next {
            if seen.len() == TYPES {
                return true;
            }
            if seen.insert(ty) {
                queue.push_back(ty);
            }
        }
    }
    false
}

/// Whether something of that name tells one state of a resource from another.
fn is_version(name: &str) -> bool {
    let name = normal(name);
    let ends =
        ["etag", "version", "revision", "rev", "versionid", "hash", "checksum", "fingerprint", "generation"];
    ends.iter().any(|it| name.ends_with(it)) && !name.contains("apiversion")
}
