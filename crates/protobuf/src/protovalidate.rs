//! protovalidate's rules: what options of `buf.validate` ask of messages and fields, and what is wrong with that.
//!
//! Everything that can be said without running CEL, by the public definition of the rules
//! (<https://protovalidate.com/reference/rules/>). Whether an expression compiles, and what it gives, is not known here, nor what a
//! predefined rule means, which is an expression too.

mod bounds;
mod cel;
mod examples;
mod field;
mod formats;
mod pattern;
mod report;
mod settings;
mod strings;
mod time;
mod types;
mod unicode;
mod uri;

pub use report::Mistake;

use wirelint_source::FileId;

use crate::link::{Doc, Linked};
use crate::syntax::{Extend, Field, Message, Value};
use report::Reporter;
use settings::{Set, Settings};

/// The file that rules stand in.
#[derive(Clone, Copy)]
pub struct Document<'l> {
    linked: &'l Linked,
    number: u32,
    doc: &'l Doc,
    file: FileId,
}

impl<'l> Document<'l> {
    /// The document with that number in [`Linked::docs`]; `None` for what is built in.
    pub fn new(linked: &'l Linked, number: u32) -> Option<Self> {
        let doc = linked.docs().get(number as usize)?;
        Some(Self { linked, number, doc, file: doc.file? })
    }

    /// What is wrong with the rules of a field or an extension.
    pub fn field(&self, field: Field<'l>, found: &mut Vec<Mistake>) {
        // Costs nothing where there are no options, which is most fields.
        if field.options().next().is_none() {
            return;
        }
        let extend = field.node().parent().and_then(Extend::cast);
        field::check_field(found, self, field, extend.is_some());
        if extend.is_some_and(|it| self.extends_rules(it)) {
            field::check_predefined(found, self, field);
        }
    }

    /// Whether it adds to the rules of some type.
    fn extends_rules(&self, extend: Extend<'_>) -> bool {
        let extendee = extend.extendee().and_then(|it| self.linked.resolve(self.number, it.node()));
        extendee
            .is_some_and(|it| it.name().ends_with("Rules") && it.doc().outline.package() == "buf.validate")
    }

    /// What is wrong with the rules of a message as a whole.
    pub fn message(&self, message: Message<'l>, found: &mut Vec<Mistake>) {
        let rules = Settings::of(self, message.options(), MESSAGE);
        let (Some(rules), Some(name)) = (rules, message.name()) else { return };
        let mut reporter = Reporter::new(found, self.file, name.text());
        cel::check(&mut reporter, &rules);
        for entry in rules.all("oneof") {
            if let Some(own) = entry.message() {
                check_oneof(&mut reporter, message, entry, own);
            }
        }
    }
}

/// The first part of the names of all options here.
const MESSAGE: &str = "buf.validate.message";
const FIELD: &str = "buf.validate.field";
const PREDEFINED: &str = "buf.validate.predefined";

/// Checks a list of fields of which at most one may be set.
fn check_oneof(reporter: &mut Reporter<'_>, message: Message<'_>, entry: &Set<'_>, own: &Settings<'_>) {
    let subject = reporter.subject;
    if own.all("fields").next().is_none() {
        let text = format!("a `oneof` rule of `{subject}` has no fields");
        reporter.report_stuck(entry, text, "name the fields of which one may be set, or take the rule away");
    }
    let mut named = Vec::new();
    for set in own.all("fields") {
        let Some(field) = set.value().and_then(Value::str) else { continue };
        if !message.fields().any(|it| it.field_name().as_deref() == Some(&*field)) {
            let text = format!("`{subject}` has no field `{field}`, which a `oneof` rule names");
            reporter.report_stuck(set, text, "name a field of the message");
        } else if named.contains(&field) {
            let text = format!("a `oneof` rule of `{subject}` names `{field}` twice");
            reporter.report_stuck(set, text, "name it once");
        }
        named.push(field);
    }
}
