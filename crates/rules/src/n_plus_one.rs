//! The group `n-plus-one`.

use wirelint_lint::Rule;

use crate::Visit;

mod no_batch_get;

pub(crate) static RULES: &[&Rule<Visit>] = &[&no_batch_get::NO_BATCH_GET];
