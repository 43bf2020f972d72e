//! Which name was meant.

use std::cmp::Reverse;

/// Longer names are compared with nothing: that would cost their length squared.
const LONGEST: usize = 120;

/// The candidate that `name` was most likely meant to be; the first of several that are as near.
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let scored = candidates.into_iter().enumerate();
    let scored = scored.filter_map(|(at, it)| Some((Reverse((distance(name, it)?, at)), it)));
    scored.max().map(|(_, it)| it)
}

/// How many letters make the one of the other; `None` where that is more than a third of them. Case is no difference.
fn distance(name: &str, candidate: &str) -> Option<usize> {
    let longer = name.len().max(candidate.len());
    let bound = (longer / 3).max(1);
    if name.is_empty() || longer > LONGEST || name.len().abs_diff(candidate.len()) > bound {
        return None;
    }
    if name.eq_ignore_ascii_case(candidate) {
        return Some(0);
    }
    let distance = strsim::osa_distance(&name.to_lowercase(), &candidate.to_lowercase());
    (distance <= bound).then_some(distance)
}
