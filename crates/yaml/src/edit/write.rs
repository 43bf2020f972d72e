//! Fragments as text, in block style and in flow style.

use super::Fragment;
use super::layout::Layout;
use super::quote::{Quote, double_quoted, string};

/// How new text is written.
pub(super) struct Writer<'a> {
    pub(super) layout: &'a Layout<'a>,
    /// How keys are quoted that need no quotes.
    pub(super) keys: Quote,
    /// How string values are quoted that need no quotes.
    pub(super) values: Quote,
    /// Whether integers among the keys stand without quotes.
    pub(super) plain_numbers: bool,
    /// One step of indentation.
    pub(super) step: String,
    /// What stands between a key and its value in flow style.
    pub(super) colon: String,
    /// What stands behind a comma in flow style on one line.
    pub(super) gap: &'static str,
}

impl Writer<'_> {
    /// `key: value` in block style, at a place indented by `indent`.
    pub(super) fn block_entry(&self, key: &str, value: &Fragment, indent: &str) -> String {
        let mut out = self.key(key, false);
        out.push(':');
        self.block_value(&mut out, value, indent);
        out
    }

    fn block_value(&self, out: &mut String, value: &Fragment, indent: &str) {
        match value {
            Fragment::Map(entries) if !entries.is_empty() => {
                let indent = format!("{indent}{}", self.step);
                for (key, value) in entries {
                    self.line(out, &indent);
                    out.push_str(&self.block_entry(key, value, &indent));
                }
            }
            Fragment::List(elements) if !elements.is_empty() => {
                let step = if self.layout.lists_indented { &*self.step } else { "" };
                let indent = format!("{indent}{step}");
                for element in elements {
                    self.line(out, &indent);
                    self.block_element(out, element, &indent);
                }
            }
            _ => {
                out.push(' ');
                self.flow(out, value, None, false);
            }
        }
    }

    fn block_element(&self, out: &mut String, element: &Fragment, indent: &str) {
        out.push_str("- ");
        let inner = format!("{indent}  ");
        match element {
            Fragment::Map(entries) if !entries.is_empty() => {
                for (number, (key, value)) in entries.iter().enumerate() {
                    if number > 0 {
                        self.line(out, &inner);
                    }
                    out.push_str(&self.block_entry(key, value, &inner));
                }
            }
            Fragment::List(elements) if !elements.is_empty() => {
                for (number, element) in elements.iter().enumerate() {
                    if number > 0 {
                        self.line(out, &inner);
                    }
                    self.block_element(out, element, &inner);
                }
            }
            _ => self.flow(out, element, None, false),
        }
    }

    /// `key: value` in flow style; over several lines where `indent` is that of the entry's line.
    pub(super) fn flow_entry(&self, key: &str, value: &Fragment, indent: Option<&str>) -> String {
        let mut out = String::new();
        self.flow_entry_into(&mut out, key, value, indent);
        out
    }

    fn flow_entry_into(&self, out: &mut String, key: &str, value: &Fragment, indent: Option<&str>) {
        let key = self.key(key, true);
        out.push_str(&key);
        // Only behind a quoted key may a value follow the colon at once (YAML 1.2.2 §7.4.2).
        out.push_str(if key.starts_with(['"', '\'']) || self.colon.ends_with([' ', '\t']) {
            &self.colon
        } else {
            ": "
        });
        self.flow(out, value, indent, true);
    }

    fn flow(&self, out: &mut String, value: &Fragment, indent: Option<&str>, in_flow: bool) {
        match value {
            Fragment::Null => out.push_str("null"),
            Fragment::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Fragment::Int(value) => out.push_str(&value.to_string()),
            Fragment::Str(text) if self.layout.json => out.push_str(&double_quoted(text)),
            Fragment::Str(text) => out.push_str(&string(text, self.values, self.layout.quotes, in_flow)),
            Fragment::Map(entries) => {
                self.bracketed(out, ['{', '}'], indent, entries, |out, (key, value), indent| {
                    self.flow_entry_into(out, key, value, indent);
                });
            }
            Fragment::List(elements) => {
                self.bracketed(out, ['[', ']'], indent, elements, |out, element, indent| {
                    self.flow(out, element, indent, true);
                });
            }
        }
    }

    fn bracketed<T>(
        &self,
        out: &mut String,
        brackets: [char; 2],
        indent: Option<&str>,
        content: &[T],
        write: impl Fn(&mut String, &T, Option<&str>),
    ) {
        out.push(brackets[0]);
        let inner = indent.map(|indent| format!("{indent}{}", self.step));
        for (number, part) in content.iter().enumerate() {
            if number > 0 {
                out.push(',');
            }
            match &inner {
                Some(inner) => self.line(out, inner),
                None if number > 0 => out.push_str(self.gap),
                None => {}
            }
            write(out, part, inner.as_deref());
        }
        if let Some(indent) = indent
            && !content.is_empty()
        {
            self.line(out, indent);
        }
        out.push(brackets[1]);
    }

    fn line(&self, out: &mut String, indent: &str) {
        out.push_str(self.layout.newline);
        out.push_str(indent);
    }

    fn key(&self, key: &str, flow: bool) -> String {
        if self.layout.json {
            return double_quoted(key);
        }
        if self.plain_numbers && key.parse::<u32>().is_ok_and(|number| number.to_string() == key) {
            return key.to_owned();
        }
        string(key, self.keys, self.layout.quotes, flow).into_owned()
    }
}
