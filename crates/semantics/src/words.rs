//! Names taken apart into words.

use compact_str::CompactString;
use smallvec::SmallVec;

/// A word of a name, lower case.
pub(crate) type Word = CompactString;

/// The words of a name, in their order.
pub(crate) type Words = SmallVec<[Word; 4]>;

/// The words of a name, lower case: `$skipToken`, `skip-token` and `skip_token` are "skip", "token"; `page[size]` is
/// "page", "size".
pub(crate) fn words(name: &str) -> Words {
    let mut words = Words::new();
    for part in parts(name) {
        let bytes = part.as_bytes();
        let mut start = 0;
        for at in 1..bytes.len() {
            // A capital begins a word after a small letter or a digit (`pageSize`), and before a small letter at the
            // end of an acronym (`HTTPStatus`).
            let before_small = bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase);
            if bytes[at].is_ascii_uppercase() && (!bytes[at - 1].is_ascii_uppercase() || before_small) {
                words.push(lower(&part[start..at]));
                start = at;
            }
        }
        words.push(lower(&part[start..]));
    }
    words
}

/// The [`words`] of `name`, written together.
pub(crate) fn joined(name: &str) -> Word {
    let mut parts = parts(name);
    let mut joined = parts.next().map(Word::from).unwrap_or_default();
    parts.for_each(|part| joined.push_str(part));
    joined.make_ascii_lowercase();
    joined
}

/// The stretches of letters and digits in `name`.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(|it: char| !it.is_ascii_alphanumeric()).filter(|it| !it.is_empty())
}

fn lower(word: &str) -> Word {
    let mut word = Word::from(word);
    word.make_ascii_lowercase();
    word
}

/// Whether the words of `name`, written together, are `whole`: as [`are`] says of its [`words`], without taking it apart.
pub(crate) fn is(name: &str, whole: &str) -> bool {
    let letters = name.bytes().filter(u8::is_ascii_alphanumeric).map(|it| it.to_ascii_lowercase());
    letters.eq(whole.bytes())
}

/// Whether the words of `name`, written together, end in `tail`. Says nothing of where a word begins, and costs little.
pub(crate) fn may_end_in(name: &str, tail: &str) -> bool {
    let mut letters = name.bytes().rev().filter(u8::is_ascii_alphanumeric).map(|it| it.to_ascii_lowercase());
    tail.bytes().rev().all(|it| letters.next() == Some(it))
}

/// Whether the last words of a name, written together, are `suffix`: "list", "page", "size" ends in `pagesize`.
pub(crate) fn ends_in(words: &[Word], suffix: &str) -> bool {
    let mut rest = suffix;
    for word in words.iter().rev() {
        match rest.strip_suffix(word.as_str()) {
            Some("") => return true,
            Some(shorter) => rest = shorter,
            None => return false,
        }
    }
    false
}

/// Whether all words of a name, written together, are `name`.
pub(crate) fn are(words: &[Word], name: &str) -> bool {
    let mut rest = name;
    for word in words {
        match rest.strip_prefix(word.as_str()) {
            Some(shorter) => rest = shorter,
            None => return false,
        }
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_apart_however_they_are_written() {
        for name in ["$skipToken", "skip-token", "skip_token", "Skip.Token", "skip[token]", "SkipToken"] {
            assert_eq!(words(name)[..], ["skip", "token"], "{name}");
        }
        assert_eq!(words("HTTPStatusCode2xx")[..], ["http", "status", "code2xx"]);
        assert_eq!(words("größe")[..], ["gr", "e"]);
        assert!(words("").is_empty());
    }

    #[test]
    fn names_need_not_be_taken_apart_to_be_compared() {
        for name in ["$skipToken", "skip-token", "SkipToken", "skiptoken2", "größe", "", "HTTPStatus"] {
            for whole in ["skiptoken", "gre", "", "httpstatus", "skip"] {
                assert_eq!(is(name, whole), are(&words(name), whole), "{name} {whole}");
            }
        }
        for name in ["$skipToken", "größe", "", "HTTPStatus"] {
            assert_eq!(joined(name), words(name).concat());
        }
        assert!(may_end_in("X-Request-Id]", "id") && may_end_in("orderUUID", "uuid") && may_end_in("a", ""));
        assert!(!may_end_in("d", "id") && !may_end_in("ids", "id") && !may_end_in("", "id"));
    }

    #[test]
    fn suffixes_end_at_words() {
        assert!(ends_in(&words("list_page_size"), "pagesize"));
        assert!(ends_in(&words("pagesize"), "pagesize"));
        assert!(!ends_in(&words("subpage_size"), "pagesize"));
        assert!(are(&words("pageToken"), "pagetoken"));
        assert!(!are(&words("pageTokenId"), "pagetoken"));
    }
}
