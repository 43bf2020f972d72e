//! The group `errors`.

use wirelint_lint::Rule;

use crate::Visit;

mod graphql_payload_no_usererrors;

pub(crate) static RULES: &[&Rule<Visit>] = &[&graphql_payload_no_usererrors::GRAPHQL_PAYLOAD_NO_USERERRORS];
