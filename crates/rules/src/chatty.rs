//! The group `chatty`.

use wirelint_lint::Rule;

use crate::Visit;

mod ids_only_list;
mod mixed_cardinality;

pub(crate) static RULES: &[&Rule<Visit>] =
    &[&ids_only_list::IDS_ONLY_LIST, &mixed_cardinality::MIXED_CARDINALITY];
