//! Reading again after an edit gives what reading everything gives.

use proptest::prelude::*;
use wirelint_graphql::syntax::{Node, Parse, parse};
use wirelint_source::{ItemId, Spare, TextEdit, TextRange};

use crate::{OPERATIONS, SCHEMA, dump};

/// Everything that can be asked of a tree, as text.
fn all(parse: &Parse) -> String {
    let errors: Vec<_> =
        parse.errors().map(|(item, error)| (parse.absolute(item, error.range), error.clone())).collect();
    let nodes: Vec<_> = parse.definitions().map(Node::range).collect();
    let comments: Vec<_> = parse.comments().collect();
    format!("{}{nodes:?}\n{comments:?}\n{errors:#?}", dump(parse))
}

/// Makes `edit` and returns the tree, which must be that of a fresh reading, with the items that were not said to have changed
/// being those of before.
#[track_caller]
fn edited(before: &Parse, edit: &TextEdit) -> Parse {
    let text = before.text().edited(edit, Spare::default()).unwrap();
    let (after, changed) = before.edited(text.clone(), edit);
    let fresh = parse(text);
    assert_eq!(all(&after), all(&fresh), "{edit:?}");
    let delta = edit.delta();
    for (number, definition) in (1..).zip(before.definitions()) {
        let same = if number < changed.before.start {
            number
        } else if number >= changed.before.end {
            number - changed.before.end + changed.after.end
        } else {
            continue;
        };
        let now = after.item(ItemId(same)).unwrap();
        assert_eq!((now.text(), now.local_range()), (definition.text(), definition.local_range()));
        let moved = if number < changed.before.start { 0 } else { delta };
        assert_eq!(now.range(), definition.range().moved(moved));
    }
    after
}

#[test]
fn an_edit_inside_a_definition_leaves_the_others_alone() {
    let before = parse(SCHEMA);
    let at = SCHEMA.find("reviews").unwrap() as u32;
    let edit = TextEdit::replace(TextRange::new(at, at + 7), "opinions");
    let text = before.text().edited(&edit, Spare::default()).unwrap();
    let (after, changed) = before.edited(text, &edit);
    assert_eq!((changed.before.len(), changed.after.len()), (1, 1));
    assert!(after.item(ItemId(changed.after.start)).unwrap().text().contains("opinions"));
}

#[test]
fn every_cut_of_one_stretch_is_the_same_as_reading_anew() {
    for text in [SCHEMA, OPERATIONS] {
        let before = parse(text);
        for start in (0..text.len()).step_by(3) {
            for length in [1, 2, 5, 40] {
                let end = (start + length).min(text.len());
                let edit = TextEdit::replace(TextRange::new(start as u32, end as u32), "");
                edited(&before, &edit);
            }
        }
    }
}

proptest! {
    #[test]
    fn a_row_of_edits_is_the_same_as_reading_anew(
        is_schema in any::<bool>(),
        edits in proptest::collection::vec(
            (0_usize..2_600, 0_usize..30, prop_oneof![
                Just(String::new()),
                "[a-z {}()\n\":=0-9.!@$|\\[\\]]{0,6}",
                Just("}\n".to_owned()),
                Just("\ntype B {\n".to_owned()),
                Just("\nquery {\n".to_owned()),
                Just("\n# x\n".to_owned()),
                Just("\"\"\"".to_owned()),
                Just("\nenum F { A }\n".to_owned()),
                Just("...".to_owned()),
                Just("\r".to_owned()),
                Just("\u{feff}".to_owned()),
            ]),
            1..6,
        )
    ) {
        let mut tree = parse(if is_schema { SCHEMA } else { OPERATIONS });
        for (start, length, text) in edits {
            let len = tree.text().len();
            let mut start = start % (len + 1);
            let mut end = (start + length).min(len);
            while !tree.text().is_char_boundary(start) {
                start -= 1;
            }
            while !tree.text().is_char_boundary(end) {
                end += 1;
            }
            let edit = TextEdit::replace(TextRange::new(start as u32, end as u32), text);
            tree = edited(&tree, &edit);
        }
    }
}
