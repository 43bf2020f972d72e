//! What was expected beside what was found.

use crate::fixture::{Annotation, Fixture, marked_lines};

/// Panics unless `found` is what the markers of `fixture` say; the order does not matter. The message is the fixture with
/// a sign before each line: `-` before markers that nothing was found for, `+` before what was found unexpectedly.
#[track_caller]
pub fn assert_annotations(fixture: &Fixture, found: &[Annotation]) {
    let outcome = difference(fixture, found);
    assert!(outcome.is_none(), "what was found is not what is marked:\n{}", outcome.unwrap_or_default());
}

/// The fixture with differing markers, or `None` where there are none.
fn difference(fixture: &Fixture, found: &[Annotation]) -> Option<String> {
    if let Some(stray) = found.iter().find(|it| it.file >= fixture.files.len()) {
        return Some(format!("+ in a file that is not in the fixture: {}\n", stray.message));
    }
    let mut out = String::new();
    let mut differs = false;
    for (number, file) in fixture.files.iter().enumerate() {
        if !file.path.is_empty() {
            out.extend(["  //- ", &file.path, "\n"]);
        }
        let expected = marked_lines(file, number, &fixture.annotations);
        let found = marked_lines(file, number, found);
        for ((line, expected), (_, mut found)) in expected.into_iter().zip(found) {
            out.extend(["  ", line.trim_end_matches('\n'), "\n"]);
            for marker in expected {
                // Equal markers are counted: two expected need two found.
                let sign = match found.iter().position(|it| *it == marker) {
                    Some(at) => {
                        found.remove(at);
                        " "
                    }
                    None => "-",
                };
                differs |= sign == "-";
                out.extend([sign, " ", &marker, "\n"]);
            }
            differs |= !found.is_empty();
            for marker in found {
                out.extend(["+ ", &marker, "\n"]);
            }
        }
    }
    differs.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_difference_shows_each_side_in_its_place() {
        let fixture = Fixture::parse("\na: 1\n#  ^ one\nb: 2\n#  ^ two\n#  ^ two\n");
        let found =
            [Annotation::new(0, 3..4, "one"), Annotation::new(0, 8..9, "two"), Annotation::new(0, 5..6, "b")];
        let expected = "  a: 1\n  #  ^ one\n  b: 2\n  #  ^ two\n- #  ^ two\n+ #< b\n";
        assert_eq!(difference(&fixture, &found).as_deref(), Some(expected));
    }

    #[test]
    fn the_order_of_findings_does_not_matter() {
        let fixture = Fixture::parse("a: 1\n#  ^ one\nb: 2\n#  ^ two\n");
        let mut found = fixture.annotations.clone();
        found.reverse();
        assert_eq!(difference(&fixture, &found), None);
        assert_annotations(&fixture, &found);
    }

    #[test]
    #[should_panic(expected = "- #  ^ one")]
    fn what_is_not_found_fails() {
        assert_annotations(&Fixture::parse("a: 1\n#  ^ one\n"), &[]);
    }

    #[test]
    #[should_panic(expected = "not in the fixture: lost")]
    fn a_finding_in_another_file_fails() {
        assert_annotations(&Fixture::parse("a: 1\n"), &[Annotation::new(7, 0..0, "lost")]);
    }
}
