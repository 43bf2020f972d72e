//! Linking one file again gives what linking all gives.

use std::sync::Arc;

use wirelint_protobuf::link::link;
use wirelint_protobuf::syntax::parse;
use wirelint_test_fixture::Fixture;

use crate::{annotations, linked, sources};

const FILES: &str = r#"
//- a.proto
syntax = "proto3";
package a;
import "b.proto";
import "google/api/annotations.proto";
import "options.proto";
message M { option (set) = { inner { deep: 1 } }; option (flat).deep = 2; option (a.Gone.x) = 1; b.B b = 1; optional group G = 2 { N n = 1; } }
service S { rpc Get(M) returns (b.B) { option (google.api.http) = { get: "/" }; } }
message N {}
//- b.proto
package b;
import public "c.proto";
message B { a.M m = 1; c.C c = 2; optional C d = 3; }
//- c.proto
package c;
message C { optional Deep deep = 1; }
message Deep { optional int32 deep = 1; }
//- options.proto
package a;
import "google/protobuf/descriptor.proto";
import "values.proto";
message Set { optional values.Inner inner = 1; }
extend google.protobuf.MessageOptions { optional Set set = 50001; optional values.Inner flat = 50002; }
//- values.proto
package values;
import "c.proto";
message Inner { optional int32 deep = 1; optional c.Deep more = 2; }
//- twice.proto
package a;
message N {}
enum E { Deep = 0; set = 1; }
"#;

/// What is linked again after an edit is what was before as well: the way back.
#[test]
fn an_edit_and_its_undoing_change_nothing() {
    let fixture = Fixture::parse(FILES);
    let before = linked(&fixture);
    for (doc, file) in fixture.files.iter().enumerate() {
        for (start, word) in file.text.match_indices(|it: char| it.is_alphanumeric()) {
            let text = format!("{}{}", &file.text[..start], &file.text[start + word.len()..]);
            let there = before.edited(doc as u32, Arc::new(parse(text.as_str())));
            let back = there.edited(doc as u32, Arc::new(parse(file.text.as_str())));
            for (a, b) in back.docs().iter().zip(before.docs()) {
                assert_eq!((a.links(), &a.imports), (b.links(), &b.imports), "{text}");
            }
        }
    }
}

#[test]
fn each_word_taken_out_is_the_same_as_linking_anew() {
    let fixture = Fixture::parse(FILES);
    let before = linked(&fixture);
    for (doc, file) in fixture.files.iter().enumerate() {
        for (start, word) in file.text.match_indices(|it: char| it.is_alphanumeric()) {
            let text = format!("{}{}", &file.text[..start], &file.text[start + word.len()..]);
            let parse = Arc::new(parse(text.as_str()));
            let after = before.edited(doc as u32, parse.clone());
            let mut sources = sources(&fixture);
            sources[doc].parse = parse;
            let fresh = link(sources);
            assert_eq!(annotations(&after), annotations(&fresh), "{text}");
            assert_eq!(after.duplicates(), fresh.duplicates(), "{text}");
            for (a, b) in after.docs().iter().zip(fresh.docs()) {
                assert_eq!((a.links(), &a.imports), (b.links(), &b.imports), "{text}");
            }
        }
    }
}

/// Who may use a definition is part of what others see.
#[test]
fn visibility_is_seen_by_others() {
    let shown = |text: &str| wirelint_protobuf::link::Outline::of(&parse(text));
    let plain = "edition = \"2024\"; message M { message N {} }";
    for other in [
        "edition = \"2024\"; local message M { message N {} }",
        "edition = \"2024\"; message M { export message N {} }",
        "edition = \"2024\"; option features.default_symbol_visibility = LOCAL_ALL; message M { message N {} }",
        "edition = \"2023\"; message M { message N {} }",
    ] {
        assert!(!shown(plain).has_face_of(&shown(other)), "{other}");
    }
    assert!(shown(plain).has_face_of(&shown("edition = \"2024\";  message M { message N { } }")));
}
