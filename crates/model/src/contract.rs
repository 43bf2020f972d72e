//! What is known of every operation.

use std::sync::Arc;

use thin_vec::ThinVec;
use wirelint_source::Span;

use crate::{
    BodyId, Date, Fact, InputId, Observations, Operation, OperationId, OutputId, PartOf, Stability, TypeId,
    Used,
};

/// A contract: what was observed, and the facts about each part.
#[derive(Clone, Debug)]
pub struct Contract {
    /// What the front end saw.
    pub observed: Observations,
    /// One for each of [`Observations::operations`], in the same order.
    pub interactions: Vec<Interaction>,
    /// One for each of [`Observations::inputs`].
    pub inputs: Vec<InputFacts>,
    /// One for each of [`Observations::bodies`].
    pub bodies: Vec<BodyContent>,
    /// One for each of [`Observations::outputs`].
    pub outputs: Vec<OutputFacts>,
    /// Where the addresses of its servers say which version they serve.
    pub server_version: Option<ServerVersion>,
}

impl Contract {
    /// Gives every place to `moved`, to be corrected where the text before it has become longer or shorter.
    pub fn move_spans(&mut self, moved: &impl Fn(&mut Span)) {
        self.observed.move_spans(moved);
        for call in &mut self.interactions {
            call.exchange.evidence.iter_mut().for_each(|it| moved(&mut it.span));
            call.effect.evidence.iter_mut().for_each(|it| moved(&mut it.span));
            call.key.iter_mut().for_each(|it| moved(&mut it.span));
            call.precondition.spans_mut().for_each(moved);
            let fields = call.repeat.relative.iter_mut().chain(&mut call.repeat.servers_key);
            fields.for_each(|it| moved(&mut it.span));
            call.collection.iter_mut().for_each(|it| moved(&mut it.output.at));
            if let Some(span) = call.collection.as_mut().and_then(|it| it.span.as_mut()) {
                moved(span);
            }
            call.page.sizes.iter_mut().for_each(|it| moved(&mut it.at));
            call.page.token.iter_mut().for_each(|it| moved(&mut it.at));
            call.page.positions.iter_mut().for_each(|it| moved(&mut it.at));
            call.receipt.iter_mut().for_each(|it| moved(&mut it.output.at));
            call.targets.iter_mut().for_each(|it| moved(&mut it.span));
            call.unfounded.iter_mut().for_each(|it| moved(&mut it.span));
            if let Some(field) = call.batch.as_mut().and_then(|it| it.unkeyed.as_mut()) {
                moved(&mut field.span);
            }
            if let Some(monitor) = &mut call.monitor {
                moved(&mut monitor.output.at);
                moved(&mut monitor.span);
            }
            if let Some(next) = &mut call.page.next {
                moved(&mut next.span);
                moved(&mut next.output.at);
            }
        }
        for output in &mut self.outputs {
            output.error.iter_mut().filter_map(|it| it.trace.as_mut()).for_each(moved);
            let fields = output.verdict.iter_mut().flat_map(|it| [&mut it.flag, &mut it.why]);
            fields.for_each(|it| moved(&mut it.span));
        }
        self.server_version.iter_mut().for_each(|it| moved(&mut it.span));
    }

    /// The operation that `call` is about.
    pub fn operation(&self, call: &Interaction) -> &Operation {
        &self.observed.operations[call.operation.0 as usize]
    }

    /// What is known of an input.
    pub fn input_facts(&self, id: InputId) -> &InputFacts {
        &self.inputs[id.0 as usize]
    }

    /// What is known of a body.
    pub fn body_content(&self, id: BodyId) -> BodyContent {
        self.bodies[id.0 as usize]
    }

    /// What is known of an output.
    pub fn output_facts(&self, id: OutputId) -> &OutputFacts {
        &self.outputs[id.0 as usize]
    }
}

/// What is known of one operation.
#[derive(Clone, Debug)]
pub struct Interaction {
    /// The operation.
    pub operation: OperationId,
    /// What its name says that it does.
    pub verb: VerbClass,
    /// Whether the caller waits.
    pub exchange: Fact<Exchange>,
    /// What a call does, and so what a repeated one does.
    pub effect: Fact<Effect>,
    /// What the server can recognise a repeated call by.
    pub key: Option<Box<Key>>,
    /// What keeps one caller from overwriting what another has written meanwhile.
    pub precondition: Precondition,
    /// The list that it answers with, where that is what it is for.
    pub collection: Option<Box<Collection>>,
    /// How it gives its answer page by page.
    pub page: Page,
    /// What it would mean that it is called twice.
    pub repeat: Repeat,
    /// How a call says which version it means, beside the server's address.
    pub version: VersionPlaces,
    /// What is said about its end, where it is not to be used any more.
    pub retirement: Option<Retirement>,
    /// What a caller gets whose request is accepted and not yet done.
    pub receipt: Option<Receipt>,
    /// How it tells how far some work is.
    pub monitor: Option<Box<Monitor>>,
    /// Several things that it does at once.
    pub batch: Option<Box<Batch>>,
    /// It answers before it has done what was asked for, and nobody waits to hear of that again: it takes an event, a log line, a
    /// measurement, a message.
    pub forgets: bool,
    /// What extensions say of it and what is described does not bear out.
    pub unfounded: ThinVec<Unfounded>,
    /// The addresses that its caller gives and the server calls, of which nothing says where they may lead.
    pub targets: ThinVec<NamedField>,
    /// What its name says and it does not do.
    pub mismatch: Option<Mismatch>,
    /// Whether a caller that was cut off can go on where it was; `None` where it does not send what happens as it happens.
    pub resumes: Option<bool>,
    /// What says that its work takes long; `None` where its caller does not wait, or learns what to ask for later.
    pub toil: Option<Toil>,
    /// A gateway's time-out is among its answers (504).
    pub times_out: bool,
}

/// What says of an operation whose caller waits that its work takes long, beside its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Toil {
    /// Its name begins with work that takes its time: `export`, `migrate`.
    pub named: bool,
    /// The prose says so.
    pub said: bool,
    /// A file is uploaded.
    pub uploads: bool,
}

/// What it would mean that an operation is called twice, and what may keep that from happening where there is no key.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Repeat {
    /// The verb by which its names say that it changes something, though its method promises that it does not.
    pub mutation: Option<&'static str>,
    /// What is at stake, by its names alone.
    pub stake: Option<Stake>,
    /// What may let the server refuse or recognise the second call.
    pub guard: Option<Guard>,
    /// The identifier in its successful answer that its request has not, so the server makes a new one for each call.
    pub new_id: Option<Arc<str>>,
    /// A field of its request by which something grows or shrinks.
    pub relative: Option<Box<NamedField>>,
    /// A field of its request that is called as a key is, and that only answers have.
    pub servers_key: Option<Box<NamedField>>,
    /// What a receiver can tell of a delivery, where it is one.
    pub delivery: Option<Delivery>,
}

/// What the receiver of a webhook or callback can tell of a delivery.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Delivery {
    /// Something identifies what is delivered, so that a second delivery is recognised.
    pub identified: bool,
    /// Something proves who sent it.
    pub signed: bool,
}

/// What costs somebody something when it is done twice.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Stake {
    /// Money moves, or something is bought.
    Money,
    /// Somebody gets a message.
    Message,
    /// Work begins.
    Job,
}

/// What may let a server refuse or recognise the second of two calls without a key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Guard {
    /// The contract says what happens: a 409, both 200 and 201, or prose.
    Said,
    /// The caller chooses the identifier of what it makes.
    CallersId,
    /// It puts identifiers together, which is the same the second time.
    Association,
    /// What it makes is made to be thrown away, or is looked up rather than made.
    Harmless,
    /// A field that must be there and is often unique.
    Name(Arc<str>),
}

/// A field of a request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamedField {
    /// Its name.
    pub name: Arc<str>,
    /// Where that stands.
    pub span: Span,
}

/// Whether the caller waits for the result.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Exchange {
    /// It waits.
    Waits,
    /// It gets a receipt and asks later (202, RFC 9110 §15.3.3).
    Accepted,
    /// It gets a receipt and is called back.
    CalledBack,
    /// It listens, and answers come as they are there.
    PushedTo,
    /// It does not wait: nobody answers.
    MovesOn,
}

impl Exchange {
    /// What an author may state, as it is said to one who has stated something else.
    pub const NAMES: &str = "none of `sync`, `accepted`, `called-back`, `pushed` and `none`";

    /// What an author calls so (`x-wirelint: { wait: … }`).
    pub fn named(word: &str) -> Option<Self> {
        Some(match word {
            "sync" => Self::Waits,
            "accepted" => Self::Accepted,
            "called-back" => Self::CalledBack,
            "pushed" => Self::PushedTo,
            "none" => Self::MovesOn,
            _ => return None,
        })
    }
}

/// What a call does to the server's state (RFC 9110 §9.2), and so what a repeated one does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Effect {
    /// Nothing that the caller asked for (§9.2.1).
    Safe,
    /// The same however often it is repeated (§9.2.2).
    Idempotent,
    /// A key that the caller chooses lets the server recognise a repeated call.
    Keyed,
    /// A precondition refuses the second of two calls (§13).
    Conditional,
    /// Perhaps something else each time.
    NotIdempotent,
    /// Nothing tells.
    Unknown,
}

impl Effect {
    /// What an author may state, as it is said to one who has stated something else.
    pub const NAMES: &str = "none of `safe`, `idempotent`, `keyed`, `conditional` and `not-idempotent`";

    /// What an author calls so (`x-wirelint: { effect: … }`).
    pub fn named(word: &str) -> Option<Self> {
        Some(match word {
            "safe" => Self::Safe,
            "idempotent" => Self::Idempotent,
            "keyed" => Self::Keyed,
            "conditional" => Self::Conditional,
            "not-idempotent" => Self::NotIdempotent,
            _ => return None,
        })
    }

    /// Whether a call that is repeated may do its work twice.
    pub const fn may_duplicate(self) -> bool {
        matches!(self, Self::NotIdempotent | Self::Unknown)
    }
}

/// What the name of an operation says that it does, by its leading verb alone.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum VerbClass {
    /// It looks something up, or works something out.
    Read,
    /// It sets something to a value, so the second time changes nothing.
    Set,
    /// It makes something new, or sets something going.
    Create,
    /// It makes something that is made to be thrown away: a token, a session.
    Mint,
    /// It starts work that takes its time.
    Job,
    /// It does not say.
    #[default]
    Unknown,
}

/// What the server can recognise a repeated call by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Key {
    /// Where it travels.
    pub place: KeyPlace,
    /// Its name.
    pub name: Arc<str>,
    /// Where that stands.
    pub span: Span,
    /// Whether calls must have it.
    pub required: bool,
    /// Its name, or what is said of it, leaves no doubt that it is there for this.
    pub certain: bool,
    /// It is said how long the server remembers it, or for which calls.
    pub lasting: bool,
}

/// Where a key travels.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyPlace {
    /// As an input.
    Input(InputId),
    /// As a field of the request body, whose type this is.
    Body(TypeId),
}

/// What keeps one caller from overwriting what another has written meanwhile (RFC 9110 §13).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Precondition {
    /// `If-Match`, or a field that does the same (`etag`, AIP-154).
    pub if_match: Option<Span>,
    /// `If-None-Match`.
    pub if_none_match: Option<Span>,
    /// A successful answer has an `ETag` header, or a field that does the same.
    pub etag: Option<Span>,
}

impl Precondition {
    fn spans_mut(&mut self) -> impl Iterator<Item = &mut Span> {
        self.if_match.iter_mut().chain(&mut self.if_none_match).chain(&mut self.etag)
    }
}

/// The list that an operation answers with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Collection {
    /// The answer that it is in.
    pub output: Used<OutputId>,
    /// Where the name of the field stands that holds it; `None` where the answer is the list.
    pub span: Option<Span>,
    /// The name of that field.
    pub field: Option<Arc<str>>,
    /// What it holds.
    pub item: Option<TypeId>,
    /// How many elements it has at most, where that is said.
    pub max_items: Option<u64>,
}

/// The parts of a page-by-page answer that an operation has; none of them where it answers at once.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Page {
    /// How many elements the caller wants; more than one where an old name lives on beside a new one.
    pub sizes: ThinVec<Used<InputId>>,
    /// The token or cursor with which the caller asks for the next page, minted by the server.
    pub token: Option<Used<InputId>>,
    /// Where in the collection the caller says that it is, as far as it can compute that itself: a page number, an offset, the last id.
    pub positions: ThinVec<Used<InputId>>,
    /// What in the answers leads to the next page.
    pub next: Option<Box<Next>>,
    /// Something lets the caller say where in the collection it is: a token, a page number, the last id it has seen.
    pub resumable: bool,
    /// Every successful answer is described to the end and has no other way to lead on, so what leads to the next page
    /// would have been seen.
    pub complete: bool,
    /// The list in its answer comes as a whole: nothing that it takes picks a part of it, and nothing in an answer leads on.
    pub whole: bool,
}

/// What in an answer leads to the next page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Next {
    /// The answer that it is in.
    pub output: Used<OutputId>,
    /// Where its name stands.
    pub span: Span,
    /// The name of the field or header.
    pub name: Arc<str>,
    /// What the caller does with it.
    pub kind: NextKind,
}

/// What the caller does with what leads to the next page.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum NextKind {
    /// Sends it back: a token that means nothing to the caller.
    Token,
    /// Follows it, or learns from it that there is more.
    Hint,
}

/// What a caller gets whose request is accepted and not yet done (202, RFC 9110 §15.3.3).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Receipt {
    /// The answer.
    pub output: Used<OutputId>,
    /// Where it leads.
    pub leads: Leads,
}

/// Where a receipt leads.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Leads {
    /// A header, a link or a field says what to ask for, or how far it is.
    There,
    /// Not all of it is described.
    Unknown,
    /// Nothing in it says.
    Nowhere,
}

/// How an operation tells how far some work is: the state of the one thing that it reads, with listed values.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is among the values or not, whatever the others")]
pub struct Monitor {
    /// The answer that it is in.
    pub output: Used<OutputId>,
    /// The field's name.
    pub name: Arc<str>,
    /// Where that stands.
    pub span: Span,
    /// Its type.
    pub state: TypeId,
    /// The path names work that takes its time (a job, an export, a run), or the state's values do.
    pub about_work: bool,
    /// The path names it.
    pub named_work: bool,
    /// A value says that it has not begun, or that something is being done.
    pub pending: bool,
    /// A value says that the work is going on.
    pub running: bool,
    /// A value says that it is over and went well.
    pub succeeded: bool,
    /// A value says that it is over and went wrong.
    pub failed: bool,
    /// A value says that somebody ended it.
    pub cancelled: bool,
    /// Some values say none of that.
    pub other: bool,
    /// What has the state also says what came of it, or why it failed.
    pub tells_more: bool,
}

/// Several things that an operation does at once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Batch {
    /// The field of the body that holds them; `None` where the body is the list.
    pub list: Option<Arc<str>>,
    /// What the answer says of each.
    pub answer: BatchAnswer,
    /// The list of outcomes in the answer that do not say which thing each is about.
    pub unkeyed: Option<NamedField>,
}

/// What the answer to a batch says of each of the things in it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BatchAnswer {
    /// How it went, at least where it went wrong.
    Outcomes,
    /// The prose says what happens to the rest where one of them goes wrong.
    Atomic,
    /// It gives them back, is there later, or is not described to its end.
    Unknown,
    /// Nothing.
    Nothing,
}

/// What the name of an operation says and the operation does not do.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Mismatch {
    /// Its leading verb is for the opposite of what its method does.
    Verb(&'static str),
    /// It ends in `Async`, and its answer is the result.
    Async,
}

/// Something that an extension says of an operation, and that is not there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unfounded {
    /// The extension.
    pub extension: &'static str,
    /// Where it says so.
    pub span: Span,
    /// What is not there.
    pub missing: Missing,
}

/// What is not there though an extension says so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Missing {
    /// A part that it names, the steps to it with dots between them.
    Part(PartOf, Arc<str>),
    /// An answer that tells a caller to come back.
    Receipt,
}

/// What is known of an input.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct InputFacts {
    /// What it has to do with pages, by its name alone.
    pub page: Option<PageInput>,
    /// The largest value that the prose says is accepted.
    pub stated_maximum: Option<u64>,
    /// The prose says that larger values are taken for the largest one, so none is refused.
    pub clamped: bool,
    /// It is `Prefer` (RFC 7240) and lets the caller ask not to wait: `respond-async`.
    pub respond_async: bool,
}

/// What an input has to do with pages.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PageInput {
    /// How many elements a page has; the name says nothing else.
    Size,
    /// Perhaps a page's size: the operation must say more.
    PerhapsSize,
    /// A token of the server's.
    Token,
    /// A position that the caller can compute.
    Position(Position),
}

/// How a caller says where in a collection it is, where it can compute that.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Position {
    /// So many pages from the beginning.
    Number,
    /// So many elements from the beginning.
    Offset,
    /// Behind the last element that it has seen, or before the first.
    Element,
    /// Its name does not say in what it is counted; perhaps it is a time.
    Unclear,
}

/// What a request body can carry.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BodyContent {
    /// Nothing: an object without fields.
    Nothing,
    /// Nothing is said, or it could not be read.
    Unknown,
    /// Something that a call may leave out.
    Optional,
    /// Something without which the call is another call.
    Needed,
}

/// What is known of an output.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct OutputFacts {
    /// It sends the caller away for now.
    pub throttle: Option<Throttle>,
    /// It says when to come back.
    pub says_when: bool,
    /// It refuses to make what is there already, and does not say where that is.
    pub hides_existing: bool,
    /// What its body is like, where it is for failure and has one.
    pub error: Option<ErrorShape>,
    /// What in it says whether the call failed, where it is for success.
    pub verdict: Option<Box<Verdict>>,
}

/// What in an answer that is for success says whether the call failed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verdict {
    /// The field that says whether.
    pub flag: NamedField,
    /// The field that says why.
    pub why: NamedField,
    /// The first lists values, one of which is for failure, and is not true or false.
    pub listed: bool,
}

/// What the body of an answer that is for failure is like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is so or not, whatever the others")]
pub struct ErrorShape {
    /// Its type, where it is defined.
    pub ty: TypeId,
    /// Everything that it may have is described, so what is not there would have been seen.
    pub described: bool,
    /// It has something that tells a program what went wrong, beyond the status code.
    pub code: bool,
    /// It has text for people.
    pub message: bool,
    /// It is a problem document (RFC 9457).
    pub problem: bool,
    /// A field that shows the server's insides: where the program was when it failed.
    pub trace: Option<Span>,
}

/// That servers' addresses have a version.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ServerVersion {
    /// The first such address.
    pub span: Span,
    /// Every server has one.
    pub all: bool,
}

/// The places where a call says which version it means.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each place has it or not, whatever the others")]
pub struct VersionPlaces {
    /// A segment of its path: `/v2/orders`.
    pub path: bool,
    /// A query parameter: `api-version`.
    pub query: bool,
    /// A header: `X-Api-Version`.
    pub header: bool,
    /// A media type: `application/vnd.shop.v2+json`.
    pub media: bool,
    /// How firm the version in its path says that it is, where an extension says that as well: `/v1beta1`.
    pub stability: Option<Stability>,
}

/// What is said about the end of an operation that is not to be used any more.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Retirement {
    /// The last day on which it is promised to work, or the day on which it goes.
    pub sunset: Option<Date>,
    /// The day that the prose gives, where an extension gives another.
    pub otherwise: Option<Date>,
    /// It says when it goes, or what to use instead, in whatever way.
    pub told: bool,
}

/// Why an answer sends the caller away.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Throttle {
    /// Too many calls in a stretch of time.
    Rate,
    /// A quota or a slot is used up: waiting a known time does not help.
    Quota,
    /// Too much load, or a short break that a retry gets over.
    Overload,
    /// Not available, for whatever reason.
    Unavailable,
}
