//! `cargo xtask readme`: the outputs that README.md shows are what its commands print today.
//!
//! A line `<!-- output of: COMMAND -->` stands directly above a fenced block, and the block is what the command prints
//! to its standard output when it is run at the workspace's root, without colour.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result, bail};

use crate::process;

const FILE: &str = "README.md";

/// Whether to check or to write.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Put what the commands print now into README.md
    #[arg(long)]
    write: bool,
}

/// Checks, or writes.
pub(crate) fn run(root: &Path, args: &Args) -> Result<()> {
    if !args.write {
        return check(root);
    }
    let (text, current) = both(root)?;
    if text != current {
        fs::write(root.join(FILE), current)?;
    }
    Ok(())
}

/// Fails at the first line that is not what its command prints.
pub(crate) fn check(root: &Path) -> Result<()> {
    let (text, current) = both(root)?;
    let mut lines = text.lines().zip(current.lines()).enumerate();
    if let Some((at, (shown, printed))) = lines.find(|(_, (shown, printed))| shown != printed) {
        bail!(
            "{FILE}:{}: shows\n  {shown}\nwhere the command prints\n  {printed}\n(`cargo xtask readme --write`)",
            at + 1
        );
    }
    if text != current {
        bail!("{FILE}: shows more or less than the command prints (`cargo xtask readme --write`)");
    }
    println!("{FILE} shows what its commands print");
    Ok(())
}

/// The file as it is, and as it were with today's outputs.
fn both(root: &Path) -> Result<(String, String)> {
    let text = fs::read_to_string(root.join(FILE)).with_context(|| format!("cannot read {FILE}"))?;
    let current = refreshed(&text, |command| printed(root, command))?;
    Ok((text, current))
}

fn printed(root: &Path, line: &str) -> Result<String> {
    let mut words = line.split_whitespace();
    let program = match words.next() {
        Some("cargo") => env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
        Some(program) => program.into(),
        None => bail!("{FILE}: `output of:` names no command"),
    };
    println!("$ {line}");
    process::output(Command::new(program).args(words).current_dir(root).env("NO_COLOR", "1"))
}

/// `text` with every marked block replaced by what `print` gives for its command.
fn refreshed(text: &str, mut print: impl FnMut(&str) -> Result<String>) -> Result<String> {
    let mut out = String::with_capacity(text.len());
    let mut lines = text.lines().enumerate();
    let mut blocks = 0;
    while let Some((at, line)) = lines.next() {
        out.push_str(line);
        out.push('\n');
        let marker = line.strip_prefix("<!-- output of:").and_then(|it| it.strip_suffix("-->"));
        let Some(command) = marker.map(str::trim) else { continue };
        let Some((_, fence)) = lines.next().filter(|(_, it)| it.starts_with("```")) else {
            bail!("{FILE}:{}: directly below `output of:` a fenced block begins", at + 1);
        };
        let printed = print(command)?;
        _ = writeln!(out, "{fence}\n{}", printed.trim_end_matches('\n'));
        let Some((_, end)) = lines.find(|(_, it)| *it == "```") else {
            bail!("{FILE}:{}: the fenced block has no end", at + 2);
        };
        out.push_str(end);
        out.push('\n');
        blocks += 1;
    }
    if blocks == 0 {
        bail!("{FILE}: has no `<!-- output of: … -->`");
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn marked_blocks_become_what_the_command_prints() {
        let text = "# A\n<!-- output of: say hello -->\n```text\nold\nlines\n```\n```text\nkept\n```\n";
        let refreshed = refreshed(text, |command| Ok(format!("`{command}`\n\n"))).unwrap();
        assert_eq!(
            refreshed,
            "# A\n<!-- output of: say hello -->\n```text\n`say hello`\n```\n```text\nkept\n```\n"
        );
    }

    #[test]
    fn broken_markers_are_told() {
        let message = |text| refreshed(text, |_| Ok(String::new())).unwrap_err().to_string();
        assert_eq!(
            message("<!-- output of: a -->\n\n```\n```\n"),
            "README.md:1: directly below `output of:` a fenced block begins"
        );
        assert_eq!(message("<!-- output of: a -->\n```\n"), "README.md:2: the fenced block has no end");
        assert_eq!(message("# A\n"), "README.md: has no `<!-- output of: … -->`");
    }
}
