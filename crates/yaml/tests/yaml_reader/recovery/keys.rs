//! Keys that are half typed, or on the wrong line.

use super::check;

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
            b:2
             ^ a space is missing behind this `:`
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
              b:1
               ^ a space is missing behind this `:`
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
