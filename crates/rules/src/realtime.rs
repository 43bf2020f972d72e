//! The group `realtime`.

use wirelint_lint::Rule;

use crate::Visit;

mod conditional_get_half;
mod sse_as_schema;
mod sse_without_id;

pub(crate) static RULES: &[&Rule<Visit>] = &[
    &conditional_get_half::CONDITIONAL_GET_HALF,
    &sse_as_schema::SSE_AS_SCHEMA,
    &sse_without_id::SSE_WITHOUT_ID,
];
