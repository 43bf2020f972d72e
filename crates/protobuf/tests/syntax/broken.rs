//! Whatever the text, there is a tree that fits it, and what was not touched is still in it.

use std::env;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use wirelint_protobuf::syntax::{Node, NodeKind, Parse, parse};
use wirelint_source::{TextEdit, TextRange};

const FILES: [&str; 2] = [include_str!("../oracle/proto2.proto"), include_str!("../oracle/proto3.proto")];

/// Ranges nest and lie in the text, in order, at the borders of characters.
fn check_shape(parse: &Parse) {
    let text = parse.text();
    let mut at = 0;
    for statement in parse.statements() {
        let range = statement.range();
        assert!(at <= range.start, "{statement:?} begins before {at}");
        at = range.end;
        check_node(statement);
    }
    for (item, error) in parse.errors() {
        for range in [Some(error.range), error.related.as_ref().map(|it| it.0)].into_iter().flatten() {
            let range = parse.absolute(item, range);
            assert!(text.get(range.start as usize..range.end as usize).is_some(), "{error:?}");
        }
    }
    for comment in parse.comments() {
        assert!(comment.of(text).starts_with('/'));
    }
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
    assert!(node.children().all(|it| it.parent() == Some(node)));
    let _ = (node.text(), node.name(), node.string());
}

#[test]
fn every_beginning_of_a_file_is_a_tree() {
    for text in FILES {
        for (end, _) in text.char_indices() {
            check_shape(&parse(&text[..end]));
        }
    }
    let Some(corpus) = env::var_os("WIRELINT_CORPUS") else {
        println!("skipped: set WIRELINT_CORPUS for the beginnings of published files");
        return;
    };
    let mut paths = Vec::new();
    find(&Path::new(&corpus).join("protobuf"), &mut paths);
    paths.retain(|it| fs::metadata(it).unwrap().len() < 2_000);
    let mut random = Random(2);
    for _ in 0..100 {
        let text = fs::read_to_string(&paths[random.below(paths.len())]).unwrap();
        for (end, _) in text.char_indices() {
            check_shape(&parse(&text[..end]));
        }
    }
}

#[test]
fn what_nests_too_deeply_is_said_once_and_passed_over() {
    let deep = 10_000;
    for (open, close, what) in [
        ("message M {\n", "}\n", "blocks nest deeper than 100 levels"),
        ("optional group G = 1 {", "}", "blocks nest deeper than 100 levels"),
    ] {
        let text = format!("message A {{ {}{} }}\nmessage B {{}}", open.repeat(deep), close.repeat(deep));
        let parse = parse(text);
        let errors: Vec<_> = parse.errors().map(|(_, it)| &*it.message).collect();
        assert_eq!(errors, [what]);
        let names: Vec<_> = parse.file().messages().map(|it| it.name().unwrap().text()).collect();
        assert_eq!(names, ["A", "B"]);
    }
    for (open, close) in [("a { ", "}"), ("a: [{ ", "}]"), ("a <", ">")] {
        let text = format!("option (o) = {{ {}{} }};\nmessage B {{}}", open.repeat(deep), close.repeat(deep));
        let parse = parse(text);
        assert_eq!(parse.errors().count(), 1);
        assert_eq!(parse.file().messages().count(), 1);
    }
    // Never closed, so that what it is in is not either.
    for unclosed in
        ["message M {\n", "option (o) = { a {", "oneof o {", "enum E {", "service S { rpc M(A) returns (B) {"]
    {
        let text = unclosed.repeat(deep);
        check_shape_of_flat(&parse(text));
    }
}

/// As [`check_shape`], without looking at each node.
fn check_shape_of_flat(parse: &Parse) {
    assert!(parse.errors().count() > 0);
    assert!(parse.statements().all(|it| it.range().end as usize <= parse.text().len()));
}

#[test]
fn time_grows_with_the_text() {
    for piece in [
        "message A {\n",
        "}",
        "/* ",
        "\"",
        "option (a) = {",
        "message A\n",
        "a b = 1\n",
        "{",
        "message A { rpc\n",
        "enum A { B = 1;\n",
        "é",
        "service A {} }",
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

/// A source of numbers that is the same on every run (`SplitMix64`).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end as u64) as usize
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
fn change_once(text: &str, random: &mut Random, kept: &mut Kept) {
    let before = parse(text);
    let tokens: Vec<TextRange> =
        before.tokens(TextRange::new(0, text.len() as u32)).map(|it| it.range).collect();
    if tokens.is_empty() {
        return;
    }
    let at = random.below(tokens.len());
    let token = tokens[at];
    let others = [";", "{", "}", "=", "message", "x", "1", "\"s\"", "(", "[", "é", ",", "option", "\"", "/*"];
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
    let valid = at.checked_sub(1).map_or(0, |it| tokens[it].end);
    for (item, error) in after.errors() {
        let range = after.absolute(item, error.range);
        assert!(
            range.end >= valid,
            "{edit:?}: {} at {range:?} after {:?}",
            error.message,
            &text[valid.saturating_sub(200) as usize..valid as usize]
        );
    }
    // What opens a comment or a string takes what follows with it.
    if edit.text == "/*" {
        return;
    }
    let definitions = |parse: &Parse| -> Vec<(NodeKind, String)> {
        let is_definition = |it: &Node<'_>| it.child(NodeKind::Open).is_some();
        parse.statements().filter(is_definition).map(|it| (it.kind(), it.text().to_owned())).collect()
    };
    let now = definitions(&after);
    for statement in before.statements().filter(|it| it.child(NodeKind::Open).is_some()) {
        let range = statement.range();
        let is_touched = range.overlaps(edit.range) || range.touches(edit.range.start);
        if !is_touched {
            kept.all += 1;
            kept.kept += usize::from(now.contains(&(statement.kind(), statement.text().to_owned())));
        }
    }
}

#[test]
fn one_change_leaves_the_other_definitions_alone() {
    let mut random = Random(1);
    let mut kept = Kept::default();
    for number in 0..10_000 {
        change_once(FILES[number % FILES.len()], &mut random, &mut kept);
    }
    match env::var_os("WIRELINT_CORPUS") {
        None => println!("skipped: set WIRELINT_CORPUS for changes of published files"),
        Some(corpus) => {
            let mut paths = Vec::new();
            find(&Path::new(&corpus).join("protobuf"), &mut paths);
            for _ in 0..10_000 {
                let text = fs::read_to_string(&paths[random.below(paths.len())]).unwrap();
                change_once(&text, &mut random, &mut kept);
            }
        }
    }
    assert!(kept.all > 500, "{}", kept.all);
    assert!(kept.kept * 100 > kept.all * 99, "{} of {} definitions are still there", kept.kept, kept.all);
}

fn find(folder: &Path, paths: &mut Vec<std::path::PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            find(&path, paths);
        } else if path.extension().is_some_and(|it| it == "proto") {
            paths.push(path);
        }
    }
}
