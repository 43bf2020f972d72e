//! The group `pagination`.

use wirelint_lint::Rule;
use wirelint_model::{Contract, InputId, Interaction, NextKind, PageInput, Position, Role, Used, VerbClass};
use wirelint_source::Span;

use crate::Visit;

mod half_contract;
mod list_unpaginated;
mod mixed_styles;
mod no_stable_order;
mod offset_only;
mod required_page_args;
mod streaming_list;
mod token_not_opaque;
mod total_count_required;

pub(crate) static RULES: &[&Rule<Visit>] = &[
    &half_contract::HALF_CONTRACT,
    &list_unpaginated::LIST_UNPAGINATED,
    &mixed_styles::MIXED_STYLES,
    &no_stable_order::NO_STABLE_ORDER,
    &offset_only::OFFSET_ONLY,
    &required_page_args::REQUIRED_PAGE_ARGS,
    &streaming_list::STREAMING_LIST,
    &token_not_opaque::TOKEN_NOT_OPAQUE,
    &total_count_required::TOTAL_COUNT_REQUIRED,
];

/// How a caller says which page it wants.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Style {
    /// By what it got with the page before: a token, or the last element.
    Cursor,
    /// By the page's number.
    Number,
    /// By the number of elements before it.
    Offset,
}

/// The ways in which `call` lets its caller ask for a page of the list that it answers with, each with the place that says so.
fn styles(contract: &Contract, call: &Interaction) -> Vec<(Style, Span)> {
    let page = &call.page;
    let mut styles = Vec::new();
    if !gives_pages(contract, call) {
        return styles;
    }
    let token = page.token.map(|it| it.at);
    // A token comes out and something takes it, by whatever name.
    let next = page.next.as_ref().filter(|it| it.kind == NextKind::Token && page.resumable).map(|it| it.span);
    // What is only called `token` is one where it stands beside a position.
    let inputs = contract.operation(call).inputs.iter();
    let named = || inputs.into_iter().find(|used| &*contract.observed.input(used.id).name == "token");
    let token = token.or(next).or_else(|| named().map(|it| it.at));
    // The same goes for pages that an extension tells of: their address is given.
    let extension = contract.operation(call).extensions.as_ref().and_then(|it| it.paged);
    styles.extend(token.or(extension).map(|it| (Style::Cursor, it)));
    for used in &page.positions {
        let style = match position(contract, *used) {
            Some(Position::Element) => Style::Cursor,
            Some(Position::Number) => Style::Number,
            Some(Position::Offset) => Style::Offset,
            Some(Position::Unclear) | None => continue,
        };
        if !styles.iter().any(|(it, _)| *it == style) {
            styles.push((style, used.at));
        }
    }
    styles
}

/// Whether `call` answers with a list of which it gives a part.
fn gives_pages(contract: &Contract, call: &Interaction) -> bool {
    let operation = contract.operation(call);
    let page = &call.page;
    operation.role == Role::Served
        && matches!(&*operation.method, "GET" | "QUERY")
        && !matches!(call.verb, VerbClass::Create | VerbClass::Set | VerbClass::Job)
        && (call.collection.is_some() || !page.sizes.is_empty())
        && !(page.token.is_none() && page.positions.is_empty() && page.sizes.is_empty())
}

/// How an input says where in the collection the caller is.
fn position(contract: &Contract, used: Used<InputId>) -> Option<Position> {
    match contract.input_facts(used.id).page {
        Some(PageInput::Position(position)) => Some(position),
        _ => None,
    }
}
