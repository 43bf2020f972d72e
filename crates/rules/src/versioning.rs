//! The group `versioning`.

use wirelint_lint::Rule;

use crate::Visit;

mod deprecated_without_sunset;
mod mixed_schemes;
mod sunset_passed;
mod unversioned;
mod uses_deprecated;

pub(crate) static RULES: &[&Rule<Visit>] = &[
    &deprecated_without_sunset::DEPRECATED_WITHOUT_SUNSET,
    &mixed_schemes::MIXED_SCHEMES,
    &sunset_passed::SUNSET_PASSED,
    &unversioned::UNVERSIONED,
    &uses_deprecated::USES_DEPRECATED,
];
