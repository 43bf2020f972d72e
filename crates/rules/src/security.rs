//! The group `security`.

use wirelint_lint::Rule;

use crate::Visit;

mod unsecured_mutation;

pub(crate) static RULES: &[&Rule<Visit>] = &[&unsecured_mutation::UNSECURED_MUTATION];
