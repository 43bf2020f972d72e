//! Whatever the text, there is a tree that fits it, and what was not touched is still in it.

use std::env;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use wirelint_graphql::syntax::{MAX_DEPTH, Node, NodeKind, Parse, parse};
use wirelint_source::{ItemId, TextEdit, TextRange};

use crate::{OPERATIONS, Random, SCHEMA};

/// Ranges nest and lie in the text, in order, at the borders of characters; items are the whole text.
pub(crate) fn check_shape(parse: &Parse) {
    let text: &str = parse.text();
    let mut at = 0;
    for definition in parse.definitions() {
        let range = definition.range();
        assert!(at <= range.start, "{definition:?} begins before {at}");
        at = range.end;
        check_node(definition);
    }
    for (item, error) in parse.errors() {
        for range in [Some(error.range), error.related.as_ref().map(|it| it.0)].into_iter().flatten() {
            let range = parse.absolute(item, range);
            assert!(text.get(range.start as usize..range.end as usize).is_some(), "{error:?}");
        }
    }
    for comment in parse.comments() {
        assert!(comment.of(text).starts_with('#'));
    }
    check_bytes(parse);
}

/// The items' texts are the text, and in each of them only space stands between its tokens and comments.
fn check_bytes(parse: &Parse) {
    let text: &str = parse.text();
    let numbers = (1..parse.item_count() as u32).chain([0]);
    let items: String = numbers.map(|it| parse.item_text(ItemId(it))).collect();
    assert_eq!(items, text);
    let tokens = parse.tokens(TextRange::new(0, text.len() as u32)).map(|it| it.range);
    let mut pieces: Vec<_> = tokens.chain(parse.comments()).collect();
    pieces.sort();
    let mut at = 0;
    for piece in pieces {
        if (piece.start as usize) < at {
            // A comment in what would be a string, if its quotes were not taken for those of another one.
            assert!(text.contains("\"\"\"") && parse.errors().count() > 0);
            continue;
        }
        let between = &text[at..piece.start as usize];
        assert!(between.chars().all(|it| " \t\r\n,\u{feff}".contains(it)), "{between:?}");
        at = piece.end as usize;
    }
    assert!(text[at..].chars().all(|it| " \t\r\n,\u{feff}".contains(it)));
}

fn check_node(node: Node<'_>) {
    let range = node.range();
    assert!(range.end as usize <= node.parse().text().len());
    let mut at = range.start;
    for child in node.children() {
        assert!(at <= child.range().start && child.range().end <= range.end, "{child:?} in {node:?}");
        at = child.range().end;
        check_node(child);
    }
    assert!(node.children().take(20).all(|it| it.parent() == Some(node)));
    let _ = (node.text(), node.string(), node.comments_above(), node.closing_bracket());
}

fn every_beginning(text: &str) {
    for (end, _) in text.char_indices() {
        check_shape(&parse(&text[..end]));
    }
}

#[test]
fn every_beginning_of_a_file_is_a_tree() {
    every_beginning(SCHEMA);
    every_beginning(OPERATIONS);
}

#[test]
fn what_nests_too_deeply_is_said_once_and_passed_over() {
    let deep = 100_000;
    let message = format!("this nests deeper than {MAX_DEPTH} levels");
    for (before, open, inner, close, behind) in [
        ("query A ", "{a", "{b}", "}", ""),
        ("query A {a(x:", "[", "1", "]", ")}"),
        ("query A {a(x:", "{y:", "1", "}", ")}"),
        ("type A {a:", "[", "Int", "]", "}"),
        ("query A ", "{...on T", "{b}", "}", ""),
        ("input A {a: Int = ", "[", "", "]", "}"),
    ] {
        let text =
            format!("{before}{}{inner}{}{behind}\ntype B {{b: Int}}", open.repeat(deep), close.repeat(deep));
        let whole = parse(text);
        let errors: Vec<_> = whole.errors().map(|(_, it)| &*it.message).collect();
        assert_eq!(errors, [&*message], "{before}{open}");
        assert_eq!(whole.definitions().count(), 2);
        let cut = parse(format!("{before}{}", open.repeat(deep)));
        let errors: Vec<_> = cut.errors().map(|(_, it)| &*it.message).collect();
        assert_eq!(errors, [&*message], "{before}{open}");
    }
}

#[test]
fn time_grows_with_the_text() {
    for piece in [
        "type A {\n",
        "}",
        "\"\"\" ",
        "\"\"\"\ntype A {\n",
        "\\\"\"\"\ntype A\n",
        "\\\"\"\" ",
        "\"",
        "\\\"\r",
        "query {a(b:",
        "a(b: Int\n",
        "type A {a(b: Int\n",
        "type A\n",
        "  a(b: 1\n  c",
        "{",
        "[",
        "(",
        "...",
        "1.",
        "{a(b:[",
        "enum A { B\n",
        "é",
        "\u{feff}",
        "type A {b: C} ",
        "query ($a: [",
        "# x\n",
    ] {
        let time = |count: usize| {
            let text = piece.repeat(count);
            let start = Instant::now();
            std::hint::black_box(parse(text));
            start.elapsed()
        };
        // Sixteen times the text takes far less than a hundred times as long.
        let (short, long) = (time(5_000), time(80_000));
        assert!(long < short * 100 + Duration::from_millis(200), "{piece:?}: {short:?}, {long:?}");
    }
}

/// How often definitions were to be found again, and were.
#[derive(Default)]
struct Kept {
    all: usize,
    kept: usize,
}

/// Cuts a stretch out of the text, or takes, doubles or replaces a token; the tree must fit, no error may stand before the place, and the
/// definitions elsewhere are counted.
fn change_once(before: &Parse, random: &mut Random, kept: &mut Kept) {
    let text: &str = before.text();
    // The tokens of some definitions: a whole file may have a hundred thousand.
    let first = random.below(before.item_count());
    let start = if first == 0 { 0 } else { before.item_start(ItemId(first as u32)) };
    let stretch = TextRange::new(start, (text.len() as u32).min(start + 4_000));
    let tokens: Vec<TextRange> = before.tokens(stretch).map(|it| it.range).collect();
    if tokens.is_empty() {
        return;
    }
    let at = random.below(tokens.len());
    let token = tokens[at];
    let others = [
        "!", "{", "}", "=", "type", "x", "1", "\"s\"", "(", "[", "é", ":", "extend", "\"", "@", "...", "$",
        "&",
    ];
    let edit = match random.below(4) {
        0 => TextEdit::replace(token, ""),
        1 => TextEdit::insert(token.end, format!(" {}", token.of(text))),
        2 => TextEdit::replace(token, others[random.below(others.len())]),
        _ => {
            let last = (at + random.below(6)).min(tokens.len() - 1);
            TextEdit::replace(TextRange::new(token.start, tokens[last].end), "")
        }
    };
    let changed = wirelint_source::apply_edits(text, std::slice::from_ref(&edit)).unwrap();
    let after = parse(changed);
    check_shape(&after);
    if before.errors().count() > 0 {
        return;
    }
    let valid = at.checked_sub(1).map_or(stretch.start, |it| tokens[it].end);
    for (item, error) in after.errors() {
        let range = after.absolute(item, error.range);
        assert!(
            range.end >= valid,
            "{edit:?}: {} at {range:?} after {:?}",
            error.message,
            &text[..valid as usize].chars().rev().take(200).collect::<String>()
        );
    }
    // Half of the quotes of a block take what follows with them.
    if text[..edit.range.start as usize].ends_with('"') && edit.text.contains('"') {
        return;
    }
    let definitions = |parse: &Parse| -> Vec<(NodeKind, u32, u32)> {
        parse.definitions().map(|it| (it.kind(), it.range().start, it.range().end)).collect()
    };
    let now = definitions(&after);
    let mut is_there = now.into_iter().collect::<std::collections::HashSet<_>>();
    for definition in before.definitions() {
        let range = definition.range();
        let is_touched = range.overlaps(edit.range) || range.touches(edit.range.start);
        if !is_touched {
            let delta = if range.start >= edit.range.end { edit.delta() } else { 0 };
            let moved = range.moved(delta);
            kept.all += 1;
            kept.kept += usize::from(is_there.remove(&(definition.kind(), moved.start, moved.end)));
        }
    }
}

#[test]
fn one_change_leaves_the_other_definitions_alone() {
    let is_exhaustive = env::var_os("WIRELINT_EXHAUSTIVE").is_some();
    let mut random = Random(1);
    let mut kept = Kept::default();
    for text in [SCHEMA, OPERATIONS] {
        let tree = parse(text);
        assert_eq!(tree.errors().count(), 0);
        for _ in 0..if is_exhaustive { 5_000 } else { 1_500 } {
            change_once(&tree, &mut random, &mut kept);
        }
    }
    match env::var_os("WIRELINT_CORPUS") {
        None => println!("skipped: set WIRELINT_CORPUS for changes of published files"),
        Some(corpus) => {
            let texts = corpus_texts(Path::new(&corpus));
            let pieces: Vec<_> = texts.iter().flat_map(|it| pieces(it)).map(parse).collect();
            for _ in 0..if is_exhaustive { 5_000 } else { 100 } {
                change_once(&pieces[random.below(pieces.len())], &mut random, &mut kept);
            }
            let whole: Vec<_> = texts.into_iter().map(parse).collect();
            for number in 0..if is_exhaustive { 200 } else { 2 } {
                change_once(&whole[number % whole.len()], &mut random, &mut kept);
            }
        }
    }
    assert!(kept.all > 500, "{}", kept.all);
    println!("{} of {} definitions are still there", kept.kept, kept.all);
    assert!(kept.kept * 100 > kept.all * 99, "{} of {} definitions are still there", kept.kept, kept.all);
}

/// Some definitions each, all together the text.
fn pieces(text: &str) -> Vec<&str> {
    let tree = parse(text);
    let mut starts: Vec<usize> = vec![0];
    for number in 1..tree.item_count() as u32 {
        let start = tree.item_start(ItemId(number)) as usize;
        if start - starts[starts.len() - 1] > 30_000 {
            starts.push(start);
        }
    }
    let ends = starts[1..].iter().copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(&start, end)| &text[start..end]).collect()
}

/// The published schemas.
pub(crate) fn corpus_texts(corpus: &Path) -> Vec<String> {
    let mut paths: Vec<_> =
        fs::read_dir(corpus.join("graphql")).unwrap().map(|it| it.unwrap().path()).collect();
    paths.sort();
    paths.retain(|it| it.extension().is_some_and(|it| it == "graphql"));
    paths.iter().map(|it| fs::read_to_string(it).unwrap()).collect()
}
