//! How systems write how long something takes.

use std::time::Duration;

/// How a system writes a duration.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    /// Protocol Buffers in JSON: seconds with up to nine decimals and an `s`
    /// (<https://protobuf.dev/programming-guides/json/>, `google.protobuf.Duration`).
    Proto,
    /// Go's `time.ParseDuration`: numbers, with decimals or not, each with a unit (<https://pkg.go.dev/time#ParseDuration>).
    Go,
    /// The Gateway API's: up to four times up to five digits, each with `h`, `m`, `s` or `ms` (GEP-2257,
    /// <https://gateway-api.sigs.k8s.io/geps/gep-2257/>).
    Gateway,
}

impl Form {
    /// What is expected, as a noun.
    pub(crate) const fn noun(self) -> &'static str {
        match self {
            Self::Proto => "a duration in seconds, such as `1.5s`",
            Self::Go => "a duration with units, such as `1.5s` or `200ms`",
            Self::Gateway => "a duration of whole numbers with units, such as `10s` or `1h30m`",
        }
    }

    /// What `text` says; `None` where it is not of this form, is negative, or longer than any duration is.
    pub(crate) fn parse(self, text: &str) -> Option<Duration> {
        match self {
            Self::Proto => proto(text),
            Self::Go => parts(text, usize::MAX, true),
            Self::Gateway => parts(text, 4, false),
        }
    }
}

fn proto(text: &str) -> Option<Duration> {
    let number = text.strip_suffix('s')?;
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let is_digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if whole.is_empty() || fraction.len() > 9 || !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    Some(Duration::new(whole.parse().ok()?, nanos(fraction, 1_000_000_000)?))
}

/// The number behind a decimal point, in parts of `unit`.
fn nanos(digits: &str, unit: u64) -> Option<u32> {
    let mut value = 0;
    let mut place = unit;
    for digit in digits.bytes() {
        place /= 10;
        value += u64::from(digit - b'0') * place;
    }
    u32::try_from(value).ok()
}

/// `go` allows decimals and units below a millisecond.
fn parts(text: &str, most: usize, go: bool) -> Option<Duration> {
    if go && text == "0" {
        return Some(Duration::ZERO);
    }
    let mut rest = text;
    let mut sum = Duration::ZERO;
    let mut count = 0;
    while !rest.is_empty() {
        count += 1;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (whole, behind) = rest.split_at(digits);
        let mut fraction = "";
        rest = behind;
        if go && let Some(behind) = rest.strip_prefix('.') {
            let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
            (fraction, rest) = behind.split_at(digits);
        }
        if count > most || (whole.is_empty() && fraction.is_empty()) || (!go && whole.len() > 5) {
            return None;
        }
        let known = UNITS.iter().filter(|(_, _, only_go)| go || !only_go);
        let (unit, nanos_of, _) = known.copied().find(|(unit, ..)| rest.starts_with(unit))?;
        rest = &rest[unit.len()..];
        let whole: u64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
        sum = sum.checked_add(Duration::from_nanos(whole.checked_mul(nanos_of)?))?;
        // More than nine decimals are less than a nanosecond of a second; of longer units they are cut off as well.
        let fraction = &fraction[..fraction.len().min(9)];
        let parts: u64 = if fraction.is_empty() { 0 } else { fraction.parse().ok()? };
        let scale = 10_u64.pow(fraction.len() as u32);
        let nanos = u128::from(parts) * u128::from(nanos_of) / u128::from(scale);
        sum = sum.checked_add(Duration::from_nanos(u64::try_from(nanos).ok()?))?;
    }
    (count > 0).then_some(sum)
}

/// Each unit in nanoseconds, and whether only Go knows it; of two that begin alike the longer one first.
const UNITS: [(&str, u64, bool); 7] = [
    ("ns", 1, true),
    ("us", 1_000, true),
    ("µs", 1_000, true),
    ("ms", 1_000_000, false),
    ("s", 1_000_000_000, false),
    ("m", 60_000_000_000, false),
    ("h", 3_600_000_000_000, false),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(form: Form, text: &str, millis: Option<u64>) {
        assert_eq!(form.parse(text), millis.map(Duration::from_millis), "{text}");
    }

    #[test]
    fn each_system_reads_its_own_form() {
        for (text, proto, go, gateway) in [
            ("1s", Some(1000), Some(1000), Some(1000)),
            ("0.100s", Some(100), Some(100), None),
            ("0s", Some(0), Some(0), Some(0)),
            ("200ms", None, Some(200), Some(200)),
            ("1h30m", None, Some(5_400_000), Some(5_400_000)),
            ("1.5m", None, Some(90_000), None),
            (".5s", None, Some(500), None),
            ("2000us", None, Some(2), None),
            ("1h1m1s1ms1s", None, Some(3_662_001), None),
            ("100000s", Some(100_000_000), Some(100_000_000), None),
            ("0", None, Some(0), None),
            ("1.", None, None, None),
            ("s", None, None, None),
            ("", None, None, None),
            ("5", None, None, None),
            ("-1s", None, None, None),
            ("1 s", None, None, None),
            ("1d", None, None, None),
            ("99999999999999999999s", None, None, None),
        ] {
            check(Form::Proto, text, proto);
            check(Form::Go, text, go);
            check(Form::Gateway, text, gateway);
        }
    }
}
