//! `wirelint lint`

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, Result};
use wirelint_analysis::{Adjustments, Disk, Files, Host, Options, Run, catalogue};
use wirelint_diagnostics::{Outcome, Problem, Summary};

use crate::args::{Common, Lint, Threshold, Verdict};
use crate::exit::Exit;
use crate::fixing::{self, Fixed};
use crate::notes::{self, Notes, counted};
use crate::output::Output;
use crate::progress::Bar;
use crate::{commands, timings};

pub(crate) fn run(args: Lint, common: Common) -> Result<Exit> {
    if let Some(jobs) = args.jobs {
        rayon::ThreadPoolBuilder::new().num_threads(jobs.get()).build_global().context("--jobs")?;
    }
    let adjustments = args.levels.flags().check(catalogue()).map_err(anyhow::Error::msg)?;
    let cwd = commands::cwd()?;
    let options = options(&args, &cwd, adjustments)?;
    let session = Session { args, common, notes: Notes { quiet: common.quiet }, cwd, options };
    match session.args.stdin_filename.clone() {
        Some(name) => session.stdin(&name),
        None => session.files(),
    }
}

fn options(args: &Lint, cwd: &Path, adjustments: Adjustments) -> Result<Options> {
    let mut options = commands::options(&args.find, cwd)?;
    options.adjustments = adjustments;
    options.timed = args.timings;
    options.today = Some(args.now.map_or_else(commands::today, Ok)?);
    if let Some(name) = &args.stdin_filename {
        options.arguments = vec![name.clone().into_os_string()];
    }
    Ok(options)
}

/// One run of the command.
struct Session {
    args: Lint,
    common: Common,
    notes: Notes,
    cwd: PathBuf,
    options: Options,
}

impl Session {
    /// Lints what is on the disk.
    fn files(&self) -> Result<Exit> {
        let bar = Bar::new(self.common.quiet);
        let mut host = self.host();
        let run = host.snapshot().diagnostics(&bar);
        let Some(least) = self.args.fix.least() else {
            drop(bar);
            return self.report(&run, &self.output());
        };
        let Fixed { mut run, files, made } = fixing::fix(&mut host, run, least, &|_| true, &bar);
        if self.args.fix.diff {
            drop(bar);
            return self.diff(&Fixed { run, files, made });
        }
        let problems = fixing::write(&host, &files);
        if problems.is_empty() {
            self.tell_fixed("made", made, files.len());
        } else {
            let written = files.len() - problems.len();
            self.notes.tell(format_args!("wrote {written} of {}", counted(files.len(), "changed file")));
            // Not all is as it was in memory: look again.
            run = self.host().snapshot().diagnostics(&bar);
            run.outcome.problems.extend(problems);
            run.outcome.problems.sort();
        }
        drop(bar);
        self.report(&run, &self.output())
    }

    /// Lints standard input as if it stood in the file `name`.
    fn stdin(&self, name: &Path) -> Result<Exit> {
        let mut text = Vec::new();
        let limit = wirelint_analysis::MAX_FILE_LEN + 1;
        io::stdin().lock().take(limit).read_to_end(&mut text).context("cannot read standard input")?;
        let mut host = self.host();
        let fixes = self.args.fix.least();
        let output =
            if fixes.is_some() && self.args.out.output.is_none() { Output::Stderr } else { self.output() };
        if let Err(error) = host.set_buffer(name, text.clone()) {
            let problem = Problem { file: name.display().to_string(), message: error.to_string() };
            let outcome = Outcome { problems: vec![problem], ..Outcome::default() };
            if fixes.is_some() && !self.args.fix.diff {
                io::stdout().lock().write_all(&text)?;
            }
            let run = Run {
                outcome,
                files: Files::default(),
                timings: Vec::new(),
                resolvers: Vec::new(),
                phases: Vec::new(),
            };
            return self.report(&run, &output);
        }
        let run = host.snapshot().diagnostics(&());
        let Some(least) = fixes else { return self.report(&run, &output) };
        let path = self.cwd.join(name);
        let own = run.files.iter().map(|(_, file)| file.path().to_path_buf()).find(|it| same(it, &path));
        // The files that it refers to are on the disk, and nobody asked to change that.
        let may_change = |path: &Path| own.as_deref() == Some(path);
        let fixed = fixing::fix(&mut host, run, least, &may_change, &());
        if self.args.fix.diff {
            return self.diff(&fixed);
        }
        let text = fixed.files.first().map_or(&*text, |it| it.after.as_bytes());
        let mut stdout = io::stdout().lock();
        stdout.write_all(text)?;
        stdout.flush()?;
        drop(stdout);
        self.tell_fixed("made", fixed.made, fixed.files.len());
        self.report(&fixed.run, &output)
    }

    fn host(&self) -> Host {
        Host::new(Arc::new(Disk), &self.cwd, self.options.clone())
    }

    fn output(&self) -> Output {
        self.args.out.output.clone().map_or(Output::Stdout, Output::File)
    }

    /// Shows what would change.
    fn diff(&self, fixed: &Fixed) -> Result<Exit> {
        let terminal = Output::Stdout.terminal(self.common.color);
        Output::Stdout.write(|out| fixing::diff(&fixed.files, terminal, out))?;
        for problem in &fixed.run.outcome.problems {
            notes::say(format_args!("{}: {}", problem.file, problem.message));
        }
        self.tell_fixed("would make", fixed.made, fixed.files.len());
        Ok(if !fixed.run.outcome.problems.is_empty() {
            Exit::Trouble
        } else if fixed.files.is_empty() {
            Exit::Clean
        } else {
            Exit::Findings
        })
    }

    fn tell_fixed(&self, verb: &str, made: usize, files: usize) {
        if files > 0 {
            self.notes.tell(format_args!("{verb} {} in {}", counted(made, "fix"), counted(files, "file")));
        }
    }

    /// Writes the report and what goes beside it.
    fn report(&self, run: &Run, output: &Output) -> Result<Exit> {
        let started = Instant::now();
        let out = &self.args.out;
        let terminal = output.terminal(self.common.color);
        let options = wirelint_report::Options {
            color: terminal.color,
            width: terminal.width,
            show: out.show,
            links: terminal.links,
        };
        output.write(|to| wirelint_report::write(out.format, &run.outcome, &run.files, &options, to))?;
        let took = started.elapsed();
        let summary = &run.outcome.summary;
        if let Output::File(path) = output {
            self.notes.tell(format_args!("{}: {}", path.display(), counts(&run.outcome)));
        }
        if summary.files == 0 && run.outcome.problems.is_empty() {
            self.notes.tell(format_args!(
                "no contracts in {} (`wirelint files` says what is there)",
                self.places()
            ));
        }
        if out.statistics {
            timings::statistics(run, &mut io::stderr().lock())?;
        }
        if self.args.timings {
            timings::timings(run, took, &mut io::stderr().lock())?;
        }
        let exit = judge(&run.outcome, self.args.verdict);
        if exit == Exit::Findings {
            self.tell_why(&run.outcome);
        }
        Ok(exit)
    }

    /// Says why the run fails where the report does not show it.
    fn tell_why(&self, outcome: &Outcome) {
        let worst = outcome.findings.iter().map(|it| it.severity).max();
        let show = self.args.out.show;
        match self.args.verdict.max_warnings {
            Some(limit) if outcome.summary.warnings > limit => {
                let warnings = counted(outcome.summary.warnings, "warning");
                self.notes.tell(format_args!("{warnings}, more than --max-warnings {limit}"));
            }
            _ if worst.is_some_and(|it| it < show) => {
                self.notes.tell(format_args!("--fail-on counts findings that --show {show} hides"));
            }
            _ => {}
        }
    }

    fn places(&self) -> String {
        let arguments: Vec<String> =
            self.options.arguments.iter().map(|it| format!("`{}`", it.to_string_lossy())).collect();
        if arguments.is_empty() { "the current directory".to_owned() } else { arguments.join(", ") }
    }
}

fn same(a: &Path, b: &Path) -> bool {
    a.components().eq(b.components())
}

/// What the shell is to hear.
fn judge(outcome: &Outcome, verdict: Verdict) -> Exit {
    let fails = match verdict.fail_on {
        Threshold::Never => false,
        Threshold::At(severity) => outcome.reaches(severity),
    };
    let too_many = verdict.max_warnings.is_some_and(|limit| outcome.summary.warnings > limit);
    if !outcome.problems.is_empty() {
        Exit::Trouble
    } else if fails || too_many {
        Exit::Findings
    } else {
        Exit::Clean
    }
}

/// `3 errors, 11 warnings in 4 files`, and problems if there are some.
fn counts(outcome: &Outcome) -> String {
    let Summary { files, errors, warnings, .. } = outcome.summary;
    let levels = [counted(errors, "error"), counted(warnings, "warning")].join(", ");
    let mut text = format!("{levels} in {}", counted(files, "file"));
    if !outcome.problems.is_empty() {
        text = format!("{text}, {}", counted(outcome.problems.len(), "problem"));
    }
    text
}
