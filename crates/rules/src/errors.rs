//! The group `errors`.

use wirelint_lint::Rule;
use wirelint_model::{Contract, ErrorShape, Operation, OutputId, Status, TypeId, Used};
use wirelint_source::Span;

use crate::Visit;

mod inconsistent_shape;
mod no_error_response;
mod no_machine_code;
mod not_problem_json;
mod stack_trace_field;
mod success_with_error;
mod throttle_without_retry_after;

pub(crate) static RULES: &[&Rule<Visit>] = &[
    &inconsistent_shape::INCONSISTENT_SHAPE,
    &no_error_response::NO_ERROR_RESPONSE,
    &no_machine_code::NO_MACHINE_CODE,
    &not_problem_json::NOT_PROBLEM_JSON,
    &stack_trace_field::STACK_TRACE_FIELD,
    &success_with_error::SUCCESS_WITH_ERROR,
    &throttle_without_retry_after::THROTTLE_WITHOUT_RETRY_AFTER,
];

/// The place that stands for a body: that of its type where this is defined elsewhere, else that of the answer.
fn place(contract: &Contract, used: &Used<OutputId>, ty: TypeId) -> Span {
    let output = contract.observed.output(used.id);
    let here = output.definition;
    let is_inline = |it: &Span| (it.file, it.item) == (here.file, here.item) && here.range.contains(it.range);
    contract.observed.types.get(ty).span.filter(|it| !is_inline(it)).unwrap_or(output.span)
}

/// The answers of `operation` that are for failure and have a body. Where no answer is for success, `default` is.
fn failures<'c>(
    contract: &'c Contract,
    operation: &'c Operation,
) -> impl Iterator<Item = (&'c Used<OutputId>, ErrorShape)> {
    let status = |used: &Used<OutputId>| contract.observed.output(used.id).status;
    let succeeds = operation.outputs.iter().any(|used| status(used).is_success());
    operation
        .outputs
        .iter()
        .filter(move |used| succeeds || status(used) != Status::Default)
        .filter_map(|used| Some((used, contract.output_facts(used.id).error?)))
}
