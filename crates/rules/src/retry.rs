//! The group `retry`.

use wirelint_lint::Rule;

use crate::Visit;

mod no_jitter_or_exponential;
mod sdk_extension_conflict;

pub(crate) static RULES: &[&Rule<Visit>] =
    &[&no_jitter_or_exponential::NO_JITTER_OR_EXPONENTIAL, &sdk_extension_conflict::SDK_EXTENSION_CONFLICT];
