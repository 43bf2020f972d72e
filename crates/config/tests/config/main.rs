//! Text in; findings, levels and picked files out.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

mod examples;
mod extends;
mod findings;
mod flags;
mod levels;
mod options;
mod paths;
mod properties;
mod schema;
mod topics;
mod vocabulary;

use std::fmt::Write as _;
use std::sync::Arc;

use wirelint_config::{Catalogue, ConfigFile, Settings, parse, resolve, rules};
use wirelint_diagnostics::{Applicability, Diagnostic, Remedy};
use wirelint_lint::{Kind, Level, Meta};
use wirelint_source::{ColumnUnit, FileId, LineIndex, TextEdit, apply_edits};
use wirelint_yaml::{Format, Tree};

const fn rule(id: &'static str, level: Level, peers: &'static [&'static str]) -> Meta {
    Meta {
        id,
        summary: "a rule to speak of",
        docs: "",
        level,
        since: "0.1.0",
        kinds: &[Kind::OpenApi],
        fix: None,
        options: None,
        peers,
    }
}

static LIST: Meta =
    rule("pagination/list-unpaginated", Level::Warning, &["list-without-pages", "pages-everywhere"]);
static PAGE_SIZE: Meta = rule("pagination/page-size-unbounded", Level::Info, &["pages-everywhere"]);
static CURSOR: Meta = rule("pagination/cursor-unsigned", Level::Off, &[]);
static RETRY: Meta = rule("retry/not-idempotent", Level::Error, &["retry-safety"]);

/// The rules of the tests: four to speak of, and this crate's own.
fn catalogue() -> Arc<Catalogue> {
    let mut all = rules();
    all.extend([&RETRY, &LIST, &CURSOR, &PAGE_SIZE]);
    Arc::new(Catalogue::new(all))
}

/// JSON where it is JSON, which is the larger part of the tests: one line each.
fn tree(text: &str) -> Tree {
    let format = if text.starts_with(['{', '[', '"']) { Format::Json } else { Format::Yaml };
    wirelint_yaml::parse(text, format)
}

fn read(text: &str) -> (ConfigFile, Vec<Diagnostic>) {
    parse(FileId(0), &tree(text), &catalogue())
}

/// The settings of a configuration that extends no file and is in order.
#[track_caller]
fn settings(text: &str) -> Settings {
    let (config, findings) = read(text);
    assert_eq!(config.fault(), None);
    assert_eq!(shown(text, &findings), "");
    let (settings, findings) = resolve(&catalogue(), &config, &mut |_, path| panic!("extends {path}"));
    assert_eq!(shown(text, &findings), "");
    settings
}

/// One line per finding: place, rule, message, and how it can be mended.
fn shown(text: &str, findings: &[Diagnostic]) -> String {
    let lines = LineIndex::new(text);
    let mut out = String::new();
    for it in findings {
        let at = lines.position(text, it.span.range.start, ColumnUnit::Scalar);
        write!(out, "{}:{} {} {}", at.line + 1, at.column + 1, it.rule, it.message).unwrap();
        for suggestion in &it.suggestions {
            assert_eq!(suggestion.applicability, Applicability::Unsafe);
            write!(out, " [{}]", suggestion.title).unwrap();
        }
        out.push('\n');
    }
    out
}

/// The text with the remedies of all findings made.
fn mended(text: &str, findings: &[Diagnostic]) -> String {
    let edits = findings.iter().flat_map(|it| &it.suggestions).map(|it| match &it.remedy {
        // As the owner of the tree does it: the quotes stay.
        Remedy::RenameString { span, text: new } => {
            let old = span.range.of(text);
            let quote = if old.starts_with('"') { "\"" } else { "" };
            TextEdit::replace(span.range, format!("{quote}{new}{quote}"))
        }
        other => panic!("{other:?}"),
    });
    apply_edits(text, &edits.collect::<Vec<_>>()).unwrap()
}
