//! What an operation's name says that it does.
//!
//! Only a leading verb counts: the first word of its name (`operationId`) or of its summary, or a last path segment that is a verb.
//! Words elsewhere in a name are nouns as often as not (`/users/{id}/archive` is one).

use std::borrow::Cow;

use wirelint_model::{Operation, RootKind, VerbClass};

use crate::Vocabulary;
use crate::words::{Word, words};

/// The class of the leading verb of `operation`.
pub(crate) fn class(operation: &Operation, vocabulary: &Vocabulary) -> VerbClass {
    let class = of_names(operation, vocabulary);
    let writes = operation.root.as_ref().is_some_and(|it| it.kind == RootKind::Mutation);
    // What is a mutation writes, and few verbs say that it does not: `translateProduct` stores a translation.
    let reads = || {
        let verb = operation.id.as_deref().and_then(|it| words(it).into_iter().next());
        verb.is_some_and(|it| READS.contains(&&*it))
    };
    if writes && class == VerbClass::Read && !reads() { VerbClass::Unknown } else { class }
}

/// Verbs by which even a mutation only looks something up, or works something out.
const READS: [&str; 16] = [
    "get",
    "list",
    "fetch",
    "find",
    "search",
    "retrieve",
    "preview",
    "validate",
    "verify",
    "check",
    "calculate",
    "estimate",
    "simulate",
    "parse",
    "ping",
    "test",
];

fn of_names(operation: &Operation, vocabulary: &Vocabulary) -> VerbClass {
    custom_verb(&operation.path)
        .and_then(|verb| vocabulary.verb(&verb))
        .or_else(|| operation.id.as_deref().and_then(|id| of_id(id, &operation.method, vocabulary)))
        .or_else(|| last_segment(&operation.path).and_then(|verb| vocabulary.verb(&verb)))
        // What a mutation is called says it, or nothing: "creates fulfillments" is said of `fulfillOrder`.
        .or_else(|| {
            let summary = operation.root.is_none().then_some(&*operation.summary);
            summary.and_then(|it| of_summary(it, vocabulary))
        })
        .unwrap_or_default()
}

/// The verb of `/orders/{id}:cancel` (AIP-136).
fn custom_verb(path: &str) -> Option<Word> {
    let (_, verb) = path.rsplit('/').next()?.rsplit_once(':')?;
    words(verb).into_iter().next()
}

/// The first word of `orders/create-order`, `Orders_Create`, `orders.create` or `createOrder`. A name that was made of the method
/// (`PostOrders` of a `POST`) says no more than that.
fn of_id(id: &str, method: &str, vocabulary: &Vocabulary) -> Option<VerbClass> {
    let parts: Vec<&str> = id.split(['/', '.', '_', ':']).filter(|it| !it.is_empty()).collect();
    let first = |part: &str| words(part).into_iter().next();
    let is_method =
        |word: &str| word.eq_ignore_ascii_case(method) && matches!(word, "post" | "put" | "patch" | "delete");
    let leading = first(parts.first()?)?;
    if is_method(&leading) {
        return None;
    }
    // `create_order` begins with its verb; `Orders_Create` and `orders/create` have a group before it.
    vocabulary.verb(&leading).or_else(|| {
        let second = first(parts.get(1)?).filter(|it| !is_method(it))?;
        vocabulary.verb(&second)
    })
}

/// The verb that an `operationId` begins with (`deleteUser`), or its second part where the first is a group (`Users_Delete`,
/// `UpdateRuns_List`, `users.delete`): where both are verbs, what stands behind the group counts. Lower case, as it stands.
pub(crate) fn leading(id: &str, vocabulary: &Vocabulary) -> Option<Word> {
    let mut parts = id.split(['/', '.', '_', ':', '-', ' ']).filter(|it| !it.is_empty());
    let (first, second) = (words(parts.next()?), parts.next().map(words).unwrap_or_default());
    let is_verb = |word: &Word| vocabulary.verb(word).is_some();
    let group = first.len() > 1 || !first.iter().any(is_verb);
    let behind = second.into_iter().next().filter(|it| group && is_verb(it));
    behind.or_else(|| first.into_iter().next())
}

/// The first word of a summary as a bare verb.
pub(crate) fn leading_of_summary(summary: &str) -> Option<Word> {
    let word =
        summary.split_whitespace().next()?.trim_matches(|it: char| !it.is_alphanumeric()).to_lowercase();
    Some(bare(&word).into())
}

/// A last segment that is one word: `/orders/{id}/cancel`.
fn last_segment(path: &str) -> Option<Word> {
    let last = path.trim_end_matches('/').rsplit('/').next()?;
    let mut words = words(last).into_iter();
    let (word, more) = (words.next()?, words.next());
    (more.is_none() && !last.contains('{')).then_some(word)
}

/// The first word of "Creates an order".
fn of_summary(summary: &str, vocabulary: &Vocabulary) -> Option<VerbClass> {
    let word =
        summary.split_whitespace().next()?.trim_matches(|it: char| !it.is_alphanumeric()).to_lowercase();
    vocabulary.verb(&word).or_else(|| vocabulary.verb(&bare(&word)))
}

/// "creates" is "create", "applies" is "apply", "pushes" is "push".
fn bare(word: &str) -> Cow<'_, str> {
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y").into();
    }
    let sibilant = ["shes", "ches", "sses", "xes"].iter().any(|it| word.ends_with(it));
    let cut = if sibilant { 2 } else { usize::from(word.ends_with('s')) };
    word[..word.len() - cut].into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leading_verb_says_what_a_call_does() {
        let vocabulary = Vocabulary::default();
        let of = |id: &str, method: &str| of_id(id, method, &vocabulary);
        for (id, expected) in [
            ("createOrder", Some(VerbClass::Create)),
            ("orders/create-for-user", Some(VerbClass::Create)),
            ("Orders_Cancel", Some(VerbClass::Set)),
            ("orders.search", Some(VerbClass::Read)),
            ("exportReport", Some(VerbClass::Job)),
            ("PostOrders", None),
            ("orderCreated", None),
        ] {
            assert_eq!(of(id, "POST"), expected, "{id}");
        }
    }

    #[test]
    fn a_path_ends_in_a_verb_or_in_a_noun() {
        assert_eq!(custom_verb("/orders/{id}:batchCancel").as_deref(), Some("batch"));
        assert_eq!(custom_verb("/orders/{id}"), None);
        assert_eq!(last_segment("/orders/{id}/cancel").as_deref(), Some("cancel"));
        assert_eq!(last_segment("/orders/{cancel}"), None);
        assert_eq!(last_segment("/orders/cancel-all"), None);
    }

    #[test]
    fn summaries_speak_in_the_third_person() {
        let vocabulary = Vocabulary::default();
        for (summary, expected) in [
            ("Creates an order", Some(VerbClass::Create)),
            ("Searches orders.", Some(VerbClass::Read)),
            ("Bulk load", None),
            ("", None),
        ] {
            assert_eq!(of_summary(summary, &vocabulary), expected, "{summary}");
        }
    }
}
