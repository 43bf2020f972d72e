//! Text in, text out, through the binary itself: what it prints, and how it exits.
//!
//! A transcript is what came to standard output, then each line of standard error behind `! `, then the exit code.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

mod bad_graphql;
mod bad_input;
mod checklist;
mod explain;
mod files;
mod fixes;
mod formats;
mod levels;
mod map;
mod output;
mod resolvers;
mod run;
mod stdin;
mod usage;

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;
use wirelint_test_fixture::Fixture;

/// A contract with a warning that has a safe fix, one that has an unsafe fix, and an error.
const FLAWED: &str = "\
openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
  /orders:
    get:
      operationId: listOrders
      parameters:
        - name: page_size
          in: query
          description: How many orders a page has, at most 100
          schema:
            type: integer
      responses:
        '200':
          description: A page of orders
        '429':
          description: Too many requests
    delete:
      operationId: listOrders
      requestBody:
        content: { application/json: { schema: { type: object } } }
      responses:
        '204':
          description: Gone
";

/// A contract without a flaw.
const CLEAN: &str = "\
openapi: 3.1.0
info: { title: Status, version: 1.0.0 }
paths:
  /status:
    get:
      operationId: getStatus
      responses:
        '200':
          description: How the service is
";

/// A workspace on the disk.
struct Folder {
    dir: TempDir,
    /// Where commands run, from the workspace's root.
    cwd: PathBuf,
}

impl Folder {
    /// A workspace of files, each behind a line `//- PATH`.
    fn new(fixture: &str) -> Self {
        let folder = Self { dir: TempDir::new().unwrap(), cwd: PathBuf::new() };
        fs::create_dir(folder.dir.path().join(".git")).unwrap();
        for file in Fixture::parse(fixture).files {
            folder.write(&file.path, file.text);
        }
        folder
    }

    /// A workspace of one file.
    fn with(path: &str, content: impl AsRef<[u8]>) -> Self {
        Self::new("//- readme.md\n").and(path, content)
    }

    fn and(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        self.write(path, content);
        self
    }

    fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    /// The transcript of `wirelint` with `arguments`, which are divided at spaces.
    fn run(&self, arguments: &str) -> String {
        self.transcript(&self.output(arguments, &[], ""))
    }

    fn run_with_env(&self, arguments: &str, env: &[(&str, &str)]) -> String {
        self.transcript(&self.output(arguments, env, ""))
    }

    fn run_with_stdin(&self, arguments: &str, stdin: impl AsRef<[u8]>) -> String {
        self.transcript(&self.output(arguments, &[], stdin))
    }

    fn output(&self, arguments: &str, env: &[(&str, &str)], stdin: impl AsRef<[u8]>) -> Output {
        let mut child = wirelint(&self.path("").join(&self.cwd))
            .args(arguments.split_whitespace())
            .envs(env.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Who ends without reading closes the pipe, and that is no fault.
        _ = child.stdin.take().unwrap().write_all(stdin.as_ref());
        child.wait_with_output().unwrap()
    }

    fn transcript(&self, output: &Output) -> String {
        let mut text = String::from_utf8(output.stdout.clone()).unwrap();
        if !text.is_empty() && !text.ends_with('\n') {
            text.push_str("(no line break)\n");
        }
        for line in String::from_utf8(output.stderr.clone()).unwrap().lines() {
            writeln!(text, "{}", format!("! {line}").trim_end()).unwrap();
        }
        writeln!(text, "exit {}", output.status.code().unwrap()).unwrap();
        let root = self.dir.path().canonicalize().unwrap();
        text.replace(&*root.to_string_lossy(), "ROOT").replace('\x1b', "^")
    }
}

/// The binary in `cwd`, with nothing of this process's environment.
fn wirelint(cwd: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wirelint"));
    command.current_dir(cwd).env_clear();
    command
}

/// Says why a test that needs something is not run here.
fn skip(why: &str) {
    say(&format!("skipped: {why}"));
}

/// Says something to whoever watches the tests.
#[expect(clippy::print_stderr, reason = "a test that is skipped in silence is not missed")]
fn say(line: &str) {
    eprintln!("{line}");
}
