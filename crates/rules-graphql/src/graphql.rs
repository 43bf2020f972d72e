//! The group `graphql`.
//!
//! What the specification forbids is an error: a server does not start with such a schema, or refuses such an operation. The rules of
//! graphql-eslint that state conventions are off until somebody asks for them.

use wirelint_lint::Rule;

use crate::Visit;

mod anonymous_operation_not_alone;
mod argument_defined_twice;
mod argument_given_twice;
mod argument_missing;
mod argument_not_named_input;
mod argument_unknown;
mod argument_without_description;
mod connection_arguments_incomplete;
mod connection_arguments_wrong;
mod connection_type_wrong;
mod cyclic_list_path;
mod default_value_cycle;
mod default_value_wrong;
mod definition_not_executable;
mod deprecated_unlike_interface;
mod deprecated_used;
mod deprecation_without_date;
mod deprecation_without_reason;
mod description_in_comment;
mod description_missing;
mod description_not_capitalized;
mod description_style_wrong;
mod directive_defined_twice;
mod directive_twice;
mod directive_unknown;
mod edge_type_wrong;
mod enum_value_defined_twice;
mod enum_value_differs_in_case;
mod enum_value_not_upper_case;
mod enum_value_without_description;
mod enum_values_unsorted;
mod executable_not_alone;
mod federated_field_unknown;
mod field_defined_twice;
mod field_not_camel_case;
mod field_repeats_type_name;
mod field_unknown;
mod field_unused;
mod field_without_description;
mod fields_conflict;
mod fields_unsorted;
mod file_name_mismatch;
mod fragment_cycle;
mod fragment_defined_twice;
mod fragment_impossible;
mod fragment_name_not_unique;
mod fragment_not_imported;
mod fragment_on_leaf;
mod fragment_unknown;
mod fragment_unused;
mod fragment_used_once;
mod id_not_selected;
mod input_field_given_twice;
mod input_field_without_description;
mod input_fields_unsorted;
mod input_not_camel_case;
mod input_object_cycle;
mod input_type_wrong;
mod interface_broken;
mod interface_fields_unsorted;
mod leaf_mismatch;
mod mutation_result_scalar;
mod mutation_result_without_query;
mod name_reserved;
mod name_unconventional;
mod not_sorted;
mod oneof_field_required;
mod oneof_field_wrong;
mod oneof_result_incomplete;
mod operation_defined_twice;
mod operation_name_not_unique;
mod operation_type_unknown;
mod operation_without_name;
mod output_type_wrong;
mod page_info_wrong;
mod project_not_understood;
mod required_deprecated;
mod root_field_non_null;
mod root_type_forbidden;
mod root_type_stated_twice;
mod root_type_wrong;
mod schema_defined_twice;
mod selection_doubled;
mod selection_too_deep;
mod subscription_several_fields;
mod syntax_error;
mod type_defined_twice;
mod type_empty;
mod type_extension_wrong;
mod type_not_capitalized;
mod type_unknown;
mod type_unreachable;
mod type_unused;
mod type_without_description;
mod type_without_id;
mod union_member_wrong;
mod value_of_wrong_type;
mod variable_defined_twice;
mod variable_not_input;
mod variable_of_wrong_type;
mod variable_undefined;
mod variable_unused;

pub(crate) static RULES: &[&Rule<Visit>] = &[
    &syntax_error::SYNTAX_ERROR,
    &project_not_understood::PROJECT_NOT_UNDERSTOOD,
    &type_unknown::TYPE_UNKNOWN,
    &schema_defined_twice::SCHEMA_DEFINED_TWICE,
    &root_type_stated_twice::ROOT_TYPE_STATED_TWICE,
    &type_defined_twice::TYPE_DEFINED_TWICE,
    &enum_value_defined_twice::ENUM_VALUE_DEFINED_TWICE,
    &field_defined_twice::FIELD_DEFINED_TWICE,
    &argument_defined_twice::ARGUMENT_DEFINED_TWICE,
    &directive_defined_twice::DIRECTIVE_DEFINED_TWICE,
    &type_extension_wrong::TYPE_EXTENSION_WRONG,
    &root_type_wrong::ROOT_TYPE_WRONG,
    &name_reserved::NAME_RESERVED,
    &type_empty::TYPE_EMPTY,
    &output_type_wrong::OUTPUT_TYPE_WRONG,
    &input_type_wrong::INPUT_TYPE_WRONG,
    &interface_broken::INTERFACE_BROKEN,
    &union_member_wrong::UNION_MEMBER_WRONG,
    &input_object_cycle::INPUT_OBJECT_CYCLE,
    &oneof_field_wrong::ONEOF_FIELD_WRONG,
    &required_deprecated::REQUIRED_DEPRECATED,
    &deprecated_unlike_interface::DEPRECATED_UNLIKE_INTERFACE,
    &default_value_wrong::DEFAULT_VALUE_WRONG,
    &default_value_cycle::DEFAULT_VALUE_CYCLE,
    &directive_unknown::DIRECTIVE_UNKNOWN,
    &directive_twice::DIRECTIVE_TWICE,
    &argument_unknown::ARGUMENT_UNKNOWN,
    &argument_given_twice::ARGUMENT_GIVEN_TWICE,
    &input_field_given_twice::INPUT_FIELD_GIVEN_TWICE,
    &argument_missing::ARGUMENT_MISSING,
    &definition_not_executable::DEFINITION_NOT_EXECUTABLE,
    &operation_defined_twice::OPERATION_DEFINED_TWICE,
    &anonymous_operation_not_alone::ANONYMOUS_OPERATION_NOT_ALONE,
    &subscription_several_fields::SUBSCRIPTION_SEVERAL_FIELDS,
    &operation_type_unknown::OPERATION_TYPE_UNKNOWN,
    &fragment_on_leaf::FRAGMENT_ON_LEAF,
    &variable_not_input::VARIABLE_NOT_INPUT,
    &leaf_mismatch::LEAF_MISMATCH,
    &field_unknown::FIELD_UNKNOWN,
    &federated_field_unknown::FEDERATED_FIELD_UNKNOWN,
    &fragment_defined_twice::FRAGMENT_DEFINED_TWICE,
    &fragment_unknown::FRAGMENT_UNKNOWN,
    &fragment_unused::FRAGMENT_UNUSED,
    &fragment_impossible::FRAGMENT_IMPOSSIBLE,
    &fragment_cycle::FRAGMENT_CYCLE,
    &variable_defined_twice::VARIABLE_DEFINED_TWICE,
    &variable_undefined::VARIABLE_UNDEFINED,
    &variable_unused::VARIABLE_UNUSED,
    &value_of_wrong_type::VALUE_OF_WRONG_TYPE,
    &variable_of_wrong_type::VARIABLE_OF_WRONG_TYPE,
    &fields_conflict::FIELDS_CONFLICT,
    &argument_not_named_input::ARGUMENT_NOT_NAMED_INPUT,
    &connection_arguments_wrong::CONNECTION_ARGUMENTS_WRONG,
    &connection_type_wrong::CONNECTION_TYPE_WRONG,
    &deprecated_used::DEPRECATED_USED,
    &deprecation_without_date::DEPRECATION_WITHOUT_DATE,
    &deprecation_without_reason::DEPRECATION_WITHOUT_REASON,
    &description_in_comment::DESCRIPTION_IN_COMMENT,
    &description_missing::DESCRIPTION_MISSING,
    &description_style_wrong::DESCRIPTION_STYLE_WRONG,
    &edge_type_wrong::EDGE_TYPE_WRONG,
    &enum_value_differs_in_case::ENUM_VALUE_DIFFERS_IN_CASE,
    &executable_not_alone::EXECUTABLE_NOT_ALONE,
    &field_repeats_type_name::FIELD_REPEATS_TYPE_NAME,
    &field_unused::FIELD_UNUSED,
    &file_name_mismatch::FILE_NAME_MISMATCH,
    &fragment_name_not_unique::FRAGMENT_NAME_NOT_UNIQUE,
    &fragment_not_imported::FRAGMENT_NOT_IMPORTED,
    &fragment_used_once::FRAGMENT_USED_ONCE,
    &id_not_selected::ID_NOT_SELECTED,
    &mutation_result_scalar::MUTATION_RESULT_SCALAR,
    &cyclic_list_path::CYCLIC_LIST_PATH,
    &mutation_result_without_query::MUTATION_RESULT_WITHOUT_QUERY,
    &name_unconventional::NAME_UNCONVENTIONAL,
    &not_sorted::NOT_SORTED,
    &oneof_field_required::ONEOF_FIELD_REQUIRED,
    &oneof_result_incomplete::ONEOF_RESULT_INCOMPLETE,
    &operation_name_not_unique::OPERATION_NAME_NOT_UNIQUE,
    &operation_without_name::OPERATION_WITHOUT_NAME,
    &page_info_wrong::PAGE_INFO_WRONG,
    &root_field_non_null::ROOT_FIELD_NON_NULL,
    &root_type_forbidden::ROOT_TYPE_FORBIDDEN,
    &selection_doubled::SELECTION_DOUBLED,
    &selection_too_deep::SELECTION_TOO_DEEP,
    &type_unreachable::TYPE_UNREACHABLE,
    &type_without_id::TYPE_WITHOUT_ID,
    &type_without_description::TYPE_WITHOUT_DESCRIPTION,
    &field_without_description::FIELD_WITHOUT_DESCRIPTION,
    &argument_without_description::ARGUMENT_WITHOUT_DESCRIPTION,
    &enum_value_without_description::ENUM_VALUE_WITHOUT_DESCRIPTION,
    &input_field_without_description::INPUT_FIELD_WITHOUT_DESCRIPTION,
    &description_not_capitalized::DESCRIPTION_NOT_CAPITALIZED,
    &enum_value_not_upper_case::ENUM_VALUE_NOT_UPPER_CASE,
    &field_not_camel_case::FIELD_NOT_CAMEL_CASE,
    &input_not_camel_case::INPUT_NOT_CAMEL_CASE,
    &type_not_capitalized::TYPE_NOT_CAPITALIZED,
    &enum_values_unsorted::ENUM_VALUES_UNSORTED,
    &fields_unsorted::FIELDS_UNSORTED,
    &interface_fields_unsorted::INTERFACE_FIELDS_UNSORTED,
    &input_fields_unsorted::INPUT_FIELDS_UNSORTED,
    &type_unused::TYPE_UNUSED,
    &connection_arguments_incomplete::CONNECTION_ARGUMENTS_INCOMPLETE,
];
