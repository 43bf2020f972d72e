//! The group `idempotency`.

use wirelint_lint::Rule;
use wirelint_model::{Contract, Interaction, Key, KeyPlace};
use wirelint_source::Span;

use crate::Visit;

mod array_append_patch;
mod body_on_bodiless_method;
mod conflict_without_existing;
mod create_without_key;
mod key_inconsistent;
mod key_on_resource;
mod key_optional_on_money;
mod key_server_generated;
mod key_undocumented;
mod level_mismatch;
mod patch_delta;
mod put_not_replace;
mod safe_method_mutates;
mod unsafe_in_links;

pub(crate) static RULES: &[&Rule<Visit>] = &[
    &array_append_patch::ARRAY_APPEND_PATCH,
    &body_on_bodiless_method::BODY_ON_BODILESS_METHOD,
    &conflict_without_existing::CONFLICT_WITHOUT_EXISTING,
    &create_without_key::CREATE_WITHOUT_KEY,
    &key_inconsistent::KEY_INCONSISTENT,
    &key_on_resource::KEY_ON_RESOURCE,
    &key_optional_on_money::KEY_OPTIONAL_ON_MONEY,
    &key_server_generated::KEY_SERVER_GENERATED,
    &key_undocumented::KEY_UNDOCUMENTED,
    &level_mismatch::LEVEL_MISMATCH,
    &patch_delta::PATCH_DELTA,
    &put_not_replace::PUT_NOT_REPLACE,
    &safe_method_mutates::SAFE_METHOD_MUTATES,
    &unsafe_in_links::UNSAFE_IN_LINKS,
];

/// Where an operation names the parameter or body that its key is in.
fn used_at(contract: &Contract, call: &Interaction, key: &Key) -> Span {
    let operation = contract.operation(call);
    let used = match key.place {
        KeyPlace::Input(id) => operation.inputs.iter().find(|it| it.id == id).map(|it| it.at),
        KeyPlace::Body(_) => operation.body.map(|it| it.at),
    };
    used.unwrap_or(operation.span)
}
