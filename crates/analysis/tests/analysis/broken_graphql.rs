//! Damaged GraphQL, from text to findings: what is damaged is said where it is, and the other definitions are judged as before.
//!
//! The pairs of file and change come from a fixed seed, so that a failure can be seen again.

use std::env;
use std::ops::Range;
use std::path::Path;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use wirelint_diagnostics::Finding;
use wirelint_source::Sources;
use wirelint_test_editor::Random;

use crate::support::lint;

/// Definitions of every kind, each with a fault that nothing but itself has to do with.
const FAULTY: &str = "\
schema { query: Query query: Query }
directive @mark(level: Int = 1, level: Int) repeatable on OBJECT | FIELD
\"Where it begins.\"
type Query {
  shop(id: ID!, id: ID): Shop
}
interface Node @mark(level: 1, level: 2) {
  id: ID!
}
type Shop implements Node {
  id: ID!
  \"\"\"
  On the sign, in \"quotes\".
  \"\"\"
  name(short: Boolean = false): String @deprecated(reason: \"Use `title`\")
  name: String
}
extend type Shop @mark {
  open: Boolean
  open: Boolean
}
scalar Date @specifiedBy(url: \"https://example.com\", url: \"https://example.com\")
union Found = | Shop | Shop
enum State { NEW PAID # both are needed
  NEW
}
input OrderInput {
  lines: [[Int!]!]! = [[1, 2], []]
  note: String = \"none\\n\"
  note: String
}
extend input OrderInput { gift: Boolean gift: Boolean }
query Shops($id: ID!, $id: ID!) @mark(level: 1, level: 2) {
  shop(id: $id) { id }
}
mutation Order($lines: [[Int!]!]! = [[1]], $lines: [Int]) {
  order(input: { lines: $lines, note: \"\"\"as is\"\"\", on: 1.5e3, gift: null }) { ...Parts ... on Shop @skip(if: true) { id } }
}
fragment Parts on Shop {
  id(a: 1, a: $x)
}
subscription Changes { changed(a: [A, $b], a: -1) { id } }
query Last($last: ID, $last: ID) { shop(id: $last) { id } }
";

/// What is put in place of a token, or before it.
const PIECES: [&str; 24] = [
    "!", "{", "}", "=", "type", "x", "1", "\"s\"", "(", ")", "[", "]", "\u{4fa1}", ":", "extend", "\"",
    "\"\"\"", "@", "...", "$", "&", "#", "\n", "\\",
];

/// What begins and ends a block string.
const BLOCK: &str = "\"\"\"";

/// How many pairs of file and change there are.
const CHANGES: usize = 10_000;

#[test]
fn damage_stays_where_it_is() {
    let files = files();
    let base = Judged::of(&files, None);
    let mut random = Random::new(0x6ea9);
    let changes: Vec<Change> = (0..share(CHANGES)).map(|_| Change::random(&files, &mut random)).collect();
    let begun = Instant::now();
    let reports: Vec<Report> = changes.par_iter().map(|it| check(&files, &base, it)).collect();
    let took = begun.elapsed();

    // What is not closed any more may take the definition behind it along.
    let (judged, lost) = reports.iter().fold((0, 0), |(a, b), it| (a + it.judged, b + it.lost.len()));
    let examples = reports
        .iter()
        .filter(|it| !it.lost.is_empty())
        .take(5)
        .fold(String::new(), |all, it| all + &format!("{}\n  lost: {:?}\n", it.change, it.lost));
    assert!(judged > 3 * reports.len(), "only {judged} findings were looked for again");
    assert!(lost * 500 <= judged, "{lost} of {judged} findings elsewhere were lost\n{examples}");
    let with_errors = reports.iter().filter(|it| it.has_errors).count();
    assert!(
        with_errors * 4 > reports.len(),
        "only {with_errors} changes of {} broke something",
        reports.len()
    );
    assert!(took < limit(), "{} changes took {took:?}", reports.len());
}

#[test]
fn every_beginning_of_a_small_file_is_judged() {
    let files = files();
    let base = Judged::of(&files, None);
    let cuts: Vec<Change> = (0..files.len())
        .filter(|file| files[*file].1.len() < 2_000)
        .flat_map(|file| {
            let text = &files[file].1;
            let step = if is_exhaustive() { 1 } else { 11 };
            text.char_indices().step_by(step).map(move |(start, _)| Change {
                file,
                start,
                end: text.len(),
                text: "",
            })
        })
        .collect();
    let begun = Instant::now();
    let reports: Vec<Report> = cuts.par_iter().map(|it| check(&files, &base, it)).collect();
    let took = begun.elapsed();
    let lost: Vec<&Report> = reports.iter().filter(|it| !it.lost.is_empty()).collect();
    assert!(lost.is_empty(), "{} of {}: {:?} {:?}", lost.len(), reports.len(), lost[0].change, lost[0].lost);
    assert!(reports.iter().map(|it| it.judged).sum::<usize>() > 300);
    assert!(took < limit(), "{} beginnings took {took:?}", reports.len());
}

/// The part of `all` that is done where time is short: a build for tests is slow.
fn share(all: usize) -> usize {
    if is_exhaustive() { all } else { all / 10 }
}

/// How long all of it may take. A build for tests beside compilers takes several times as long as the program.
fn limit() -> Duration {
    Duration::from_mins(if cfg!(debug_assertions) { 5 } else { 1 })
}

fn is_exhaustive() -> bool {
    env::var_os("WIRELINT_EXHAUSTIVE").is_some_and(|it| it == "1")
}

/// The files by their names: what the shop has of GraphQL, a schema that a server has answered with, and definitions with faults.
fn files() -> Vec<(String, String)> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = crates.join("../test-data/shop/storefront");
    let read = |path: &Path| std::fs::read_to_string(path).expect("the shop is text");
    let mut files: Vec<(String, String)> = wirelint_test_editor::files_below(&folder)
        .iter()
        .map(|path| {
            let name = path.strip_prefix(&folder).expect("it is below").to_string_lossy().replace('\\', "/");
            (format!("storefront/{name}"), read(path))
        })
        .collect();
    files.push((
        "answered/schema.json".to_owned(),
        read(&crates.join("graphql/tests/introspection/shop.json")),
    ));
    files.push(("faulty/all.graphql".to_owned(), FAULTY.to_owned()));
    files
}

/// A change of one file: the bytes from `start` to `end` become `text`.
struct Change {
    file: usize,
    start: usize,
    end: usize,
    text: &'static str,
}

impl Change {
    fn random(files: &[(String, String)], random: &mut Random) -> Self {
        // Half of the changes are where each definition has a fault.
        let file = if random.chance(50) { files.len() - 1 } else { random.below(files.len()) };
        let text = &files[file].1;
        let mut start = random.below(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let is_word = |it: char| it.is_alphanumeric() || it == '_';
        let first = text[start..].chars().next().unwrap_or(' ');
        if is_word(first) {
            start = text[..start].trim_end_matches(is_word).len();
        }
        let length = text[start..].find(|it| !is_word(it)).unwrap_or(text.len() - start);
        let end = start + length.max(first.len_utf8());
        let piece = PIECES[random.below(PIECES.len())];
        match random.below(10) {
            0 => Self { file, start, end: text.len(), text: "" },
            1..=3 => Self { file, start, end, text: "" },
            4..=6 => Self { file, start, end, text: piece },
            _ => Self { file, start, end: start, text: piece },
        }
    }

    fn apply(&self, text: &str) -> String {
        format!("{}{}{}", &text[..self.start], self.text, &text[self.end..])
    }
}

/// What a change led to.
struct Report {
    change: String,
    /// How many findings there were before in definitions that it does not touch.
    judged: usize,
    /// Those of them that are gone.
    lost: Vec<String>,
    has_errors: bool,
}

/// All findings in files, each with its file's name.
struct Judged(Vec<(String, Finding)>);

impl Judged {
    /// In all files, or where one is changed in those of its folder.
    fn of(files: &[(String, String)], changed: Option<(usize, &str)>) -> Self {
        let folder = |at: usize| files[at].0.split('/').next();
        let text = |at: usize| changed.filter(|it| it.0 == at).map_or(&*files[at].1, |it| it.1);
        // What lies in another folder is another schema.
        let beside = (0..files.len()).filter(|at| changed.is_none_or(|it| folder(it.0) == folder(*at)));
        let texts: Vec<(&str, &str)> = beside.map(|at| (&*files[at].0, text(at))).collect();
        let run = lint(&texts);
        assert!(run.outcome.problems.is_empty(), "{:#?}", run.outcome.problems);
        let of_file = |it: &Finding| (Sources::path(&run.files, it.file).to_owned(), it.clone());
        Self(run.outcome.findings.iter().map(of_file).collect())
    }

    fn of_file(&self, name: &str) -> impl Iterator<Item = &Finding> {
        self.0.iter().filter(move |it| it.0 == name).map(|it| &it.1)
    }
}

fn check(files: &[(String, String)], base: &Judged, change: &Change) -> Report {
    let (name, before) = &files[change.file];
    let after = change.apply(before);
    let judged = Judged::of(files, Some((change.file, &after)));
    let line = before[..change.start].matches('\n').count() + 1;
    let was: String = before[change.start..change.end].chars().take(30).collect();
    let what = format!("{name}:{line}: {was:?} becomes {:?}", change.text);
    let mut report = Report { change: what, judged: 0, lost: Vec::new(), has_errors: false };
    // What stands in a string without an end is read as if its quotes were not there. In JSON what lacks something is marked.
    let is_error = |it: &&Finding| it.rule == "graphql/syntax-error" && name != "answered/schema.json";
    let open = judged.of_file(name).filter(is_error).filter(|it| it.message.ends_with("is never closed"));
    let open = open.map(|it| it.range.start as usize).min().unwrap_or(usize::MAX);
    let intact = intact(&before[..change.start]).min(open);
    for it in judged.of_file(name) {
        let (start, end) = (it.range.start as usize, it.range.end as usize);
        assert!(after.get(start..end).is_some(), "{}: {} at {start}..{end}", report.change, it.message);
        if is_error(&it) {
            report.has_errors = true;
            assert!(end >= intact, "{}: {} at {start}..{end}", report.change, it.message);
        }
    }
    // Half of the quotes of a block take what follows with them, up to the next ones.
    let around = &before.as_bytes()[change.start.saturating_sub(2)..before.len().min(change.end + 2)];
    let is_quote = change.text == BLOCK || around.windows(BLOCK.len()).any(|it| it == BLOCK.as_bytes());
    if name != "faulty/all.graphql" || is_quote && change.end < before.len() {
        return report;
    }
    let touched = definition_around(before, change);
    for it in base.of_file(name) {
        let start = it.range.start as usize;
        // Whether something is there twice is seen in a definition by itself.
        if !it.rule.ends_with("-twice") {
            continue;
        }
        if touched.contains(&start) || change.end == before.len() && start >= change.start {
            continue;
        }
        let now = if start < touched.start {
            start
        } else {
            start + change.text.len() - (change.end - change.start)
        };
        report.judged += 1;
        let is_it = |new: &Finding| new.rule == it.rule && new.range.start as usize == now;
        if !judged.of_file(name).any(is_it) {
            report.lost.push(format!("{} {:?}", it.rule, &before[start..it.range.end as usize]));
        }
    }
    report
}

/// Up to where there can be no error where only what is behind `text` is damaged: the beginning of its last token.
fn intact(text: &str) -> usize {
    let mut text = text;
    loop {
        text = text.trim_end_matches(|it: char| it.is_whitespace() || it == ',');
        let line = text.rfind('\n').map_or(0, |it| it + 1);
        let Some(comment) = text[line..].find('#').filter(|it| !text[line..line + it].contains('"')) else {
            break;
        };
        text = &text[..line + comment];
    }
    text.rfind(char::is_whitespace).unwrap_or(0)
}

/// The definition that a change begins in, from its first byte to that of the next one; with the one behind it where the change is at its
/// end, and with the one before it where the change is at its beginning.
fn definition_around(text: &str, change: &Change) -> Range<usize> {
    // Nothing but a definition and its closing bracket begins a line; some begin with a description on a line of its own.
    let mut starts = Vec::new();
    let (mut at, mut is_described) = (0, false);
    for line in text.split_inclusive('\n') {
        if !line.starts_with([' ', '}']) {
            if !is_described {
                starts.push(at);
            }
            is_described = line.starts_with('"');
        }
        at += line.len();
    }
    starts.push(text.len());
    let own = starts.partition_point(|it| *it <= change.start) - 1;
    let first = if change.start == starts[own] { own.saturating_sub(1) } else { own };
    let mut behind = starts.partition_point(|it| *it <= change.end);
    if change.end >= text[..starts[behind.min(starts.len() - 1)]].trim_end().len() {
        behind += 1;
    }
    starts[first]..starts[behind.min(starts.len() - 1)]
}
