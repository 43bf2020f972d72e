//! Patterns in options: a regular expression, alone or as `/…/i`.

use regex_automata::meta::Regex;
use regex_automata::util::syntax;
use wirelint_lint::options::{Fault, FaultKind, Setting, Shape, Value, show_text};

/// A regular expression, as it was written and as it is run. Runs in time linear in the text.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    written: String,
    regex: Regex,
}

impl Pattern {
    /// The error is a few words for the user.
    pub(crate) fn new(written: &str) -> Result<Self, String> {
        let (source, flags) = match written.strip_prefix('/').and_then(|it| it.rsplit_once('/')) {
            Some((source, flags)) if flags.bytes().all(|it| b"gimsuy".contains(&it)) => (source, flags),
            _ => (written, ""),
        };
        // Names are ASCII; and the tables of Unicode are large.
        let config = syntax::Config::new()
            .unicode(false)
            .utf8(false)
            .case_insensitive(flags.contains('i'))
            .multi_line(flags.contains('m'))
            .dot_matches_new_line(flags.contains('s'));
        let regex = Regex::builder().syntax(config).build(source);
        let regex = regex.map_err(|_| format!("`{written}` is no regular expression that is known here"))?;
        Ok(Self { written: written.to_owned(), regex })
    }

    /// Whether something in `text` matches.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }

    /// `text` without the first stretch that matches.
    pub(crate) fn without(&self, text: &str) -> String {
        match self.regex.find(text) {
            Some(found) => format!("{}{}", &text[..found.start()], &text[found.end()..]),
            None => text.to_owned(),
        }
    }

    /// The first stretch that matches, and the first group in it that has a name, with what it matches.
    pub(crate) fn first_named<'t>(&self, text: &'t str) -> Option<(std::ops::Range<usize>, &str, &'t str)> {
        let mut captures = self.regex.create_captures();
        self.regex.captures(text, &mut captures);
        let whole = captures.get_match()?.range();
        let groups = captures.pattern()?;
        let names = captures.group_info().pattern_names(groups).enumerate();
        let name = names.skip(1).find_map(|(at, name)| Some((at, name?)))?;
        let group = captures.get_group(name.0)?;
        let name = self.regex.group_info().to_name(groups, name.0)?;
        Some((whole, name, &text[group.start..group.end]))
    }

    /// Whether it has groups with names.
    pub(crate) fn has_names(&self) -> bool {
        self.written.contains("(?<")
    }

    /// As it was written.
    pub(crate) fn as_str(&self) -> &str {
        &self.written
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

impl Setting for Pattern {
    fn shape() -> Shape {
        Shape::Text { noun: "a regular expression", pattern: None }
    }

    fn read(value: &Value, of: &str, faults: &mut Vec<Fault>) -> Option<Self> {
        let Some(text) = value.as_text() else {
            value.is_no(Self::shape().noun(), of, faults);
            return None;
        };
        let pattern = Self::new(text);
        pattern.map_err(|reason| faults.push(value.fault(FaultKind::Refused { of: of.into(), reason }))).ok()
    }

    fn show(&self) -> Option<String> {
        Some(show_text(&self.written))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_written_with_and_without_flags() {
        let flagged = Pattern::new("/^get/i").unwrap_or_else(|it| panic!("{it}"));
        assert!(flagged.is_in("GetUser") && !flagged.is_in("forget"));
        assert_eq!(flagged.without("GetUser"), "User");
        let plain = Pattern::new("^get").unwrap_or_else(|it| panic!("{it}"));
        assert!(plain.is_in("getUser") && !plain.is_in("GetUser"));
        assert!(Pattern::new("(").is_err());
        let named = Pattern::new("^is(?<PascalCase>.+)$").unwrap_or_else(|it| panic!("{it}"));
        assert_eq!(named.first_named("isOpen"), Some((0..6, "PascalCase", "Open")));
    }
}
