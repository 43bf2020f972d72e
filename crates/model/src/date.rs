//! Days, for rules that ask what day it is. The only clock is the caller's.

use std::fmt;
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

const SECONDS_PER_DAY: u64 = 86_400;

/// A day of the Gregorian calendar, in UTC; from the year 1 to 9999.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, unless there is no such one.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// The day on which so many seconds have passed since 1970 began. What lies behind the year 9999 is its last day.
    pub fn from_unix(seconds: u64) -> Self {
        let mut days = seconds / SECONDS_PER_DAY;
        let mut year = 1970;
        loop {
            let length = if is_leap(year) { 366 } else { 365 };
            if days < length {
                break;
            }
            if year == 9999 {
                return Self { year, month: 12, day: 31 };
            }
            days -= length;
            year += 1;
        }
        let mut month = 1;
        while days >= u64::from(days_in(year, month)) {
            days -= u64::from(days_in(year, month));
            month += 1;
        }
        Self { year, month, day: days as u8 + 1 }
    }

    /// The day by the clock. `source_date_epoch` is what the variable says, which builds that are to be repeated set
    /// (<https://reproducible-builds.org/specs/source-date-epoch/>); the error is for the user.
    pub fn today(source_date_epoch: Option<&str>) -> Result<Self, String> {
        match source_date_epoch {
            Some(text) => {
                let seconds = text
                    .parse()
                    .map_err(|_| format!("`SOURCE_DATE_EPOCH` is `{text}`, which is no number of seconds"))?;
                Ok(Self::from_unix(seconds))
            }
            // A clock before 1970 is broken; so is then every answer.
            None => {
                Ok(Self::from_unix(SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs())))
            }
        }
    }
}

impl FromStr for Date {
    type Err = &'static str;

    /// `2025-11-30`: RFC 3339's `full-date`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fields: Vec<&str> = text.split('-').collect();
        let [year, month, day] = fields[..] else { return Err("write YYYY-MM-DD") };
        let widths_hold = [year.len(), month.len(), day.len()] == [4, 2, 2];
        if !widths_hold || !text.bytes().all(|it| it == b'-' || it.is_ascii_digit()) {
            return Err("write YYYY-MM-DD");
        }
        let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse()) else {
            return Err("write YYYY-MM-DD");
        };
        Self::new(year, month, day).ok_or("there is no such day")
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_become_days() {
        for (seconds, day) in [
            (0, "1970-01-01"),
            (86_399, "1970-01-01"),
            (951_782_400, "2000-02-29"),
            (4_107_542_400, "2100-03-01"),
            (1_767_225_599, "2025-12-31"),
            (u64::MAX, "9999-12-31"),
        ] {
            assert_eq!(Date::from_unix(seconds).to_string(), day);
        }
    }

    #[test]
    fn days_are_read_strictly() {
        for text in ["2024-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(text.parse::<Date>().map(|it| it.to_string()).as_deref(), Ok(text));
        }
        for text in ["2023-02-29", "2025-13-01", "2025-00-10", "2025-01-00", "0000-01-01"] {
            assert_eq!(text.parse::<Date>(), Err("there is no such day"), "{text}");
        }
        for text in ["", "2025-1-1", "2025/01/01", "+025-01-01", "2025-01-01T00:00:00Z", "tomorrow"] {
            assert_eq!(text.parse::<Date>(), Err("write YYYY-MM-DD"), "{text}");
        }
    }
}
