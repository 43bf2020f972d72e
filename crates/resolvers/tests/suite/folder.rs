//! A folder of somebody's code, named by `WIRELINT_RESOLVERS`: what is found in it, and how fast.
//!
//! `WIRELINT_RESOLVERS=… cargo test -p wirelint-resolvers --test suite folder -- --nocapture`

#![allow(clippy::print_stdout, reason = "it prints what it measures")]

use std::path::Path;
use std::time::Instant;

use crate::support::Service;
use wirelint_resolvers::Verdict;

/// Bytes of source in a second, on one core.
const SPEED: f64 = 5e6;

#[test]
fn a_folder_is_read_at_speed() {
    let Some(folder) = std::env::var_os("WIRELINT_RESOLVERS") else { return };
    let service = Service::read(Path::new(&folder));
    let start = Instant::now();
    let found = service.analyse();
    let took = start.elapsed().as_secs_f64();
    let at = |place: wirelint_resolvers::Place| {
        let path = &found.paths[place.unit.0 as usize];
        format!("{path}:{}", service.line(path, place.range.start))
    };
    for it in found.fields.iter().filter(|it| it.verdict != Verdict::Harmless) {
        println!(
            "{}.{} {:?} {:?} [{}] at {}",
            it.ty,
            it.field,
            it.verdict,
            it.confidence,
            it.framework.name(),
            at(it.place)
        );
        if let Some(access) = &it.access {
            let calls: Vec<String> =
                access.calls.iter().map(|it| format!("{} ({})", it.what, at(it.place))).collect();
            println!("    {} at {} through [{}]", access.what, at(access.place), calls.join(", "));
        }
        if it.verdict == Verdict::PerItem {
            println!("    {}", it.query.as_deref().unwrap_or_default());
        }
    }
    for it in &found.misuses {
        println!("{:?} {:?} at {}", it.confidence, it.kind, at(it.place));
    }
    let count = |verdict: fn(&Verdict) -> bool| found.fields.iter().filter(|it| verdict(&it.verdict)).count();
    println!(
        "{} fields linked: {} per item, {} batched, {} harmless, {} unknown",
        found.fields.len(),
        count(|it| *it == Verdict::PerItem),
        count(|it| matches!(it, Verdict::Batched(_))),
        count(|it| *it == Verdict::Harmless),
        count(|it| *it == Verdict::Unknown),
    );
    let (read, parsed) = found.sizes;
    let speed = f64::from(u32::try_from(read).expect("a folder of source code has less than 4 GiB")) / took;
    println!("{read} bytes read, {parsed} of them parsed, in {took:.3} s: {:.1} MB/s", speed / 1e6);
    assert!(read < 1_000_000 || speed >= SPEED, "{read} bytes took {took} s");
}
