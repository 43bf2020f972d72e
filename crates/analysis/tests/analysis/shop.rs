//! The example shop: its flaws are those that its README lists, its clean twin has none, and a defect that is put into the twin is found,
//! alone.
//!
//! `tests/shop/repairs.txt` makes the clean twin: a change for each flaw of the README's table. `tests/shop/defects.txt` has the defects.
//! Both hold changes as a difference would, without line numbers: a line begins with a blank where it is kept, with `-` where it
//! goes and with `+` where it comes, and what is kept and goes must be in the file exactly once. A line `@ FILE` says where the next
//! lines are, a line `# …` is a remark.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rayon::prelude::*;
use wirelint_analysis::{Date, Flags, Level, Options, catalogue, rules};
use wirelint_source::Sources;

use crate::support;

/// How many defects there are at least.
const DEFECTS: usize = 40;

#[test]
fn the_flaws_are_those_that_the_readme_lists() {
    let found: BTreeSet<Found> = lint(&shop(), None).into_iter().collect();
    let listed: Vec<Flaw> = flaws();
    let told: BTreeSet<(&str, &str, &str)> =
        listed.iter().map(|it| (&*it.rule, &*it.file, &*it.pointer)).collect();
    let is: BTreeSet<(&str, &str, &str)> =
        found.iter().map(|it| (it.rule, &*it.file, &*it.pointer)).collect();
    assert_eq!(told, is, "what the README lists (left) and what is found (right)");
    assert_eq!(told.len(), found.len(), "a place with two findings of one rule");
}

#[test]
fn every_group_has_a_flaw() {
    let flaws = flaws();
    let has: BTreeSet<&str> = flaws.iter().filter_map(|it| it.rule.split('/').next()).collect();
    let groups: BTreeSet<&str> = rules()
        .iter()
        .filter(|it| !matches!(it.level, Level::Off))
        .filter_map(|it| it.id.split('/').next())
        .filter(|it| !matches!(*it, "meta" | "openapi" | "protobuf" | "yaml" | "config"))
        .collect();
    let without: Vec<&&str> = groups.difference(&has).collect();
    assert!(without.is_empty(), "the shop has no flaw of {without:?}");
}

#[test]
fn the_clean_twin_has_no_finding() {
    let found = lint(&twin(None), None);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn each_flaw_is_found_alone() {
    let wrong: Vec<String> = flaws()
        .par_iter()
        .filter_map(|flaw| {
            let found = lint(&twin(Some(&flaw.number)), None);
            let is_it =
                |it: &Found| (it.rule, &*it.file, &*it.pointer) == (&flaw.rule, &flaw.file, &flaw.pointer);
            let alone = found.len() == 1 && is_it(&found[0]);
            (!alone).then(|| format!("flaw {} gives {found:#?}", flaw.number))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_defect_in_the_clean_twin_is_found_and_nothing_else() {
    let text = read("tests/shop/defects.txt");
    let defects = Change::all(&text);
    let twin = twin(None);
    let wrong: Vec<String> = defects
        .par_iter()
        .filter_map(|defect| {
            let (rule, place) =
                defect.name.split_once(" in ").expect("a defect is called `RULE in FILE at TEXT`");
            let (file, token) = place.split_once(" at ").expect("a defect is called `RULE in FILE at TEXT`");
            let mut files = twin.clone();
            defect.apply(&mut files);
            let found = lint(&files, Some(rule));
            let alone =
                found.len() == 1 && (found[0].rule, &*found[0].file, &*found[0].token) == (rule, file, token);
            (!alone).then(|| format!("=== {}\ngives {found:#?}", defect.name))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), defects.len(), wrong.join("\n"));
    let seeded: BTreeSet<&str> = defects.iter().filter_map(|it| it.name.split(' ').next()).collect();
    assert!(seeded.len() >= DEFECTS, "only {} rules have a defect of their own", seeded.len());
}

/// A finding, as far as it is compared.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Found {
    rule: &'static str,
    file: String,
    pointer: String,
    /// The first line of what is marked.
    token: String,
    message: String,
}

/// A row of the table in the shop's README.
struct Flaw {
    number: String,
    file: String,
    pointer: String,
    rule: String,
}

fn flaws() -> Vec<Flaw> {
    let readme = read("../../test-data/shop/README.md");
    let rows = readme.lines().filter(|it| it.starts_with("| ") && it.as_bytes()[2].is_ascii_digit());
    let flaws: Vec<Flaw> = rows
        .map(|row| {
            let cells: Vec<&str> = row.split('|').map(|it| it.trim().trim_matches('`')).collect();
            let [_, number, file, pointer, rule, ..] = cells[..] else { panic!("{row}") };
            let [number, file, pointer, rule] = [number, file, pointer, rule].map(str::to_owned);
            Flaw { number, file, pointer, rule }
        })
        .collect();
    assert!(flaws.len() > 10, "the README has a table");
    flaws
}

type Files = BTreeMap<String, String>;

/// The shop's contracts, and the code that answers one of them, by their paths in it.
fn shop() -> Files {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../test-data/shop");
    wirelint_test_editor::files_below(&folder)
        .into_iter()
        .filter(|path| {
            let extensions = ["yaml", "yml", "json", "proto", "graphql", "ts", "py", "go"];
            path.extension().is_some_and(|it| extensions.iter().any(|name| it == *name))
        })
        .map(|path| {
            let name = path.strip_prefix(&folder).expect("it is below").to_string_lossy().replace('\\', "/");
            (name, std::fs::read_to_string(&path).expect("the shop is text"))
        })
        .collect()
}

/// The shop without its flaws, or with the one of this number alone.
fn twin(flaw: Option<&str>) -> Files {
    let text = read("tests/shop/repairs.txt");
    let mut files = shop();
    let mut repaired = BTreeSet::new();
    for repair in Change::all(&text) {
        let number = repair.name.split(' ').next().unwrap_or_default();
        assert!(repaired.insert(number), "flaw {number} is repaired twice");
        if Some(number) != flaw {
            repair.apply(&mut files);
        }
    }
    let flaws = flaws();
    let numbers: BTreeSet<&str> = flaws.iter().map(|it| &*it.number).collect();
    assert_eq!(numbers, repaired, "the README's flaws (left) and the repairs (right)");
    files
}

/// What is found in `files`, where `rule` is on, whatever its default.
fn lint(files: &Files, rule: Option<&str>) -> Vec<Found> {
    let is_off = |id: &str| rules().iter().any(|it| it.id == id && it.level == Level::Off);
    let level = rule.filter(|it| is_off(it)).map(|it| (it.to_owned(), Level::Warning));
    let flags = Flags { level: level.into_iter().collect(), ..Flags::default() };
    let adjustments = flags.check(catalogue()).expect("the rule is known");
    let options = Options { today: Date::new(2026, 1, 1), adjustments, ..Options::default() };
    let texts: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    let run = support::lint_with(&texts, options);
    assert!(run.outcome.problems.is_empty(), "{:#?}", run.outcome.problems);
    let found = |it: &wirelint_diagnostics::Finding| {
        let file = Sources::path(&run.files, it.file).to_owned();
        let text = &files[&file][std::ops::Range::<usize>::from(it.range)];
        let token = text.lines().next().unwrap_or_default().to_owned();
        Found {
            rule: it.rule,
            // In files that are neither YAML nor JSON a place is what is marked.
            pointer: it.pointer.clone().unwrap_or_else(|| token.clone()),
            token,
            message: it.message.clone(),
            file,
        }
    };
    run.outcome.findings.iter().map(found).collect()
}

/// A change of some files.
struct Change<'t> {
    name: &'t str,
    /// For each place its file, what it has and what it gets.
    places: Vec<(&'t str, String, String)>,
}

impl<'t> Change<'t> {
    fn all(text: &'t str) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for line in text.lines() {
            if let Some(name) = line.strip_prefix("=== ") {
                all.push(Self { name, places: Vec::new() });
                continue;
            }
            let Some(change) = all.last_mut() else { continue };
            if let Some(file) = line.strip_prefix("@ ") {
                change.places.push((file, String::new(), String::new()));
                continue;
            }
            let Some((mark, rest)) = line.split_at_checked(1).filter(|(it, _)| *it != "#") else { continue };
            let (_, was, is) = change.places.last_mut().expect("a file stands before its lines");
            let add = |text: &mut String| {
                text.push_str(rest);
                text.push('\n');
            };
            match mark {
                " " => [was, is].into_iter().for_each(add),
                "-" => add(was),
                "+" => add(is),
                _ => panic!("{}: a line begins with a blank, `-` or `+`: {line}", change.name),
            }
        }
        all
    }

    fn apply(&self, files: &mut Files) {
        assert!(!self.places.is_empty(), "{} changes nothing", self.name);
        for (file, was, is) in &self.places {
            let text = files.get_mut(*file).unwrap_or_else(|| panic!("{}: there is no {file}", self.name));
            // From line to line: a place does not begin inside one.
            let is_start = |at: usize| at == 0 || text.as_bytes()[at - 1] == b'\n';
            let places: Vec<usize> =
                text.match_indices(was).map(|(at, _)| at).filter(|at| is_start(*at)).collect();
            let [at] = places[..] else {
                panic!("{}: {file} has {} times:\n{was}", self.name, places.len());
            };
            text.replace_range(at..at + was.len(), is);
        }
    }
}

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
