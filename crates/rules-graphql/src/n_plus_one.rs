//! The group `n-plus-one`: what asks once more for each of many, as far as the schema and operations tell.

use wirelint_lint::Rule;

use crate::Visit;

mod federation_entity;
mod nested_connection_cost;
mod query_operation;
mod resolver_per_item;

pub(crate) static RULES: &[&Rule<Visit>] = &[
    &federation_entity::FEDERATION_ENTITY,
    &nested_connection_cost::NESTED_CONNECTION_COST,
    &query_operation::QUERY_OPERATION,
    &resolver_per_item::RESOLVER_PER_ITEM,
];
