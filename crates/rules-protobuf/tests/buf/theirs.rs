//! What `buf lint` finds.

use std::path::Path;
use std::process::Command;

use crate::compare::Found;

/// Runs `buf lint` on the module in `folder`, with `config` instead of its own where there is one.
pub(crate) fn lint(buf: &Path, folder: &Path, config: Option<&str>) -> Vec<Found> {
    let mut command = Command::new(buf);
    command.args(["lint", "--error-format", "json"]).current_dir(folder);
    if let Some(config) = config {
        command.args(["--config", config]);
    }
    let home = tempfile::tempdir().unwrap();
    let output = command.env("HOME", home.path()).output().unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    let found = stdout.lines().map(|line| {
        let it: serde_json::Value = serde_json::from_str(line).unwrap();
        let number = |key: &str| it[key].as_u64().unwrap_or(1) as u32;
        let text = |key: &str| it[key].as_str().unwrap().to_owned();
        let rule = text("type");
        assert_ne!(rule, "COMPILE", "buf refuses the files: {line}");
        Found {
            path: text("path"),
            line: number("start_line"),
            column: number("start_column"),
            rule,
            message: text("message"),
        }
    });
    let found = found.collect();
    assert!(matches!(output.status.code(), Some(0 | 100)), "{}", String::from_utf8_lossy(&output.stderr));
    found
}
