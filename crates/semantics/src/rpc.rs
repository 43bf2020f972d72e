//! What a gRPC method would be as a call over HTTP, so that all that is known of such calls holds for it.
//!
//! A method with an HTTP rule is called so (`google/api/http.proto`): the fields that its path names are in the path, one field or the rest is the
//! body, and what is left are arguments. One without is taken for what AIP-131 to AIP-136, AIP-231 and the like would make of its name:
//! `GetOrder` reads `/orders/{order}`, `CreateOrder` posts to `/orders`, `CancelOrder` posts to `/orders/{order}:cancel`. Whatever reads is a `GET`, even where
//! it is posted because its question is long.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use thin_vec::{ThinVec, thin_vec};
use wirelint_model::{
    Body, BodyId, HttpBody, HttpRule, IdempotencyLevel, Input, InputId, Media, Observations, Operation,
    Place, Rpc, TypeId, TypeKind, Types, Used, VerbClass,
};

use crate::Vocabulary;
use crate::words::{Word, Words, joined, words};

/// Says of each gRPC method among `observed` what it would be over HTTP. Does nothing to those of which that was said before.
pub(crate) fn arrange(observed: &mut Observations, vocabulary: &Vocabulary) {
    let Observations { operations, inputs, bodies, outputs, types, .. } = observed;
    let mut arrangement = Arrangement::new(inputs, bodies, types);
    for operation in operations {
        let Some(rpc) = operation.rpc.take_if(|it| *operation.path == it.path()) else { continue };
        let answer = operation.outputs.first().and_then(|it| outputs[it.id.0 as usize].media.first()?.ty);
        arrangement.arrange(operation, &rpc, answer, vocabulary);
        operation.rpc = Some(rpc);
    }
}

/// What a method's name says: `BatchGetOrders`, `CreateOrder`, `Publish`.
pub(crate) struct Name {
    /// The leading verb, which behind `Batch` is the second word.
    pub(crate) verb: Word,
    pub(crate) batch: bool,
    /// The words behind it.
    pub(crate) noun: Words,
}

impl Name {
    fn of(name: &str) -> Self {
        let mut words = words(name);
        let batch = words.len() > 1 && matches!(&*words[0], "batch" | "bulk");
        if batch {
            words.remove(0);
        }
        let verb = if words.is_empty() { Word::default() } else { words.remove(0) };
        Self { verb, batch, noun: words }
    }
}

/// The parts of what is observed that are others over HTTP.
pub(crate) struct Arrangement<'o> {
    inputs: &'o mut Vec<Input>,
    bodies: &'o mut Vec<Body>,
    types: &'o Types,
    /// Fields that a path names, by the field.
    in_paths: FxHashMap<InputId, InputId>,
    /// Bodies that are one field of a message, by the field.
    of_fields: FxHashMap<InputId, BodyId>,
}

impl<'o> Arrangement<'o> {
    pub(crate) fn new(inputs: &'o mut Vec<Input>, bodies: &'o mut Vec<Body>, types: &'o Types) -> Self {
        let (in_paths, of_fields) = <_>::default();
        Self { inputs, bodies, types, in_paths, of_fields }
    }

    pub(crate) fn types(&self) -> &'o Types {
        self.types
    }

    pub(crate) fn input(&self, id: InputId) -> &Input {
        &self.inputs[id.0 as usize]
    }

    fn arrange(
        &mut self,
        operation: &mut Operation,
        rpc: &Rpc,
        answer: Option<TypeId>,
        vocabulary: &Vocabulary,
    ) {
        let name = Name::of(&rpc.name);
        let rule = rpc.rules.first();
        let reads = reads(rpc, &name, vocabulary);
        let method = match rule {
            Some(rule) if &*rule.method == "POST" && reads => "GET".into(),
            Some(rule) => Arc::clone(&rule.method),
            None if reads => "GET".into(),
            None => method_of(&name).into(),
        };
        operation.path = match rule {
            Some(rule) => plain(&rule.path),
            None => path_of(&name, rpc, &method),
        }
        .into();
        operation.method = method;
        if rpc.takes.stream {
            // A stream of messages is no document whose fields could be in a path.
            operation.inputs.clear();
            return;
        }
        self.place(operation, rule, reads, &name, answer);
    }

    /// Gives each field its place.
    fn place(
        &mut self,
        operation: &mut Operation,
        rule: Option<&HttpRule>,
        reads: bool,
        name: &Name,
        answer: Option<TypeId>,
    ) {
        let in_path: Vec<&str> = match rule {
            // Of `order.name` the name is in the path, and the order still in the body (AIP-134).
            Some(rule) => Rpc::variables(&rule.path).filter(|it| !it.contains('.')).collect(),
            // AIP-131 to AIP-135: what a call is about, and where what it makes will be.
            None => vec!["name", "parent"],
        };
        let has_body =
            !reads && &*operation.method != "GET" && (rule.is_some() || &*operation.method != "DELETE");
        let carried = match rule.map(|it| &it.body) {
            _ if !has_body => HttpBody::Nothing,
            Some(body) => body.clone(),
            None => self.payload(operation, name, answer).map_or(HttpBody::Rest, HttpBody::Field),
        };
        let mut left = ThinVec::with_capacity(operation.inputs.len());
        let mut body = operation.body.filter(|_| carried == HttpBody::Rest);
        for used in std::mem::take(&mut operation.inputs) {
            let field = self.inputs[used.id.0 as usize].name.clone();
            if in_path.contains(&&*field) {
                left.push(Used { id: self.in_path(used.id), ..used });
            } else if matches!(&carried, HttpBody::Field(it) if *it == field) {
                body = operation.body.map(|it| Used { id: self.of_field(used.id), ..it });
            } else if carried != HttpBody::Rest {
                left.push(used);
            }
        }
        operation.inputs = left;
        operation.body = body;
    }

    /// The same input in the path.
    pub(crate) fn in_path(&mut self, id: InputId) -> InputId {
        let inputs = &mut *self.inputs;
        *self.in_paths.entry(id).or_insert_with(|| {
            let input = Input { place: Place::Path, ..inputs[id.0 as usize].clone() };
            inputs.push(input);
            InputId(inputs.len() as u32 - 1)
        })
    }

    /// The body that is the input alone.
    pub(crate) fn of_field(&mut self, id: InputId) -> BodyId {
        let input = &self.inputs[id.0 as usize];
        let name = if input.place == Place::Argument { Media::GRAPHQL } else { Media::GRPC };
        let bodies = &mut *self.bodies;
        *self.of_fields.entry(id).or_insert_with(|| {
            let media = Media { name: name.into(), ty: input.ty, items: false, whole: None };
            bodies.push(Body {
                span: input.span,
                required: input.required,
                media: thin_vec![media],
                unknown: false,
            });
            BodyId(bodies.len() as u32 - 1)
        })
    }

    /// The field that carries what is made or changed, where a method is there for that: its name is the noun, or its type that of the answer.
    fn payload(&self, operation: &Operation, name: &Name, answer: Option<TypeId>) -> Option<Arc<str>> {
        let makes = ["create", "insert", "add", "update", "patch", "replace", "upsert", "put"];
        if name.batch || !makes.contains(&&*name.verb) {
            return None;
        }
        let answer = answer.map(|it| self.types.definition(it));
        let noun = name.noun.concat();
        let is_payload = |input: &Input| {
            input.ty.is_some_and(|ty| {
                self.types.kind(ty) == TypeKind::Object
                    && (Some(self.types.definition(ty)) == answer || joined(&input.name) == noun)
            })
        };
        let inputs = operation.inputs.iter().map(|it| &self.inputs[it.id.0 as usize]);
        inputs.into_iter().find(|it| is_payload(it)).map(|it| Arc::clone(&it.name))
    }
}

/// Whether a method looks something up, or works something out: by what it promises, by its HTTP rule, by its leading verb.
fn reads(rpc: &Rpc, name: &Name, vocabulary: &Vocabulary) -> bool {
    match (rpc.level, rpc.rules.first()) {
        (Some((IdempotencyLevel::NoSideEffects, _)), _) => true,
        (_, Some(rule)) if &*rule.method != "POST" => &*rule.method == "GET",
        _ => vocabulary.verb(&name.verb) == Some(VerbClass::Read) || rpc.gives.stream && goes_on(&rpc.name),
    }
}

/// Whether the leading verb of a method that answers with a stream says that it sends what there is, or what happens, and not what is worked
/// out for the call.
pub(crate) fn goes_on(name: &str) -> bool {
    const VERBS: [&str; 9] =
        ["watch", "subscribe", "tail", "listen", "follow", "pull", "list", "read", "receive"];
    words(name).first().is_some_and(|it| VERBS.contains(&&**it))
}

/// The HTTP method of a method of that name (AIP-133 to AIP-136, AIP-233 to AIP-235), which does not read.
pub(crate) fn method_of(name: &Name) -> &'static str {
    match &*name.verb {
        // Several at once are a call that is posted.
        _ if name.batch => "POST",
        "update" | "patch" | "modify" => "PATCH",
        "delete" | "remove" => "DELETE",
        "replace" => "PUT",
        _ => "POST",
    }
}

/// A path for a method of that name.
fn path_of(name: &Name, rpc: &Rpc, method: &str) -> String {
    let Name { verb, batch, noun } = name;
    if noun.is_empty() {
        let service = rpc.service.rsplit('.').next().unwrap_or_default();
        return format!("/{service}:{verb}");
    }
    let many = camel(noun, true);
    match &**verb {
        _ if *batch => format!("/{many}:batch{}", capital(verb)),
        "list" | "create" | "insert" | "add" => format!("/{many}"),
        "get" | "read" | "fetch" | "retrieve" | "describe" if ends_in_plural(noun) => format!("/{many}"),
        "get" | "read" | "fetch" | "retrieve" | "describe" => format!("/{many}/{{{}}}", camel(noun, false)),
        _ if matches!(method, "PATCH" | "PUT" | "DELETE") => format!("/{many}/{{{}}}", camel(noun, false)),
        _ if ends_in_plural(noun) || method == "GET" => format!("/{many}:{verb}"),
        _ => format!("/{many}/{{{}}}:{verb}", camel(noun, false)),
    }
}

pub(crate) fn ends_in_plural(noun: &[Word]) -> bool {
    noun.last().is_some_and(|it| it.ends_with('s') && !it.ends_with("ss") && !it.ends_with("us"))
}

/// The words as one name: `orderItems`; the last one in the plural, where `many`.
pub(crate) fn camel(noun: &[Word], many: bool) -> String {
    let mut name = String::new();
    for word in noun {
        if name.is_empty() {
            name.push_str(word);
        } else {
            name.push_str(&capital(word));
        }
    }
    if many && !ends_in_plural(noun) {
        if let Some(stem) = name.strip_suffix('y').filter(|it| !it.ends_with(['a', 'e', 'o', 'u'])) {
            return format!("{stem}ies");
        }
        name.push_str(if name.ends_with(['s', 'x', 'h']) { "es" } else { "s" });
    }
    name
}

pub(crate) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |it| it.to_ascii_uppercase().to_string() + letters.as_str())
}

/// A path template with plain parameters: `/v1/owners/{owner}/books/{book}:move` of `/v1/{name=owners/*/books/*}:move`.
fn plain(template: &str) -> String {
    let mut path = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        path.push_str(&rest[..at]);
        let end = rest[at..].find('}').map_or(rest.len(), |it| at + it);
        match rest[at + 1..end].split_once('=') {
            None => path.extend(["{", rest[at + 1..end].trim(), "}"]),
            Some((variable, pattern)) => {
                let mut before = variable.trim();
                for (number, segment) in pattern.trim().split('/').enumerate() {
                    if number > 0 {
                        path.push('/');
                    }
                    if segment.starts_with('*') {
                        path.extend(["{", before.strip_suffix('s').unwrap_or(before), "}"]);
                    } else {
                        path.push_str(segment);
                        before = segment;
                    }
                }
            }
        }
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    path.push_str(rest);
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_become_plain_paths() {
        for (template, expected) in [
            ("/v1/{name=owners/*/books/*}:move", "/v1/owners/{owner}/books/{book}:move"),
            ("/v1/{parent=projects/*}/books", "/v1/projects/{project}/books"),
            ("/v1/orders/{order_id}", "/v1/orders/{order_id}"),
            ("/v1/{name=**}", "/v1/{name}"),
            ("/v1/{book.name=books/*}", "/v1/books/{book}"),
            ("/v1/{broken=books/*", "/v1/books/{book}"),
        ] {
            assert_eq!(plain(template), expected, "{template}");
        }
    }

    #[test]
    fn a_name_is_a_path_and_a_method() {
        let rpc = |name: &str| {
            let span = wirelint_source::Span {
                file: wirelint_source::FileId(0),
                item: wirelint_source::ItemId(0),
                range: wirelint_source::TextRange::new(0, 0),
            };
            let message = wirelint_model::RpcMessage { name: "M".into(), at: span, stream: false };
            Rpc {
                service: "shop.v1.Orders".into(),
                name: name.into(),
                about: "".into(),
                takes: message.clone(),
                gives: message,
                level: None,
                rules: Vec::new(),
                result: None,
            }
        };
        for (name, expected) in [
            ("GetOrder", "GET /orders/{order}"),
            ("ListOrderEntries", "GET /orderEntries"),
            ("CreateOrderEntry", "POST /orderEntries"),
            ("UpdateOrder", "PATCH /orders/{order}"),
            ("DeleteOrder", "DELETE /orders/{order}"),
            ("CancelOrder", "POST /orders/{order}:cancel"),
            ("SearchOrders", "GET /orders:search"),
            ("BatchGetOrders", "GET /orders:batchGet"),
            ("BatchDeleteOrders", "POST /orders:batchDelete"),
            ("Charge", "POST /Orders:charge"),
            ("", "POST /Orders:"),
        ] {
            let rpc = rpc(name);
            let name = Name::of(name);
            let method = if reads(&rpc, &name, &Vocabulary::default()) { "GET" } else { method_of(&name) };
            assert_eq!(format!("{method} {}", path_of(&name, &rpc, method)), expected);
        }
    }
}
