//! The group `protobuf`.

use wirelint_lint::Rule;

use crate::Visit;

mod duplicate_symbol;
mod invalid_file;
mod missing_import;
mod syntax_error;

pub(crate) static RULES: &[&Rule<Visit>] = &[
    &syntax_error::SYNTAX_ERROR,
    &missing_import::MISSING_IMPORT,
    &duplicate_symbol::DUPLICATE_SYMBOL,
    &invalid_file::INVALID_FILE,
];
