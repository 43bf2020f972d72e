//! Characters that mean something at the start of a value, items among keys, tabs.

use super::check;

#[test]
fn an_at_sign_starts_text() {
    check(
        r"
        a: @foo
        b: `bar`
        c: %d
        e: 1
        ",
        r#"
        {a: "@foo", b: "`bar`", c: "%d", e: 1}
            a: @foo
               ^ text that starts with `@` must be quoted
            b: `bar`
               ^ text that starts with a backtick must be quoted
            c: %d
               ^ text that starts with `%` must be quoted
        "#,
    );
}

#[test]
fn an_asterisk_starts_text() {
    check(
        r"
        hosts:
          - *.example.com
          - **bold** text
          - * item
          - d
        ",
        r#"
        {hosts: [*.example.com, "**bold** text", "* item", d]}
              - *.example.com
                ^^^^^^^^^^^^^ no anchor `&.example.com` stands before this alias
              - **bold** text
                ^ text that starts with `*` must be quoted
              - * item
                ^ text that starts with `*` must be quoted
        "#,
    );
}

#[test]
fn an_ampersand_starts_text() {
    check(
        r"
        a: & b
        c: &d e
        f: &
        ",
        r#"
        {a: "& b", c: &d e, f: "&"}
            a: & b
               ^ text that starts with `&` must be quoted
            f: &
               ^ text that starts with `&` must be quoted
        "#,
    );
}

#[test]
fn an_item_among_keys() {
    check(
        r"
        a: 1
        - b
        - c
        d: 2
        ",
        r"
        {a: 1, ⟪⟫: [b, c], d: 2}
            - b
            ^ a list item cannot stand among the keys of a mapping
        ",
    );
}

#[test]
fn a_key_among_items() {
    check(
        r"
        servers:
          - url: a
          description: b
        next: 1
        ",
        r"
        {servers: [{url: a}], description: b, next: 1}
              description: b
              ^^^^^^^^^^^^ `- ` is missing: this line stands among the items of a list
        ",
    );
}

#[test]
fn a_line_without_a_dash_among_items() {
    check(
        r"
        - a
        b
        - c
        ",
        r"
        [a, b, c]
            b
            ^ `- ` is missing: this line stands among the items of a list
        ",
    );
}

#[test]
fn a_mapping_without_a_dash_among_items() {
    check(
        r"
        - a: 1
        b: 2
        - c
        ",
        r"
        [{a: 1}, {b: 2}, c]
            b: 2
            ^^ `- ` is missing: this line stands among the items of a list
        ",
    );
}

#[test]
fn a_list_on_the_line_of_its_key() {
    check(
        r"
        a: - b
           - c
        d: 1
        ",
        r"
        {a: [b, c], d: 1}
            a: - b
               ^ a list cannot start on this line; put it on the next one
        ",
    );
}

#[test]
fn a_mapping_on_the_line_of_the_marker() {
    check(
        r"
        --- a: 1
        b: 2
        ",
        r"
        {a: 1, b: 2}
            --- a: 1
                ^ a mapping cannot start on the line of `---`; put it on the next one
        ",
    );
}

#[test]
fn a_tab_indents_a_line() {
    check(
        r"
        a:
        →b: 1
        c: 2
        ",
        r"
        {a: {b: 1}, c: 2}
            →b: 1
            ^ a tab cannot indent this line
        ",
    );
}

#[test]
fn tabs_indent_every_line() {
    check(
        r"
        a:
        →b:
        →→c: 1
        →→d: 2
        →e: 3
        f: 4
        ",
        r"
        {a: {b: {c: 1, d: 2}, e: 3}, f: 4}
            →b:
            ^ a tab cannot indent this line
        ",
    );
}

#[test]
fn a_tab_among_spaces() {
    check(
        r"
        a:
          b: 1
        →c: 2
          d: 3
        ",
        r"
        {a: {b: 1, c: 2, d: 3}}
            →c: 2
            ^ a tab cannot indent this line
        ",
    );
}

#[test]
fn a_tab_behind_a_dash() {
    check(
        r"
        - →- a
          - b
        - c
        ",
        r"
        [[a, b], c]
            - →- a
              ^ a tab cannot indent the collection behind it
        ",
    );
}

#[test]
fn text_less_indented_than_its_first_line() {
    check(
        r"
        a: |
            one
          two
            three
        b: 1
        ",
        r#"
        {a: "one\ntwo\nthree\n", b: 1}
              two
            ^^ this line is indented less than the first line of the text that it belongs to
        "#,
    );
}

#[test]
fn a_key_less_indented_than_the_text_above() {
    check(
        r"
        a:
          b: |
              one
            c: 2
          d: 3
        ",
        r#"
        {a: {b: "one\n", c: 2, d: 3}}
                c: 2
                ^^ this line is indented more (4) than the keys of its mapping (2)
        "#,
    );
}

#[test]
fn text_on_the_line_of_its_indicator() {
    check(
        r"
        a: | text
          more
        b: 1
        ",
        r#"
        {a: "more\n", b: 1}
            a: | text
                 ^^^^ only `-` or `+`, one digit from 1 to 9 and a comment may stand behind `|`; the text starts on the next line
        "#,
    );
}

#[test]
fn text_behind_a_complete_value() {
    check(
        r#"
        a: "x"
           more text
           and more
        b: 1
        "#,
        r"
        {a: x, b: 1}
               more text
               ^^^^^^^^^ this text belongs to nothing: the value before it is complete
        ",
    );
}

#[test]
fn a_paragraph_at_the_column_of_the_keys() {
    check(
        r"
        description: some text
        that goes on here
        type: x
        ",
        r#"
        {description: "some text", ⟪that goes on here⟫: ~, type: x}
            that goes on here
            ^^^^^^^^^^^^^^^^^ this line is no `key: value`
        "#,
    );
}
