//! The group `config`, as far as it is about the configuration of retries and timeouts.

use wirelint_lint::Rule;

use crate::Visit;

mod unknown_method;

pub(crate) static RULES: &[&Rule<Visit>] = &[&unknown_method::UNKNOWN_METHOD];
