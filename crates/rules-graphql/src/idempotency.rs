//! The group `idempotency`.

use wirelint_lint::Rule;

use crate::Visit;

mod clientmutationid_as_key;

pub(crate) static RULES: &[&Rule<Visit>] = &[&clientmutationid_as_key::CLIENTMUTATIONID_AS_KEY];
