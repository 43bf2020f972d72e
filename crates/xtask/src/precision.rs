//! `cargo xtask precision`: what a rule's default level rests on.
//!
//! `test-data/labels/GROUP/RULE.yaml` has hits of a rule on public contracts that somebody has looked at, each right or wrong. Here all rules
//! run over those contracts again, and the labels of hits that are still there give the rule's precision: a warning is right in 4 of
//! 5 hits, an error in 19 of 20 (at least 50 of each are judged, or all where there are fewer).
#![allow(clippy::cast_precision_loss, reason = "figures for people, far below 2^52")]

mod labels;

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use self::labels::{Label, Labels};
use crate::process;
use crate::table::{Table, short};

/// Where the contracts are.
const CORPUS: &str = "WIRELINT_CORPUS";

/// The day on which hits were judged: what has passed by then stays what it was.
const TODAY: &str = "2026-11-26";

/// How many hits have to be judged.
const ENOUGH: usize = 50;

/// With fewer hits a rule is judged by what it states, not by numbers.
const FEW: usize = 5;

/// What to judge
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Only these rules and groups
    rules: Vec<String>,
    /// Print the hits that nobody has judged, so many of each rule, in an order of chance that is the same every time
    #[arg(long, value_name = "N", default_value_t = 0)]
    sample: usize,
}

/// The report, as far as it is looked at.
#[derive(Deserialize)]
struct Report {
    summary: Summary,
    findings: Vec<Finding>,
}

#[derive(Deserialize)]
struct Summary {
    operations: usize,
}

#[derive(Deserialize)]
struct Finding {
    rule: String,
    severity: Severity,
    pointer: Option<String>,
    file: String,
    range: Range,
}

#[derive(Deserialize, Clone, Copy)]
struct Range {
    start: Position,
}

#[derive(Deserialize, Clone, Copy)]
struct Position {
    line: u32,
    column: u32,
}

impl Finding {
    /// The place as labels name it: a pointer, or in .proto files, which have none, line and column.
    fn place(&self) -> String {
        let Position { line, column } = self.range.start;
        self.pointer.clone().unwrap_or_else(|| format!("{line}:{column}"))
    }
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[serde(rename_all = "lowercase")]
enum Severity {
    Hint,
    Info,
    Warning,
    Error,
}

#[derive(Deserialize)]
struct Rules {
    rules: Vec<Rule>,
}

#[derive(Deserialize)]
struct Rule {
    id: String,
    level: String,
}

/// Prints a table, and fails where a level is more than the labels allow.
pub(crate) fn run(root: &Path, args: &Args) -> Result<()> {
    let Some(corpus) = env::var_os(CORPUS).map(PathBuf::from) else {
        println!("skipped: {CORPUS} is not set");
        return Ok(());
    };
    let binary = process::wirelint(root)?;
    let rules: Rules =
        serde_json::from_str(&process::output(Command::new(&binary).args(["rules", "--format", "json"]))?)?;
    let labels = labels::read(&root.join("test-data").join("labels"))?;
    let report = lint(&binary, &corpus, &rules)?;
    let is_wanted = |id: &str| {
        args.rules.is_empty() || args.rules.iter().any(|it| id == it || id.split('/').next() == Some(it))
    };
    let mut table = Table::new(&[
        "rule", "level", "errors", "warnings", "infos", "judged", "right", "lost", "per 100", "verdict",
    ]);
    let mut failed = Vec::new();
    let mut loud = 0;
    for rule in rules.rules.iter().filter(|it| is_boundary(&it.id) && is_wanted(&it.id)) {
        let hits: Vec<&Finding> = report.findings.iter().filter(|it| it.rule == rule.id).collect();
        let judged = Judged::of(&hits, labels.get(&rule.id), &corpus);
        let count = |severity: Severity| hits.iter().filter(|it| it.severity == severity).count();
        if rule.level != "off" {
            loud += count(Severity::Warning) + count(Severity::Error);
        }
        let verdict = judged.verdict(&rule.level);
        table.row([
            rule.id.clone(),
            rule.level.clone(),
            count(Severity::Error).to_string(),
            count(Severity::Warning).to_string(),
            count(Severity::Info).to_string(),
            judged.all().to_string(),
            judged.share(),
            judged.lost.to_string(),
            short(
                (count(Severity::Warning) + count(Severity::Error)) as f64 * 100.0
                    / report.summary.operations.max(1) as f64,
            ),
            verdict.clone().unwrap_or_else(|| "ok".to_owned()),
        ]);
        if let Some(why) = verdict {
            failed.push(format!("{}: {why}", rule.id));
        }
        for it in judged.unjudged.iter().take(args.sample) {
            println!("{} {:?} {} {}", it.rule, it.severity, it.file, it.place());
        }
    }
    table.print();
    let operations = report.summary.operations;
    let share = short(loud as f64 * 100.0 / operations.max(1) as f64);
    println!("{loud} errors and warnings of these rules in {operations} operations: {share} per 100\n");
    if !failed.is_empty() {
        bail!("levels above what the labels allow:\n  {}", failed.join("\n  "));
    }
    Ok(())
}

/// Whether a rule judges boundaries, and not a document by itself.
fn is_boundary(id: &str) -> bool {
    id == "config/unknown-method"
        || !["openapi/", "protobuf/", "config/", "meta/unused"].iter().any(|it| id.starts_with(it))
}

fn lint(binary: &Path, corpus: &Path, rules: &Rules) -> Result<Report> {
    let all: Vec<&str> = rules.rules.iter().map(|it| &*it.id).filter(|it| is_boundary(it)).collect();
    let mut command = Command::new(binary);
    command.current_dir(corpus).args([
        "lint",
        ".",
        "--no-config",
        "--no-ignore",
        "--quiet",
        "--format",
        "json",
    ]);
    command.args(["--show", "hint", "--fail-on", "never", "--now", TODAY, "--select", &all.join(",")]);
    let output = command.output().context("the binary does not start")?;
    // What cannot be read of a corpus is no business of ours.
    serde_json::from_slice(&output.stdout).context("no report")
}

/// The hits of one rule with what was said of them.
struct Judged<'a> {
    /// By severity: how many are right, and how many there are.
    by_severity: BTreeMap<Severity, (usize, usize)>,
    /// How many hits there are of each severity.
    hits: BTreeMap<Severity, usize>,
    /// Labels whose contract is there and whose hit is not.
    lost: usize,
    unjudged: Vec<&'a Finding>,
    states_contradiction: bool,
}

impl<'a> Judged<'a> {
    fn of(hits: &[&'a Finding], labels: Option<&Labels>, corpus: &Path) -> Self {
        let none = Labels::default();
        let labels = labels.unwrap_or(&none);
        let place = |it: &Label| (it.contract.clone(), it.pointer.clone());
        let known: BTreeMap<(String, String), &Label> =
            labels.labels.iter().map(|it| (place(it), it)).collect();
        let mut met = BTreeSet::new();
        let mut judged = Self {
            by_severity: BTreeMap::new(),
            hits: BTreeMap::new(),
            lost: 0,
            unjudged: Vec::new(),
            states_contradiction: labels.contradiction,
        };
        for &hit in hits {
            *judged.hits.entry(hit.severity).or_default() += 1;
            // Two hits may be at one place, as an error and as a warning.
            let at = (hit.file.clone(), hit.place());
            match known.get(&at) {
                None => judged.unjudged.push(hit),
                Some(label) => {
                    met.insert(at);
                    let (right, all) = judged.by_severity.entry(hit.severity).or_default();
                    *right += usize::from(label.right);
                    *all += 1;
                }
            }
        }
        let lost = known.iter().filter(|(at, it)| !met.contains(*at) && corpus.join(&it.contract).exists());
        judged.lost = lost.count();
        judged.unjudged.sort_by_key(|it| chance(it));
        judged
    }

    fn all(&self) -> usize {
        self.by_severity.values().map(|(_, all)| all).sum()
    }

    /// `49/50` for each severity that was judged, the worst first.
    fn share(&self) -> String {
        let shares = self
            .by_severity
            .iter()
            .rev()
            .map(|(severity, (right, all))| format!("{severity:?} {right}/{all}"));
        let shares: Vec<String> = shares.collect();
        if shares.is_empty() { "–".to_owned() } else { shares.join(", ") }
    }

    /// What is wrong with the level, if anything.
    fn verdict(&self, level: &str) -> Option<String> {
        if level == "off" {
            return None;
        }
        let all_hits: usize = self.hits.values().sum();
        for (severity, needed) in [(Severity::Error, 0.95), (Severity::Warning, 0.8)] {
            let hits = self.hits.get(&severity).copied().unwrap_or_default();
            if hits == 0 {
                continue;
            }
            if all_hits < FEW && self.states_contradiction {
                continue;
            }
            let (right, all) = self.by_severity.get(&severity).copied().unwrap_or_default();
            let due = hits.min(ENOUGH);
            if all < due {
                return Some(format!("{all} of {due} {severity:?} hits judged").to_lowercase());
            }
            if (right as f64) < needed * all as f64 {
                return Some(format!("right in {right} of {all} {severity:?} hits").to_lowercase());
            }
        }
        let claims = matches!(level, "warning" | "error");
        if claims && all_hits < FEW && !self.states_contradiction {
            return Some("fewer than 5 hits, and no contradiction inside a contract".to_owned());
        }
        None
    }
}

/// A number that says nothing, and is the same every time (FNV-1a).
fn chance(it: &Finding) -> u64 {
    let text = format!("{}{}", it.file, it.place());
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(severity: Severity, number: usize) -> Finding {
        let start = Position { line: 1, column: 1 };
        let pointer = Some(format!("#/{number}"));
        Finding { rule: "a/b".into(), severity, pointer, file: "c.json".into(), range: Range { start } }
    }

    /// The verdict on a rule of `level` with `hits` warnings, of which the first `right` are judged right and the next `wrong` wrong.
    fn verdict(
        level: &str,
        severity: Severity,
        hits: usize,
        right: usize,
        wrong: usize,
        contradiction: bool,
    ) -> Option<String> {
        let findings: Vec<Finding> = (0..hits).map(|it| finding(severity, it)).collect();
        let labels = (0..right + wrong).map(|it| Label {
            contract: "c.json".into(),
            pointer: format!("#/{it}"),
            right: it < right,
        });
        let labels = Labels { contradiction, labels: labels.collect() };
        Judged::of(&findings.iter().collect::<Vec<_>>(), Some(&labels), Path::new("/nowhere")).verdict(level)
    }

    #[test]
    fn a_level_is_earned() {
        assert_eq!(verdict("warning", Severity::Warning, 100, 40, 10, false), None);
        assert_eq!(
            verdict("warning", Severity::Warning, 100, 39, 11, false).as_deref(),
            Some("right in 39 of 50 warning hits")
        );
        assert_eq!(
            verdict("warning", Severity::Warning, 100, 49, 0, false).as_deref(),
            Some("49 of 50 warning hits judged")
        );
        assert_eq!(verdict("warning", Severity::Warning, 10, 8, 2, false), None, "all there are");
        assert!(verdict("error", Severity::Error, 100, 47, 3, false).is_some());
        assert_eq!(verdict("error", Severity::Error, 100, 48, 2, false), None);
        assert_eq!(verdict("info", Severity::Info, 100, 0, 0, false), None);
    }

    #[test]
    fn a_rule_without_hits_states_a_contradiction_or_is_no_warning() {
        assert!(verdict("warning", Severity::Warning, 0, 0, 0, false).is_some());
        assert_eq!(verdict("error", Severity::Error, 2, 0, 0, true), None);
        assert_eq!(verdict("info", Severity::Info, 0, 0, 0, false), None);
        assert_eq!(verdict("off", Severity::Warning, 0, 0, 0, false), None);
    }
}
