//! What answers that are for failure look like.

use rustc_hash::FxHashMap;
use wirelint_model::{ErrorShape, Output, Status, TypeId, TypeKind, Types};
use wirelint_source::Span;

use crate::said::{Question, any_says};
use crate::vocabulary::{Vocabulary, WordList};
use crate::words::{joined, words};

/// How deep in a body its parts are looked for.
const DEPTH: u8 = 3;

/// Judges outputs, looking once at each type.
pub(crate) struct Errors<'t> {
    types: &'t Types,
    vocabulary: &'t Vocabulary,
    shapes: FxHashMap<TypeId, Shape>,
}

/// What a type says as an error.
#[derive(Clone, Copy, Default)]
struct Shape {
    described: bool,
    code: bool,
    message: bool,
    trace: Option<Span>,
}

impl<'t> Errors<'t> {
    pub(crate) fn new(types: &'t Types, vocabulary: &'t Vocabulary) -> Self {
        Self { types, vocabulary, shapes: FxHashMap::default() }
    }

    /// What the body of `output` is like, where it is for failure and is JSON.
    pub(crate) fn shape(&mut self, output: &Output) -> Option<ErrorShape> {
        let fails = match output.status {
            Status::Code(code) => code >= 400,
            Status::Range(digit) => digit >= 4,
            Status::Default => true,
        };
        let mut media = output.media.iter().filter(|media| media.is_document() && !media.items);
        let ty = media.find_map(|media| media.ty).filter(|_| fails)?;
        let ty = self.types.definition(ty);
        let (types, vocabulary) = (self.types, self.vocabulary);
        let Shape { described, code, message, trace } =
            *self.shapes.entry(ty).or_insert_with(|| shape(types, vocabulary, ty));
        let is_problem = |name: &str| name.to_ascii_lowercase().starts_with("application/problem");
        let problem = output.media.iter().any(|media| is_problem(&media.name));
        Some(ErrorShape { ty, described, code, message, problem, trace })
    }
}

fn shape(types: &Types, vocabulary: &Vocabulary, ty: TypeId) -> Shape {
    let mut shape = Shape { described: true, ..Shape::default() };
    let mut level = vec![ty];
    let mut seen = vec![ty];
    for depth in 0..DEPTH {
        let mut next = Vec::new();
        for ty in level {
            let has = |wanted: &str| types.fields(ty).any(|it| joined(&it.name) == wanted);
            // Errors of each field by its name: it may have any.
            let by_field = has("nonfielderrors");
            // `error` beside text is a code (RFC 6749 §5.2).
            shape.code |= has("error") && ["errordescription", "message", "detail"].iter().any(|it| has(it));
            shape.described &= types.is_described(ty) && types.kind(ty) != TypeKind::Any;
            if types.kind(ty) == TypeKind::List {
                next.extend(types.item(ty));
                continue;
            }
            for field in types.fields(ty) {
                let words = words(&field.name);
                let name = words.concat();
                let ends = |list| vocabulary.ends(list, &words) || vocabulary.is_joined(list, &name);
                let kind = types.kind(field.ty);
                let is_text = matches!(kind, TypeKind::String | TypeKind::Any);
                let wraps = vocabulary.is_joined(WordList::ErrorWrappers, &name);
                if vocabulary.is_joined(WordList::ErrorTraces, &name) {
                    if !by_field && !any_says(types, field.ty, Question::Development) {
                        shape.trace = shape.trace.or(Some(field.span));
                    }
                } else if matches!(kind, TypeKind::Integer | TypeKind::Number) {
                    shape.code = true;
                } else if wraps && !is_text {
                    next.push(field.ty);
                } else if is_text && ends(WordList::ErrorMessages) {
                    shape.message = true;
                    // What is listed is known to programs.
                    let listed = |it: &TypeId| !types.get(*it).values.is_empty();
                    shape.code |= types.composition(field.ty).iter().any(listed);
                } else if ends(WordList::ErrorCodes) {
                    shape.code = true;
                } else if depth > 0 || matches!(kind, TypeKind::Object | TypeKind::List) {
                    // More than text: whatever it is, a program may go by it.
                    shape.code = true;
                }
            }
        }
        next.retain(|it| {
            let ty = types.definition(*it);
            let new = seen.len() < 64 && !seen.contains(&ty);
            if new {
                seen.push(ty);
            }
            new
        });
        level = next;
    }
    shape
}

/// Whether prose says of something that it is there where the program is written and tested, and not where it runs.
pub(crate) fn is_for_developers(prose: &str) -> bool {
    words(prose).iter().any(|word| {
        matches!(
            &**word,
            "dev" | "development" | "test" | "testing" | "debug" | "debugging" | "qa" | "staging"
        )
    })
}
