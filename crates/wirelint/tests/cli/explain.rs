//! `wirelint rules` and `wirelint explain`

use serde_json::Value;

use crate::Folder;

#[test]
fn every_rule_is_a_line() {
    let folder = Folder::new("//- readme.md\n");
    let list = folder.run("rules");
    let json: Value = serde_json::from_slice(&folder.output("rules --format json", &[], "").stdout).unwrap();
    let rules = json["rules"].as_array().unwrap();
    assert_eq!(list.lines().count(), rules.len() + 1, "{list}");
    for (line, rule) in list.lines().zip(rules) {
        for key in ["id", "level", "summary"] {
            assert!(line.contains(rule[key].as_str().unwrap()), "{line}");
        }
        for name in rule["kinds"].as_array().unwrap().iter().chain(rule["peers"].as_array().unwrap()) {
            assert!(line.contains(name.as_str().unwrap()), "{line}");
        }
    }
}

#[test]
fn a_rule_as_programs_read_it() {
    let folder = Folder::new("//- readme.md\n");
    let json: Value = serde_json::from_slice(&folder.output("rules --format json", &[], "").stdout).unwrap();
    let rule =
        json["rules"].as_array().unwrap().iter().find(|it| it["id"] == "openapi/duplicate-operation-id");
    insta::assert_snapshot!(serde_json::to_string_pretty(rule.unwrap()).unwrap(), @r#"
    {
      "fix": "unsafe",
      "id": "openapi/duplicate-operation-id",
      "kinds": [
        "openapi"
      ],
      "level": "error",
      "peers": [
        "operation-operationId-unique",
        "operation-operationid-unique"
      ],
      "since": "0.1.0",
      "summary": "every operation has an id of its own",
      "url": "https://wirelint.dev/rules/openapi/duplicate-operation-id"
    }
    "#);
}

#[test]
fn every_rule_has_a_page_in_every_format() {
    let folder = Folder::new("//- readme.md\n");
    let json: Value = serde_json::from_slice(&folder.output("rules --format json", &[], "").stdout).unwrap();
    for rule in json["rules"].as_array().unwrap() {
        let id = rule["id"].as_str().unwrap();
        let page = folder.run(&format!("explain {id}"));
        assert!(page.starts_with(&format!("{id}\n\n")) && page.contains("\nWhy it matters\n"), "{page}");
        assert!(!page.contains("```") && !page.contains("##"), "{page}");
        let markdown = folder.run(&format!("explain {id} --format markdown"));
        assert!(markdown.starts_with(&format!("# {id}\n\n")) && markdown.contains("\n## Why it matters\n"));
        let json = folder.output(&format!("explain {id} --format json"), &[], "");
        let json: Value = serde_json::from_slice(&json.stdout).unwrap();
        assert_eq!(json["id"], id);
        assert_eq!(format!("{}exit 0\n", json["markdown"].as_str().unwrap()), markdown);
    }
}

#[test]
fn a_page_is_found_by_the_names_of_other_tools() {
    let folder = Folder::new("//- readme.md\n");
    let page = folder.run("explain openapi/duplicate-operation-id");
    assert_eq!(folder.run("explain operation-operationId-unique"), page);
    insta::assert_snapshot!(page, @r#"
    openapi/duplicate-operation-id

      Every operation has an id of its own.

      level: error · for: openapi · since: 0.1.0 · fix: unsafe · elsewhere:
      `operation-operationId-unique`, `operation-operationid-unique`

    What it checks
      Every `operationId` of a contract is given once, across all of its files, webhooks and callbacks
      among them. Case counts.

    Why it matters
      Generated clients name their methods by it: one of the two operations vanishes, or gets a name
      with a number that changes when the order of the file does. Links, gateways and access rules that
      name the operation reach the other one.

    Examples
      Found:
          paths:
            /orders/{id}:
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              get: { operationId: getOrder, responses: { '200': { description: The order } } }
            /orders/{id}/history:
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              get: { operationId: getOrder, responses: { '200': { description: Its history } } }

      Wanted:
          paths:
            /orders/{id}:
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              get: { operationId: getOrder, responses: { '200': { description: The order } } }
            /orders/{id}/history:
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              get: { operationId: getOrderHistory, responses: { '200': { description: Its history } } }

    Fix safety
      The fix renames the later operation after what its path has and the first one's has not
      (`getOrder` becomes `getOrderHistory`). It is unsafe: a generated client may already know the
      operation by its old name.

    Measured
      2,647 published descriptions: 121 findings in one of them, all right: its generator writes each
      operation under two paths with the same id. 769 ids that were doubled in 400 others were all
      found, and nothing else.

    References
      - OpenAPI 3.1.1, Operation Object, `operationId`: "The id MUST be unique among all operations
        described in the API"
    exit 0
    "#);
}

#[test]
fn what_a_configuration_can_say_has_a_page_too() {
    let folder = Folder::new("//- readme.md\n");
    for (topic, part) in [
        ("vocabulary", "- `key_names`: "),
        ("weights", "- `duplicate_effect`: "),
        ("resolvers", "- `loaders`: "),
    ] {
        let page = folder.run(&format!("explain {topic}"));
        assert!(
            page.starts_with(&format!("{topic}\n\n")) && page.contains(part) && !page.contains("##"),
            "{page}"
        );
        let markdown = folder.run(&format!("explain {topic} --format markdown"));
        assert!(markdown.starts_with(&format!("# {topic}\n\n")), "{markdown}");
        let json = folder.output(&format!("explain {topic} --format json"), &[], "");
        let json: Value = serde_json::from_slice(&json.stdout).unwrap();
        assert_eq!(json["topic"], topic);
        assert!(json["markdown"].as_str().unwrap().starts_with(&format!("# {topic}\n")));
    }
}
