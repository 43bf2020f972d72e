//! A rule's page for a terminal: headings at the margin, what belongs to them indented and wrapped, code as it is.
//!
//! Reads the Markdown that rules are documented with, no more: headings, paragraphs, lists, fenced code, and in a line
//! code, emphasis and links.

use textwrap::{WordSeparator, WordSplitter};

use crate::terminal::Terminal;

const HEADING: &str = "1;4";
const TITLE: &str = "1";
const FAINT: &str = "2";

/// `page` as a terminal shows it.
pub(crate) fn render(page: &str, terminal: Terminal) -> String {
    let mut printer = Printer { terminal, out: String::new(), text: Vec::new() };
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            printer.end_text();
            let code: Vec<&str> = lines.by_ref().take_while(|it| !it.starts_with("```")).collect();
            printer.code(info, &code);
        } else if line.starts_with('#') {
            printer.end_text();
            printer.heading(line);
        } else if line.trim().is_empty() {
            printer.end_text();
        } else {
            if is_list_element(line) {
                printer.end_line();
            }
            printer.text.push(line.trim());
        }
    }
    printer.end_text();
    printer.out.truncate(printer.out.trim_end().len());
    printer.out + "\n"
}

struct Printer<'p> {
    terminal: Terminal,
    out: String,
    /// The lines of the paragraph or list element that is being read.
    text: Vec<&'p str>,
}

impl Printer<'_> {
    fn heading(&mut self, line: &str) {
        let level = line.len() - line.trim_start_matches('#').len();
        let style = if level == 1 { TITLE } else { HEADING };
        let heading = self.styled(style, &inline(line.trim_start_matches('#').trim()));
        self.out.push_str(&heading);
        self.out.push_str(if level == 1 { "\n\n" } else { "\n" });
    }

    /// `yaml incorrect` is what the rule finds, `yaml correct` what it wants.
    fn code(&mut self, info: &str, lines: &[&str]) {
        let caption = match info.split_whitespace().nth(1) {
            Some("incorrect") => Some("Found:"),
            Some("correct") => Some("Wanted:"),
            _ => None,
        };
        if let Some(caption) = caption {
            let caption = self.styled(FAINT, caption);
            self.out.extend(["  ", &caption, "\n"]);
        }
        for line in lines {
            self.out.push_str(format!("      {line}").trim_end());
            self.out.push('\n');
        }
        self.out.push('\n');
    }

    /// Ends a paragraph or a list.
    fn end_text(&mut self) {
        if self.end_line() {
            self.out.push('\n');
        }
    }

    /// Ends a paragraph or a list element; says whether there was one.
    fn end_line(&mut self) -> bool {
        let text = inline(&std::mem::take(&mut self.text).join(" "));
        if text.is_empty() {
            return false;
        }
        let hanging = if is_list_element(&text) { "    " } else { "  " };
        let options = textwrap::Options::new(self.terminal.width.clamp(40, 100))
            .initial_indent("  ")
            .subsequent_indent(hanging)
            .word_separator(WordSeparator::AsciiSpace)
            .word_splitter(WordSplitter::NoHyphenation)
            .break_words(false);
        self.out.push_str(&textwrap::fill(&text, options));
        self.out.push('\n');
        true
    }

    fn styled(&self, style: &str, text: &str) -> String {
        if self.terminal.color { format!("\x1b[{style}m{text}\x1b[0m") } else { text.to_owned() }
    }
}

fn is_list_element(line: &str) -> bool {
    let line = line.trim_start();
    let number = line.trim_start_matches(|it: char| it.is_ascii_digit());
    line.starts_with("- ") || (number.len() < line.len() && number.starts_with(". "))
}

/// A line without what only Markdown needs: `**` and the brackets of links. Backticks stay, they mark names in messages, too.
fn inline(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(['`', '*', '<', '[']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (taken, shown) = if let Some(code) = between(rest, "`", "`") {
            (code.len() + 2, format!("`{code}`"))
        } else if let Some(strong) = between(rest, "**", "**") {
            (strong.len() + 4, strong.to_owned())
        } else if let Some(address) = between(rest, "<", ">").filter(|it| it.starts_with("http")) {
            (address.len() + 2, address.to_owned())
        } else if let Some((name, address)) = link(rest) {
            (name.len() + address.len() + 4, format!("{name} ({address})"))
        } else {
            (1, rest[..1].to_owned())
        };
        out.push_str(&shown);
        rest = &rest[taken..];
    }
    out + rest
}

fn between<'t>(text: &'t str, open: &str, close: &str) -> Option<&'t str> {
    let inner = text.strip_prefix(open)?;
    inner.find(close).map(|end| &inner[..end])
}

/// The two parts of `[name](address)`.
fn link(text: &str) -> Option<(&str, &str)> {
    let name = between(text, "[", "]")?;
    let address = between(&text[name.len() + 2..], "(", ")")?;
    Some((name, address))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Terminal = Terminal { color: false, links: false, obeys: false, width: 40 };

    #[test]
    fn a_page_becomes_readable() {
        let page = "# group/rule\n\nA summary\nin two lines that is longer than one line of it.\n\n## Examples\n\n\
                    ```yaml incorrect\na: 1\n\n  b: *x\n```\n\n## References\n\n- RFC 1, [a page](https://e.org/x) and `a*b*c`\n\
                    - <https://e.org>, **not** this\n1. one\n";
        let expected = "group/rule\n\n  A summary in two lines that is longer\n  than one line of it.\n\nExamples\n  \
                        Found:\n      a: 1\n\n        b: *x\n\nReferences\n  - RFC 1, a page (https://e.org/x) and\n    \
                        `a*b*c`\n  - https://e.org, not this\n  1. one\n";
        assert_eq!(render(page, PLAIN), expected);
    }

    #[test]
    fn what_is_not_closed_is_text() {
        for text in ["a ` b", "** c", "[d](e", "1 < 2 > 1", "*"] {
            assert_eq!(inline(text), text);
        }
    }

    #[test]
    fn colour_marks_headings() {
        let coloured = Terminal { color: true, ..PLAIN };
        assert_eq!(render("## A\n\ntext\n", coloured), "\x1b[1;4mA\x1b[0m\n  text\n");
    }
}
