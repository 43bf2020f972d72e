//! The `pretty` format.

use std::io::{self, Write};

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;
use wirelint_diagnostics::Severity;
use wirelint_report::{Format, Options, write};
use wirelint_source::TextRange;

use crate::fixture::{Run, clean_run, finding, run};

#[test]
fn plain() {
    insta::assert_snapshot!(run().report(Format::Pretty, &Options::default()));
}

#[test]
fn narrow() {
    let options = Options { width: 48, ..Options::default() };
    insta::assert_snapshot!(run().report(Format::Pretty, &options));
}

#[test]
fn coloured_with_links() {
    let options = Options { color: true, links: true, ..Options::default() };
    // The escape character is the report's own; that none of a contract's gets here is another test's subject.
    insta::assert_snapshot!(run().report(Format::Pretty, &options).replace('\x1b', "^"));
}

#[test]
fn everything_shown() {
    let options = Options { show: Severity::Hint, ..Options::default() };
    let text = run().report(Format::Pretty, &options);
    assert!(text.contains("hint[meta/remark]: `y` is short"), "{text}");
    assert!(!text.contains("not shown"), "{text}");
}

#[test]
fn a_clean_run_is_one_line() {
    insta::assert_snapshot!(clean_run().report(Format::Pretty, &Options::default()));
}

#[test]
fn nothing_that_a_terminal_obeys_comes_from_a_contract() {
    for format in [Format::Pretty, Format::Concise] {
        let text = run().report(format, &Options { show: Severity::Hint, ..Options::default() });
        let obeyed = text.chars().find(|&it| it != '\n' && (it.is_control() || it == '\u{202e}'));
        assert_eq!(obeyed, None, "{text}");
    }
}

#[test]
fn a_closed_pipe_is_returned() {
    struct Closed;
    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let run = run();
    for format in Format::ALL {
        let result = write(format, &run.outcome, &run.texts, &Options::default(), &mut Closed);
        assert_eq!(result.unwrap_err().kind(), io::ErrorKind::BrokenPipe, "{format}");
    }
}

proptest! {
    /// Any text, any range in or out of it, any width: drawn, in lines that fit, with nothing passed through.
    #[test]
    fn every_place_of_every_text_is_drawn(
        text in "([ -~]{0,90}|[\t\x1b\u{9b}\u{202e}\u{301}価🎉é\r\n]{0,9}|\n){0,12}",
        start in 0_u32..900,
        length in 0_u32..300,
        width in 0_usize..120,
        label in proptest::option::of("[ a-z価\x1b]{0,20}"),
    ) {
        let mut run = Run::default();
        let file = run.texts.add("a.yaml", &text);
        let mut it = finding(Severity::Warning, "a/b", "m", file, TextRange::new(start, start + length));
        it.label = label.clone();
        run.push(it);
        for format in Format::ALL {
            let text = run.report(format, &Options { width, ..Options::default() });
            prop_assert!(text.chars().all(|it| it == '\n' || !it.is_control()));
            if format == Format::Pretty {
                let drawn: Vec<&str> = text.lines().filter(|it| it.contains([ '│', '·'])).collect();
                prop_assert!(drawn.iter().any(|it| it.contains('·') || it.contains("├─▶") || it.contains("╰─▶")), "{}", text);
                // A label is not broken below 24 cells.
                let source = drawn.iter().filter(|it| !it.contains('·'));
                for line in source {
                    prop_assert!(line.width() <= width.max(40), "{}", text);
                }
            }
        }
    }

    /// What is underlined is the place, however long its line and wherever in it.
    #[test]
    fn the_underline_is_under_the_place(
        text in "[!-~]{1,600}",
        start in 0_usize..600,
        length in 1_usize..40,
        width in 60_usize..120,
    ) {
        let start = start % text.len();
        let end = (start + length).min(text.len());
        let mut run = Run::default();
        let file = run.texts.add("a.json", &text);
        let range = TextRange::new(start as u32, end as u32);
        run.push(finding(Severity::Warning, "a/b", "m", file, range));
        let report = run.report(Format::Pretty, &Options { width, ..Options::default() });
        let row = |mark| report.lines().find(|it| it.contains(mark)).unwrap_or_default();
        let underlined: String =
            row('│').chars().zip(row('·').chars()).filter(|&(_, under)| under == '─').map(|(it, _)| it).collect();
        prop_assert_eq!(&underlined, &text[start..end], "{}", report);
    }
}
