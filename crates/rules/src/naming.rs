//! The group `naming`.

use wirelint_lint::Rule;

use crate::Visit;

mod axis_mismatch;

pub(crate) static RULES: &[&Rule<Visit>] = &[&axis_mismatch::AXIS_MISMATCH];
