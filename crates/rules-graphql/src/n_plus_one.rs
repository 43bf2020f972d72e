//! The group `n-plus-one`: what asks once more for each of many, as far as the schema and operations tell.

use wirelint_lint::Rule;

use crate::Visit;

mod batch_function_loops;
mod batch_order_not_kept;
mod federation_entity;
mod loader_in_resolver;
mod loader_object_key;
mod loader_shared_across_requests;
mod loop_in_client;
mod nested_connection_cost;
mod query_operation;
mod resolver_per_item;
mod sequential_loads;

pub(crate) use batch_function_loops::BATCH_FUNCTION_LOOPS;
pub(crate) use federation_entity::FEDERATION_ENTITY;
pub(crate) use loader_in_resolver::LOADER_IN_RESOLVER;
pub(crate) use resolver_per_item::RESOLVER_PER_ITEM;

pub(crate) static RULES: &[&Rule<Visit>] = &[
    &BATCH_FUNCTION_LOOPS,
    &batch_order_not_kept::BATCH_ORDER_NOT_KEPT,
    &FEDERATION_ENTITY,
    &LOADER_IN_RESOLVER,
    &loader_object_key::LOADER_OBJECT_KEY,
    &loader_shared_across_requests::LOADER_SHARED_ACROSS_REQUESTS,
    &loop_in_client::LOOP_IN_CLIENT,
    &nested_connection_cost::NESTED_CONNECTION_COST,
    &query_operation::QUERY_OPERATION,
    &RESOLVER_PER_ITEM,
    &sequential_loads::SEQUENTIAL_LOADS,
];

/// `1000000` is hard to read.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
