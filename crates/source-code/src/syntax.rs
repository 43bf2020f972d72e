//! Parsing with an end.

use std::cell::RefCell;
use std::ops::ControlFlow;

use tree_sitter::{ParseOptions, Parser, Tree};

use crate::Language;

/// How often tree-sitter may ask whether to go on, at most, for so many bytes of the text and beside that. It asks every hundred steps of its
/// parser. Steps are counted, not seconds, so that the outcome is the same on every machine.
const BYTES_PER_ASK: usize = 4;
const ASKS: usize = 10_000;

/// What a parser needs for a text of this size it gives back afterwards.
const KEPT: usize = 1 << 18;

thread_local! {
    /// What a parser of a text needs the next one needs again.
    static PARSER: RefCell<Option<Parser>> = const { RefCell::new(None) };
}

/// The tree of `text`: `None` where there is no grammar, or where the text is so far from the language that finding out what it could mean
/// takes too long.
pub(crate) fn parse(language: Language, text: &str) -> Option<Tree> {
    parse_within(language, text, &mut (text.len() / BYTES_PER_ASK + ASKS))
}

/// [`parse`] as long as something of `left` is left.
fn parse_within(language: Language, text: &str, left: &mut usize) -> Option<Tree> {
    let mut parser = PARSER.take().unwrap_or_default();
    parser.set_language(&language.grammar()?).ok()?;
    let bytes = text.as_bytes();
    let mut count = |_: &tree_sitter::ParseState| match left.checked_sub(1) {
        Some(rest) => {
            *left = rest;
            ControlFlow::Continue(())
        }
        None => ControlFlow::Break(()),
    };
    let options = ParseOptions::new().progress_callback(&mut count);
    let tree =
        parser.parse_with_options(&mut |at, _| bytes.get(at..).unwrap_or_default(), None, Some(options));
    if text.len() < KEPT {
        // One that was stopped would go on where it was.
        parser.reset();
        PARSER.set(Some(parser));
    }
    tree
}

#[cfg(all(test, feature = "typescript"))]
mod tests {
    use super::*;

    /// How many bytes there are for each time that is asked.
    fn bytes_per_ask(text: &str) -> usize {
        let mut left = usize::MAX;
        assert!(parse_within(Language::Tsx, text, &mut left).is_some_and(|it| !it.root_node().has_error()));
        text.len() / (usize::MAX - left).max(1)
    }

    #[test]
    fn the_densest_code_takes_a_fraction_of_what_is_allowed() {
        for text in ["a;", "a(b)(c);", "[a,b],[{c:d}];", "const a=<b>{c}</b>;", "(a)=>{};", "type A<B>=B|C;"]
        {
            let found = bytes_per_ask(&text.repeat(50_000));
            assert!(found > BYTES_PER_ASK * 2, "{found} bytes for each in {text}");
        }
    }

    #[test]
    fn it_ends_when_it_has_to() {
        assert!(parse_within(Language::Tsx, &"a;".repeat(50_000), &mut 3).is_none());
    }
}
