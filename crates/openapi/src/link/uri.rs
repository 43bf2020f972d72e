//! Taking a reference's text apart (RFC 3986): file, fragment, pointer.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// What stands before the `#`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Base<'a> {
    /// Nothing: the document itself.
    Same,
    /// A path relative to the document, still encoded, without its query.
    File(&'a str),
    /// A URI with a scheme or an authority.
    Absolute(&'a str),
}

/// A text as base and fragment. The fragment is still encoded; `None` where there is no `#`.
pub(super) fn split(text: &str) -> (Base<'_>, Option<&str>) {
    let (base, fragment) = match text.split_once('#') {
        Some((base, fragment)) => (base, Some(fragment)),
        None => (text, None),
    };
    let base = if base.is_empty() {
        Base::Same
    } else if has_scheme(base) || base.starts_with("//") {
        Base::Absolute(base)
    } else {
        Base::File(base.split('?').next().unwrap_or_default())
    };
    (base, fragment)
}

/// `text` percent-decoded; `None` where that is not UTF-8. A `%` that starts no pair of digits stands for itself.
pub(crate) fn decode(text: &str) -> Option<Cow<'_, str>> {
    percent_decode_str(text).decode_utf8().ok()
}

/// `path` seen from `base`, a URI: what comes after the last `/` is replaced (RFC 3986 §5.3 without dot segments, which
/// the `$id`s of schemas do not have).
pub(super) fn join(base: &str, path: &str) -> String {
    let base = base.split(['#', '?']).next().unwrap_or_default();
    let folder = base.rfind('/').map_or("", |slash| &base[..=slash]);
    format!("{folder}{}", path.strip_prefix("./").unwrap_or(path))
}

/// Whether a discriminator's value is meant as a URI rather than as a name.
pub(super) fn looks_like_uri(value: &str) -> bool {
    let is_file = [".yaml", ".yml", ".json"].iter().any(|extension| value.ends_with(extension));
    is_file || value.contains(['#', '/'])
}

/// RFC 3986 §3.1. One letter is a drive on Windows, not a scheme.
fn has_scheme(text: &str) -> bool {
    let Some((scheme, _)) = text.split_once(':') else { return false };
    let [first, rest @ ..] = scheme.as_bytes() else { return false };
    let valid = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
    first.is_ascii_alphabetic() && !rest.is_empty() && rest.iter().all(valid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_split_at_the_first_number_sign() {
        assert_eq!(split("#/a#b"), (Base::Same, Some("/a#b")));
        assert_eq!(split("a/b.yaml?x=1#/c"), (Base::File("a/b.yaml"), Some("/c")));
        assert_eq!(split("../a.json"), (Base::File("../a.json"), None));
        assert_eq!(split("https://x.y/a#"), (Base::Absolute("https://x.y/a"), Some("")));
        assert_eq!(split("//x.y/a"), (Base::Absolute("//x.y/a"), None));
        assert_eq!(split("urn:a:b"), (Base::Absolute("urn:a:b"), None));
        assert_eq!(split("C:/a.yaml"), (Base::File("C:/a.yaml"), None));
        assert_eq!(split("./a:b.yaml"), (Base::File("./a:b.yaml"), None));
    }

    #[test]
    fn percent_signs_decode_to_utf8_or_not_at_all() {
        assert_eq!(decode("a%20b%C3%A9").as_deref(), Some("a bé"));
        assert_eq!(decode("100%").as_deref(), Some("100%"));
        assert_eq!(decode("%FF"), None);
    }

    #[test]
    fn names_are_joined_to_the_folder_of_the_base() {
        assert_eq!(join("https://x.y/a/b", "c"), "https://x.y/a/c");
        assert_eq!(join("https://x.y/a/b#z", "./c"), "https://x.y/a/c");
        assert_eq!(join("b", "c"), "c");
    }

    #[test]
    fn plain_names_are_no_uris() {
        assert!(looks_like_uri("#/components/schemas/Cat"));
        assert!(looks_like_uri("cat.json"));
        assert!(looks_like_uri("https://x.y/cat"));
        assert!(!looks_like_uri("Cat"));
        assert!(!looks_like_uri("a.b.Cat"));
    }
}
