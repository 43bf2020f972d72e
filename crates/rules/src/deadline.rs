//! The group `deadline`.

use wirelint_lint::Rule;

use crate::Visit;

mod excessive_sync;
mod inverted_budget;
mod no_timeout;
mod stream_has_short_timeout;
mod wait_for_ready_unbounded;

pub(crate) static RULES: &[&Rule<Visit>] = &[
    &excessive_sync::EXCESSIVE_SYNC,
    &inverted_budget::INVERTED_BUDGET,
    &no_timeout::NO_TIMEOUT,
    &stream_has_short_timeout::STREAM_HAS_SHORT_TIMEOUT,
    &wait_for_ready_unbounded::WAIT_FOR_READY_UNBOUNDED,
];
