//! What a server can recognise a repeated call by, and what keeps two callers from overwriting each other.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;
use wirelint_model::{
    BodyId, Contract, Key, KeyPlace, Operation, OutputId, Place, Precondition, TypeId, Types,
};
use wirelint_source::Span;

use crate::said::{Question, says};
use crate::vocabulary::{Vocabulary, WordList};
use crate::{repeat, words};

/// Finds keys, looking once at what several operations have.
pub(crate) struct Keys<'c> {
    contract: &'c Contract,
    vocabulary: &'c Vocabulary,
    /// Whether a repeated call can be recognised by what has a name: thousands of things have the same few.
    names: FxHashMap<&'c str, bool>,
    bodies: FxHashMap<BodyId, Option<Key>>,
    etags: FxHashMap<OutputId, Option<Span>>,
    lasting: OnceCell<bool>,
}

impl<'c> Keys<'c> {
    pub(crate) fn new(contract: &'c Contract, vocabulary: &'c Vocabulary) -> Self {
        let (names, bodies, etags, lasting) = <_>::default();
        Self { contract, vocabulary, names, bodies, etags, lasting }
    }

    /// The key of `operation`: a header or query parameter, else a field at the top of its body.
    pub(crate) fn key(&mut self, operation: &Operation) -> Option<Key> {
        let observed = &self.contract.observed;
        let known = operation.inputs.iter().find(|used| {
            let input = observed.input(used.id);
            matches!(input.place, Place::Header | Place::Query | Place::Field | Place::Argument)
                && self.is_key(&input.name)
        });
        if let Some(used) = known {
            let input = observed.input(used.id);
            let (name, span) = (input.name.clone(), input.span);
            let certain = self.vocabulary.is_own(WordList::KeyNames, &name)
                || is_certain(&name)
                || repeat::is_about_keys(&input.description);
            let lasting = certain && (repeat::lasts(&input.description) || self.lasting());
            let place = KeyPlace::Input(used.id);
            return Some(Key { place, name, span, required: input.required, certain, lasting });
        }
        let id = operation.body?.id;
        if let Some(known) = self.bodies.get(&id) {
            return known.clone();
        }
        let types = || observed.body(id).media.iter().filter_map(|media| media.ty);
        let key = types().find_map(|ty| self.of_type(ty));
        self.bodies.insert(id, key.clone());
        key
    }

    fn is_key(&mut self, name: &'c str) -> bool {
        *self.names.entry(name).or_insert_with(|| self.vocabulary.is_key(name))
    }

    fn of_type(&mut self, ty: TypeId) -> Option<Key> {
        let types = &self.contract.observed.types;
        let field = types.fields(ty).find(|field| self.is_key(&field.name))?;
        // What only answers have is no key of the caller's.
        (!types.get(field.ty).read_only).then(|| {
            let value = types.get(field.ty);
            let certain = self.vocabulary.is_own(WordList::KeyNames, &field.name)
                || is_certain(&field.name)
                || says(value, Question::Keys);
            Key {
                place: KeyPlace::Body(ty),
                name: field.name.clone(),
                span: field.span,
                required: is_required(types, ty, &field.name),
                certain,
                lasting: certain && (says(value, Question::Lasting) || self.lasting()),
            }
        })
    }

    /// Whether the prose about the whole contract says how long keys are remembered.
    fn lasting(&self) -> bool {
        *self.lasting.get_or_init(|| {
            let about = &self.contract.observed.about.description;
            repeat::is_about_keys(about) && repeat::lasts(about)
        })
    }

    /// `If-Match` and the like of `operation`, and whether it gives what these need.
    pub(crate) fn precondition(&mut self, operation: &Operation) -> Precondition {
        let observed = &self.contract.observed;
        let header = |name: &str| {
            let inputs = operation.inputs.iter().map(|used| observed.input(used.id));
            let mut named =
                inputs.filter(|it| it.place == Place::Header && it.name.eq_ignore_ascii_case(name));
            named.next().map(|it| it.span)
        };
        let mut precondition =
            Precondition { if_match: header("If-Match"), if_none_match: header("If-None-Match"), etag: None };
        for used in &operation.outputs {
            let output = observed.output(used.id);
            if !output.status.is_success() || precondition.etag.is_some() {
                continue;
            }
            precondition.etag = *self.etags.entry(used.id).or_insert_with(|| {
                let by_header = output.headers.iter().any(|it| it.name.eq_ignore_ascii_case("ETag"));
                let types = || output.media.iter().filter_map(|media| media.ty);
                let field = || types().find_map(|ty| observed.types.fields(ty).find(|it| is_etag(&it.name)));
                if by_header { Some(output.span) } else { field().map(|it| it.span) }
            });
        }
        if precondition.if_match.is_none()
            && matches!(&*operation.method, "PUT" | "PATCH" | "DELETE" | "POST")
        {
            let body = operation.body.map(|used| observed.body(used.id));
            let types = body.iter().flat_map(|it| &it.media).filter_map(|media| media.ty);
            let mut fields = types.flat_map(|ty| observed.types.fields(ty));
            precondition.if_match =
                fields.find(|it| is_etag(&it.name) && !observed.types.get(it.ty).read_only).map(|it| it.span);
        }
        precondition
    }
}

/// Whether a field does what an entity tag does (AIP-154).
fn is_etag(name: &str) -> bool {
    ["etag", "odataetag"].iter().any(|it| words::is(name, it))
}

/// Whether values of `ty` must have the field `name`.
pub(crate) fn is_required(types: &Types, ty: TypeId, name: &str) -> bool {
    types.composition(ty).iter().any(|&member| types.get(member).required.iter().any(|it| &**it == name))
}

/// Whether an input or field of that name is there so that a repeated call is recognised, and for nothing else. A request id may be
/// one for logs, an external id one of another system: of these, prose must say more.
pub(crate) fn is_certain(name: &str) -> bool {
    let name = words::joined(name);
    name.contains("idempot")
        || [
            "clienttoken",
            "clientrequesttoken",
            "creatorrequestid",
            "repeatabilityrequestid",
            "dedupkey",
            "deduplicationkey",
            "deduplicationid",
            "dedupid",
            "messagededuplicationid",
            "paypalrequestid",
        ]
        .contains(&&*name)
}
