//! Rules of fields: whether they are for the field's type, the flags, and what is in lists and maps.

use super::examples::Examples;
use super::report::Reporter;
use super::settings::{Set, Settings};
use super::types::{Count, FieldType, Typed};
use super::{Document, FIELD, Mistake, PREDEFINED, bounds, cel, strings, time};
use crate::syntax::Field;

/// The rules for the types of single values.
const TYPES: [&str; 20] = [
    "float",
    "double",
    "int32",
    "int64",
    "uint32",
    "uint64",
    "sint32",
    "sint64",
    "fixed32",
    "fixed64",
    "sfixed32",
    "sfixed64",
    "bool",
    "string",
    "bytes",
    "enum",
    "any",
    "duration",
    "field_mask",
    "timestamp",
];

/// Checks the rules of a field.
pub(super) fn check_field(
    found: &mut Vec<Mistake>,
    document: &Document<'_>,
    field: Field<'_>,
    is_extension: bool,
) {
    let rules = Settings::of(document, field.options(), FIELD);
    let (Some(rules), Some(name)) = (rules, field.field_name()) else { return };
    let of = FieldType::of(document, field, is_extension);
    let (place, value) = match of.count {
        Count::One => (Place::Field, of.value),
        Count::List | Count::Map => (Place::Several, Typed { has_presence: false, is_extension, ..of.value }),
    };
    let mut walk =
        Walk { reporter: Reporter::new(found, document.file, &name), of: &of, examples: Vec::new() };
    walk.check(&rules, value, place);
    let Walk { mut reporter, examples, .. } = walk;
    if !reporter.is_stuck && rules.ident("ignore") != Some("IGNORE_ALWAYS") {
        for it in &examples {
            it.check(&mut reporter);
        }
    }
}

/// Checks a rule that others may set, which is an extension of the rules of some type.
pub(super) fn check_predefined(found: &mut Vec<Mistake>, document: &Document<'_>, extension: Field<'_>) {
    let rules = Settings::of(document, extension.options(), PREDEFINED);
    let (Some(rules), Some(name)) = (rules, extension.field_name()) else { return };
    cel::check(&mut Reporter::new(found, document.file, &name), &rules);
}

/// What rules stand at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// A field with one value.
    Field,
    /// A list or a map as a whole.
    Several,
    /// Each item of a list.
    Items,
    /// Each key or value of a map.
    Entries,
}

/// All rules of a field.
struct Walk<'w, 'r, 't> {
    reporter: Reporter<'r>,
    of: &'w FieldType<'w>,
    /// Examples that are looked at in the end: with something that cannot be run, nobody is told of them.
    examples: Vec<Examples<'w, 't>>,
}

impl<'w, 't> Walk<'w, '_, 't> {
    /// Nests as deep as the parser lets literals.
    fn check(&mut self, rules: &'w Settings<'t>, value: Typed<'w>, place: Place) {
        let was_stuck = self.reporter.is_stuck;
        self.check_own(rules, value, place);
        // What is ignored is never run.
        if rules.ident("ignore") == Some("IGNORE_ALWAYS") {
            self.reporter.is_stuck = was_stuck;
        }
    }

    fn check_own(&mut self, rules: &'w Settings<'t>, value: Typed<'w>, place: Place) {
        let reporter = &mut self.reporter;
        check_flags(reporter, rules, value);
        cel::check(reporter, rules);
        if let Some(set) = rules.get("map") {
            self.check_map(set, place);
            return;
        }
        if let Some(set) = rules.get("repeated") {
            self.check_list(set, place);
            return;
        }
        let Some((name, set)) = TYPES.into_iter().find_map(|it| Some((it, rules.get(it)?))) else { return };
        let Some(own) = set.message() else { return };
        if place == Place::Several {
            let (what, inner) = if self.of.count == Count::Map {
                ("a map", "map.values")
            } else {
                ("a list", "repeated.items")
            };
            let message = format!("`{name}` rules are for one value, and `{}` is {what}", reporter.subject);
            let help = format!("write `{inner}.{name}`, if each value is meant");
            reporter.report_stuck(set, message, help);
            return;
        }
        if !value.value.takes(name) {
            let of = value.value.name();
            let message = format!("`{name}` rules do not fit `{}`, which is of `{of}`", reporter.subject);
            let help = "use the rules of the field's type, or take these away";
            reporter.report_stuck(set, message, help);
            return;
        }
        self.examples.push(Examples { name, own, rules, value });
        match name {
            "string" => strings::check_string(reporter, own),
            "bytes" => strings::check_bytes(reporter, own),
            "bool" | "any" => {}
            "enum" => bounds::check_const(reporter, own),
            "field_mask" => check_mask(reporter, own),
            "timestamp" => {
                bounds::check(reporter, name, own);
                time::check_timestamp(reporter, own);
            }
            _ => bounds::check(reporter, name, own),
        }
    }

    fn check_list(&mut self, set: &'w Set<'t>, place: Place) {
        let (reporter, of) = (&mut self.reporter, self.of);
        let subject = reporter.subject;
        let Some(rules) = set.message() else { return };
        if of.count != Count::List || place == Place::Entries {
            let message = format!("`repeated` rules are for lists, and `{subject}` is none");
            let help = "use the rules of the field's type, or take these away";
            reporter.report_stuck(set, message, help);
            return;
        }
        let is_message = matches!(of.value.value, super::types::ValueType::Message(_));
        if let (Some(unique), true) = (rules.get("unique"), rules.is("unique"))
            && is_message
            && !of.value.value.is_wrapper()
        {
            let message = format!("`unique` is for scalars, and `{subject}` has messages");
            reporter.report_stuck(unique, message, "take it away, or write a CEL rule");
        }
        bounds::check_order(reporter, rules, "min_items", "max_items");
        let Some(items) = rules.get("items") else { return };
        let Some(inner) = items.message() else { return };
        check_required(reporter, inner, "an item of a list");
        self.check(inner, of.value, Place::Items);
    }

    fn check_map(&mut self, set: &'w Set<'t>, place: Place) {
        let (reporter, of) = (&mut self.reporter, self.of);
        let subject = reporter.subject;
        let Some(rules) = set.message() else { return };
        if of.count != Count::Map || place == Place::Entries {
            let message = format!("`map` rules are for maps, and `{subject}` is none");
            let help = "use the rules of the field's type, or take these away";
            reporter.report_stuck(set, message, help);
            return;
        }
        bounds::check_order(reporter, rules, "min_pairs", "max_pairs");
        for (name, value, what) in
            [("keys", of.key, "a key of a map"), ("values", of.value, "a value of a map")]
        {
            if let Some(inner) = rules.get(name).and_then(Set::message) {
                check_required(&mut self.reporter, inner, what);
                self.check(inner, value, Place::Entries);
            }
        }
    }
}

fn check_flags(reporter: &mut Reporter<'_>, rules: &Settings<'_>, value: Typed<'_>) {
    let subject = reporter.subject;
    if let (Some(set), true) = (rules.get("required"), rules.is("required")) {
        if value.is_extension {
            let message = format!("the extension `{subject}` is `required`");
            reporter.report(
                set,
                message,
                "whether an extension is there is not checked",
                "take `required` away",
            );
        }
        if value.is_in_oneof {
            let message = format!("`{subject}` is `required`, and one of a oneof");
            let help = "set `(buf.validate.oneof).required` on the oneof, or take the field out of it";
            reporter.report(set, message, "all others of the oneof would never be valid", help);
        }
    }
    let Some(ignore) = rules.get("ignore") else { return };
    match rules.ident("ignore") {
        Some("IGNORE_ALWAYS") if rules.len() > 1 => {
            let message = format!("`IGNORE_ALWAYS` switches the other rules of `{subject}` off");
            reporter.report(
                ignore,
                message,
                "nothing beside it is checked",
                "take it away, or the other rules",
            );
        }
        Some("IGNORE_IF_ZERO_VALUE") => {
            if value.is_extension {
                let message = format!("the extension `{subject}` has `IGNORE_IF_ZERO_VALUE`");
                let why = "an extension that is not set is never checked";
                reporter.report(ignore, message, why, "take `ignore` away");
            } else if value.has_presence {
                let message = format!("`IGNORE_IF_ZERO_VALUE` changes nothing for `{subject}`");
                let why = "it knows whether it is set, and is not checked where it is not";
                reporter.report(ignore, message, why, "take `ignore` away");
            }
            if let (Some(required), true) = (rules.get("required"), rules.is("required")) {
                for set in [required, ignore] {
                    let message = format!("`{subject}` is `required`, and ignored if it is empty");
                    reporter.report(
                        set,
                        message,
                        "a required field is never empty",
                        "take one of the two away",
                    );
                }
            }
        }
        _ => {}
    }
}

/// Reports `required` of `what`, which is always there.
fn check_required(reporter: &mut Reporter<'_>, rules: &Settings<'_>, what: &str) {
    if let (Some(set), true) = (rules.get("required"), rules.is("required")) {
        let message = format!("{what} of `{}` is `required`", reporter.subject);
        let why = "whatever is in it is there";
        reporter.report(set, message, why, "take `required` away, or set how many there must be");
    }
}

fn check_mask(reporter: &mut Reporter<'_>, rules: &Settings<'_>) {
    bounds::check_const(reporter, rules);
    let path = |it: &Set<'_>| it.value()?.str().map(std::borrow::Cow::into_owned);
    let forbidden: Vec<String> = rules.all("not_in").filter_map(path).collect();
    let both = rules.all("in").filter_map(path).find(|it| forbidden.contains(it));
    if let (Some(both), Some(first)) = (both, rules.all("in").next()) {
        let message = format!("the path `{both}` of `{}` is in `in` and in `not_in`", reporter.subject);
        reporter.report(first, message, "a mask with it is never valid", "take it out of one of the lists");
    }
}
