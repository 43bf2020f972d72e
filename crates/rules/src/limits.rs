//! The group `limits`.

use wirelint_lint::Rule;

use crate::Visit;

mod no_rate_limit;
mod page_size_unbounded;
mod request_array_unbounded;

pub(crate) static RULES: &[&Rule<Visit>] = &[
    &no_rate_limit::NO_RATE_LIMIT,
    &page_size_unbounded::PAGE_SIZE_UNBOUNDED,
    &request_array_unbounded::REQUEST_ARRAY_UNBOUNDED,
];
