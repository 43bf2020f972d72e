//! The group `errors`.

use wirelint_lint::Rule;

use crate::Visit;

mod throttle_without_retry_after;

pub(crate) static RULES: &[&Rule<Visit>] = &[&throttle_without_retry_after::THROTTLE_WITHOUT_RETRY_AFTER];
