//! What is read of whole documents.

use wirelint_graphql::syntax::parse;

use crate::{OPERATIONS, SCHEMA, dump};

#[track_caller]
fn check(text: &str, expected: &str) {
    let parse = parse(text);
    assert_eq!(parse.errors().collect::<Vec<_>>(), []);
    assert_eq!(dump(&parse).trim_end(), expected.trim_matches('\n'));
}

#[test]
fn everything_that_the_language_has_is_read() {
    for text in [SCHEMA, OPERATIONS] {
        for text in
            [text.to_owned(), text.replace('\n', "\r\n"), text.replace('\n', "\r"), format!("\u{feff}{text}")]
        {
            let parse = parse(&*text);
            assert_eq!(parse.errors().collect::<Vec<_>>(), []);
        }
    }
}

#[test]
fn a_type_has_interfaces_directives_and_fields() {
    check(
        r#""""D""" type A implements & B & C @d(x: 1) {
  "F" f(a: [Int!]! = [1] @e, b: T): A! @g
}
extend type A @h"#,
        r#"
ObjectType
  Description """D"""
  Name A
  Implements
    NamedType B
    NamedType C
  Directive
    Name d
    Arguments
      Argument
        Name x
        Int 1
  FieldDefinitions
    FieldDefinition
      Description "F"
      Name f
      ArgumentDefinitions
        InputValueDefinition
          Name a
          NonNullType
            ListType
              NonNullType
                NamedType Int
          List
            Int 1
          Directive
            Name e
        InputValueDefinition
          Name b
          NamedType T
      NonNullType
        NamedType A
      Directive
        Name g
ObjectType
  Name A
  Directive
    Name h
"#,
    );
}

#[test]
fn other_definitions_of_types() {
    check(
        r#"scalar S @s
union U = | A | B
enum E { "v" V @d W }
input I { a: Int = 1, b: I }
interface J implements K { id: ID }"#,
        r#"
ScalarType
  Name S
  Directive
    Name s
UnionType
  Name U
  UnionMembers
    NamedType A
    NamedType B
EnumType
  Name E
  EnumValueDefinitions
    EnumValueDefinition
      Description "v"
      Name V
      Directive
        Name d
    EnumValueDefinition
      Name W
InputObjectType
  Name I
  InputFieldDefinitions
    InputValueDefinition
      Name a
      NamedType Int
      Int 1
    InputValueDefinition
      Name b
      NamedType I
InterfaceType
  Name J
  Implements
    NamedType K
  FieldDefinitions
    FieldDefinition
      Name id
      NamedType ID
"#,
    );
}

#[test]
fn schemas_and_directives() {
    check(
        r#""D" schema @a { query: Q mutation: M }
directive @d(a: Int) repeatable on FIELD | OBJECT
extend schema { subscription: S }"#,
        r#"
Schema
  Description "D"
  Directive
    Name a
  RootOperations
    RootOperation
      OperationType query
      NamedType Q
    RootOperation
      OperationType mutation
      NamedType M
DirectiveDefinition
  Name d
  ArgumentDefinitions
    InputValueDefinition
      Name a
      NamedType Int
  DirectiveLocations
    DirectiveLocation FIELD
    DirectiveLocation OBJECT
Schema
  RootOperations
    RootOperation
      OperationType subscription
      NamedType S
"#,
    );
}

#[test]
fn operations_and_fragments() {
    check(
        r#""D" query Q("v" $a: Int = 1 @d) @e { b: c(d: $a) @f { g } ...H ... on I { j } ... @k { l } }
{ a }
"D" fragment H on T @m { n }"#,
        r#"
Operation
  Description "D"
  OperationType query
  Name Q
  VariableDefinitions
    VariableDefinition
      Description "v"
      Variable
        Name a
      NamedType Int
      Int 1
      Directive
        Name d
  Directive
    Name e
  SelectionSet
    Field
      Alias b
      Name c
      Arguments
        Argument
          Name d
          Variable
            Name a
      Directive
        Name f
      SelectionSet
        Field
          Name g
    FragmentSpread
      Name H
    InlineFragment
      NamedType I
      SelectionSet
        Field
          Name j
    InlineFragment
      Directive
        Name k
      SelectionSet
        Field
          Name l
Operation
  SelectionSet
    Field
      Name a
Fragment
  Description "D"
  Name H
  NamedType T
  Directive
    Name m
  SelectionSet
    Field
      Name n
"#,
    );
}

#[test]
fn values() {
    check(
        r#"{ a(b: [1, -1.5, "s", """t""", true, null, E, $v, {c: {d: []}}]) }"#,
        r#"
Operation
  SelectionSet
    Field
      Name a
      Arguments
        Argument
          Name b
          List
            Int 1
            Float -1.5
            Str "s"
            Str """t"""
            Boolean true
            Null null
            Enum E
            Variable
              Name v
            Object
              ObjectField
                Name c
                Object
                  ObjectField
                    Name d
                    List []
"#,
    );
}

#[test]
fn keywords_are_names_where_a_name_is_needed() {
    check(
        r"type type implements interface { type: input, input(on: enum): fragment, query: query }
enum enum { type on fragment }
query query { query mutation: fragment ...type ... on on { on } }
fragment fragment on on { extend(repeatable: implements) }",
        r"
ObjectType
  Name type
  Implements
    NamedType interface
  FieldDefinitions
    FieldDefinition
      Name type
      NamedType input
    FieldDefinition
      Name input
      ArgumentDefinitions
        InputValueDefinition
          Name on
          NamedType enum
      NamedType fragment
    FieldDefinition
      Name query
      NamedType query
EnumType
  Name enum
  EnumValueDefinitions
    EnumValueDefinition
      Name type
    EnumValueDefinition
      Name on
    EnumValueDefinition
      Name fragment
Operation
  OperationType query
  Name query
  SelectionSet
    Field
      Name query
    Field
      Alias mutation
      Name fragment
    FragmentSpread
      Name type
    InlineFragment
      NamedType on
      SelectionSet
        Field
          Name on
Fragment
  Name fragment
  NamedType on
  SelectionSet
    Field
      Name extend
      Arguments
        Argument
          Name repeatable
          Enum implements
",
    );
}
