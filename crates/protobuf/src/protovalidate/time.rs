//! Durations and timestamps.

use std::ops::RangeInclusive;

use super::report::Reporter;
use super::settings::Settings;

const NANOS: i128 = 1_000_000_000;

/// What a runtime holds in 64 bits of nanoseconds, less what rounding may add.
const MOST: i128 = 9_223_372_036 * NANOS + 854_775_428;

/// From the year 1 to the year 9999.
const SECONDS: RangeInclusive<i128> = -62_135_596_800..=253_402_300_799;

fn parts(set: &Settings<'_>) -> (i128, i128) {
    let get = |name: &str| set.get(name).and_then(|it| it.value()?.int()).unwrap_or_default();
    (get("seconds"), get("nanos"))
}

/// Its nanoseconds, in range or not.
pub(super) fn nanos(set: &Settings<'_>) -> i128 {
    let (seconds, nanos) = parts(set);
    seconds * NANOS + nanos
}

/// Its nanoseconds; what is wrong, if it is none.
pub(super) fn duration(set: &Settings<'_>) -> Result<i128, &'static str> {
    let (seconds, nanos) = parts(set);
    let total = seconds * NANOS + nanos;
    if nanos.abs() >= NANOS {
        Err("`nanos` is not below a second")
    } else if seconds.signum() * nanos.signum() < 0 {
        Err("`seconds` and `nanos` have different signs")
    } else if total.abs() > MOST {
        Err("it is longer than 292 years")
    } else {
        Ok(total)
    }
}

/// Its nanoseconds from 1970 on; what is wrong, if it is none.
pub(super) fn timestamp(set: &Settings<'_>) -> Result<i128, &'static str> {
    let (seconds, nanos) = parts(set);
    if seconds < *SECONDS.start() {
        Err("it is before the year 1")
    } else if seconds > *SECONDS.end() {
        Err("it is after the year 9999")
    } else if !(0..NANOS).contains(&nanos) {
        Err("`nanos` is not from 0 to 999999999")
    } else {
        Ok(seconds * NANOS + nanos)
    }
}

/// Whether no runtime holds it.
pub(super) fn is_out_of_range(rules: &str, set: &Settings<'_>) -> bool {
    match rules {
        "duration" => parts(set).0.abs() * NANOS > MOST || nanos(set).abs() > MOST,
        "timestamp" => !SECONDS.contains(&parts(set).0),
        _ => false,
    }
}

/// Checks what only timestamps have.
pub(super) fn check_timestamp(reporter: &mut Reporter<'_>, rules: &Settings<'_>) {
    let subject = reporter.subject;
    let now = ["gt_now", "lt_now"].map(|it| rules.get(it).filter(|_| rules.is(it)));
    if let [Some(after), Some(before)] = now {
        for set in [after, before] {
            let message = format!("`{subject}` is to be before and after now");
            reporter.report(set, message, "no message is valid", "take one of the two away");
        }
    }
    let Some(within) = rules.get("within") else { return };
    let Some(length) = within.message() else { return };
    match duration(length) {
        Err(fault) => {
            let message = format!("`within` of `{subject}` is no duration: {fault}");
            reporter.report(
                within,
                message,
                "nothing can be compared with it",
                "write seconds and nanos in range",
            );
        }
        Ok(length) if length <= 0 => {
            let message = format!("`within` of `{subject}` is not more than nothing");
            reporter.report(within, message, "no message is valid", "write how far from now it may be");
        }
        Ok(_) => {}
    }
}
