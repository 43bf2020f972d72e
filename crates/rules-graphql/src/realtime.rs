//! The group `realtime`.

use wirelint_lint::Rule;

use crate::Visit;

mod subscription_payload_thin;

pub(crate) static RULES: &[&Rule<Visit>] = &[&subscription_payload_thin::SUBSCRIPTION_PAYLOAD_THIN];
