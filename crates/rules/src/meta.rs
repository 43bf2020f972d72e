//! The group `meta`, as far as it is about contracts.

use wirelint_lint::Rule;

use crate::Visit;

mod override_stale;

pub(crate) static RULES: &[&Rule<Visit>] = &[&override_stale::OVERRIDE_STALE];
