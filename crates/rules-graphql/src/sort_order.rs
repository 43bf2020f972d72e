//! The orders that names can stand in.

use std::cmp::Ordering;

use wirelint_graphql::syntax::Node;
use wirelint_lint::{Context, options, words};

use crate::Item;

words! {
    /// An order of names.
    pub(crate) enum SortOrder {
        /// That of ASCII: digits, capitals, `_`, small letters.
        Alphabetical = "alphabetical",
        /// That of a dictionary: `_`, digits, letters, where `a` stands before `A`, and both before `b`.
        Lexicographical = "lexicographical",
    }
}

options! {
    /// Which order is meant.
    pub(crate) struct SortOptions {
        /// The order.
        pub(crate) sort_order: SortOrder = SortOrder::Alphabetical,
    }
}

/// Reports the first of `names` that stands behind one which it belongs before.
pub(crate) fn judge<'t>(ctx: &mut Context<'_>, item: &Item<'_, '_>, names: impl Iterator<Item = Node<'t>>) {
    let order = ctx.options::<SortOptions>().sort_order;
    let mut last: Option<Node<'t>> = None;
    for name in names {
        if let Some(before) = last
            && order.compare(before.text(), name.text()) == Ordering::Greater
        {
            let message = format_args!("`{}` stands behind `{}`", name.text(), before.text());
            ctx.report(item.document.span(name), message);
            return;
        }
        last = Some(name);
    }
}

impl SortOrder {
    fn compare(self, one: &str, other: &str) -> Ordering {
        match self {
            Self::Alphabetical => one.cmp(other),
            // As the root collation of CLDR has it for these letters: case counts only between names that are the same without it.
            Self::Lexicographical => {
                let rank = |it: u8| (it != b'_', it.is_ascii_alphabetic(), it.to_ascii_lowercase());
                let letters = one.bytes().map(rank).cmp(other.bytes().map(rank));
                letters.then_with(|| {
                    let case = |it: &str| it.bytes().map(|it| it.is_ascii_uppercase()).collect::<Vec<_>>();
                    case(one).cmp(&case(other))
                })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_differ_in_case_and_underscores() {
        // What `sort()` and `sort((a, b) => a.localeCompare(b))` make of them in Node.js 22.
        let mut names = ["b", "B", "a_b", "aB", "ab", "A", "a1", "_a", "Ab", "aC"];
        names.sort_by(|a, b| SortOrder::Alphabetical.compare(a, b));
        assert_eq!(names, ["A", "Ab", "B", "_a", "a1", "aB", "aC", "a_b", "ab", "b"]);
        names.sort_by(|a, b| SortOrder::Lexicographical.compare(a, b));
        assert_eq!(names, ["_a", "A", "a_b", "a1", "ab", "aB", "Ab", "aC", "b", "B"]);
    }
}
