//! Every question there is. A group is a file with its questions; a new one is one value in it.

mod claim;
mod deadline;
mod error;
mod event;
mod list;
mod repeat;
mod retire;
mod retry;
mod wait;
mod write;

use super::question::Question;

pub(crate) use claim::SUPPRESSED;

/// The questions in the order of their weight: of two about operations of the same risk the first is the more urgent one.
pub(crate) fn all() -> impl Iterator<Item = &'static Question> {
    GROUPS.into_iter().flatten()
}

const GROUPS: [&[Question]; 10] = [
    claim::QUESTIONS,
    repeat::QUESTIONS,
    retry::QUESTIONS,
    wait::QUESTIONS,
    list::QUESTIONS,
    write::QUESTIONS,
    event::QUESTIONS,
    error::QUESTIONS,
    deadline::QUESTIONS,
    retire::QUESTIONS,
];

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::catalogue::catalogue;

    #[test]
    fn ids_are_unique_and_look_like_those_of_rules() {
        let mut ids: Vec<&str> = all().map(|it| it.id).chain([SUPPRESSED.0]).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count);
        let is_part = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_lowercase() || it == b'-');
        assert!(
            ids.iter().all(|id| id.split_once('/').is_some_and(|(a, b)| is_part(a) && is_part(b))),
            "{ids:?}"
        );
    }

    #[test]
    fn braces_are_closed_and_each_question_names_its_operations() {
        for Question { id, text, .. } in all() {
            assert_eq!(text.matches('{').count(), text.matches('}').count(), "{id}");
            assert!(text.contains("{operations}"), "{id}");
        }
    }

    #[test]
    fn rules_that_answer_questions_exist() {
        for question in all() {
            for rule in question.violated_by {
                assert!(catalogue().rule(rule).is_some(), "{} names {rule}", question.id);
            }
        }
    }

    #[test]
    fn every_question_is_asked_in_a_fixture_and_where_a_rule_can_answer_it_violated() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checklist");
        let files =
            std::fs::read_dir(folder).expect("there are fixtures").map(|it| it.expect("it is readable"));
        let text: String = files.map(|it| std::fs::read_to_string(it.path()).expect("it is text")).collect();
        for question in all() {
            let has = |state: &str| text.contains(&format!("\n{state} {} ", question.id));
            assert!(has("open"), "{}", question.id);
            assert!(question.violated_by.is_empty() || has("violated"), "{}", question.id);
        }
    }
}
