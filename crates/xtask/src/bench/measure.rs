//! What a process costs: wall time, CPU time, peak memory.
//!
//! The system keeps these for all children of a process together, and a child counts the memory of its parent until it
//! has become its own program. So each command is started by a small process that starts nothing else: this binary.

use std::env;
use std::io::ErrorKind;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeVal;
use serde::{Deserialize, Serialize};

use crate::process;

/// What one run cost.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) struct Cost {
    /// Seconds from start to end.
    pub(super) wall: f64,
    /// Seconds of all threads, the system's work for them included.
    pub(super) cpu: f64,
    /// The most memory that was resident at one time, in bytes.
    pub(super) peak: f64,
    /// The exit code; none where a signal ended it.
    pub(super) code: Option<i32>,
}

/// Runs `command`, its output thrown away. `None` where there is no such program.
pub(super) fn measure(command: &[String]) -> Result<Option<Cost>> {
    let mut helper = Command::new(env::current_exe()?);
    let answer = process::output(helper.args(["bench", "measure", "--"]).args(command))?;
    Ok(serde_json::from_str(&answer)?)
}

/// The small process's part: runs `command` and prints its [`Cost`], or `null`.
pub(super) fn measure_here(command: &[String]) -> Result<()> {
    let [program, arguments @ ..] = command else { bail!("no command") };
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            println!("null");
            return Ok(());
        }
        Err(error) => return Err(error).with_context(|| format!("{program} does not start")),
    };
    let status = child.wait()?;
    let wall = start.elapsed().as_secs_f64();
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    // Linux and the BSDs count kilobytes here, macOS bytes.
    let unit = if cfg!(target_vendor = "apple") { 1.0 } else { 1024.0 };
    let cost = Cost {
        wall,
        cpu: seconds(usage.user_time()) + seconds(usage.system_time()),
        peak: usage.max_rss() as f64 * unit,
        code: status.code(),
    };
    println!("{}", serde_json::to_string(&cost)?);
    Ok(())
}

fn seconds(time: TimeVal) -> f64 {
    time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6
}
