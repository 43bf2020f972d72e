//! What is read of whole files.

use wirelint_protobuf::syntax::parse;

use crate::dump;

#[track_caller]
fn check(text: &str, expected: &str) {
    let parse = parse(text);
    assert_eq!(parse.errors().collect::<Vec<_>>(), []);
    assert_eq!(dump(&parse).trim_end(), expected.trim_matches('\n'));
}

#[test]
fn a_field_has_its_type_name_number_and_options() {
    check(
        r#"
message M {
  repeated .a . B b = 0x1F [(c.d).e = -1, json_name = "x" 'y'];
}
"#,
        r"
Message
  Name M
  Open {
  Field
    Type .a . B
    Name b
    Int 0x1F
    CompactOptions
      Option
        OptionName
          ExtensionName
            Path c.d
          Name e
        Int -1
      Option
        OptionName
          Name json_name
        Str 'x' 'y'
"
        .replace("'x'", "\"x\"")
        .as_str(),
    );
}

#[test]
fn a_message_literal_is_a_tree_of_its_own() {
    check(
        r"option (o) = { a: 1, b { c: [1.5, inf]; } [x.y] < d: FOO > [t.co/p.M] { } e: [{}] };",
        r"
Option
  OptionName
    ExtensionName
      Path o
  MessageLiteral
    LiteralField
      Name a
      Int 1
    LiteralField
      Name b
      MessageLiteral
        LiteralField
          Name c
          ListLiteral
            Float 1.5
            Ident inf
    LiteralField
      ExtensionName
        Path x.y
      MessageLiteral
        LiteralField
          Name d
          Ident FOO
    LiteralField
      TypeUrl
        Path t.co
        Path p.M
      MessageLiteral { }
    LiteralField
      Name e
      ListLiteral
        MessageLiteral {}
",
    );
}

#[test]
fn keywords_are_names_where_a_name_is_needed() {
    check(
        r"
message message {
  map map = 1;
  stream.group group = 2;
  optional optional optional = 3;
}
service rpc { rpc returns(stream) returns(stream stream); }
",
        r"
Message
  Name message
  Open {
  Field
    Type map
    Name map
    Int 1
  Field
    Type stream.group
    Name group
    Int 2
  Field
    Type optional
    Name optional
    Int 3
Service
  Name rpc
  Open {
  Method
    Name returns
    Type stream
    Type stream
",
    );
}

#[test]
fn groups_maps_oneofs_extensions_and_ranges() {
    check(
        r#"
message M {
  optional group G = 1 [deprecated = true] { required int32 a = 1; }
  map<string, .B> m = 2;
  oneof o { option (x) = 1; string s = 3; group H = 4 { } }
  extensions 100 to 199, 500, 600 to max [verification = UNVERIFIED];
  reserved 5, 7 to 9; reserved "p", "q"; reserved r;
}
extend M { optional string e = 100; }
enum E { option allow_alias = true; reserved -5 to -1; A = -0x10 [deprecated = true]; }
"#,
        r#"
Message
  Name M
  Open {
  Group
    Name G
    Int 1
    CompactOptions
      Option
        OptionName
          Name deprecated
        Ident true
    Open {
    Field
      Type int32
      Name a
      Int 1
  MapField
    Type string
    Type .B
    Name m
    Int 2
  Oneof
    Name o
    Open {
    Option
      OptionName
        ExtensionName
          Path x
      Int 1
    Field
      Type string
      Name s
      Int 3
    Group
      Name H
      Int 4
      Open {
  Extensions
    Range
      Int 100
      Int 199
    Range
      Int 500
    Range
      Int 600
      Max max
    CompactOptions
      Option
        OptionName
          Name verification
        Ident UNVERIFIED
  Reserved
    Range
      Int 5
    Range
      Int 7
      Int 9
  Reserved
    Str "p"
    Str "q"
  Reserved
    Name r
Extend
  Type M
  Open {
  Field
    Type string
    Name e
    Int 100
Enum
  Name E
  Open {
  Option
    OptionName
      Name allow_alias
    Ident true
  Reserved
    Range
      Int -5
      Int -1
  EnumValue
    Name A
    Int -0x10
    CompactOptions
      Option
        OptionName
          Name deprecated
        Ident true
"#,
    );
}

#[test]
fn an_edition_has_visibility_and_option_imports() {
    check(
        "edition = \"2024\"; import option \"a.proto\"; export message A { local enum B { C = 0; } }",
        r#"
Edition
  Str "2024"
Import
  Str "a.proto"
Message
  Name A
  Open {
  Enum
    Name B
    Open {
    EnumValue
      Name C
      Int 0
"#,
    );
}
