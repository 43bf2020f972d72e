//! Scopes, imports and options.

use wirelint_protobuf::link::wanted;
use wirelint_test_fixture::{Fixture, assert_annotations};

use crate::{annotations, linked, sources};

#[track_caller]
fn check(marked: &str) {
    let fixture = Fixture::parse(marked);
    assert_annotations(&fixture, &annotations(&linked(&fixture)));
}

#[test]
fn the_innermost_scope_that_has_the_first_part_decides() {
    check(
        r"
//- a.proto
package a.b;
message M {
  message N { message O {} }
  N n = 1;
//^ message a.b.M.N
  a.b.N m = 2;
//^^^^^ message a.b.N
  .a.b.M.N.O o = 3;
//^^^^^^^^^^ message a.b.M.N.O
  N.P p = 4;
//^^^ unresolved
  b.M.N.O q = 5;
//^^^^^^^ message a.b.M.N.O
  E e = 6;
//^ enum a.b.E
  map<string, N> by_name = 7;
//            ^ message a.b.M.N
  Gone gone = 8;
//^^^^ unresolved
  E n = 9;
//^ enum a.b.E
//  ^ also in a.proto: a.b.M.n
}
message N {}
enum E { A = 0; }
",
    );
}

#[test]
fn a_plain_name_passes_over_what_is_no_type() {
    check(
        r"
//- a.proto
package a;
message T {}
message M {
  string T = 1;
  T t = 2;
//^ message a.T
  V v = 3;
//^ of the wrong kind: enum value a.V
}
enum E { V = 0; }
",
    );
}

#[test]
fn files_see_what_they_import_and_what_that_imports_publicly() {
    check(
        r#"
//- a.proto
package a;
import "b.proto";
import "c.proto";
//<<<<<<<<<<<<<<<<< unused
import "gone.proto";
//<<<<<<<<<<<<<<<<<<<< missing
import "c.proto";
//<<<<<<<<<<<<<<<<< unused
//<<<<<<<<<<<<<<<<< double
message M {
  d.D d = 1;
//^^^ message d.D
  e.E e = 2;
//^^^ not imported: e.E
}
//- b.proto
package b;
import public "d.proto";
//<<<<<<<<<<<<<<<<<<<<<<<< unused
import "e.proto";
message B { e.E e = 1; }
//          ^^^ message e.E
//- c.proto
package c;
//- d.proto
package d;
message D {}
//- e.proto
package e;
message E {}
"#,
    );
}

#[test]
fn files_that_import_each_other_are_cyclic() {
    check(
        r#"
//- a.proto
import "b.proto";
//<<<<<<<<<<<<<<<<< cyclic
//<<<<<<<<<<<<<<<<< unused
//- b.proto
import "c.proto";
//<<<<<<<<<<<<<<<<< cyclic
//<<<<<<<<<<<<<<<<< unused
//- c.proto
import "a.proto";
//<<<<<<<<<<<<<<<<< cyclic
//<<<<<<<<<<<<<<<<< unused
import "c.proto";
//<<<<<<<<<<<<<<<<< cyclic
//<<<<<<<<<<<<<<<<< unused
//- d.proto
import "a.proto";
//<<<<<<<<<<<<<<<<< unused
"#,
    );
}

#[test]
fn options_lead_to_their_extensions_and_literals_to_fields() {
    check(
        r#"
//- a.proto
syntax = "proto3";
package a;
import "google/api/annotations.proto";
import "opt.proto";
option java_package = "a";
//     ^^^^^^^^^^^^ field google.protobuf.FileOptions.java_package
option nonsense = 1;
//     ^^^^^^^^ unresolved
message M {
  string s = 1 [deprecated = true, (opt.rule).min = 1, json_name = "x"];
//              ^^^^^^^^^^ field google.protobuf.FieldOptions.deprecated
//                                  ^^^^^^^^ extension opt.rule
//                                            ^^^ field opt.Rule.min
  option (opt.M) = { };
//        ^^^^^ unresolved
}
service S {
  rpc Get(M) returns (M) {
//        ^ message a.M
//                    ^ message a.M
    option (google.api.http) = {
//          ^^^^^^^^^^^^^^^ extension google.api.http
      get: "/v1/{name}"
//    ^^^ field google.api.HttpRule.get
      additional_bindings { post: "/v1" oops: 1 }
//    ^^^^^^^^^^^^^^^^^^^ field google.api.HttpRule.additional_bindings
//                          ^^^^ field google.api.HttpRule.post
//                                      ^^^^ unresolved
    };
    option idempotency_level = IDEMPOTENT;
//         ^^^^^^^^^^^^^^^^^ field google.protobuf.MethodOptions.idempotency_level
  }
}
enum E { Z = 0 [(opt.rule) = {}]; }
//               ^^^^^^^^ extension opt.rule
//- opt.proto
syntax = "proto2";
package opt;
import "google/protobuf/descriptor.proto";
message Rule {
  optional int32 min = 1;
}
extend google.protobuf.FieldOptions { optional Rule rule = 1000; }
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ message google.protobuf.FieldOptions
//                                             ^^^^ message opt.Rule
"#,
    );
}

#[test]
fn groups_maps_and_extensions_in_literals() {
    check(
        r#"
//- a.proto
syntax = "proto2";
package a;
import "google/protobuf/descriptor.proto";
extend google.protobuf.FileOptions { optional O o = 1000; }
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ message google.protobuf.FileOptions
//                                            ^ message a.O
message O {
  map<string, O> by_name = 1;
//            ^ message a.O
  optional group Part = 2 { optional int32 n = 1; }
  extensions 10;
  extend O { optional O more = 10; }
//       ^ message a.O
//                    ^ message a.O
}
option (o) = { by_name { key: "x" value { Part { n: 1 } [a.O.more] { part {} } } } };
//      ^ extension a.o
//             ^^^^^^^ field a.O.by_name
//                                        ^^^^ field a.O.part
//                                               ^ field a.O.Part.n
//                                                       ^^^^^^^^ extension a.O.more
//                                                                   ^^^^ field a.O.part
option (o).part.n = 2;
//      ^ extension a.o
//         ^^^^ field a.O.part
//              ^ field a.O.Part.n
"#,
    );
}

#[test]
fn a_name_is_defined_once_in_a_root() {
    check(
        r"
//- a.proto
package a;
message M {}
enum E { X = 0; }
//- b.proto
package a;
service M {}
//      ^ also in a.proto: a.M
message X {}
//      ^ also in a.proto: a.X
//- c.proto
package c;
message M { oneof o { string a = 1; } string o = 2; }
//                                           ^ also in c.proto: c.M.o
",
    );
}

#[test]
fn what_is_wanted_is_below_a_root() {
    let fixture = Fixture::parse(
        r#"
//- a.proto
import "b.proto";
import "c/d.proto";
import "c/d.proto";
import "../secret.proto";
import "google/api/http.proto";
//- b.proto
"#,
    );
    let wanted = wanted(&sources(&fixture));
    let paths: Vec<_> = wanted.iter().map(|it| &*it.path).collect();
    assert_eq!(paths, ["c/d.proto", "google/api/http.proto"]);
}
