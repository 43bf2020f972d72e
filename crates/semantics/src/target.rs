//! Addresses that a caller gives and the server calls: callbacks, webhooks, notifications.

use rustc_hash::{FxHashMap, FxHashSet};
use thin_vec::ThinVec;
use wirelint_model::{
    BodyId, Contract, Field, InputId, NamedField, Operation, Place, Role, TypeId, TypeKind, Used,
};

use crate::said::{Question, says};
use crate::words::{joined, may_end_in, words};

/// How deep in a body an address is looked for.
const DEPTH: u8 = 2;

/// Finds such addresses, looking once at what bodies have.
pub(crate) struct Targets<'c> {
    contract: &'c Contract,
    /// The addresses in bodies of a type, and those that count only where the path is about webhooks.
    types: FxHashMap<TypeId, Addresses>,
}

#[derive(Clone, Default)]
struct Addresses {
    named: Vec<NamedField>,
    plain: Vec<NamedField>,
}

impl<'c> Targets<'c> {
    pub(crate) fn new(contract: &'c Contract) -> Self {
        Self { contract, types: FxHashMap::default() }
    }

    /// The addresses that `operation` takes and the server will call, of which nothing says where they may lead.
    pub(crate) fn targets(&mut self, operation: &Operation) -> ThinVec<NamedField> {
        let changes = matches!(&*operation.method, "POST" | "PUT" | "PATCH");
        if operation.role != Role::Served || !changes || is_about_login(&operation.path) {
            return ThinVec::new();
        }
        let mut found: ThinVec<NamedField> =
            operation.inputs.iter().filter_map(|used| self.of_input(*used)).collect();
        if let Some(addresses) = operation.body.and_then(|body| self.of_body(body.id)) {
            found.extend_from_slice(&addresses.named);
            if is_about_webhooks(&operation.path) {
                let plain = addresses.plain.iter();
                found.extend(plain.filter(|it| !addresses.named.contains(it)).cloned());
            }
        }
        if found.is_empty() || says_where(&operation.description) {
            return ThinVec::new();
        }
        found
    }

    fn of_input(&self, used: Used<InputId>) -> Option<NamedField> {
        let input = self.contract.observed.input(used.id);
        let travels = matches!(input.place, Place::Query | Place::Header | Place::Field | Place::Argument);
        let bound = || {
            let ty = input.ty.map(|ty| self.contract.observed.types.get(ty));
            ty.is_some_and(|it| it.patterned || !it.values.is_empty()) || input.bounds.listed
        };
        let is_open = travels && is_target(&input.name) && !bound() && !is_restricted(&input.description);
        is_open.then(|| NamedField { name: input.name.clone(), span: input.span })
    }

    fn of_body(&mut self, id: BodyId) -> Option<&Addresses> {
        let contract = self.contract;
        // The forms of one body mostly have the same type.
        let ty = contract.observed.body(id).media.iter().find_map(|it| it.ty)?;
        let ty = contract.observed.types.definition(ty);
        Some(self.types.entry(ty).or_insert_with(|| {
            let mut search = Search { contract, found: Addresses::default(), seen: FxHashSet::default() };
            search.collect(ty, DEPTH, false);
            search.found
        }))
    }
}

/// A search for addresses in a body.
struct Search<'c> {
    contract: &'c Contract,
    found: Addresses,
    /// Which types were looked at, at which depth, and whether in what is called a webhook: several fields may have one type.
    seen: FxHashSet<(TypeId, u8, bool)>,
}

impl Search<'_> {
    fn collect(&mut self, ty: TypeId, depth: u8, inside: bool) {
        let types = &self.contract.observed.types;
        let ty = types.definition(types.item(ty).unwrap_or(ty));
        if !self.seen.insert((ty, depth, inside)) {
            return;
        }
        for field in types.fields(ty) {
            match types.kind(field.ty) {
                TypeKind::String | TypeKind::Any => {
                    let plain = is_plain(&field.name);
                    if !plain && !is_target(&field.name) || is_bound(self.contract, field) {
                        continue;
                    }
                    let found = if plain && !inside { &mut self.found.plain } else { &mut self.found.named };
                    if found.iter().all(|it| it.span != field.span) {
                        found.push(NamedField { name: field.name.clone(), span: field.span });
                    }
                }
                TypeKind::Object if depth > 1 => {
                    // In `webhook: { url }` the outer name says what the address is for.
                    let inside = ["webhook", "callback"].iter().any(|it| may_end_in(&field.name, it))
                        && words(&field.name)
                            .last()
                            .is_some_and(|it| matches!(&**it, "webhook" | "callback"));
                    self.collect(field.ty, depth - 1, inside);
                }
                _ => {}
            }
        }
    }
}

/// Whether something says where the address may lead, or callers cannot give it.
fn is_bound(contract: &Contract, field: &Field) -> bool {
    let types = &contract.observed.types;
    types
        .composition(field.ty)
        .iter()
        .map(|it| types.get(*it))
        .any(|it| it.patterned || it.read_only || !it.values.is_empty() || says(it, Question::Restriction))
}

/// Whether a field of that name is an address that the server will call.
fn is_target(name: &str) -> bool {
    if !is_address(name) {
        return false;
    }
    let whole = joined(name);
    if !["callback", "hook", "notif", "postback"].iter().any(|it| whole.contains(it)) {
        return false;
    }
    let words = words(name);
    // Browsers are sent there, not the server.
    let browser =
        ["success", "failure", "cancel", "return", "redirect", "error", "oauth", "login", "auth", "complete"];
    !words.iter().any(|it| browser.contains(&&**it))
        && [
            "callbackurl",
            "callbackuri",
            "webhookurl",
            "webhookuri",
            "hookurl",
            "notificationurl",
            "notificationuri",
            "notifyurl",
            "postbackurl",
            "webhookendpoint",
            "callbackendpoint",
            "notificationsurl",
            "webhookaddress",
        ]
        .iter()
        .any(|it| whole.ends_with(it))
}

/// Whether a field of that name may be an address. Cheap before thorough: most are none.
fn is_address(name: &str) -> bool {
    ["url", "uri", "endpoint", "address"].iter().any(|it| may_end_in(name, it))
}

/// Whether a field of that name is an address, whatever it is for.
fn is_plain(name: &str) -> bool {
    is_address(name)
        && ["url", "uri", "endpoint", "targeturl", "endpointurl", "address", "deliveryurl"]
            .iter()
            .any(|it| crate::words::is(name, it))
}

/// Whether the path is about who somebody is: the addresses there are for browsers.
fn is_about_login(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    ["auth", "saml", "sso", "openid", "oidc", "login"].iter().any(|it| path.contains(it))
}

/// Whether the end of the path names webhooks.
fn is_about_webhooks(path: &str) -> bool {
    let last = path.rsplit('/').find(|it| !it.is_empty() && !it.contains('{')).unwrap_or_default();
    words(last)
        .last()
        .is_some_and(|it| matches!(&**it, "webhook" | "webhooks" | "hook" | "hooks" | "callbacks"))
}

pub(crate) fn is_restricted(prose: &str) -> bool {
    RESTRICTED.is_match(prose.as_bytes())
}

/// Whether the prose about an operation says of the address that it takes where it may lead.
fn says_where(prose: &str) -> bool {
    // Cheap before thorough: one of these must be there.
    const WORDS: [&str; 11] = [
        "https",
        "allow",
        "white",
        "verif",
        "challenge",
        "ownership",
        "registered",
        "domain",
        "localhost",
        "publicly",
        "reachable",
    ];
    let lower = prose.to_ascii_lowercase();
    WORDS.iter().any(|it| lower.contains(it)) && WHERE.is_match(prose.as_bytes())
}

macro_rules! address {
    () => {
        r"\b(?:call ?backs?|web ?hooks?|hooks?|urls?|uris?|endpoints?|address(?:es)?)\b"
    };
}
macro_rules! kept {
    () => {
        r"(?:\bhttps\b(?:[^:]|$)|allow.?list|white.?list|\bverif|\bchallenge|\bownership|\bregistered\b|\bdomains?\b|\blocalhost\b|\bpublicly\b|\breachable\b)"
    };
}
pattern!(WHERE, address!(), r"[^.]*", kept!(), "|", kept!(), r"[^.]*", address!());
pattern!(
    RESTRICTED,
    r"\bhttps\b(?:[^:]|$)|\btls\b|\bssl\b|allow.?list|white.?list|\bverif|\bchallenge|\bownership|\bconfirm|\bregistered\b|pre-?regist",
    r"|\bdomains?\b|\bhosts?\b|\blocalhost\b|\bprivate\b|\bpublicly\b|\bcertificate|\bredirect|\bbrowser\b|\boauth\b|\breachable\b|\bretriev"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_the_server_calls_are_known_by_their_names() {
        for name in ["callbackUrl", "webhook_url", "status_callback_url", "notificationURL"] {
            assert!(is_target(name), "{name}");
        }
        for name in ["redirect_url", "success_callback_url", "url", "callback", "oauth_callback_url"] {
            assert!(!is_target(name), "{name}");
        }
    }

    #[test]
    fn prose_says_where_an_address_may_lead() {
        assert!(is_restricted("Must be an HTTPS URL."));
        assert!(is_restricted("Its domain has to be verified before."));
        assert!(!is_restricted("Where we send events to."));
        assert!(says_where("We call your endpoint once with a challenge."));
        assert!(!says_where("The outcome is sent to `callback_url`. Identities are verified before."));
    }
}
