//! The slow twin of the index: every selector against every path by itself.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use wirelint_model::OperationId;
use wirelint_model::traffic::{PathPattern, Selector, Target, Written};
use wirelint_source::{FileId, Span, TextRange};

use super::index::{Index, pattern_of, regex_of};
use super::language::Language;
use super::{Address, Callee, Callees, Reach};

/// By slot, for how many of its calls.
type Selected = Vec<(usize, Reach)>;

fn by_index(index: &Index, selector: &Selector) -> Selected {
    let mut language = regex_of(selector).map(|it| Language::new(it).unwrap());
    let hits = index.select(selector, language.as_mut());
    let mut selected: Selected =
        hits.into_iter().flat_map(|it| it.slots.map(move |at| (at, it.reach))).collect();
    selected.sort_unstable();
    selected
}

fn by_looking(index: &Index, selector: &Selector) -> Selected {
    let slots = index.slots.iter().enumerate();
    let reach = |segments: &[_]| match (pattern_of(selector), regex_of(selector)) {
        (Some(pattern), _) => pattern.reach(segments),
        (None, Some(regex)) => {
            let mut language = Language::new(regex).unwrap();
            let mut at = language.start()?;
            for segment in segments {
                at = language.after(&at, segment)?;
            }
            language.end(&at)
        }
        (None, None) => Some(Reach::All),
    };
    slots.filter_map(|(at, slot)| Some((at, reach(&slot.segments)?))).collect()
}

fn path() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(&["a", "ab", "b", "abc", "", "{x}", "{x}.b", "a{x}", "a:b"][..]),
        1..4,
    )
    .prop_map(|segments| format!("/{}", segments.join("/")))
}

fn pattern() -> impl Strategy<Value = PathPattern> {
    let text = prop::collection::vec(prop::sample::select(&["a", "ab", "b", "A", ""][..]), 0..4)
        .prop_map(|segments| format!("/{}", segments.join("/")));
    let template =
        prop::collection::vec(prop::sample::select(&["a", "b", "{x}", "*", "**", "*.b"][..]), 1..4)
            .prop_map(|segments| format!("/{}", segments.join("/")));
    let regex = prop::collection::vec(
        prop::sample::select(&["a", "b", "[^/]+", "[ab]*", ".*", "(a|b)", "\\d+"][..]),
        1..4,
    )
    .prop_map(|segments| format!("/{}", segments.join("/")));
    prop_oneof![
        (text.clone(), any::<bool>())
            .prop_map(|(path, any_case)| PathPattern::Exact { path: path.into(), any_case }),
        (text.clone(), any::<bool>())
            .prop_map(|(path, any_case)| PathPattern::Prefix { path: path.into(), any_case }),
        (text, any::<bool>()).prop_map(|(path, any_case)| PathPattern::Below { path: path.into(), any_case }),
        template.prop_map(|path| PathPattern::Template(path.into())),
        regex.prop_map(|path| PathPattern::Regex(path.into())),
    ]
}

proptest! {
    #[test]
    fn the_index_selects_what_is_selected_one_by_one(
        paths in prop::collection::vec(path(), 1..12),
        many in prop::collection::vec(prop::sample::select(&["/a/{x=**}", "/{x=**}", "/a/{x=**}/b"][..]), 0..2),
        pattern in pattern(),
    ) {
        let is_regex = matches!(pattern, PathPattern::Regex(_));
        // How many segments there are behind an open end is not told to automata.
        let many = many.into_iter().filter(|_| !is_regex).map(str::to_owned);
        let callees = paths.into_iter().chain(many).enumerate().map(|(number, path)| Callee {
            operation: OperationId(number as u32),
            addresses: vec![Address::http("GET", path)],
        });
        let index = Index::new(&[Callees { callees: callees.collect(), ..Callees::default() }]);
        let span = Span::in_file(FileId(0), TextRange::empty(0));
        let target = Target::Path(Written::new(pattern, span));
        let selector = Selector { span, target, methods: Vec::new(), grpc: false, conditions: 0 };
        prop_assert_eq!(by_index(&index, &selector), by_looking(&index, &selector));
    }
}
