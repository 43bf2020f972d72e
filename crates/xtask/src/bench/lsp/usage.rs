//! What a running process has used, as Linux tells (`proc(5)`).

use std::fs;

use anyhow::{Context, Result};

/// The steps in which Linux counts the CPU time of processes; the same on every machine that people have.
const TICKS_PER_SECOND: f64 = 100.0;

/// Bytes of a process.
pub(super) struct Memory {
    /// What is resident now.
    pub(super) resident: f64,
    /// The most that was resident at one time.
    pub(super) peak: f64,
}

/// The memory of the process `pid`.
pub(super) fn memory(pid: u32) -> Result<Memory> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).context("the server's memory")?;
    let kilobytes = |name: &str| -> Option<f64> {
        status.lines().find_map(|it| it.strip_prefix(name))?.split_whitespace().nth(1)?.parse().ok()
    };
    let resident = kilobytes("VmRSS").context("no VmRSS")? * 1024.0;
    Ok(Memory { resident, peak: kilobytes("VmHWM").context("no VmHWM")? * 1024.0 })
}

/// The CPU time of the process `pid` so far, the system's work for it included, in seconds.
pub(super) fn cpu(pid: u32) -> Result<f64> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).context("the server's CPU time")?;
    // The program's name is in parentheses and may have anything in it.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| -> Option<f64> { fields.get(at)?.parse().ok() };
    let (user, system) = ticks(11).zip(ticks(12)).context("no times")?;
    Ok((user + system) / TICKS_PER_SECOND)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    #[test]
    #[cfg(target_os = "linux")]
    fn this_process_has_used_something() {
        let memory = super::memory(std::process::id()).unwrap();
        assert!(memory.peak >= memory.resident && memory.resident > 100_000.0);
        assert!(super::cpu(std::process::id()).unwrap() >= 0.0);
    }
}
