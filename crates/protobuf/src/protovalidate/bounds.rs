//! `const`, `lt`, `lte`, `gt`, `gte` and pairs of a least and a most.

use super::report::Reporter;
use super::settings::{Set, Settings};
use super::time;

/// A value that has an order.
#[derive(Clone, Copy, PartialEq, PartialOrd, Debug)]
pub(super) enum Amount {
    /// An integer; of times, the nanoseconds.
    Int(i128),
    Float(f64),
}

/// The value that `set` has for the rules of that type; what is wrong with it, if it is none.
pub(super) fn amount(rules: &str, set: &Set<'_>) -> Option<Result<Amount, &'static str>> {
    match rules {
        "duration" => return Some(time::duration(set.message()?).map(Amount::Int)),
        "timestamp" => return Some(time::timestamp(set.message()?).map(Amount::Int)),
        _ => {}
    }
    let number = set.value()?.number()?;
    Some(Ok(match rules {
        "double" => Amount::Float(number.float()),
        #[expect(clippy::cast_possible_truncation, reason = "a `float` holds what is nearest")]
        "float" => Amount::Float(f64::from(number.float() as f32)),
        _ => Amount::Int(number.int()?),
    }))
}

/// The same of what may be none, such as more than a second of nanoseconds.
pub(super) fn raw_amount(rules: &str, set: &Set<'_>) -> Option<Amount> {
    match rules {
        "duration" | "timestamp" => Some(Amount::Int(time::nanos(set.message()?))),
        _ => amount(rules, set)?.ok(),
    }
}

/// The bounds of rules about something that has an order.
#[derive(Clone, Copy, Default)]
pub(super) struct Bounds {
    /// The value, and whether it is allowed itself.
    pub(super) lower: Option<(Amount, bool)>,
    pub(super) upper: Option<(Amount, bool)>,
}

impl Bounds {
    /// The bounds among `rules`, as far as `value` knows one.
    pub(super) fn of(rules: &Settings<'_>, value: impl Fn(&Set<'_>) -> Option<Amount>) -> Self {
        let get = |name: &str| value(rules.get(name)?);
        let either = |without: &str, with: &str| {
            get(without).map(|it| (it, false)).or_else(|| get(with).map(|it| (it, true)))
        };
        Self { lower: either("gt", "gte"), upper: either("lt", "lte") }
    }

    /// Whether they allow `value`. A lower bound above the upper one means what lies outside of the two.
    pub(super) fn allow(self, value: Amount) -> bool {
        let is_above = self.lower.map(|(it, is_in)| value > it || is_in && value == it);
        let is_below = self.upper.map(|(it, is_in)| value < it || is_in && value == it);
        match (self.lower, self.upper) {
            (Some((lower, _)), Some((upper, _))) if upper < lower => {
                is_above == Some(true) || is_below == Some(true)
            }
            _ => is_above != Some(false) && is_below != Some(false),
        }
    }
}

/// Checks rules about something that has an order.
pub(super) fn check(reporter: &mut Reporter<'_>, rules_name: &str, rules: &Settings<'_>) {
    for name in ["const", "gt", "gte", "lt", "lte"] {
        if let Some(set) = rules.get(name)
            && let Some(Err(fault)) = amount(rules_name, set)
        {
            let message = format!("`{name}` of `{}` is no {rules_name}: {fault}", reporter.subject);
            reporter.report(
                set,
                message,
                "nothing can be compared with it",
                "write seconds and nanos in range",
            );
        }
    }
    let is_value = |set: &Set<'_>| amount(rules_name, set).is_some_and(|it| it.is_ok());
    if rules.get("const").is_some_and(is_value) {
        check_const(reporter, rules);
    }
    let bounds = Bounds::of(rules, |it| amount(rules_name, it)?.ok());
    let (Some((lower, has_lower)), Some((upper, has_upper))) = (bounds.lower, bounds.upper) else { return };
    if lower != upper {
        return;
    }
    let names = [if has_lower { "gte" } else { "gt" }, if has_upper { "lte" } else { "lt" }];
    let [first, second] = names;
    for set in names.into_iter().filter_map(|it| rules.get(it)) {
        let subject = reporter.subject;
        if has_lower && has_upper {
            let message = format!("`{first}` and `{second}` of `{subject}` are the same");
            reporter.report(set, message, "one value is left", "write `const`, if that is meant");
        } else {
            let message = format!("`{first}` and `{second}` of `{subject}` leave no value");
            reporter.report(set, message, "no message is valid", "move one of the two");
        }
    }
}

/// Reports `const` where there are other rules.
pub(super) fn check_const(reporter: &mut Reporter<'_>, rules: &Settings<'_>) {
    let Some(set) = rules.get("const") else { return };
    if rules.len() > 1 {
        let message = format!("`{}` is `const`, and has other rules", reporter.subject);
        let why = "one value is left, which the others say nothing new about";
        reporter.report(set, message, why, "keep `const` alone, or take it away");
    }
}

/// Reports a least number above the most.
pub(super) fn check_order(reporter: &mut Reporter<'_>, rules: &Settings<'_>, least: &str, most: &str) {
    let get = |name: &str| rules.get(name).and_then(|it| Some((it, it.value()?.int()?)));
    let (Some((least_set, low)), Some((most_set, high))) = (get(least), get(most)) else { return };
    if low > high {
        for set in [least_set, most_set] {
            let message = format!("`{least}` {low} of `{}` is above `{most}` {high}", reporter.subject);
            reporter.report(set, message, "no message is valid", "set the least to at most the other");
        }
    }
}
