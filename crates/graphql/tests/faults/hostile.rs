//! Documents that are made to take long.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use wirelint_graphql::faults::FaultKind;

use crate::{faults, schema};

const SCHEMA: &str = "type Query { a: Query b: Query c(x: Int): Int }\n";

/// The kinds of faults, each once, and that it took no time to find them.
#[track_caller]
fn check(text: &str, expected: &[FaultKind]) {
    let start = Instant::now();
    let schema = schema(&[SCHEMA, text]);
    let mut kinds: Vec<_> = faults(&schema).into_iter().flatten().map(|it| it.kind).collect();
    kinds.sort();
    kinds.dedup();
    assert_eq!(kinds, expected);
    let took = start.elapsed();
    assert!(took < Duration::from_secs(20), "{took:?}");
}

#[test]
fn chains_of_fragments_are_followed_to_their_end() {
    let mut text = "query Q { ...F0 }\n".to_owned();
    let count = 100_000;
    for number in 0..count {
        writeln!(text, "fragment F{number} on Query {{ a {{ ...F{} }} }}", (number + 1) % count).unwrap();
    }
    check(&text, &[FaultKind::NoFragmentCycles]);
    let text =
        text.replace("...F0 }\n", "...F0 }").replace(&format!("...F0 }} }}\nfragment F{count}"), "c } }");
    check(&text, &[FaultKind::NoFragmentCycles]);
}

#[test]
fn what_meets_in_many_ways_is_looked_at_once() {
    // Two ways at each of many levels: 2^200 ways to the last one.
    let mut text = "query Q { ...F0 }\n".to_owned();
    for number in 0..200 {
        let next = number + 1;
        writeln!(
            text,
            "fragment F{number} on Query {{ a {{ ...F{next} }} b {{ ...F{next} }} x: a {{ ...F{next} }} }}"
        )
        .unwrap();
    }
    text.push_str("fragment F200 on Query { c y: c(x: 1) y: c(x: 2) }\n");
    check(&text, &[FaultKind::OverlappingFieldsCanBeMerged]);
    // One field very often.
    let text = format!("{{ {} }}", "a { c } ".repeat(20_000));
    check(&text, &[]);
    let text = format!("{{ {} }}", "a { a { c } } ...{ a { b { c } } } ".repeat(5_000));
    check(&text, &[]);
}

#[test]
fn circles_of_input_objects_are_followed_to_their_end() {
    let count = 100_000;
    let mut text = String::new();
    for number in 0..count {
        let next = (number + 1) % count;
        writeln!(text, "input I{number} {{ a: I{next}! b: I{next} = {{}} }}").unwrap();
    }
    // Each default value lacks what must be given.
    check(&text, &[FaultKind::InputObjectCycles, FaultKind::DefaultValues, FaultKind::DefaultValueCycles]);
}

#[test]
fn a_type_that_is_extended_often_is_one_type() {
    let mut text = "type T { a: Int }\n".to_owned();
    for number in 0..20_000 {
        writeln!(text, "extend type T {{ f{number}: Int }}").unwrap();
    }
    check(&text, &[]);
}

#[test]
fn what_is_wide_is_looked_at_in_time_that_grows_with_it() {
    let mut text = "{ ".to_owned();
    for number in 0..5_000 {
        write!(text, "a(x{number}: [Y{number}]) {{ c }} z{number}: c(x: {{k{number}: $v{number}}}) ")
            .unwrap();
    }
    text.push('}');
    check(
        &text,
        &[
            FaultKind::KnownArgumentNames,
            FaultKind::NoUndefinedVariables,
            FaultKind::ValuesOfCorrectType,
            FaultKind::OverlappingFieldsCanBeMerged,
        ],
    );
    let mut text = "enum E { ".to_owned();
    (0..5_000).for_each(|it| write!(text, "VALUE{it} ").unwrap());
    text.push_str("}\nextend type Query { e(l: [E] = [");
    (0..5_000).for_each(|it| write!(text, "WALUES{it} ").unwrap());
    text.push_str("]): Int, many(");
    (0..5_000).for_each(|it| write!(text, "a{it}: Int ").unwrap());
    text.push_str("): Int }\n");
    check(&text, &[FaultKind::DefaultValues]);
    let mut text = "{ a { c } c(".to_owned();
    (0..20_000).for_each(|it| write!(text, "x{it}: 1 ").unwrap());
    text.push_str(") }");
    check(&text, &[FaultKind::KnownArgumentNames]);
}
