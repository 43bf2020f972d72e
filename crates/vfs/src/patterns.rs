//! Sets of globs, each relative to the folder of the file that it was written in.

use std::fmt;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::path::{normalize, slashes};

/// A set of globs. `*` and `?` stop at `/`, `**` does not; a pattern that matches a folder matches all below it. Each
/// is relative to the base it was compiled with: `api` is `api` there and nowhere deeper.
#[derive(Clone, Default, Debug)]
pub struct Patterns {
    set: GlobSet,
    /// For each glob of the set the number of the pattern that it comes from.
    origins: Vec<usize>,
}

impl Patterns {
    /// Compiles `patterns`, each with its base (absolute). The numbers that [`matching`](Self::matching) gives are the
    /// positions here.
    pub fn new<'a>(patterns: impl IntoIterator<Item = (&'a Path, &'a str)>) -> Result<Self, PatternError> {
        let mut builder = GlobSetBuilder::new();
        let mut origins = Vec::new();
        for (number, (base, pattern)) in patterns.into_iter().enumerate() {
            let absolute = anchored(base, pattern);
            // `x/**` is compiled as `x` too, so that a walk can leave the folder out as a whole.
            let stem = absolute.strip_suffix("/**").unwrap_or(&absolute);
            for text in [stem, &format!("{stem}/**")] {
                let glob = GlobBuilder::new(text).literal_separator(true).build().map_err(|error| {
                    PatternError { pattern: pattern.to_owned(), message: error.kind().to_string() }
                })?;
                builder.add(glob);
                origins.push(number);
            }
        }
        let set = builder.build().map_err(|error| PatternError {
            pattern: error.glob().unwrap_or_default().to_owned(),
            message: error.kind().to_string(),
        })?;
        Ok(Self { set, origins })
    }

    /// Whether a pattern matches `path` (absolute).
    pub fn is_match(&self, path: &Path) -> bool {
        self.set.is_match(path)
    }

    /// The numbers of the patterns that match `path` (absolute), in their order.
    pub fn matching(&self, path: &Path) -> Vec<usize> {
        let mut numbers: Vec<usize> = self.set.matches(path).into_iter().map(|it| self.origins[it]).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// Whether there is no pattern.
    pub fn is_empty(&self) -> bool {
        self.set.is_empty()
    }
}

/// A glob that cannot be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PatternError {
    /// The pattern as it was written.
    pub pattern: String,
    /// What is wrong with it.
    pub message: String,
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the pattern `{}` cannot be read: {}", self.pattern, self.message)
    }
}

impl std::error::Error for PatternError {}

/// `pattern` as an absolute glob. The base is text, not pattern, so its special characters are escaped.
fn anchored(base: &Path, pattern: &str) -> String {
    let pattern = pattern.trim_end_matches('/');
    if pattern.starts_with('/') {
        return pattern.to_owned();
    }
    let mut base: PathBuf = base.to_owned();
    let mut rest = pattern;
    loop {
        if let Some(after) = rest.strip_prefix("./") {
            rest = after;
        } else if let Some(after) = rest.strip_prefix("../") {
            base = normalize(&base, Path::new(".."));
            rest = after;
        } else {
            break;
        }
    }
    let base = globset::escape(&slashes(&base));
    let base = base.trim_end_matches('/');
    if matches!(rest, "" | ".") { format!("{base}/**") } else { format!("{base}/{rest}") }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn patterns(texts: &[&str]) -> Patterns {
        Patterns::new(texts.iter().map(|it| (Path::new("/w/[x]"), *it))).unwrap()
    }

    #[test]
    fn patterns_are_anchored_at_their_base() {
        for (pattern, path, matches) in [
            ("api", "/w/[x]/api/a.yaml", true),
            ("api", "/w/[x]/deep/api/a.yaml", false),
            ("./api/", "/w/[x]/api", true),
            ("*.yaml", "/w/[x]/a.yaml", true),
            ("*.yaml", "/w/[x]/api/a.yaml", false),
            ("**/*.yaml", "/w/[x]/api/a.yaml", true),
            ("**/vendor/**", "/w/[x]/vendor/a.yaml", true),
            ("**/vendor/**", "/w/[x]/a/vendor", true),
            ("../api/*.yaml", "/w/api/a.yaml", true),
            ("/w/api", "/w/api/a.yaml", true),
            (".", "/w/[x]/a.yaml", true),
            ("{a,b}/?.yaml", "/w/[x]/b/1.yaml", true),
            ("*", "/w/x/a.yaml", false),
        ] {
            assert_eq!(patterns(&[pattern]).is_match(Path::new(path)), matches, "{pattern} {path}");
        }
    }

    #[test]
    fn the_patterns_that_match_are_told_by_number() {
        let set = patterns(&["api", "other", "**/*.yaml"]);
        assert_eq!(set.matching(Path::new("/w/[x]/api/a.yaml")), [0, 2]);
    }

    #[test]
    fn a_pattern_that_cannot_be_read_is_named() {
        let error = Patterns::new([(Path::new("/w"), "a[")]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the pattern `a[` cannot be read: unclosed character class; missing ']'"
        );
    }
}
