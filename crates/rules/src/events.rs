//! The group `events`.

use wirelint_lint::Rule;

use crate::Visit;

mod webhook_unsigned_no_id;

pub(crate) static RULES: &[&Rule<Visit>] = &[&webhook_unsigned_no_id::WEBHOOK_UNSIGNED_NO_ID];
