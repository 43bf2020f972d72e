//! How cost grows: with the size of one contract, and with threads over many.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::contenders::{Contender, compete, table};
use super::readers::Format;
use super::{generate, scratch, wirelint};
use crate::table::{Table, megabytes, ratio, short};

/// How large, how many
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Sizes of the generated contracts, in MB
    #[arg(long, value_delimiter = ',', default_values_t = [1, 10, 70])]
    sizes: Vec<u32>,
    /// How many contracts of 200 kB are linted on one thread and on two
    #[arg(long, default_value_t = 200)]
    files: u32,
    /// How often each is run
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
}

/// Prints a table for sizes and one for threads.
pub(super) fn run(root: &Path, args: &Args) -> Result<()> {
    let binary = wirelint(root)?;
    let scratch = scratch(root)?;
    let lint = Contender::wirelint("wirelint lint", &binary, &[]);
    let mut rates =
        Table::new(&["contract", "MB", "wall MB/s", "CPU MB/s", "peak MB", "peak per byte of text"]);
    let mut costs = table();
    for format in [Format::Json, Format::Yaml] {
        for size in &args.sizes {
            let file = scratch.join(format!("generated-{size}.{}", format.extension()));
            let text = generate::document(*size as usize * 1_000_000, format);
            fs::write(&file, &text)?;
            let contenders = [lint.clone(), Contender::reader(format)?];
            let bytes = text.len() as f64;
            drop(text);
            let label = format!("{size} MB {}", format.extension());
            let runs = compete(&file, &label, &contenders, args.rounds, &mut costs)?;
            let Some(own) = runs.first() else { continue };
            rates.row([
                label,
                megabytes(bytes),
                short(bytes / 1e6 / own.wall.median),
                short(bytes / 1e6 / own.cpu.median),
                megabytes(own.peak.median),
                ratio(own.peak.median, bytes),
            ]);
        }
    }
    rates.print();
    costs.print();
    threads(&binary, &scratch, args)
}

fn threads(binary: &Path, scratch: &Path, args: &Args) -> Result<()> {
    let folder = scratch.join("many");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let text = generate::document(200_000, Format::Yaml);
    for number in 0..args.files {
        fs::write(folder.join(format!("contract-{number}.yaml")), &text)?;
    }
    let on = |threads: &str| {
        // The folder lies below `target`, which no walk enters otherwise.
        Contender::wirelint(&format!("{threads} thread(s)"), binary, &["--no-ignore", "--jobs", threads])
    };
    let mut table = table();
    compete(&folder, &format!("{} contracts", args.files), &[on("1"), on("2")], args.rounds, &mut table)?;
    table.print();
    Ok(())
}
