//! buf's standard lint rules on a folder of .proto files: whole runs of ours, on one thread and on two, beside `buf lint`.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::contenders::{Contender, compete, table};
use super::{CORPUS, name, wirelint};
use crate::table::ratio;

/// Where the real buf is, if anywhere: the binary that npm's `@bufbuild/buf` brings.
const BUF: &str = "WIRELINT_BUF";

/// What to lint, and how often
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The folder that imports start from; by default the corpus's googleapis
    folder: Option<PathBuf>,
    /// How often each is run
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
}

/// Prints one table, and the ratios that matter.
pub(super) fn run(root: &Path, args: &Args) -> Result<()> {
    let folder = if let Some(folder) = &args.folder {
        folder.clone()
    } else {
        let corpus = env::var_os(CORPUS).with_context(|| format!("name a folder, or set {CORPUS}"))?;
        Path::new(&corpus).join("protobuf/googleapis")
    };
    let folder = folder.canonicalize().with_context(|| format!("{}", folder.display()))?;
    let binary = wirelint(root)?.display().to_string();
    let ours = |threads: &str| {
        let command = [&*binary, "lint", "--no-config", "--select", "buf:STANDARD", "--format", "concise"];
        let command = command.into_iter().chain(["--jobs", threads, "{file}"]);
        Contender::new(&format!("wirelint lint, {threads} thread(s)"), command, &[0, 1])
    };
    let mut contenders = vec![ours("1"), ours("2")];
    match env::var(BUF) {
        Ok(buf) => {
            let command = [&*buf, "lint", "{file}", "--config", r#"{"version":"v2"}"#];
            contenders.push(Contender::new("buf lint", command, &[0, 100]));
        }
        Err(_) => println!("{BUF} is not set: `buf lint` is left out\n"),
    }
    let mut costs = table();
    let runs = compete(&folder, &name(&folder), &contenders, args.rounds, &mut costs)?;
    costs.print();
    if let [one, two, rest @ ..] = &*runs {
        println!("Two threads: {} times as fast as one.", ratio(one.wall.median, two.wall.median));
        for buf in rest {
            println!(
                "`buf lint`: {} times the CPU time of two threads, {} times that of one.",
                ratio(buf.cpu.median, two.cpu.median),
                ratio(buf.cpu.median, one.cpu.median)
            );
        }
    }
    Ok(())
}
