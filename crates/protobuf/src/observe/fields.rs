//! What options say of a field: `google/api`, protovalidate and its predecessor.

use wirelint_model::{Bounds, Format};

use super::settings::{Setting, settings};
use crate::link::{FeatureSet, FieldPresence, Linked};
use crate::syntax::{Field, Label, Number, SyntaxLevel, Value};

/// What is said of a field beside its type.
#[derive(Clone, Copy, Default, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is said or not, whatever the others")]
pub(super) struct Facts {
    pub(super) required: bool,
    /// Only answers have it.
    pub(super) read_only: bool,
    pub(super) deprecated: bool,
    pub(super) patterned: bool,
    pub(super) format: Format,
    pub(super) bounds: Bounds,
    pub(super) max_items: Option<u32>,
}

/// What is said of `field`.
pub(super) fn facts(linked: &Linked, doc: u32, field: Field<'_>) -> Facts {
    let mut facts = Facts { required: field.label() == Some(Label::Required), ..Facts::default() };
    let mut options = field.options().peekable();
    if options.peek().is_none() {
        return facts;
    }
    let presence = FeatureSet::default_of(SyntaxLevel::Proto3).with(field.options()).field_presence;
    facts.required |= presence == FieldPresence::LegacyRequired;
    for option in field.options() {
        if option.is("deprecated") {
            facts.deprecated = option.value().and_then(Value::bool) == Some(true);
        } else if option.is("default") {
            facts.bounds.default = option.value().and_then(number);
        }
    }
    for setting in settings(linked, doc, field.options()) {
        match &*setting.extension {
            "google.api.field_behavior" => behavior(&setting, &mut facts),
            "google.api.field_info" if setting.get(&["format"]).and_then(Value::ident) == Some("UUID4") => {
                facts.format = Format::Uuid;
            }
            // <https://protovalidate.com/reference/rules/>, and <https://github.com/bufbuild/protoc-gen-validate>, whose names are the same.
            "buf.validate.field" | "validate.rules" => validate(&setting, &mut facts),
            _ => {}
        }
    }
    facts
}

/// AIP-203. One option for each, or a list.
fn behavior(setting: &Setting<'_>, facts: &mut Facts) {
    for value in setting.whole().into_iter().flat_map(Value::elements) {
        match value.ident() {
            Some("REQUIRED") => facts.required = true,
            Some("OUTPUT_ONLY") => facts.read_only = true,
            _ => {}
        }
    }
}

fn validate(setting: &Setting<'_>, facts: &mut Facts) {
    const NUMBERS: [&str; 12] = [
        "int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32", "fixed64", "sfixed32",
        "sfixed64", "float", "double",
    ];
    let is = |path: &[&str]| setting.get(path).and_then(Value::bool) == Some(true);
    facts.required |= is(&["required"]) || is(&["message", "required"]);
    let max_items = setting.get(&["repeated", "max_items"]).and_then(Value::int);
    facts.max_items = max_items.and_then(|it| u32::try_from(it).ok()).or(facts.max_items);
    for kind in NUMBERS {
        let get = |name| setting.get(&[kind, name]).and_then(number);
        facts.bounds.maximum = get("lte").or_else(|| get("lt")).or(facts.bounds.maximum);
        facts.bounds.minimum = get("gte").or_else(|| get("gt")).or(facts.bounds.minimum);
        facts.bounds.listed |= get("in").is_some() || get("const").is_some();
    }
    let has = |name| setting.get(&["string", name]).is_some();
    facts.patterned |=
        ["pattern", "prefix", "hostname", "ip", "email", "in", "const"].iter().any(|it| has(it));
    if is(&["string", "uuid"]) || is(&["string", "tuuid"]) {
        facts.format = Format::Uuid;
    } else if is(&["string", "uri"]) || is(&["string", "uri_ref"]) {
        facts.format = Format::Uri;
    }
}

#[expect(clippy::cast_precision_loss, reason = "a bound that large bounds nothing")]
fn number(value: Value<'_>) -> Option<f64> {
    Some(match value.elements().next()?.number()? {
        Number::Int(it) => it as f64,
        Number::Float(it) => it,
    })
}
