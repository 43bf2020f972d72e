//! What recovery makes of broken texts: the tree that is left, and the errors. This is its documentation, too.
//!
//! `→` is a tab in these texts, `␍` a carriage return, `␁` the control character U+0001.

use crate::render::render;

/// Compares what is read from `text` with `expected`; both are indented as the code around them is.
#[track_caller]
fn check(text: &str, expected: &str) {
    let text = dedent(text).replace('→', "\t").replace('␍', "\r").replace('␁', "\x01");
    assert_eq!(render(&text).trim_end().replace('\x01', "␁"), dedent(expected).trim_end(), "\n{text}");
}

fn dedent(text: &str) -> String {
    let lines = text.strip_prefix('\n').unwrap_or(text).lines();
    lines
        .map(|line| line.strip_prefix("        ").unwrap_or(line.trim_start()))
        .fold(String::new(), |all, line| all + line + "\n")
}

#[test]
fn a_key_without_a_colon_has_no_value_and_its_neighbours_stand() {
    check(
        r"
        info: 1
        ope
        paths: 2
        ",
        r"
        {info: 1, ope: ~, paths: 2}
            ope
               | `:` is missing after this key
        ",
    );
}

#[test]
fn a_key_without_a_colon_may_come_first() {
    check(
        r"
        get:
          ope
          summary: x
        next: 1
        ",
        r"
        {get: {ope: ~, summary: x}, next: 1}
              ope
                 | `:` is missing after this key
        ",
    );
}

#[test]
fn a_key_without_a_colon_may_come_last() {
    check(
        r#"
        get:
          summary: "x"
          ope
        next: 1
        "#,
        r"
        {get: {summary: x, ope: ~}, next: 1}
              ope
                 | `:` is missing after this key
        ",
    );
}

#[test]
fn a_key_without_a_colon_keeps_the_lines_below_it() {
    check(
        r"
        a: 1
        required
        - b
        - c
        properties
          d: 1
        e: 2
        ",
        r"
        {a: 1, required: [b, c], properties: {d: 1}, e: 2}
            required
                    | `:` is missing after this key
            properties
                      | `:` is missing after this key
        ",
    );
}

#[test]
fn a_missing_space_behind_a_colon_does_not_cost_the_pair() {
    check(
        r"
        a: 1
        b:2
        c: 3
        ",
        r"
        {a: 1, b: 2, c: 3}
        ",
    );
}

#[test]
fn a_missing_space_behind_the_first_colon_of_a_mapping() {
    check(
        r"
        a:
          b:1
          c: 2
        d: 3
        ",
        r"
        {a: {b: 1, c: 2}, d: 3}
        ",
    );
}

#[test]
fn urls_are_no_pairs() {
    check(
        r"
        a: 1
        http://example.com
        b: 2
        ",
        r#"
        {a: 1, "http://example.com": ~, b: 2}
            http://example.com
                              | `:` is missing after this key
        "#,
    );
}

#[test]
fn a_missing_space_behind_a_dash_does_not_cost_the_item() {
    check(
        r"
        list:
          - a
          -b
          - c
        next: 1
        ",
        r"
        {list: [a, b, c], next: 1}
              -b
               | a space is missing behind this `-`
        ",
    );
}

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

#[test]
fn an_unclosed_quote_costs_its_line() {
    check(
        r#"
        a: 1
        b: "text
        c: 3
        d: "x"
        "#,
        r#"
        {a: 1, b: text, c: 3, d: x}
            b: "text
               ^ the quote `"` that opens here is never closed
        "#,
    );
}

#[test]
fn an_unclosed_quote_before_deeper_lines() {
    check(
        r#"
        a: "text
          b: 1
          c: "x"
        d: 2
        "#,
        r#"
        {a: text, b: 1, c: x, d: 2}
            a: "text
               ^ the quote `"` that opens here is never closed
        "#,
    );
}

#[test]
fn an_unclosed_quote_keeps_its_text_of_several_lines() {
    check(
        r#"
        a: "one
          two
          three
        b: 2
        "#,
        r#"
        {a: "one two three", b: 2}
            a: "one
               ^ the quote `"` that opens here is never closed
        "#,
    );
}

#[test]
fn an_unclosed_single_quote() {
    check(
        r"
        a: 'one
        b: it's
        c: 'x'
        ",
        r#"
        {a: one, b: "it's", c: x}
            a: 'one
               ^ the quote `'` that opens here is never closed
        "#,
    );
}

#[test]
fn an_unclosed_quote_in_a_list() {
    check(
        r#"
        - "a
        - "b"
        - c
        "#,
        r#"
        [a, b, c]
            - "a
              ^ the quote `"` that opens here is never closed
        "#,
    );
}

#[test]
fn an_unclosed_quote_of_a_key() {
    check(
        r#"
        a: 1
        "b: 2
        c: 3
        "#,
        r#"
        {a: 1, b: 2, c: 3}
            "b: 2
            ^ the quote `"` that opens here is never closed
        "#,
    );
}

#[test]
fn an_unclosed_quote_in_brackets() {
    check(
        r#"
        a: ["x, y]
        b: 1
        "#,
        r#"
        {a: ["x, y"], b: 1}
            a: ["x, y]
                ^ the quote `"` that opens here is never closed
        "#,
    );
}

#[test]
fn an_unclosed_quote_at_the_end_of_the_file() {
    check(
        r#"
        a: 1
        b: "x
        "#,
        r#"
        {a: 1, b: x}
            b: "x
               ^ the quote `"` that opens here is never closed
        "#,
    );
}

#[test]
fn quotes_inside_quotes() {
    check(
        r#"
        a: "he said "hi" and left"
        b: 'it's'
        c: 1
        "#,
        r#"
        {a: "he said ", b: it, c: 1}
            a: "he said "hi" and left"
                         ^^^^^^^^^^^^^ text behind the closing quote
            b: 'it's'
                   ^^ text behind the closing quote
        "#,
    );
}

#[test]
fn quotes_inside_quotes_over_two_lines() {
    check(
        r#"
        a: "he said "hi
          there" and left"
        c: 1
        "#,
        r#"
        {a: "he said ", c: 1}
            a: "he said "hi
                         ^^ text behind the closing quote
        "#,
    );
}

#[test]
fn an_unknown_escape() {
    check(
        r#"
        a: "C:\dir \x4"
        b: 1
        "#,
        r#"
        {a: "C:\\dir \\x4", b: 1}
            a: "C:\dir \x4"
                  ^^ `\\d` is no escape
            a: "C:\dir \x4"
                       ^^^ `\\x4` is no escape
        "#,
    );
}

#[test]
fn an_unclosed_bracket_ends_at_the_next_key() {
    check(
        r"
        a: [1, 2
        b: 3
        ",
        r"
        {a: [1, 2], b: 3}
            a: [1, 2
               ^ the `[` that opens here is never closed
        ",
    );
}

#[test]
fn an_unclosed_bracket_over_several_lines() {
    check(
        r"
        a:
          b: [
            1,
            2
          c: 3
        d: 4
        ",
        r"
        {a: {b: [1, 2], c: 3}, d: 4}
              b: [
                 ^ the `[` that opens here is never closed
        ",
    );
}

#[test]
fn an_unclosed_brace_ends_at_the_next_item() {
    check(
        r"
        - {a: 1, b: 2
        - c
        ",
        r"
        [{a: 1, b: 2}, c]
            - {a: 1, b: 2
              ^ the `{` that opens here is never closed
        ",
    );
}

#[test]
fn only_the_innermost_unclosed_bracket_is_reported() {
    check(
        r"
        a: [[1, 2], {b: [3
        c: 4
        ",
        r"
        {a: [[1, 2], {b: [3]}], c: 4}
            a: [[1, 2], {b: [3
                            ^ the `[` that opens here is never closed
        ",
    );
}

#[test]
fn a_bracket_closed_by_a_brace() {
    check(
        r"
        a: {b: [1, 2}
        c: 3
        ",
        r"
        {a: {b: [1, 2]}, c: 3}
            a: {b: [1, 2}
                   ^ the `[` that opens here is never closed
        ",
    );
}

#[test]
fn a_bracket_closed_by_the_wrong_one() {
    check(
        r"
        a: [1, 2}
        c: 3
        ",
        r"
        {a: [1, 2], c: 3}
            a: [1, 2}
                    ^ `]` is expected here, not `}`
        ",
    );
}

#[test]
fn brackets_at_the_margin_stay_one_list() {
    check(
        r"
        a: [
        1,
        2
        ]
        b: {
        c: 3
        }
        d: 4
        ",
        r"
        {a: [1, 2], b: {c: 3}, d: 4}
            1,
            ^ this line is not indented more than what the brackets around it belong to
            c: 3
            ^ this line is not indented more than what the brackets around it belong to
        ",
    );
}

#[test]
fn a_stray_bracket_behind_a_value() {
    check(
        r"
        a: [1, 2]]
        b: 3
        ",
        r"
        {a: [1, 2], b: 3}
            a: [1, 2]]
                     ^ text behind the closing bracket
        ",
    );
}

#[test]
fn a_stray_bracket_on_its_own_line() {
    check(
        r"
        a: 1
        ]
        b: 3
        ",
        r"
        {a: 1, b: 3}
            ]
            ^ this `]` closes nothing
        ",
    );
}

#[test]
fn a_missing_comma_in_brackets() {
    check(
        r#"
        a: ["x" "y", z]
        b: {c: 1 d: 2}
        "#,
        r#"
        {a: [x, y, z], b: {c: 1, d: 2}}
            a: ["x" "y", z]
                   | `,` is missing here
            b: {c: 1 d: 2}
                    | `,` is missing here
        "#,
    );
}

#[test]
fn a_missing_comma_between_lines() {
    check(
        r#"
        a: {
          "b": 1
          "c": 2
          }
        d: 3
        "#,
        r#"
        {a: {b: 1, c: 2}, d: 3}
              "b": 1
                    | `,` is missing here
        "#,
    );
}

#[test]
fn commas_without_elements() {
    check(
        r"
        a: [1,, 2]
        b: [, 1]
        c: {a: 1,,b: 2}
        ",
        r"
        {a: [1, 2], b: [1], c: {a: 1, b: 2}}
            a: [1,, 2]
                  ^ an element is missing before this `,`
            b: [, 1]
                ^ an element is missing before this `,`
            c: {a: 1,,b: 2}
                     ^ a key is missing before this `,`
        ",
    );
}

#[test]
fn a_dash_in_brackets() {
    check(
        r"
        a: [- b, c]
        d: 1
        ",
        r"
        {a: [b, c], d: 1}
            a: [- b, c]
                ^ `-` cannot stand alone inside brackets or braces
        ",
    );
}

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

#[test]
fn a_percent_line_inside_a_document() {
    check(
        r"
        a: 1
        %YAML 1.2
        b: 2
        ",
        r"
        {a: 1, ⟪%YAML 1.2⟫: ~, b: 2}
            %YAML 1.2
            ^ text that starts with `%` must be quoted
        ",
    );
}

#[test]
fn a_directive_without_a_marker() {
    check(
        r"
        %YAML 1.2
        a: 1
        ",
        r"
        {a: 1}
            %YAML 1.2
            ^^^^^^^^^ `---` is missing behind this directive
        ",
    );
}

#[test]
fn a_second_marker_starts_a_second_document() {
    check(
        r"
        ---
        a: 1
        ---
        ---
        b: [1
        ---
        c: 1
        ",
        r"
        {a: 1}
        ~
        {b: [1]}
        {c: 1}
            b: [1
               ^ the `[` that opens here is never closed
        ",
    );
}

#[test]
fn a_second_root() {
    check(
        r"
        [1, 2]
        a: 1
        ",
        r"
        [1, 2]
        {a: 1}
            a: 1
            | the document before this line is complete; `---` starts another one
        ",
    );
}

#[test]
fn an_anchor_without_a_node() {
    check(
        r"
        a: 1
        &x
        b: 2
        ",
        r"
        {a: 1, &x ~: ~, b: 2}
            &x
            ^^ a key is missing behind this anchor or tag
        ",
    );
}

#[test]
fn two_anchors_of_one_node() {
    check(
        r"
        a: &x &y &z 1
        b: 2
        ",
        r"
        {a: &x 1, b: 2}
            a: &x &y &z 1
                  ^^ this node already has an anchor
        ",
    );
}

#[test]
fn an_alias_without_an_anchor() {
    check(
        r"
        a: *x
        b: 2
        ",
        r"
        {a: *x, b: 2}
            a: *x
               ^^ no anchor `&x` stands before this alias
        ",
    );
}

#[test]
fn an_undeclared_tag_handle() {
    check(
        r"
        a: !e!x 1
        b: 2
        ",
        r"
        {a: !e!x 1, b: 2}
            a: !e!x 1
               ^^^ the tag handle `!e!` is not declared by a `%TAG` line
        ",
    );
}

#[test]
fn a_control_character() {
    check(
        r"
        a: x␁y
        b: 2
        ",
        r#"
        {a: "x\u{1}y", b: 2}
            a: x␁y
                ^ a control character cannot stand here
        "#,
    );
}

#[test]
fn a_colon_alone() {
    check(
        r"
        a: 1
        :
        b: 2
        ",
        r"
        {a: 1, ~: ~, b: 2}
        ",
    );
}

#[test]
fn a_colon_before_text() {
    check(
        r"
        a: 1
        :b
        c: 2
        ",
        r#"
        {a: 1, ":b": ~, c: 2}
            :b
              | `:` is missing after this key
        "#,
    );
}

#[test]
fn a_dash_alone_is_an_empty_item() {
    check(
        r"
        - a
        -
        - c
        ",
        r"
        [a, ~, c]
        ",
    );
}

#[test]
fn a_half_typed_key_inside_a_list_of_mappings() {
    check(
        r"
        parameters:
          - name: a
            in
            required: true
          - name: b
        ",
        r"
        {parameters: [{name: a, in: ~, required: true}, {name: b}]}
                in
                  | `:` is missing after this key
        ",
    );
}

#[test]
fn merge_conflict_markers() {
    check(
        r"
        a: 1
        <<<<<<< HEAD
        b: 2
        =======
        b: 3
        >>>>>>> other
        c: 4
        ",
        r"
        {a: 1, ⟪<<<<<<< HEAD⟫: ~, b: 2, ⟪=======⟫: ~, b: 3, ⟪>>>>>>> other⟫: ~, c: 4}
            <<<<<<< HEAD
            ^^^^^^^^^^^^ a merge conflict is left in the file here
            =======
            ^^^^^^^ a merge conflict is left in the file here
            >>>>>>> other
            ^^^^^^^^^^^^^ a merge conflict is left in the file here
        ",
    );
}

#[test]
fn text_behind_a_template_placeholder() {
    check(
        r"
        a: 1
        b: {{ x }}-y
        c: 2
        ",
        r"
        {a: 1, b: {{x: ~}: ~}, c: 2}
            b: {{ x }}-y
                      ^^ text behind the closing bracket
        ",
    );
}

#[test]
fn a_key_in_braces_half_typed() {
    check(
        r"
        a: {b: 1, c
        d: 2
        ",
        r"
        {a: {b: 1, c: ~}, d: 2}
            a: {b: 1, c
               ^ the `{` that opens here is never closed
        ",
    );
}

#[test]
fn a_comment_without_a_space() {
    check(
        r##"
        a: "x"#c
        b: [1]#c
        d: 1
        "##,
        r##"
        {a: x, b: [1], d: 1}
            a: "x"#c
                  ^^ a space is missing before this comment
            b: [1]#c
                  ^^ a space is missing before this comment
        "##,
    );
}

#[test]
fn a_quote_or_bracket_at_the_end_of_the_file() {
    check(
        r#"
        - "
        - [
        "#,
        r#"
        ["", []]
            - "
              ^ the quote `"` that opens here is never closed
            - [
              ^ the `[` that opens here is never closed
        "#,
    );
}

#[test]
fn an_unclosed_bracket_ends_at_a_marker() {
    check(
        r"
        a: [1,
        ---
        b: 2
        ",
        r"
        {a: [1]}
        {b: 2}
            a: [1,
               ^ the `[` that opens here is never closed
        ",
    );
}

#[test]
fn an_unclosed_quote_ends_at_a_marker() {
    check(
        r#"
        a: "x
        ...
        ---
        b: 2
        "#,
        r#"
        {a: x}
        {b: 2}
            a: "x
               ^ the quote `"` that opens here is never closed
        "#,
    );
}

#[test]
fn an_unclosed_brace_keeps_what_is_nested_in_it() {
    check(
        r#"
        get:
          responses: {ok: {description: "fine"}, bad: {description: "no"
          tags: [a]
        post: 1
        "#,
        r#"
        {get: {responses: {ok: {description: fine}, bad: {description: no}}, tags: [a]}, post: 1}
              responses: {ok: {description: "fine"}, bad: {description: "no"
                                                          ^ the `{` that opens here is never closed
        "#,
    );
}

#[test]
fn a_key_over_two_lines() {
    check(
        r#"
        a: 1
        "b
          c": 2
        d: 3
        "#,
        r#"
        {a: 1, b: {"c\"": 2}, d: 3}
            "b
            ^ the quote `"` that opens here is never closed
        "#,
    );
}

#[test]
fn text_before_the_keys_of_a_mapping() {
    check(
        r"
        get:
          One order, with all
          that belongs to it.
          summary: x
          tags: [a]
        next: 1
        ",
        r"
        {get: {⟪One order, with all\n  that belongs to it.⟫: ~, summary: x, tags: [a]}, next: 1}
              One order, with all
              ^^^^^^^^^^^^^^^^^^^ this line is no `key: value`
        ",
    );
}

#[test]
fn a_block_header_with_a_wrong_indicator() {
    check(
        r"
        a: |0
          text
        b: >x-
          more
        c: 1
        ",
        r#"
        {a: "text\n", b: "more\n", c: 1}
            a: |0
                ^ only `-` or `+`, one digit from 1 to 9 and a comment may stand behind `|`; the text starts on the next line
            b: >x-
                ^^ only `-` or `+`, one digit from 1 to 9 and a comment may stand behind `>`; the text starts on the next line
        "#,
    );
}

#[test]
fn an_item_of_a_list_that_is_half_typed() {
    check(
        r"
        servers:
          - url: a
          -
          - url
          - url: b
        next: 1
        ",
        r"
        {servers: [{url: a}, ~, url, {url: b}], next: 1}
        ",
    );
}

#[test]
fn a_key_below_a_complete_flow_value() {
    check(
        r"
        a: {b: 1}
          c: 2
        d: 3
        ",
        r"
        {a: {b: 1}, c: 2, d: 3}
              c: 2
              ^^ this line is indented more (2) than the keys of its mapping (0)
        ",
    );
}

#[test]
fn a_value_that_is_cut_in_the_middle_of_a_reference() {
    check(
        r"
        schema:
          $ref: '#/components
          type: object
        other: 1
        ",
        r"
        {schema: {$ref: #/components, type: object}, other: 1}
              $ref: '#/components
                    ^ the quote `'` that opens here is never closed
        ",
    );
}

#[test]
fn a_tag_and_an_anchor_without_spaces() {
    check(
        r#"
        a: !!str"x"
        b: &c[1]
        d: 1
        "#,
        r#"
        {a: !!str"x" ~, b: &c [1], d: 1}
            b: &c[1]
                 | a space is missing after this anchor
        "#,
    );
}

#[test]
fn an_anchor_before_an_alias() {
    check(
        r"
        a: &x 1
        b: &y *x
        c: 2
        ",
        r"
        {a: &x 1, b: *x, c: 2}
            b: &y *x
               ^^ an alias cannot have an anchor or a tag of its own
        ",
    );
}

#[test]
fn an_alias_inside_its_own_anchor() {
    check(
        r"
        a: &x
          b: *x
        c: 1
        ",
        r"
        {a: &x {b: *x}, c: 1}
              b: *x
                 ^^ `*x` stands inside its own anchor, so it has no end
        ",
    );
}

#[test]
fn carriage_returns_do_not_hide_the_place() {
    check(
        r#"
        a: 1
        ope
        b: "x
        c: 2
        "#,
        r#"
        {a: 1, ope: ~, b: x, c: 2}
            ope
               | `:` is missing after this key
            b: "x
               ^ the quote `"` that opens here is never closed
        "#,
    );
}
