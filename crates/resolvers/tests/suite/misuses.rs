//! The labelled services of `test-data/resolvers`: what is said of loaders and clients, for each rule.
//!
//! `cargo test -p wirelint-resolvers --test suite misuses -- --nocapture` prints the figures and each disagreement.

#![allow(clippy::print_stdout, reason = "it prints what it measures")]

use std::collections::BTreeMap;

use crate::labelled::{UNDERSTOOD, services};
use crate::support::Service;
use wirelint_resolvers::{Confidence, MisuseKind};

/// Of what is certain, and so a warning; in percent.
const PRECISION: usize = 80;

#[derive(Default)]
struct Figures {
    found: usize,
    missed: usize,
    wrong: usize,
    likely_right: usize,
    likely_wrong: usize,
}

fn rule(kind: &MisuseKind) -> &'static str {
    match kind {
        MisuseKind::SharedAcrossRequests => "n-plus-one/loader-shared-across-requests",
        MisuseKind::OrderNotKept(_) | MisuseKind::KeysLeftOut => "n-plus-one/batch-order-not-kept",
        MisuseKind::ObjectKey(_) => "n-plus-one/loader-object-key",
        MisuseKind::LoopInClient { .. } => "n-plus-one/loop-in-client",
        MisuseKind::SequentialLoop(_) | MisuseKind::SequentialPair(_) => "n-plus-one/sequential-loads",
    }
}

const RULES: [&str; 5] = [
    "n-plus-one/loader-shared-across-requests",
    "n-plus-one/batch-order-not-kept",
    "n-plus-one/loader-object-key",
    "n-plus-one/loop-in-client",
    "n-plus-one/sequential-loads",
];

#[test]
fn what_is_certain_is_right() {
    let mut figures: BTreeMap<&str, Figures> = RULES.iter().map(|it| (*it, Figures::default())).collect();
    for folder in services() {
        let service = Service::read(&folder);
        let is_client = service.framework == "generated-client" && service.language == "typescript";
        if !UNDERSTOOD.contains(&&*service.framework) && !is_client {
            continue;
        }
        let found = service.analyse();
        let name = folder.file_name().expect("it has a name").to_string_lossy().into_owned();
        let mut met = vec![false; service.misuses.len()];
        for it in &found.misuses {
            let of = figures.get_mut(rule(&it.kind)).expect("the rule is listed");
            let path = &found.paths[it.place.unit.0 as usize];
            let first = service.line(path, it.place.range.start);
            let last = service.line(path, it.place.range.end);
            let fits = service.misuses.iter().position(|label| {
                label.is_fault
                    && label.rule == rule(&it.kind)
                    && label.file == *path
                    && (first..=last).contains(&label.line)
            });
            let is_certain = it.confidence == Confidence::Certain;
            if let Some(label) = fits {
                met[label] = true;
                of.likely_right += usize::from(!is_certain);
            } else {
                println!("{name}: {:?} {:?} at {path}:{first} is wrong", it.confidence, it.kind);
                *if is_certain { &mut of.wrong } else { &mut of.likely_wrong } += 1;
            }
        }
        for (label, is_met) in service.misuses.iter().zip(met) {
            let Some(of) = figures.get_mut(&*label.rule).filter(|_| label.is_fault) else { continue };
            *if is_met { &mut of.found } else { &mut of.missed } += 1;
            if !is_met {
                println!(
                    "{name}: {} at {}:{} is missed ({})",
                    label.rule, label.file, label.line, label.reason
                );
            }
        }
    }
    println!("{:<44} found missed wrong  as info: right wrong  precision", "rule");
    let mut is_met = true;
    for (rule, it) in &figures {
        let certain = it.found - it.likely_right.min(it.found);
        let precision = 100 * certain / (certain + it.wrong).max(1);
        println!(
            "{rule:<44} {:>5} {:>6} {:>5}  {:>14} {:>5}  {precision:>8}%",
            it.found, it.missed, it.wrong, it.likely_right, it.likely_wrong
        );
        is_met &= precision >= PRECISION;
    }
    assert!(is_met, "at least {PRECISION} % of what is a warning must be right");
}
