//! What the prose about types is asked: these questions and no others, so that it is known which words change what rules find.

/// Every question that rules ask of the prose about a type.
const QUESTIONS: [fn(&str) -> bool; 2] = [limits_length, allows_more];

/// Whether rules find the same with the one prose about a type as with the other. No prose is the same as an empty one.
pub fn says_the_same(one: &str, other: &str) -> bool {
    one == other || QUESTIONS.iter().all(|says| says(one) == says(other))
}

/// Whether prose says how long a list may be.
pub(crate) fn limits_length(text: &str) -> bool {
    const WORDS: [&str; 8] =
        ["max", "limit", "at most", "up to ", "no more than", "not exceed", "fewer than", "less than"];
    let text = text.to_ascii_lowercase();
    WORDS.iter().any(|it| text.contains(it))
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
    let text = text.to_ascii_lowercase();
    SIGNS.iter().any(|it| text.contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_question_can_be_answered_and_no_prose_answers_none() {
        for (says, text) in QUESTIONS.into_iter().zip(["At most 10 of them", "Others may be added"]) {
            assert!(says(text) && !says("") && !says_the_same(text, ""), "{text}");
        }
        assert!(says_the_same("The colour", "The colour of it"));
    }
}
