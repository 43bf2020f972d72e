//! What an editor's host says, however it came there, is what the binary prints for the same files.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use wirelint_diagnostics::Severity;
use wirelint_report::{Format, Options};
use wirelint_test_editor::{Action, Session};

#[test]
fn the_editor_says_what_the_command_line_prints() {
    let heavy = std::env::var_os("WIRELINT_EXHAUSTIVE").is_some_and(|it| it == "1");
    let seeds = if heavy { 3_000..4_000 } else { 2_000..2_012 };
    for seed in seeds {
        let mut session = Session::new(seed);
        for _ in 0..20 {
            if let Err(difference) = session.settle() {
                panic!("{}", session.failure(difference));
            }
        }
        let editor = printed_by_host(&mut session);
        let binary = printed_by_binary(&session);
        assert!(binary.contains("\"summary\""), "seed {seed}: {binary}");
        let lines = editor.lines().zip(binary.lines()).enumerate();
        if let Some((at, (got, expected))) = lines.into_iter().find(|(_, (got, expected))| got != expected) {
            panic!("seed {seed}: line {at}: the editor says {got}, the command line {expected}\n{editor}");
        }
        assert_eq!(editor, binary, "seed {seed}");
    }
}

/// What the host that went through all of it says, in what a walk from the working directory meets.
fn printed_by_host(session: &mut Session) -> String {
    let world = &session.live.world;
    // An editor looks at what is open, whatever it is called and wherever it lies. No walk does.
    let is_walked = |path: &&PathBuf| path.extension().is_some_and(|it| it == "yaml" || it == "json");
    let unseen: Vec<PathBuf> = world.buffers.keys().filter(|it| !is_walked(it)).cloned().collect();
    let everywhere = Action::Folders(vec![world.cwd.clone()]);
    for action in unseen.into_iter().map(Action::Close).chain([everywhere]) {
        session.live.apply(&action);
    }
    let run = session.live.ask();
    let options = Options { show: Severity::Hint, ..Options::default() };
    let mut out = Vec::new();
    wirelint_report::write(Format::Json, &run.outcome, &run.files, &options, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// What the binary prints for the same files, with what is unsaved on the disk.
fn printed_by_binary(session: &Session) -> String {
    let world = &session.live.world;
    let dir = TempDir::new().unwrap();
    let write = |path: &Path, bytes: &[u8]| {
        let path = dir.path().join(path.strip_prefix(&world.cwd).unwrap());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    for (path, bytes) in &world.disk {
        write(path, bytes);
    }
    for (path, buffer) in &world.buffers {
        write(path, buffer.text.as_bytes());
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_wirelint"));
    command.current_dir(dir.path()).env_clear().args(["lint", "--format", "json", "--show", "hint"]);
    // The day of the editor's world.
    command.args(["--now", "2026-01-01"]);
    for (path, kind) in world.half_typed() {
        let name = path.strip_prefix(&world.cwd).unwrap();
        command.arg("--kind").arg(format!("{}={kind}", name.display()));
    }
    String::from_utf8(command.arg(".").output().unwrap().stdout).unwrap()
}
