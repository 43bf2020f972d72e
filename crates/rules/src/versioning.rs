//! The group `versioning`.

use wirelint_lint::Rule;

use crate::Visit;

mod deprecated_without_sunset;
mod empty_rpc_type;
mod mixed_schemes;
mod proto_package_unversioned;
mod sunset_passed;
mod unversioned;
mod uses_deprecated;

pub(crate) static RULES: &[&Rule<Visit>] = &[
    &deprecated_without_sunset::DEPRECATED_WITHOUT_SUNSET,
    &empty_rpc_type::EMPTY_RPC_TYPE,
    &mixed_schemes::MIXED_SCHEMES,
    &proto_package_unversioned::PROTO_PACKAGE_UNVERSIONED,
    &sunset_passed::SUNSET_PASSED,
    &unversioned::UNVERSIONED,
    &uses_deprecated::USES_DEPRECATED,
];
