//! Every way to call something, sorted by its path, so that those below a path are neighbours.

use std::ops::Range;
use std::sync::Arc;

use wirelint_model::traffic::{PathPattern, Reach, Selector, Target};

use super::callees::Callees;
use super::language::{At, Language};
use super::segments::{Kind, Pattern, Segment, Tail, template};

/// A way to call something.
#[derive(Debug)]
pub(super) struct Slot {
    pub(super) segments: Vec<Segment>,
    pub(super) path: Arc<str>,
    pub(super) method: Arc<str>,
    pub(super) grpc: bool,
    /// Index into the contracts.
    pub(super) contract: u32,
    /// Index into all callees of all contracts.
    pub(super) callee: u32,
}

/// Neighbours that a selector selects, as far as the path goes, and for how many of their calls.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Hit {
    pub(super) slots: Range<usize>,
    pub(super) reach: Reach,
}

pub(super) struct Index {
    pub(super) slots: Vec<Slot>,
}

impl Index {
    pub(super) fn new(contracts: &[Callees]) -> Self {
        let mut slots = Vec::new();
        let mut callee = 0;
        for (contract, callees) in contracts.iter().enumerate() {
            for one in &callees.callees {
                slots.extend(one.addresses.iter().map(|address| Slot {
                    // gRPC's names have no parameters, whatever letters they have.
                    segments: template(&address.path),
                    path: Arc::clone(&address.path),
                    method: Arc::clone(&address.method),
                    grpc: address.grpc,
                    contract: contract as u32,
                    callee,
                }));
                callee += 1;
            }
        }
        slots.sort_by(|a, b| {
            (&a.segments, &a.method, a.contract, a.callee).cmp(&(
                &b.segments,
                &b.method,
                b.contract,
                b.callee,
            ))
        });
        Self { slots }
    }

    /// What `selector` selects by its path or its names. `language` is that of its regular expression, if it has one.
    pub(super) fn select(&self, selector: &Selector, language: Option<&mut Language>) -> Vec<Hit> {
        let whole = 0..self.slots.len();
        let mut hits = match pattern_of(selector) {
            None => match language {
                Some(language) => self.select_language(language),
                None => vec![Hit { slots: whole, reach: Reach::All }],
            },
            Some(pattern) => self.select_pattern(&pattern, whole),
        };
        // Neighbours that are selected alike are one hit, so that what selects much takes little room.
        hits.sort_unstable_by_key(|it| it.slots.start);
        hits.dedup_by(|next, hit| {
            let goes_on = hit.slots.end == next.slots.start && hit.reach == next.reach;
            if goes_on {
                hit.slots.end = next.slots.end;
            }
            goes_on
        });
        hits.shrink_to_fit();
        hits
    }

    fn select_pattern(&self, pattern: &Pattern, whole: Range<usize>) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut waiting: Vec<Waiting> = vec![(whole, 0, Reach::All)];
        while let Some((range, depth, reach)) = waiting.pop() {
            let Some(wanted) = pattern.segments.get(depth) else {
                self.at_end(pattern, range, depth, reach, &mut hits);
                continue;
            };
            // Paths that end here are too short, unless what is left of the pattern may be nothing.
            let ended = self.ended(&range, depth);
            if wanted.kind == Kind::Many {
                self.one_by_one(pattern, range, &mut hits);
                continue;
            }
            let open = depth + 1 == pattern.segments.len() && pattern.tail == Tail::Open;
            let longer = ended.end..range.end;
            let by_name = wanted.kind == Kind::Literal && !pattern.any_case;
            let certain = if by_name { self.first_literal(&longer, depth) } else { longer.end };
            for group in self.groups(longer.start..certain, depth) {
                let segment = &self.slots[group.start].segments[depth];
                if segment.kind == Kind::Many {
                    self.one_by_one(pattern, group, &mut hits);
                } else if let Some(of_segment) = pattern.segment(wanted, segment, open) {
                    go_on(group, depth, open, reach.min(of_segment), &mut waiting, &mut hits);
                }
            }
            if by_name {
                let literals = certain..longer.end;
                let found = self.named(&literals, depth, &wanted.text, open);
                if !found.is_empty() {
                    go_on(found, depth, open, reach, &mut waiting, &mut hits);
                }
            }
        }
        hits
    }

    /// All segments of the pattern are found.
    fn at_end(
        &self,
        pattern: &Pattern,
        range: Range<usize>,
        depth: usize,
        reach: Reach,
        hits: &mut Vec<Hit>,
    ) {
        if pattern.tail != Tail::End {
            hits.push(Hit { slots: range, reach });
            return;
        }
        let ended = self.ended(&range, depth);
        let longer = ended.end..range.end;
        if !ended.is_empty() {
            hits.push(Hit { slots: ended, reach });
        }
        // Many segments may be none.
        let many = longer.start
            ..self.slots[longer.clone()].partition_point(|it| it.segments[depth].kind == Kind::Many)
                + longer.start;
        self.one_by_one(pattern, many, hits);
    }

    /// Looks at each of the neighbours by itself.
    fn one_by_one(&self, pattern: &Pattern, range: Range<usize>, hits: &mut Vec<Hit>) {
        for at in range {
            if let Some(reach) = pattern.reach(&self.slots[at].segments) {
                hits.push(Hit { slots: at..at + 1, reach });
            }
        }
    }

    fn select_language(&self, language: &mut Language) -> Vec<Hit> {
        let mut hits = Vec::new();
        let Some(start) = language.start() else { return hits };
        let mut waiting: Vec<(Range<usize>, usize, At)> = vec![(0..self.slots.len(), 0, start)];
        while let Some((range, depth, at)) = waiting.pop().filter(|_| !language.is_unclear()) {
            let ended = self.ended(&range, depth);
            if !ended.is_empty()
                && let Some(reach) = language.end(&at)
            {
                hits.push(Hit { slots: ended.clone(), reach });
            }
            for group in self.groups(ended.end..range.end, depth) {
                let segment = &self.slots[group.start].segments[depth];
                if segment.kind == Kind::Many {
                    // Perhaps.
                    hits.push(Hit { slots: group, reach: Reach::Some });
                } else if let Some(after) = language.after(&at, segment) {
                    waiting.push((group, depth + 1, after));
                }
            }
        }
        if language.is_unclear() {
            // Perhaps all of them.
            return vec![Hit { slots: 0..self.slots.len(), reach: Reach::Some }];
        }
        hits
    }

    /// Of neighbours that have their first `depth` segments in common, those that have no more.
    fn ended(&self, range: &Range<usize>, depth: usize) -> Range<usize> {
        let count = self.slots[range.clone()].partition_point(|it| it.segments.len() <= depth);
        range.start..range.start + count
    }

    /// Where those begin whose next segment is a literal.
    fn first_literal(&self, range: &Range<usize>, depth: usize) -> usize {
        range.start + self.slots[range.clone()].partition_point(|it| it.segments[depth].kind < Kind::Literal)
    }

    /// Where the paths begin whose first segment is a literal.
    pub(super) fn first_literal_of_all(&self) -> usize {
        self.slots.partition_point(|it| it.segments.first().is_none_or(|it| it.kind < Kind::Literal))
    }

    /// Of those whose next segment is a literal, those that are called so, or whose name begins so.
    pub(super) fn named(&self, range: &Range<usize>, depth: usize, name: &str, open: bool) -> Range<usize> {
        let slots = &self.slots[range.clone()];
        let start = slots.partition_point(|it| &*it.segments[depth].text < name);
        let fits = |it: &Slot| {
            let text = &*it.segments[depth].text;
            if open { text.starts_with(name) } else { text == name }
        };
        let count = slots[start..].partition_point(fits);
        range.start + start..range.start + start + count
    }

    /// Neighbours with the same next segment. Each costs a search.
    pub(super) fn groups(
        &self,
        range: Range<usize>,
        depth: usize,
    ) -> impl Iterator<Item = Range<usize>> + '_ {
        let mut at = range.start;
        std::iter::from_fn(move || {
            let slots = self.slots.get(at..range.end).filter(|it| !it.is_empty())?;
            let first = &slots[0].segments[depth];
            let next = slots.get(1).map(|it| &it.segments[depth]);
            // Most groups of many are of one.
            let count = if next == Some(first) {
                slots.partition_point(|it| &it.segments[depth] == first)
            } else {
                1
            };
            let group = at..at + count;
            at = group.end;
            Some(group)
        })
    }

    /// What lies below a literal path, for messages: the range, and the depth at which `names` are not found any more.
    pub(super) fn follow(&self, names: &[Segment]) -> (Range<usize>, usize) {
        let mut range = 0..self.slots.len();
        for (depth, name) in names.iter().enumerate() {
            let longer = self.ended(&range, depth).end..range.end;
            let literals = self.first_literal(&longer, depth)..longer.end;
            let found = self.named(&literals, depth, &name.text, false);
            if found.is_empty() {
                return (longer, depth);
            }
            range = found;
        }
        (range, names.len())
    }
}

/// Neighbours among which the search goes on, with how many of their segments are found, and for how many of their calls.
type Waiting = (Range<usize>, usize, Reach);

/// Takes neighbours of which one more segment is found: all of them where that was the last one and has an open end.
fn go_on(
    group: Range<usize>,
    depth: usize,
    open: bool,
    reach: Reach,
    waiting: &mut Vec<Waiting>,
    hits: &mut Vec<Hit>,
) {
    if open {
        hits.push(Hit { slots: group, reach });
    } else {
        waiting.push((group, depth + 1, reach));
    }
}

/// What a selector says of the path, where that is no regular expression; `None` where it says nothing.
pub(super) fn pattern_of(selector: &Selector) -> Option<Pattern> {
    match &selector.target {
        Target::Everything => None,
        Target::Path(pattern) => Pattern::of(&pattern.value),
        Target::Grpc { service, method } => {
            let part = |it: &str| Segment::literal(it);
            let mut segments = vec![service.as_ref().map_or_else(Segment::any, |it| part(&it.value))];
            segments.extend(method.as_ref().map(|it| part(&it.value)));
            let tail = if method.is_some() { Tail::End } else { Tail::Below };
            Some(Pattern { segments, tail, any_case: false })
        }
    }
}

/// The regular expression of a selector.
pub(super) fn regex_of(selector: &Selector) -> Option<&str> {
    match &selector.target {
        Target::Path(pattern) => match &pattern.value {
            PathPattern::Regex(regex) => Some(regex),
            _ => None,
        },
        _ => None,
    }
}
