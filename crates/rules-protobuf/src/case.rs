//! How names are joined, as `buf lint` has it: what it accepts, and what it would write instead.
//!
//! Two details matter for equality with it: a digit begins no new word (`FOO_BAR1` and `FOO_BAR_1` are both fine), and an
//! upper-case letter in `PascalCase` may follow another one (`HTTPServer` is fine). On names that are fine nothing is allocated.

/// A way to join the words of a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Case {
    /// `PascalCase`
    Pascal,
    /// `lower_snake_case`
    LowerSnake,
    /// `UPPER_SNAKE_CASE`
    UpperSnake,
}

impl Case {
    /// How it is written in itself.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Pascal => "PascalCase",
            Self::LowerSnake => "lower_snake_case",
            Self::UpperSnake => "UPPER_SNAKE_CASE",
        }
    }

    /// Whether `name` is written so.
    pub(crate) fn fits(self, name: &str) -> bool {
        let mut rest = name.chars();
        let mut is_same = true;
        self.write(name, |it| is_same &= rest.next() == Some(it));
        is_same && rest.next().is_none()
    }

    /// `name` written so.
    pub(crate) fn of(self, name: &str) -> String {
        let mut out = String::with_capacity(name.len() + 4);
        self.write(name, |it| out.push(it));
        out
    }

    /// If `name`, written so, is what `text` begins with: the rest of `text`.
    pub(crate) fn strip<'t>(self, name: &str, text: &'t str) -> Option<&'t str> {
        let mut rest = text.chars();
        let mut is_same = true;
        self.write(name, |it| is_same &= rest.next() == Some(it));
        is_same.then_some(rest.as_str())
    }

    fn write(self, name: &str, mut out: impl FnMut(char)) {
        match self {
            Self::Pascal => pascal(name, out),
            Self::LowerSnake => snake(name, |it| it.to_lowercase().for_each(&mut out)),
            Self::UpperSnake => snake(name, |it| it.to_uppercase().for_each(&mut out)),
        }
    }
}

fn is_delimiter(it: char) -> bool {
    matches!(it, '.' | '-' | '_' | ' ' | '\t' | '\n' | '\r')
}

fn pascal(name: &str, mut out: impl FnMut(char)) {
    let mut begins_word = true;
    for it in name.trim().chars() {
        if !is_delimiter(it) {
            out(if begins_word { it.to_ascii_uppercase() } else { it });
        }
        begins_word = is_delimiter(it);
    }
}

/// The words with `_` between them, in the letters that they are written in. Neighbours of a letter are looked at by the byte: names
/// of files may hold others.
fn snake(name: &str, mut out: impl FnMut(char)) {
    let name = name.trim_matches(is_delimiter);
    let bytes = name.as_bytes();
    let mut last = '\0';
    let mut write = |it: char, last: &mut char| {
        out(it);
        *last = it;
    };
    for (at, it) in name.char_indices() {
        if is_delimiter(it) {
            if last != '_' {
                write('_', &mut last);
            }
            continue;
        }
        let before = at.checked_sub(1).map(|at| char::from(bytes[at]));
        let behind = bytes.get(at + 1).map(|it| char::from(*it));
        let is_last_capital =
            behind.is_some_and(|it| !it.is_uppercase() && !it.is_ascii_digit() && !is_delimiter(it));
        if let Some(before) = before
            && it.is_uppercase()
            && last != '_'
            && (is_last_capital || before.is_lowercase())
        {
            write('_', &mut last);
        }
        write(it, &mut last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, pascal: &str, snake: &str) {
        assert_eq!(Case::Pascal.of(name), pascal);
        assert_eq!(Case::LowerSnake.of(name), snake);
        assert_eq!(Case::UpperSnake.of(name), snake.to_uppercase());
        assert_eq!(Case::Pascal.fits(name), name == pascal);
        assert_eq!(Case::LowerSnake.fits(name), name == snake);
    }

    #[test]
    fn words_are_told_apart_as_buf_does() {
        check("fooBar", "FooBar", "foo_bar");
        check("FooBar", "FooBar", "foo_bar");
        check("foo_bar", "FooBar", "foo_bar");
        check("HTTPServer", "HTTPServer", "http_server");
        check("FOO_BAR", "FOOBAR", "foo_bar");
        check("foo_BAR", "FooBAR", "foo_bar");
        check("foo__bar_", "FooBar", "foo_bar");
        check("_foo", "Foo", "foo");
        check("foo1Bar2", "Foo1Bar2", "foo1_bar2");
        check("Foo1", "Foo1", "foo1");
        check("foo_1", "Foo1", "foo_1");
        check("FooB", "FooB", "foo_b");
        check("x1Y", "X1Y", "x1y");
        check("A", "A", "a");
        check("_", "", "");
    }

    #[test]
    fn names_of_files_hold_more_than_letters() {
        check("z.y-x", "ZYX", "z_y_x");
        check("Ärger", "Ärger", "ärger");
    }

    #[test]
    fn a_prefix_is_a_name_in_another_case() {
        assert_eq!(Case::UpperSnake.strip("OrderState", "ORDER_STATE_OPEN"), Some("_OPEN"));
        assert_eq!(Case::UpperSnake.strip("OrderState", "ORDERSTATE_OPEN"), None);
        assert_eq!(Case::UpperSnake.strip("OrderState", "ORDER"), None);
    }
}
