//! The labelled services of `test-data/resolvers`: precision and recall of `n-plus-one` for each framework that is understood.
//!
//! `cargo test -p wirelint-resolvers --test suite labelled -- --nocapture` prints the figures and each disagreement.

#![allow(clippy::print_stdout, reason = "it prints what it measures")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::support::{Label, Service};
use wirelint_resolvers::{Confidence, LoaderFault, Verdict};

/// Frameworks that are claimed to be understood.
pub(crate) const UNDERSTOOD: [&str; 17] = [
    "apollo-server",
    "graphql-yoga",
    "graphql-js",
    "type-graphql",
    "nestjs",
    "pothos",
    "nexus",
    "graphene",
    "graphene-django",
    "strawberry",
    "strawberry-django",
    "ariadne",
    "gqlgen",
    "spring-graphql",
    "dgs",
    "graphql-java-tools",
    "graphql-ruby",
];
/// In percent.
const PRECISION: usize = 95;
/// In percent.
const RECALL: usize = 90;

#[derive(Default)]
struct Figures {
    found: usize,
    missed: usize,
    wrong: usize,
    silent: usize,
    linked: usize,
    labelled: usize,
}

impl Figures {
    fn add(&mut self, other: &Self) {
        self.found += other.found;
        self.missed += other.missed;
        self.wrong += other.wrong;
        self.silent += other.silent;
        self.linked += other.linked;
        self.labelled += other.labelled;
    }

    fn precision(&self) -> usize {
        100 * self.found / (self.found + self.wrong).max(1)
    }

    fn recall(&self) -> usize {
        100 * self.found / (self.found + self.missed).max(1)
    }

    fn print(&self, name: &str) {
        println!(
            "{name:<23} {:>6} {:>6} {:>6} {:>6}  {:>8}%  {:>5}%  {}/{}",
            self.found,
            self.missed,
            self.wrong,
            self.silent,
            self.precision(),
            self.recall(),
            self.linked,
            self.labelled
        );
    }
}

pub(crate) fn services() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../test-data/resolvers");
    let mut all: Vec<PathBuf> = std::fs::read_dir(root)
        .expect("the labelled services are there")
        .map(|it| it.expect("the folder can be read").path())
        .filter(|it| it.join("labels.yaml").is_file())
        .collect();
    all.sort();
    all
}

#[test]
fn precision_and_recall_meet_the_bar() {
    let mut figures: BTreeMap<String, Figures> = BTreeMap::new();
    let mut halves: BTreeMap<(String, bool), Figures> = BTreeMap::new();
    for folder in services() {
        let service = Service::read(&folder);
        if !UNDERSTOOD.contains(&&*service.framework) {
            continue;
        }
        let analysis = service.analyse();
        let name = folder.file_name().expect("it has a name").to_string_lossy().into_owned();
        let mut of = Figures::default();
        for label in service.labels.iter().filter(|it| !it.is_root) {
            let found = analysis.fields.iter().find(|it| it.ty == label.ty && it.field == label.field);
            of.labelled += 1;
            of.linked += usize::from(found.is_some());
            let is_reported = found.is_some_and(|it| it.verdict == Verdict::PerItem);
            let is_fault = label.verdict == "n-plus-one";
            match (is_fault, is_reported) {
                (true, true) => of.found += 1,
                (true, false) => of.missed += 1,
                (false, true) => of.wrong += 1,
                (false, false) => of.silent += 1,
            }
            if is_fault != is_reported {
                let said = found.map(|it| {
                    (
                        it.verdict,
                        it.confidence,
                        it.access.as_ref().map(|it| &it.what),
                        it.unresolved.as_ref().map(|it| &it.what),
                    )
                });
                println!(
                    "{name}: {}.{} is {} ({}), but {said:?}",
                    label.ty, label.field, label.verdict, label.reason
                );
            }
        }
        for field in analysis.fields.iter().filter(|it| it.verdict == Verdict::PerItem) {
            if !service.labels.iter().any(|it| it.ty == field.ty && it.field == field.field) {
                println!("{name}: {}.{} is reported and not labelled", field.ty, field.field);
                of.wrong += 1;
            }
        }
        figures.entry(service.framework.clone()).or_default().add(&of);
        halves.entry((service.framework.clone(), service.is_second_half)).or_default().add(&of);
    }
    println!(
        "{:<23} {:>6} {:>6} {:>6} {:>6}  precision  recall  linked",
        "framework", "found", "missed", "wrong", "silent"
    );
    let mut is_met = true;
    for (framework, it) in &figures {
        it.print(framework);
        is_met &= it.precision() >= PRECISION && it.recall() >= RECALL;
    }
    for ((framework, is_second), it) in &halves {
        it.print(&format!("{framework}, {}", if *is_second { "second" } else { "first" }));
    }
    assert_eq!(figures.len(), UNDERSTOOD.len(), "a framework has no labelled service");
    assert!(
        is_met,
        "at least {PRECISION} % of what is reported must be right, and {RECALL} % of the faults be found"
    );
}

/// The place that a label names is the one that is found, for nearly all of them: where it is not, the first of several is another one.
#[test]
fn accesses_are_where_the_labels_say() {
    let (mut right, mut all) = (0, 0);
    for folder in services() {
        let service = Service::read(&folder);
        if !UNDERSTOOD.contains(&&*service.framework) {
            continue;
        }
        let analysis = service.analyse();
        for label in service.labels.iter().filter(|it| it.verdict == "n-plus-one" && !it.is_root) {
            let Some(field) = analysis.fields.iter().find(|it| it.ty == label.ty && it.field == label.field)
            else {
                continue;
            };
            let (Some(access), Some(expected)) = (&field.access, &label.access) else { continue };
            all += 1;
            let place = match access.loader {
                Some(LoaderFault::Loops(it, _) | LoaderFault::Alone(it)) => it,
                _ => access.place,
            };
            let line = service.line(&analysis.paths[place.unit.0 as usize], place.range.start);
            let last = service.line(&analysis.paths[place.unit.0 as usize], place.range.end);
            let is_right =
                analysis.paths[place.unit.0 as usize] == expected.0 && (line..=last).contains(&expected.1);
            right += usize::from(is_right);
            if !is_right {
                let at = &analysis.paths[place.unit.0 as usize];
                println!(
                    "{}: {}.{} at {at}:{line}, not {expected:?}",
                    folder.display(),
                    label.ty,
                    label.field
                );
            }
        }
    }
    println!("{right} of {all} accesses are where the labels say");
    assert!(right * 100 >= all * 95, "{right} of {all}");
}

/// The smallest query is the one that somebody wrote down, but for the leaf that is asked for.
#[test]
fn queries_are_as_short_as_those_of_the_labels() {
    for folder in services() {
        let service = Service::read(&folder);
        if !UNDERSTOOD.contains(&&*service.framework) {
            continue;
        }
        let analysis = service.analyse();
        for label in service.labels.iter().filter(|it| it.verdict == "n-plus-one") {
            let field = analysis.fields.iter().find(|it| it.ty == label.ty && it.field == label.field);
            let (Some(field), Some(expected)) = (field, &label.query) else { continue };
            let Some(query) = &field.query else { continue };
            let depth = |it: &str| it.matches('{').count();
            assert!(
                depth(query) <= depth(expected) + 1,
                "{}: {}.{}: {query}, and {expected} does",
                folder.display(),
                label.ty,
                label.field
            );
        }
    }
}

/// What is certain follows from code; names alone are not.
#[test]
fn most_faults_are_certain() {
    let (mut certain, mut all) = (0, 0);
    for folder in services() {
        let service = Service::read(&folder);
        if !UNDERSTOOD.contains(&&*service.framework) {
            continue;
        }
        for field in service.analyse().fields.iter().filter(|it| it.verdict == Verdict::PerItem) {
            all += 1;
            certain += usize::from(field.confidence == Confidence::Certain);
        }
    }
    println!("{certain} of {all} are certain");
    assert!(certain * 10 >= all * 9, "{certain} of {all}");
}

#[test]
fn labels_are_read() {
    let all: Vec<Label> = services().iter().flat_map(|it| Service::read(it).labels).collect();
    assert!(all.len() > 400, "{} labels", all.len());
    assert!(all.iter().all(|it| matches!(&*it.verdict, "n-plus-one" | "batched" | "harmless")));
}
