//! What the prose about types is asked: these questions and no others, so that it is known which words change what rules find.

/// Every question that rules ask of the prose about a type.
const QUESTIONS: [fn(&str) -> bool; 5] = [limits_length, allows_more, names_default, is_immutable, goes_back];

/// Whether rules find the same with the one prose about a type as with the other. No prose is the same as an empty one.
pub fn says_the_same(one: &str, other: &str) -> bool {
    one == other || QUESTIONS.iter().all(|says| says(one) == says(other))
}

/// Whether prose says how long a list may be.
pub(crate) fn limits_length(text: &str) -> bool {
    const WORDS: [&str; 8] =
        ["max", "limit", "at most", "up to ", "no more than", "not exceed", "fewer than", "less than"];
    has_any(text, &WORDS)
}

/// Whether prose says that there may be values beside those that are listed.
pub(crate) fn allows_more(text: &str) -> bool {
    const SIGNS: [&str; 17] = [
        "may be added",
        "might be added",
        "could be added",
        "can be added",
        "will be added",
        "be extended",
        "extensible",
        "new values",
        "other values",
        "additional values",
        "more values",
        "unknown value",
        "unexpected value",
        "in the future",
        "not exhaustive",
        "non-exhaustive",
        "open enum",
    ];
    has_any(text, &SIGNS)
}

/// Whether prose about an enum says what is taken where nothing is said.
pub(crate) fn names_default(text: &str) -> bool {
    has_any(text, &["default"])
}

/// Whether prose about a field begins by saying that it never changes (AIP-203): `Required. Immutable. …`.
pub(crate) fn is_immutable(text: &str) -> bool {
    text.split(' ').take(3).any(|it| it.eq_ignore_ascii_case("immutable."))
}

/// Whether prose about a field that only answers have says that it is sent back all the same.
pub(crate) fn goes_back(text: &str) -> bool {
    has_any(text, &["concurren", "sent on", "sent in", "overwr", "modify-write", "being written"])
}

/// Whether one of `words`, which are in lower case, is somewhere in `text`; upper case is the same in ASCII.
pub(crate) fn has_any(text: &str, words: &[&str]) -> bool {
    let text = text.to_ascii_lowercase();
    words.iter().any(|it| text.contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_question_can_be_answered_and_no_prose_answers_none() {
        let texts = [
            "At most 10 of them",
            "Others may be added",
            "The default",
            "Required. Immutable. Where it is",
            "Guards against concurrent changes",
        ];
        for (says, text) in QUESTIONS.into_iter().zip(texts) {
            assert!(says(text) && !says("") && !says_the_same(text, ""), "{text}");
        }
        assert!(says_the_same("The colour", "The colour of it"));
    }
}
