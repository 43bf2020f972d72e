//! References of every kind, within a file and across files.

use insta::assert_snapshot;

use crate::fixture::{asked, link, objects, references};

#[test]
fn components_of_every_kind_are_referred_to() {
    assert_snapshot!(references("
        //- openapi.yaml
        openapi: 3.2.0
        paths:
          /a:
            get:
              parameters: [{ $ref: '#/components/parameters/P' }]
              requestBody: { $ref: '#/components/requestBodies/B' }
              responses:
                '200': { $ref: '#/components/responses/R' }
                default: { $ref: '#/components/responses/R' }
              callbacks: { done: { $ref: '#/components/callbacks/C' } }
          /b: { $ref: '#/components/pathItems/I' }
        webhooks:
          w: { $ref: '#/components/pathItems/I' }
        components:
          schemas: { S: { type: string } }
          parameters: { P: { name: p, in: query, schema: { $ref: '#/components/schemas/S' } } }
          requestBodies: { B: { content: { text/plain: { $ref: '#/components/mediaTypes/M' } } } }
          mediaTypes: { M: { examples: { e: { $ref: '#/components/examples/E' } } } }
          examples: { E: { value: 1 } }
          responses:
            R:
              headers: { H: { $ref: '#/components/headers/H' } }
              links: { l: { $ref: '#/components/links/L' } }
          headers: { H: { schema: { $ref: '#/components/schemas/S' } } }
          links: { L: { operationRef: '#/paths/~1a/get' } }
          callbacks: { C: { '{$url}': { $ref: '#/components/pathItems/I' } } }
          pathItems: { I: {} }
          securitySchemes: { X: { $ref: '#/components/securitySchemes/Y' }, Y: { type: http } }
    "), @r"
    #/paths/~1a/get/parameters/0: Parameter -> #/components/parameters/P
    #/paths/~1a/get/requestBody: RequestBody -> #/components/requestBodies/B
    #/paths/~1a/get/responses/200: Response -> #/components/responses/R
    #/paths/~1a/get/responses/default: Response -> #/components/responses/R
    #/paths/~1a/get/callbacks/done: Callback -> #/components/callbacks/C
    #/paths/~1b: PathItem -> #/components/pathItems/I
    #/webhooks/w: PathItem -> #/components/pathItems/I
    #/components/parameters/P/schema: Schema -> #/components/schemas/S
    #/components/requestBodies/B/content/text~1plain: MediaType -> #/components/mediaTypes/M
    #/components/mediaTypes/M/examples/e: Example -> #/components/examples/E
    #/components/responses/R/headers/H: Header -> #/components/headers/H
    #/components/responses/R/links/l: Link -> #/components/links/L
    #/components/headers/H/schema: Schema -> #/components/schemas/S
    #/components/links/L/operationRef (uri): Operation -> #/paths/~1a/get
    #/components/callbacks/C/{$url}: PathItem -> #/components/pathItems/I
    #/components/securitySchemes/X: SecurityScheme -> #/components/securitySchemes/Y
    ");
}

#[test]
fn pointers_are_percent_decoded_before_their_tildes() {
    assert_snapshot!(references("
        //- openapi.yaml
        openapi: 3.1.0
        components:
          schemas:
            a: { $ref: '#/components/schemas/x~1y~0z' }
            b: { $ref: '#/components/schemas/with%20space' }
            c: { $ref: '#/components/schemas/caf%C3%A9' }
            d: { $ref: '#/components/schemas/x%7E1y%7E0z' }
            e: { $ref: '#/components/schemas/100%' }
            f: { $ref: '#/components/schemas/~01' }
            g: { $ref: '#/components/schemas/%FF' }
            x/y~z: {}
            with space: {}
            café: {}
            100%: {}
            ~1: {}
    "), @r"
    #/components/schemas/a: Schema -> #/components/schemas/x~1y~0z
    #/components/schemas/b: Schema -> #/components/schemas/with space
    #/components/schemas/c: Schema -> #/components/schemas/café
    #/components/schemas/d: Schema -> #/components/schemas/x~1y~0z
    #/components/schemas/e: Schema -> #/components/schemas/100%
    #/components/schemas/f: Schema -> #/components/schemas/~01
    #/components/schemas/g: Schema -> !! NotUtf8
    ");
}

#[test]
fn files_are_asked_for_once_with_their_decoded_path() {
    let text = "
        //- api/openapi.yaml
        openapi: 3.0.0
        paths:
          /a: { $ref: 'paths/my%20path.yaml' }
          /b: { $ref: './paths/my%20path.yaml#' }
          /c: { $ref: '../common.yaml?v=1#/paths/c' }
          /d: { $ref: '../common.yaml#/paths/c' }
        //- api/paths/my path.yaml
        get:
          responses:
            '200': { $ref: '../../common.yaml#/responses/R' }
            default: { $ref: '../openapi.yaml#/components/responses/None' }
        //- common.yaml
        paths: { c: { get: {} } }
        responses: { R: { description: fine } }
    ";
    assert_eq!(
        asked(text),
        [
            "api/openapi.yaml: paths/my path.yaml",
            "api/openapi.yaml: ./paths/my path.yaml",
            "api/openapi.yaml: ../common.yaml",
            "api/paths/my path.yaml: ../../common.yaml",
            "api/paths/my path.yaml: ../openapi.yaml",
        ]
    );
    assert_snapshot!(references(text), @r"
    #/paths/~1a: PathItem -> api/paths/my path.yaml#
    #/paths/~1b: PathItem -> api/paths/my path.yaml#
    #/paths/~1c: PathItem -> common.yaml#/paths/c
    #/paths/~1d: PathItem -> common.yaml#/paths/c
    api/paths/my path.yaml#/get/responses/200: Response -> common.yaml#/responses/R
    api/paths/my path.yaml#/get/responses/default: Response -> !! no `components` in #
    ");
    assert_snapshot!(objects(text), @r"
    OpenApi #
    Paths #/paths
    PathItem api/paths/my path.yaml#
    Operation api/paths/my path.yaml#/get
    Responses api/paths/my path.yaml#/get/responses
    PathItem common.yaml#/paths/c
    Operation common.yaml#/paths/c/get
    Response common.yaml#/responses/R
    ");
}

#[test]
fn a_circle_through_five_files_ends_where_it_began() {
    assert_snapshot!(references("
        //- a.yaml
        openapi: 3.1.0
        components: { schemas: { A: { properties: { b: { $ref: 'b.yaml#/B' } } } } }
        //- b.yaml
        B: { items: { $ref: 'c.yaml#/C' } }
        //- c.yaml
        C: { allOf: [{ $ref: 'd.yaml' }] }
        //- d.yaml
        properties: { e: { $ref: 'sub/e.yaml#/$defs/E' } }
        //- sub/e.yaml
        $defs: { E: { not: { $ref: '../a.yaml#/components/schemas/A' } } }
    "), @r"
    #/components/schemas/A/properties/b: Schema -> b.yaml#/B
    b.yaml#/B/items: Schema -> c.yaml#/C
    c.yaml#/C/allOf/0: Schema -> d.yaml#
    d.yaml#/properties/e: Schema -> sub/e.yaml#/$defs/E
    sub/e.yaml#/$defs/E/not: Schema -> #/components/schemas/A
    ");
}

#[test]
fn references_that_only_refer_to_each_other_are_a_cycle() {
    assert_snapshot!(references("
        //- openapi.yaml
        openapi: 3.0.0
        components:
          schemas:
            Self: { $ref: '#/components/schemas/Self' }
            Into: { $ref: '#/components/schemas/A' }
            A: { $ref: 'b.yaml#/B' }
            Chain: { $ref: '#/components/schemas/Chain2' }
            Chain2: { $ref: '#/components/schemas/End' }
            End: { type: string }
        //- b.yaml
        B: { $ref: 'openapi.yaml#/components/schemas/A' }
    "), @r"
    #/components/schemas/Self: Schema -> !! Cycle
    #/components/schemas/Into: Schema -> #/components/schemas/A => nowhere
    #/components/schemas/A: Schema -> !! Cycle
    #/components/schemas/Chain: Schema -> #/components/schemas/Chain2 => #/components/schemas/End
    #/components/schemas/Chain2: Schema -> #/components/schemas/End
    b.yaml#/B: Schema -> !! Cycle
    ");
}

#[test]
fn data_is_not_searched_for_references() {
    assert_snapshot!(references("
        //- openapi.yaml
        openapi: 3.1.0
        x-common: { $ref: '#/nowhere' }
        components:
          examples: { E: { value: { $ref: '#/nowhere' } } }
          schemas:
            S:
              default: { $ref: '#/nowhere' }
              example: { $ref: '#/nowhere' }
              examples: [{ $ref: '#/nowhere' }]
              enum: [{ $ref: '#/nowhere' }]
              const: { $ref: '#/nowhere' }
              x-more: { $ref: '#/nowhere' }
              properties:
                $ref: { type: string }
                real: { $ref: '#/components/schemas/S/properties/$ref' }
        servers: [{ $ref: '#/nowhere' }]
    "), @r"
    #/components/schemas/S/properties/real: Schema -> #/components/schemas/S/properties/$ref
    ");
}

#[test]
fn unusual_places_are_read_as_what_the_reference_expects() {
    let text = "
        //- openapi.yaml
        openapi: 3.0.0
        paths:
          /a:
            get:
              parameters: [{ $ref: '#/x-common/p' }]
              responses: { '200': { $ref: '#/definitions/R' } }
        x-common: { p: { schema: { $ref: '#/x-common/s' } }, s: { type: string } }
        definitions: { R: { content: { a/b: { schema: { $ref: '#/x-common/s' } } } } }
    ";
    assert_snapshot!(references(text), @r"
    #/paths/~1a/get/parameters/0: Parameter -> #/x-common/p
    #/paths/~1a/get/responses/200: Response -> #/definitions/R
    #/x-common/p/schema: Schema -> #/x-common/s
    #/definitions/R/content/a~1b/schema: Schema -> #/x-common/s
    ");
    assert_snapshot!(objects(text), @r"
    OpenApi #
    Paths #/paths
    PathItem #/paths/~1a
    Operation #/paths/~1a/get
    Responses #/paths/~1a/get/responses
    Parameter #/x-common/p
    Schema #/x-common/s
    Response #/definitions/R
    MediaType #/definitions/R/content/a~1b
    ");
}

#[test]
fn what_is_of_another_kind_is_no_target() {
    assert_snapshot!(references("
        //- openapi.yaml
        openapi: 3.0.0
        components:
          schemas:
            A: { $ref: '#/components/responses/R' }
            B: { $ref: '#/components/responses' }
            C: { $ref: '#/info/title' }
            D: { $ref: 'other.yaml#/components/parameters/P' }
            E: { $ref: '#/info' }
          responses: { R: {} }
        info: { title: T }
        //- other.yaml
        components: { parameters: { P: { name: p, in: query } } }
    "), @r"
    #/components/schemas/A: Schema -> !! #/components/responses/R is Response
    #/components/schemas/B: Schema -> !! #/components/responses is container, a mapping
    #/components/schemas/C: Schema -> !! #/info/title is a scalar
    #/components/schemas/D: Schema -> !! other.yaml#/components/parameters/P is Parameter
    #/components/schemas/E: Schema -> !! #/info is Info
    ");
}

#[test]
fn what_is_not_there_is_said_with_the_nearest_name() {
    assert_snapshot!(references("
        //- openapi.yaml
        openapi: 3.0.0
        components:
          schemas:
            a: { $ref: '#/components/schemas/Custmer' }
            b: { $ref: '#/components/schema/Customer' }
            c: { $ref: '#/components/schemas/customer' }
            d: { $ref: '#/components/schemas/Wholly' }
            e: { $ref: 'missing.yaml#/A' }
            f: { $ref: '#components/schemas/Customer' }
            g: { $ref: '#/components/schemas/Customer/allOf/2' }
            h: { $ref: '#/components/schemas/Customer/allOf/01' }
            i: { $ref: '#/components/schemas/Customer/allOf/0' }
            j: { $ref: '' }
            k: { $ref: 'empty.yaml' }
            Customer: { allOf: [{}, {}] }
        //- empty.yaml
    "), @r#"
    #/components/schemas/a: Schema -> !! no `Custmer` in #/components/schemas, perhaps `Customer`
    #/components/schemas/b: Schema -> !! no `schema` in #/components, perhaps `schemas`
    #/components/schemas/c: Schema -> !! no `customer` in #/components/schemas, perhaps `Customer`
    #/components/schemas/d: Schema -> !! no `Wholly` in #/components/schemas
    #/components/schemas/e: Schema -> !! no such file
    #/components/schemas/f: Schema -> !! NotAPointer { fragment: "components/schemas/Customer" }
    #/components/schemas/g: Schema -> !! no `2` in #/components/schemas/Customer/allOf
    #/components/schemas/h: Schema -> !! no `01` in #/components/schemas/Customer/allOf
    #/components/schemas/i: Schema -> #/components/schemas/Customer/allOf/0
    #/components/schemas/j: Schema -> !! Empty
    #/components/schemas/k: Schema -> !! the file has no content
    "#);
}

#[test]
fn the_network_is_not_asked() {
    let text = "
        //- openapi.yaml
        openapi: 3.1.0
        components:
          schemas:
            a: { $ref: 'https://example.com/a.yaml#/A' }
            b: { $ref: '//example.com/a.yaml' }
            c: { $ref: 'urn:example:c' }
            d: { $ref: 'file:///etc/passwd' }
    ";
    assert!(asked(text).is_empty());
    assert_snapshot!(references(text), @r"
    #/components/schemas/a: Schema -> !! Remote
    #/components/schemas/b: Schema -> !! Remote
    #/components/schemas/c: Schema -> !! Remote
    #/components/schemas/d: Schema -> !! Remote
    ");
}

#[test]
fn a_document_knows_its_own_uri() {
    let text = "
        //- openapi.yaml
        openapi: 3.2.0
        $self: https://example.com/api/openapi
        components:
          schemas:
            A: { $ref: 'https://example.com/api/openapi#/components/schemas/B' }
            B: { $ref: 'openapi#/components/schemas/C' }
            C: { $ref: 'https://example.com/api/shared#/components/schemas/D' }
            D: { $ref: 'shared.yaml#/components/schemas/D' }
        //- shared.yaml
        openapi: 3.2.0
        $self: https://example.com/api/shared
        components: { schemas: { D: {} } }
    ";
    assert_eq!(asked(text), ["openapi.yaml: shared.yaml"]);
    assert_snapshot!(references(text), @r"
    #/components/schemas/A: Schema -> #/components/schemas/B => shared.yaml#/components/schemas/D
    #/components/schemas/B: Schema -> #/components/schemas/C => shared.yaml#/components/schemas/D
    #/components/schemas/C: Schema -> shared.yaml#/components/schemas/D
    #/components/schemas/D: Schema -> shared.yaml#/components/schemas/D
    ");
}

#[test]
fn before_3_2_self_is_no_field() {
    assert_snapshot!(references("
        //- openapi.yaml
        openapi: 3.1.0
        $self: https://example.com/api
        components: { schemas: { A: { $ref: 'https://example.com/api#/components/schemas/A' } } }
    "), @r"
    #/components/schemas/A: Schema -> !! Remote
    ");
}

#[test]
fn discriminators_map_to_names_and_uris() {
    assert_snapshot!(references("
        //- openapi.yaml
        openapi: 3.2.0
        components:
          schemas:
            Pet:
              discriminator:
                propertyName: kind
                mapping:
                  cat: Cat
                  dog: '#/components/schemas/Dog'
                  fish: fish.json
                  bird: Brid
                  x-y: a.b
                defaultMapping: Cat
            Cat: {}
            Dog: {}
            Bird: {}
            a.b: {}
        //- fish.json
        {}
    "), @r"
    #/components/schemas/Pet/discriminator/mapping/cat (name): Schema -> #/components/schemas/Cat
    #/components/schemas/Pet/discriminator/mapping/dog (uri): Schema -> #/components/schemas/Dog
    #/components/schemas/Pet/discriminator/mapping/fish (uri): Schema -> fish.json#
    #/components/schemas/Pet/discriminator/mapping/bird (name): Schema -> !! no `Brid` in #/components/schemas, perhaps `Bird`
    #/components/schemas/Pet/discriminator/mapping/x-y (name): Schema -> #/components/schemas/a.b
    #/components/schemas/Pet/discriminator/defaultMapping (name): Schema -> #/components/schemas/Cat
    ");
}

#[test]
fn links_refer_to_operations_wherever_they_are() {
    assert_snapshot!(references("
        //- openapi.yaml
        openapi: 3.0.0
        paths: { /a: { get: {} } }
        components:
          links:
            local: { operationRef: '#/paths/~1a/get' }
            remote: { operationRef: 'https://example.com/api#/paths/~1a/get' }
            file: { operationRef: 'other.yaml#/paths/~1b/post' }
            wrong: { operationRef: '#/paths/~1a' }
            byId: { operationId: getA }
        //- other.yaml
        openapi: 3.1.0
        paths: { /b: { post: { requestBody: { $ref: '#/components/requestBodies/B' } } } }
        components: { requestBodies: { B: {} } }
    "), @r"
    #/components/links/local/operationRef (uri): Operation -> #/paths/~1a/get
    #/components/links/remote/operationRef (uri): Operation -> !! Remote
    #/components/links/file/operationRef (uri): Operation -> other.yaml#/paths/~1b/post
    #/components/links/wrong/operationRef (uri): Operation -> !! #/paths/~1a is PathItem
    other.yaml#/paths/~1b/post/requestBody: RequestBody -> other.yaml#/components/requestBodies/B
    ");
}

#[test]
fn aliases_and_merge_keys_are_read_once() {
    let text = "
        //- openapi.yaml
        openapi: 3.1.0
        components:
          schemas:
            Base: &base
              type: object
              properties: &properties { id: { $ref: '#/components/schemas/Id' } }
            Same: *base
            More: { <<: *base, required: [id] }
            Props: { properties: *properties }
            Ref: &ref { $ref: '#/components/schemas/Id' }
            RefAgain: *ref
            Text: { $ref: &text '#/components/schemas/Id' }
            TextAgain: { $ref: *text }
            Id: { type: string }
    ";
    assert_snapshot!(references(text), @r"
    #/components/schemas/Base/properties/id: Schema -> #/components/schemas/Id
    #/components/schemas/Ref: Schema -> #/components/schemas/Id
    #/components/schemas/Text: Schema -> #/components/schemas/Id
    #/components/schemas/TextAgain: Schema -> #/components/schemas/Id
    ");
    assert_snapshot!(objects(text), @r"
    OpenApi #
    Components #/components
    Schema #/components/schemas/Base
    Schema #/components/schemas/More
    Schema #/components/schemas/Props
    Schema #/components/schemas/Id
    ");
}

#[test]
fn a_definition_knows_its_uses() {
    let fixture = link(
        "
        //- openapi.yaml
        openapi: 3.0.0
        components:
          schemas:
            A: { properties: { x: { $ref: '#/components/schemas/B' } } }
            B: { type: string }
            C: { $ref: 'openapi.yaml#/components/schemas/B' }
    ",
    );
    let linked = &fixture.linked;
    let schemas = linked.root().and_then(|root| linked.child(root, "components"));
    let schemas = schemas.and_then(|components| linked.child(components, "schemas")).unwrap();
    let definition = linked.child(schemas, "B").unwrap();
    let uses: Vec<String> = linked.references_to(definition).map(|it| fixture.print(it.at)).collect();
    assert_eq!(uses, ["#/components/schemas/A/properties/x", "#/components/schemas/C"]);
    assert_eq!(linked.resolved_child(schemas, "C"), Some(definition));
    let text = linked.child(linked.child(schemas, "C").unwrap(), "$ref").unwrap();
    assert_eq!(linked.reference_at(text).map(|it| it.target.clone()), Some(Ok(definition)));
}
