//! The group `security`.

use wirelint_lint::Rule;

use crate::Visit;

mod callback_ssrf;
mod unsecured_mutation;

pub(crate) static RULES: &[&Rule<Visit>] =
    &[&callback_ssrf::CALLBACK_SSRF, &unsecured_mutation::UNSECURED_MUTATION];
