//! How an operation gives its answer page by page.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use wirelint_model::{
    BodyId, Collection, Contract, Field, InputId, Next, NextKind, Operation, Output, OutputId, Page,
    PageInput, Place, Protocol, Role, Status, TypeKind, Used,
};
use wirelint_source::Span;

use crate::words::words;
use crate::{Vocabulary, prose};

mod shapes;

use shapes::{Hint, Shapes};

/// Infers pages, looking at each type once, and once at what is defined once: hundreds of operations may use it.
pub(crate) struct Pages<'c> {
    contract: &'c Contract,
    shapes: Shapes<'c>,
    /// What the prose about inputs says.
    said: FxHashMap<(&'c str, Saying), bool>,
    /// Whether an answer is or holds a list.
    collections: FxHashMap<OutputId, bool>,
    /// The token for the next call that an answer holds.
    tokens: FxHashMap<OutputId, Option<&'c Field>>,
    /// What in an answer leads on.
    answers: FxHashMap<OutputId, Answer<'c>>,
    /// Whether a body may say where in the collection the caller is.
    positions: FxHashMap<BodyId, bool>,
    /// Whether the prose about the contract speaks of positions, once somebody asked.
    speaks_of_positions: Option<bool>,
}

/// What prose may say about an input.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Saying {
    NotUsed,
    LimitsTime,
    AboutPages,
    AboutElse,
    OnlyAboutElse,
    NextInHeader,
}

/// What there is in one answer.
#[derive(Clone, Copy)]
enum Answer<'c> {
    /// A header or field of that name leads on.
    Leads(&'c Arc<str>, Span),
    /// Not all of it is described.
    Open,
    /// Nothing leads on.
    Complete,
}

impl<'c> Pages<'c> {
    pub(crate) fn new(contract: &'c Contract, vocabulary: &'c Vocabulary) -> Self {
        let shallow = contract.observed.protocol == Protocol::GraphQl;
        let shapes = Shapes::new(&contract.observed.types, vocabulary, shallow);
        Self {
            contract,
            shapes,
            said: FxHashMap::default(),
            collections: FxHashMap::default(),
            tokens: FxHashMap::default(),
            answers: FxHashMap::default(),
            positions: FxHashMap::default(),
            speaks_of_positions: None,
        }
    }

    /// The page facts of one operation, which answers with a `collection` or not.
    pub(crate) fn page(&mut self, operation: &Operation, collection: Option<&Collection>) -> Page {
        if operation.role == Role::CalledBack {
            return Page::default();
        }
        let observed = &self.contract.observed;
        let mut page = Page::default();
        let mut sizes = Vec::new();
        let mut moves = false;
        for &used in &operation.inputs {
            match self.contract.input_facts(used.id).page {
                Some(PageInput::Token) if !self.says(used.id, Saying::NotUsed) => {
                    moves = true;
                    page.token = page.token.or(Some(used));
                }
                Some(PageInput::Position(_)) => {
                    moves = true;
                    page.positions.push(used);
                }
                Some(PageInput::Size) => sizes.push((used, true)),
                Some(PageInput::PerhapsSize) => sizes.push((used, false)),
                Some(PageInput::Token) | None => {}
            }
        }
        sizes.retain(|(used, certain)| self.is_size(operation, used.id, *certain, moves));
        page.sizes = sizes.into_iter().map(|(used, _)| used).collect();
        let answers = || operation.outputs.iter().filter(|used| observed.output(used.id).status.is_success());
        if page.token.is_some() {
            self.find_hint(operation, answers(), &mut page);
        } else if &*operation.method == "GET" {
            self.find_token(answers(), &mut page);
            let link = page.next.as_ref().is_some_and(|next| self.has_next_link(next.output.id));
            page.resumable = page.next.is_some() && (link || self.is_resumable(operation));
            page.whole = collection.is_some() && page.next.is_none() && self.is_whole(operation);
        }
        page
    }

    /// Whether a list comes as a whole, because nothing picks a part of it and nothing leads on.
    fn is_whole(&mut self, operation: &Operation) -> bool {
        let observed = &self.contract.observed;
        let picks = |used: &Used<InputId>| {
            let input = observed.input(used.id);
            match input.place {
                Place::Path => false,
                // What must be said narrows the answer, be it a customer or a day.
                Place::Query | Place::Field | Place::Argument if input.required => {
                    !NO_FILTER.is_match(input.name.as_bytes())
                }
                Place::Query | Place::Cookie | Place::Field | Place::Argument => {
                    self.contract.input_facts(used.id).page.is_some() || picks_part(&input.name)
                }
                Place::Header => PART_HEADER.is_match(input.name.as_bytes()),
            }
        };
        if operation.inputs_unknown || operation.body.is_some() || operation.inputs.iter().any(picks) {
            return false;
        }
        let mut answers =
            operation.outputs.iter().filter(|used| observed.output(used.id).status.is_success());
        answers.all(|used| matches!(self.answer(used.id), Answer::Complete))
    }

    /// Whether an input that is called like a page's size is one.
    fn is_size(&mut self, operation: &Operation, id: InputId, certain: bool, moves: bool) -> bool {
        let input = self.contract.observed.input(id);
        let types = &self.contract.observed.types;
        let kind = input.ty.map_or(TypeKind::Any, |ty| types.kind(ty));
        if !matches!(input.place, Place::Query | Place::Field | Place::Argument)
            || !matches!(kind, TypeKind::Integer | TypeKind::Number | TypeKind::Any)
        {
            return false;
        }
        if self.says(id, Saying::NotUsed) {
            return false;
        }
        if certain {
            return true;
        }
        // The arguments of a connection (<https://relay.dev/graphql/connections.htm#sec-Arguments>).
        if input.place == Place::Argument && matches!(&*input.name, "first" | "last") {
            return moves;
        }
        let words = words(&input.name);
        let name = words.last().map_or("", |word| &**word);
        if name == "limit" {
            return !self.says(id, Saying::LimitsTime)
                && (moves || self.says(id, Saying::AboutPages) || self.gives_collection(operation));
        }
        if name == "first" && !self.has_cursor(operation) {
            return false;
        }
        let about_pages = self.says(id, Saying::AboutPages);
        if moves {
            let plain = name != "length" && input.description.split_whitespace().nth(2).is_none();
            return (about_pages || plain) && !self.says(id, Saying::OnlyAboutElse);
        }
        !matches!(name, "n" | "length" | "first")
            && about_pages
            && !self.says(id, Saying::AboutElse)
            && self.gives_collection(operation)
    }

    fn says(&mut self, id: InputId, saying: Saying) -> bool {
        let text = &*self.contract.observed.input(id).description;
        *self.said.entry((text, saying)).or_insert_with(|| match saying {
            Saying::NotUsed => prose::is_not_used(text),
            Saying::LimitsTime => prose::limits_time(text),
            Saying::AboutPages => prose::is_about_pages(text),
            Saying::AboutElse => prose::is_about_else(text),
            Saying::OnlyAboutElse => prose::is_only_about_else(text),
            Saying::NextInHeader => prose::next_is_in_header(text),
        })
    }

    fn has_cursor(&self, operation: &Operation) -> bool {
        operation
            .inputs
            .iter()
            .any(|used| matches!(&*self.contract.observed.input(used.id).name, "after" | "before" | "cursor"))
    }

    /// Whether a successful answer is a list, or holds one within two steps.
    fn gives_collection(&mut self, operation: &Operation) -> bool {
        let observed = &self.contract.observed;
        operation.outputs.iter().any(|used| {
            let output = observed.output(used.id);
            let holds_list =
                || output.media.iter().filter_map(|it| it.ty).any(|ty| self.shapes.holds_list(ty, 2));
            output.status.is_success() && *self.collections.entry(used.id).or_insert_with(holds_list)
        })
    }

    /// Looks for a token for the next call in the answers of an operation that takes none.
    fn find_token<'o>(&mut self, answers: impl Iterator<Item = &'o Used<OutputId>>, page: &mut Page) {
        let observed = &self.contract.observed;
        for &used in answers {
            let types = || observed.output(used.id).media.iter().filter_map(|media| media.ty);
            let find = || types().find_map(|ty| self.shapes.token(ty, 2));
            if let Some(field) = *self.tokens.entry(used.id).or_insert_with(find) {
                let name = field.name.clone();
                let next = Next { output: used, span: field.span, name, kind: NextKind::Token };
                page.next = Some(Box::new(next));
                return;
            }
        }
    }

    /// Whether an answer has the address of the next page as well.
    fn has_next_link(&self, id: OutputId) -> bool {
        let observed = &self.contract.observed;
        let types = observed.output(id).media.iter().filter_map(|media| media.ty);
        let mut names = types.flat_map(|ty| observed.types.fields(ty)).map(|field| words(&field.name));
        names.any(|words| {
            let has = |word: &str| words.iter().any(|it| it == word);
            has("next") && ["link", "url", "uri", "href"].iter().any(|it| has(it))
        })
    }

    /// Whether anything lets the caller of `operation` say where in the collection it is, by whatever name.
    fn is_resumable(&mut self, operation: &Operation) -> bool {
        let observed = &self.contract.observed;
        if operation.inputs_unknown {
            return true;
        }
        let by_input = operation.inputs.iter().any(|used| {
            let input = observed.input(used.id);
            // In a path nearly everything is some id or key of what is asked for.
            let position = if input.place == Place::Path { &PATH_POSITION } else { &POSITION };
            let page = self.contract.input_facts(used.id).page;
            matches!(page, Some(PageInput::Position(_)))
                || position.is_match(input.name.as_bytes()) && page != Some(PageInput::Size)
        });
        // Of a gRPC method's fields, or of the arguments of GraphQL, one may hold several that say so.
        let mut nested = operation
            .inputs
            .iter()
            .map(|used| observed.input(used.id))
            .filter(|it| matches!(it.place, Place::Field | Place::Argument));
        let by_nested = nested.any(|it| {
            it.ty
                .is_some_and(|ty| observed.types.kind(ty) == TypeKind::Object && self.shapes.has_position(ty))
        });
        by_input
            || by_nested
            || operation.body.is_some_and(|used| self.may_hold_position(used.id))
            // Words of the whole contract about a parameter that no operation declares.
            || *self
                .speaks_of_positions
                .get_or_insert_with(|| GENERAL_POSITION.is_match(observed.about.description.as_bytes()))
    }

    /// Whether a body says where in the collection the caller is, or may do so.
    fn may_hold_position(&mut self, id: BodyId) -> bool {
        let observed = &self.contract.observed;
        let body = observed.body(id);
        let mut may_hold = |ty| !observed.types.is_described(ty) || self.shapes.has_position(ty);
        *self.positions.entry(id).or_insert_with(|| {
            body.unknown || body.media.iter().any(|media| media.ty.is_none_or(&mut may_hold))
        })
    }

    /// Looks for whatever leads on in the answers of an operation that takes a token.
    fn find_hint<'o>(
        &mut self,
        operation: &Operation,
        answers: impl Iterator<Item = &'o Used<OutputId>>,
        page: &mut Page,
    ) {
        page.resumable = true;
        page.complete = !operation.path.ends_with('}') && !operation.path.ends_with("}.json");
        let mut answered = false;
        for &used in answers {
            answered = true;
            match self.answer(used.id) {
                Answer::Leads(name, span) => {
                    let name = name.clone();
                    page.next = Some(Box::new(Next { output: used, span, name, kind: NextKind::Hint }));
                    return;
                }
                Answer::Open => page.complete = false,
                Answer::Complete => {}
            }
        }
        page.complete &= answered && !prose::next_is_in_header(&operation.description);
        if let Some(token) = page.token {
            page.complete &= !self.says(token.id, Saying::NextInHeader);
        }
    }

    fn answer(&mut self, id: OutputId) -> Answer<'c> {
        if let Some(&known) = self.answers.get(&id) {
            return known;
        }
        let answer = self.read_answer(self.contract.observed.output(id));
        self.answers.insert(id, answer);
        answer
    }

    fn read_answer(&mut self, output: &'c Output) -> Answer<'c> {
        if let Some(header) =
            output.headers.iter().find(|header| NEXT_HEADER.is_match(header.name.as_bytes()))
        {
            return Answer::Leads(&header.name, output.span);
        }
        if prose::next_is_in_header(&output.description) || !is_plain(output) {
            return Answer::Open;
        }
        let mut answer = Answer::Complete;
        for media in output.media.iter().filter(|media| media.is_document()) {
            match media.ty.map_or(Hint::Perhaps, |ty| self.shapes.hint(ty)) {
                Hint::Found(field) => return Answer::Leads(&field.name, field.span),
                Hint::Perhaps => answer = Answer::Open,
                Hint::Nothing => {}
            }
        }
        answer
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
    output.media.iter().any(wirelint_model::Media::is_document)
        && output.media.iter().all(|media| !media.items && !STREAM.is_match(media.name.as_bytes()))
}

/// Whether an input of that name picks a part of a list: by a size, a position, a stretch of time, or by ids.
fn picks_part(name: &str) -> bool {
    const WORDS: &str = "page pages paging perpage pagesize limit size count max maximum top rows results per cursor token offset skip \
                         start starting end ending marker continue continuation scroll from to since until after before next \
                         previous last first date time datetime timestamp day days month months year years week weeks hour hours \
                         period range interval begin index position recent ids keys uuids startdate enddate starttime endtime \
                         timeframe window pg rpp";
    words(name).iter().any(|word| WORDS.split_ascii_whitespace().any(|it| it == word))
}

pattern!(STREAM, r"stream|ndjson|jsonl|json-seq|csv|octet");
pattern!(NEXT_HEADER, r"^link$|next|cursor|continu|page|token|more|marker|scroll|range|iterator|pagination");
pattern!(
    POSITION,
    r"page|(?:max|min|since|until|last|first)_?\w*_?id|cursor|token|after|before|next|offset|skip|start|marker|continu|scroll|from|since|bookmark|last|iterator|anchor|position|key|pointer|until|to$|begin|index|seq|state|^id$"
);
pattern!(PATH_POSITION, r"cursor|token|after|page|next|offset");
pattern!(PART_HEADER, r"range|page|limit|offset|cursor|next|token$");
pattern!(NO_FILTER, r"version|^key$|api[-_]?key|token|auth|format|lang|locale|accept|client|tenant|account");
pattern!(GENERAL_POSITION, r"`(?:page|offset|cursor|after|skip|start|marker|page_?token)`");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        for pattern in
            [&STREAM, &NEXT_HEADER, &POSITION, &PATH_POSITION, &PART_HEADER, &NO_FILTER, &GENERAL_POSITION]
        {
            std::sync::LazyLock::force(pattern);
        }
    }
}
