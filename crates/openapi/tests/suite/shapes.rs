//! Containers of the wrong shape, and documents that are still being written.

use insta::assert_snapshot;

use crate::fixture::{objects, references};

#[test]
fn a_container_of_the_wrong_shape_is_said_where_it_stands() {
    assert_snapshot!(references("
        //- openapi.yaml
        openapi: 3.0.0
        paths: [/a]
        servers: { url: / }
        info: Orders
        tags: [orders, { name: fine }]
        components:
          schemas:
            - A
          parameters: { P: text }
          responses:
            R:
              content: [a/b]
              headers: 12
    "), @r"
    ! #/paths: `paths` of OpenApi is a list, not a mapping (Paths Object)
    ! #/servers: `servers` of OpenApi is a mapping, not a list
    ! #/info: `info` of OpenApi is a scalar, not a mapping (Info Object)
    ! #/tags/0: OpenApi is a scalar, not a mapping (Tag Object)
    ! #/components/schemas: `schemas` of Components is a list, not a mapping
    ! #/components/parameters/P: `P` of Components is a scalar, not a mapping (Parameter Object)
    ! #/components/responses/R/content: `content` of Response is a list, not a mapping
    ! #/components/responses/R/headers: `headers` of Response is a scalar, not a mapping
    ");
    assert_snapshot!(references("
        //- openapi.yaml
        openapi: 3.0.0
        paths:
          /a:
            get: list orders
            post:
              parameters: { name: x }
              responses: ['200']
            put:
              parameters: [limit]
          /b: true
    "), @r"
    ! #/paths/~1a/get: `get` of PathItem is a scalar, not a mapping (Operation Object)
    ! #/paths/~1a/post/parameters: `parameters` of Operation is a mapping, not a list
    ! #/paths/~1a/post/responses: `responses` of Operation is a list, not a mapping (Responses Object)
    ! #/paths/~1a/put/parameters/0: Operation is a scalar, not a mapping (Parameter Object)
    ! #/paths/~1b: `/b` of Paths is a scalar, not a mapping (Path Item Object)
    ");
}

#[test]
fn a_document_that_is_no_mapping_is_said() {
    assert_snapshot!(references("
        //- openapi.yaml
        - openapi
    "), @r"
    ! #: OpenApi is a list, not a mapping (OpenAPI Object)
    ");
}

#[test]
fn half_typed_keys_are_no_fault() {
    assert_snapshot!(objects("
        //- openapi.yaml
        openapi: 3.1.0
        info:
        paths:
          /a:
          /b:
            get:
              parameters:
                -
                - $ref:
              responses:
                '200':
              requestBody: { $ref: null }
        components:
          schemas:
            A:
            B: { $ref: '#/components/schemas/A' }
    "), @r"
    OpenApi #
    Paths #/paths
    PathItem #/paths/~1b
    Operation #/paths/~1b/get
    Responses #/paths/~1b/get/responses
    Components #/components
    ");
}

#[test]
fn a_reference_that_is_no_string_is_read_as_an_object() {
    assert_snapshot!(objects("
        //- openapi.yaml
        openapi: 3.0.0
        components: { schemas: { A: { $ref: { type: string }, items: {} } } }
    "), @r"
    OpenApi #
    Components #/components
    Schema #/components/schemas/A
    Schema #/components/schemas/A/items
    ");
}

#[test]
fn keys_of_a_wrong_pattern_are_read_all_the_same() {
    assert_snapshot!(objects("
        //- openapi.yaml
        openapi: 3.0.0
        paths:
          orders: { get: { responses: { 2xx: { description: lower case }, x-200: {} } } }
          x-orders: { get: {} }
    "), @r"
    OpenApi #
    Paths #/paths
    PathItem #/paths/orders
    Operation #/paths/orders/get
    Responses #/paths/orders/get/responses
    Response #/paths/orders/get/responses/2xx
    ");
}
