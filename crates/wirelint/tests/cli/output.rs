//! Colour, and what a terminal must not obey.

use crate::{FLAWED, Folder};

#[test]
fn colour_is_for_terminals_and_those_who_ask() {
    let folder = Folder::with("api.yaml", FLAWED);
    for (arguments, env, colored) in [
        ("lint", &[][..], false),
        ("lint --color always", &[], true),
        ("lint --color never", &[("CLICOLOR_FORCE", "1")], false),
        ("lint", &[("CLICOLOR_FORCE", "1")], true),
        ("lint", &[("CLICOLOR_FORCE", "0")], false),
        ("lint", &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
        ("lint", &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")], true),
        ("lint --color always", &[("NO_COLOR", "1")], true),
        ("lint --color always --format concise", &[], false),
        ("lint --color always --format json", &[], false),
        ("lint --diff --color always", &[], true),
        ("lint --diff", &[], false),
        ("explain realtime/sse-without-id --color always", &[], true),
        ("explain realtime/sse-without-id", &[], false),
        ("lint --color always --output report.txt --quiet", &[], false),
    ] {
        let transcript = folder.run_with_env(arguments, env);
        assert_eq!(transcript.contains("^["), colored, "{arguments} {env:?}: {transcript}");
    }
    assert!(folder.read("report.txt").contains('\x1b'), "`always` is always");
    folder.run("lint --output report.txt");
    assert!(!folder.read("report.txt").contains('\x1b'));
}

#[test]
fn names_from_outside_cannot_speak_to_the_terminal() {
    let folder = Folder::with("api.yaml", FLAWED).and("\u{1b}[31mred.yaml", FLAWED);
    for arguments in
        ["lint", "lint --format concise", "files", "lint \u{1b}[2Jmissing.yaml", "lint --select \u{1b}[2J"]
    {
        let transcript = folder.run(arguments);
        assert!(!transcript.contains("^["), "{arguments}: {transcript}");
    }
}

#[test]
fn no_bar_is_drawn_in_a_pipe() {
    let folder = Folder::with("api.yaml", FLAWED);
    for env in [&[][..], &[("CI", "true")], &[("TERM", "xterm-256color")]] {
        assert!(folder.output("lint", env, "").stderr.is_empty());
    }
}
