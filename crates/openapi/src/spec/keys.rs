//! Keys that authors choose, and which of them a place accepts.

/// Which keys a mapping accepts besides its fixed fields.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Keys {
    /// Any: property names, variables, names of headers.
    Any,
    /// A path that starts with `/`.
    Path,
    /// A status code, `404`, or a range of them, `4XX`.
    Status,
    /// A runtime expression, `{$request.body#/callbackUrl}`, perhaps within a URL.
    Expression,
    /// The name of a component: letters, digits, `.`, `-` and `_`.
    ComponentName,
    /// A media type or a range of them, `application/json`, `text/*`.
    MediaType,
    /// An HTTP method with the spelling that is sent.
    Method,
    /// A regular expression of ECMA-262.
    Regex,
}

impl Keys {
    /// Whether `key` is such a key. Media types and regular expressions are not taken apart here.
    pub fn accepts(self, key: &str) -> bool {
        match self {
            Self::Any | Self::Expression | Self::MediaType | Self::Regex => true,
            Self::Path => key.starts_with('/'),
            Self::Status => is_status(key),
            Self::ComponentName => is_component_name(key),
            // RFC 9110 §9.1: a method is a token.
            Self::Method => !key.is_empty() && key.bytes().all(is_token_byte),
        }
    }
}

/// `^[1-5](\d\d|XX)$`
fn is_status(key: &str) -> bool {
    match key.as_bytes() {
        [b'1'..=b'5', b'X', b'X'] => true,
        [b'1'..=b'5', second, third] => second.is_ascii_digit() && third.is_ascii_digit(),
        _ => false,
    }
}

/// `^[a-zA-Z0-9._-]+$` (3.2.0 §4.7.2)
pub(crate) fn is_component_name(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
}

/// RFC 9110 §5.6.2
fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::Keys;

    #[test]
    fn keys_are_accepted_by_the_pattern_of_their_place() {
        for (keys, good, bad) in [
            (Keys::Status, &["200", "4XX", "599"][..], &["4xx", "600", "20", "2000", "ok", ""][..]),
            (Keys::Path, &["/", "/a/{b}"], &["a", ""]),
            (Keys::ComponentName, &["Order", "a.b-c_9"], &["", "a b", "a/b", "é"]),
            (Keys::Method, &["COPY", "M-SEARCH"], &["", "A B", "A/B"]),
        ] {
            for key in good {
                assert!(keys.accepts(key), "{keys:?} takes {key:?}");
            }
            for key in bad {
                assert!(!keys.accepts(key), "{keys:?} refuses {key:?}");
            }
        }
    }
}
