//! Lines that are indented wrongly, and text with colons in it.

use super::check;

#[test]
fn a_line_between_two_columns_belongs_to_the_nearer_one() {
    check(
        r"
        paths:
          get:
              tags: 1
             summary: 2
              x: 3
          post: 4
        ",
        r"
        {paths: {get: {tags: 1, summary: 2, x: 3}, post: 4}}
                 summary: 2
                 ^^^^^^^^ this line is indented less than its mapping (6 columns) but more than the mapping around it (2)
        ",
    );
}

#[test]
fn a_line_nearer_to_the_outer_mapping_belongs_to_that() {
    check(
        r"
        a:
            b:
                  c: 1
             d: 2
            e: 3
        f: 4
        ",
        r"
        {a: {b: {c: 1}, d: 2, e: 3}, f: 4}
                 d: 2
                 ^^ this line is indented more (5) than the keys of its mapping (4)
        ",
    );
}

#[test]
fn an_item_between_two_columns_belongs_to_the_nearer_list() {
    check(
        r"
        - a:
                - x
               - y
                - z
          b: 1
        - c
        ",
        r"
        [{a: [x, y, z], b: 1}, c]
                   - y
                   ^ this line is indented less than its list (8 columns) but more than the mapping around it (2)
        ",
    );
}

#[test]
fn a_line_that_is_indented_too_much_is_a_sibling() {
    check(
        r#"
        get:
          summary: "x"
            description: y
          id: z
        "#,
        r"
        {get: {summary: x, description: y, id: z}}
                description: y
                ^^^^^^^^^^^^ this line is indented more (4) than the keys of its mapping (2)
        ",
    );
}

#[test]
fn an_over_indented_key_behind_plain_text_is_a_sibling() {
    check(
        r"
        get:
          summary: some text
            description: y
            tags: u
          id: z
        ",
        r#"
        {get: {summary: "some text", description: y, tags: u, id: z}}
                description: y
                ^^^^^^^^^^^^ this line is indented more (4) than the keys of its mapping (2)
        "#,
    );
}

#[test]
fn two_lines_with_the_same_wrong_indentation_are_one_mistake() {
    check(
        r#"
        a: "1"
          b: 2
          c: 3
        d: 4
        "#,
        r"
        {a: 1, b: 2, c: 3, d: 4}
              b: 2
              ^^ this line is indented more (2) than the keys of its mapping (0)
        ",
    );
}

#[test]
fn text_with_a_colon_is_text() {
    check(
        r"
        a: 1
        description: Note: this is text
        b: 2
        ",
        r#"
        {a: 1, description: "Note: this is text", b: 2}
            description: Note: this is text
                             ^ `: ` cannot stand in an unquoted value
        "#,
    );
}

#[test]
fn further_lines_of_text_with_a_colon_are_text() {
    check(
        r"
        description: First line
          Note: second line
          third line
        b: 2
        ",
        r#"
        {description: "First line Note: second line third line", b: 2}
              Note: second line
                  ^ `: ` cannot stand in an unquoted value
        "#,
    );
}

#[test]
fn two_pairs_on_one_line() {
    check(
        r"
        a: b: c
        d: 1
        ",
        r#"
        {a: "b: c", d: 1}
            a: b: c
                ^ `: ` cannot stand in an unquoted value
        "#,
    );
}

#[test]
fn a_quoted_key_behind_a_key() {
    check(
        r#"
        a: "b": c
        d: 1
        "#,
        r#"
        {a: b, d: 1}
            a: "b": c
                  ^^^ a mapping cannot start here, on the line of another key
        "#,
    );
}
