//! Files that everybody imports and few have on their disk: the well-known types, `google/api`, `google/rpc`, `google/type`,
//! `google/longrunning`, protovalidate's rules and the options of `protoc-gen-openapiv2`.
//!
//! They hold what rules and linking need, names, numbers and types, as their public descriptors have it, and neither comments nor
//! the options of code generators. A file on disk goes before the one here.

use std::sync::{Arc, OnceLock};

use crate::syntax::{Parse, parse as read};

/// Path and text, sorted by path.
static FILES: &[(&str, &str)] = &[
    ("buf/validate/validate.proto", include_str!("builtin/buf/validate/validate.proto")),
    ("google/api/annotations.proto", include_str!("builtin/google/api/annotations.proto")),
    ("google/api/client.proto", include_str!("builtin/google/api/client.proto")),
    ("google/api/field_behavior.proto", include_str!("builtin/google/api/field_behavior.proto")),
    ("google/api/field_info.proto", include_str!("builtin/google/api/field_info.proto")),
    ("google/api/http.proto", include_str!("builtin/google/api/http.proto")),
    ("google/api/httpbody.proto", include_str!("builtin/google/api/httpbody.proto")),
    ("google/api/launch_stage.proto", include_str!("builtin/google/api/launch_stage.proto")),
    ("google/api/resource.proto", include_str!("builtin/google/api/resource.proto")),
    ("google/api/routing.proto", include_str!("builtin/google/api/routing.proto")),
    ("google/api/visibility.proto", include_str!("builtin/google/api/visibility.proto")),
    ("google/longrunning/operations.proto", include_str!("builtin/google/longrunning/operations.proto")),
    ("google/protobuf/any.proto", include_str!("builtin/google/protobuf/any.proto")),
    ("google/protobuf/api.proto", include_str!("builtin/google/protobuf/api.proto")),
    ("google/protobuf/compiler/plugin.proto", include_str!("builtin/google/protobuf/compiler/plugin.proto")),
    ("google/protobuf/cpp_features.proto", include_str!("builtin/google/protobuf/cpp_features.proto")),
    ("google/protobuf/descriptor.proto", include_str!("builtin/google/protobuf/descriptor.proto")),
    ("google/protobuf/duration.proto", include_str!("builtin/google/protobuf/duration.proto")),
    ("google/protobuf/empty.proto", include_str!("builtin/google/protobuf/empty.proto")),
    ("google/protobuf/field_mask.proto", include_str!("builtin/google/protobuf/field_mask.proto")),
    ("google/protobuf/go_features.proto", include_str!("builtin/google/protobuf/go_features.proto")),
    ("google/protobuf/java_features.proto", include_str!("builtin/google/protobuf/java_features.proto")),
    ("google/protobuf/source_context.proto", include_str!("builtin/google/protobuf/source_context.proto")),
    ("google/protobuf/struct.proto", include_str!("builtin/google/protobuf/struct.proto")),
    ("google/protobuf/timestamp.proto", include_str!("builtin/google/protobuf/timestamp.proto")),
    ("google/protobuf/type.proto", include_str!("builtin/google/protobuf/type.proto")),
    ("google/protobuf/wrappers.proto", include_str!("builtin/google/protobuf/wrappers.proto")),
    ("google/rpc/code.proto", include_str!("builtin/google/rpc/code.proto")),
    ("google/rpc/error_details.proto", include_str!("builtin/google/rpc/error_details.proto")),
    ("google/rpc/status.proto", include_str!("builtin/google/rpc/status.proto")),
    ("google/type/calendar_period.proto", include_str!("builtin/google/type/calendar_period.proto")),
    ("google/type/color.proto", include_str!("builtin/google/type/color.proto")),
    ("google/type/date.proto", include_str!("builtin/google/type/date.proto")),
    ("google/type/datetime.proto", include_str!("builtin/google/type/datetime.proto")),
    ("google/type/dayofweek.proto", include_str!("builtin/google/type/dayofweek.proto")),
    ("google/type/decimal.proto", include_str!("builtin/google/type/decimal.proto")),
    ("google/type/expr.proto", include_str!("builtin/google/type/expr.proto")),
    ("google/type/fraction.proto", include_str!("builtin/google/type/fraction.proto")),
    ("google/type/interval.proto", include_str!("builtin/google/type/interval.proto")),
    ("google/type/latlng.proto", include_str!("builtin/google/type/latlng.proto")),
    ("google/type/localized_text.proto", include_str!("builtin/google/type/localized_text.proto")),
    ("google/type/money.proto", include_str!("builtin/google/type/money.proto")),
    ("google/type/month.proto", include_str!("builtin/google/type/month.proto")),
    ("google/type/phone_number.proto", include_str!("builtin/google/type/phone_number.proto")),
    ("google/type/postal_address.proto", include_str!("builtin/google/type/postal_address.proto")),
    ("google/type/quaternion.proto", include_str!("builtin/google/type/quaternion.proto")),
    ("google/type/timeofday.proto", include_str!("builtin/google/type/timeofday.proto")),
    (
        "protoc-gen-openapiv2/options/annotations.proto",
        include_str!("builtin/protoc-gen-openapiv2/options/annotations.proto"),
    ),
    (
        "protoc-gen-openapiv2/options/openapiv2.proto",
        include_str!("builtin/protoc-gen-openapiv2/options/openapiv2.proto"),
    ),
];

/// What is built in under `path`, read once in the life of the program.
pub fn parse(path: &str) -> Option<Arc<Parse>> {
    static READ: [OnceLock<Arc<Parse>>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];
    let at = FILES.binary_search_by_key(&path, |it| it.0).ok()?;
    Some(READ[at].get_or_init(|| Arc::new(read(FILES[at].1))).clone())
}

/// The paths of what is built in, sorted.
pub fn paths() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|it| it.0)
}
