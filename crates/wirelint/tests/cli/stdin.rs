//! `--stdin --stdin-filename NAME`

use crate::{CLEAN, FLAWED, Folder};

const REFERRING: &str = "\
openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
  /orders:
    get:
      operationId: listOrders
      responses:
        '200': { $ref: '../common.yaml#/Found' }
        '404': { $ref: '../common.yaml#/Missing' }
";

#[test]
fn text_stands_in_for_a_file_that_need_not_exist() {
    let folder = Folder::with("common.yaml", "Found: { description: Found }\n");
    insta::assert_snapshot!(folder.run_with_stdin("lint --format concise --stdin --stdin-filename new/api.yaml", REFERRING), @"
    new/api.yaml:9:24: error openapi/unresolved-reference `../common.yaml#/Missing` leads nowhere: there is no `Missing`
    exit 1
    ");
}

#[test]
fn text_stands_before_what_the_disk_has() {
    let folder = Folder::with("api.yaml", FLAWED);
    insta::assert_snapshot!(folder.run_with_stdin("lint --stdin --stdin-filename api.yaml", CLEAN), @"
    no findings in 1 file (1 operation)
    exit 0
    ");
}

#[test]
fn fixed_text_goes_to_standard_output() {
    let folder = Folder::with("api.yaml", CLEAN);
    let text = FLAWED.split("    delete:").next().unwrap();
    insta::assert_snapshot!(folder.run_with_stdin("lint --fix --stdin --stdin-filename ./api.yaml", text), @"
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
    ! wirelint: made 1 fix in 1 file
    ! warning[errors/throttle-without-retry-after]:
    !   `429` sends the caller away without saying when to come back
    !     ╭─[api.yaml:17:9]
    !  16 │           description: A page of orders
    !  17 │         '429':
    !     ·         ──┬──
    !     ·           ╰── no `Retry-After` header
    !  18 │           description: Too many requests
    !     ╰────
    !   help: declare `Retry-After`: clients that have to guess come back too early and all at once
    !   fix: Declare a `Retry-After` header (--unsafe-fixes)
    !   see: wirelint explain errors/throttle-without-retry-after
    !
    ! 1 warning in 1 file (1 operation)
    ! 1 fixable with --unsafe-fixes
    exit 0
    ");
    insta::assert_snapshot!(folder.run_with_stdin("lint --fix --stdin --stdin-filename api.yaml", CLEAN), @"
    openapi: 3.1.0
    info: { title: Status, version: 1.0.0 }
    paths:
      /status:
        get:
          operationId: getStatus
          responses:
            '200':
              description: How the service is
    ! no findings in 1 file (1 operation)
    exit 0
    ");
    assert_eq!(folder.read("api.yaml"), CLEAN);
}

#[test]
fn other_files_are_not_fixed() {
    let common = "PageSize:\n  name: page_size\n  in: query\n  description: at most 100\n  schema:\n    type: integer\n";
    let folder = Folder::with("common.yaml", common);
    let text = CLEAN.replace(
        "      responses:",
        "      parameters: [ { $ref: 'common.yaml#/PageSize' } ]\n      responses:",
    );
    let transcript = folder.run_with_stdin("lint --fix --stdin --stdin-filename api.yaml", &text);
    assert!(transcript.starts_with(&text), "{transcript}");
    assert!(transcript.contains("common.yaml:2:"), "{transcript}");
    assert_eq!(folder.read("common.yaml"), common);
}

#[test]
fn a_diff_of_standard_input() {
    let folder = Folder::new("//- readme.md\n");
    insta::assert_snapshot!(folder.run_with_stdin("lint --diff --stdin --stdin-filename api.yaml", FLAWED), @"
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
}

#[test]
fn what_is_no_contract_is_trouble() {
    let folder = Folder::new("//- readme.md\n");
    for text in ["a: 1\n", "", "\0\0"] {
        let transcript =
            folder.run_with_stdin("lint --format concise --stdin --stdin-filename api.yaml", text);
        insta::allow_duplicates! {
            if text == "\0\0" {
                insta::assert_snapshot!(transcript, @"
                api.yaml: error is a binary file
                exit 2
                ");
            } else {
                insta::assert_snapshot!(transcript, @"
                api.yaml: error is no contract: it has no `openapi` key at its top (a part of one is linted with what refers to it)
                exit 2
                ");
            }
        }
    }
}

#[test]
fn what_is_no_text_comes_back_as_it_was() {
    let folder = Folder::new("//- readme.md\n");
    let latin1 = [FLAWED.as_bytes(), b"x-note: caf\xe9\n"].concat();
    for bytes in [&latin1[..], b"\0\x01"] {
        let output = folder.output("lint --fix --stdin --stdin-filename api.yaml", &[], bytes);
        assert_eq!(output.stdout, bytes);
    }
}
