//! Names taken apart into words.

/// The words of a name, lower case: `$skipToken`, `skip-token` and `skip_token` are "skip", "token"; `page[size]` is
/// "page", "size".
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut previous = ' ';
    let mut characters = name.chars().peekable();
    while let Some(character) = characters.next() {
        if !character.is_ascii_alphanumeric() {
            if !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            previous = character;
            continue;
        }
        // A capital begins a word after a small letter or a digit (`pageSize`), and before a small letter at the end of
        // an acronym (`HTTPStatus`).
        let after_small = previous.is_ascii_lowercase() || previous.is_ascii_digit();
        let before_small = characters.peek().is_some_and(char::is_ascii_lowercase);
        let begins =
            character.is_ascii_uppercase() && (after_small || before_small && previous.is_ascii_uppercase());
        if begins && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        word.push(character.to_ascii_lowercase());
        previous = character;
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Whether the words of `name`, written together, are `whole`: as [`are`] says of its [`words`], without taking it apart.
pub(crate) fn is(name: &str, whole: &str) -> bool {
    let letters = name.bytes().filter(u8::is_ascii_alphanumeric).map(|it| it.to_ascii_lowercase());
    letters.eq(whole.bytes())
}

/// Whether the words of `name`, written together, end in or hold `part`. Says nothing of where a word begins.
pub(crate) fn may_hold(name: &str, part: &str) -> bool {
    let letters = || name.bytes().filter(u8::is_ascii_alphanumeric).map(|it| it.to_ascii_lowercase());
    let count = letters().count();
    (0..(count + 1).saturating_sub(part.len())).any(|at| letters().skip(at).take(part.len()).eq(part.bytes()))
}

/// Whether the words of `name`, written together, end in `tail`. Says nothing of where a word begins, and costs little.
pub(crate) fn may_end_in(name: &str, tail: &str) -> bool {
    let mut letters = name.bytes().rev().filter(u8::is_ascii_alphanumeric).map(|it| it.to_ascii_lowercase());
    tail.bytes().rev().all(|it| letters.next() == Some(it))
}

/// Whether the last words of a name, written together, are `suffix`: "list", "page", "size" ends in `pagesize`.
pub(crate) fn ends_in(words: &[String], suffix: &str) -> bool {
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
pub(crate) fn are(words: &[String], name: &str) -> bool {
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
            assert_eq!(words(name), ["skip", "token"], "{name}");
        }
        assert_eq!(words("HTTPStatusCode2xx"), ["http", "status", "code2xx"]);
        assert_eq!(words("größe"), ["gr", "e"]);
        assert_eq!(words(""), Vec::<String>::new());
    }

    #[test]
    fn names_need_not_be_taken_apart_to_be_compared() {
        for name in ["$skipToken", "skip-token", "SkipToken", "skiptoken2", "größe", "", "HTTPStatus"] {
            for whole in ["skiptoken", "gre", "", "httpstatus", "skip"] {
                assert_eq!(is(name, whole), are(&words(name), whole), "{name} {whole}");
            }
        }
        assert!(may_hold("X-Client-Request-Id", "clientrequestid") && may_hold("abc", "c"));
        assert!(!may_hold("ab", "abc") && !may_hold("", "a"));
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
