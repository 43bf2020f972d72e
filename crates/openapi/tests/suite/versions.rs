//! Which version a document is read as.

use insta::assert_snapshot;

use crate::fixture::{link, objects};
use wirelint_openapi::link::StructuralFault;
use wirelint_openapi::spec::VersionProblem;

#[track_caller]
fn check(line: &str, expected: &str) {
    let linked = link(&format!("//- openapi.yaml\n{line}\ninfo: {{}}\n")).linked;
    let fault = linked.faults.iter().find_map(|fault| match fault {
        StructuralFault::Version { fault, .. } => Some(match &fault.problem {
            VersionProblem::Missing => " missing".to_owned(),
            VersionProblem::Swagger(text) => format!(" swagger {text}"),
            VersionProblem::NotAString(text) => format!(" no string {text}"),
            VersionProblem::Unsupported(text) => format!(" unsupported {text}"),
        }),
        StructuralFault::Shape { .. } => None,
    });
    assert_eq!(format!("{}{}", linked.version.as_str(), fault.unwrap_or_default()), expected, "{line}");
}

#[test]
fn known_versions_are_read_as_what_they_are() {
    for (line, expected) in [
        ("openapi: 3.0.0", "3.0"),
        ("openapi: 3.0.4", "3.0"),
        ("openapi: '3.1.1'", "3.1"),
        ("openapi: 3.1.0-rc1", "3.1"),
        ("openapi: 3.2.0", "3.2"),
        ("openapi: 3.1.12", "3.1"),
    ] {
        check(line, expected);
    }
}

#[test]
fn other_versions_are_faults_and_read_as_the_nearest_one() {
    for (line, expected) in [
        ("openapi: 4.0.0", "3.2 unsupported 4.0.0"),
        ("openapi: 3.3.0", "3.2 unsupported 3.3.0"),
        ("openapi: 3.10.0", "3.2 unsupported 3.10.0"),
        ("openapi: 3.1", "3.1 no string 3.1"),
        ("openapi: '3.1'", "3.1 unsupported 3.1"),
        ("openapi: 3.0.x", "3.0 unsupported 3.0.x"),
        ("openapi: 3", "3.2 no string 3"),
        ("openapi: '2.0'", "3.2 unsupported 2.0"),
        ("openapi: [3.1.0]", "3.2 no string "),
        ("openapi:", "3.2 missing"),
        ("swagger: '2.0'", "3.0 swagger 2.0"),
        ("title: none", "3.2 missing"),
    ] {
        check(line, expected);
    }
}

#[test]
fn a_file_is_read_by_the_version_that_it_states() {
    assert_snapshot!(objects("
        //- openapi.yaml
        openapi: 3.0.0
        components:
          schemas:
            A: { $ref: 'stated.yaml#/components/schemas/A' }
            B: { $ref: 'fragment.yaml#/B' }
        //- stated.yaml
        openapi: 3.1.0
        components: { schemas: { A: { $defs: { a: {} } } } }
        //- fragment.yaml
        B: { $defs: { b: {} } }
    "), @r"
    OpenApi #
    Components #/components
    Schema stated.yaml#/components/schemas/A
    Schema stated.yaml#/components/schemas/A/$defs/a
    Schema fragment.yaml#/B
    ");
}
