//! What it would mean that an operation is called twice, and what may keep that from happening where there is no key.
//!
//! Names are judged as in `verb`: a word counts where it leads or where it ends a path, nowhere else.

mod names;

use std::cell::OnceCell;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use wirelint_model::{
    Body, BodyId, Contract, Delivery, Field, Guard, NamedField, Operation, Output, OutputId, Place, Repeat,
    Role, Security, Stake, Status, TypeId, TypeKind, Types, VerbClass,
};

use self::names::{is_callers_reference, is_id, is_relative};
use crate::key::{is_certain, is_required};
use crate::said::{Question, says};
use crate::verb;
use crate::vocabulary::{Vocabulary, WordList};
use crate::words::{Word, joined, may_end_in, words};

/// How many fields of a body or an answer are looked at.
const FIELDS: usize = 200;

pattern!(
    SAID,
    r"idempoten|already exist|already in use|already (?:been )?(?:registered|created|added|a member)",
    r"|must be unique|has to be unique|should be unique|de-?dup|duplicate|upsert|or (?:edit|update|replace|modif)|if (?:it|one) (?:does not|doesn't) exist",
    r"|if not exists?|overwrit|will be replaced|replaces? (?:the|any|an) existing|get or create|find or create",
);
pattern!(SIGNED, r"signature|hmac|signed|\bsign\b|digest|mutual tls|mtls|basic auth|shared secret|secret");
pattern!(TRIES, r"simulat|sandbox|\btest\b|dry.?run|deprecated");
pattern!(
    EXISTS,
    r"already exist|already in use|same \w+ (?:already )?exist|duplicat|name conflict|\bin use\b|not unique",
    r"|conflicts? with an existing (?:object|resource)",
);
pattern!(
    ABOUT_KEYS,
    r"idempoten|safely (?:be )?retr(?:y|ied)|de-?duplicat|duplicate (?:request|call|transaction|operation|order)"
);
pattern!(
    LASTS,
    r"\d+\s*-?\s*(?:h|hrs?|hours?|days?|d|min|minutes?|weeks?|months?|years?)\b|\b(?:a|one) (?:day|hour|week|month|year)\b",
    r"|expir|retain|retention|window|time.?to.?live|\bttl\b|forever|never expire|permanent|lifetime|(?:valid|remembered|stored|kept) for",
);

/// Whether prose is about what a repeated call is recognised by.
pub(crate) fn is_about_keys(text: &str) -> bool {
    ABOUT_KEYS.is_match(text.as_bytes())
}

/// Whether prose says how long something is remembered.
pub(crate) fn lasts(text: &str) -> bool {
    LASTS.is_match(text.as_bytes())
}

/// Judges what repeated calls mean, looking once at what several operations have.
pub(crate) struct Repeats<'c> {
    contract: &'c Contract,
    vocabulary: &'c Vocabulary,
    bodies: FxHashMap<BodyId, Arc<Request>>,
    outputs: FxHashMap<OutputId, Option<Arc<str>>>,
    /// Whether the prose about the whole contract says that deliveries are signed.
    signs: OnceCell<bool>,
}

/// What is known of a request body.
#[derive(Debug, Default)]
struct Request {
    guard: Option<Guard>,
    relative: Option<Box<NamedField>>,
    servers_key: Option<Box<NamedField>>,
    /// The names of its identifiers.
    ids: Vec<String>,
    /// It says how much money, or how many of what.
    amount: bool,
    /// It says what is sent, or to whom.
    content: bool,
}

impl<'c> Repeats<'c> {
    pub(crate) fn new(contract: &'c Contract, vocabulary: &'c Vocabulary) -> Self {
        let (bodies, outputs) = <_>::default();
        Self { contract, vocabulary, bodies, outputs, signs: OnceCell::new() }
    }

    /// What it means that `operation` is called twice.
    pub(crate) fn repeat(&mut self, operation: &Operation, verb: VerbClass) -> Repeat {
        match &*operation.method {
            "GET" | "HEAD" => Repeat { mutation: self.mutation(operation), ..Repeat::default() },
            "POST" | "PUT" | "PATCH" => self.changing(operation, verb),
            _ => Repeat::default(),
        }
    }

    fn changing(&mut self, operation: &Operation, verb: VerbClass) -> Repeat {
        let request = operation.body.map(|used| self.request(used.id)).unwrap_or_default();
        let guard = self.guard(operation, &request);
        let observed = &self.contract.observed;
        let new_id = self.answers_id(operation);
        let in_path = |id: &str| {
            let mut inputs = operation.inputs.iter().map(|used| observed.input(used.id));
            inputs.any(|it| it.place == Place::Path && joined(&it.name) == id)
        };
        let new_id = new_id.filter(|id| request.ids.iter().all(|it| **it != **id) && !in_path(id));
        Repeat {
            mutation: None,
            stake: stake(operation, verb, self.vocabulary, &request),
            guard,
            new_id,
            relative: request.relative.clone(),
            servers_key: request.servers_key.clone(),
            delivery: (operation.role == Role::CalledBack).then(|| self.delivery(operation)),
        }
    }

    /// The identifier in the successful answers of `operation`.
    pub(crate) fn answers_id(&mut self, operation: &Operation) -> Option<Arc<str>> {
        let observed = &self.contract.observed;
        let answers = |codes: &[u16]| {
            let is =
                |id: OutputId| codes.iter().any(|&code| observed.output(id).status == Status::Code(code));
            operation.outputs.iter().map(|used| used.id).filter(move |&id| is(id)).collect::<Vec<_>>()
        };
        // What 202 gives beside another answer is a receipt.
        let done = answers(&[200, 201]);
        let answers = if done.is_empty() { answers(&[202]) } else { done };
        answers.into_iter().find_map(|id| self.new_id(id))
    }

    fn delivery(&self, operation: &Operation) -> Delivery {
        let body = operation.body.map(|used| self.contract.observed.body(used.id));
        let identifies = |body: &Body| identifies(body, &self.contract.observed.types);
        let inputs = || operation.inputs.iter().map(|used| self.contract.observed.input(used.id));
        let signs = |text: &str| SIGNED.is_match(text.as_bytes());
        // A handshake brings nothing that could be wrong: whoever asks gets back what was sent.
        let types = || body.iter().flat_map(|it| &it.media).filter_map(|it| it.ty);
        if types().any(|ty| {
            self.contract
                .observed
                .types
                .fields(ty)
                .take(3)
                .any(|it| it.name.eq_ignore_ascii_case("challenge"))
        }) {
            return Delivery { identified: true, signed: true };
        }
        let header_id =
            |name: &str| words(name).iter().any(|it| matches!(&**it, "id" | "delivery" | "uuid" | "nonce"));
        Delivery {
            identified: body.is_none_or(identifies)
                || operation.extensions.as_ref().is_some_and(|it| it.stated.dedup.is_some())
                || inputs().any(|it| header_id(&it.name) && it.place != Place::Path),
            signed: matches!(operation.security, Security::Required(_))
                || inputs().any(|it| signs(&it.name) || it.name.eq_ignore_ascii_case("authorization"))
                || signs(&operation.description)
                || *self.signs.get_or_init(|| signs(&self.contract.observed.about.description)),
        }
    }

    fn guard(&self, operation: &Operation, request: &Request) -> Option<Guard> {
        let observed = &self.contract.observed;
        let answers =
            |code| operation.outputs.iter().any(|used| observed.output(used.id).status == Status::Code(code));
        let says = |text: &str| SAID.is_match(text.as_bytes());
        if answers(409)
            || answers(412)
            || answers(200) && answers(201)
            || says(&operation.summary)
            || says(&operation.description)
        {
            return Some(Guard::Said);
        }
        if is_harmless(operation, self.vocabulary) {
            return Some(Guard::Harmless);
        }
        // AIP-133: the caller chooses the id of what it makes in the query.
        let chosen =
            operation.inputs.iter().map(|used| observed.input(used.id)).any(|input| match input.place {
                Place::Query | Place::Header => is_own_id(&input.name, &operation.path, !input.required),
                Place::Field | Place::Argument => is_own_id(&input.name, &operation.path, false),
                Place::Path | Place::Cookie => false,
            });
        // `orderId` of what is made at `/orders`.
        let made = last_segment(&operation.path).map(words).unwrap_or_default();
        let made = made.last().map(|it| format!("{}id", it.trim_end_matches('s'))).unwrap_or_default();
        // `data_policy_id` in a message that is made at `/dataPolicies`.
        let in_message = || {
            let made = made.strip_suffix("ieid").map_or_else(|| made.clone(), |stem| format!("{stem}yid"));
            operation.rpc.is_some() && made.len() > 2 && request.ids.iter().any(|it| it.ends_with(&made))
        };
        if chosen || request.ids.contains(&made) || in_message() {
            return Some(Guard::CallersId);
        }
        let is_unique = |name: &str| self.vocabulary.ends(WordList::UniqueFields, &words(name));
        let named = operation.inputs.iter().map(|used| observed.input(used.id)).find(|it| {
            matches!(it.place, Place::Query | Place::Field | Place::Argument)
                && it.required
                && is_unique(&it.name)
        });
        request.guard.clone().or_else(|| named.map(|it| Guard::Name(Arc::clone(&it.name))))
    }

    fn request(&mut self, id: BodyId) -> Arc<Request> {
        if let Some(known) = self.bodies.get(&id) {
            return Arc::clone(known);
        }
        let observed = &self.contract.observed;
        let request = Arc::new(request(observed.body(id), &observed.types, self.vocabulary));
        self.bodies.insert(id, Arc::clone(&request));
        request
    }

    fn new_id(&mut self, id: OutputId) -> Option<Arc<str>> {
        let observed = &self.contract.observed;
        self.outputs
            .entry(id)
            .or_insert_with(|| {
                let output = observed.output(id);
                output.status.is_success().then(|| answered_id(output, &observed.types)).flatten()
            })
            .clone()
    }

    /// The verb that changes something by which a safe method is called. One name is not enough: `cancel` is a noun in "cancel fees".
    fn mutation(&self, operation: &Operation) -> Option<&'static str> {
        if operation.root.is_some() {
            let verb = whole_segment(&operation.path).filter(|_| operation.path.contains(':'))?;
            let summary = verb::leading_of_summary(&operation.summary);
            let reads = summary
                .as_deref()
                .is_some_and(|word| word == "return" || self.vocabulary.verb(word) == Some(VerbClass::Read));
            return (!reads).then_some(verb);
        }
        // `/users/{id}/delete`, else `/deleteUser` or `/remove/lock/{id}`; "cancel" is a noun too often.
        let whole = whole_segment(&operation.path);
        let mut parts = operation.path.split('/').filter(|it| !it.starts_with('{'));
        let leads = || parts.find_map(|part| mutation(words(part).first()?)).filter(|it| *it != "cancel");
        let verb = whole.or_else(leads)?;
        let id = operation.id.as_deref().and_then(|id| verb::leading(id, self.vocabulary));
        let summary = verb::leading_of_summary(&operation.summary);
        let description = verb::leading_of_summary(&operation.description);
        // "Returns" a thing, but a "return" of goods: it reads only here.
        let reads = |word: &Option<Word>| {
            word.as_deref()
                .is_some_and(|word| word == "return" || self.vocabulary.verb(word) == Some(VerbClass::Read))
        };
        // What it says that it reads, it reads: "Returns an example of what to send". A name that was made of the method says nothing.
        let made =
            operation.id.as_deref().is_some_and(|id| id.starts_with("get") && !id.contains(['_', '.']));
        if reads(&summary) || reads(&description) || reads(&id) && !made || is_about_work(operation) {
            return None;
        }
        let in_prose = [&summary, &description].iter().any(|it| it.as_deref() == Some(verb));
        let in_id = id.as_deref() == Some(verb);
        let agree = if whole.is_some() { in_id || in_prose } else { in_id && in_prose };
        agree.then_some(verb)
    }
}

fn mutation(word: &str) -> Option<&'static str> {
    names::MUTATIONS.iter().find(|it| **it == word).copied()
}

/// The verb that the last segment of a path is: `/users/{id}/delete`, `/users/{id}:delete`.
fn whole_segment(path: &str) -> Option<&'static str> {
    let last = path.trim_end_matches('/').rsplit('/').next()?;
    let last = last.rsplit_once(':').map_or(last, |(_, verb)| verb);
    if last.starts_with('{') {
        return None;
    }
    let last = last.rsplit_once('.').map_or(last, |(name, _)| name);
    match &*words(last) {
        [word] => mutation(word),
        _ => None,
    }
}

/// Whether it is about work that changes something rather than that work: the status of a delete request.
fn is_about_work(operation: &Operation) -> bool {
    let about = |name: &str| {
        words(name).iter().any(|it| {
            matches!(&**it, "status" | "request" | "requests" | "result" | "results" | "form" | "history")
        })
    };
    operation.id.as_deref().is_some_and(about) || about(&operation.summary)
}

/// The last segment that is no parameter.
fn last_segment(path: &str) -> Option<&str> {
    // AWS tells operations of one path apart behind a `#`.
    let path = path.split_once('#').filter(|(_, rest)| !rest.contains('/')).map_or(path, |(path, _)| path);
    path.rsplit('/').find(|it| !it.is_empty() && !it.starts_with('{'))
}

/// Whether what it makes is made to be thrown away or can be there once only, or nothing is made.
fn is_harmless(operation: &Operation, vocabulary: &Vocabulary) -> bool {
    let last = last_segment(&operation.path).map(words).unwrap_or_default();
    let tries = |text: &str| TRIES.is_match(text.as_bytes());
    if operation.path.contains("/actions")
        || tries(&operation.summary)
        || operation.description.starts_with("Deprecated")
    {
        return true;
    }
    let ends = |words: &[Word]| vocabulary.ends(WordList::HarmlessTerms, words);
    let is = |word: &Word| vocabulary.is_joined(WordList::HarmlessTerms, word);
    ends(&last) || last.first().is_some_and(is) || operation.id.as_deref().is_some_and(|id| ends(&words(id)))
}

/// Whether something at the top of a delivery or one level below identifies it, or may.
fn identifies(body: &Body, types: &Types) -> bool {
    let tells = |name: &str| is_id(&words(name)) || name.to_ascii_lowercase().ends_with("reference");
    let mut described = body.media.iter().filter_map(|media| media.ty);
    body.unknown
        || described.any(|ty| {
            let inner = |it: &Field| types.fields(types.item(it.ty).unwrap_or(it.ty)).take(FIELDS);
            let field = |it: &Field| tells(&it.name) || inner(it).any(|it| tells(&it.name));
            !types.is_described(ty) || types.fields(ty).take(FIELDS).any(field)
        })
}

fn request(body: &Body, types: &Types, vocabulary: &Vocabulary) -> Request {
    let mut request = Request::default();
    for ty in body.media.iter().filter_map(|media| media.ty) {
        if types.kind(ty) == TypeKind::List {
            let holds = types.item(ty).map(|item| types.kind(item));
            if matches!(holds, Some(TypeKind::String | TypeKind::Integer)) {
                request.guard.get_or_insert(Guard::Association);
            }
            continue;
        }
        of_object(ty, types, vocabulary, &mut request);
    }
    request
}

fn of_object(ty: TypeId, types: &Types, vocabulary: &Vocabulary, request: &mut Request) {
    let is_amount = |words: &[Word]| is_amount(words, vocabulary);
    let is_content = |words: &[Word]| is_content(words, vocabulary);
    let servers = types.fields(ty).take(FIELDS).find(|it| types.get(it.ty).read_only && is_servers(&it.name));
    if let Some(field) = servers.filter(|_| request.servers_key.is_none()) {
        request.servers_key = Some(Box::new(NamedField { name: field.name.clone(), span: field.span }));
    }
    let fields = || types.fields(ty).take(FIELDS).filter(|it| !types.get(it.ty).read_only);
    let (mut all_ids, mut any, mut name) = (true, false, None);
    let is_resource = types.composition(ty).iter().any(|it| types.get(*it).resource);
    for field in fields() {
        let words = words(&field.name);
        // Relay's old clients number their mutations so, and no server looks at the number
        // (<https://relay.dev/docs/v9.1.0/graphql-server-specification/#mutations>).
        if words[..] == ["client", "mutation", "id"] {
            continue;
        }
        any = true;
        all_ids &= is_id_or_list(field, &words, types);
        let required = is_required(types, ty, &field.name);
        if is_id(&words) {
            request.ids.push(words.concat());
            if words.len() == 1 {
                request.guard = Some(Guard::CallersId);
            }
        }
        if is_callers_reference(&words, required) {
            request.guard = Some(Guard::CallersId);
        }
        request.amount |= is_amount(&words);
        request.content |= is_content(&words);
        let wraps = |it: &Word| {
            matches!(
                &**it,
                "data"
                    | "message"
                    | "messages"
                    | "email"
                    | "sms"
                    | "payload"
                    | "order"
                    | "entity"
                    | "payment"
                    | "invoice"
                    | "transfer"
                    | "refund"
            )
        };
        let is_own = |list: &WordList| vocabulary.ends_in_own(*list, &words);
        if words.last().is_some_and(wraps)
            || [WordList::MoneyTerms, WordList::MessageTerms].iter().any(is_own)
        {
            let chosen = |it: &Field| {
                let words = self::words(&it.name);
                !types.get(it.ty).read_only && (words[..] == ["id"] || is_callers_reference(&words, false))
            };
            if types.fields(field.ty).take(FIELDS).any(chosen) {
                request.guard = Some(Guard::CallersId);
            }
            let inner = || types.fields(types.item(field.ty).unwrap_or(field.ty)).take(FIELDS);
            request.amount |= inner().any(|it| is_amount(&self::words(&it.name)));
            request.content |= inner().any(|it| is_content(&self::words(&it.name)));
        }
        if request.relative.is_none() && is_relative(&words) && is_number(types, field.ty) {
            request.relative = Some(Box::new(NamedField { name: field.name.clone(), span: field.span }));
        }
        let by_name = &*field.name == "name" && (required || says(types.get(field.ty), Question::Choice));
        if is_resource
            && (by_name || required && is_id(&words) && says(types.get(field.ty), Question::Uniqueness))
        {
            request.guard = Some(Guard::CallersId);
        }
        // A resource is known by its name, which the server gives; what people call it need not be unique (AIP-148).
        let may_be_unique =
            !is_resource || required && !matches!(&*field.name, "name" | "display_name" | "title");
        if may_be_unique && vocabulary.ends(WordList::UniqueFields, &words) && (name.is_none() || required) {
            name = Some(field.name.clone());
        }
    }
    if request.guard.is_none() && any && all_ids {
        request.guard = Some(Guard::Association);
    }
    if let Some(name) = name {
        request.guard.get_or_insert(Guard::Name(name));
    }
}

/// Whether the prose about the name of a resource says that the caller chooses it.
pub(crate) fn is_chosen(prose: &str) -> bool {
    const WORDS: [&str; 6] =
        ["caller", "user-", "client-", "must be unique", "required in `create", "required when creat"];
    let prose = prose.to_ascii_lowercase();
    prose.starts_with("required.") || WORDS.iter().any(|it| prose.contains(it))
}

/// Whether the prose about a field says that no two things have the same.
pub(crate) fn is_unique(prose: &str) -> bool {
    let prose = prose.replace('\n', " ");
    ["uniqu", "if there is another", "already exists"].iter().any(|sign| prose.contains(sign))
}

/// Whether a field says how much money, or how many of what.
fn is_amount(words: &[Word], vocabulary: &Vocabulary) -> bool {
    vocabulary.ends(WordList::AmountFields, words)
        || words.first().is_some_and(|it| matches!(&**it, "amount" | "price" | "total"))
}

/// Whether a field says what is sent, or to whom.
fn is_content(words: &[Word], vocabulary: &Vocabulary) -> bool {
    let few = words.len() == 1 || words.len() == 2 && words[1] != "to";
    few && vocabulary.ends(WordList::ContentFields, words)
        || vocabulary.ends_in_own(WordList::ContentFields, words)
}

fn is_number(types: &Types, ty: TypeId) -> bool {
    matches!(types.kind(ty), TypeKind::Integer | TypeKind::Number)
}

/// Whether a field is an identifier of something, or a list of texts or numbers.
fn is_id_or_list(field: &Field, words: &[Word], types: &Types) -> bool {
    let list_of = types.item(field.ty).map(|item| types.kind(item));
    let is_list = types.kind(field.ty) == TypeKind::List
        && matches!(list_of, Some(TypeKind::String | TypeKind::Integer));
    is_list || words.last().is_some_and(|it| matches!(&**it, "id" | "ids" | "uuid" | "guid" | "role"))
}

/// Whether an input is the id of what is made at the end of `path`: `userId` for `/users`.
fn is_own_id(name: &str, path: &str, optional: bool) -> bool {
    // Cheap before thorough.
    if !name.ends_with("id") && !name.ends_with("Id") && !name.ends_with("ID") {
        return false;
    }
    let name = words(name);
    let Some((last, made)) = name.split_last() else { return false };
    if last != "id" || made.is_empty() || optional && !path.contains("{parent}") && !path.contains("/v1") {
        return false;
    }
    let end = last_segment(path).map(words).unwrap_or_default();
    let made = made.concat();
    let (end, made) = (end.concat(), made.trim_end_matches('y'));
    end.starts_with(made) || made.ends_with(end.trim_end_matches('s'))
}

/// Whether a field of that name is a key and nothing else; a `client_token` may be one that the client gets.
fn is_servers(name: &str) -> bool {
    is_certain(name) && joined(name) != "clienttoken"
}

/// The identifier at the top of an answer, or one level below where it wraps one thing.
fn answered_id(output: &Output, types: &Types) -> Option<Arc<str>> {
    let ty = output.media.iter().filter(|media| media.is_document()).find_map(|media| media.ty)?;
    // A resource's name is its identifier, and the server gives it where the request has none (AIP-122).
    if types.composition(ty).iter().any(|it| types.get(*it).resource) {
        return types.fields(ty).find(|it| &*it.name == "name").map(|it| it.name.clone());
    }
    let own = |ty: TypeId| {
        let mut fields = types.fields(ty).take(FIELDS);
        fields.find(|field| {
            // Cheap before thorough: all names of identifiers do.
            if !may_end_in(&field.name, "id") {
                return false;
            }
            let words = words(&field.name);
            is_id(&words)
                && words.len() <= 2
                && !matches!(
                    &*words[0],
                    "request" | "trace" | "correlation" | "account" | "user" | "parent" | "target"
                )
        })
    };
    let lower = |field: &Field| Arc::from(joined(&field.name));
    if let Some(field) = own(ty) {
        return Some(lower(field));
    }
    let mut objects = types.fields(ty).take(FIELDS).filter(|it| types.kind(it.ty) == TypeKind::Object);
    let (Some(only), None) = (objects.next(), objects.next()) else { return None };
    own(only.ty).map(lower)
}

/// Whether an answer refuses to make what is there already and does not say where that is.
pub(crate) fn hides_existing(output: &Output, types: &Types) -> bool {
    let refuses = output.status == Status::Code(409) && EXISTS.is_match(output.description.as_bytes());
    if !refuses || output.unknown || output.headers.iter().any(|it| it.name.eq_ignore_ascii_case("location"))
    {
        return false;
    }
    let says_where = |name: &str| {
        let words = words(name);
        is_id(&words) && !matches!(&*words[0], "request" | "trace" | "correlation" | "error")
            || words.iter().any(|it| {
                matches!(
                    &**it,
                    "location"
                        | "href"
                        | "resource"
                        | "instance"
                        | "existing"
                        | "url"
                        | "uri"
                        | "link"
                        | "links"
                        | "self"
                        | "details"
                        | "data"
                        | "meta"
                )
            })
    };
    output.media.iter().all(|media| {
        media.ty.is_some_and(|ty| {
            types.is_described(ty)
                && types.fields(ty).take(FIELDS).all(|field| {
                    let inner = types.item(field.ty).unwrap_or(field.ty);
                    !says_where(&field.name)
                        && types.fields(inner).take(FIELDS).all(|it| !says_where(&it.name))
                })
        })
    })
}

/// Whether a path ends in something that is done to one thing: `/servers/{id}/migrate`.
fn is_action(path: &str, vocabulary: &Vocabulary) -> bool {
    let mut segments = path.trim_end_matches('/').rsplit('/');
    let (Some(last), Some(before)) = (segments.next(), segments.next()) else { return false };
    let last = words(last);
    before.starts_with('{') && last.len() == 1 && vocabulary.verb(&last[0]).is_some()
}

/// What is at stake when `operation` is done twice: by the noun that its path or its name ends in, and by what its request has.
fn stake(
    operation: &Operation,
    verb: VerbClass,
    vocabulary: &Vocabulary,
    request: &Request,
) -> Option<Stake> {
    let segment = last_segment(&operation.path).map(words).unwrap_or_default();
    let id = operation.id.as_deref().map(words).unwrap_or_default();
    let ends = |list| vocabulary.ends(list, &segment);
    // `createPayment`; what somebody has put in may be several words.
    let of_money = id.split_first().is_some_and(|(_, named)| {
        let is = |list| vocabulary.ends(list, named);
        is(WordList::MoneyTerms)
            && (named.len() == 1 || vocabulary.is_own(WordList::MoneyTerms, &named.concat()))
    });
    let sends = id.first().is_some_and(|it| matches!(&**it, "send" | "resend"))
        || segment.first().is_some_and(|it| matches!(&**it, "send" | "resend"));
    // What is transferred may be a domain.
    let is_of_things = operation.rpc.is_some()
        && id.first().is_some_and(|it| it == "transfer")
        && id.get(1).is_some_and(|it| {
            !matches!(&**it, "money" | "funds" | "balance" | "asset" | "assets" | "payment")
        });
    if request.amount && !is_of_things && (ends(WordList::MoneyTerms) || of_money) {
        Some(Stake::Money)
    } else if request.content && (sends || ends(WordList::MessageTerms)) {
        Some(Stake::Message)
    } else if (verb == VerbClass::Job || ends(WordList::JobTerms)) && !is_action(&operation.path, vocabulary)
    {
        Some(Stake::Job)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_ends_in_a_verb_that_changes_something() {
        for (path, expected) in [
            ("/users/{id}/delete", Some("delete")),
            ("/users/{id}:disable", Some("disable")),
            ("/items/add.php", Some("add")),
            ("/users/{id}/archive", None),
            ("/users/{id}/cancel_fees", None),
            ("/deleted", None),
            ("/addresses", None),
            ("/users/{delete}", None),
        ] {
            assert_eq!(whole_segment(path), expected, "{path}");
        }
    }

    #[test]
    fn every_pattern_compiles() {
        for pattern in [&SAID, &SIGNED, &TRIES, &EXISTS, &ABOUT_KEYS, &LASTS] {
            std::sync::LazyLock::force(pattern);
        }
    }
}
