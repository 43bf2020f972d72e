//! Markers, directives, anchors, and what is none of the others.

use super::check;

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
