//! What the two dialects of schemas hold, and what `$ref` means in each.

use insta::assert_snapshot;

use crate::fixture::{objects, references};

#[test]
fn every_keyword_of_2020_12_that_holds_schemas_is_read() {
    assert_snapshot!(objects("
        //- openapi.yaml
        openapi: 3.1.0
        components:
          schemas:
            S:
              $defs: { a: {} }
              definitions: { a: {} }
              properties: { a: {}, type: {}, x-a: {} }
              patternProperties: { ^a: {} }
              additionalProperties: {}
              propertyNames: {}
              dependentSchemas: { a: {} }
              unevaluatedProperties: {}
              items: {}
              prefixItems: [{}, true]
              contains: {}
              unevaluatedItems: {}
              contentSchema: {}
              allOf: [{}]
              anyOf: [{}]
              oneOf: [{}]
              not: {}
              if: {}
              then: {}
              else: false
              type: [string, 'null']
              discriminator: {}
              xml: {}
              externalDocs: {}
    "), @r"
    OpenApi #
    Components #/components
    Schema #/components/schemas/S
    Schema #/components/schemas/S/$defs/a
    Schema #/components/schemas/S/definitions/a
    Schema #/components/schemas/S/properties/a
    Schema #/components/schemas/S/properties/type
    Schema #/components/schemas/S/properties/x-a
    Schema #/components/schemas/S/patternProperties/^a
    Schema #/components/schemas/S/additionalProperties
    Schema #/components/schemas/S/propertyNames
    Schema #/components/schemas/S/dependentSchemas/a
    Schema #/components/schemas/S/unevaluatedProperties
    Schema #/components/schemas/S/items
    Schema #/components/schemas/S/prefixItems/0
    Schema #/components/schemas/S/contains
    Schema #/components/schemas/S/unevaluatedItems
    Schema #/components/schemas/S/contentSchema
    Schema #/components/schemas/S/allOf/0
    Schema #/components/schemas/S/anyOf/0
    Schema #/components/schemas/S/oneOf/0
    Schema #/components/schemas/S/not
    Schema #/components/schemas/S/if
    Schema #/components/schemas/S/then
    Discriminator #/components/schemas/S/discriminator
    Xml #/components/schemas/S/xml
    ExternalDocs #/components/schemas/S/externalDocs
    ");
}

#[test]
fn keywords_of_3_1_mean_nothing_in_3_0() {
    assert_snapshot!(objects("
        //- openapi.yaml
        openapi: 3.0.4
        components:
          schemas:
            S:
              $defs: { a: {} }
              if: {}
              prefixItems: [{}]
              additionalProperties: true
              exclusiveMinimum: true
              items: {}
        webhooks: { w: { get: {} } }
    "), @r"
    OpenApi #
    Components #/components
    Schema #/components/schemas/S
    Schema #/components/schemas/S/items
    ");
}

#[test]
fn siblings_of_a_reference_are_ignored_in_3_0() {
    assert_snapshot!(objects("
        //- openapi.yaml
        openapi: 3.0.0
        components: { schemas: { S: { $ref: '#/components/schemas/T', properties: { x: {} } }, T: {} } }
    "), @r"
    OpenApi #
    Components #/components
    Schema #/components/schemas/T
    ");
}

#[test]
fn siblings_of_a_reference_count_from_3_1_on() {
    assert_snapshot!(objects("
        //- openapi.yaml
        openapi: 3.1.0
        components: { schemas: { S: { $ref: '#/components/schemas/T', properties: { x: {} } }, T: {} } }
    "), @r"
    OpenApi #
    Components #/components
    Schema #/components/schemas/S
    Schema #/components/schemas/S/properties/x
    Schema #/components/schemas/T
    ");
}

#[test]
fn a_schema_with_siblings_is_a_definition_of_its_own() {
    assert_snapshot!(references("
        //- openapi.yaml
        openapi: 3.1.0
        components:
          schemas:
            A: { $ref: '#/components/schemas/B' }
            B: { $ref: '#/components/schemas/C', description: more }
            C: { $ref: '#/components/schemas/C', title: round }
    "), @r"
    #/components/schemas/A: Schema -> #/components/schemas/B
    #/components/schemas/B + siblings: Schema -> #/components/schemas/C
    #/components/schemas/C + siblings: Schema -> #/components/schemas/C
    ");
}

#[test]
fn anchors_and_dynamic_anchors_are_found() {
    assert_snapshot!(references("
        //- openapi.yaml
        openapi: 3.1.0
        components:
          schemas:
            A: { $ref: '#deep' }
            B: { properties: { x: { $anchor: deep } } }
            C: { $dynamicRef: '#node' }
            D: { $dynamicAnchor: node, items: { $dynamicRef: '#node' } }
            E: { $ref: 'other.yaml#there' }
            F: { $ref: '#none' }
        //- other.yaml
        whatever: [{ $anchor: there, type: string }]
    "), @r#"
    #/components/schemas/A: Schema -> #/components/schemas/B/properties/x
    #/components/schemas/C/$dynamicRef (uri): Schema -> #/components/schemas/D
    #/components/schemas/D/items/$dynamicRef (uri): Schema -> #/components/schemas/D
    #/components/schemas/E: Schema -> other.yaml#/whatever/0
    #/components/schemas/F: Schema -> !! NotAPointer { fragment: "none" }
    "#);
}

#[test]
fn identified_schemas_are_found_by_uri_and_are_their_own_root() {
    assert_snapshot!(references("
        //- openapi.yaml
        openapi: 3.1.0
        components:
          schemas:
            A: { $ref: 'https://example.com/schemas/tree' }
            B:
              $id: https://example.com/schemas/tree
              $defs: { leaf: {} }
              properties:
                inner: { $ref: '#/$defs/leaf' }
                relative: { $ref: other }
                outer: { $ref: '#/components/schemas/A' }
            C: { $id: https://example.com/schemas/other }
            D: { $ref: 'https://example.com/schemas/tree#/$defs/leaf' }
    "), @r"
    #/components/schemas/A: Schema -> #/components/schemas/B
    #/components/schemas/B/properties/inner: Schema -> #/components/schemas/B/$defs/leaf
    #/components/schemas/B/properties/relative: Schema -> #/components/schemas/C
    #/components/schemas/B/properties/outer: Schema -> #/components/schemas/A => #/components/schemas/B
    #/components/schemas/D: Schema -> #/components/schemas/B/$defs/leaf
    ");
}

#[test]
fn a_reference_beside_an_identifier_is_relative_to_it() {
    assert_snapshot!(references("
        //- openapi.yaml
        openapi: 3.1.0
        components:
          schemas:
            List: { $id: lists/any, items: { $dynamicRef: '#item' }, $defs: { any: { $dynamicAnchor: item } } }
            Numbers: { $id: lists/numbers, $ref: any }
            Own: { $id: own, $ref: '#/$defs/a', $defs: { a: {} } }
    "), @r"
    #/components/schemas/List/items/$dynamicRef (uri): Schema -> #/components/schemas/List/$defs/any
    #/components/schemas/Numbers + siblings: Schema -> #/components/schemas/List
    #/components/schemas/Own + siblings: Schema -> #/components/schemas/Own/$defs/a
    ");
}

#[test]
fn a_boolean_is_a_schema_from_3_1_on() {
    assert_snapshot!(references("
        //- openapi.yaml
        openapi: 3.1.0
        components: { schemas: { A: { $ref: '#/components/schemas/B' }, B: true } }
    "), @r"
    #/components/schemas/A: Schema -> #/components/schemas/B
    ");
    assert_snapshot!(references("
        //- openapi.yaml
        openapi: 3.0.0
        components: { schemas: { A: { $ref: '#/components/schemas/B' }, B: true } }
    "), @r"
    #/components/schemas/A: Schema -> !! #/components/schemas/B is a scalar
    ! #/components/schemas/B: `B` of Components is a scalar, not a mapping (Schema Object)
    ");
}
