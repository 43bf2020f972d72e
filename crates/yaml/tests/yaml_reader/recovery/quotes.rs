//! Quotes that are not closed, or closed too early.

use super::check;

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
