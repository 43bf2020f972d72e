//! "Did you mean": the known name that a wrong one was probably meant to be.

/// Longer names are no slip of a finger, and comparing them costs the product of two lengths.
const LONGEST: usize = 80;

/// The candidate with the smallest distance to `name`, if that is near enough to be a slip. Of several that are equally
/// near the first in the alphabet is taken, so that the answer does not hang on the order of the candidates.
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let scored = candidates.into_iter().filter_map(|it| Some((distance(name, it)?, it)));
    scored.min().map(|(_, it)| it)
}

/// How many letters must be added, dropped, replaced or swapped to make `candidate` of `name`; `None` where that is more
/// than a third of them. Case is no difference.
pub(crate) fn distance(name: &str, candidate: &str) -> Option<usize> {
    if name.is_empty() || name.len() > LONGEST {
        return None;
    }
    let bound = (name.len().max(candidate.len()) / 3).max(1);
    if name.len().abs_diff(candidate.len()) > bound {
        return None;
    }
    let distance = strsim::osa_distance(&name.to_lowercase(), &candidate.to_lowercase());
    (distance <= bound).then_some(distance)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_and_another_word_is_not() {
        let keys = ["extends", "rules", "overrides", "include", "exclude"];
        for (name, expected) in [
            ("exclud", Some("exclude")),
            ("ruels", Some("rules")),
            ("Rules", Some("rules")),
            ("override", Some("overrides")),
            ("baseline", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(nearest(name, keys), expected, "{name}");
        }
    }

    #[test]
    fn of_two_equally_near_names_the_first_in_the_alphabet_is_taken() {
        assert_eq!(nearest("cat", ["rat", "bat", "hat"]), Some("bat"));
    }

    #[test]
    fn very_long_names_are_not_compared() {
        assert_eq!(nearest(&"a".repeat(81), [&*"a".repeat(80)]), None);
    }
}
