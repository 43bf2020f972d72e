//! The group `meta`: findings about what people tell wirelint in the contract itself.

use wirelint_lint::{Meta, Rule};

pub(crate) mod unused_suppression;

/// These rules run where suppressions are applied, not in a pass of their own.
pub(crate) type Visit = ();

const UNUSED: &Rule<Visit> = &unused_suppression::UNUSED_SUPPRESSION;

pub(crate) const RULES: [&Meta; 1] = [&UNUSED.meta];
