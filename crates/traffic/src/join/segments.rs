//! Paths as their segments, and which calls to the one kind of path are calls to the other.

use wirelint_model::traffic::{PathPattern, Reach};

/// What a parameter within a segment is written as here.
const HOLE: &str = "{}";

/// What a segment may be. Of two that are compared the less certain one comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Kind {
    /// Any number of segments, none among them.
    Many,
    /// With at least one parameter, each of at least one letter: `{}`, `{}.json`.
    Holes,
    /// Itself.
    Literal,
}

/// A segment of a path.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct Segment {
    pub(super) kind: Kind,
    pub(super) text: Box<str>,
}

/// How a pattern ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tail {
    /// Where its last segment ends.
    End,
    /// There, or with more segments behind it.
    Below,
    /// With anything behind the letters of its last segment.
    Open,
}

/// Some paths, as long as no regular expression is needed.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub(super) segments: Vec<Segment>,
    pub(super) tail: Tail,
    pub(super) any_case: bool,
}

impl Segment {
    fn of(text: String) -> Self {
        let kind = if text.contains(HOLE) { Kind::Holes } else { Kind::Literal };
        Self { kind, text: text.into() }
    }

    /// One that says itself.
    pub(super) fn literal(text: &str) -> Self {
        Self { kind: Kind::Literal, text: text.into() }
    }

    /// Exactly one, whatever it says.
    pub(super) fn any() -> Self {
        Self { kind: Kind::Holes, text: HOLE.into() }
    }

    fn many() -> Self {
        Self { kind: Kind::Many, text: "".into() }
    }
}

/// The segments of a template: `{id}`, `*`, `**`, `{name=shelves/*}`, `{name=**}`, and parameters beside other letters.
pub(super) fn template(path: &str) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut text = String::new();
    let mut rest = path.strip_prefix('/').unwrap_or(path);
    loop {
        let at = rest.find(['/', '{', '*']).unwrap_or(rest.len());
        text.push_str(&rest[..at]);
        let Some(letter) = rest[at..].chars().next() else { break };
        rest = &rest[at + 1..];
        match letter {
            '/' => segments.push(Segment::of(std::mem::take(&mut text))),
            '*' => {
                let many = rest.starts_with('*');
                rest = rest.trim_start_matches('*');
                let alone = text.is_empty() && (rest.is_empty() || rest.starts_with(['/', ':']));
                if many && alone {
                    segments.push(Segment::many());
                    // The slash behind it, or what follows without one, belongs to it.
                    match rest.strip_prefix('/') {
                        Some(behind) => rest = behind,
                        None if rest.is_empty() => return segments,
                        None => {}
                    }
                } else {
                    text.push_str(HOLE);
                }
            }
            _ => {
                let end = rest.find('}').unwrap_or(rest.len());
                let inside = &rest[..end];
                rest = rest.get(end + 1..).unwrap_or_default();
                match inside.split_once('=').map(|(_, it)| template(it)) {
                    // The last of its segments goes on behind the brace.
                    Some(mut inner) if text.is_empty() => {
                        let last = inner.pop();
                        segments.extend(inner);
                        match last {
                            Some(Segment { kind: Kind::Many, .. }) if rest.is_empty() => {
                                segments.push(Segment::many());
                                return segments;
                            }
                            Some(Segment { kind: Kind::Many, .. }) => {
                                segments.push(Segment::many());
                                match rest.strip_prefix('/') {
                                    Some(behind) => rest = behind,
                                    None => text.push_str(HOLE),
                                }
                            }
                            Some(last) => text.push_str(&last.text),
                            None => {}
                        }
                    }
                    _ => text.push_str(HOLE),
                }
            }
        }
    }
    segments.push(Segment::of(text));
    segments
}

impl Pattern {
    /// The pattern that says the same; `None` for a regular expression.
    pub(super) fn of(pattern: &PathPattern) -> Option<Self> {
        let literal = |path: &str| -> Vec<Segment> {
            path.strip_prefix('/').unwrap_or(path).split('/').map(Segment::literal).collect()
        };
        Some(match pattern {
            PathPattern::Exact { path, any_case } => {
                let path = path.split(['?', '#']).next().unwrap_or_default();
                Self { segments: literal(path), tail: Tail::End, any_case: *any_case }
            }
            PathPattern::Prefix { path, any_case } => {
                Self { segments: literal(path), tail: Tail::Open, any_case: *any_case }
            }
            PathPattern::Below { path, any_case } => {
                let path = path.trim_end_matches('/');
                let segments = if path.is_empty() { Vec::new() } else { literal(path) };
                Self { segments, tail: Tail::Below, any_case: *any_case }
            }
            PathPattern::Template(path) => {
                Self { segments: template(path), tail: Tail::End, any_case: false }
            }
            PathPattern::Regex(_) => return None,
        })
    }

    /// How many of the calls to `path` are calls to what the pattern says; `None` where none is.
    pub(super) fn reach(&self, path: &[Segment]) -> Option<Reach> {
        // What is left of the path, against what is left of the pattern: each from the end on.
        let (rows, columns) = (path.len(), self.segments.len());
        let mut below: Vec<Option<Reach>> = vec![None; columns + 1];
        for i in (0..=rows).rev() {
            let mut here: Vec<Option<Reach>> = vec![None; columns + 1];
            let segment = path.get(i);
            let is_many = segment.is_some_and(|it| it.kind == Kind::Many);
            for j in (0..=columns).rev() {
                here[j] = match (self.segments.get(j), segment) {
                    (None, None) => Some(Reach::All),
                    (None, Some(_)) if self.tail != Tail::End => Some(Reach::All),
                    // Many segments may be none.
                    (None, Some(_)) => {
                        if is_many {
                            below[j].map(|_| Reach::Some)
                        } else {
                            None
                        }
                    }
                    (Some(wanted), _) if wanted.kind == Kind::Many => {
                        here[j + 1].max(below[j].filter(|_| i < rows))
                    }
                    (Some(_), None) => None,
                    (Some(_), Some(_)) if is_many => below[j].max(here[j + 1]).map(|_| Reach::Some),
                    (Some(wanted), Some(segment)) => {
                        let is_last = j + 1 == columns;
                        let open = is_last && self.tail == Tail::Open;
                        // Behind an open end there may be anything.
                        let rest = if open { Some(Reach::All) } else { below[j + 1] };
                        self.segment(wanted, segment, open).zip(rest).map(|(one, rest)| one.min(rest))
                    }
                };
            }
            below = here;
        }
        below[0]
    }

    /// The same of one segment, of which there is one on either side.
    pub(super) fn segment(&self, wanted: &Segment, segment: &Segment, open: bool) -> Option<Reach> {
        if self.any_case {
            let lower = |it: &Segment| Segment { kind: it.kind, text: it.text.to_lowercase().into() };
            return overlap(&lower(wanted), &lower(segment), open);
        }
        overlap(wanted, segment, open)
    }
}

/// How many of the texts that `segment` may be are such as `wanted`, or, where that is open, begin with it.
fn overlap(wanted: &Segment, segment: &Segment, open: bool) -> Option<Reach> {
    if &*wanted.text == HOLE {
        return Some(Reach::All);
    }
    match (wanted.kind, segment.kind) {
        (Kind::Literal, Kind::Literal) => {
            let fits =
                if open { segment.text.starts_with(&*wanted.text) } else { segment.text == wanted.text };
            fits.then_some(Reach::All)
        }
        (Kind::Literal, _) if open => {
            let head = segment.text.split(HOLE).next().unwrap_or_default();
            if head.starts_with(&*wanted.text) {
                return Some(Reach::All);
            }
            wanted.text.starts_with(head).then_some(Reach::Some)
        }
        (Kind::Literal, _) => fits(&segment.text, &wanted.text).then_some(Reach::Some),
        (_, Kind::Literal) => fits(&wanted.text, &segment.text).then_some(Reach::All),
        _ if wanted.text == segment.text => Some(Reach::All),
        _ => {
            let ends = |it: &Segment| {
                let head = it.text.split(HOLE).next().unwrap_or_default().to_owned();
                (head, it.text.rsplit(HOLE).next().unwrap_or_default().to_owned())
            };
            let ((head, foot), (other_head, other_foot)) = (ends(wanted), ends(segment));
            let heads = head.starts_with(&other_head) || other_head.starts_with(&head);
            let feet = foot.ends_with(&other_foot) || other_foot.ends_with(&foot);
            (heads && feet).then_some(Reach::Some)
        }
    }
}

/// Whether `text` is what `pattern` may be with something in each of its holes.
fn fits(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split(HOLE);
    let Some(mut rest) = parts.next().and_then(|it| text.strip_prefix(it)) else { return false };
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        // Something is in the hole before each part.
        let Some(first) = rest.chars().next() else { return false };
        let behind = &rest[first.len_utf8()..];
        if parts.peek().is_none() {
            return behind.ends_with(part);
        }
        let Some(at) = behind.find(part) else { return false };
        rest = &behind[at + part.len()..];
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_of_all_kinds_have_segments() {
        let shown = |path: &str| {
            let segments = template(path).into_iter();
            let shown =
                segments.map(|it| if it.kind == Kind::Many { "**".to_owned() } else { it.text.into() });
            shown.collect::<Vec<String>>().join("/")
        };
        for (path, expected) in [
            ("/", ""),
            ("/orders", "orders"),
            ("/orders/", "orders/"),
            ("/orders/{id}", "orders/{}"),
            ("/orders/{id}/items/{item_id}", "orders/{}/items/{}"),
            ("/files/{name}.{ext}", "files/{}.{}"),
            ("/orders/{id}:cancel", "orders/{}:cancel"),
            ("/v1/{name=shelves/*}", "v1/shelves/{}"),
            ("/v1/{name=shelves/*/books/*}:move", "v1/shelves/{}/books/{}:move"),
            ("/v1/{name=**}", "v1/**"),
            ("/v1/{name=**}:undo", "v1/**/{}:undo"),
            ("/a/*/b", "a/{}/b"),
            ("/a/**", "a/**"),
            ("/a/**/b", "a/**/b"),
            ("/a/{", "a/{}"),
            ("/a/{b=", "a/"),
        ] {
            assert_eq!(shown(path), expected, "{path}");
        }
    }

    #[test]
    fn how_many_calls_to_a_path_a_pattern_takes() {
        let case = |path: &str| (path.into(), false);
        let exact = |path: &str| {
            let (path, any_case) = case(path);
            PathPattern::Exact { path, any_case }
        };
        let prefix = |path: &str| {
            let (path, any_case) = case(path);
            PathPattern::Prefix { path, any_case }
        };
        let below = |path: &str| {
            let (path, any_case) = case(path);
            PathPattern::Below { path, any_case }
        };
        let template_of = |path: &str| PathPattern::Template(path.into());
        let (all, some) = (Some(Reach::All), Some(Reach::Some));
        for (pattern, path, expected) in [
            (exact("/orders"), "/orders", all),
            (exact("/orders"), "/orders/", None),
            (exact("/orders?x=1"), "/orders", all),
            (exact("/orders/7"), "/orders/{id}", some),
            (exact("/orders/7.json"), "/orders/{id}.json", some),
            (exact("/orders/.json"), "/orders/{id}.json", None),
            (exact("/orders/7"), "/orders/{id}/items", None),
            (prefix("/"), "/orders", all),
            (prefix("/ord"), "/orders/{id}", all),
            (prefix("/orders/"), "/orders", None),
            (prefix("/orders/"), "/orders/{id}", all),
            (prefix("/orders/7"), "/orders/{id}", some),
            (prefix("/orders/7"), "/orders/{id}/items", some),
            (prefix("/orders/a"), "/orders/all-{id}", all),
            (below("/"), "/", all),
            (below("/"), "/orders", all),
            (below("/orders"), "/orders", all),
            (below("/orders/"), "/orders/{id}", all),
            (below("/ord"), "/orders", None),
            (below("/orders/7"), "/orders/{id}/items", some),
            (template_of("/orders/{x}"), "/orders/{id}", all),
            (template_of("/orders/*"), "/orders/all", all),
            (template_of("/orders/*"), "/orders/{id}/items", None),
            (template_of("/orders/**"), "/orders/{id}/items", all),
            (template_of("/orders/**"), "/orders", all),
            (template_of("/orders/**/items"), "/orders/{id}/items", all),
            (template_of("/orders/**/items"), "/orders/{id}", some),
            (template_of("/v1/*.m3u8"), "/v1/{name}", some),
            (exact("/v1/a/b"), "/v1/{name=**}", some),
            (below("/v1"), "/v1/{name=**}", all),
            (below("/v1/a"), "/v1/{name=**}", some),
            (PathPattern::Exact { path: "/ORDERS".into(), any_case: true }, "/orders", all),
        ] {
            let found = Pattern::of(&pattern).unwrap_or_else(|| panic!("{pattern:?}")).reach(&template(path));
            assert_eq!(found, expected, "{pattern:?} {path}");
        }
    }
}
