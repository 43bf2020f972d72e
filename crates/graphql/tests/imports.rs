//! What comments import.

use wirelint_graphql::imports::imports;
use wirelint_graphql::syntax::parse;
use wirelint_test_fixture::{Annotation, Fixture, assert_annotations};

/// Exactly what is marked is imported: names and paths.
#[track_caller]
fn check(marked: &str) {
    let fixture = Fixture::parse(marked);
    let parse = parse(&*fixture.files[0].text);
    let mut found = Vec::new();
    for import in imports(&parse) {
        assert!(import.range.contains(import.path_range));
        let all = if import.names.is_empty() { "all of " } else { "" };
        found.push(Annotation::new(0, import.path_range.into(), format!("{all}{}", import.path)));
        for name in import.names {
            let field = name.field.map(|it| format!(" and its {it}")).unwrap_or_default();
            found.push(Annotation::new(0, name.range.into(), format!("{}{field}", name.definition)));
        }
    }
    assert_annotations(&fixture, &found);
}

#[test]
fn both_forms_are_read() {
    check(
        r#"
#import "./a.graphql"
//       ^^^^^^^^^^^ all of ./a.graphql
# import './größe.graphql';
//        ^^^^^^^^^^^^^^^ all of ./größe.graphql
# import * from "../b.graphql"
//               ^^^^^^^^^^^^ all of ../b.graphql
# import User, Query.me,Post.*  from "@acme/schema"
//       ^^^^ User
//             ^^^^^^^^ Query and its me
//                      ^^^^^^ Post and its *
//                                    ^^^^^^^^^^^^ @acme/schema
"#,
    );
}

#[test]
fn what_only_looks_like_one_is_none() {
    check(
        r##"
# important: "a"
# import the schema first
# import
# import ""
# import A "b.graphql"
# import A B from "b.graphql"
# import Afrom "b.graphql"
# imports A from "b.graphql"
#import"b.graphql"
query Q { a } # import B from 'c.graphql'
# import "b.graphql
type A {
  """
  # import A from "b.graphql"
  """
  a(b: String = "# import 'c'"): Int
}
"##,
    );
}

#[test]
fn no_comment_is_too_long() {
    let text = format!("# import {} from \"a\"\n# import {}", "A, ".repeat(300_000), "\"'".repeat(300_000));
    assert_eq!(imports(&parse(text)).map(|it| it.names.len()).collect::<Vec<_>>(), [300_000]);
}
