//! How the words of a name are joined, as graphql-eslint has it: what it accepts, and what it would write instead.

use wirelint_lint::words;

words! {
    /// How the words of a name are joined.
    pub(crate) enum Case {
        /// `likeThis`.
        Camel = "camelCase",
        /// `LikeThis`.
        Pascal = "PascalCase",
        /// `like_this`.
        Snake = "snake_case",
        /// `LIKE_THIS`.
        Upper = "UPPER_CASE",
    }
}

impl Case {
    /// The case that is called so.
    pub(crate) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "camelCase" => Self::Camel,
            "PascalCase" => Self::Pascal,
            "snake_case" => Self::Snake,
            "UPPER_CASE" => Self::Upper,
            _ => return None,
        })
    }

    /// Whether `name` is written so.
    pub(crate) fn fits(self, name: &str) -> bool {
        let begins = |it: u8| match self {
            Self::Camel | Self::Snake => it.is_ascii_lowercase(),
            Self::Pascal | Self::Upper => it.is_ascii_uppercase(),
        };
        let goes_on = |it: u8| match self {
            Self::Camel | Self::Pascal => it.is_ascii_alphanumeric(),
            Self::Snake => it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_',
            Self::Upper => it.is_ascii_uppercase() || it.is_ascii_digit() || it == b'_',
        };
        name.bytes().next().is_some_and(begins) && name.bytes().all(goes_on)
    }

    /// `name` written so.
    pub(crate) fn write(self, name: &str) -> String {
        match self {
            Self::Camel => pascal(name, true),
            Self::Pascal => pascal(name, false),
            Self::Snake => words(name).join("_"),
            Self::Upper => words(name).join("_").to_ascii_uppercase(),
        }
    }
}

/// `like-this`
pub(crate) fn kebab(name: &str) -> String {
    words(name).join("-")
}

fn pascal(name: &str, begins_small: bool) -> String {
    let mut out = String::with_capacity(name.len());
    for (number, word) in words(name).iter().enumerate() {
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if number > 0 || !begins_small => out.push(first.to_ascii_uppercase()),
            Some(first) => out.push(first),
            None => {}
        }
        out.push_str(letters.as_str());
    }
    out
}

/// The words of a name in small letters: runs of small letters, of capitals (the last of which begins the next word where small letters
/// follow), and of digits.
pub(crate) fn words(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let class = |at: usize| {
        letters.get(at).map_or(' ', |it| match it {
            it if it.is_lowercase() => 'a',
            it if it.is_uppercase() => 'A',
            it if it.is_ascii_digit() => '0',
            _ => ' ',
        })
    };
    let mut words: Vec<String> = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        let (before, own, behind) = (at.checked_sub(1).map_or(' ', class), class(at), class(at + 1));
        let goes_on = match (before, own) {
            (_, ' ') => continue,
            ('A', 'A') => behind != 'a',
            ('A' | 'a', 'a') | ('0', '0') => true,
            _ => false,
        };
        let lower = letter.to_lowercase();
        match words.last_mut().filter(|_| goes_on) {
            Some(word) => word.extend(lower),
            None => words.push(lower.collect()),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(words(name).join(" "), expected);
    }

    #[test]
    fn words_are_told_apart() {
        check("fooBar", "foo bar");
        check("FooBAR", "foo bar");
        check("HTTPServer", "http server");
        check("foo_bar__baz", "foo bar baz");
        check("foo1Bar2", "foo 1 bar 2");
        check("FOO_BAR1", "foo bar 1");
        check("__", "");
    }

    #[test]
    fn names_are_joined() {
        assert_eq!(Case::Camel.write("user_name"), "userName");
        assert_eq!(Case::Pascal.write("user_name"), "UserName");
        assert_eq!(Case::Upper.write("userName"), "USER_NAME");
        assert_eq!(Case::Snake.write("UserName"), "user_name");
        assert_eq!(kebab("UserName"), "user-name");
        assert_eq!(Case::Camel.write(""), "");
    }

    #[test]
    fn what_is_accepted() {
        assert!(Case::Camel.fits("userName1") && !Case::Camel.fits("user_name") && !Case::Camel.fits(""));
        assert!(Case::Pascal.fits("HTTPServer") && !Case::Pascal.fits("http"));
        assert!(Case::Snake.fits("a_b1") && Case::Snake.fits("a_") && !Case::Snake.fits("_a"));
        assert!(Case::Upper.fits("A_B1") && !Case::Upper.fits("A_b"));
    }
}
