//! Input that no author wants and every linter meets. Each is linted beside a healthy contract, which must be judged all the
//! same; each gives the same bytes with one thread and with two; none takes long.

use std::fmt::Write as _;
use std::fs;
use std::io::{BufWriter, Write as _};
use std::time::{Duration, Instant};

use nix::sys::resource::{UsageWho, getrusage};

use crate::{CLEAN, Folder, say, skip};

/// A contract with one error.
const HEALTHY: &str = "\
openapi: 3.1.0
info: { title: Healthy, version: 1.0.0 }
paths:
  /a:
    get: { operationId: same, responses: { '200': { description: A } } }
  /b:
    get: { operationId: same, responses: { '200': { description: B } } }
";
const FINDING: &str =
    "healthy.yaml:7:25: error openapi/duplicate-operation-id the operation id `same` is already taken\n";

/// Slow machines, debug builds and tests beside this one: still nothing that a person would call hanging.
pub(crate) const LONG: Duration = Duration::from_secs(20);

/// Lints `arguments` and the healthy contract; gives the transcript without what is said of the latter.
#[track_caller]
pub(crate) fn lint(folder: &Folder, arguments: &str) -> String {
    folder.write("healthy.yaml", HEALTHY);
    let started = Instant::now();
    let run = |jobs| folder.run(&format!("lint --format concise --jobs {jobs} {arguments} healthy.yaml"));
    let transcript = run(1);
    assert!(started.elapsed() < LONG, "took {:?}", started.elapsed());
    assert_eq!(run(2), transcript, "with two threads");
    assert!(transcript.contains(FINDING), "the healthy contract was not linted:\n{transcript}");
    transcript.replace(FINDING, "")
}

/// Lints one bad file.
#[track_caller]
pub(crate) fn lint_one(path: &str, content: impl AsRef<[u8]>) -> String {
    lint(&Folder::with(path, content), path)
}

#[test]
fn an_empty_file() {
    insta::assert_snapshot!(lint_one("bad.yaml", ""), @"
    bad.yaml: error is no contract: it has no `openapi` key at its top (a part of one is linted with what refers to it)
    exit 2
    ");
    insta::assert_snapshot!(lint_one("bad.json", " \n"), @"
    bad.json: error is no contract: it has no `openapi` key at its top (a part of one is linted with what refers to it)
    exit 2
    ");
    // Nobody named it.
    insta::assert_snapshot!(lint(&Folder::with("bad.yaml", ""), "."), @"exit 1");
}

#[test]
fn a_binary_file() {
    let bytes = b"openapi: 3.1.0\n\0\x01\x02\xff\xfe";
    insta::assert_snapshot!(lint_one("bad.yaml", bytes), @"
    bad.yaml: error is a binary file
    exit 2
    ");
    insta::assert_snapshot!(lint(&Folder::with("bad.yaml", bytes), "."), @"exit 1");
    insta::assert_snapshot!(lint_one("bad.yaml", b"\xff\xfeo\0p\0e\0n\0a\0p\0i\0:\0 \x003\0"), @"
    bad.yaml: error is encoded in UTF-16: save it as UTF-8
    exit 2
    ");
}

#[cfg(unix)]
#[test]
fn an_unreadable_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with("bad.yaml", CLEAN);
    fs::set_permissions(folder.path("bad.yaml"), fs::Permissions::from_mode(0o000)).unwrap();
    if fs::File::open(folder.path("bad.yaml")).is_ok() {
        skip("this user may read everything");
        return;
    }
    insta::assert_snapshot!(lint(&folder, "bad.yaml"), @r"
    bad.yaml: error permission denied
    exit 2
    ");
}

#[cfg(unix)]
#[test]
fn what_is_no_file() {
    let folder = Folder::with("empty/readme.md", "");
    std::os::unix::fs::symlink("loop.yaml", folder.path("loop.yaml")).unwrap();
    insta::assert_snapshot!(lint(&folder, "/dev/zero empty loop.yaml"), @"
    /dev/zero: error is not a regular file
    loop.yaml: error too many levels of symbolic links
    exit 2
    ");
}

#[test]
fn nesting_of_100_000_levels() {
    const LEVELS: usize = 100_000;
    let deep = "[".repeat(LEVELS) + &"]".repeat(LEVELS);
    let json = format!(
        r#"{{"openapi": "3.1.0", "info": {{"title": "x", "version": "1"}}, "x-deep": {deep}, "paths": {{}}}}"#
    );
    insta::assert_snapshot!(lint_one("bad.json", &json), @"
    bad.json:1:327: error openapi/syntax-error more than 256 brackets stand inside one another
    exit 1
    ");
    insta::assert_snapshot!(lint_one("bad.yaml", format!("{CLEAN}x-deep: {deep}\n")), @"
    bad.yaml:10:264: error openapi/syntax-error this is nested more than 256 levels deep and is not read
    exit 1
    ");
    insta::assert_snapshot!(lint_one("bad.yaml", format!("{CLEAN}x-deep:\n  {}x\n", "- ".repeat(LEVELS))), @"
    bad.yaml:11:513: error openapi/syntax-error this is nested more than 256 levels deep and is not read
    exit 1
    ");
    let unclosed = format!("{CLEAN}x-deep: {}\n", "{a: ".repeat(LEVELS));
    insta::assert_snapshot!(lint_one("bad.yaml", unclosed), @"
    bad.yaml:10:1025: error openapi/syntax-error the `{` that opens here is never closed
    bad.yaml:10:1029: error openapi/syntax-error this is nested more than 256 levels deep and is not read
    exit 1
    ");
    let objects = r#"{"a":"#.repeat(LEVELS) + "1" + &"}".repeat(LEVELS);
    insta::assert_snapshot!(lint_one("bad.json", json.replace(&deep, &objects)), @"
    bad.json:1:1347: error openapi/syntax-error more than 256 brackets stand inside one another
    exit 1
    ");
}

#[test]
fn an_alias_bomb() {
    let mut bomb = format!("{CLEAN}x-0: &a0 {{ type: string }}\n");
    for level in 1..30 {
        let below = format!("*a{}", level - 1);
        let uses = format!("a: {below}, b: {below}, c: {below}, allOf: [{below}, {below}]");
        writeln!(bomb, "x-{level}: &a{level} {{ {uses} }}").unwrap();
    }
    bomb.push_str("components: { schemas: { Bomb: *a29 } }\n");
    insta::assert_snapshot!(lint_one("bad.yaml", bomb), @"
    bad.yaml:19:49: error openapi/syntax-error the aliases of this file stand for more than 10000000 nodes; none is followed
    exit 1
    ");
    insta::assert_snapshot!(lint_one("bad.yaml", format!("{CLEAN}x-a: &a [*a]\nx-b: &b {{ <<: *b }}\n")), @"
    bad.yaml:10:10: error openapi/syntax-error `*a` stands inside its own anchor, so it has no end
    bad.yaml:11:15: error openapi/syntax-error `*b` stands inside its own anchor, so it has no end
    exit 1
    ");
}

const CYCLE: &str = "\
//- bad.yaml
openapi: 3.1.0
info: { title: Cycle, version: 1.0.0 }
paths:
  /a:
    get:
      operationId: getA
      responses:
        '200': { $ref: 'b.yaml#/response' }
  /b:
    get:
      operationId: getB
      responses:
        '200':
          description: A thing that holds things
          content: { application/json: { schema: { $ref: 'b.yaml#/schema' } } }
//- b.yaml
response: { $ref: 'c.yaml#/response' }
schema: { properties: { next: { $ref: 'c.yaml#/schema' } } }
//- c.yaml
response: { $ref: 'd.yaml#/response' }
schema: { properties: { next: { $ref: 'd.yaml#/schema' } } }
//- d.yaml
response: { $ref: 'e.yaml#/response' }
schema: { properties: { next: { $ref: 'e.yaml#/schema' } } }
//- e.yaml
response: { $ref: 'b.yaml#/response' }
schema: { properties: { next: { $ref: 'b.yaml#/schema' } } }
";

#[test]
fn a_reference_cycle_through_five_files() {
    // A schema may hold itself; a response that is only ever referred to is nowhere.
    insta::assert_snapshot!(lint(&Folder::new(CYCLE), "bad.yaml"), @"
    b.yaml:1:19: error openapi/unresolved-reference `c.yaml#/response` leads in a circle: the references name each other and define nothing
    c.yaml:1:19: error openapi/unresolved-reference `d.yaml#/response` leads in a circle: the references name each other and define nothing
    d.yaml:1:19: error openapi/unresolved-reference `e.yaml#/response` leads in a circle: the references name each other and define nothing
    e.yaml:1:19: error openapi/unresolved-reference `b.yaml#/response` leads in a circle: the references name each other and define nothing
    exit 1
    ");
}

#[test]
fn references_that_lead_out() {
    let contract = |target: &str| {
        CLEAN.replace(
            "'200':\n          description: How the service is",
            &format!("'200': {{ $ref: '{target}' }}"),
        )
    };
    let mut transcripts = String::new();
    for target in [
        "/etc/passwd",
        "../../../../../../etc/passwd",
        "../../outside.yaml#/Secret",
        "..%2F..%2Foutside.yaml#/Secret",
        "file:///etc/passwd",
        "http://127.0.0.1:9/api.yaml#/Secret",
        "https://example.com/api.yaml",
        "//example.com/api.yaml",
        "link.yaml#/Secret",
        "bad.yaml/x.yaml",
        "",
    ] {
        let mut folder = Folder::with("outside.yaml", "Secret: { description: secret words }\n");
        folder.write("a/b/.git/HEAD", "");
        folder.write("a/b/bad.yaml", contract(target));
        folder.write("a/b/healthy.yaml", HEALTHY);
        #[cfg(unix)]
        std::os::unix::fs::symlink("../../outside.yaml", folder.path("a/b/link.yaml")).unwrap();
        folder.cwd = "a/b".into();
        let transcript = lint(&folder, "bad.yaml");
        assert!(!transcript.contains("secret words") && !transcript.contains("root:"), "{transcript}");
        transcripts.push_str(&transcript);
    }
    insta::assert_snapshot!(transcripts, @"
    bad.yaml:8:24: error openapi/unresolved-reference `/etc/passwd` leads nowhere: `/etc/passwd` lies outside the workspace, where nothing is read
    exit 1
    bad.yaml:8:24: error openapi/unresolved-reference `../../../../../../etc/passwd` leads nowhere: `../../../../../../etc/passwd` lies outside the workspace, where nothing is read
    exit 1
    bad.yaml:8:24: error openapi/unresolved-reference `../../outside.yaml#/Secret` leads nowhere: `../../outside.yaml` lies outside the workspace, where nothing is read
    exit 1
    bad.yaml:8:24: error openapi/unresolved-reference `..%2F..%2Foutside.yaml#/Secret` leads nowhere: `../../outside.yaml` lies outside the workspace, where nothing is read
    exit 1
    bad.yaml:8:24: error openapi/unresolved-reference `file:///etc/passwd` is not followed: it names a place on one machine
    exit 1
    bad.yaml:8:24: warning openapi/unresolved-reference `http://127.0.0.1:9/api.yaml#/Secret` is not followed: nothing is fetched from the network
    exit 1
    bad.yaml:8:24: warning openapi/unresolved-reference `https://example.com/api.yaml` is not followed: nothing is fetched from the network
    exit 1
    bad.yaml:8:24: warning openapi/unresolved-reference `//example.com/api.yaml` is not followed: nothing is fetched from the network
    exit 1
    bad.yaml:8:24: error openapi/unresolved-reference `link.yaml#/Secret` leads nowhere: `link.yaml` lies outside the workspace, where nothing is read
    exit 1
    bad.yaml:8:24: error openapi/unresolved-reference `bad.yaml/x.yaml` leads nowhere: there is no file `bad.yaml/x.yaml`
    exit 1
    bad.yaml:8:24: error openapi/unresolved-reference the reference is empty
    exit 1
    ");
}

#[test]
fn invalid_utf8_in_the_middle() {
    let bytes = CLEAN.as_bytes();
    let middle = CLEAN.find("service is").unwrap();
    let bad = [&bytes[..middle], b"caf\xe9 \xff\xfe ", &bytes[middle..]].concat();
    insta::assert_snapshot!(lint_one("bad.yaml", bad), @"
    bad.yaml:9:35: error openapi/syntax-error these bytes are no UTF-8
    bad.yaml:9:37: error openapi/syntax-error these bytes are no UTF-8
    exit 1
    ");
}

#[test]
fn a_truncated_document() {
    let middle = HEALTHY.find("same, responses").unwrap();
    insta::assert_snapshot!(lint_one("bad.yaml", &HEALTHY[..middle]), @"
    bad.yaml:5:10: error openapi/syntax-error the `{` that opens here is never closed
    exit 1
    ");
    let json = r#"{"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "paths": {"/a": {"get": {"operationId": "ge"#;
    insta::assert_snapshot!(lint_one("bad.json", json), @"
    bad.json:1:102: error openapi/syntax-error this string has no closing quote
    exit 1
    ");
    let mut transcripts = Vec::new();
    for end in 0..=json.len() {
        transcripts.push(lint_one("bad.json", &json[..end]).lines().last().unwrap().to_owned());
    }
    transcripts.dedup();
    // Too short to be told for a contract, then a contract that is broken off.
    assert_eq!(transcripts, ["exit 2", "exit 1"]);
}

#[test]
fn a_version_that_does_not_exist() {
    insta::assert_snapshot!(lint_one("bad.yaml", CLEAN.replace("3.1.0", "4.0.0")), @"
    bad.yaml:1:10: error openapi/syntax-error there is no OpenAPI version `4.0.0`
    exit 1
    ");
    insta::assert_snapshot!(lint_one("bad.yaml", CLEAN.replace("3.1.0", "[3]")), @"
    bad.yaml: error is no contract: it has no `openapi` key at its top (a part of one is linted with what refers to it)
    exit 2
    ");
}

#[test]
fn paths_as_a_list() {
    insta::assert_snapshot!(lint_one("bad.yaml", CLEAN.replace("  /status:", "  - /status:")), @"
    bad.yaml:3:1: error openapi/syntax-error `paths` is a list where a mapping (Paths Object) belongs
    exit 1
    ");
    insta::assert_snapshot!(lint_one("bad.yaml", CLEAN.split("paths:").next().unwrap().to_owned() + "paths: null\n"), @"exit 1");
}

#[test]
fn one_long_line() {
    let name = "x".repeat(5_000_000);
    insta::assert_snapshot!(lint_one("bad.yaml", format!("{CLEAN}x-long: {name}\n")), @"exit 1");
    let many = "{}, ".repeat(300_000);
    insta::assert_snapshot!(lint_one("bad.yaml", format!("{CLEAN}x-many: [{many}]\n")), @"exit 1");
}

#[test]
fn a_file_of_300_megabytes() {
    const SIZE: usize = 300_000_000;
    if std::env::var_os("WIRELINT_EXHAUSTIVE").is_none_or(|it| it != "1") {
        skip("set WIRELINT_EXHAUSTIVE=1 for the test of a file of 300 MB");
        return;
    }
    let folder = Folder::with("healthy.yaml", HEALTHY);
    let mut file = BufWriter::new(fs::File::create(folder.path("bad.json")).unwrap());
    let mut written = 0;
    write!(file, r#"{{"openapi": "3.1.0", "info": {{"title": "x", "version": "1"}}, "paths": {{"#).unwrap();
    while written < SIZE {
        let path = format!(
            "{}\"/things/{written}\": {{\"get\": {{\"operationId\": \"get{written}\", \"responses\": {{\"200\": {{\"description\": \
             \"One of very many things, described at the length that people describe things at\"}}}}}}}}\n",
            if written == 0 { "" } else { ", " }
        );
        file.write_all(path.as_bytes()).unwrap();
        written += path.len();
    }
    write!(file, "}}}}").unwrap();
    file.into_inner().unwrap();

    let started = Instant::now();
    let transcript = folder.run("lint --format concise bad.json healthy.yaml");
    let took = started.elapsed();
    assert_eq!(transcript, format!("{FINDING}exit 1\n"));
    // Of the largest child so far, in KiB; nothing else that runs here is large.
    let peak = getrusage(UsageWho::RUSAGE_CHILDREN).unwrap().max_rss() / 1024;
    say(&format!("300 MB took {took:?} and {peak} MiB of memory"));
    // A million and a half operations with hardly any text: their tree is a quarter of it, what is observed and inferred of each the rest.
    assert!(peak < 4_000, "{peak} MiB of memory");
}
