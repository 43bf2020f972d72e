//! What the tests share: contracts from text, findings as text.

use std::path::Path;
use std::sync::Arc;

use wirelint_analysis::{Date, Flags, Host, Kind, Level, Memory, Meta, Options, Run, catalogue};
use wirelint_diagnostics::Finding;
use wirelint_test_fixture::{Annotation, Fixture};

const FOLDER: &str = "/api";

/// Lints files that exist in memory only, all of them below one folder.
pub(crate) fn lint(files: &[(&str, &str)]) -> Run {
    lint_with(files, Options { today: today(), ..Options::default() })
}

/// The day of all tests.
fn today() -> Option<Date> {
    Date::new(2026, 1, 1)
}

/// Lints files that exist in memory only, with options.
pub(crate) fn lint_with(files: &[(&str, &str)], options: Options) -> Run {
    host(files, options).snapshot().diagnostics(&())
}

/// A host for files that exist in memory only.
pub(crate) fn host(files: &[(&str, &str)], options: Options) -> Host {
    let mut memory = Memory::new().file(format!("{FOLDER}/.git/HEAD"), "ref: refs/heads/main\n");
    for (path, text) in files {
        memory = memory.file(format!("{FOLDER}/{path}"), *text);
    }
    Host::new(Arc::new(memory), Path::new(FOLDER), options)
}

/// The findings in one document.
pub(crate) fn lint_text(text: &str) -> Vec<Finding> {
    let name = if text.trim_start().starts_with('{') { "openapi.json" } else { "openapi.yaml" };
    lint(&[(name, text)]).outcome.findings.iter().cloned().collect()
}

/// The findings in `files`, where `rule` is on, whatever its default.
pub(crate) fn lint_for(rule: &Meta, files: &[(String, String)]) -> Vec<Finding> {
    let level = if rule.level == Level::Off { vec![(rule.id.to_owned(), Level::Info)] } else { Vec::new() };
    let adjustments = Flags { level, ..Flags::default() }.check(catalogue()).expect("the rule is known");
    let options = Options { today: today(), adjustments, ..Options::default() };
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    lint_with(&files, options).outcome.findings.iter().cloned().collect()
}

/// The findings in the files of `fixture`, as marks. Related places are marked where `related` says so.
pub(crate) fn annotations(fixture: &Fixture, related: bool) -> Vec<Annotation> {
    let files: Vec<(&str, &str)> = fixture.files.iter().map(|file| (&*file.path, &*file.text)).collect();
    let run = lint(&files);
    assert!(run.outcome.problems.is_empty(), "{:#?}", run.outcome.problems);
    let file_of = |id| {
        let path = wirelint_source::Sources::path(&run.files, id);
        fixture.files.iter().position(|file| file.path == path).expect("findings are in the fixture's files")
    };
    let mut found = Vec::new();
    for finding in &run.outcome.findings {
        let message = format!("{} {}: {}", finding.severity, finding.rule, finding.message);
        found.push(Annotation::new(file_of(finding.file), finding.range.into(), message));
        for place in finding.related.iter().filter(|_| related) {
            found.push(Annotation::new(file_of(place.file), place.range.into(), place.message.clone()));
        }
    }
    found
}

/// A code block of a rule's documentation.
pub(crate) struct Example<'d> {
    /// `incorrect` or `correct`.
    pub(crate) kind: &'d str,
    /// The kind of file that it is an example for, where it says so.
    of: Option<&'d str>,
    /// What stands in the block.
    pub(crate) code: String,
}

impl<'d> Example<'d> {
    /// The blocks that are marked, in their order.
    pub(crate) fn all(docs: &'d str) -> Vec<Self> {
        let mut examples = Vec::new();
        let mut open: Option<Example<'d>> = None;
        for line in docs.lines() {
            // Documentation comments begin with a space.
            let line = line.strip_prefix(' ').unwrap_or(line);
            match (&mut open, line.strip_prefix("```")) {
                (None, Some(info)) => {
                    let words: Vec<&str> = info.split_whitespace().collect();
                    let kind = words.last().filter(|_| words.len() > 1).copied().unwrap_or_default();
                    let of = words.get(1).filter(|_| words.len() > 2).copied();
                    open = Some(Example { kind, of, code: String::new() });
                }
                (Some(_), Some(_)) => examples.extend(open.take().filter(|it| !it.kind.is_empty())),
                (Some(example), None) => {
                    example.code.push_str(line);
                    example.code.push('\n');
                }
                (None, None) => {}
            }
        }
        examples
    }

    /// What the example is for: it says so where the rule is for several kinds of files, and the first of them is not meant.
    pub(crate) fn file(&self, rule: &Meta) -> Kind {
        let kinds = [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl, Kind::Traffic];
        let stated = kinds.into_iter().find(|it| self.of == Some(it.as_str()));
        stated.unwrap_or_else(
            || if rule.kinds.contains(&Kind::OpenApi) { Kind::OpenApi } else { rule.kinds[0] },
        )
    }

    /// The block as files by their names: what every contract starts with is left out in the documentation.
    pub(crate) fn files(&self, rule: &Meta) -> Vec<(String, String)> {
        let contract = |code: &str| {
            if code.contains("openapi:") {
                return code.to_owned();
            }
            format!("openapi: 3.1.1\ninfo: {{ title: Example, version: '1' }}\n{code}")
        };
        if self.code.starts_with("#- ") || self.code.starts_with("//- ") {
            let files = Fixture::parse(&self.code).files.into_iter();
            let whole =
                |path: &str, text: String| if path == "openapi.yaml" { contract(&text) } else { text };
            return files.map(|it| (it.path.clone(), whole(&it.path, it.text))).collect();
        }
        if self.file(rule) == Kind::Protobuf {
            let has_level = self.code.contains("syntax =") || self.code.contains("edition =");
            let level = if has_level { "" } else { "syntax = \"proto3\";\n" };
            return vec![("example.proto".to_owned(), format!("{level}{}", self.code))];
        }
        if self.file(rule) == Kind::GraphQl {
            // Every schema has a query.
            let has_types = ["type ", "input ", "enum ", "interface ", "union ", "scalar "];
            let has_types = self.code.lines().any(|line| has_types.iter().any(|it| line.starts_with(it)));
            let has_query = self.code.contains("type Query") || self.code.contains("schema ");
            let query = if has_types && !has_query { "\ntype Query {\n  version: String\n}\n" } else { "" };
            return vec![("example.graphql".to_owned(), format!("{}{query}", self.code))];
        }
        if self.file(rule) == Kind::Traffic {
            let name = if self.code.starts_with('{') { "traffic.json" } else { "traffic.yaml" };
            return vec![(name.to_owned(), self.code.clone())];
        }
        vec![("openapi.yaml".to_owned(), contract(&self.code))]
    }
}
