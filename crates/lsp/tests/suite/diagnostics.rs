//! What the editor underlines.

use serde_json::{Value, json};
use wirelint_test_fixture::{Annotation, Fixture, render};

use crate::client::{Client, capabilities, lines, pretty, range, uri};

/// Opens no file, and compares what is published with the annotations: `severity rule: message`.
#[track_caller]
fn check(files: &str) {
    let fixture = Fixture::parse(files);
    let mut client = Client::new(files);
    let mut found = Vec::new();
    for (number, file) in fixture.files.iter().enumerate() {
        if !fixture.annotations.iter().any(|it| it.file == number) {
            continue;
        }
        for it in client.published(&file.path)["diagnostics"].as_array().unwrap() {
            let byte = |position: &Value| {
                let line = position["line"].as_u64().unwrap() as usize;
                let units = position["character"].as_u64().unwrap() as usize;
                let start: usize = file.text.split_inclusive('\n').take(line).map(str::len).sum();
                let wide: Vec<u16> = file.text[start..].encode_utf16().take(units).collect();
                start + String::from_utf16(&wide).unwrap().len()
            };
            let message = it["message"].as_str().unwrap().lines().next().unwrap();
            let message = format!("{} {}: {message}", it["severity"], it["code"].as_str().unwrap());
            let range = byte(&it["range"]["start"])..byte(&it["range"]["end"]);
            found.push(Annotation::new(number, range, message));
        }
    }
    assert_eq!(render(&fixture.files, &found), fixture.render());
    assert!(client.held().iter().all(|it| it["method"] != "textDocument/publishDiagnostics"));
    client.finish();
}

#[test]
fn findings_are_published_for_every_file_of_the_folder() {
    check(
        "\
//- api/a.yaml
openapi: 3.1.0
info: { title: 🎉, version: '1' }
paths:
  /🎉:
    get: { operationId: a, responses: { '200': { $ref: 'b.yaml#/Oky' } } }
    #                                                  ^^^^^^^^^^^^^ 1 openapi/unresolved-reference: `b.yaml#/Oky` leads nowhere: there is no `Oky`
    put: { summary: 🎉, operationId: a, responses: {} }
    #                               ^ 1 openapi/duplicate-operation-id: the operation id `a` is already taken
//- api/b.yaml
Ok: { description: fine }
Ok: { description: again }
#<< 1 openapi/duplicate-key: the key `Ok` is already in this mapping
",
    );
}

const TWICE: &str = "\
openapi: 3.1.0
info: { title: a, version: '1' }
paths:
  /a:
    get: { operationId: a, responses: { '200': { description: ok } } }
    put: { operationId: a, responses: { '200': { description: ok } } }
";

#[test]
fn a_diagnostic_says_all_that_the_client_can_show() {
    let mut client = Client::new("");
    client.open("a.yaml", 7, TWICE);
    let published = client.published("a.yaml");
    assert_eq!(published["version"], 7);
    insta::assert_snapshot!(pretty(&published["diagnostics"]), @r#"
    [
      {
        "code": "openapi/duplicate-operation-id",
        "codeDescription": {
          "href": "https://wirelint.dev/rules/openapi/duplicate-operation-id"
        },
        "data": {
          "fingerprint": "c1454090d6e7021e"
        },
        "message": "the operation id `a` is already taken\nanother operation has it\nhelp: give this operation a name of its own: generated clients keep only one of the two",
        "range": {
          "end": {
            "character": 25,
            "line": 5
          },
          "start": {
            "character": 24,
            "line": 5
          }
        },
        "relatedInformation": [
          {
            "location": {
              "range": {
                "end": {
                  "character": 25,
                  "line": 4
                },
                "start": {
                  "character": 24,
                  "line": 4
                }
              },
              "uri": "file:///w/a.yaml"
            },
            "message": "it is first given here"
          }
        ],
        "severity": 1,
        "source": "wirelint"
      }
    ]
    "#);
    client.finish();
    let mut client = Client::with("", &json!({}));
    client.open("a.yaml", 7, TWICE);
    insta::assert_snapshot!(pretty(&client.published("a.yaml")["diagnostics"]), @r#"
    [
      {
        "code": "openapi/duplicate-operation-id",
        "message": "the operation id `a` is already taken\nanother operation has it\nhelp: give this operation a name of its own: generated clients keep only one of the two",
        "range": {
          "end": {
            "character": 25,
            "line": 5
          },
          "start": {
            "character": 24,
            "line": 5
          }
        },
        "severity": 1,
        "source": "wirelint"
      }
    ]
    "#);
    client.finish();
}

#[test]
fn what_silences_nothing_is_unnecessary() {
    let mut client = Client::new("");
    client.open(
        "a.yaml",
        1,
        &TWICE.replace("  /a:", "  # wirelint-ignore limits/page-size-unbounded: no\n  /a:"),
    );
    let diagnostics = client.published_for("a.yaml", 1);
    let tagged: Vec<_> =
        diagnostics.as_array().unwrap().iter().map(|it| (&it["code"], &it["tags"])).collect();
    assert_eq!(tagged[0], (&json!("meta/unused-suppression"), &json!([1])));
    assert_eq!(tagged[1], (&json!("openapi/duplicate-operation-id"), &Value::Null));
    client.finish();
}

#[test]
fn positions_are_counted_as_agreed() {
    for (encoding, expected) in [("utf-8", "5:39-5:40"), ("utf-16", "5:37-5:38"), ("utf-32", "5:36-5:37")] {
        let mut all = capabilities();
        all["general"]["positionEncodings"] = json!([encoding]);
        let mut client = Client::with("", &all);
        client.open("a.yaml", 1, &TWICE.replace("put: {", "put: { summary: 🎉,"));
        assert_eq!(range(&client.published_for("a.yaml", 1)[0]["range"]), expected, "{encoding}");
        // The edit counts in the same unit as the answer.
        let (start, end) = expected.split_once('-').unwrap();
        let position = |it: &str| {
            let (line, character) = it.split_once(':').unwrap();
            json!({ "line": line.parse::<u32>().unwrap(), "character": character.parse::<u32>().unwrap() })
        };
        let edit = json!({ "range": { "start": position(start), "end": position(end) }, "text": "b" });
        client.change("a.yaml", 2, json!([edit]));
        assert_eq!(client.published_for("a.yaml", 2), json!([]));
        client.finish();
    }
}

#[test]
fn a_change_in_one_open_file_is_seen_in_those_that_refer_to_it() {
    let mut client = Client::new(
        "\
//- a.yaml
openapi: 3.1.0
info: { title: a, version: '1' }
paths:
  /a: { get: { responses: { '200': { $ref: 'b.yaml#/Ok' } } } }
//- b.yaml
Ok: { description: fine }
",
    );
    client.open("b.yaml", 1, "Ok: { description: fine }\n");
    assert_eq!(client.published_for("b.yaml", 1), json!([]));
    let edit = json!({ "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 2 } }, "text": "No" });
    client.change("b.yaml", 2, json!([edit]));
    assert_eq!(
        lines(&client.published("a.yaml")["diagnostics"]),
        ["3:43-3:55 openapi/unresolved-reference `b.yaml#/Ok` leads nowhere: there is no `Ok`"]
    );
    client.close("b.yaml");
    // The disk counts again.
    assert_eq!(client.published("a.yaml")["diagnostics"], json!([]));
    client.finish();
}

#[test]
fn a_contract_stays_one_while_its_first_word_is_half_typed() {
    let mut client = Client::new("");
    client.open("a.yaml", 1, TWICE);
    let before = client.published_for("a.yaml", 1);
    let edit = json!({ "range": { "start": { "line": 0, "character": 3 }, "end": { "line": 0, "character": 7 } }, "text": "" });
    client.change("a.yaml", 2, json!([edit]));
    let after = client.published_for("a.yaml", 2);
    assert!(lines(&after).contains(&lines(&before)[0]), "{after}");
    // What is not there is missed at the first key, not all over the document.
    assert!(after[0]["message"].as_str().unwrap().starts_with("the document states no `openapi` version"));
    let key = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 3 } });
    assert_eq!(after[0]["range"], key);
    client.change("a.yaml", 3, json!([{ "text": TWICE }]));
    assert_eq!(client.published_for("a.yaml", 3), before);
    client.finish();
}

const PAYMENTS: &str = "\
openapi: 3.1.1
info: { title: Payments, version: '1' }
paths:
  /payments:
    post:
      operationId: createPayment
      requestBody: { content: { application/json: { schema: { type: object, properties: { amount: { type: integer } } } } } }
      responses: { '201': { description: Paid } }
";

const ROUTES: &str = "\
virtual_hosts:
- name: payments
  domains: ['*']
  routes:
  - match: { prefix: / }
    route: { cluster: payments, timeout: 5s, retry_policy: { retry_on: '5xx', num_retries: 2 } }
";

#[test]
fn configuration_of_traffic_is_told_what_an_edit_of_its_contract_means_for_it() {
    let mut client = Client::new(&format!("//- openapi.yaml\n{PAYMENTS}//- routes.yaml\n{ROUTES}"));
    let found = client.published("routes.yaml")["diagnostics"].clone();
    assert_eq!(
        lines(&found),
        [
            "5:45-5:57 retry/config-retries-non-idempotent `POST /payments` is called again after 5XX or a broken connection, up to 3 times in \
             all, when it may have been done: somebody pays twice"
        ]
    );
    client.open("openapi.yaml", 1, PAYMENTS);
    client.change(
        "openapi.yaml",
        2,
        json!([{ "text": PAYMENTS.replace("createPayment", "searchPayments") }]),
    );
    assert_eq!(client.published("routes.yaml")["diagnostics"], json!([]));
    client.finish();
}

#[test]
fn only_what_has_changed_is_published_again() {
    let mut client = Client::new(&format!("//- a.yaml\n{TWICE}//- b.yaml\n{TWICE}"));
    client.published("a.yaml");
    client.published("b.yaml");
    client.open("a.yaml", 1, TWICE);
    assert_eq!(lines(&client.published_for("a.yaml", 1)).len(), 1);
    client.change("a.yaml", 2, json!([{ "text": "" }]));
    client.published_for("a.yaml", 2);
    assert!(client.held().iter().all(|it| it["method"] != "textDocument/publishDiagnostics"));
    client.finish();
}

fn pulling() -> Value {
    let mut all = capabilities();
    all["textDocument"]["diagnostic"] = json!({});
    all["workspace"]["diagnostics"] = json!({ "refreshSupport": true });
    all
}

#[test]
fn who_pulls_is_told_so_of_open_documents_and_published_to_for_the_others() {
    let mut client = Client::with(&format!("//- a.yaml\n{TWICE}//- b.yaml\n{TWICE}"), &pulling());
    client.published("a.yaml");
    assert_eq!(lines(&client.published("b.yaml")["diagnostics"]).len(), 1);
    client.open("a.yaml", 1, TWICE);
    assert_eq!(client.published("a.yaml")["diagnostics"], json!([]));
    let document =
        |previous: Value| json!({ "textDocument": { "uri": uri("a.yaml") }, "previousResultId": previous });
    let report = client.request("textDocument/diagnostic", document(Value::Null));
    assert_eq!(report["kind"], "full");
    assert_eq!(lines(&report["items"]).len(), 1);
    let unchanged = client.request("textDocument/diagnostic", document(report["resultId"].clone()));
    assert_eq!(unchanged, json!({ "kind": "unchanged", "resultId": report["resultId"] }));
    client.change("a.yaml", 2, json!([{ "text": TWICE.replace("a, r", "b, r") }]));
    let changed = client.request("textDocument/diagnostic", document(report["resultId"].clone()));
    assert!(lines(&changed["items"])[0].contains("`b` is already taken"), "{changed}");
    client.close("a.yaml");
    assert_eq!(lines(&client.published("a.yaml")["diagnostics"]).len(), 1);
    assert!(client.held().iter().all(|it| it["method"] != "textDocument/publishDiagnostics"));
    client.finish();
}

#[test]
fn who_pulls_is_told_to_ask_again_when_the_disk_changes() {
    let mut client = Client::with("//- a.yaml\nx: 1\n", &pulling());
    client.disk.write("a.yaml", TWICE);
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({ "changes": [{ "uri": uri("a.yaml"), "type": 2 }] }),
    );
    client.expect("a refresh", |it| it["method"] == "workspace/diagnostic/refresh");
    client.finish();
}

#[test]
fn the_configuration_counts_while_it_is_being_written() {
    let mut client = Client::new(&format!("//- a.yaml\n{TWICE}"));
    assert_eq!(lines(&client.published("a.yaml")["diagnostics"]).len(), 1);
    client.open("wirelint.yaml", 1, "rules:\n  openapi: off\n");
    assert_eq!(client.published("a.yaml")["diagnostics"], json!([]));
    client.change("wirelint.yaml", 2, json!([{ "text": "rulez:\n  openapi: off\n" }]));
    assert!(lines(&client.published_for("wirelint.yaml", 2))[0].contains("config/unknown-key"));
    assert_eq!(lines(&client.published("a.yaml")["diagnostics"]).len(), 1);
    client.finish();
}

/// The text of a resolver is what the findings in it hang on, and those in files that call it or are called.
#[test]
fn an_edit_in_source_code_publishes_what_resolvers_do_now() {
    let users = "import { MongoClient } from 'mongodb';\nconst users = new MongoClient('').db().collection('users');\n\
                 export const userOf = (id) => users.findOne({ _id: id });\n";
    let resolvers = "import { userOf } from './users';\nexport const resolvers = {\n  Post: { author: (post) => userOf(post.authorId) },\n};\n";
    let mut client = Client::new(&format!(
        "//- schema.graphql\ntype Query {{ posts(first: Int = 9): [Post!]! }}\ntype Post {{ author: String }}\n\
         //- users.ts\n{users}//- resolvers.ts\n{resolvers}"
    ));
    let is_found = |diagnostics: &Value| lines(diagnostics).iter().any(|it| it.contains("n-plus-one"));
    assert!(is_found(&client.published("resolvers.ts")["diagnostics"]));
    client.open("resolvers.ts", 1, resolvers);
    assert!(is_found(&client.published_for("resolvers.ts", 1)));
    // In the buffer of the file that is called, and back.
    client.open("users.ts", 1, users);
    client.change("users.ts", 2, json!([{ "text": users.replace("users.findOne({ _id: id })", "id") }]));
    assert_eq!(client.published("resolvers.ts")["diagnostics"], json!([]));
    client.change("users.ts", 3, json!([{ "text": users }]));
    assert!(is_found(&client.published("resolvers.ts")["diagnostics"]));
    // In the resolver itself.
    let range = json!({ "start": { "line": 2, "character": 35 }, "end": { "line": 2, "character": 48 } });
    client.change("resolvers.ts", 2, json!([{ "range": range, "text": "'me'" }]));
    assert_eq!(client.published_for("resolvers.ts", 2), json!([]));
    client.finish();
}
