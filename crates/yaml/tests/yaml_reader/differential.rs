//! Our reader against another one (`granit-parser`), on generated documents and on real ones.
//!
//! Real ones are the files under the folder that `WIRELINT_CORPUS` names.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use granit_parser::{Event, Parser, ScalarStyle, StructureStyle, Tag};
use proptest::prelude::*;
use wirelint_yaml::{Format, Node, NodeKind, parse};

use crate::events;

/// The other reader's events, in the suite's form; anchors have numbers there, so that of each is its place in the
/// order of anchors.
fn theirs(text: &str) -> Result<String, String> {
    let mut out = String::new();
    for event in Parser::new_from_str(text) {
        let (event, _) = event.map_err(|error| error.to_string())?;
        let line = match event {
            Event::StreamStart => "+STR".to_owned(),
            Event::StreamEnd => "-STR".to_owned(),
            Event::DocumentStart(..) => "+DOC".to_owned(),
            Event::DocumentEnd => "-DOC".to_owned(),
            Event::Alias(number) => format!("=ALI *{number}"),
            Event::Scalar(text, style, anchor, tag) => {
                let style = match style {
                    ScalarStyle::Plain => ':',
                    ScalarStyle::SingleQuoted => '\'',
                    ScalarStyle::DoubleQuoted => '"',
                    ScalarStyle::Literal => '|',
                    ScalarStyle::Folded => '>',
                };
                format!("=VAL{} {style}{}", properties(anchor, tag.as_deref()), events::escaped(&text))
            }
            Event::SequenceStart(style, anchor, tag) => {
                let style = if style == StructureStyle::Flow { " []" } else { "" };
                format!("+SEQ{style}{}", properties(anchor, tag.as_deref()))
            }
            Event::SequenceEnd => "-SEQ".to_owned(),
            Event::MappingStart(style, anchor, tag) => {
                let style = if style == StructureStyle::Flow { " {}" } else { "" };
                format!("+MAP{style}{}", properties(anchor, tag.as_deref()))
            }
            Event::MappingEnd => "-MAP".to_owned(),
            _ => continue,
        };
        out.push_str(&line);
        out.push('\n');
    }
    Ok(out)
}

fn properties(anchor: usize, tag: Option<&Tag>) -> String {
    let mut out = String::new();
    if anchor > 0 {
        let _ = write!(out, " &{anchor}");
    }
    if let Some(tag) = tag {
        let _ = write!(out, " <{tag}>");
    }
    out
}

#[test]
fn real_files_have_the_events_of_another_reader_and_no_errors() {
    let Ok(folder) = std::env::var("WIRELINT_CORPUS") else {
        println!("skipped: WIRELINT_CORPUS does not name a folder of YAML and JSON files");
        return;
    };
    let mut files = Vec::new();
    collect(Path::new(&folder), &mut files);
    assert!(!files.is_empty());
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        let theirs = match theirs(&text) {
            Ok(theirs) => theirs,
            Err(error) => {
                println!("{}: passed over, the other reader says: {error}", path.display());
                continue;
            }
        };
        let tree = parse(text.as_str(), Format::Yaml);
        assert_eq!(tree.errors().count(), 0, "{}: {:?}", path.display(), tree.errors().next());
        let ours = events::of_tree(&tree);
        let line = ours.lines().zip(theirs.lines()).position(|(ours, theirs)| ours != theirs);
        if let Some(line) = line {
            let near = |events: &str| {
                events.lines().skip(line.saturating_sub(5)).take(8).collect::<Vec<_>>().join("\n")
            };
            panic!(
                "{}: event {line}\n--- ours\n{}\n--- theirs\n{}",
                path.display(),
                near(&ours),
                near(&theirs)
            );
        }
        assert_eq!(ours.len(), theirs.len(), "{}", path.display());
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|it| it == "yaml" || it == "yml" || it == "json") {
            files.push(path);
        }
    }
}

/// What a generated document says.
#[derive(Clone, Debug)]
enum Value {
    Text(String),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z]{1,8}",
        2 => "[a-zA-Z0-9 .,:#'\"\\\\{}\\[\\]&*!|>%@`?_/-]{0,20}",
        1 => "[a-z é☃😀]{0,12}",
        1 => "([a-z]{0,3}[ \n\t]{0,2}){0,6}",
        2 => "[a-z]{1,5}( [a-z]{1,4}){0,2}(\n{1,2}[ ]{0,2}[a-z]{1,6}){0,3}\n{0,2}",
    ]
}

fn value() -> impl Strategy<Value = Value> {
    text().prop_map(Value::Text).prop_recursive(5, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::List),
            prop::collection::vec((text(), inner), 0..5).prop_map(Value::Map),
        ]
    })
}

/// Writes values as YAML; `choices` decides between the ways that there are.
struct Printer {
    out: String,
    choices: Vec<u8>,
    at: usize,
}

impl Printer {
    fn choose(&mut self, ways: u8) -> u8 {
        let choice = self.choices.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        choice % ways
    }

    /// Whether to do what is only done in one of `ways` cases, and never once the choices are used up.
    fn sometimes(&mut self, ways: u8) -> bool {
        self.choose(ways) == 1
    }

    /// Writes `value` behind an indicator or a colon that stands at column `col`. A block collection may start on the
    /// same line at `inline`; `map` says that it is the value of a key.
    fn node(&mut self, value: &Value, col: usize, inline: Option<usize>, map: bool) {
        let inline = if self.sometimes(12) {
            self.out.push_str(" !tag");
            None
        } else {
            inline
        };
        match value {
            Value::Text(text) => {
                self.out.push(' ');
                self.scalar(text, col, false);
                self.line_end();
            }
            Value::List(items) if items.is_empty() || self.sometimes(5) => self.flow_line(value),
            Value::Map(pairs) if pairs.is_empty() || self.sometimes(5) => self.flow_line(value),
            Value::List(items) => {
                let (col, started) = self.start(col, inline, map);
                for (at, item) in items.iter().enumerate() {
                    self.indent(col, started && at == 0);
                    self.out.push('-');
                    self.node(item, col, Some(col + 2), false);
                }
            }
            Value::Map(pairs) => {
                let (col, started) = self.start(col, inline, false);
                for (at, (key, value)) in pairs.iter().enumerate() {
                    self.indent(col, started && at == 0);
                    if self.sometimes(10) {
                        self.out.push_str("? ");
                        self.scalar(key, col, false);
                        self.line_end();
                        self.indent(col, false);
                        self.out.push(':');
                        self.node(value, col, Some(col + 2), true);
                    } else {
                        self.scalar(key, col, true);
                        self.out.push(':');
                        self.node(value, col, None, true);
                    }
                }
            }
        }
    }

    /// Starts a block collection inside one at `col`, on the line at hand or on a new one. With `flush` it may stand at
    /// the same column, as lists in mappings do.
    fn start(&mut self, col: usize, inline: Option<usize>, flush: bool) -> (usize, bool) {
        if let Some(inline) = inline
            && self.sometimes(2)
        {
            self.out.push(' ');
            return (inline, true);
        }
        self.line_end();
        let deeper = 1 - usize::from(flush);
        (col + deeper + usize::from(self.choose(4)), false)
    }

    fn indent(&mut self, col: usize, started: bool) {
        if !started {
            self.out.push_str(&" ".repeat(col));
        }
    }

    fn line_end(&mut self) {
        // A block scalar has ended its line, and what follows it would be text.
        if self.out.ends_with('\n') {
            return;
        }
        match self.choose(10) {
            1 => self.out.push_str(" # comment: [x"),
            2 => self.out.push_str("  "),
            3 => self.out.push_str("\n# between"),
            4 => self.out.push_str("\n   "),
            _ => {}
        }
        self.out.push('\n');
    }

    fn scalar(&mut self, text: &str, col: usize, key: bool) {
        let ways = self.choose(6);
        let lines = text.contains('\n');
        let plain = !text.is_empty()
            && text.chars().all(|it| it.is_alphanumeric() || "._/ é☃😀-".contains(it))
            && !text.starts_with([' ', '-', '.'])
            && !text.ends_with(' ');
        let printable = !text.contains(['\t', '\n']);
        // Literals take all text whose lines have no blanks at their ends; each has its own way to end.
        let literal = !key && lines && text.starts_with(|it: char| it.is_alphanumeric());
        if plain && ways < 3 {
            for (at, it) in text.char_indices() {
                let single = text[at + it.len_utf8()..].starts_with(|next: char| next.is_alphanumeric())
                    && !text[..at].ends_with(' ');
                if it == ' ' && single && !key && self.sometimes(4) {
                    let _ = write!(self.out, "\n{}", " ".repeat(col + 1));
                } else {
                    self.out.push(it);
                }
            }
        } else if literal && ways < 4 {
            let body = text.trim_end_matches('\n');
            let chomp = match text.len() - body.len() {
                0 => "-",
                1 => "",
                _ => "+",
            };
            let _ = write!(self.out, "|{chomp}");
            for line in body.split('\n') {
                let indent = if line.is_empty() { 0 } else { col + 2 };
                let _ = write!(self.out, "\n{}{line}", " ".repeat(indent));
            }
            self.out.push_str(&"\n".repeat((text.len() - body.len()).max(1)));
        } else if printable && ways < 5 {
            let _ = write!(self.out, "'{}'", text.replace('\'', "''"));
        } else {
            self.out.push('"');
            for it in text.chars() {
                match it {
                    '"' | '\\' => {
                        self.out.push('\\');
                        self.out.push(it);
                    }
                    '\n' => self.out.push_str("\\n"),
                    '\t' => self.out.push_str("\\t"),
                    ' ' if !key && self.sometimes(8) => {
                        // A break that is a space, or none.
                        let _ = write!(self.out, "\\\n{}\\ ", " ".repeat(col + 1));
                    }
                    it if !it.is_ascii() && self.sometimes(2) => {
                        let _ = write!(self.out, "\\U{:08X}", u32::from(it));
                    }
                    it => self.out.push(it),
                }
            }
            self.out.push('"');
        }
    }

    fn flow_line(&mut self, value: &Value) {
        self.out.push(' ');
        self.flow(value);
        self.line_end();
    }

    fn flow(&mut self, value: &Value) {
        match value {
            Value::Text(text) => self.scalar(text, 0, true),
            Value::List(items) => {
                self.out.push('[');
                for item in items {
                    self.gap();
                    match item {
                        Value::Map(pairs) if pairs.len() == 1 && self.sometimes(2) => self.pair(&pairs[0]),
                        item => self.flow(item),
                    }
                    self.out.push(',');
                }
                self.gap();
                self.out.push(']');
            }
            Value::Map(pairs) => {
                self.out.push('{');
                for pair in pairs {
                    self.gap();
                    self.pair(pair);
                    self.out.push(',');
                }
                self.gap();
                self.out.push('}');
            }
        }
    }

    fn pair(&mut self, (key, value): &(String, Value)) {
        self.scalar(key, 0, true);
        let adjacent = self.out.ends_with('"') && self.sometimes(2);
        self.out.push_str(if adjacent { ":" } else { ": " });
        self.flow(value);
    }

    fn gap(&mut self) {
        match self.choose(8) {
            1 => self.out.push_str("\n                    "),
            2 => self.out.push_str(" # comment\n                    "),
            3 => self.out.push(' '),
            _ => {}
        }
    }
}

fn assert_says(node: Node<'_>, value: &Value, text: &str) {
    match value {
        Value::Text(expected) => {
            assert_eq!(node.kind(), NodeKind::Scalar, "{text}");
            assert_eq!(node.text().unwrap(), *expected, "in\n{text}");
            assert!(node.is_text(expected));
        }
        Value::List(items) => {
            assert_eq!(node.kind(), NodeKind::Sequence, "{text}");
            assert_eq!(node.elements().count(), items.len(), "in\n{text}");
            node.elements().zip(items).for_each(|(node, item)| assert_says(node, item, text));
        }
        Value::Map(pairs) => {
            assert_eq!(node.kind(), NodeKind::Mapping, "{text}");
            assert_eq!(node.entries().count(), pairs.len(), "in\n{text}");
            for (entry, (key, value)) in node.entries().zip(pairs) {
                assert_eq!(entry.key.text().unwrap(), *key, "in\n{text}");
                assert_says(entry.value, value, text);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn generated_documents_say_what_was_written_and_what_another_reader_reads(
        value in value(),
        choices in prop::collection::vec(any::<u8>(), 0..200),
        line_break in prop::sample::select(vec!["\n", "\r\n", "\r"]),
    ) {
        let mut printer = Printer { out: "---".to_owned(), choices, at: 0 };
        printer.node(&value, 0, None, false);
        let text = printer.out.replace('\n', line_break);
        let tree = parse(text.as_str(), Format::Yaml);
        prop_assert_eq!(tree.errors().count(), 0, "{:?} in\n{}", tree.errors().next(), text);
        prop_assert_eq!(tree.documents().count(), 1, "in\n{}", text);
        assert_says(tree.root().unwrap(), &value, &text);
        let theirs = theirs(&text);
        prop_assert_eq!(Ok(events::of_tree(&tree)), theirs, "in\n{}", text);
    }
}
