//! Brackets and commas in flow collections.

use super::check;

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
