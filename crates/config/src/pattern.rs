//! Patterns of paths: one syntax for `include`, `exclude` and `overrides[].files`.
//!
//! Paths and patterns are relative to the folder of the configuration and written with `/`. A pattern that matches a
//! folder matches everything below it, so `vendor`, `vendor/` and `vendor/**` all exclude that folder's content.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use globset::{Candidate, GlobBuilder, GlobSet};
use wirelint_source::Span;

/// Alternatives nest, and the glob reader follows them by recursion; no pattern that a person writes is this long.
const LONGEST: usize = 1000;

/// A pattern, ready to match.
#[derive(Debug)]
pub(crate) struct Pattern {
    /// Where it stands.
    pub(crate) span: Span,
    /// As it is written.
    pub(crate) text: String,
    /// What it matches, with everything below.
    content: GlobSet,
    /// The folders whose whole content it matches.
    folder: GlobSet,
}

/// The patterns of one list in the course of a run, each knowing whether it ever matched.
#[derive(Debug, Default)]
pub(crate) struct Tracked {
    patterns: Vec<(Arc<Pattern>, AtomicBool)>,
}

impl Pattern {
    /// Reads `text`; the error says what is wrong with it, in a few words.
    pub(crate) fn new(text: &str, span: Span) -> Result<Self, String> {
        let mut glob = text;
        while let Some(rest) = glob.strip_prefix("./") {
            glob = rest;
        }
        let glob = match glob.strip_suffix('/').unwrap_or(glob) {
            // The folder of the configuration itself.
            "." => "**",
            glob => glob,
        };
        if let Some(reason) = refusal(text, glob) {
            return Err(reason.into());
        }
        let below = format!("{glob}/**");
        let folder = glob.strip_suffix("/**").unwrap_or(glob);
        Ok(Self {
            span,
            text: text.into(),
            content: globs(&[glob, &below])?,
            folder: globs(&[folder, &below])?,
        })
    }
}

fn refusal(text: &str, glob: &str) -> Option<&'static str> {
    if glob.is_empty() && !text.starts_with('/') {
        Some("it is empty")
    } else if text.len() > LONGEST {
        Some("it is longer than 1000 bytes")
    } else if text.starts_with('/') {
        Some("it starts with `/`, but is relative to the folder of this file")
    } else if text.starts_with('!') {
        Some("it starts with `!`, which negates nothing here (a name with `!` is written `\\!`)")
    } else if glob.split('/').any(|segment| segment == "..") {
        Some("it leaves the folder of this file")
    } else {
        None
    }
}

/// A set even of one or two: unlike a single matcher it refuses, and does not panic, where a pattern is too large.
fn globs(globs: &[&str]) -> Result<GlobSet, String> {
    let mut set = GlobSet::builder();
    for glob in globs {
        // Windows reads backslashes otherwise unless told.
        let glob = GlobBuilder::new(glob).literal_separator(true).backslash_escape(true).build();
        set.add(glob.map_err(|it| it.kind().to_string())?);
    }
    set.build().map_err(|_| "it is too large".into())
}

impl Tracked {
    pub(crate) fn new(patterns: &[Arc<Pattern>]) -> Self {
        Self { patterns: patterns.iter().map(|it| (Arc::clone(it), AtomicBool::new(false))).collect() }
    }

    pub(crate) fn add(&mut self, patterns: &[Arc<Pattern>]) {
        self.patterns.extend(Self::new(patterns).patterns);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// Whether one of the patterns matches the file at `path`. All are asked: each is to know that it matched.
    pub(crate) fn matches(&self, path: &str) -> bool {
        self.any(path, |pattern| &pattern.content)
    }

    /// Whether one of the patterns matches everything in the folder at `path`.
    pub(crate) fn holds_folder(&self, path: &str) -> bool {
        self.any(path, |pattern| &pattern.folder)
    }

    /// None of the patterns has matched anything.
    pub(crate) fn forget(&self) {
        self.patterns.iter().for_each(|(_, matched)| matched.store(false, Ordering::Relaxed));
    }

    /// The patterns that matched nothing so far.
    pub(crate) fn unmatched(&self) -> impl Iterator<Item = &Pattern> {
        let unmatched = self.patterns.iter().filter(|(_, matched)| !matched.load(Ordering::Relaxed));
        unmatched.map(|(pattern, _)| &**pattern)
    }

    fn any(&self, path: &str, globs: impl Fn(&Pattern) -> &GlobSet) -> bool {
        if self.patterns.is_empty() {
            return false;
        }
        let path = Candidate::new(path);
        let mut any = false;
        for (pattern, matched) in &self.patterns {
            if globs(pattern).is_match_candidate(&path) {
                any = true;
                // Nothing else hangs on the mark, and it is read after the threads are joined.
                matched.store(true, Ordering::Relaxed);
            }
        }
        any
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wirelint_source::{FileId, TextRange};

    fn pattern(text: &str) -> Result<Tracked, String> {
        let pattern = Pattern::new(text, Span::in_file(FileId(0), TextRange::empty(0)))?;
        Ok(Tracked::new(&[Arc::new(pattern)]))
    }

    #[track_caller]
    fn check(text: &str, matched: &[&str], unmatched: &[&str]) {
        let pattern = pattern(text).unwrap();
        for path in matched {
            assert!(pattern.matches(path), "`{text}` matches `{path}`");
        }
        for path in unmatched {
            assert!(!pattern.matches(path), "`{text}` does not match `{path}`");
        }
    }

    #[test]
    fn a_folder_stands_for_all_below_it() {
        for text in ["vendor", "vendor/", "./vendor", "vendor/**"] {
            check(
                text,
                &["vendor/a.yaml", "vendor/deep/er/b.yaml"],
                &["vendors/a.yaml", "src/vendor/a.yaml"],
            );
        }
        check(
            "services/*/api",
            &["services/a/api/x/y.yaml"],
            &["services/api/x.yaml", "services/a/b/api/x.yaml"],
        );
        check(".", &["a.yaml", "b/c.yaml"], &[]);
    }

    #[test]
    fn a_star_stays_within_one_segment() {
        check("api/*.yaml", &["api/a.yaml"], &["api/v1/a.yaml", "a.yaml"]);
        check("**/*.yaml", &["a.yaml", "x/y/a.yaml"], &["a.json"]);
        check("**/vendor/**", &["vendor/a", "x/vendor/y/a"], &["vendors/a"]);
        check("{a,b}/?.yaml", &["a/1.yaml", "b/2.yaml"], &["c/1.yaml", "a/12.yaml"]);
    }

    #[test]
    fn a_folder_is_held_where_all_its_content_matches() {
        for text in ["vendor", "vendor/**", "**/vendor/**", "**/vendor"] {
            assert!(pattern(text).unwrap().holds_folder("vendor"), "{text}");
        }
        assert!(pattern("**/vendor/**").unwrap().holds_folder("a/vendor"));
        assert!(!pattern("vendor/*.yaml").unwrap().holds_folder("vendor"));
        assert!(!pattern("vendor/**/*.yaml").unwrap().holds_folder("vendor"));
        assert!(pattern("**").unwrap().holds_folder("vendor"));
    }

    #[test]
    fn what_cannot_match_is_refused_with_the_reason() {
        for (text, reason) in [
            ("", "it is empty"),
            ("./", "it is empty"),
            ("/api", "it starts with `/`, but is relative to the folder of this file"),
            ("/", "it starts with `/`, but is relative to the folder of this file"),
            ("../api", "it leaves the folder of this file"),
            ("api/../x", "it leaves the folder of this file"),
            ("[a", "unclosed character class; missing ']'"),
            ("a\\", "dangling '\\'"),
        ] {
            assert_eq!(pattern(text).unwrap_err(), reason, "{text}");
        }
        assert!(pattern("!a").is_err() && pattern(&"a".repeat(1001)).is_err());
    }

    #[test]
    fn nesting_to_the_limit_of_length_is_survived() {
        for text in ["{".repeat(1000), format!("{}{}", "{".repeat(500), "}".repeat(500)), "[!a]*".repeat(200)]
        {
            let _ = pattern(&text);
        }
    }
}
