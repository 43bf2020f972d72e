//! What is said about the end of an operation.

use std::sync::LazyLock;

use regex_automata::util::captures::Captures;
use wirelint_model::{Date, Observations, Operation, Retirement};

use crate::pattern::Finder;

/// What is said about the end of `operation`; `None` where it is not deprecated and no extension says when it goes.
pub(crate) fn retirement(operation: &Operation, observed: &Observations) -> Option<Retirement> {
    let stated = operation.extensions.as_ref().map_or(&[][..], |it| &it.sunsets);
    if operation.deprecated.is_none() && stated.is_empty() {
        return None;
    }
    let by_extension = stated.iter().find_map(|it| it.day);
    // A service whose end has come says so once.
    let about = operation.rpc.as_ref().map(|it| &it.about).filter(|it| SAYS_SO.is_match(it.as_bytes()));
    let own = [&operation.summary, &operation.description];
    let prose: Vec<_> = own.into_iter().chain(about).collect();
    let by_prose = || prose.iter().find_map(|text| sunset(text));
    let answers = || operation.outputs.iter().map(|used| observed.output(used.id));
    let by_header = || {
        answers().any(|it| {
            let named = |name: &str| it.headers.iter().any(|header| header.name.eq_ignore_ascii_case(name));
            named("Sunset") || named("Deprecation")
        })
    };
    let sunset = by_extension.or_else(by_prose);
    let told = sunset.is_some()
        || !stated.is_empty()
        || prose.iter().any(|text| TOLD.is_match(text.as_bytes()))
        || by_header();
    let otherwise = by_extension
        .filter(|day| prose.iter().all(|text| !text.contains(&day.to_string())))
        .and_then(|day| by_prose().filter(|it| *it != day));
    Some(Retirement { sunset, otherwise, told })
}

macro_rules! date {
    () => {
        r"(?:(\d{4}-\d{2}-\d{2})|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})|(\d{1,2})(?:st|nd|rd|th)? +(?:of +)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? +(\d{4}))"
    };
}
macro_rules! goes {
    () => {
        r"\b(?:sunset\w*|remov(?:ed|al)|retire[sd]?|retirement|shut(?:ting)? ?(?:down|off)|turned off|switched off|discontinued|end[- ]of[- ]life|eol|decommission\w*|no longer (?:be )?(?:available|supported|work\w*)|stops? working|will be (?:disabled|unavailable|deleted))\b"
    };
}

/// "will be removed on 2024-01-31", "on January 31, 2024 this endpoint will be removed".
static SUNSET: LazyLock<[Finder; 2]> = LazyLock::new(|| {
    [
        Finder::new(concat!(goes!(), r"[^.\n\d]{0,40}?\b", date!())),
        Finder::new(concat!(
            r"\b(?:on|after|by|from|until|starting|as of|effective)\b[^.\n\d]{0,15}?\b",
            date!(),
            r"[^.\n\d]{0,80}?",
            goes!()
        )),
    ]
});

pattern!(SAYS_SO, r"deprecated|should be used instead|\binstead of\b|", goes!());

// What to use instead, or when, or where that is explained.
pattern!(
    TOLD,
    r"\b(?:us(?:e|ing)|see|refer|update your|prefer|try|call|switch|migrat\w+|mov(?:e|ing)|upgrad\w+|replac\w+|supersed\w+|favou?r|instead|alternative\w*|successor|rather than|refer to|consider|recommend\w*|newer|new|renamed|equivalent|available (?:at|in|under|via)|merged)\b",
    r"|https?://|\]\(|\b20[1-9]\d\b|\bv\d|",
    goes!(),
    r"|removed|next (?:major )?(?:version|release)|not (?:yet )?implemented"
);

/// The day on which prose says that it goes. Where it names a stretch, its end.
fn sunset(text: &str) -> Option<Date> {
    if !text.bytes().any(|it| it.is_ascii_digit()) {
        return None;
    }
    SUNSET.iter().find_map(|pattern| date_of(text, &pattern.captures(text.as_bytes())?))
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

fn date_of(text: &str, captures: &Captures) -> Option<Date> {
    let group = |number| captures.get_group(number).and_then(|it| text.get(it.range()));
    if let Some(iso) = group(1) {
        return iso.parse().ok();
    }
    let (month, day, year) = match group(2) {
        Some(month) => (month, group(3)?, group(4)?),
        None => (group(6)?, group(5)?, group(7)?),
    };
    let month = MONTHS.iter().position(|it| month.eq_ignore_ascii_case(it))? as u8 + 1;
    Date::new(year.parse().ok()?, month, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_says_when_it_goes() {
        for (text, expected) in [
            ("This endpoint will be removed on 2024-01-31.", Some("2024-01-31")),
            ("On January 31st, 2024 this endpoint will be removed.", Some("2024-01-31")),
            ("Sunset date: 1 March 2023", Some("2023-03-01")),
            ("Deprecated since 2020-01-01.", None),
            ("Created on 2020-01-01. Will be removed.", None),
            ("Removed fields are listed with 2020 others", None),
        ] {
            assert_eq!(sunset(text).map(|it| it.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn what_to_do_instead_is_told_in_many_ways() {
        for text in [
            "Use `GET /orders` instead",
            "Replaced by the v2 API",
            "Will be removed",
            "See https://shop.example",
        ] {
            assert!(TOLD.is_match(text.as_bytes()), "{text}");
        }
        for text in ["", "Lists orders.", "Deprecated. Gives a user."] {
            assert!(!TOLD.is_match(text.as_bytes()), "{text}");
        }
    }
}
