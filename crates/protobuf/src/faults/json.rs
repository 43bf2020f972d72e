//! Names that fields and enum values have in JSON.

use rustc_hash::FxHashMap;

use super::Check;
use crate::link::{FeatureSet, JsonFormat};
use crate::syntax::{EnumValue, Field, Node, OptionDecl};

/// The name that a field has in JSON if nothing else is said: `_` gone, the letter behind it a capital.
pub fn json_name(name: &str) -> String {
    joined(name, false)
}

/// `name` without its `_`, the letter behind each a capital; the first one too where it `begins_large`.
pub(super) fn joined(name: &str, begins_large: bool) -> String {
    let mut out = String::with_capacity(name.len());
    let mut is_capital = begins_large;
    for character in name.chars() {
        if character == '_' {
            is_capital = true;
        } else if is_capital {
            out.push(character.to_ascii_uppercase());
            is_capital = false;
        } else {
            out.push(character);
        }
    }
    out
}

impl<'l> Check<'l> {
    pub(super) fn json_names(&mut self, fields: &[Field<'l>], features: FeatureSet) {
        let mut known: FxHashMap<String, (Node<'l>, bool, String)> = FxHashMap::default();
        for field in fields {
            let (Some(name), Some(name_node)) = (field.field_name(), field.name()) else { continue };
            let stated = field.options().find(|it| it.path() == "json_name").and_then(OptionDecl::value);
            let custom = stated.and_then(|it| Some((it.node(), it.str()?)));
            let (node, json) = match &custom {
                Some((node, it)) => (*node, it.clone().into_owned()),
                None => (name_node, json_name(&name)),
            };
            if let Some((place, is_custom, other)) = known.get(&json) {
                // What nobody has chosen is an error only where JSON must work.
                let is_chosen = custom.is_some() && *is_custom;
                let is_error = is_chosen || features.json_format == JsonFormat::Allow;
                let is_legacy = !is_error && (custom.is_some() || *is_custom);
                let (span, other) = (self.span(*place), other.clone());
                if other == *name {
                    // The name is there twice, which is said elsewhere.
                    continue;
                }
                let message = format!("`{name}` has the name `{json}` in JSON, and so has `{other}`");
                let fault = self.report(node, message).related(span, "here");
                if !is_error || is_legacy {
                    fault.warning();
                }
            } else {
                known.insert(json, (node, custom.is_some(), name.into_owned()));
            }
        }
    }

    /// Values that become one when the enum's name is taken off, as code generators and JSON do.
    pub(super) fn value_names(&mut self, enum_name: &str, values: &[EnumValue<'l>], features: FeatureSet) {
        let mut known: FxHashMap<String, (Node<'l>, Option<i128>)> = FxHashMap::default();
        for value in values {
            let Some(name) = value.name() else { continue };
            let short = without_prefix(enum_name, name.text());
            match known.get(&short) {
                // Aliases may be as like as they want.
                Some((first, number)) if *number != value.number() && first.text() != name.text() => {
                    let (span, first) = (self.span(*first), first.text());
                    let message = format!(
                        "`{}` and `{first}` are one name but for case and the enum's prefix",
                        name.text()
                    );
                    let fault = self.report(name, message).related(span, "here");
                    if features.json_format != JsonFormat::Allow {
                        fault.warning();
                    }
                }
                Some(_) => {}
                None => {
                    known.insert(short, (name, value.number()));
                }
            }
        }
    }
}

/// The value's name in capitals and small letters, without the enum's name before it.
fn without_prefix(enum_name: &str, value: &str) -> String {
    let mut prefix = enum_name.bytes().filter(|it| *it != b'_').map(|it| it.to_ascii_lowercase()).peekable();
    let mut rest = value;
    while let Some(expected) = prefix.peek() {
        match rest.as_bytes().first() {
            Some(b'_') => rest = &rest[1..],
            Some(byte) if byte.to_ascii_lowercase() == *expected => {
                rest = &rest[1..];
                prefix.next();
            }
            _ => {
                rest = value;
                break;
            }
        }
    }
    let rest = rest.trim_start_matches('_');
    let rest = if rest.is_empty() { value } else { rest };
    let mut out = String::with_capacity(rest.len());
    let mut is_capital = true;
    for character in rest.chars() {
        if character == '_' {
            is_capital = true;
        } else if is_capital {
            out.push(character.to_ascii_uppercase());
            is_capital = false;
        } else {
            out.push(character.to_ascii_lowercase());
        }
    }
    out
}
