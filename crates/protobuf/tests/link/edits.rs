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
message M { b.B b = 1; optional group G = 2 { N n = 1; } }
service S { rpc Get(M) returns (b.B) { option (google.api.http) = { get: "/" }; } }
message N {}
//- b.proto
package b;
message B { a.M m = 1; }
"#;

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
            assert_eq!(annotations(&after), annotations(&link(sources)), "{text}");
        }
    }
}
