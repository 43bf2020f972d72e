//! `--fix`, `--unsafe-fixes`, `--diff`.

use std::fs;

use crate::{CLEAN, FLAWED, Folder, skip};

#[test]
fn safe_fixes_are_made_and_the_rest_is_reported() {
    let folder = Folder::with("api.yaml", FLAWED);
    insta::assert_snapshot!(folder.run("lint --fix --format concise"), @"
    api.yaml:17:9: warning errors/throttle-without-retry-after `429` sends the caller away without saying when to come back
    api.yaml:20:20: error openapi/duplicate-operation-id the operation id `listOrders` is already taken
    ! wirelint: made 1 fix in 1 file
    exit 1
    ");
    let expected = FLAWED.replace("type: integer\n", "type: integer\n            maximum: 100\n");
    assert_eq!(folder.read("api.yaml"), expected);
}

#[test]
fn unsafe_fixes_are_made_only_by_their_own_name() {
    let folder = Folder::with("api.yaml", FLAWED);
    insta::assert_snapshot!(folder.run("lint --unsafe-fixes --format concise"), @"
    ! wirelint: made 3 fixes in 1 file
    exit 0
    ");
    insta::assert_snapshot!(folder.read("api.yaml"), @"
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
                maximum: 100
          responses:
            '200':
              description: A page of orders
            '429':
              description: Too many requests
              headers:
                Retry-After:
                  description: How many seconds to wait before the next attempt
                  schema:
                    type: integer
        delete:
          operationId: listOrdersDelete
          requestBody:
            content: { application/json: { schema: { type: object } } }
          responses:
            '204':
              description: Gone
    ");
}

#[test]
fn a_second_run_has_nothing_left_to_fix() {
    for flag in ["--fix", "--unsafe-fixes"] {
        let folder = Folder::with("api.yaml", FLAWED);
        folder.run(&format!("lint {flag}"));
        let once = folder.read("api.yaml");
        let again = folder.run(&format!("lint {flag}"));
        assert!(!again.contains("made"), "{again}");
        assert_eq!(folder.read("api.yaml"), once);
    }
}

#[test]
fn a_diff_changes_nothing() {
    let folder = Folder::with("api.yaml", FLAWED).and("b.yaml", CLEAN);
    insta::assert_snapshot!(folder.run("lint --diff"), @"
    --- api.yaml
    +++ api.yaml
    @@ -10,6 +10,7 @@
               description: How many orders a page has, at most 100
               schema:
                 type: integer
    +            maximum: 100
           responses:
             '200':
               description: A page of orders
    ! wirelint: would make 1 fix in 1 file
    exit 1
    ");
    insta::assert_snapshot!(folder.run("lint --diff --unsafe-fixes --quiet"), @"
    --- api.yaml
    +++ api.yaml
    @@ -10,13 +10,19 @@
               description: How many orders a page has, at most 100
               schema:
                 type: integer
    +            maximum: 100
           responses:
             '200':
               description: A page of orders
             '429':
               description: Too many requests
    +          headers:
    +            Retry-After:
    +              description: How many seconds to wait before the next attempt
    +              schema:
    +                type: integer
         delete:
    -      operationId: listOrders
    +      operationId: listOrdersDelete
           requestBody:
             content: { application/json: { schema: { type: object } } }
           responses:
    exit 1
    ");
    insta::assert_snapshot!(folder.run("lint --diff b.yaml"), @"exit 0");
    insta::assert_snapshot!(folder.run("lint --diff b.yaml missing.yaml"), @"
    ! wirelint: missing.yaml: no such file or directory
    exit 2
    ");
    assert_eq!(folder.read("api.yaml"), FLAWED);
}

#[test]
fn a_diff_can_be_applied() {
    let folder = Folder::with("api.yaml", FLAWED.trim_end());
    let diff = folder.output("lint --diff --unsafe-fixes", &[], "").stdout;
    let Ok(mut patch) = std::process::Command::new("patch")
        .args(["-p0", "--quiet"])
        .current_dir(folder.path(""))
        .stdin(std::process::Stdio::piped())
        .spawn()
    else {
        skip("there is no `patch` here");
        return;
    };
    std::io::Write::write_all(&mut patch.stdin.take().unwrap(), &diff).unwrap();
    assert!(patch.wait().unwrap().success());
    let patched = folder.read("api.yaml");
    folder.write("api.yaml", FLAWED.trim_end());
    folder.run("lint --unsafe-fixes");
    assert_eq!(folder.read("api.yaml"), patched);
}

#[test]
fn line_ends_and_a_byte_order_mark_stay() {
    let text = format!("\u{feff}{}", FLAWED.replace('\n', "\r\n"));
    let folder = Folder::with("api.yaml", &text);
    folder.run("lint --fix");
    let expected = text.replace("type: integer\r\n", "type: integer\r\n            maximum: 100\r\n");
    assert_eq!(folder.read("api.yaml"), expected);
}

#[test]
fn bytes_that_are_no_text_are_not_made_text() {
    let broken = [FLAWED.as_bytes(), b"x-note: caf\xe9\n"].concat();
    let folder = Folder::with("api.yaml", &broken);
    folder.run("lint --fix --unsafe-fixes");
    assert_eq!(fs::read(folder.path("api.yaml")).unwrap(), broken);
}

#[cfg(unix)]
#[test]
fn permissions_stay_and_links_are_followed_inside_the_workspace() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::with("real/api.yaml", FLAWED).and("readme.md", "");
    fs::set_permissions(folder.path("real/api.yaml"), fs::Permissions::from_mode(0o604)).unwrap();
    symlink("real/api.yaml", folder.path("link.yaml")).unwrap();
    insta::assert_snapshot!(folder.run("lint --fix --format concise --select limits link.yaml"), @"
    ! wirelint: made 1 fix in 1 file
    exit 0
    ");
    assert!(folder.path("link.yaml").is_symlink());
    assert_ne!(folder.read("real/api.yaml"), FLAWED);
    assert_eq!(fs::metadata(folder.path("real/api.yaml")).unwrap().permissions().mode() & 0o777, 0o604);
    assert_eq!(fs::read_dir(folder.path("real")).unwrap().count(), 1, "no scratch file is left");
}

#[cfg(unix)]
#[test]
fn nothing_outside_the_workspace_is_written() {
    use std::os::unix::fs::symlink;
    let outside = Folder::with("api.yaml", FLAWED);
    let folder = Folder::with("clean.yaml", CLEAN);
    symlink(outside.path("api.yaml"), folder.path("link.yaml")).unwrap();
    insta::assert_snapshot!(folder.run("lint --fix --format concise --select limits/page-size-unbounded link.yaml clean.yaml"), @"
    link.yaml:8:17: warning limits/page-size-unbounded the page size `page_size` has a maximum in prose only
    link.yaml: error is a link that leads out of the workspace, so its fixes were not made
    ! wirelint: wrote 0 of 1 changed file
    exit 2
    ");
    assert_eq!(outside.read("api.yaml"), FLAWED);
}

#[cfg(unix)]
#[test]
fn a_file_that_must_not_be_written_stays_and_the_others_are_fixed() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with("a.yaml", FLAWED).and("b.yaml", FLAWED);
    fs::set_permissions(folder.path("a.yaml"), fs::Permissions::from_mode(0o444)).unwrap();
    if fs::File::options().append(true).open(folder.path("a.yaml")).is_ok() {
        skip("this user may write everything");
        return;
    }
    insta::assert_snapshot!(folder.run("lint --fix --format concise --select limits"), @"
    a.yaml:8:17: warning limits/page-size-unbounded the page size `page_size` has a maximum in prose only
    a.yaml: error cannot be written: permission denied
    ! wirelint: wrote 1 of 2 changed files
    exit 2
    ");
    assert_eq!(folder.read("a.yaml"), FLAWED);
    assert_ne!(folder.read("b.yaml"), FLAWED);
}
