//! Which comments stand with what.

use wirelint_graphql::syntax::{CommentBlock, Node, parse};

use crate::{OPERATIONS, SCHEMA};

/// The comments above and behind the first node of that text.
#[track_caller]
fn check(text: &str, node: &str, above: &[&str], behind: Option<&str>) {
    let parse = parse(text);
    let mut nodes = parse.definitions().flat_map(Node::descendants);
    let node = nodes.find(|it| it.text().starts_with(node)).unwrap();
    let found: Vec<&str> = node.comments_above().into_iter().flat_map(CommentBlock::lines).collect();
    assert_eq!(found, above);
    assert_eq!(node.comment_behind().map(|it| it.of(text)), behind);
}

#[test]
fn comments_directly_above_a_node_are_its() {
    check(SCHEMA, "\"\"\"\nEverything", &[], None);
    check(SCHEMA, "\"\"\"\nA product", &[" eslint-disable-next-line"], None);
    check(SCHEMA, "title", &[" About the name.", " In two lines."], None);
    check(SCHEMA, "prices", &[], None);
    check(SCHEMA, "type: Kind", &[], Some("# why not"));
    check(OPERATIONS, "{ me", &["import \"./fragments.graphql\""], None);
    check(OPERATIONS, "mutation Rename", &[" Writes."], None);
}

#[test]
fn a_comment_behind_something_else_is_not_above_what_follows() {
    check("type A { # The brace's.\n  a: Int\n}", "a", &[], None);
    check("type A {\r\n  # Its.\r\n  a: Int, # Behind.\r\n}", "a", &[" Its."], Some("# Behind."));
    check("{ a } # Behind the first.\n{ b }", "{ b", &[], None);
    check("{ a } # Behind the first.\n# Above.\n{ b }", "{ b", &[" Above."], None);
}
