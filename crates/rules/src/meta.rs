//! The group `meta`, as far as it is about contracts.

use wirelint_lint::Rule;

use crate::Visit;

mod extension_contradiction;
mod override_stale;

pub(crate) static RULES: &[&Rule<Visit>] =
    &[&extension_contradiction::EXTENSION_CONTRADICTION, &override_stale::OVERRIDE_STALE];
