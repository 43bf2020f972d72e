//! What the light bulb offers, and that it does what it says.

use serde_json::{Value, json};
use wirelint_analysis::rules;

use crate::client::{Client, capabilities, lines, uri};

/// A client with `text` open, and its diagnostics.
#[track_caller]
fn opened(path: &str, text: &str) -> (Client, Value) {
    let mut client = Client::new("");
    client.open(path, 1, text);
    let diagnostics = client.published_for(path, 1);
    (client, diagnostics)
}

#[track_caller]
fn actions(client: &mut Client, path: &str, range: &Value, only: Value) -> Vec<Value> {
    let params = json!({ "textDocument": { "uri": uri(path) }, "range": range, "context": { "diagnostics": [], "only": only } });
    let found = client.request("textDocument/codeAction", params);
    found.as_array().unwrap().clone()
}

fn titles(actions: &[Value]) -> Vec<&str> {
    actions.iter().map(|it| it["title"].as_str().unwrap()).collect()
}

/// `text` with the edits of `action`, which are for version 1 of one document.
#[track_caller]
fn applied(text: &str, action: &Value) -> String {
    let changes = action["edit"]["documentChanges"].as_array().unwrap();
    assert_eq!((changes.len(), &changes[0]["textDocument"]["version"]), (1, &json!(1)), "{action}");
    let byte = |position: &Value| {
        let line = position["line"].as_u64().unwrap() as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        start + position["character"].as_u64().unwrap() as usize
    };
    let mut edits: Vec<_> = changes[0]["edits"].as_array().unwrap().iter().collect();
    edits.sort_by_key(|it| std::cmp::Reverse(byte(&it["range"]["start"])));
    let mut out = text.to_owned();
    for edit in edits {
        let range = byte(&edit["range"]["start"])..byte(&edit["range"]["end"]);
        out.replace_range(range, edit["newText"].as_str().unwrap());
    }
    out
}

const LIMITS: &str = "\
openapi: 3.1.0
info: { title: a, version: '1' }
paths:
  /a:
    get:
      parameters:
        - { name: limit, in: query, description: At most 100., schema: { type: integer } }
        - { name: cursor, in: query, schema: { type: string } }
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                properties:
                  items: { type: array, items: { type: string } }
                  next_cursor: { type: string }
";

#[test]
fn a_fix_does_what_it_says() {
    let (mut client, diagnostics) = opened("a.yaml", LIMITS);
    assert_eq!(diagnostics[0]["code"], "limits/page-size-unbounded", "{diagnostics}");
    let range = &diagnostics[0]["range"];
    let found = actions(&mut client, "a.yaml", range, Value::Null);
    assert_eq!(
        titles(&found),
        [
            "State `maximum: 100`",
            "Ignore `limits/page-size-unbounded` here",
            "Open the page of `limits/page-size-unbounded`",
            "Make the safe fix in this file",
        ]
    );
    assert_eq!((&found[0]["isPreferred"], &found[0]["kind"]), (&json!(true), &json!("quickfix")));
    assert_eq!(found[0]["diagnostics"], json!([diagnostics[0]]));
    let fixed = applied(LIMITS, &found[0]);
    assert_eq!(fixed, LIMITS.replace("{ type: integer }", "{ type: integer, maximum: 100 }"));
    assert_eq!(applied(LIMITS, &found[3]), fixed);
    client.change("a.yaml", 2, json!([{ "text": fixed }]));
    assert_eq!(client.published_for("a.yaml", 2), json!([]));
    client.finish();
}

#[test]
fn only_what_is_asked_for_is_offered() {
    let (mut client, diagnostics) = opened("a.yaml", LIMITS);
    let range = &diagnostics[0]["range"];
    for (only, count) in [
        (json!(["quickfix"]), 3),
        (json!(["source"]), 1),
        (json!(["source.fixAll"]), 1),
        (json!(["source.fixAll.wirelint"]), 1),
        (json!(["source.fixAll.other"]), 0),
        (json!(["refactor"]), 0),
        (json!([""]), 4),
        (json!([]), 0),
    ] {
        assert_eq!(actions(&mut client, "a.yaml", range, only.clone()).len(), count, "{only}");
    }
    let start = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } });
    let found = actions(&mut client, "a.yaml", &start, Value::Null);
    assert_eq!(titles(&found), ["Make the safe fix in this file"]);
    client.finish();
}

#[test]
fn clients_that_know_no_versions_get_changes() {
    let mut all = capabilities();
    all["workspace"] = json!({});
    let mut client = Client::with("", &all);
    client.open("a.yaml", 1, LIMITS);
    let diagnostics = client.published_for("a.yaml", 1);
    let found = actions(&mut client, "a.yaml", &diagnostics[0]["range"], json!(["source.fixAll"]));
    let edits = &found[0]["edit"]["changes"][uri("a.yaml")];
    assert_eq!(edits.as_array().map(Vec::len), Some(1), "{found:?}");
    client.finish();
}

/// Takes "ignore here" for each finding in turn, until none is left. Gives the text.
#[track_caller]
fn silenced(path: &str, text: &str) -> String {
    let (mut client, mut diagnostics) = opened(path, text);
    let mut text = text.to_owned();
    let mut version = 1;
    let count = diagnostics.as_array().unwrap().len();
    assert!(count > 0);
    let mut left = count;
    while left > 0 {
        let diagnostic = &diagnostics[0];
        let title = format!("Ignore `{}` here", diagnostic["code"].as_str().unwrap());
        let found = actions(&mut client, path, &diagnostic["range"], json!(["quickfix"]));
        let action = found.iter().find(|it| it["title"] == *title).unwrap_or_else(|| panic!("{found:?}"));
        let mut action = action.clone();
        action["edit"]["documentChanges"][0]["textDocument"]["version"] = json!(1);
        text = applied(&text, &action);
        version += 1;
        client.change(path, version, json!([{ "text": text }]));
        diagnostics = client.published_for(path, version);
        let before = std::mem::replace(&mut left, lines(&diagnostics).len());
        assert!(left < before, "{text}\n{diagnostics}");
    }
    client.finish();
    text
}

#[test]
fn what_is_to_be_ignored_is_silenced_in_yaml() {
    let text = "\
openapi: 3.1.0
info: { title: a, version: '1' }
paths:
  /a/{b}:
    get:
      operationId: a
      parameters:
        - name: limit
          in: query
          schema: { type: integer }
        - { name: c, in: path, required: true, schema: { type: string } }
      responses:
        '200': { $ref: '#/components/responses/Ok' }
        '429':
          description: slow down
    delete:
      operationId: a
      requestBody: { content: {} }
      responses: {}
info: {}
";
    insta::assert_snapshot!(silenced("a.yaml", text), @r"
    openapi: 3.1.0
    info: { title: a, version: '1' }
    paths:
      # wirelint-ignore openapi/path-parameter-mismatch:
      /a/{b}:
        get:
          operationId: a
          parameters:
            - name: limit
              in: query
              schema: { type: integer }
            # wirelint-ignore openapi/path-parameter-mismatch:
            - { name: c, in: path, required: true, schema: { type: string } }
          responses:
            # wirelint-ignore openapi/unresolved-reference:
            '200': { $ref: '#/components/responses/Ok' }
            # wirelint-ignore errors/throttle-without-retry-after:
            '429':
              description: slow down
        delete:
          # wirelint-ignore openapi/duplicate-operation-id:
          operationId: a
          requestBody: { content: {} }
          responses: {}
    # wirelint-ignore openapi/duplicate-key:
    info: {}
    ");
}

/// In a document the comment is one of GraphQL, and around it one of the language.
#[test]
fn what_is_to_be_ignored_is_silenced_in_source_code() {
    let text = "\
import gql from 'graphql-tag';
import axios from 'axios';

export const typeDefs = gql`
  type Query { posts(first: Int = 9): [Post!]! }
  type Post {
    author: Int
    likes: Int
    tags: Lost
  }
`;
export const resolvers = {
  Post: {
    author: (post) => axios.get(post.url),
    likes(post) { return axios.get(post.url); },
  },
};
";
    insta::assert_snapshot!(silenced("schema.ts", text), @r"
    import gql from 'graphql-tag';
    import axios from 'axios';

    export const typeDefs = gql`
      type Query { posts(first: Int = 9): [Post!]! }
      type Post {
        author: Int
        likes: Int
        # wirelint-ignore graphql/type-unknown:
        tags: Lost
      }
    `;
    export const resolvers = {
      Post: {
        // wirelint-ignore n-plus-one/resolver-per-item:
        author: (post) => axios.get(post.url),
        // wirelint-ignore n-plus-one/resolver-per-item:
        likes(post) { return axios.get(post.url); },
      },
    };
    ");
}

#[test]
fn what_is_to_be_ignored_is_silenced_in_json() {
    let text = r##"{
  "openapi": "3.1.0",
  "info": { "title": "a", "version": "1" },
  "paths": {
    "/a/{b}": {
      "get": {
        "operationId": "a",
        "parameters": [
          { "name": "limit", "in": "query", "schema": { "type": "integer" } },
          { "name": "c", "in": "path", "required": true, "schema": { "type": "string" } }
        ],
        "responses": {
          "200": { "$ref": "#/components/responses/Ok" },
          "429": { "description": "slow down" }
        }
      },
      "delete": { "operationId": "a", "requestBody": { "content": {} }, "responses": {} }
    }
  }
}
"##;
    insta::assert_snapshot!(silenced("a.json", text), @r##"
    {
      "openapi": "3.1.0",
      "info": { "title": "a", "version": "1" },
      "paths": {
        "/a/{b}": {
          "get": {
            "operationId": "a",
            "parameters": [
              { "name": "limit", "in": "query", "schema": { "type": "integer" } },
              { "name": "c", "in": "path", "required": true, "schema": { "type": "string" } }
            ],
            "responses": {
              "200": { "$ref": "#/components/responses/Ok" },
              "429": { "description": "slow down", "x-wirelint-ignore": {"errors/throttle-without-retry-after": ""} },
              "x-wirelint-ignore": {
                "openapi/unresolved-reference": ""
              }
            }
          },
          "delete": { "operationId": "a", "requestBody": { "content": {} }, "responses": {}, "x-wirelint-ignore": {"openapi/duplicate-operation-id": ""} },
          "x-wirelint-ignore": {
            "openapi/path-parameter-mismatch": ""
          }
        }
      }
    }
    "##);
}

#[test]
fn a_comment_never_becomes_text() {
    // The finding begins inside of a scalar of several lines.
    let text = "openapi: 3.1.0\ninfo:\n  title: 'a\n    b\n  version: 1\npaths: {}\n";
    let (mut client, diagnostics) = opened("a.yaml", text);
    for diagnostic in diagnostics.as_array().unwrap() {
        for action in actions(&mut client, "a.yaml", &diagnostic["range"], json!(["quickfix"])) {
            if action["title"].as_str().unwrap().starts_with("Ignore") {
                let after = applied(text, &action);
                let at = after.find("# wirelint-ignore").unwrap();
                assert!(at <= after.find("title").unwrap(), "{after}");
            }
        }
    }
    client.finish();
}

#[test]
fn the_page_of_a_rule_is_shown_by_the_client() {
    let mut all = capabilities();
    all["window"] = json!({ "showDocument": { "support": true } });
    let mut client = Client::with("", &all);
    let url = rules()[0].url();
    let params = json!({ "command": "wirelint.openRulePage", "arguments": [url] });
    client.request("workspace/executeCommand", params.clone());
    let shown = client.expect("a document", |it| it["method"] == "window/showDocument");
    assert_eq!(shown["params"], json!({ "uri": url, "external": true }));
    client.finish();
    let mut client = Client::new("");
    client.request("workspace/executeCommand", params);
    let shown = client.expect("a message", |it| it["method"] == "window/showMessage");
    assert_eq!(shown["params"]["message"], json!(url));
    for params in [
        json!({ "command": "rm" }),
        json!({ "command": "wirelint.openRulePage" }),
        json!({ "command": "wirelint.openRulePage", "arguments": ["file:///etc/passwd"] }),
        json!({}),
    ] {
        assert_eq!(client.error("workspace/executeCommand", params), -32602);
    }
    client.finish();
}
