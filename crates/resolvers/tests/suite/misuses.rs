//! The labelled services of `test-data/resolvers`: what is said of loaders and clients, for each rule.
//!
//! `cargo test -p wirelint-resolvers --test suite misuses -- --nocapture` prints the figures and each disagreement.

#![allow(clippy::print_stdout, reason = "it prints what it measures")]

use std::collections::BTreeMap;

use crate::labelled::{UNDERSTOOD, services};
use crate::support::Service;
use wirelint_resolvers::{Confidence, Lifetime, MisuseKind};

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
        MisuseKind::SharedAcrossRequests(_) => "n-plus-one/loader-shared-across-requests",
        MisuseKind::OrderNotKept { .. } | MisuseKind::KeysLeftOut => "n-plus-one/batch-order-not-kept",
        MisuseKind::ObjectKey { .. } => "n-plus-one/loader-object-key",
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
        let is_client =
            service.framework == "generated-client" && matches!(&*service.language, "typescript" | "python");
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

/// What only a mutation leads to is not even parsed for the sake of loaders that somebody else uses.
#[test]
fn what_no_loader_is_in_is_left_alone() {
    let imports = "import DataLoader from 'dataloader';\nimport { usersByIds } from './users';\n";
    let loader = "const users = new DataLoader((ids) => usersByIds(ids));\n";
    let resolvers = "import { place } from './orders';\nexport const resolvers = {\n\
        Mutation: { place: (_, args) => place(args.id) },\n\
        Query: { user: (_, { id }) => users.load(id) } };\n";
    let orders = "export const place = (id) => { for (const it of all) db.order.update(it); };\n";
    let service = Service::of(&[
        (
            "schema.graphql",
            "type Query { user(id: ID!): User } type Mutation { place: Int } type User { id: ID! }",
        ),
        ("orders.ts", orders),
        ("resolvers.ts", &format!("{imports}{loader}{resolvers}")),
    ]);
    let found = service.analyse();
    let kinds: Vec<_> = found.misuses.iter().map(|it| &it.kind).collect();
    assert_eq!(kinds, [&MisuseKind::SharedAcrossRequests(Lifetime::Module)]);
    // That a resolver loads through it is seen, for the query was run.
    assert_eq!(found.misuses[0].related[0].1, "a resolver loads through it");
    let (read, parsed) = found.sizes;
    assert_eq!(read - parsed, orders.len());
}

/// What a file has so much of that the steps for all questions do not suffice is looked at as far as they go, and no further.
#[test]
fn many_questions_come_to_an_end() {
    use std::fmt::Write as _;
    let mut text = String::from("import DataLoader from 'dataloader';\n");
    for it in 0..2_000 {
        let _ = writeln!(
            text,
            "const f{it} = (a) => ({{ loader: new DataLoader((ids) => f{}(ids)) }});\n\
             export const g{it} = async (ids) => {{ for (const id of ids) await f{it}(id).loader.load({{ id }}); }};",
            it / 2
        );
    }
    text += "export const resolvers = { Query: { a: () => g0([1]) } };\n";
    let service = Service::of(&[("schema.graphql", "type Query { a: Int }"), ("resolvers.ts", &text)]);
    let start = std::time::Instant::now();
    service.analyse();
    // In a build without optimisation on a busy machine; what takes a second there has lost its limits.
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}
