//! Reading alone: our tree beside the usual reader of the format, by turns, in CPU time of the one thread that reads.

use std::env;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use nix::time::{ClockId, clock_gettime};

use super::measure::measure;
use super::readers::{Reader, load, read};
use super::{files, name};
use crate::table::{Spread, Table, megabytes, ratio, short};

/// What to read, and how often
#[derive(clap::Args)]
pub(crate) struct Args {
    /// JSON and YAML files, which may be compressed (.gz); by default the corpus's
    files: Vec<PathBuf>,
    /// How often each reader reads each file
    #[arg(long, default_value_t = 15, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
}

/// Prints one table for all files.
pub(super) fn run(root: &Path, args: &Args) -> Result<()> {
    let head = [
        "file",
        "MB",
        "reader",
        "best MB/s",
        "median MB/s",
        "times the other",
        "memory MB",
        "per byte of text",
    ];
    let mut table = Table::new(&head);
    for file in files(root, &args.files)? {
        measure_file(&file, args.rounds, &mut table)?;
    }
    table.print();
    println!(
        "CPU time of one thread, readers by turns. Memory: the peak of a process that reads the file so, less that of"
    );
    println!("one that only loads it.");
    Ok(())
}

fn measure_file(file: &Path, rounds: u32, table: &mut Table) -> Result<()> {
    let (text, format) = load(file)?;
    let text = text.into();
    let contenders = [Reader::Wirelint, format.usual_reader()];
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..rounds {
        for (reader, times) in contenders.into_iter().zip(&mut times) {
            let start = thread_seconds()?;
            let result = read(reader, &text, format);
            let took = thread_seconds()? - start;
            // Left out of the time: forgetting what was read.
            black_box(result.with_context(|| format!("{} cannot read {}", reader.name(), file.display()))?);
            times.push(took);
        }
    }
    let spreads = times.map(Spread::of);
    let size = text.len() as f64;
    let loaded = peak(Reader::Text, file)?;
    for (at, reader) in contenders.into_iter().enumerate() {
        let memory = peak(reader, file)? - loaded;
        table.row([
            name(file),
            megabytes(size),
            reader.name().into(),
            short(size / 1e6 / spreads[at].min),
            short(size / 1e6 / spreads[at].median),
            ratio(spreads[1 - at].median, spreads[at].median),
            megabytes(memory),
            short(memory / size),
        ]);
    }
    Ok(())
}

/// The peak memory, in bytes, of a process that reads `file` once.
fn peak(reader: Reader, file: &Path) -> Result<f64> {
    let command = [
        env::current_exe()?.display().to_string(),
        "bench".into(),
        "read".into(),
        reader.argument(),
        file.display().to_string(),
    ];
    let cost = measure(&command)?.context("this program is not where it was")?;
    Ok(cost.peak)
}

/// The CPU time of this thread so far.
pub(super) fn thread_seconds() -> Result<f64> {
    let time = clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID)?;
    Ok(time.tv_sec() as f64 + time.tv_nsec() as f64 / 1e9)
}
