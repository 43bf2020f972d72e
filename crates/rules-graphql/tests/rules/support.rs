//! Files that are linked and judged by some rules.

use std::sync::Arc;

use serde_json::Value as Json;
use wirelint_diagnostics::{Applicability, Remedy, Suggestion};
use wirelint_graphql::faults::Faults;
use wirelint_graphql::remedy;
use wirelint_graphql::schema::{Schema, Source};
use wirelint_graphql::syntax::parse;
use wirelint_lint::options::{Data, Pair, Value, read_settings};
use wirelint_lint::{Meta, Runner};
use wirelint_model::Date;
use wirelint_rules_graphql::{Found, Subject, Surroundings, run_document, run_items, run_schema};
use wirelint_source::{FileId, ItemId, TextEdit, TextRange};

/// What was found, and where.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Finding {
    pub(crate) file: usize,
    pub(crate) range: TextRange,
    pub(crate) rule: &'static str,
    pub(crate) message: String,
    /// The edits of each fix that a machine may make, with the numbers of their files.
    pub(crate) fixes: Vec<Vec<(usize, TextEdit)>>,
}

struct Paths<'t>(&'t [(&'t str, &'t str)]);

impl Surroundings for Paths<'_> {
    fn path(&self, file: FileId) -> String {
        self.0[file.0 as usize].0.to_owned()
    }

    fn not_utf8(&self, _: FileId) -> Vec<TextRange> {
        Vec::new()
    }

    fn today(&self) -> Option<Date> {
        Date::today(None).ok()
    }
}

/// A rule, and what it is told, as JSON.
pub(crate) type Told = (&'static str, Json);

/// What these rules find in files, each a path and its text, by place.
pub(crate) fn lint(files: &[(&str, &str)], rules: &[&str]) -> Vec<Finding> {
    let on = wirelint_rules_graphql::rules().filter(|it| rules.contains(&it.id));
    lint_told(files, &on.map(|it| (it.id, Json::Null)).collect::<Vec<_>>())
}

/// The same with options.
pub(crate) fn lint_told(files: &[(&str, &str)], rules: &[Told]) -> Vec<Finding> {
    let source = |(number, file): (u32, &(&str, &str))| Source {
        file: FileId(number),
        parse: Arc::new(parse(file.1)),
    };
    let schema = Schema::of((0..).zip(files).map(source).collect());
    let faults = Faults::new(&schema);
    let found = Found::default();
    let subject = Subject { schema: &schema, faults: &faults, found: &found, surroundings: &Paths(files) };
    let is_on = |meta: &'static Meta| rules.iter().any(|it| it.0 == meta.id);
    let options = |meta: &'static Meta| {
        let told = &rules.iter().find(|it| it.0 == meta.id)?.1;
        meta.options.filter(|_| !told.is_null()).map(|set| {
            let Data::Map(pairs) = value(told).data else { panic!("{told} are no options") };
            let mut faults = Vec::new();
            let said = read_settings(set, &pairs, "the options", &[], &mut faults);
            assert!(faults.is_empty(), "{}: {faults:?}", meta.id);
            (set.tell)(&said)
        })
    };
    let mut runner = Runner::new(&is_on, false).with_options(&options);
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
        let fix = |it: &Suggestion| {
            let of_file = |remedy: &Remedy| {
                let file = remedy.span().file.0 as usize;
                let edits = remedy::write(&schema.docs()[file].parse, remedy).expect("it is for GraphQL");
                edits.into_iter().map(move |edit| (file, edit)).collect::<Vec<_>>()
            };
            it.remedy.by_file().iter().flat_map(|it| of_file(it)).collect()
        };
        let may_be_made = |it: &&Suggestion| it.applicability >= Applicability::Unsafe;
        let fixes = it.suggestions.iter().filter(may_be_made).map(fix).collect();
        Finding { file, range, rule: it.rule, message: it.message, fixes }
    };
    let mut found: Vec<Finding> = found.into_iter().map(finding).collect();
    found.sort();
    found
}

/// JSON as configuration gives it.
fn value(json: &Json) -> Value {
    let of_text = |text: &str| Value {
        range: TextRange::default(),
        text: text.to_owned(),
        replaceable: false,
        data: Data::Text,
    };
    let data = match json {
        Json::Null => Data::Nothing,
        Json::Bool(it) => Data::Bool(*it),
        Json::Number(it) => it.as_i64().map_or(Data::Number, Data::Whole),
        Json::String(it) => return of_text(it),
        Json::Array(elements) => Data::List(elements.iter().map(value).collect()),
        Json::Object(pairs) => {
            Data::Map(pairs.iter().map(|(key, it)| Pair { key: of_text(key), value: value(it) }).collect())
        }
    };
    Value { data, ..of_text("") }
}
