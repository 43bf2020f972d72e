//! What a selector asks for and nothing has, and what it perhaps means.

use std::sync::Arc;

use wirelint_model::traffic::{PathPattern, Selector, Target, Unmatched, Unmet};

use super::affinity::Concerned;
use super::index::pattern_of;
use super::segments::{Kind, Segment, Tail};
use super::{Entry, Join};
use crate::nearest::nearest;

/// How many names all names that are not found may be compared with.
pub(super) const EFFORT: usize = 2_000_000;

/// Notes that `entry` selects nothing. `paths` says that there are such paths, with other methods.
///
/// Only what ought to be here is missed: a service whose package is, a path of a contract that the table is certainly for, or a name that is
/// nearly one that is here.
pub(super) fn note(
    join: &mut Join<'_>,
    entry: &Entry<'_>,
    paths: bool,
    is_grpc: bool,
    concerned: &Concerned,
) {
    let found = if matches!(entry.it.target, Target::Grpc { .. }) {
        // That a path of HTTP has a parameter at either place is chance.
        names(join, entry.it)
    } else if paths {
        Some((Unmet::Verb, None))
    } else if is_grpc {
        None
    } else {
        let near = path(join, entry.it, concerned);
        (near.is_some() || concerned.certain).then_some((Unmet::Path, near))
    };
    if let Some((what, nearest)) = found {
        let Entry { policy, selector, .. } = *entry;
        join.unmatched.push(Unmatched { policy, selector, what, nearest });
    }
}

/// A method that its service has not, or a service that its package has not.
fn names(join: &mut Join<'_>, selector: &Selector) -> Option<(Unmet, Option<Arc<str>>)> {
    let Target::Grpc { service: Some(service), method } = &selector.target else { return None };
    let index = join.index;
    let (of_service, depth) = index.follow(&[Segment::literal(&service.value)]);
    if depth == 1 {
        let method = method.as_ref()?;
        let names: Vec<&str> = index
            .groups(of_service, 1)
            .map(|it| &index.slots[it.start])
            .filter(|it| it.grpc)
            .map(|it| &*it.segments[1].text)
            .collect();
        let near = affordable(&mut join.effort, &names, method.value.trim());
        return (!names.is_empty()).then_some((Unmet::Method, near));
    }
    if join.services.contains(&*service.value) {
        return method.is_some().then_some((Unmet::Method, None));
    }
    let package = |it: &str| it.rsplit_once('.').map(|(package, _)| package.to_owned());
    let own = package(service.value.trim())?;
    // Services of one package are neighbours.
    let all = 0..index.slots.len();
    let literals = index.first_literal_of_all()..all.end;
    let neighbours = index.named(&literals, 0, &own, true);
    let names: Vec<&str> = index
        .groups(neighbours, 0)
        .map(|it| &index.slots[it.start])
        .filter(|it| it.grpc && package(&it.segments[0].text).as_deref() == Some(&own))
        .map(|it| &*it.segments[0].text)
        .collect();
    // What all of them have in common makes none of them likelier.
    let short = |it: &'_ str| -> String {
        let name = it.rsplit('.').next().unwrap_or_default();
        name.strip_suffix("Service").filter(|it| !it.is_empty()).unwrap_or(name).to_owned()
    };
    let shorts: Vec<String> = names.iter().map(|it| short(it)).collect();
    let shown: Vec<&str> = shorts.iter().map(|it| &**it).collect();
    let near = affordable(&mut join.effort, &shown, &short(service.value.trim()));
    let near = near.and_then(|near| shorts.iter().position(|it| **it == *near)).map(|at| names[at].into());
    (!names.is_empty()).then_some((Unmet::Service, near))
}

/// The path that was perhaps meant: the first segment that is not there is nearly one that is, and what is behind it fits.
fn path(join: &mut Join<'_>, selector: &Selector, concerned: &Concerned) -> Option<Arc<str>> {
    // What a regular expression means cannot be guessed.
    let Target::Path(written) = &selector.target else { return None };
    if matches!(written.value, PathPattern::Regex(_)) {
        return None;
    }
    let pattern = pattern_of(selector)?;
    let literals = pattern.segments.iter().take_while(|it| it.kind == Kind::Literal).count();
    let index = join.index;
    let (range, depth) = index.follow(&pattern.segments[..literals]);
    // Of three letters, as in `/v1`, any other would do.
    let wanted = pattern.segments.get(depth).filter(|it| it.kind == Kind::Literal && it.text.len() > 3)?;
    let is_for = |it: &std::ops::Range<usize>| concerned.contracts[index.slots[it.start].contract as usize];
    let groups: Vec<std::ops::Range<usize>> = index.groups(range, depth).filter(is_for).collect();
    let names: Vec<&str> = groups.iter().map(|it| &*index.slots[it.start].segments[depth].text).collect();
    let near = affordable(&mut join.effort, &names, &wanted.text)?;
    let group = groups.iter().find(|it| index.slots[it.start].segments[depth].text[..] == *near)?;
    let meant = {
        let mut meant = pattern.clone();
        meant.segments[depth] = Segment::literal(&near);
        // What was meant ends where its name does.
        if meant.tail == Tail::Open && depth + 1 == meant.segments.len() {
            meant.tail = Tail::Below;
        }
        meant
    };
    let fits = index.slots[group.clone()].iter().take(1000).find(|it| meant.reach(&it.segments).is_some());
    fits.map(|it| Arc::clone(&it.path))
}

/// The nearest of `names` that is not the name itself, as long as looking for such may cost something.
fn affordable(effort: &mut usize, names: &[&str], name: &str) -> Option<Arc<str>> {
    *effort = effort.checked_sub(names.len())?;
    nearest(name, names.iter().copied()).map(Into::into)
}
