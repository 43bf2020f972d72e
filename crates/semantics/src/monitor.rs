//! What lets a caller that does not wait learn how it went: the receipt that a 202 gives it, and the operation that tells how far the
//! work is.

use rustc_hash::FxHashMap;
use wirelint_model::{
    Contract, Field, Input, Leads, Monitor, Operation, Output, OutputId, Place, Receipt, Status, TypeId,
    TypeKind, Types, Used,
};

use crate::vocabulary::{Vocabulary, WordList};
use crate::words::{joined, words};

/// How deep a handle or a state may be inside an answer.
const DEPTH: u8 = 3;
/// How many fields an object has at most that only wraps another.
const WRAPPER: usize = 6;

/// Finds receipts and monitors, looking at each answer once.
pub(crate) struct Monitors<'c> {
    contract: &'c Contract,
    vocabulary: &'c Vocabulary,
    receipts: FxHashMap<OutputId, Leads>,
    states: FxHashMap<OutputId, Option<Found<'c>>>,
    handles: FxHashMap<(TypeId, u8), bool>,
}

/// The field of an answer that says how far the work is.
#[derive(Clone, Copy)]
struct Found<'c> {
    field: &'c Field,
    reached: Reached,
    /// What holds the field also says why it failed, or gives the result.
    tells_more: bool,
}

/// What listed values are for.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is among the values or not, whatever the others")]
struct Reached {
    pending: bool,
    running: bool,
    succeeded: bool,
    failed: bool,
    cancelled: bool,
    other: bool,
    /// A value says that something is being done, and another that it is done, as they are used of work and not of what runs.
    finishes: bool,
}

impl<'c> Monitors<'c> {
    pub(crate) fn new(contract: &'c Contract, vocabulary: &'c Vocabulary) -> Self {
        let (receipts, states, handles) = <_>::default();
        Self { contract, vocabulary, receipts, states, handles }
    }

    /// What `operation` gives a caller whose request was accepted and not yet done (202, RFC 9110 §15.3.3).
    pub(crate) fn receipt(&mut self, operation: &Operation) -> Option<Receipt> {
        let observed = &self.contract.observed;
        let status = |used: &&Used<OutputId>| observed.output(used.id).status;
        let output = *operation.outputs.iter().find(|used| status(used) == Status::Code(202))?;
        let leads = if let Some(known) = self.receipts.get(&output.id) {
            *known
        } else {
            let leads = self.leads(observed.output(output.id));
            self.receipts.insert(output.id, leads);
            leads
        };
        // The caller that has named the thing itself, or is told in prose, knows what to ask for.
        let leads =
            if leads == Leads::Nowhere && (says_where(&operation.description) || self.is_named(operation)) {
                Leads::There
            } else {
                leads
            };
        Some(Receipt { output, leads })
    }

    fn leads(&mut self, output: &Output) -> Leads {
        if !output.links.is_empty() || output.headers.iter().any(|it| header_leads(&it.name)) {
            return Leads::There;
        }
        if says_where(&output.description) {
            return Leads::There;
        }
        // A 202 that says that it failed is no receipt.
        if output.unknown || FAILED_TEXT.is_match(output.description.as_bytes()) {
            return Leads::Unknown;
        }
        let types = &self.contract.observed.types;
        let mut leads = Leads::Nowhere;
        for media in &output.media {
            let Some(ty) = media.ty else {
                leads = Leads::Unknown;
                continue;
            };
            if self.has_handle(ty, DEPTH) {
                return Leads::There;
            }
            // A text may be the handle itself; what is not described may hold one.
            let nothing_more =
                matches!(types.kind(ty), TypeKind::Object | TypeKind::Null | TypeKind::Boolean);
            // What has the result in it was done at once, whatever it is called.
            let has_result = types.fields(ty).any(|field| !is_remark(&field.name));
            if !nothing_more || has_result || !types.is_described(ty) {
                leads = Leads::Unknown;
            }
        }
        leads
    }

    /// Whether the caller chooses an id for what it sends.
    fn is_named(&self, operation: &Operation) -> bool {
        let observed = &self.contract.observed;
        let types = &observed.types;
        let Some(body) = operation.body.map(|used| observed.body(used.id)) else { return false };
        if body.unknown || body.media.iter().any(|it| it.ty.is_none()) {
            return true;
        }
        let mut fields = body
            .media
            .iter()
            .filter_map(|it| it.ty)
            .flat_map(|ty| types.fields(types.item(ty).unwrap_or(ty)));
        fields.any(|field| {
            let name = joined(&field.name);
            let own = matches!(
                &*name,
                "id" | "uuid"
                    | "guid"
                    | "reference"
                    | "referenceid"
                    | "requestid"
                    | "correlationid"
                    | "transactionid"
                    | "externalid"
                    | "messageid"
                    | "clientid"
                    | "batchid"
            );
            own && !types.get(field.ty).read_only
        })
    }

    /// Whether an object of this type, or what it holds less than `depth` levels down, tells the caller where to look.
    fn has_handle(&mut self, ty: TypeId, depth: u8) -> bool {
        if depth == 0 {
            return false;
        }
        let types = &self.contract.observed.types;
        let ty = types.definition(ty);
        if let Some(&known) = self.handles.get(&(ty, depth)) {
            return known;
        }
        let held = types.fields(ty).any(|field| is_handle(&field.name, self.vocabulary))
            || types.fields(ty).any(|field| self.has_handle(field.ty, depth - 1))
            || types.item(ty).is_some_and(|item| self.has_handle(item, depth - 1));
        self.handles.insert((ty, depth), held);
        held
    }

    /// How `operation` tells how far some work is: it reads one thing that has a state with listed values.
    pub(crate) fn monitor(&mut self, operation: &Operation) -> Option<Monitor> {
        let observed = &self.contract.observed;
        if &*operation.method != "GET" {
            return None;
        }
        for &output in &operation.outputs {
            if !observed.output(output.id).status.is_success() {
                continue;
            }
            let found = if let Some(known) = self.states.get(&output.id) {
                *known
            } else {
                let found = self.state(observed.output(output.id));
                self.states.insert(output.id, found);
                found
            };
            if let Some(Found { field, reached, tells_more }) = found {
                let named_work = is_about_work(&operation.path, self.vocabulary);
                return Some(Monitor {
                    output,
                    name: field.name.clone(),
                    span: field.span,
                    state: field.ty,
                    about_work: named_work || reached.finishes && is_plain(&field.name, self.vocabulary),
                    named_work,
                    pending: reached.pending,
                    running: reached.running,
                    succeeded: reached.succeeded,
                    failed: reached.failed,
                    cancelled: reached.cancelled,
                    other: reached.other,
                    tells_more,
                });
            }
        }
        None
    }

    fn state(&self, output: &Output) -> Option<Found<'c>> {
        let types: &'c Types = &self.contract.observed.types;
        let ty = output.media.iter().filter(|it| it.is_document() && !it.items).find_map(|it| it.ty)?;
        if types.kind(ty) != TypeKind::Object {
            return None;
        }
        state_of(types, ty, self.vocabulary).or_else(|| {
            // One step down, where the answer only wraps it.
            let mut wrapped = types.fields(ty).filter(|it| types.kind(it.ty) == TypeKind::Object);
            let inner = wrapped.next().filter(|_| types.fields(ty).count() <= WRAPPER)?;
            if wrapped.next().is_some() && !is_wrapper(&inner.name) {
                return None;
            }
            state_of(types, inner.ty, self.vocabulary)
        })
    }
}

/// The field of `ty` that says how far something is.
fn state_of<'t>(types: &'t Types, ty: TypeId, vocabulary: &Vocabulary) -> Option<Found<'t>> {
    let states = types.fields(ty).filter(|field| is_state(&field.name, vocabulary));
    let mut best: Option<(&Field, Reached)> = None;
    for field in states {
        let reached = reached(types, field.ty, vocabulary);
        // `status` says more of the whole than `email_status` does.
        let nearer = best.is_none_or(|(it, _)| words(&field.name).len() < words(&it.name).len());
        if (reached.pending || reached.running) && nearer {
            best = Some((field, reached));
        }
    }
    let (field, reached) = best?;
    let more = |ty: TypeId| types.fields(ty).any(|it| tells_more(&it.name));
    let tells_more = more(ty) || types.fields(ty).any(|it| more(it.ty));
    Some(Found { field, reached, tells_more })
}

/// What the listed values of `ty` are for.
fn reached(types: &Types, ty: TypeId, vocabulary: &Vocabulary) -> Reached {
    let mut reached = Reached::default();
    let (mut goes_on, mut ends_well) = (false, false);
    for value in types.composition(ty).iter().flat_map(|&it| &types.get(it).values) {
        let value: String =
            value.chars().filter(char::is_ascii_alphanumeric).map(|it| it.to_ascii_lowercase()).collect();
        let is = |list: &str| is_one_of(&value, list);
        let said = |list| vocabulary.is_own(list, &value);
        goes_on |= is(
            "queued enqueued inprogress processing executing importing exporting started ongoing waitinginqueue",
        );
        ends_well |= is("completed complete done finished succeeded success successful");
        // What somebody has said of a value counts, whatever it looks like.
        if let Some(&list) = STATES.iter().find(|list| said(**list)) {
            goes_on |= list == WordList::RunningStates;
            ends_well |= list == WordList::SucceededStates;
            reached.add(list);
            continue;
        }
        if value.is_empty() || value.ends_with("unspecified") || is("unknown none undefined null") {
            continue;
        }
        let ends = |list| vocabulary.is_end(list, &value);
        let is = |list| vocabulary.is_joined(list, &value);
        if ends(WordList::CancelledStates) {
            reached.cancelled = true;
        } else if ends(WordList::FailedStates) || value.starts_with("fail") || value.contains("error") {
            reached.failed = true;
        } else if is(WordList::RunningStates) || value.ends_with("inprogress") {
            reached.running = true;
        } else if is(WordList::PendingStates) || value.starts_with("pending") || value.starts_with("waiting")
        {
            reached.pending = true;
        } else if ends(WordList::SucceededStates)
            || value.starts_with("complete")
            || value.starts_with("finished")
        {
            reached.succeeded = true;
        } else if value.ends_with("ing") {
            reached.pending = true;
        } else {
            reached.other = true;
        }
    }
    reached.finishes = goes_on && ends_well;
    reached
}

/// The lists of what values say.
const STATES: [WordList; 5] = [
    WordList::PendingStates,
    WordList::RunningStates,
    WordList::SucceededStates,
    WordList::FailedStates,
    WordList::CancelledStates,
];

impl Reached {
    /// A value is among those of `list`.
    fn add(&mut self, list: WordList) {
        match list {
            WordList::PendingStates => self.pending = true,
            WordList::RunningStates => self.running = true,
            WordList::SucceededStates => self.succeeded = true,
            WordList::FailedStates => self.failed = true,
            WordList::CancelledStates => self.cancelled = true,
            _ => self.other = true,
        }
    }
}

/// Whether `word` is one of the words in `list`.
fn is_one_of(word: &str, list: &str) -> bool {
    list.split_ascii_whitespace().any(|it| it == word)
}

/// Whether `output`, whatever its body is, tells the caller where to look, or that the work goes on.
pub(crate) fn leads_by_itself(output: &Output) -> bool {
    !output.links.is_empty()
        || output
            .headers
            .iter()
            .any(|it| header_leads(&it.name) || it.name.eq_ignore_ascii_case("Retry-After"))
        || says_where(&output.description)
        || GOES_ON.is_match(output.description.as_bytes())
}

pattern!(
    GOES_ON,
    r"\b(?:accepted|async\w*|long[- ]running|start(?:s|ed)?|begun|began|begins?|initiated|in progress|ongoing|queued|submitted|scheduled|triggered)\b"
);

/// Whether a header of that name tells the caller where to look: `Location` (RFC 9110 §10.2.2), `Operation-Location`, or an id.
fn header_leads(name: &str) -> bool {
    let words = words(name);
    let any = |list: &[&str]| words.iter().any(|it| list.contains(&&**it));
    any(&[
        "location",
        "link",
        "operation",
        "job",
        "task",
        "url",
        "asyncoperation",
        "poll",
        "status",
        "monitor",
    ]) || words.last().is_some_and(|it| it == "id")
        && !any(&["request", "correlation", "trace", "session", "client", "activity"])
}

/// Whether a field of that name holds a remark about the answer, and nothing of the result.
fn is_remark(name: &str) -> bool {
    words(name).last().is_none_or(|it| {
        matches!(
            &**it,
            "message"
                | "messages"
                | "msg"
                | "description"
                | "detail"
                | "details"
                | "title"
                | "text"
                | "info"
                | "timestamp"
                | "accepted"
                | "acknowledged"
        )
    })
}

/// Whether the prose says where the caller learns how it went, or that a person is told.
fn says_where(prose: &str) -> bool {
    WHERE.is_match(prose.as_bytes())
}

pattern!(FAILED_TEXT, r"unsuccess|\berror\b|\bfailed\b");

pattern!(
    WHERE,
    r"\blocation\b[^.]*\bheader|\bheader[^.]*\blocation\b|\bpoll(?:s|ed|ing)?\b|\bget /|\bget request",
    r"|\b(?:learn|check|track|monitor|query|see|view|get|fetch|retrieve|follow|know|determine|find)\b[^.]*\b(?:status|progress|state|result|outcome)",
    r"|\bquery by\b|\bwebhooks?\b|\bcall ?backs?\b|\be-?mail|\bsms\b|\bnotif(?:y|ied|ication)|\bjob (?:id|status)",
);

/// Whether a field of that name tells the caller what to ask for, or already says how far it is.
pub(crate) fn is_handle(name: &str, vocabulary: &Vocabulary) -> bool {
    let words = words(name);
    vocabulary.ends(WordList::HandleFields, &words)
        || words.last().is_some_and(|it| it.ends_with("id") && words.len() == 1)
        || words.iter().any(|it| matches!(&**it, "job" | "task" | "operation" | "status"))
}

/// Whether a field of that name says how far something is.
fn is_state(name: &str, vocabulary: &Vocabulary) -> bool {
    // Cheap before thorough.
    if !vocabulary.may_end(WordList::StateFields, name) {
        return false;
    }
    let words = words(name);
    words.len() <= 3 && vocabulary.ends(WordList::StateFields, &words)
        || vocabulary.ends_in_own(WordList::StateFields, &words)
}

/// Whether a state of that name is that of the whole thing: `status`, `jobState`.
fn is_plain(name: &str, vocabulary: &Vocabulary) -> bool {
    match &*words(name) {
        _ if vocabulary.is_own(WordList::StateFields, name) => true,
        [_] => true,
        [of, _] => is_one_of(
            of,
            "job task run operation export import execution process processing current request batch",
        ),
        _ => false,
    }
}

/// Whether a field of that name says why it failed, or what came of it.
fn tells_more(name: &str) -> bool {
    words(name).iter().any(|it| {
        let it = &**it;
        it.starts_with("error")
            || it.starts_with("fail")
            || it.starts_with("message")
            || it.starts_with("reason")
            || matches!(
                it,
                "result"
                    | "results"
                    | "output"
                    | "outputs"
                    | "detail"
                    | "details"
                    | "warnings"
                    | "exit"
                    | "conclusion"
                    | "outcome"
                    | "log"
                    | "logs"
                    | "info"
                    | "description"
                    | "exception"
                    | "diagnostics"
            )
    })
}

/// Whether an object of that name only wraps what an answer is about.
fn is_wrapper(name: &str) -> bool {
    let words = words(name);
    let about =
        ["data", "result", "response", "properties", "attributes", "job", "task", "operation", "item"];
    matches!(&*words, [word] if about.contains(&&**word))
}

/// Whether `input` is `Prefer` and offers `respond-async` (RFC 7240 §4.1).
pub(crate) fn is_respond_async(input: &Input, types: &Types) -> bool {
    const ASYNC: &str = "respond-async";
    if input.place != Place::Header || !input.name.eq_ignore_ascii_case("Prefer") {
        return false;
    }
    let mut values =
        input.ty.into_iter().flat_map(|ty| types.composition(ty)).flat_map(|&it| &types.get(it).values);
    input.description.contains(ASYNC) || values.any(|it| it.contains(ASYNC))
}

/// Whether `operation` takes something that nobody waits to hear of again.
pub(crate) fn forgets(operation: &Operation, vocabulary: &Vocabulary) -> bool {
    const TAKEN: &str = "event events log logs metric metrics telemetry track tracks ingest ingestion beacon collect \
        notification notifications notify message messages email emails mail sms feedback ping \
        heartbeat invitation invitations invite webhook webhooks hook hooks alert alerts record \
        records signal signals measurements audit";
    let names = operation.path.split(['/', ':']).filter(|it| !it.is_empty() && !it.contains('{'));
    let about_event = words(&operation.summary).iter().any(|it| matches!(&**it, "event" | "events"));
    let by_path = names.rev().take(1).any(|name| {
        let words = words(name);
        words.iter().any(|it| is_one_of(it, TAKEN)) || vocabulary.ends_in_own(WordList::MessageTerms, &words)
    });
    let verbs = [
        "flush",
        "purge",
        "invalidate",
        "send",
        "notify",
        "track",
        "ingest",
        "log",
        "publish",
        "invite",
        "report",
        "resend",
        "ping",
    ];
    let by_id =
        operation.id.as_deref().is_some_and(|id| words(id).first().is_some_and(|it| verbs.contains(&&**it)));
    by_path || by_id || about_event
}

/// Whether a path is about work that takes its time: one of its last two names is a word for it.
fn is_about_work(path: &str, vocabulary: &Vocabulary) -> bool {
    const WORK: &str = "job jobs task tasks operation operations run runs execution executions export exports \
        import imports build builds batch batches scan scans migration migrations backup backups \
        restore restores transcription transcriptions conversion conversions render renders \
        invocation invocations async";
    let names = path.split('/').filter(|it| !it.is_empty() && !it.contains('{'));
    names.rev().take(2).any(|name| {
        let words = words(name);
        words.last().is_some_and(|it| is_one_of(it, WORK))
            || vocabulary.ends_in_own(WordList::JobTerms, &words)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_to_the_work_or_do_not() {
        for (name, expected) in [
            ("id", true),
            ("jobId", true),
            ("status_url", true),
            ("OperationLocation", true),
            ("message", false),
            ("success", false),
        ] {
            assert_eq!(is_handle(name, &Vocabulary::default()), expected, "{name}");
        }
        assert!(header_leads("Operation-Location"));
        assert!(!header_leads("X-Request-Id"));
    }

    #[test]
    fn prose_says_where_to_look() {
        assert!(says_where("The Location header is a link to the result."));
        assert!(says_where("Poll the job until it is done"));
        assert!(!says_where("The export will be made."));
        assert!(FAILED_TEXT.is_match(b"Unsuccessful response"));
    }

    #[test]
    fn work_is_what_the_end_of_a_path_names() {
        let vocabulary = Vocabulary::default();
        assert!(is_about_work("/reports/exports/{id}", &vocabulary));
        assert!(is_about_work("/imports/{id}/status", &vocabulary));
        assert!(!is_about_work("/jobs/{id}/applicants/{id}/notes/{note}", &vocabulary));
    }
}
