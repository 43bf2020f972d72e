//! The group `pagination`.

use wirelint_lint::Rule;

use crate::Visit;

mod half_contract;

pub(crate) static RULES: &[&Rule<Visit>] = &[&half_contract::HALF_CONTRACT];
