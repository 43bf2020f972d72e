//! The group `limits`.

use wirelint_lint::Rule;

use crate::Visit;

mod page_size_unbounded;

pub(crate) static RULES: &[&Rule<Visit>] = &[&page_size_unbounded::PAGE_SIZE_UNBOUNDED];
