//! What is not to be used any more.

use crate::checklist::question::{QUESTION, Question, Value};

pub(super) const QUESTIONS: &[Question] = &[
    Question {
        id: "retire/date",
        text: "Who still calls {operations}, and do they know that the end is {date}?",
        about: |it| {
            let sunset = it.call.retirement?.sunset?;
            it.is_served().then(|| vec![Value::words("date", sunset.to_string())])
        },
        violated_by: &["versioning/sunset-passed"],
        ..QUESTION
    },
    Question {
        id: "retire/callers",
        text: "Who still calls {operations} (deprecated), {open}?",
        about: |it| {
            let deprecated = it.operation.deprecated.is_some() && it.is_served();
            let retirement = it.call.retirement.filter(|it| deprecated && it.sunset.is_none())?;
            let open = if retirement.told {
                "and until when may they"
            } else {
                "until when may they, and what do they call then"
            };
            Some(vec![Value::words("open", open)])
        },
        violated_by: &["versioning/deprecated-without-sunset"],
        ..QUESTION
    },
];
