//! The group `batch`.

use wirelint_lint::Rule;

use crate::Visit;

mod no_item_key;
mod no_partial_failure_shape;

pub(crate) static RULES: &[&Rule<Visit>] =
    &[&no_partial_failure_shape::NO_PARTIAL_FAILURE_SHAPE, &no_item_key::NO_ITEM_KEY];
