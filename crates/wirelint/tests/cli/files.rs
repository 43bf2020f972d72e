//! `wirelint files`

use crate::{CLEAN, Folder};

const MANY: &str = "\
//- api.yaml
openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
  /orders: { $ref: 'parts/orders.yaml' }
//- parts/orders.yaml
get: { operationId: listOrders, responses: { '200': { description: Orders } } }
//- parts/nobody.yaml
get: { responses: {} }
//- old.json
{ \"swagger\": \"2.0\" }
//- events.yaml
asyncapi: 3.0.0
//- wirelint.yaml
exclude: [vendor/**]
//- vendor/api.yaml
openapi: 3.1.0
//- build/api.yaml
openapi: 3.1.0
//- .gitignore
build/
//- .hidden/api.yaml
openapi: 3.1.0
//- deploy/mesh.yaml
apiVersion: networking.istio.io/v1
kind: VirtualService
//- deploy/values.yaml
image: {{ .Values.image }}
";

#[test]
fn each_file_has_its_kind_or_the_reason_why_not() {
    let folder = Folder::new(MANY);
    insta::assert_snapshot!(folder.run("files"), @"
    .hidden             - is hidden
    api.yaml            openapi
    build               - is ignored by `.gitignore`
    deploy/mesh.yaml    traffic
    deploy/values.yaml  - is a template; lint what it renders to
    events.yaml         - is an AsyncAPI description, which this version does not read
    old.json            - is a Swagger 2.0 description, which this version does not read
    parts/nobody.yaml   - is no contract
    parts/orders.yaml   part of api.yaml
    vendor/api.yaml     - is excluded by the configuration
    wirelint.yaml       configuration
    exit 0
    ");
    insta::assert_snapshot!(folder.run("files --format json api.yaml old.json missing.yaml"), @r#"
    {
      "version": 1,
      "files": [
        {
          "file": "api.yaml",
          "state": "linted",
          "kind": "openapi"
        },
        {
          "file": "old.json",
          "state": "passed-over",
          "reason": "is a Swagger 2.0 description, which this version does not read"
        },
        {
          "file": "parts/orders.yaml",
          "state": "part-of",
          "contract": "api.yaml"
        }
      ],
      "problems": [
        {
          "file": "missing.yaml",
          "message": "no such file or directory"
        }
      ]
    }
    exit 2
    "#);
}

#[test]
fn options_change_what_is_read() {
    let folder = Folder::new(MANY);
    insta::assert_snapshot!(folder.run("files --no-ignore --no-config --kind parts/nobody.yaml=openapi"), @"
    .hidden             - is hidden
    api.yaml            openapi
    build/api.yaml      openapi
    deploy/mesh.yaml    traffic
    deploy/values.yaml  - is a template; lint what it renders to
    events.yaml         - is an AsyncAPI description, which this version does not read
    old.json            - is a Swagger 2.0 description, which this version does not read
    parts/nobody.yaml   openapi
    parts/orders.yaml   part of api.yaml
    vendor/api.yaml     openapi
    wirelint.yaml       configuration
    exit 0
    ");
}

#[test]
fn a_folder_without_such_files_is_a_line() {
    let folder = Folder::new("//- readme.md\n");
    insta::assert_snapshot!(folder.run("files"), @"
    ! wirelint: no file here has the extension of a contract (.yaml, .yml, .json)
    exit 0
    ");
    insta::assert_snapshot!(folder.run("files --quiet"), @"exit 0");
}

#[test]
fn what_cannot_be_read_is_trouble() {
    let folder = Folder::with("api.yaml", CLEAN);
    insta::assert_snapshot!(folder.run("files missing.yaml api.yaml"), @"
    api.yaml      openapi
    missing.yaml  error: no such file or directory
    exit 2
    ");
}
