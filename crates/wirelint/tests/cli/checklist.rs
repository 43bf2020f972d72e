//! `wirelint checklist`

use crate::Folder;

const SHOP: &str = "\
//- shop/api.yaml
openapi: 3.1.0
info: { title: Shop, version: '1' }
paths:
  /orders:
    post:
      operationId: createOrder
      requestBody: { content: { application/json: { schema: { type: object, required: [total], properties: { total: { type: number } } } } } }
      responses:
        '201': { description: Made, content: { application/json: { schema: { type: object, properties: { id: { type: string } } } } } }
        '429': { description: Slow down, headers: { Retry-After: { schema: { type: integer } } } }
  /users:
    get: { responses: { '200': { description: Users, content: { application/json: { schema: { type: array, items: { type: object } } } } } } }
";

#[test]
fn a_reviewer_gets_a_list_of_tasks() {
    let folder = Folder::new(SHOP);
    insta::assert_snapshot!(folder.run("checklist"));
    assert_eq!(folder.run("checklist --output list.md shop"), "exit 0\n");
    assert_eq!(format!("{}exit 0\n", folder.read("list.md")), folder.run("checklist shop"));
}

#[test]
fn programs_get_the_ids() {
    let folder = Folder::new(SHOP);
    insta::assert_snapshot!(folder.run("checklist --format json"));
}

#[test]
fn configuration_says_which_rules_answer() {
    let folder = Folder::new(SHOP).and("wirelint.yaml", "rules: { idempotency: off }\n");
    let text = folder.run("checklist");
    assert_eq!(text.matches('✗').count(), 1, "only what explains it has a cross: {text}");
    assert!(folder.run("checklist --no-config").contains("- [ ] ✗"));
}

#[test]
fn a_kind_can_be_given_and_taken() {
    let folder = Folder::new(SHOP);
    insta::assert_snapshot!(folder.run("checklist --kind shop/*=unrelated"), @"
    ! wirelint: there is no contract here
    exit 0
    ");
}

#[test]
fn what_cannot_be_asked_about_is_told() {
    let folder = Folder::new("//- a.yaml\na: 1\n");
    insta::assert_snapshot!(folder.run("checklist a.yaml missing.yaml"), @"
    ! wirelint: a.yaml: is no contract: it has no `openapi` key at its top (a part of one is linted with what refers to it)
    ! wirelint: missing.yaml: no such file or directory
    exit 2
    ");
    insta::assert_snapshot!(folder.run("checklist --format excel"), @"
    ! wirelint: invalid value 'excel' for '--format <FORMAT>'; [possible values: markdown, json] (see --help)
    exit 2
    ");
    insta::assert_snapshot!(folder.run("checklist --now someday"), @"
    ! wirelint: invalid value 'someday' for '--now <DATE>': write YYYY-MM-DD (see --help)
    exit 2
    ");
    let broken = Folder::new(SHOP).and("wirelint.yaml", "rules: [\n");
    assert!(broken.run("checklist").ends_with("exit 2\n"));
    assert_eq!(broken.run("checklist").lines().last(), broken.run("lint --fail-on never").lines().last());
}

#[test]
fn help_says_what_there_is() {
    insta::assert_snapshot!(Folder::new("//- a.yaml\n").run("checklist --help"));
}
