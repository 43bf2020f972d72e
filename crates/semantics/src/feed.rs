//! Streams of what happens as it happens, and whether a caller that was cut off can go on where it was.

use wirelint_model::{Contract, Exchange, Media, Operation, Output, PageInput, Place, Role};

use crate::rpc;
use crate::words::{Word, words};

/// Whether a caller of `operation` that is cut off can go on where it was; `None` where it is no stream of what happens.
pub(crate) fn resumes(contract: &Contract, operation: &Operation, exchange: Exchange) -> Option<bool> {
    let observed = &contract.observed;
    let may_be = match &operation.rpc {
        Some(rpc) => !rpc.takes.stream && rpc::goes_on(&rpc.name),
        None => &*operation.method == "GET",
    };
    if !may_be || operation.role == Role::CalledBack {
        return None;
    }
    let outputs = || operation.outputs.iter().map(|used| observed.output(used.id));
    let successes = || outputs().filter(|it| it.status.is_success());
    let lines = || successes().any(|it| it.media.iter().any(is_lines));
    if exchange != Exchange::PushedTo && !(lines() && is_live(operation))
        || is_made_for_the_call(operation)
        || tells_how_it_is(operation)
    {
        return None;
    }
    // Where each event is described, what it lacks is a finding about that.
    if successes().any(|it| it.media.iter().any(|media| media.items && is_events(media))) {
        return None;
    }
    let by_input = operation.inputs.iter().any(|used| {
        let input = observed.input(used.id);
        let paged =
            matches!(contract.input_facts(used.id).page, Some(PageInput::Token | PageInput::Position(_)));
        input.place != Place::Path && (paged || goes_on_from(&input.name))
    });
    let prose = outputs().map(|it| &it.description).chain([&operation.description]);
    Some(
        operation.inputs_unknown
            || by_input
            || prose.into_iter().any(|it| RESUMED.is_match(it.as_bytes()))
            || successes().any(|it| has_ids(contract, it)),
    )
}

/// Whether each line of a stream has an id.
fn has_ids(contract: &Contract, output: &Output) -> bool {
    let types = &contract.observed.types;
    output
        .media
        .iter()
        .filter(|it| it.items)
        .filter_map(|it| it.ty)
        .any(|ty| !types.is_described(ty) || types.fields(ty).any(|it| &*it.name == "id"))
}

/// Whether a body is server-sent events (WHATWG HTML §9.2).
fn is_events(media: &Media) -> bool {
    media.name.starts_with("text/event-stream")
}

/// Whether a body has one document after the other, each as soon as it is there.
fn is_lines(media: &Media) -> bool {
    let name = media.name.split(';').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    matches!(
        &*name,
        "application/x-ndjson"
            | "application/ndjson"
            | "application/jsonl"
            | "application/x-jsonlines"
            | "application/json-seq"
            | "application/stream+json"
            | "application/x-json-stream"
            | "multipart/x-mixed-replace"
    )
}

/// Whether the end of the path says that it goes on without an end: `/events/stream`, `/logs:tail`.
fn is_live(operation: &Operation) -> bool {
    const LIVE: &str =
        "stream streaming watch tail follow subscribe listen changes updates events live feed firehose";
    let last = operation.path.rsplit(['/', ':']).find(|it| !it.is_empty() && !it.contains('{'));
    let last = last.map(words).unwrap_or_default();
    last.first().into_iter().chain(last.last()).any(|word| LIVE.split_ascii_whitespace().any(|it| it == word))
}

/// Whether what is sent is made for this call and ends with it: the words of a language model, the steps of a job.
fn is_made_for_the_call(operation: &Operation) -> bool {
    const MADE: &str = "completion completions chat generate generation responses response messages message predict infer \
        inference synthesize synthesis speech ask answer answers prompt query search sql translate embeddings \
        threads runs export download convert";
    let names = operation.path.split(['/', ':']).filter(|it| !it.is_empty() && !it.contains('{'));
    let is = |word: &Word| MADE.split_ascii_whitespace().any(|it| it == word);
    names.rev().take(2).any(|name| words(name).iter().any(is))
}

/// Whether each event says how things stand now, so that the next one makes up for those that were missed.
fn tells_how_it_is(operation: &Operation) -> bool {
    [&operation.summary, &operation.description].iter().any(|it| STATE.is_match(it.as_bytes()))
}

/// Whether an input of that name says from where the stream goes on.
fn goes_on_from(name: &str) -> bool {
    const FROM: &str = "last after since from start starting cursor offset position seq sequence revision resume resumption \
        replay checkpoint backfill marker bookmark begin version resourceversion index block height history rv lastid \
        eventid";
    words(name).iter().any(|word| FROM.split_ascii_whitespace().any(|it| it == word))
}

pattern!(
    RESUMED,
    r"last-event-id|\bresum(?:e|es|ed|ing|able|ption)\b|\breplay|\bcatch(?:es|ing)? up\b|\breconnect"
);

pattern!(
    STATE,
    r"\b(?:current|currently|latest|stats|statistics|metrics|telemetry|progress|health|snapshots?)\b"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_say_from_where_it_goes_on() {
        for (name, expected) in [
            ("Last-Event-ID", true),
            ("starting_after", true),
            ("sinceRevision", true),
            ("backfill_minutes", true),
            ("topic", false),
            ("limit", false),
        ] {
            assert_eq!(goes_on_from(name), expected, "{name}");
        }
        assert!(RESUMED.is_match(b"send Last-Event-ID") && STATE.is_match(b"The current state"));
    }
}
