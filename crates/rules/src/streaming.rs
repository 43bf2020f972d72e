//! The group `streaming`.

use wirelint_lint::Rule;

use crate::Visit;

mod no_resume;

pub(crate) static RULES: &[&Rule<Visit>] = &[&no_resume::NO_RESUME];
