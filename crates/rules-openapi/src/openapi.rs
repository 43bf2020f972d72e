//! The group `openapi`.

use wirelint_lint::Rule;

use crate::Visit;

mod duplicate_key;
mod duplicate_operation_id;
mod path_parameter_mismatch;
mod syntax_error;
mod unresolved_reference;

pub(crate) static RULES: &[&Rule<Visit>] = &[
    &syntax_error::SYNTAX_ERROR,
    &duplicate_key::DUPLICATE_KEY,
    &unresolved_reference::UNRESOLVED_REFERENCE,
    &duplicate_operation_id::DUPLICATE_OPERATION_ID,
    &path_parameter_mismatch::PATH_PARAMETER_MISMATCH,
];
