//! What types have that leads on to a next page.
//!
//! Large types are shared: hundreds of answers may hold one. So what is found is kept for each member of a composition, and
//! whatever is composed of it asks again at the cost of a look-up.

use std::rc::Rc;

use rustc_hash::FxHashMap;
use wirelint_model::{Field, Format, TypeId, TypeKind, Types};

use super::POSITION;
use crate::said::{Question, says};
use crate::vocabulary::{Vocabulary, WordList};
use crate::words::words;

/// How deep what leads on may be inside an answer.
const DEPTH: usize = 4;

/// How many fields of one answer are looked at before it counts as too large to say that something is missing.
const FIELDS: usize = 5_000;

/// The types of a contract, looked at once each.
pub(super) struct Shapes<'c> {
    types: &'c Types,
    vocabulary: &'c Vocabulary,
    /// Whether a member's own fields hold a list within so many steps.
    lists: FxHashMap<(TypeId, u8), bool>,
    /// Whether a member has a field of its own that says a position.
    positions: FxHashMap<TypeId, bool>,
    /// The token for the next call among a member's own fields.
    tokens: FxHashMap<TypeId, Option<&'c Field>>,
    /// The same in the objects of a member that speak of the page, within so many steps.
    wrapped_tokens: FxHashMap<(TypeId, u8), Option<&'c Field>>,
    /// What a member's own fields lead to, where it speaks of the page and where it does not.
    leads: FxHashMap<(TypeId, bool), Rc<Leads<'c>>>,
    /// Whether anything in answers of a type leads on, by definition.
    hints: FxHashMap<TypeId, Hint<'c>>,
    /// What an answer holds below its page is asked for by itself, with arguments of its own (GraphQL).
    shallow: bool,
    /// How many fields were taken apart, which must not grow with the number of questions.
    #[cfg(test)]
    looked_at: usize,
}

/// What was found in a type that could lead on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Hint<'c> {
    Found(&'c Field),
    /// Something is not described, so it may be there.
    Perhaps,
    Nothing,
}

/// What the own fields of one type lead to.
struct Leads<'c> {
    /// The first field that leads on, and its place among the fields.
    next: Option<(usize, &'c Field)>,
    /// The place of the first field that speaks of the page and does not say all that it holds.
    undescribed: Option<usize>,
    /// What the fields hold that has fields itself, and whether it speaks of the page.
    inner: Vec<(TypeId, bool)>,
}

impl<'c> Shapes<'c> {
    pub(super) fn new(types: &'c Types, vocabulary: &'c Vocabulary, shallow: bool) -> Self {
        Self {
            types,
            vocabulary,
            shallow,
            lists: FxHashMap::default(),
            positions: FxHashMap::default(),
            tokens: FxHashMap::default(),
            wrapped_tokens: FxHashMap::default(),
            leads: FxHashMap::default(),
            hints: FxHashMap::default(),
            #[cfg(test)]
            looked_at: 0,
        }
    }

    /// Whether `ty` is a list, or holds one within `steps` steps.
    pub(super) fn holds_list(&mut self, ty: TypeId, steps: u8) -> bool {
        let types = self.types;
        types.kind(ty) == TypeKind::List
            || steps > 0 && types.composition(ty).iter().any(|&member| self.fields_hold_list(member, steps))
    }

    fn fields_hold_list(&mut self, member: TypeId, steps: u8) -> bool {
        if let Some(&known) = self.lists.get(&(member, steps)) {
            return known;
        }
        let holds = self.fields(member).iter().any(|field| self.holds_list(field.ty, steps - 1));
        self.lists.insert((member, steps), holds);
        holds
    }

    /// Whether a field of `ty` says where in a collection the caller is.
    pub(super) fn has_position(&mut self, ty: TypeId) -> bool {
        let types = self.types;
        types.composition(ty).iter().any(|&member| {
            if let Some(&known) = self.positions.get(&member) {
                return known;
            }
            let vocabulary = self.vocabulary;
            let says = |name: &str| POSITION.is_match(name.as_bytes()) || vocabulary.is_own_position(name);
            let has = self.fields(member).iter().any(|field| says(&field.name));
            self.positions.insert(member, has);
            has
        })
    }

    /// The token field of `ty`: its own, or that of an object that speaks of the page, within `steps` steps.
    pub(super) fn token(&mut self, ty: TypeId, steps: u8) -> Option<&'c Field> {
        let members = self.types.composition(ty);
        if let Some(own) = members.iter().find_map(|&member| self.own_token(member)) {
            return Some(own);
        }
        if steps == 0 {
            return None;
        }
        members.iter().find_map(|&member| self.wrapped_token(member, steps))
    }

    fn own_token(&mut self, member: TypeId) -> Option<&'c Field> {
        if let Some(&known) = self.tokens.get(&member) {
            return known;
        }
        let types = self.types;
        let token = self.fields(member).iter().find(|field| {
            if !self.vocabulary.is_next_token(&field.name) {
                return false;
            }
            let value = types.get(field.ty);
            // What is not used any more leads nowhere.
            if value.deprecated {
                return false;
            }
            // An address carries all that the next call needs.
            value.format != Format::Uri && !says(value, Question::Address)
        });
        self.tokens.insert(member, token);
        token
    }

    fn wrapped_token(&mut self, member: TypeId, steps: u8) -> Option<&'c Field> {
        if let Some(&known) = self.wrapped_tokens.get(&(member, steps)) {
            return known;
        }
        let types = self.types;
        let token = self.fields(member).iter().find_map(|field| {
            let wraps = self.vocabulary.is(WordList::PageWrappers, &field.name)
                && types.kind(field.ty) != TypeKind::List;
            if wraps { self.token(field.ty, steps - 1) } else { None }
        });
        self.wrapped_tokens.insert((member, steps), token);
        token
    }

    /// Whether anything in an answer of type `ty` leads on.
    pub(super) fn hint(&mut self, ty: TypeId) -> Hint<'c> {
        let definition = self.types.definition(ty);
        if let Some(&known) = self.hints.get(&definition) {
            return known;
        }
        let hint = self.search(definition);
        self.hints.insert(definition, hint);
        hint
    }

    /// Looks through an answer breadth first: any field that may lead on at the top or inside what speaks of the page, a
    /// field that surely does anywhere.
    fn search(&mut self, root: TypeId) -> Hint<'c> {
        let types = self.types;
        let known = |it: &TypeId| !types.get(*it).unknown && !types.get(*it).open;
        if !types.composition(root).iter().all(known) {
            return Hint::Perhaps;
        }
        if types.kind(root) != TypeKind::List && types.fields(root).next().is_none() {
            return Hint::Perhaps;
        }
        // google.api.HttpBody: the answer is whatever it is.
        let has = |name: &str| types.fields(root).take(FIELDS).any(|field| &*field.name == name);
        if has("contentType") && has("data") {
            return Hint::Perhaps;
        }
        let mut queue = vec![(root, true, 0)];
        let mut at = 0;
        let mut left = FIELDS;
        while let Some(&(ty, speaks_of_page, depth)) = queue.get(at) {
            at += 1;
            for &member in types.composition(ty) {
                let leads = self.leads(member, speaks_of_page);
                let undescribed = leads.undescribed.filter(|_| depth < 2);
                // Whatever comes first among the fields decides, and the end of patience is one of them.
                if let Some((place, field)) = leads.next
                    && place < left
                    && undescribed.is_none_or(|it| place <= it)
                {
                    return Hint::Found(field);
                }
                let fields = types.get(member).fields.len();
                if leads.next.is_some() || undescribed.is_some() || fields > left {
                    return Hint::Perhaps;
                }
                left -= fields;
                if depth + 1 < DEPTH {
                    queue.extend(leads.inner.iter().map(|&(ty, wrapper)| (ty, wrapper, depth + 1)));
                }
            }
            if types.is_cut(ty) {
                return Hint::Perhaps;
            }
            if let Some(item) = types.item(ty).filter(|_| depth + 1 < DEPTH && !self.shallow) {
                queue.push((item, false, depth + 1));
            }
        }
        Hint::Nothing
    }

    fn leads(&mut self, member: TypeId, speaks_of_page: bool) -> Rc<Leads<'c>> {
        if let Some(known) = self.leads.get(&(member, speaks_of_page)) {
            return Rc::clone(known);
        }
        let types = self.types;
        let mut leads = Leads { next: None, undescribed: None, inner: Vec::new() };
        for (place, field) in self.fields(member).iter().enumerate().take(FIELDS) {
            if leads_on(&field.name, speaks_of_page) || self.vocabulary.leads_on(&field.name) {
                // Nobody looks further.
                leads.next = Some((place, field));
                break;
            }
            let wrapper = speaks_of_page && self.vocabulary.is(WordList::PageWrappers, &field.name);
            if wrapper
                && leads.undescribed.is_none()
                && types.kind(field.ty) != TypeKind::List
                && !types.is_described(field.ty)
            {
                leads.undescribed = Some(place);
            }
            let holds = types.item(field.ty).unwrap_or(field.ty);
            if (wrapper || !self.shallow) && types.fields(holds).next().is_some() {
                leads.inner.push((holds, wrapper));
            }
        }
        let leads = Rc::new(leads);
        self.leads.insert((member, speaks_of_page), Rc::clone(&leads));
        leads
    }

    /// The own fields of a type, to be taken apart.
    fn fields(&mut self, member: TypeId) -> &'c [Field] {
        let fields = &self.types.get(member).fields;
        #[cfg(test)]
        {
            self.looked_at += fields.len();
        }
        fields
    }
}

/// Whether a field of that name leads on: surely, or, where it `speaks_of_page`, perhaps.
fn leads_on(name: &str, speaks_of_page: bool) -> bool {
    let leads = |name: &str| {
        let name = words(name).join("_");
        SURELY_NEXT.is_match(name.as_bytes()) || speaks_of_page && PERHAPS_NEXT.is_match(name.as_bytes())
    };
    // Cheap before thorough: most names have none of the words, however they are written.
    let may_lead = MAY_LEAD.is_match(name.as_bytes());
    debug_assert!(may_lead || !leads(name), "`{name}` leads on by a word that is not among those looked for");
    may_lead && leads(name)
}

// A piece of one word of every name that `SURELY_NEXT` and `PERHAPS_NEXT` match.
pattern!(
    MAY_LEAD,
    r"next|cursor|contin|pag|more|marker|bookmark|scroll|skip|last|link|after|before|token|iterator|truncated|self|first|prev|forward|pointer"
);
pattern!(
    SURELY_NEXT,
    r"^(?:(?:.*_)?next_?(?:page)?_?(?:token|link|cursor|page|url|uri|href|marker|key|results?)?|(?:.*_)?cursors?|continu\w*|(?:.*_)?(?:page|paging|pagination|scroll|skip)_?(?:token|id|key)|has_?more|has_?next\w*|scroll_?id)$"
);
pattern!(
    PERHAPS_NEXT,
    r"(?:^|_)(?:cursors?|continu\w*|has_?more|has_?next|more|marker|bookmark|scroll\w*|skip_?token|page_?token|paging_?token|pagination|page_?info|paging|last_?(?:id|key|evaluated\w*|item|cursor|page)|links?|after|before|token|iterator|end_cursor|truncated|next\w*|page_state|pages?|self|first|previous|prev|forward)(?:$|_)|next|cursor|continuation|token$|pointer$"
);

#[cfg(test)]
mod tests {
    use wirelint_model::{Type, TypesBuilder};
    use wirelint_source::{FileId, ItemId, Span, TextRange};

    use super::*;

    #[derive(Default)]
    struct Builder(TypesBuilder);

    impl Builder {
        fn text(&mut self) -> TypeId {
            self.ty(Type { kind: TypeKind::String, ..Type::default() })
        }

        fn list(&mut self, item: TypeId) -> TypeId {
            self.ty(Type { kind: TypeKind::List, item: Some(item), ..Type::default() })
        }

        fn object(&mut self, fields: &[(&str, TypeId)]) -> TypeId {
            let id = self.0.reserve();
            self.set(id, fields);
            id
        }

        fn set(&mut self, id: TypeId, fields: &[(&str, TypeId)]) {
            let span = Span { file: FileId(0), item: ItemId(0), range: TextRange::new(0, 0) };
            let fields = fields.iter().map(|&(name, ty)| Field { name: name.into(), ty, span }).collect();
            self.0.set(id, Type { kind: TypeKind::Object, fields, ..Type::default() });
        }

        fn all_of(&mut self, parts: &[TypeId]) -> TypeId {
            self.ty(Type { parts: parts.into(), ..Type::default() })
        }

        fn one_of(&mut self, variants: Vec<TypeId>) -> TypeId {
            self.ty(Type { variants: variants.into(), ..Type::default() })
        }

        fn ty(&mut self, ty: Type) -> TypeId {
            let id = self.0.reserve();
            self.0.set(id, ty);
            id
        }
    }

    /// An object of 1,000 fields without a word of pages.
    fn large(builder: &mut Builder) -> TypeId {
        let text = builder.text();
        let names: Vec<String> = (0..1_000).map(|number| format!("field_{number}")).collect();
        let fields: Vec<_> = names.iter().map(|name| (&**name, text)).collect();
        builder.object(&fields)
    }

    #[test]
    fn every_pattern_compiles() {
        for pattern in [&MAY_LEAD, &SURELY_NEXT, &PERHAPS_NEXT] {
            std::sync::LazyLock::force(pattern);
        }
    }

    #[test]
    fn names_lead_on_however_they_are_written() {
        for name in
            ["nextPageToken", "NEXT-LINK", "has_more", "HasNext", "continuation", "scrollId", "pagingKey"]
        {
            assert!(leads_on(name, false), "{name}");
        }
        for name in
            ["links", "pageInfo", "last_id", "page_state", "skipToken", "self", "isTruncated", "nodepointer"]
        {
            assert!(leads_on(name, true) && !(name == "links" && leads_on(name, false)), "{name}");
        }
        for name in ["items", "id", "name", "created_at", "lasting", "spages"] {
            assert!(!leads_on(name, true), "{name}");
        }
    }

    #[test]
    fn a_large_item_is_looked_at_once_whatever_envelopes_it_has() {
        let mut builder = Builder::default();
        let large = large(&mut builder);
        let mut envelopes = Vec::new();
        for _ in 0..1_000 {
            // A name of its own, and a composition of its own.
            let name = builder.all_of(&[large]);
            let more = builder.object(&[("score", name)]);
            let item = builder.all_of(&[large, more]);
            let items = builder.list(item);
            envelopes.push(builder.object(&[("items_", items)]));
        }
        let types = builder.0.build();
        let vocabulary = Vocabulary::default();
        let mut shapes = Shapes::new(&types, &vocabulary, false);
        for &envelope in &envelopes {
            assert_eq!(shapes.hint(envelope), Hint::Nothing);
            assert_eq!(shapes.token(envelope, 2), None);
            assert!(shapes.holds_list(envelope, 2));
        }
        assert!(shapes.looked_at < 20_000, "{} fields were looked at", shapes.looked_at);
    }

    #[test]
    fn collections_are_looked_for_once_in_types_that_hold_themselves() {
        let mut builder = Builder::default();
        let whole = builder.0.reserve();
        let names: Vec<String> = (0..1_000).map(|number| format!("data{number}")).collect();
        let mut fields: Vec<_> = names.iter().map(|name| (&**name, builder.all_of(&[whole]))).collect();
        fields.push(("data", whole));
        builder.set(whole, &fields);
        let types = builder.0.build();
        let vocabulary = Vocabulary::default();
        let mut shapes = Shapes::new(&types, &vocabulary, false);
        assert!(!shapes.holds_list(whole, 2) && shapes.token(whole, 2).is_none());
        assert!(shapes.looked_at < 20_000, "{} fields were looked at", shapes.looked_at);
    }

    #[test]
    fn of_an_answer_of_too_many_shapes_nothing_is_missing() {
        let mut builder = Builder::default();
        let text = builder.text();
        let mut of = |count: usize| {
            let shapes = (0..count).map(|_| builder.object(&[("id", text)])).collect();
            builder.one_of(shapes)
        };
        let (whole, cut) = (of(200), of(300));
        let list = builder.list(cut);
        let types = builder.0.build();
        let vocabulary = Vocabulary::default();
        let mut shapes = Shapes::new(&types, &vocabulary, false);
        assert_eq!(shapes.hint(whole), Hint::Nothing);
        assert_eq!(shapes.hint(cut), Hint::Perhaps);
        assert_eq!(shapes.hint(list), Hint::Perhaps);
    }

    #[test]
    fn tokens_are_found_in_what_speaks_of_the_page() {
        let mut builder = Builder::default();
        let text = builder.text();
        let meta = builder.object(&[("next_cursor", text)]);
        let other = builder.object(&[("meta", meta)]);
        let answer = builder.object(&[("id", text), ("meta", meta)]);
        let unrelated = builder.object(&[("order", other)]);
        let types = builder.0.build();
        let vocabulary = Vocabulary::default();
        let mut shapes = Shapes::new(&types, &vocabulary, false);
        assert_eq!(shapes.token(answer, 2).map(|field| &*field.name), Some("next_cursor"));
        assert_eq!(shapes.token(unrelated, 2), None);
        assert_eq!(shapes.token(answer, 0), None);
        assert!(matches!(shapes.hint(unrelated), Hint::Found(field) if &*field.name == "next_cursor"));
    }
}
