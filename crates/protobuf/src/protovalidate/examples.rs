//! Example values, held against the rules that they stand among.
//!
//! What depends on the time of day is not held against, nor on CEL.

use std::borrow::Cow;

use crate::syntax::{Enum, EnumValue};
use regex_automata::meta::Regex;

use super::bounds::{Amount, Bounds, raw_amount};
use super::report::Reporter;
use super::settings::{Set, Settings};
use super::types::{Typed, ValueType};
use super::{formats, pattern, time, uri};

/// A format's name, and whether a string has it.
type Format = (&'static str, fn(&str) -> bool);

/// Rules with examples among them.
pub(super) struct Examples<'s, 't> {
    /// The type that they are for.
    pub(super) name: &'static str,
    /// The rules of that type.
    pub(super) own: &'s Settings<'t>,
    /// What those are in.
    pub(super) rules: &'s Settings<'t>,
    /// What they are rules of.
    pub(super) value: Typed<'s>,
}

impl Examples<'_, '_> {
    /// Reports those that do not keep the rules.
    pub(super) fn check(&self, reporter: &mut Reporter<'_>) {
        let Self { name, own, rules, value } = *self;
        let has_others = own.has_extensions()
            || own.names().any(|it| it != "example")
            || rules.all("cel").next().is_some();
        if !has_others || rules.ident("ignore") == Some("IGNORE_ALWAYS") || has_invalid(name, own) {
            return;
        }
        let skips_zero = rules.ident("ignore") == Some("IGNORE_IF_ZERO_VALUE") && !value.has_presence;
        let judge = Judge::new(name, own, value.value);
        for example in own.all("example") {
            let is_zero = is_zero(name, example);
            if skips_zero && is_zero {
                continue;
            }
            let is_missing = is_zero && rules.is("required") && !value.has_presence;
            let broken = if is_missing { Some("required") } else { judge.broken_by(example) };
            if let Some(rule) = broken {
                let message = format!("an example of `{}` does not keep `{rule}`", reporter.subject);
                let why = "whoever reads it sends what is refused";
                reporter.report(example, message, why, "write one that is valid, or change the rule");
            }
        }
    }
}

/// Whether something that is to be compared with is too large to be.
fn has_invalid(name: &str, own: &Settings<'_>) -> bool {
    let all = ["const", "gt", "gte", "in", "lt", "lte", "not_in"].into_iter().flat_map(|it| own.all(it));
    all.into_iter().filter_map(Set::message).any(|it| time::is_out_of_range(name, it))
}

/// Whether it is what a field has that is not set.
fn is_zero(name: &str, example: &Set<'_>) -> bool {
    match (name, example.value()) {
        (_, None) => false,
        ("string" | "bytes", Some(it)) => it.bytes().is_some_and(|it| it.is_empty()),
        ("bool", Some(it)) => it.bool() == Some(false),
        // A negative zero is another one.
        (_, Some(it)) => it.number().is_some_and(|it| it.float() == 0.0 && it.float().is_sign_positive()),
    }
}

/// The rules of one type, ready to be asked.
struct Judge<'s, 't> {
    name: &'s str,
    rules: &'s Settings<'t>,
    of: ValueType<'s>,
    bounds: Bounds,
    pattern: Option<Regex>,
}

impl<'s, 't> Judge<'s, 't> {
    fn new(name: &'s str, rules: &'s Settings<'t>, of: ValueType<'s>) -> Self {
        let text = rules.get("pattern").and_then(|it| it.value()?.str());
        let regex = text.and_then(|it| pattern::read(&it).ok()).and_then(|it| {
            let config = Regex::config().nfa_size_limit(Some(1 << 20));
            Regex::builder().configure(config).build(&it).ok()
        });
        Self { name, rules, of, bounds: Bounds::of(rules, |it| raw_amount(name, it)), pattern: regex }
    }

    /// The first rule that `example` does not keep.
    fn broken_by(&self, example: &Set<'_>) -> Option<&'static str> {
        match self.name {
            "string" => self.text(&example.value()?.str()?),
            "bytes" => self.bytes(&example.value()?.bytes()?),
            "bool" => {
                let wanted = self.rules.get("const")?.value()?.bool()?;
                (example.value()?.bool()? != wanted).then_some("const")
            }
            "field_mask" => self.mask(example),
            _ => self.amount(raw_amount(self.name, example)?),
        }
    }

    fn amount(&self, example: Amount) -> Option<&'static str> {
        let all = |name: &str| {
            let all = self.rules.all(name);
            all.filter_map(|it| raw_amount(self.name, it)).collect::<Vec<_>>()
        };
        let wanted = all("const");
        let has_bounds = self.bounds.lower.is_some() || self.bounds.upper.is_some();
        let is_finite = |it: Amount| !matches!(it, Amount::Float(it) if !it.is_finite());
        if wanted.first().is_some_and(|it| *it != example) {
            Some("const")
        } else if has_bounds && !self.bounds.allow(example) {
            Some(
                ["gt", "gte", "lt", "lte"]
                    .into_iter()
                    .find(|it| self.rules.get(it).is_some())
                    .unwrap_or("gt"),
            )
        } else if self.rules.is("finite") && !is_finite(example) {
            Some("finite")
        } else if self.rules.is("defined_only") && !self.is_defined(example) {
            Some("defined_only")
        } else {
            self.listed(|name| all(name).contains(&example))
        }
    }

    fn is_defined(&self, example: Amount) -> bool {
        let ValueType::Enum(symbol) = self.of else { return true };
        let values = Enum::cast(symbol.node()).into_iter().flat_map(Enum::values);
        values.filter_map(EnumValue::number).any(|it| Amount::Int(it) == example)
    }

    /// `in` and `not_in`; `has` tells whether the list of that name has the example.
    fn listed(&self, has: impl Fn(&str) -> bool) -> Option<&'static str> {
        if self.rules.all("in").next().is_some() && !has("in") {
            Some("in")
        } else if has("not_in") {
            Some("not_in")
        } else {
            None
        }
    }

    fn text(&self, example: &str) -> Option<&'static str> {
        let texts = |name: &str| -> Vec<Cow<'_, str>> {
            self.rules.all(name).filter_map(|it| it.value()?.str()).collect()
        };
        let any = |name: &str, is_broken: fn(&str, &str) -> bool| {
            texts(name).first().is_some_and(|it| is_broken(example, it))
        };
        let characters = example.chars().count();
        let own = [
            ("const", any("const", |it, wanted| it != wanted)),
            ("prefix", any("prefix", |it, wanted| !it.starts_with(wanted))),
            ("suffix", any("suffix", |it, wanted| !it.ends_with(wanted))),
            ("contains", any("contains", |it, wanted| !it.contains(wanted))),
            ("not_contains", any("not_contains", |it, wanted| it.contains(wanted))),
            ("pattern", self.pattern.as_ref().is_some_and(|it| !it.is_match(example))),
        ];
        let own = own.into_iter().find(|it| it.1).map(|it| it.0);
        own.or_else(|| self.lengths(["len", "min_len", "max_len"], characters))
            .or_else(|| self.lengths(["len_bytes", "min_bytes", "max_bytes"], example.len()))
            .or_else(|| self.listed(|name| texts(name).iter().any(|it| it == example)))
            .or_else(|| self.format(example))
    }

    fn lengths(&self, [exact, least, most]: [&'static str; 3], length: usize) -> Option<&'static str> {
        let get = |name: &str| self.rules.get(name)?.value()?.int();
        let length = length as i128;
        if get(exact).is_some_and(|it| it != length) {
            Some(exact)
        } else if get(least).is_some_and(|it| length < it) {
            Some(least)
        } else if get(most).is_some_and(|it| length > it) {
            Some(most)
        } else {
            None
        }
    }

    fn format(&self, example: &str) -> Option<&'static str> {
        let text: [Format; 18] = [
            ("email", formats::is_email),
            ("hostname", formats::is_hostname),
            ("ip", |it| formats::is_ipv4(it) || formats::is_ipv6(it)),
            ("ipv4", formats::is_ipv4),
            ("ipv6", formats::is_ipv6),
            ("uri", uri::is_uri),
            ("uri_ref", uri::is_reference),
            ("address", |it| formats::is_hostname(it) || formats::is_ipv4(it) || formats::is_ipv6(it)),
            ("uuid", formats::is_uuid),
            ("tuuid", formats::is_tuuid),
            ("ulid", formats::is_ulid),
            ("ip_with_prefixlen", |it| formats::is_prefix(it, None, false)),
            ("ipv4_with_prefixlen", |it| formats::is_prefix(it, Some(4), false)),
            ("ipv6_with_prefixlen", |it| formats::is_prefix(it, Some(6), false)),
            ("ip_prefix", |it| formats::is_prefix(it, None, true)),
            ("ipv4_prefix", |it| formats::is_prefix(it, Some(4), true)),
            ("ipv6_prefix", |it| formats::is_prefix(it, Some(6), true)),
            ("host_and_port", formats::is_host_and_port),
        ];
        let broken = text.into_iter().find(|(name, is)| self.rules.is(name) && !is(example));
        let is_strict = self.rules.get("strict").and_then(|it| it.value()?.bool()) != Some(false);
        let is_header = match self.rules.ident("well_known_regex") {
            Some("KNOWN_REGEX_HTTP_HEADER_NAME") => formats::is_header_name(example, is_strict),
            Some("KNOWN_REGEX_HTTP_HEADER_VALUE") => formats::is_header_value(example, is_strict),
            _ => true,
        };
        broken.map(|it| it.0).or((!is_header).then_some("well_known_regex"))
    }

    fn bytes(&self, example: &[u8]) -> Option<&'static str> {
        let lists = |name: &str| -> Vec<Cow<'_, [u8]>> {
            self.rules.all(name).filter_map(|it| it.value()?.bytes()).collect()
        };
        let any = |name: &str, is_broken: fn(&[u8], &[u8]) -> bool| {
            lists(name).first().is_some_and(|it| is_broken(example, it))
        };
        let text = std::str::from_utf8(example).ok();
        let is_long = |of: &[usize]| !of.contains(&example.len());
        let own = [
            ("const", any("const", |it, wanted| it != wanted)),
            ("prefix", any("prefix", |it, wanted| !it.starts_with(wanted))),
            ("suffix", any("suffix", |it, wanted| !it.ends_with(wanted))),
            (
                "contains",
                any("contains", |it, wanted| {
                    !wanted.is_empty() && !it.windows(wanted.len()).any(|it| it == wanted)
                }),
            ),
            ("pattern", self.pattern.as_ref().zip(text).is_some_and(|(regex, it)| !regex.is_match(it))),
            ("ip", self.rules.is("ip") && is_long(&[4, 16])),
            ("ipv4", self.rules.is("ipv4") && is_long(&[4])),
            ("ipv6", self.rules.is("ipv6") && is_long(&[16])),
            ("uuid", self.rules.is("uuid") && is_long(&[16])),
        ];
        let own = own.into_iter().find(|it| it.1).map(|it| it.0);
        own.or_else(|| self.lengths(["len", "min_len", "max_len"], example.len()))
            .or_else(|| self.listed(|name| lists(name).iter().any(|it| **it == *example)))
    }

    fn mask(&self, example: &Set<'_>) -> Option<&'static str> {
        let paths = |set: &Set<'_>| -> Vec<String> {
            let all = set.message().into_iter().flat_map(|it| it.all("paths"));
            all.filter_map(|it| Some(it.value()?.str()?.into_owned())).collect()
        };
        let listed = |name: &str| -> Vec<String> {
            self.rules.all(name).filter_map(|it| Some(it.value()?.str()?.into_owned())).collect()
        };
        // A path stands for all that is below it.
        let covers = |outer: &str, path: &str| {
            path.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let (allowed, forbidden, own) = (listed("in"), listed("not_in"), paths(example));
        if self.rules.get("const").is_some_and(|it| paths(it) != own) {
            Some("const")
        } else if !allowed.is_empty() && !own.iter().all(|path| allowed.iter().any(|it| covers(it, path))) {
            Some("in")
        } else if own.iter().any(|path| forbidden.iter().any(|it| covers(it, path))) {
            Some("not_in")
        } else {
            None
        }
    }
}
