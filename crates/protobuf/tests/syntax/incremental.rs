//! Reading again after an edit gives what reading everything gives.

use proptest::prelude::*;
use wirelint_protobuf::syntax::{Node, Parse, parse};
use wirelint_source::{Spare, TextEdit, TextRange};

use crate::dump;

const TEXT: &str = r#"// A file.
syntax = "proto3"; // behind

package a.b;
import public "x.proto"; /* block */ import "y.proto";
option (a.b) = { c: 1 d { e: "f" } };
;
// The message.
message A {
  // A field.
  repeated .a.B b = 1 [deprecated = true, (x).y = "z"];
  message C { map<string, int32> m = 1; }
  reserved 4 to 6, 9; reserved "q";
}

service S {
  rpc M(A) returns (stream A) { option (g) = {}; } // behind
}
enum E { X = 0; Y = -1; }
/* The end. */
"#;

/// Everything that can be asked of a tree, as text.
fn all(parse: &Parse) -> String {
    let errors: Vec<_> =
        parse.errors().map(|(item, error)| (parse.absolute(item, error.range), error.clone())).collect();
    let nodes: Vec<_> = parse.statements().map(Node::range).collect();
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
    for (number, statement) in (1..).zip(before.statements()) {
        let same = if number < changed.before.start {
            number
        } else if number >= changed.before.end {
            number - changed.before.end + changed.after.end
        } else {
            continue;
        };
        let now = after.item(wirelint_source::ItemId(same)).unwrap();
        assert_eq!((now.text(), now.local_range()), (statement.text(), statement.local_range()));
        let moved = if number < changed.before.start { 0 } else { delta };
        assert_eq!(now.range(), statement.range().moved(moved));
    }
    after
}

#[test]
fn an_edit_inside_a_statement_leaves_the_others_alone() {
    let before = parse(TEXT);
    let at = TEXT.find("repeated").unwrap() as u32;
    let edit = TextEdit::replace(TextRange::new(at, at + 8), "optional");
    let text = before.text().edited(&edit, Spare::default()).unwrap();
    let (_, changed) = before.edited(text, &edit);
    assert_eq!((changed.before, changed.after), (7..8, 7..8));
}

#[test]
fn every_cut_of_one_stretch_is_the_same_as_reading_anew() {
    let before = parse(TEXT);
    for start in (0..TEXT.len()).step_by(3) {
        for length in [1, 2, 5, 40] {
            let end = (start + length).min(TEXT.len());
            let edit = TextEdit::replace(TextRange::new(start as u32, end as u32), "");
            edited(&before, &edit);
        }
    }
}

proptest! {
    #[test]
    fn a_row_of_edits_is_the_same_as_reading_anew(
        edits in proptest::collection::vec(
            (0_usize..500, 0_usize..30, prop_oneof![
                Just(String::new()),
                "[a-z ;{}\n\"/*=0-9.]{0,6}",
                Just("}\n".to_owned()),
                Just("\nmessage B {\n".to_owned()),
                Just("\n// x\n".to_owned()),
                Just("/*".to_owned()),
                Just("*/".to_owned()),
                Just("\nenum F { A = 0; }\n".to_owned()),
            ]),
            1..6,
        )
    ) {
        let mut tree = parse(TEXT);
        for (start, length, text) in edits {
            let len = tree.text().len();
            let start = start.min(len);
            let end = (start + length).min(len);
            let edit = TextEdit::replace(TextRange::new(start as u32, end as u32), text);
            tree = edited(&tree, &edit);
        }
    }
}
