//! Operations and their parameters, wherever they are written.

use insta::assert_snapshot;

use crate::fixture::operations;

#[test]
fn operations_are_found_through_references_to_path_items() {
    assert_snapshot!(operations("
        //- openapi.yaml
        openapi: 3.2.0
        paths:
          /a: { get: {}, query: {}, additionalOperations: { COPY: {}, x-no: {} } }
          /b: { $ref: 'b.yaml' }
          /c: { $ref: 'b.yaml', get: { summary: own }, summary: not an operation }
          /d: { $ref: 'nowhere.yaml' }
        webhooks:
          done: { post: {} }
        //- b.yaml
        get: {}
        put:
          callbacks: { c: { '{$url}': { post: {} } } }
    "), @r"
    Path GET /a: #/paths/~1a/get
    Path QUERY /a: #/paths/~1a/query
    Path COPY /a: #/paths/~1a/additionalOperations/COPY
    Path GET /b: b.yaml#/get
    Path PUT /b: b.yaml#/put
    Path GET /c: #/paths/~1c/get
    Path PUT /c: b.yaml#/put
    Webhook POST done: #/webhooks/done/post
    Callback POST {$url}: b.yaml#/put/callbacks/c/{$url}/post
    ");
}

#[test]
fn methods_of_3_2_are_no_operations_before() {
    assert_snapshot!(operations("
        //- openapi.yaml
        openapi: 3.1.0
        paths:
          /a: { trace: {}, query: {}, additionalOperations: { COPY: {} } }
    "), @r"
    Path TRACE /a: #/paths/~1a/trace
    ");
}

#[test]
fn an_operation_replaces_parameters_of_its_path() {
    assert_snapshot!(operations("
        //- openapi.yaml
        openapi: 3.0.0
        paths:
          /a/{id}:
            parameters:
              - { name: id, in: path }
              - { name: id, in: query }
              - { $ref: '#/components/parameters/Limit' }
              - { $ref: '#/components/parameters/Nowhere' }
            get:
              parameters:
                - { name: limit, in: query }
                - { $ref: '#/components/parameters/Id' }
            delete: {}
        components:
          parameters:
            Id: { name: id, in: path }
            Limit: { name: limit, in: query }
    "), @r"
    Path GET /a/{id}: #/paths/~1a~1{id}/get
      with #/paths/~1a~1{id}/get/parameters/0
      with #/components/parameters/Id
      with #/paths/~1a~1{id}/parameters/1
    Path DELETE /a/{id}: #/paths/~1a~1{id}/delete
      with #/paths/~1a~1{id}/parameters/0
      with #/paths/~1a~1{id}/parameters/1
      with #/components/parameters/Limit
    ");
}
