//! The group `idempotency`.

use wirelint_lint::Rule;

use crate::Visit;

mod body_on_bodiless_method;

pub(crate) static RULES: &[&Rule<Visit>] = &[&body_on_bodiless_method::BODY_ON_BODILESS_METHOD];
