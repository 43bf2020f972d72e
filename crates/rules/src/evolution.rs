//! The group `evolution`.

use wirelint_lint::Rule;

use crate::Visit;

mod closed_enum_in_response;
mod closed_object_response;
mod enum_zero_value;
mod top_level_array;

pub(crate) static RULES: &[&Rule<Visit>] = &[
    &closed_enum_in_response::CLOSED_ENUM_IN_RESPONSE,
    &closed_object_response::CLOSED_OBJECT_RESPONSE,
    &enum_zero_value::ENUM_ZERO_VALUE,
    &top_level_array::TOP_LEVEL_ARRAY,
];
