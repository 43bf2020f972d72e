//! Files that are linked and judged by some rules.

use std::sync::Arc;

use wirelint_graphql::faults::Faults;
use wirelint_graphql::schema::{Schema, Source};
use wirelint_graphql::syntax::parse;
use wirelint_lint::Runner;
use wirelint_rules_graphql::{Subject, Surroundings, run_document, run_items, run_schema};
use wirelint_source::{FileId, ItemId, TextRange};

/// What was found, and where.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Finding {
    pub(crate) file: usize,
    pub(crate) range: TextRange,
    pub(crate) rule: &'static str,
    pub(crate) message: String,
}

struct Paths<'t>(&'t [(&'t str, &'t str)]);

impl Surroundings for Paths<'_> {
    fn path(&self, file: FileId) -> String {
        self.0[file.0 as usize].0.to_owned()
    }

    fn not_utf8(&self, _: FileId) -> Vec<TextRange> {
        Vec::new()
    }
}

/// What these rules find in files, each a path and its text, by place.
pub(crate) fn lint(files: &[(&str, &str)], rules: &[&str]) -> Vec<Finding> {
    let source = |(number, file): (u32, &(&str, &str))| Source {
        file: FileId(number),
        parse: Arc::new(parse(file.1)),
    };
    let schema = Schema::of((0..).zip(files).map(source).collect());
    let faults = Faults::new(&schema);
    let subject = Subject { schema: &schema, faults: &faults, surroundings: &Paths(files) };
    let is_on = |meta: &'static wirelint_lint::Meta| rules.contains(&meta.id);
    let mut runner = Runner::new(&is_on, false);
    for number in 0..files.len() as u32 {
        let count = schema.docs()[number as usize].parse.item_count() as u32;
        run_items(subject, number, &mut (1..count).map(ItemId), &mut runner);
        run_document(subject, number, &mut runner);
    }
    run_schema(subject, &mut runner);
    let (found, _, failures) = runner.finish();
    assert!(failures.is_empty(), "{failures:?}");
    let finding = |it: wirelint_diagnostics::Diagnostic| {
        let file = it.span.file.0 as usize;
        let range = schema.docs()[file].parse.absolute(it.span.item, it.span.range);
        Finding { file, range, rule: it.rule, message: it.message }
    };
    let mut found: Vec<Finding> = found.into_iter().map(finding).collect();
    found.sort();
    found
}
