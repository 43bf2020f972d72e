//! Puts the facts together.

use wirelint_model::{
    Contract, Effect, Fact, InputFacts, Interaction, Observations, Operation, OperationId, Place, Protocol,
};

use crate::{Vocabulary, body, output, page, prose};

/// The facts about every operation, input, body and output of `observed`. Linear in their number; what is defined once is
/// judged once.
pub fn infer(observed: Observations, vocabulary: &Vocabulary) -> Contract {
    let inputs = observed
        .inputs
        .iter()
        .map(|input| {
            let page = match input.place {
                Place::Query | Place::Header => vocabulary.page_input(&input.name),
                Place::Path | Place::Cookie => None,
            };
            let sized = matches!(
                page,
                Some(wirelint_model::PageInput::Size | wirelint_model::PageInput::PerhapsSize)
            );
            InputFacts {
                page,
                stated_maximum: if sized {
                    prose::stated_maximum(&input.description, input.bounds)
                } else {
                    None
                },
                clamped: sized && prose::clamps(&input.description),
            }
        })
        .collect();
    let bodies = observed.bodies.iter().map(|it| body::content(it, &observed.types)).collect();
    let mut judge = output::Outputs::new(&observed.types);
    let outputs = observed.outputs.iter().map(|it| judge.facts(it)).collect();
    let mut contract = Contract { observed, interactions: Vec::new(), inputs, bodies, outputs };
    let mut pages = page::Pages::new(&contract, vocabulary);
    let interactions =
        contract.observed.operations.iter().enumerate().map(|(number, operation)| Interaction {
            operation: OperationId(number as u32),
            effect: effect(contract.observed.protocol, operation),
            page: pages.page(operation),
        });
    contract.interactions = interactions.collect();
    contract
}

/// What the operation's method promises (RFC 9110 §9.2.1 and §9.2.2; `QUERY`: safe, OpenAPI 3.2 and
/// draft-ietf-httpbis-safe-method-w-body).
fn effect(protocol: Protocol, operation: &Operation) -> Fact<Effect> {
    let Protocol::Http = protocol;
    let effect = match &*operation.method {
        "GET" | "HEAD" | "OPTIONS" | "TRACE" | "QUERY" => Effect::Safe,
        "PUT" | "DELETE" => Effect::Idempotent,
        _ => Effect::NotIdempotent,
    };
    Fact::declared(effect, operation.span, "the method")
}
