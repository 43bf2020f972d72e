//! The group `evolution`.

use wirelint_lint::Rule;

use crate::Visit;

mod deprecation_names_missing_replacement;

pub(crate) static RULES: &[&Rule<Visit>] =
    &[&deprecation_names_missing_replacement::DEPRECATION_NAMES_MISSING_REPLACEMENT];
