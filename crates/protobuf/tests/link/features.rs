//! Features of editions.

use wirelint_protobuf::link::{EnumType, FeatureSet, FieldPresence, JsonFormat, RepeatedFieldEncoding};
use wirelint_protobuf::syntax::parse;

fn presence(text: &str) -> Vec<FieldPresence> {
    let parse = parse(text);
    let message = parse.file().messages().next().unwrap();
    message.fields().map(|it| FeatureSet::of(it.node()).field_presence).collect()
}

#[test]
fn the_innermost_that_says_something_decides() {
    use FieldPresence::{Explicit, Implicit, LegacyRequired};
    let found = presence(
        r#"edition = "2023";
        option features.field_presence = IMPLICIT;
        message M {
          string a = 1;
          string b = 2 [features.field_presence = EXPLICIT];
          string c = 3 [features = { field_presence: LEGACY_REQUIRED }];
          string d = 4 [features.(pb.cpp).string_type = VIEW];
        }"#,
    );
    assert_eq!(found, [Implicit, Explicit, LegacyRequired, Implicit]);
}

#[test]
fn each_syntax_has_its_defaults() {
    use FieldPresence::{Explicit, Implicit};
    for (syntax, expected) in [
        ("", Explicit),
        ("syntax = \"proto2\";", Explicit),
        ("syntax = \"proto3\";", Implicit),
        ("edition = \"2023\";", Explicit),
        ("edition = \"2024\";", Explicit),
        ("edition = \"2999\";", Explicit),
    ] {
        assert_eq!(presence(&format!("{syntax} message M {{ string a = 1; }}")), [expected], "{syntax}");
    }
    let file = |text| FeatureSet::of_file(parse(text).file());
    let proto2 = file("");
    assert_eq!(
        (proto2.enum_type, proto2.repeated_field_encoding, proto2.json_format),
        (EnumType::Closed, RepeatedFieldEncoding::Expanded, JsonFormat::LegacyBestEffort)
    );
    let proto3 = file("syntax = \"proto3\";");
    assert_eq!(
        (proto3.enum_type, proto3.repeated_field_encoding, proto3.json_format),
        (EnumType::Open, RepeatedFieldEncoding::Packed, JsonFormat::Allow)
    );
}
