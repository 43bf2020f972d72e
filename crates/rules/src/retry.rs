//! The group `retry`.

use wirelint_lint::Rule;

use crate::Visit;

mod backoff_exceeds_deadline;
mod client_stream;
mod config_retries_non_idempotent;
mod hedging_on_unsafe;
mod mesh_default_surprise;
mod no_jitter_or_exponential;
mod no_throttle;
mod non_retryable_code;
mod policy_invalid;
mod sdk_extension_conflict;

pub(crate) static RULES: &[&Rule<Visit>] = &[
    &backoff_exceeds_deadline::BACKOFF_EXCEEDS_DEADLINE,
    &client_stream::CLIENT_STREAM,
    &config_retries_non_idempotent::CONFIG_RETRIES_NON_IDEMPOTENT,
    &hedging_on_unsafe::HEDGING_ON_UNSAFE,
    &mesh_default_surprise::MESH_DEFAULT_SURPRISE,
    &no_jitter_or_exponential::NO_JITTER_OR_EXPONENTIAL,
    &no_throttle::NO_THROTTLE,
    &non_retryable_code::NON_RETRYABLE_CODE,
    &policy_invalid::POLICY_INVALID,
    &sdk_extension_conflict::SDK_EXTENSION_CONFLICT,
];
