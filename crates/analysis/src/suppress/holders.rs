//! What holds a place: the pairs and list elements around it, with the lines that people put comments above. Knows no rule.

use wirelint_source::{LineIndex, TextRange};
use wirelint_yaml::{Entry, Node, Style, Tree};

/// The roots, pairs and list elements of a tree, each before those inside it; so their starts never go down.
#[derive(Default)]
pub(super) struct Holders {
    all: Vec<Holder>,
}

/// A pair, a list element, or a document's root.
pub(super) struct Holder {
    /// From the key's or dash's start to the value's end, in bytes of the file.
    pub(super) range: TextRange,
    /// Where the key ends; the start where there is none.
    key_end: u32,
    /// The line (from 0) of the key or dash; `None` for a root, which has neither.
    line: Option<u32>,
    parent: Option<u32>,
    is_element: bool,
    is_mapping: bool,
}

impl Holders {
    /// The holders of `tree`, whose text has the lines `lines`, and the pairs of the key `wanted`, each with the index of what holds the mapping that it
    /// stands in. Linear.
    pub(super) fn of<'t>(tree: &'t Tree, lines: &LineIndex, wanted: &str) -> (Self, Vec<(u32, Entry<'t>)>) {
        let mut builder = Builder { lines, wanted, all: Vec::new(), found: Vec::new() };
        for root in tree.documents() {
            let range = root.range();
            let is_mapping = root.is_mapping();
            let holder = Holder {
                range,
                key_end: range.start,
                line: None,
                parent: None,
                is_element: false,
                is_mapping,
            };
            builder.add(holder, root);
        }
        (Self { all: builder.all }, builder.found)
    }

    /// The holders of `range`, the innermost first, with their indices. Costs a binary search and the way up.
    pub(super) fn around(&self, range: TextRange) -> impl Iterator<Item = (u32, &Holder)> {
        let before = self.all.partition_point(|it| it.range.start <= range.start);
        // The last one that starts before the range is inside of what holds it, or that itself.
        let last = before.checked_sub(1).map(|at| at as u32);
        std::iter::successors(last, |&at| self.all[at as usize].parent)
            .map(|at| (at, &self.all[at as usize]))
            .filter(move |(_, it)| it.range.contains(range))
    }

    /// The lines on which a comment about `range` may stand, the range's own aside: those of the keys and dashes up to the innermost
    /// one whose value is a mapping. A key of a list element's mapping is of that element, whatever its value.
    pub(super) fn lines(&self, range: TextRange) -> impl Iterator<Item = u32> {
        let mut ended = false;
        let mut from_key = false;
        let held = self.around(range).map_while(move |(_, it)| {
            if ended {
                let is_elements = from_key && it.is_element;
                from_key = false;
                return is_elements.then_some(it.line);
            }
            ended = it.is_mapping;
            from_key = !it.is_element && range.end <= it.key_end;
            Some(it.line)
        });
        held.flatten()
    }
}

struct Builder<'t, 'a> {
    lines: &'a LineIndex,
    wanted: &'a str,
    all: Vec<Holder>,
    found: Vec<(u32, Entry<'t>)>,
}

impl<'t> Builder<'t, '_> {
    /// Adds `holder`, whose value is `value`, and what is inside. The tree's own limit bounds the depth.
    fn add(&mut self, holder: Holder, value: Node<'t>) {
        let at = self.all.len() as u32;
        self.all.push(holder);
        // What an alias stands for is looked at where it is written.
        if value.style() == Style::Alias {
            return;
        }
        for entry in value.entries() {
            if entry.key.is_text(self.wanted) {
                self.found.push((at, entry));
                continue;
            }
            let key = entry.key.range();
            let holder = Holder {
                range: key.cover(entry.value.range()),
                key_end: key.end,
                line: Some(self.lines.line_of(key.start)),
                parent: Some(at),
                is_element: false,
                is_mapping: is_mapping(entry.value),
            };
            self.add(holder, entry.value);
        }
        let mut behind = value.range().start;
        for element in value.elements() {
            let range = element.range();
            let start = match value.style() {
                Style::Block => dash(value.tree().text(), behind, range.start).unwrap_or(range.start),
                _ => range.start,
            };
            let holder = Holder {
                range: TextRange::new(start, range.end),
                key_end: start,
                line: Some(self.lines.line_of(start)),
                parent: Some(at),
                is_element: true,
                is_mapping: is_mapping(element),
            };
            self.add(holder, element);
            behind = range.end;
        }
    }
}

fn is_mapping(node: Node<'_>) -> bool {
    node.style() != Style::Alias && node.is_mapping()
}

/// The dash between the end of an element or the start of its list and the next element, comments passed over.
fn dash(text: &str, from: u32, to: u32) -> Option<u32> {
    let mut rest = text.get(from as usize..to as usize)?;
    loop {
        rest = rest.trim_start();
        if rest.starts_with('-') {
            return Some(to - rest.len() as u32);
        }
        rest = rest.strip_prefix('#')?;
        rest = &rest[memchr::memchr2(b'\n', b'\r', rest.as_bytes())?..];
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use wirelint_yaml::{Format, parse};

    use super::*;

    /// The lines (from 0) of what a comment about the first `x` in `text` may stand at.
    #[track_caller]
    fn check(text: &str, expected: &[u32]) {
        let tree = parse(text, Format::Yaml);
        let (holders, _) = Holders::of(&tree, &LineIndex::new(text), "");
        let at = text.find('x').expect("the text has one") as u32;
        let lines: Vec<u32> = holders.lines(TextRange::new(at, at + 1)).collect();
        assert_eq!(lines, expected, "{text}");
    }

    #[test]
    fn a_place_is_held_up_to_the_innermost_mapping() {
        check("a:\n  b:\n    c:\n      x\n", &[2, 1]);
        check("a:\n  b:\n    x: 1\n", &[2, 1]);
        check("a:\n  b:\n    c:\n      - x\n", &[3, 2, 1]);
        check("a:\n  x: {}\n", &[1]);
        check("x: 1\n", &[0]);
    }

    #[test]
    fn a_key_in_an_element_is_the_elements() {
        check("-\n  a: 1\n  x: {}\n", &[2, 0]);
        check("-\n  a: 1\n  b: { x: 1 }\n", &[2, 2]);
        check("- a: 1\n  b:\n    x: {}\n", &[2]);
    }

    #[test]
    fn a_dash_is_found_among_comments() {
        check("- a: - b # - c\n# - d\n- # - e\n  # - f\n  x: 1\n", &[4, 2]);
        check("- |\n  - a\n-\n\n  x: 1\n", &[4, 2]);
        check("-\n- &a\n  x: 1\n", &[2, 1]);
        check("- - a: 1\n  -\n    x: 1\n", &[2, 1]);
        check("[\n  {\n    x: 1 } ]\n", &[2, 1]);
    }

    proptest! {
        #[test]
        fn the_way_up_meets_all_that_holds_a_place(text in "([ab:{},#|&*>'?-]|- |: |\n( ){0,4}){0,40}") {
            let tree = parse(text.as_str(), Format::Yaml);
            let (holders, _) = Holders::of(&tree, &LineIndex::new(&text), "");
            prop_assert!(holders.all.is_sorted_by_key(|it| it.range.start), "{text:?}");
            for start in 0..text.len() as u32 {
                let range = TextRange::new(start, start + 1);
                let fast: Vec<u32> = holders.around(range).map(|(at, _)| at).collect();
                let all = holders.all.iter().enumerate().rev();
                let slow: Vec<u32> =
                    all.filter(|(_, it)| it.range.contains(range)).map(|(at, _)| at as u32).collect();
                prop_assert_eq!(fast, slow, "{:?} at {}", text, start);
            }
        }
    }
}
