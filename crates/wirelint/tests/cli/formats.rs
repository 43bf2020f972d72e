//! `--format`, `--output`, `--show`, `--statistics`, `--timings`.

use std::fs;

use crate::{CLEAN, FLAWED, Folder};

#[test]
fn pretty_is_what_people_get() {
    let folder = Folder::with("api.yaml", FLAWED);
    insta::assert_snapshot!(folder.run("lint"), @"
    warning[limits/page-size-unbounded]: the page size `page_size` has a maximum in prose only
       ╭─[api.yaml:8:17]
     7 │       parameters:
     8 │         - name: page_size
       ·                 ────┬────
       ·                     ╰── the description says 100
     9 │           in: query
       ╰────
      help: state `maximum: 100`, so that clients and gateways know it, too
      fix: State `maximum: 100` (--fix)
      see: wirelint explain limits/page-size-unbounded

    warning[errors/throttle-without-retry-after]:
      `429` sends the caller away without saying when to come back
        ╭─[api.yaml:16:9]
     15 │           description: A page of orders
     16 │         '429':
        ·         ──┬──
        ·           ╰── no `Retry-After` header
     17 │           description: Too many requests
        ╰────
      help: declare `Retry-After`: clients that have to guess come back too early and all at once
      fix: Declare a `Retry-After` header (--unsafe-fixes)
      see: wirelint explain errors/throttle-without-retry-after

    error[openapi/duplicate-operation-id]: the operation id `listOrders` is already taken
        ╭─[api.yaml:19:20]
     18 │     delete:
     19 │       operationId: listOrders
        ·                    ─────┬────
        ·                         ╰── another operation has it
     20 │       requestBody:
        ╰────
      note: it is first given here
       ╭─[api.yaml:6:20]
     6 │       operationId: listOrders
       ·                    ──────────
       ╰────
      help: give this operation a name of its own: generated clients keep only one of the two
      fix: Rename it to `listOrdersDelete` (--unsafe-fixes)
      see: wirelint explain openapi/duplicate-operation-id

    1 error, 2 warnings in 1 file (2 operations)
    1 fixable with --fix, 2 more with --unsafe-fixes
    exit 1
    ");
    assert_eq!(folder.run("lint"), folder.run("lint --format pretty"));
}

#[test]
fn concise_is_a_line_each() {
    let folder = Folder::with("api.yaml", FLAWED);
    insta::assert_snapshot!(folder.run("lint --format concise"), @"
    api.yaml:8:17: warning limits/page-size-unbounded the page size `page_size` has a maximum in prose only
    api.yaml:16:9: warning errors/throttle-without-retry-after `429` sends the caller away without saying when to come back
    api.yaml:19:20: error openapi/duplicate-operation-id the operation id `listOrders` is already taken
    exit 1
    ");
}

#[test]
fn json_is_for_programs() {
    let folder = Folder::with("api.yaml", FLAWED);
    insta::assert_snapshot!(folder.run("lint --format json --select openapi/duplicate-operation-id"), @r##"
    {
      "version": 1,
      "tool": {
        "name": "wirelint",
        "version": "0.1.0"
      },
      "summary": {
        "files": 1,
        "operations": 2,
        "errors": 1,
        "warnings": 0,
        "infos": 0,
        "hints": 0,
        "suppressed": 0,
        "baselined": 0
      },
      "findings": [
        {
          "rule": "openapi/duplicate-operation-id",
          "severity": "error",
          "message": "the operation id `listOrders` is already taken",
          "help": "give this operation a name of its own: generated clients keep only one of the two",
          "url": "https://wirelint.dev/rules/openapi/duplicate-operation-id",
          "operation": "DELETE /orders",
          "pointer": "#/paths/~1orders/delete/operationId",
          "file": "api.yaml",
          "range": {
            "start": {
              "line": 19,
              "column": 20,
              "offset": 442
            },
            "end": {
              "line": 19,
              "column": 30,
              "offset": 452
            }
          },
          "related": [
            {
              "file": "api.yaml",
              "range": {
                "start": {
                  "line": 6,
                  "column": 20,
                  "offset": 101
                },
                "end": {
                  "line": 6,
                  "column": 30,
                  "offset": 111
                }
              },
              "message": "it is first given here"
            }
          ],
          "fixes": [
            {
              "title": "Rename it to `listOrdersDelete`",
              "applicability": "unsafe",
              "edits": [
                {
                  "file": "api.yaml",
                  "range": {
                    "start": {
                      "line": 19,
                      "column": 20,
                      "offset": 442
                    },
                    "end": {
                      "line": 19,
                      "column": 30,
                      "offset": 452
                    }
                  },
                  "text": "listOrdersDelete"
                }
              ]
            }
          ],
          "fingerprint": "2f694cbbf65e9949"
        }
      ],
      "problems": []
    }
    exit 1
    "##);
}

#[test]
fn json_has_nothing_beside_it_on_standard_output() {
    let folder = Folder::with("api.yaml", FLAWED);
    let output = folder.output("lint --format json --statistics --timings missing.yaml .", &[], "");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["problems"][0]["file"], "missing.yaml");
    assert_eq!(report["summary"]["errors"], 1);
}

#[test]
fn a_report_in_a_file_leaves_a_line_behind() {
    let folder = Folder::with("api.yaml", FLAWED);
    insta::assert_snapshot!(folder.run("lint --format concise --output report.txt"), @"
    ! wirelint: report.txt: 1 error, 2 warnings in 1 file
    exit 1
    ");
    insta::assert_snapshot!(folder.read("report.txt"), @"
    api.yaml:8:17: warning limits/page-size-unbounded the page size `page_size` has a maximum in prose only
    api.yaml:16:9: warning errors/throttle-without-retry-after `429` sends the caller away without saying when to come back
    api.yaml:19:20: error openapi/duplicate-operation-id the operation id `listOrders` is already taken
    ");
    insta::assert_snapshot!(folder.run("lint --quiet --output report.txt"), @"exit 1");
}

#[test]
fn a_report_replaces_what_a_link_leads_to_and_keeps_who_may_read_it() {
    let folder = Folder::with("api.yaml", CLEAN).and("reports/old.txt", "old");
    let old = folder.path("reports/old.txt");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&old, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink("reports/old.txt", folder.path("report.txt")).unwrap();
        folder.run("lint --output report.txt");
        assert_eq!(folder.read("reports/old.txt"), "no findings in 1 file (1 operation)\n");
        assert_eq!(fs::metadata(&old).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(folder.path("report.txt").is_symlink());
    }
    assert_eq!(fs::read_dir(folder.path("reports")).unwrap().count(), 1, "no scratch file is left");
}

#[test]
fn a_report_that_cannot_be_written_is_trouble() {
    let folder = Folder::with("api.yaml", CLEAN);
    insta::assert_snapshot!(folder.run("lint --output missing/report.txt"), @"
    ! wirelint: --output: cannot write `missing/report.txt`: no such file or directory
    exit 2
    ");
    insta::assert_snapshot!(folder.run("lint --output .git"), @"
    ! wirelint: --output: cannot write `.git`: is a directory
    exit 2
    ");
}

#[test]
fn show_decides_what_is_listed_and_not_what_counts() {
    let folder = Folder::with("api.yaml", FLAWED);
    insta::assert_snapshot!(folder.run("lint --format concise --show error"), @"
    api.yaml:19:20: error openapi/duplicate-operation-id the operation id `listOrders` is already taken
    exit 1
    ");
    insta::assert_snapshot!(folder.run("lint --show error --level openapi=warning"), @"
    no findings in 1 file (2 operations); 3 warnings not shown (--show warning)
    exit 0
    ");
    insta::assert_snapshot!(folder.run("lint --format concise --show hint --level all=hint"), @"
    api.yaml:8:17: hint limits/page-size-unbounded the page size `page_size` has a maximum in prose only
    api.yaml:16:9: hint errors/throttle-without-retry-after `429` sends the caller away without saying when to come back
    api.yaml:18:5: hint errors/no-error-response no answer for failure is described
    api.yaml:19:20: hint openapi/duplicate-operation-id the operation id `listOrders` is already taken
    exit 0
    ");
}

#[test]
fn statistics_count_by_rule() {
    let folder = Folder::with("api.yaml", FLAWED);
    insta::assert_snapshot!(folder.run("lint --output report.txt --quiet --statistics"), @"
    ! 1  warning  errors/throttle-without-retry-after  1 fixable
    ! 1  warning  limits/page-size-unbounded           1 fixable
    ! 1  error    openapi/duplicate-operation-id       1 fixable
    exit 1
    ");
}

#[test]
fn timings_name_each_part_and_each_rule() {
    let folder = Folder::with("api.yaml", FLAWED);
    let output = folder.output("lint --timings", &[], "");
    let table = String::from_utf8(output.stderr).unwrap();
    for name in ["find files", "write the report", "limits/page-size-unbounded", " ms", "over 1 contract"] {
        assert!(table.contains(name), "{table}");
    }
    assert!(folder.output("lint", &[], "").stderr.is_empty());
}
