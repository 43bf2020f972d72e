//! What somebody says and no contract shows. These are asked always: a statement that is wrong hides what would be found.

use wirelint_model::{Effect, Stated};
use wirelint_semantics::waits;

use crate::checklist::question::{QUESTION, Question, Subject, Value};

/// The question about what is silenced, which is about no operation.
pub(crate) const SUPPRESSED: (&str, &str) =
    ("claim/suppressed", "Does the reason still hold for each place where {rules} is silenced?");

pub(super) const QUESTIONS: &[Question] = &[
    Question {
        id: "claim/effect",
        text: "What in the server makes {operations} {effect}, as `x-wirelint` states?",
        about: |it| {
            let (effect, _) = stated(it)?.effect?;
            Some(vec![Value::words("effect", effect_word(effect))])
        },
        violated_by: &["meta/override-stale"],
        said_at: Some(|it| Some(stated(it)?.effect?.1)),
        ..QUESTION
    },
    Question {
        id: "claim/dedup",
        text: "Which constraint lets the server recognise a repeated {operations} by {dedup}, as `x-wirelint` states?",
        about: |it| {
            let (dedup, _) = stated(it)?.dedup.as_ref()?;
            Some(vec![Value::name("dedup", dedup).listed()])
        },
        said_at: Some(|it| Some(stated(it)?.dedup.as_ref()?.1)),
        ..QUESTION
    },
    Question {
        id: "claim/wait",
        text: "Is it so that the caller of {operations} {wait}, as `x-wirelint` states?",
        about: |it| {
            let (exchange, _) = stated(it)?.wait?;
            Some(vec![Value::words("wait", waits(exchange)).listed()])
        },
        violated_by: &["meta/override-stale"],
        said_at: Some(|it| Some(stated(it)?.wait?.1)),
        ..QUESTION
    },
    Question {
        id: "claim/bounded",
        text: "What keeps {operations} from ever giving more than {bound} elements, as `x-wirelint` states?",
        about: |it| {
            let (bound, _) = stated(it)?.bounded?;
            Some(vec![Value::words("bound", bound.to_string()).listed()])
        },
        violated_by: &["meta/override-stale"],
        said_at: Some(|it| Some(stated(it)?.bounded?.1)),
        ..QUESTION
    },
];

fn stated<'c>(it: &Subject<'c>) -> Option<&'c Stated> {
    it.extensions().map(|it| &it.stated)
}

fn effect_word(effect: Effect) -> &'static str {
    match effect {
        Effect::Safe => "safe",
        Effect::Idempotent => "idempotent",
        Effect::Keyed => "recognised by a key",
        Effect::Conditional => "refused the second time",
        Effect::NotIdempotent => "not idempotent",
        Effect::Unknown => "something of which nobody knows the effect",
    }
}
