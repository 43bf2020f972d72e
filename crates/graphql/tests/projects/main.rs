//! What configurations of projects say, in every format, and what is wrong with them.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fmt::Write as _;

use proptest::prelude::*;
use wirelint_graphql::projects::{Config, Pattern, ProblemKind, SchemaPointer, is_file_name, rank, read};
use wirelint_test_fixture::{Annotation, Fixture, assert_annotations};

/// The file of that name says what `outline` says, and has the problems that are marked in it.
#[track_caller]
fn check(name: &str, marked: &str, outline: &str) {
    let fixture = Fixture::parse(marked);
    let text = &fixture.files[0].text;
    let config = read(name, text).unwrap();
    let found = config.problems.iter().map(|it| {
        let help = it.help.as_ref().map(|it| format!("; {it}")).unwrap_or_default();
        Annotation::new(0, it.range.into(), format!("{:?}: {}{help}", it.kind, it.message))
    });
    assert_annotations(&fixture, &found.collect::<Vec<_>>());
    assert_eq!(dump(&config, text), outline.trim_start());
}

/// Each project with what it names; places as they are written.
fn dump(config: &Config, text: &str) -> String {
    let mut out = String::new();
    let pattern = |it: &Pattern| {
        let sign = if it.negated { "!" } else { "" };
        format!("{sign}{} <{}>", it.glob, it.range.of(text))
    };
    for project in &config.projects {
        writeln!(out, "{} <{}>", project.name, project.range.of(text)).unwrap();
        for pointer in &project.schema {
            let line = match pointer {
                SchemaPointer::Files(it) => pattern(it),
                SchemaPointer::Inline { sdl, .. } => format!("inline {sdl:?}"),
                SchemaPointer::Remote { address, .. } => format!("remote {address}"),
                SchemaPointer::Code { name, .. } => format!("code {name}"),
            };
            writeln!(out, "  schema {line}").unwrap();
        }
        for (key, patterns) in
            [("documents", &project.documents), ("include", &project.include), ("exclude", &project.exclude)]
        {
            for it in patterns {
                writeln!(out, "  {key} {}", pattern(it)).unwrap();
            }
        }
    }
    out
}

#[test]
fn one_project_is_called_default() {
    check(
        ".graphqlrc.yml",
        "
schema: ./schema.graphql
documents: src/**/*.{ts,tsx}
extensions:
  codegen: { generates: { a.ts: { plugins: [typescript] } } }
",
        "
default <schema>
  schema ./schema.graphql <./schema.graphql>
  documents src/**/*.{ts,tsx} <src/**/*.{ts,tsx}>
",
    );
}

#[test]
fn every_format_says_the_same() {
    let outline = "
app <app>
  schema api/*.graphql <'api/*.graphql'>
  schema !api/old.graphql <'!api/old.graphql'>
  documents app/**/*.ts <'app/**/*.ts'>
  include app/** <'app/**'>
  exclude **/*.test.ts <'**/*.test.ts'>
admin <admin>
  schema admin.json <'admin.json'>
";
    let yaml = "
projects:
  app:
    schema: ['api/*.graphql', '!api/old.graphql']
    documents: 'app/**/*.ts'
    include: 'app/**'
    exclude: ['**/*.test.ts']
  admin:
    schema: 'admin.json'
";
    for name in
        [".graphqlrc", ".graphqlrc.yml", ".graphqlrc.yaml", "graphql.config.yml", "graphql.config.yaml"]
    {
        check(name, yaml, outline);
    }
    let toml = "
[projects.app]
schema = ['api/*.graphql', '!api/old.graphql']
documents = 'app/**/*.ts'
include = 'app/**'
exclude = ['**/*.test.ts']
[projects.admin]
schema = 'admin.json'
";
    check(".graphqlrc.toml", toml, outline);
    check("graphql.config.toml", toml, outline);
    let json = r#"
{ "projects": {
TAB"app": {
TABTAB"schema": ["api/*.graphql", "!api/old.graphql"],
TABTAB"documents": "app/**/*.ts",
TABTAB"include": "app/**",
TABTAB"exclude": ["**/*.test.ts"]
TAB},
TAB"admin": { "schema": "admin.json" }
} }
"#
    .replace("TAB", "\t");
    let outline = outline.replace('\'', "\"").replace("<app>", "<\"app\">").replace("<admin>", "<\"admin\">");
    for name in [".graphqlrc", ".graphqlrc.json", "graphql.config.json"] {
        check(name, &json, &outline);
    }
    let package = format!("{{ \"name\": \"a\", \"graphql\": {json} }}");
    check("package.json", &package, &outline);
}

#[test]
fn toml_says_it_in_each_of_its_ways() {
    check(
        ".graphqlrc.toml",
        "
projects.a.schema = \"a.graphql\"
projects.b = { schema = \"\"\"
type Query { b: Int }
\"\"\" }
[[projects.c.schema]]
\"https://c.test/graphql\" = { headers = { Authorization = \"x\" } }
#<<<<<<<<<<<<<<<<<<<<<<<< Offline: the schema `https://c.test/graphql` is not read: nothing is fetched from the network; save the schema to a file and name that, or keep an introspection result beside the code
[[projects.c.schema]]
\"c.graphql\" = {}
",
        r#"
a <a>
  schema a.graphql <"a.graphql">
b <b>
  schema inline "type Query { b: Int }\n"
c <c>
  schema remote https://c.test/graphql
  schema c.graphql <"c.graphql">
"#,
    );
}

#[test]
fn what_is_on_the_network_or_must_be_run_is_said() {
    check(
        ".graphqlrc",
        "
schema:
  - https://a.test/graphql
  # ^^^^^^^^^^^^^^^^^^^^^^ Offline: the schema `https://a.test/graphql` is not read: nothing is fetched from the network; save the schema to a file and name that, or keep an introspection result beside the code
  - https://b.test/graphql: { headers: { Authorization: Bearer } }
  # ^^^^^^^^^^^^^^^^^^^^^^ Offline: the schema `https://b.test/graphql` is not read: nothing is fetched from the network; save the schema to a file and name that, or keep an introspection result beside the code
  - github:acme/shop#main:schema.graphql
  # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Offline: the schema `github:acme/shop#main:schema.graphql` is not read: nothing is fetched from the network; save the schema to a file and name that, or keep an introspection result beside the code
  - module:@acme/schema
  # ^^^^^^^^^^^^^^^^^^^ Code: the schema is what the module `@acme/schema` exports, and code is not run; point `schema` to SDL or to an introspection result
  - ./schema.ts: { loader: ./load.js }
  #                ^^^^^^ Code: `loader` names code, which is not run; point `schema` to SDL or to an introspection result
  - ./src/schema.ts
",
        "
default <schema>
  schema remote https://a.test/graphql
  schema remote https://b.test/graphql
  schema remote github:acme/shop#main:schema.graphql
  schema code @acme/schema
  schema code ./schema.ts
  schema ./src/schema.ts <./src/schema.ts>
",
    );
    check(
        "graphql.config.ts",
        "
export default { schema: './schema.graphql' }
//| Code: `graphql.config.ts` is code, which is not run; write the same as `.graphqlrc.yml`
",
        "",
    );
}

#[test]
fn variables_have_their_defaults_or_a_word() {
    check(
        ".graphqlrc",
        "
schema: ${SCHEMA:./schema.graphql}
documents:
  - ${DOCUMENTS}
  # ^^^^^^^^^^^^ Environment: the environment variable `DOCUMENTS` has no default, and the environment is not read; write `${DOCUMENTS:DEFAULT}`
  - src/**/*.graphql
",
        "
default <schema>
  schema ./schema.graphql <${SCHEMA:./schema.graphql}>
  documents src/**/*.graphql <src/**/*.graphql>
",
    );
    // JSON is not put through that.
    check(
        ".graphqlrc.json",
        "{ \"schema\": \"${SCHEMA:./schema.graphql}\" }",
        "default <\"schema\">\n  schema ${SCHEMA:./schema.graphql} <\"${SCHEMA:./schema.graphql}\">\n",
    );
}

#[test]
fn a_wrong_form_costs_itself() {
    check(
        ".graphqlrc",
        "
projects:
  a:
    schema: [a.graphql, 1, [b.graphql]]
    #                   ^ Shape: `schema` has a number where a path or a URL is expected
    #                      ^^^^^^^^^^^ Shape: `schema` has a list where a path or a URL is expected
    documents: { glob: '*.ts' }
    #          ^^^^^^^^^^^^^^^^ Shape: `documents` has a mapping where a pattern or a list of them is expected
    exclude: ['', x]
    #         ^^ Shape: the path is empty
  b: ./b.graphql
  #  ^^^^^^^^^^^ Shape: the project `b` is a string, not a mapping
  c:
  #< Shape: the project `c` is nothing, not a mapping
  d:
  #< Shape: no `schema` is named; add `schema` with the path of the schema, such as `schema: ./schema.graphql`
    documents: '*.ts'
  e:
    schema: e.graphql
    document: '*.ts'
    #<<<<<<<< Key: the key `document` is not read; did you mean `documents`?
    codegen: {}
schema: f.graphql
#<<<<<< Shape: `schema` is not read beside `projects`; move it into the project that it is for
",
        "
a <a>
  schema a.graphql <a.graphql>
  exclude x <x>
e <e>
  schema e.graphql <e.graphql>
",
    );
    check(".graphqlrc", "[a]\n#<<< Shape: the configuration is a list, not a mapping\n", "");
    check(
        ".graphqlrc",
        "# nothing\n#| Shape: no `schema` is named; add `schema` with the path of the schema, such as `schema: ./schema.graphql`\n",
        "",
    );
}

#[test]
fn the_form_of_version_2_is_read() {
    check(
        ".graphqlconfig",
        "{ \"schemaPath\": \"a.graphql\", \"includes\": [\"*.graphql\"], \"excludes\": [\"b/**\"] }",
        "
default <\"schemaPath\">
  schema a.graphql <\"a.graphql\">
  include *.graphql <\"*.graphql\">
  exclude b/** <\"b/**\">
",
    );
    check(
        ".graphqlrc",
        "
schema: a.graphql
#<<<<<< Shape: `schema` is not read beside `includes`, which is from another version; write `include` for `includes`
includes: '*.ts'
",
        "
default <schema>
  schema a.graphql <a.graphql>
  include *.ts <'*.ts'>
",
    );
}

#[test]
fn a_broken_text_gives_what_can_be_read() {
    check(
        ".graphqlrc.json",
        "
{ \"schema\": \"a.graphql\",
  \"documents\": [\"*.ts\"
//                    | Syntax: `]` is missing
}
",
        "
default <\"schema\">
  schema a.graphql <\"a.graphql\">
  documents *.ts <\"*.ts\">
",
    );
    check(
        ".graphqlrc.toml",
        "
schema = \"a.graphql\"
documents = [
//           | Syntax: unclosed array, expected `]`
",
        "",
    );
}

#[test]
fn a_package_without_the_key_configures_nothing() {
    assert_eq!(read("package.json", "{ \"name\": \"graphql\" }"), None);
    assert_eq!(read("package.json", "{ \"name\": "), None);
    assert_eq!(read("package.json", ""), None);
    assert_eq!(read("schema.graphql", "schema: a"), None);
}

#[test]
fn the_first_name_in_a_folder_counts() {
    assert!(rank("graphql.config.ts") < rank(".graphqlrc"));
    assert!(rank(".graphqlrc.toml") < rank("package.json"));
    assert!(rank("package.json") < rank(".graphqlconfig"));
    assert!(is_file_name(".graphqlrc.yml") && !is_file_name("graphqlrc.yml") && !is_file_name("codegen.yml"));
}

#[test]
fn aliases_do_not_make_millions_of_patterns() {
    let list = "a.graphql, ".repeat(1000);
    let mut aliases = String::new();
    for it in 0..1000 {
        writeln!(aliases, "  p{it}: {{ schema: *s }}").unwrap();
    }
    let config = read(".graphqlrc", &format!("x: &s [{list}]\nprojects:\n{aliases}")).unwrap();
    assert_eq!(config.projects.iter().map(|it| it.schema.len()).sum::<usize>(), 10_000);
    assert!(config.problems.iter().any(|it| it.kind == ProblemKind::Shape));
}

#[test]
fn deep_nesting_ends() {
    for (open, close) in [("[", "]"), ("{ a: ", "}")] {
        let text = format!("schema: {}{}", open.repeat(100_000), close.repeat(100_000));
        for name in [".graphqlrc", ".graphqlrc.json", ".graphqlrc.toml"] {
            let text = if name.ends_with("toml") {
                text.replacen(':', " =", 1).replace(": ", " = ")
            } else {
                text.clone()
            };
            assert!(read(name, &text).is_some());
        }
    }
}

proptest! {
    #[test]
    fn no_text_is_too_much(text in "[a-z${}\\[\\]:\"'!&*|>#=., \n\t-]{0,80}") {
        for name in [".graphqlrc", ".graphqlrc.json", ".graphqlrc.toml", "package.json", "graphql.config.ts"] {
            let Some(config) = read(name, &format!("schema: {text}")) else { continue };
            for problem in &config.problems {
                prop_assert!(problem.range.end as usize <= text.len() + 8);
            }
        }
    }
}
