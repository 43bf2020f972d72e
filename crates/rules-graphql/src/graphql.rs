//! The group `graphql`.
//!
//! What the specification forbids is an error: a server does not start with such a schema, or refuses such an operation. The rules of
//! graphql-eslint that state conventions are off until somebody asks for them.

use wirelint_lint::Rule;

use crate::Visit;

mod mutation_result_scalar;
mod syntax_error;
mod type_unknown;

pub(crate) static RULES: &[&Rule<Visit>] = &[
    &syntax_error::SYNTAX_ERROR,
    &type_unknown::TYPE_UNKNOWN,
    &mutation_result_scalar::MUTATION_RESULT_SCALAR,
];
