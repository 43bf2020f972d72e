//! From paths on the command line to candidates.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write;
use std::fs;
use std::path::Path;

use wirelint_vfs::{Disk, Loader, Memory, Options, Patterns, Workspace, discover, display_path};

/// What is found from `/w`, one per line: candidates (`!` before named ones), what is passed over, problems.
fn found(loader: &dyn Loader, cwd: &Path, arguments: &[&str], options: &Options) -> String {
    let workspace = Workspace::of(loader, cwd, arguments);
    let discovery = discover(loader, cwd, &workspace, arguments, options);
    let mut out = String::new();
    let shown = |path| display_path(cwd, path);
    for it in &discovery.candidates {
        writeln!(out, "{}{}", if it.named { "!" } else { "" }, shown(&it.path)).unwrap();
    }
    for it in &discovery.passed_over {
        writeln!(out, "- {} {}", shown(&it.path), it.reason).unwrap();
    }
    for it in &discovery.problems {
        writeln!(out, "? {} {}", shown(&it.path), it.message).unwrap();
    }
    out
}

#[track_caller]
fn check(disk: &Memory, arguments: &[&str], expected: &[&str]) {
    check_with(disk, arguments, &Options::default(), expected);
}

#[track_caller]
fn check_with(disk: &Memory, arguments: &[&str], options: &Options, expected: &[&str]) {
    let found = found(disk, Path::new("/w"), arguments, options);
    assert_eq!(found.lines().collect::<Vec<_>>(), expected);
}

fn patterns(texts: &[&str]) -> Patterns {
    Patterns::new(texts.iter().map(|it| (Path::new("/w"), *it))).unwrap()
}

#[test]
fn a_folder_is_walked_for_yaml_and_json() {
    let disk = Memory::new()
        .file("/w/.git/config.yaml", "")
        .file("/w/b/c.yml", "")
        .file("/w/a.yaml", "")
        .file("/w/d.json", "")
        .file("/w/readme.md", "")
        .file("/w/.hidden.yaml", "")
        .file("/w/.hidden", "")
        .file("/w/.github/x.yaml", "");
    check(&disk, &["."], &["a.yaml", "b/c.yml", "d.json", "- .github is hidden", "- .hidden.yaml is hidden"]);
    check(&disk, &[".github"], &[".github/x.yaml"]);
}

#[test]
fn a_named_file_is_a_candidate_whatever_it_is_called() {
    let disk = Memory::new().file("/w/a.yaml", "").file("/w/readme.md", "").file("/w/.gitignore", "a.yaml");
    check(&disk, &["readme.md", "a.yaml"], &["!a.yaml", "!readme.md"]);
    check(&disk, &["./a.yaml", "a.yaml", "."], &["!a.yaml", "- a.yaml is ignored by `.gitignore`"]);
}

#[test]
fn what_git_ignores_is_left_out() {
    let disk = Memory::new()
        .file("/.gitignore", "*.yaml")
        .file("/w/.git/HEAD", "")
        .file("/w/.gitignore", "# generated\ngen/\n*.tmp.yaml\n/top.json\n[\n")
        .file("/w/gen/a.yaml", "")
        .file("/w/api/gen/b.yaml", "")
        .file("/w/api/.gitignore", "!keep.tmp.yaml\n")
        .file("/w/api/keep.tmp.yaml", "")
        .file("/w/api/drop.tmp.yaml", "")
        .file("/w/api/top.json", "")
        .file("/w/top.json", "")
        .file("/w/module/.git", "gitdir: x")
        .file("/w/module/own.tmp.yaml", "");
    let ignored = [
        "- api/drop.tmp.yaml is ignored by `.gitignore`",
        "- api/gen is ignored by `.gitignore`",
        "- gen is ignored by `.gitignore`",
        "- top.json is ignored by `.gitignore`",
    ];
    let kept = ["api/keep.tmp.yaml", "api/top.json", "module/own.tmp.yaml"];
    check(&disk, &["."], &[&kept[..], &ignored[..]].concat());
    check(&disk, &["api"], &[&kept[..2], &ignored[..2]].concat());
    check(&disk, &["gen"], &["gen/a.yaml"]);
    let all = Options { no_ignore: true, ..Options::default() };
    check_with(
        &disk,
        &["."],
        &all,
        &[
            "api/drop.tmp.yaml",
            "api/gen/b.yaml",
            "api/keep.tmp.yaml",
            "api/top.json",
            "gen/a.yaml",
            "module/own.tmp.yaml",
            "top.json",
        ],
    );
}

#[test]
fn patterns_of_the_configuration_narrow_a_walk() {
    let disk = Memory::new()
        .file("/w/services/a/api/x.yaml", "")
        .file("/w/services/a/deploy.yaml", "")
        .file("/w/services/b/api/vendor/y.yaml", "");
    let options = Options {
        include: Some(patterns(&["services/*/api"])),
        exclude: patterns(&["**/vendor/**"]),
        ..Options::default()
    };
    check_with(
        &disk,
        &["."],
        &options,
        &[
            "services/a/api/x.yaml",
            "- services/a/deploy.yaml is excluded by the configuration",
            "- services/b/api/vendor is excluded by the configuration",
        ],
    );
    check_with(&disk, &["services/a/deploy.yaml"], &options, &["!services/a/deploy.yaml"]);
}

#[test]
fn a_pattern_that_the_shell_left_alone_is_followed() {
    let disk = Memory::new()
        .file("/w/api/a.yaml", "")
        .file("/w/api/v1/b.yaml", "")
        .file("/w/api/v1/c.json", "")
        .file("/w/api/v1/notes.txt", "")
        .file("/w/other/d.yaml", "")
        .file("/w/api/[id].yaml", "");
    check(&disk, &["api/**/*.yaml"], &["api/[id].yaml", "api/a.yaml", "api/v1/b.yaml"]);
    check(&disk, &["api/*"], &["api/[id].yaml", "api/a.yaml", "api/v1/b.yaml", "api/v1/c.json"]);
    check(&disk, &["*/v1"], &["api/v1/b.yaml", "api/v1/c.json"]);
    check(&disk, &["api/v1/*.{txt,json}"], &["api/v1/c.json"]);
    check(&disk, &["api/v1/*.txt"], &["api/v1/notes.txt"]);
    // What exists is meant literally.
    check(&disk, &["api/[id].yaml"], &["!api/[id].yaml"]);
    check(&disk, &["api/*.toml"], &["? api/*.toml matches no file"]);
    check(&disk, &["nowhere/*.yaml"], &["? nowhere/*.yaml matches no file"]);
    check(
        &disk,
        &["api/[x"],
        &["? api/[x cannot be read as a pattern: unclosed character class; missing ']'"],
    );
}

#[test]
fn what_cannot_be_found_or_read_is_told_and_the_rest_goes_on() {
    let disk = Memory::new()
        .file("/w/a.yaml", "")
        .special("/w/fifo.yaml")
        .denied("/w/locked")
        .file("/w/locked/x.yaml", "");
    check(
        &disk,
        &["missing.yaml", "fifo.yaml", ".", "a.yaml/b"],
        &[
            "a.yaml",
            "- fifo.yaml is not a regular file",
            "? a.yaml/b no such file or directory",
            "? fifo.yaml is not a regular file",
            "? locked permission denied",
            "? missing.yaml no such file or directory",
        ],
    );
}

#[test]
fn links_lead_neither_out_nor_in_circles() {
    let disk = Memory::new()
        .file("/w/.git/HEAD", "")
        .file("/w/a.yaml", "")
        .file("/w/sub/b.yaml", "")
        .file("/w/common/c.yaml", "")
        .file("/out/d.yaml", "")
        .link("/w/0.yaml", "a.yaml")
        .link("/w/sub/c.yaml", "../common/c.yaml")
        .link("/w/sub/up", "..")
        .link("/w/sub/out.yaml", "/out/d.yaml")
        .link("/w/sub/outer", "/out")
        .link("/w/sub/dead.yaml", "nowhere")
        .link("/w/sub/loop.yaml", "loop.yaml")
        .link("/w/sub/readme", "../a.yaml");
    check(
        &disk,
        &["."],
        &[
            "a.yaml",
            "common/c.yaml",
            "sub/b.yaml",
            "- 0.yaml is the same file as `/w/a.yaml`",
            "- sub/c.yaml is the same file as `/w/common/c.yaml`",
            "- sub/dead.yaml is a link that leads nowhere",
            "- sub/loop.yaml is a link that leads nowhere",
            "- sub/out.yaml is a link that leads out of the workspace",
            "- sub/outer is a link that leads out of the workspace",
            "- sub/up is a link to a directory",
        ],
    );
    let sub = found(&disk, Path::new("/w"), &["sub"], &Options::default());
    assert!(sub.starts_with("sub/b.yaml\nsub/c.yaml\n- "), "{sub}");
    // The user's word counts more.
    check(&disk, &["sub/out.yaml", "0.yaml"], &["!0.yaml", "!sub/out.yaml"]);
    check(&disk, &["sub/outer"], &["sub/outer/d.yaml"]);
}

#[cfg(unix)]
#[test]
fn the_disk_gives_the_same_as_the_map() {
    let folder = tempfile::tempdir().unwrap();
    let at = |path: &str| folder.path().join(path);
    fs::create_dir_all(at("api/gen")).unwrap();
    fs::create_dir_all(at(".git")).unwrap();
    for (path, text) in
        [(".gitignore", "gen/\n"), ("api/a.yaml", ""), ("api/gen/b.yaml", ""), ("api/c.txt", "")]
    {
        fs::write(at(path), text).unwrap();
    }
    assert!(std::process::Command::new("mkfifo").arg(at("api/fifo.yaml")).status().unwrap().success());
    std::os::unix::fs::symlink("..", at("api/up")).unwrap();
    std::os::unix::fs::symlink("/etc", at("api/etc")).unwrap();
    let found = found(&Disk, folder.path(), &[".", "api/none.yaml"], &Options::default());
    assert_eq!(
        found,
        "api/a.yaml\n\
         - api/etc is a link that leads out of the workspace\n\
         - api/fifo.yaml is not a regular file\n\
         - api/gen is ignored by `.gitignore`\n\
         - api/up is a link to a directory\n\
         ? api/none.yaml no such file or directory\n"
    );
}

#[test]
fn a_thousand_files_come_in_order() {
    let folder = tempfile::tempdir().unwrap();
    for it in 0..1_000 {
        let sub = folder.path().join(format!("{}", it % 10));
        fs::create_dir_all(&sub).unwrap();
        fs::write(sub.join(format!("{it:04}.yaml")), "").unwrap();
    }
    let workspace = Workspace::of(&Disk, folder.path(), &["."]);
    let discovery = discover(&Disk, folder.path(), &workspace, &["."], &Options::default());
    assert_eq!(discovery.candidates.len(), 1_000);
    assert!(discovery.candidates.is_sorted());
    assert_eq!(discovery.problems, []);
}
