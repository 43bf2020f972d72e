//! The group `retry`.

use wirelint_lint::Rule;

use crate::Visit;

mod config_retries_non_idempotent;
mod no_jitter_or_exponential;
mod policy_invalid;
mod sdk_extension_conflict;

pub(crate) static RULES: &[&Rule<Visit>] = &[
    &no_jitter_or_exponential::NO_JITTER_OR_EXPONENTIAL,
    &config_retries_non_idempotent::CONFIG_RETRIES_NON_IDEMPOTENT,
    &policy_invalid::POLICY_INVALID,
    &sdk_extension_conflict::SDK_EXTENSION_CONFLICT,
];
