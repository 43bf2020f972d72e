//! What the prose about types is asked: these questions and no others, so that it is known which words change what is inferred.

use wirelint_model::{Type, TypeId, Types};

use crate::{batch, errors, prose, repeat, target};

/// A question that the prose about a type is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Question {
    /// Whether it is an address.
    Address,
    /// Whether it lets the server recognise a repeated call.
    Keys,
    /// Whether something is remembered for so long.
    Lasting,
    /// Whether it is all or nothing.
    WhatHappens,
    /// Whether elements come in the order of those that were sent.
    Order,
    /// Whether it is restricted which addresses may be given.
    Restriction,
    /// Whether it is there only where the program is written and tested.
    Development,
    /// Whether the caller chooses it.
    Choice,
    /// Whether no two things have the same.
    Uniqueness,
}

impl Question {
    const ALL: [Self; 9] = [
        Self::Address,
        Self::Keys,
        Self::Lasting,
        Self::WhatHappens,
        Self::Order,
        Self::Restriction,
        Self::Development,
        Self::Choice,
        Self::Uniqueness,
    ];

    fn answer(self, text: &str) -> bool {
        match self {
            Self::Address => prose::is_url(text),
            Self::Keys => repeat::is_about_keys(text),
            Self::Lasting => repeat::lasts(text),
            Self::WhatHappens => batch::says_what_happens(text),
            Self::Order => batch::keeps_order(text),
            Self::Restriction => target::is_restricted(text),
            Self::Development => errors::is_for_developers(text),
            Self::Choice => repeat::is_chosen(text),
            Self::Uniqueness => repeat::is_unique(text),
        }
    }
}

/// Whether the prose about `ty` says so; where there is none, it does not.
pub(crate) fn says(ty: &Type, question: Question) -> bool {
    ty.description.as_deref().is_some_and(|text| question.answer(text))
}

/// The same of any of the types that `ty` is composed of.
pub(crate) fn any_says(types: &Types, ty: TypeId, question: Question) -> bool {
    types.composition(ty).iter().any(|it| says(types.get(*it), question))
}

/// Whether what is inferred of a type is the same with the one prose about it as with the other. No prose is the same as an empty one.
pub fn says_the_same(one: &str, other: &str) -> bool {
    one == other || Question::ALL.iter().all(|it| it.answer(one) == it.answer(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_question_can_be_answered_and_no_prose_answers_none() {
        let answers = [
            (Question::Address, "The link to the next page."),
            (Question::Keys, "An idempotency key."),
            (Question::Lasting, "Kept for 24 hours."),
            (Question::WhatHappens, "All or nothing."),
            (Question::Order, "In the order of the request."),
            (Question::Restriction, "Must be on the list of allowed domains."),
            (Question::Development, "Only in development."),
            (Question::Choice, "A name that the user-visible list shows; required when creating."),
            (Question::Uniqueness, "Must be unique."),
        ];
        assert_eq!(answers.map(|(it, _)| it), Question::ALL);
        for (question, text) in answers {
            assert!(question.answer(text) && !question.answer(""), "{question:?}");
            assert!(!says_the_same(text, ""), "{question:?}");
        }
        assert!(says_the_same("The colour", "The colour of it"));
    }
}
