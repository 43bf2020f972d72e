//! What descriptions say, as far as patterns can tell.
//!
//! Every pattern was measured: how many lifts or exemptions it makes on published contracts and how many of them a reader
//! agrees with. A pattern without hits has no place here. The engine is linear in the text whatever the pattern.

use std::sync::LazyLock;

use memchr::{memchr2, memrchr2};
use wirelint_model::Bounds;

use crate::pattern::Finder;

pattern!(
    PAGE,
    r"page[ _-]?size|per[ -]?page|size of (?:a |the |each )?(?:page|returned|result)|paginat|paging|result ?set|batch size",
    r"|(?:number|no\.?|amount|quantity|count|max(?:imum)?|limit|how many|many)\b[^.]*\b(?:return(?:ed)?|fetch(?:ed)?",
    r"|retriev\w*|display(?:ed)?|shown?|included?|list(?:ed)?|select|results?|records?|items?|entries|rows|elements|objects|page)\b",
    r"|limits? (?:the )?(?:number|amount|result|response)|limit\W*$|^\W*(?:number|max(?:imum)?(?: number)?|amount|count) of\b",
);
pattern!(
    NO_PAGE,
    r"\b(?:days?|hours?|minutes?|months?|seconds?|years?|bytes?|characters?|pixels?|kilomet|price|length of|filter|not used",
    r"|deprecated|currency|synonyms?)\b|\bsort\b.*=>",
);
pattern!(RESULTS, r"page|per request|to return|results");
pattern!(BYTES, r"\b(?:bytes?|characters?|pixels?)\b");
pattern!(NOT_USED, r"^\W*(?:is |currently )?(?:not used|unused|ignored)\b");
pattern!(NO_LIMIT, r"number of (?:days|hours|minutes|months|years)|how many days");
pattern!(
    CLAMP,
    r"(?:greater|more|larger|higher) than \d[\d,]*,? (?:then )?(?:no more than|at most|only) \d",
    r"|if [^.]*(?:specify|pass|set|request|limit|given)[^.]*(?:greater|larger|more|higher|bigger) than[^.]*",
    r"(?:returns?|reset|set|used|taken|reduced)|coerced|(?:values?|anything|numbers?|requests?)[^.]*",
    r"(?:above|over|greater|larger|higher|exceed)[^.]*(?:truncat|clamp|reduc|cap|round|treated|lower|replac|set to|default)",
    r"|(?:bigger|greater|larger|higher|more|above|over|exceed\w*)\b[^.]*\b(?:given|specif\w+|range\b[^.]*|passed|requested)\b",
    r"[^.]*\b(?:taken|returns?|used|instead|applied)|max(?:imum)?[^.]*\bis used instead",
    r"|will be (?:capped|clamped|truncated|limited|reduced) (?:to|at)|silently",
    r"|when set to `?(?:true|false)|(?:maximum|limit)\b[^.]*\bdepends on",
    r"|if [^.]*(?:greater|larger|more|higher) than[^.]*(?:reset|set|changed|reduced) to",
    // AIP-158: the server may give less than it was asked for, so it limits pages itself.
    r"|may (?:still )?return (?:a )?(?:fewer|less)|(?:fewer|less)[^.]* than (?:requested|this|specified|asked)",
    r"|standard list page size",
);
pattern!(
    QUOTA,
    r"concurren|\bmonth(?:ly)?\b|subscription|usage limit|being processed|(?:queue|query) (?:is )?full|licen[sc]e|seats?\b",
);
pattern!(QUOTA_WORD, r"quota");
pattern!(RATE, r"rate.?limit|too (?:many|much)|per[- ](?:second|minute|hour)|wait|slow");
pattern!(
    OVERLOAD,
    r"over ?load|too many|throttl|rate.?limit|slow.?down|back.?off|(?:at|no) capacity|\bbusy\b|try again",
    r"|(?:please|can be|should be) retr(?:y|ied)|(?:try|retry|check back)\b[^.]*\b(?:later|in|after|soon)\b",
);
pattern!(
    NEXT_IN_HEADER,
    r"\blink\b[^.]*header|header[^.]*\blink\b|response[- ]?headers?|x-[a-z-]*(?:cursor|next|token|page)[a-z-]*",
);
pattern!(URL, r"\b(?:url|uri|link|href|hyperlink|path)\b|https?:");

/// Whether a description is about how many elements a page has.
pub(crate) fn is_about_pages(text: &str) -> bool {
    PAGE.is_match(text.as_bytes())
}

/// Whether a description is about something that is no page's size: a time, a price, a length.
pub(crate) fn is_about_else(text: &str) -> bool {
    NO_PAGE.is_match(text.as_bytes())
}

/// Whether a description is about something else and does not even mention results.
pub(crate) fn is_only_about_else(text: &str) -> bool {
    NO_PAGE.is_match(text.as_bytes()) && !RESULTS.is_match(text.as_bytes()) || BYTES.is_match(text.as_bytes())
}

/// Whether an input has no effect.
pub(crate) fn is_not_used(text: &str) -> bool {
    NOT_USED.is_match(text.as_bytes())
}

/// Whether a `limit` limits a stretch of time.
pub(crate) fn limits_time(text: &str) -> bool {
    NO_LIMIT.is_match(text.as_bytes())
}

/// Whether a description says that too large a value is taken for the largest: a stated maximum would refuse what
/// the server accepts.
pub(crate) fn clamps(text: &str) -> bool {
    let clamps = may_clamp(text) && CLAMP.is_match(text.as_bytes());
    debug_assert!(clamps || !CLAMP.is_match(text.as_bytes()), "`may_clamp` knows no word for {text:?}");
    clamps
}

/// Whether `text` has one of the words that [`CLAMP`] needs. Cheap before thorough: it is the largest of the patterns.
fn may_clamp(text: &str) -> bool {
    const WORDS: [&str; 17] = [
        "than",
        "coerced",
        "above",
        "over",
        "exceed",
        "greater",
        "larger",
        "higher",
        "bigger",
        "more",
        "instead",
        "will be",
        "silently",
        "when set to",
        "depends on",
        "may ",
        "standard list",
    ];
    let lower = text.to_ascii_lowercase();
    WORDS.iter().any(|it| lower.contains(it))
}

/// Whether a 429 is about a quota or a slot, which no delay brings back.
pub(crate) fn is_quota(text: &str) -> bool {
    QUOTA.is_match(text.as_bytes()) || QUOTA_WORD.is_match(text.as_bytes()) && !RATE.is_match(text.as_bytes())
}

/// Whether a 503 is about load, or asks for a retry.
pub(crate) fn is_overload(text: &str) -> bool {
    OVERLOAD.is_match(text.as_bytes())
}

/// Whether a description says that a response header leads to the next page.
pub(crate) fn next_is_in_header(text: &str) -> bool {
    NEXT_IN_HEADER.is_match(text.as_bytes())
}

/// Whether a description is of an address.
pub(crate) fn is_url(text: &str) -> bool {
    URL.is_match(text.as_bytes())
}

/// A number, its thousands perhaps apart.
macro_rules! number {
    () => {
        r"(\d{1,3}(?:[,_]\d{3})+|\d+)"
    };
}

/// The ways in which a largest value is said, each with its number as the last group. Measured on parameters that also have a
/// `maximum` (right / all) and by reading (right / all): "between" 4/4 and 21/21, "range" 6/6 and 25/25, "max N" 42/42 and
/// 63/63, "N max" 3/3 and 2/2, "up to" 4/4 and 10/10, "maximum … is N" 21/21 and 40/40, "<= N" 4/4.
static MAXIMUM: LazyLock<Vec<Finder>> = LazyLock::new(|| {
    [
        concat!(r"\bbetween\s+`?-?\d+`?\s*(?:and|to|-|–)\s*`?", number!(), "`?"),
        concat!(
            r"\b(?:range[sd]?|allowed|accept(?:s|able|ed)?|valid|possible|permitted|values?|number)\b[^.\d\n]{0,40}?\[?`?",
            r"\b(?:0|1|2|3|5|10)`?\s*(?:-|–|\.\.\.?|to|and|through|,|<=?\s*\w+\s*<=?)\s*`?",
            number!(),
            "`?"
        ),
        concat!(
            r"\bmax(?:imum)?\b\.?(?:\s*(?:is|of|:|=|at|are|to|allowed|value|limit|size|page size|results?|number|per page",
            r"|possible|(?:allowed|page|limit|permitted) (?:value|size|limit)|allowed (?:value|limit|count|size)",
            r"|number of \w+|of up to))*[\s:=`('\x22]*",
            number!()
        ),
        concat!(
            r"\b", number!(),
            r"`?\s*(?:\(?max(?:imum)?\b\)?|is the (?:max(?:imum)?|upper limit)|at most\b|or (?:less|fewer|lower)\b)"
        ),
        concat!(
            r"\b(?:up to|at most|no more than|not more than|less than or equal to|(?:can ?not|can't|must not|may not",
            r"|should not|not|never) (?:exceed|be (?:more|greater|larger|higher|bigger) than|be over|be above|surpass))\s+",
            r"(?:a (?:max(?:imum)?|limit|total) of\s+)?`?", number!(), "`?"
        ),
        concat!(r"\bmax(?:imum)?\b[^.\d\n]{0,60}?\b(?:is|of|are|set to|equals?|to)\s+`?", number!(), "`?"),
        concat!(r"(?:<=|≤|&lt;=)\s*`?", number!(), "`?"),
    ]
    .iter()
    .map(|pattern| Finder::new(pattern))
    .collect()
});

// What makes a number behind it something else: more digits, a unit.
pattern!(
    NO_COUNT,
    r"^(?:[.,]*\d|\s?%|\s?(?:k|kb|mb|days?|hours?|minutes?|seconds?|per|times|characters?)\b)"
);
pattern!(
    NOT_THE_MAXIMUM,
    r"\b(?:default|defaults|defaulting|if not|omitted|unspecified|otherwise|example|e\.g|minimum|at least)\b",
);
pattern!(
    WHEN_LEFT_OUT,
    r"\b(?:omitted|unspecified|not (?:set|specified|provided|given)|left blank|by default|if (?:zero|0|unset|empty))\b",
);
pattern!(DEFAULT_BEFORE, r"\bdefault\s*$");
pattern!(CONDITION_BEHIND, r"^.{0,25}?\b(?:when|if|unless|depending|for (?:non|free|users))\b",);
pattern!(IF_NOT_BEHIND, r"^.{0,25}?\bif not\b");
pattern!(NO_MAXIMUM_BEHIND, r"^\s*(?:\d|of \d|number of)");
static TAG: LazyLock<Finder> = LazyLock::new(|| Finder::new(r"<[a-z/][^>]{0,80}>|\*"));

/// The largest value that the prose about a page size says is accepted, which says nothing of larger ones being [taken for it](clamps).
/// `None` where it says nothing, where it names two, or where what it says is a default, a condition, or leaves no room above what
/// the schema says.
pub(crate) fn stated_maximum(description: &str, bounds: Bounds) -> Option<u64> {
    // Cheap before thorough: without a digit there is nothing to find.
    if !description.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let description = description.as_bytes();
    let text = match memchr2(b'<', b'*', description) {
        Some(_) => &*TAG.removed_from(description),
        None => description,
    };
    let mut found: Option<u64> = None;
    for (kind, pattern) in MAXIMUM.iter().enumerate() {
        for captures in pattern.all_captures(text) {
            let number = captures.get_group(captures.group_len() - 1);
            let (Some(whole), Some(number)) = (captures.get_match(), number) else {
                continue;
            };
            let behind = &text[number.end..];
            if NO_COUNT.is_match(behind) {
                continue;
            }
            // "500 max 10 of …": the number in front belongs to something else.
            if kind == 3 && NO_MAXIMUM_BEHIND.is_match(&text[whole.end()..]) {
                continue;
            }
            let sentence = memrchr2(b'.', b'\n', &text[..whole.start()]).map_or(0, |at| at + 1);
            let before = &text[sentence..whole.start()];
            let conditional = CONDITION_BEHIND.is_match(behind) && !IF_NOT_BEHIND.is_match(behind);
            if NOT_THE_MAXIMUM.is_match(&text[whole.range()])
                || WHEN_LEFT_OUT.is_match(before)
                || DEFAULT_BEFORE.is_match(before)
                || conditional
            {
                return None;
            }
            let digits: String = text[number.range()]
                .iter()
                .filter(|it| it.is_ascii_digit())
                .map(|&it| char::from(it))
                .collect();
            let value: u64 = digits.parse().ok()?;
            if found.is_some_and(|it| it != value) {
                return None;
            }
            found = Some(value);
        }
    }
    found.filter(|value| {
        #[expect(clippy::cast_precision_loss, reason = "page sizes are small")]
        let number = *value as f64;
        // A number at the minimum would leave one value, so it is no maximum; below it, none.
        *value >= 1
            && bounds.default.is_none_or(|default| number >= default)
            && bounds.minimum.is_none_or(|minimum| number > minimum)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<u64>) {
        let found = (!clamps(text)).then(|| stated_maximum(text, Bounds::default())).flatten();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_stated_maximum_is_found() {
        check("The number of results per page (max 100).", Some(100));
        check("Maximum number of items to return. Maximum 1,000.", Some(1000));
        check("How many to return. Limit can range between 1 and 100, and the default is 10.", Some(100));
        check("Page size, up to 250", Some(250));
        check("Page size. Cannot exceed 50", Some(50));
        check("The maximum number of results to return is 500.", Some(500));
        check("Valid values: 1-200", Some(200));
        check("<b>Max:</b> 25", Some(25));
    }

    #[test]
    fn other_numbers_are_left_alone() {
        check("Maximum number of results. Default 20", None);
        check("Number of results, default 20 (no max!)", None);
        check("When this parameter is omitted, a maximum of 200 is returned", None);
        check("Maximum of 1,000 when using cursors", None);
        check("max: 31 for 1d, max: 168 for 1h", None);
        check("Default maximum page size is 30", None);
        check("Up to 100 per second", None);
        check("no digits", None);
        check("If zero, server returns a page of max size 100.", None);
        check("If you specify a number greater than 25, the call returns 25. Maximum 25", None);
    }

    #[test]
    fn a_maximum_below_the_default_is_no_maximum() {
        let bounds = Bounds { default: Some(50.0), ..Bounds::default() };
        assert_eq!(stated_maximum("max 20", bounds), None);
        assert_eq!(stated_maximum("max 50", bounds), Some(50));
    }

    #[test]
    fn a_maximum_at_or_below_the_minimum_is_no_maximum() {
        let bounds = Bounds { minimum: Some(50.0), ..Bounds::default() };
        assert_eq!(stated_maximum("max 20", bounds), None);
        assert_eq!(stated_maximum("max 50", bounds), None);
        assert_eq!(stated_maximum("max 51", bounds), Some(51));
    }

    #[test]
    fn every_pattern_compiles() {
        for pattern in [
            &PAGE,
            &NO_PAGE,
            &NO_LIMIT,
            &CLAMP,
            &QUOTA,
            &QUOTA_WORD,
            &RATE,
            &OVERLOAD,
            &NEXT_IN_HEADER,
            &URL,
            &NO_COUNT,
            &NOT_THE_MAXIMUM,
            &WHEN_LEFT_OUT,
            &DEFAULT_BEFORE,
            &CONDITION_BEHIND,
            &IF_NOT_BEHIND,
            &NO_MAXIMUM_BEHIND,
        ] {
            LazyLock::force(pattern);
        }
        LazyLock::force(&TAG);
        LazyLock::force(&MAXIMUM);
    }
}
