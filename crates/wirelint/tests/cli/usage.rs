//! Bad usage: one line, exit code 2.

use std::fmt::Write as _;

use crate::{CLEAN, Folder};

#[test]
fn bad_usage_is_one_line() {
    let folder = Folder::with("api.yaml", CLEAN);
    let mut transcripts = String::new();
    for arguments in [
        "",
        "lnt",
        "lint --frmat json",
        "lint --format yaml",
        "lint --show all",
        "lint --fail-on warn",
        "lint --max-warnings few",
        "lint --jobs 0",
        "lint --now 2025-02-30",
        "lint --now tomorrow",
        "lint --select pagnation",
        "lint --ignore limits/page-size-unbound",
        "lint --level limits",
        "lint --level limits=eror",
        "lint --level nothing/at-all-like-this=error",
        "lint --kind api",
        "lint --kind a[=openapi",
        "lint --config a.yaml --no-config",
        "lint --stdin",
        "lint --stdin-filename a.yaml",
        "lint --stdin --stdin-filename a.yaml b.yaml",
        "lint --diff --format json",
        "lint --color blue",
        "explain",
        "explain limits/page-size-unbound",
        "explain openapi",
        "explain zzz",
        "rules --format markdown",
    ] {
        let output = folder.output(arguments, &[], "");
        let transcript = folder.transcript(&output);
        assert_eq!(transcript.lines().count(), 2, "{arguments}: {transcript}");
        assert!(transcript.ends_with("exit 2\n"), "{arguments}: {transcript}");
        let line = transcript.lines().next().unwrap();
        writeln!(transcripts, "$ {}\n{line}", format!("wirelint {arguments}").trim_end()).unwrap();
    }
    insta::assert_snapshot!(transcripts, @"
    $ wirelint
    ! wirelint: name a command, such as `wirelint lint`; `wirelint --help` lists them
    $ wirelint lnt
    ! wirelint: unrecognized subcommand 'lnt'; a similar subcommand exists: 'lint' (see --help)
    $ wirelint lint --frmat json
    ! wirelint: unexpected argument '--frmat' found; a similar argument exists: '--format' (see --help)
    $ wirelint lint --format yaml
    ! wirelint: invalid value 'yaml' for '--format <FORMAT>'; [possible values: pretty, concise, json] (see --help)
    $ wirelint lint --show all
    ! wirelint: invalid value 'all' for '--show <LEVEL>'; [possible values: error, warning, info, hint] (see --help)
    $ wirelint lint --fail-on warn
    ! wirelint: invalid value 'warn' for '--fail-on <LEVEL>'; [possible values: error, warning, info, hint, never]; a similar value exists: 'warning' (see --help)
    $ wirelint lint --max-warnings few
    ! wirelint: invalid value 'few' for '--max-warnings <N>': give a number (see --help)
    $ wirelint lint --jobs 0
    ! wirelint: invalid value '0' for '--jobs <N>': give a number, at least 1 (see --help)
    $ wirelint lint --now 2025-02-30
    ! wirelint: invalid value '2025-02-30' for '--now <DATE>': there is no such day (see --help)
    $ wirelint lint --now tomorrow
    ! wirelint: invalid value 'tomorrow' for '--now <DATE>': write YYYY-MM-DD (see --help)
    $ wirelint lint --select pagnation
    ! wirelint: --select: `pagnation` is no rule and no group of rules; did you mean `pagination`?
    $ wirelint lint --ignore limits/page-size-unbound
    ! wirelint: --ignore: `limits/page-size-unbound` is no rule and no group of rules; did you mean `limits/page-size-unbounded`?
    $ wirelint lint --level limits
    ! wirelint: invalid value 'limits' for '--level <RULE=LEVEL>': `limits` has no level; write `RULE=LEVEL`, for example `pagination=error` (see --help)
    $ wirelint lint --level limits=eror
    ! wirelint: invalid value 'limits=eror' for '--level <RULE=LEVEL>': `eror` is no level (one of off, hint, info, warning, error); did you mean `error`? (see --help)
    $ wirelint lint --level nothing/at-all-like-this=error
    ! wirelint: --level: `nothing/at-all-like-this` is no rule and no group of rules; `wirelint rules` lists them all
    $ wirelint lint --kind api
    ! wirelint: --kind: the pattern `api` cannot be read: it has no `=KIND`
    $ wirelint lint --kind a[=openapi
    ! wirelint: --kind: the pattern `a[` cannot be read: unclosed character class; missing ']'
    $ wirelint lint --config a.yaml --no-config
    ! wirelint: the argument '--config <FILE>' cannot be used with '--no-config' (see --help)
    $ wirelint lint --stdin
    ! wirelint: the following required arguments were not provided: --stdin-filename <NAME> (see --help)
    $ wirelint lint --stdin-filename a.yaml
    ! wirelint: the following required arguments were not provided: --stdin (see --help)
    $ wirelint lint --stdin --stdin-filename a.yaml b.yaml
    ! wirelint: the argument '--stdin' cannot be used with '[PATHS]...' (see --help)
    $ wirelint lint --diff --format json
    ! wirelint: the argument '--diff' cannot be used with '--format <FORMAT>' (see --help)
    $ wirelint lint --color blue
    ! wirelint: invalid value 'blue' for '--color <WHEN>'; [possible values: auto, always, never] (see --help)
    $ wirelint explain
    ! wirelint: the following required arguments were not provided: <RULE> (see --help)
    $ wirelint explain limits/page-size-unbound
    ! wirelint: `limits/page-size-unbound` is no rule; did you mean `limits/page-size-unbounded`?
    $ wirelint explain openapi
    ! wirelint: `openapi` stands for several rules; name one of `openapi/duplicate-key`, `openapi/duplicate-operation-id`, `openapi/path-parameter-mismatch`, `openapi/syntax-error`, `openapi/unresolved-reference`
    $ wirelint explain zzz
    ! wirelint: `zzz` is no rule; `wirelint rules` lists them all
    $ wirelint rules --format markdown
    ! wirelint: invalid value 'markdown' for '--format <FORMAT>'; [possible values: pretty, json] (see --help)
    ");
}

#[test]
fn a_clock_that_cannot_be_read_is_bad_usage() {
    let folder = Folder::with("api.yaml", CLEAN);
    insta::assert_snapshot!(folder.run_with_env("lint", &[("SOURCE_DATE_EPOCH", "soon")]), @"
    ! wirelint: `SOURCE_DATE_EPOCH` is `soon`, which is no number of seconds
    exit 2
    ");
    insta::assert_snapshot!(folder.run_with_env("lint --now 2025-11-30", &[("SOURCE_DATE_EPOCH", "soon")]), @"
    no findings in 1 file (1 operation)
    exit 0
    ");
    insta::assert_snapshot!(folder.run_with_env("lint", &[("SOURCE_DATE_EPOCH", "0")]), @"
    no findings in 1 file (1 operation)
    exit 0
    ");
}

#[test]
fn help_lists_what_there_is() {
    let folder = Folder::with("api.yaml", CLEAN);
    insta::assert_snapshot!(folder.run("--help"), @"
    A linter for API contracts: what waits, what happens on a retry, what will break

    Usage: wirelint [OPTIONS] <COMMAND>

    Commands:
      lint       Lint contracts
      rules      List every rule, with its level, the kinds of contract it is for, its fix and the names
                 that other tools have for it
      explain    Show the page of a rule
      map        Show every operation: does the caller wait, and what does a repeated call do?
      checklist  Ask what a reviewer asks of a contract, with what the contract itself answers
      files      List what is read, as which kind, and why the rest is not
      lsp        Serve an editor: the language server protocol on standard input and output

    Options:
      -h, --help     Print help
      -V, --version  Print version

    Output:
          --color <WHEN>  When to colour; `auto` heeds `NO_COLOR`, `CLICOLOR_FORCE` and `TERM=dumb`
                          [default: auto] [possible values: auto, always, never]
      -q, --quiet         Say nothing beside what is asked for: no progress, no remarks on standard
                          error
    exit 0
    ");
    insta::assert_snapshot!(folder.run("lint --help"), @"
    Lint contracts

    Usage: wirelint lint [OPTIONS] [PATHS]...

    Arguments:
      [PATHS]...  Files, directories and globs; by default the current directory

    Options:
      -h, --help  Print help

    What is linted:
          --kind <PATTERN=KIND>    Take files that match for this kind, whatever they look like:
                                   `openapi`, or `unrelated` to leave them out
      -I, --proto-path <DIR>       Imports of .proto files start here, whatever a `buf.yaml` says; may
                                   be given several times
          --no-ignore              Look into what `.gitignore` names, too
          --stdin                  Lint the text on standard input in the place of the file that
                                   --stdin-filename names
          --stdin-filename <NAME>  The file that standard input stands for; it need not exist, and
                                   references are relative to it

    Which rules run:
          --config <FILE>        Use this configuration for all files, not the nearest `wirelint.yaml`
                                 of each
          --no-config            Use no configuration
          --select <RULE|GROUP>  Run only these rules and groups (`all` for every one)
          --ignore <RULE|GROUP>  Do not run these rules and groups
          --level <RULE=LEVEL>   Give a rule or a group a level: off, hint, info, warning or error

    Exit code:
          --fail-on <LEVEL>   The mildest level that makes the exit code 1 [default: error] [possible
                              values: error, warning, info, hint, never]
          --max-warnings <N>  Exit with 1 where there are more warnings than this

    Output:
          --color <WHEN>     When to colour; `auto` heeds `NO_COLOR`, `CLICOLOR_FORCE` and `TERM=dumb`
                             [default: auto] [possible values: auto, always, never]
      -q, --quiet            Say nothing beside what is asked for: no progress, no remarks on standard
                             error
          --format <FORMAT>  How the report is written [default: pretty] [possible values: pretty,
                             concise, json]
      -o, --output <FILE>    Write the report to this file, in one step at the end
          --show <LEVEL>     The mildest level that is shown [default: warning] [possible values: error,
                             warning, info, hint]
          --statistics       Say on standard error how many findings each rule has

    Fixes:
          --fix           Make the fixes that keep the meaning, and report what is left; with --stdin
                          the fixed text goes to standard output and the report to standard error
          --unsafe-fixes  Make the fixes that may change the meaning, too
          --diff          Show what --fix would change (with --unsafe-fixes: what that would), and
                          change nothing

    How it runs:
          --jobs <N>    How many threads work; by default as many as the machine has for us
          --now <DATE>  What rules take for today, YYYY-MM-DD; by default `SOURCE_DATE_EPOCH`, else the
                        clock
          --timings     Say on standard error how long each rule and each part of the run took

    Exit codes:
      0  nothing at or above --fail-on
      1  findings at or above --fail-on, more warnings than --max-warnings allows,
         or something that --diff would change
      2  wirelint could not do all of its work: bad usage, a file or a configuration
         that cannot be read; the rest is linted all the same, and where there are
         findings, too, it is still 2
    exit 0
    ");
    assert_eq!(folder.run("lint -h"), folder.run("lint --help"));
    assert_eq!(folder.run("--version"), format!("wirelint {}\nexit 0\n", env!("CARGO_PKG_VERSION")));
}
