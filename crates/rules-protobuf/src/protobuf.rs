//! The group `protobuf`.
//!
//! Most of buf's rules are off until somebody asks for them, by a `buf.yaml` or by a preset such as `buf:STANDARD`. They state conventions:
//! googleapis, which is made by one house with one style guide, has 78,000 places that the standard ones find, more than five for each
//! of its methods, and nobody there takes them for mistakes. On by default is what does not depend on taste: an import that nothing uses
//! and a file that does not say which language it is in are warnings; packages in a circle and required fields, which may be meant, are
//! infos.

use wirelint_lint::Rule;

use crate::Visit;

mod directory_several_packages;
mod duplicate_symbol;
mod enum_alias_allowed;
mod enum_first_value_not_zero;
mod enum_not_pascal_case;
mod enum_value_not_upper_snake_case;
mod enum_value_without_comment;
mod enum_value_without_prefix;
mod enum_without_comment;
mod enum_zero_value_without_suffix;
mod field_named_descriptor;
mod field_not_lower_snake_case;
mod field_required;
mod field_without_comment;
mod file_not_lower_snake_case;
mod import_public;
mod import_unused;
mod invalid_file;
mod message_not_pascal_case;
mod message_without_comment;
mod missing_import;
mod oneof_not_lower_snake_case;
mod oneof_without_comment;
mod package_directory_mismatch;
mod package_import_cycle;
mod package_missing;
mod package_not_lower_snake_case;
mod package_several_csharp_namespaces;
mod package_several_directories;
mod package_several_go_packages;
mod package_several_java_multiple_files;
mod package_several_java_packages;
mod package_several_php_namespaces;
mod package_several_ruby_packages;
mod package_several_swift_prefixes;
mod package_stable_imports_unstable;
mod package_without_version;
mod protovalidate_wrong;
mod rpc_client_streaming;
mod rpc_not_pascal_case;
mod rpc_request_nonstandard_name;
mod rpc_response_nonstandard_name;
mod rpc_server_streaming;
mod rpc_type_shared;
mod rpc_without_comment;
mod service_not_pascal_case;
mod service_without_comment;
mod service_without_suffix;
mod syntax_error;
mod syntax_missing;

pub(crate) static RULES: &[&Rule<Visit>] = &[
    &syntax_error::SYNTAX_ERROR,
    &missing_import::MISSING_IMPORT,
    &duplicate_symbol::DUPLICATE_SYMBOL,
    &invalid_file::INVALID_FILE,
    &message_not_pascal_case::MESSAGE_NOT_PASCAL_CASE,
    &enum_not_pascal_case::ENUM_NOT_PASCAL_CASE,
    &service_not_pascal_case::SERVICE_NOT_PASCAL_CASE,
    &rpc_not_pascal_case::RPC_NOT_PASCAL_CASE,
    &field_not_lower_snake_case::FIELD_NOT_LOWER_SNAKE_CASE,
    &oneof_not_lower_snake_case::ONEOF_NOT_LOWER_SNAKE_CASE,
    &enum_value_not_upper_snake_case::ENUM_VALUE_NOT_UPPER_SNAKE_CASE,
    &package_not_lower_snake_case::PACKAGE_NOT_LOWER_SNAKE_CASE,
    &file_not_lower_snake_case::FILE_NOT_LOWER_SNAKE_CASE,
    &field_named_descriptor::FIELD_NAMED_DESCRIPTOR,
    &enum_value_without_prefix::ENUM_VALUE_WITHOUT_PREFIX,
    &enum_zero_value_without_suffix::ENUM_ZERO_VALUE_WITHOUT_SUFFIX,
    &service_without_suffix::SERVICE_WITHOUT_SUFFIX,
    &package_without_version::PACKAGE_WITHOUT_VERSION,
    &rpc_request_nonstandard_name::RPC_REQUEST_NONSTANDARD_NAME,
    &rpc_response_nonstandard_name::RPC_RESPONSE_NONSTANDARD_NAME,
    &rpc_type_shared::RPC_TYPE_SHARED,
    &package_missing::PACKAGE_MISSING,
    &package_directory_mismatch::PACKAGE_DIRECTORY_MISMATCH,
    &package_several_directories::PACKAGE_SEVERAL_DIRECTORIES,
    &directory_several_packages::DIRECTORY_SEVERAL_PACKAGES,
    &package_several_csharp_namespaces::PACKAGE_SEVERAL_CSHARP_NAMESPACES,
    &package_several_go_packages::PACKAGE_SEVERAL_GO_PACKAGES,
    &package_several_java_multiple_files::PACKAGE_SEVERAL_JAVA_MULTIPLE_FILES,
    &package_several_java_packages::PACKAGE_SEVERAL_JAVA_PACKAGES,
    &package_several_php_namespaces::PACKAGE_SEVERAL_PHP_NAMESPACES,
    &package_several_ruby_packages::PACKAGE_SEVERAL_RUBY_PACKAGES,
    &package_several_swift_prefixes::PACKAGE_SEVERAL_SWIFT_PREFIXES,
    &package_import_cycle::PACKAGE_IMPORT_CYCLE,
    &package_stable_imports_unstable::PACKAGE_STABLE_IMPORTS_UNSTABLE,
    &import_unused::IMPORT_UNUSED,
    &import_public::IMPORT_PUBLIC,
    &syntax_missing::SYNTAX_MISSING,
    &enum_first_value_not_zero::ENUM_FIRST_VALUE_NOT_ZERO,
    &enum_alias_allowed::ENUM_ALIAS_ALLOWED,
    &field_required::FIELD_REQUIRED,
    &protovalidate_wrong::PROTOVALIDATE_WRONG,
    &rpc_client_streaming::RPC_CLIENT_STREAMING,
    &rpc_server_streaming::RPC_SERVER_STREAMING,
    &message_without_comment::MESSAGE_WITHOUT_COMMENT,
    &enum_without_comment::ENUM_WITHOUT_COMMENT,
    &enum_value_without_comment::ENUM_VALUE_WITHOUT_COMMENT,
    &field_without_comment::FIELD_WITHOUT_COMMENT,
    &oneof_without_comment::ONEOF_WITHOUT_COMMENT,
    &rpc_without_comment::RPC_WITHOUT_COMMENT,
    &service_without_comment::SERVICE_WITHOUT_COMMENT,
];
