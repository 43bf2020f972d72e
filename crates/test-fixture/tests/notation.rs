//! The notation: fixtures in, texts and ranges out, and back.

use proptest::prelude::*;
use wirelint_test_fixture::{Annotation, Fixture, FixtureFile, extract_cursor, render};

/// Reads `fixture`: each marked piece with its message must be one of `marked`, in order; writing it gives the fixture
/// again.
#[track_caller]
fn check(fixture: &str, marked: &[(&str, &str)]) -> Fixture {
    let parsed = Fixture::parse(fixture);
    let pieces: Vec<(&str, &str)> = parsed
        .annotations
        .iter()
        .map(|it| (&parsed.files[it.file].text[it.range.clone()], it.message.as_str()))
        .collect();
    assert_eq!(pieces, marked);
    assert_eq!(parsed.render(), fixture.strip_prefix('\n').unwrap_or(fixture));
    assert_eq!(Fixture::parse(&parsed.render()), parsed);
    parsed
}

#[test]
fn a_fixture_without_files_is_one_unnamed_file() {
    let parsed = check(
        "
info:
  title: Orders
#        ^^^^^^ the title
  version: ''
# ^^^^^^^ the key
#          ^^ the value
",
        &[("Orders", "the title"), ("version", "the key"), ("''", "the value")],
    );
    assert_eq!(parsed.files.len(), 1);
    assert_eq!(parsed.files[0].path, "");
    assert_eq!(parsed.files[0].text, "info:\n  title: Orders\n  version: ''\n");
}

#[test]
fn markers_are_taken_out_so_that_json_stays_json() {
    let parsed = check(
        "
{ \"a\": 1,
//< the brace
//^^^ the key
  \"b\": 2 }
//     ^ the value
",
        &[("{", "the brace"), ("\"a\"", "the key"), ("2", "the value")],
    );
    assert_eq!(parsed.files[0].text, "{ \"a\": 1,\n  \"b\": 2 }\n");
}

#[test]
fn columns_that_the_sign_covers_are_counted_from_the_sign() {
    check(
        "
openapi: 3.1.0
#<<<<<<< from the first column
#^^^^^^ from the second
",
        &[("openapi", "from the first column"), ("penapi", "from the second")],
    );
    check(
        "
[abc]
//<<<<< all
 //<<< inside
//^^ behind
",
        &[("[abc]", "all"), ("abc", "inside"), ("bc", "behind")],
    );
}

#[test]
fn several_files_are_told_apart() {
    let parsed = check(
        "
//- api/a.yaml
a: b
#  ^ in a
#- c d.json
{}
//< in c
//- empty.yaml
",
        &[("b", "in a"), ("{", "in c")],
    );
    let texts: Vec<_> = parsed.files.iter().map(|it| (it.path.as_str(), it.text.as_str())).collect();
    assert_eq!(texts, [("api/a.yaml", "a: b\n"), ("c d.json", "{}\n"), ("empty.yaml", "")]);
    assert_eq!(parsed.file("c d.json"), 1);
}

#[test]
fn wide_characters_are_one_column_each() {
    let parsed = check(
        "price: 価格🎉é!\n#      ^^ kanji\n#        ^ emoji\n#           | end\n",
        &[("価格", "kanji"), ("🎉", "emoji"), ("", "end")],
    );
    assert_eq!(parsed.annotations[0].range, 7..13);
}

#[test]
fn the_line_break_is_a_column() {
    let parsed = check(
        "a: b\n#   | before it\n#   ^ break\n#    | after it\n",
        &[("", "before it"), ("\n", "break"), ("", "after it")],
    );
    let ranges: Vec<_> = parsed.annotations.iter().map(|it| it.range.clone()).collect();
    assert_eq!(ranges, [4..4, 4..5, 5..5]);
}

#[test]
fn markers_are_put_in_order_and_their_signs_first() {
    let parsed = Fixture::parse("a:\n  b: cde\n     # ^ second\n  #< first\n");
    assert_eq!(parsed.render(), "a:\n  b: cde\n# ^ first\n#      ^ second\n");
}

#[test]
fn an_unmarked_file_gets_the_markers_of_its_language() {
    let json = Fixture::parse("{}\n");
    assert_eq!(render(&json.files, &[Annotation::new(0, 0..2, "empty")]), "{}\n//<< empty\n");
    let yaml = Fixture::parse("a: 1\n");
    assert_eq!(render(&yaml.files, &[Annotation::new(0, 3..4, "one")]), "a: 1\n#  ^ one\n");
}

#[test]
fn empty_ranges_stand_at_bars() {
    let parsed =
        check("abc\n#| first\n #| second\n# | third\n", &[("", "first"), ("", "second"), ("", "third")]);
    let starts: Vec<_> = parsed.annotations.iter().map(|it| it.range.start).collect();
    assert_eq!(starts, [0, 1, 2]);
    let parsed = check("//- empty.yaml\n#| nothing here\n", &[("", "nothing here")]);
    assert_eq!(parsed.files[0].text, "");
}

#[test]
fn a_range_may_end_on_a_later_line() {
    check(
        "
get:
#<>2:7 the operation
  a: b
#    ^>1:3 half
  c: d
",
        &[("get:\n  a: b\n  c: d\n", "the operation"), ("b\n  c", "half")],
    );
}

#[test]
fn comments_that_are_no_markers_stay() {
    let text = "# a comment\na: 1 # ^ not a line of its own\n#<b> html\n#\n# x ^^^\n#^^x\n//\n";
    let parsed = Fixture::parse(text);
    assert_eq!(parsed.files[0].text, text);
    assert_eq!(parsed.annotations, []);
}

#[test]
fn a_marker_may_say_nothing() {
    check("a: b\n#  ^\n", &[("b", "")]);
}

#[test]
fn what_a_test_made_itself_is_written_in_the_files_language() {
    let files = [FixtureFile::unmarked("a.yaml", "a: b"), FixtureFile::unmarked("b.json", "[1]\n")];
    let annotations = [
        Annotation::new(1, 1..2, "two\nlines"),
        Annotation::new(0, 3..4, "b"),
        Annotation::new(0, 0..1, "a"),
    ];
    let text = "//- a.yaml\na: b\n#< a\n#  ^ b\n//- b.json\n[1]\n //< two lines\n";
    assert_eq!(render(&files, &annotations), text);
}

#[test]
fn the_cursor_is_taken_out() {
    assert_eq!(extract_cursor("価: $0b"), ("価: b".to_owned(), 5));
}

#[test]
#[should_panic(expected = "exactly one `$0`")]
fn two_cursors_are_a_mistake() {
    extract_cursor("$0 $0");
}

#[test]
#[should_panic(expected = "reaches past the line `a: b`")]
fn a_marker_past_its_line_is_a_mistake() {
    Fixture::parse("a: b\n#  ^^^^^ too long\n");
}

#[test]
#[should_panic(expected = "`lost: 1` stands before the first file")]
fn text_before_the_first_file_is_a_mistake() {
    Fixture::parse("lost: 1\n//- a.yaml\n");
}

#[test]
#[should_panic(expected = "the marker `early` stands above the first line")]
fn a_marker_above_the_first_line_is_a_mistake() {
    Fixture::parse("//- a.yaml\n# ^ early\na: b\n");
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(
        text in "[ab \u{4fa1}\u{1f389}\n]{0,30}",
        json in any::<bool>(),
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..4),
    ) {
        let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut annotations: Vec<Annotation> = places
            .iter()
            .map(|(a, b)| (*a.get(&boundaries), *b.get(&boundaries)))
            .map(|(a, b)| Annotation::new(0, a.min(b)..a.max(b), "a message"))
            .collect();
        annotations.sort_by_key(|it| (it.range.start, it.range.end));
        let file = FixtureFile::unmarked(if json { "a.json" } else { "a.yaml" }, text.clone());
        let written = render(&[file], &annotations);
        let read = Fixture::parse(&written);
        prop_assert_eq!(&read.annotations, &annotations, "{}", written);
        let missing_break = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        prop_assert_eq!(&read.files[0].text, &(text + missing_break));
    }
}
