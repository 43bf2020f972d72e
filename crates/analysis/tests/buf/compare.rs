//! Two sets of findings, held against each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use crate::{ours, theirs};

/// A finding.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) path: String,
    /// From 1.
    pub(crate) line: u32,
    /// From 1, in columns of a terminal.
    pub(crate) column: u32,
    /// buf's name.
    pub(crate) rule: String,
    /// For whoever reads the differences.
    pub(crate) message: String,
}

type Place = (String, u32, u32, String);

/// What differs in all that was compared.
#[derive(Default)]
pub(crate) struct Differences {
    compared: usize,
    rules: BTreeMap<String, usize>,
    only_ours: Vec<String>,
    only_theirs: Vec<String>,
}

impl Differences {
    /// Compares the findings about the module in `folder` of the rules for which `is_compared`.
    pub(crate) fn add(&mut self, what: &str, buf: &Path, folder: &Path, is_compared: impl Fn(&str) -> bool) {
        let places = |found: Vec<Found>| -> BTreeMap<Place, String> {
            let compared = found.into_iter().filter(|it| is_compared(&it.rule));
            compared.map(|it| ((it.path, it.line, it.column, it.rule), it.message)).collect()
        };
        let ours = places(ours::lint(folder));
        let theirs = places(theirs::lint(buf, folder));
        let all: BTreeSet<&Place> = ours.keys().chain(theirs.keys()).collect();
        self.compared += all.len();
        for place in all {
            let shown =
                |message: &str| format!("{what}: {}:{}:{}: {} {message}", place.0, place.1, place.2, place.3);
            match (ours.get(place), theirs.get(place)) {
                (Some(message), None) => self.only_ours.push(shown(message)),
                (None, Some(message)) => self.only_theirs.push(shown(message)),
                _ => *self.rules.entry(place.3.clone()).or_default() += 1,
            }
        }
    }

    /// At least `least` places were compared, and not more than one in 10,000 differs.
    #[track_caller]
    pub(crate) fn check(&self, least: usize) {
        let mut report = format!("{} places, {} rules", self.compared, self.rules.len());
        for (name, of) in [("only ours", &self.only_ours), ("only theirs", &self.only_theirs)] {
            _ = write!(report, "\n{name}: {}", of.len());
            for it in of.iter().take(40) {
                _ = write!(report, "\n  {it}");
            }
        }
        eprintln!("{report}\n{:?}", self.rules);
        assert!(self.compared >= least, "{report}");
        assert!((self.only_ours.len() + self.only_theirs.len()) * 10_000 <= self.compared, "{report}");
    }
}
