//! Rules of strings and bytes.

use crate::syntax::Value;

use super::report::Reporter;
use super::settings::Settings;
use super::{bounds, pattern};

fn number(rules: &Settings<'_>, name: &str) -> Option<i128> {
    rules.get(name)?.value()?.int()
}

/// Checks `string` rules.
pub(super) fn check_string(reporter: &mut Reporter<'_>, rules: &Settings<'_>) {
    bounds::check_const(reporter, rules);
    check_lengths(reporter, rules, ["len", "min_len", "max_len"]);
    check_lengths(reporter, rules, ["len_bytes", "min_bytes", "max_bytes"]);
    let subject = reporter.subject;
    // A character takes one byte to four.
    if let (Some(least), Some(most)) = (number(rules, "min_len"), number(rules, "max_bytes"))
        && most < least
    {
        report_both(reporter, rules, ["min_len", "max_bytes"], "a character takes at least one byte");
    }
    if let (Some(most), Some(least)) = (number(rules, "max_len"), number(rules, "min_bytes"))
        && most * 4 < least
    {
        report_both(reporter, rules, ["min_bytes", "max_len"], "a character takes at most four bytes");
    }
    let text = |name: &str| rules.get(name).and_then(|it| it.value()?.str());
    for name in ["prefix", "suffix", "contains"] {
        let (Some(part), Some(set)) = (text(name), rules.get(name)) else { continue };
        let lengths = [("max_len", part.chars().count()), ("max_bytes", part.len())];
        for (most, length) in lengths {
            if number(rules, most).is_some_and(|it| it < length as i128) {
                report_too_long(reporter, set, name, most);
            }
        }
        if let Some(forbidden) = text("not_contains").filter(|it| part.contains(&**it)) {
            let message = format!("`{name}` of `{subject}` has `{forbidden}` in it, which is `not_contains`");
            reporter.report(set, message, "no message is valid", "take one of the two away");
        }
    }
    check_pattern(reporter, rules);
    let is_loose = rules.get("strict").and_then(|it| it.value()?.bool()) == Some(false);
    let has_regex = rules.ident("well_known_regex").is_some_and(|it| it != "KNOWN_REGEX_UNSPECIFIED");
    if let (Some(set), true, false) = (rules.get("strict"), is_loose, has_regex) {
        let message = format!("`strict` of `{subject}` loosens nothing");
        reporter.report(set, message, "it is for `well_known_regex`, which is not set", "take `strict` away");
    }
}

/// Checks `bytes` rules.
pub(super) fn check_bytes(reporter: &mut Reporter<'_>, rules: &Settings<'_>) {
    bounds::check_const(reporter, rules);
    check_lengths(reporter, rules, ["len", "min_len", "max_len"]);
    for name in ["prefix", "suffix", "contains"] {
        let Some(set) = rules.get(name) else { continue };
        let length = set.value().and_then(Value::bytes).map_or(0, |it| it.len());
        if number(rules, "max_len").is_some_and(|it| it < length as i128) {
            report_too_long(reporter, set, name, "max_len");
        }
    }
    check_pattern(reporter, rules);
}

fn check_lengths(reporter: &mut Reporter<'_>, rules: &Settings<'_>, [exact, least, most]: [&str; 3]) {
    let subject = reporter.subject;
    if rules.get(exact).is_some() {
        for set in [least, most].into_iter().filter_map(|it| rules.get(it)) {
            let message = format!("`{exact}` of `{subject}` leaves no other length to bound");
            reporter.report(set, message, "one length is left", format!("keep `{exact}`, or the bounds"));
        }
    }
    if number(rules, least).is_some() && number(rules, least) == number(rules, most) {
        for set in [least, most].into_iter().filter_map(|it| rules.get(it)) {
            let message = format!("`{least}` and `{most}` of `{subject}` are the same");
            reporter.report(set, message, "one length is left", format!("write `{exact}`, if that is meant"));
        }
    }
    bounds::check_order(reporter, rules, least, most);
}

fn report_both(reporter: &mut Reporter<'_>, rules: &Settings<'_>, names: [&str; 2], why: &'static str) {
    let [first, second] = names;
    for set in names.into_iter().filter_map(|it| rules.get(it)) {
        let message = format!("no string has both `{first}` and `{second}` of `{}`", reporter.subject);
        reporter.report(set, message, why, "move one of the two");
    }
}

fn report_too_long(reporter: &mut Reporter<'_>, set: &super::settings::Set<'_>, name: &str, most: &str) {
    let message = format!("`{name}` of `{}` is longer than `{most}`", reporter.subject);
    reporter.report(set, message, "no message is valid", format!("raise `{most}`, or shorten `{name}`"));
}

fn check_pattern(reporter: &mut Reporter<'_>, rules: &Settings<'_>) {
    let Some(set) = rules.get("pattern") else { return };
    let Some(text) = set.value().and_then(Value::str) else { return };
    if let Err(fault) = pattern::read(&text) {
        let message = format!("`pattern` of `{}` is no regular expression: {fault}", reporter.subject);
        reporter.report_stuck(set, message, "write it as RE2 has it (github.com/google/re2/wiki/Syntax)");
    }
}
