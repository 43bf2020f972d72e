//! How an operation gives its answer page by page.

use std::cell::RefCell;
use std::sync::LazyLock;

use regex::bytes::Regex;
use rustc_hash::FxHashMap;
use wirelint_model::{
    Contract, Field, Input, Next, NextKind, Operation, Output, OutputId, Page, PageInput, Place, Role,
    Status, TypeId, TypeKind, Types, Used,
};

use crate::words::words;
use crate::{Vocabulary, prose};

/// How deep what leads on may be inside an answer.
const DEPTH: usize = 4;

/// How many fields of one answer are looked at before it counts as too large to say that something is missing.
const FIELDS: usize = 5_000;

/// Infers pages, looking at each type once.
pub(crate) struct Pages<'c> {
    contract: &'c Contract,
    vocabulary: &'c Vocabulary,
    /// The token for the next call that answers of a type hold.
    tokens: RefCell<FxHashMap<TypeId, Option<Field>>>,
    /// Whether anything in answers of a type leads on.
    hints: RefCell<FxHashMap<TypeId, Hint>>,
}

/// What was found in a type that could lead on.
#[derive(Clone, PartialEq, Eq)]
enum Hint {
    Found(Field),
    /// Something is not described, so it may be there.
    Perhaps,
    Nothing,
}

impl<'c> Pages<'c> {
    pub(crate) fn new(contract: &'c Contract, vocabulary: &'c Vocabulary) -> Self {
        Self { contract, vocabulary, tokens: RefCell::default(), hints: RefCell::default() }
    }

    /// The page facts of one operation.
    pub(crate) fn page(&self, operation: &Operation) -> Page {
        if operation.role == Role::CalledBack {
            return Page::default();
        }
        let observed = &self.contract.observed;
        let mut page = Page::default();
        let mut sizes = Vec::new();
        let mut moves = false;
        for &used in &operation.inputs {
            match self.contract.input_facts(used.id).page {
                Some(PageInput::Token) => {
                    moves = true;
                    page.token = page.token.or(Some(used));
                }
                Some(PageInput::Position) => moves = true,
                Some(PageInput::Size) => sizes.push((used, true)),
                Some(PageInput::PerhapsSize) => sizes.push((used, false)),
                None => {}
            }
        }
        sizes.retain(|(used, certain)| self.is_size(operation, observed.input(used.id), *certain, moves));
        page.sizes = sizes.into_iter().map(|(used, _)| used).collect();
        let answers = || operation.outputs.iter().filter(|used| observed.output(used.id).status.is_success());
        if page.token.is_some() {
            self.find_hint(operation, answers(), &mut page);
        } else if &*operation.method == "GET" {
            self.find_token(answers(), &mut page);
            page.resumable = page.next.is_some() && self.is_resumable(operation);
        }
        page
    }

    /// Whether an input that is called like a page's size is one.
    fn is_size(&self, operation: &Operation, input: &Input, certain: bool, moves: bool) -> bool {
        let types = &self.contract.observed.types;
        let kind = input.ty.map_or(TypeKind::Any, |ty| types.kind(ty));
        if input.place != Place::Query
            || !matches!(kind, TypeKind::Integer | TypeKind::Number | TypeKind::Any)
        {
            return false;
        }
        let text = &*input.description;
        if prose::is_not_used(text) {
            return false;
        }
        if certain {
            return true;
        }
        let words = words(&input.name);
        let name = words.last().map_or("", |word| &**word);
        if name == "limit" {
            return !prose::limits_time(text)
                && (moves || prose::is_about_pages(text) || self.gives_collection(operation));
        }
        if name == "first" && !self.has_cursor(operation) {
            return false;
        }
        let about_pages = prose::is_about_pages(text);
        if moves {
            let plain = name != "length" && text.split_whitespace().count() <= 2;
            return (about_pages || plain) && !prose::is_only_about_else(text);
        }
        !matches!(name, "n" | "length" | "first")
            && about_pages
            && !prose::is_about_else(text)
            && self.gives_collection(operation)
    }

    fn has_cursor(&self, operation: &Operation) -> bool {
        operation
            .inputs
            .iter()
            .any(|used| matches!(&*self.contract.observed.input(used.id).name, "after" | "before" | "cursor"))
    }

    /// Whether a successful answer is a list, or holds one within two steps.
    fn gives_collection(&self, operation: &Operation) -> bool {
        let observed = &self.contract.observed;
        let types = &observed.types;
        let holds_list = |ty: TypeId| {
            types.kind(ty) == TypeKind::List
                || types.fields(ty).any(|field| {
                    types.kind(field.ty) == TypeKind::List
                        || types.fields(field.ty).any(|inner| types.kind(inner.ty) == TypeKind::List)
                })
        };
        let outputs = operation.outputs.iter().map(|used| observed.output(used.id));
        outputs
            .filter(|it| it.status.is_success())
            .flat_map(|it| &it.media)
            .filter_map(|it| it.ty)
            .any(holds_list)
    }

    /// Looks for a token for the next call in the answers of an operation that takes none.
    fn find_token<'o>(&self, answers: impl Iterator<Item = &'o Used<OutputId>>, page: &mut Page) {
        let observed = &self.contract.observed;
        for &used in answers {
            for ty in observed.output(used.id).media.iter().filter_map(|media| media.ty) {
                let token = self
                    .tokens
                    .borrow_mut()
                    .entry(ty)
                    .or_insert_with(|| self.token_in(&observed.types, ty, 2))
                    .clone();
                if let Some(field) = token {
                    page.next = Some(Next {
                        output: used,
                        span: field.span,
                        name: field.name,
                        kind: NextKind::Token,
                    });
                    return;
                }
            }
        }
    }

    /// The token field of `ty`: its own, or that of an object that speaks of the page.
    fn token_in(&self, types: &Types, ty: TypeId, depth: u8) -> Option<Field> {
        for field in types.fields(ty) {
            if !speaks_of_next(&field.name) || !self.vocabulary.is_next_token(&field.name) {
                continue;
            }
            let value = types.get(field.ty);
            // An address carries all that the next call needs.
            let is_url = value.format.as_deref().is_some_and(|format| format.starts_with("ur"))
                || value.description.as_deref().is_some_and(prose::is_url);
            if !is_url {
                return Some(field.clone());
            }
        }
        if depth == 0 {
            return None;
        }
        let wrappers = types.fields(ty).filter(|field| self.vocabulary.is_page_wrapper(&field.name));
        wrappers
            .filter(|field| types.kind(field.ty) != TypeKind::List)
            .find_map(|field| self.token_in(types, field.ty, depth - 1))
    }

    /// Whether anything lets the caller of `operation` say where in the collection it is, by whatever name.
    fn is_resumable(&self, operation: &Operation) -> bool {
        let observed = &self.contract.observed;
        if operation.inputs_unknown {
            return true;
        }
        let by_input = operation.inputs.iter().any(|used| {
            let input = observed.input(used.id);
            // In a path nearly everything is some id or key of what is asked for.
            let position = if input.place == Place::Path { &PATH_POSITION } else { &POSITION };
            position.is_match(input.name.as_bytes())
                && self.contract.input_facts(used.id).page != Some(PageInput::Size)
        });
        by_input
            || operation.body.is_some_and(|used| {
                let body = observed.body(used.id);
                body.unknown
                    || body.media.iter().any(|media| {
                        media.ty.is_none_or(|ty| {
                            !observed.types.is_described(ty)
                                || observed.types.fields(ty).any(|field| POSITION.is_match(field.name.as_bytes()))
                        })
                    })
            })
            // Words of the whole contract about a parameter that no operation declares.
            || GENERAL_POSITION.is_match(observed.description.as_bytes())
    }

    /// Looks for whatever leads on in the answers of an operation that takes a token.
    fn find_hint<'o>(
        &self,
        operation: &Operation,
        answers: impl Iterator<Item = &'o Used<OutputId>>,
        page: &mut Page,
    ) {
        let observed = &self.contract.observed;
        page.resumable = true;
        page.complete = !operation.path.ends_with('}') && !operation.path.ends_with("}.json");
        let mut answered = false;
        for &used in answers {
            answered = true;
            let output = observed.output(used.id);
            if let Some(header) =
                output.headers.iter().find(|header| NEXT_HEADER.is_match(header.name.as_bytes()))
            {
                let name = header.name.clone();
                page.next = Some(Next { output: used, span: output.span, name, kind: NextKind::Hint });
                return;
            }
            if prose::next_is_in_header(&output.description) || !is_plain(output) {
                page.complete = false;
                continue;
            }
            for media in output.media.iter().filter(|media| media.is_json()) {
                let hint = media.ty.map_or(Hint::Perhaps, |ty| self.hint(ty));
                match hint {
                    Hint::Found(field) => {
                        page.next = Some(Next {
                            output: used,
                            span: field.span,
                            name: field.name,
                            kind: NextKind::Hint,
                        });
                        return;
                    }
                    Hint::Perhaps => page.complete = false,
                    Hint::Nothing => {}
                }
            }
        }
        page.complete &= answered && !prose::next_is_in_header(&operation.description);
        if let Some(token) = page.token {
            page.complete &= !prose::next_is_in_header(&observed.input(token.id).description);
        }
    }

    fn hint(&self, ty: TypeId) -> Hint {
        if let Some(known) = self.hints.borrow().get(&ty) {
            return known.clone();
        }
        let hint = self.search(ty);
        self.hints.borrow_mut().insert(ty, hint.clone());
        hint
    }

    /// Looks through an answer breadth first: any field that may lead on at the top or inside what speaks of the page, a
    /// field that surely does anywhere.
    fn search(&self, root: TypeId) -> Hint {
        let types = &self.contract.observed.types;
        let described = |ty: TypeId| {
            types.composition(ty).into_iter().all(|it| !types.get(it).unknown && !types.get(it).open)
        };
        if !described(root) {
            return Hint::Perhaps;
        }
        if types.kind(root) != TypeKind::List && types.fields(root).next().is_none() {
            return Hint::Perhaps;
        }
        // google.api.HttpBody: the answer is whatever it is.
        let has = |name: &str| types.fields(root).any(|field| &*field.name == name);
        if has("contentType") && has("data") {
            return Hint::Perhaps;
        }
        let mut queue = vec![(root, true, 0)];
        let mut at = 0;
        let mut seen = 0;
        while let Some(&(ty, speaks_of_page, depth)) = queue.get(at) {
            at += 1;
            for field in types.fields(ty) {
                seen += 1;
                if seen > FIELDS {
                    return Hint::Perhaps;
                }
                let name = words(&field.name).join("_");
                if SURELY_NEXT.is_match(name.as_bytes())
                    || speaks_of_page && PERHAPS_NEXT.is_match(name.as_bytes())
                {
                    return Hint::Found(field.clone());
                }
                let wrapper = speaks_of_page && self.vocabulary.is_page_wrapper(&field.name);
                let holds = types.item(field.ty).unwrap_or(field.ty);
                if wrapper
                    && depth < 2
                    && types.kind(field.ty) != TypeKind::List
                    && !types.is_described(field.ty)
                {
                    return Hint::Perhaps;
                }
                if depth + 1 < DEPTH && types.fields(holds).next().is_some() {
                    queue.push((holds, wrapper, depth + 1));
                }
            }
            if let Some(item) = types.item(ty).filter(|_| depth + 1 < DEPTH) {
                queue.push((item, false, depth + 1));
            }
        }
        Hint::Nothing
    }
}

/// Whether an answer is one JSON document whose shape is described.
fn is_plain(output: &Output) -> bool {
    if output.unknown {
        return false;
    }
    if output.media.is_empty() {
        // No content is all there is to a 204 (RFC 9110 §15.3.5); elsewhere it may just not be described.
        return output.status == Status::Code(204);
    }
    output.media.iter().any(wirelint_model::Media::is_json)
        && output.media.iter().all(|media| !media.items && !STREAM.is_match(media.name.as_bytes()))
}

/// Whether a name is worth taking apart.
fn speaks_of_next(name: &str) -> bool {
    const PARTS: [&[u8]; 6] = [b"next", b"continuation", b"cursor", b"scroll", b"pagination", b"evaluated"];
    PARTS
        .iter()
        .any(|part| name.as_bytes().windows(part.len()).any(|window| window.eq_ignore_ascii_case(part)))
}

macro_rules! pattern {
    ($name:ident, $pattern:expr) => {
        static $name: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(concat!("(?i-u)", $pattern)).expect("the pattern is tested"));
    };
}

pattern!(STREAM, r"stream|ndjson|jsonl|json-seq|csv|octet");
pattern!(NEXT_HEADER, r"^link$|next|cursor|continu|page|token|more|marker|scroll|range|iterator|pagination");
pattern!(
    SURELY_NEXT,
    r"^(?:(?:.*_)?next_?(?:page)?_?(?:token|link|cursor|page|url|uri|href|marker|key|results?)?|(?:.*_)?cursors?|continu\w*|(?:.*_)?(?:page|paging|pagination|scroll|skip)_?(?:token|id|key)|has_?more|has_?next\w*|scroll_?id)$"
);
pattern!(
    PERHAPS_NEXT,
    r"(?:^|_)(?:cursors?|continu\w*|has_?more|has_?next|more|marker|bookmark|scroll\w*|skip_?token|page_?token|paging_?token|pagination|page_?info|paging|last_?(?:id|key|evaluated\w*|item|cursor|page)|links?|after|before|token|iterator|end_cursor|truncated|next\w*|page_state|pages?|self|first|previous|prev|forward)(?:$|_)|next|cursor|continuation|token$|pointer$"
);
pattern!(
    POSITION,
    r"page|(?:max|min|since|until|last|first)_?\w*_?id|cursor|token|after|before|next|offset|skip|start|marker|continu|scroll|from|since|bookmark|last|iterator|anchor|position|key|pointer|until|to$|begin|index|seq|state|^id$"
);
pattern!(PATH_POSITION, r"cursor|token|after|page|next|offset");
pattern!(GENERAL_POSITION, r"`(?:page|offset|cursor|after|skip|start|marker|page_?token)`");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        for pattern in
            [&STREAM, &NEXT_HEADER, &SURELY_NEXT, &PERHAPS_NEXT, &POSITION, &PATH_POSITION, &GENERAL_POSITION]
        {
            LazyLock::force(pattern);
        }
    }
}
