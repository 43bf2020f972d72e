//! Which comments belong to what.

use std::fmt::Write as _;

use wirelint_protobuf::syntax::{Node, parse};

/// For each statement that has comments its first word or words and the comments: `^` leading, `>` trailing, `~` detached.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let parse = parse(text);
    let mut found = Vec::new();
    for statement in parse.statements() {
        collect(statement, &mut found);
    }
    assert_eq!(found, expected);
}

fn collect(node: Node<'_>, found: &mut Vec<String>) {
    let comments = node.comments();
    let mut line = String::new();
    for it in comments.detached {
        write!(line, " ~{:?}", it.text()).unwrap();
    }
    if let Some(it) = comments.leading {
        write!(line, " ^{:?}", it.text()).unwrap();
    }
    if let Some(it) = comments.trailing {
        write!(line, " >{:?}", it.text()).unwrap();
    }
    let is_statement = node.text().ends_with([';', '}']);
    if is_statement && !line.is_empty() {
        let head: Vec<&str> = node.text().split_whitespace().take(2).collect();
        found.push(format!("{}{line}", head.join(" ")));
    }
    for child in node.children() {
        collect(child, found);
    }
}

#[test]
fn comments_belong_to_the_statement_that_they_touch() {
    check(
        r#"// The licence.

// About the syntax,
// in two lines.
syntax = "proto3"; // and behind it
// This one belongs to the package.
package a;
// Behind the package, since a blank line follows.

/* Nowhere. */

/* The message,
 * in a block. */
message A { // Behind the brace.
  // The field.
  string a = 1; /* behind */
  string b = 2;
  // Behind b: the scope ends.
}
// Behind a brace that closes: nobody's.

enum E { X = 0; }
"#,
        &[
            r#"syntax = ~" The licence.\n" ^" About the syntax,\n in two lines.\n" >" and behind it\n""#,
            r#"package a; ^" This one belongs to the package.\n" >" Behind the package, since a blank line follows.\n""#,
            r#"message A ~" Nowhere. " ^" The message,\n in a block. " >" Behind the brace.\n""#,
            r#"string a ^" The field.\n" >" behind ""#,
            r#"string b >" Behind b: the scope ends.\n""#,
        ],
    );
}

#[test]
fn a_comment_between_two_statements_of_one_line_belongs_to_neither() {
    check("message A { string a = 1; /* which? */ string b = 2; }", &[r#"string b ~" which? ""#]);
}
