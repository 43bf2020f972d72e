//! The group `pagination`: lists below the fields where operations begin, which the boundary rules look at.

use wirelint_lint::Rule;

use crate::Visit;

mod nested_list_unpaginated;

pub(crate) static RULES: &[&Rule<Visit>] = &[&nested_list_unpaginated::NESTED_LIST_UNPAGINATED];
