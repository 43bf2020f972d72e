//! The group `deadline`.

use wirelint_lint::Rule;

use crate::Visit;

mod excessive_sync;
mod inverted_budget;

pub(crate) static RULES: &[&Rule<Visit>] =
    &[&excessive_sync::EXCESSIVE_SYNC, &inverted_budget::INVERTED_BUDGET];
